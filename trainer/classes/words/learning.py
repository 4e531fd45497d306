"""What was learned from one variant to another, in words; the same variant again is a repetition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from trainer.classes.facts.learning import Change, Learner, Learning
from trainer.classes.facts.report import ScenarioReport
from trainer.classes.page import Cell, Column, PageTable, ReportPart
from trainer.classes.words.results import competency
from trainer.debrief.words.common import itemised
from trainer.i18n.translator import Translator

WORTH_TELLING = 1.0
"""Points below which a change of somebody's result is none."""
HIGH = 85
"""Mean of first plays above which little is left to be gained."""


def learning_part(tr: Translator, about: Learning) -> ReportPart:
    """Return what was learned at a scenario."""
    foot = (
        tr(
            "Learning is the change from the first play of one variant to the first play of another: same people, "
            "another truth. A second play of the same variant is a repetition and is not counted. The gain is the "
            "share of what was still missing to 100 that was made good, taken from the means of the class: from 0.3 it "
            "is commonly called medium, from 0.7 high (Hake 1998)."
        ),
        *_who(tr, about),
    )
    rows: list[tuple[Cell, ...]] = [
        (competency(tr, one.id), one.people, one.before, one.after, one.amount, one.low, one.high, one.gain)
        for one in about.changes
    ]
    return ReportPart(
        "learning",
        tr("{title}: what was learned between variants", title=about.title),
        tr("Learning"),
        tuple(_verdict(tr, about)),
        PageTable(
            (
                Column(tr("Competency")),
                Column(tr("Trainees"), "count"),
                Column(tr("First variant"), "points"),
                Column(tr("Second variant"), "points"),
                Column(tr("Change"), "points"),
                Column(tr("At least"), "points"),
                Column(tr("At most"), "points"),
                Column(tr("Gain"), "share"),
            ),
            tuple(rows),
        ),
        foot=foot,
    )


def learners_part(tr: Translator, about: Learning) -> ReportPart:
    """Return how each did who played two variants, and why somebody lost."""
    return ReportPart(
        "learners",
        tr("{title}: who gained and who lost between variants", title=about.title),
        tr("Learners"),
        (tr("Those who lost most first, with what it came from."),),
        PageTable(
            (
                Column(tr("Trainee")),
                Column(tr("First variant"), "points"),
                Column(tr("Second variant"), "points"),
                Column(tr("Change"), "points"),
                Column(tr("In this order")),
                Column(tr("What it came from")),
            ),
            tuple(
                (
                    one.name,
                    one.before,
                    one.after,
                    one.after - one.before,
                    tr("{first} then {second}", first=one.first, second=one.second),
                    itemised(tr, _causes(tr, one)) or None,
                )
                for one in about.learners
            ),
        ),
    )


def repetition_part(tr: Translator, about: ScenarioReport) -> ReportPart:
    """Return how those did who played the same variant again."""
    return ReportPart(
        "repetition",
        tr("The same variant again: a repetition, no learning"),
        tr("Repetition"),
        (
            tr(
                "Whoever plays a variant a second time knows its truth from the debrief. What is better then was "
                "remembered; whether it was learned, another variant shows."
            ),
        ),
        PageTable(
            (
                Column(tr("Competency")),
                Column(tr("Trainees"), "count"),
                Column(tr("First play"), "points"),
                Column(tr("Repetition"), "points"),
                Column(tr("Change"), "points"),
            ),
            tuple(
                (competency(tr, one.id), one.people, one.before, one.after, one.after - one.before)
                for one in about.repetitions
            ),
        ),
    )


def _verdict(tr: Translator, about: Learning) -> Iterator[str]:
    """Yield what can be said of the change over all, and why it is below zero if it is."""
    overall = about.changes[0]
    values: dict[str, object] = {
        "people": overall.people, "before": f"{overall.before:.1f}", "after": f"{overall.after:.1f}",
        "points": f"{abs(overall.amount):.1f}",
    }  # fmt: skip
    if overall.amount <= -WORTH_TELLING:
        yield tr("{people} played two variants, and lost {points} points: from {before} to {after}.", **values)
    elif overall.amount >= WORTH_TELLING:
        yield tr("{people} played two variants, and gained {points} points: from {before} to {after}.", **values)
    else:
        yield tr("{people} played two variants, and did as well in both: {before} and {after}.", **values)
    if overall.low is None or overall.high is None:
        yield tr("They are too few to tell it from chance.")
    elif not overall.certain:
        yield tr(
            "That can be chance: the change lies between {low} and {high} with a confidence of 95 %.",
            low=_signed(overall.low), high=_signed(overall.high),
        )  # fmt: skip
    if about.fair is not None and abs(about.fair - overall.amount) >= WORTH_TELLING:
        yield tr(
            "Beside those who met the same variant as their first: {points} points, so that no variant counts for "
            "being easy.", points=_signed(about.fair),
        )  # fmt: skip
    yield from _reasons(tr, about, overall)


def _reasons(tr: Translator, about: Learning, overall: Change) -> Iterator[str]:
    carried = [one for one in about.learners if one.carried]
    if overall.amount <= -WORTH_TELLING:
        harder = _harder(tr, about)
        if harder:
            yield harder
        fallen = min(about.changes[1:], key=lambda one: one.amount, default=None)
        if fallen is not None and fallen.amount < 0:
            yield tr(
                "What fell most: {competency}, by {points}.", competency=competency(tr, fallen.id),
                points=f"{-fallen.amount:.1f}",
            )  # fmt: skip
        if overall.before >= HIGH:
            yield tr("The first result was so high that there was little left to gain.")
    if carried:
        yield tr(
            "{count} of {whole} took a role for true that was true in the first variant only: they carried the answer "
            "over, and not the way to find it.", count=len(carried), whole=len(about.learners),
        )  # fmt: skip


def _harder(tr: Translator, about: Learning) -> str:
    """Return that the variants that came second are the harder ones, "" if they are not or nobody knows."""
    means = {one.letter: one.mean for one in about.levels}
    shifts = [
        second - first
        for one in about.learners
        if (first := means.get(one.first)) is not None and (second := means.get(one.second)) is not None
    ]
    if not shifts or sum(shifts) / len(shifts) > -WORTH_TELLING:
        return ""
    levels = (
        tr("{letter}: {mean} ({people})", letter=one.letter, mean=f"{one.mean:.1f}", people=one.people)
        for one in about.levels
        if one.mean is not None
    )
    return tr(
        "The variant that came second is harder: means of those who met it as their first play (how many): {levels}.",
        levels=itemised(tr, levels),
    )


def _who(tr: Translator, about: Learning) -> Iterator[str]:
    counted = sorted(Counter((one.first, one.second) for one in about.learners).items())
    orders = [
        tr("{first} then {second}: {count}", first=first, second=second, count=count)
        for (first, second), count in counted
    ]
    yield tr("Played in this order: {orders}.", orders=itemised(tr, orders))


def _causes(tr: Translator, one: Learner) -> Iterator[str]:
    if one.after < one.before and one.fell:
        yield tr("{competency} fell by {points}", competency=competency(tr, one.fell), points=f"{one.fall:.1f}")
    if one.carried:
        yield tr("the role of {people} as in the first variant", people=tr.listed(one.carried))


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−")
