"""Variants: another truth for the same deal, as a patch whose tables are matched by id, as those of a translation."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from trainer.errors import N_, Sentence
from trainer.packs.file_names import BASE_VARIANT, VARIANTS, FileName
from trainer.packs.format.models import ScenarioFile, Table
from trainer.packs.format.text_fields import tables
from trainer.packs.overlay import Overlaid, elsewhere, id_meant
from trainer.packs.problems import Key, Problem
from trainer.packs.renames import renamed
from trainer.packs.suggest import did_you_mean, nearest
from trainer.packs.toml.read import Document

REMOVE = "remove"
UNSET = "unset"
VARIANT = "variant"


def patched(base: Document, patch: Document, file: str, letter: str) -> Overlaid:
    """Return the scenario `base` as the variant that `patch` makes of it.

    A list and a table of values are replaced whole; entries of arrays of tables are matched by id, added or removed.

    Args:
        base: the scenario's own file.
        patch: the variant's.
        file: what the variant's file is called in problems.
        letter: the letter in its name.
    """
    merged = dict(base)
    result = Overlaid(merged)
    merge = _Merge(result, file)
    merge.letter(patch, letter)
    merge.table(ScenarioFile, merged, patch, (), ())
    return result


def patch_between(base: Document, variant: Document, letter: str) -> Document:
    """Return the patch that makes `variant` of the scenario `base`: `patched` is its way back.

    Both have the shape of a scenario, and differ only in what may vary.
    """
    return {VARIANT: letter, **_difference(ScenarioFile, base, variant)}


def _difference(model: type[BaseModel], base: Document, variant: Document) -> Document:
    inner = tables(model)
    found: Document = {}
    for name in model.model_fields:
        old, new = base.get(name), variant.get(name)
        if old == new or name not in variant:
            continue
        if name in inner and isinstance(new, tuple) and "id" in inner[name].model_fields:
            found[name] = _entries_between(inner[name], old or (), new)
        elif name in inner and _both_tables(old, new) and _by_key(inner[name]):
            found[name] = _difference(inner[name], base[name], variant[name])
        else:
            found[name] = new
    gone = tuple(name for name in base if name not in variant and name != "id")
    return {**found, **({UNSET: gone} if gone else {})}


def _entries_between(
    model: type[BaseModel], base: tuple[Document, ...], variant: tuple[Document, ...]
) -> tuple[Document, ...]:
    before = {entry["id"]: entry for entry in base}
    after = {entry["id"] for entry in variant}
    found: list[Document] = []
    for entry in variant:
        name = entry["id"]
        if name not in before:
            found.append(entry)
        elif difference := _difference(model, before[name], entry):
            found.append({"id": name, **difference})
    return (*found, *({"id": name, REMOVE: True} for name in before if name not in after))


def file_problems(name: FileName, shown: str, names: set[str]) -> list[Problem]:
    """Return what is wrong with a file of a variant by its name alone; `names` are those of the files beside it."""
    wrong: Sentence | None = None
    mend = ""
    if name.variant == BASE_VARIANT:
        wrong = Sentence(N_("variant a is {file} itself"), file=name.base)
        mend = N_("begin with the letter b")
    elif name.variant not in VARIANTS:
        wrong = Sentence(N_("there is no variant {letter}: a scenario has six at most"), letter=name.variant)
        mend = N_("their letters are b to f")
    elif name.language and name.patch not in names:
        wrong = Sentence(N_("there is no {file} beside it to translate"), file=name.patch)
        mend = N_("name it like the variant's file, with the language before .toml")
    return [] if wrong is None else [Problem("E411", shown, (), wrong, Sentence(mend))]


class _Merge:
    def __init__(self, result: Overlaid, file: str) -> None:
        self.result = result
        self.file = file
        self.misspelt = ""

    def letter(self, patch: Document, letter: str) -> None:
        """Compare what the patch calls itself with the letter in its file's name."""
        said = patch.get(VARIANT)
        if said == letter:
            return
        mend = Sentence(N_("write variant = '{letter}' at its head"), letter=letter)
        self.misspelt = "" if VARIANT in patch else nearest(VARIANT, [one for one in patch if patch[one] == letter])
        if VARIANT in patch:
            wrong = N_("the file's name says variant {letter}")
            self._add("E411", (VARIANT,), wrong, mend, letter=letter)
        else:
            key: Key = (self.misspelt,) if self.misspelt else ()
            self._add("E411", key, N_("does not say which variant it is"), mend, on_key=bool(key))

    def table(self, model: type[BaseModel], base: Document, patch: Document, at: Key, key: Key) -> None:
        """Lay `patch` (at `key` of its file) over `base` (at `at` of the document), which is changed."""
        self.result.entries[at] = key
        inner, seen = tables(model), _seen(model)
        for name in self._unset(model, patch, key):
            base.pop(name, None)
        for name, value in patch.items():
            here: Key = (*key, name)
            there: Key = (*at, name)
            if name in (REMOVE, UNSET) or (name in (VARIANT, self.misspelt) and not key) or (name == "id" and key):
                continue
            is_list = name in inner and isinstance(value, tuple) and "id" in inner[name].model_fields
            if name in seen and not is_list:
                self._add(
                    "E412", here, N_("`{name}` is seen before anything is known: it is the same in every variant"),
                    N_("take it out; what is hidden, answered, found and told may differ"), on_key=True, name=name,
                )  # fmt: skip
            elif is_list and isinstance(base.get(name, ()), tuple):
                base[name] = self._entries(inner[name], base.get(name, ()), value, there, here, fixed=name in seen)
            elif _both_tables(base.get(name), value) and name in inner and _by_key(inner[name]):
                merged = dict(base[name])
                self.table(inner[name], merged, value, there, here)
                base[name] = merged
            else:
                base[name] = value
                self.result.placed[there] = here

    def _unset(self, model: type[BaseModel], patch: Document, key: Key) -> tuple[str, ...]:
        names = patch.get(UNSET, ())
        here: Key = (*key, UNSET)
        if not isinstance(names, tuple) or not all(isinstance(name, str) for name in names):
            self._add("E103", here, N_("must be a list of keys, such as ['breach']"))
            return ()
        free = {name for name, field in model.model_fields.items() if not field.is_required()} - _seen(model)
        for place, name in enumerate(names):
            if name not in free:
                known = tuple(sorted(free))
                mend = did_you_mean(name, known) or (
                    Sentence(N_("these can be: {names}"), names=known)
                    if known
                    else Sentence(N_("take it out; nothing of this table can be unset"))
                )
                self._add("E412", (*here, place), N_("`{name}` cannot be unset"), mend, name=name[:60])
            elif name in patch:
                self._add("E201", (*here, place), N_("'{name}' is changed twice"), N_("keep one of them"), name=name)
        return tuple(name for name in names if name in free)

    def _entries(
        self, model: type[BaseModel], base: tuple[Any, ...], patch: tuple[Any, ...], at: Key, key: Key, *, fixed: bool
    ) -> tuple[Any, ...]:
        """Return the entries of `base` with those of `patch` changed, added and removed."""
        merged = {entry["id"]: (place, dict(entry)) for place, entry in enumerate(base)
                  if isinstance(entry, dict) and isinstance(entry.get("id"), str)}  # fmt: skip
        kept: dict[str, tuple[Document, Key, bool]] = {name: (entry, (), False) for name, (_, entry) in merged.items()}
        seen: set[str] = set()
        ids = [str(entry["id"]) for entry in patch if isinstance(entry, dict) and isinstance(entry.get("id"), str)]
        new = renamed(ids, tuple(merged))
        lacking = tuple(one for one in merged if one not in ids)
        for position, entry in enumerate(patch):
            here: Key = (*key, position)
            name = entry.get("id") if isinstance(entry, dict) else None
            if not isinstance(name, str):
                hint = id_meant(entry) or N_("give it the id of the entry that it changes, or a new one")
                self._add("E403", here, N_("has no `id` to match it by"), hint)
            elif name in seen:
                wrong = N_("'{name}' is changed twice")
                self._add("E201", (*here, "id"), wrong, N_("keep one of them"), name=name[:60])
            elif name in kept:
                seen.add(name)
                if entry.get(REMOVE) is True and not fixed:
                    del kept[name]
                elif REMOVE in entry:
                    self._refuse_removal(entry[REMOVE], (*here, REMOVE), name, fixed=fixed)
                else:
                    kept[name] = (kept[name][0], here, False)
            else:
                seen.add(name)
                if self._may_be_added(model, entry, (*here, "id"), name, new.get(name, ""), lacking, fixed=fixed):
                    kept[name] = (dict(entry), here, True)
        result: list[Any] = []
        for name, (entry, here, added) in kept.items():
            place: Key = (*at, len(result))
            if not added and merged[name][0] != len(result):
                self.result.moved[place] = (*at, merged[name][0])
            if added:
                self.result.placed[place] = here
                self.result.entries[place] = here
            elif here:
                self.table(model, entry, _at(patch, here), place, here)
            result.append(entry)
        return tuple(result)

    def _refuse_removal(self, value: object, key: Key, name: str, *, fixed: bool) -> None:
        if fixed and value is True:
            wrong = N_("'{name}' is seen before anything is known: no variant lacks it")
            self._add("E412", key, wrong, N_("leave it, and let it lead to nothing"), name=name[:60])
        else:
            self._add("E103", key, N_("must be `true`"), N_("or leave the key out"))

    def _may_be_added(
        self,
        model: type[BaseModel],
        entry: Document,
        key: Key,
        name: str,
        new: str,
        known: tuple[str, ...],
        *,
        fixed: bool,
    ) -> bool:
        lacking = [field for field, info in model.model_fields.items() if info.is_required() and field not in entry]
        if not fixed and REMOVE not in entry and not lacking:
            return True
        near = new or nearest(name, known)
        mend = elsewhere(self.result.document, key, name)
        if not mend and near:
            mend = Sentence(N_("did you mean '{near}'?"), near=near)
        if not mend and fixed:
            mend = Sentence(N_("write it into the scenario's own file, where every variant has it"))
        elif not mend:
            mend = Sentence(N_("to add it, give it also: {names}"), names=tuple(lacking))
        self._add("E413", key, N_("there is no '{name}' to change"), mend, name=name[:60])
        return False

    def _add(
        self, code: str, key: Key, wrong: str, mend: str | Sentence = "", *, on_key: bool = False, **values: object
    ) -> None:
        hint = mend if isinstance(mend, Sentence) else Sentence(mend, **values)
        self.result.problems.append(Problem(code, self.file, key, Sentence(wrong, **values), hint, on_key=on_key))


def _both_tables(base: object, value: object) -> bool:
    return isinstance(base, dict) and isinstance(value, dict)


def _at(patch: tuple[Any, ...], key: Key) -> Document:
    entry: Document = patch[int(key[-1])]
    return entry


def _seen(model: type[BaseModel]) -> frozenset[str]:
    return model.seen if issubclass(model, Table) else frozenset()


def _by_key(model: type[BaseModel]) -> bool:
    return issubclass(model, Table) and model.by_key
