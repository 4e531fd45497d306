from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from trainer.errors import N_, IllegalMove, Sentence, TrainerError, UnknownScenario, UsageError, english
from trainer.i18n.translator import Translator

TRAINER = Path(__file__).parents[1] / "trainer"
NOT_YET = ("packs", "proof")
ELSEWHERE = {
    ("cli/output_files.py", "fault"): "what callers give is marked where they give it",
    ("store/database.py", "sentence"): "marked by the two methods that give it",
    ("store/database.py", "_remedy(reason)"): "marked in that function",
    ("paper/typst.py", "OURS"): "a constant, marked there",
    ("core/step.py", "encode(move)"): "the move itself; the sentence stands in IllegalMove",
}
"""Texts of errors that are marked in another place than where the error is made."""


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
    kinds = kinds_of_errors()
    assert {"BadPack", "StaleAttempt", "UnknownScenario"} <= kinds
    bare = []
    for name, tree in trees():
        if name.partition("/")[0] in NOT_YET:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kinds:
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


def test_an_error_says_where_what_and_how_to_mend_it() -> None:
    fault = TrainerError("{name} is wrong", where="a.toml", remedy="mend {name}", name="x")
    assert str(fault) == "a.toml: x is wrong\n  mend x"
    assert str(TrainerError("wrong")) == "wrong"
    assert (fault.message, fault.remedy) == ("x is wrong", "mend x")


def test_all_of_an_error_is_said_in_one_language() -> None:
    place = Sentence("{file}, {place}", file="a.txt", place=Sentence("line {line}", line=3))
    fault = TrainerError("there is no such file", where=place, remedy="did you mean '{near}'?", near="b")
    assert fault.said(english) == "a.txt, line 3: there is no such file\n  did you mean 'b'?"
    assert fault.said(Translator("zh")) == "a.txt，第3行: 没有这个文件\n  是不是“b”？"
    moves = IllegalMove("close", Sentence("an objection is on the table"), tuple(f"respond {n}" for n in range(13)))
    assert "respond 11; and 1 more" in moves.remedy
    assert moves.reason == "an objection is on the table"


def test_a_scenario_that_is_not_there_is_misuse() -> None:
    assert issubclass(UnknownScenario, UsageError) and issubclass(UsageError, TrainerError)
