"""The customer's power as somebody sees it: what the map says, or what is true, and where the two part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trainer.core.moves import Note
from trainer.core.scenario import Scenario, Truth
from trainer.core.view import PersonSeen
from trainer.core.vocabulary import MAX_INFLUENCE
from trainer.i18n.translator import Translator
from trainer.tui.drawing import reporting_tree
from trainer.tui.widgets.text_view import TextBlock

STANCE_GLYPHS = {-2: "▼▼", -1: "▼", 0: "■", 1: "▲", 2: "▲▲"}
WRONG = "×"


@dataclass(frozen=True, slots=True)
class ShownStanding:
    """How one person stands, in words that are ready to be shown.

    Attributes:
        stance: glyph and word.
        roles: roles in order, joined.
        influence: filled and empty squares, or "".
        veto: the kind of veto, or "".
        ties: whom they sway, or "".
        wrong: which of `roles`, `stance`, `influence`, `veto` differ from the truth; empty where nothing is compared.
    """

    stance: str
    roles: str
    influence: str
    veto: str
    ties: str = ""
    wrong: frozenset[str] = frozenset()


def believed(
    tr: Translator, people: Iterable[PersonSeen], notes: Mapping[str, Note], truths: Mapping[str, Truth] | None = None
) -> dict[str, ShownStanding]:
    """Return how everybody stands on the map, by id; with `truths` what is wrong in it is named."""
    standings = {}
    for person in people:
        note = notes.get(person.id) or Note(person.id)
        wrong = _wrong(note, truths[person.id]) if truths else frozenset[str]()
        stance = "?" + " " + tr("stance unknown") if note.stance is None else _stance(tr, note.stance)
        standings[person.id] = ShownStanding(
            stance,
            _roles(tr, note.roles) or tr("role unknown"),
            "" if note.influence is None else _squares(note.influence),
            "" if note.veto is None or (note.veto == "none" and "veto" not in wrong) else tr.term("veto", note.veto),
            wrong=wrong,
        )
    return standings


def true(tr: Translator, scenario: Scenario, truths: Sequence[Truth]) -> dict[str, ShownStanding]:
    """Return how everybody who is still there truly stands, by id."""
    standings = {}
    for person, truth in zip(scenario.people, truths, strict=True):
        if truth.present:
            moved = [scenario.people[other].name for other, strength in truth.sways if strength]
            standings[person.id] = ShownStanding(
                _stance(tr, truth.stance),
                _roles(tr, truth.roles),
                _squares(truth.influence),
                "" if truth.veto == "none" else tr.term("veto", truth.veto),
                tr("⇢ sways {people}", people=tr.listed(moved)) if moved else "",
            )
    return standings


def as_tree(tr: Translator, people: Sequence[PersonSeen], standings: Mapping[str, ShownStanding]) -> list[TextBlock]:
    """Return the reporting lines as blocks of text; what is wrong carries a cross."""
    blocks = []
    for number, (branch, person) in enumerate(reporting_tree(people)):
        one = standings.get(person.id)
        if one is None:
            blocks.append(TextBlock(tr("has left"), "$quiet", f"{branch}{person.name}  ", "$quiet", len(branch) + 2))
            continue
        parts = [_marked(one, "stance", one.stance), _marked(one, "roles", one.roles)]
        if one.influence:
            parts.append(_marked(one, "influence", tr("influence") + " " + one.influence))
        if one.veto:
            parts.append(_marked(one, "veto", one.veto))
        if one.ties:
            parts.append(one.ties)
        style = "$error" if one.wrong else ""
        lead = f"{branch}{person.name}  "
        blocks.append(TextBlock(" · ".join(parts), style, lead, "bold", len(branch) + 2, gap=number == 0))
    return blocks


def as_graph(
    people: Sequence[PersonSeen], standings: Mapping[str, ShownStanding], ties: Iterable[tuple[str, str]] = ()
) -> str:
    """Return the map as Mermaid text: boxes for people, lines for who reports to whom, dots for who sways whom."""
    lines = ["graph TD"]
    there = [person for person in people if person.id in standings]
    names = {person.id: f"p{number}" for number, person in enumerate(there)}
    for person in there:
        one = standings[person.id]
        words = [person.name, _marked(one, "roles", one.roles), _marked(one, "stance", one.stance), one.influence]
        label = "\\n".join(_plain(word) for word in words if word)
        lines.append(f'{names[person.id]}["{label}"]')
    lines += [f"{names[one.boss]} --> {names[one.id]}" for one in there if one.boss in names]
    lines += [f"{names[one]} -.-> {names[other]}" for one, other in ties if one in names and other in names]
    return "\n".join(lines)


def _plain(words: str) -> str:
    """Return words that mean nothing to Mermaid."""
    return "".join(one if one.isalnum() or one in " .,:'-–■□▲▼?×()（），、·" else " " for one in words)


def _marked(one: ShownStanding, field: str, words: str) -> str:
    return f"{WRONG} {words}" if field in one.wrong else words


def _roles(tr: Translator, roles: Iterable[str]) -> str:
    return tr.listed(tr.term("role", role) for role in roles)


def _stance(tr: Translator, stance: int) -> str:
    return f"{STANCE_GLYPHS[stance]} {tr.term('stance', str(stance))}"


def _squares(influence: int) -> str:
    return "■" * influence + "□" * (MAX_INFLUENCE - influence)


def _wrong(note: Note, truth: Truth) -> frozenset[str]:
    """Return what is said and not so; what is not said is open, and no error."""
    said = {
        "roles": bool(note.roles) and note.roles[:1] != truth.roles[:1],
        "stance": note.stance not in (None, truth.stance),
        "influence": note.influence not in (None, truth.influence),
        "veto": note.veto not in (None, truth.veto),
    }
    return frozenset(name for name, wrong in said.items() if wrong and truth.present)
