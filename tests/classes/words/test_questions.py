"""Questions in words: what is asked holds nothing of the answer."""

from __future__ import annotations

from dataclasses import fields

import pytest

from tests.classes.classroom import Classroom
from tests.classes.few import EARLY, LATE, report
from trainer.classes.facts.questions import ClassQuestion, Vote
from trainer.classes.words.questions import prompts_part, question_card, question_sheet
from trainer.i18n.translator import Translator

KINDS = ("breach", "role", "needs", "pitch", "veto", "met")
EN = Translator("en")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_question_is_the_same_whatever_is_true(language: str) -> None:
    tr = Translator(language)
    told = report(EARLY, LATE, times=3)
    assert len({one.kind for one in told.prompts}) > 2
    for one in told.prompts:
        bare = {field.name: getattr(one, field.name) for field in fields(ClassQuestion)}
        bare.update(truth=(), misled=(), shown=(), lawful="", sure=0)
        asked, blind = question_card(tr, one), question_card(tr, ClassQuestion(**bare))
        assert (asked.head, asked.lead, asked.bars, asked.ask) == (blind.head, blind.lead, blind.bars, blind.ask)
        assert asked.answer and asked.answer != blind.answer
        assert all(asked.ask and line for line in asked.answer)


def test_what_is_asked_of_a_role_goes_by_how_the_maps_differ() -> None:
    def ask(*votes: tuple[str, int]) -> str:
        found = ClassQuestion("role", "Ada", "Head", votes=tuple(Vote("role", *one) for one in votes), count=5, whole=9)
        return question_card(EN, found).ask

    assert "left it open" in ask(("", 6), ("user", 3))
    assert "side by side" in ask(("user", 5), ("decider", 4))
    assert (
        "doubt" in ask(("user", 8), ("decider", 1))
        and "doubt" in ask(("user", 9))
        and "doubt" in ask(("user", 5), ("", 4))
    )


def test_the_sheet_for_the_projector_has_no_answer_and_the_other_has_each(classroom: Classroom) -> None:
    about = classroom.report(anonymous=True)
    screen, key = question_sheet(EN, about, answers=False), question_sheet(EN, about, answers=True)
    assert not screen.answers and key.answers
    assert screen.scenarios == key.scenarios
    assert "学员" not in repr(key)
    (part,) = [prompts_part(EN, one) for one in about.scenarios]
    assert part.table is not None and len(part.table.rows) == len(key.scenarios[0].cards) == len(part.blocks)
