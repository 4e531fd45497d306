"""What a condition asks for, one thing at a time: the one reading of `Condition` that is put into words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from trainer.core.condition import NEVER, Condition
from trainer.core.scenario import Account, PitchCase, Question, Response, Scenario, Source, SurveyAnswer
from trainer.core.vocabulary import SLOTS_A_DAY

RequirementKind = Literal[
    "trust", "coach", "met", "asked", "clue", "done", "not_done", "from_day", "before_day", "companion", "channel"
]
Deed = Source | PitchCase | Question | Response | Account | SurveyAnswer
"""Something that can be done or said in a play."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that must hold; all that a condition asks for must hold at once.

    Attributes:
        kind: what it is about.
        index: of the person for "trust", "coach" and "met", of the question for "asked", of the clue for "clue", of the
            flag for "done"; else −1.
        amount: the least trust for "trust", 1–5; the day, from 1, for "from_day" and "before_day"; else 0.
        term: id of the counterpart for "companion", of the channel for "channel"; else "".
        deeds: for "done" what sets the flag, any of them; for "not_done" what sets a flag that must not stand, none of
            them. A flag has no words of its own, the deeds that set it have.
    """

    kind: RequirementKind
    index: int = -1
    amount: int = 0
    term: str = ""
    deeds: tuple[Deed, ...] = ()


@lru_cache(maxsize=1024)
def requirements(scenario: Scenario, condition: Condition | None) -> tuple[Requirement, ...]:
    """Return what `condition` asks for, people first and the meeting last; nothing if it is None."""
    return () if condition is None else tuple(_requirements(scenario, condition))


def deed_texts(deeds: Iterable[Deed]) -> tuple[str, ...]:
    """Return what deeds are called, each once: a source or a case by its title, an account by its name, else by words.

    `{you}` is still in them.
    """
    return tuple(dict.fromkeys(map(_called, deeds)))


def _called(deed: Deed) -> str:
    if isinstance(deed, Source | PitchCase):
        return deed.title
    return deed.name if isinstance(deed, Account) else deed.say


def _requirements(scenario: Scenario, condition: Condition) -> Iterator[Requirement]:
    for person, least in condition.trust:
        yield Requirement("trust", person, least)
    if condition.coach >= 0:
        yield Requirement("coach", condition.coach)
    for person in _bits(condition.met):
        yield Requirement("met", person)
    for question in _bits(condition.asked):
        yield Requirement("asked", question)
    for clue in _bits(condition.clues):
        yield Requirement("clue", clue)
    for flag in _bits(condition.flags):
        # What sets a flag that must not stand cannot have been the way.
        yield Requirement("done", flag, deeds=tuple(_setting(scenario, 1 << flag, condition.without)))
    if condition.without:
        yield Requirement("not_done", deeds=tuple(_setting(scenario, condition.without)))
    if condition.earliest:
        yield Requirement("from_day", amount=condition.earliest // SLOTS_A_DAY + 1)
    if condition.latest < NEVER:
        yield Requirement("before_day", amount=condition.latest // SLOTS_A_DAY + 1)
    if condition.companion:
        yield Requirement("companion", term=condition.companion)
    if condition.channel:
        yield Requirement("channel", term=condition.channel)


def _setting(scenario: Scenario, flags: int, without: int = 0) -> Iterator[Deed]:
    groups: tuple[tuple[Deed, ...], ...] = (
        scenario.sources, scenario.pitches, scenario.questions, scenario.responses, scenario.accounts,
        scenario.survey_answers,
    )  # fmt: skip
    for group in groups:
        for deed in group:
            if deed.effects.sets & flags and not deed.effects.sets & without:
                yield deed


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
