"""Keys that the user has changed: which can be had, and what speaks against the others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from textual.binding import Binding
from textual.keys import Keys, key_to_character

from trainer.i18n.translator import Translator
from trainer.scene.choices import CHOICE_KEYS

MODIFIERS = ("ctrl", "shift", "alt", "super", "meta")
ROW_KEY_PREFIXES = ("meeting.", "scene.")
"""What works on a screen where figures and letters pick a row."""


@cache
def bindings_by_screen(app: type) -> dict[str, tuple[Binding, ...]]:
    """Return the keys of every screen (by its class's name) before any change; those of the app are in all."""
    from trainer.tui import screens
    from trainer.tui.screens.base import TranslatedScreen

    for module in iter_modules(screens.__path__):
        import_module(f"{screens.__name__}.{module.name}")
    everywhere = tuple(_bindings(app))
    return {
        kind.__name__: (*everywhere, *(one for base in reversed(kind.__mro__) for one in _bindings(base)))
        for kind in _kinds(TranslatedScreen)
        if kind.__module__ != TranslatedScreen.__module__
    }


def make_keymap(app: type, asked: Mapping[str, str], tr: Translator) -> tuple[dict[str, str], list[str]]:
    """Return the keymap that can be had of what was asked for, and what to say of the rest.

    Args:
        app: the class of the app, whose own keys work on every screen.
        asked: keys by id, such as `{"desk.meet": "v"}`; several keys are separated by commas.
        tr: the language to complain in.
    """
    by_screen = bindings_by_screen(app)
    known = {one.id: one for bindings in by_screen.values() for one in bindings if one.id}
    keymap: dict[str, str] = {}
    complaints: list[str] = []
    for name, keys in asked.items():
        wrong = [key for key in keys.split(",") if not is_key(key.strip())]
        if name not in known:
            words = tr("There is nothing called '{name}' to give a key to; the help (?) shows the names.", name=name)
            complaints.append(words)
        elif wrong:
            words = tr(
                "'{key}' for {name} is no key: a letter, or a name such as f2 or ctrl+b.", key=wrong[0], name=name
            )
            complaints.append(words)
        else:
            keymap[name] = ",".join(long_name(key.strip()) for key in keys.split(","))
    # What is refused takes its old key back, and may so stand in the way of another.
    while clash := next(_clashes(by_screen, keymap), None):
        name, other, key = clash
        del keymap[name]
        if other:
            words = tr("The key {key} is not given to {name}: it is {other}.", key=key, name=name, other=other)
        else:
            words = tr("The key {key} is not given to {name}: it picks a row there.", key=key, name=name)
        complaints.append(words)
    return keymap, complaints


def is_key(key: str) -> bool:
    """Return whether a terminal can send such a key: one character, or a name with modifiers before it."""
    *modifiers, last = key.split("+") if key != "+" else [key]
    spelt = key_to_character(last)
    named = last in {one.value for one in Keys} or (spelt is not None and spelt.isascii())
    named = named or (len(last) == 1 and last.isprintable() and last != " ")
    return named and all(one in MODIFIERS for one in modifiers)


def long_name(key: str) -> str:
    """Return a key as Textual names it: "question_mark" for "?"; names stay as they are."""
    if len(key) > 1 or key.isalnum():
        return key
    return unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")


def _clashes(by_screen: Mapping[str, tuple[Binding, ...]], keymap: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield (what was remapped, what has the key already on the same screen or "" for rows, the key)."""
    for bindings in by_screen.values():
        held: dict[str, str] = {}
        changed = [one for one in bindings if one.id in keymap]
        for one in bindings:
            if one.id not in keymap:
                held.update((key, one.id or one.action) for key in one.key.split(","))
        for one in changed:
            assert one.id is not None
            for key in keymap[one.id].split(","):
                taken = held.setdefault(key, one.id)
                if taken != one.id:
                    yield one.id, taken, key
                elif key in CHOICE_KEYS and one.id.startswith(ROW_KEY_PREFIXES):
                    yield one.id, "", key


def _bindings(kind: type) -> Iterator[Binding]:
    ours = kind.__module__.startswith(__name__.partition(".")[0])
    own = [one for one in vars(kind).get("BINDINGS", ()) if ours and isinstance(one, Binding)]
    for one in own:
        for key in one.key.split(","):
            yield Binding(long_name(key.strip()), one.action, one.description, id=one.id)


def _kinds(kind: type) -> Iterator[type]:
    below: type
    for below in kind.__subclasses__():
        yield below
        yield from _kinds(below)
