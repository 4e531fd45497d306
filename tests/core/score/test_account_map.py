from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.core.build import at, clue, event, person, scenario
from tests.plays import after
from trainer.core.moves import Note
from trainer.core.scenario import Scenario
from trainer.core.score.account_map import mark, scores, supporting, weight_of
from trainer.core.score.breakdown import LACKING, UNEXERCISED, Score
from trainer.core.state import Handed, State


def handed(scenario: Scenario, *maps: dict[str, Note], fired: tuple[int, ...] = ()) -> State:
    """The state with these maps handed in; `fired` are the events before each of them."""
    people = [one.id for one in scenario.people]
    given = []
    for number, notes in enumerate(maps):
        board = tuple(notes.get(one) for one in people)
        given.append(Handed(0, fired[number] if fired else 0, 0, board))
    return at(scenario, handed=tuple(given), fired=fired[-1] if fired else 0)


def parts(score: Score) -> dict[str, float]:
    return {part.id: round(part.value, 4) for part in score.parts}


@pytest.mark.parametrize(("influence", "weight"), [(0, 1), (1, 2), (2, 4), (3, 6)])
def test_an_entry_counts_by_influence(influence: int, weight: int) -> None:
    assert weight_of(scenario(person("ann", influence=influence)).truths[0][0]) == weight


@pytest.fixture
def cited() -> Scenario:
    return scenario(
        person("ann"), person("ben", roles=["decider", "user"]),
        clue=[
            clue("one", "ben", "role:decider", "influence:1"), clue("two", "ben", "concern:risk", "role:decider"),
            clue("user", "ben", "role:user"), clue("other", "ann", "role:decider"),
        ],
    )  # fmt: skip


def test_what_is_cited_supports_a_claim_on_its_person_alone(cited: Scenario) -> None:
    note = Note("ben", evidence=("other", "two", "user", "one"))
    assert supporting(cited, 1, note, "role", "decider") == ("two", "one")
    assert supporting(cited, 0, note, "role", "decider") == ("other",)
    assert supporting(cited, 1, note, "role", "user") == ("user",)
    assert supporting(cited, 1, note, "influence", "1") == ("one",)
    assert supporting(cited, 1, note, "influence", "decider") == ()


@pytest.mark.parametrize(
    ("note", "marks"),
    [
        (None, 0),
        (Note("ben", certainty=3), 0),
        (Note("ben", ("decider",)), 1),
        (Note("ben", ("decider",), certainty=2), 2),
        (Note("ben", ("decider",), certainty=3), 2),
        (Note("ben", ("decider",), certainty=3, evidence=("one",)), 2),
        (Note("ben", ("decider",), certainty=3, evidence=("one", "other", "user")), 2),
        (Note("ben", ("decider",), certainty=3, evidence=("one", "two")), 3),
        (Note("ben", ("decider",), certainty=3, evidence=("one", "two", "user")), 3),
        (Note("ben", ("user",), certainty=1), 0),
        (Note("ben", ("user", "decider"), certainty=2), -2),
        (Note("ben", ("user",), certainty=3), -6),
    ],
)
def test_marks_by_certainty(cited: Scenario, note: Note | None, marks: int) -> None:
    assert mark(cited, 1, note, cited.truths[0][1]) == marks


def test_roles_are_the_primary_one_and_further_ones() -> None:
    house = scenario(person("ann", roles=["decider", "user"], influence=2), person("ben", influence=1))
    right = Note("ann", ("decider", "user"), certainty=2)
    assert scores(house, handed(house, {"ann": right})).roles.value == round(0.8 * 100 * 4 / 9 + 0.2 * 100, 1)
    assert parts(scores(house, handed(house, {"ann": right})).roles) == {
        "roles.primary": 44.4444, "roles.further": 100.0,
    }  # fmt: skip
    assert [part.weight for part in scores(house, handed(house, {})).roles.parts] == [80, 20]


def test_on_the_map_too_certainty_wants_evidence(cited: Scenario) -> None:
    sure = Note("ben", ("decider",), certainty=3)
    for evidence, value in ((("one",), 33.3333), (("one", "two"), 50.0)):
        state = handed(cited, {"ben": replace(sure, evidence=evidence)})
        assert parts(scores(cited, state).roles)["roles.primary"] == value


def test_a_sure_error_eats_what_others_earned_and_no_more() -> None:
    house = scenario(person("ann", influence=3), person("ben", influence=3))
    one_wrong = {"ann": Note("ann", ("user",), certainty=2), "ben": Note("ben", ("coach",), certainty=2)}
    assert parts(scores(house, handed(house, one_wrong)).roles) == {"roles.primary": 0.0}
    sure = one_wrong | {"ben": Note("ben", ("coach",), certainty=3)}
    assert parts(scores(house, handed(house, sure)).roles) == {"roles.primary": 0.0}


def test_further_roles_count_by_f1_and_silence_about_none_is_no_achievement() -> None:
    house = scenario(person("ann", roles=["user", "coach"]), person("ben"), person("cat", influence=2))

    def further(**notes: Note) -> float | None:
        return parts(scores(house, handed(house, notes)).roles).get("roles.further")

    assert further() == 0
    assert further(ann=Note("ann", ("user", "coach"))) == 100
    assert further(ann=Note("ann", ("coach",))) == 0
    assert further(ann=Note("ann", ("user", "coach", "finance"))) == pytest.approx(200 / 3, abs=1e-3)
    assert further(ann=Note("ann", ("user", "coach")), ben=Note("ben", ("user", "coach"))) == 50
    assert further(ann=Note("ann", ("user", "coach")), ben=Note("ben", ("user",))) == 100
    assert further(ann=Note("ann", ("user", "coach")), cat=Note("cat", ("user", "coach"))) == 33.3333
    plain = scenario(person("ann"))
    assert "roles.further" not in parts(scores(plain, handed(plain, {})).roles)


def test_needs_are_concerns_and_wins() -> None:
    house = scenario(person("ann", concerns={"risk": 1, "return": 3}, wins={"ease": 1}), person("ben", influence=3))

    def needs(**values: Any) -> tuple[float | None, dict[str, float]]:
        score = scores(house, handed(house, {"ann": Note("ann", **values)})).needs
        return score.value, parts(score)

    assert needs() == (0.0, {"needs.concerns": 0.0, "needs.wins": 0.0})
    assert needs(concerns=("return", "risk")) == (60.0, {"needs.concerns": 100.0, "needs.wins": 0.0})
    assert needs(wins=("ease",)) == (40.0, {"needs.concerns": 0.0, "needs.wins": 100.0})
    assert needs(concerns=("risk",), wins=("ease", "growth"))[1] == {"needs.concerns": 66.6667, "needs.wins": 66.6667}
    assert (
        scores(house, handed(house, {})).needs
        == scores(house, handed(house, {"ben": Note("ben", concerns=("risk",))})).needs
    ), "nothing can be found on somebody who needs nothing"


def test_ticking_everything_loses(corner: Scenario) -> None:
    everything = (
        "concerns=return,strategy,risk,compliance,outcome,usability,reliability,budget,cooperation,fairness "
        "wins=visibility,standing,safety,ease,control,growth,harmony,purpose"
    )
    ticked = "; ".join(f"note {who} {everything}" for who in ("ada", "bo", "cy"))
    value = scores(corner, after(corner, f"{ticked}; close")).needs.value
    assert value is not None
    assert 0 < value < 40


def test_where_nobody_needs_anything_there_is_nothing_to_find() -> None:
    house = scenario()
    assert scores(house, handed(house, {})).needs == LACKING
    assert scores(house, at(house)).roles == LACKING


def test_needs_weigh_by_influence() -> None:
    house = scenario(person("ann", concerns={"risk": 1}, influence=3), person("ben", concerns={"risk": 1}, influence=0))
    for who, value in (("ann", 600 / 7), ("ben", 100 / 7)):
        found = scores(house, handed(house, {who: Note(who, concerns=("risk",))})).needs
        assert parts(found) == {"needs.concerns": pytest.approx(value, abs=1e-3)}


def test_later_maps_count_more() -> None:
    house = scenario(person("ann", concerns={"risk": 1}), reviews=(1, 2, 3))
    known = {"ann": Note("ann", concerns=("risk",))}
    for maps, value in (((known, {}, {}), 16.7), (({}, known, {}), 33.3), (({}, {}, known), 50.0)):
        assert scores(house, handed(house, *maps)).needs.value == value


def test_whoever_has_left_is_not_looked_for() -> None:
    gone = event("gone", 2, {"person": "ann", "leaves": True})
    house = scenario(
        person("ann", concerns={"risk": 1}), person("ben", roles=["coach"], concerns={"budget": 1}), event=[gone]
    )
    notes = {"ben": Note("ben", ("coach",), concerns=("budget",), certainty=2)}
    state = handed(house, notes, fired=(1,))
    assert scores(house, state).needs.value == 100
    assert parts(scores(house, state).roles)["roles.primary"] == pytest.approx(200 / 3, abs=1e-3)
    assert scores(house, handed(house, notes, fired=(0,))).needs.value == 50
    both = handed(house, notes, notes, fired=(0, 1))
    assert scores(house, both).needs.value == round((50 + 2 * 100) / 3, 1)


@pytest.fixture
def moved() -> Scenario:
    """First Ann's role and influence move and Cat leaves, then Ben's veto."""
    first = event(
        "first", 2, {"person": "ann", "roles": ["influencer"], "influence": 1}, {"person": "cat", "leaves": True}
    )
    second = event("second", 4, {"person": "ben", "veto": "budget"})
    return scenario(
        person("ann", roles=["decider"], influence=3), person("ben"), person("cat"), reviews=(1, 3, 5),
        event=[first, second], clue=[clue("one", "ann", "role:influencer"), clue("two", "ann", "role:influencer")],
    )  # fmt: skip


def adapted(moved: Scenario, *maps: dict[str, Note], fired: tuple[int, ...] = (0, 0b01, 0b11)) -> float | None:
    return scores(moved, handed(moved, *maps, fired=fired[: len(maps)])).adaptation.value


def test_adaptation_looks_at_what_moved_on_the_next_map(moved: Scenario) -> None:
    role = Note("ann", ("influencer",), certainty=2)
    sure = Note("ann", ("influencer",), certainty=3, evidence=("one", "two"), influence=1)
    veto = {"ben": Note("ben", veto="budget")}
    assert adapted(moved, {}, {}, {}) == 0
    assert adapted(moved, {}, {"ann": role}, {}) == round(100 * (2 / 3) / 3, 1)
    assert adapted(moved, {}, {"ann": sure}, {}) == round(100 * 2 / 3, 1)
    assert adapted(moved, {}, {"ann": sure}, veto) == 100
    assert adapted(moved, {}, {}, {"ann": sure} | veto) == round(100 / 3, 1), "only the first map after it"
    assert adapted(moved, {"ann": sure}, {}, {}) == 0
    assert adapted(moved, {}, {"ann": Note("ann", ("decider",), certainty=3, influence=1)}, {}) == round(100 / 3, 1)
    assert adapted(moved, {}, {"ann": Note("ann", influence=3)}, {"ben": Note("ben", veto="none")}) == 0
    assert adapted(moved, {}, {"ann": role}) == round(100 * (2 / 3) / 2, 1)


def test_adaptation_is_told_as_one_part(moved: Scenario) -> None:
    score = scores(moved, handed(moved, {"ann": Note("ann", influence=1)}, fired=(1,))).adaptation
    assert [(part.id, part.value, part.weight) for part in score.parts] == [("adaptation.moved", 50.0, 100)]


def test_who_moved_and_left_is_not_looked_for() -> None:
    left = {"person": "ann", "roles": ["influencer"], "leaves": True}
    first = event("first", 2, left, {"person": "ben", "influence": 3})
    house = scenario(person("ann"), person("ben"), event=[first])
    assert adapted(house, {"ben": Note("ben", influence=3)}, fired=(1,)) == 100


def test_closing_before_power_moves_exercises_no_adaptation(moved: Scenario) -> None:
    assert scores(moved, handed(moved, {}, {}, fired=(0, 0))).adaptation == UNEXERCISED
    assert scores(moved, at(moved)).adaptation == UNEXERCISED


def test_where_power_never_moves_there_is_none() -> None:
    house = scenario(event=[event("news", 2, {"person": "ann", "stance": 1})])
    assert scores(house, handed(house, {}, fired=(1,))).adaptation == LACKING


@pytest.mark.parametrize(
    ("notes", "value"),
    [
        ((), None),
        ((Note("ann"), None), None),
        ((Note("ann", ("decider",), certainty=3), None), 0.01),
        ((Note("ann", ("user",), certainty=3), None), 0.81),
        ((Note("ann", ("decider",)), None), 0.176),
        ((Note("ann", ("user",), certainty=2), None), 0.54),
        ((Note("ann", ("decider",), certainty=3), Note("ben", ("coach",), certainty=3)), 0.41),
        ((Note("ann", ("decider",), certainty=3), Note("ben")), 0.01),
    ],
)
def test_the_brier_score_of_what_was_claimed(notes: tuple[Note | None, ...], value: float | None) -> None:
    house = scenario(person("ann", roles=["decider"]), person("ben"))
    board = {note.person: note for note in notes if note is not None}
    assert scores(house, handed(house, board) if notes else at(house)).brier == value


def test_the_brier_score_is_of_the_last_map_and_of_those_who_are_there() -> None:
    gone = event("gone", 2, {"person": "ben", "leaves": True}, {"person": "ann", "roles": ["coach"]})
    house = scenario(person("ann"), person("ben"), event=[gone], reviews=(1, 3))
    wrong = {"ann": Note("ann", ("user",), certainty=3), "ben": Note("ben", ("coach",), certainty=3)}
    right = wrong | {"ann": Note("ann", ("coach",), certainty=3)}
    assert scores(house, handed(house, wrong, right, fired=(0, 1))).brier == 0.01
    assert scores(house, handed(house, right, wrong, fired=(0, 1))).brier == 0.81
