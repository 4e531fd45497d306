"""Questions for the group come from what most of the class did and believed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.classes.few import EARLY, LATE, report
from tests.classes.plainly import firsts
from trainer.classes.facts.questions import MOST_OF_A_KIND, MOST_VOTES, SEVERAL
from trainer.classes.facts.report import ScenarioReport
from trainer.packs.load import load


def test_they_count_all_mistakes_of_the_class_and_those_who_matter_come_first(
    both: tuple[Path, ScenarioReport],
) -> None:
    path, report = both
    scenario = load(path).scenario
    plays = firsts(path)
    ids = {person.name: person.id for person in scenario.people}
    assert 2 <= len(report.prompts) <= 6
    assert max(Counter(one.kind for one in report.prompts).values()) <= MOST_OF_A_KIND
    others = [one for one in report.prompts if one.kind != "breach"]
    assert report.prompts[len(report.prompts) - len(others) :] == tuple(others)
    assert [one.weight * one.share for one in others] == sorted(
        (one.weight * one.share for one in others), reverse=True
    )
    asked = Counter(one.kind for one in report.prompts)
    assert asked["role"]
    for one in report.prompts:
        assert SEVERAL <= one.count <= one.whole
        if one.kind == "role":
            person = ids[one.person]
            chosen = Counter(each.chosen[person] for each in plays if person in each.chosen)
            assert all(chosen[vote.value] == vote.count for vote in one.votes)
            assert [vote.count for vote in one.votes] == sorted(chosen.values(), reverse=True)[:MOST_VOTES]
            wrong = sum(each.chosen[person] != each.true[person] for each in plays if person in each.chosen)
            assert (one.count, one.whole) == (wrong, sum(chosen.values()))
            assert {vote.value for vote in one.truth} == {each.true[person] for each in plays if person in each.true}


def test_all_wrong_roles_of_a_person_count_together() -> None:
    other = LATE.replace("note bo roles=user", "note bo roles=purchaser")
    told = report(EARLY, LATE, other, times=2)
    (bo,) = [one for one in told.prompts if one.kind == "role" and one.person == "Bo Kern"]
    # Three readings of two people each, of which one is right or none: no two are "the" mistake of the class.
    assert sorted(vote.count for vote in bo.votes) == [2, 2, 2]
    assert bo.count == 6 - sum(vote.count for vote in bo.truth)
    assert bo.sure == 2


def test_one_person_is_no_class() -> None:
    assert report(EARLY).prompts == ()
