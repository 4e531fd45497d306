from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import CORNER
from tests.family import family
from tests.plays import lines
from trainer.classes.import_attempts import AttemptImport
from trainer.classes.manage import Classes
from trainer.core.codec import decode
from trainer.errors import TrainerError
from trainer.packs.load import load
from trainer.play.attempt_file import export_attempt
from trainer.play.impact import Effect, impact
from trainer.play.session import Session
from trainer.play.workspace import Workspace

PLAY = "study ledger; meet bo visit with engineer; ask bo.day; pitch proof; leave; review; close"


@pytest.fixture
def workspace(user_folder: Path) -> Workspace:
    return Workspace()


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    shutil.copytree(CORNER.parent, tmp_path / "small")
    return tmp_path / "small" / "corner.toml"


def played(workspace: Workspace, moves: str = PLAY, *, practice: bool = False, of: Path = CORNER) -> Session:
    session = workspace.open(str(of), "Pat", "en", practice=practice)
    for move in lines(moves):
        session.play(decode(move))
    return session


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def only(effects: tuple[Effect, ...]) -> Effect:
    (effect,) = effects
    return effect


def asked(workspace: Workspace, edited: Path) -> tuple[Effect, ...]:
    return impact(workspace.journal, str(CORNER), str(edited))


def test_texts_change_nothing(workspace: Workspace, edited: Path) -> None:
    played(workspace)
    change(edited, "A joinery of nine", "A joinery of ten")
    assert only(asked(workspace, edited)).kind == "identical"


def test_a_part_that_was_never_met_changes_nothing(workspace: Workspace, edited: Path) -> None:
    played(workspace)
    change(edited, "cost = 2\n", "cost = 3\n")
    assert only(asked(workspace, edited)).kind == "identical"


def test_other_states_and_the_same_scores(workspace: Workspace, edited: Path) -> None:
    played(workspace, "study ledger; close")
    change(edited, 'reveals = ["ada-role"]\n\n[[source]]', 'reveals = ["ada-role", "bo-role"]\n\n[[source]]')
    effect = only(asked(workspace, edited))
    assert (effect.kind, effect.changes) == ("same", {})


def test_other_scores_are_told_one_by_one(workspace: Workspace, edited: Path) -> None:
    played(workspace)
    change(edited, "wins = { control = 1, standing = 2 }", "wins = { ease = 3 }")
    effect = only(asked(workspace, edited))
    assert effect.kind == "different"
    assert set(effect.changes) >= {"pitch", "overall"}
    old, new = effect.changes["pitch"].old, effect.changes["pitch"].new
    assert isinstance(old, float) and isinstance(new, float) and new < old


def test_a_move_that_is_gone_is_named(workspace: Workspace, edited: Path) -> None:
    played(workspace)
    change(edited, 'id = "ledger"', 'id = "books"')
    effect = only(asked(workspace, edited))
    assert (effect.kind, effect.move, effect.line, effect.text) == ("broken", 1, 2, "study ledger")
    assert "nothing of that name" in str(effect.reason)


def test_a_later_move_that_is_no_longer_legal(workspace: Workspace, edited: Path) -> None:
    played(workspace)
    change(edited, 'say = "Let it cut your own oak."', 'say = "Let it cut your own oak."\nneeds = { day = 3 }')
    effect = only(asked(workspace, edited))
    assert (effect.kind, effect.move, effect.text) == ("broken", 4, "pitch proof")


def test_only_attempts_at_the_old_scenario_count(workspace: Workspace, edited: Path) -> None:
    played(workspace)
    change(edited, "patience = 2", "patience = 3")
    other = played(workspace, of=edited)
    assert other.attempt.id not in [one.attempt.id for one in asked(workspace, edited)]
    assert only(asked(workspace, edited)).attempt.rules == load(CORNER).rules
    by_digest = impact(workspace.journal, other.attempt.sha256[:12], str(CORNER))
    assert [one.attempt.id for one in by_digest] == [other.attempt.id]
    by_rules = impact(workspace.journal, other.attempt.rules, str(CORNER))
    assert [one.attempt.id for one in by_rules] == [other.attempt.id]


def test_unfinished_and_rewound_attempts(workspace: Workspace, edited: Path) -> None:
    session = played(workspace, "study ledger; meet bo visit", practice=True)
    session.rewind(1)
    change(edited, "patience = 2", "patience = 3")
    effect = only(asked(workspace, edited))
    assert (effect.kind, effect.attempt.finished) == ("identical", False)


def test_asking_changes_nothing_even_of_what_is_damaged(workspace: Workspace, edited: Path, user_folder: Path) -> None:
    import sqlite3

    session = played(workspace)
    workspace.close()
    database = next(path for path in user_folder.iterdir() if path.suffix in (".sqlite", ".sqlite3", ".db"))
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE moves SET text = 'meet ada visit' WHERE seq = 3")
        count = connection.execute("SELECT count(*) FROM moves").fetchone()
    connection.close()
    change(edited, "patience = 2", "patience = 3")
    again = Workspace()
    effect = only(impact(again.journal, str(CORNER), str(edited)))
    again.close()
    assert effect.attempt.id == session.attempt.id
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM moves").fetchone() == count
    connection.close()


def test_what_was_handed_in_to_a_class_counts_once(workspace: Workspace, edited: Path, tmp_path: Path) -> None:
    away = Workspace(tmp_path / "away")
    far, near = played(away), played(workspace)
    files = []
    for number, (where, session) in enumerate(((away, far), (workspace, near))):
        files.append(tmp_path / f"{number}.toml")
        files[-1].write_bytes(export_attempt(where, session.attempt.id))
    classes = Classes(workspace.journal)
    for name in ("A", "B"):
        AttemptImport(workspace.journal, classes.book, classes.new(name).id, [CORNER]).run(
            files, lambda _done, _whole: None
        )
    change(edited, 'id = "ledger"', 'id = "books"')
    effects = asked(workspace, edited)
    assert [(one.attempt.id, one.course) for one in effects] == [(near.attempt.id, ""), (far.attempt.id, "A")]
    assert {(one.kind, one.move, one.text) for one in effects} == {("broken", 1, "study ledger")}
    by_digest = impact(workspace.journal, far.attempt.rules[:10], str(edited))
    assert [one.attempt.id for one in by_digest] == [near.attempt.id, far.attempt.id]
    away.close()


def test_scenarios_that_are_not_there(workspace: Workspace, edited: Path) -> None:
    with pytest.raises(TrainerError):
        impact(workspace.journal, "nowhere/nothing", str(edited))
    with pytest.raises(TrainerError):
        impact(workspace.journal, "0" * 64, str(edited))
    with pytest.raises(TrainerError):
        impact(workspace.journal, str(CORNER), str(edited.with_name("none.toml")))
    assert asked(workspace, edited) == ()


def test_an_attempt_is_compared_with_its_own_variant(workspace: Workspace, tmp_path: Path) -> None:
    path = family(tmp_path / "old")
    new = family(tmp_path / "new")
    change(new.with_name("corner.b.toml"), "influence = 3", "influence = 2")
    for letter in ("a", "b"):
        session = workspace.open(str(path), "Pat", "en", variant=letter)
        for move in lines("meet bo visit with engineer; ask bo.day; leave; review; close"):
            session.play(decode(move))
    effects = impact(workspace.journal, str(path), str(new))
    assert {one.attempt.variant: one.kind for one in effects} == {"a": "identical", "b": "different"}
    new.with_name("corner.b.toml").unlink()
    gone = {one.attempt.variant: one for one in impact(workspace.journal, str(path), str(new))}
    assert (gone["b"].kind, str(gone["b"].reason)) == ("broken", "the variant b is no longer there")
    assert gone["a"].kind == "identical"
