"""A rule that an approval clears, before or after it was broken, is no loss and says when it was cleared."""

from __future__ import annotations

from functools import cache

import pytest

from tests.debrief.plays import moves
from tests.golden.record import golden_folders
from trainer.debrief.facts.debrief import Debrief, debrief
from trainer.debrief.words.debrief import page_of
from trainer.i18n.translator import Translator
from trainer.packs.load import load

ASKED = """
meet qiu visit
ask qiu.table
ask qiu.trip
leave
"""
DESK = "\nstudy desk\n"
PLAYS = {"before": DESK + ASKED, "after": ASKED + DESK, "never": ASKED}


@cache
def played(order: str) -> Debrief:
    """Return a play in which a speaker was invited, with the approval `order` it or never."""
    file = next(file for folder, file in golden_folders() if folder.name == "platform-deal")
    return debrief(
        load(file).scenario, moves(f"scenario software-firm/platform-deal a\n{PLAYS[order]}\nclose\n"), you="Kim"
    )


@pytest.mark.parametrize("order", ["before", "after"])
def test_a_cleared_rule_is_no_loss_and_says_by_what_it_was_cleared(order: str) -> None:
    about = played(order)
    conduct = next(score for score in about.result.scores if score.id == "conduct")
    assert conduct.value == 100
    (rule,) = about.advice.rules
    assert rule.cleared is not None and rule.cleared.day >= 1
    assert (rule.cleared.number < rule.number) == (order == "before")
    assert [turn for turn in about.turns if turn.kind == "breach"] == []
    assert [thing for thing in about.things if thing.kind == "breach"] == []
    assert [prompt for prompt in about.prompts if prompt.kind == "breach"] == []
    (entry,) = [entry for day in about.days for entry in day.entries if entry.rule]
    assert entry.cleared == rule.cleared


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_is_told_as_cleared_where_it_happened_and_among_the_rules(language: str) -> None:
    said = {}
    for order in PLAYS:
        page = page_of(Translator(language), played(order))
        (rule,) = page.next.rules
        entry = next(e for day in page.days for e in day.entries if any(line.kind == "rule" for line in e.lines))
        told = [line.text for line in entry.lines if line.kind == "rule"][1:]
        assert rule.sign == ("×" if order == "never" else "=")
        assert told == ([] if order == "never" else [rule.lines[-1]])
        said[order] = rule.lines[-1]
    assert len(set(said.values())) == 3


def test_an_uncleared_rule_is_a_chance_lost() -> None:
    about = played("never")
    (rule,) = about.advice.rules
    assert rule.cleared is None
    assert [turn.tone for turn in about.turns if turn.kind == "breach"] == ["loss"]
    assert about.things[0].kind == "breach"
