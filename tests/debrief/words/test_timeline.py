"""What happened, in words: entries, turning points where they belong, how everybody stood."""

from __future__ import annotations

from tests.debrief.plays import CAREFUL, CARELESS, golden, with_facts
from trainer.debrief.facts.turning_points import GAIN, LOSS, SHIFT
from trainer.debrief.page import DebriefPage
from trainer.debrief.words.debrief import page_of
from trainer.debrief.words.timeline import tone_of
from trainer.i18n.translator import Translator

EN = Translator("en")


def page(text: str) -> DebriefPage:
    return page_of(EN, with_facts(text))


def test_notes_written_one_after_the_other_share_an_entry() -> None:
    entries = [entry for day in page(CAREFUL).days for entry in day.entries if entry.kind == "note"]
    assert [len(entry.lines) for entry in entries] == [1, 2, 2]
    assert [line.text for line in entries[1].lines] == [
        "= Bo Kern: Technical approver + User (sure)", "= Cy Lund: Coach + Finance reviewer (a guess)",
    ]  # fmt: skip


def test_what_is_said_in_a_meeting_stands_inside_it_without_a_time() -> None:
    entries = page(CAREFUL).days[0].entries
    assert [(entry.kind, entry.inside, entry.when) for entry in entries[:4]] == [
        ("study", False, "morning"), ("meet", False, "afternoon"), ("ask", True, ""), ("ask", True, ""),
    ]  # fmt: skip


def test_news_that_moves_power_is_the_turning_point_not_the_move_before_it() -> None:
    for shown in (page(CAREFUL), page_of(EN, golden("careless", "platform-deal", "en"))):
        moved = [entry for day in shown.days for entry in day.entries if any(one.tone == SHIFT for one in entry.turns)]
        assert [entry.kind for entry in moved] == ["event"]
        assert all(entry.anchor == 0 for entry in moved)


def test_every_other_turning_point_belongs_to_its_move() -> None:
    for entry in (entry for day in page(CARELESS).days for entry in day.entries):
        assert all(turn.anchor == entry.anchor for turn in entry.turns if turn.tone != SHIFT)


def test_everybody_stands_as_the_move_left_them() -> None:
    shown = page(CARELESS)
    pitched = next(entry for day in shown.days for entry in day.entries if entry.kind == "pitch")
    assert [one.name for one in pitched.stood] == ["Ada Holt", "Bo Kern", "Cy Lund"]
    ada, bo, _ = pitched.stood
    assert ada.change == 0 and bo.change < 0
    assert any(line.text == f"Bo Kern: support −{-bo.change}, trust −1." for line in pitched.lines)


def test_tones_have_a_sign_and_a_word() -> None:
    assert [tone_of(EN, tone) for tone in (GAIN, LOSS, SHIFT)] == [
        ("+", "gained"), ("−", "chance lost"), ("↔", "power moved"),
    ]  # fmt: skip
