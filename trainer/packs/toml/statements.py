"""Slips in a line of `key = value` that TOML's own messages do not name: signs, lists, tables, numbers, bare words."""

from __future__ import annotations

import re
from collections.abc import Callable

from trainer.errors import N_, Sentence
from trainer.packs.toml.mistakes import TomlMistake, made
from trainer.packs.toml.positions import Positions, Statement

_LONGEST = 60
"""Characters of a line that a remedy shows."""

_KEY = re.compile(r"[ \t]*([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)[ \t]*(==|=>|:=|->|=|:|)[ \t]*")
_SPACED_KEY = re.compile(r"[ \t]*([A-Za-z]\w*(?:[ \t]+\w+)+)[ \t]*=")
_TEXT = re.compile(r'"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"|\'[^\'\n]*\'')
_TABLE_OR_KEY = re.compile(r"[ \t]*(?:\[\[?[A-Za-z][\w.-]*\]\]?[ \t]*(?:#.*)?$|[A-Za-z_][\w.-]*[ \t]*=)", re.MULTILINE)
_COMMA = re.compile(r"([+-]?\d+),(\d+)$")
_UNIT = re.compile(r"([+-]?\d+)(?:[.,]\d+)?[ \t]*([%\w\u3400-\u9fff].*)$")
_ZEROS = re.compile(r"([+-]?)0+([1-9]\d*)$")
_WORD = re.compile(r"[^\s\"'\[\]{},=:;()#]+(?:[ \t]+[^\s\"'\[\]{},=:;()#]+)*")


def slip_in_statement(text: str, positions: Positions, at: int, said: str) -> TomlMistake | None:
    """Return the slip behind the parser's complaint `said` about offset `at`, if its line shows one.

    Args:
        text: what was parsed.
        positions: the places of everything in it.
        at: where the parser stopped.
        said: its complaint.
    """
    if said.startswith("Cannot overwrite a value"):
        return _twice(text, positions, at)
    begun = _begun(text, positions, at, within=said.startswith(("Invalid value", "Unclosed")))
    key = _KEY.match(text, begun)
    if (spaced := _SPACED_KEY.match(text, begun)) is not None:
        name = re.sub(r"\s+", "_", spaced[1])
        return made(spaced.start(1), spaced.end(1), N_("a key holds no spaces"), N_("write {name}"), name=name)
    if key is None or text.startswith("[", begun):
        return None
    end = _line_end(text, begun)
    value = text[key.end() : end].rstrip()
    if key[2] != "=":
        return _sign(key, value, end)
    if not value or value.startswith("#"):
        return _no_value(text, key, end)
    for look in (_list, _table, _round, _number, _bare, _behind):
        found = look(text, key, at, end)
        if found is not None:
            return found
    return None


def _begun(text: str, positions: Positions, at: int, *, within: bool) -> int:
    """Return where the statement begins in which the parser stopped, or `within` whose value it stopped."""
    begun = 0
    for one in positions.statements:
        if one.begun > at - within:
            break
        if within and one.opening.startswith("["):
            continue
        # What stands behind a value on its line is no statement of its own.
        if text.count("\n", begun, one.begun) or not one.begun:
            begun = one.begun
    return begun


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _twice(text: str, positions: Positions, at: int) -> TomlMistake | None:
    """Return a key that is given twice, where its second value ends at `at`."""
    pairs = [one for one in positions.statements if one.opening != "?"]
    here: Statement | None = next((one for one in reversed(pairs) if one.begun < at), None)
    if here is None or here.opening:
        return None
    earlier = next((one for one in pairs if one.path == here.path and one.begun < here.begun), None)
    if earlier is None:
        return None
    name = str(here.path[-1])
    return made(
        here.begun, here.begun + len(name), N_("`{name}` is given twice in one table, first on line {line}"),
        N_("keep one of the two"), name=name, line=text.count("\n", 0, earlier.begun) + 1,
    )  # fmt: skip


def _sign(key: re.Match[str], value: str, end: int) -> TomlMistake:
    name, sign = key[1], key[2]
    if sign:
        wrong = N_("{sign} stands where = belongs")
        mend = Sentence(N_("write {statement}"), statement=_cut(f"{name} = {value}")) if value else Sentence("")
        return made(key.start(2), key.end(2), wrong, mend, sign=sign)
    if value:
        mend = Sentence(N_("write {statement}"), statement=_cut(f"{name} = {value}"))
        return made(key.start(1), end, N_("there is no = behind `{name}`"), mend, name=_cut(name))
    return made(
        key.start(1), key.end(1), N_("a line with nothing but `{name}`"),
        N_("write `key = value`, or take the line out; a text over several lines stands between three quotes"),
        name=_cut(name),
    )  # fmt: skip


def _no_value(text: str, key: re.Match[str], end: int) -> TomlMistake:
    following = text[end + 1 : _line_end(text, end + 1)]
    if following.strip() and not _TABLE_OR_KEY.match(following) and '"""' in text[end:]:
        mend = N_('opening """ missing? write it behind the =')
    else:
        mend = N_("write what belongs there, or take the line out")
    return made(key.start(1), key.end(), N_("`{name}` has no value"), mend, name=_cut(key[1]))


def _list(text: str, key: re.Match[str], at: int, end: int) -> TomlMistake | None:
    start = key.end()
    if text[start] != "[":
        return None
    line = text.count("\n", 0, start) + 1
    sign = text[at : at + 1]
    row = text.rfind("\n", 0, at) + 1
    if at >= len(text) or (row > start and _TABLE_OR_KEY.match(text, row)):
        return made(
            start, start + 1, N_("the list that [ opens on line {line} is not closed"),
            N_("write ] behind its last entry; between the entries stand commas"), line=line,
        )  # fmt: skip
    if sign in ";；":
        return made(at, at + 1, N_("{sign} stands between two entries of a list"), N_("write a comma"), sign=sign)
    inside = text[start + 1 : end]
    if re.match(r"[ \t]*[A-Za-z_][\w-]*[ \t]*[=:]", inside):
        wrong = N_("names with values stand in a list here")
        return made(start, start + 1, wrong, N_("write { } around them instead of [ ]"))
    if sign in ",]":
        return made(at, at + 1, N_("an entry is missing before this {sign}"), N_("take one comma out"), sign=sign)
    if (word := _WORD.match(text, at)) is not None and not word[0][0].isdigit():
        return _behind_quote(word) if text[at - 1] in "\"'" else _unquoted(word)
    before = text[start:at].rstrip()
    if before and before[-1] not in "[," and sign and sign not in "=:)}":
        place = start + len(before)
        return made(place, place + 1, N_("a comma is missing between two entries"), N_("write a comma here"))
    return None


def _unquoted(word: re.Match[str]) -> TomlMistake:
    wrong = N_("a text without quotes: '{word}'")
    return made(word.start(), word.end(), wrong, N_('write "{word}"'), word=_cut(word[0]))


def _behind_quote(word: re.Match[str]) -> TomlMistake:
    return made(
        word.start(), word.end(), N_("a text ends at the quote before this: '{word}'"),
        N_('is a quote missing further left? quotes inside a text are written \\", or as “ ”'), word=_cut(word[0]),
    )  # fmt: skip


def _table(text: str, key: re.Match[str], at: int, end: int) -> TomlMistake | None:
    start = key.end()
    if text[start] != "{":
        return None
    sign = text[at : at + 1]
    inside = text[start + 1 : end]
    if not re.search(r"\w[ \t]*[=:]", _TEXT.sub("", inside)) and inside.strip() and "}" in inside:
        mend = Sentence(N_("write {statement}"), statement=_cut(f"{key[1]} = [{inside.partition('}')[0].strip()}]"))
        return made(start, start + 1, N_("a list stands in { } here"), mend)
    if sign == ":":
        name = re.search(r"([\w-]+)[ \t]*$", text[start:at])
        wrong, mend = N_("{sign} stands where = belongs"), Sentence(N_("write {name} ="), name=name[1] if name else "")
        return made(at, at + 1, wrong, mend, sign=sign)
    if sign in ("", "\n"):
        closing = re.compile(r"[^\"\[\]{}]*?(?:\"[^\"\n]*\"[^\"\[\]{}]*?|\[[^\]]*\][^\"\[\]{}]*?)*\}").match(text, at)
        if closing is not None and not re.search(r"^\[", closing[0], re.MULTILINE):
            return made(
                start, start + 1, N_("a table in { } goes over several lines"),
                N_("write all of it on one line, without a comma at its end"),
            )  # fmt: skip
        return made(
            start, start + 1, N_("the table that {bracket} opens is not closed on this line"),
            N_("write {closing} behind its last value"), bracket="{", closing="}",
        )  # fmt: skip
    if sign in ",}" and text[start + 1 : at].strip()[-1:] == ",":
        return made(at, at + 1, N_("a comma stands before this {sign}"), N_("take one comma out"), sign=sign)
    if (word := _WORD.match(text, at)) is not None and re.search(r"=[ \t]*$", text[start:at]):
        return _number_said(text, key, at, word) or _unquoted(word)
    before = text[start:at].rstrip()
    if before and before[-1] not in "{,=" and (sign.isalpha() or sign in "\"'"):
        place = start + len(before)
        return made(place, place + 1, N_("a comma is missing between two values"), N_("write a comma here"))
    return None


def _number_said(text: str, key: re.Match[str], at: int, word: re.Match[str]) -> TomlMistake | None:
    unit = _UNIT.match(word[0])
    if unit is None:
        return None
    return made(at, word.end(), N_("a number stands alone, without a unit: {given}"), N_("write {number}"),
                given=_cut(word[0]), number=unit[1])  # fmt: skip


def _round(text: str, key: re.Match[str], at: int, end: int) -> TomlMistake | None:
    if text[key.end()] != "(":
        return None
    inside = text[key.end() + 1 : end].rpartition(")")[0].strip()
    mend = Sentence(N_("write {statement}"), statement=_cut(f"{key[1]} = [{inside}]")) if inside else Sentence("")
    return made(key.end(), key.end() + 1, N_("a list stands in [ ], not in ( )"), mend)


def _number(text: str, key: re.Match[str], at: int, end: int) -> TomlMistake | None:
    value = text[key.end() : end].partition("#")[0].rstrip()
    stop = key.end() + len(value)
    told: Callable[..., TomlMistake] = lambda wrong, mend, **values: made(key.end(), stop, wrong, mend, **values)  # noqa: E731
    if (comma := _COMMA.match(value)) is not None:
        return told(
            N_("{given} is no number: a comma stands in it"),
            N_("write a whole number, such as {number}; several numbers stand in [ ]: [{number}, {other}]"),
            given=value, number=comma[1], other=comma[2],
        )  # fmt: skip
    if (zeros := _ZEROS.match(value)) is not None:
        return told(
            N_("a number does not begin with 0: {given}"), N_("write {number}"), given=_cut(value),
            number=f"{zeros[1].strip('+')}{zeros[2]}",
        )  # fmt: skip
    if (unit := _UNIT.match(value)) is not None and "," not in value:
        wrong = N_("a number stands alone, without a unit: {given}")
        return told(wrong, N_("write {number}"), given=_cut(value), number=unit[1])
    return None


def _bare(text: str, key: re.Match[str], at: int, end: int) -> TomlMistake | None:
    value = text[key.end() : end].partition(" #")[0].rstrip()
    if at != key.end() or not value or value[0] in "\"'[{(+-.=" or value[0].isdigit():
        return None
    mend = Sentence(N_("write {statement}"), statement=_cut(f'{key[1]} = "{value}"'))
    if len(value.split()) == 1:
        mend = Sentence(
            N_('texts stand in quotes, such as "{word}", and numbers are written in digits'), word=_cut(value)
        )
    if value.endswith("]") and "[" not in value:
        return made(at, at + 1, N_("the list has no opening ["), N_("write [ before its first entry"))
    return made(at, key.end() + len(value), N_("a text without quotes: '{word}'"), mend, word=_cut(value))


def _behind(text: str, key: re.Match[str], at: int, end: int) -> TomlMistake | None:
    """Return what stands behind a value that is complete."""
    value = text[key.end() : end].rstrip()
    first = _TEXT.match(value) or re.match(r"[+-]?\d+|true|false", value)
    if first is None or value.startswith(('"""', "'''")):
        return None
    rest = value[first.end() :].lstrip()
    place = key.end() + len(value) - len(rest)
    if rest in (",", ";", ".", "，", "；", "。"):
        return made(place, place + 1, N_("{sign} stands behind the value"), N_("take it out"), sign=rest)
    if rest.startswith(("]", ",")) or rest.endswith("]"):
        if rest.endswith("]") and "[" not in value:
            wrong, mend = N_("the list has no opening ["), N_("write [ before its first entry")
            return made(key.end(), key.end() + first.end(), wrong, mend)
        if re.match(r",[ \t]*[\"'\d+-]", rest):
            listed = Sentence(N_("write {statement}"), statement=_cut(f"{key[1]} = [{value}]"))
            return made(key.end(), key.end() + len(value), N_("several values stand in a list"), listed)
    if rest.startswith("="):
        return None
    if first[0][0] in "\"'" and rest:
        return made(
            place, place + len(rest), N_("the text ends at the quote before this, and more stands behind it"),
            N_('quotes inside a text are written \\", or as “ ”'),
        )  # fmt: skip
    return None
