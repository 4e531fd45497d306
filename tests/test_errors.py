from __future__ import annotations

import pytest

from trainer.errors import (
    MOST_NAMED,
    N_,
    BadPack,
    BadTranscript,
    IllegalMove,
    Interrupted,
    Sentence,
    StaleAttempt,
    StoreFault,
    TrainerError,
    UnknownScenario,
    english,
)  # fmt: skip
from trainer.i18n.translator import Translator


def shouted(text: str, /, **values: object) -> str:
    """Another language: the same in capitals, placeholders as they are."""
    said = text.format(**values) if values else text
    return said.upper()


def test_a_marked_text_is_the_text() -> None:
    assert N_("as it stands") == "as it stands"


def test_english_fills_in_and_leaves_braces_alone_where_nothing_is_given() -> None:
    assert english("{name} is here", name="Ann") == "Ann is here"
    assert english("{name} is here") == "{name} is here"


def test_a_sentence_in_a_sentence_is_said_in_the_same_language() -> None:
    inner = Sentence("of {what}", what="wood")
    outer = Sentence("a house {made}, {name}", made=inner, name="Ann")
    assert outer.said(english) == "a house of wood, Ann"
    assert outer.said(shouted) == "A HOUSE OF WOOD, ANN"


def test_an_error_says_what_is_wrong_where_and_how_to_mend_it() -> None:
    error = TrainerError("no {thing}", where="here", remedy="bring a {thing}", thing=Sentence("saw"))
    assert (error.message, error.remedy, error.where) == ("no saw", "bring a saw", "here")
    assert str(error) == "here: no saw\n  bring a saw"
    assert error.said(shouted) == "here: NO SAW\n  BRING A SAW"
    assert (error.wrong.said(shouted), error.mend.said(shouted)) == ("NO SAW", "BRING A SAW")
    assert error.args == ("no {thing}",)


def test_what_an_error_does_not_know_it_does_not_say() -> None:
    assert str(TrainerError("no")) == "no"
    assert str(TrainerError("no", where="here")) == "here: no"
    assert str(TrainerError("no", remedy="yes")) == "no\n  yes"
    assert TrainerError("no").remedy == ""


def illegal(count: int) -> IllegalMove:
    return IllegalMove("fly", Sentence("no {what}", what="wings"), tuple(f"m{number}" for number in range(count)))


def test_an_illegal_move_names_the_legal_ones() -> None:
    error = illegal(2)
    assert (error.move, error.legal, error.reason) == ("fly", ("m0", "m1"), "no wings")
    assert str(error) == "illegal move 'fly': no wings\n  legal here: m0; m1"
    assert error.said(shouted) == "ILLEGAL MOVE 'FLY': NO WINGS\n  LEGAL HERE: M0; M1"
    error.where = "line 3"
    assert str(error).startswith("line 3: illegal move 'fly'")


def test_an_illegal_move_names_only_so_many() -> None:
    assert illegal(0).remedy == "legal here: none"
    assert illegal(MOST_NAMED).remedy == "legal here: " + "; ".join(f"m{number}" for number in range(MOST_NAMED))
    more = illegal(MOST_NAMED + 3)
    assert more.remedy == illegal(MOST_NAMED).remedy + "; and 3 more"
    assert len(more.legal) == MOST_NAMED + 3


def test_an_illegal_move_is_said_in_chinese() -> None:
    said = illegal(MOST_NAMED + 1).said(Translator("zh"))
    assert "fly" in said
    assert "m0" in said
    assert "illegal" not in said
    assert "more" not in said


@pytest.mark.parametrize("kind", [BadPack, BadTranscript, UnknownScenario, StoreFault, StaleAttempt])
def test_every_error_of_ours_is_caught_as_one(kind: type[TrainerError]) -> None:
    with pytest.raises(TrainerError):
        raise kind("no")


def test_two_windows_are_a_fault_of_the_store_and_an_interrupt_is_none_of_ours() -> None:
    assert issubclass(StaleAttempt, StoreFault)
    assert issubclass(IllegalMove, TrainerError)
    assert issubclass(Interrupted, KeyboardInterrupt)
    assert not issubclass(Interrupted, Exception)
