from __future__ import annotations

from typing import get_args

from trainer.core import vocabulary as words
from trainer.packs.format import models
from trainer.packs.format.fields import Id, Reference
from trainer.packs.format.models import NeedsTable

FULL = NeedsTable(
    clues=("a-clue",), asked=("bo.day",), met=("bo",), trusted_by={"ada": 2}, flags=("set",), without=("unset",),
    trust=1, coach=True, channel="visit", companion="engineer", day=2, before=9,
)  # fmt: skip


def test_a_condition_lists_every_name_in_it() -> None:
    named = {key: (kind, tuple(names)) for key, kind, names in FULL.named()}
    assert named == {
        "clues": ("clue", ("a-clue",)),
        "asked": ("question", ("bo.day",)),
        "met": ("person", ("bo",)),
        "trusted_by": ("person", ("ada",)),
        "flags": ("flag", ("set",)),
        "without": ("flag", ("unset",)),
    }
    holding = {
        name for name, field in NeedsTable.model_fields.items() if {Id, Reference} & set(get_args(field.annotation))
    }
    assert set(named) == holding, "a key that holds names must be listed"


def test_what_must_have_happened_is_found_asked_met_or_set() -> None:
    assert FULL.earlier() == {("clue", "a-clue"), ("question", "bo.day"), ("person", "bo"), ("flag", "set")}
    assert NeedsTable().earlier() == set()


def test_some_keys_make_sense_only_with_a_person_or_in_a_meeting() -> None:
    assert (FULL.personal(), FULL.in_meeting()) == (["trust", "coach"], ["channel", "companion"])
    assert (NeedsTable().personal(), NeedsTable().in_meeting()) == ([], [])


def test_the_format_and_the_engine_know_the_same_words() -> None:
    for kind, ids in (
        (models.Role, words.ROLES), (models.Concern, words.CONCERNS), (models.Win, words.WINS),
        (models.Veto, words.VETOES), (models.Channel, words.CHANNELS), (models.Counterpart, words.COUNTERPARTS),
    ):  # fmt: skip
        assert get_args(kind) == tuple(ids)
    assert set(get_args(models.Need)) == {*words.CONCERNS, *words.WINS}
