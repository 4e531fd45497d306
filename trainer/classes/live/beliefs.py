"""What a class believes of one of the customer's people, by the maps that were handed in, and beside it the truth.

Counts alone, and none from fewer than `FEWEST` seats: of two, each could work out what the other one wrote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trainer.classes.facts.misreadings import NOT_NAMED
from trainer.classes.facts.report import FEWEST_UNNAMED
from trainer.classes.replay import CLASS_NAME
from trainer.core.clues import SOUND, ClueVerdict, claim_verdict, worst
from trainer.core.vocabulary import ROLES, SLOTS_A_DAY

if TYPE_CHECKING:
    from trainer.classes.live.seat_play import SeatPlay
    from trainer.core.moves import Note
    from trainer.core.scenario import Scenario, Truth
    from trainer.core.state import Handed

FEWEST = FEWEST_UNNAMED
"""Maps below which nothing is told."""
CERTAINTIES = 3
SHOWN_CLUES = 4
"""Clues most cited that are shown."""


@dataclass(frozen=True, slots=True)
class Belief:
    """A primary role on the maps, "" where it was left blank; `sure[0]` how many guessed it, up to `sure[2]`, sure."""

    role: str
    sure: tuple[int, ...]

    @property
    def count(self) -> int:
        """On how many maps it stands."""
        return sum(self.sure)


@dataclass(frozen=True, slots=True)
class BelievedClue:
    """A clue that was cited for a person.

    Attributes:
        text: its words.
        cited: on how many maps.
        verdict: whether it holds of the truth; `SOUND` where that is not asked.
    """

    text: str
    cited: int
    verdict: ClueVerdict


@dataclass(frozen=True, slots=True)
class PersonBeliefs:
    """What the maps say of one person.

    Attributes:
        person: id.
        name: of the person.
        title: likewise.
        maps: that count; fewer than `FEWEST`, and nothing else is told.
        roles: the commonest first.
        clues: the most cited first.
    """

    person: str
    name: str
    title: str
    maps: int
    roles: tuple[Belief, ...]
    clues: tuple[BelievedClue, ...]


@dataclass(frozen=True, slots=True)
class TrueRole:
    """A primary role that was true where a map was handed in: on `maps` of them, on `right` of which it stands.

    `day` is the last one on which a map was handed in while it was true: another day may have another truth.
    """

    role: str
    maps: int
    right: int
    day: int


@dataclass(frozen=True, slots=True)
class VariantBeliefs:
    """What those believe who play one variant; `seats` is how many do."""

    letter: str
    seats: int
    beliefs: PersonBeliefs


@dataclass(frozen=True, slots=True)
class PersonTruth:
    """The truth about one person in one variant.

    Attributes:
        letter: of the variant, "" where the scenario has but one.
        seats: how many play it.
        beliefs: what the maps of those say who played it.
        true: the commonest first; several where the person changed roles on the way.
    """

    letter: str
    seats: int
    beliefs: PersonBeliefs
    true: tuple[TrueRole, ...]


@dataclass(frozen=True, slots=True)
class _Written:
    """What one map says of one person, beside the truth of that time."""

    scenario: Scenario
    note: Note | None
    truth: Truth
    day: int


def all_handed(plays: Iterable[SeatPlay], *, ended: bool) -> int:
    """Return the latest review whose map everybody has handed in who still plays, 0 if there is none.

    Args:
        plays: of a round.
        ended: whether the round is over, so that nobody plays on.
    """
    rows = [play.session for play in plays]
    still = [len(one.state.handed) for one in rows if not (one.over or ended)]
    return min(still) if still else max((len(one.state.handed) for one in rows), default=0)


def maps_of(plays: Iterable[SeatPlay], review: int) -> list[tuple[SeatPlay, Handed]]:
    """Return the maps handed in at a review, from 1 on; 0 stands for the last one of each play."""
    found = []
    for play in plays:
        handed = play.session.state.handed
        if review == 0 and handed:
            found.append((play, handed[-1]))
        elif 0 < review <= len(handed):
            found.append((play, handed[review - 1]))
    return found


def person_beliefs(
    plays: Iterable[SeatPlay], spoken: Mapping[str, Scenario], person: str, review: int
) -> PersonBeliefs:
    """Return what all maps say of a person, whichever variant was played.

    Of several variants no clues are told: what was found in one would mislead those who still play another.

    Args:
        plays: of a round.
        spoken: the scenario in the language of whoever reads it, by the letter of its variant.
        person: id.
        review: see `maps_of`.
    """
    found = _beliefs(_written(plays, spoken, person, review), spoken, person, judged=False)
    return replace(found, clues=()) if len(spoken) > 1 else found


def variant_beliefs(
    plays: Iterable[SeatPlay], spoken: Mapping[str, Scenario], person: str, review: int
) -> tuple[VariantBeliefs, ...]:
    """Return what is believed of a person for each variant by itself; nothing unless of each there are enough maps.

    Args:
        plays: of a round.
        spoken: as in `person_beliefs`.
        person: likewise.
        review: likewise.
    """
    found = []
    for theirs in _by_variant(plays, spoken):
        beliefs = _beliefs(_written(theirs, spoken, person, review), spoken, person, judged=False)
        # Clues of one variant would mislead those who still play another.
        found.append(VariantBeliefs(theirs[0].session.loaded.letter, len(theirs), replace(beliefs, clues=())))
        if beliefs.maps < FEWEST:
            return ()
    return tuple(found) if len(found) > 1 else ()


def _by_variant(plays: Iterable[SeatPlay], spoken: Mapping[str, Scenario]) -> Iterator[list[SeatPlay]]:
    """Yield the plays of each variant that is played."""
    rows = list(plays)
    for letter in spoken:
        theirs = [play for play in rows if play.session.loaded.variant == letter]
        if theirs:
            yield theirs


def person_truth(
    plays: Iterable[SeatPlay], spoken: Mapping[str, Scenario], person: str, review: int
) -> tuple[PersonTruth, ...]:
    """Return the truth about a person beside the beliefs of those who played it, for each variant with enough maps.

    Args:
        plays: of a round.
        spoken: as in `person_beliefs`.
        person: likewise.
        review: likewise.
    """
    found = []
    for theirs in _by_variant(plays, spoken):
        written = _written(theirs, spoken, person, review)
        if len(written) < FEWEST:
            continue
        true = Counter(one.truth.roles[0] for one in written)
        days = {role: max(one.day for one in written if one.truth.roles[0] == role) for role in true}
        right = Counter(one.truth.roles[0] for one in written if _role(one) == one.truth.roles[0])
        found.append(
            PersonTruth(
                theirs[0].session.loaded.letter,
                len(theirs),
                _beliefs(written, spoken, person, judged=True),
                tuple(TrueRole(role, maps, right[role], days[role]) for role, maps in true.most_common()),
            )
        )
    return tuple(found)


def _written(plays: Iterable[SeatPlay], spoken: Mapping[str, Scenario], person: str, review: int) -> list[_Written]:
    """Return what stands of a person on each map; nothing of maps at whose time the person had left."""
    found = []
    for play, handed in maps_of(plays, review):
        scenario = spoken[play.session.loaded.variant]
        index = scenario.person_index[person]
        truth = scenario.truth(handed.fired)[index]
        if truth.present:
            number = review or len(play.session.state.handed)
            day = min(handed.clock // SLOTS_A_DAY + 1, scenario.reviews[number - 1])
            found.append(_Written(scenario, handed.board[index], truth, day))
    return found


def _beliefs(
    written: Sequence[_Written], spoken: Mapping[str, Scenario], person: str, *, judged: bool
) -> PersonBeliefs:
    scenario = next(iter(spoken.values()))
    about = scenario.people[scenario.person_index[person]]
    if len(written) < FEWEST:
        return PersonBeliefs(person, about.name, about.title, len(written), (), ())
    sure: dict[str, list[int]] = {}
    for one in written:
        counts = sure.setdefault(_role(one), [0] * CERTAINTIES)
        counts[one.note.certainty - 1 if one.note is not None and _role(one) else 0] += 1
    order = (*ROLES, NOT_NAMED)
    roles = sorted(sure, key=lambda role: (role == NOT_NAMED, -sum(sure[role]), order.index(role)))
    return PersonBeliefs(
        person, about.name, about.title, len(written),
        tuple(Belief(role, tuple(sure[role])) for role in roles),
        _clues(written, judged=judged),
    )  # fmt: skip


def _clues(written: Sequence[_Written], *, judged: bool) -> tuple[BelievedClue, ...]:
    """Return the clues about the person most cited; what one map alone cites would show whose it is."""
    cited: Counter[str] = Counter()
    verdicts: dict[str, ClueVerdict] = {}
    for one in written:
        for each in one.note.evidence if one.note is not None else ():
            clue = one.scenario.clues[one.scenario.clue_index[each]]
            text = clue.text.replace("{you}", CLASS_NAME)
            cited[text] += 1
            if judged:
                then = [truths[clue.about] for truths in one.scenario.truths.values()]
                now = one.truth if one.scenario.people[clue.about].id == _about(one) else None
                verdict = worst(claim_verdict(one.scenario, claim, then, now) for claim in clue.supports)
                verdicts[text] = worst((verdicts.get(text, SOUND), verdict))
    return tuple(
        BelievedClue(text, count, verdicts.get(text, SOUND))
        for text, count in cited.most_common(SHOWN_CLUES)
        if count > 1
    )


def _about(one: _Written) -> str:
    return one.note.person if one.note is not None else ""


def _role(one: _Written) -> str:
    return one.note.roles[0] if one.note is not None and one.note.roles else NOT_NAMED
