from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from tests.languages import AS_WRITTEN, chinese_in, english_in
from tests.proof.families import corner, made_up, person
from trainer.core.moves import Close, Study
from trainer.core.scenario import Scenario
from trainer.core.vocabulary import ROLES
from trainer.i18n.translator import Translator
from trainer.proof import across, blind
from trainer.proof.across import (
    IDS,
    OF_MORE,
    OF_TWO,
    alike,
    alone,
    from_memory,
    guessed,
    guesses_kept,
    limits_of,
    measures,
    play_kept,
    won_at_most,
)
from trainer.proof.blind_play import BlindPlay
from trainer.proof.jobs import PlayResult
from trainer.proof.report import Property
from trainer.proof.script import Script, script_of


def with_roles(*roles: Sequence[str]) -> list[Scenario]:
    """Return a variant for the primary roles of ada (influence 3), bo (2) and cy (1) in each."""

    def edit(document: dict[str, Any], named: Sequence[str]) -> None:
        for one, role in zip(document["person"], named, strict=True):
            one["hidden"]["roles"] = [role]
        document["event"] = []

    return [corner(partial(edit, named=named)) for named in roles]


def of(properties: Any, name: str, place: int = 0) -> Property:
    found: list[Property] = [one for one in properties if one.id == name]
    return found[place]


DIFFERENT = [ROLES[:3], ROLES[3:6], ROLES[6:9]]


def test_limits_go_by_the_number_of_variants() -> None:
    assert limits_of(2) == OF_TWO == (75, 40, 80, 80, 70, 70)
    assert limits_of(3) == limits_of(5) == OF_MORE == (60, 30, 70, 70, 60, 60)
    assert [won_at_most(count) for count in (2, 3, 4, 6)] == [1, 1, 1, 2]


def test_a_naming_at_the_edge_is_kept_and_beyond_it_refuted_with_what_is_too_much() -> None:
    # ada 3, bo 2, cy 1 of 6: whoever is the same in both earns all of their share, the others half of it.
    kept = with_roles(ROLES[:3], (ROLES[0], ROLES[4], ROLES[5]))
    assert blind.naming(kept).value == pytest.approx(75)
    edge = of(guesses_kept("ab", kept), "blind roles")
    assert (edge.status, str(edge.subject)) == ("PROVED", "at most 75 % of the influence named right")
    assert str(edge.detail).startswith("75; guessed best: ada: decider (earns 50, best in a, b)")
    over = of(guesses_kept("ab", with_roles(ROLES[:3], (ROLES[0], ROLES[4], ROLES[2]))), "blind roles")
    assert over.status == "REFUTED"
    assert str(over.detail).startswith("83.3, 8.3 too many; guessed best: ada: decider (earns 50, best in a, b), ")
    assert [str(one) for one in over.tried] == ["with another primary role for ada in a it would be 58.3"]


def test_with_three_variants_less_may_be_guessed() -> None:
    family = with_roles(ROLES[:3], (ROLES[0], *ROLES[4:6]), (ROLES[6], ROLES[1], ROLES[7]))
    assert 60 < blind.naming(family).value < 75
    assert of(guesses_kept("abc", family), "blind roles").status == "REFUTED"
    assert of(guesses_kept("abc", with_roles(*DIFFERENT)), "blind roles").status == "PROVED"


def test_points_for_roles_are_refuted_by_themselves() -> None:
    family = with_roles(ROLES[:3], (ROLES[0], ROLES[4], ROLES[5]))
    points = of(guesses_kept("ab", family), "blind roles", 1)
    assert str(points.subject) == "worth at most 40 points"
    assert (points.status == "REFUTED") == (blind.role_points(family).value > 40)
    assert of(guesses_kept("abc", with_roles(*DIFFERENT)), "blind roles", 1).status == "PROVED"


def test_a_change_that_is_named_brings_the_objections_below_their_limit() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["event"] = []

    family = [corner(edit), corner(edit), corner(edit)]
    found = of(guesses_kept("abc", family), "blind objections")
    assert found.status == "REFUTED"
    (tried,) = found.tried
    assert str(tried).startswith("with another meaning of ada.doubt in a")
    value = float(str(tried).rpartition(" ")[2])
    assert value <= OF_MORE.objections


def test_needs_and_pitches_name_what_is_guessed_best() -> None:
    found = list(guesses_kept("ab", [corner(), corner()]))
    assert "ada: " in str(of(found, "blind needs").detail)
    assert "bo: proof (earns " in str(of(found, "blind pitch").detail)
    assert {one.status for one in found} == {"REFUTED"}


def test_every_measure_is_told_for_the_certificate_as_it_is_judged() -> None:
    family = made_up(5, 3)
    told = guessed(family)
    assert list(told) == [one.name for one in measures(OF_MORE)] == ["naming", "marks", "needs", "pitch", "objections"]
    for one, found in zip(measures(OF_MORE), guesses_kept("abc", family), strict=True):
        assert (told[one.name] <= one.most) == (found.status == "PROVED")
        assert str(found.detail).startswith(f"{told[one.name]:.1f}".removesuffix(".0"))


def test_of_one_variant_nothing_is_refuted_and_all_is_said() -> None:
    found = [*guesses_kept("a", [corner()]), *alone()]
    assert sorted({one.id for one in found}) == sorted(IDS)
    assert {one.status for one in found} == {"BOUNDED"}
    assert {str(one.detail) for one in found} == {"whoever played it once knows it"}


def played(*results: tuple[float, str]) -> BlindPlay:
    return BlindPlay(Script(()), tuple(PlayResult((Close(),), {}, value, outcome) for value, outcome in results))


@pytest.mark.parametrize(
    ("plays", "status", "told"),
    [
        ([played((90, "won"), (60, "lost"), (30, "lost"))], "BOUNDED", "60 on the mean (a 90 won, b 60 lost, c 30"),
        ([played((90, "won"), (60, "lost"), (30.3, "lost"))], "REFUTED", "0.1 too many"),
        ([played((90, "won"), (50, "concessions"), (20, "lost"))], "REFUTED", "; 1 win too many"),
        (
            [played((90, "won"), (60, "lost"), (30, "lost")), played((70, "won"), (50, "won"), (10, "won"))],
            "REFUTED",
            "another list: 43.3 on the mean (a 70 won, b 50 won, c 10 won), won in 3 of 3; 2 wins too many",
        ),
    ],
)
def test_blind_play_is_bounded_by_its_mean_and_by_its_wins(plays: list[BlindPlay], status: str, told: str) -> None:
    found = play_kept("abc", plays, 600)
    assert found.status == status
    assert told in str(found.detail)
    assert str(found.subject) == "at most 60 on the mean, won in at most 1 of 3"
    assert (found.variant, found.witness) == ("a", (Close(),))


def test_what_was_searched_is_said_where_nothing_was_found() -> None:
    found = play_kept("ab", [played((90, "won"), (40, "lost"))] * 4, 600)
    assert str(found.detail).endswith("; the best of 600 changes of 4 lists")


def at_level(level: int, *scenarios: Scenario) -> list[Scenario]:
    return [replace(one, brief=replace(one.brief, level=level)) for one in scenarios]


def test_the_last_truth_from_memory_is_repeated_in_every_other_variant() -> None:
    def other(document: dict[str, Any]) -> None:
        person(document, "ada")["hidden"]["stance"] = -2

    family = at_level(2, corner(), corner(other))
    plays = [(Study("ledger"), Close()), (Close(),)]
    found = list(from_memory("ab", family, plays))
    assert [str(one.subject) for one in found] == [
        "best play of variant a repeated in b: at most 65 and not won",
        "best play of variant b repeated in a: at most 65 and not won",
    ]
    for one, moves, scenario in zip(found, plays, reversed(family), strict=True):
        play = script_of(moves).play(scenario)
        assert one.status == "PROVED"
        assert one.witness == play.moves
        assert str(one.detail) == f"{play.card.overall:g} points, {play.card.outcome.kind}"
    assert [one.variant for one in found] == ["b", "a"]


def easy(document: dict[str, Any]) -> None:
    for one in document["person"]:
        one["hidden"]["stance"] = 2
    document["weights"] = {
        "roles": 0, "needs": 0, "pitch": 0, "objections": 0, "relations": 0, "alignment": 0, "adaptation": 0,
        "outcome": 60,
    }  # fmt: skip


def test_from_level_2_on_a_win_from_memory_is_refuted_and_on_level_1_told() -> None:
    family = [corner(easy), corner(easy)]
    for level, status in ((1, "BOUNDED"), (2, "REFUTED"), (3, "REFUTED")):
        found = next(from_memory("ab", at_level(level, *family), [(Close(),), (Close(),)]))
        assert found.status == status
        assert str(found.detail).startswith("100 points, won")
        assert ("on level 1 it is only told" in str(found.detail)) == (level == 1)
        assert ("35 too many" in str(found.detail)) == (level > 1)


@pytest.mark.parametrize(
    ("pars", "textbook", "listener", "statuses"),
    [
        ((94, 98), (80, 88), (60, 75), ["BOUNDED", "BOUNDED", "BOUNDED"]),
        ((93.9, 98), (79.9, 88), (59.9, 75), ["REFUTED", "REFUTED", "REFUTED"]),
    ],
)
def test_variants_are_equally_hard_up_to_a_number_of_points(
    pars: Sequence[float], textbook: Sequence[float], listener: Sequence[float], statuses: list[str]
) -> None:
    medians = [
        {"textbook": {"overall": first}, "listener": {"overall": second}}
        for first, second in zip(textbook, listener, strict=True)
    ]
    found = list(alike("ab", pars, medians))
    assert [one.status for one in found] == statuses
    assert [str(one.subject) for one in found] == [
        "par within 4 points", "textbook within 8 points", "listener within 15 points",
    ]  # fmt: skip
    if statuses[0] == "REFUTED":
        assert str(found[0].detail) == "4.1 apart: a 93.9, b 98, 0.1 too many"


def test_all_of_it_is_said_in_chinese() -> None:
    ids = ("ada", "bo", "cy", "ada.doubt", "bo.doubt", "cy.doubt", "tell", "show", "proof", "briefing", "business-case")
    names = AS_WRITTEN | {"a", "b", "c", *ids}
    family = [corner(easy), corner(easy)]
    medians = [{"textbook": {"overall": 80.0}, "listener": {"overall": value}} for value in (50.0, 70.0)]
    found = [
        *guesses_kept("ab", family),
        *guesses_kept("a", family[:1]),
        play_kept("ab", [played((90, "won"), (90, "won")), played((20, "lost"), (20, "lost"))], 5),
        play_kept("ab", [played((90, "won"), (20, "lost")), played((20, "won"), (20, "won"))], 5),
        play_kept("ab", [played((20, "lost"), (20, "lost"))], 5),
        *from_memory("ab", at_level(1, *family), [(Close(),)] * 2),
        *from_memory("ab", at_level(2, *family), [(Close(),)] * 2),
        *alike("ab", (90, 98), medians),
    ]
    chinese = Translator("zh")
    for one in found:
        for sentence in (one.subject, one.detail, *one.tried):
            said = sentence.said(chinese)
            assert chinese_in(said) and not english_in(said, names), said


def test_a_made_up_role_is_nobody_elses() -> None:
    family = with_roles(ROLES[:3], ROLES[:3])
    changed = [across._with_another_role(one, "ada", number) for number, one in enumerate(family)]
    assert blind.naming(changed).value == pytest.approx(75)
    assert blind.naming(family).value == pytest.approx(100), "the family itself is as it was"
