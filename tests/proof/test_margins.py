from __future__ import annotations

import pytest

from trainer.core.codec import decode
from trainer.core.moves import Close, Move, Study
from trainer.core.scenario import Scenario
from trainer.errors import Sentence
from trainer.i18n.translator import Translator
from trainer.proof.margins import joined, nearest, shortfalls, why_not_won

RIVAL = "meet cy mail; ask cy.day; ask cy.worry; leave; meet cy mail; ask cy.rival; leave; close"


def moves(text: str) -> tuple[Move, ...]:
    return tuple(decode(one.strip()) for one in text.split(";"))


def test_what_a_play_lacks_for_a_win_is_whose_support_and_by_how_much(corner: Scenario) -> None:
    lacking = shortfalls(corner, (Close(),), "won")
    assert [(one.key, one.person, one.found, one.wanted, one.points) for one in lacking] == [
        ("decision.decider", "ada", 47, 55, 8),
        ("decision.veto", "bo", 26, 40, 14),
        ("decision.threshold", "", 43, 62, 19),
    ]
    assert shortfalls(corner, (Close(),), "lost") == ()
    assert shortfalls(corner, (Study("ledger"),), "won") == (), "it is not over"


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("deferred", ["decision.veto", "decision.deferred"]),
        ("concessions", ["decision.decider", "decision.veto", "decision.concessions"]),
    ],
)
def test_other_outcomes_have_levels_of_their_own(corner: Scenario, kind: str, keys: list[str]) -> None:
    assert [one.key for one in shortfalls(corner, (Close(),), kind)] == keys


def test_a_broken_rule_stands_between_a_play_and_every_outcome_but_one(corner: Scenario) -> None:
    found = shortfalls(corner, moves(RIVAL), "lost")
    assert [str(one.words) for one in found] == ["it breaks the rule bid-secret"]
    assert found[0].words.said(Translator("zh")) == "它违反了规定“bid-secret”"
    assert shortfalls(corner, moves(RIVAL), "disqualified") == ()


def test_the_nearest_play_lacks_the_fewest_points(corner: Scenario) -> None:
    play, lacking = nearest(corner, [moves(RIVAL), (Close(),)], "won")
    assert (play, len(lacking)) == ((Close(),), 3)


def test_reasons_are_counted_and_the_most_frequent_named(corner: Scenario) -> None:
    assert not why_not_won(corner, [()])
    told = str(why_not_won(corner, [(Close(),), moves(RIVAL)]))
    assert told.startswith("ada decides, with support 48, 7 short of decision.decider 55 at best, in 2 of 2 plays; ")
    assert told.count(";") == 2


def test_sentences_are_joined_in_each_language() -> None:
    parts = [Sentence("{count} plays", count=number) for number in (1, 2, 3)]
    assert str(joined(parts)) == "1 plays; 2 plays; 3 plays"
    assert joined(parts).said(Translator("zh")).count("；") == 2
