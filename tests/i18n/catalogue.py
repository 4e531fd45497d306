"""The catalogues: `python -m tests.i18n.catalogue` takes over new texts into the `.po` files and compiles them."""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from tests.i18n import command_line
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import CATALOGUES, DOMAIN
from trainer.packs.format.json_schema import descriptions

PACKAGE = Path(__file__).parents[2] / "trainer"
METHODS = [("**.py", "python"), ("**/templates/**.j2", "jinja2")]
KEYWORDS = {"tr": None, "translator": None, "N_": None, "plural": (1, 2)}
OPTIONS = {"**.j2": {"silent": "false"}}


def template() -> Catalog:
    """Return every text of the interface, as it stands in the code."""
    catalogue = Catalog(project="sales-role-trainer", charset="utf-8")
    found = extract_from_dir(
        PACKAGE, METHODS, OPTIONS, KEYWORDS, comment_tags=["Translators:"], strip_comment_tags=True
    )
    for filename, _line, text, comments, context in found:
        catalogue.add(text, None, [(Path(filename).as_posix(), 0)], auto_comments=comments, context=context)
    for said in command_line.texts():
        catalogue.add(said, None, [("cli", 0)])
    for said in descriptions():
        catalogue.add(said, None, [("packs/format", 0)])
    return catalogue


def po_file(language: str) -> Path:
    """Return the catalogue of a language."""
    return CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def stored(language: str) -> Catalog:
    """Return the catalogue of a language as it is committed."""
    path = po_file(language)
    if not path.is_file():
        return Catalog(locale=language, domain=DOMAIN)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def in_use(language: str) -> Catalog:
    """Return the catalogue of a language as the program reads it: the compiled one."""
    with po_file(language).with_suffix(".mo").open("rb") as file:
        return read_mo(file)


def compiled(language: str) -> bytes:
    """Return the compiled form of the committed catalogue."""
    buffer = io.BytesIO()
    write_mo(buffer, stored(language))
    return buffer.getvalue()


def main() -> None:
    """Update and compile every catalogue; what is no longer used is dropped."""
    texts = template()
    for language in LANGUAGES:
        if language == "en":
            continue
        catalogue = stored(language)
        catalogue.update(texts, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        path = po_file(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalogue, width=120, sort_output=True, omit_header=False, include_lineno=False)
        path.with_suffix(".mo").write_bytes(compiled(language))
        missing = [message.id for message in catalogue if message.id and not message.string]
        print(f"{path}: {len(catalogue)} texts, {len(missing)} untranslated")
    for text in command_line.missed_in_click():
        print(f"not said by the Click that is installed: {text!r}")


if __name__ == "__main__":
    main()
