"""A class replayed: what is damaged is named, grades and titles follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.classes.classroom import Classroom
from tests.classes.synthetic import IT_HEAD, KINDS, attempts, corner, it_head, one, played, portable
from tests.conftest import CORNER
from trainer.classes.replay import grades_of, titles_of
from trainer.errors import StoreFault


@pytest.fixture
def classroom(tmp_path: Path) -> Classroom:
    classroom = Classroom(tmp_path)
    classroom.add(one for one in attempts(CORNER, 8))
    return classroom


def test_best_first_and_last_without_practice(classroom: Classroom) -> None:
    moves = [played(IT_HEAD, kind, 1) for kind in (1, KINDS.index(KINDS[4]), 0)]
    classroom.add(
        portable(it_head(), each, "Ann", opened=f"2026-11-0{day}T09:00:00+00:00", practice=day == 4)
        for day, each in enumerate((*moves, moves[1]), start=1)
    )
    about = classroom.replayed()
    sittings = next(each for each in about.groups.values() if each[0].play.scenario.id == "software-firm/it-head")
    values = [one.play.card.overall for one in sittings][:3]
    assert values[1] > max(values[0], values[2])
    for which, value in (("best", values[1]), ("first", values[0]), ("last", values[2])):
        graded, scenarios = grades_of(about, which, 20)
        assert scenarios == ["small/corner", "software-firm/it-head"]
        ann = next(one for one in graded if one.name == "Ann")
        assert ann.grades == {"software-firm/it-head": pytest.approx(value / 5)}
    assert [one.name for one in graded] == sorted(one.name for one in graded)


def test_titles_go_with_the_scenarios(classroom: Classroom) -> None:
    about = classroom.replayed()
    assert len(titles_of(about)) == len(grades_of(about, "best", 100)[1]) == 1
    assert titles_of(about) == [corner().scenario.brief.title]


def test_a_play_that_was_damaged_in_the_store_is_named(tmp_path: Path) -> None:
    classroom = Classroom(tmp_path)
    classroom.add([one("Ann")])
    with classroom.journal.database.writing() as connection:
        connection.sql("UPDATE class_plays SET moves = 'close'")
    classroom.report()
    with classroom.journal.database.writing() as connection:
        connection.sql("UPDATE class_plays SET moves = 'dance'")
    with pytest.raises(StoreFault, match="is damaged"):
        classroom.report()
