"""What was said in the trainee's own words before each move, and why the map said what it did: told, not judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trainer.core.moves import Review
from trainer.core.own_words import OwnWords, Utterance, reasons_now
from trainer.core.utterances import by_move
from trainer.debrief.facts.loss_reviews import ABOUT_MAP, LossReview
from trainer.debrief.facts.replay import ReplayedPlay

OwnLines = Mapping[int, tuple[Utterance, ...]]
"""The lines that were typed before each move, by its number, oldest first; where none was, there is no entry."""
NO_LINES: OwnLines = {}
STEPS = {"acknowledged": "acknowledge", "asked": "probe", "proved": "evidence"}
"""What a trainee is asked of a line of their own (fields of `SelfReview`), and the step of a response that does it."""


def own_lines(play: ReplayedPlay, said: OwnWords) -> OwnLines:
    """Return what was typed before each move; of what was left out in practice, or erased, nothing is told."""
    if not said.utterances:
        return {}
    found = by_move((one for one in said.utterances if one.words), [moment.move for moment in play.moments])
    return {place + 1: lines for place, lines in found.items()}


def reasons_on_map(play: ReplayedPlay, said: OwnWords) -> Mapping[str, str]:
    """Return why each person, by name, was thought to be what the last map says that was handed in."""
    handed = [moment.number for moment in play.moments if isinstance(moment.move, Review)]
    until = handed[-1] if handed else len(play.moments)
    standing = reasons_now(one for one in said.reasons if one.before < until)
    known = play.scenario.person_index
    return {play.name(known[person]): words for person, words in standing.items() if person in known}


def own_of_loss(loss: LossReview, said: OwnLines, reasons: Mapping[str, str]) -> tuple[tuple[Utterance, ...], str]:
    """Return what was typed where something was lost, and the reason on the map where it was lost there, or "".

    Args:
        loss: the loss.
        said: the lines of the play.
        reasons: those on the map, by the person's name.
    """
    if loss.kind in ABOUT_MAP:
        return (), reasons.get(loss.person, "")
    return next((said[place] for place in _places(loss) if place in said), ()), ""


def _places(loss: LossReview) -> Iterator[int]:
    """Yield the numbers of the moves that a loss is about."""
    for part in loss.parts or (loss,):
        if part.objection is not None:
            yield from (answer.number for answer in part.objection.answers)
        yield part.number
