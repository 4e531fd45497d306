"""Verification of a scenario whole: each of its variants, and all of them together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from trainer.core.scenario import Scenario
from trainer.errors import N_, Sentence
from trainer.proof.across import alike, alone, from_memory, guessed, guesses_kept, play_kept
from trainer.proof.blind_play import BlindPlay, beginnings, climbed_blindly
from trainer.proof.jobs import MakeScenario
from trainer.proof.report import FamilyReport, Property, VerificationReport
from trainer.proof.told_apart import told_apart
from trainer.proof.verify import Effort, verified
from trainer.workers import Workers

FamilyProgress = Callable[[Sentence, int, int], None]
"""Told of progress: what is being done, how much of it is done, and of how much."""
Tell = Callable[[VerificationReport], None]
"""Told what was found of a variant, as soon as it was."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A variant to be verified.

    Attributes:
        letter: its letter.
        make: makes it in a language.
        rules: digest of its rules.
    """

    letter: str
    make: MakeScenario
    rules: str


def verified_family(
    variants: Sequence[Variant],
    languages: Sequence[str],
    sha256: str,
    *,
    across: bool = True,
    effort: Effort | None = None,
    processes: int = 2,
    progress: FamilyProgress = lambda _what, _done, _all: None,
    tell: Tell = lambda _report: None,
) -> FamilyReport:
    """Return the report on a scenario.

    Args:
        variants: its variants.
        languages: in which it can be played, the base language first.
        sha256: digest of the bytes of all its files.
        across: whether `variants` are all that there are, and are looked at together.
        effort: how much is searched.
        processes: how many processes do it.
        progress: is told of progress.
        tell: is told what was found of each variant, before the next is begun.
    """
    effort = effort or Effort()
    reports = []
    for one in variants:

        def told(step: str, done: int, whole: int, letter: str = one.letter) -> None:
            words = N_("variant {letter}: {step}") if len(variants) > 1 else "{step}"
            progress(Sentence(words, letter=letter, step=Sentence(step)), done, whole)

        report = verified(
            one.make, languages, one.letter, one.rules, effort=effort, processes=processes, progress=told
        )  # fmt: skip
        tell(report)
        reports.append(report)
    scenarios = [one.make(languages[0]) for one in variants]
    if not across:
        return FamilyReport(scenarios[0].id, sha256, tuple(reports), (), {})
    names = [one.letter for one in variants]
    found = {**guessed(scenarios)}
    properties = list(guesses_kept(names, scenarios))
    if len(variants) == 1:
        properties += alone()
    else:
        plays = _blind_plays(variants, languages[0], scenarios, reports, effort, processes, progress)
        found["play"] = round(max(play.mean for play in plays), 1)
        properties += _together(names, scenarios, reports, plays, effort)
    return FamilyReport(scenarios[0].id, sha256, tuple(reports), tuple(properties), found)


def _blind_plays(
    variants: Sequence[Variant],
    language: str,
    scenarios: Sequence[Scenario],
    reports: Sequence[VerificationReport],
    effort: Effort,
    processes: int,
    progress: FamilyProgress,
) -> list[BlindPlay]:
    """Return the best fixed lists of moves that search finds from each variant's best play, and those that win most."""
    makes = tuple(one.make for one in variants)
    begins = beginnings(scenarios, [report.par_play for report in reports])
    with Workers(processes) as workers:
        futures = [
            workers.submit(climbed_blindly, makes, language, begin, effort.blind, seed, for_wins)
            for seed, begin in enumerate(begins)
            for for_wins in (False, True)
        ]
        plays = []
        for done, future in enumerate(futures):
            progress(Sentence(N_("best fixed list of moves")), done, len(futures))
            plays.append(future.result())
    return plays


def _together(
    names: Sequence[str],
    scenarios: Sequence[Scenario],
    reports: Sequence[VerificationReport],
    plays: Sequence[BlindPlay],
    effort: Effort,
) -> Iterator[Property]:
    yield play_kept(names, plays, effort.blind)
    yield from told_apart(names, scenarios, [report.plays for report in reports])
    yield from from_memory(names, scenarios, [report.par_play for report in reports])
    yield from alike(names, [report.par["overall"] for report in reports], [report.medians for report in reports])
