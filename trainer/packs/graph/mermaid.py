"""Both maps as Mermaid text, for notes, wikis and pull requests."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.core.scenario import Scenario
from trainer.i18n.translator import Translator
from trainer.packs.graph.clue_map import clue_map
from trainer.packs.graph.power_map import power_map

# Mermaid reads these inside quoted texts too; #35; and the like are its own way to write them.
_CODES = {ord(one): f"#{ord(one)};" for one in '"#<>&;`\\[]{}()|'}


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
