"""The files that commands write: in the form that their name asks for, never over another file unless told to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli.diagnostics import narrate
from trainer.cli.progress import progress
from trainer.errors import N_, UsageError

if TYPE_CHECKING:
    from trainer.i18n.translator import Translator
    from trainer.paper.typst import Size
    from trainer.play.debriefs import Debriefing

FORMS = {".html": "html", ".htm": "html", ".md": "md", ".pdf": "pdf"}


def form_of(output: Path, *, force: bool, fault: str = N_("'{name}' is no kind of debrief")) -> str:
    """Return the form of debrief or report that a file's name asks for: "html", "md" or "pdf".

    Args:
        output: the file.
        force: whether it may replace one that is there.
        fault: what to say of a `{name}` that asks for none.

    Raises:
        UsageError: if it asks for none.
        TrainerError: if the file is there and `force` does not allow to replace it.
    """
    from trainer.packs.atomic_write import refuse_over

    form = FORMS.get(output.suffix.lower())
    if form is None:
        raise UsageError(fault, remedy=N_("name a file that ends in .pdf, .html or .md"), name=output.name)
    refuse_over(output, force=force)
    return form


def debriefs_as(form: str, found: Sequence[Debriefing], paper: Size, tr: Translator) -> tuple[bytes, tuple[str, ...]]:
    """Return debriefs in that form (only "pdf" holds more than one), and the characters that no font of ours holds."""
    if form == "pdf":
        from trainer.play.debriefs import printed

        with progress(tr, tr("Printing")) as tell:
            done = printed(found, paper, tell)
        return done.pdf, done.missing
    from trainer.play.debriefs import text_of

    return text_of(found[0].made(), found[0].translator, "html" if form == "html" else "md").encode(), ()


def save(output: Path, data: bytes, tr: Translator, missing: Sequence[str] = (), *, over: bool) -> None:
    """Write a file and say where it is, and which characters it could only give by their codes.

    Raises:
        TrainerError: if it cannot be written.
    """
    from trainer.packs.atomic_write import write_file

    write_file(output, data, over=over)
    if missing:
        from trainer.paper.text import without_glyphs

        narrate(without_glyphs(tr, missing))
    narrate(str(output))
