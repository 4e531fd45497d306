"""What it takes for something to open, as facts to put into words."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.condition import NEVER, Condition
from trainer.core.deeds import deeds_setting
from trainer.core.vocabulary import SLOTS_A_DAY
from trainer.debrief.facts.replay import ReplayedPlay


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that must hold.

    Attributes:
        kind: "trust", "clue", "asked", "met", "done", "not_done", "from_day", "before_day", "companion", "channel"
            or "coach".
        text: person, clue, question, thing to do, counterpart or channel that it names, or "".
        amount: trust 0–5 or a day, or 0.
    """

    kind: str
    text: str
    amount: int = 0


def requirements(play: ReplayedPlay, condition: Condition | None) -> tuple[Requirement, ...]:
    """Return what `condition` asks for; nothing if it is None."""
    if condition is None:
        return ()
    scenario = play.scenario
    found = [Requirement("trust", play.name(person), least) for person, least in condition.trust]
    if condition.coach >= 0:
        found.append(Requirement("coach", play.name(condition.coach)))
    found += [Requirement("met", one.name) for one in scenario.people if condition.met >> one.index & 1]
    found += [Requirement("asked", play.said(q.say)) for q in scenario.questions if condition.asked >> q.index & 1]
    found += [Requirement("clue", play.said(one.text)) for one in scenario.clues if condition.clues >> one.index & 1]
    done = deeds_setting(scenario, condition.flags, condition.without)
    found += [Requirement("done", play.said(text)) for text in done]
    found += [Requirement("not_done", play.said(text)) for text in deeds_setting(scenario, condition.without)]
    if condition.earliest:
        found.append(Requirement("from_day", "", condition.earliest // SLOTS_A_DAY + 1))
    if condition.latest < NEVER:
        found.append(Requirement("before_day", "", condition.latest // SLOTS_A_DAY + 1))
    if condition.companion:
        found.append(Requirement("companion", condition.companion))
    if condition.channel:
        found.append(Requirement("channel", condition.channel))
    return tuple(found)
