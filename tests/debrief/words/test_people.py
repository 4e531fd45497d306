from __future__ import annotations

import pytest

from trainer.core.clues import SOUND
from trainer.debrief.facts.clues import ClueReview, Prerequisite, Where
from trainer.debrief.words.people import clue_row
from trainer.i18n.translator import Translator


def missed(*needs: Prerequisite) -> ClueReview:
    place = Where("source", "The ledger", "", False, 0, needs)
    return ClueReview("She signs.", 0, False, (), SOUND, (place,))


@pytest.mark.parametrize(
    ("need", "words"),
    [
        (Prerequisite("trust", ("Ada",), 2), "trust of Ada at 2 or more"),
        (Prerequisite("coach", ("Cy",)), "Cy as your coach"),
        (Prerequisite("met", ("Bo",)), "having met Bo"),
        (Prerequisite("asked", ("Why?",)), "having asked “Why?”"),
        (Prerequisite("clue", ("He counts.",)), "the clue “He counts”"),
        (Prerequisite("done", ("The ledger",)), "“The ledger” done before"),
        (Prerequisite("done", ("The ledger", "Why?")), "“The ledger” or “Why?” done before"),
        (Prerequisite("not_done", ("The ledger",)), "“The ledger” not done"),
        (Prerequisite("from_day", (), 3), "day 3 or later"),
        (Prerequisite("before_day", (), 3), "before day 3"),
        (Prerequisite("companion", ("engineer",)), "with you: engineer"),
        (Prerequisite("channel", ("mail",)), "by mail"),
    ],
)
def test_what_a_missed_clue_takes_is_said(need: Prerequisite, words: str) -> None:
    (place,) = clue_row(Translator("en"), missed(need)).where
    assert place.rstrip(".") == f"Study “The ledger”. It takes: {words}"


def test_all_that_a_missed_clue_takes_is_one_sentence() -> None:
    (place,) = clue_row(Translator("en"), missed(Prerequisite("met", ("Bo",)), Prerequisite("from_day", (), 3))).where
    assert place == "Study “The ledger”. It takes: having met Bo; day 3 or later."
