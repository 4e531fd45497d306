"""Slips of hand that TOML's own messages do not name: curly quotes, quotes never closed, single brackets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from trainer.errors import N_, Sentence


class TomlMistake(NamedTuple):
    """What went wrong, from offset `start` to `end`, and how to mend it."""

    start: int
    end: int
    wrong: Sentence
    mend: Sentence


class _Unquoted(NamedTuple):
    """A text or comment: where it is, what opens it, and whether anything closes it."""

    start: int
    end: int
    opening: str
    closed: bool


_OPENING = re.compile(r"\"\"\"|'''|[\"'#]")
_REST = {
    '"""': re.compile(r'[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+""""{0,2}', re.DOTALL),
    "'''": re.compile(r"[^']*+(?:'(?!'')[^']*+)*+''''{0,2}"),
    '"': re.compile(r'[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"'),
    "'": re.compile(r"[^'\n]*'"),
    "#": re.compile(r"[^\n]*"),
}
_CURLY = "“”„‟‘’‚‛″′«»「」『』〝〞＂＇"
_CURLY_END = re.compile(rf"[{_CURLY}](?=[ \t,\]}}]*(?:#[^\n]*)?$)")
_PLAIN = {
    "【": "[", "】": "]", "〔": "[", "〕": "]", "、": ",", "。": ".", "：": "=", "−": "-", "–": "-", "—": "-", "‐": "-",
    "‑": "-",
}  # fmt: skip
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_SWALLOWED = re.compile(r"\n[ \t]*[\w.-]+[ \t]*=[ \t]*(?:\"\"\"|''')\Z")
_WORD = re.compile(r"[A-Za-z]+")
_TRUTHS = frozenset({"yes", "no", "on", "off", "true", "false"})
_HEADER = re.compile(r"[ \t]*(\[\[?)[ \t]*([\w-]+(?:[ \t]*\.[ \t]*[\w-]+)*)[ \t]*\]")

TRUTH_HINT = N_("true or false, in small letters, without quotes")
_SPACES = {"\u00a0": N_("a no-break space ({number})"), "\u3000": N_("a full-width space ({number})")}


def mistake_at(text: str, at: int, said: str) -> TomlMistake | None:
    """Return the slip behind the parser's complaint `said` about the character at offset `at`, if it is a known one."""
    last: _Unquoted | None = None
    for one in _texts(text, at):
        found = _unclosed(text, one)
        if found is not None:
            return found
        last = one if one.opening != "#" else last
    if at < len(text) and (found := _foreign(text[at], at)) is not None:
        return found
    if last is not None and last.end == at and last.opening in "\"'":
        inside = text[last.start + 1 : at - 1]
        curly = re.search(rf"[{_CURLY}](?=[ \t]*[,\]}}])", inside)
        if curly is not None:
            return _mixed(last.start + 1 + curly.start())
        if last.opening == "'" and text[at : at + 1].isalpha():
            return made(
                at - 1, at, N_("the text ends at this apostrophe"),
                N_('a text that holds an apostrophe stands in double quotes: "…"'),
            )  # fmt: skip
    if said.startswith("Invalid value"):
        return _bare_value(text, at)
    if said.startswith(("Cannot declare", "Cannot overwrite", "Cannot mutate")):
        return _header_twice(text, at)
    return None


def made(start: int, end: int, wrong: str, mend: str | Sentence, /, **values: object) -> TomlMistake:
    """Return a slip between two offsets, with what fills the placeholders of its texts."""
    hint = mend if isinstance(mend, Sentence) else Sentence(mend, **values)
    return TomlMistake(start, end, Sentence(wrong, **values), hint)


def mistake_before(text: str, limit: int) -> TomlMistake | None:
    """Return the first slip of quotes or characters before offset `limit` of a text that no parser has seen."""
    at = 0
    for one in _texts(text, limit):
        found = _foreign_in(text, at, one.start) or _unclosed(text, one)
        if found is not None:
            return found
        at = one.end
    return _foreign_in(text, at, limit)


def _texts(text: str, limit: int) -> Iterator[_Unquoted]:
    """Yield every text and comment that begins before `limit`, up to the first that is never closed."""
    at = 0
    while (opening := _OPENING.search(text, at, limit)) is not None:
        # A limit inside three quotes shows only one of them.
        sign = text[opening.start() : opening.start() + 3]
        sign = sign if sign in _REST else sign[0]
        rest = _REST[sign].match(text, opening.start() + len(sign))
        if rest is None:
            yield _Unquoted(opening.start(), len(text), sign, closed=False)
            return
        yield _Unquoted(opening.start(), rest.end(), sign, closed=True)
        at = rest.end()


def _unclosed(text: str, one: _Unquoted) -> TomlMistake | None:
    if len(one.opening) == 3:
        missing = N_("closing {quotes} missing? write it where the text ends")
        # Lines are counted only once there is something to say: a text may hold a hundred thousand others.
        if not one.closed:
            wrong = N_("the text that {quotes} opens on line {line} is never closed")
            line = text.count("\n", 0, one.start) + 1
            return made(one.start, one.start + 3, wrong, missing, quotes=one.opening, line=line)
        if _SWALLOWED.search(text, max(one.start, text.rfind("\n", one.start, one.end)), one.end):
            line = text.count("\n", 0, one.start) + 1
            wrong = N_(
                "the text that {quotes} opens on line {line} is not closed before the next begins, on line {end}"
            )
            end = text.count("\n", 0, one.end) + 1
            return made(one.start, one.start + 3, wrong, missing, quotes=one.opening, line=line, end=end)
        return None
    if one.closed:
        return None
    end = text.find("\n", one.start)
    end = len(text) if end < 0 else end
    curly = _CURLY_END.search(text[one.start : end])
    if curly is not None:
        return _mixed(one.start + curly.start())
    return made(
        one.start, end, N_("the quote {quote} that opens a text here is not closed on this line"),
        N_("closing quote missing? a text over several lines stands between three quotes on each side"),
        quote=one.opening,
    )  # fmt: skip


def _mixed(at: int) -> TomlMistake:
    return made(
        at, at + 1, N_("the text opens with a straight quote, and here is a curly (typographic) one"),
        N_("close it with the straight quote that opened it"),
    )  # fmt: skip


def _foreign_in(text: str, start: int, end: int) -> TomlMistake | None:
    for match in _FOREIGN.finditer(text, start, max(start, end)):
        found = _foreign(match.group(), match.start())
        if found is not None:
            return found
    return None


def _foreign(character: str, at: int) -> TomlMistake | None:
    """Return what to type instead of a character that stands outside texts and is none of TOML's."""
    if character.isascii():
        return None
    number = f"U+{ord(character):04X}"
    if character in _CURLY:
        return made(
            at, at + 1, N_("these are curly (typographic) quotes: {sign} ({number})"),
            N_('type straight ones, " before and after the text; your editor may be curling them by itself'),
            sign=character, number=number,
        )  # fmt: skip
    category = unicodedata.category(character)
    if category == "Cf":
        return made(at, at + 1, N_("an invisible character ({number})"), N_("delete it"), number=number)
    if category == "Zs":
        space = _SPACES.get(character, N_("a space that is no plain one ({number})"))
        return made(at, at + 1, space, N_("type a plain space"), number=number)
    plain = _PLAIN.get(character) or unicodedata.normalize("NFKC", character)
    if len(plain) == 1 and plain.isascii() and plain.isprintable():
        return made(
            at, at + 1, N_("{sign} ({number}) is not the plain {plain}"),
            N_("type a plain {plain} (switch the keyboard to English); only texts in quotes may hold {sign}"),
            sign=character, number=number, plain=plain,
        )  # fmt: skip
    return None


def _bare_value(text: str, at: int) -> TomlMistake | None:
    word = _WORD.match(text, at)
    if word is None:
        return None
    if word.group().lower() in _TRUTHS:
        return made(at, word.end(), N_("{word} is no value"), TRUTH_HINT, word=word.group())
    end = text.find("\n", at)
    rest = text[at : end if end >= 0 else len(text)].rstrip()
    if rest.endswith(('"', "'")) and rest.count(rest[-1]) == 1:
        wrong = N_("the text closes with a quote that nothing opened")
        return made(at, at + len(rest), wrong, N_("opening quote missing?"))
    return None


def _header_twice(text: str, at: int) -> TomlMistake | None:
    start = text.rfind("\n", 0, at) + 1
    here = _HEADER.match(text, start)
    if here is None:
        return None
    name = re.sub(r"\s", "", here[2])
    earlier = None
    before = 0
    for line in text[:start].splitlines(keepends=True):
        header = _HEADER.match(line)
        if header is not None and re.sub(r"\s", "", header[2]) == name:
            earlier = (before + header.start(1), before + header.end(), header[1])
        before += len(line)
    if earlier is None:
        return None
    if here[1] == "[[":
        return made(
            earlier[0], earlier[1], N_("[{name}] in single brackets, and further down [[{name}]] begins a list"),
            N_("write [[{name}]] (double brackets) here too"), name=name,
        )  # fmt: skip
    start, end = here.start(1), here.end()
    if earlier[2] == "[[":
        wrong = N_("[{name}] in single brackets, and further up [[{name}]] begins a list")
        return made(start, end, wrong, N_("write [[{name}]] (double brackets)"), name=name)
    parent = name.rpartition(".")[0]
    mend = N_("write [[{name}]] (double brackets) if it is a list; otherwise there is one [{name}]")
    if parent:
        mend = N_("write [[{name}]] (double brackets) if it is a list; otherwise there is one [{name}] "
                  "after each [[{parent}]]")  # fmt: skip
    return made(start, end, N_("[{name}] stands here twice"), mend, name=name, parent=parent)
