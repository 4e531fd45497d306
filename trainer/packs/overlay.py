"""Translations: an overlay holds the same tables with only their texts, matched by id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from trainer.errors import N_, Sentence
from trainer.packs.checks.remedies import home_of, instead_of, names_in
from trainer.packs.format.text_fields import strings_in, tables, text_fields
from trainer.packs.problems import Key, Problem
from trainer.packs.renames import renamed
from trainer.packs.suggest import did_you_mean, nearest
from trainer.packs.toml.read import Document

_IDENTITY = frozenset({"id", "format", "person"})


@dataclass(frozen=True, slots=True)
class Overlaid:
    """A document with a translation laid over it.

    Attributes:
        document: the base with the texts of the overlay; a place without a translation keeps the base's text.
        problems: what is wrong with the overlay; what cannot be placed is left out of the document.
        placed: for everything that was replaced, its key in the document and its key in the overlay.
        entries: the same for tables.
        moved: for every entry that stands elsewhere than in the base, its key in the document and its key in the base.
    """

    document: Document
    problems: list[Problem] = field(default_factory=list)
    placed: dict[Key, Key] = field(default_factory=dict)
    entries: dict[Key, Key] = field(default_factory=dict)
    moved: dict[Key, Key] = field(default_factory=dict)

    def origin(self, key: Key) -> Key | None:
        """Return where the overlay says what stands at `key` of the document, or None if it comes from the base."""
        for length in range(len(key), 0, -1):
            if key[:length] in self.placed:
                return (*self.placed[key[:length]], *key[length:])
        return None

    def key_in_base(self, key: Key) -> Key:
        """Return where the base says what stands at `key` of the document and comes from the base."""
        for length in range(len(key), 0, -1):
            if key[:length] in self.moved:
                return (*self.key_in_base(self.moved[key[:length]]), *key[length:])
        return key


def overlaid(model: type[BaseModel], base: Document, overlay: Document, file: str) -> tuple[Document, list[Problem]]:
    """Return `base` with the texts of `overlay`, and what is wrong with the overlay."""
    laid = laid_over(model, base, overlay, file)
    return laid.document, laid.problems


def laid_over(model: type[BaseModel], base: Document, overlay: Document, file: str) -> Overlaid:
    """Return `base` with the texts of `overlay`, and where in it each of them stands."""
    merged = dict(base)
    result = Overlaid(merged)
    _Merge(result, file, model).table(model, merged, overlay, (), ())
    return result


def id_meant(entry: object) -> Sentence:
    """Return that a key of an entry without an id was meant to be it, or nothing."""
    for name in entry if isinstance(entry, dict) else ():
        if str(name).lower().strip("s") in ("id", "i", "d", "di"):
            return Sentence(N_("write `id` instead of `{name}`"), name=name)
    return Sentence("")


def elsewhere(document: Document, at: Key, name: str) -> Sentence:
    """Return where an entry is that the list at `at` does not have: in that of another person, or nothing."""
    people = document.get("person")
    if len(at) < 3 or at[0] != "person" or not isinstance(people, tuple):
        return Sentence("")
    for person in people:
        entries = person.get(at[2]) if isinstance(person, dict) else None
        ids = [one.get("id") for one in entries if isinstance(one, dict)] if isinstance(entries, tuple) else []
        if name in ids:
            return Sentence(N_("'{person}' has it: move it below that [[person]]"), person=str(person.get("id")))
    return Sentence("")


class _Merge:
    def __init__(self, result: Overlaid, file: str, model: type[BaseModel]) -> None:
        self.result = result
        self.file = file
        self.model = model

    def table(self, model: type[BaseModel], base: Document, overlay: Document, at: Key, key: Key) -> None:
        """Lay `overlay` (at `key` of its file) over `base` (at `at` of the document), which is changed."""
        self.result.entries[at] = key
        for name, value in overlay.items():
            here = (*key, name)
            if name in text_fields(model):
                if name not in base:
                    wrong = N_("translates a text that the scenario does not have")
                    self._add("E402", here, wrong, N_("remove it"), on_key=True)
                elif self._has_shape(base[name], value, here):
                    base[name] = value
                    for place, _ in strings_in(value):
                        self.result.placed[(*at, name, *place)] = (*here, *place)
            elif name in tables(model):
                merged = self._inner(tables(model)[name], base.get(name), value, (*at, name), here)
                if merged is not None:
                    base[name] = merged
            elif name not in _IDENTITY:
                home = home_of(self.model, here)
                mend = instead_of(self.model, here) if home else N_("remove it")
                if not home or home[0] == names_in(key):
                    mend = did_you_mean(name, sorted(text_fields(model) | set(tables(model)))) or N_("remove it")
                wrong = N_("`{name}` is no text; a translation changes nothing but texts")
                self._add("E401", here, wrong, mend, on_key=True, name=name[:60])

    def _has_shape(self, base: Any, value: Any, key: Key) -> bool:
        """Return whether `value` is a text where `base` is one, and a list of as many where it is a list."""
        if not isinstance(base, tuple):
            if isinstance(value, str):
                return True
            self._add("E103", key, N_("must be a text in quotes"))
            return False
        if not isinstance(value, tuple):
            self._add("E103", key, N_("must be a list in [ ]"))
            return False
        if len(value) != len(base):
            wrong = N_("has {count} entries, and the scenario's own file has {wanted}")
            self._add("E405", key, wrong, N_("translate entry by entry"), count=len(value), wanted=len(base))
            return False
        return all([self._has_shape(*pair, (*key, place)) for place, pair in enumerate(zip(base, value, strict=True))])

    def _inner(self, model: type[BaseModel], base: Any, value: Any, at: Key, key: Key) -> Any:
        if isinstance(base, dict) and isinstance(value, dict):
            merged = dict(base)
            self.table(model, merged, value, at, key)
            return merged
        if isinstance(base, tuple) and isinstance(value, tuple):
            return self._entries(model, base, value, at, key)
        self._add("E402", key, N_("translates a table that the scenario does not have"), N_("remove it"), on_key=True)
        return base

    def _entries(
        self, model: type[BaseModel], base: tuple[Any, ...], overlay: tuple[Any, ...], at: Key, key: Key
    ) -> Any:
        merged = list(base)
        places = {entry["id"]: place for place, entry in enumerate(base)
                  if isinstance(entry, dict) and isinstance(entry.get("id"), str)}  # fmt: skip
        seen: set[str] = set()
        ids = [str(entry["id"]) for entry in overlay if isinstance(entry, dict) and isinstance(entry.get("id"), str)]
        new = renamed(ids, tuple(places))
        for position, entry in enumerate(overlay):
            here = (*key, position)
            name = entry.get("id") if isinstance(entry, dict) else None
            if not isinstance(name, str):
                wrong = N_("has no `id` to match it by")
                hint = id_meant(entry) or N_("give it the id of the entry that it translates")
                self._add("E403", here, wrong, hint)
            elif name not in places:
                wrong = N_("translates '{name}', which the scenario does not have")
                lacking = [one for one in places if one not in ids]
                near = new.get(name) or nearest(name, lacking) or nearest(name, places)
                mend = elsewhere(self.result.document, at, name) or (
                    Sentence(N_("did you mean '{near}'?"), near=near) if near else N_("remove it")
                )
                self._add("E402", (*here, "id"), wrong, mend, name=name[:60])
            elif name in seen:
                self._add("E201", (*here, "id"), N_("'{name}' is translated twice"), N_("keep one of them"), name=name)
            else:
                seen.add(name)
                place = places[name]
                merged[place] = dict(merged[place])
                self.table(model, merged[place], entry, (*at, place), here)
        return tuple(merged)

    def _add(
        self, code: str, key: Key, wrong: str, mend: str | Sentence = "", *, on_key: bool = False, **values: object
    ) -> None:
        hint = mend if isinstance(mend, Sentence) else Sentence(mend, **values)
        self.result.problems.append(Problem(code, self.file, key, Sentence(wrong, **values), hint, on_key=on_key))
