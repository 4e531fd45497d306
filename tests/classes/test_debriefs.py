"""Debriefs of a class: everybody's first play, with the median of the class beside the scores."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.classes.classroom import Classroom
from tests.classes.synthetic import attempts, hand_in, portable
from tests.conftest import CORNER
from tests.family import family
from tests.paper.reading import read, titles, words
from trainer.classes.debriefs import FEWEST_FOR_MEDIAN, debriefings_of
from trainer.debrief.facts.debrief import Debrief
from trainer.debrief.pages.html import to_html
from trainer.debrief.pages.pdf import MOST_ON_FOUR_PAGES, to_pdf
from trainer.errors import TrainerError, UsageError
from trainer.i18n.translator import Translator
from trainer.packs.load import load
from trainer.play.debriefs import printed
from trainer.proof.players.player import blinded, play_out
from trainer.proof.players.textbook import Listener


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    classroom = Classroom(tmp_path_factory.mktemp("class"))
    classroom.add(attempts(CORNER))
    return classroom


def made(classroom: Classroom, starts: Sequence[str] = (), language: str = "en") -> list[Debrief]:
    return [one.made() for one in debriefings_of(classroom.replayed(language), starts, Translator(language))]


def test_everybody_gets_one_with_the_median_of_the_report(classroom: Classroom) -> None:
    found = made(classroom)
    (scenario,) = classroom.report().scenarios
    assert [one.you for one in found] == [one.name for one in scenario.standings]
    assert [one.result.overall for one in found] == [one.first for one in scenario.standings]
    medians = tuple((level.id, level.spread.median) for level in scenario.levels)
    assert {one.facts.median for one in found} == {medians}
    assert not any(one.facts.practice for one in found)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_median_is_drawn_and_named(classroom: Classroom, language: str) -> None:
    tr = Translator(language)
    about = made(classroom, language=language)[0]
    reader = read(to_pdf([(about, tr)]).pdf)
    median = f"{dict(about.facts.median)['overall']:.1f}"
    assert "".join(tr("median of the class").split()) in words(reader)
    assert "".join(tr("class {median}", median=median).split()) in words(reader)
    assert '<polygon class="median"' in to_html(about, tr) and median in to_html(about, tr)


def test_one_play_can_be_named_and_practice_says_so(classroom: Classroom) -> None:
    kept = classroom.classes.book.plays(classroom.course.id)
    practice = next(one for one in kept if one.practice)
    (one,) = made(classroom, (practice.attempt[:12].upper(),))
    assert (one.facts.attempt, one.facts.practice) == (practice.attempt, True)
    with pytest.raises(UsageError):
        made(classroom, ("zzzz",))


def test_few_trainees_have_no_median_and_none_no_debriefs(tmp_path: Path) -> None:
    classroom = Classroom(tmp_path)
    with pytest.raises(TrainerError, match="no practice"):
        made(classroom)
    handed = [one for one in attempts(CORNER) if not one.practice and "-11-" in one.opened]
    classroom.add(handed[: FEWEST_FOR_MEDIAN - 1])
    assert {one.facts.median for one in made(classroom)} == {()}
    assert "median of the class" not in to_html(made(classroom)[0], Translator("en"))
    classroom.add(handed[FEWEST_FOR_MEDIAN - 1 : FEWEST_FOR_MEDIAN])
    assert all(one.facts.median for one in made(classroom))


def test_a_class_is_one_file_counted_by_trainee(classroom: Classroom) -> None:
    tr = Translator("en")
    found = made(classroom)[:3]
    assert titles(read(to_pdf([(one, tr) for one in found]).pdf).outline) == [f"Debrief for {one.you}" for one in found]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_several_processes_print_what_one_prints(classroom: Classroom, language: str) -> None:
    plays = debriefings_of(classroom.replayed(language), (), Translator(language))
    plays += plays[: MOST_ON_FOUR_PAGES + 1 - len(plays)]
    told: list[tuple[int, int]] = []
    alone, together = (
        printed(plays, "a4", lambda done, whole: told.append((done, whole)), processes) for processes in (1, 2)
    )
    assert alone == together
    # As many at a time as go to another process together.
    assert told == [(25, len(plays)), (len(plays), len(plays))] * 2
    outline = titles(read(alone.pdf).outline)
    assert [play.you in title for play, title in zip(plays, outline, strict=True)] == [True] * len(plays)


def test_the_id_of_a_person_stands_for_all_their_plays(classroom: Classroom) -> None:
    kept = classroom.classes.book.plays(classroom.course.id)
    person = next(one.people[0] for one in kept if sum(each.people == one.people for each in kept) > 1)
    found = made(classroom, [person[:12]])
    assert {one.facts.attempt for one in found} == {one.attempt for one in kept if one.people == (person,)}


def test_what_somebody_has_played_in_the_class_is_known_of_them_alone(tmp_path: Path) -> None:
    path = family(tmp_path / "pack")
    room = Classroom(tmp_path / "class")
    plays = []
    for person, letter, minute in (("Kim", "a", 0), ("Kim", "b", 1), ("Lee", "b", 2)):
        one = load(path, variant=letter)
        moves = play_out(one.scenario, Listener(blinded(one.scenario), 0)).moves
        plays.append(portable(one, moves, person, opened=f"2026-05-01T10:0{minute}:00+00:00"))
    room.add_files(hand_in(tmp_path / "in", plays), (path,))
    found = debriefings_of(room.replayed(), (), Translator("en"))
    assert {one.you: one.facts.finished for one in found} == {"Kim": ("a", "b"), "Lee": ("b",)}
