"""Fairness: what players that know only what a trainee sees reach, against what a shipped scenario must keep."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from trainer.core.replay import final_state
from trainer.core.scenario import Scenario
from trainer.core.state import Handed
from trainer.errors import N_, Sentence, Term
from trainer.proof.jobs import READERS, PlayResult, won
from trainer.proof.margins import why_not_won
from trainer.proof.report import Property, Status

AT_MOST = {"random": 35.0, "first": 45.0, "longest": 45.0, "talker": 45.0}
PLEASER_AT_MOST = 30.0
TEXTBOOK_AT_LEAST = 75.0
PAR_AT_LEAST = 92.0
TEXTBOOK_AHEAD = 25.0
WEAKENED = ("listener", "careless")
"""Players with a weakness each; how many of them fail is the level."""
LOW_BELOW = 70.0
"""Median below which a competency of the textbook is worth naming."""
NOT_COMPARED = ("conduct",)
"""Conduct is only ever lost: breaking no rule by chance and breaking none by care look alike in it."""


def medians(results: Mapping[str, Sequence[PlayResult]]) -> dict[str, dict[str, float]]:
    """Return by player the median of every score over its plays; scores that the scenario lacks are left out."""
    table: dict[str, dict[str, float]] = {}
    for player, plays in results.items():
        row = {"overall": statistics.median(play.overall for play in plays)}
        for name in plays[0].scores:
            values = [value for play in plays if (value := play.scores[name]) is not None]
            if values:
                row[name] = round(statistics.median(values), 1)
        table[player] = row
    return table


def fairness(
    scenario: Scenario,
    results: Mapping[str, Sequence[PlayResult]],
    table: Mapping[str, Mapping[str, float]],
    par: float,
) -> Iterator[Property]:
    """Yield the thresholds of a shipped scenario, each against what was measured, with the play in the middle."""
    for player, most in AT_MOST.items():
        median = table[player]["overall"]
        held = _held(_at_most(player), median - most, median, len(results[player]), player in READERS)
        yield _with_highest(held, table[player])
    disqualified = sum(play.outcome == "disqualified" for play in results["pleaser"])
    median = table["pleaser"]["overall"]
    pleased = median <= PLEASER_AT_MOST or 2 * disqualified > len(results["pleaser"])
    over = 0.0 if pleased else median - PLEASER_AT_MOST
    yield _with_highest(_held(_at_most("pleaser"), over, median, len(results["pleaser"]), False), table["pleaser"])
    median = table["textbook"]["overall"]
    words = N_("{player} at least {least}")
    subject = Sentence(words, player=Term("player", "textbook"), least=f"{TEXTBOOK_AT_LEAST:g}")
    held = _held(subject, TEXTBOOK_AT_LEAST - median, median, len(results["textbook"]), False, short=True)
    detail = _with_weakest(held.detail, scenario, results["textbook"], table["textbook"])
    if held.status == "REFUTED":
        detail = _with_reasons(detail, scenario, "textbook", results["textbook"])
    yield replace(held, detail=detail, witness=_middle(results["textbook"]).moves)
    status: Status = "PROVED" if par >= PAR_AT_LEAST else "BOUNDED"
    subject = Sentence(N_("par at least {least}"), least=f"{PAR_AT_LEAST:g}")
    yield Property("fair", subject, status, Sentence(N_("{par} reached by a play"), par=f"{par:g}"))
    yield level_kept(scenario, results)
    for name, value in table["textbook"].items():
        if name not in (*NOT_COMPARED, "overall"):
            other = table["random"].get(name, 0.0)
            subject = Sentence(
                N_("{competency}: {player} {points} ahead of {other}"), competency=Term("competency", name),
                player=Term("player", "textbook"), points=f"{TEXTBOOK_AHEAD:g}", other=Term("player", "random"),
            )  # fmt: skip
            ahead = value - other
            held = _held(subject, TEXTBOOK_AHEAD - ahead, ahead, len(results["textbook"]), False, short=True)
            if held.status == "REFUTED":
                words = N_("{measured}: {first} against {second}")
                detail = Sentence(words, measured=held.detail, first=f"{value:g}", second=f"{other:g}")
                held = replace(held, detail=detail)
            yield held


def limits_somebody(one: Property) -> bool:
    """Return whether a property of fairness is about a player who must not do too well."""
    return any(one.subject == _at_most(player) for player in (*AT_MOST, "pleaser"))


def _at_most(player: str) -> Sentence:
    most = AT_MOST.get(player, PLEASER_AT_MOST)
    words = N_("{player} at most {most}") if player in AT_MOST else N_("{player} disqualified or at most {most}")
    return Sentence(words, player=Term("player", player), most=f"{most:g}")


def measured_level(results: Mapping[str, Sequence[PlayResult]]) -> int:
    """Return how hard a scenario shows itself, 1 to 3: one more for each of the weakened players who does not win it.

    The beginner who listens and the careless expert win level 1 both, level 2 one of them, level 3 neither: win in more
    than half of their plays, with concessions or without.
    """
    return 1 + sum(not _wins(results[player]) for player in WEAKENED)


def level_kept(scenario: Scenario, results: Mapping[str, Sequence[PlayResult]]) -> Property:
    """Return whether the level on the label is the one that the plays show."""
    measured = measured_level(results)
    first, second = (
        Sentence(
            N_("{player} wins {count} of {plays} plays"), player=Term("player", player),
            count=sum(map(won, results[player])), plays=len(results[player]),
        )
        for player in WEAKENED
    )  # fmt: skip
    status: Status = "BOUNDED" if measured == scenario.brief.level else "REFUTED"
    subject = Sentence(N_("level {level}"), level=scenario.brief.level)
    words = N_("shows itself as level {level}: {first}; {second}")
    detail = Sentence(words, level=measured, first=first, second=second)
    if status == "REFUTED":
        words = N_("{seen}; on level {level}, {count} of the two win more than half of their plays")
        detail = Sentence(
            words, seen=detail, level=scenario.brief.level, count=len(WEAKENED) + 1 - scenario.brief.level
        )
        for player in WEAKENED:
            if not _wins(results[player]):
                detail = _with_reasons(detail, scenario, player, results[player])
    return Property("fair", subject, status, detail)


def _wins(results: Sequence[PlayResult]) -> bool:
    return 2 * sum(map(won, results)) > len(results)


def _middle(plays: Sequence[PlayResult]) -> PlayResult:
    return sorted(plays, key=lambda play: play.overall)[len(plays) // 2]


def _with_weakest(
    measured: Sentence, scenario: Scenario, plays: Sequence[PlayResult], medians: Mapping[str, float]
) -> Sentence:
    """Return what was measured and where the textbook falls short: its lowest scores, and whom it takes for others."""
    low = sorted((value, name) for name, value in medians.items() if name != "overall" and value < LOW_BELOW)
    if low:
        scores = tuple(
            Sentence("{competency} {value}", competency=Term("competency", name), value=f"{value:g}")
            for value, name in low
        )
        measured = Sentence(N_("{measured}; lowest: {scores}"), measured=measured, scores=scores)
    misread: dict[int, list[Handed]] = {}
    for play in plays:
        for handed in final_state(scenario, play.moves).handed[-1:]:
            for person, truth in enumerate(scenario.truths[handed.fired]):
                note = handed.board[person]
                if truth.present and truth.influence and (note is None or note.roles[:1] != truth.roles[:1]):
                    misread.setdefault(person, []).append(handed)
    most = sorted(misread.items(), key=lambda pair: -len(pair[1]))[:3]
    often = tuple(_misread(scenario, who, maps, len(plays)) for who, maps in most if 2 * len(maps) > len(plays))
    return Sentence(N_("{measured}; role not found: {people}"), measured=measured, people=often) if often else measured


def _misread(scenario: Scenario, person: int, maps: Sequence[Handed], plays: int) -> Sentence:
    """Return in how many of `plays` a role was not found, and which clues most of these `maps` held for and against."""
    held: dict[bool, list[str]] = {True: [], False: []}
    wanting = []
    for clue in scenario.clues:
        roles = {value for axis, value in clue.supports if axis == "role"}
        if clue.about != person or not roles:
            continue
        right = any(scenario.truths[one.fired][person].roles[0] in roles for one in maps)
        if 2 * sum(one.clues >> clue.index & 1 for one in maps) > len(maps):
            held[right].append(clue.id)
        elif right:
            wanting.append(clue.id)
    none = Sentence(N_("none"))
    return Sentence(
        N_(
            "{person} in {count} of {plays} plays "
            "(clues held for it: {held}, not held: {wanting}, misleading: {false})"
        ),
        person=scenario.people[person].id, count=len(maps), plays=plays,
        held=tuple(held[True]) or none, wanting=tuple(wanting) or none, false=tuple(held[False]) or none,
    )  # fmt: skip


def _with_reasons(measured: Sentence, scenario: Scenario, player: str, plays: Sequence[PlayResult]) -> Sentence:
    why = why_not_won(scenario, [play.moves for play in plays])
    words = N_("{measured}; why the {player} does not win: {why}")
    return Sentence(words, measured=measured, player=Term("player", player), why=why) if why else measured


def _with_highest(held: Property, medians: Mapping[str, float]) -> Property:
    """Return a refuted property with the competencies that earn a player too much."""
    high = sorted(((-value, name) for name, value in medians.items() if name not in (*NOT_COMPARED, "overall")))[:3]
    if held.status != "REFUTED" or not high:
        return held
    scores = tuple(
        Sentence("{competency} {value}", competency=Term("competency", name), value=f"{-value:g}")
        for value, name in high
    )
    return replace(held, detail=Sentence(N_("{measured}; highest: {scores}"), measured=held.detail, scores=scores))


def _held(
    subject: Sentence, missed: float, value: float, plays: int, certain: bool, *, short: bool = False
) -> Property:
    """Return a property that holds unless `missed` is above 0: the points that are too many, or too few if `short`."""
    detail = Sentence.plural("{value} ({count} play)", "{value} ({count} plays)", plays, value=f"{value:g}")
    if missed <= 0:
        return Property("fair", subject, "PROVED" if certain else "BOUNDED", detail)
    words = N_("{measured}, {points} too few") if short else N_("{measured}, {points} too many")
    # Less than a tenth of a point is a miss, too, and is not called none.
    points = f"{max(0.1, missed):.1f}".removesuffix(".0")
    return Property("fair", subject, "REFUTED", Sentence(words, measured=detail, points=points))
