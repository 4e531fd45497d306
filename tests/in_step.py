"""Whether a page and its translation say the same: structure, commands, code and numbers, section by section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_OWN = (("first-deal.toml", "the-planning-board.toml"), ("--lang zh", "--lang en"))
"""What stands in blocks of the Chinese page only because its example is a Chinese one, and what it stands for."""


class Section(NamedTuple):
    """A heading with what stands below it, up to the next.

    Attributes:
        level: number of its signs.
        heading: its words.
        body: the text.
    """

    level: int
    heading: str
    body: str


def differences(page: str, translation: str) -> list[str]:
    """Return in what a Chinese page differs from its original beyond its words, a line each, by section."""
    own, other = sections(page), sections(translation)
    if [one.level for one in own] != [one.level for one in other]:
        return [_first_unlike(own, other)]
    return [
        f"{one.heading} / {same.heading}: {said}"
        for one, same in zip(own, other, strict=True)
        for said in _unlike(one, same)
    ]


def sections(page: str) -> list[Section]:
    """Return the sections of a page in Markdown; what stands in blocks of code is no heading."""
    blank = _BLOCK.sub(lambda block: re.sub(r"[^\n]", " ", block[0]), page)
    heads = list(re.finditer(r"^(#+) (.*)$", blank, re.MULTILINE))
    ends = [head.start() for head in heads[1:]] + [len(page)]
    before = Section(0, "(head)", page[: heads[0].start()] if heads else page)
    found = zip(heads, ends, strict=True)
    return [before, *(Section(len(head[1]), head[2], page[head.end() : end]) for head, end in found)]


def _first_unlike(own: list[Section], other: list[Section]) -> str:
    place = next(
        (at for at, (one, same) in enumerate(zip(own, other, strict=False)) if one.level != same.level),
        min(len(own), len(other)),
    )
    return f"the headings part here: {_named(own, place)} / {_named(other, place)}"


def _named(found: list[Section], place: int) -> str:
    return f"{'#' * found[place].level} {found[place].heading}" if place < len(found) else "nothing"


def _unlike(one: Section, other: Section) -> Iterator[str]:
    if one.level and _CHINESE.search(one.heading):
        yield "the heading of the original is Chinese"
    blocks = [[(kind, text) for kind, text in _BLOCK.findall(section.body)] for section in (one, other)]
    if len(blocks[0]) != len(blocks[1]):
        yield f"{len(blocks[0])} blocks of code, {len(blocks[1])} in the translation"
    for (kind, text), (own_kind, own_text) in zip(*blocks, strict=False):
        if kind != own_kind or not _same_code(text, own_text):
            yield f"another block of code: {own_text.splitlines()[0] if own_text else ''}"
    plain, own_plain = (_BLOCK.sub("", section.body) for section in (one, other))
    for name, found, own in (
        ("code", _spans(one.heading + plain), _spans(other.heading + own_plain)),
        ("links", _links(plain), _links(own_plain)),
        ("numbers", _numbers(one.heading + plain), _numbers(other.heading + own_plain)),
    ):
        if found != own:
            lacks, more = sorted((found - own).elements()), sorted((own - found).elements())
            yield f"{name}: the translation lacks {lacks} and has {more} more"
    for name, pattern in (
        ("paragraphs", r"^(?![-|#\s]|\d+\.).*\n(?=\n|\Z)"), ("items of lists", r"^ *(?:-|\d+\.) "), ("rows", r"^\|"),
        ("cells", r"(?<!\\)\|"),
    ):  # fmt: skip
        counts = [len(re.findall(pattern, text + "\n", re.MULTILINE)) for text in (plain, own_plain)]
        if counts[0] != counts[1]:
            yield f"{counts[0]} {name}, {counts[1]} in the translation"


def _same_code(text: str, own: str) -> bool:
    """Return whether blocks of code are the same but for remarks and for texts in quotes that are Chinese."""
    for there, stands_for in _OWN:
        own = own.replace(there, stands_for)
    lines, own_lines = text.splitlines(), own.splitlines()
    return len(lines) == len(own_lines) and all(map(_same_line, lines, own_lines))


def _same_line(line: str, own: str) -> bool:
    parts, own_parts = (_quoted(re.sub(r"\s+# .*|^# .*", "", one)) for one in (line, own))
    return len(parts) == len(own_parts) and all(
        part == other or (part[:1] == '"' and other[:1] == '"' and bool(_CHINESE.search(other)))
        for part, other in zip(parts, own_parts, strict=True)
    )


def _quoted(line: str) -> list[str]:
    return re.split(r'("[^"]*")', line)


def _spans(text: str) -> Counter[str]:
    return Counter(" ".join(span.split()) for span in _SPAN.findall(text))


def _links(text: str) -> Counter[str]:
    """Return where the links lead, as if to pages and pictures of the original; of a heading only that it is one."""
    targets = (re.sub(r"#.*", "#", target) for target in _LINK.findall(_SPAN.sub("", text)))
    return Counter(target.replace(".zh.md", ".md").replace("-zh.svg", "-en.svg") for target in targets)


def _numbers(text: str) -> Counter[str]:
    bare = _LINK.sub("]", _SPAN.sub("", text)).replace("–", " ").replace("−", "-")
    return Counter(re.findall(r"-?\d+(?:\.\d+)*", re.sub(r"(?<=\d),(?=\d{3})", "", bare)))
