"""Writes the sections "Every table" and "Every code" of the author's guide: `python -m tests.packs.guide`."""

from __future__ import annotations

from tests.conftest import SCENARIOS
from tests.packs import tables
from tests.packs.examples import examples
from trainer.packs.checks.codes import CODES, GROUPS

GUIDE = SCENARIOS / "README.md"
BEGIN = "<!-- Every table and every code: written by `python -m tests.packs.guide`; do not edit below. -->\n"
END = "<!-- Here ends what is written by a program. -->\n"


def section() -> str:
    """Return the section as Markdown."""
    lines = [
        "## Every code",
        "",
        "`trainer check PATH…` says what is wrong, each with a stable code: `E…` keeps a scenario from being played,",
        "`W…` does not and should be mended. `trainer check --explain CODE` prints what stands below about a code.",
        "",
    ]
    found = examples()
    group = ""
    for code, meaning in CODES.items():
        if code[:2] != group:
            group = code[:2]
            lines += [f"## {group}…: {GROUPS[group].lower()}", ""]
        example = found[code]
        lines += [
            f"### {code} {meaning.meaning}", "", meaning.remedy, "",
            "Fails:", "", *_block(example.shown_bad), "", "Mended:", "", *_block(example.shown_good), "",
        ]  # fmt: skip
    return "\n".join(lines)


def _block(text: str) -> list[str]:
    kind = "console" if text.startswith("$ ") else "toml"
    # A control character is shown as TOML writes it, never raw.
    harmless = "".join(one if one == "\n" or one.isprintable() else f"\\u{ord(one):04x}" for one in text)
    return [f"```{kind}", *harmless.splitlines(), "```"]


def renewed(guide: str) -> str:
    """Return the text of the guide with the section as it should be, at its end if it was not there."""
    text = f"{BEGIN}\n{tables.words()}\n{tables.section()}\n{section()}\n{END}"
    if BEGIN not in guide:
        return f"{guide.rstrip()}\n\n{text}"
    head, _, rest = guide.partition(BEGIN)
    return head + text + rest.partition(END)[2]


if __name__ == "__main__":
    GUIDE.write_text(renewed(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
