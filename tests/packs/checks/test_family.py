from __future__ import annotations

from pathlib import Path

import pytest

from trainer.packs.checks.check import check
from trainer.packs.checks.family import shared
from trainer.packs.load import load
from trainer.packs.problems import FaultyPack, Problem

B = 'variant = "b"\n'


def found(small: Path, patch: str, letter: str = "b") -> list[tuple[str, str, str]]:
    """Return the file, code and message of every error and of warnings judged by all variants."""
    (small / f"corner.{letter}.toml").write_text(patch, encoding="utf-8")
    return [
        (Path(one.file).name, one.code, one.message)
        for one in check(small / "corner.toml")
        if one.severity == "error" or one.code in ("W602", "W604")
    ]


def test_a_variant_that_holds_together_has_nothing_wrong(small: Path) -> None:
    assert found(small, B + '[[clue]]\nid = "ada-role"\ntext = "Bo places the orders."\n') == []
    assert load(small / "corner.toml", variant="b").scenario.clues[0].text == "Bo places the orders."
    assert load(small / "corner.toml").variants == ("a", "b")


def test_a_slip_in_a_patch_stands_where_it_was_made(small: Path) -> None:
    patch = B + '\n[[person]]\nid = "ada"\n[person.hidden]\nroles = ["boss"]\ninfluence = 3\n'
    (problem,) = [one for one in found(small, patch) if one[1] == "E105"]
    assert problem[0] == "corner.b.toml"
    (place,) = {one.where.rpartition(".toml")[2] for one in check(small / "corner.toml") if one.code == "E105"}
    assert place == ":6:10"
    with pytest.raises(FaultyPack, match=r"corner\.b\.toml:6:10"):
        load(small / "corner.toml", variant="b")
    assert load(small / "corner.toml").variant == "a"


def test_what_refers_to_what_a_variant_takes_away_is_told_in_the_scenario(small: Path) -> None:
    problems = found(small, B + '[[clue]]\nid = "ada-need"\nremove = true\n')
    assert ("corner.toml", "E203", "in variant b: there is no clue 'ada-need'") in problems
    assert all(one.span is not None and one.source for one in check(small / "corner.toml"))
    (told,) = {one.hint for one in check(small / "corner.toml") if one.code == "E203"}
    assert told == "corner.b.toml takes it away: let it change what names it, too"


def test_what_only_one_variant_uses_is_no_fault(small: Path) -> None:
    # Nothing reveals it in b: there it is what the truth of a looked like.
    quiet = '[[person]]\nid = "ada"\n[[person.question]]\nid = "day"\nanswer = "Long."\nreveals = []\n'
    assert found(small, B + quiet) == []
    text = (small / "corner.toml").read_text(encoding="utf-8")
    new = '[[clue]]\nid = "new"\nabout = "ada"\ntext = "x"\nsupports = ["role:user"]\n\n[[clue]]'
    (small / "corner.toml").write_text(text.replace("[[clue]]", new, 1), encoding="utf-8")
    assert [one[1] for one in found(small, B + quiet)] == ["W602"]
    told = '[[person]]\nid = "ada"\n[[person.question]]\nid = "day"\nanswer = "Long."\nreveals = ["new"]\n'
    assert found(small, B + told) == []


def test_what_only_a_variant_has_and_does_not_use_is_told_of_it(small: Path) -> None:
    late = '[[ending]]\nid = "late"\noutcome = "lost"\nreason = "veto"\ntitle = "No"\ntext = "No."\n'
    (small / "corner.b.toml").write_text(B + late, encoding="utf-8")
    (told,) = [one for one in check(small / "corner.toml") if one.code == "W806"]
    assert Path(told.file).name == "corner.b.toml"
    assert told.message == "'late' is never told: 'lost' always fits first"
    again = '[[ending]]\nid = "lost"\nremove = true\n' + late
    again += '[[ending]]\nid = "plain"\noutcome = "lost"\ntitle = "No"\ntext = "No."\n'
    (small / "corner.b.toml").write_text(B + again, encoding="utf-8")
    assert not [one for one in check(small / "corner.toml") if one.code == "W806"]


def test_flags_that_differ_unsaid_are_told(small: Path) -> None:
    silent = '[[person]]\nid = "ada"\n[[person.question]]\nid = "day"\nsets = ["warned"]\n'
    assert [one[1] for one in found(small, B + silent)] == ["E414"]
    assert found(small, B + silent + 'answer = "Bo knows that you would come."\n') == []


def test_two_files_of_one_letter_a_letter_too_many_and_a_translation_of_nothing(small: Path) -> None:
    problems = found(small, 'variant = "b"\n', "c")
    assert [one[:2] for one in problems] == [("corner.c.toml", "E411")]
    (small / "corner.c.toml").unlink()
    for letter in "abcdefghijklmnopqrstuvwxyz":
        (small / f"corner.{letter}.toml").write_text(f'variant = "{letter}"\n', encoding="utf-8")
    wrong = [Path(one.file).name for one in check(small / "corner.toml") if one.severity == "error"]
    assert wrong == [f"corner.{letter}.toml" for letter in "aghijklmnopqrstuvwxyz"]
    for letter in "abcdefghijklmnopqrstuvwxyz":
        (small / f"corner.{letter}.toml").unlink()
    (small / "corner.b.zh.toml").write_text("", encoding="utf-8")
    assert [one.code for one in check(small / "corner.toml") if one.severity == "error"] == ["E411"]


def test_a_patch_that_was_mailed_without_its_scenario(small: Path) -> None:
    (small / "corner.b.toml").write_text(B, encoding="utf-8")
    (small / "corner.toml").unlink()
    (problem,) = [one for one in check(small / "corner.b.toml") if one.severity == "error"]
    assert (problem.code, problem.message) == ("E411", "there is no corner.toml beside it to vary")


def test_a_translation_of_a_variant_holds_what_the_variant_says_anew(small: Path) -> None:
    (small / "corner.b.toml").write_text(B + '[[clue]]\nid = "ada-role"\ntext = "Bo orders."\n', encoding="utf-8")
    zh = small / "corner.b.zh.toml"
    told = '[[clue]]\nid = "ada-role"\ntext = "订货的是博。"\n'
    zh.write_text(told + '[[clue]]\nid = "ada-need"\ntext = "x"\n', encoding="utf-8")
    (problem,) = [one for one in check(small / "corner.toml") if one.severity == "error"]
    assert (Path(problem.file).name, problem.code, problem.key) == ("corner.b.zh.toml", "E402", ("clue", 1, "id"))
    zh.write_text(told, encoding="utf-8")
    (small / "corner.zh.toml").write_text('title = "木工坊"\n', encoding="utf-8")
    loaded = load(small / "corner.toml", "zh", "b")
    assert (loaded.language, loaded.scenario.clues[0].text) == ("zh", "订货的是博。")
    zh.unlink()
    assert load(small / "corner.toml", "zh", "b").language == "en"
    assert load(small / "corner.toml", "zh").language == "zh"


def test_only_what_every_variant_has_is_shared() -> None:
    def problem(code: str) -> Problem:
        from trainer.errors import Sentence

        return Problem(code, "x", (), Sentence("same"))

    assert shared({"a": [problem("W602"), problem("E203")], "b": [problem("W602")]}) == {("W602", "same")}
    assert shared({"a": [problem("W602")], "b": []}) == frozenset()
    assert shared({}) == frozenset()
