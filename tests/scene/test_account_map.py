from __future__ import annotations

from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.core.codec import decode
from trainer.core.score.account_map import RIGHT_MARKS, WRONG_MARKS
from trainer.i18n.translator import Translator
from trainer.scene.account_map import account_map, entry, note_of

EN = Translator("en")
NOTE = (
    "note ada roles=decider,user influence=3 stance=-1 veto=none concerns=risk wins=safety certainty=2 "
    "evidence=ada-role"
)


def test_the_fields_hold_what_is_written_and_write_it_again() -> None:
    on = session(CORNER, "meet ada visit", "ask ada.day", NOTE)
    ada = account_map(EN, on).entry("ada")
    assert ada.move == NOTE
    assert note_of("ada", {field.id: field.chosen for field in ada.fields}) == decode(NOTE)
    assert ada.field("roles").chosen_words == ("Decision maker", "User")
    assert [option.id for option in ada.field("evidence").options] == [clue.id for clue in ada.clues.clues]
    assert ada.row.gaps == 0 and ada.missing.tone == "good"


def test_each_certainty_says_what_it_earns_and_costs_as_it_is_marked() -> None:
    words = [option.words for option in entry(EN, session(CORNER), "ada").field("certainty").options]
    for certainty, text in zip(RIGHT_MARKS, words, strict=True):
        assert f"+{RIGHT_MARKS[certainty]}" in text
        assert str(WRONG_MARKS[certainty]).replace("-", "−") in text
