"""The maps as Mermaid text and Markdown, for notes, wikis and pull requests."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from trainer.core.scenario import Scenario
from trainer.i18n.translator import Translator
from trainer.packs.graph.clue_map import clue_map
from trainer.packs.graph.differences import DifferenceRow, Differences
from trainer.packs.graph.power_map import power_map

# Mermaid reads these inside quoted texts too; #35; and the like are its own way to write them.
_CODES = {ord(one): f"#{ord(one)};" for one in '"#<>&;`\\[]{}()|'}

_MARKS = {ord(one): f"&#{ord(one)};" for one in "|<>&*_`[]\\#~!"}


def mermaid(scenario: Scenario, tr: Translator, what: str) -> str:
    """Return the map `what` ("power" or "clues") as Mermaid; "both" as one Mermaid text after the other."""
    maps = {"power": _power, "clues": _clues}
    chosen = maps.values() if what == "both" else [maps[what]]
    return "\n".join("\n".join(draw(scenario, tr)) + "\n" for draw in chosen)


def markdown(scenario: Scenario, tr: Translator, what: str) -> str:
    """Return the same as Markdown, each map under a heading."""
    heads = {
        "power": tr("Power map: who reports to whom, and who moves whom"),
        "clues": tr("Clue map: what brings which clue, and what it supports"),
    }
    chosen = heads if what == "both" else [what]
    title = " ".join(scenario.brief.title.split())
    parts = [f"# {title}\n"]
    parts += [f"## {heads[name]}\n\n```mermaid\n{mermaid(scenario, tr, name)}```\n" for name in chosen]
    return "\n".join(parts)


def difference_mermaid(found: Differences) -> str:
    """Return what differs between variants as Mermaid: a row of boxes for each thing, joined where they are alike."""
    lines = ["flowchart LR"]
    for number, section in enumerate(found.sections):
        lines.append(f'  subgraph s{number}["{_escaped(section.title)}"]')
        for place, row in enumerate(section.rows):
            lines.append(f'    subgraph r{number}_{place}["{"<br/>".join(map(_escaped, row.head))}"]')
            lines.append("      direction LR")
            for column, (letter, cell) in enumerate(zip(found.letters, row.cells, strict=True)):
                words = "<br/>".join(_escaped(line) for line in (letter, *filter(None, cell)))
                lines.append(f'      v{number}_{place}_{column}["{words}"]')
            for column, (left, right) in enumerate(pairwise(row.cells)):
                line = "---" if left == right else "-.-"
                lines.append(f"      v{number}_{place}_{column} {line} v{number}_{place}_{column + 1}")
            lines.append("    end")
        lines.append("  end")
    return "\n".join(lines) + "\n"


def difference_markdown(found: Differences) -> str:
    """Return what differs between variants as Markdown: a table for each kind of thing, bold where they differ."""
    parts = [f"# {_plain(found.title)}\n"]
    noted = zip(found.letters, found.notes, strict=True)
    parts += [f"- **{letter}** {_plain(note) or '–'}\n" for letter, note in noted]
    for section in found.sections:
        parts.append(f"\n## {_plain(section.title)}\n\n")
        parts.append(f"| | {' | '.join(found.letters)} |\n|---|{'---|' * len(found.letters)}\n")
        for row in section.rows:
            cells = ["<br>".join(_told(row, cell)) for cell in row.cells]
            parts.append(f"| {'<br>'.join(map(_plain, row.head))} | {' | '.join(cells)} |\n")
    return "".join(parts)


def _told(row: DifferenceRow, cell: tuple[str, ...]) -> Iterator[str]:
    for aspect, line in enumerate(cell):
        if line:
            yield f"**{_plain(line)}**" if row.differs(aspect) else _plain(line)


def _plain(text: str) -> str:
    """Return `text` on one line with what Markdown reads in it as character references."""
    return " ".join(text.split()).translate(_MARKS)


def _power(scenario: Scenario, tr: Translator) -> Iterator[str]:
    yield "flowchart TD"
    seats = power_map(scenario, tr)
    for seat in seats:
        lines = (seat.name, seat.title, seat.unit, *seat.facts, *seat.later)
        yield f'  p{seat.index}["{"<br/>".join(map(_escaped, lines))}"]'
    for seat in seats:
        for other in seat.reports:
            yield f"  p{seat.index} --> p{other}"
    for seat in seats:
        for tie in seat.ties:
            yield f'  p{seat.index} -. "{tie.strength:+d}" .-> p{tie.other}'


def _clues(scenario: Scenario, tr: Translator) -> Iterator[str]:
    yield "flowchart LR"
    misleads = tr("misleads")
    for number, section in enumerate(clue_map(scenario, tr)):
        yield f'  subgraph s{number}["{_escaped(section.name)}"]'
        yield "    direction LR"
        for place, words in enumerate(section.origins):
            yield f'    o{number}_{place}["{_escaped(words)}"]'
        for place, finding in enumerate(section.findings):
            head = f"{finding.id} · {misleads}" if finding.misleads else finding.id
            yield f'    c{number}_{place}("{_escaped(head)}<br/>{_escaped(finding.text)}")'
        for place, words in enumerate(section.facts):
            yield f'    f{number}_{place}["{_escaped(words)}"]'
        for origin, clue in section.brings:
            yield f"    o{number}_{origin} --> c{number}_{clue}"
        for clue, fact in section.supports:
            arrow = "-.->" if section.findings[clue].misleads else "-->"
            yield f"    c{number}_{clue} {arrow} f{number}_{fact}"
        yield "  end"


def _escaped(text: str) -> str:
    return " ".join(text.split()).translate(_CODES)
