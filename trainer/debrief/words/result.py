"""Part 1 in words: the result."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.debrief.facts.debrief import Debrief
from trainer.debrief.facts.gap import Gap
from trainer.debrief.facts.result import CompetencyScore, ResultReview, Voice
from trainer.debrief.facts.roles_lost import LostEntry, RolesLost
from trainer.debrief.page import Pair, ResultPage, ScoreRow, VoiceRow
from trainer.debrief.words.common import itemised, named
from trainer.i18n.translator import Translator

MOST_NAMED = 3
"""People named with whom points of the roles were lost."""


def result_page(tr: Translator, about: Debrief) -> ResultPage:
    """Return part 1."""
    result = about.result
    par, median = dict(about.facts.par), dict(about.facts.median)
    scores = tuple(_score(tr, score, par.get(score.id), median.get(score.id)) for score in result.scores)
    return ResultPage(
        outcome=tr.term("outcome", result.outcome),
        title=result.title,
        text=result.text,
        why=(*_why(tr, result), *([_gap(tr, result, about.gap)] if about.gap is not None else [])),
        overall=f"{result.overall:.1f}",
        par=f"{par['overall']:.1f}" if "overall" in par else "",
        median=f"{median['overall']:.1f}" if "overall" in median else "",
        scores=scores,
        chart=tr(
            "Chart of the scores, each from 0 in the middle to 100 at the rim. {scores}",
            scores=tr.listed(
                (
                    tr("{competency}: {value}", competency=row.label, value=row.value)
                    for row in scores
                    if row.number >= 0
                ),
            ),
        ),
        certainty=_certainty(tr, result),
        voices=tuple(
            VoiceRow(
                head=named(tr, voice.name, voice.title),
                text=voice.text,
                stand=_stand(tr, voice.stand),
                support=voice.support,
                level=_level(tr, voice),
            )
            for voice in result.voices
        ),
        reflections=tuple(
            Pair(tr.term("reflection", question), line) for question, line in about.facts.reflection._asdict().items()
        ),
    )


def _score(tr: Translator, score: CompetencyScore, par: float | None, median: float | None) -> ScoreRow:
    parts = tuple(
        tr("{part}: {value}", part=tr.term("part", part.id), value=f"{part.value:.0f}")
        if len(score.parts) == 1
        else tr(
            "{part}: {value} ({weight}\u00a0%)",
            part=tr.term("part", part.id),
            value=f"{part.value:.0f}",
            weight=part.weight,
        )
        for part in score.parts
    )
    if score.value is not None and not parts:
        parts = (tr("Nothing was done that counts here."),)
    weight = tr("multiplies") if score.id == "conduct" else str(score.weight)
    return ScoreRow(
        label=tr.term("competency", score.id),
        rubric=tr.term("rubric", score.id),
        value=tr("no occasion") if score.value is None else f"{score.value:.1f}",
        number=-1.0 if score.value is None else score.value,
        weight=weight if score.value is not None else "–",
        par="" if par is None else f"{par:.1f}",
        median="" if median is None else f"{median:.0f}",
        parts=parts,
    )


def _why(tr: Translator, result: ResultReview) -> tuple[str, ...]:
    lines = []
    if result.outcome != "disqualified":
        lines.append(
            tr(
                "The support of everybody, weighed by influence, came to {weighted}; a clean win takes {threshold}. "
                "It is counted at the table, after promises were compared, ties have pulled, and what nobody answered "
                "came back: so it may differ from what you left behind.",
                weighted=result.weighted,
                threshold=result.threshold,
            )
        )
    match result.reason:
        case "veto":
            lines.append(tr("It was stopped by a veto: {people}.", people=tr.listed(result.against)))
        case "decider":
            people = tr.listed(result.against)
            lines.append(tr("Whoever decides was not won to what the decision takes: {people}.", people=people))
        case "support":
            lines.append(
                tr(
                    "Nobody in particular stopped it: {favour} of {table} at the table were in favour, and weighed by "
                    "influence that was not enough.",
                    favour=result.favour,
                    table=result.table,
                )
            )
            if result.unfavoured:
                people = tr.listed(result.unfavoured)
                lines.append(tr("Of those with influence not in favour: {people}.", people=people))
        case "conduct":
            lines.append(tr("A forbidden act decided it. No support outweighs that."))
    if result.conduct < 100:
        lines.append(
            tr(
                "Conduct came to {conduct} of 100, and that part is left of what was earned: of {earned} points, "
                "{overall}.",
                conduct=f"{result.conduct:.0f}",
                earned=f"{result.earned:.1f}",
                overall=f"{result.overall:.1f}",
            )
        )
    return tuple(lines)


def _gap(tr: Translator, result: ResultReview, gap: Gap) -> str:
    """Return what stood between an ending and a win."""
    stood = [
        tr("{person}, {support} where {needed} are needed", person=one.person, support=one.support, needed=one.needed)
        for one in gap.people
    ]
    if gap.threshold:
        stood.append(
            tr("the support of everybody, {weighted} where {threshold} are needed",
               weighted=gap.weighted, threshold=gap.threshold)
        )  # fmt: skip
    return tr(
        "Of all that was tried, no one thing and no two together would have ended it better. Between “{ended}” and "
        "“{won}” stood: {gap}.",
        ended=tr.term("outcome", result.outcome),
        won=tr.term("outcome", "won"),
        gap=itemised(tr, stood),
    )


def _certainty(tr: Translator, result: ResultReview) -> tuple[str, ...]:
    if not result.sureness:
        return (tr("No role was named on the last map, so there is no certainty to compare."),)
    lines = [
        tr(
            "Where you said “{certainty}”: {right} of {given} right. The word stands for about {claimed} %.",
            certainty=tr.term("certainty", str(one.certainty)),
            right=one.right,
            given=one.given,
            claimed=one.claimed,
        )
        for one in result.sureness
    ]
    match result.lean:
        case "over":
            lines.append(tr("You were surer than you were right. Say less, or look for a second clue first."))
        case "under":
            lines.append(tr("You were right more often than you dared to say. Trust two clues that agree."))
        case _:
            lines.append(tr("Taken together, you were about as sure as you were right."))
    if result.roles_lost:
        lost = itemised(tr, (_lost(tr, one) for one in result.roles_lost))
        lines.append(tr("What the score for roles lacks of 100: {lost}.", lost=lost))
    return tuple(lines)


def _lost(tr: Translator, one: RolesLost) -> str:
    values = {"points": f"{one.points:.1f}", "people": _most(tr, one.entries)}
    match one.kind:
        case "primary":
            return tr("{points} by primary roles wrong or left blank ({people})", **values)
        case "certainty":
            return tr("{points} by less than “sure” for what was right ({people})", **values)
        case "evidence":
            return tr("{points} by “sure” with fewer than two clues cited that show it ({people})", **values)
        case "further":
            return tr("{points} by further roles ({people})", **values)
    by: dict[tuple[int, str], list[LostEntry]] = {}
    for entry in one.entries:
        by.setdefault((entry.day, entry.kind), []).append(entry)
    # The entries come the dearest first, and so do their kinds.
    what = itemised(tr, (_earlier(tr, day, kind, entries) for (day, kind), entries in by.items()))
    return tr("{points} by the maps before the last: {what}", points=values["points"], what=what)


def _earlier(tr: Translator, day: int, kind: str, entries: Sequence[LostEntry]) -> str:
    values: dict[str, object] = {"day": day, "people": _most(tr, entries)}
    match kind:
        case "primary":
            return tr("day {day}, primary role wrong or blank ({people})", **values)
        case "certainty":
            return tr("day {day}, right and less than “sure” ({people})", **values)
        case "evidence":
            return tr("day {day}, “sure” without two clues cited that show it ({people})", **values)
    return tr("day {day}, further roles ({people})", **values)


def _most(tr: Translator, entries: Sequence[LostEntry]) -> str:
    """Return whom the points were lost with, the dearest by name."""
    people = tr.listed([one.person for one in entries[:MOST_NAMED]])
    if (more := len(entries) - MOST_NAMED) > 0:
        return tr.plural("{people} and {count} more", "{people} and {count} more", more, people=people)
    return people


def _level(tr: Translator, voice: Voice) -> str:
    values = {"support": voice.support, "needed": voice.needed}
    if voice.stranger and voice.needed:
        return tr("At the table: {support}\u00a0of\u00a0100, {needed} were needed; you never met", **values)
    if voice.needed:
        return tr("At the table: {support}\u00a0of\u00a0100, {needed} were needed", **values)
    if voice.stranger:
        return tr("At the table: {support}\u00a0of\u00a0100, but not said aloud: you never met", support=voice.support)
    return tr("At the table: {support}\u00a0of\u00a0100", support=voice.support)


def _stand(tr: Translator, stand: str) -> str:
    match stand:
        case "in_favour":
            return tr("in favour")
        case "undecided":
            return tr("undecided")
    return tr("against")
