"""What the long form leaves out: told where its last page has room, never twice, moments by what they were worth."""

from __future__ import annotations

import pytest

from tests.debrief.plays import golden
from tests.paper import reading
from trainer.debrief.pages.left_out import left_out_of
from trainer.debrief.pages.pdf import to_pdf
from trainer.debrief.pages.short_form import SHORTEST, short_debrief
from trainer.debrief.words.debrief import page_of
from trainer.i18n.translator import Translator

PLAYS = [("careless", "new-market"), ("won", "platform-deal"), ("concessions", "service-hall")]


@pytest.mark.parametrize(("play", "name"), PLAYS)
def test_what_is_left_out_and_what_is_not_are_the_whole(play: str, name: str) -> None:
    tr, about = Translator("en"), golden(play, name, "en")
    whole = short_debrief(about, tr)
    for tight in range(SHORTEST + 1):
        sheet = short_debrief(about, tr, tight)
        left = left_out_of(sheet, about, tr)
        assert len(sheet.people) + len(left.people) == len(whole.people)
        assert len(sheet.turns) + len(left.turns) == len(whole.turns)
        assert len(sheet.pitches) + len(left.pitches) == len(whole.pitches)
        assert len(sheet.questions) + len(left.questions) == len(whole.questions)
        assert not {one.name for one in sheet.people} & {one.name for one in left.people}
        assert bool(sheet.glossary) != bool(left.glossary)


def test_moments_are_those_that_the_page_explains_the_dearest_first() -> None:
    tr, about = Translator("en"), golden("careless", "bottle-works", "en")
    sheet = short_debrief(about, tr)
    moments = left_out_of(sheet, about, tr).moments
    explained = [entry for day in page_of(tr, about).days for entry in day.entries if entry.why or entry.better]
    assert len(moments) == len(explained)
    better = [bool(moment.better) for moment in moments]
    assert any(better) and better == sorted(better, reverse=True)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("play", "name"), PLAYS)
def test_no_last_page_is_forty_percent_blank_while_something_is_left_out(play: str, name: str, language: str) -> None:
    tr, about = Translator(language), golden(play, name, language)
    printed = to_pdf([(about, tr)])
    text = reading.words(reading.read(printed.pdf))
    if printed.text_end < 0.6 * 281:
        left = left_out_of(short_debrief(about, tr, SHORTEST), about, tr)
        heads = [*(one.head for one in left.turns), *(one.name for one in left.people)]
        assert not [head for head in heads if "".join(head.split()) not in text]
