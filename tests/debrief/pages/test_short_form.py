"""What paper shows: the words of the page, less of them the tighter it is, and never other ones."""

from __future__ import annotations

import pytest

from tests.debrief.plays import CARELESS, golden, with_words
from trainer.debrief.pages.short_form import MOST_QUOTED, ONE_SHEET, SHORTEST, TURNS, calendar_of, short_debrief
from trainer.i18n.translator import Translator
from trainer.paper.typst import cells_of

PLAYS = [("careless", "new-market"), ("won", "platform-deal")]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("play", "name"), PLAYS)
def test_the_tighter_the_less(play: str, name: str, language: str) -> None:
    tr = Translator(language)
    sheets = [short_debrief(golden(play, name, language), tr, tight) for tight in range(ONE_SHEET + 1)]
    for part in ("turns", "people", "pitches", "objections", "questions"):
        counts = [len(getattr(sheet, part)) for sheet in sheets[:ONE_SHEET]]
        assert counts == sorted(counts, reverse=True), part
    assert [len(sheet.turns) <= most for sheet, most in zip(sheets, TURNS, strict=True)] == [True] * len(sheets)
    assert [sheet.one_sheet for sheet in sheets] == [False] * ONE_SHEET + [True]
    assert not sheets[-1].voices and not sheets[-1].moments
    assert not any(day.marks for day in sheets[-1].days)


@pytest.mark.parametrize(("play", "name"), PLAYS)
def test_a_person_on_paper_has_the_signs_of_the_page(play: str, name: str) -> None:
    sheet = short_debrief(golden(play, name, "en"), Translator("en"))
    for person, whole in zip(sheet.people, sheet.page.people, strict=True):
        assert (person.name, person.sign, person.verdict) == (whole.name, whole.sign, whole.verdict)
        signs = {clue.text: clue.sign for clue in whole.clues}
        assert all(signs[text] == sign for sign, text, _ in person.clues)
        rows = {row.label: (row.sign, row.half) for row in whole.maps[0].rows}
        assert all(rows[label] == (sign, half) for label, _, sign, _, half in person.gaps)
        assert person.trust_lost == whole.trust_lost


def test_turning_points_that_are_left_out_are_not_on_the_calendar_either() -> None:
    about = golden("careless", "new-market", "en")
    sheet = short_debrief(about, Translator("en"), 3)
    marked = [mark.number for day in sheet.days for mark in day.marks]
    assert marked == [turn.number for turn in sheet.turns] and len(marked) < len(about.turns)
    assert all(not day.marks for day in calendar_of(Translator("en"), about, frozenset()))


def test_days_on_which_nothing_happened_stand_on_the_calendar() -> None:
    about = golden("won", "platform-deal", "en")
    days = short_debrief(about, Translator("en")).days
    assert len(days) == max(day.number for day in about.days)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_the_trainee_said_is_cut_where_there_is_no_room(language: str) -> None:
    tr = Translator(language)
    about = with_words(CARELESS, language, "我看" * 200 if language == "zh" else "I see " * 80, "why " * 100)
    whole, shortest, sheet = (short_debrief(about, tr, tight) for tight in (0, SHORTEST, ONE_SHEET))
    lines = [line for row in whole.page.things.rows for line in row.own]
    assert lines and min(map(len, lines)) > MOST_QUOTED
    begun = [line for row in sheet.page.things.rows for line in row.own]
    assert all(line.endswith(" …") and full.startswith(line[:-2]) for line, full in zip(begun, lines, strict=True))
    assert max(map(cells_of, begun)) <= MOST_QUOTED + 2
    assert any(turn.own for turn in whole.turns) and any(one.reason for one in whole.people)
    for less in (shortest, sheet):
        assert not any(turn.own for turn in less.turns) and not any(one.reason for one in less.people)


@pytest.mark.parametrize(("play", "name"), PLAYS)
def test_whoever_stands_in_the_dearest_things_has_a_card_first(play: str, name: str) -> None:
    about = golden(play, name, "en")
    names = [part.person for thing in about.things for part in (thing.parts or (thing,)) if part.person]
    wanted = list(dict.fromkeys(names))
    for tight in range(SHORTEST + 1):
        people = [person.name for person in short_debrief(about, Translator("en"), tight).people]
        assert people[: len(wanted)] == wanted[: len(people)]
        rest = [one.name for one in about.people if one.name not in wanted]
        assert people[len(wanted) :] == rest[: max(0, len(people) - len(wanted))]


@pytest.mark.parametrize(("play", "name"), PLAYS)
def test_objections_that_are_not_shown_are_counted_by_what_became_of_them(play: str, name: str) -> None:
    about = golden(play, name, "en")
    prevented = sum(one.status == "prevented" for one in about.objections)
    for tight in range(ONE_SHEET + 1):
        sheet = short_debrief(about, Translator("en"), tight)
        left = len(about.objections) - prevented - len(sheet.objections)
        assert (f"{left} more w" in sheet.objections_more) == bool(left)
        assert ("prevented in time" in sheet.objections_more) == bool(prevented)


def test_what_the_dearest_things_say_is_not_printed_again_beside_a_turning_point() -> None:
    sheet = short_debrief(golden("careless", "new-market", "en"), Translator("en"))
    things = {row.better: row.number for row in sheet.page.things.rows if row.better}
    cards = dict(zip([turn.number for turn in sheet.turns], sheet.turns, strict=True))
    again = [(cards[place], row) for place, row in enumerate(sheet.page.turns, start=1) if row.better in things]
    assert again
    for card, row in again:
        assert card.better == f"Better: as said of {things[row.better]} in “What cost you most”."
