"""The studio's words: rows of problems, blocks of facts, lines of a trial with the hidden numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer.core.codec import encode
from trainer.core.moves import Ask, Leave, Move
from trainer.core.narration import narrate
from trainer.core.pitch_fit import Fit
from trainer.core.scenario import Scenario
from trainer.core.view import choice_for, view
from trainer.core.vocabulary import COMPETENCIES, CONCERNS, NEEDS
from trainer.i18n.translator import Translator
from trainer.play.draft import DraftProblem
from trainer.tui.studio import facts
from trainer.tui.studio.meeting_trial import MeetingTrial, TrialEvent
from trainer.tui.widgets.row_list import Heading, ListRow, Words
from trainer.tui.widgets.text import TextBlock, heading
from trainer.tui.words import pips, signed, told

MOST = 200
"""Problems listed at once: nobody reads more, and a long list takes long to draw."""


def problem_rows(tr: Translator, findings: Sequence[DraftProblem], others: Sequence[DraftProblem]) -> list[ListRow]:
    """Return a row for each problem, those of other files under a heading of their own."""
    rows: list[ListRow] = [_problem_row(tr, number, one) for number, one in enumerate(findings[:MOST])]
    if len(findings) > MOST:
        rows.append(Heading(tr("… and {count} more", count=len(findings) - MOST)))
    if not rows:
        rows.append(Words("", tr("Nothing is wrong in this file."), "✓", style="$success", dead=True))
    if others:
        rows.append(Heading(tr("In files beside it ({count})", count=len(others))))
        rows += [_problem_row(tr, number, one) for number, one in enumerate(others[:MOST], len(findings))]
    return rows


def _problem_row(tr: Translator, number: int, one: DraftProblem) -> ListRow:
    error = one.severity == "error"
    place = f"{one.file}:{one.line}:{one.column}" if one.file else f"{one.line}:{one.column}"
    word = tr("error") if error else tr("warning")
    hint = one.hint(tr)
    note = visible(f"{place}  {hint}" if hint else place)
    text = visible(f"{one.code} {word}{tr(': ')}{one.message(tr)}")
    return Words(str(number), text, "✗" if error else "!", note, "$error" if error else "$warning", loose=True)


def visible(text: str) -> str:
    """Return `text` with its stand-ins as one sign that any terminal has."""
    return "".join("\N{REPLACEMENT CHARACTER}" if 0xF0000 <= ord(sign) <= 0xFFFFF else sign for sign in text)


def counted(tr: Translator, findings: Sequence[DraftProblem]) -> str:
    """Return how many errors and warnings there are."""
    errors = sum(one.severity == "error" for one in findings)
    warnings = len(findings) - errors
    parts = []
    if errors:
        parts.append(tr.plural("{count} error", "{count} errors", errors))
    if warnings:
        parts.append(tr.plural("{count} warning", "{count} warnings", warnings))
    return ", ".join(parts) or tr("no problems")


def fact_blocks(tr: Translator, scenario: Scenario) -> list[TextBlock]:
    """Return all facts of a scenario."""
    return [
        *_counts(tr, scenario),
        *_people(tr, scenario),
        *_clues(tr, scenario),
        *_calendar(tr, scenario),
        *_give_aways(tr, scenario),
    ]


def _counts(tr: Translator, scenario: Scenario) -> Iterator[TextBlock]:
    yield heading(tr("How much there is"))
    counts = (
        (tr("people"), scenario.people), (tr("questions"), scenario.questions), (tr("objections"), scenario.objections),
        (tr("responses"), scenario.responses), (tr("clues"), scenario.clues), (tr("sources"), scenario.sources),
        (tr("pitches"), scenario.pitches), (tr("events"), scenario.events), (tr("rules of conduct"), scenario.rules),
        (tr("endings"), scenario.endings), (tr("colleagues"), scenario.team),
    )  # fmt: skip
    yield TextBlock(" · ".join(f"{name} {len(entries)}" for name, entries in counts))
    weights = (f"{tr.term('competency', name)} {scenario.weights[name]}" for name in COMPETENCIES if name in scenario.weights)  # noqa: E501  # fmt: skip
    yield TextBlock(" · ".join(weights), "$quiet", tr("weights") + "  ", "$quiet")


def _people(tr: Translator, scenario: Scenario) -> Iterator[TextBlock]:
    yield heading(tr("People, and the clues that show each trait"))
    for person in facts.people(scenario):
        about = ", ".join(
            (
                tr.term("role", person.role),
                tr("influence {count}", count=person.influence),
                tr.term("stance", str(person.stance)),
                *((tr.term("veto", person.veto),) if person.veto != "none" else ()),
            )
        )
        yield TextBlock(f"{person.title} · {about}", "$quiet", f"{person.name}  ", "bold", 2, True)
        numbers = tr("questions {questions}, objections {objections}", questions=person.questions,
                     objections=person.objections)  # fmt: skip
        gaps = tr.plural("{count} gap", "{count} gaps", person.gaps) if person.gaps else tr("no gaps")
        yield TextBlock(f"{numbers} · {gaps}", "$warning" if person.gaps else "$quiet", "  ")
        for cover in person.covers:
            gap = cover.clues < facts.ENOUGH
            words = f"{_axis(tr, cover.axis)}: {tr.term(cover.axis, cover.value)}"
            later = "  " + tr("(after an event)") if cover.later else ""
            few = "  " + tr("too few") if gap else ""
            yield TextBlock(f"{words}  {cover.clues}{later}{few}", "$warning" if gap else "", "  ! " if gap else "  · ")


def _axis(tr: Translator, axis: str) -> str:
    return {"role": tr("role"), "concern": tr("concern"), "win": tr("win")}[axis]


def _clues(tr: Translator, scenario: Scenario) -> Iterator[TextBlock]:
    found = facts.clues(scenario)
    misleading = sum(clue.misleading for clue in found)
    yield heading(tr("Clues, and what reveals them"))
    yield TextBlock(tr("{count} of them mislead", count=misleading) if misleading else tr("none misleads"), "$quiet")
    for clue in found:
        ways = "; ".join(clue.revealed_by) or tr("nothing reveals it")
        mark = "  " + tr("misleading") if clue.misleading else "  " + tr("(after an event)") if clue.later else ""
        supports = ", ".join(clue.supports) or tr("supports nothing")
        style = "$warning" if clue.misleading or not clue.revealed_by else ""
        yield TextBlock(f"{clue.about}: {supports}{mark}", style, f"{clue.id}  ", "bold", 2)
        yield TextBlock(ways, "$quiet", "  ← ", "$quiet")


def _calendar(tr: Translator, scenario: Scenario) -> Iterator[TextBlock]:
    yield heading(tr("Calendar"))
    costs = ", ".join(f"{tr.term('channel', name)} {cost}" for name, cost in scenario.costs.items())
    yield TextBlock(tr("{days} days; half days for a meeting: {costs}", days=scenario.days, costs=costs))
    entries = [(day, 1, tr("review")) for day in scenario.reviews]
    for event in scenario.events:
        condition = "  " + tr("(on a condition)") if event.needs is not None else ""
        entries.append((event.day, 0, f"{event.id}{condition}"))
    for day, _, words in sorted(entries):
        yield TextBlock(words, "", tr("day {day}", day=day) + "  ", "$quiet")


def _give_aways(tr: Translator, scenario: Scenario) -> Iterator[TextBlock]:
    stats = facts.give_aways(scenario)
    yield heading(tr("Do the answers give themselves away?"))
    yield TextBlock(
        tr("The right response is the longest in {longest} and the first in {first} of {lists} lists.",
           longest=stats.longest, first=stats.first, lists=stats.lists),
        "$warning" if 2 * stats.longest > stats.lists > 0 else "",
    )  # fmt: skip


def talk_blocks(tr: Translator, trial: MeetingTrial, you: str) -> list[TextBlock]:
    """Return a trial's talk with everything that a trainee would not see."""
    scenario = trial.scenario
    blocks: list[TextBlock] = []
    if not trial.there:
        name = scenario.people[trial.person].name
        return [TextBlock(tr("{person} is no longer there on that day.", person=name), "$warning")]
    if not trial.received:
        blocks.append(TextBlock(tr("A trainee would not be received yet."), "$warning", "! ", "$warning"))
    people = view(scenario, trial.state).people
    for one in trial.told:
        blocks += told(tr, people, narrate(scenario, [one.happening], you, one.before.met))
        if (hidden := _hidden(tr, scenario, one)) is not None:
            blocks.append(TextBlock(hidden, "$accent", "  ∙ ", "$accent"))
    return blocks


def _hidden(tr: Translator, scenario: Scenario, one: TrialEvent) -> str | None:
    kind, who, item, amount = one.happening
    if kind == "pitched" and one.fit is not None:
        return fit_words(tr, one.fit)
    if kind == "support" and who >= 0:
        before, after = one.before.support[who], one.after.support[who]
        return tr("support of {person} {change}: {before} → {after}", person=scenario.people[who].name,
                  change=signed(amount), before=before, after=after)  # fmt: skip
    if kind == "breach":
        rule = scenario.rules[item]
        return tr("breach of {rule} ({grade})", rule=rule.id, grade=tr.term("grade", rule.grade))
    if kind == "objected":
        meant = scenario.objections[item].meant
        need = NEEDS[meant.bit_length() - 1]
        return tr("meant: {need}", need=tr.term("concern" if need in CONCERNS else "win", need))
    return None


def fit_words(tr: Translator, fit: Fit) -> str:
    """Return a fit and what it is made of."""
    if fit.fixed:
        return tr("fit {total}: set by the scenario", total=fit.total)
    parts = (
        (tr("concerns"), fit.concerns), (tr("wins"), fit.wins), (tr("channel"), fit.channel),
        (tr("counterpart"), fit.counterpart), (tr("proof"), fit.proof), (tr("talks past"), fit.past),
        (tr("not listened"), fit.unheard),
    )  # fmt: skip
    made = ", ".join(f"{name} {signed(points)}" for name, points in parts if points)
    return tr("fit {total}: {parts}", total=fit.total, parts=made or "0")


def move_row(tr: Translator, scenario: Scenario, move: Move, label: str, you: str) -> ListRow:
    """Return a row for something that can be said."""
    if isinstance(move, Leave):
        return Words(encode(move), tr("Take your leave"), label, style="$quiet")
    choice = choice_for(scenario, move)
    note = tr.term("kind", choice.kind) if isinstance(move, Ask) else encode(move)
    return Words(encode(move), choice.title or choice.say.replace("{you}", you), label, note)


def standing(tr: Translator, trial: MeetingTrial) -> str:
    """Return how a meeting stands, in numbers."""
    state, person = trial.state, trial.person
    return "   ".join(
        (
            tr("day {day}", day=trial.setting.day),
            tr("patience") + f" {state.patience}",
            tr("trust") + f" {pips(state.trust[person])}",
            tr("support {value}", value=state.support[person]),
        )
    )
