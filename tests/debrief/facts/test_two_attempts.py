"""Attempt beside attempt: the gain adds up, its causes are real, and only what differs is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.debrief.comparisons import SHIPPED, compared, golden_side, small_side
from tests.debrief.plays import CAREFUL, CARELESS, FORBIDDEN
from trainer.debrief.facts.comparison import comparison
from trainer.debrief.facts.two_attempts import LEAST_CHANGE, Case, Cause, CompetencyChange, Meeting, TwoAttempts


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("pair", [("careless", "b/won"), ("won", "b/careless"), ("won", "b/disqualified")])
def test_what_the_competencies_moved_adds_up_to_the_gain(name: str, pair: tuple[str, str]) -> None:
    found = compared(*pair, name=name).attempts
    # Both results are rounded to a tenth.
    assert sum(one.points for one in found.competencies) == pytest.approx(found.gain, abs=0.11)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_causes_are_told_in_the_direction_of_the_gain_and_the_dearest_first(name: str) -> None:
    for pair, sign in ((("careless", "b/won"), 1), (("won", "b/careless"), -1)):
        found = compared(*pair, name=name).attempts
        assert sign * found.gain > 20
        moved = [sign * one.points for one in found.dearest]
        assert moved == sorted(moved, reverse=True)
        assert min(moved) >= LEAST_CHANGE
        for one in found.dearest:
            if one.first is not None and one.second is not None:
                assert one.cause is not None
                assert sign * (one.cause.second - one.cause.first) > 0
        assert all(sign * one.points <= -LEAST_CHANGE for one in found.against)


def test_the_same_play_twice_differs_in_nothing() -> None:
    found = comparison(golden_side("won", opened="2026-01-01"), golden_side("won", opened="2026-01-02")).attempts
    assert (found.gain, found.dearest, found.against, found.people) == (0, (), (), ())
    assert len(found.alike) == 8
    assert found.studied == ((), ())


def test_a_fall_names_the_person_and_what_was_lost_with_them() -> None:
    found = comparison(small_side(CAREFUL), small_side(CARELESS)).attempts
    assert found.gain < 0
    causes = {one.id: one.cause for one in found.dearest}
    assert causes["roles"] == Cause("role", "Ada Holt", 2.0, -2.0)
    assert causes["pitch"] == Cause("fit", "Ada Holt", 100.0, 0.0)


def test_conduct_that_multiplies_has_its_own_share() -> None:
    found = comparison(small_side(CAREFUL), small_side(FORBIDDEN)).attempts
    conduct = next(one for one in found.competencies if one.id == "conduct")
    assert (conduct.first, conduct.second) == (100, 30)
    assert conduct.points < -10
    assert conduct.cause == Cause("part", "conduct.rules", 100, 30)
    assert sum(one.points for one in found.competencies) == pytest.approx(found.gain, abs=0.11)


def test_with_each_person_only_what_was_done_otherwise_is_named() -> None:
    found = comparison(small_side(CAREFUL), small_side(CARELESS)).attempts
    bo = next(one for one in found.people if one.id == "bo")
    assert bo.first.meetings == (Meeting("visit", "Em"),)
    assert bo.second.meetings == (Meeting("mail", ""), Meeting("visit", ""))
    assert [case.title for case in bo.second.cases] == ["The plain model", "A proof at your bench"]
    assert isinstance(bo.first.cases[0], Case)
    assert {"meetings", "cases", "entry"} <= set(bo.differs)
    assert bo.first.entry is not None and bo.first.entry.role == "decider" and bo.first.entry.verdict == "right"
    assert bo.second.entry is not None and bo.second.entry.verdict == "partly", "a further role is missing"
    assert found.studied == (("Our own ledger",), ("Talk at the trade fair",))


@pytest.mark.parametrize("pair", [("won", "b/careless"), ("b/careless", "won")])
def test_what_one_play_has_alone_is_no_cause_and_what_both_have_is_compared_on_the_same_base(
    pair: tuple[str, str],
) -> None:
    about = compared(*pair)
    found = about.attempts
    (alone,) = found.apart
    assert alone.id == "adaptation" and None in (alone.first, alone.second)
    assert alone not in (*found.dearest, *found.against)
    assert sum(one.points for one in found.competencies) == pytest.approx(found.gain, abs=0.11)
    same = [one for one in found.competencies if not one.alone and one.first == one.second and one.id != "conduct"]
    conduct = next(one for one in found.competencies if one.id == "conduct")
    assert conduct.first == conduct.second and all(one.points == pytest.approx(0) for one in same)
    # The play that has it alone: its mean without it, and how much further from it the value lies.
    value = alone.first if alone.second is None else alone.second
    assert value is not None and 0 < alone.others < 100
    assert abs(alone.points) < abs(value - alone.others) and (alone.points == 0) == (value == alone.others)


def test_on_whom_an_end_hung_is_told_with_the_figures_of_the_decision() -> None:
    for name in SHIPPED:
        play = compared("deferred", "b/won", name=name).attempts
        first, second = play.ends
        assert first is not None and second is not None
        assert first.people or first.weighted < first.threshold
        assert second.people and all(one.decides and one.support >= one.needed for one in second.people)
        assert second.weighted >= second.threshold
    broke = comparison(small_side(CAREFUL), small_side(FORBIDDEN)).attempts
    assert broke.ends[0] is not None and broke.ends[1] is None


def test_many_small_changes_still_have_a_largest() -> None:
    small = tuple(CompetencyChange(name, 10, 11, points, None) for name, points in (("roles", 0.4), ("needs", 0.7)))
    found = TwoAttempts(1.1, small, (), (), ((), ()), (None, None))
    assert [one.id for one in found.dearest] == ["needs"]
    assert replace(found, gain=0.9).dearest == ()
