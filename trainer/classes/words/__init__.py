"""A class report in words, in the language of the page."""
