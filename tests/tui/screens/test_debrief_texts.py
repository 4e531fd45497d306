"""The screen draws what the page says, sign by sign: over all golden plays, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.golden.record import golden_folders
from trainer.core.clues import MISLEADING, OUTDATED
from trainer.core.reflection import Reflection
from trainer.core.transcript import parse
from trainer.debrief.facts.debrief import Debrief, debrief
from trainer.debrief.page import DebriefPage
from trainer.debrief.words.debrief import page_of
from trainer.i18n.translator import Translator
from trainer.packs.load import load
from trainer.scene.text import signed
from trainer.tui.drawing import dots
from trainer.tui.screens import debrief_texts as texts
from trainer.tui.widgets.power_map import tree_blocks
from trainer.tui.widgets.row_list import TextRow

FOLDERS = [pytest.param(folder, file, id=folder.name) for folder, file in golden_folders()]
each = pytest.mark.parametrize(("folder", "file"), FOLDERS)
both = pytest.mark.parametrize("language", ["en", "zh"])


def pages(folder: Path, file: Path, language: str) -> Iterator[tuple[Debrief, DebriefPage]]:
    """Yield every golden play of a scenario, as facts and in words."""
    for path in sorted(folder.rglob("*.txt")):
        transcript = parse(path.read_text(encoding="utf-8"))
        scenario = load(file, language, transcript.variant).scenario
        about = debrief(scenario, [move for _, move in transcript.moves], you="Kim")
        yield about, page_of(Translator(language), about)


@each
@both
def test_every_verdict_on_a_clue_and_on_the_map_is_that_of_the_page(folder: Path, file: Path, language: str) -> None:
    tr = Translator(language)
    for about, page in pages(folder, file, language):
        for review, person in zip(about.people, page.people, strict=True):
            shown = [(block.lead, block.text) for block in texts.person(tr, page, person)]
            assert (f"{person.sign} ", person.verdict) in shown
            rows = [row for table in person.maps for row in table.rows]
            assert [lead[0] for lead, _ in shown if any(lead[2:].startswith(row.label[:8]) for row in rows)] == [
                row.sign for row in rows
            ]
            clues = [(lead[0], text) for lead, text in shown if lead in ("● ", "○ ")]
            assert clues == [(clue.sign, clue.text) for clue in person.clues]
            warnings = [text for lead, text in shown if lead == "  ! "]
            assert warnings == [clue.warning for clue in person.clues if clue.warning]
            assert len(warnings) == sum(one.verdict in (MISLEADING, OUTDATED) for one in review.clues)
            assert [text for lead, text in shown if lead == "  → "] == [
                place for clue in person.clues for place in clue.where
            ]


@each
@both
def test_the_maps_say_what_the_page_says_of_everybody(folder: Path, file: Path, language: str) -> None:
    for _, page in pages(folder, file, language):
        believed, true = texts.believed_boxes(page), texts.true_boxes(page)
        for row, mine, real in zip(page.tree, believed, true, strict=True):
            assert mine.facts[0] == f"{row.sign} {row.believed[0]}".strip()
            assert real.facts[0] == row.true[0]
            assert (row.moves in tree_blocks([real])[0].text) if row.moves else not real.sways
            assert real.left == (row.true_signs is None)
            if row.true_signs is not None:
                signs = row.true_signs
                assert real.facts == tuple(filter(None, (signs.role, signs.influence, signs.stance, signs.veto)))


@each
def test_every_entry_and_every_turning_point_is_in_the_timeline_once(folder: Path, file: Path) -> None:
    tr = Translator("en")
    for _, page in pages(folder, file, "en"):
        rows = [row for row in texts.timeline_rows(page) if isinstance(row, TextRow)]
        entries = [texts.entry_at(page, row.key)[1] for row in rows]
        assert entries == [entry for day in page.days for entry in day.entries]
        assert sorted(id(turn) for entry in entries for turn in entry.turns) == sorted(map(id, page.turns))
        for row, entry in zip(rows, entries, strict=True):
            assert (row.label.strip() == "◆") == bool(entry.turns)
            shown = "\n".join(block.lead + block.text for block in texts.moment(tr, entry))
            for turn in entry.turns:
                assert f"{turn.sign} {turn.head}" in shown and turn.better in shown
            for one in entry.stood:
                assert f"{dots(one.trust)}   support {one.support}" in shown
                assert not one.change or signed(one.change) in shown


@each
@both
def test_the_result_and_the_lessons_leave_nothing_out(folder: Path, file: Path, language: str) -> None:
    tr = Translator(language)
    for _, page in pages(folder, file, language):
        shown = [block.text for block in texts.result(tr, page, Reflection())]
        assert {page.result.outcome, page.result.title, *page.result.why, *page.result.certainty} <= {*shown, ""}
        assert [voice.text for voice in page.result.voices if voice.text not in shown] == []
        taught = [block.text for block in texts.lessons(tr, page)]
        wanted = [line for one in page.next.well for line in (one.head, *one.lines)]
        told = [line for row in page.things.rows for line in (row.head, row.did, row.led, row.better, row.principle)]
        assert {page.things.lead, *told} <= {*shown, ""}
        assert page.next.practise in {*taught, ""}
        wanted += [line for rule in page.next.rules for line in (rule.head, *rule.lines)]
        wanted += [line for turn in page.turns for line in (turn.head, *turn.lines)]
        assert [line for line in (*wanted, *page.next.moments, *page.prompts) if line not in taught] == []
