from __future__ import annotations

from typing import Any

import pytest

from tests.core.build import at, event, objection, person, pitch, promise, rule, scenario, source
from tests.plays import after
from trainer.core.decision import Outcome, contradictions, outcome, table_support, units_sharing
from trainer.core.scenario import Scenario
from trainer.core.state import OVER

WIN = """
meet bo visit with engineer; ask bo.day; ask bo.worry; pitch proof; leave
meet ada visit; ask ada.day; ask ada.worry; pitch business-case; pitch one-shop; leave
review
meet bo call with engineer; pitch one-shop; leave
meet cy mail; ask cy.day; leave
review
close
"""


def test_a_careful_play_wins(corner: Scenario) -> None:
    end = outcome(corner, after(corner, WIN))
    assert end is not None
    assert (end.kind, end.reason) == ("won", "")
    assert end.ending is not None
    assert end.ending.id == "won"


def test_no_outcome_while_the_play_is_on(corner: Scenario) -> None:
    assert outcome(corner, after(corner, "study ledger")) is None


def test_doing_nothing_is_stopped_by_the_veto(corner: Scenario) -> None:
    end = outcome(corner, after(corner, "close"))
    assert end is not None
    assert (end.kind, end.reason, end.against) == ("lost", "veto", (1,))


def test_a_forbidden_act_disqualifies_whatever_the_support(corner: Scenario) -> None:
    breach = "meet cy mail; ask cy.day; leave; meet cy mail; ask cy.worry; leave; meet cy call; ask cy.rival; leave; "
    end = outcome(corner, after(corner, breach + "close"))
    assert end is not None
    assert (end.kind, end.reason) == ("disqualified", "conduct")


def test_contradicting_promises_cost_both_hearers(corner: Scenario) -> None:
    one = after(corner, "meet bo visit with engineer; ask bo.day; pitch proof; leave")
    both = after(
        corner, "meet bo visit with engineer; ask bo.day; pitch proof; leave; meet cy mail; pitch cheap; "
        "leave",
    )  # fmt: skip
    assert contradictions(corner, one) == ()
    assert contradictions(corner, both) == ((1, 3),)
    assert table_support(corner, one)[1] - table_support(corner, both)[1] == 12


def test_a_shared_case_lifts_everybody_from_the_second_unit_on(corner: Scenario) -> None:
    one = after(corner, "meet ada visit; pitch one-shop; respond ada.doubt.show; leave")
    assert units_sharing(corner, one) == 1
    two = after(corner, "meet ada visit; pitch one-shop; respond ada.doubt.show; leave; meet bo call; pitch one-shop;"
                "respond bo.doubt.show; leave")  # fmt: skip
    assert units_sharing(corner, two) == 2
    assert table_support(corner, two)[2] - table_support(corner, one)[2] == 6


def test_ties_carry_a_tenth_per_strength(corner: Scenario) -> None:
    before = after(corner, "")
    # Each loses 4 for the doubt that nobody touched. Cy stands at 66 and sways Ada by a tenth of the 16 above 50.
    assert table_support(corner, before) == (50 - 4 + 1, 30 - 4, 70 - 4)
    lifted = after(corner, "meet ada visit; ask ada.day; ask ada.worry; pitch business-case; leave")
    assert lifted.support[0] == 72
    assert table_support(corner, lifted)[1] == 30 - 4 + 2


def house(**tables: Any) -> Scenario:
    """Three people of two units: Ann decides (3), Ben may veto (2), Cat has no say."""
    people = (
        person("ann", roles=["decider"], influence=3, unit="Office"),
        person("ben", roles=["technical"], influence=2, unit="Shop", veto="technical"),
        person("cat", influence=0, unit="Shop"),
    )
    return scenario(*people, **tables)


def over(scenario: Scenario, **changes: Any) -> Outcome:
    end = outcome(scenario, at(scenario, place=OVER, **changes))
    assert end is not None
    return end


PROMISES: dict[str, Any] = {
    "pitch": [
        pitch("alone"), pitch("cheap", conflicts=["best"]), pitch("best"), pitch("first", conflicts=["cheap"]),
        pitch("house", shared=True),
    ]
}  # fmt: skip


@pytest.mark.parametrize(
    ("pitched", "pairs"),
    [
        ((0, 0, 0), ()),
        ((0b00010, 0, 0), ()),
        ((0b00110, 0, 0), ((1, 2),)),
        ((0b00010, 0, 0b00100), ((1, 2),)),
        ((0b01000, 0b00010, 0), ((1, 3),)),
        ((0b01100, 0, 0), ()),
        ((0b01000, 0b00010, 0b00101), ((1, 2), (1, 3))),
    ],
)
def test_promises_contradict_whoever_heard_them(
    pitched: tuple[int, int, int], pairs: tuple[tuple[int, int], ...]
) -> None:
    told = house(**PROMISES)
    assert contradictions(told, at(told, pitched=pitched)) == pairs


def test_a_promise_that_was_never_made_contradicts_nothing() -> None:
    told = house(pitch=[pitch("cheap", conflicts=["best"]), pitch("best")])
    assert contradictions(told, at(told, pitched=(0, 0b10, 0))) == ()
    assert contradictions(told, at(told, pitched=(0b01, 0b10, 0))) == ((0, 1),)


def test_only_hearers_of_a_contradiction_take_support_back() -> None:
    told = house(**PROMISES)
    state = at(told, pitched=(0b00010, 0b00100, 0b00001), support=(60, 70, 80))
    assert table_support(told, state) == (48, 58, 80)
    state = at(told, pitched=(0b01110, 0b10001, 0), support=(60, 70, 80))
    assert table_support(told, state) == (36, 70, 80), "twice for two contradictions"


@pytest.mark.parametrize(
    ("fits", "units"),
    [
        ((), 0),
        (((0, 4, 40),), 1),
        (((0, 4, 39),), 0),
        (((0, 0, 90),), 0),
        (((1, 4, 90), (2, 4, 90)), 1),
        (((0, 4, 90), (2, 4, 90)), 2),
    ],
)
def test_units_that_share_a_case(fits: tuple[tuple[int, int, int], ...], units: int) -> None:
    told = house(**PROMISES)
    assert units_sharing(told, at(told, fits=fits)) == units


def test_a_shared_case_lifts_by_units_beyond_the_first_up_to_a_limit() -> None:
    many = [person(name, unit=name) for name in ("ann", "ben", "cat", "dan")]
    told = scenario(*many, **PROMISES)
    lifts = []
    for count in range(5):
        fits = tuple((who, 4, 80) for who in range(count))
        lifts.append(table_support(told, at(told, fits=fits))[3] - 50)
    assert lifts == [0, 0, 6, 12, 12]


def test_what_nobody_touched_costs_its_person() -> None:
    doubts = [objection("one", "risk"), objection("two", "risk"), objection("other", "budget")]
    told = scenario(person("ann", concerns={"risk": 1}, objection=doubts), person("ben"))
    assert table_support(told, at(told)) == (42, 50)
    assert table_support(told, at(told, raised=0b01)) == (46, 50)
    assert table_support(told, at(told, served=(told.objections[0].meant, 0))) == (50, 50)


@pytest.mark.parametrize(
    ("strength", "support", "moved"),
    [(1, 59, 0), (1, 60, 1), (1, 69, 1), (3, 70, 6), (1, 41, 0), (1, 40, -1), (2, 34, -3), (-1, 70, -2), (-3, 30, 6)],
)
def test_a_tie_pulls_by_tenths_rounded_to_nothing(strength: int, support: int, moved: int) -> None:
    told = scenario(person("ann", sways={"ben": strength}), person("ben"))
    assert table_support(told, at(told, support=(support, 50))) == (support, 50 + moved)


def test_ties_pull_once_and_from_what_stood_before() -> None:
    told = scenario(person("ann", sways={"ben": 3}), person("ben", sways={"cat": 3, "ann": 1}), person("cat"))
    assert table_support(told, at(told, support=(100, 50, 50))) == (100, 65, 50)


def test_support_at_the_table_stays_within_its_range() -> None:
    told = scenario(person("ann", sways={"ben": 3}), person("ben", sways={"ann": -3}))
    assert table_support(told, at(told, support=(100, 95))) == (87, 100)
    assert table_support(told, at(told, support=(3, 100))) == (0, 86)


def test_whoever_has_left_pulls_nobody() -> None:
    gone = event("gone", 2, {"person": "ann", "leaves": True})
    told = scenario(person("ann", sways={"ben": 3}), person("ben"), event=[gone])
    assert table_support(told, at(told, support=(100, 50), fired=1)) == (100, 50)


LEVELS = {"threshold": 70, "decider": 60, "veto": 40, "concessions": 62, "deferred": 50}


@pytest.mark.parametrize(
    ("support", "kind", "reason", "against", "weighted"),
    [
        ((70, 70, 0), "won", "", (), 70),
        ((69, 71, 0), "concessions", "support", (), 69),
        ((61, 64, 0), "concessions", "support", (), 62),
        ((61, 62, 0), "deferred", "support", (), 61),
        ((60, 40, 0), "deferred", "support", (), 52),
        ((59, 40, 0), "deferred", "decider", (0,), 51),
        ((50, 50, 0), "deferred", "decider", (0,), 50),
        ((49, 49, 0), "lost", "decider", (0,), 49),
        ((100, 39, 0), "lost", "veto", (1,), 75),
        ((0, 0, 100), "lost", "veto", (1,), 0),
    ],
)
def test_what_it_comes_to(
    support: tuple[int, int, int], kind: str, reason: str, against: tuple[int, ...], weighted: int
) -> None:
    end = over(house(decision=LEVELS), support=support)
    assert (end.kind, end.reason, end.against, end.weighted) == (kind, reason, against, weighted)
    assert end.support == support
    assert end.ending is not None
    assert end.ending.id == kind


def test_too_little_support_with_nobody_against_is_lost() -> None:
    friends = scenario(person("ann"), decision=LEVELS)
    end = over(friends, support=(49,))
    assert (end.kind, end.reason, end.against) == ("lost", "support", ())
    assert over(friends, support=(50,)).kind == "deferred"


def test_a_second_role_decides_too() -> None:
    two = scenario(person("ann", roles=["user", "decider"]), decision=LEVELS)
    assert over(two, support=(59,)).reason == "decider"


def test_whoever_has_left_has_no_say() -> None:
    gone = [event("gone", 2, {"person": "ann", "leaves": True}, {"person": "ben", "leaves": True})]
    left = scenario(
        person("ann", roles=["decider"], influence=3), person("ben", veto="budget"), person("cat"),
        event=gone, decision=LEVELS,
    )  # fmt: skip
    end = over(left, support=(0, 0, 80), fired=1)
    assert (end.kind, end.weighted, end.against) == ("won", 80, ())


def test_a_house_without_influence_has_no_weight() -> None:
    nobody = scenario(person("ann", influence=0))
    end = over(nobody, support=(100,))
    assert (end.kind, end.weighted) == ("lost", 0)


RULES = [rule("careful", "avoid"), rule("never", "forbidden"), rule("watched", "watch")]


@pytest.mark.parametrize(("breaches", "kind"), [(0b101, "won"), (0b010, "disqualified"), (0b111, "disqualified")])
def test_only_a_forbidden_act_disqualifies(breaches: int, kind: str) -> None:
    end = over(house(conduct=RULES), breaches=breaches, support=(90, 90, 90))
    assert (end.kind, end.reason) == (kind, "conduct" if kind == "disqualified" else "")
    assert over(house(conduct=RULES), breaches=0b010, support=(0, 0, 0)).against == ()


def test_the_first_ending_that_fits_is_told() -> None:
    texts = {"title": "T", "text": "T"}
    endings = [
        {"id": "late", "outcome": "lost", "needs": {"day": 4}, **texts},
        {"id": "vetoed", "outcome": "lost", "reason": "veto", **texts},
        {"id": "plain", "outcome": "lost", **texts},
        {"id": "unheard", "outcome": "lost", **texts},
        {"id": "won", "outcome": "won", "reason": "support", **texts},
    ]
    told = house(ending=endings, decision=LEVELS)

    def ending(**changes: Any) -> str | None:
        end = over(told, **changes).ending
        return end.id if end else None

    assert ending(support=(0, 0, 0)) == "vetoed"
    assert ending(support=(0, 0, 0), clock=6) == "late"
    assert ending(support=(0, 50, 0), clock=5) == "plain"
    assert ending(support=(90, 90, 0)) is None


def test_an_ending_may_ask_whose_minimum_was_missed() -> None:
    texts = {"title": "T", "text": "T"}
    endings = [
        {"id": "ben-stops", "outcome": "lost", "reason": "veto", "person": "ben", **texts},
        {"id": "stopped", "outcome": "lost", "reason": "veto", **texts},
        {"id": "lost", "outcome": "lost", **texts},
        {"id": "ben-waits", "outcome": "deferred", "reason": "decider", "person": "ben", **texts},
        {"id": "ann-waits", "outcome": "deferred", "reason": "decider", "person": "ann", **texts},
        {"id": "deferred", "outcome": "deferred", **texts},
    ]

    def ending(vetoes: tuple[str, ...], support: tuple[int, int]) -> str | None:
        people = [person(name, roles=["decider"] if name == "ann" else ["user"], influence=2,
                         veto="technical" if name in vetoes else "none") for name in ("ann", "ben")]  # fmt: skip
        end = over(scenario(*people, ending=endings), support=support).ending
        return end.id if end else None

    assert ending(("ann", "ben"), (0, 0)) == "ben-stops"
    assert ending(("ann", "ben"), (0, 90)) == "stopped"
    assert ending((), (0, 0)) == "lost"
    assert ending((), (50, 60)) == "ann-waits"
    assert ending((), (56, 40)) == "deferred"


@pytest.mark.parametrize(
    ("flags", "support", "kept", "broken"),
    [
        (0b00, 100, [], ["always"]),
        (0b01, 100, [], ["always", "hours"]),
        (0b11, 100, ["always", "hours"], []),
        (0b10, 100, ["always"], []),
        (0b01, 56, [], ["always", "hours"]),
        (0b01, 47, [], []),
        (0b01, 0, [], []),
    ],
)
def test_promises_are_kept_or_broken_once_it_is_signed(
    flags: int, support: int, kept: list[str], broken: list[str]
) -> None:
    house = scenario(
        person("ann"),
        source=[source("x", sets=["said"]), source("y", sets=["ready"])],
        promise=[
            promise("always", {}, {"flags": ["ready"]}),
            promise("hours", {"flags": ["said"]}, {"flags": ["ready"]}),
        ],
    )
    end = outcome(house, at(house, place=OVER, support=(support,), flags=flags))
    assert end is not None
    assert ([one.id for one in end.kept], [one.id for one in end.broken]) == (kept, broken)


def test_a_promise_that_asks_for_nothing_more_is_kept() -> None:
    house = scenario(person("ann"), promise=[promise("easy", {}, {})])
    end = outcome(house, at(house, place=OVER, support=(100,)))
    assert end is not None
    assert end.kept == house.promises
