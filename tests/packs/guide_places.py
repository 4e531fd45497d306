"""Where which condition may stand, for the author's guide: tried out in every place, and told by what the checks say."""

# A phrase is one line, however long.
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

from pydantic import BaseModel

from tests.conftest import MILL
from tests.packs.tables import PATHS
from trainer.packs.checks.references import names
from trainer.packs.checks.scenario_index import ScenarioIndex
from trainer.packs.format.models import NeedsTable, ScenarioFile
from trainer.packs.format.text_fields import tables
from trainer.packs.toml.read import parse

Place = tuple[str, ...]
"""Keys from the top of the file to a condition, such as ("person", "question", "needs")."""

PERSONAL, IN_MEETING = ("trust", "coach"), ("channel", "companion")
_MOST: dict[str, Any] = {"trust": 1, "coach": True, "channel": "visit", "companion": "engineer", "day": 2}
_RESPONSE = {"say": "Why?", "answer": "So.", "does": ("acknowledge",)}
_LINE = {"id": "line", "when": "greet_again", "text": "Again."}
_ALSO: dict[str, Any] = {
    "objection": {"id": "late", "type": "timing", "said": "Later.", "meant": "risk",
                  "response": ({"id": "one", **_RESPONSE}, {"id": "two", **_RESPONSE})},
    "event": {"id": "news", "day": 2, "text": "News."},
    "lesson": {"id": "roles", "about": "roles", "text": "Two findings."},
    "discussion": {"id": "one", "text": "I saw."},
}  # fmt: skip
"""Tables that the scenario which it is tried out in lacks."""

WHEN: dict[Place, tuple[str, str]] = {
    ("seller", "team", "needs"): ("before a meeting, at the desk", "会面之前，在工作台上"),
    ("person", "access"): ("before a meeting, at the desk", "会面之前，在工作台上"),
    ("person", "question", "needs"): ("in the meeting, on the day it began", "会面中，按开始那天算"),
    ("person", "objection", "needs"): ("in the meeting, as it stood before the pitch", "会面中，按推介之前的情形算"),
    ("person", "objection", "response", "needs"): (
        "in the meeting, with the objection on the table",
        "会面中，异议还在桌上时",
    ),
    ("person", "reaction", "needs"): ("when the line would be said", "要说这句话的时候"),
    ("source", "needs"): ("at the desk", "在工作台上"),
    ("questionnaire", "needs"): ("at the desk", "在工作台上"),
    ("pitch", "needs"): ("in the meeting, whoever it is with", "会面中，不论跟谁"),
    ("event", "needs"): ("on the morning of its day, once", "那天早上，只看一次"),
    ("promise", "made"): ("after the decision, with a contract", "决定之后，签了合同才看"),
    ("promise", "kept"): ("after the decision, with a contract", "决定之后，签了合同才看"),
    ("ending", "needs"): ("at the decision", "决定的时候"),
    ("lesson", "needs"): ("in the debrief, as it stood at the end", "复盘时，按结束时的情形算"),
    ("discussion", "needs"): ("in the debrief, as it stood at the end", "复盘时，按结束时的情形算"),
}
"""When a condition is looked at, in English and in Chinese."""
_WORDS = {
    "en": {
        "title": "Where each condition may stand",
        "text": "All that a condition names must hold at once, and what it leaves out is not asked for. Most keys may stand in every\n"
        "condition; `trust` and `coach` need a person in whose table they stand (elsewhere: `trusted_by`), `channel` and\n"
        "`companion` a meeting (elsewhere: `met`, `asked`). `check` refuses others (E211), as it refuses what no play can meet (E308).",
        "head": "| where | `trust` `coach` | `channel` `companion` | the others | looked at |",
        "meeting": "{place}, in a meeting", "committee": "{place}, in the committee",
        "yes": "yes", "no": "no",
        "after": "Two things are worth knowing. Alternatives are no condition: write two questions, sources or endings, the special one first.\n"
        "And whoever does something sets a flag for it (`sets`) where something else is to depend on it: a source has been\n"
        "studied, a case been made, an approval been given. `without` asks that something was *not* done.",
    },
    "zh": {
        "title": "条件写在哪里",
        "text": "一个条件里写到的，必须同时成立；没写到的，不作要求。多数键在每种条件里都能写；`trust` 和 `coach` 要写在某个人的表里\n"
        "（别处写 `trusted_by`），`channel` 和 `companion` 要在会面中（别处写 `met`、`asked`）。写错了地方，`check` 会拒绝（E211）；"
        "没有哪次演练满足得了的，也会拒绝（E308）。",
        "head": "| 位置 | `trust` `coach` | `channel` `companion` | 其余的键 | 什么时候看 |",
        "meeting": "{place}，会面时", "committee": "{place}，在会上",
        "yes": "可以", "no": "不可以",
        "after": "有两点值得知道。条件里没有“或者”：要两种情形，就写两个提问、来源或结局，特殊的放在前面。\n"
        "别的东西要取决于做过某件事，就让那件事设一个标记（`sets`）：研究过某个来源，说过某个推介，拿到了某项批准。`without` 要求的是*没有*做过。",
    },
}  # fmt: skip


def section(language: str) -> str:
    """Return the section as Markdown."""
    say = _WORDS[language]
    lines = [f"## {say['title']}", "", say["text"], "", say["head"], "|---|---|---|---|---|"]
    for place, moment in _rows():
        shown = f"`{place[-1]}` · `{_table(place)}`"
        shown = say[moment].format(place=shown) if moment else shown
        allowed = _allowed(place, moment)
        marks = [say["yes"] if set(keys) <= allowed else say["no"] for keys in (PERSONAL, IN_MEETING, ("day",))]
        lines.append(f"| {shown} | {' | '.join(marks)} | {WHEN[place][language != 'en']} |")
    return "\n".join((*lines, "", say["after"], ""))


def places() -> list[Place]:
    """Return every place of a condition that the format has."""
    return list(_places(ScenarioFile))


def _places(model: type[BaseModel]) -> Iterator[Place]:
    for name, inner in tables(model).items():
        if inner is NeedsTable:
            yield (name,)
        else:
            yield from ((name, *rest) for rest in _places(inner))


def _rows() -> Iterator[tuple[Place, str]]:
    for place in WHEN:
        if "reaction" in place:
            yield from ((place, moment) for moment in ("meeting", "committee"))
        else:
            yield place, ""


def _table(place: Place) -> str:
    model: type[BaseModel] = ScenarioFile
    for name in place[:-1]:
        model = tables(model)[name]
    return PATHS[model.__name__]


@cache
def _allowed(place: Place, moment: str) -> frozenset[str]:
    """Return the keys that the checks let stand in a condition there."""
    document: Any = deepcopy(parse(MILL.read_bytes(), MILL.name))
    person = document["person"][0]
    person |= {"objection": (_ALSO["objection"],)}
    person |= {"reaction": ({**_LINE, "when": "in_favour"} if moment == "committee" else _LINE,)}
    document |= {name: (_ALSO[name],) for name in ("event", "lesson", "discussion")}
    filled = _with(document, place)
    index = ScenarioIndex(ScenarioFile.model_validate(filled), MILL.name)
    refused = {str(problem.key[-1]) for problem in names(index) if problem.code == "E211"}
    return frozenset(_MOST.keys() - refused)


def _with(value: Any, place: Place) -> Any:
    """Return a document with a condition that asks for everything in its first table at `place`."""
    name, *rest = place
    if not rest:
        return {**value, name: _MOST}
    inner = value[name]
    if isinstance(inner, tuple):
        return {**value, name: (_with(inner[0], tuple(rest)), *inner[1:])}
    return {**value, name: _with(inner, tuple(rest))}
