"""The rules of xAPI 1.0.3 (Data, sections 2.2–2.4, 4) for what we send, strictly: whatever is not known is wrong."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import Any

_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s\"<>\\^`{|}]+")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?")
_CONTEXTS = ("parent", "grouping", "category", "other")


def faults(statement: Any) -> list[str]:
    """Return what is wrong with a statement."""
    return list(_statement(statement))


def _statement(one: Any) -> Iterator[str]:
    yield from _keys(one, {"actor", "verb", "object"}, {"id", "timestamp", "result", "context"}, "statement")
    try:
        assert str(uuid.UUID(one["id"])) == one["id"]
    except (ValueError, AssertionError, KeyError):
        yield f"id: {one.get('id')}"
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,9}Z", one["timestamp"]):
        yield f"timestamp: {one['timestamp']}"
    datetime.fromisoformat(one["timestamp"])
    yield from _actor(one["actor"])
    yield from _keys(one["verb"], {"id", "display"}, set(), "verb")
    yield from _iri(one["verb"]["id"])
    yield from _words(one["verb"]["display"])
    yield from _activity(one["object"])
    yield from _result(one.get("result", {}))
    yield from _context(one.get("context", {}))


def _actor(one: Any) -> Iterator[str]:
    group = one.get("objectType") == "Group"
    yield from _keys(one, {"objectType", "account"}, {"name", "member"} if group else {"name"}, "actor")
    if one["objectType"] not in ("Agent", "Group"):
        yield f"objectType: {one['objectType']}"
    yield from _keys(one["account"], {"homePage", "name"}, set(), "account")
    yield from _iri(one["account"]["homePage"])
    for member in one.get("member", ()):
        if member.get("objectType") != "Agent":
            yield "a member is no agent"
        yield from _actor(member)


def _activity(one: Any) -> Iterator[str]:
    yield from _keys(one, {"id", "objectType", "definition"}, set(), "activity")
    if one["objectType"] != "Activity":
        yield f"objectType: {one['objectType']}"
    yield from _iri(one["id"])
    yield from _keys(one["definition"], {"type", "name"}, {"description"}, "definition")
    yield from _iri(one["definition"]["type"])
    yield from _words(one["definition"]["name"])


def _result(one: Any) -> Iterator[str]:
    yield from _keys(one, set(), {"score", "success", "completion", "duration", "extensions"}, "result")
    for name in ("success", "completion"):
        if not isinstance(one.get(name, True), bool):
            yield f"{name}: {one[name]}"
    if not _DURATION.fullmatch(one.get("duration", "PT0S")):
        yield f"duration: {one['duration']}"
    if "score" in one:
        score = one["score"]
        yield from _keys(score, {"scaled", "raw", "min", "max"}, set(), "score")
        if not (-1 <= score["scaled"] <= 1 and score["min"] <= score["raw"] <= score["max"]):
            yield f"score: {score}"
    yield from _extensions(one)


def _context(one: Any) -> Iterator[str]:
    known = {"registration", "platform", "language", "contextActivities", "extensions"}
    yield from _keys(one, set(), known, "context")
    if str(uuid.UUID(one["registration"])) != one["registration"]:
        yield f"registration: {one['registration']}"
    if not _TAG.fullmatch(one["language"]):
        yield f"language: {one['language']}"
    for kind, activities in one["contextActivities"].items():
        if kind not in _CONTEXTS:
            yield f"contextActivities: {kind}"
        for each in activities:
            yield from _activity(each)
    yield from _extensions(one)


def _extensions(one: Any) -> Iterator[str]:
    for iri in one.get("extensions", {}):
        yield from _iri(iri)


def _keys(one: Any, needed: set[str], allowed: set[str], where: str) -> Iterator[str]:
    if missing := needed - one.keys():
        yield f"{where} lacks {sorted(missing)}"
    if strange := one.keys() - needed - allowed:
        yield f"{where} has {sorted(strange)}"
    if empty := [name for name, value in one.items() if value is None or value == ""]:
        yield f"{where} holds nothing in {empty}"


def _iri(text: Any) -> Iterator[str]:
    if not isinstance(text, str) or not _IRI.fullmatch(text):
        yield f"no IRI: {text}"


def _words(words: Any) -> Iterator[str]:
    if not words:
        yield "no words"
    for tag, text in words.items():
        if not _TAG.fullmatch(tag) or not isinstance(text, str) or not text:
            yield f"no words in a language: {tag}: {text}"
