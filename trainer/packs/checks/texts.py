"""Texts: too long for their place, placeholders that mean nothing, and answers that give themselves away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from trainer.errors import N_, Sentence
from trainer.i18n.folding import cells
from trainer.packs.checks.scenario_index import ScenarioIndex
from trainer.packs.format.text_fields import texts
from trainer.packs.overlay import Overlaid
from trainer.packs.problems import EVERYTHING, Key, Problem
from trainer.packs.toml.read import Document

_BRACES = re.compile(r"\{[^{}\n]{0,40}\}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
_MAY_BE_EMPTY: frozenset[Key] = frozenset({("note",), ("disclaimer",), ("summary",)})
_SHORT = 20
FEWEST_LISTS = 3
"""Fewer lists of responses than this show no habit."""


def places(model: type[BaseModel], document: Document, file: str) -> Iterator[Problem]:
    """Yield texts of a file (a translation too) that do not fit their place, or hold a stray placeholder."""
    for key, text, room in texts(model, document):
        width = len(text) if text.isascii() else cells(text)
        if width > room:
            wrong = Sentence(N_("takes {width} cells, and its place holds {room}"), width=width, room=room)
            yield Problem("W501", file, key, wrong, Sentence(N_("shorten it; a Chinese character takes two cells")))
        # A record may leave a cell empty, as records do.
        if not text.strip() and key not in _MAY_BE_EMPTY and "rows" not in key:
            yield Problem("W506", file, key, Sentence(N_("nothing is said here")), Sentence(N_("write the text")))
        if "{" in text:
            for found in _BRACES.findall(text):
                if found != "{you}":
                    wrong = Sentence(N_("{placeholder} is no placeholder"), placeholder=found)
                    yield Problem("W504", file, key, wrong, Sentence(N_("{you} is the only one")))


def give_aways(index: ScenarioIndex, file: str, placed: Mapping[Key, Key] | None = None) -> Iterator[Problem]:
    """Yield habits by which the right response shows without reading.

    Args:
        index: the scenario in the language to look at.
        file: the file of that language.
        placed: for a translation, where its texts stand in it.
    """
    longest: list[Key] = []
    first: list[Key] = []
    lists = 0
    for place, person in enumerate(index.scenario.person):
        for entry, objection in enumerate(person.objection):
            right = [
                position
                for position, response in enumerate(objection.response)
                if "evidence" in response.does and objection.meant in response.answers
            ]
            if not right or len(right) == len(objection.response):
                continue
            lists += 1
            key: Key = ("person", place, "objection", entry, "response")
            widths = [cells(response.say) for response in objection.response]
            best = max(right, key=lambda position: widths[position])
            if all(widths[best] > width for position, width in enumerate(widths) if position not in right):
                longest.append((*key, best, "say"))
            if right[0] == 0:
                first.append((*key, 0, "say"))
    if lists < FEWEST_LISTS:
        return
    if 2 * len(longest) > lists:
        at = longest[0] if placed is None else placed.get(longest[0], ())
        wrong = N_("the right response is the longest in {count} of {lists} lists")
        mend = Sentence(N_("shorten it or lengthen another; these are {lists}"), lists=_named(index, longest))
        yield Problem("W502", file, at, Sentence(wrong, count=len(longest), lists=lists), mend, against=EVERYTHING)
    if len(first) == lists and placed is None:
        wrong = N_("the right response is the first in all {lists} lists")
        mend = Sentence(N_("put some of them elsewhere"))
        yield Problem("W503", file, first[0], Sentence(wrong, lists=lists), mend, against=EVERYTHING)


def _named(index: ScenarioIndex, keys: list[Key]) -> tuple[str, ...]:
    names = []
    for key in keys[:12]:
        person = index.scenario.person[int(key[1])]
        names.append(f"{person.id}.{person.objection[int(key[3])].id}")
    return (*names, *["…"] * (len(keys) > 12))


def untranslated(model: type[BaseModel], base: Document, laid: Overlaid, file: str) -> Iterator[Problem]:
    """Yield what a translation leaves out or leaves as it was; a table that it lacks whole is one problem.

    Args:
        model: the model of the file.
        base: the document in its own language.
        laid: the document with the translation laid over it.
        file: the translation.
    """
    placed, entries = laid.placed, laid.entries
    missing: dict[Key, list[str]] = {}
    translated = {key: text for key, text, _ in texts(model, laid.document)}
    for key, text, _ in texts(model, base):
        if not text.strip():
            continue
        if key not in placed:
            *above, name = key[: _name_at(key) + 1]
            names = missing.setdefault(_outermost(tuple(above), entries), [])
            if str(name) not in names[-1:]:
                names.append(str(name))
        elif translated.get(key) == text and _says_something(text):
            wrong = Sentence(N_("is left in the language of the source"))
            yield Problem("W402", file, placed[key], wrong, Sentence(N_("translate it")))
    for table, names in missing.items():
        if table in entries:
            wrong = Sentence(N_("not translated: {names}"), names=tuple(names))
        else:
            wrong = Sentence.plural(
                "{table} is not translated ({count} text)", "{table} is not translated ({count} texts)",
                len(names), table=_called(base, table),
            )  # fmt: skip
        mend = Sentence(N_("what is left out is shown in the language of the source"))
        yield Problem("W401", file, entries.get(table, _nearest(table, entries)), wrong, mend)


def _name_at(key: Key) -> int:
    """Return where in its key a text's name stands: behind it are places in lists."""
    return max(place for place, part in enumerate(key) if isinstance(part, str))


def _outermost(table: Key, entries: Mapping[Key, Key]) -> Key:
    """Return the widest table around a text that the overlay lacks, or the table itself if it has it."""
    for length in range(1, len(table) + 1):
        part = table[:length]
        is_list = length < len(table) and isinstance(table[length], int)
        if not is_list and part not in entries:
            return part
    return table


def _nearest(table: Key, entries: Mapping[Key, Key]) -> Key:
    while table not in entries and table:
        table = table[:-1]
    return entries.get(table, ())


def _called(base: Document, table: Key) -> str:
    here: object = base
    name, last = str(table[0]), ""
    for part in table:
        if isinstance(here, dict):
            here = here.get(str(part))
            name = str(part)
        elif isinstance(here, tuple) and isinstance(part, int):
            here = here[part]
    if isinstance(here, dict) and isinstance(table[-1], int):
        last = f" '{here.get('id', '')}'"
    return f"{name}{last}"


def _says_something(text: str) -> bool:
    words = len(_LETTERS.findall(text))
    return cells(text) > _SHORT and (words > 1 or _WIDE.search(text) is not None)
