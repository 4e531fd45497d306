"""A finished play, move by move: what every part of a debrief is read from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, TypeVar

from trainer.core.calendar import slot_shown
from trainer.core.happenings import Happening
from trainer.core.moves import Move
from trainer.core.replay import replay
from trainer.core.scenario import Scenario, Truth
from trainer.core.score.card import ScoreCard, score
from trainer.core.state import State
from trainer.core.step import start
from trainer.core.vocabulary import CONCERNS, NEEDS, SLOTS_A_DAY
from trainer.errors import N_, TrainerError

Done = TypeVar("Done")


class Need(NamedTuple):
    """A concern or a personal win: `kind` and `id` name its term."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class ReplayedMove:
    """One move of a play; `number` counts from 1, `day` too, `half` is 0 in the morning and 1 in the afternoon."""

    number: int
    day: int
    half: int
    move: Move
    before: State
    after: State
    happenings: tuple[Happening, ...]

    @property
    def fit(self) -> int:
        """The fit of the pitch that it made, 0–100; 0 of any other move."""
        return next((happening.amount for happening in self.happenings if happening.kind == "pitched"), 0)


@dataclass(frozen=True, slots=True, eq=False)
class ReplayedPlay:
    """A finished play.

    Attributes:
        scenario: what was played.
        you: the trainee's name as the customer's people say it.
        moments: the moves, oldest first.
        state: where the play ended.
        card: its score card.
        advised: the moves that its debrief advises for what cost most: where several ways lead to a clue, it names
            these.
        memo: what was worked out of it once and is asked for by several parts of a debrief.
    """

    scenario: Scenario
    you: str
    moments: tuple[ReplayedMove, ...]
    state: State
    card: ScoreCard
    advised: frozenset[Move] = frozenset()
    memo: dict[object, Any] = field(default_factory=dict, repr=False)

    def once(self, key: object, work: Callable[[], Done]) -> Done:
        """Return what `work` makes, done once for each key."""
        if key not in self.memo:
            self.memo[key] = work()
        done: Done = self.memo[key]
        return done

    def advising(self, moves: Iterable[Move]) -> ReplayedPlay:
        """Return the same play with the moves that its debrief advises."""
        # What was worked out of it once may name another way.
        return replace(self, advised=frozenset(moves), memo={})

    @property
    def truths(self) -> tuple[Truth, ...]:
        """What is true of every person at the end."""
        return self.scenario.truth(self.state.fired)

    def said(self, text: str) -> str:
        """Return a text of the scenario with the trainee's name filled in."""
        return text.replace("{you}", self.you)

    def name(self, person: int) -> str:
        """Return the name of a person by index, "" for −1."""
        return self.scenario.people[person].name if person >= 0 else ""


def replayed_play(scenario: Scenario, moves: Sequence[Move], you: str) -> ReplayedPlay:
    """Return the play that `moves` make.

    Raises:
        IllegalMove: if the rules do not allow one of them.
        TrainerError: if the play is not over: what is hidden stays hidden until the decision.
    """
    moments: list[ReplayedMove] = []
    last = 0
    for number, made in enumerate(replay(scenario, moves), start=1):
        # A talk that ran over the end of a day is not set back before it.
        last = max(last, slot_shown(scenario, made.before))
        moments.append(ReplayedMove(number, last // SLOTS_A_DAY + 1, last % SLOTS_A_DAY, *made))
    state = moments[-1].after if moments else start(scenario)
    card = score(scenario, state)
    if card is None:
        raise TrainerError(
            N_("the play is not over yet"), remedy=N_("a debrief is written once the decision has fallen")
        )
    return ReplayedPlay(scenario, you, tuple(moments), state, card)


def needs_in(mask: int) -> tuple[Need, ...]:
    """Return the concerns and wins of a mask over `NEEDS`, in the field's order."""
    return tuple(
        Need("concern" if bit < len(CONCERNS) else "win", name) for bit, name in enumerate(NEEDS) if mask >> bit & 1
    )


def heaviest(needs: tuple[Need, ...], truth: Truth) -> tuple[Need, ...]:
    """Return `needs` with those that weigh most with the person first."""
    return tuple(sorted(needs, key=lambda need: -truth.weights[NEEDS.index(need.id)]))
