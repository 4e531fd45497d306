from __future__ import annotations

from typing import get_args

import pytest

from trainer.core import vocabulary as words
from trainer.packs.format import models

LISTS = {name: value for name, value in vars(words).items() if isinstance(value, tuple)}


@pytest.mark.parametrize("name", LISTS)
def test_no_list_names_something_twice(name: str) -> None:
    assert len(set(LISTS[name])) == len(LISTS[name])
    assert all(one.islower() for one in LISTS[name])


def test_each_need_has_its_bit_concerns_first() -> None:
    assert [words.NEED_BIT[name] for name in words.NEEDS] == [1 << bit for bit in range(len(words.NEEDS))]
    assert sum(words.NEED_BIT[name] for name in words.CONCERNS) == words.CONCERN_MASK
    assert not any(words.NEED_BIT[name] & words.CONCERN_MASK for name in words.WINS)


@pytest.mark.parametrize(
    ("type_", "ids"),
    [
        (models.Role, words.ROLES), (models.Concern, words.CONCERNS), (models.Win, words.WINS),
        (models.Need, words.NEEDS), (models.Veto, words.VETOES), (models.Channel, words.CHANNELS),
        (models.Counterpart, words.COUNTERPARTS),
    ],
)  # fmt: skip
def test_the_format_knows_the_same_ids_in_the_same_order(type_: object, ids: tuple[str, ...]) -> None:
    assert get_args(type_) == ids
