"""What a move brought about, line by line: the talk, and what one reads back at the desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.core.narration import Line, LineKind
from trainer.core.scenario import Records, Scenario
from trainer.i18n.translator import Translator
from trainer.scene.text import Text

_WAITING: frozenset[LineKind] = frozenset({"review_due", "reviewed", "close_due"})
"""What the next scene says by itself."""
_NEW: frozenset[LineKind] = frozenset({"source", "account", "they", "news", "clue"})


@dataclass(frozen=True, slots=True)
class NarrationLine:
    """A line of the telling.

    Attributes:
        kind: who or what speaks.
        text: the words; the lead says who speaks, or what it is about.
        id: the clue's id, or "".
        person: id of the person concerned, or "".
        records: the table that stands here, or None.
    """

    kind: LineKind
    text: Text
    id: str = ""
    person: str = ""
    records: Records | None = None


def narration(tr: Translator, scenario: Scenario, lines: Iterable[Line]) -> tuple[NarrationLine, ...]:
    """Return the lines of the telling; what is said twice in a row is said once."""
    telling: list[NarrationLine] = []
    for line in lines:
        person = scenario.people[line.person] if line.person >= 0 else None
        clue = scenario.clues[line.item].id if line.kind == "clue" else ""
        one = NarrationLine(
            line.kind, _text(tr, line, person.name if person else ""), clue, person.id if person else "",
            scenario.sources[line.item].records if line.kind == "records" else None,
        )  # fmt: skip
        # A close hands in every map that is still due: said once is enough.
        if line.kind != "reviewed" or telling[-1:] != [one]:
            telling.append(one)
    return tuple(telling)


def learned(tr: Translator, scenario: Scenario, lines: Iterable[Line]) -> tuple[NarrationLine, ...]:
    """Return what is to be read before one goes on at the desk or at a review; empty if nothing came to light."""
    shown = [line for line in lines if line.kind not in _WAITING]
    return narration(tr, scenario, shown) if any(line.kind in _NEW for line in shown) else ()


def _text(tr: Translator, line: Line, name: str) -> Text:
    match line.kind:
        case "you":
            return Text(line.text, lead=tr("You"))
        case "they":
            return Text(line.text, lead=name)
        case "clue":
            return Text(line.text, "good", tr("notebook ({person})", person=name))
        case "trust" if line.amount > 0:
            return Text(tr("{person} trusts you more.", person=name), "good")
        case "trust":
            return Text(tr("{person} trusts you less.", person=name), "bad")
        case "asked_again":
            return Text(tr("A clue in hand had shown it already: asking cost patience."), "bad")
        case "coached":
            return Text(tr("{person} is on your side now and may be asked what one asks a coach.", person=name), "good")
        case "source":
            return Text(line.text)
        case "records":
            return Text(tr("Records"), "quiet")
        case "account":
            return Text(line.text, "warning", tr("First"))
        case "surveyed":
            return Text(tr("{title} goes to {person}.", title=line.text, person=name), "quiet")
        case "included":
            return Text(line.text, "quiet", tr("Goes in"))
        case "news":
            return Text(line.text, "warning", tr("News"))
        case "review_due":
            return Text(tr("Your manager asks for the account map."), "warning")
        case "reviewed":
            return Text(tr("The account map is handed in."), "quiet")
        case "close_due":
            return Text(tr("The last day is over: the customer will decide."), "warning")
