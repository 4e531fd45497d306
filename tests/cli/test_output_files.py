from __future__ import annotations

from pathlib import Path

import pytest

from trainer.cli.output_files import form_of, save
from trainer.errors import TrainerError, UsageError
from trainer.i18n.translator import Translator


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
