"""Writes what a program can write of the author's guide, in each language: `python -m tests.packs.guide`.

How it is reckoned, where conditions stand, keys, limits, words and tables stand in the guide itself, the codes on a
page of their own.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import SCENARIOS
from tests.packs import guide_keys, guide_limits, guide_places, guide_reckoning, tables
from tests.packs.examples import examples
from tests.packs.guide_words import PHRASES
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator
from trainer.packs.checks.codes import CODES, GROUPS

BEGIN = "<!-- From here on: written by `python -m tests.packs.guide`; do not edit below. -->\n"
CONTENTS = "<!-- contents: written by `python -m tests.packs.guide` -->\n"
END_OF_CONTENTS = "<!-- end of contents -->\n"
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
    """Return the text of the guide with its contents and the last sections as they should be."""
    head, _, rest = guide.partition(BEGIN)
    page = f"{head}{BEGIN}\n{made(language)}\n{END}{rest.partition(END)[2]}"
    before, _, after = page.partition(CONTENTS)
    headings = re.findall(r"^## (.*)$", re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL), re.MULTILINE)
    lines = "".join(f"- [{heading}](#{_anchor(heading)})\n" for heading in headings)
    return f"{before}{CONTENTS}\n{lines}\n{END_OF_CONTENTS}{after.partition(END_OF_CONTENTS)[2]}"


def made(language: str) -> str:
    """Return the sections that a program writes, as Markdown."""
    parts = (guide_reckoning, guide_places, guide_keys, guide_limits)
    return "\n".join((*(part.section(language) for part in parts), tables.words(language), tables.section(language)))


if __name__ == "__main__":
    for spoken in LANGUAGES:
        guide = page("README", spoken)
        guide.write_text(renewed(guide.read_text(encoding="utf-8"), spoken), encoding="utf-8")
        page("CODES", spoken).write_text(codes(spoken), encoding="utf-8")
