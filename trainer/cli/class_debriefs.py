"""`class debriefs`: the debriefs of a class in one file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.classes.manage import Classes
from trainer.cli.debriefs import form_of, save, written
from trainer.cli.diagnostics import narrate
from trainer.cli.language import choose_language
from trainer.cli.progress import progress
from trainer.errors import N_, UnknownScenario
from trainer.i18n.translator import Translator
from trainer.play.workspace import Workspace

if TYPE_CHECKING:
    from trainer.paper.typst import Size


def write(name: str, attempts: Sequence[str], output: Path, lang: str | None, *, size: Size, force: bool) -> None:
    """Write the debriefs of the plays `attempts` of a class, or of everybody's first play.

    Raises:
        TrainerError: if there is no such class or play, or the file cannot be written.
    """
    from trainer.classes.debriefs import FEWEST_FOR_MEDIAN, debriefings_of
    from trainer.classes.replay import replay_class

    form = form_of(output, force=force)
    tr = Translator(choose_language(lang))
    workspace = Workspace()
    with progress(tr, tr("Replaying")) as tell:
        about = replay_class(workspace.journal, Classes(workspace.journal).book, name, tr, tell)
    workspace.close()
    found = debriefings_of(about, attempts, tr)
    if len(found) > 1 and form != "pdf":
        raise UnknownScenario(
            N_("only a PDF holds several debriefs"), remedy=N_("name a file that ends in .pdf, or one play")
        )
    data, missing = written(found, form, size, tr)
    save(output, data, tr, missing, over=force)
    for title in dict.fromkeys(one.scenario.brief.title for one in found if not one.facts.median):
        narrate(
            tr("{title}: no median, fewer than {fewest} trainees have played it", title=title, fewest=FEWEST_FOR_MEDIAN)
        )
