"""Outside text that a page, a sheet or a spreadsheet might take for more than text, and a report made of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from tests.debrief import plays
from tests.debrief.injections import INJECTIONS
from trainer.classes.facts.class_play import ClassPlay
from trainer.classes.facts.report import ClassReport, scenario_report
from trainer.classes.page import ClassPage
from trainer.classes.words.report import class_page
from trainer.core.reflection import Reflection
from trainer.core.scenario import Scenario
from trainer.debrief.facts.replay import replayed_play
from trainer.i18n.translator import Translator

SPREADSHEET = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1", "=HYPERLINK(\"http://example.org\")",
    "=cmd|' /C calc'!A0", "＝1+1", "x;=1+1", 'x",=1+1', "x\n=1+1", "x\t@y", "https://example.org", "mailto:a@b.c",
    "internal:Sheet1!A1", "{=1+1}", "'=1+1", "_x003D_1+1",
)  # fmt: skip
ALL = (*INJECTIONS, *SPREADSHEET)
assert len(set(ALL)) >= 60
EVERY = pytest.mark.parametrize("text", ALL, ids=range(len(ALL)))
EN = Translator("en")


def poisoned(text: str) -> Scenario:
    """Return the small scenario with `text` wherever a text of a pack stands."""
    whole = plays.corner().scenario
    return replace(
        whole,
        clues=tuple(replace(one, text=text) for one in whole.clues),
        people=tuple(replace(one, name=text, title=text, unit=text) for one in whole.people),
        questions=tuple(replace(one, say=text, answer=text) for one in whole.questions),
        objections=tuple(replace(one, said=text) for one in whole.objections),
        pitches=tuple(replace(one, title=text, say=text) for one in whole.pitches),
        rules=tuple(replace(one, rule=text, lesson=text, substitute_text=text) for one in whole.rules),
        brief=replace(whole.brief, title=text, customer=text),
    )


def poisoned_report(text: str) -> ClassReport:
    """Return the report on a class in which every outside text is `text`."""
    scenario = poisoned(text)
    told = (plays.CARELESS, plays.FORBIDDEN, plays.CARELESS, plays.CAREFUL)
    sittings = [
        ClassPlay(
            (f"{number % 3}",),
            text,
            1 + number // 3,
            False,
            replayed_play(scenario, plays.moves(each), text),
            reflection=Reflection(text, text, text),
            said=plays.spoken(each, text, text),
        )
        for number, each in enumerate(told)
    ]
    return ClassReport(text, text, 3, False, True, (scenario_report(sittings, {"overall": 90.0}),))


@cache
def poisoned_page(text: str) -> ClassPage:
    """Return the same in words."""
    return class_page(EN, poisoned_report(text))
