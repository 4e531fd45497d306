"""Who was taken for what: the confusion of roles, and for each person who misread them and on which clue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.classes.facts.class_play import ClassPlay
from trainer.core.clues import SOUND, ClueVerdict, claim_verdict, worst
from trainer.core.moves import Note
from trainer.core.score.account_map import weight_of
from trainer.core.vocabulary import ROLES
from trainer.debrief.facts.replay import ReplayedPlay

NOT_NAMED = ""
"""The column of those who named no role."""
SURE = 3


@dataclass(frozen=True, slots=True)
class Confusion:
    """Primary roles on the last maps: `counts[i][j]` entries with the true role `true[i]` taken for `chosen[j]`."""

    true: tuple[str, ...]
    chosen: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class CitedClue:
    """A clue that was cited for a wrong role; `verdict` is `MISLEADING`, `OUTDATED`, or `SOUND` for a further role."""

    text: str
    cited: int
    verdict: ClueVerdict


@dataclass(frozen=True, slots=True)
class Mistake:
    """A role that somebody was wrongly taken for.

    Attributes:
        chosen: the role on the maps.
        true: the role that was true then.
        names: who wrote it, sorted.
        sure: how many of them were sure.
        grounds: clues cited that show the role, the most cited first.
        bare: how many cited none that does.
    """

    chosen: str
    true: str
    names: tuple[str, ...]
    sure: int
    grounds: tuple[CitedClue, ...]
    bare: int


@dataclass(frozen=True, slots=True)
class Misreading:
    """How a class read one person; `mistakes` the commonest first."""

    index: int
    name: str
    title: str
    weight: int
    right: int
    wrong: int
    blank: int
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """What one last map says of one person's primary role, beside the truth of that time."""

    sitting: ClassPlay
    person: int
    chosen: str
    true: str
    note: Note | None


def role_entries(sittings: Sequence[ClassPlay]) -> tuple[RoleEntry, ...]:
    """Return an entry for everybody who was there at the last review of each play; none for plays without a map."""
    found = []
    for sitting in sittings:
        handed = sitting.play.state.handed
        if not handed:
            continue
        for person, truth in enumerate(sitting.play.scenario.truth(handed[-1].fired)):
            if truth.present:
                note = handed[-1].board[person]
                chosen = note.roles[0] if note is not None and note.roles else NOT_NAMED
                found.append(RoleEntry(sitting, person, chosen, truth.roles[0], note))
    return tuple(found)


def confusion(found: Sequence[RoleEntry]) -> Confusion:
    """Return the table of true and chosen roles, only those that occur, in the field's order, blanks last."""
    counts = Counter((one.true, one.chosen) for one in found)
    true = tuple(role for role in ROLES if any(pair[0] == role for pair in counts))
    named = {role for pair in counts for role in pair}
    chosen = (*(role for role in ROLES if role in named), NOT_NAMED)
    return Confusion(true, chosen, tuple(tuple(counts[row, column] for column in chosen) for row in true))


def misreadings(found: Sequence[RoleEntry]) -> tuple[Misreading, ...]:
    """Return everybody of the customer's, the most misread first."""
    people: dict[int, list[RoleEntry]] = {}
    for one in found:
        people.setdefault(one.person, []).append(one)
    read = [_misreading(person, each) for person, each in people.items()]
    return tuple(sorted(read, key=lambda one: (-one.wrong, -one.weight, one.index)))


def _misreading(person: int, found: list[RoleEntry]) -> Misreading:
    scenario = found[0].sitting.play.scenario
    wrong = [one for one in found if one.chosen not in (NOT_NAMED, one.true)]
    groups: dict[tuple[str, str], list[RoleEntry]] = {}
    for one in wrong:
        groups.setdefault((one.chosen, one.true), []).append(one)
    about = scenario.people[person]
    return Misreading(
        index=person,
        name=about.name,
        title=about.title,
        weight=max(weight_of(truths[person]) for truths in scenario.truths.values()),
        right=sum(1 for one in found if one.chosen == one.true),
        wrong=len(wrong),
        blank=sum(1 for one in found if one.chosen == NOT_NAMED),
        mistakes=tuple(
            sorted(
                (_mistake(chosen, true, each) for (chosen, true), each in groups.items()),
                key=lambda one: (-len(one.names), ROLES.index(one.chosen), ROLES.index(one.true)),
            )
        ),
    )


def _mistake(chosen: str, true: str, found: list[RoleEntry]) -> Mistake:
    cited: Counter[int] = Counter()
    verdicts: dict[int, ClueVerdict] = {}
    bare = 0
    for one in found:
        clues = _showing(one)
        bare += not clues
        for clue in clues:
            cited[clue] += 1
            verdicts[clue] = worst((verdicts.get(clue, SOUND), _verdict(one)))
    play = found[0].sitting.play
    return Mistake(
        chosen,
        true,
        tuple(sorted(one.sitting.name for one in found)),
        sum(1 for one in found if one.note is not None and one.note.certainty == SURE),
        tuple(
            CitedClue(play.said(play.scenario.clues[clue].text), times, verdicts[clue])
            for clue, times in sorted(cited.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
        bare,
    )


def _showing(one: RoleEntry) -> list[int]:
    """Return the clues cited in an entry that show the chosen role for this person."""
    scenario = one.sitting.play.scenario
    indexes = [scenario.clue_index[clue] for clue in (one.note.evidence if one.note else ())]
    return [
        index
        for index in indexes
        if scenario.clues[index].about == one.person and ("role", one.chosen) in scenario.clues[index].supports
    ]


def _verdict(one: RoleEntry) -> ClueVerdict:
    play = one.sitting.play
    last = play.state.handed[-1].fired
    then = [play.scenario.truth(fired)[one.person] for fired in {*_seen(play), last}]
    return claim_verdict(play.scenario, ("role", one.chosen), then, play.scenario.truth(last)[one.person])


def _seen(play: ReplayedPlay) -> set[int]:
    """Return the masks of events that a play went through before its last map."""
    maps = len(play.state.handed)
    return {moment.before.fired for moment in play.moments if len(moment.before.handed) < maps}
