"""What a report finds in plays of which one knows everything."""

from __future__ import annotations

import pytest

from tests.debrief import plays
from trainer.classes.facts.class_play import ClassPlay
from trainer.classes.facts.report import ScenarioReport, scenario_report
from trainer.classes.facts.statistics import correlation, gain, spread
from trainer.classes.words.questions import prompt_words
from trainer.debrief.facts.replay import Need, replayed_play
from trainer.i18n.translator import Translator

EARLY = """
scenario small/corner
study fair
note bo roles=decider certainty=3 evidence=gossip
note ada roles=user certainty=1
review
review
close
"""
LATE = """
scenario small/corner
study ledger
meet ada visit
ask ada.day
pitch cheap
respond ada.doubt.argue
leave
note ada roles=decider certainty=3 evidence=ada-role
note bo roles=user certainty=2 evidence=ada-role
meet bo visit
leave
review
meet cy mail
leave
review
close
"""


def report(*texts: str, times: int = 1) -> ScenarioReport:
    scenario = plays.corner().scenario
    sittings = [
        ClassPlay(f"{number}", f"T{number}", 1, False, replayed_play(scenario, plays.moves(text), "you"))
        for number, text in enumerate(texts * times)
    ]
    return scenario_report(sittings, {})


def test_a_clue_that_misleads_is_told_from_one_that_was_true_once() -> None:
    (bo,) = (one for one in report(EARLY).misread if one.name == "Bo Kern")
    (mistake,) = bo.mistakes
    assert (mistake.chosen, mistake.true, mistake.names, mistake.sure) == ("decider", "technical", ("T0",), 1)
    assert [(one.text, one.cited, one.verdict) for one in mistake.grounds] == [
        ("A rival's rep says the foreman signs everything.", 1, "misleading")
    ]
    assert mistake.bare == 0
    late = {one.name: one for one in report(LATE).misread}
    (mistake,) = late["Ada Holt"].mistakes
    assert (mistake.chosen, mistake.true) == ("decider", "influencer")
    assert [one.verdict for one in mistake.grounds] == ["outdated"]
    (mistake,) = late["Bo Kern"].mistakes
    assert (mistake.chosen, mistake.true, mistake.grounds, mistake.bare) == ("user", "decider", (), 1)
    assert (late["Cy Lund"].blank, late["Cy Lund"].mistakes) == (1, ())


def test_questions_for_the_group_name_what_happened() -> None:
    told = report(EARLY, LATE, times=3)
    kinds = {one.kind: one for one in told.prompts}
    assert (kinds["misled"].person, kinds["misled"].count, kinds["misled"].whole) == ("Bo Kern", 3, 6)
    assert (kinds["moved"].person, kinds["moved"].first, kinds["moved"].second) == ("Ada Holt", "decider", "influencer")
    assert (kinds["sure"].count, kinds["sure"].first) == (3, "decider")
    assert (kinds["pitch"].person, kinds["pitch"].first, kinds["pitch"].need) == (
        "Ada Holt", "The plain model", Need("concern", "return"),
    )  # fmt: skip
    assert kinds["unasked"].second == "What worries ada."
    assert len(told.prompts) == 6
    for translator in (Translator("en"), Translator("zh")):
        for one in told.prompts:
            words = prompt_words(translator, one)
            assert one.person in words and str(one.count or one.whole) in words
    assert prompt_words(Translator("en"), kinds["misled"]) == (
        "I saw 3 of 6 cite “A rival's rep says the foreman signs everything” for Bo Kern as “Decision maker”. "
        "I think it sounded like proof. I wonder how one could have found out that it is not."
    )


def test_people_nobody_met_and_questions_nobody_asked() -> None:
    told = report(EARLY, EARLY)
    assert [one.plays for one in told.meetings] == [0, 0, 0]
    assert "unmet" in {one.kind for one in told.prompts}
    assert len(told.unasked) == told.questions == 6
    assert told.unasked[0].clues
    assert not any("rival" in one.say or "other one" in one.say for one in told.unasked)
    assert told.pitches == ()


def test_one_person_is_no_class() -> None:
    assert {one.kind for one in report(EARLY).prompts} <= {"unasked", "unmet", "breach"}


def test_plain_figures() -> None:
    assert spread([]) is None
    lies = spread([4.0, 1.0, 3.0, 2.0])
    assert lies is not None
    assert (lies.low, lies.lower, lies.median, lies.upper, lies.high, lies.mean) == (1, 1.75, 2.5, 3.25, 4, 2.5)
    assert correlation([1, 2, 3], [2, 4, 6]) == pytest.approx(1)
    assert correlation([1, 2, 3], [6, 4, 2]) == pytest.approx(-1)
    assert correlation([1, 1, 1], [1, 2, 3]) is None
    assert gain(50, 75) == 0.5
    assert gain(50, 40) == -0.2
    assert gain(100, 100) is None
