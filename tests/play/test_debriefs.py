"""Exporting a debrief: whole files under free names."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest

from tests.debrief import plays
from trainer.core.own_words import NOTHING_SAID, OwnWords
from trainer.core.reflection import UNWRITTEN, Reflection
from trainer.errors import TrainerError
from trainer.i18n.translator import Translator
from trainer.packs.loaded_scenario import LoadedScenario
from trainer.play.debriefs import export, of_moves, of_session, text_of

FORMS = ("html", "md", "pdf")


@dataclass
class FakeAttempt:
    id: str = "0f3a99bc" * 4
    person: str = "Kim"
    practice: bool = False
    opened: str = "2026-11-21T20:00:00Z"
    reflection: Reflection = UNWRITTEN


@dataclass
class FakeMoment:
    move: Any


@dataclass
class FakeSession:
    """What a debrief reads of a session."""

    moments: list[FakeMoment]
    attempt: FakeAttempt = field(default_factory=FakeAttempt)
    loaded: LoadedScenario = field(default_factory=plays.corner)
    rewinds: int = 0
    said: OwnWords = NOTHING_SAID
    variants_finished: tuple[str, ...] = ()

    @property
    def scenario(self) -> Any:
        return self.loaded.scenario

    @property
    def you(self) -> str:
        return self.attempt.person


def session(text: str = plays.CAREFUL, less: int = 0) -> Any:
    moves = plays.moves(text)
    return cast(Any, FakeSession([FakeMoment(move) for move in moves[: len(moves) - less]]))


def test_export_writes_every_form_into_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    paths = export(session(), folder, Translator("en")).files
    assert [path.name for path in paths] == [f"debrief-corner-0f3a99bc.{form}" for form in FORMS]
    assert paths[0].read_text(encoding="utf-8") == text_of(
        of_session(session(), Translator("en")), Translator("en"), "html"
    )
    assert sorted(folder.iterdir()) == sorted(paths)


def test_export_never_writes_over_anything(tmp_path: Path) -> None:
    (tmp_path / "debrief-corner-0f3a99bc.md").write_text("mine")
    second = export(session(), tmp_path, Translator("en")).files
    third = export(session(), tmp_path, Translator("en")).files
    assert [path.name for path in second] == [f"debrief-corner-0f3a99bc-2.{form}" for form in FORMS]
    assert [path.name for path in third] == [f"debrief-corner-0f3a99bc-3.{form}" for form in FORMS]
    assert (tmp_path / "debrief-corner-0f3a99bc.md").read_text() == "mine"
    assert len(list(tmp_path.iterdir())) == 7


def test_an_unfinished_attempt_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(TrainerError):
        export(session(less=1), tmp_path / "new", Translator("en"))
    assert not (tmp_path / "new").exists()


def test_a_failing_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(TrainerError, match="no space"):
        export(session(), tmp_path, Translator("en"))
    assert not list(tmp_path.iterdir())


def test_the_reflection_and_the_attempt_stand_in_the_page() -> None:
    played = session()
    played.attempt.reflection = Reflection("To meet her.", "", "I never asked her.")
    page = text_of(of_session(played, Translator("en")), Translator("en"), "md")
    assert "What did you intend?\n\n> To meet her." in page
    assert "What went well?\n\n> …" in page
    assert "What would you do otherwise?\n\n> I never asked her." in page
    assert "0f3a99bc" in page
    assert "A small pack" in page


def test_bare_moves_give_a_page_too() -> None:
    page = text_of(of_moves(plays.corner(), plays.moves(plays.FORBIDDEN), "Kim"), Translator("zh"), "html")
    assert 'lang="zh-Hans"' in page
    assert "Learning a rival" in page


def test_the_model_loads_no_template_engine() -> None:
    code = "import sys, trainer.play.debriefs; sys.exit('jinja2' in sys.modules or 'typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
