"""What next: what went well, and rules broken with the lawful way."""

from __future__ import annotations

from dataclasses import replace

from tests.debrief import plays
from tests.debrief.plays import corner, debriefed, moves
from trainer.debrief.facts.advice import advice_for
from trainer.debrief.facts.replay import replayed_play
from trainer.debrief.facts.result import result_of


def test_a_forbidden_act_is_named_with_rule_lesson_and_the_lawful_way() -> None:
    about = debriefed(plays.FORBIDDEN)
    assert about.result.outcome == "disqualified"
    (rule,) = about.advice.rules
    assert (rule.grade, rule.rule) == ("forbidden", "Learning a rival's sealed bid")
    assert (rule.lesson, rule.substitute) == ("What you win by it you cannot keep.", "Ask what the customer needs.")
    assert rule.cleared is None
    assert any(turn.kind == "breach" for turn in about.turns)
    assert about.prompts[0].kind == "breach"


def test_what_went_well_is_the_best_first_and_no_consequence() -> None:
    well = debriefed(plays.CAREFUL).advice.well
    values = [point.value for point in well]
    assert well and values == sorted(values, reverse=True)
    assert {point.id for point in well}.isdisjoint({"conduct", "outcome"})
    assert not debriefed(plays.CARELESS).advice.well


def test_one_voice_is_not_praised_where_promises_contradict_each_other() -> None:
    praised = {}
    for name, text in (("contradicting", plays.CARELESS), ("of one voice", plays.CAREFUL)):
        play = replayed_play(corner().scenario, moves(text), "Kim")
        result = result_of(play)
        scores = tuple(replace(one, value=100.0) if one.id == "alignment" else one for one in result.scores)
        praised[name] = {point.id for point in advice_for(play, replace(result, scores=scores), ()).well}
    assert "alignment" not in praised["contradicting"] and "alignment" in praised["of one voice"]
