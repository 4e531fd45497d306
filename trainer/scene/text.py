"""What every scene is made of: a text with a tone, something that can be done, a question before it, a gauge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from trainer.core.scenario import Colleague, Person
from trainer.core.view import ColleagueSeen, PersonSeen
from trainer.i18n.translator import Translator

Tone = Literal["plain", "strong", "quiet", "accent", "good", "bad", "warning"]
"""How a text is meant. A front end has its own look for each, and never tells by colour alone."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in the language of the scene.

    Attributes:
        words: never empty.
        tone: how they are meant.
        lead: who speaks, or what the words are about, without a colon; or "".
    """

    words: str
    tone: Tone = "plain"
    lead: str = ""


@dataclass(frozen=True, slots=True)
class TextSection:
    """Texts under a heading."""

    heading: str
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class AskBack:
    """What is asked before something is done that cannot be taken back: "no" is what is proposed, and named first."""

    title: str
    words: str
    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be done, or that cannot be done now.

    Attributes:
        move: the move as text: its stable id, and what `trainer.core.codec.decode` takes.
        words: what it says, or what the trainee would say.
        title: the name of a pitch or source, or "".
        kind: the word for what kind of question or source it is, or "".
        note: what it costs, or "".
        key: the key or number that picks it, or "" if none was left.
        why_not: why it cannot be done, or "" if it can.
        question: what is to be asked before it is done, or None.
    """

    move: str
    words: str
    title: str = ""
    kind: str = ""
    note: str = ""
    key: str = ""
    why_not: str = ""
    question: AskBack | None = None

    @property
    def allowed(self) -> bool:
        """Whether it can be done now."""
        return not self.why_not


@dataclass(frozen=True, slots=True)
class Gauge:
    """A small number that is shown as such: 0 to `most`, or without a limit if that is 0; `words` says it all."""

    label: str
    value: int
    most: int
    words: str


def paragraphs(text: str, you: str) -> tuple[Text, ...]:
    """Return the scenario's own text as the trainee called `you` reads it, paragraph by paragraph."""
    return tuple(Text(part.strip()) for part in text.replace("{you}", you).split("\n") if part.strip())


def sentences(tr: Translator, words: Iterable[str]) -> str:
    """Return whole sentences as one paragraph."""
    whole = ""
    for sentence in words:
        # Translators: what stands between two sentences; nothing, in Chinese.
        whole = tr("{first} {second}", first=whole, second=sentence) if whole else sentence
    return whole


def name_and_title(tr: Translator, one: PersonSeen | ColleagueSeen | Person | Colleague) -> str:
    """Return somebody's name and title."""
    return tr("{name}, {title}", name=one.name, title=one.title)


def half_days(tr: Translator, count: int) -> str:
    """Return a cost in half days."""
    return tr.plural("{count} half-day", "{count} half-days", count) if count else tr("no time")


def signed(value: int) -> str:
    """Return a number with its sign, with a true minus."""
    return f"+{value}" if value > 0 else f"−{-value}" if value < 0 else "0"
