"""What next: the weakest first, and rules broken with the lawful way."""

from __future__ import annotations

from tests.debrief import plays
from tests.debrief.plays import debriefed


def test_a_forbidden_act_is_named_with_rule_lesson_and_the_lawful_way() -> None:
    about = debriefed(plays.FORBIDDEN)
    assert about.result.outcome == "disqualified"
    (rule,) = about.advice.rules
    assert (rule.grade, rule.rule) == ("forbidden", "Learning a rival's sealed bid")
    assert (rule.lesson, rule.substitute) == ("What you win by it you cannot keep.", "Ask what the customer needs.")
    assert not rule.cleared
    assert any(turn.kind == "breach" for turn in about.turns)
    assert about.prompts[0].kind == "breach"


def test_what_next_names_the_weakest_first_with_the_lesson() -> None:
    advice = debriefed(plays.CARELESS).advice
    values = [point.value for point in advice.change if point.id not in ("conduct", "outcome")]
    assert values == sorted(values)
    assert next(point for point in advice.change if point.id == "roles").lessons == ("A title settles nothing.",)
    assert {point.id for point in debriefed(plays.CAREFUL).advice.well}.isdisjoint(
        point.id for point in debriefed(plays.CAREFUL).advice.change
    )
