"""The interface's languages: gettext catalogues and the field's terms."""
