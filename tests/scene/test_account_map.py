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


def test_everything_about_a_person_can_be_cited_whoever_told_it_and_nothing_else_is_offered() -> None:
    # A talk at the fair tells of Bo, and so does what happens on the third day; Ada tells of herself.
    moves = ("study fair", "review", "meet ada visit", "ask ada.day", "leave")
    on = session(CORNER, *moves)
    assert [option.id for option in entry(EN, on, "bo").field("evidence").options] == ["rep", "cheques"]
    assert [option.id for option in entry(EN, on, "ada").field("evidence").options] == ["ada-role"]
    assert entry(EN, on, "cy").field("evidence").nothing == "nothing in the notebook about Cy Lund"


def test_what_was_cited_of_somebody_else_stays_and_says_of_whom() -> None:
    on = session(CORNER, "study fair", "note ada roles=decider evidence=rep")
    evidence = entry(EN, on, "ada").field("evidence")
    assert evidence.chosen == ("rep",)
    assert evidence.chosen_words[0].startswith("Bo Kern, A rival's rep")


def test_the_form_says_which_fields_count() -> None:
    def hints(**weights: int) -> dict[str, str]:
        fields = entry(EN, session(CORNER, weights=weights), "ada").fields
        return {field.id: field.hint for field in fields if field.id in ("influence", "stance", "veto")}

    moved = "counts where power has moved"
    assert hints(roles=1, adaptation=1) == {"influence": moved, "stance": "before you came; not scored", "veto": moved}
    assert hints(roles=1) == {"influence": "not scored", "stance": "before you came; not scored", "veto": "not scored"}
