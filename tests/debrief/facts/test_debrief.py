"""A debrief as a whole: pure, and of one play."""

from __future__ import annotations

from dataclasses import replace

from tests.debrief.plays import CAREFUL, CARELESS, corner, debriefed, golden, moves
from trainer.core.condition import Condition
from trainer.core.scenario import Taught
from trainer.debrief.facts.debrief import debrief


def test_the_same_moves_give_the_same_debrief() -> None:
    assert debriefed(CAREFUL) == debriefed(CAREFUL)
    assert debriefed(CAREFUL) != debriefed(CARELESS)


def test_it_says_whose_it_is_and_what_was_played() -> None:
    about = debriefed(CAREFUL)
    assert (about.you, about.scenario, about.title) == ("Kim", "small/corner", "The corner workshop")
    assert (about.customer, about.seller) == (corner().scenario.brief.customer, corner().scenario.brief.seller)
    assert about.discussion and "{you}" not in "".join(about.discussion)


def test_in_every_golden_play_parts_speak_of_the_same_people() -> None:
    for name in ("platform-deal", "new-market"):
        about = golden("careless", name, "en")
        assert {person.index for person in about.people} == {node.person for node in about.map}
        assert {made.person_index for made in about.pitches} <= {person.index for person in about.people}


def test_what_a_scenario_asks_or_teaches_of_something_is_told_only_where_it_happened() -> None:
    scenario = corner().scenario
    met, unmet = (Taught(f"met {mask}", Condition(met=mask)) for mask in (0b010, 0b100))
    brief = replace(scenario.brief, discussion=(met, unmet, Taught("always")), lessons=(unmet, met))
    about = debrief(replace(scenario, brief=brief), moves(CARELESS), you="Kim")
    assert about.discussion == ("met 2", "always")
    assert about.advice.lessons == ("met 2",)
