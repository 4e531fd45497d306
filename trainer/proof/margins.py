"""Margins: by how much a play misses an outcome, and whose support it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from trainer.core.decision import Outcome, outcome
from trainer.core.moves import Move
from trainer.core.replay import final_state
from trainer.core.scenario import Scenario
from trainer.errors import N_, Sentence

MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One thing that an outcome asks for and a play lacks.

    Attributes:
        key: the key of the level in the file, such as "decision.veto"; "" for conduct.
        found, wanted: support, 0–100, as it was and as it must be.
        person: id of whose support it is, or "" for everybody's together; for conduct the id of the rule.
        words: all of it in words.
    """

    key: str
    found: int
    wanted: int
    person: str
    words: Sentence

    @property
    def points(self) -> int:
        """How many points of support lie between."""
        return abs(self.wanted - self.found)


def shortfalls(scenario: Scenario, moves: Sequence[Move], kind: str) -> tuple[Shortfall, ...]:
    """Return what the play lacks for the outcome `kind`; nothing if it came to it, or is not over."""
    state = final_state(scenario, moves)
    end = outcome(scenario, state)
    if end is None or end.kind == kind:
        return ()
    broken = [rule for rule in scenario.rules if rule.grade == "forbidden" and state.breaches >> rule.index & 1]
    return (
        *(Shortfall("", 0, 100, rule.id, Sentence(N_("it breaks the rule {rule}"), rule=rule.id)) for rule in broken),
        *_of_people(scenario, state.fired, end, kind),
        *_of_all(scenario, end, kind),
    )


def nearest(
    scenario: Scenario, plays: Iterable[Sequence[Move]], kind: str
) -> tuple[Sequence[Move], tuple[Shortfall, ...]]:
    """Return the play that misses the outcome `kind` by the fewest points of support, and what it lacks."""
    return min(
        ((moves, shortfalls(scenario, moves, kind)) for moves in plays),
        key=lambda pair: sum(one.points for one in pair[1]),
    )


def why_not_won(scenario: Scenario, plays: Sequence[Sequence[Move]]) -> Sentence:
    """Return what stood most often between these plays and a win: whose veto, which decider, the threshold, conduct."""
    causes: Counter[tuple[str, str]] = Counter()
    least: dict[tuple[str, str], Shortfall] = {}
    for moves in plays:
        end = outcome(scenario, final_state(scenario, moves))
        # A win with concessions is one for whoever measures levels.
        lacking = () if end is None or end.kind == "concessions" else shortfalls(scenario, moves, "won")
        for one in lacking:
            cause = (one.key, one.person)
            causes[cause] += 1
            if cause not in least or one.points < least[cause].points:
                least[cause] = one
    reasons = tuple(
        Sentence(
            N_("{reason} at best, in {count} of {plays} plays"), count=count, plays=len(plays),
            reason=least[cause].words,
        )
        for cause, count in causes.most_common(MOST_REASONS)
    )  # fmt: skip
    return joined(reasons) if reasons else Sentence("")


def joined(sentences: Sequence[Sentence]) -> Sentence:
    """Return one or more sentences as one."""
    first, *others = sentences
    return Sentence(N_("{first}; {others}"), first=first, others=joined(others)) if others else first


def _of_people(scenario: Scenario, fired: int, end: Outcome, kind: str) -> Iterator[Shortfall]:
    if kind not in ("won", "concessions", "deferred"):
        return
    levels = scenario.levels
    for person, truth in enumerate(scenario.truths[fired]):
        name, found = scenario.people[person].id, end.support[person]
        if not truth.present:
            continue
        if truth.veto != "none" and found < levels.veto:
            words = N_("{person} can veto, with support {found}, {short} short of {key} {wanted}")
            yield _short("decision.veto", found, levels.veto, name, words)
        if kind != "deferred" and "decider" in truth.roles and found < levels.decider:
            words = N_("{person} decides, with support {found}, {short} short of {key} {wanted}")
            yield _short("decision.decider", found, levels.decider, name, words)


def _of_all(scenario: Scenario, end: Outcome, kind: str) -> Iterator[Shortfall]:
    levels = scenario.levels
    least, most = {
        "won": ("threshold", ""),
        "concessions": ("concessions", "threshold"),
        "deferred": ("deferred", "concessions"),
        "lost": ("", "deferred"),
    }.get(kind, ("", ""))
    if least and end.weighted < getattr(levels, least):
        words = N_("all together have support {found}, {short} short of {key} {wanted}")
        yield _short(f"decision.{least}", end.weighted, getattr(levels, least), "", words)
    if most and end.weighted >= getattr(levels, most):
        words = N_("all together have support {found}, {short} too many to be below {key} {wanted}")
        key, wanted = f"decision.{most}", getattr(levels, most)
        short = end.weighted - wanted + 1
        said = Sentence(words, found=end.weighted, wanted=wanted, key=key, short=short)
        yield Shortfall(key, end.weighted, wanted - 1, "", said)


def _short(key: str, found: int, wanted: int, person: str, words: str) -> Shortfall:
    said = Sentence(words, person=person, found=found, wanted=wanted, key=key, short=wanted - found)
    return Shortfall(key, found, wanted, person, said)
