from __future__ import annotations

import re
from itertools import combinations

import pytest

from trainer.classes.live.word_list import WORDS

SHAPES = {"en": re.compile(r"[a-z]{4,7}"), "zh": re.compile(r"[\u4e00-\u9fff]{2}")}


def edit_distance(left: str, right: str) -> int:
    """Letters to put in, leave out or change until one word is the other."""
    row = list(range(len(right) + 1))
    for count, letter in enumerate(left, start=1):
        above, row = row, [count]
        for column, other in enumerate(right, start=1):
            row.append(min(row[-1] + 1, above[column] + 1, above[column - 1] + (letter != other)))
    return row[-1]


def test_languages() -> None:
    assert set(WORDS) == set(SHAPES)


@pytest.mark.parametrize("language", sorted(SHAPES))
def test_512_words_each_once_in_order(language: str) -> None:
    words = WORDS[language]
    assert len(words) == 512
    assert len(set(words)) == 512
    assert list(words) == sorted(words)


@pytest.mark.parametrize("language", sorted(SHAPES))
def test_letters_and_lengths(language: str) -> None:
    assert [word for word in WORDS[language] if not SHAPES[language].fullmatch(word)] == []


@pytest.mark.parametrize(
    ("left", "right", "distance"),
    [("table", "table", 0), ("table", "cable", 1), ("park", "parka", 1), ("kitten", "sitting", 3), ("", "oak", 3)],
)
def test_edit_distance(left: str, right: str, distance: int) -> None:
    assert edit_distance(left, right) == edit_distance(right, left) == distance


def test_no_two_english_words_differ_by_one_letter() -> None:
    close = [
        (left, right)
        for left, right in combinations(WORDS["en"], 2)
        if abs(len(left) - len(right)) < 2 and edit_distance(left, right) < 2
    ]
    assert close == []


def test_no_two_chinese_words_share_both_characters() -> None:
    assert len({frozenset(word) for word in WORDS["zh"]}) == len(WORDS["zh"])
    assert all(len(set(word)) == 2 for word in WORDS["zh"])
