"""Findings that tell the variants of a scenario apart before the first map is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from trainer.core.moves import Move
from trainer.core.replay import replay
from trainer.core.scenario import Clue, Scenario
from trainer.errors import N_, Sentence
from trainer.proof.relaxation import UNREACHABLE, reached
from trainer.proof.report import Property

LEAST = 2
"""Findings that tell apart, as many as the truth about a person needs."""
PLAYS_READ = 400
"""Plays of a variant that are read for them, those first that know most."""


def told_apart(
    names: Sequence[str], variants: Sequence[Scenario], plays: Sequence[Sequence[tuple[Move, ...]]]
) -> Iterator[Property]:
    """Yield for each variant and each other whether a play of the one shows by its first review which one it is.

    Args:
        names: letters of the variants.
        variants: their scenarios in one language.
        plays: plays of each, those that find most first.
    """
    for number, scenario in enumerate(variants):
        others = [other for other in range(len(variants)) if other != number]
        telling = {other: telling_clues(scenario, variants[other]) for other in others}
        best: dict[int, tuple[int, tuple[Move, ...]]] = dict.fromkeys(others, (0, ()))
        for moves in plays[number][:PLAYS_READ]:
            if all(found.bit_count() >= LEAST for found, _ in best.values()):
                break
            known, made = _first_map(scenario, moves)
            for other in others:
                found = known & telling[other]
                if found.bit_count() > best[other][0].bit_count():
                    best[other] = (found, made)
        reach = reached(scenario)
        for other in others:
            subject = Sentence(N_("variant {one} from {other}"), one=names[number], other=names[other])
            found, made = best[other]
            within = sum(1 << clue for clue in _bits(telling[other]) if reach.clues[clue] < UNREACHABLE)
            if found.bit_count() >= LEAST:
                words = N_("found by the first review: {clues}")
                detail = Sentence(words, clues=_names(scenario, found))
                yield Property("told apart", subject, "PROVED", detail, made, variant=names[number])
            elif within.bit_count() < LEAST:
                words = N_(
                    "{count} of the {least} findings that must tell them apart can be made, {short} too few: {clues}"
                )
                detail = Sentence(
                    words, count=within.bit_count(), least=LEAST, short=LEAST - within.bit_count(),
                    clues=_names(scenario, within) or Sentence(N_("none")),
                )  # fmt: skip
                yield Property("told apart", subject, "REFUTED", detail)
            else:
                words = N_("at most {count} of {all} were found by the first review in the plays searched: {clues}")
                detail = Sentence(
                    words, count=found.bit_count(), all=within.bit_count(), clues=_names(scenario, within)
                )
                yield Property("told apart", subject, "BOUNDED", detail)


def telling_clues(scenario: Scenario, other: Scenario) -> int:
    """Return the clues of `scenario` (a mask) that `other` lacks, or that say something else or of another there."""
    there = {clue.id: _said(other, clue) for clue in other.clues}
    return sum(1 << clue.index for clue in scenario.clues if there.get(clue.id) != _said(scenario, clue))


def _said(scenario: Scenario, clue: Clue) -> tuple[object, ...]:
    return scenario.people[clue.about].id, clue.text, frozenset(clue.supports)


def _first_map(scenario: Scenario, moves: Iterable[Move]) -> tuple[int, tuple[Move, ...]]:
    """Return the clues that a play holds when its first map is handed in, and its moves until then."""
    made: list[Move] = []
    for move, _, after, _ in replay(scenario, moves):
        made.append(move)
        if after.handed:
            return after.handed[0].clues, tuple(made)
    return 0, ()


def _names(scenario: Scenario, mask: int) -> tuple[str, ...]:
    return tuple(scenario.clues[clue].id for clue in _bits(mask))


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
