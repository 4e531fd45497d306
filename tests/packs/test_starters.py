"""Every starter has the words of the template, checks clean, and is the same deal by its rules."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from tests.cli.program import started
from tests.languages import chinese_in
from trainer.errors import UsageError
from trainer.packs.checks.check import check
from trainer.packs.load import load
from trainer.packs.scaffold import SCAFFOLD_LANGUAGES, Wishes, new_files, scaffold
from trainer.packs.sizing import FEWEST, MOST
from trainer.packs.starters import TEMPLATE, TRADE_NAMES, TRADES, filled, refuse_trade, starter

PAIRS = list(product(TRADES, SCAFFOLD_LANGUAGES))
PEOPLE = range(FEWEST, MOST + 1)


def wishes(trade: str, language: str, people: int = MOST) -> Wishes:
    begun = starter(trade, language)
    return Wishes(begun.title, begun.customer, people, language, "2026-11-21", trade=trade)


def slots(language: str) -> set[str]:
    ending = "" if language == "en" else f".{language}"
    texts = ((TEMPLATE / f"deal{variant}{ending}.toml").read_text(encoding="utf-8") for variant in ("", ".b"))
    return {slot for text in texts for slot in re.findall(r"\{(\w+)\}", text)} - {"you", "title", "customer"}


@pytest.mark.parametrize(("trade", "language"), PAIRS)
def test_a_starter_has_a_word_for_every_slot_and_no_other(trade: str, language: str) -> None:
    words = starter(trade, language).words
    assert set(words) == slots(language)
    assert all(word.strip() == word and word and "{" not in word for word in words.values())
    assert all(bool(chinese_in(word)) == (language == "zh") for word in words.values())


@pytest.mark.parametrize(("trade", "language"), PAIRS)
def test_every_size_checks_clean_in_both_truths(trade: str, language: str, tmp_path: Path) -> None:
    for people in PEOPLE:
        made = scaffold(tmp_path / str(people), wishes(trade, language, people))
        assert [str(problem) for problem in check(made.scenario.parent)] == []
        text = "".join(path.read_text(encoding="utf-8") for path in made.files)
        assert set(re.findall(r"\{\w+\}", text)) <= {"{you}"}


@pytest.mark.parametrize(("trade", "language"), PAIRS)
def test_what_is_proved_of_one_is_proved_of_all(trade: str, language: str, tmp_path: Path) -> None:
    # The rules of a deal leave its texts out: what `verify` says of the first trade it says of every other.
    for people, variant in product((FEWEST, MOST), "ab"):
        rules = set()
        for name, one in (("this", wishes(trade, language, people)), ("first", wishes(TRADES[0], "en", people))):
            made = scaffold(tmp_path / name / "mine", replace(one, title="Deal"), force=True)
            rules.add(load(made.scenario, None, variant).rules)
        assert len(rules) == 1


@pytest.mark.parametrize("language", SCAFFOLD_LANGUAGES)
def test_a_trade_keeps_no_word_of_another(language: str) -> None:
    own = {
        "en": {"software": "lathe", "device": "iron lung", "drug": "scales", "public": "ticket", "cloud": "lorr"},
        "zh": {"software": "车床", "device": "呼吸机", "drug": "天平", "public": "取号机", "cloud": "传送带"},
    }[language]  # fmt: skip
    for trade in TRADES:
        text = "".join(new_files("mine", "deal", wishes(trade, language)).values())
        assert [other for other, word in own.items() if word in text] == [trade]


@pytest.mark.thorough
@pytest.mark.parametrize(("trade", "language"), PAIRS)
@pytest.mark.parametrize("people", PEOPLE)
def test_verify_refutes_nothing(trade: str, language: str, people: int, tmp_path: Path) -> None:
    made = scaffold(tmp_path / "mine", wishes(trade, language, people))
    result = started("verify", "--quick", made.scenario)
    assert (result.returncode, "REFUTED" in result.stdout) == (0, False), result.stdout


def test_verify_refutes_nothing_of_the_smallest(tmp_path: Path) -> None:
    result = started("verify", "--quick", scaffold(tmp_path / "mine", wishes("public", "zh", FEWEST)).scenario)
    assert (result.returncode, "REFUTED" in result.stdout) == (0, False), result.stdout


def test_a_slot_without_a_word_stays() -> None:
    assert filled({"say": ("{one}, {you}: {two}",)}, {"one": "1"}) == {"say": ("1, {you}: {two}",)}


def test_a_trade_that_is_none_is_refused_with_the_nearest() -> None:
    assert set(TRADE_NAMES) == set(TRADES)
    with pytest.raises(UsageError, match="no starter") as told:
        refuse_trade("devise")
    assert "device" in str(told.value.remedy)
    with pytest.raises(UsageError) as told:
        refuse_trade("ships")
    assert "software" in str(told.value.remedy)
