"""Every limit of the format, for the author's guide: of texts, lists, files and what `--strict` counts."""

# A phrase is one line, however long.
# ruff: noqa: E501

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from annotated_types import MaxLen, MinLen
from pydantic import BaseModel

from tests.packs.guide_words import phrase
from tests.packs.tables import PATHS
from trainer.i18n.text_table import GAP
from trainer.packs import bundle, certificates, scaffold, sizing, zip_safety
from trainer.packs.checks import check, means, rules, texts, traces
from trainer.packs.file_names import VARIANTS
from trainer.packs.format import models
from trainer.packs.format.fields import Cell, Id, Speech, Term, Translatable
from trainer.packs.toml import read

_WIDE = 2
"""Terminal cells of a Chinese character."""

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "title": "Every limit",
        "text": "A text that is too long for the loader is an error (E104); one that is too long for its place on a screen or a page is\n"
        "a warning (W501), which `check --strict` counts as an error. Places are measured in terminal cells: a Latin letter takes\n"
        "one, a Chinese character two. Numbers have their ranges in the tables below.",
        "texts": "### Texts",
        "texts head": "| where | characters | cells | Chinese characters | line breaks |",
        "lists": "### How many there may be",
        "lists head": "| where | at least | at most |",
        "others": "### Files, and what the checks count",
        "others head": "| what | limit | code |",
        "yes": "yes",
        "no": "no",
        "id": "an id",
        "cell": "a cell of `[source.records]`",
        "term": "a `term` of the glossary",
        "meaning": "a `meaning` of the glossary",
        "bytes": "a file: MB of text",
        "lines": "a file: lines",
        "values": "a file: values",
        "parts": "a key: parts, with dots between them",
        "key": "a key: characters",
        "depth": "tables and lists within each other",
        "family": "a scenario with its variants and translations: files",
        "family bytes": "a scenario with its variants and translations: MB",
        "variants": "truths of one scenario",
        "maybe": "events with `needs`",
        "records": "all columns of records side by side: cells, with {gap} between two",
        "longest": "objections whose right response is the longest of all: one half of them, where there are at least",
        "first": "objections whose right response is the first: all of them, where there are at least",
        "probe": "the probe against the other responses: shorter than three quarters of the shortest, or longer than four thirds of the longest, where there are responses at least",
        "rare": "pitches that may share a rare word with one public text before it points to none: more than",
        "errors": "errors that are told of one file",
        "certificate": "a certificate: KB",
        "zip": "a pack's zip: MB, packed and unpacked",
        "zip files": "a pack's zip: files",
        "people": "people whom `trainer new` writes",
        "name": "title and customer's name in `trainer new`: characters",
    },
    "zh": {
        "title": "全部上限",
        "text": "文字超过载入的上限是错误（E104）；超过它在屏幕或纸上的位置是警告（W501），`check --strict` 把它当错误算。\n"
        "位置按终端格数来量：一个拉丁字母占一格，一个汉字占两格。数字的范围写在下面的各张表里。",
        "texts": "### 文字",
        "texts head": "| 位置 | 字符 | 格 | 汉字 | 换行 |",
        "lists": "### 可以有几个",
        "lists head": "| 位置 | 至少 | 至多 |",
        "others": "### 文件，以及检查要数的",
        "others head": "| 对象 | 上限 | 代码 |",
        "yes": "可以",
        "no": "不可以",
        "id": "id",
        "cell": "`[source.records]` 的一格",
        "term": "术语表的 `term`",
        "meaning": "术语表的 `meaning`",
        "bytes": "一个文件：MB",
        "lines": "一个文件：行数",
        "values": "一个文件：值的个数",
        "parts": "一个键：用点隔开的节数",
        "key": "一个键：字符数",
        "depth": "表和列表嵌套的层数",
        "family": "一个案例连同它的变体和译文：文件数",
        "family bytes": "一个案例连同它的变体和译文：MB",
        "variants": "一个案例的真相套数",
        "maybe": "带 `needs` 的事件",
        "records": "记录表所有的列并排：格数，两列之间空 {gap} 格",
        "longest": "对的回应恰好最长的异议：不超过一半；案例里至少有这么多异议才算",
        "first": "对的回应排在第一的异议：不能全都是；案例里至少有这么多异议才算",
        "probe": "追问与别的回应相比：不能比最短的四分之三还短，也不能比最长的三分之四还长；至少有这么多条回应才算",
        "rare": "与一个人的公开介绍共用一个生僻词的推介：超过这么多个，就指不出是哪一个了",
        "errors": "一个文件里逐条说出的错误",
        "certificate": "一份证书：KB",
        "zip": "一个案例包的 zip：MB，压缩前后都算",
        "zip files": "一个案例包的 zip：文件数",
        "people": "`trainer new` 写的人数",
        "name": "`trainer new` 的标题和客户名称：字符数",
    },
}  # fmt: skip


class _Text(NamedTuple):
    characters: int
    cells: int
    breaks: bool


def section(language: str) -> str:
    """Return the section as Markdown."""
    say = _WORDS[language]
    lines = [f"## {say['title']}", "", say["text"], "", say["texts"], "", say["texts head"], "|---|---|---|---|---|"]
    kinds: dict[_Text, list[str]] = defaultdict(list)
    for place, kind in _texts():
        kinds[kind].append(place)
    for kind, found in sorted(kinds.items()):
        breaks = say["yes" if kind.breaks else "no"]
        lines.append(
            f"| {_grouped(language, found)} | {kind.characters} | {kind.cells} | {kind.cells // _WIDE} | {breaks} |"
        )
    for name, bound in (
        ("cell", _cell()), ("term", _bound(Term)), ("meaning", _bound(Speech, breaks=True)), ("id", _bound(Id)),
    ):  # fmt: skip
        breaks = say["yes" if bound.breaks else "no"]
        lines.append(
            f"| {say[name]} | {bound.characters} | {bound.cells or ''} | {bound.cells // _WIDE or ''} | {breaks} |"
        )
    lines += ["", say["lists"], "", say["lists head"], "|---|---|---|"]
    lines += [f"| {_grouped(language, [one])} | {least or ''} | {most or ''} |" for one, least, most in _lists()]
    lines += ["", say["others"], "", say["others head"], "|---|---|---|"]
    lines += [f"| {say[name].format(gap=GAP)} | {most:,} | {code} |" for name, most, code in _others()]
    return "\n".join((*lines, ""))


def _models() -> Iterator[tuple[str, type[BaseModel]]]:
    for name, path in PATHS.items():
        yield path, getattr(models, name)


def _texts() -> Iterator[tuple[str, _Text]]:
    """Yield every text of the format with what it may hold: `place`, as it is written, and how much."""
    for path, model in _models():
        for name, field in model.model_fields.items():
            cells = next((mark.cells for mark in field.metadata if isinstance(mark, Translatable)), 0)
            most = next((mark.max_length for mark in field.metadata if isinstance(mark, MaxLen)), 0)
            if cells and field.annotation is str:
                yield f"{path}|{name}", _Text(most, cells, any("plain" in repr(mark) for mark in field.metadata))


def _grouped(language: str, found: list[str]) -> str:
    """Return places as they are written, the keys of one table together."""
    by_table: dict[str, list[str]] = defaultdict(list)
    for place in found:
        path, _, name = place.partition("|")
        by_table[path].append(f"`{name}`")
    return "; ".join(f"{' '.join(names)} ({_table(language, path)})" for path, names in by_table.items())


def _table(language: str, path: str) -> str:
    return f"`{path}`" if path.startswith("[") else phrase(language, path)


def _lists() -> Iterator[tuple[str, int, int]]:
    for path, model in _models():
        for name, field in model.model_fields.items():
            least = next((mark.min_length for mark in field.metadata if isinstance(mark, MinLen)), 0)
            most = next((mark.max_length for mark in field.metadata if isinstance(mark, MaxLen)), 0)
            if (least or most) and field.annotation is not str and "tuple" in repr(field.annotation):
                yield f"{path}|{name}", least, most


def _cell() -> _Text:
    marks = models.RecordsTable.model_fields["columns"].metadata
    cells = next(mark.cells for mark in marks if isinstance(mark, Translatable))
    return _Text(_bound(Cell).characters, cells, False)


def _bound(annotated: Any, *, breaks: bool = False) -> _Text:
    field = annotated.__metadata__[0]
    return _Text(next(mark.max_length for mark in field.metadata if isinstance(mark, MaxLen)), 0, breaks)


def _others() -> Iterator[tuple[str, int, str]]:
    megabyte = 1024 * 1024
    yield "bytes", read.MAX_BYTES // megabyte, "E002"
    yield "lines", read.MAX_LINES, "E002"
    yield "values", read.MAX_VALUES, "E002"
    yield "parts", read.MAX_KEY_PARTS, "E005"
    yield "key", read.MAX_KEY_LENGTH, "E005"
    yield "depth", read.MAX_DEPTH, "E006"
    yield "family", bundle.MAX_FILES, ""
    yield "family bytes", bundle.MAX_TOTAL // megabyte, ""
    yield "variants", len(VARIANTS), "E411"
    yield "maybe", rules.MAX_MAYBE_EVENTS, "E311"
    yield "records", means.WIDEST, "W505"
    yield "longest", texts.FEWEST_LISTS, "W502"
    yield "first", texts.FEWEST_LISTS, "W503"
    yield "probe", traces.FEWEST_RESPONSES, "W203"
    yield "rare", traces.POINTS_TO, "W201"
    yield "errors", check.MOST_ERRORS, "E008"
    yield "certificate", certificates.MAX_BYTES // 1024, ""
    yield "zip", zip_safety.MAX_TOTAL // megabyte, ""
    yield "zip files", zip_safety.MAX_FILES, ""
    yield "people", sizing.MOST, ""
    yield "name", scaffold.LONGEST_NAME, ""
