"""The keys of the studio, for the author's guide: read off its screens."""

# A phrase is one line, however long.
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from inspect import getmembers, isclass
from pkgutil import iter_modules

from textual.binding import Binding

from trainer.i18n.translator import Translator
from trainer.tui import studio

_WORDS = {
    "en": {
        "title": "The keys of the studio",
        "text": "The text stands on the left; on the right is one of three pages: problems, facts, or a place to try a meeting. The\n"
        "foot of the screen names the keys that work where you are, `ctrl+p` finds everything, and in the text itself every\n"
        "key of an ordinary editor works (`ctrl+z` takes back, `ctrl+y` does it again). Keys of your own stand in\n"
        "`settings.toml`, in a table `[keys.studio]`, by the second half of the names in the last column.",
        "head": "| key | what it does | name |",
    },
    "zh": {
        "title": "工作室的按键",
        "text": "左边是正文；右边是三页之一：问题、事实，或者试一场会面的地方。屏幕底部写着此处管用的按键，`ctrl+p` 什么都找得到，\n"
        "在正文里，一般编辑器的按键都管用（`ctrl+z` 撤销，`ctrl+y` 重做）。想换按键，写在 `settings.toml` 的\n"
        "`[keys.studio]` 表里，名称取最后一栏的后半截。",
        "head": "| 按键 | 作用 | 名称 |",
    },
}


def section(language: str) -> str:
    """Return the section as Markdown."""
    say, tr = _WORDS[language], Translator(language)
    lines = [f"## {say['title']}", "", say["text"], "", say["head"], "|---|---|---|"]
    lines += [f"| `{one.key}` | {tr(one.description)} | `{one.id}` |" for one in bindings()]
    return "\n".join((*lines, ""))


def bindings() -> Iterator[Binding]:
    """Yield every key that the studio's own screens and panes have, those of the screen itself first."""
    names = sorted((one.name for one in iter_modules(studio.__path__)), key=lambda name: (name != "screen", name))
    for name in names:
        module = import_module(f"{studio.__name__}.{name}")
        for _, kind in getmembers(module, isclass):
            if kind.__module__ == module.__name__:
                own = vars(kind).get("BINDINGS", ())
                yield from (one for one in own if isinstance(one, Binding) and one.id and one.description)
