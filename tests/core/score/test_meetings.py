from __future__ import annotations

from typing import Any

import pytest

from tests.core.build import at, colleague, event, objection, person, pitch, response, scenario
from trainer.core.scenario import Scenario
from trainer.core.score import meetings
from trainer.core.score.breakdown import LACKING, UNEXERCISED, Score
from trainer.core.vocabulary import CONCERN_MASK, NEED_BIT


def parts(score: Score) -> list[tuple[str, float, int]]:
    return [(part.id, round(part.value, 4), part.weight) for part in score.parts]


PITCHES = [pitch("one"), pitch("two")]


def test_a_pitch_is_scored_by_fit_and_by_whom_it_reached() -> None:
    gone = event("gone", 2, {"person": "ann", "leaves": True})
    house = scenario(
        person("ann", influence=3), person("ben", influence=1), person("cat", influence=0), pitch=PITCHES, event=[gone]
    )

    def pitch(*fits: tuple[int, int, int], **changes: Any) -> list[tuple[str, float, int]]:
        return parts(meetings.pitch(house, at(house, fits=fits, **changes)))

    assert pitch((0, 0, 80), (1, 0, 40)) == [("pitch.fit", 60.0, 60), ("pitch.reach", 75.0, 40)]
    assert pitch((0, 0, 60), (1, 0, 59)) == [("pitch.fit", 59.5, 60), ("pitch.reach", 75.0, 40)]
    assert pitch((0, 0, 61), (1, 1, 60)) == [("pitch.fit", 60.5, 60), ("pitch.reach", 100.0, 40)]
    assert pitch((1, 0, 20), (1, 1, 90)) == [("pitch.fit", 55.0, 60), ("pitch.reach", 25.0, 40)]
    assert pitch((1, 0, 90), (1, 1, 20)) == [("pitch.fit", 55.0, 60), ("pitch.reach", 25.0, 40)]
    assert pitch((2, 0, 90)) == [("pitch.fit", 90.0, 60), ("pitch.reach", 0.0, 40)]
    assert pitch((1, 0, 90), fired=1) == [("pitch.fit", 90.0, 60), ("pitch.reach", 100.0, 40)]
    assert meetings.pitch(house, at(house, fits=((0, 0, 80), (1, 0, 40)))).value == 66.0


def test_without_a_pitch_there_is_no_fit() -> None:
    assert meetings.pitch(scenario(), at(scenario())) == LACKING
    house = scenario(pitch=PITCHES)
    assert meetings.pitch(house, at(house)) == UNEXERCISED
    powerless = scenario(person("ann", influence=0), pitch=PITCHES)
    assert parts(meetings.pitch(powerless, at(powerless, fits=((0, 0, 50),)))) == [("pitch.fit", 50.0, 60)]


def doubt(meant: str = "risk") -> dict[str, Any]:
    return objection("doubt", meant, response("show", "evidence", answers=[meant]), response("argue", "argue"))


def test_objections_weigh_by_influence() -> None:
    needy = {"concerns": {"risk": 1}, "objection": [doubt()]}
    house = scenario(person("ann", influence=3, **needy), person("ben", influence=1, **needy))
    risk = NEED_BIT["risk"]
    for changes, value in (
        ({}, 0),
        ({"served": (risk, 0)}, 75),
        ({"served": (0, risk)}, 25),
        ({"raised": 0b01}, 0),
        ({"raised": 0b01, "responses": 0b0001}, 33.75),
        ({"raised": 0b11, "responses": 0b0101}, 45),
        ({"raised": 0b11, "responses": 0b0101, "understood": 0b01}, 71.25),
        ({"raised": 0b01, "responses": 0b0001, "served": (0, risk)}, 58.75),
    ):
        score = meetings.objections(house, at(house, **changes))
        assert parts(score) == [("objections.handled", value, 100)]
        assert score.value == pytest.approx(value, abs=0.05)


def test_an_objection_raised_by_the_powerless_counts_a_little() -> None:
    needy = {"concerns": {"risk": 1}, "objection": [doubt()]}
    house = scenario(person("ann", influence=1, **needy), person("ben", influence=0, **needy))
    assert meetings.objections(house, at(house)).value == 0
    assert meetings.objections(house, at(house, served=(0, NEED_BIT["risk"]))).value == 0
    assert meetings.objections(house, at(house, raised=0b10, responses=0b0100)).value == 22.5
    alone = scenario(person("ann", influence=0, **needy))
    assert meetings.objections(alone, at(alone)) == UNEXERCISED


def test_an_objection_that_nobody_can_have_is_left_out() -> None:
    house = scenario(
        person("ann", concerns={"risk": 1}, objection=[doubt("growth"), doubt()]), person("ben", objection=[doubt()])
    )
    assert meetings.objections(house, at(house, served=(NEED_BIT["risk"], 0))).value == 100
    assert meetings.objections(scenario(), at(scenario())) == LACKING
    none = scenario(person("ann", objection=[doubt()]))
    assert meetings.objections(none, at(none)) == UNEXERCISED


def relations(house: Scenario, **changes: Any) -> list[tuple[str, float, int]]:
    return parts(meetings.relations(house, at(house, **({"met": 1} | changes))))


def test_trust_is_counted_from_where_it_stood_up_to_three() -> None:
    house = scenario(person("ann", trust=1, influence=3), person("ben", trust=3, influence=3), person("cat", trust=0))
    for trust, value in (
        ((1, 3, 0), 0.0), ((2, 3, 0), 37.5), ((3, 3, 0), 75.0), ((5, 3, 0), 75.0), ((0, 0, 0), 0.0),
        ((1, 5, 2), 16.6667), ((3, 0, 3), 100.0),
    ):  # fmt: skip
        assert relations(house, trust=trust) == [("relations.trust", value, 50)]
    assert meetings.relations(house, at(house, met=1, trust=(2, 3, 0))).value == 37.5


def test_where_everybody_trusts_already_no_trust_is_won() -> None:
    house = scenario(person("ann", trust=3))
    assert parts(meetings.relations(house, at(house, met=1))) == []
    assert meetings.relations(house, at(house, met=1)) == LACKING
    assert meetings.relations(house, at(house)) == UNEXERCISED


def test_a_coach_is_developed_or_not() -> None:
    house = scenario(
        person("ann", roles=["user", "coach"], trust=3), person("ben", roles=["coach"], trust=3), person("cat", trust=3)
    )
    won = CONCERN_MASK + 1
    assert relations(house) == [("relations.coach", 0.0, 25)]
    assert relations(house, served=(won, 0, 0)) == [("relations.coach", 100.0, 25)]
    assert relations(house, served=(won, won, won)) == [("relations.coach", 100.0, 25)]
    assert relations(house, served=(0, 0, won)) == [("relations.coach", 0.0, 25)]


def test_counterparts_are_matched_where_the_team_can() -> None:
    def prefers(name: str, counterpart: str, influence: int) -> dict[str, Any]:
        return person(name, trust=3, influence=influence, prefers={"counterpart": counterpart})

    house = scenario(
        prefers("ann", "engineer", 3), prefers("ben", "finance", 1), prefers("cat", "executive", 2),
        prefers("dan", "sales", 2), person("eve", trust=3),
        team=(colleague("em"), colleague("fin", "finance"), colleague("sal", "sales")),
    )  # fmt: skip
    assert relations(house) == [("relations.matched", 0.0, 25)]
    assert relations(house, matched=0b00001) == [("relations.matched", 75.0, 25)]
    assert relations(house, matched=0b00010) == [("relations.matched", 25.0, 25)]
    assert relations(house, matched=0b11111) == [("relations.matched", 100.0, 25)]
    assert relations(house, matched=0b11100) == [("relations.matched", 0.0, 25)]
    alone = scenario(prefers("ann", "engineer", 3))
    assert relations(alone) == []


def test_whoever_has_left_is_no_relation() -> None:
    gone = event("gone", 2, {"person": "ann", "leaves": True})
    house = scenario(
        person("ann", roles=["coach"], prefers={"counterpart": "engineer"}), person("ben", trust=2),
        event=[gone], team=(colleague("em"),),
    )  # fmt: skip
    assert [name for name, _, _ in relations(house)] == ["relations.trust", "relations.coach", "relations.matched"]
    assert relations(house, fired=1, trust=(1, 3)) == [("relations.trust", 100.0, 50)]


ALIKE = [pitch("cheap", conflicts=["best", "fast"]), pitch("best"), pitch("fast"), pitch("house", shared=True)]


def alignment(house: Scenario, **changes: Any) -> list[tuple[str, float, int]]:
    return parts(meetings.alignment(house, at(house, **changes)))


def test_one_story_is_told_without_contradictions() -> None:
    house = scenario(person("ann"), person("ben"), person("cat", influence=0), pitch=ALIKE[:3])
    assert alignment(house, pitched=(0b001, 0b001, 0)) == [("alignment.story", 100.0, 50)]
    assert alignment(house, pitched=(0b001, 0b010, 0)) == [("alignment.story", 50.0, 50)]
    assert alignment(house, pitched=(0b111, 0b001, 0)) == [("alignment.story", 0.0, 50)]
    three = [*ALIKE[:3], pitch("last", conflicts=["cheap"])]
    more = scenario(person("ann"), person("ben"), pitch=three)
    assert alignment(more, pitched=(0b1111, 0b0001)) == [("alignment.story", 0.0, 50)]


def test_only_two_hearers_of_influence_are_a_house() -> None:
    house = scenario(person("ann"), person("ben"), person("cat", influence=0), pitch=ALIKE)
    for pitched in ((0, 0, 0), (1, 0, 0), (1, 0, 1), (0, 0b11, 1)):
        assert meetings.alignment(house, at(house, pitched=pitched)) == UNEXERCISED
    assert meetings.alignment(house, at(house, pitched=(1, 1, 0))).value == 50
    plain = scenario(person("ann"), person("ben"), pitch=PITCHES)
    assert meetings.alignment(plain, at(plain, pitched=(1, 1))) == LACKING


def shared(units: int, heard: int) -> float:
    """The points for a case shared in `heard` of the `units` that matter."""
    people = [person(f"p{number}", unit=f"u{number}") for number in range(units)]
    house = scenario(*people, person("guest", unit="away", influence=0), pitch=ALIKE[3:])
    pitched = (1, 1, *[0] * (units - 1))
    fits = tuple((who, 0, 40) for who in range(heard))
    ((name, value, weight),) = alignment(house, pitched=pitched, fits=fits)
    assert (name, weight) == ("alignment.shared", 50)
    return value


def test_a_shared_case_counts_from_two_units_to_three() -> None:
    assert [shared(2, heard) for heard in (0, 1, 2, 3)] == [0, 0, 100, 100]
    assert [shared(3, heard) for heard in (1, 2, 3)] == [0, 66.6667, 100]
    assert [shared(5, heard) for heard in (1, 2, 3, 5)] == [0, 66.6667, 100, 100]


def test_in_a_house_of_one_unit_nothing_can_be_shared() -> None:
    house = scenario(person("ann"), person("ben"), pitch=ALIKE)
    state = at(house, pitched=(0b1000, 0b1000), fits=((0, 3, 90), (1, 3, 90)))
    score = meetings.alignment(house, state)
    assert parts(score) == [("alignment.story", 100.0, 50), ("alignment.shared", 0.0, 50)]
    assert score.value == 50
