"""Taking out of a class: erasing a person leaves the figures, removing takes plays with them."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from tests.classes.classroom import NAME, Classroom, nothing
from tests.classes.synthetic import by, hand_in, one, spoken
from tests.conftest import CORNER
from tests.play.said_first import said_first
from tests.store.test_journal import begin_for
from trainer.classes.debriefs import debriefings_of
from trainer.classes.import_attempts import AttemptImport
from trainer.classes.manage import Erased
from trainer.classes.pages.report import class_html, class_markdown
from trainer.classes.pages.spreadsheets import workbook
from trainer.classes.words.report import class_page
from trainer.core.reflection import Reflection
from trainer.debrief.pages.html import to_html
from trainer.errors import TrainerError, UsageError
from trainer.i18n.translator import Translator
from trainer.play.attempt_file import export_attempt
from trainer.play.debriefs import of_session
from trainer.play.settings import SettingsFile
from trainer.play.unmet_lines import unmet_lines
from trainer.play.workspace import Workspace

EN = Translator("en")


@pytest.fixture
def classroom(tmp_path: Path) -> Classroom:
    return Classroom(tmp_path)


def test_erasing_takes_the_name_and_keeps_the_figures(classroom: Classroom, tmp_path: Path) -> None:
    secret = "Wilhelmina Unverwechselbar"
    classroom.add([one(secret, 1, identity="wilhelmina7"), one(secret, 2, day=2), one("Ben", 3)])
    before = classroom.report().scenarios[0]
    other = classroom.classes.new("Second class")
    AttemptImport(classroom.journal, classroom.classes.book, other.id, [CORNER]).run(
        hand_in(tmp_path / "more", [one(secret, 1)]), nothing
    )
    assert classroom.classes.erase(secret, force=True).classes == 2
    after = classroom.report().scenarios[0]
    assert (after.levels, after.confusion, after.items, after.repetitions) == (
        before.levels, before.confusion, before.items, before.repetitions,
    )  # fmt: skip
    assert secret not in repr(after)
    classroom.journal.close()
    for path in (tmp_path / "home").iterdir():
        data = path.read_bytes()
        assert secret.encode() not in data and b"wilhelmina7" not in data
    assert b"Ben" in (tmp_path / "home" / "journal.db").read_bytes()
    with pytest.raises(UsageError, match="nobody is called"):
        classroom.classes.erase(secret, force=True)


def test_erasing_asks_first_and_says_what_would_go(classroom: Classroom) -> None:
    classroom.add([one("Ann", 1, identity="a7"), one("Ann", 2, day=2)])
    with pytest.raises(TrainerError, match=r"would go: Ann; a7, and what was said") as caught:
        classroom.classes.erase("Ann", force=False)
    assert "--force erases it; there is no way back" in str(caught.value)
    assert "无法恢复" in caught.value.said(Translator("zh"))
    assert [each.name for each in classroom.classes.book.members()] == ["Ann"]


def test_erasing_one_of_two_namesakes_asks_which(classroom: Classroom) -> None:
    classroom.add([one("Ann", 1), by(one("Cy", 3), name="Ann")])
    with pytest.raises(UsageError, match="several people") as caught:
        classroom.classes.erase("Ann", force=True)
    member = classroom.classes.book.members(classroom.course.id)[0]
    assert member.id[:8] in str(caught.value)
    assert classroom.classes.erase(member.id[:8], force=True).classes == 1
    assert [each.name for each in classroom.classes.book.members(classroom.course.id)].count("Ann") == 1
    for name in ("", " ", "abc"):
        with pytest.raises(UsageError):
            classroom.classes.erase(name, force=True)


def test_after_erasing_nothing_that_is_written_holds_what_was_said(
    classroom: Classroom, tmp_path: Path, user_folder: Path
) -> None:
    said, secret = "Zimtschnecken", "I would say"
    workspace = Workspace(tmp_path / "home")
    session = said_first(workspace, str(CORNER), words=said, you="Zoe")
    classroom.add([spoken(one(name, 1)) for name in ("Ann", "Bea", "Cy", "Dan", "Eva", "Fay")])

    def written() -> str:
        report = class_page(EN, classroom.report())
        about = classroom.replayed()
        book = openpyxl.load_workbook(io.BytesIO(workbook(report, (), EN)))
        cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
        debriefs = [to_html(one.made(), EN) for one in debriefings_of(about, (), EN)]
        unmet = repr(unmet_lines(classroom.journal, str(CORNER)))
        handed = export_attempt(workspace, session.attempt.id).decode()
        own = to_html(of_session(workspace.resume(session.attempt.id, "en"), EN), EN)
        return "\n".join([class_html(report, EN), class_markdown(report, EN), *cells, *debriefs, unmet, handed, own])

    before = written()
    assert secret in before and said in before and "She signs" in before
    for name in ("Ann", "Bea", "Cy", "Dan", "Eva", "Fay", "Zoe"):
        classroom.classes.erase(name, force=True)
    after = written()
    assert not [words for words in (secret, said, "She signs", "她签字") if words in after]
    workspace.close()
    classroom.journal.close()
    for path in (tmp_path / "home").iterdir():
        if path.is_file():
            data = path.read_bytes()
            assert not [words for words in (secret, said, "She signs") if words.encode() in data], path


def test_removing(classroom: Classroom) -> None:
    handed = [one("Ann", 1), one("Ann", 2, day=2), one("Ben", 3)]
    classroom.add(handed)
    assert classroom.classes.remove(NAME, [handed[2].attempt[:8]], force=False) == 1
    assert [each.name for each in classroom.classes.book.members(classroom.course.id)] == ["Ann"]
    with pytest.raises(UsageError, match="no play begins with"):
        classroom.classes.remove(NAME, ["ffffffffff"], force=False)
    with pytest.raises(TrainerError, match=r"still has plays \(2\)"):
        classroom.classes.remove(NAME, [], force=False)
    assert classroom.classes.remove(NAME, [], force=True) == 2
    with pytest.raises(UsageError, match="there is no class"):
        classroom.report()
    assert classroom.classes.new(NAME).plays == 0


def test_erasing_finds_the_same_person_under_another_name(classroom: Classroom, tmp_path: Path) -> None:
    classroom.add([one("Ann", 1)])
    other = classroom.classes.new("Second class")
    files = hand_in(tmp_path / "more", [by(one("Ann", 2, day=2), name="Anna")])
    AttemptImport(classroom.journal, classroom.classes.book, other.id, [CORNER]).run(files, nothing)
    assert classroom.classes.erase("Ann", force=True).classes == 2
    assert {each.name for each in classroom.classes.book.members()} == {""}


def test_two_who_are_one_are_joined_when_somebody_says_so(classroom: Classroom) -> None:
    classroom.add([one("Ann", 1, identity="s1"), one("Anna", 2, identity="S1"), one("Ben", 3, identity="s2")])
    gone, stays = classroom.classes.join(NAME, "Anna", "s1")
    assert (gone.name, gone.plays, stays.name) == ("Anna", 1, "Ann")
    members = classroom.classes.book.members(classroom.course.id)
    assert sorted((each.name, each.identity, each.plays) for each in members) == [("Ann", "s1", 2), ("Ben", "s2", 1)]
    assert sorted(standing.plays for standing in classroom.report().scenarios[0].standings) == [1, 2]
    for identity in ("s1", "s3", ""):
        with pytest.raises(UsageError, match="nobody else"):
            classroom.classes.join(NAME, "Ann", identity)


def test_erasing_takes_whoever_is_only_in_the_journal_and_every_copy_that_names_them(
    classroom: Classroom, tmp_path: Path, user_folder: Path
) -> None:
    begun = begin_for(classroom.journal, "Ben", "Ann")
    classroom.journal.reflect(begun.id, Reflection(went_well="Ann here"))
    SettingsFile().keep(name="Ben; Ann", language="en")
    user_folder.joinpath("settings.damaged-1.toml").write_text('name = "Ann', encoding="utf-8")
    assert classroom.journal.database.file is not None
    copy = classroom.journal.database.file.with_name("journal-damaged-1.db")
    copy.write_bytes(b"Ann")
    with pytest.raises(TrainerError, match=r"would be deleted: journal-damaged-1.db"):
        classroom.classes.erase("Ann", force=False)
    assert copy.exists()
    assert classroom.classes.erase("Ann", force=True) == Erased(0, False, False)
    (attempt,) = classroom.journal.attempts()
    assert (attempt.names, attempt.reflection) == ("Ben; –", Reflection())
    assert not copy.exists()
    assert not [path.name for path in user_folder.iterdir() if "damaged" in path.name]
    assert SettingsFile().settings.name == ""
    with pytest.raises(UsageError, match="nobody is called"):
        classroom.classes.erase("Ann", force=True)


def test_a_namesake_can_be_named_as_the_list_names_it(classroom: Classroom) -> None:
    plays = [one("Ann", 1), by(one("Cy", 3), name="Ann")]
    classroom.add(plays)
    before = classroom.classes.identify(NAME, f"Ann ({plays[1].attempt[:8]})", "s7")
    (member,) = [each for each in classroom.classes.book.members(classroom.course.id) if each.identity == "s7"]
    assert (member.id, member.journal_id) == (before.id, plays[1].people[0].journal_id)
    with pytest.raises(UsageError, match="several people"):
        classroom.classes.identify(NAME, "Ann", "s8")
