from __future__ import annotations

import itertools
import random
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from tests.proof.families import FEW_ROLES, corner, idle_play, made_up, person
from trainer.core.condition import Condition
from trainer.core.moves import Note
from trainer.core.objections import points
from trainer.core.pitch_fit import fit_of
from trainer.core.scenario import Effects, Scenario
from trainer.core.score.account_map import scores
from trainer.core.step import start
from trainer.core.vocabulary import CONCERNS, WINS
from trainer.proof import blind
from trainer.proof.blind import Guessed

FAMILIES = [(seed, 1 + seed % 4) for seed in range(12)]
Maps = list[list[Note]]


def part(scenario: Scenario, maps: Maps, name: str) -> float:
    """Return what the score says of maps handed in by somebody who did nothing else, exactly."""
    score = scores(scenario, idle_play(scenario, maps))
    parts = {one.id: one for one in (score.roles if name.startswith("roles") else score.needs).parts}
    if name == "needs":
        whole = sum(one.weight for one in parts.values())
        return sum(one.value * one.weight for one in parts.values()) / whole if whole else 0.0
    return parts[name].value if name in parts else 0.0


def mean(variants: Sequence[Scenario], maps: Maps, name: str) -> float:
    return statistics.fmean(part(scenario, maps, name) for scenario in variants)


def maps_of(variants: Sequence[Scenario], *found: Guessed) -> Maps:
    """Return the guesses as the notes that a trainee would write."""
    maps: Maps = []
    for order in range(1, len(variants[0].reviews) + 1):
        notes = []
        for one in variants[0].people:
            said = [guess for each in found for guess in each.guesses if (guess.name, guess.review) == (one.id, order)]
            names = {name for guess in said for name in guess.said}
            notes.append(
                Note(
                    one.id,
                    roles=tuple(guess.said[0] for guess in said if guess.certainty),
                    certainty=max([guess.certainty for guess in said if guess.certainty], default=1),
                    concerns=tuple(name for name in CONCERNS if name in names),
                    wins=tuple(name for name in WINS if name in names),
                )
            )
        maps.append(notes)
    return maps


def guessed_at_random(chance: random.Random, variants: Sequence[Scenario]) -> Maps:
    return [
        [
            Note(
                one.id,
                roles=tuple(chance.sample(FEW_ROLES, chance.randint(0, 1))),
                certainty=chance.randint(1, 3),
                concerns=tuple(chance.sample(CONCERNS[:4], chance.randint(0, 3))),
                wins=tuple(chance.sample(WINS[:3], chance.randint(0, 2))),
            )
            for one in variants[0].people
        ]
        for _ in variants[0].reviews
    ]


@pytest.mark.parametrize(("seed", "count"), FAMILIES)
def test_roles_and_needs_guessed_earn_in_the_score_what_is_said_and_other_guesses_no_more(
    seed: int, count: int
) -> None:
    variants = made_up(seed, count)
    roles, needs = blind.role_points(variants), blind.needs(variants)
    best = maps_of(variants, roles, needs)
    assert mean(variants, best, "roles.primary") == pytest.approx(roles.value)
    assert mean(variants, best, "needs") == pytest.approx(needs.value)
    chance = random.Random(seed)
    for _ in range(150):
        maps = guessed_at_random(chance, variants)
        assert mean(variants, maps, "roles.primary") <= roles.value + 1e-9
        assert mean(variants, maps, "needs") <= needs.value + 1e-9


def role_guesses(variants: Sequence[Scenario]) -> Iterable[Maps]:
    """Yield every map of roles that one review can get."""
    options = [(name, certainty) for name in FEW_ROLES for certainty in (1, 2)]
    for chosen in itertools.product([None, *options], repeat=len(variants[0].people)):
        yield [
            [
                Note(one.id, roles=(said[0],), certainty=said[1]) if said else Note(one.id)
                for one, said in zip(variants[0].people, chosen, strict=True)
            ]
        ]


@pytest.mark.parametrize("seed", range(4))
def test_no_map_at_all_earns_more_on_the_mean_than_the_subsets_of_variants_find(seed: int) -> None:
    variants = [replace(one, reviews=(3,), agenda=_one_review(one)) for one in made_up(seed, 2 + seed % 2)]
    every = max(mean(variants, maps, "roles.primary") for maps in role_guesses(variants))
    assert blind.role_points(variants).value == pytest.approx(every)


def _one_review(scenario: Scenario) -> Any:
    rest = [item for item in scenario.agenda if item.kind != "review" or item.item == 1]
    return tuple(replace(item, item=0) if item.kind == "review" else item for item in rest)


def test_where_the_score_is_cut_at_zero_one_variant_is_given_up_for_the_other() -> None:
    def other(document: dict[str, Any]) -> None:
        document["event"] = []
        for name in ("ada", "bo", "cy"):
            person(document, name)["hidden"]["roles"] = ["observer"]

    def plain(document: dict[str, Any]) -> None:
        document["event"] = []

    family = [corner(plain), corner(other)]
    found = blind.role_points(family)
    # Sure of one variant: 2 of 3 marks there, and less than none, which counts as none, in the other.
    assert found.value == pytest.approx(100 * (2 / 3) / 2)
    assert {one.certainty for one in found.guesses} == {2}
    assert len({one.right for one in found.guesses}) == 1
    assert mean(family, maps_of(family, found), "roles.primary") == pytest.approx(found.value)


def test_naming_takes_for_each_the_role_that_holds_most_influence() -> None:
    def other(document: dict[str, Any]) -> None:
        person(document, "ada")["hidden"] |= {"roles": ["user"], "influence": 1}
        person(document, "bo")["hidden"] |= {"roles": ["decider"], "influence": 3}

    found = blind.naming([corner(), corner(other)])
    # a: ada decider 3, bo technical 2, cy coach 1, of 6; b: ada user 1, bo decider 3, cy coach 1, of 5.
    assert {one.name: (one.said, one.right) for one in found.guesses} == {
        "ada": (("decider",), (0,)), "bo": (("decider",), (1,)), "cy": (("coach",), (0, 1)),
    }  # fmt: skip
    assert found.value == pytest.approx(100 * (3 / 6 + 3 / 5 + 1 / 6 + 1 / 5) / 2)
    assert [one.name for one in found.guesses] == ["bo", "ada", "cy"], "the dearest first"


@pytest.mark.parametrize(("seed", "count"), FAMILIES)
def test_no_other_naming_names_more_of_the_influence(seed: int, count: int) -> None:
    variants = made_up(seed, count)

    def share(chosen: Sequence[str]) -> float:
        total = 0.0
        for scenario in variants:
            truths = scenario.truths[0]
            right = sum(one.influence for one, role in zip(truths, chosen, strict=True) if one.roles[0] == role)
            total += 100 * right / sum(one.influence for one in truths)
        return total / len(variants)

    every = max(share(chosen) for chosen in itertools.product(FEW_ROLES, repeat=3))
    assert blind.naming(variants).value == pytest.approx(every)


def test_events_that_come_to_whoever_does_nothing_count_at_the_review_after_them() -> None:
    def conditional(document: dict[str, Any]) -> None:
        document["event"][0]["needs"] = {"met": ["ada"]}

    (early, late), (_, never) = blind.truths_at_reviews(corner()), blind.truths_at_reviews(corner(conditional))
    assert [one.roles[0] for one in early] == ["decider", "technical", "coach"]
    assert [one.roles[0] for one in late] == ["influencer", "decider", "coach"]
    assert [one.roles[0] for one in never] == ["decider", "technical", "coach"]
    alone = blind.role_points([corner()])
    assert alone.value == pytest.approx(200 / 3), "who knows a lone variant guesses anew for each review"
    assert {(one.name, one.review): one.said[0] for one in alone.guesses}["bo", 2] == "decider"


def test_whoever_has_left_and_whoever_needs_nothing_is_left_out_of_needs() -> None:
    def bare(document: dict[str, Any]) -> None:
        person(document, "ada")["hidden"] |= {"concerns": {}, "wins": {}}
        person(document, "bo")["hidden"] |= {"wins": {}}
        document["event"] = [{"id": "off", "day": 2, "text": "t", "changes": [{"person": "cy", "leaves": True}]}]

    found = blind.needs([corner(bare)])
    assert {(one.name, one.said) for one in found.guesses} == {("bo", ("reliability",))}
    assert found.value == pytest.approx(100.0), "a kind that nobody has counts for nothing"


@pytest.mark.parametrize(("seed", "count"), FAMILIES)
def test_a_pitch_is_worth_its_part_of_the_best_without_delivery(seed: int, count: int) -> None:
    variants = made_up(seed, count)
    every: dict[str, float] = {}
    for scenario in variants:
        ideal = start(scenario).but(asked=-1, clues=-1)
        worth = {}
        for one in scenario.people:
            row = {}
            for case in scenario.pitches:
                fit = fit_of(scenario, ideal, one.index, case)
                row[case.id] = 0.7 * fit.total if fit.fixed else max(0, fit.concerns + fit.wins + fit.past)
            if scenario.truths[0][one.index].influence and max(row.values()) > 0:
                worth[one.index] = row
        whole = sum(scenario.truths[0][who].influence for who in worth)
        for who, row in worth.items():
            for name, value in row.items():
                key = f"{scenario.people[who].id} {name}"
                share = scenario.truths[0][who].influence / whole
                every[key] = every.get(key, 0.0) + 100 * share * value / max(row.values()) / count
    best = sum(
        max([value for key, value in every.items() if key.startswith(f"{one.id} ")], default=0.0)
        for one in variants[0].people
    )
    assert blind.pitch(variants).value == pytest.approx(best)


def test_of_a_lone_variant_everything_can_be_guessed() -> None:
    alone = [corner()]
    assert blind.naming(alone).value == pytest.approx(100)
    assert blind.needs(alone).value == pytest.approx(100)
    assert blind.pitch(alone).value == pytest.approx(100)


def with_meanings(*meanings: tuple[str, ...]) -> list[Scenario]:
    """Return a variant for each tuple: what the objections of ada, bo and cy mean, "" where they do not come up."""

    def edit(document: dict[str, Any], meant: tuple[str, ...]) -> None:
        for one, need in zip(document["person"], meant, strict=True):
            one["hidden"]["concerns"] = {"return": 1, "risk": 1, "budget": 1}
            one["hidden"]["influence"] = 1
            objection = one["objection"][0]
            objection["meant"] = need or "strategy"
            objection["response"] = [
                {"id": "ask", "say": "s", "answer": "a", "does": ["acknowledge", "probe"], "stays": True},
                *(
                    {"id": name, "say": "s", "answer": "a", "does": ["acknowledge", "evidence", "confirm"],
                     "answers": [name]}
                    for name in ("return", "risk", "budget")
                ),
            ]  # fmt: skip

    return [corner(partial(edit, meant=one)) for one in meanings]


def test_an_objection_that_means_another_thing_in_each_variant_is_answered_in_one_of_them() -> None:
    one, two, three = ("return",) * 3, ("risk",) * 3, ("budget",) * 3
    found = blind.objections(with_meanings(one, two, three))
    assert found.value == pytest.approx((100 + 10 + 10) / 3)
    assert all(len(guess.said) == 2 and guess.said[0] == "ask" for guess in found.guesses)
    assert blind.objections(with_meanings(one, one, two)).value == pytest.approx((100 + 100 + 10) / 3)
    assert blind.objections(with_meanings(one)).value == pytest.approx(100)


def test_an_objection_that_does_not_come_up_counts_for_nothing_there() -> None:
    found = blind.objections(with_meanings(("return", "", ""), ("return", "risk", "")))
    assert {one.name for one in found.guesses} == {"ada.doubt", "bo.doubt"}
    assert found.value == pytest.approx(100)
    assert blind.objections(with_meanings(("", "", ""))).guesses == ()


@pytest.mark.parametrize(("seed", "count"), FAMILIES)
def test_no_other_answers_earn_more(seed: int, count: int) -> None:
    variants = made_up(seed, count)
    names = ("ask", *CONCERNS[:3])
    answers = [*((last,) for last in names[1:]), *(("ask", last) for last in names[1:])]

    def worth(chosen: Sequence[tuple[str, ...]]) -> float:
        means = []
        for scenario in variants:
            terms = []
            for objection, said in zip(scenario.objections, chosen, strict=True):
                truth = scenario.truths[0][objection.person]
                if truth.needs & objection.meant:
                    responses = [scenario.responses[one] for one in objection.responses]
                    given = [one for one in responses if one.id in said]
                    terms.append((points(given, objection, "ask" in said), max(1, truth.influence)))
            if terms:
                means.append(sum(value * weight for value, weight in terms) / sum(weight for _, weight in terms))
        return statistics.fmean(means) if means else 0.0

    every = max(worth(chosen) for chosen in itertools.product(answers, repeat=3))
    assert blind.objections(variants).value == pytest.approx(every)


def test_a_response_is_open_by_what_somebody_has_who_did_nothing() -> None:
    family = with_meanings(("return",) * 3)
    scenario = family[0]
    shut = Condition(clues=1)
    delivered = Condition(earliest=4, channel="visit", companion="engineer")
    for needs, count in ((shut, 4), (delivered, 6)):
        first = scenario.objections[0].responses[1]
        responses = tuple(replace(one, needs=needs) if one.index == first else one for one in scenario.responses)
        changed = replace(scenario, responses=responses)
        assert len(list(blind.answers_to(changed, changed.objections[0]))) == count


def test_who_breaks_no_rule_answers_with_what_breaks_none_where_there_is_anything_else() -> None:
    family = with_meanings(("return",) * 3)
    show = family[0].objections[0].responses[1]
    broken = tuple(replace(one, effects=Effects(breach=0)) if one.index == show else one for one in family[0].responses)
    tempting = [replace(family[0], responses=broken)]
    assert blind.objections(tempting).value == pytest.approx(100)
    lawful = {one.name: one.said for one in blind.objections(tempting, lawful=True).guesses}
    assert "return" not in lawful["ada.doubt"] and "return" in lawful["bo.doubt"]


def test_an_answer_that_misses_is_right_nowhere() -> None:
    found = blind.objections(with_meanings(("return",) * 3, ("risk",) * 3))
    assert {len(one.right) for one in found.guesses} == {1}
