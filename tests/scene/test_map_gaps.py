from __future__ import annotations

import pytest

from tests.conftest import CORNER, SCENARIOS
from tests.scene.sessions import loaded, session
from trainer.core.codec import decode
from trainer.core.moves import Note
from trainer.i18n.translator import Translator
from trainer.scene.map_gaps import Gap, gap_text, gaps, manager_question, note_gaps, power_counts

EN = Translator("en")
FULL = "note ada roles=decider influence=3 stance=0 veto=none concerns=risk wins=safety certainty=1"


@pytest.mark.parametrize(
    ("changed", "kinds"),
    [
        ("", []),
        ("roles=decider", ["role"]),
        ("concerns=risk", ["needs"]),
        ("wins=safety", ["needs"]),
        ("influence=3", ["influence"]),
        ("stance=0", []),
        ("veto=none", ["veto"]),
        ("influence=3 stance=0 veto=none", ["power"]),
    ],
)
def test_each_thing_left_open_is_a_gap(changed: str, kinds: list[str]) -> None:
    note = decode(FULL.replace(f" {changed}", "") if changed else FULL)
    assert isinstance(note, Note) and note_gaps(note, power=True) == kinds


@pytest.mark.parametrize(
    ("certainty", "evidence", "kinds"),
    [(3, "a", ["clues"]), (3, "", ["clues"]), (3, "a,b", []), (2, "a", [])],
)
def test_only_who_is_sure_needs_two_clues(certainty: int, evidence: str, kinds: list[str]) -> None:
    note = decode(FULL.replace("certainty=1", f"certainty={certainty}") + (f" evidence={evidence}" if evidence else ""))
    assert isinstance(note, Note) and note_gaps(note, power=True) == kinds


def test_nobody_is_asked_about_influence_and_veto_where_neither_counts() -> None:
    note = decode("note ada roles=decider concerns=risk wins=safety certainty=1")
    assert isinstance(note, Note) and note_gaps(note, power=False) == []
    first_visit = loaded(SCENARIOS / "tutorial" / "first-visit.toml", "en").scenario
    assert power_counts(session(CORNER).scenario) and not power_counts(first_visit)


def test_the_manager_asks_only_for_what_is_left_open() -> None:
    person = session(CORNER).view.people[0]
    asked = {kind: manager_question(EN, Gap(person, kind)) for kind in ("influence", "veto", "power")}
    assert asked["influence"] == "How much weight has Ada Holt?"
    assert asked["veto"] == "Can Ada Holt stop us?"
    assert asked["power"] == "How much weight has Ada Holt, and can they stop us?"
    assert gap_text(EN, "veto") == "veto open" and gap_text(EN, "influence") == "influence open"


def test_of_whom_nothing_is_written_one_question_is_asked() -> None:
    on = session(CORNER, "meet bo call", "leave")
    assert [(gap.person.id, gap.kind) for gap in gaps(on.view, power=True)] == [
        ("ada", "unknown"),
        ("bo", "blank"),
        ("cy", "unknown"),
    ]


def test_somebody_written_about_and_never_met_is_asked_about() -> None:
    met = session(CORNER, "meet ada call", "leave", FULL)
    assert [gap.kind for gap in gaps(met.view, power=True) if gap.person.id == "ada"] == []
    unmet = session(CORNER, FULL)
    assert [gap.kind for gap in gaps(unmet.view, power=True) if gap.person.id == "ada"] == ["unmet"]
    gravest_first = session(CORNER, "note ada stance=0")
    assert [gap.kind for gap in gaps(gravest_first.view, power=True)][:4] == ["role", "needs", "power", "unmet"]


def test_every_gap_has_its_own_words_and_the_manager_names_the_person() -> None:
    person = session(CORNER).view.people[0]
    found = gaps(session(CORNER, "meet bo call", "leave", "note ada stance=0").view, power=True)
    kinds = {gap.kind for gap in found}
    assert kinds == {"role", "needs", "power", "unmet", "blank", "unknown"}
    questions = [manager_question(EN, gap._replace(person=person)) for gap in found if gap.person.id != "cy"]
    assert len(set(questions)) == len(questions) and all("Ada Holt" in words for words in questions)
    clues = manager_question(EN, found[0]._replace(person=person, kind="clues"))
    assert clues == "You are sure about Ada Holt. What are your two clues?"
    assert gap_text(EN, "clues") == "sure without two clues" and gap_text(EN, "role") == "no role"
