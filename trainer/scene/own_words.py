"""Say it first, then choose: what is asked for in the trainee's own words before the lines to choose from are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.core.moves import Pitch
from trainer.core.own_words import LONGEST_WORDS, TRIES, SayFirst
from trainer.core.utterances import asks_for_words, takes_words
from trainer.core.view import Choice
from trainer.i18n.translator import Translator
from trainer.scene.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.play.session import Session


@dataclass(frozen=True, slots=True)
class OwnWordsScene:
    """What is asked for, or was said, in the trainee's own words.

    Attributes:
        before_choices: asks for a line before questions or responses are shown, "" where they are open.
        before_pitches: likewise before the pitches.
        typed: the line that was typed for what is chosen next, or None.
        none: what is pressed where none of the lines shown is what was meant, "" where that cannot be said.
        told: what became of saying so, or None.
        again: asks for the line once more, in other words, "" where that cannot be done.
        skip: what leaves it out, in practice only, or "".
        about_choices: whether that line is about questions or responses too, and not about the pitches alone.
        said: how many lines were typed for what is chosen next.
        longest: characters of a line.
    """

    before_choices: str
    before_pitches: str
    typed: Text | None
    none: str
    told: Text | None
    again: str
    skip: str
    about_choices: bool
    said: int
    longest: int = LONGEST_WORDS

    def asked(self, *, pitching: bool) -> str:
        """Return what asks for a line where the pitches, or else the other choices, are in front, "" for nothing."""
        if self.again and (pitching or self.about_choices):
            return self.again
        return self.before_pitches if pitching else self.before_choices


def own_words(tr: Translator, session: Session, person: str, choices: Iterable[Choice]) -> OwnWordsScene | None:
    """Return what is asked for in one's own words in the meeting that is on, None where nothing ever is.

    Args:
        tr: the language.
        session: the attempt, in a meeting.
        person: name of whom the meeting is with.
        choices: what could be said, by the rules.
    """
    mode = session.attempt.say_first
    if not takes_words(mode, session.state):
        return None
    said = session.pending
    last = said[-1] if said else None
    once_more = last is not None and not last.meant and len(said) < TRIES
    moves = [] if said else [one.move for one in choices if asks_for_words(mode, one.move)]
    pitches = [move for move in moves if isinstance(move, Pitch)]
    objection = session.state.objection >= 0
    return OwnWordsScene(
        before_choices=_asked(tr, person, objection=objection) if len(moves) > len(pitches) else "",
        before_pitches=_pitch_asked(tr, person) if pitches else "",
        typed=Text(last.words, "plain", tr("In your own words")) if last is not None and last.words else None,
        none=tr("None of these is what I mean") if last is not None and last.words and last.meant else "",
        told=None if last is None or last.meant else _told(tr),
        again=tr("Or say it once more, in other words:") if once_more else "",
        skip=tr("Show the lines without saying anything") if session.practice and not said else "",
        about_choices=mode == "on" or objection,
        said=len(said),
    )  # fmt: skip


def say_first_words(tr: Translator, mode: SayFirst) -> str:
    """Return what a way of saying it first is called where it is chosen."""
    return {
        "off": tr("choose from the lines"),
        "pitches": tr("say pitches and answers to objections first, then choose"),
        "on": tr("say everything first, then choose"),
    }[mode]


def _asked(tr: Translator, person: str, *, objection: bool) -> str:
    if objection:
        return tr("How do you answer {person}? Type what you would say; then choose.", person=person)
    return tr("What do you say to {person}? Type it in your own words; then choose.", person=person)


def _pitch_asked(tr: Translator, person: str) -> str:
    return tr("What do you propose, and why should {person} care? Type it; then choose.", person=person)


def _told(tr: Translator) -> Text:
    words = tr("Kept for the debrief, and for whoever wrote this case. Nothing is spent: choose a line all the same.")
    return Text(words, "quiet")
