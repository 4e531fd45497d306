"""Adding to a class: the good ones go in, everything else is listed, and no number in a file is believed."""

from __future__ import annotations

import os
import re
import shlex
import tomllib
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import tomli_w

from tests.classes.classroom import NAME, Classroom, nothing
from tests.classes.synthetic import by, hand_in, one, service_desk, signed, spoken
from tests.closed_paths import closed
from tests.conftest import CORNER
from tests.debrief.injections import INJECTIONS
from trainer.classes import import_attempts
from trainer.classes.import_attempts import AttemptImport, empty_of, files_in, passed_over
from trainer.classes.replay import grades_of, report_on
from trainer.cli.classes import outcome_line
from trainer.core.own_words import SelfReview
from trainer.core.reflection import Reflection
from trainer.errors import TrainerError, UsageError
from trainer.i18n.translator import Translator
from trainer.play.attempt_file import Portable, Trainee, written


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
    assert [each.was_there for each in again] == [True, False, True]
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
    renamed = by(second, name="Anna")
    stolen = by(first, name="Bob")
    namesake = by(one("Cy", 3), name="Ann")
    found = classroom.add([first, renamed, stolen, namesake])
    assert [(each.kind, each.name, each.other) for each in found] == [
        ("added", "Ann", ""), ("renamed", "Anna", "Ann"), ("duplicate", "Bob", "Ann"), ("namesake", "Ann", "Ann"),
    ]  # fmt: skip
    assert found[2].reason == "renamed"
    called = sorted(standing.name for standing in classroom.report().scenarios[0].standings)
    assert called == sorted(f"Ann ({each.attempt[:8]})" for each in (first, namesake))
    assert classroom.add([stolen])[0].reason == "renamed"


def test_an_identity_that_comes_later_is_kept(classroom: Classroom) -> None:
    classroom.add([one("Ann", 1)])
    classroom.add([by(one("Ann", 2, day=2), identity="s1")])
    classroom.add([by(one("Ann", 3, day=3), identity="S1"), one("Ann", 4, day=4)])
    (member,) = classroom.classes.book.members(classroom.course.id)
    assert (member.identity, member.plays) == ("s1", 4)


def test_two_ids_are_two_people_although_they_share_a_journal_and_a_name(classroom: Classroom) -> None:
    first, second = one("Li Wei", 1, identity="s1"), one("Li Wei", 2, day=2, identity="s2")
    found = classroom.add([first, second])
    assert [(each.kind, each.other, each.identity, each.known) for each in found] == [
        ("added", "", "", ""), ("apart", "Li Wei", "s2", "s1"),
    ]  # fmt: skip
    again = classroom.add([one("Li Wei", 3, day=3, identity="s2"), one("Li Wei", 4, day=4, identity="S1")])
    assert [each.kind for each in again] == ["added", "added"]
    members = classroom.classes.book.members(classroom.course.id)
    assert sorted((each.identity, each.plays) for each in members) == [("s1", 2), ("s2", 2)]
    (unclear,) = classroom.add([one("Li Wei", 5, day=5)])
    assert unclear.kind == "broken"
    assert re.search(r"cannot be told whose it is: .*\((s1, s2|s2, s1)\)", unclear.reason)
    # By the name it can be told.
    (named,) = classroom.add([signed(by(one("Li Wei", 1, day=6), identity="s3", name="Wang"))])
    assert named.kind == "apart"
    assert [each.kind for each in classroom.add([by(one("Li Wei", 1, day=7), name="Wang")])] == ["added"]


def test_an_id_that_somebody_else_has_is_listed_and_merges_nobody(classroom: Classroom) -> None:
    found = classroom.add([one("Ann", 1, identity="s1"), one("Ben", 2, identity="S1"), one("Ben", 3, day=2)])
    assert [(each.kind, each.other, each.identity) for each in found] == [
        ("added", "", ""), ("taken", "Ann", "s1"), ("added", "", ""),
    ]  # fmt: skip
    # Also where the person was here before, without an id.
    classroom.add([one("Cy", 4)])
    assert classroom.add([one("Cy", 5, day=2, identity="s1")])[0].kind == "taken"
    members = classroom.classes.book.members(classroom.course.id)
    assert sorted((each.name, each.identity, each.plays) for each in members) == [
        ("Ann", "s1", 1), ("Ben", "S1", 2), ("Cy", "", 1), ("Cy", "s1", 1),
    ]  # fmt: skip


def test_an_attempt_that_comes_again_with_an_id_does_not_give_it_to_anybody(classroom: Classroom) -> None:
    classroom.add([one("Ann", 1)])
    (found,) = classroom.add([one("Ann", 1, identity="s9")])
    assert (found.kind, found.reason, found.identity, found.known) == ("duplicate", "id", "s9", "")
    (member,) = classroom.classes.book.members(classroom.course.id)
    assert (member.identity, member.id[:8]) == ("", found.member)
    for language in ("en", "zh"):
        assert f"trainer class identify CLASS {member.id[:8]} s9" in outcome_line(Translator(language), found)


def test_what_was_written_later_is_added_to_what_is_in_the_class_and_replaces_nothing(classroom: Classroom) -> None:
    def told(reflection: Reflection, **changes: str) -> tuple[str, str, Reflection]:
        (found,) = classroom.add([replace(by(one("Ann", 1), **changes), reflection=reflection)])
        (kept,) = classroom.classes.book.plays(classroom.course.id)
        return found.kind, found.reason, kept.reflection

    assert told(Reflection()) == ("added", "", Reflection())
    first = Reflection("To win.", "", "")
    assert told(first) == ("duplicate", "written", first)
    assert told(Reflection()) == ("duplicate", "", first)
    filled = Reflection("To win.", "She came.", "")
    assert told(Reflection("To lose.", "She came.", "")) == ("duplicate", "written", filled)
    assert told(Reflection("To lose.", "", "")) == ("duplicate", "", filled)
    classroom.classes.erase("Ann", force=True)
    assert told(filled) == ("duplicate", "", Reflection())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_that_lines_were_added_is_said(classroom: Classroom, language: str) -> None:
    tr = Translator(language)
    classroom.add([one("Ann", 1)])
    (found,) = classroom.add([replace(one("Ann", 1), reflection=Reflection("To win."))])
    line = outcome_line(tr, found)
    assert "Ann" in line and line != outcome_line(tr, replace(found, reason=""))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_to_be_typed_can_be_typed(classroom: Classroom, language: str) -> None:
    tr = Translator(language)
    first, apart = classroom.add([one("Ann", 1, identity="LAB\\ann"), one("Ann", 2, day=2, identity="o'brien")])
    assert (first.kind, apart.kind) == ("added", "apart")
    assert f"CLASS {apart.member} 'LAB\\ann' --join" in outcome_line(tr, apart)
    (taken,) = classroom.add([one("Ben", 3, identity="O'Brien")])
    assert shlex.split(outcome_line(tr, taken).split("CLASS ")[1].rstrip("）)"))[1:] == ["o'brien", "--join"]


def test_wrong_packs(classroom: Classroom, tmp_path: Path) -> None:
    unknown = replace(one("Ann"), scenario="elsewhere/deal", sha256="0" * 64, rules="0" * 64)
    other = replace(one("Ben"), scenario="software-firm/service-desk", sha256="0" * 64, rules="0" * 64)
    files = hand_in(tmp_path / "in", [unknown, other, one("Cy")])
    found = classroom.add_files(files, scenarios=())
    assert [each.kind for each in found] == ["pack", "pack", "pack"]
    assert "elsewhere/deal is not here" in found[0].reason
    assert f"by other rules (00000000) than those here ({service_desk().rules[:8]})" in found[1].reason
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
    assert "这里没有案例 elsewhere/deal（请安装" in said[2]
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


def together(first: Portable, *others: Trainee) -> Portable:
    return signed(replace(first, people=(*first.people, *others)))


BEN = Trainee("Ben", "s2", "b" * 32)


def test_those_who_play_together_are_people_of_their_own(classroom: Classroom) -> None:
    first = together(one("Ann", 1, identity="s1"), BEN)
    alone = one("Ann", 2, day=2)
    found = classroom.add([first, alone])
    assert [(each.kind, each.name) for each in found] == [("added", "Ann; Ben"), ("added", "Ann")]
    members = {each.name: each for each in classroom.classes.book.members(classroom.course.id)}
    assert {name: (each.identity, each.plays) for name, each in members.items()} == {"Ann": ("s1", 2), "Ben": ("s2", 1)}
    assert [each.people for each in classroom.classes.book.plays(classroom.course.id)] == [
        (members["Ann"].id, members["Ben"].id), (members["Ann"].id,),
    ]  # fmt: skip
    (again,) = classroom.add([first])
    assert (again.kind, again.name) == ("duplicate", "Ann; Ben")


def test_everybody_at_a_seat_has_its_grades_and_the_first_play_is_everybodys(classroom: Classroom) -> None:
    # Ben has played before, so the pair's play is nobody's first.
    classroom.add([by(one("Ben", 2), journal_id=BEN.journal_id, identity=BEN.identity)])
    classroom.add([together(one("Ann", 1, day=2, identity="s1"), BEN)])
    about = classroom.replayed()
    (scenario,) = report_on(about).scenarios
    assert scenario.people == 2
    assert sorted(each.name for each in scenario.standings) == ["Ann; Ben", "Ben"]
    (sittings,) = about.groups.values()
    assert [(each.name, each.number) for each in sittings] == [("Ben", 1), ("Ann; Ben", 2)]
    grades = {each.name: each.grades for each in grades_of(about, "last", 100)}
    assert grades["Ann"] == grades["Ben"]
    assert len(grades["Ann"]) == 1


def test_of_several_one_may_be_somebody_elses_id(classroom: Classroom) -> None:
    classroom.add([one("Cy", 1, identity="s2")])
    (found,) = classroom.add([together(one("Ann", 2, day=2, identity="s1"), BEN)])
    assert (found.kind, found.name, found.other, found.identity) == ("taken", "Ben", "Cy", "s2")


def test_of_several_who_cannot_be_told_nobody_goes_in(classroom: Classroom) -> None:
    classroom.add([one("Li Wei", 1, identity="s1"), one("Li Wei", 2, day=2, identity="s3")])
    unclear = one("Li Wei", 3, day=3)
    (found,) = classroom.add([signed(replace(unclear, people=(BEN, *unclear.people)))])
    assert (found.kind, found.name) == ("broken", "Ben; Li Wei")
    assert {each.name for each in classroom.classes.book.members(classroom.course.id)} == {"Li Wei"}


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


class _Gbk(zipfile.ZipInfo):
    """An entry as Chinese Windows writes it: the bytes of GBK, and no mark of UTF-8."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gbk"), 0


def test_zips_of_chinese_windows_and_of_macs_show_what_people_put_in(classroom: Classroom, tmp_path: Path) -> None:
    ann, wang = hand_in(tmp_path / "in", [one("Ann"), one("Wang", 2)])
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(_Gbk("第1组/王小明.toml"), wang.read_bytes())
        archive.writestr(_Gbk("第1组/说明.docx"), b"")
        archive.writestr("__MACOSX/._ann.toml", b"\0\5\x16\7")
        archive.writestr("ann/.DS_Store", b"\0")
        archive.writestr("ann.toml", ann.read_bytes())
    found = classroom.add_files(files_in([path]))
    assert [each.kind for each in found] == ["added", "added"]
    assert [Path(each.file).relative_to(path).as_posix() for each in found] == ["ann.toml", "第1组/王小明.toml"]
    assert [Path(each.file).name for each in passed_over([path])] == ["说明.docx"]
    folder = tmp_path / "unpacked" / "__MACOSX"
    folder.mkdir(parents=True)
    (folder / "._ann.toml").write_bytes(b"\0")
    (folder.parent / ".DS_Store").write_bytes(b"\0")
    assert files_in([folder.parent]) == [] and passed_over([folder.parent]) == []


def test_a_folder_that_cannot_be_read_is_told(
    classroom: Classroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(tmp_path / "in", [one("Ann")])
    hand_in(tmp_path / "in" / "group 2", [one("Wang", 2)])
    closed(monkeypatch, tmp_path / "in" / "group 2")
    found = classroom.add_files(files_in([tmp_path / "in"]))
    assert [(Path(each.file).name, each.kind) for each in found] == [("000.toml", "added"), ("group 2", "broken")]
    assert passed_over([tmp_path / "in"]) == [] and empty_of([tmp_path / "in"]) == []


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


def test_what_was_said_in_their_own_words_comes_along_and_goes_with_the_name(
    classroom: Classroom, tmp_path: Path
) -> None:
    said = spoken(one("Ann"))
    silent = replace(said, words={row: kept._replace(review=SelfReview()) for row, kept in said.words.items()})
    course = classroom.classes.book.course(NAME).id
    assert [each.kind for each in classroom.add_files(hand_in(tmp_path / "in", [silent]))] == ["added"]
    (kept,) = classroom.classes.book.plays(course)
    assert (kept.words, kept.say_first) == (silent.words, "on")
    (again,) = classroom.add_files(hand_in(tmp_path / "again", [said]))
    assert (again.kind, again.reason) == ("duplicate", "written")
    assert classroom.classes.book.plays(course)[0].words == said.words
    assert classroom.add_files(hand_in(tmp_path / "again", [silent]))[0].was_there
    (member,) = classroom.classes.book.members(course)
    classroom.classes.book.erase([member])
    (kept,) = classroom.classes.book.plays(course)
    assert (kept.words, kept.rows) == ({}, said.rows)
    assert classroom.add_files(hand_in(tmp_path / "again", [said]))[0].reason != "written"
    assert classroom.classes.book.plays(course)[0].words == {}
