"""What two plays beside each other show, in words: strings only, the same for every form of page."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.debrief.page import Pair


@dataclass(frozen=True, slots=True, eq=False)
class BesideRow:
    """One thing of both plays; `sign` says whether it is the same, or is "", `notes` say more of each, or are ""."""

    label: str
    first: str
    second: str
    sign: str = ""
    notes: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, eq=False)
class DealingPage:
    """What was done otherwise with one person."""

    name: str
    title: str
    rows: tuple[BesideRow, ...]


@dataclass(frozen=True, slots=True, eq=False)
class AttemptsPage:
    """Attempt beside attempt.

    Attributes:
        lead: both results, what lies between them, and what that says.
        why: what moved the result, the most first, a line for each competency.
        against: what moved the other way.
        remarks: what has to be known to read the figures.
        scores: label, both scores, and in `sign` what the competency moved the result by, with its sign.
        people: those with whom something was done otherwise; `alike` names the others, or is "".
    """

    lead: str
    why_head: str
    why: tuple[str, ...]
    against: tuple[str, ...]
    remarks: tuple[str, ...]
    scores: tuple[BesideRow, ...]
    people: tuple[DealingPage, ...]
    alike: str
    studied: BesideRow | None


@dataclass(frozen=True, slots=True, eq=False)
class PersonTruthsPage:
    """One person in two variants.

    Attributes:
        signs: what could be seen and heard in both.
        believed: what was believed in either, told beside the questions, None where that is not known.
        answer: what the trainee wrote before it was told, or "".
        questions: what is asked before it is told.
        verdict: the answer in a sentence.
        rows: what was true in each, of what differs.
        shown: the clues that showed what differs, None if there are none.
        objections: what each objection meant, with the clues that show it in its notes.
        alike: what is the same in both, in a line, or "".
        asked: where both could have been learned, or "".
    """

    id: str
    name: str
    place: str
    signs: tuple[Pair, ...]
    believed: BesideRow | None
    questions: tuple[str, ...]
    answer: str
    sign: str
    verdict: str
    rows: tuple[BesideRow, ...]
    shown: BesideRow | None
    objections: tuple[BesideRow, ...]
    alike: str
    asked: str


@dataclass(frozen=True, slots=True, eq=False)
class TruthsPage:
    """Two truths sign by sign; `lead`, `source` and `questions` hold nothing of either.

    `answer` is what the trainee wrote of both as a whole before they were told, or "".
    """

    lead: str
    source: str
    questions: tuple[str, ...]
    answer: str
    people: tuple[PersonTruthsPage, ...]
    counted: str
    principle: str


@dataclass(frozen=True, slots=True, eq=False)
class ComparisonPage:
    """Two plays beside each other in words.

    Attributes:
        language: a BCP 47 tag.
        heads: what the columns of the plays are called; `letters` those of the variants.
        truths: None where both had the same variant; `same_truth` says so then, else "".
    """

    language: str
    title: str
    subtitle: str
    facts: tuple[Pair, ...]
    heads: tuple[str, str]
    letters: tuple[str, str]
    attempts: AttemptsPage
    truths: TruthsPage | None
    same_truth: str


@dataclass(frozen=True, slots=True, eq=False)
class HalvesPage:
    """The two truths that two halves of a class met, in words; `facts` and `truths.lead` hold nothing of either.

    Attributes:
        language: a BCP 47 tag.
        letters: of the two variants.
    """

    language: str
    title: str
    subtitle: str
    facts: tuple[Pair, ...]
    letters: tuple[str, str]
    truths: TruthsPage
