"""The files that commands write: in the form that their name asks for, never over another file unless told to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli.diagnostics import narrate
from trainer.cli.progress import progress
from trainer.cli.streams import write_bytes
from trainer.errors import N_, UsageError

if TYPE_CHECKING:
    from trainer.debrief.pages.pdf import Part
    from trainer.i18n.translator import Translator
    from trainer.paper.typst import Size
    from trainer.play.debriefs import Debriefing

FORMS = {".html": "html", ".htm": "html", ".md": "md", ".pdf": "pdf"}


def is_standard_output(output: Path) -> bool:
    """Return whether `-o` means standard output: `-`, or `-.html` and the like, which name the form as well."""
    return output.stem == "-" and output.parent == Path()


def refuse_over(output: Path, *, force: bool) -> None:
    """Refuse to write over a file that is there, unless it is forced; standard output is none.

    Raises:
        TrainerError: if something is at `output` and `force` does not allow to replace it.
    """
    from trainer.packs.atomic_write import refuse_over as refuse

    if not is_standard_output(output):
        refuse(output, force=force)


def form_of(
    output: Path, *, force: bool, fault: str = N_("'{name}' is no kind of debrief"), otherwise: str = "pdf"
) -> str:
    """Return the form of debrief or report that a file's name asks for: "html", "md" or "pdf".

    Args:
        output: the file.
        otherwise: the form of standard output where none is named.
        force: whether it may replace one that is there.
        fault: what to say of a `{name}` that asks for none.

    Raises:
        UsageError: if it asks for none.
        TrainerError: if the file is there and `force` does not allow to replace it.
    """
    if output == Path("-"):
        return otherwise
    form = FORMS.get(output.suffix.lower())
    if form is None:
        raise UsageError(fault, remedy=N_("name a file that ends in .pdf, .html or .md"), name=output.name)
    refuse_over(output, force=force)
    return form


def debriefs_as(
    form: str, found: Sequence[Debriefing], paper: Size, part: Part, tr: Translator
) -> tuple[bytes, tuple[str, ...]]:
    """Return debriefs in that form (only "pdf" holds more than one), and the characters that no font of ours holds."""
    if form == "pdf":
        from trainer.play.debriefs import printed

        with progress(tr, tr("Printing")) as tell:
            done = printed(found, paper, tell, part=part)
        return done.pdf, done.missing
    from trainer.play.debriefs import text_of

    return text_of(found[0].made(), found[0].translator, "html" if form == "html" else "md").encode(), ()


def save(output: Path, data: bytes, tr: Translator, missing: Sequence[str] = (), *, over: bool) -> None:
    """Write a file and say where it is, and which characters it could only give by their codes.

    What goes to standard output goes there as it is, and nothing is said of where.

    Raises:
        TrainerError: if it cannot be written.
    """
    if is_standard_output(output):
        write_bytes(data)
    else:
        from trainer.packs.atomic_write import write_file

        write_file(output, data, over=over)
    if missing:
        from trainer.paper.text import without_glyphs

        narrate(without_glyphs(tr, missing))
    if not is_standard_output(output):
        narrate(str(output))
