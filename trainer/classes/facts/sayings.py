"""What one play said first at each point: to an objection, with a pitch, or with a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from trainer.core.moves import Ask, Move, Pitch, Respond
from trainer.core.own_words import Utterance, said_with
from trainer.core.scenario import Scenario
from trainer.core.state import MEETING, State
from trainer.core.utterances import by_move

PointKind = Literal["objection", "pitch", "question"]
_NOT_SAID = Utterance(-1, 0, "")


class Point(NamedTuple):
    """What something is said to: an objection, a pitch that is made, or a question; ids."""

    kind: PointKind
    person: str
    what: str

    @property
    def text(self) -> str:
        """What it is called in a form."""
        return " ".join(self)


class Saying(NamedTuple):
    """What one play said there first.

    Attributes:
        row: of the journal.
        words: "" where nothing was typed, or it was erased.
        review: of the map that was handed in next, from 1 on.
        does: what the response that was chosen does, of an objection alone.
    """

    row: int
    words: str
    review: int
    does: tuple[str, ...]


def sayings(
    scenario: Scenario, made: Sequence[tuple[Move, State]], utterances: Iterable[Utterance]
) -> Mapping[Point, Saying]:
    """Return what was said at each point that a play has passed.

    Args:
        scenario: of the play.
        made: its moves, each with the state before it.
        utterances: what was typed.
    """
    said = by_move(utterances, [move for move, _ in made])
    found: dict[Point, Saying] = {}
    for place, (move, before) in enumerate(made):
        point = _point(scenario, move, before)
        if point is not None and point not in found:
            line = said_with(said.get(place, ())) or _NOT_SAID
            does = scenario.responses[scenario.response_index[move.response]].does if isinstance(move, Respond) else ()
            found[point] = Saying(line.row, line.words, len(before.handed) + 1, does)
    return found


def _point(scenario: Scenario, move: Move, before: State) -> Point | None:
    if before.place != MEETING:
        return None
    person = scenario.people[before.person].id
    match move:
        case Respond():
            return Point("objection", person, scenario.objections[before.objection].id)
        case Pitch():
            return Point("pitch", person, move.pitch)
        case Ask():
            return Point("question", person, move.question)
    return None


def point_words(scenario: Scenario, point: Point) -> str:
    """Return what stands for a point: the objection's words, the pitch's title, the question; "" if there is none."""
    if point.person not in scenario.person_index:
        return ""
    if point.kind == "objection":
        theirs = scenario.people[scenario.person_index[point.person]].objections
        return next((one.said for one in (scenario.objections[index] for index in theirs) if one.id == point.what), "")
    if point.kind == "pitch":
        pitch = scenario.pitch_index.get(point.what)
        return "" if pitch is None else scenario.pitches[pitch].title
    question = scenario.question_index.get(point.what)
    return "" if question is None else scenario.questions[question].say
