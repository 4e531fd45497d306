"""Three plays of the small scenario: with care, without, and against the rules; their debriefs, and golden ones."""

# A move is one line, however long.
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.golden.record import golden_folders
from trainer.core.moves import Move
from trainer.core.reflection import Reflection
from trainer.core.scenario import Scenario, Taught
from trainer.core.transcript import parse
from trainer.debrief.facts.clues import ClueReview
from trainer.debrief.facts.debrief import Debrief, Facts, debrief
from trainer.debrief.facts.replay import ReplayedPlay, replayed_play
from trainer.packs.load import load
from trainer.packs.loaded_scenario import LoadedScenario
from trainer.play.debriefs import of_moves

CORNER = Path(__file__).parent.parent / "data" / "small" / "corner.toml"

CAREFUL = """
scenario small/corner
study ledger
meet ada visit
ask ada.day
ask ada.worry
pitch business-case
leave
note ada roles=decider influence=3 stance=0 veto=none concerns=return,risk wins=safety certainty=3 evidence=ada-role,ada-need
meet bo visit with engineer
ask bo.day
ask bo.worry
pitch proof
leave
note bo roles=technical,user influence=2 stance=-1 veto=technical concerns=reliability wins=standing,control certainty=3 evidence=bo-role,bo-need
note cy roles=coach,finance influence=1 certainty=1
review
meet cy mail
ask cy.day
pitch one-shop
respond cy.doubt.tell
respond cy.doubt.show
leave
note ada roles=influencer influence=2 stance=0 veto=none concerns=return,risk wins=safety certainty=2 evidence=ada-role
note bo roles=decider,technical influence=3 stance=-1 veto=technical concerns=reliability wins=standing,control certainty=2 evidence=cheques
review
close
"""

CARELESS = """
scenario small/corner
study fair
meet bo mail
pitch cheap
respond bo.doubt.we-do
leave
note bo roles=decider certainty=3 evidence=rep
note ada roles=user certainty=2
meet bo visit
pitch proof
leave
review
review
close
"""

FORBIDDEN = """
scenario small/corner
meet cy mail
ask cy.day
ask cy.worry
leave
meet cy visit
ask cy.rival
leave
review
review
close
"""

LANGUAGES_AND_SIZES = [
    ("en", "a4"), ("zh", "letter"), *(
        pytest.param(*one, marks=pytest.mark.thorough) for one in (("en", "letter"), ("zh", "a4"))
    ),
]  # fmt: skip
"""Each language and each paper in every run; every language on every paper when asked for."""
HURT = Reflection("To win.", "", "It hurt.")
PLAYS = {"careful": CAREFUL, "careless": CARELESS, "forbidden": FORBIDDEN}
FOLDERS = [pytest.param(folder, file, id=folder.name) for folder, file in golden_folders()]
"""The golden folder and the file of every shipped scenario."""


@cache
def corner(language: str | None = None) -> LoadedScenario:
    """Return the small scenario."""
    return load(CORNER, language)


def moves(text: str) -> tuple[Move, ...]:
    """Return the moves of a transcript."""
    return tuple(move for _, move in parse(text).moves)


def debriefed(text: str) -> Debrief:
    """Return the debrief of a play of the small scenario."""
    return debrief(corner().scenario, moves(text), you="Kim")


@cache
def with_facts(text: str, language: str | None = None) -> Debrief:
    """Return the same with everything that can be known of an attempt."""
    facts = Facts("0f3a99bc", "A small pack", "ab" * 32, "2026-11-21T20:00:00Z", True, 2, HURT)
    return debrief(corner(language).scenario, moves(text), you="Kim", facts=facts)


@cache
def golden(play: str, name: str, language: str) -> Debrief:
    """Return the debrief of a golden play of the scenario `name`."""
    folder, file = next((one.values[0], one.values[1]) for one in FOLDERS if one.id == name)
    assert isinstance(folder, Path) and isinstance(file, Path)
    text = (folder / f"{play}.txt").read_text(encoding="utf-8")
    return of_moves(load(file, language, parse(text).variant), moves(text), "Kim" if language == "en" else "李喆")


@cache
def golden_play(play: str, folder: Path, file: Path) -> ReplayedPlay:
    """Return a golden play of the scenario in `file`, move by move."""
    text = (folder / f"{play}.txt").read_text(encoding="utf-8")
    return replayed_play(load(file, variant=parse(text).variant).scenario, moves(text), "Kim")


def clue_of(about: Debrief, person: str, text: str) -> ClueReview:
    """Return what a debrief says of a clue."""
    review = next(one for one in about.people if one.name == person)
    return next(one for one in review.clues if one.text == text)


def poisoned(text: str) -> Debrief:
    """Return a debrief in which `text` stands wherever a text of a pack or a person stands."""
    whole = corner().scenario
    scenario: Scenario = replace(
        whole,
        clues=tuple(replace(one, text=text) for one in whole.clues),
        people=tuple(
            replace(
                one, name=text, title=text, unit=text, reactions=replace(one.reactions, against=text, in_favour=text)
            )
            for one in whole.people
        ),
        questions=tuple(replace(one, say=text, answer=text) for one in whole.questions),
        objections=tuple(replace(one, said=text) for one in whole.objections),
        responses=tuple(replace(one, say=text, answer=text) for one in whole.responses),
        pitches=tuple(replace(one, title=text, say=text) for one in whole.pitches),
        sources=tuple(replace(one, title=text, text=text) for one in whole.sources),
        events=tuple(replace(one, text=text) for one in whole.events),
        endings=tuple(replace(one, title=text, text=text) for one in whole.endings),
        rules=tuple(replace(one, rule=text, lesson=text, substitute_text=text) for one in whole.rules),
        brief=replace(
            whole.brief,
            title=text,
            customer=text,
            seller=text,
            product=text,
            discussion=(Taught(text),),
            lessons=(Taught(text, about="roles"),),
        ),
    )
    facts = Facts(text, text, text, text, True, 1, Reflection(text, text, text), disclaimer=text, law_checked_on=text)
    return debrief(scenario, moves(CARELESS), you=text, facts=facts)
