"""Adding to a class: the good ones go in, everything else is listed, and no number in a file is believed."""

from __future__ import annotations

import os
import re
import tomllib
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import tomli_w
from peewee import OperationalError

from tests.classes.classroom import NAME, Classroom, nothing
from tests.classes.synthetic import hand_in, it_head, one, signed
from tests.conftest import CORNER
from tests.debrief import plays
from tests.debrief.injections import INJECTIONS
from trainer.classes import import_attempts
from trainer.classes.import_attempts import AttemptImport, empty_of, files_in, passed_over
from trainer.errors import StoreFault, TrainerError, UsageError
from trainer.i18n.translator import Translator
from trainer.play.attempt_file import Portable, written
from trainer.store import open as opening
from trainer.store.class_book import ClassBook
from trainer.store.open import open_journal


@pytest.fixture
def classroom(tmp_path: Path) -> Classroom:
    return Classroom(tmp_path)


def test_good_ones_go_in_and_bad_ones_are_listed(classroom: Classroom, tmp_path: Path) -> None:
    good, other = one("Ann"), one("Ben", 2)
    edited = replace(other, rows=(*other.rows[:-1], "leave"))
    files = hand_in(tmp_path / "in", [good, edited, other])
    (tmp_path / "in" / "pack.toml").write_bytes(CORNER.with_name("pack.toml").read_bytes())
    (tmp_path / "in" / "sub").mkdir()
    (tmp_path / "in" / "sub" / "x.toml").write_bytes(written(good))
    (tmp_path / "in" / "note.txt").write_text("no attempt")
    found = classroom.add_files(files_in([tmp_path / "in"]))
    assert [(Path(each.file).name, each.kind) for each in found] == [
        ("000.toml", "added"), ("001.toml", "broken"), ("002.toml", "added"), ("pack.toml", "broken"),
        ("x.toml", "duplicate"),
    ]  # fmt: skip
    assert "chain is broken at move" in found[1].reason
    assert "no attempt that was exported" in found[3].reason
    assert found[4].other == str(files[0])
    assert classroom.classes.book.course(NAME).plays == 2
    again = classroom.add_files(files)
    assert [each.kind for each in again] == ["duplicate", "broken", "duplicate"]
    assert classroom.classes.book.course(NAME).plays == 2


def test_numbers_in_a_file_count_for_nothing(classroom: Classroom, tmp_path: Path) -> None:
    document = tomllib.loads(written(one("Ann", 0)).decode())
    document["attempt"]["overall"] = 100.0
    document["attempt"]["outcome"] = "won"
    document["scores"] = {"roles": 100}
    path = tmp_path / "a.toml"
    path.write_text(tomli_w.dumps(document), encoding="utf-8")
    assert [each.kind for each in classroom.add_files([path])] == ["added"]
    (scenario,) = classroom.report().scenarios
    assert scenario.standings[0].first != 100


def test_a_chain_that_was_forged_does_not_make_a_move_legal(classroom: Classroom) -> None:
    good = one("Ann")
    illegal = signed(replace(good, rows=(*good.rows[:3], "respond bo.doubt.show", *good.rows[3:])))
    strange = signed(replace(good, rows=("study  ledger", *good.rows)))
    nonsense = signed(replace(good, rows=("dance", *good.rows)))
    short = signed(replace(good, rows=good.rows[:-1]))
    longer = signed(replace(good, rows=(*good.rows, "close")))
    back = signed(replace(good, rows=(*good.rows, "rewind 0", *good.rows)))
    huge = signed(replace(good, rows=(*good.rows, "rewind " + "9" * 5000, *good.rows)))
    empty = signed(replace(good, rows=()))
    found = classroom.add([illegal, strange, nonsense, short, longer, back, huge, empty])
    assert {each.kind for each in found} == {"broken"}
    for each, reason in zip(
        found,
        (
            "move 4, ",
            "not written as",
            "'dance' is no move",
            "not over",
            "is not legal",
            "only practice",
            "",
            "not over",
        ),
        strict=True,
    ):
        assert reason in each.reason
    practice = replace(back, practice=True)
    assert [each.kind for each in classroom.add([practice])] == ["added"]


@pytest.mark.parametrize("text", INJECTIONS, ids=range(len(INJECTIONS)))
def test_what_is_told_of_a_file_steers_no_terminal(classroom: Classroom, tmp_path: Path, text: str) -> None:
    if "\ud800" in text:
        pytest.skip("no TOML file can hold it")
    hidden = signed(replace(one("Ann"), rows=(text,)))
    path = tmp_path / f"{text.translate({0: '0', 47: '-', 10: ' '})[:40]}.toml"
    path.write_bytes(written(hidden))
    (found,) = classroom.add_files([path])
    assert found.kind == "broken"
    assert (found.file + found.reason).isprintable()


def test_renamed_trainees_and_namesakes(classroom: Classroom) -> None:
    first, second = one("Ann", 1), one("Ann", 2, day=2)
    renamed = replace(second, name="Anna")
    stolen = replace(first, name="Bob")
    namesake = replace(one("Cy", 3), name="Ann")
    found = classroom.add([first, renamed, stolen, namesake])
    assert [(each.kind, each.name, each.other) for each in found] == [
        ("added", "Ann", ""), ("renamed", "Anna", "Ann"), ("duplicate", "Bob", "Ann"), ("namesake", "Ann", "Ann"),
    ]  # fmt: skip
    assert found[2].reason == "renamed"
    assert sorted(standing.name for standing in classroom.report().scenarios[0].standings) == ["Ann", "Ann (2)"]
    assert classroom.add([stolen])[0].reason == "renamed"


def test_an_identity_that_comes_later_is_kept(classroom: Classroom) -> None:
    classroom.add([one("Ann", 1)])
    classroom.add([replace(one("Ann", 2, day=2), identity="s1")])
    classroom.add([replace(one("Ann", 3, day=3), identity="s2")])
    (member,) = classroom.classes.book.members(classroom.course.id)
    assert (member.identity, member.plays) == ("s1", 3)


def test_wrong_packs(classroom: Classroom, tmp_path: Path) -> None:
    unknown = replace(one("Ann"), scenario="elsewhere/deal", sha256="0" * 64, rules="0" * 64)
    other = replace(one("Ben"), scenario="software-firm/it-head", sha256="0" * 64, rules="0" * 64)
    files = hand_in(tmp_path / "in", [unknown, other, one("Cy")])
    found = classroom.add_files(files, scenarios=())
    assert [each.kind for each in found] == ["pack", "pack", "pack"]
    assert "elsewhere/deal is not here" in found[0].reason
    assert f"by other rules (00000000) than those here ({it_head().rules[:8]})" in found[1].reason
    assert "name its file with --scenario" in found[2].reason
    assert classroom.classes.book.course(NAME).people == 0


def test_a_mended_word_orphans_nothing(classroom: Classroom, tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    for path in CORNER.parent.iterdir():
        data = path.read_bytes()
        (folder / path.name).write_bytes(data.replace(b"What worries you?", b"What is on your mind?"))
    files = hand_in(tmp_path / "in", [one("Ann")])
    assert [each.kind for each in classroom.add_files(files, [folder / CORNER.name])] == ["added"]
    assert classroom.report().scenarios[0].counted == 1


def test_unfinished_and_unreadable(classroom: Classroom, tmp_path: Path) -> None:
    missing = tmp_path / "gone.toml"
    good = hand_in(tmp_path / "in", [one("Ann")])
    found = classroom.add_files(files_in([missing, *good]))
    assert [each.kind for each in found] == ["broken", "added"]
    assert found[0].reason == "there is no such file"


def test_digests_only_say_what_to_replay_on(classroom: Classroom) -> None:
    good = one("Ann")
    found = classroom.add(
        [
            replace(good, sha256="0" * 64),
            replace(one("Ben", 2), rules="0" * 64),
            replace(one("Cy", 3), sha256="0" * 64, rules="0" * 64),
        ]
    )
    assert [each.kind for each in found] == ["added", "added", "pack"]
    kept = classroom.classes.book.plays(classroom.course.id)
    assert {(play.sha256, play.rules) for play in kept} == {(good.sha256, good.rules)}


def test_what_is_wrong_is_said_in_the_language_asked_for(classroom: Classroom) -> None:
    good = one("Ann")
    illegal = signed(replace(good, rows=(*good.rows[:3], "respond bo.doubt.show", *good.rows[3:])))
    unknown = replace(one("Ben"), scenario="elsewhere/deal", sha256="0" * 64, rules="0" * 64)
    found = classroom.add([illegal, signed(replace(good, rows=("dance", *good.rows))), unknown])
    said = [each.why(Translator("zh")) for each in found]
    assert said[0].startswith("第4步“respond bo.doubt.show”不合规则：")
    assert "这里没有场景 elsewhere/deal（请安装" in said[2]
    for text in said:
        bare = text.replace("respond bo.doubt.show", "").replace("elsewhere/deal", "").replace("--scenario", "")
        assert re.findall("[A-Za-z]{3,} [a-z]{2,}", bare) == []
    assert "is not here" in found[2].reason


def test_an_interrupt_leaves_the_class_as_it_was(classroom: Classroom, tmp_path: Path) -> None:
    files = hand_in(tmp_path / "in", [one("Ann"), one("Ben", 2), one("Cy", 3)])
    enrolment = AttemptImport(classroom.journal, classroom.classes.book, classroom.course.id, [CORNER])

    def interrupt(done: int, _whole: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        enrolment.run(files, interrupt)
    assert classroom.classes.book.course(NAME).plays == 0
    assert classroom.classes.book.course(NAME).people == 0
    AttemptImport(classroom.journal, classroom.classes.book, classroom.course.id, [CORNER]).run(files, nothing)
    assert classroom.classes.book.course(NAME).plays == 3


def test_names_of_classes(classroom: Classroom) -> None:
    with pytest.raises(TrainerError, match="already"):
        classroom.classes.new(NAME)
    for name in ("", "  ", "a\nb", "\x1b[31m", "x" * 121):
        with pytest.raises(UsageError):
            classroom.classes.new(name)
    assert classroom.classes.new("秋季班 1").name == "秋季班 1"


def test_an_older_journal_gets_the_tables_of_classes(tmp_path: Path) -> None:
    classroom = Classroom(tmp_path)
    with classroom.journal.database.writing() as connection:
        for table in ("class_plays", "class_names", "class_people", "classes"):
            connection.sql(f"DROP TABLE {table}")
    classroom.journal.close()
    assert plays.corner().scenario.id == "small/corner"
    assert Classroom(tmp_path).course.name == NAME


def test_an_older_journal_that_is_read_only_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    classroom = Classroom(tmp_path)
    with classroom.journal.database.writing() as connection:
        for table in ("class_plays", "class_names", "class_people", "classes"):
            connection.sql(f"DROP TABLE {table}")
    classroom.journal.close()

    def refused(*_: object, **__: object) -> None:
        raise OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(opening, "make", refused)
    journal = open_journal(tmp_path / "home")
    assert journal.attempts() == ()
    with pytest.raises(StoreFault, match="no such table"):
        ClassBook(journal).courses()
    with pytest.raises(StoreFault, match="cannot be opened"):
        open_journal(tmp_path / "new")


@pytest.mark.parametrize(
    "edited",
    [
        lambda first: replace(first, practice=True),
        lambda first: replace(first, opened="2026-11-09T09:00:00+00:00"),
        lambda first: replace(first, rows=("close",)),
    ],
)
def test_another_file_with_the_id_of_one_that_is_in_is_no_duplicate(
    classroom: Classroom, edited: Callable[[Portable], Portable]
) -> None:
    first = one("Ann")
    classroom.add([first])
    assert [each.kind for each in classroom.add([first])] == ["duplicate"]
    (found,) = classroom.add([signed(edited(first))])
    assert (found.kind, "is not the same" in found.reason) == ("broken", True)
    assert len(classroom.classes.book.plays(classroom.course.id)) == 1


def test_a_folder_gives_toml_files_in_any_case_and_the_rest_is_named(classroom: Classroom, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for path, name in zip(hand_in(folder, [one("Ann"), one("Wang", 2)]), ("ana.TOML", "wang.toml.txt"), strict=True):
        path.rename(folder / name)
    (folder / "sub").mkdir()
    (folder / "sub" / "home\x1bwork.txt").write_text("mine")
    assert [path.name for path in files_in([folder])] == ["ana.TOML"]
    passed = passed_over([folder, folder])
    assert [each.kind for each in passed] == ["passed", "passed"]
    assert {Path(each.file).name[:4] for each in passed} == {"home", "wang"}
    assert all(each.file.isprintable() for each in passed)
    both = [folder, folder / "wang.toml.txt"]
    assert [each.kind for each in classroom.add_files(files_in(both))] == ["added", "added"]
    assert [Path(each.file).name[:4] for each in passed_over(both)] == ["home"]


def test_a_zip_is_taken_as_a_learning_platform_gives_it(classroom: Classroom, tmp_path: Path) -> None:
    ann, wang = hand_in(tmp_path / "in", [one("Ann"), one("Wang", 2)])
    path = tmp_path / "Sales 101-Role play-42.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(ann, "Ann Smith_1042_assignsubmission_file/ann.toml")
        archive.write(wang, "王小明_1043_assignsubmission_file/作业.TOML")
        archive.writestr("王小明_1043_assignsubmission_file/notes.docx", "mine")
        archive.writestr("empty/", "")
        archive.writestr("Cy_1044_assignsubmission_file/cy.toml", ann.read_bytes()[:300])
    found = classroom.add_files(files_in([path]))
    assert [each.kind for each in found] == ["added", "broken", "added"]
    assert [Path(each.file).name for each in found] == ["ann.toml", "cy.toml", "作业.TOML"]
    assert [Path(each.file).name for each in passed_over([path])] == ["notes.docx"]
    assert [each.kind for each in classroom.add_files(files_in([path]))] == ["duplicate", "broken", "duplicate"]


def test_what_cannot_be_read_in_a_zip_stops_nothing(classroom: Classroom, tmp_path: Path) -> None:
    ann, wang = hand_in(tmp_path / "in", [one("Ann"), one("Wang", 2)])
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.toml", ann.read_bytes())
        archive.writestr("b.toml", wang.read_bytes())
        archive.writestr("bomb.toml", b"#" * 50_000_000, zipfile.ZIP_DEFLATED)
    whole = path.read_bytes()
    # One byte of the first entry is another one, and the second says that it is encrypted.
    damaged = bytearray(whole.replace(b"Ann", b"Anm", 1))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        damaged[damaged.index(mark, damaged.index(mark) + 4) + flags] |= 1
    path.write_bytes(damaged)
    found = classroom.add_files(files_in([path]))
    assert [each.kind for each in found] == ["broken"] * 3
    assert "CRC" in found[0].reason and "encrypted" in found[1].reason and "larger" in found[2].reason
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole[: len(whole) // 2])
    (told,) = classroom.add_files(files_in([cut]))
    assert told.kind == "broken" and "is no zip" in told.reason
    assert passed_over([cut]) == []


def test_folders_and_zips_without_attempts_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.toml").write_text("x", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "notes.zip", "w") as archive:
        archive.writestr("a.txt", "x")
    paths = [tmp_path / name for name in ("empty", "full", "notes.zip", "nothing.toml")]
    assert empty_of(paths) == [str(tmp_path / "empty"), str(tmp_path / "notes.zip")]


def test_what_no_class_hands_in_is_not_walked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_attempts, "MOST_LOOKED_AT", 3)
    for number in range(3):
        (tmp_path / f"{number}.toml").touch()
    assert len(files_in([tmp_path])) == 3
    (tmp_path / "more").mkdir()
    with pytest.raises(UsageError, match="holds more than 3 files and folders"):
        files_in([tmp_path])


def test_a_zip_that_is_refused_is_told_once_and_stops_nothing(classroom: Classroom, tmp_path: Path) -> None:
    (ann,) = hand_in(tmp_path / "in", [one("Ann")])
    many = tmp_path / "many.zip"
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(10_001):
            archive.writestr(f"{number}.toml", b"")
    slashes = tmp_path / "slashes.zip"
    with zipfile.ZipFile(slashes, "w") as archive:
        archive.writestr("//a.toml", b"mine")
    found = classroom.add_files(files_in([many, slashes, ann]))
    assert [each.kind for each in found] == ["broken", "broken", "added"]
    assert found[0].file == str(many) and found[0].reason == "holds too many files (10001; at most 10000)"
    assert found[1].file == f"{slashes}///a.toml"
    assert passed_over([many]) == [] and empty_of([many]) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_is_no_attempt(classroom: Classroom, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.toml")
    os.mkfifo(tmp_path / "a.zip")
    (tmp_path / "zero.toml").symlink_to("/dev/zero")
    found = classroom.add_files(files_in([tmp_path / name for name in ("a.toml", "a.zip", "zero.toml")]))
    assert [each.reason for each in found] == ["is not a file"] * 3
