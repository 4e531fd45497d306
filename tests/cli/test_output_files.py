from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.program import CAREFUL, run_here
from tests.conftest import CORNER
from trainer.cli.output_files import form_of, is_standard_output, refuse_over, save
from trainer.errors import TrainerError, UsageError
from trainer.i18n.translator import Translator
from trainer.play.workspace import Workspace


@pytest.mark.parametrize(("name", "form"), [("a.pdf", "pdf"), ("a.HTM", "html"), ("a.html", "html"), ("a.md", "md")])
def test_the_name_of_a_file_asks_for_its_form(tmp_path: Path, name: str, form: str) -> None:
    assert form_of(tmp_path / name, force=False) == form


def test_a_file_of_no_form_or_already_there_is_refused_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no kind of debrief") as caught:
        form_of(tmp_path / "a.docx", force=True)
    assert "a.docx" in caught.value.message and "ends in .pdf, .html or .md" in caught.value.remedy
    (tmp_path / "a.pdf").touch()
    with pytest.raises(TrainerError, match="is there already"):
        form_of(tmp_path / "a.pdf", force=False)
    assert form_of(tmp_path / "a.pdf", force=True) == "pdf"


def test_saving_says_where_and_what_was_printed_as_a_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "deep" / "a.pdf"
    save(path, b"data", Translator("en"), ("\U00020bb7",), over=False)
    assert path.read_bytes() == b"data"
    first, last = capsys.readouterr().err.splitlines()
    assert "U+20BB7" in first
    assert last == str(path)


@pytest.mark.parametrize("name", ["-", "-.html", "-.pdf"])
def test_standard_output_is_named_by_a_hyphen(name: str) -> None:
    assert is_standard_output(Path(name))
    refuse_over(Path(name), force=False)
    assert form_of(Path(name), force=False, otherwise="md") == (name[2:] or "md")


@pytest.mark.parametrize("name", ["a-", "-a", "x/-", "./-x.pdf", "--.pdf"])
def test_other_names_with_hyphens_are_files(name: str) -> None:
    assert not is_standard_output(Path(name))


@pytest.mark.parametrize(
    ("line", "begins"),
    [(("debrief", "play.txt", "-o", "-"), b"# The corner"), (("debrief", "play.txt", "-o", "-.pdf"), b"%PDF-"),
     (("debrief", "play.txt", "play.txt", "-o", "-"), b"%PDF-"),
     (("debrief", "play.txt", "-o", "-.html"), b"<!doctype"),
     (("kit", str(CORNER), "-o", "-"), b"%PDF-"), (("graph", str(CORNER), "-o", "-"), b"flowchart"),
     (("graph", str(CORNER), "-o", "-.svg"), b"<svg"), (("pack", str(CORNER.parent), "-o", "-"), b"PK\x03\x04"),
     (("export", "attempt", "ATTEMPT", "-o", "-"), b"# An attempt"), (("class", "report", "C", "-o", "-"), b"%PDF-"),
     (("class", "debriefs", "C", "-o", "-.md"), b"# "),
     (("export", "grades", "C", "--format", "xlsx", "-o", "-"), b"PK"),
     (("export", "grades", "C", "--format", "csv", "-o", "-"), b"\xef\xbb\xbf")],
    ids=lambda part: " ".join(part) if isinstance(part, tuple) else "",
)  # fmt: skip
def test_every_command_that_writes_a_file_writes_to_standard_output(
    line: tuple[str, ...], begins: bytes, tmp_path: Path, user_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CORNER.parent, user_folder / "packs" / "small")
    (tmp_path / "play.txt").write_text(CAREFUL, encoding="utf-8")
    moves = CAREFUL.partition("\n")[2]
    assert run_here("play", CORNER, "--plain", said=f"Kim\n{moves}\n\n".encode(), monkeypatch=monkeypatch).code == 0
    with Workspace() as workspace:
        attempt = workspace.attempts()[0].id
    run_here("class", "new", "C", monkeypatch=monkeypatch)
    run_here("export", "attempt", attempt, "-o", "a.toml", "--id", "kim1", monkeypatch=monkeypatch)
    assert run_here("class", "add", "C", "a.toml", monkeypatch=monkeypatch).code == 0
    before = sorted(tmp_path.iterdir())
    words = [attempt if word == "ATTEMPT" else word for word in line]
    done = run_here(*words, encoding="cp437", monkeypatch=monkeypatch)
    assert done.code == 0, done.err.decode()
    assert done.out.startswith(begins)
    assert sorted(tmp_path.iterdir()) == before


def test_what_is_no_text_is_refused_to_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    done = run_here("kit", CORNER, "-o", "-", terminal=True, monkeypatch=monkeypatch)
    assert (done.code, done.out) == (2, b"")
    assert "this file is no text" in done.err.decode()
