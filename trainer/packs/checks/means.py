"""What the tables of the courses' means ask for: records, questionnaires, accounts, colleagues to be won, promises."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.errors import N_
from trainer.i18n.text_table import table_width
from trainer.packs.checks.scenario_index import NOTHING, ScenarioIndex
from trainer.packs.format.models import QuestionnaireTable, RecordsTable
from trainer.packs.problems import EVERYTHING, Key, Problem

WIDEST = 68
"""Terminal cells that all columns of records may take side by side: what a dialog holds on a screen of 80."""


def means(index: ScenarioIndex) -> Iterator[Problem]:
    """Yield what keeps one of these tables from being played."""
    scenario = index.scenario
    for place, source in enumerate(scenario.source):
        if source.records is not None:
            yield from _rows(index, source.records, ("source", place, "records"))
    for place, sheet in enumerate(scenario.questionnaire):
        yield from _questionnaire(index, sheet, ("questionnaire", place))
    if scenario.account and scenario.customer.account is None:
        yield index.problem(
            "E314", ("customer",), N_("there are accounts, and the customer is none of them"),
            N_("add account = '{first}' or another of them"), first=scenario.account[0].id,
        )  # fmt: skip
    for place, colleague in enumerate(scenario.seller.team):
        key: Key = ("seller", "team", place)
        if colleague.needs != NOTHING and not colleague.wants.strip():
            yield index.problem(
                "E316", key, N_("'{name}' does not come along at first, and does not say why"),
                N_("add `wants`: what they say until then"), name=colleague.id,
            )  # fmt: skip
        elif colleague.needs == NOTHING and colleague.wants:
            yield index.problem(
                "E316", (*key, "wants"), N_("'{name}' comes along at once and never says this"),
                N_("add `needs`, or take `wants` away"), name=colleague.id,
            )  # fmt: skip


def _rows(index: ScenarioIndex, records: RecordsTable, key: Key) -> Iterator[Problem]:
    wanted = len(records.columns)
    for place, row in enumerate(records.rows):
        if len(row) != wanted:
            yield index.problem(
                "E315", (*key, "rows", place), N_("this row has {count} cells, and there are {wanted} columns"),
                N_("give it a text for each column; an empty one is \"\""), against=((*key, "columns"),),
                count=len(row), wanted=wanted,
            )  # fmt: skip


def _questionnaire(index: ScenarioIndex, sheet: QuestionnaireTable, key: Key) -> Iterator[Problem]:
    if sheet.choose > len(sheet.question):
        yield index.problem(
            "E313", (*key, "choose"), N_("{count} questions go in, and there are only {most}"),
            N_("choose fewer, or write more questions"), against=((*key, "question"),),
            count=sheet.choose, most=len(sheet.question),
        )  # fmt: skip
    for place, person in enumerate(sheet.to):
        if person in sheet.to[:place]:
            yield index.problem(
                "E313", (*key, "to", place), N_("'{name}' stands here twice"), N_("keep one of them"), name=person
            )
    for entry, question in enumerate(sheet.question):
        here: Key = (*key, "question", entry)
        given = [answer.id for answer in question.answer]
        lacking = tuple(person for person in dict.fromkeys(sheet.to) if person not in given)
        if lacking:
            yield index.problem(
                "E313", here, N_("no answer from: {people}"),
                N_("write one for each of them, or take them out of `to`"),
                against=((*key, "to"), (*here, "answer")), people=lacking,
            )  # fmt: skip
        for position, person in enumerate(given):
            if person not in sheet.to:
                yield index.problem(
                    "E313", (*here, "answer", position, "id"),
                    N_("'{name}' answers, and the questionnaire does not go to them"),
                    N_("add them to `to`, or take the answer away"), against=((*key, "to"),), name=person,
                )  # fmt: skip


def idle(index: ScenarioIndex) -> Iterator[Problem]:
    """Yield what of these tables has no effect, or does not fit a screen."""
    scenario = index.scenario
    for place, source in enumerate(scenario.source):
        if source.records is not None:
            yield from _width(index, source.records, ("source", place, "records"))
    for place, sheet in enumerate(scenario.questionnaire):
        answers = [answer for question in sheet.question for answer in question.answer]
        if not any(answer.reveals or answer.sets or answer.trust or answer.support for answer in answers):
            yield index.problem(
                "W604", ("questionnaire", place, "id"), N_("the questionnaire '{name}' reveals nothing"),
                N_("let some answer reveal a clue, or remove it"), against=(("questionnaire", place),), name=sheet.id,
            )  # fmt: skip
    if len({(account.cost, account.reveals, account.sets) for account in scenario.account}) == 1:
        yield index.problem(
            "W808", ("account", 0, "cost"), N_("whichever account is first, it comes to the same"),
            N_("let the others cost time"), against=(("account",),),
        )  # fmt: skip
    for place, promise in enumerate(scenario.promise):
        asked, kept = set(promise.made.named_things()), set(promise.kept.named_things())
        if kept <= asked and promise.kept.day <= promise.made.day and promise.kept.before is None:
            yield index.problem(
                "W809", ("promise", place, "kept"), N_("whoever makes the promise '{name}' keeps it"),
                N_("let `kept` ask for something that has to be prepared"), against=EVERYTHING, name=promise.id,
            )  # fmt: skip


def _width(index: ScenarioIndex, records: RecordsTable, key: Key) -> Iterator[Problem]:
    width = table_width(records.columns, [row for row in records.rows if len(row) == len(records.columns)])
    if width > WIDEST:
        yield index.problem(
            "W505", (*key, "columns"), N_("the columns take {width} cells side by side, and a screen holds {room}"),
            N_("shorten cells, or leave a column out"), against=(key,), width=width, room=WIDEST,
        )  # fmt: skip
