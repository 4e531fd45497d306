"""Screen, HTML, Markdown and paper show the same verdicts, signs and reasons: over golden plays, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.debrief.html_reader import read
from tests.debrief.plays import CAREFUL, CARELESS, FOLDERS, golden, with_words
from tests.paper import reading
from trainer.core.reflection import UNWRITTEN
from trainer.debrief.page import DebriefPage
from trainer.debrief.pages.html import to_html
from trainer.debrief.pages.left_out import left_out_of
from trainer.debrief.pages.markdown import in_markdown, to_markdown
from trainer.debrief.pages.pdf import sheets_of, sheets_to_pdf, to_pdf
from trainer.debrief.pages.short_form import short_debrief
from trainer.debrief.words.debrief import page_of
from trainer.i18n.translator import Translator
from trainer.paper.text import typeset
from trainer.tui.screens import debrief_texts as texts
from trainer.tui.widgets.text_view import TextBlock

PLAYS = ("careless", "concessions", "deferred", "disqualified", "lost", "won")


def close(text: str) -> str:
    """Return a text without its spaces and ends of lines, by which forms differ."""
    return "".join(text.split())


def signed(page: DebriefPage) -> Iterator[tuple[str, str]]:
    """Yield every sign with the words that stand behind it in every form."""
    for person in page.people:
        for clue in person.clues:
            yield clue.sign, clue.text
    for pitch in page.pitches:
        for part in pitch.parts:
            yield part.sign, part.label
    for rule in page.next.rules:
        yield rule.sign, rule.head


def reasons(page: DebriefPage) -> Iterator[str]:
    """Yield every reason and every better move."""
    for person in page.people:
        yield person.verdict
        yield from person.trust_lost
        yield from (fact.value for fact in person.facts)
        yield from (row.half for table in person.maps for row in table.rows)
    for pitch in page.pitches:
        yield from pitch.after
        yield from (part.why for part in pitch.parts)
    for objection in page.objections:
        yield objection.label
        yield from (objection.status, *objection.lines, *objection.advice)
    for rule in page.next.rules:
        yield from rule.lines
    for turn in page.turns:
        yield from (turn.head, *turn.lines, turn.better)
    for day in page.days:
        for entry in day.entries:
            yield from (*entry.why, entry.better)


def screen(tr: Translator, page: DebriefPage) -> str:
    """Return all that the screen shows: every person and every moment opened, and the lessons."""
    blocks: list[TextBlock] = texts.lessons(tr, page)
    for person in page.people:
        blocks += texts.person(tr, page, person)
    for day in page.days:
        for entry in day.entries:
            blocks += texts.moment(tr, entry)
    return close("\n".join(block.lead + block.text for block in blocks))


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_screen_page_and_markdown_say_the_same(folder: Path, file: Path, language: str) -> None:
    tr = Translator(language)
    for play in PLAYS:
        if not (folder / f"{play}.txt").is_file():
            continue
        about = golden(play, folder.name, language)
        page = page_of(tr, about)
        shown, paged = screen(tr, page), close("".join(read(to_html(about, tr)).words))
        marked = close(to_markdown(about, tr))
        for sign, words in signed(page):
            assert close(sign + words) in shown
            assert close(sign + typeset(words)) in paged
            assert close(sign + in_markdown(words)) in marked or close(f"{sign}**{in_markdown(words)}") in marked
        for words in reasons(page):
            assert close(words) in shown
            assert close(typeset(words)) in paged
            assert close(in_markdown(words)) in marked


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_every_map_entry_has_one_verdict_in_all_of_them(folder: Path, file: Path) -> None:
    tr = Translator("en")
    for play in PLAYS:
        if not (folder / f"{play}.txt").is_file():
            continue
        about = golden(play, folder.name, "en")
        page = page_of(tr, about)
        paged, marked = close("".join(read(to_html(about, tr)).words)), close(to_markdown(about, tr))
        tree = {row.index: row for row in page.tree}
        for review, person in zip(about.people, page.people, strict=True):
            shown = close("\n".join(block.lead + block.text for block in texts.person(tr, page, person)))
            assert close(person.sign + person.verdict) in shown
            assert (
                close(f"{person.sign}{typeset(person.name)}{typeset(person.place)}{typeset(person.verdict)}") in paged
            )
            assert close(f"####{person.sign}{in_markdown(person.name)}") in marked
            # The map and the person's own page judge the same entry.
            if review.maps and not review.left and len(review.maps) == 1:
                assert tree[person.index].sign in ("", person.sign)
            for row in (row for table in person.maps for row in table.rows):
                assert close(f"{row.sign}{row.label}{row.true}") in shown
                cells = "".join(map(typeset, (row.label, row.believed, row.sign, row.true, row.half)))
                assert close(cells) in paged
                half = f"–{in_markdown(row.half)}" if row.half else ""
                line = "|".join(in_markdown(cell) for cell in (row.label, row.believed, row.sign, row.true))
                assert close(f"|{line}{half}|") in marked


def alike(text: str) -> str:
    """Return a text as paper's is read back: the font draws ≠ with the glyph of =, which pypdf takes for either."""
    return close(typeset(text)).replace("≠", "=")


def verdicts_on_paper(tr: Translator, page: DebriefPage) -> Iterator[tuple[str, list[str]]]:
    """Yield what paper may leave out: the text that shows that it did not, and the verdicts that stand beside it."""
    labels = {tr("Further roles"), tr("Concerns"), tr("Personal wins")}
    for person in page.people:
        rows = [row for table in person.maps[:1] for row in table.rows if row.label in labels and row.half]
        shown = [f"{row.sign} {row.true} – {row.half}" for row in rows]
        yield f"{person.sign}{person.name}{person.place}", [person.verdict, *person.trust_lost, *shown]
    for pitch in page.pitches:
        parts = [f"{one.sign} {one.label}" for one in pitch.parts]
        yield f"{pitch.head} {pitch.when}{pitch.fit}", parts + [one.why for one in pitch.parts if one.sign != "="]
    for one in page.objections:
        yield f"{one.head}{one.status}", [one.label, tr.inside(one.said), one.meant]
    for day in page.days:
        for entry in day.entries:
            if (entry.why or entry.better) and entry.anchor:
                yield f"{entry.head}{day.head} · {tr('move {number}', number=entry.anchor)}", [*entry.why, entry.better]


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
@pytest.mark.parametrize(
    ("language", "plays"),
    [
        pytest.param(language, plays, id=f"{language}-{plays[0]}", marks=[] if kept else [pytest.mark.thorough])
        for language, plays, kept in (
            ("en", PLAYS[:3], True), ("zh", PLAYS[3:], True), ("en", PLAYS[3:], False), ("zh", PLAYS[:3], False)
        )
    ],
)  # fmt: skip
def test_paper_says_the_same(folder: Path, file: Path, language: str, plays: tuple[str, ...]) -> None:
    tr = Translator(language)
    for play in plays:
        about = golden(play, folder.name, language)
        page = page_of(tr, about)
        long = alike(reading.words(reading.read(to_pdf([(about, tr)], part="key").pdf)))
        sheets = sheets_to_pdf(sheets_of([(1, about, tr)], part="key"), tr)
        sheet = alike(reading.words(reading.read(sheets.pdf)))
        # Everybody stands on the map, each with the sign of the role; who broke what stands on both forms.
        for row in page.tree:
            assert alike(row.name) in long
        for rule in page.next.rules:
            assert alike(rule.sign + rule.head) in long and alike(rule.sign + rule.head) in sheet
            assert all(alike(line) in long for line in rule.lines)
            # Each line stands by itself; when it was broken is said above, among what cost most.
            assert all(alike(line) in sheet for line in rule.lines[1:])
        told = 0
        for head, verdicts in verdicts_on_paper(tr, page):
            for printed in (long, sheet):
                if alike(head) in printed:
                    told += 1
                    lacking = [text for text in verdicts if alike(text) not in printed]
                    assert not lacking, (play, head, lacking)
        assert told >= 2, play


def owned(page: DebriefPage) -> Iterator[tuple[str, str]]:
    """Yield everything that is told of the trainee's own words, with where it stands."""
    for thing in page.things.rows:
        yield from (("thing", line) for line in thing.own)
    for turn in page.turns:
        yield from (("turn", line) for line in turn.own)
    for person in page.people:
        yield from (("map", line) for line in (person.reason,) if line)
    for day in page.days:
        for entry in day.entries:
            yield from (("moment", line.text) for line in entry.lines if line.kind == "own")
    for objection in page.objections:
        for answer in objection.own:
            yield from (("objection", line) for line in (*answer.said, *answer.lines))
            yield from (("objection", each.ask) for each in answer.questions)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("text", [CAREFUL, CARELESS], ids=["careful", "careless"])
def test_own_words_stand_everywhere(text: str, language: str) -> None:
    tr = Translator(language)
    about = with_words(text, language)
    page = page_of(tr, about)
    shown = screen(tr, page) + close("\n".join(one.lead + one.text for one in texts.result(tr, page, UNWRITTEN)))
    paged, marked = close("".join(read(to_html(about, tr)).words)), close(to_markdown(about, tr))
    printed = alike(reading.words(reading.read(to_pdf([(about, tr)], part="key").pdf)))
    sheet = alike(reading.words(reading.read(sheets_to_pdf(sheets_of([(1, about, tr)], part="key"), tr).pdf)))
    told = list(owned(page))
    assert {"moment", "map", "turn", "objection"} <= {where for where, _ in told}
    for where, words in told:
        assert close(words) in shown and close(typeset(words)) in paged and close(in_markdown(words)) in marked
        # Paper has a calendar in place of the moments, and one sheet what was said where most was lost.
        assert where == "moment" or alike(words) in printed
        assert where != "thing" or alike(words) in sheet


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_sign_on_paper_is_another_than_on_the_page(language: str) -> None:
    tr = Translator(language)
    for param in FOLDERS:
        folder = param.values[0]
        assert isinstance(folder, Path)
        about = golden("careless", folder.name, language)
        page = page_of(tr, about)
        for tight in (0, 3):
            sheet = short_debrief(about, tr, tight)
            left = left_out_of(sheet, about, tr)
            names = [person.name for person in (*sheet.people, *left.people)]
            assert sorted(names) == sorted(person.name for person in page.people)
            whole = {person.name: person for person in page.people}
            for person in (*sheet.people, *left.people):
                rows = {row.label: (row.sign, row.half) for row in whole[person.name].maps[0].rows}
                assert all(rows[label] == (sign, half) for label, _, sign, _, half in person.gaps)
                assert (person.sign, person.verdict) == (whole[person.name].sign, whole[person.name].verdict)
            objections = {(one.head, one.label, one.status) for one in page.objections}
            assert {(one.head, one.label, one.status) for one in (*sheet.objections, *left.objections)} <= objections
            pitches = {(one.head, one.when): one.parts for one in page.pitches}
            for pitch in (*sheet.pitches, *left.pitches):
                signs = [(part.sign, part.points) for part in pitch.parts]
                assert signs == [(part.sign, part.points) for part in pitches[pitch.head, pitch.when]]
            turns = {(row.head, row.tone) for row in page.turns}
            assert {(one.head, one.tone) for one in (*sheet.turns, *left.turns)} == turns
