"""The debrief, in words; what it says is worked out and put into words by `trainer.debrief`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.debrief.page import DebriefPage
from trainer.debrief.words.debrief import page_of
from trainer.i18n.translator import Translator
from trainer.play.debriefs import of_session

if TYPE_CHECKING:
    from trainer.play.session import Session


def debrief(tr: Translator, session: Session) -> DebriefPage:
    """Return the debrief of a play that is over.

    Raises:
        TrainerError: if it is not over.
    """
    return page_of(tr, of_session(session, tr))
