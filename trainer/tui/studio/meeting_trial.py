"""A meeting opened at any person and day, in memory only, with everything to be seen: for the author."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from trainer.core.calendar import back_at_desk
from trainer.core.happenings import Happening
from trainer.core.legal import is_open, legal_moves
from trainer.core.meeting import begin
from trainer.core.moves import Move, Pitch
from trainer.core.pitch_fit import Fit, fit_of
from trainer.core.scenario import Scenario
from trainer.core.state import DESK, Handed, State
from trainer.core.step import start, step
from trainer.core.vocabulary import SLOTS_A_DAY


@dataclass(frozen=True, slots=True)
class TrialSetting:
    """Where a trial begins.

    Attributes:
        person: id of whom to meet.
        day: 1-based day, in the morning.
        channel: how to meet.
        companion: id of the colleague who comes along, or "".
        knows: whether every clue has been found.
        trust: trust of the person, or None for what the scenario gives them.
    """

    person: str
    day: int = 1
    channel: str = "visit"
    companion: str = ""
    knows: bool = False
    trust: int | None = None


class TrialEvent(NamedTuple):
    """One thing that happened, with the states around the move; `fit` if it was a pitch."""

    happening: Happening
    before: State
    after: State
    fit: Fit | None = None


def morning_of(scenario: Scenario, setting: TrialSetting) -> State:
    """Return the morning of that day: reviews handed in empty, events happened whose conditions hold."""
    person = scenario.person_index[setting.person]
    state = start(scenario)
    clock = SLOTS_A_DAY * (max(1, min(setting.day, scenario.days)) - 1)
    trust = list(state.trust)
    if setting.trust is not None:
        trust[person] = setting.trust
    past = sum(entry.kind == "review" and entry.slot <= clock for entry in scenario.agenda)
    clues = (1 << len(scenario.clues)) - 1 if setting.knows else 0
    handed = tuple(Handed(clock, 0, clues, state.board) for _ in range(past))
    fresh = state.but(clock=clock, clues=clues, trust=tuple(trust), handed=handed, place=DESK)
    return back_at_desk(scenario, fresh, [])


class MeetingTrial:
    """A meeting being tried.

    Attributes:
        scenario: what is played, as it was when the trial began.
        setting: where it began.
        state: where it stands.
        told: what happened, oldest first.
        there: whether the person is there on that day at all.
        received: whether a trainee would be received by then.
    """

    def __init__(self, scenario: Scenario, setting: TrialSetting) -> None:
        self.scenario = scenario
        self.setting = setting
        self.person = scenario.person_index[setting.person]
        morning = morning_of(scenario, setting)
        self.there = scenario.truths[morning.fired][self.person].present
        self.received = is_open(scenario, morning, self.person)
        self.state = morning
        self.told: list[TrialEvent] = []
        if self.there:
            companion = scenario.team_index.get(setting.companion, -1)
            channel = setting.channel if setting.channel in scenario.costs else next(iter(scenario.costs))
            self.state, happenings = begin(scenario, morning, self.person, companion, channel)
            self.told = [TrialEvent(one, morning, self.state) for one in happenings]

    @property
    def moves(self) -> tuple[Move, ...]:
        """What can be said now."""
        return legal_moves(self.scenario, self.state) if self.there else ()

    def play(self, move: Move) -> None:
        """Make a move.

        Raises:
            IllegalMove: if the rules do not allow it.
        """
        before = self.state
        fit = None
        if isinstance(move, Pitch):
            case = self.scenario.pitches[self.scenario.pitch_index[move.pitch]]
            fit = fit_of(self.scenario, before, self.person, case)
        self.state, happenings = step(self.scenario, before, move)
        self.told += [TrialEvent(one, before, self.state, fit if one.kind == "pitched" else None) for one in happenings]
