"""Writes what a program can write of the author's guide, in each language: `python -m tests.packs.guide`.

The field's words and the tables of the format stand in the guide itself, the codes on a page of their own.
"""

from __future__ import annotations

from pathlib import Path

from tests.conftest import SCENARIOS
from tests.packs import tables
from tests.packs.examples import examples
from tests.packs.guide_words import PHRASES
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator
from trainer.packs.checks.codes import CODES, GROUPS

BEGIN = "<!-- Every word and every table: written by `python -m tests.packs.guide`; do not edit below. -->\n"
END = "<!-- Here ends what is written by a program. -->\n"


def page(name: str, language: str) -> Path:
    """Return where a page of the guide, such as "README", stands in a language."""
    return SCENARIOS / (f"{name}.md" if language == "en" else f"{name}.{language}.md")


def codes(language: str) -> str:
    """Return the page of the codes as Markdown."""
    tr, say = Translator(language), PHRASES[language]
    found = examples()
    lines = [say["head of codes"], "", f"# {say['Every code']}", "", say["codes"], ""]
    lines += [f"- [{group}… {tr(title)}](#{_anchor(f'{group}… {tr(title)}')})" for group, title in GROUPS.items()]
    lines.append("")
    group = ""
    for code, meaning in CODES.items():
        if code[:2] != group:
            group = code[:2]
            lines += [f"## {group}… {tr(GROUPS[group])}", ""]
        example = found[code]
        lines += [
            f"### {code} {tr(meaning.meaning)}", "", tr(meaning.remedy), "",
            say["Fails:"], "", *_block(example.shown_bad), "", say["Mended:"], "", *_block(example.shown_good), "",
        ]  # fmt: skip
    return "\n".join(lines)


def _anchor(heading: str) -> str:
    """Return the anchor that a repository's pages give a heading."""
    kept = (one for one in heading.lower() if one.isalnum() or one in " -_")
    return "".join(kept).replace(" ", "-")


def _block(text: str) -> list[str]:
    kind = "console" if text.startswith("$ ") else "toml"
    # A control character is shown as TOML writes it, never raw.
    harmless = "".join(one if one == "\n" or one.isprintable() else f"\\u{ord(one):04x}" for one in text)
    return [f"```{kind}", *harmless.splitlines(), "```"]


def renewed(guide: str, language: str) -> str:
    """Return the text of the guide with the section as it should be, at its end if it was not there."""
    text = f"{BEGIN}\n{tables.words(language)}\n{tables.section(language)}\n{END}"
    if BEGIN not in guide:
        return f"{guide.rstrip()}\n\n{text}"
    head, _, rest = guide.partition(BEGIN)
    return head + text + rest.partition(END)[2]


if __name__ == "__main__":
    for spoken in LANGUAGES:
        guide = page("README", spoken)
        guide.write_text(renewed(guide.read_text(encoding="utf-8"), spoken), encoding="utf-8")
        page("CODES", spoken).write_text(codes(spoken), encoding="utf-8")
