from __future__ import annotations

import pytest

from trainer.errors import UsageError
from trainer.i18n.translator import Translator
from trainer.play.names import LONGEST_NAME, MOST_TOGETHER, clean_name, seat_names, spoken


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Anna", ("Anna",)),
        ("  Anna  Maria ; Ben;", ("Anna Maria", "Ben")),
        ("林晓；欧阳小明", ("林晓", "欧阳小明")),
        ("An\x1b[31mna\u202e", ("An[31mna",)),
        (";".join("abcdef"), tuple("abcdef")),
    ],
)
def test_names_are_parted_by_semicolons(typed: str, names: tuple[str, ...]) -> None:
    assert seat_names(typed) == names


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "nobody is named"),
        (" ; ；\x00", "nobody is named"),
        ("–", "nobody is named"),
        ("Anna; Anna", "'Anna' stands there twice"),
        (";".join("abcdefg"), "7 people cannot play together"),
        ("a" * (LONGEST_NAME + 1), "a name has at most 60 characters"),
        ("a" * 100_000, "a name has at most 60 characters"),
    ],
)
def test_what_is_no_seat_is_refused(typed: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        seat_names(typed)
    assert caught.value.message == said
    assert caught.value.remedy


def test_as_many_as_may_sit_together_can_be_typed() -> None:
    names = tuple(letter * LONGEST_NAME for letter in "abcdef")
    assert len(names) == MOST_TOGETHER
    assert seat_names("; ".join(names)) == names


def test_those_who_are_spoken_to() -> None:
    tr = Translator("en")
    assert [spoken(tr, names) for names in ((), ("A",), ("A", "B"), ("A", "B", "C"))] == [
        "–", "A", "A and B", "A, B and C",
    ]  # fmt: skip


def test_a_name_is_one_line_of_what_can_be_seen() -> None:
    assert clean_name(" A\n\x9bB\t\u200bC ") == "A B C"
