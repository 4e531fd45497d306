from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from tests.conftest import CORNER, SCENARIOS
from trainer.errors import BadPack, TrainerError, english
from trainer.i18n.translator import Translator
from trainer.play.draft import MAX_BYTES, MAX_LINE, Conflict, Draft, Vanished, as_bytes, shown


@pytest.fixture
def corner_file(tmp_path: Path) -> Path:
    shutil.copytree(CORNER.parent, tmp_path / "pack")
    return tmp_path / "pack" / "corner.toml"


def bench_on(path: Path, data: bytes) -> Draft:
    path.write_bytes(data)
    return Draft(path)


PLAIN = b'id = "x"\ntitle = "\xe4\xb8\xad"\n'


@pytest.mark.parametrize(
    "data",
    [
        PLAIN,
        PLAIN.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + PLAIN,
        b"\xef\xbb\xbf" + PLAIN.replace(b"\n", b"\r\n"),
        b"",
        b"no end",
        b'a = "\x1b[31m\x00\x7f \xe2\x80\xa8 \xe2\x80\xae \xc2\x85 \x0c lone \r return"\n',
    ],
)
def test_what_was_read_is_written_byte_for_byte(tmp_path: Path, data: bytes) -> None:
    bench = bench_on(tmp_path / "x.toml", data)
    draft = bench.read()
    assert as_bytes(draft.text, draft) == data
    assert draft.text.split("\n") == draft.text.splitlines() + [""] * (draft.text[-1:] in ("\n", ""))
    again = bench.save(draft.text, draft)
    assert bench.path.read_bytes() == data and again == draft and bench.read() == draft


def test_nothing_that_steers_a_terminal_is_left_in_a_text() -> None:
    text = shown("".join(chr(number) for number in range(0x3000) if number not in (9, 10)))
    assert not any(sign in text for sign in "\x00\x1b\x7f\x85\x9b\r\u2028\u2029\u202e\u2066\u200b")


def test_mixed_line_ends_are_made_alike_when_something_is_saved(tmp_path: Path) -> None:
    bench = bench_on(tmp_path / "x.toml", b"a = 1\r\nb = 2\nc = 3\r\n")
    draft = bench.read()
    assert draft.mixed and draft.text == "a = 1\nb = 2\nc = 3\n"
    saved = bench.save(draft.text, draft)
    assert bench.path.read_bytes() == b"a = 1\r\nb = 2\r\nc = 3\r\n" and not saved.mixed


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("姓名".encode("gbk"), "UTF-8"),
        (b"#\n" * (MAX_BYTES // 2 + 1), "larger than"),
        (b"#" * (MAX_LINE + 1), "a line of more than"),
        ("\U000f0041".encode(), "private plane"),
    ],
)
def test_what_cannot_be_edited_is_refused_with_the_reason(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(BadPack, match=said):
        bench_on(tmp_path / "x.toml", data).read()


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadPack, match="no such file"):
        Draft(tmp_path / "x.toml").read()


def test_a_folder_stands_for_its_only_scenario(corner_file: Path) -> None:
    assert Draft.at(corner_file.parent).path == corner_file
    (corner_file.parent / "other.toml").touch()
    with pytest.raises(TrainerError, match=r"corner\.toml, other\.toml"):
        Draft.at(corner_file.parent)
    with pytest.raises(TrainerError, match="holds no scenario"):
        Draft.at(corner_file.parent.parent)


def test_saving_keeps_permissions_and_links_and_leaves_nothing_behind(tmp_path: Path) -> None:
    bench = bench_on(tmp_path / "x.toml", PLAIN)
    bench.path.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(bench.path)
    through = Draft(link)
    through.save("a = 1\n", through.read())
    assert link.is_symlink() and bench.path.read_bytes() == b"a = 1\n"
    assert stat.S_IMODE(bench.path.stat().st_mode) == 0o640
    assert sorted(one.name for one in tmp_path.iterdir()) == ["link.toml", "x.toml"]


def test_a_save_that_fails_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = bench_on(tmp_path / "x.toml", PLAIN)
    draft = bench.read()

    def fail(handle: int) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="no space"):
            bench.save("a = 1\n", draft)
    assert bench.path.read_bytes() == PLAIN and list(tmp_path.iterdir()) == [bench.path]


def test_what_another_program_wrote_is_never_overwritten_unasked(tmp_path: Path) -> None:
    bench = bench_on(tmp_path / "x.toml", PLAIN)
    draft = bench.read()
    bench.path.write_bytes(b"theirs = 1\n")
    with pytest.raises(Conflict):
        bench.save("mine = 1\n", draft)
    assert bench.path.read_bytes() == b"theirs = 1\n"
    assert bench.save_aside("mine = 1\n", draft).name == "x.mine.toml"
    assert bench.save_aside("mine = 2\n", draft).name == "x.mine1.toml"
    assert (tmp_path / "x.mine.toml").read_text() == "mine = 1\n"
    bench.save("mine = 1\n", draft, force=True)
    assert bench.path.read_bytes() == b"mine = 1\n"


def test_a_file_that_vanished_is_written_anew_only_when_asked(tmp_path: Path) -> None:
    bench = bench_on(tmp_path / "x.toml", PLAIN)
    draft = bench.read()
    bench.path.unlink()
    assert bench.stamp() is None
    with pytest.raises(Vanished):
        bench.save(draft.text, draft)
    assert not bench.path.exists()
    bench.save(draft.text, draft, force=True)
    assert bench.path.read_bytes() == PLAIN and bench.stamp() is not None


def test_a_typo_is_found_in_the_text_and_not_on_the_disk(corner_file: Path) -> None:
    bench = Draft(corner_file)
    draft = bench.read()
    assert not bench.check(draft.text, draft)
    typo = draft.text.replace('culture = "individual"', 'culturre = "individual"')
    found = bench.check(typo, draft)
    assert {one.code for one in found} == {"E101"} and found[0].severity == "error" and not found[0].file
    line = typo.split("\n")[found[0].line - 1]
    assert line[found[0].column - 1 : found[0].end_column - 1] == "culturre"
    others, scenario = bench.survey(typo, draft)
    assert scenario is None
    assert not bench.check(draft.text, draft)
    assert bench.survey(draft.text, draft)[1] is not None
    assert others == bench.survey(typo, draft)[0]


def test_a_problem_is_said_in_the_users_language_and_steers_no_terminal(corner_file: Path) -> None:
    bench = Draft(corner_file)
    draft = bench.read()
    (typo,) = bench.check(draft.text.replace("level = 1", "levl = 1"), draft)
    assert (typo.message(english), typo.hint(english)) == ("unknown key 'levl'", "did you mean 'level'?")
    assert (typo.message(Translator("zh")), typo.hint(Translator("zh"))) == ("不认识“levl”这个键", "是不是“level”？")
    (hostile,) = bench.check(draft.text.replace('"ledger"', '"led\x1bger"'), draft)
    assert not any(sign in hostile.message(tr) for tr in (english, Translator("zh")) for sign in "\x1b\n")


def test_what_it_does_to_a_translation_is_told_apart(corner_file: Path) -> None:
    bench = Draft(corner_file)
    draft = bench.read()
    renamed = draft.text.replace('id = "day"', 'id = "routine"', 1)
    others, _ = bench.survey(renamed, draft)
    assert {one.file for one in others} == {"corner.zh.toml"} and any(one.code == "E402" for one in others)


def test_a_translation_and_a_packs_data_can_be_written_too(corner_file: Path) -> None:
    translation = Draft(corner_file.with_name("corner.zh.toml"))
    draft = translation.read()
    assert not [one for one in translation.check(draft.text, draft) if one.severity == "error"]
    _, scenario = translation.survey(draft.text, draft)
    assert scenario is not None and scenario.people[0].name == "何雅达"
    found = translation.check("level = 1\n" + draft.text, draft)
    assert [one.line for one in found if one.code == "E401"] == [1]
    pack = Draft(corner_file.with_name("pack.toml"))
    draft = pack.read()
    assert pack.survey(draft.text, draft)[1] is None
    assert [one.code for one in pack.check("= 1\n" + draft.text, draft)] == ["E004"]
    alone = bench_on(corner_file.with_name("lost.zh.toml"), b"title = 1\n")
    assert "E404" in {one.code for one in alone.check("title = 1\n", alone.read())}


def test_a_hostile_text_is_a_problem_and_no_fault(corner_file: Path) -> None:
    bench = Draft(corner_file)
    draft = bench.read()
    for text in ("a." * 9000 + "b = 1", "[" * 5000, '"\x1b', shown("\x1b]0;x\x07 = 1"), "\x00"):
        found = bench.check(text, draft)
        assert found and all("\x1b" not in one.message(english) + one.hint(english) for one in found)


def test_the_shipped_scenario_has_facts_and_no_errors() -> None:
    bench = Draft(SCENARIOS / "software-firm" / "platform-deal.toml")
    draft = bench.read()
    assert not [one for one in bench.check(draft.text, draft) if one.severity == "error"]
    assert bench.survey(draft.text, draft)[1] is not None


def test_a_free_name_is_found_beside_any_number_of_others(tmp_path: Path) -> None:
    for number in range(1001):
        (tmp_path / f"deal.mine{number or ''}.toml").touch()
    assert Draft(tmp_path / "deal.toml").aside().name == "deal.mine1001.toml"


def test_the_longest_name_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / ("场" * 80 + "-deal.toml")
    path.write_bytes(b"one = 1\n")
    bench = Draft(path)
    bench.save("two = 2\n", bench.read())
    assert path.read_bytes() == b"two = 2\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_in_the_files_place_keeps_nobody_waiting(tmp_path: Path) -> None:
    path = tmp_path / "corner.toml"
    path.write_bytes(CORNER.read_bytes())
    draft = Draft(path)
    text = draft.read()
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(TrainerError, match="is not a file"):
        draft.save(text.text, text)
