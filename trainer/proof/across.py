"""What is asked of the variants of a scenario together: that nothing can be guessed, and nothing won from memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from trainer.core.moves import Move
from trainer.core.scenario import Scenario
from trainer.core.vocabulary import CONCERNS, NEEDS
from trainer.errors import N_, Sentence, Term
from trainer.proof import blind
from trainer.proof.blind import Guess, Guessed
from trainer.proof.blind_play import BlindPlay, guessed_answers, memory_of, repeated
from trainer.proof.jobs import won
from trainer.proof.report import Property, Status

MEMORY_AT_MOST = 65.0
MEMORY_COUNTS_FROM = 2
"""Level from which the last truth must not win from memory; below it is told only."""
ALIKE = {"par": 4.0, "textbook": 8.0, "listener": 15.0}
"""How far the variants may lie apart in what is reached at best and in the medians of these players."""
MOST_SHOWN = 3
MOST_CHANGES = 8
"""Changes beyond which a fault is too large for a list of them to help."""
IDS = (
    "blind roles", "blind needs", "blind pitch", "blind objections", "blind play", "told apart", "from memory", "alike",
)  # fmt: skip


class Limits(NamedTuple):
    """How much may be guessed at most.

    Attributes:
        naming: percent of the influence whose primary role is named right.
        marks: points for primary roles.
        needs: points for concerns and wins.
        pitch: percent of the best pitches.
        objections: points for answers.
        play: overall score on the mean of the best fixed list of moves.
    """

    naming: float
    marks: float
    needs: float
    pitch: float
    objections: float
    play: float


OF_TWO = Limits(75, 40, 80, 80, 70, 70)
OF_MORE = Limits(60, 30, 70, 70, 60, 60)


def limits_of(count: int) -> Limits:
    """Return the limits for a number of variants."""
    return OF_TWO if count <= 2 else OF_MORE


def won_at_most(count: int) -> int:
    """Return in how many of `count` variants the best fixed list of moves may win."""
    return max(1, count // 3)


class Measure(NamedTuple):
    """One of the measures that are worked out in closed form.

    Attributes:
        name: how a certificate calls it.
        property: the id of the property that it decides.
        subject: what is asked, with {most}.
        most: the limit.
        guess: the function that works it out.
        kind: of which kind of terms what is guessed is, "" for needs, None for ids.
        changed: what makes the guess about a name wrong in a variant (by its number), where that is one thing to write.
        change: what is to be written, with {things}.
    """

    name: str
    property: str
    subject: str
    most: float
    guess: Callable[[Sequence[Scenario]], Guessed]
    kind: str | None
    changed: Callable[[Scenario, str, int], Scenario] | None = None
    change: str = ""


def measures(limits: Limits) -> tuple[Measure, ...]:
    """Return the measures in closed form with their limits."""
    return (
        Measure(
            "naming", "blind roles", N_("at most {most} % of the influence named right"), limits.naming, blind.naming,
            "role", _with_another_role, N_("with another primary role for {things} it would be {value}"),
        ),
        Measure("marks", "blind roles", N_("worth at most {most} points"), limits.marks, blind.role_points, "role"),
        Measure("needs", "blind needs", N_("worth at most {most} points"), limits.needs, blind.needs, ""),
        Measure("pitch", "blind pitch", N_("at most {most} % of the best"), limits.pitch, blind.pitch, None),
        Measure(
            "objections", "blind objections", N_("worth at most {most} points"), limits.objections, blind.objections,
            None, _with_another_meaning, N_("with another meaning of {things} it would be {value}"),
        ),
    )  # fmt: skip


def guessed(variants: Sequence[Scenario]) -> dict[str, float]:
    """Return by measure how much can be guessed (0–100 with one decimal)."""
    return {one.name: round(one.guess(variants).value, 1) for one in measures(limits_of(len(variants)))}


def guesses_kept(names: Sequence[str], variants: Sequence[Scenario]) -> Iterator[Property]:
    """Yield for each measure in closed form whether no more can be guessed than may be.

    They hold for everybody who knows only what can be seen: PROVED or REFUTED, never searched for.
    """
    if len(variants) == 1:
        yield from (_alone(name) for name in IDS if name.startswith("blind") and name != "blind play")
        return
    for one in measures(limits_of(len(variants))):
        found = one.guess(variants)
        subject = Sentence(one.subject, most=f"{one.most:g}")
        best = _dearest(names, one, found)
        if found.value <= one.most + _HALF_A_DIGIT:
            words = N_("{value}; guessed best: {guesses}")
            yield Property(one.property, subject, "PROVED", Sentence(words, value=_told(found.value), guesses=best))
        else:
            words = N_("{value}, {points} too many; guessed best: {guesses}")
            over = _told(max(0.1, found.value - one.most))
            detail = Sentence(words, value=_told(found.value), points=over, guesses=best)
            yield Property(one.property, subject, "REFUTED", detail, tried=_mended(names, variants, one, found))


def play_kept(names: Sequence[str], found: Sequence[BlindPlay], steps: int) -> Property:
    """Return whether the fixed lists of moves found reach and win no more than they may.

    Args:
        names: letters of the variants.
        found: the best lists that search found, by their mean or by the variants that they win.
        steps: changes that were tried.
    """
    count = len(names)
    limits, wins = limits_of(count), won_at_most(count)
    words = N_("at most {most} on the mean, won in at most {wins} of {count}")
    subject = Sentence(words, most=f"{limits.play:g}", wins=wins, count=count)
    best = max(found, key=lambda one: one.mean)
    detail = _played(names, best)
    most_won = max(found, key=lambda one: (one.won, one.mean))
    refuted = best.mean > limits.play + _HALF_A_DIGIT or most_won.won > wins
    if most_won.won > best.won:
        words = N_("{best}; another list: {other}")
        detail = Sentence(words, best=detail, other=_played(names, most_won))
    if best.mean > limits.play + _HALF_A_DIGIT:
        over = _told(max(0.1, best.mean - limits.play))
        detail = Sentence(N_("{measured}, {points} too many"), measured=detail, points=over)
    if most_won.won > wins:
        detail = Sentence.plural(
            "{measured}; {count} win too many", "{measured}; {count} wins too many", most_won.won - wins,
            measured=detail,
        )  # fmt: skip
    if not refuted:
        words = N_("{measured}; the best of {steps} changes of {lists} lists")
        detail = Sentence(words, measured=detail, steps=steps, lists=len(found))
    shown = max(range(count), key=lambda number: best.results[number].overall)
    status: Status = "REFUTED" if refuted else "BOUNDED"
    return Property("blind play", subject, status, detail, best.results[shown].moves, variant=names[shown])


def from_memory(
    names: Sequence[str], variants: Sequence[Scenario], best: Sequence[Sequence[Move]]
) -> Iterator[Property]:
    """Yield for the best play known of each variant what becomes of it, repeated in each other.

    What is illegal there is skipped, answers and maps stay as they were, and an objection that did not come up before
    gets the answer that can be guessed best. For these plays it is exact.
    """
    answers = guessed_answers(variants)
    for number, moves in enumerate(best):
        again = repeated(variants, memory_of(moves, answers))
        for other, result in enumerate(again.results):
            if other == number:
                continue
            words = N_("best play of variant {one} repeated in {other}: at most {most} and not won")
            subject = Sentence(words, one=names[number], other=names[other], most=f"{MEMORY_AT_MOST:g}")
            words = N_("{points} points, {outcome}")
            detail = Sentence(words, points=_told(result.overall), outcome=Term("outcome", result.outcome))
            kept = result.overall <= MEMORY_AT_MOST and not won(result)
            if variants[other].brief.level < MEMORY_COUNTS_FROM:
                if not kept:
                    detail = Sentence(N_("{measured}; on level 1 it is only told"), measured=detail)
                status: Status = "PROVED" if kept else "BOUNDED"
            else:
                status = "PROVED" if kept else "REFUTED"
                if result.overall > MEMORY_AT_MOST:
                    over = _told(max(0.1, result.overall - MEMORY_AT_MOST))
                    detail = Sentence(N_("{measured}, {points} too many"), measured=detail, points=over)
            yield Property("from memory", subject, status, detail, result.moves, variant=names[other])


def alike(
    names: Sequence[str], pars: Sequence[float], medians: Sequence[Mapping[str, Mapping[str, float]]]
) -> Iterator[Property]:
    """Yield whether the variants are equally hard: by par, and by the medians of two players."""
    for who, most in ALIKE.items():
        values = list(pars) if who == "par" else [table[who]["overall"] for table in medians]
        spread = max(values) - min(values)
        each = _each(names, values)
        if who == "par":
            subject = Sentence(N_("par within {most} points"), most=f"{most:g}")
        else:
            subject = Sentence(N_("{player} within {most} points"), player=Term("player", who), most=f"{most:g}")
        detail = Sentence(N_("{points} apart: {each}"), points=_told(spread), each=each)
        if spread > most + _HALF_A_DIGIT:
            over = _told(max(0.1, spread - most))
            detail = Sentence(N_("{measured}, {points} too many"), measured=detail, points=over)
        yield Property("alike", subject, "REFUTED" if spread > most + _HALF_A_DIGIT else "BOUNDED", detail)


def alone() -> Iterator[Property]:
    """Yield what is said of the other properties where there is one variant only."""
    yield from (_alone(name) for name in IDS if name == "blind play" or not name.startswith("blind"))


_HALF_A_DIGIT = 1e-9
"""Sums of shares are not exact to the last bit."""


def _alone(name: str) -> Property:
    return Property(name, Sentence(N_("one variant only")), "BOUNDED", Sentence(N_("whoever played it once knows it")))


def _told(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _each(names: Sequence[str], values: Sequence[float]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence("{name} {value}", name=name, value=f"{value:g}") for name, value in zip(names, values, strict=True)
    )


def _dearest(names: Sequence[str], one: Measure, found: Guessed) -> tuple[Sentence, ...]:
    """Return the guesses that earn most: of whom, what, and in which variants nothing does better."""
    whole: dict[str, float] = {}
    for guess in found.guesses:
        whole[guess.name] = whole.get(guess.name, 0.0) + guess.earns
    dearest = sorted(whole, key=lambda name: -whole[name])[:MOST_SHOWN]
    return tuple(
        _words(names, one, next(guess for guess in found.guesses if guess.name == name), whole[name])
        for name in dearest
    )


def _words(names: Sequence[str], one: Measure, guess: Guess, earns: float) -> Sentence:
    said: tuple[str | Sentence, ...] = guess.said
    if one.kind is not None:
        said = tuple(Sentence(N_("{term}"), term=Term(one.kind or _kind_of_need(name), name)) for name in guess.said)
    right = tuple(names[number] for number in guess.right)
    words = N_("{name}: {said} (earns {points})")
    if right:
        words = N_("{name}: {said} (earns {points}, best in {variants})")
    return Sentence(words, name=guess.name, said=said, points=_told(earns), variants=right)


def _kind_of_need(name: str) -> str:
    return "concern" if name in CONCERNS else "win"


def _mended(names: Sequence[str], variants: Sequence[Scenario], one: Measure, found: Guessed) -> tuple[Sentence, ...]:
    """Return changes of one thing in one variant each with which the limit would hold, what helps most first."""
    if one.changed is None:
        return ()
    family = list(variants)
    made: list[tuple[str, str]] = []
    while found.value > one.most + _HALF_A_DIGIT and len(made) < MOST_CHANGES:
        ways = [
            (one.guess(changed).value, guess.name, number, changed)
            for guess in found.guesses
            for number in guess.right
            if (guess.name, names[number]) not in made
            for changed in ([*family[:number], one.changed(family[number], guess.name, number), *family[number + 1 :]],)
        ]
        if not ways:
            break
        value, name, number, family = min(ways, key=lambda way: way[:3])
        if value >= found.value:
            break
        found = one.guess(family)
        made.append((name, names[number]))
    if found.value > one.most + _HALF_A_DIGIT or not made:
        return ()
    things = tuple(Sentence(N_("{name} in {variant}"), name=name, variant=variant) for name, variant in made)
    return (Sentence(one.change, things=things, value=_told(found.value)),)


def _with_another_role(scenario: Scenario, person: str, number: int) -> Scenario:
    """Return the variant with a primary role of a person that they have in no other variant."""
    who = scenario.person_index[person]
    truths = list(scenario.truths[0])
    truths[who] = replace(truths[who], roles=(f"of {number} alone", *truths[who].roles[1:]))
    return replace(scenario, truths={**scenario.truths, 0: tuple(truths)})


def _with_another_meaning(scenario: Scenario, name: str, _number: int) -> Scenario:
    """Return the variant with a meaning of an objection to which nobody has an answer."""
    unknown = 1 << len(NEEDS)
    objections = tuple(
        replace(one, meant=unknown) if blind.name_of(scenario, one) == name else one for one in scenario.objections
    )
    truths = tuple(replace(one, needs=one.needs | unknown) for one in scenario.truths[0])
    return replace(scenario, objections=objections, truths={**scenario.truths, 0: truths})


def _played(names: Sequence[str], play: BlindPlay) -> Sentence:
    each = tuple(
        Sentence(N_("{name} {value} {outcome}"), name=name, value=f"{result.overall:g}",
                 outcome=Term("outcome", result.outcome))
        for name, result in zip(names, play.results, strict=True)
    )  # fmt: skip
    words = N_("{mean} on the mean ({each}), won in {won} of {count}")
    return Sentence(words, mean=_told(play.mean), each=each, won=play.won, count=len(names))
