"""Trials: for what is refuted, changes of one number each, tried by playing and searching the changed scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from trainer.core.moves import Ask, Move, Pitch, Study
from trainer.core.scenario import Scenario
from trainer.errors import N_, Sentence, Term
from trainer.proof.changes import Change, Changes, easing, hardening, making, opening
from trainer.proof.fairness import fairness, level_kept, limits_somebody, measured_level, medians
from trainer.proof.jobs import MakeScenario, PlayResult, climbed_to_ending, climbed_to_move, fair_plays
from trainer.proof.margins import joined, nearest
from trainer.proof.plan import Plan, plan_of
from trainer.proof.relaxation import UNREACHABLE, Reach, reached
from trainer.proof.report import Property
from trainer.workers import Workers

Tell = Callable[[int, int], None]
"""Told how many of how many trials are done."""
MOST_SHOWN = 3


def with_fair_trials(
    workers: Workers,
    make: MakeScenario,
    languages: Sequence[str],
    seeds: int,
    found: Sequence[Property],
    results: dict[str, list[PlayResult]],
    par: float,
    tell: Tell,
) -> list[Property]:
    """Return the properties of fairness in `found`, those that are refuted with the changes with which they hold.

    Every change is played by all players as often as the scenario was, so what is said is what `verify` would find.
    """
    if all(one.status != "REFUTED" for one in found):
        return list(found)
    scenario = make(languages[0])
    easier, harder = list(easing(scenario)), list(hardening(scenario))
    wanted = {one: _ways(scenario, one, results, easier, harder) for one in found if one.status == "REFUTED"}
    changes = list(dict.fromkeys(change for ways in wanted.values() for change in ways))
    futures = [workers.submit(fair_plays, making(make, (change,)), languages, seeds) for change in changes]
    then: dict[Change, list[Property]] = {}
    for done, (change, future) in enumerate(zip(changes, futures, strict=True)):
        tell(done, len(changes))
        plays = future.result()
        then[change] = list(fairness(change.made(scenario), plays, medians(plays), par))
    mended = []
    for place, one in enumerate(found):
        if one.status == "REFUTED":
            tried = [(change, then[change], place) for change in wanted[one] if len(then[change]) == len(found)]
            one = replace(one, tried=_told(found, tried, len(wanted[one])))
        mended.append(one)
    return mended


def _ways(
    scenario: Scenario,
    refuted: Property,
    results: dict[str, list[PlayResult]],
    easier: list[Change],
    harder: list[Change],
) -> list[Change]:
    """Return the changes that may mend a property of fairness."""
    kept = level_kept(scenario, results)
    if refuted.subject == kept.subject:
        level, measured = scenario.brief.level, measured_level(results)
        return [Change("level", level, measured), *(easier if measured > level else harder)]
    return harder if limits_somebody(refuted) else easier


def _told(
    found: Sequence[Property], tried: Iterable[tuple[Change, list[Property], int]], count: int
) -> tuple[Sentence, ...]:
    """Return the nearest change of each number that mends a property, those first that refute nothing else."""
    good: dict[str, tuple[int, Sentence]] = {}
    for change, after, place in tried:
        if after[place].status == "REFUTED":
            continue
        lost = [
            now.subject
            for before, now in zip(found, after, strict=True)
            if before.status != "REFUTED" and now.status == "REFUTED"
        ]
        best = good.get(change.key)
        if best is None or len(lost) < best[0]:
            words = N_("with {change} it holds: {measured}")
            said = Sentence(words, change=change.words(), measured=after[place].detail)
            if lost:
                words = N_("{held}; but not any more: {lost}")
                said = Sentence(words, held=said, lost=joined(lost))
            good[change.key] = (len(lost), said)
    if not good:
        return _in_vain(count)
    return tuple(said for _, said in sorted(good.values(), key=lambda pair: pair[0])[:MOST_SHOWN])


def _in_vain(count: int) -> tuple[Sentence, ...]:
    """Return that none of `count` changes helped."""
    if not count:
        return ()
    return (
        Sentence.plural(
            "the {count} change of a number that was tried does not mend it",
            "none of the {count} changes of a number that were tried mends it", count,
        ),
    )  # fmt: skip


def with_outcome_trials(
    workers: Workers,
    make: MakeScenario,
    language: str,
    steps: int,
    found: Sequence[Property],
    plays: Sequence[tuple[Move, ...]],
    tell: Tell,
) -> list[Property]:
    """Return the outcomes in `found`, the win, if no play came to it, with the changes with which search won."""
    mended = list(found)
    place = next((place for place, one in enumerate(found) if one.subject == Term("outcome", "won")), -1)
    scenario = make(language)
    goals = [ending for ending in scenario.endings if ending.outcome == "won"]
    if place < 0 or found[place].status == "PROVED" or not goals or not plays:
        return mended
    begin, lacking = nearest(scenario, plays, "won")
    levels: dict[str, Change] = {}
    for one in lacking:
        if one.key:
            now = one.wanted
            lowest = min(one.found, levels[one.key].after if one.key in levels else one.found)
            levels[one.key] = Change(one.key, now, lowest)
    if "decision.threshold" in levels:
        # The levels must stay in their order.
        for name in ("concessions", "deferred"):
            now, most = getattr(scenario.levels, name), levels["decision.threshold"].after
            if now > most:
                levels[f"decision.{name}"] = Change(f"decision.{name}", now, most)
    ways: list[Changes] = [tuple(levels.values())] if levels else []
    ways += [(change,) for change in easing(scenario) if not levels or change.key not in levels or len(levels) > 1]
    futures = [
        workers.submit(climbed_to_ending, making(make, way), language, plan_of(begin), steps, 1, goals[0].index)
        for way in ways
    ]
    said: dict[str, Sentence] = {}
    for done, (way, future) in enumerate(zip(ways, futures, strict=True)):
        tell(done, len(ways))
        result = future.result()
        if result.outcome == "won":
            words = N_("with {changes} it is won, by a play of {moves} moves")
            key = " ".join(change.key for change in way)
            said.setdefault(key, Sentence(words, changes=_listed(way), moves=len(result.moves)))
    tried = tuple(said.values())[:MOST_SHOWN] or _in_vain(len(ways))
    mended[place] = replace(found[place], tried=tried)
    return mended


def with_opening_trials(
    workers: Workers,
    make: MakeScenario,
    language: str,
    steps: int,
    found: Sequence[Property],
    begin: Plan,
    tell: Tell,
) -> list[Property]:
    """Return the occurrences in `found`; what never occurs for a number's sake with the changes with which it did."""
    scenario = make(language)
    blocked = list(_blocked(scenario, found))
    mended = list(found)
    for done, (place, kind, index, move) in enumerate(blocked):
        tell(done, len(blocked))
        said: dict[str, Sentence] = {}
        count = 0
        for change in opening(scenario, kind, index):
            reach = reached(change.made(scenario))
            if change.key in said or _least(reach, kind)[index] >= UNREACHABLE:
                continue
            count += 1
            play = workers.submit(climbed_to_move, making(make, (change,)), language, begin, steps, 1, move).result()
            if move in play.moves:
                words = N_("with {change} it occurs, by move {moves} of a play")
                said[change.key] = Sentence(words, change=change.words(), moves=play.moves.index(move) + 1)
        mended[place] = replace(found[place], tried=tuple(said.values())[:MOST_SHOWN] or _in_vain(count))
    return mended


def _blocked(scenario: Scenario, found: Sequence[Property]) -> Iterator[tuple[int, str, int, Move]]:
    names: dict[str, tuple[str, int, Move]] = {}
    for question in scenario.questions:
        names[f"question {question.move.question}"] = ("question", question.index, Ask(question.move.question))
    for source in scenario.sources:
        names[f"source {source.id}"] = ("source", source.index, Study(source.id))
    for case in scenario.pitches:
        names[f"pitch {case.id}"] = ("pitch", case.index, Pitch(case.id))
    for place, one in enumerate(found):
        if one.status == "REFUTED" and str(one.subject) in names:
            yield (place, *names[str(one.subject)])


def _least(reach: Reach, kind: str) -> list[int]:
    return {"question": reach.questions, "source": reach.sources, "pitch": reach.pitches}[kind]


def _listed(changes: Changes) -> tuple[Sentence, ...]:
    return tuple(change.words() for change in changes)
