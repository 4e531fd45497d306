"""Two truths sign by sign: what differs is what the scenarios say, and each clue shows what it is told to show."""

from __future__ import annotations

import pytest

from tests.debrief.comparisons import SHIPPED, compared, golden_side, loaded
from trainer.core.clues import claim_holds
from trainer.core.replay import replay
from trainer.debrief.facts.clues import found_on
from trainer.debrief.facts.replay import replayed_play
from trainer.debrief.facts.two_truths import TwoTruths


def truths_of(first: str, second: str, name: str) -> TwoTruths:
    found = compared(first, second, name).truths
    assert found is not None
    return found


@pytest.mark.parametrize("name", SHIPPED)
def test_roles_meanings_and_who_is_there_are_those_of_the_scenarios(name: str) -> None:
    sides = golden_side("won", name), golden_side("b/won", name)
    plays = [replayed_play(side.scenario, side.moves, "Kim") for side in sides]
    found = truths_of("won", "b/won", name)
    assert {one.id for one in found.people} == {person.id for person in sides[0].scenario.people}
    other = 0
    for one in found.people:
        index = [side.scenario.person_index[one.id] for side in sides]
        roles = [play.truths[place].roles for play, place in zip(plays, index, strict=True)]
        axes = {axis.id: axis for axis in one.axes}
        assert (axes["primary"].first + axes.get("further", axes["primary"]).first)[0] == roles[0][0]
        assert axes["primary"].second == roles[1][:1]
        assert one.other_role == (roles[0][0] != roles[1][0])
        other += one.other_role
        meant = [
            {objection.said: objection.meant for objection in side.scenario.objections if objection.person == place}
            for side, place in zip(sides, index, strict=True)
        ]
        assert [objection.same for objection in one.objections] == [
            meant[0][objection.said] == meant[1][objection.said] for objection in one.objections
        ]
    assert found.other_roles == other > 0


@pytest.mark.parametrize("name", SHIPPED)
def test_a_clue_shows_what_is_true_here_and_not_there(name: str) -> None:
    sides = golden_side("won", name), golden_side("b/won", name)
    plays = [replayed_play(side.scenario, side.moves, "Kim") for side in sides]
    shown = 0
    for one in truths_of("won", "b/won", name).people:
        for side, clue in enumerate(one.shown):
            if clue is None:
                continue
            shown += 1
            scenario, play = sides[side].scenario, plays[side]
            known = next(row for row in scenario.clues if play.said(row.text) == clue.text)
            assert scenario.people[known.about].id == one.id
            here, there = (
                play.truths[known.about],
                plays[1 - side].truths[sides[1 - side].scenario.person_index[one.id]],
            )
            other = sides[1 - side].scenario.person_index
            assert any(
                claim_holds(scenario.person_index, here, *claim) and not claim_holds(other, there, *claim)
                for claim in known.supports
            )
            found = found_on(play)
            assert clue.day == (found[known.index].day if known.index in found else 0)
            assert not any(place.breach for place in clue.where)
    assert shown > 4


def test_the_order_of_the_people_gives_nothing_away() -> None:
    people = [person.id for person in golden_side("won").scenario.people]
    assert [one.id for one in truths_of("won", "b/won", "platform-deal").people] == people
    assert [one.id for one in truths_of("b/won", "c/won", "platform-deal").people] == people


def test_power_that_moved_is_told_with_what_held_before() -> None:
    han = next(one for one in truths_of("careless", "b/won", "platform-deal").people if one.id == "han")
    role = next(axis for axis in han.axes if axis.id == "primary")
    assert (role.first, role.before) == (("decider",), (("user",), ()))


def test_a_place_that_told_both_leads_to_telling_clues_in_both() -> None:
    places = [one.asked for one in truths_of("won", "b/won", "platform-deal").people]
    assert sum(place is not None for place in places) >= 5
    scenarios = [loaded("platform-deal", "en", letter).scenario for letter in "ab"]
    texts = [
        {source.title for source in scenario.sources} | {question.say for question in scenario.questions}
        for scenario in scenarios
    ]
    assert all(place.text in texts[0] & texts[1] for place in places if place is not None)


def test_two_plays_of_one_variant_have_the_same_truth_in_everything_but_what_moved() -> None:
    assert compared("won", "lost").truths is None
    assert list(replay(golden_side("won").scenario, golden_side("won").moves))
