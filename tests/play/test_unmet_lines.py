"""What none of a scenario's lines meant: from the journal and from classes, each play once, and nobody's name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.classes.classroom import Classroom
from tests.classes.synthetic import one, spoken
from tests.conftest import CORNER
from trainer.core.codec import decode
from trainer.play.unmet_lines import unmet_lines
from trainer.play.workspace import Workspace


def test_it_counts_over_the_journal_and_classes_alike(tmp_path: Path) -> None:
    classroom = Classroom(tmp_path)
    handed = [spoken(one(name, 1)) for name in ("Ann", "Ben")]
    pitched = [row for row in handed[0].rows if row.startswith("pitch ")]
    assert pitched
    classroom.add([*handed, one("Cy", 2)])
    workspace = Workspace(tmp_path / "home")
    session = workspace.open(str(CORNER), "Wilhelmina", "en", practice=False, say_first="on")
    for text in ("meet bo visit",):
        session.play(decode(text))
    session.say("Who  signs?")
    session.none_of_these()
    session.say("who signs?")
    session.none_of_these()
    found = unmet_lines(workspace.journal, str(CORNER))
    assert (found.scenario, found.plays) == ("small/corner", 3)
    assert ("Bo Kern", "Who signs?", 2) in found.lines
    typed = [line for line in found.lines if line.words.startswith("I would say: pitch")]
    assert sum(line.times for line in typed) == 2 * len(pitched)
    assert not any(name in repr(found) for name in ("Ann", "Ben", "Wilhelmina"))
    for member in classroom.classes.book.members(classroom.course.id):
        classroom.classes.erase(member.name, force=True)
    assert [*unmet_lines(workspace.journal, str(CORNER)).lines] == [("Bo Kern", "Who signs?", 2)]
    workspace.close()


def test_somebody_who_is_in_it_no_longer_keeps_the_id(tmp_path: Path) -> None:
    classroom = Classroom(tmp_path)
    said = spoken(one("Ann", 1))
    classroom.add([said])
    edited = tmp_path / "small"
    edited.mkdir()
    for file in CORNER.parent.iterdir():
        text = file.read_text(encoding="utf-8").replace('name = "Bo Kern"', 'name = "Bea Kern"')
        (edited / file.name).write_text(text, encoding="utf-8")
    names = {line.person for line in unmet_lines(classroom.journal, str(edited / "corner.toml")).lines}
    assert names <= {"Ada Holt", "Bea Kern", "Cy Lund"} and names
    assert replace(said, words={}) != said
