from __future__ import annotations

import errno

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
    Term,
    TrainerError,
    UnknownScenario,
    english,
    reason_of,
)  # fmt: skip
from trainer.i18n.translator import Translator


class _Shouting:
    """Another language: the same in capitals, placeholders as they are."""

    language = "shouting"

    def __call__(self, text: str, /, **values: object) -> str:
        return (text.format(**values) if values else text).upper()

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        return self(one if count == 1 else many, **values, count=count)

    def term(self, kind: str, name: str) -> str:
        return f"THE {kind.upper()} {name.upper()}"


shouted = _Shouting()


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


def test_a_tuple_is_listed_and_its_sentences_are_said() -> None:
    sentence = Sentence("bring {things}", things=("saw", Sentence("wood"), 3))
    assert sentence.said(english) == "bring saw, wood, 3"
    assert sentence.said(shouted) == "BRING SAW, WOOD, 3"
    assert sentence.said(Translator("zh")) == "bring saw、wood、3"


def test_how_many_there_are_chooses_the_form() -> None:
    one, two = (Sentence.plural("{count} saw of {whom}", "{count} saws of {whom}", n, whom="Ann") for n in (1, 2))
    assert (str(one), str(two)) == ("1 saw of Ann", "2 saws of Ann")
    assert two.said(shouted) == "2 SAWS OF ANN"
    counted = Sentence.plural("{table} is not translated ({count} text)", "{table} is not translated ({count} texts)",
                              2, table="x")  # fmt: skip
    assert counted.said(Translator("zh")) == "“x”还没有译（2 条文字）"


def test_a_term_is_its_id_in_english_and_the_fields_word_elsewhere() -> None:
    term = Term("role", "decider")
    assert (term.said(english), term.said(Translator("en"))) == ("decider", "decider")
    assert term.said(Translator("zh")) == Translator("zh").term("role", "decider") != "decider"
    assert Sentence("ask the {who}", who=term).said(shouted) == "ASK THE THE ROLE DECIDER"


def test_sentences_are_equal_if_they_say_the_same_and_false_if_they_say_nothing() -> None:
    assert Sentence("a {b}", b=1, c=2) == Sentence("a {b}", c=2, b=1)
    assert len({Sentence("a {b}", b=1), Sentence("a {b}", b=1), Sentence("a {b}", b=2)}) == 2
    assert Sentence("won") != Term("outcome", "won") != Term("role", "won")
    assert Sentence("{count} a") != Sentence.plural("{count} a", "{count} as", 2)
    assert not Sentence("") and Sentence("a")


def test_the_names_in_a_sentence_are_the_texts_that_fill_it() -> None:
    inner = Sentence("{name}", name="bo.day")
    assert list(Sentence("{a} {b} {c}", a=inner, b=("ada", 3, Term("role", "user")), c=4).names()) == ["bo.day", "ada"]


def test_why_the_system_refuses_a_file_is_said_in_our_words_where_there_are_any() -> None:
    assert str(reason_of(FileNotFoundError(errno.ENOENT, "No such file"))) == "there is no such file or folder"
    assert reason_of(PermissionError(errno.EACCES, "Permission denied")).said(Translator("zh")) == "没有权限"
    assert str(reason_of(OSError(9999, "Quite odd"))) == "Quite odd"
    assert str(reason_of(OSError("odd"))) == "odd"


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
