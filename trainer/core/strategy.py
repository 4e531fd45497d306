"""The strategy: whom to win, whom to keep neutral, and which case to make to the house."""

from __future__ import annotations

from trainer.core.account_map import OVER_NOW
from trainer.core.moves import Strategy
from trainer.core.scenario import Scenario
from trainer.core.state import OVER, State
from trainer.errors import N_, Sentence


def fault_in_strategy(scenario: Scenario, state: State, strategy: Strategy) -> Sentence | None:
    """Return why `strategy` may not be written down now, or None if it may."""
    if state.place == OVER:
        return OVER_NOW
    for field, people in (("win", strategy.win), ("neutral", strategy.neutral)):
        for person in people:
            if person not in scenario.person_index:
                return Sentence(N_("nobody here is called '{name}'"), name=person)
        if len(set(people)) < len(people):
            return Sentence(N_("{field} names something twice"), field=field)
    both = next((person for person in strategy.win if person in strategy.neutral), None)
    if both is not None:
        return Sentence(N_("'{name}' is either to be won or to be kept neutral"), name=both)
    if strategy.case and strategy.case not in scenario.pitch_index:
        return Sentence(N_("there is no pitch '{name}' here"), name=strategy.case)
    return None
