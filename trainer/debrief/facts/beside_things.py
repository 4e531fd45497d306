"""What stands beside the dearest things: why the first is not about whom the result names, and what they leave out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from trainer.core.legal import breaks_rule
from trainer.core.score.account_map import role_right
from trainer.core.score.card import OUTCOME_POINTS
from trainer.debrief.facts.losses import ON_THE_MAP, Loss, is_about
from trainer.debrief.facts.replay import ReplayedPlay

HALF: Final = 2
"""A map is told of where one in so many of its entries is blank, or wrong."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """Whom the result names while the dearest thing is another.

    Attributes:
        people: their names.
        outcome: how the play would have ended at best with one thing about them mended, "" if as it did.
    """

    people: tuple[str, ...]
    outcome: str


@dataclass(frozen=True, slots=True)
class Untold:
    """Something big that is none of the dearest things.

    Attributes:
        kind: "blank" (entries of the last map without a role), "wrong" (primary roles on it), "news" that came because
            something had not been done by then, or "days" left over at the end.
        count: entries of `whole` that were blank or wrong, the day of the news, or the days left over.
        whole: people at the table, or days of the calendar.
        clues: clues that lay in the notebook about those who were blank.
        what: title of what had not been done, or "".
    """

    kind: Literal["blank", "wrong", "news", "days"]
    count: int
    whole: int = 0
    clues: int = 0
    what: str = ""


def bridge_of(play: ReplayedPlay, found: Sequence[Loss], things: Sequence[Loss]) -> Bridge | None:
    """Return whom the result names where the first of `things` is about somebody else, else None."""
    end = play.card.outcome
    if end.reason not in ("veto", "decider") or not things or is_about(things[0], end.against):
        return None
    if things[0].won_over:
        # What is told of it says whom it would have won.
        return None
    about = (loss.outcome for loss in found if not loss.parts and is_about(loss, end.against))
    better = [outcome for outcome in about if outcome and OUTCOME_POINTS[outcome] > OUTCOME_POINTS[end.kind]]
    best = max(better, key=lambda outcome: OUTCOME_POINTS[outcome], default="")
    return Bridge(tuple(play.name(person) for person in end.against), best)


def untold(play: ReplayedPlay, things: Sequence[Loss]) -> tuple[Untold, ...]:
    """Return what is big and none of `things`: a map that stayed empty or was wrong, news, days left over."""
    kinds = {part.kind for loss in things for part in (loss, *loss.parts)}
    found: list[Untold] = []
    if kinds.isdisjoint(ON_THE_MAP):
        found += _on_the_map(play)
    found += _news(play)
    left = play.scenario.days - play.moments[-1].day
    if left > 0:
        found.append(Untold("days", left, play.scenario.days))
    return tuple(found)


def _on_the_map(play: ReplayedPlay) -> Iterator[Untold]:
    if not play.state.handed:
        return
    last = play.state.handed[-1]
    entries = [
        (person, role_right(last.board[person], truth))
        for person, truth in enumerate(play.scenario.truth(last.fired))
        if truth.present
    ]
    blank = {person for person, right in entries if right is None}
    wrong = sum(right is False for _, right in entries)
    clues = sum(clue.about in blank and bool(last.clues >> clue.index & 1) for clue in play.scenario.clues)
    if clues >= len(blank) > 0 and HALF * len(blank) >= len(entries):
        yield Untold("blank", len(blank), len(entries), clues)
    elif wrong and HALF * wrong >= len(entries):
        yield Untold("wrong", wrong, len(entries))


def _news(play: ReplayedPlay) -> Iterator[Untold]:
    """Yield news that moved people because something lawful had not been done by then."""
    scenario = play.scenario
    for moment in play.moments:
        for happening in moment.happenings:
            if happening.kind != "event":
                continue
            event = scenario.events[happening.item]
            missing = event.needs.without if event.needs is not None else 0
            if not missing or not (event.moves_power or event.stance_shift):
                continue
            titles = [
                source.title
                for source in scenario.sources
                if source.effects.sets & missing and not breaks_rule(scenario, source.move)
            ]
            if titles:
                yield Untold("news", event.day, what=titles[0])
