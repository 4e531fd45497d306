"""What to write instead of a faulty key or value: where it belongs, which word was meant, how its kind is written."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from trainer.core.vocabulary import CHANNELS, CONCERNS, ROLES, VETOES, WINS
from trainer.errors import N_, Sentence
from trainer.packs.format.fields import DAY, ID, SUPPORT, VERSION
from trainer.packs.format.models import NeedsTable
from trainer.packs.format.table_paths import IN_BRACES, Path, header, homes, kinds
from trainer.packs.format.text_fields import tables
from trainer.packs.format.value_types import bare, example, limit, type_at, type_inside, words_of
from trainer.packs.problems import Key
from trainer.packs.suggest import crossed, did_you_mean, nearest
from trainer.packs.toml.read import Document

_LONGEST = 60
_MISSPELT = 0.8
"""So alike are a key and the one that it was meant to be; what is less so may rather stand in the wrong table."""
_FEW_HOMES = 3
_OF_PATCHES = ("variant", "remove", "unset")
"""Keys that stand in the file of a variant beside those of the format."""


def names_in(key: Key) -> tuple[str, ...]:
    """Return a key path without the places in lists."""
    return tuple(part for part in key if isinstance(part, str))


def key_meant(model: type[BaseModel], key: Key) -> str:
    """Return which key of its table a misspelt one was meant to be, or ""."""
    if home_of(model, key):
        return ""
    return _alike(str(key[-1]), _known_at(model, key[:-1]))


def _alike(name: str, known: Sequence[str]) -> str:
    """Return the known key that is nearest; letters' case, hyphens and a plural make no difference."""
    plain = name.lower().replace("-", "_")
    for one in (plain, plain.removesuffix("s"), f"{plain}s"):
        if one in known:
            return one
    return nearest(name, known)


def home_of(model: type[BaseModel], key: Key) -> tuple[Path, ...]:
    """Return the one or two tables in which an unknown key may stand, if it is no misspelling."""
    name = str(key[-1])
    found = homes(model, name)
    if name == _OF_PATCHES[0] and len(key) > 1:
        return ((),)
    near = _alike(name, _known_at(model, key[:-1]))
    within = [one for one in found if one and one[:-1] == names_in(key[:-1]) and kinds(model)[one].model in IN_BRACES]
    found = tuple(within[-1:]) or found
    is_misspelt = bool(near) and SequenceMatcher(None, name.lower(), near).ratio() >= _MISSPELT
    return found if 0 < len(found) <= _FEW_HOMES and not is_misspelt else ()


def instead_of(model: type[BaseModel], key: Key) -> Sentence:
    """Return what to write instead of an unknown key, or where it stands."""
    found = home_of(model, key)
    if found == ((),):
        return Sentence(N_("it stands at the top of the file, above the first header"))
    if found:
        return Sentence(N_("it stands in {tables}"), tables=tuple(_place(model, one) for one in found))
    known = _known_at(model, key[:-1])
    others = () if key[-1] in _OF_PATCHES else _OF_PATCHES
    if near := key_meant(model, key) or _alike(str(key[-1]), others):
        return Sentence(N_("did you mean '{near}'?"), near=near)
    return Sentence(N_("known here: {names}"), names=known)


def _place(model: type[BaseModel], path: Path) -> str:
    """Return how a table is written: its header, or what stands in braces."""
    if not path:
        return str(path)
    kind = kinds(model)[path]
    if kind.model in IN_BRACES:
        return f"{path[-1]} = {{ … }}"
    return header(path, is_list=kind.is_list)


def to_add(model: type[BaseModel], key: Key) -> Sentence:
    """Return what to add where something is missing."""
    path, name = names_in(key), str(key[-1])
    kind = kinds(model).get(path)
    if kind is not None and kind.model is not None and kind.model not in IN_BRACES:
        return Sentence(N_("write {header} with its keys below it"), header=header(path, is_list=kind.is_list))
    return Sentence(N_("add it, such as {statement}"), statement=f"{name} = {example(type_at(model, key))}")


def whole_number(kind: Any) -> Sentence:
    """Return what stands where a type wants a whole number, with its range."""
    low, high = number_range(kind)
    if low is None or high is None:
        return Sentence(N_("a whole number"))
    return Sentence(N_("a whole number from {low} to {high}"), low=low, high=high)


def number_range(kind: Any) -> tuple[int | None, int | None]:
    """Return the least and the most that a number may be."""
    return limit(kind, "ge"), limit(kind, "le")


def rewritten(kind: Any, given: object) -> Sentence:
    """Return how to write a value of the wrong type, where it is plain what was meant."""
    written = ""
    plain = get_origin(bare(kind)[0]) or bare(kind)[0]
    if isinstance(given, tuple) and len(given) == 1 and isinstance(given[0], int | str) and plain in (int, str):
        given = given[0]
        written = f'"{given}"' if plain is str else str(given)
    elif plain is int and isinstance(given, str) and re.fullmatch(r"[+-]?\d+", given.strip()):
        written = str(int(given))
    elif plain is int and isinstance(given, float) and math.isfinite(given):
        written = str(round(given))
    elif plain is str and isinstance(given, int | float) and not isinstance(given, bool):
        written = f'"{given}"'
    elif plain is tuple and isinstance(given, str | int) and not isinstance(given, bool):
        entries = re.split(r"[,，、;；]\s*", given) if isinstance(given, str) else [given]
        written = f"[{', '.join(_literal(one) for one in entries)}]"
    elif plain is dict and isinstance(given, tuple | str):
        names = [one for one in (given if isinstance(given, tuple) else (given,)) if isinstance(one, str)]
        if names and all(re.fullmatch(r"[\w-]+", one) for one in names):
            value = example(get_args(bare(kind)[0])[1])
            written = f"{{ {', '.join(f'{one} = {value}' for one in names)} }}"
    elif plain is bool and str(given).lower() in ("true", "false"):
        written = str(given).lower()
    return Sentence(N_("write {value}"), value=cut(written)) if written else Sentence("")


def _literal(value: object) -> str:
    if isinstance(value, str) and not re.fullmatch(r"[+-]?\d+", value):
        return f'"{value}"'
    return str(value)


def word_meant(given: object, names: Sequence[str]) -> Sentence:
    """Return which of the words that may stand somewhere was meant."""
    if isinstance(given, tuple) and len(given) == 1 and given[0] in names:
        return Sentence(N_("write {value}"), value=f'"{given[0]}"')
    if isinstance(given, tuple) and given and all(one in names for one in given):
        return Sentence(N_("one pair of [ ] is too many: take it away"))
    if not isinstance(given, str):
        return Sentence("")
    if given.strip() in names and not names[0].isalpha():
        return Sentence(N_("numbers stand without quotes"))
    return crossed(given, names) or did_you_mean(_id_of(given, names), names) or did_you_mean(given.lower(), names)


def form_meant(pattern: str, given: object) -> Sentence:
    """Return how to write a text of the wrong form, where it is plain what was meant."""
    text = str(given).strip()
    written = ""
    if pattern == ID:
        written = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
        written = written if re.match(ID, written) and written.isascii() else ""
    elif pattern == SUPPORT and ":" not in text:
        axes = {"role": ROLES, "concern": CONCERNS, "win": WINS, "veto": VETOES, "channel": CHANNELS}
        written = next((f"{axis}:{text}" for axis, known in axes.items() if text in known), "")
    elif pattern == SUPPORT:
        written = re.sub(r"\s*:\s*", ":", text.lower())
    elif pattern == VERSION and re.fullmatch(r"\d+(\.\d+)?", text):
        written = f"{text}.0" if "." in text else f"{text}.0.0"
    elif pattern == DAY and (parts := re.fullmatch(r"(\d{4})[./年-](\d{1,2})[./月-](\d{1,2})日?", text)):
        written = f"{parts[1]}-{parts[2]:0>2}-{parts[3]:0>2}"
    if not written or not re.match(pattern, written):
        return Sentence("")
    return Sentence(N_("write {value}"), value=f'"{written}"')


def _id_of(word: str, names: Sequence[str]) -> str:
    """Return the id that trainees read as `word` in some language, or the word itself."""
    from trainer.i18n.languages import LANGUAGES
    from trainer.i18n.terms import TERMS
    from trainer.i18n.translator import Translator

    said = word.strip().lower()
    for kind, known in TERMS.items():
        for one in names:
            if one in known and said in {Translator(language).term(kind, one).lower() for language in LANGUAGES}:
                return one
    return word


def in_braces(model: type[BaseModel], document: Document, key: Key, given: tuple[Any, ...] | str) -> Sentence:
    """Return how to write a condition or preference that was given as a list or text, or nothing if it is no such."""
    kind = bare(type_at(model, key))[0]
    if kind not in IN_BRACES:
        return Sentence("")
    names = [one for one in (given if isinstance(given, tuple) else (given,)) if isinstance(one, str)]
    for name in names:
        for field in kind.model_fields:
            inner = type_inside(kind, field)
            if name in words_of(inner):
                return Sentence(N_("write {value}"), value=f'{{ {field} = "{name}" }}')
    if kind is NeedsTable and names:
        for field, known in _things(document):
            if all(name in known for name in names):
                return Sentence(N_("write {value}"), value=f"{{ {field} = [{', '.join(map(_literal, names))}] }}")
    return Sentence(N_("write {value}, with some of: {names}"), value="{ … = … }", names=tuple(kind.model_fields))


def _things(document: Document) -> Iterator[tuple[str, set[str]]]:
    """Yield the keys of a condition that name things of the file, and the names of these."""

    def ids(name: str) -> set[str]:
        entries = document.get(name)
        return {str(one.get("id")) for one in entries if isinstance(one, dict)} if isinstance(entries, tuple) else set()

    yield "met", ids("person")
    yield "clues", ids("clue")
    people = document.get("person")
    own = [one for one in people if isinstance(one, dict)] if isinstance(people, tuple) else []
    yield "asked", {f"{one.get('id')}.{name}" for one in own for name in _questions(one)}


def question_meant(document: Document, key: Key, given: object) -> Sentence:
    """Return a guess at the question that was named without its person: one of the person in whose table it stands."""
    people = document.get("person")
    if not isinstance(people, tuple):
        return Sentence("")
    own = people[key[1]] if key[0] == "person" and len(key) > 1 and isinstance(key[1], int) else None
    for person in (own, *people):
        if isinstance(person, dict) and given in _questions(person):
            return Sentence(N_("did you mean '{near}'?"), near=f"{person.get('id')}.{given}")
    if not isinstance(own, dict):
        return Sentence("")
    return did_you_mean(f"{own.get('id')}.{given}", [f"{own.get('id')}.{name}" for name in _questions(own)])


def _questions(person: Document) -> list[str]:
    questions = person.get("question")
    entries = questions if isinstance(questions, tuple) else ()
    return [str(entry.get("id")) for entry in entries if isinstance(entry, dict)]


def _known_at(model: type[BaseModel], key: tuple[str | int, ...]) -> tuple[str, ...]:
    here: type[BaseModel] | None = model
    for part in key:
        if isinstance(part, str) and here is not None:
            here = tables(here).get(part)
    return tuple(here.model_fields) if here else ()


def cut(text: str) -> str:
    """Return a text, or the beginning of a long one."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
