"""The press: templates and values become a tagged PDF. Nothing is read but our own fonts, nothing is fetched."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from trainer.errors import N_, Sentence, TrainerError
from trainer.i18n.languages import LANGUAGES
from trainer.paper import fonts
from trainer.paper.text import typeset

if TYPE_CHECKING:
    import typst
    from jinja2 import Template
    from typst import Fonts

Size = Literal["a4", "letter"]
SIZES: Final[dict[Size, str]] = {"a4": "a4", "letter": "us-letter"}
"""Sizes of paper, with Typst's names for them."""
OURS: Final = N_("this is a fault of the program's own; please report it")
_STYLE: Final = Path(__file__).with_name("style.typ")
CHINESE_WIDTH: Final = 2.8
_CHINESE: Final = re.compile("[\u2e80-\uffef]")
_COUNT: Final = re.compile(rb"/Type ?/Pages ?/Count (\d+)")
_TEXT_END: Final = (
    "{ let ends = query(metadata); if ends == () { 0 } else { ends.last().location().position().y / 1mm } }"
)
_ESCAPES: Final = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n"}


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed document.

    Attributes:
        pages: how many.
        text_end: how far down the last page its text ends, in mm from the edge of the paper.
        missing: characters that no font holds; they stand in it by their codes.
    """

    pdf: bytes
    pages: int
    text_end: float
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilledTemplate:
    """A template filled in: a piece of a document.

    Attributes:
        name: of the template, for errors.
        source: Typst's.
        missing: characters in it that no font holds.
        width: of all its texts, in Latin letters; a Chinese character is as wide as almost three.
    """

    name: str
    source: str
    missing: frozenset[str]
    width: float


class TypstLiterals:
    """The one filter between values and Typst: every value of a template becomes a literal that can only be data.

    Attributes:
        missing: characters met that no font holds.
        width: width of all texts, in Latin letters; a Chinese character is as wide as almost three.
    """

    def __init__(self) -> None:
        self.missing: set[str] = set()
        self.width = 0.0

    def __call__(self, value: object) -> str:
        """Return the Typst literal of a text, a number or a truth value.

        Raises:
            TypeError: for any other value.
        """
        if isinstance(value, str):
            literal, missing, width = _text_literal(value)
            self.missing |= missing
            self.width += width
            return literal
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int | float):
            return f"({value})"
        raise TypeError(f"{type(value).__name__} is no value for a page")


@lru_cache(maxsize=16_384)
def _text_literal(value: str) -> tuple[str, frozenset[str], float]:
    """Return the literal of a text, its characters that no font holds, and its width: pages of a class repeat most."""
    text, missing = fonts.shown(typeset(value))
    return f'"{text.translate(_ESCAPES)}"', missing, cells_of(text, CHINESE_WIDTH)


_LITERALS: ContextVar[TypstLiterals] = ContextVar("literals", default=TypstLiterals())  # noqa: B039


def fill_template(template: Path, values: Mapping[str, Any]) -> FilledTemplate:
    """Return what `template` (Jinja2 for Typst) makes of `values`.

    Raises:
        TrainerError: if the template is faulty, naming it and the line.
    """
    literals = TypstLiterals()
    source = _rendered(template, values, literals)
    return FilledTemplate(template.name, source, frozenset(literals.missing), literals.width)


def print_pages(title: str, pieces: Sequence[FilledTemplate], size: Size = "a4") -> Printed:
    """Return the PDF of `pieces`, at least one, one after the other; the same bytes for the same pieces.

    Raises:
        TrainerError: if they do not compile.
    """
    literals = TypstLiterals()
    source = "\n".join((_head(literals, title, size), *(piece.source for piece in pieces)))
    printed = compiled(source, pieces[0].name)
    missing = literals.missing.union(*(piece.missing for piece in pieces))
    return replace(printed, missing=tuple(sorted(missing)))


def typst_value(source: str, expression: str) -> Any:
    """Return the value of an expression of Typst's in a document of our style; nothing is printed.

    Raises:
        TrainerError: if it does not compile.
    """
    import typst

    with _compiler("\n".join((_head(TypstLiterals(), "", "a4"), source))) as compiler:
        try:
            return json.loads(compiler.eval(expression))
        except typst.TypstError as fault:
            raise _unprintable(fault, "") from None


def _head(literals: TypstLiterals, title: str, size: Size) -> str:
    rows = (f"{literals(name)}: ({literals(about.region)}, {literals(about.han)})" for name, about in LANGUAGES.items())
    head = f'#let size = "{SIZES[size]}"\n#let languages = ({", ".join(rows)})\n'
    head += f"#set document(title: {literals(title)}, date: none)\n"
    return "\n".join((head, _STYLE.read_text(encoding="utf-8")))


def cells_of(text: str, chinese: float = 2.0) -> float:
    """Return how wide `text` is, in Latin letters; a Chinese character is as wide as `chinese` of them."""
    return len(text) + (chinese - 1) * len(_CHINESE.findall(text))


def compiled(source: str, name: str) -> Printed:
    """Return the tagged PDF (PDF/UA-1) of a Typst source; `name` is what errors call it.

    Raises:
        TrainerError: if it does not compile; a picture without an alternative text does not.
    """
    import typst

    with _compiler(source) as compiler:
        try:
            pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
            text_end = float(compiler.eval(_TEXT_END))
        except typst.TypstError as fault:
            raise _unprintable(fault, name) from None
    assert isinstance(pdf, bytes)
    count = _COUNT.search(pdf)
    return Printed(pdf, int(count.group(1)) if count else 1, text_end)


@contextmanager
def _compiler(source: str) -> Iterator[typst.Compiler]:
    import typst

    with tempfile.TemporaryDirectory(prefix="trainer-paper-") as alone:
        main = Path(alone, "main.typ")
        main.write_text(source, encoding="utf-8")
        yield typst.Compiler(main, root=alone, font_paths=_fonts(), package_path=alone, package_cache_path=alone)


def _unprintable(fault: typst.TypstError, name: str) -> TrainerError:
    return TrainerError(
        N_("cannot be printed: {reason}"), where=_place(fault.diagnostic, name), remedy=OURS, reason=fault.message
    )


@cache
def _fonts() -> Fonts:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.folder())])


def _rendered(template: Path, values: Mapping[str, Any], literals: TypstLiterals) -> str:
    from jinja2 import TemplateError

    token = _LITERALS.set(literals)
    try:
        return _template(template).render(values)
    except TemplateError as fault:
        line = getattr(fault, "lineno", None) or _line(fault, template)
        raise _faulty(template, line, fault.message) from None
    except TypeError as fault:
        raise _faulty(template, _line(fault, template), fault) from None
    finally:
        _LITERALS.reset(token)


def _faulty(template: Path, line: int, reason: object) -> TrainerError:
    where = Sentence(N_("{file}, line {line}"), file=template.name, line=line)
    return TrainerError(N_("faulty template: {reason}"), where=where, remedy=OURS, reason=reason)


@cache
def _template(path: Path) -> Template:
    from trainer.paper.templates import template_of

    return template_of(path, lambda value: _LITERALS.get()(value))


def _line(fault: Exception, template: Path) -> int:
    """Return the line of the template in which `fault` came up."""
    line = 0
    trace = fault.__traceback__
    while trace is not None:
        if Path(trace.tb_frame.f_code.co_filename).name == template.name:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _place(diagnostic: str, name: str) -> str | Sentence:
    found = re.search(r":(\d+):\d+", diagnostic)
    return Sentence(N_("{file}, line {line} once filled in"), file=name, line=found.group(1)) if found else name
