"""`trainer check`: what is wrong with scenarios, for people, for programs, and again at every save."""

from __future__ import annotations

import gc
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli import options
from trainer.cli.click_i18n import argument, command, option
from trainer.cli.diagnostics import FAULTS, FINE, INTERRUPTED, narrate
from trainer.cli.language import translator_for
from trainer.errors import N_, UsageError

if TYPE_CHECKING:
    from trainer.i18n.translator import Translator
    from trainer.packs.checks.check import CheckReport
    from trainer.packs.problems import Problem

PAUSE = 0.5
_WIDE = 100
"""Columns of a source line that are shown around the place."""
_FEW = 3
_MANY = frozenset({"W401", "W402"})
"""What a translation has hundreds of until it is done; people are shown `_FEW` of them for each file."""

Stamps = dict[str, tuple[int, int] | None]


@command()
@argument("paths", metavar="[PATH]...", type=Path, nargs=-1, help="Scenario files or packs' folders.")
@option("--json", "as_json", is_flag=True, help="Print one JSON object a problem.")
@option("--watch", "watching", is_flag=True, help="Check again at every save.")
@option("--strict", is_flag=True, help="Leave with 1 on warnings too.")
@option("--explain", "explained", metavar="CODE", help="Say what a code means.")
@options.lang
def check(
    paths: Sequence[Path], as_json: bool, watching: bool, strict: bool, explained: str | None, lang: str | None
) -> None:
    """Find everything that is wrong with scenarios, with its place and its remedy."""
    if explained is not None:
        _explain(explained, translator_for(lang))
        return
    if not paths:
        raise UsageError(
            N_("nothing is named that could be checked"),
            remedy=N_("name scenarios' files or packs' folders, such as `trainer check my-deal.toml`"),
        )
    tr = translator_for(lang)
    if watching:
        try:
            watch(tr, paths, lambda: _once(tr, paths, as_json=as_json, strict=strict))
        except KeyboardInterrupt:
            narrate(tr("no longer watching"))
            raise SystemExit(INTERRUPTED) from None
    # One short run makes no garbage worth a collector's time: a tenth of it.
    gc.disable()
    raise SystemExit(_once(tr, paths, as_json=as_json, strict=strict))


def _once(tr: Translator, paths: Sequence[Path], *, as_json: bool, strict: bool) -> int:
    from trainer.packs.checks.check import look

    report = look(paths)
    for line in map(as_line, report.problems) if as_json else _for_people(tr, report.problems):
        print(line)
    sys.stdout.flush()
    errors = sum(problem.severity == "error" for problem in report.problems)
    narrate(_summary(tr, report, errors))
    return FAULTS if errors or (strict and report.problems) else FINE


def _for_people(tr: Translator, problems: Sequence[Problem]) -> Iterator[str]:
    """Yield the warnings and then the errors: the end of the screen is what one sees.

    A translation that has only begun lacks hundreds of texts: they are counted after the first few.
    """
    warnings = [problem for problem in problems if problem.severity == "warning"]
    left = Counter((problem.file, problem.code) for problem in warnings if problem.code in _MANY)
    told: Counter[tuple[str, str]] = Counter()
    for problem in warnings:
        kind = problem.file, problem.code
        told[kind] += 1
        if kind not in left or told[kind] <= _FEW:
            yield shown(problem, tr)
        if kind in left and told[kind] == _FEW and left[kind] > _FEW:
            more = left[kind] - _FEW
            words = tr("… and {count} more {code} in {file}", count=more, code=problem.code, file=problem.file)
            yield _harmless(words)
    for problem in problems:
        if problem.severity == "error":
            yield shown(problem, tr)


def _summary(tr: Translator, report: CheckReport, errors: int) -> str:
    told = tr.listed(
        (
            _files(tr, len(report.files)),
            tr.plural("{count} error", "{count} errors", errors),
            tr.plural("{count} warning", "{count} warnings", len(report.problems) - errors),
        )
    )
    # Errors begin with E, warnings with W.
    code = min((problem.code for problem in report.problems), key=lambda code: code[0], default="")
    if not code:
        return told
    return tr("{counts}; `trainer check --explain {code}` says more about a code", counts=told, code=code)


def _files(tr: Translator, count: int) -> str:
    return tr.plural("{count} file", "{count} files", count)


def as_line(problem: Problem) -> str:
    """Return a problem as one line of JSON."""
    import json

    span = problem.span
    return json.dumps(
        {
            "code": problem.code, "severity": problem.severity, "file": problem.file,
            "line": span.line if span else 1, "column": span.column if span else 1,
            "end_line": span.end_line if span else 1, "end_column": span.end_column if span else 1,
            "message": problem.message, "hint": problem.hint,
        }
    )  # fmt: skip


def shown(problem: Problem, tr: Translator) -> str:
    """Return a problem for people: where and what, the line with the place marked, and how to mend it."""
    span = problem.span
    place = f":{span.line}:{span.column}" if span else ""
    lines = [_harmless(f"{problem.file}{place}: {problem.code} {problem.wrong.said(tr)}")]
    if span and problem.source:
        from trainer.i18n.folding import cells

        end = span.end_column if span.end_line == span.line else len(problem.source) + 1
        first = max(0, span.column - 1 - _WIDE // 2)
        text = _harmless(problem.source[first : first + _WIDE])
        before = cells(text[: span.column - 1 - first])
        marked = cells(text[span.column - 1 - first : end - 1 - first])
        left, right = "…" * bool(first), "…" * (len(problem.source) > first + _WIDE)
        number = str(span.line)
        lines.append(f"  {number} | {left}{text}{right}")
        lines.append(f"  {' ' * len(number)} | {' ' * (before + len(left))}{'^' * max(1, marked)}")
    if problem.mend:
        lines.append(_harmless(f"  = {problem.mend.said(tr)}"))
    return "\n".join(lines)


def _harmless(text: str) -> str:
    """Return `text` with every character that could steer a terminal or reorder a line made visible."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        " " if one == "\t" else "\N{REPLACEMENT CHARACTER}" if unicodedata.category(one) in _STEERING else one
        for one in text
    )


_STEERING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def watch(
    tr: Translator,
    paths: Sequence[Path],
    again: Callable[[], object],
    *,
    pause: Callable[[float], None] = time.sleep,
    now: Callable[[], str] = lambda: time.strftime("%H:%M:%S"),
) -> None:
    """Call `again` at once and after every change of what is at `paths`, until interrupted.

    A change counts once it has held still for one look: editors write a file in several steps.

    Args:
        tr: the language.
        paths: files and folders.
        again: checks them and prints.
        pause: waits some seconds.
        now: tells the time for people.
    """
    checked = seen = _stamps(paths)
    narrate(tr("{time} watching {files}; Ctrl+C ends it", time=now(), files=_files(tr, len(seen))))
    again()
    while True:
        pause(PAUSE)
        fresh = _stamps(paths)
        for name in sorted(set(seen) | set(fresh)):
            if seen.get(name) is not None and fresh.get(name) is None:
                narrate(tr("{time} {file} is gone; watching goes on", time=now(), file=name))
            elif name in seen and seen[name] is None and fresh.get(name) is not None:
                narrate(tr("{time} {file} is back", time=now(), file=name))
        if fresh == seen and fresh != checked:
            checked = fresh
            narrate(tr("{time} checked again", time=now()))
            again()
        seen = fresh


def _stamps(paths: Iterable[Path]) -> Stamps:
    """Return, for every file that would be looked at, what changes when it is written; None if it is not there."""
    from trainer.packs.pack_files import targets

    stamps: Stamps = {}
    for target in targets(paths):
        for name in target.names:
            path = target.folder / name
            try:
                status = path.stat()
            except (OSError, ValueError):
                stamps[str(path)] = None
            else:
                stamps[str(path)] = (status.st_mtime_ns, status.st_size)
    return stamps


def _explain(code: str, tr: Translator) -> None:
    """Print what the author's guide says about a code, with its examples.

    Raises:
        UsageError: if there is no such code.
    """
    from trainer.packs.checks.codes import CODES
    from trainer.packs.suggest import nearest

    code = code.upper()
    if code not in CODES:
        near = nearest(code, CODES)
        raise UsageError(
            N_("there is no code '{code}'"),
            remedy=N_("did you mean '{near}'?") if near else N_("there are: {known}"),
            code=_harmless(code[:20]),
            near=near,
            known=tuple(CODES),
        )
    print(f"{code} {tr(CODES[code].meaning)}\n\n{tr(CODES[code].remedy)}")
    for heading, example in zip((tr("Fails:"), tr("Mended:")), _examples(code, tr.language), strict=False):
        print(f"\n{heading}\n\n{example}")


def _examples(code: str, language: str) -> list[str]:
    """Return the failing lines and the mended ones that the page of codes in a language shows for a code."""
    from trainer.packs.shelf import shipped

    pages = [shipped() / name for name in (f"CODES.{language}.md", "CODES.md")]
    page = next((one for one in pages if one.is_file()), None)
    try:
        guide = "" if page is None else page.read_text(encoding="utf-8")
    except OSError:
        return []
    _, _, rest = guide.partition(f"\n### {code} ")
    return re.findall(r"^```.*?^```", rest.partition("\n##")[0], re.MULTILINE | re.DOTALL)
