"""`trainer translate`: a translation written or brought up to date, with everything kept that was translated."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from trainer.errors import N_, UsageError
from trainer.packs.atomic_write import write_file
from trainer.packs.file_names import PACK_FILE, translation_name, variants_of
from trainer.packs.format.models import PackFile, ScenarioFile
from trainer.packs.format.text_fields import strings_in, tables, text_fields
from trainer.packs.load import load, load_family
from trainer.packs.pack_files import inside, is_file
from trainer.packs.problems import Key
from trainer.packs.renames import renamed
from trainer.packs.toml.positions import Positions
from trainer.packs.toml.read import Document, decode, parse_text, read_bytes
from trainer.packs.toml.render import literal, remarks, rendered

UNTRANSLATED = "# untranslated"
Text = str | tuple["Text", ...]
"""A text, or lists of texts that are translated together."""
_LEFT_OVER = "# ----- left over: the scenario no longer has these texts -----"


@dataclass(frozen=True, slots=True)
class Translation:
    """One overlay as it is to be written.

    Attributes:
        path: its file.
        text: what it is to say.
        kept: how many texts are translated.
        untranslated: keys of those that stand in the language of the base.
        orphans: keys of translations that no longer have a place.
        renamed: ids in whose place the base has others, and these: their translations were taken over.
    """

    path: Path
    text: str
    kept: int
    untranslated: tuple[str, ...]
    orphans: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...] = ()


def translate(path: Path, language: str, *, prune: bool = False) -> tuple[Translation, ...]:
    """Write the overlays of the scenario at `path`, of its variants and of its pack, for `language`.

    Args:
        path: the scenario in its base language.
        language: two letters.
        prune: leave out what no longer has a place, instead of keeping it as comments.

    Raises:
        UsageError: for a language that cannot be meant, or a file that is itself a translation.
        TrainerError: for files that cannot be read or written.
    """
    if not re.fullmatch("[a-z]{2}", language):
        raise UsageError(
            N_("'{language}' is no language"), remedy=N_("two small letters, such as zh, de or fr"),
            language=language[:20],
        )  # fmt: skip
    base = load_family(path)[0]
    if base.pack.language == language:
        raise UsageError(
            N_("is written in '{language}' itself"), where=str(path), remedy=N_("name another language"),
            language=language,
        )  # fmt: skip
    plans: list[Translation] = []
    if is_file(path.parent / PACK_FILE):
        plans.append(_overlay(PackFile, path.parent / PACK_FILE, language, prune))
    variants = variants_of(path.name, [one.name for one in inside(path.parent)])
    plans += (_overlay(ScenarioFile, path.with_name(name), language, prune) for name in variants.values())
    for plan in plans:
        write_file(plan.path, plan.text.encode())
    for variant in variants:
        load(path, language, variant)
    return tuple(plans)


def _overlay(model: type[BaseModel], path: Path, language: str, prune: bool) -> Translation:
    base = parse_text(decode(read_bytes(path), str(path)), str(path))
    target = path.with_name(translation_name(path.name, language))
    there = _Existing(model, target, base)
    marked: dict[Key, str] = {}
    kept = 0

    def choose(key: Key, text: Text) -> Text:
        nonlocal kept
        said = there.texts.get(key)
        if said is None or _shape(said) == _shape(text):
            there.texts.pop(key, None)
        else:
            # Lists of another length cannot be laid over these: the old one is kept as what has lost its place.
            said = None
        # Under a mark stands either the source as it was then, or a translation whose mark was left standing.
        if said is None or there.marked.get(key) == _digest(said) or (said == text and key in there.marked):
            marked[key] = f"{UNTRANSLATED} ({_digest(text)})"
            return text
        kept += 1
        return said

    document = _only_texts(model, base, (), choose)
    text = rendered(model, document, lambda _kind, key: [marked[key]] if key in marked else []) if document else ""
    for key in there.marked.keys() & there.texts.keys():
        del there.texts[key]
    if not prune:
        left = [*there.left, *(line for key, said in there.texts.items() for line in _comment(key, said))]
        text += "\n".join(("", _LEFT_OVER, *left, "")) if left else ""
    orphans = tuple(_name(key) for key in there.texts)
    return Translation(target, text, kept, tuple(_name(key) for key in marked), orphans, tuple(there.renamed))


class _Existing:
    """What a translation says so far.

    Attributes:
        texts: its texts by key path, entries by the id that they have in the base now.
        marked: keys under an `# untranslated` line, with the digest of the source that the line names, or "".
        left: comment lines of texts that lost their place before.
        renamed: ids that it has, and those that the base has in their place.
    """

    def __init__(self, model: type[BaseModel], path: Path, base: Document) -> None:
        self.texts: dict[Key, Text] = {}
        self.marked: dict[Key, str] = {}
        self.left: list[str] = []
        self.renamed: list[tuple[str, str]] = []
        if not is_file(path):
            return
        text = decode(read_bytes(path), str(path))
        document = self._with_ids_of(base, parse_text(text, str(path)))
        places = Positions(text)
        for key, named, said in _all_texts(document, (), ()):
            self.texts[named] = said
            line = places.span(key, on_key=True).line
            above = places.line(line - 1).strip() if line > 1 else ""
            if above.startswith(UNTRANSLATED):
                self.marked[named] = above.removeprefix(UNTRANSLATED).strip(" ()")
        _, found, left = text.rpartition(f"\n{_LEFT_OVER}\n")
        if found:
            self.left = [line for line in left.splitlines() if line.startswith("#")]

    def _with_ids_of(self, base: Document, document: Document) -> Document:
        """Return the translation with the ids that its entries have in the base now."""
        found: Document = {}
        for name, value in document.items():
            there = base.get(name)
            if isinstance(value, dict) and isinstance(there, dict):
                found[name] = self._with_ids_of(there, value)
            elif isinstance(value, tuple) and isinstance(there, tuple):
                found[name] = self._entries_with_ids_of(there, value)
            else:
                found[name] = value
        return found

    def _entries_with_ids_of(self, base: tuple[Any, ...], entries: tuple[Any, ...]) -> tuple[Any, ...]:
        now = {one["id"]: one for one in base if isinstance(one, dict) and isinstance(one.get("id"), str)}
        ids = [str(one["id"]) for one in entries if isinstance(one, dict) and isinstance(one.get("id"), str)]
        new = renamed(ids, tuple(now))
        found: list[Any] = []
        for entry in entries:
            name = entry.get("id") if isinstance(entry, dict) else None
            if not isinstance(name, str):
                found.append(entry)
                continue
            if name in new:
                self.renamed.append((name, new[name]))
            meant = new.get(name, name)
            found.append({**self._with_ids_of(now.get(meant, {}), entry), "id": meant})
        return tuple(found)


def _all_texts(value: Any, key: Key, named: Key) -> Iterable[tuple[Key, Key, Text]]:
    """Yield every text but ids, whether it has a place or not: by position, by id, and what it says."""
    if isinstance(value, dict):
        for name, item in value.items():
            if isinstance(item, str) or (isinstance(item, tuple) and next(strings_in(item), None)):
                if name != "id":
                    yield (*key, name), (*named, name), item
            else:
                yield from _all_texts(item, (*key, name), (*named, name))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            who = item.get("id", place) if isinstance(item, dict) else place
            yield from _all_texts(item, (*key, place), (*named, who if isinstance(who, str) else place))


def _only_texts(model: type[BaseModel], table: Document, key: Key, choose: Callable[[Key, Text], Text]) -> Document:
    """Return the texts of `table`, by `choose`, and the ids that say where they belong; empty if it has none."""
    kept: Document = {}
    for name in model.model_fields:
        value = table.get(name)
        if name in text_fields(model):
            if isinstance(value, str | tuple):
                kept[name] = choose((*key, name), value)
            continue
        inner = tables(model).get(name)
        if inner is None:
            continue
        if isinstance(value, dict):
            found = _only_texts(inner, value, (*key, name), choose)
            if found:
                kept[name] = found
        elif isinstance(value, tuple) and "id" in inner.model_fields:
            entries = []
            for entry in value:
                found = _only_texts(inner, entry, (*key, name, entry["id"]), choose)
                if found:
                    entries.append({"id": entry["id"], **found})
            if entries:
                kept[name] = tuple(entries)
    return kept


def _shape(text: Text) -> tuple[Key, ...]:
    """Return the places of all texts in `text`."""
    return tuple(place for place, _ in strings_in(text))


def _digest(text: Text) -> str:
    """Return eight hex digits that stand for a source text in its mark."""
    whole = "\n".join(one for _, one in strings_in(text))
    return hashlib.sha256(whole.encode()).hexdigest()[:8]


def _comment(key: Key, said: Text) -> list[str]:
    return remarks(f"{_name(key)} = {literal(said)}")


def _name(key: Key) -> str:
    return ".".join(str(part) for part in key)
