"""The sheet for the talk: what was believed and done, questions about it, and nothing of the truth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.debrief.plays import CAREFUL, CARELESS, golden, with_facts
from trainer.debrief.words.talk import talk_page
from trainer.i18n.translator import Translator

EN = Translator("en")


def test_everybody_stands_there_as_the_last_map_had_them() -> None:
    about = with_facts(CAREFUL)
    rows = {row.name: row for row in talk_page(EN, about).rows}
    assert list(rows) == [node.name for node in about.map]
    ada, bo = rows["Ada Holt"], rows["Bo Kern"]
    assert (ada.role, ada.sure, ada.cited) == ("Influencer", "likely", 1)
    assert bo.role == "Decision maker, Technical approver" and bo.needs
    assert {row.role for row in talk_page(EN, with_facts(CARELESS)).rows} == {"User", "Decision maker", ""}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_the_truth_is_changes_nothing_on_it(language: str) -> None:
    tr = Translator(language)
    about = golden("careless", "formulary", language)
    other = replace(
        about,
        map=tuple(replace(node, true=replace(node.true, roles=("observer",), influence=0)) for node in about.map),
        things=(),
        result=replace(about.result, against=(), reason=""),
    )
    assert [(row.name, row.role, row.needs) for row in talk_page(tr, about).rows] == [
        (row.name, row.role, row.needs) for row in talk_page(tr, other).rows
    ]
    assert talk_page(tr, about).questions == talk_page(tr, other).questions


def test_questions_go_by_what_was_written_and_done() -> None:
    first, *others = talk_page(EN, with_facts(CAREFUL)).questions
    assert first.startswith("You took Bo Kern for the one who decides.")
    assert not any("did not meet" in one for one in others)
    unmet = talk_page(EN, with_facts(CARELESS)).questions
    assert any(one == "You did not meet Ada Holt, Cy Lund. What made other doors easier?" for one in unmet)
    nobody = talk_page(EN, golden("careless", "formulary", "en")).questions
    assert nobody[0].startswith("Your map names nobody who decides.")
