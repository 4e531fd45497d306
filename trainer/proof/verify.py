"""Verification of one variant of a scenario: everything that can be proved, refuted or bounded, in one report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from trainer.core.decision import outcome
from trainer.core.legal import legal_moves
from trainer.core.moves import Move
from trainer.core.replay import final_state
from trainer.core.scenario import Scenario
from trainer.core.state import State
from trainer.core.step import start, step
from trainer.core.vocabulary import COMPETENCIES
from trainer.errors import N_, Sentence, Term
from trainer.proof.bounds import upper_bounds
from trainer.proof.fairness import fairness, medians
from trainer.proof.jobs import (
    PLAYERS,
    READERS,
    MakeScenario,
    PlayResult,
    climbed_from,
    climbed_to_ending,
    plan_behind,
    played,
    spoiled,
)  # fmt: skip
from trainer.proof.properties import (
    discoverable,
    evidence_at_reviews,
    findable,
    occurrences,
    par_reached,
    winnable,
)  # fmt: skip
from trainer.proof.relaxation import Reach, reached
from trainer.proof.report import Property, VerificationReport
from trainer.proof.trials import with_fair_trials, with_opening_trials, with_outcome_trials
from trainer.proof.witnesses import WitnessLibrary
from trainer.workers import Workers

StageProgress = Callable[[str, int, int], None]
"""Told of progress: what is being done (a text of the catalogues), how much of it is done, and of how much."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is searched; the same effort gives the same report.

    Attributes:
        seeds: plays of every player that has chance in it.
        climb: changes per climb towards par.
        climbs: climbs towards par.
        aside: changes per climb towards the par of one competency.
        spoiled: plays of par with things left out.
        positions: positions up to which a scenario is enumerated whole.
        blind: changes per climb towards the best fixed list of moves over all variants.
    """

    seeds: int = 25
    climb: int = 2_500
    climbs: int = 2
    aside: int = 250
    spoiled: int = 600
    positions: int = 200_000
    blind: int = 600


def verified(
    make: MakeScenario,
    languages: Sequence[str],
    variant: str,
    rules: str,
    *,
    effort: Effort | None = None,
    processes: int = 2,
    progress: StageProgress = lambda _what, _done, _all: None,
) -> VerificationReport:
    """Return the report on the variant that `make` makes in each of `languages`, the base language first."""
    effort = effort or Effort()
    scenario = make(languages[0])
    reach = reached(scenario)
    with Workers(processes) as workers:
        results = _fair_plays(workers, make, languages, effort, progress)
        best = _par(workers, make, languages[0], results["textbook"], effort, progress)
        overall = best["overall"]
        progress(N_("best play with mistakes"), 0, 2)
        spoils = [
            workers.submit(spoiled, make, languages[0], plan_behind(overall), effort.spoiled // 2, seed)
            for seed in (1, 2)
        ]
        wrong = [result for future in spoils for result in future.result()]
        plays = [result.moves for group in results.values() for result in group]
        plays += [result.moves for result in (*best.values(), *wrong)]
        plays += _towards_endings(workers, make, languages[0], scenario, plays, wrong, effort, progress)
    progress(N_("plays that show each property"), 0, 1)
    library = WitnessLibrary(scenario)
    for moves in plays:
        library.read(moves)
    library.shorten()
    table = medians({**results, "oracle": [overall]})
    every = [*(result for group in results.values() for result in group), *best.values(), *wrong]
    par = _best_of(every)
    top = max(every, key=lambda result: result.overall)
    bounds = upper_bounds(scenario, reach)
    positions = all_positions(scenario, effort.positions) if _is_small(scenario) else None
    happens = list(occurrences(scenario, library, reach))
    outcomes = list(winnable(scenario, library, plays))
    fair = list(fairness(scenario, results, table, par["overall"]))
    if any(one.status == "REFUTED" for one in (*happens, *fair)) or _is_never_won(outcomes):
        trying = N_("changes that may mend what is refuted")

        def tell(done: int, whole: int) -> None:
            progress(trying, done, whole)

        with Workers(processes) as workers:
            happens = with_opening_trials(
                workers, make, languages[0], effort.climb, happens, plan_behind(overall), tell
            )
            outcomes = with_outcome_trials(workers, make, languages[0], effort.climb, outcomes, plays, tell)
            fair = with_fair_trials(workers, make, languages, effort.seeds, fair, results, par["overall"], tell)
    properties = [
        *_whole(positions, effort),
        *happens,
        *outcomes,
        *_truth(scenario, plays, reach),
        par_reached(Sentence(N_("overall")), par["overall"], bounds["overall"], top.moves),
        *(
            par_reached(Term("competency", name), par[name], bounds[name], best[name].moves)
            for name in COMPETENCIES
            if name in par and name in best
        ),
        *fair,
    ]  # fmt: skip
    searched = Sentence(
        N_("{plays} plays of {players} players and their variations, {changes} changes towards par"),
        plays=library.plays, players=len(PLAYERS),
        changes=effort.climbs * effort.climb + effort.aside * (len(best) - 1),
    )  # fmt: skip
    ranked = sorted(every, key=lambda result: -result.overall)
    return VerificationReport(
        scenario.id, variant, rules, tuple(properties), par, bounds, table, searched, top.moves,
        tuple(dict.fromkeys(result.moves for result in ranked)),
    )  # fmt: skip


def _fair_plays(
    workers: Workers, make: MakeScenario, languages: Sequence[str], effort: Effort, progress: StageProgress
) -> dict[str, list[PlayResult]]:
    futures: dict[str, list[Future[list[PlayResult]]]] = {}
    for player in PLAYERS:
        if player in READERS:
            futures[player] = [workers.submit(played, make, language, player, range(1)) for language in languages]
        else:
            futures[player] = [workers.submit(played, make, languages[0], player, range(effort.seeds))]
    results: dict[str, list[PlayResult]] = {}
    for done, (player, parts) in enumerate(futures.items()):
        progress(N_("simulated trainees"), done, len(futures))
        results[player] = [result for part in parts for result in part.result()]
    return results


def _par(
    workers: Workers,
    make: MakeScenario,
    language: str,
    textbook: Sequence[PlayResult],
    effort: Effort,
    progress: StageProgress,
) -> dict[str, PlayResult]:
    """Return the best play found overall and for each competency that the scenario has."""
    begin = plan_behind(max(textbook, key=lambda result: result.overall))
    climbs = [
        workers.submit(climbed_from, make, language, begin, effort.climb, seed, "overall", 100.0)
        for seed in range(effort.climbs)
    ]
    found: list[PlayResult] = []
    for done, climb in enumerate(climbs):
        progress(N_("best play"), done, len(climbs))
        found.append(climb.result())
    best = {"overall": max(found, key=lambda result: result.overall)}
    aside = {
        name: workers.submit(climbed_from, make, language, plan_behind(best["overall"]), effort.aside, 7, name, 100.0)
        for name, value in best["overall"].scores.items()
        if value is not None
    }
    for done, (name, future) in enumerate(aside.items()):
        progress(N_("best play by competency"), done, len(aside))
        best[name] = future.result()
    return best


def _towards_endings(
    workers: Workers,
    make: MakeScenario,
    language: str,
    scenario: Scenario,
    plays: Sequence[tuple[Move, ...]],
    wrong: Sequence[PlayResult],
    effort: Effort,
    progress: StageProgress,
) -> list[tuple[Move, ...]]:
    """Return plays that come as near as search gets to the endings that none of `plays` came to."""
    seen = set()
    for moves in plays:
        end = outcome(scenario, final_state(scenario, moves))
        if end is not None and end.ending is not None:
            seen.add(end.ending.index)
    missing = [ending for ending in scenario.endings if ending.index not in seen]
    by_kind = {result.outcome: plan_behind(result) for result in wrong}
    futures = [
        workers.submit(
            climbed_to_ending,
            make,
            language,
            by_kind.get(ending.outcome, plan_behind(wrong[0])),
            effort.climb,
            seed,
            ending.index,
        )
        for ending in missing
        for seed in (1, 2)
    ]
    found = []
    for done, future in enumerate(futures):
        progress(N_("endings"), done, len(futures))
        found.append(future.result().moves)
    return found


def _is_never_won(outcomes: Sequence[Property]) -> bool:
    return any(one.subject == Term("outcome", "won") and one.status != "PROVED" for one in outcomes)


def _best_of(results: Sequence[PlayResult]) -> dict[str, float]:
    par = {"overall": max(result.overall for result in results)}
    for name in COMPETENCIES:
        values = [value for result in results if (value := result.scores[name]) is not None]
        if values:
            par[name] = max(values)
    return par


def _truth(scenario: Scenario, plays: Sequence[tuple[Move, ...]], reach: Reach) -> list[Property]:
    evidence = evidence_at_reviews(scenario, plays)
    return [*findable(scenario, reach, evidence), *discoverable(scenario, reach, evidence)]


def _is_small(scenario: Scenario) -> bool:
    """Only a handful of people and moves is worth trying to enumerate."""
    return len(scenario.people) <= 3 and len(scenario.questions) <= 8


def _whole(positions: int | None, effort: Effort) -> list[Property]:
    subject = Sentence(N_("positions"))
    if positions is not None:
        every = Sentence(N_("{count} positions, all of them enumerated"), count=positions)
        return [Property("whole", subject, "PROVED", every)]
    too_many = Sentence(N_("not enumerated: more than {most} positions or too large"), most=effort.positions)
    return [Property("whole", subject, "BOUNDED", too_many)]


def all_positions(scenario: Scenario, most: int) -> int | None:
    """Return how many positions there are (`note` left out), or None if there are more than `most`."""
    seen: set[State] = {start(scenario)}
    frontier = list(seen)
    while frontier:
        following: list[State] = []
        for state in frontier:
            for move in legal_moves(scenario, state):
                after, _ = step(scenario, state, move)
                if after not in seen:
                    if len(seen) >= most:
                        return None
                    seen.add(after)
                    following.append(after)
        frontier = following
    return len(seen)
