"""Screen, HTML and Markdown show the same verdicts, signs and reasons: over the golden plays, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.debrief.html_reader import read
from tests.debrief.plays import FOLDERS, golden
from trainer.debrief.page import DebriefPage
from trainer.debrief.pages.html import to_html
from trainer.debrief.pages.markdown import in_markdown, to_markdown
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
