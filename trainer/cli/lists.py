"""The lists: scenarios and attempts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from trainer.cli.diagnostics import narrate
from trainer.cli.language import choose_language
from trainer.i18n.translator import Translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def scenarios(lang: str | None, *, as_json: bool) -> None:
    """Print every scenario that can be found; files that cannot be used are told on standard error."""
    from trainer.packs.locate import shelf

    language = choose_language(lang)
    tr = Translator(language)
    found = shelf(language)
    if as_json:
        print(json.dumps(
            [
                {"id": one.id, "title": one.title, "level": one.level, "minutes": one.minutes,
                 "languages": list(one.languages), "path": str(one.path)}
                for one in found.entries
            ],
            ensure_ascii=False, indent=2,
        ))  # fmt: skip
    else:
        rows = [(one.id, one.title, str(one.level), str(one.minutes), " ".join(one.languages)) for one in found.entries]
        table((tr("scenario"), tr("title"), tr("level"), tr("min"), tr("lang")), rows)
    for fault in found.faults:
        narrate(fault)


def attempts(*, as_json: bool) -> None:
    """Print every attempt, the latest first.

    Raises:
        StoreFault: if the journal cannot be read.
    """
    from trainer.play.workspace import Workspace

    tr = Translator(choose_language(None))
    workspace = Workspace()
    rows = workspace.attempts()
    if as_json:
        print(json.dumps(
            [
                {"id": row.id, "scenario": row.scenario, "person": row.person, "language": row.language,
                 "practice": row.practice, "opened": row.opened, "moves": row.moves,
                 "outcome": row.outcome or None, "overall": row.overall}
                for row in rows
            ],
            ensure_ascii=False, indent=2,
        ))  # fmt: skip
    elif not rows:
        narrate(tr("No attempts yet. `trainer` begins one."))
    else:
        table(
            (tr("attempt"), tr("opened"), tr("trainee"), tr("scenario"), tr("moves"), tr("result")),
            [
                (row.id[:8], row.opened[:16].replace("T", " "), row.person, row.scenario, str(row.moves),
                 f"{tr.term('outcome', row.outcome)} {row.overall}" if row.outcome else tr("unfinished"))
                for row in rows
            ],
        )  # fmt: skip
    workspace.close()


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print columns that line up in a terminal, wide characters counted as the two cells that they take."""
    from rich.cells import cell_len

    lines = [head, *rows]
    widths = [max(cell_len(line[column]) for line in lines) for column in range(len(head))]
    for line in lines:
        cells = (text + " " * (width - cell_len(text)) for text, width in zip(line, widths, strict=True))
        print("  ".join(cells).rstrip())
