"""A class replayed: what is damaged is named, grades and titles follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.classes.classroom import Classroom
from tests.classes.synthetic import KINDS, SERVICE_DESK, attempts, corner, hand_in, one, played, portable, service_desk
from tests.conftest import CORNER
from tests.family import family
from trainer.classes.replay import grade_items, grades_of, report_on
from trainer.classes.words.report import class_page
from trainer.core.codec import decode
from trainer.errors import StoreFault, UsageError
from trainer.i18n.translator import Translator
from trainer.packs.load import load


@pytest.fixture
def classroom(tmp_path: Path) -> Classroom:
    classroom = Classroom(tmp_path)
    classroom.add(one for one in attempts(CORNER, 8))
    return classroom


def test_best_first_and_last_without_practice(classroom: Classroom) -> None:
    moves = [played(SERVICE_DESK, kind, 1) for kind in (1, KINDS.index(KINDS[4]), 0)]
    classroom.add(
        portable(service_desk(), each, "Ann", opened=f"2026-11-0{day}T09:00:00+00:00", practice=day == 4)
        for day, each in enumerate((*moves, moves[1]), start=1)
    )
    about = classroom.replayed()
    sittings = next(each for each in about.groups.values() if each[0].play.scenario.id == "software-firm/service-desk")
    values = [one.play.card.overall for one in sittings][:3]
    assert values[1] > max(values[0], values[2])
    for which, value in (("best", values[1]), ("first", values[0]), ("last", values[2])):
        graded = grades_of(about, which, 20)
        assert [one.scenario for one in grade_items(about)] == ["small/corner", "software-firm/service-desk"]
        ann = next(one for one in graded if one.name == "Ann")
        assert ann.grades == {service_desk().rules: pytest.approx(value / 5)}
    assert [one.name for one in graded] == sorted(one.name for one in graded)


def test_a_grade_item_for_each_scenario_by_its_title(classroom: Classroom, tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    for path in CORNER.parent.iterdir():
        (folder / path.name).write_bytes(path.read_bytes().replace(b"patience = 2", b"patience = 4", 1))
    other = load(folder / CORNER.name)
    assert other.rules != corner().rules
    moves = played(CORNER, 0, 1)
    files = hand_in(tmp_path / "more", [portable(other, moves, "Zoe", opened="2027-01-01T09:00:00+00:00")])
    classroom.add_files(files, [folder / CORNER.name])
    about = classroom.replayed()
    title = corner().scenario.brief.title
    assert [(one.rules, one.scenario, one.title) for one in grade_items(about)] == [
        (corner().rules, "small/corner", title), (other.rules, "small/corner", f"{title} – {other.rules[:8]}"),
    ]  # fmt: skip
    assert grade_items(about, ["corner"]) == grade_items(about, ["small/corner"]) == grade_items(about)
    with pytest.raises(UsageError, match="nobody in the class has played 'small/other'") as caught:
        grade_items(about, ["corner", "small/other"])
    assert "there are: small/corner" in str(caught.value)


def test_a_report_can_be_on_some_scenarios_only(classroom: Classroom) -> None:
    classroom.add([portable(service_desk(), played(SERVICE_DESK, 1, 1), "Ann", opened="2026-11-01T09:00:00+00:00")])
    about = classroom.replayed()
    assert [one.id for one in report_on(about).scenarios] == ["small/corner", "software-firm/service-desk"]
    assert [one.id for one in report_on(about, {corner().rules}).scenarios] == ["small/corner"]


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


def test_variants_of_a_scenario_are_reported_and_graded_apart(classroom: Classroom, tmp_path: Path) -> None:
    path = family(tmp_path / "pack")
    a, b = load(path), load(path, variant="b")
    moves = [decode(text) for text in ("study ledger", "close")]
    plays = [
        portable(loaded, moves, name, opened=f"2027-01-0{day}T09:00:00+00:00")
        for day, (name, loaded) in enumerate((("Zoe", a), ("Yan", b), ("Zoe", b)), start=1)
    ]
    fresh = Classroom(tmp_path / "other")
    fresh.add_files(hand_in(tmp_path / "more", plays), [path])
    about = fresh.replayed()
    assert set(about.groups) == {a.rules, b.rules}
    assert [one.variant for one in about.kept.values()] == ["a", "b", "b"]
    assert [(one.variant, one.plays) for one in report_on(about).scenarios] == [("a", 1), ("b", 2)]
    title = a.scenario.brief.title
    assert [one.title for one in grade_items(about)] == [f"{title} (a)", f"{title} (b)"]
    # Whoever met the people before does not meet them for the first time.
    assert [one.number for one in about.groups[b.rules]] == [1, 2]
    words = class_page(Translator("en"), report_on(about)).scenarios
    assert [one.title for one in words] == [f"{title}, variant a", f"{title}, variant b"]
