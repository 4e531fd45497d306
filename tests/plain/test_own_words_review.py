"""The three questions in plain mode: asked once, each answer on disk, the marks told after it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.conftest import CORNER
from tests.play.said_first import said_first
from trainer.core.own_words import SelfReview
from trainer.i18n.translator import Translator
from trainer.plain.console import Console
from trainer.plain.own_words_review import ask_of_words
from trainer.play.workspace import Workspace


@pytest.mark.parametrize(("language", "yes"), [("en", "y"), ("zh", "ｙ"), ("zh", "是")])
def test_each_line_is_asked_about_once_and_the_marks_come_after_the_answers(
    user_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str, yes: str
) -> None:
    tr = Translator(language)
    with Workspace(user_folder) as workspace:
        session = said_first(workspace, str(CORNER))
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{yes}\nn\n\n"))
        ask_of_words(Console(tr), session)
        told = capsys.readouterr().out
        again = workspace.resume(session.attempt.id, "en")
        assert [one.review for one in again.said.utterances if one.review] == [SelfReview(True, False, None)]
        asked, marked = told.index(tr("Did I prove anything?")), told.index(tr("The line: {line}", line=tr("no")))
        assert told.index("respond ada.doubt.we-do") < asked < marked
        monkeypatch.setattr("sys.stdin", io.StringIO(""))
        ask_of_words(Console(tr), again)
        assert capsys.readouterr().out == ""


def test_a_play_without_words_asks_nothing(user_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Workspace(user_folder) as workspace:
        ask_of_words(Console(Translator("en")), workspace.open(str(CORNER), "Kim", "en"))
    assert capsys.readouterr().out == ""
