"""Writing a debrief of an attempt, or of bare moves, and putting it into a folder."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from trainer.debrief.html import to_html
from trainer.debrief.markdown import to_markdown
from trainer.debrief.model import Debrief, debrief
from trainer.debrief.page import Page
from trainer.debrief.pdf import to_pdf
from trainer.debrief.words.whole import page_of
from trainer.i18n.translator import Translator
from trainer.play.debriefing import facts_of, of_attempt

if TYPE_CHECKING:
    from trainer.core.moves import Move
    from trainer.packs.loaded_scenario import LoadedScenario
    from trainer.play.session import Session

TextForm = Literal["html", "md"]
TEXT_FORMS: tuple[TextForm, ...] = ("html", "md")
_MOST_NUMBERS = 10_000


def of_session(session: Session, translator: Translator) -> Debrief:
    """Return the debrief of a finished attempt.

    Raises:
        TrainerError: if the attempt is not finished.
    """
    return of_attempt(session, translator).made()


def of_moves(loaded: LoadedScenario, moves: Sequence[Move], you: str) -> Debrief:
    """Return the debrief of bare moves, as a transcript holds them.

    Raises:
        IllegalMove: if the rules do not allow one of the moves.
        TrainerError: if the play is not over.
    """
    return debrief(loaded.scenario, moves, you=you, facts=facts_of(loaded))


def text_of(about: Debrief, translator: Translator, form: TextForm) -> str:
    """Return a debrief as text.

    Args:
        about: the debrief.
        translator: the language of the pages; the scenario's own texts stay in the language of play.
        form: "html" or "md".
    """
    return to_html(about, translator) if form == "html" else to_markdown(about, translator)


def words_of(session: Session, translator: Translator) -> Page:
    """Return the debrief of a finished attempt in words, for whoever shows it without a file.

    Raises:
        TrainerError: if the attempt is not finished.
    """
    return page_of(translator, of_session(session, translator))


class Exported(NamedTuple):
    """The files that were written, and the characters that no font of ours holds."""

    files: tuple[Path, ...]
    missing: tuple[str, ...]


def export(session: Session, folder: Path, translator: Translator) -> Exported:
    """Write the debrief into `folder` in every form; nothing that is there is overwritten.

    Raises:
        TrainerError: if the attempt is not finished; nothing is written.
        OSError: if the folder cannot be written to.
    """
    about = of_session(session, translator)
    files: dict[str, bytes] = {form: text_of(about, translator, form).encode() for form in TEXT_FORMS}
    printed = to_pdf([(about, translator)])
    files["pdf"] = printed.pdf
    name = f"debrief-{_plain(about.scenario.rpartition('/')[2])}-{_plain(session.attempt.id)[:8]}"
    folder.mkdir(parents=True, exist_ok=True)
    return Exported(_written(folder, name, files), tuple(printed.missing))


def _plain(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]", "", name) or "play"


def _written(folder: Path, name: str, pages: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write the pages under the first name that is free for all of them."""
    for number in range(1, _MOST_NUMBERS):
        stem = name if number == 1 else f"{name}-{number}"
        paths = tuple(folder / f"{stem}.{form}" for form in pages)
        if _claimed(paths):
            break
    else:
        raise FileExistsError(f"{folder} holds {name} too often")
    try:
        for path, data in zip(paths, pages.values(), strict=True):
            _put(path, data)
    except OSError:
        for path in paths:
            path.unlink(missing_ok=True)
        raise
    return paths


def _claimed(paths: tuple[Path, ...]) -> bool:
    """Create every path empty, or none: whoever writes at the same time takes another name."""
    made: list[Path] = []
    for path in paths:
        try:
            path.open("x").close()
        except FileExistsError:
            for other in made:
                other.unlink()
            return False
        made.append(path)
    return True


def _put(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".debrief-", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
