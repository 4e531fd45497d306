"""`list` and `attempts`: the scenarios, and the attempts at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.cli import options
from trainer.cli.click_i18n import command
from trainer.cli.diagnostics import narrate
from trainer.cli.language import translator_for
from trainer.cli.workspace import workspace_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@command("list")
@options.as_json
@options.lang
def list_(as_json: bool, lang: str | None) -> None:
    """List the scenarios."""
    from trainer.packs.locate import shelf

    tr = translator_for(lang)
    found = shelf(tr.language)
    if as_json:
        print_json(
            [
                {"id": one.id, "title": one.title, "level": one.level, "minutes": one.minutes,
                 "variants": list(one.variants), "languages": list(one.languages), "path": str(one.path)}
                for one in found.entries
            ]
        )  # fmt: skip
    else:
        rows = [
            (one.id, one.title, str(one.level), str(one.minutes), str(len(one.variants)), " ".join(one.languages))
            for one in found.entries
        ]
        print_table((tr("scenario"), tr("title"), tr("level"), tr("min"), tr("variants"), tr("lang")), rows)
    for fault in found.faults:
        narrate(fault)


@command()
@options.as_json
@options.lang
def attempts(as_json: bool, lang: str | None) -> None:
    """List the attempts, the latest first."""
    from trainer.i18n.local_time import local_minute

    tr = translator_for(lang)
    with workspace_of(tr) as workspace:
        rows = workspace.attempts()
    if as_json:
        print_json(
            [
                {"id": row.id, "scenario": row.scenario, "variant": row.variant if row.finished else None,
                 "people": [one.name for one in row.people],
                 "language": row.language,
                 "practice": row.practice, "opened": row.opened, "moves": row.moves,
                 "outcome": row.outcome or None, "overall": row.overall}
                for row in rows
            ]
        )  # fmt: skip
    elif not rows:
        narrate(tr("No attempts yet. `trainer` begins one."))
    else:
        print_table(
            (tr("attempt"), tr("opened"), tr("trainee"), tr("scenario"), tr("moves"), tr("result")),
            [
                (row.id[:8], local_minute(row.opened), row.names,
                 f"{row.scenario} {row.variant}" if row.finished else row.scenario, str(row.moves),
                 f"{tr.term('outcome', row.outcome)} {row.overall}" if row.outcome else tr("unfinished"))
                for row in rows
            ],
        )  # fmt: skip


def print_json(rows: object) -> None:
    """Print what `--json` gives."""
    import json

    print(json.dumps(rows, ensure_ascii=False, indent=2))


def print_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print columns that line up in a terminal, wide characters counted as the two cells that they take."""
    from rich.cells import cell_len

    lines = [head, *rows]
    widths = [max(cell_len(line[column]) for line in lines) for column in range(len(head))]
    for line in lines:
        cells = (text + " " * (width - cell_len(text)) for text, width in zip(line, widths, strict=True))
        print("  ".join(cells).rstrip())
