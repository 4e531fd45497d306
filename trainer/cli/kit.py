"""`kit`: a scenario printed as a role play without computers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli.debriefs import save
from trainer.cli.language import choose_language
from trainer.errors import N_, UnknownScenario
from trainer.i18n.translator import Translator
from trainer.packs.atomic_write import refuse_over
from trainer.play.workspace import Workspace

if TYPE_CHECKING:
    from trainer.paper.typst import Size


def write(scenario: str, output: Path, lang: str | None, *, force: bool, paper: Size = "a4") -> None:
    """Write the role-play kit of `scenario`.

    Raises:
        TrainerError: if the scenario cannot be used, or the file cannot be written.
    """
    from trainer.kit.pdf import kit_pdf

    if output.suffix.lower() != ".pdf":
        raise UnknownScenario(N_("'{name}' is no PDF"), remedy=N_("name a file that ends in .pdf"), name=output.name)
    refuse_over(output, force=force)
    language = choose_language(lang)
    tr = Translator(language)
    printed = kit_pdf(Workspace().load(scenario, language).scenario, tr, paper)
    save(output, printed.pdf, tr, printed.missing, over=force)
