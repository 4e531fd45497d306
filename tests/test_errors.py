from __future__ import annotations

import ast
import errno
from collections.abc import Iterator
from pathlib import Path

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
    UsageError,
    english,
    reason_of,
)  # fmt: skip
from trainer.i18n.translator import Translator

TRAINER = Path(__file__).parents[1] / "trainer"
ELSEWHERE = {
    ("cli/output_files.py", "fault"): "what callers give is marked where they give it",
    ("store/database.py", "sentence"): "marked by the two methods that give it",
    ("store/database.py", "_remedy(reason)"): "marked in that function",
    ("packs/zip_safety.py", "fault"): "marked by the function that finds it",
    ("paper/typst.py", "OURS"): "a constant, marked there",
    ("core/codec.py", "fault"): "marked by the two readers that give it",
    ("core/refusals.py", "encode(move)"): "the move itself; the sentence stands in IllegalMove",
    ("play/session.py", "encode(move)"): "likewise",
}
"""Texts of errors that are marked in another place than where the error is made."""


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
    assert counted.said(Translator("zh")) == "“x”还没有译（2条文字）"


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
    legal = tuple(f"m{number}" for number in range(count))
    return IllegalMove("fly", Sentence("no {what}", what="wings"), lambda: legal)


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


def trees() -> Iterator[tuple[str, ast.Module]]:
    """Yield the program's modules, by their path in the package."""
    for path in sorted(TRAINER.rglob("*.py")):
        name = path.relative_to(TRAINER).as_posix()
        yield name, ast.parse(path.read_bytes())


def kinds_of_errors() -> set[str]:
    """Return the names of `TrainerError` and of every class that stands below it."""
    classes = [node for _, tree in trees() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    known, before = {TrainerError.__name__}, 0
    while len(known) > before:
        before = len(known)
        known |= {one.name for one in classes if known & {ast.unparse(base) for base in one.bases}}
    return known


def marked(text: ast.expr) -> bool:
    """Return whether a text is marked for the catalogues, in each of its cases."""
    if isinstance(text, ast.IfExp):
        return marked(text.body) and marked(text.orelse)
    return isinstance(text, ast.Call) and isinstance(text.func, ast.Name) and text.func.id == N_.__name__


def test_every_error_is_said_in_the_language_of_the_user() -> None:
    # What a faulty pack says stands in its problems, each a sentence.
    kinds = kinds_of_errors() - {"FaultyPack"}
    assert {"BadPack", "StaleAttempt", "UnknownScenario"} <= kinds
    bare = []
    for name, tree in trees():
        for node in ast.walk(tree):
            # What a faulty pack says stands in its problems, each a sentence.
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in kinds - {"FaultyPack"}
            ):
                texts = node.args[:1] + [one.value for one in node.keywords if one.arg == "remedy"]
                bare += [
                    f"{name}:{node.lineno}: {ast.unparse(text)}"
                    for text in texts
                    if not marked(text) and (name, ast.unparse(text)) not in ELSEWHERE
                ]
    assert bare == []


def test_what_is_marked_elsewhere_is_still_there() -> None:
    sources = {name: ast.unparse(tree) for name, tree in trees()}
    assert [place for place in ELSEWHERE if place[1] not in sources[place[0]]] == []


def test_all_of_an_error_is_said_in_one_language() -> None:
    place = Sentence("{file}, {place}", file="a.txt", place=Sentence("line {line}", line=3))
    fault = TrainerError("there is no such file", where=place, remedy="did you mean '{near}'?", near="b")
    assert fault.said(english) == "a.txt, line 3: there is no such file\n  did you mean 'b'?"
    assert fault.said(Translator("zh")) == "a.txt，第3行: 没有这个文件\n  是不是“b”？"
    legal = tuple(f"respond {n}" for n in range(13))
    moves = IllegalMove("close", Sentence("an objection is on the table"), lambda: legal)
    assert "respond 11; and 1 more" in moves.remedy
    assert moves.reason == "an objection is on the table"


def test_a_scenario_that_is_not_there_is_misuse() -> None:
    assert issubclass(UnknownScenario, UsageError) and issubclass(UsageError, TrainerError)
