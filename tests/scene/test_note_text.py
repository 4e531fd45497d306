from __future__ import annotations

import pytest

from trainer.core.codec import decode
from trainer.core.moves import Note
from trainer.i18n.translator import Translator
from trainer.scene.note_text import note_in_full, note_summary

EN = Translator("en")


def note(fields: str) -> Note:
    read = decode(f"note ada {fields}".strip())
    assert isinstance(read, Note)
    return read


@pytest.mark.parametrize(
    ("fields", "summary"),
    [
        ("", ""),
        ("influence=3 concerns=risk", ""),
        ("roles=finance,user certainty=1", "Finance reviewer (a guess)"),
        ("stance=0", "neutral"),
        ("veto=none", ""),
        ("veto=budget", "budget veto"),
        ("roles=user stance=2 veto=technical certainty=3", "User (sure), supporter, technical veto"),
    ],
)
def test_in_a_few_words(fields: str, summary: str) -> None:
    assert note_summary(EN, note(fields)) == summary


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ("", "no role yet"),
        ("certainty=3", "no role yet"),
        ("influence=0 stance=0", "no role yet; influence: none; neutral"),
        ("roles=finance,user certainty=2 veto=none", "Finance reviewer, User; likely; no veto"),
        (
            "concerns=risk,return wins=safety evidence=a,b",
            "no role yet; Project risk; Return and payback; Not being blamed; evidence: a, b",
        ),
    ],
)
def test_in_full(fields: str, words: str) -> None:
    assert note_in_full(EN, note(fields)) == words
