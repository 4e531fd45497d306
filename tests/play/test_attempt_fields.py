from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from trainer.errors import BadTranscript
from trainer.play.attempt_fields import LONGEST_SECONDS, Fields

READERS: dict[str, tuple[Callable[[Fields], object], Any, tuple[Any, ...]]] = {
    "text": (lambda fields: fields.text("t", "k", 3), "abc", ("abcd", 3, None)),
    "matching": (lambda fields: fields.matching("t", "k", re.compile("a+")), "aa", ("ab", 1)),
    "hex": (lambda fields: fields.hex("t", "k", 2), "0f", ("0F", "0", "0ff", 15)),
    "one_of": (lambda fields: fields.one_of("t", "k", ("on", "off")), "off", ("Off", "", True)),
    "whole": (lambda fields: fields.whole("t", "k", 7), 7, (8, -1, True, 1.0, "1")),
    "flag": (lambda fields: fields.flag("t", "k"), False, (0, "false")),
    "texts": (lambda fields: fields.texts("t", "k"), ("a", "b"), ("a", ("a", 1), ["a"])),
    "numbers": (lambda fields: fields.numbers("t", "k"), (1.5, 2), ((True,), (LONGEST_SECONDS * 2,), 1, ("1",))),
}


@pytest.mark.parametrize("kind", READERS)
def test_a_value_is_what_it_must_be_or_is_named(kind: str) -> None:
    reader, good, bad = READERS[kind]
    assert reader(Fields({"t": {"k": good}}, "a.toml")) == good
    documents: list[dict[str, Any]] = [{}, {"t": 3}, {"t": {}}, *({"t": {"k": value}} for value in bad)]
    for document in documents:
        with pytest.raises(BadTranscript, match="`k` in \\[t\\]") as caught:
            reader(Fields(document, "a.toml"))
        assert caught.value.where == "a.toml"


def test_a_time_is_told_in_utc_to_the_second() -> None:
    def told(value: object) -> str:
        return Fields({"t": {"k": value}}, "a.toml").time("t", "k")

    assert told("2026-11-22T10:00:00.9+01:00") == "2026-11-22T09:00:00+00:00"
    assert told("2026-11-22T10:00:00") == "2026-11-22T10:00:00+00:00"
    for value in ("yesterday", 7, "0001-01-01T00:00:00+23:00"):
        with pytest.raises(BadTranscript):
            told(value)
