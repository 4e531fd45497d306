"""`kit`: a scenario as a role play on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli import options
from trainer.cli.click_i18n import command, option
from trainer.cli.language import translator_for
from trainer.cli.output_files import refuse_over, save
from trainer.errors import N_, UsageError

if TYPE_CHECKING:
    from trainer.paper.typst import Size

ALL = "all"


@command()
@options.scenario
@options.output("FILE.pdf", required=True)
@option("--variant", metavar="LETTER", default="a", show_default=True, help="Which truth; all: every one in one file.")
@options.paper
@options.force
@options.lang
def kit(scenario: str, output: Path, variant: str, paper: Size, force: bool, lang: str | None) -> None:
    """Print a scenario as a role play without computers: cards, brief, rubric, guide and answer key."""
    from trainer.kit.pdf import KitSource, kit_pdf
    from trainer.packs.load import load, load_family
    from trainer.packs.locate import find

    if output.suffix.lower() != ".pdf" and output != Path("-"):
        raise UsageError(N_("'{name}' is no PDF"), remedy=N_("name a file that ends in .pdf"), name=output.name)
    refuse_over(output, force=force)
    tr = translator_for(lang)
    file = find(scenario)
    loaded = load_family(file, tr.language) if variant == ALL else [load(file, tr.language, variant)]
    sources = [KitSource(one.scenario, one.letter, one.note) for one in loaded]
    printed = kit_pdf(sources, tr, paper)
    save(output, printed.pdf, tr, printed.missing, over=force)
