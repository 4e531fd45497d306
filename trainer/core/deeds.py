"""What sets a flag: a flag has no words of its own, the deeds that set it have."""

from __future__ import annotations

from functools import lru_cache

from trainer.core.scenario import Scenario


@lru_cache(maxsize=1024)
def deeds_setting(scenario: Scenario, flags: int, without: int = 0) -> tuple[str, ...]:
    """Return the texts of what sets any flag of the mask `flags` and none of the mask `without`.

    A source or a case goes by its title, a question or a response by what is said, `{you}` still in it.
    """
    named = [(one.title, one.effects) for one in scenario.sources]
    named += [(one.title, one.effects) for one in scenario.pitches]
    named += [(one.say, one.effects) for one in scenario.questions]
    named += [(one.say, one.effects) for one in scenario.responses]
    return tuple(dict.fromkeys(text for text, effects in named if effects.sets & flags and not effects.sets & without))
