"""The moves of a play, as values. Ids only: the text form is in `trainer.core.codec`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Study:
    """Work through a source outside a meeting."""

    source: str


@dataclass(frozen=True, slots=True)
class First:
    """Choose the account to go to first."""

    account: str


@dataclass(frozen=True, slots=True)
class Survey:
    """Send a questionnaire to a person; what is in it follows."""

    questionnaire: str
    person: str


@dataclass(frozen=True, slots=True)
class Include:
    """Put a question into the questionnaire that is being put together; `question` is `questionnaire.question`."""

    question: str


@dataclass(frozen=True, slots=True)
class Meet:
    """Begin a meeting with a person by a channel, alone or with one colleague."""

    person: str
    channel: str
    companion: str | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask a question in a meeting; `question` is `person.question`."""

    question: str


@dataclass(frozen=True, slots=True)
class Pitch:
    """Make a case to the person in the meeting."""

    pitch: str


@dataclass(frozen=True, slots=True)
class Respond:
    """Answer the objection on the table; `response` is `person.objection.response`."""

    response: str


@dataclass(frozen=True, slots=True)
class Leave:
    """End the meeting."""


@dataclass(frozen=True, slots=True)
class Review:
    """Hand the account map in."""


@dataclass(frozen=True, slots=True)
class Close:
    """Ask the customer for the decision."""


@dataclass(frozen=True, slots=True)
class Note:
    """Write what is thought of a person onto the account map, in place of what stood there.

    Attributes:
        person: whom it is about.
        roles: roles believed, the primary one first.
        influence: 0–3, or None for no opinion.
        stance: −2…2, or None for no opinion.
        veto: kind of veto, or None for no opinion.
        concerns: organisational concerns believed.
        wins: personal wins believed.
        certainty: 1–3, of the primary role.
        evidence: clues cited.
    """

    person: str
    roles: tuple[str, ...] = ()
    influence: int | None = None
    stance: int | None = None
    veto: str | None = None
    concerns: tuple[str, ...] = ()
    wins: tuple[str, ...] = ()
    certainty: int = 1
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Strategy:
    """Write down whom to win, whom to keep neutral and which case to make to the house, in place of what stood there.

    Attributes:
        win: people to be won.
        neutral: people who are only to be kept from turning against it.
        case: the pitch that carries the house, or "" for none.
    """

    win: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()
    case: str = ""


Paperwork = Note | Strategy
"""What the trainee writes for themselves: free, always open while the play is on, and outside search and perft."""
Move = Study | First | Survey | Include | Meet | Ask | Pitch | Respond | Leave | Review | Close | Paperwork
