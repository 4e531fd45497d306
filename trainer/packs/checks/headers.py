"""Headers of tables held against the format: their names, brackets and order, and tables that lost their header.

One such slip makes dozens of other faults: what they are is told instead of all that follows from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple

from pydantic import BaseModel

from trainer.errors import N_, Sentence
from trainer.packs.format.table_paths import IN_BRACES, Path, header, kinds, required
from trainer.packs.problems import Key, Problem, Span
from trainer.packs.suggest import nearest
from trainer.packs.toml.positions import Positions, Statement

_NEAR = 0.72
_LOOSE = re.compile(
    r"""[ \t]*(?P<opening>[\[({<]*)[ \t]*["']?(?P<name>[A-Za-z_][\w-]*(?:[ \t./]+[A-Za-z_][\w-]*)*)["']?"""
    r"""[ \t]*(?P<closing>[\])}>]*)[ \t]*(?P<rest>[=:]?)[ \t]*(?:\#[^\n]*)?$""",
    re.MULTILINE,
)
"""A line that is, or should be, a header."""


class Slip(NamedTuple):
    """A header, or a table without one.

    Attributes:
        problem: what to say of it, with its place.
        key: where what stands below it was put.
        meant: the table that was meant.
    """

    problem: Problem
    key: Key
    meant: Path


def slips_in(model: type[BaseModel], text: str, file: str, *, is_whole: bool = True) -> list[Slip]:
    """Return the slips of a file's headers, in the order of the file.

    Args:
        model: the model of the file.
        text: what it holds.
        file: what it is called in problems.
        is_whole: the file holds whole tables; a variant's or a translation holds parts of them.
    """
    return _Outline(model, text, file, is_whole=is_whole).slips


class _Block(NamedTuple):
    """A header's line, and the pairs below it."""

    head: Statement | None
    start: int
    end: int
    line: re.Match[str] | None
    pairs: tuple[Statement, ...]


class _Outline:
    def __init__(self, model: type[BaseModel], text: str, file: str, *, is_whole: bool) -> None:
        self.model = model
        self.text = text
        self.file = file
        self.is_whole = is_whole
        self.kinds = kinds(model)
        self.keys = {name for kind in self.kinds.values() if kind.model is not None for name in kind.model.model_fields}
        self.keys.update(model.model_fields)
        self.positions = Positions(text)
        self.slips: list[Slip] = []
        self.open: set[Path] = set()
        self.single: dict[Path, int] = {}
        blocks = list(self._blocks())
        for place, block in enumerate(blocks):
            self._block(block, blocks[place + 1] if place + 1 < len(blocks) else None)

    def _blocks(self) -> Iterator[_Block]:
        head: tuple[Statement | None, int, int, re.Match[str] | None] = (None, 0, 0, None)
        pairs: list[Statement] = []
        begun_on = -1
        for one in self.positions.statements:
            row = self.text.rfind("\n", 0, one.begun) + 1
            end = self.text.find("\n", one.begun)
            end = len(self.text) if end < 0 else end
            if row == begun_on:
                continue
            begun_on = row
            line = _LOOSE.match(self.text, row, end) if one.opening else None
            is_header = one.opening in ("[", "[[") or (line is not None and bool(line["opening"] or line["closing"]))
            if not is_header:
                pairs.append(one)
                continue
            yield _Block(*head, tuple(pairs))
            head, pairs = (one, row, end, line), []
        yield _Block(*head, tuple(pairs))

    def _block(self, block: _Block, following: _Block | None) -> None:
        path: Path | None = ()
        if block.head is not None:
            path = self._header(block, following)
        if path is None:
            return
        model = self.model if not path else self.kinds[path].model
        if model is not None:
            self._pairs(model, path, block.pairs, following)

    def _header(self, block: _Block, following: _Block | None) -> Path | None:
        """Look at a header; return the table that it stands for, if that can be known."""
        head, line = block.head, block.line
        if head is None or line is None:
            return None
        said = tuple(re.split(r"[ \t./]+", line["name"]))
        exact = said in self.kinds
        path = said if exact else self._meant(said)
        if path is None:
            return None
        kind = self.kinds[path]
        right = header(path, is_list=kind.is_list)
        written = self.text[block.start : block.end].partition("#")[0].strip()
        key = head.path if head.opening != "?" else ()
        if not exact or (len(said) > 1 and re.search(r"[\"']", written)):
            self._unknown(block, said, path, written, right, key)
        elif (
            (line["opening"], line["closing"]) not in (("[", "]"), ("[[", "]]")) or line["rest"] or head.opening == "?"
        ):
            wrong = N_("is not TOML: {header} is no header")
            self._add("E004", block, key, path, wrong, N_("write {right}"), header=written, right=right)
        elif (line["opening"] == "[[") != kind.is_list:
            self._brackets(block, key, path, written, right, is_list=kind.is_list)
        self._order(block, following, path, right, key)
        return path

    def _unknown(self, block: _Block, said: Path, path: Path, written: str, right: str, key: Key) -> None:
        wrong = N_("there is no table {header}")
        parent = path[:-1]
        if parent and said[-1] == path[-1]:
            above = header(parent, is_list=self.kinds[parent].is_list)
            mend = N_("write {right}: it belongs to the {parent} above it")
            self._add("E101", block, key, path, wrong, mend, header=written, right=right, parent=above)
        elif said[-1] == path[-1]:
            self._add("E101", block, key, path, wrong, N_("write {right}"), header=written, right=right)
        else:
            self._add("E101", block, key, path, wrong, N_("did you mean {right}?"), header=written, right=right)

    def _brackets(self, block: _Block, key: Key, path: Path, written: str, right: str, *, is_list: bool) -> None:
        if is_list:
            wrong, mend = N_("{header} is one table, and there may be several"), N_("write {right} (double brackets)")
        else:
            wrong, mend = N_("{header} begins a list, and there is only one"), N_("write {right} (single brackets)")
        self._add("E103", block, key, path, wrong, mend, header=written, right=right)

    def _order(self, block: _Block, following: _Block | None, path: Path, right: str, key: Key) -> None:
        kind = self.kinds[path]
        for length in range(1, len(path)):
            parent = path[:length]
            if self.kinds[parent].is_list and parent not in self.open:
                above = header(parent, is_list=True)
                self._add(
                    "E108", block, key, path, N_("{header} stands above the {parent} that it belongs to"),
                    N_("move it below its {parent}, or write that above it"), header=right, parent=above,
                )  # fmt: skip
                self._opened(parent)
                break
        if kind.is_list:
            empty = not block.pairs and following is not None and following.line is not None
            if (
                empty
                and following is not None
                and self.text[following.start : following.end] == self.text[block.start : block.end]
            ):
                wrong = N_("{header} stands here twice, and nothing below the first one")
                self._add("E108", block, (*key,), path, wrong, N_("take one of the two out"), header=right)
            self._opened(path)
        elif path in self.single:
            parents = [path[:length] for length in range(1, len(path)) if self.kinds[path[:length]].is_list]
            first = self.text.count("\n", 0, self.single[path]) + 1
            if parents:
                mend = N_("keep one of the two, or write {parent} above this one if it is another's")
                above = header(parents[-1], is_list=True)
            else:
                mend, above = N_("keep one of the two"), ""
            wrong = N_("is not TOML: {header} stands here again, after line {line}")
            self._add("E004", block, key, path, wrong, mend, header=right, line=first, parent=above)
        else:
            self.single[path] = block.start

    def _opened(self, path: Path) -> None:
        """Note that another entry of a list begins: what stood below the one before is not its own."""
        size = len(path)
        self.open = {one for one in self.open if one[:size] != path or one == path} | {path}
        self.single = {one: at for one, at in self.single.items() if one[:size] != path}

    def _meant(self, said: Path) -> Path | None:
        """Return the table that was meant by a name that is none, or None if none is near."""
        name = ".".join(said).lower().replace("-", "_")
        known = {".".join(path): path for path in self.kinds}
        for one in (name, name.removesuffix("s"), name.replace("_", ".")):
            if one in known:
                return known[one]
        written = {one: path for one, path in known.items() if self.kinds[path].model not in IN_BRACES}
        last = said[-1].lower().removesuffix("s")
        ends = [path for path in written.values() if path[-1].removesuffix("s") == last]
        exact = [path for path in ends if path[-1] == said[-1].lower()]
        if exact:
            # Of several tables called so, that below the list whose entry is open.
            return next((path for path in exact if path[:-1] in self.open), exact[0])
        if len(ends) == 1:
            return ends[0]
        near = get_close_matches(name[:80], written, n=1, cutoff=_NEAR)
        if near:
            return known[near[0]]
        lasts = {path[-1]: path for path in written.values()}
        near = get_close_matches(last[:80], lasts, n=1, cutoff=_NEAR)
        return lasts[near[0]] if near and len(last) > 3 else None

    def _pairs(
        self, model: type[BaseModel], path: Path, pairs: tuple[Statement, ...], following: _Block | None
    ) -> None:
        """Look for the place in a table's pairs from which on they are another table's."""
        names = [_name(self.text, one) for one in pairs]
        given = set(names)
        absent = [one for one in model.model_fields if one not in given]
        begins = self._paragraphs(pairs)
        seen: set[str] = set()
        for place, name in enumerate(names):
            twice = name in seen
            if not twice and (name in model.model_fields or not name):
                seen.add(name)
                continue
            if not twice and nearest(name, absent):
                continue
            begun = begins[place] or place
            lost = self._lost_header(path, names, begun)
            if lost is None and names[begun : begun + 2] == ["id"]:
                lost = self._lost_parent(following)
            if lost is not None:
                self._headless(pairs[begun], path, lost)
                return

    def _lost_parent(self, following: _Block | None) -> Path | None:
        """Return the list whose entry is an id alone, because another table of it follows."""
        if following is None or following.line is None:
            return None
        parent = tuple(following.line["name"].split("."))[:-1]
        return parent if parent in self.kinds and self.kinds[parent].is_list else None

    def _paragraphs(self, pairs: tuple[Statement, ...]) -> list[int]:
        """Return, for each pair, the first one of the paragraph in which it stands."""
        begins: list[int] = []
        for place, pair in enumerate(pairs):
            apart = not place or re.search(r"\n[ \t]*\n", self.text[pairs[place - 1].end : pair.begun])
            begins.append(place if apart else begins[-1])
        return begins

    def _lost_header(self, path: Path, names: list[str], begun: int) -> Path | None:
        """Return the table whose keys are those from `begun` on, if its header may stand above them."""
        given: set[str] = set()
        for place in range(begun, len(names)):
            name = names[place]
            if name in given:
                # A key that is given twice in the rest begins yet another table, or is one too many.
                break
            if name not in self.keys:
                return None
            given.add(name)
        if len(given) < 2:
            return None
        if path and given <= set(self.model.model_fields) and len(given & required(self.model)) > 1:
            return ()
        fitting = [
            one
            for one, kind in self.kinds.items()
            if kind.model is not None and kind.model not in IN_BRACES and given <= set(kind.model.model_fields)
            and all(not self.kinds[one[:n]].is_list or one[:n] in self.open for n in range(1, len(one)))
            and (kind.is_list or one not in self.single)
            and (required(kind.model) <= given if self.is_whole else not kind.is_list or "id" in given)
        ]  # fmt: skip
        if not fitting:
            return None
        return max(fitting, key=lambda one: (one == path, len(given & required(self._model(one))), -len(one)))

    def _model(self, path: Path) -> type[BaseModel]:
        model = self.kinds[path].model
        return self.model if model is None else model

    def _headless(self, first: Statement, path: Path, lost: Path) -> None:
        row = self.text.rfind("\n", 0, first.begun) + 1
        end = self.text.find("\n", row)
        block = _Block(None, row, len(self.text) if end < 0 else end, None, ())
        key = first.path[:-1]
        if not lost:
            wrong = N_("what is said of the whole file stands below a header here")
            self._add("E108", block, key, lost, wrong, N_("move it to the top, above the first header"))
            return
        right = header(lost, is_list=self.kinds[lost].is_list)
        wrong = N_("another table begins here, and it has no header")
        self._add("E108", block, key, lost, wrong, N_("is {right} missing above this line?"), right=right)
        self._opened(lost)

    def _add(self, code: str, block: _Block, key: Key, meant: Path, wrong: str, mend: str, /, **values: object) -> None:
        line = self.text[block.start : block.end]
        start = block.start + len(line) - len(line.lstrip())
        end = block.start + max(len(line.partition("#")[0].rstrip()), 1)
        span: Span = self.positions.stretch(start, end)
        problem = Problem(
            code, self.file, (), Sentence(wrong, **values), Sentence(mend, **values), span=span, source=line
        )
        self.slips.append(Slip(problem, key, meant))


def _name(text: str, pair: Statement) -> str:
    found: Any = re.compile(r"[ \t]*[\"']?([\w-]*)").match(text, pair.begun)
    return str(found[1])
