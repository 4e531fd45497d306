"""`kit`: a scenario as a role play on paper, and slides for the projector."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli import options
from trainer.cli.click_i18n import command, option
from trainer.cli.language import translator_for
from trainer.cli.output_files import is_standard_output, refuse_over, save
from trainer.errors import N_, UsageError

if TYPE_CHECKING:
    from trainer.paper.typst import Size

ALL = "all"


@command()
@options.scenario
@options.output("FILE.pdf: the kit.")
@option(
    "--slides", metavar="FILE", type=Path, help="FILE.pdf: slides for the projector, which tell nothing of the truth."
)
@option("--variant", metavar="LETTER", default="a", show_default=True, help="Which truth; all: every one in one file.")
@options.paper
@options.force
@options.lang
def kit(
    scenario: str,
    output: Path | None,
    slides: Path | None,
    variant: str,
    paper: Size,
    force: bool,
    lang: str | None,
) -> None:
    """Print a scenario as a role play without computers: guide with plans, brief, cards, slides and answer key."""
    from trainer.kit.pdf import KitSource, kit_pdf
    from trainer.kit.slides import slides_pdf
    from trainer.packs.load import load, load_family
    from trainer.packs.locate import find

    _refuse_outputs(output, slides, force=force)
    tr = translator_for(lang)
    file = find(scenario)
    loaded = load_family(file, tr.language) if variant == ALL else [load(file, tr.language, variant)]
    printed = []
    if output is not None:
        sources = [KitSource(one.scenario, one.letter, one.note) for one in loaded]
        printed.append((output, kit_pdf(sources, tr, paper)))
    if slides is not None:
        printed.append((slides, slides_pdf(loaded[0].scenario, tr)))
    for name, one in printed:
        save(name, one.pdf, tr, one.missing, over=force)


def _refuse_outputs(output: Path | None, slides: Path | None, *, force: bool) -> None:
    """Refuse files that are none, one name for both, and what is there already, before anything is printed."""
    named = [one for one in (output, slides) if one is not None]
    if not named:
        raise UsageError(
            N_("neither a kit nor slides to write"), remedy=N_("name a file with -o, with --slides, or with both")
        )
    if len(named) == 2 and output == slides:
        raise UsageError(N_("'{name}' cannot hold both kit and slides"), remedy=N_("name two files"), name=output)
    for one in named:
        if one.suffix.lower() != ".pdf" and one != Path("-"):
            raise UsageError(N_("'{name}' is no PDF"), remedy=N_("name a file that ends in .pdf"), name=one.name)
        if not is_standard_output(one):
            refuse_over(one, force=force)
