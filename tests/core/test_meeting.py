from __future__ import annotations

from typing import Any

import pytest

from tests.core.build import (
    at,
    clue,
    colleague,
    event,
    meeting,
    objection,
    person,
    pitch,
    question,
    response,
    rule,
    scenario,
)  # fmt: skip
from trainer.core import meeting as table
from trainer.core.happenings import Happening
from trainer.core.scenario import NO_EFFECTS, Effects, Scenario
from trainer.core.state import MEETING, State
from trainer.core.vocabulary import CONCERN_MASK, NEED_BIT

RISK, BUDGET, EASE = NEED_BIT["risk"], NEED_BIT["budget"], NEED_BIT["ease"]


def begun(scenario: Scenario, channel: str = "visit", person: int = 0, companion: int = -1, **changes: Any) -> State:
    return table.begin(scenario, at(scenario, **changes), person, companion, channel)[0]


@pytest.mark.parametrize(("channel", "patience"), [("visit", 4), ("call", 3), ("mail", 2)])
def test_a_channel_has_its_patience(channel: str, patience: int) -> None:
    assert begun(scenario(), channel).patience == patience


@pytest.mark.parametrize(
    ("hidden", "trust", "patience"),
    [
        ({}, 2, 3),
        ({}, 3, 4),
        ({"prefers": {"channel": "call"}}, 2, 4),
        ({"prefers": {"channel": "visit"}}, 2, 3),
        ({"prefers": {"counterpart": "sales"}}, 1, 4),
        ({"prefers": {"counterpart": "sales"}}, 2, 5),
        ({"prefers": {"channel": "call", "counterpart": "sales"}}, 5, 6),
    ],
)
def test_what_adds_to_patience(hidden: dict[str, Any], trust: int, patience: int) -> None:
    house = scenario(person("ann", trust=trust, **hidden))
    assert begun(house, "call").patience == patience


def test_the_trust_of_others_adds_nothing() -> None:
    house = scenario(person("ann", trust=5), person("ben", trust=1))
    assert begun(house, "call", 1).patience == 3


def test_there_is_always_patience_for_one_thing() -> None:
    assert begun(scenario(patience=1), "mail").patience == 1
    assert begun(scenario(patience=2), "mail").patience == 1
    assert begun(scenario(patience=3), "mail").patience == 2


def test_a_meeting_begins() -> None:
    house = scenario(person("ann"), person("ben", prefers={"counterpart": "engineer"}), costs={"visit": 3, "call": 2})
    state, told = table.begin(house, at(house, clock=4, met=0b01), 1, -1, "call")
    assert told == [Happening("met", 1)]
    assert state == at(
        house, place=MEETING, clock=6, met=0b11, person=1, channel="call", counterpart="sales", patience=3
    )


def test_a_colleague_who_suits_wins_trust_once() -> None:
    team = (colleague("eve", "engineer"), colleague("fay", "finance"))
    house = scenario(person("ann"), person("ben", prefers={"counterpart": "finance"}), team=team)
    state, told = table.begin(house, at(house, meetings=(2, 3), matched=0b01), 1, 1, "call")
    assert told == [Happening("met", 1), Happening("trust", 1, -1, 1)]
    assert (state.counterpart, state.meetings, state.matched, state.trust) == ("finance", (2, 4), 0b11, (1, 2))
    state, told = table.begin(house, state, 1, 1, "call")
    assert told == [Happening("met", 1)]
    assert (state.meetings, state.trust, state.patience) == ((2, 5), (1, 2), 4)
    state, told = table.begin(house, at(house), 1, 0, "call")
    assert told == [Happening("met", 1)]
    assert (state.counterpart, state.meetings, state.matched) == ("engineer", (1, 0), 0)


def test_whom_somebody_prefers_can_change() -> None:
    house = scenario(event=[event("moved", 2, {"person": "ann", "roles": ["decider"]})])
    assert begun(house, fired=1).met == 1


def test_a_question_costs_patience_and_is_remembered() -> None:
    house = scenario(person("ann"), person("ben", question=[question("one"), question("two", cost=2)]))
    before = meeting(house, 1)
    state, told = table.ask(before, house.questions[1])
    assert state == before.but(patience=1, asked=0b10)
    assert told == [Happening("asked", 1, 1)]
    state, told = table.ask(state, house.questions[0])
    assert (state.patience, state.asked) == (0, 0b11)
    assert told == [Happening("asked", 1, 0), Happening("tired", 1)]


def test_a_question_has_its_effects_before_patience_ends() -> None:
    asked = question("one", trust=1, support=-7, reveals=["key"], sets=["told"], breach="no")
    house = scenario(
        person("ann"), person("ben", question=[asked]), clue=[clue("other", "ann"), clue("key", "ben")],
        conduct=[rule("fine", "avoid"), rule("no", "watch")],
    )  # fmt: skip
    before = meeting(house, 1, patience=1, breaches=0b01, clues=0b01)
    state, told = table.ask(before, house.questions[0])
    assert told == [
        Happening("asked", 1, 0), Happening("clue", -1, 1), Happening("trust", 1, -1, 1),
        Happening("support", 1, -1, -7), Happening("breach", 1, 1), Happening("tired", 1),
    ]  # fmt: skip
    assert state == before.but(patience=0, asked=1, clues=0b11, flags=1, trust=(1, 2), support=(50, 43), breaches=0b11)


def pitched(house: Scenario, index: int = 0, person: int = 0, **changes: Any) -> tuple[State, list[Happening]]:
    return table.pitch(house, meeting(house, person, **changes), house.pitches[index])


def fixed(fit: int, *answers: str, **values: Any) -> dict[str, Any]:
    return pitch("case", *answers, fit={"ann": fit}, **values)


@pytest.mark.parametrize(
    ("fit", "support", "trust"),
    [(0, 32, 1), (39, 47, 1), (40, 48, 2), (45, 50, 2), (69, 59, 2), (70, 60, 3), (100, 72, 3)],
)
def test_what_a_pitch_moves(fit: int, support: int, trust: int) -> None:
    house = scenario(person("ann", trust=2), pitch=[fixed(fit)])
    state, told = pitched(house)
    assert (state.support, state.trust, state.fits) == ((support,), (trust,), ((0, 0, fit),))
    expected = [Happening("pitched", 0, 0, fit)]
    expected += [Happening("support", 0, -1, support - 50)] if support != 50 else []
    expected += [Happening("trust", 0, -1, trust - 2)] if trust != 2 else []
    assert told == expected


def test_a_pitch_always_costs_one_point_of_patience() -> None:
    house = scenario(pitch=[fixed(50)])
    for patience in (3, 2, 1):
        state, told = pitched(house, patience=patience)
        assert state.patience == patience - 1
        assert (Happening("tired", 0) in told) == (patience == 1)


def test_a_pitch_is_remembered_beside_the_others() -> None:
    house = scenario(person("ann"), person("ben"), pitch=[pitch("one"), pitch("two", fit={"ben": 60})])
    fits = ((0, 1, 10), (1, 0, 30), (1, 2, 5))
    state, _ = pitched(house, 1, 1, pitched=(0b10, 0b01), fits=fits)
    assert state.pitched == (0b10, 0b11)
    assert state.fits == ((0, 1, 10), (1, 0, 30), (1, 1, 60), (1, 2, 5))


@pytest.mark.parametrize(("fit", "served"), [(49, BUDGET), (50, BUDGET | RISK | EASE), (90, BUDGET | RISK | EASE)])
def test_a_fitting_pitch_serves_what_the_person_needs(fit: int, served: int) -> None:
    house = scenario(
        person("ann", concerns={"risk": 1, "return": 1}, wins={"ease": 1}),
        pitch=[fixed(fit, "risk", "fairness", appeals=["ease", "growth"])],
    )  # fmt: skip
    assert pitched(house, served=(BUDGET,))[0].served == (served,)


def test_trust_and_support_stay_within_their_range() -> None:
    liked = scenario(person("ann", trust=5), pitch=[fixed(100)])
    state, told = pitched(liked, support=(100,))
    assert (state.trust, state.support) == ((5,), (100,))
    assert told == [Happening("pitched", 0, 0, 100)]
    assert pitched(liked, support=(79,))[1][1] == Happening("support", 0, -1, 21)
    loathed = scenario(person("ann", trust=0), pitch=[fixed(0)])
    state, told = pitched(loathed, support=(5,))
    assert (state.trust, state.support) == ((0,), (0,))
    assert told == [Happening("pitched", 0, 0, 0), Happening("support", 0, -1, -5)]


@pytest.mark.parametrize(
    ("trust", "wins", "roles", "coached"),
    [
        (2, {"ease": 1}, ["user", "coach"], True),
        (3, {"ease": 1}, ["coach"], True),
        (1, {"ease": 1}, ["coach"], False),
        (2, {"growth": 1}, ["coach"], False),
        (2, {"ease": 1}, ["user"], False),
    ],
)
def test_a_coach_is_won_by_trust_and_by_a_win(
    trust: int, wins: dict[str, int], roles: list[str], coached: bool
) -> None:
    house = scenario(person("ann", trust=trust, wins=wins, roles=roles), pitch=[fixed(80, appeals=["ease"])])
    assert (Happening("coached", 0) in pitched(house)[1]) == coached
    assert Happening("coached", 0) not in pitched(house, trust=(3,), served=(CONCERN_MASK + 1,))[1], "told once"


DOUBTS = [
    objection("price", "budget"),
    objection("early", "risk", needs={"met": ["ben"]}),
    objection("late", "risk", after=["two"]),
    objection("rest", "risk"),
]


@pytest.mark.parametrize(
    ("index", "changes", "raised"),
    [
        (0, {}, 3),
        (1, {}, 2),
        (0, {"met": 0b10}, 1),
        (0, {"met": 0b01}, 3),
        (1, {"raised": 0b0100}, 3),
        (0, {"raised": 0b1000}, -1),
        (0, {"served": (RISK, 0)}, -1),
        (0, {"served": (0, RISK)}, 3),
    ],
)
def test_which_objection_a_pitch_brings_up(index: int, changes: dict[str, Any], raised: int) -> None:
    house = scenario(
        person("ann", concerns={"risk": 1}, objection=DOUBTS), person("ben"), pitch=[pitch("one"), pitch("two")]
    )
    before = meeting(house, **changes)
    state, told = table.pitch(house, before, house.pitches[index])
    assert state.objection == raised
    assert state.raised == before.raised | (1 << raised if raised >= 0 else 0)
    assert (told[-1] == Happening("objected", 0, raised)) == (raised >= 0)


def test_a_pitch_that_serves_the_need_brings_nothing_up() -> None:
    house = scenario(
        person("ann", concerns={"risk": 1}, objection=[objection("doubt", "risk")]), pitch=[fixed(50, "risk")]
    )
    assert pitched(house)[0].objection == -1


def test_somebody_elses_objection_stays_theirs() -> None:
    ben = person("ben", concerns={"risk": 1}, objection=[objection("doubt", "risk")])
    house = scenario(person("ann", concerns={"risk": 1}), ben, pitch=[pitch("one")])
    assert pitched(house)[0].objection == -1
    assert pitched(house, person=1)[0].objection == 0


def test_whoever_objects_waits_for_the_answer_before_they_tire() -> None:
    house = scenario(person("ann", concerns={"risk": 1}, objection=[objection("doubt", "risk")]), pitch=[pitch("one")])
    state, told = pitched(house, patience=1)
    assert state.patience == 0
    assert [one.kind for one in told] == ["pitched", "support", "objected"]


def test_a_pitch_has_effects_of_its_own() -> None:
    case = pitch("case", fit={"ben": 50}, reveals=["key"], sets=["said"], breach="no")
    house = scenario(
        person("ann"), person("ben"), clue=[clue("key", "ann")], conduct=[rule("no", "avoid")], pitch=[case]
    )
    state, told = pitched(house, person=1)
    assert (state.clues, state.flags, state.breaches) == (1, 1, 1)
    assert told == [
        Happening("pitched", 1, 0, 50), Happening("support", 1, -1, 2), Happening("clue", -1, 0),
        Happening("breach", 1, 0),
    ]  # fmt: skip


def answered(house: Scenario, index: int, **changes: Any) -> tuple[State, State, list[Happening]]:
    before = meeting(house, 1, **({"objection": 0, "raised": 1, "responses": 0b100} | changes))
    return before, *table.respond(house, before, house.responses[index])


@pytest.fixture
def doubted() -> Scenario:
    probe = response("probe", "probe", stays=True, reveals=["ben-risk"])
    doubt = objection("doubt", "risk", probe, response("show", trust=1, support=3))
    other = objection("other", "risk", response("show"), response("argue"))
    known = [clue("ben-risk", "ben", "concern:risk", "role:user"), clue("ben-role", "ben", "role:user")]
    known.append(clue("ann-risk", "ann", "concern:risk"))
    return scenario(person("ann"), person("ben", objection=[doubt, other]), clue=known)


def test_a_probe_leaves_the_objection_on_the_table(doubted: Scenario) -> None:
    before, state, told = answered(doubted, 0)
    assert state == before.but(responses=0b101, understood=0b01, clues=0b001)
    assert told == [Happening("responded", 1, 0), Happening("clue", -1, 0)]


def test_to_ask_what_a_clue_in_hand_shows_uses_patience(doubted: Scenario) -> None:
    before, state, told = answered(doubted, 0, clues=0b001, patience=2)
    assert state == before.but(responses=0b101, understood=0b01, patience=1)
    assert told == [Happening("responded", 1, 0), Happening("asked_again", 1, 0)]
    before, state, told = answered(doubted, 0, clues=0b110, patience=2)
    assert (state.patience, state.understood) == (2, 0b01), "of the role, or of somebody else: nothing shown"
    _, state, told = answered(doubted, 0, clues=0b001, patience=0)
    assert (state.patience, told) == (0, [Happening("responded", 1, 0)]), "there is none left to use"
    settled = answered(doubted, 1, clues=0b001, patience=1)[1]
    assert settled.patience == 1, "evidence uses none"


def test_it_is_understood_by_a_clue_that_is_in_hand_when_it_is_answered(doubted: Scenario) -> None:
    assert answered(doubted, 1)[1].understood == 0
    assert answered(doubted, 1, clues=0b001)[1].understood == 0b01
    assert answered(doubted, 1, clues=0b110)[1].understood == 0
    assert answered(doubted, 2, objection=1, responses=0, clues=0b001, understood=0b01)[1].understood == 0b11


def test_an_answer_settles_it(doubted: Scenario) -> None:
    before, state, told = answered(doubted, 1)
    assert state == before.but(responses=0b110, objection=-1, trust=(1, 2), support=(50, 53))
    assert told == [
        Happening("responded", 1, 1), Happening("trust", 1, -1, 1), Happening("support", 1, -1, 3),
        Happening("settled", 1, 0),
    ]  # fmt: skip


def test_the_answer_names_the_objection_that_it_settles(doubted: Scenario) -> None:
    assert Happening("settled", 1, 1) in answered(doubted, 2, objection=1, responses=0)[2]


def test_without_patience_the_answer_ends_the_meeting(doubted: Scenario) -> None:
    assert answered(doubted, 1, patience=0)[2][-1] == Happening("tired", 1)
    assert answered(doubted, 0, patience=0)[2] == [Happening("responded", 1, 0), Happening("clue", -1, 0)]
    assert Happening("tired", 1) not in answered(doubted, 1, patience=1)[2]


def test_effects_that_are_nothing_change_nothing() -> None:
    house = scenario(person("ann"), person("ben"))
    told: list[Happening] = []
    assert table.affect(at(house), NO_EFFECTS, told, 1) == at(house)
    assert table.affect(at(house), NO_EFFECTS, told, 1, clock=3, met=1) == at(house, clock=3, met=1)
    assert told == []


@pytest.mark.parametrize(
    ("effects", "changed", "told"),
    [
        (Effects(reveals=0b110), {"clues": 0b111}, [Happening("clue", -1, 2)]),
        (Effects(reveals=0b001), {}, []),
        (Effects(sets=0b10), {"flags": 0b11}, []),
        (Effects(trust=2), {"trust": (1, 3)}, [Happening("trust", 1, -1, 2)]),
        (Effects(trust=-3), {"trust": (1, 0)}, [Happening("trust", 1, -1, -1)]),
        (Effects(support=5), {"support": (50, 55)}, [Happening("support", 1, -1, 5)]),
        (Effects(breach=0), {"breaches": 0b11}, [Happening("breach", 1, 0)]),
        (Effects(breach=1), {}, [Happening("breach", 1, 1)]),
    ],
)
def test_each_effect(effects: Effects, changed: dict[str, Any], told: list[Happening]) -> None:
    before = at(scenario(person("ann"), person("ben")), clues=0b011, flags=0b01, breaches=0b10)
    happened: list[Happening] = []
    assert table.affect(before, effects, happened, 1, clock=3) == before.but(clock=3, **changed)
    assert happened == told


def test_nobody_in_particular_breaks_a_rule() -> None:
    happened: list[Happening] = []
    state = table.affect(at(scenario()), Effects(breach=0), happened)
    assert (state.breaches, happened) == (1, [Happening("breach", -1, 0)])
