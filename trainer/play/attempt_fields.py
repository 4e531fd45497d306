"""The fields of a file that anybody may have written: each has the type and the size that it must have, or is named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from trainer.errors import N_, BadTranscript, Sentence, TrainerError
from trainer.packs.toml.read import Document

LONGEST_SECONDS = 1e10
"""Seconds between opening and a move: three hundred years, also back, since clocks are set."""
_HEX = re.compile(r"[0-9a-f]+")
_T = TypeVar("_T", bound=str)


class Fields:
    """Typed access to a document that anybody may have written; a wrong value is a `BadTranscript`."""

    def __init__(self, document: Document, shown: str) -> None:
        """Take a document; `shown` is what it is called in errors."""
        self._document = document
        self._shown = shown

    def text(self, table: str, key: str, longest: int, default: str | None = None) -> str:
        """Return a text of at most `longest` characters."""
        value = self._value(table, key, default)
        if not isinstance(value, str) or len(value) > longest:
            raise self._fault(table, key, N_("a text of at most {count} characters"), count=longest)
        return value

    def matching(self, table: str, key: str, pattern: re.Pattern[str]) -> str:
        """Return a text that `pattern` matches whole."""
        value = self._value(table, key)
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise self._fault(table, key, N_("a text like {pattern}"), pattern=pattern.pattern)
        return value

    def hex(self, table: str, key: str, length: int) -> str:
        """Return so many hex digits."""
        value = self._value(table, key)
        if not isinstance(value, str) or len(value) != length or not _HEX.fullmatch(value):
            raise self._fault(table, key, N_("{count} hex digits"), count=length)
        return value

    def one_of(self, table: str, key: str, known: Sequence[_T]) -> _T:
        """Return one of the texts in `known`."""
        value = self._value(table, key)
        for one in known:
            if one == value:
                return one
        raise self._fault(table, key, N_("one of: {known}"), known=", ".join(known))

    def whole(self, table: str, key: str, most: int) -> int:
        """Return a whole number from 0 to `most`."""
        value = self._value(table, key)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            raise self._fault(table, key, N_("a whole number from 0 to {most}"), most=most)
        return value

    def flag(self, table: str, key: str) -> bool:
        """Return true or false."""
        value = self._value(table, key)
        if not isinstance(value, bool):
            raise self._fault(table, key, N_("true or false"))
        return value

    def time(self, table: str, key: str) -> str:
        """Return a time as ISO, UTC, to the second."""
        value = self._value(table, key)
        try:
            when = datetime.fromisoformat(value) if isinstance(value, str) else None
            if when is not None:
                when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
                return when.isoformat(timespec="seconds")
        except (ValueError, OverflowError):
            pass
        raise self._fault(table, key, N_("a time in quotes, such as 2026-11-22T09:00:00+00:00"))

    def texts(self, table: str, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self._value(table, key)
        if not isinstance(value, tuple) or not all(isinstance(one, str) for one in value):
            raise self._fault(table, key, N_("a list of texts"))
        return value

    def numbers(self, table: str, key: str) -> tuple[float, ...]:
        """Return a list of seconds."""
        value = self._value(table, key)
        if not isinstance(value, tuple) or not all(
            isinstance(one, int | float) and not isinstance(one, bool) and abs(one) <= LONGEST_SECONDS for one in value
        ):
            raise self._fault(table, key, N_("a list of seconds"))
        return tuple(map(float, value))

    def _value(self, table: str, key: str, default: object = None) -> object:
        inner = self._document.get(table)
        return inner.get(key, default) if isinstance(inner, Mapping) else default

    def _fault(self, table: str, key: str, expected: str, **values: object) -> TrainerError:
        return BadTranscript(
            N_("`{key}` in [{table}] is missing or wrong"), where=self._shown, remedy=N_("expected: {expected}"),
            key=key, table=table, expected=Sentence(expected, **values),
        )  # fmt: skip
