"""What was said first stands at the move that it led to, and nothing of it changes what is told of the play."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.debrief.plays import CAREFUL, CARELESS, corner, debriefed, moves, spoken, with_words
from trainer.core.own_words import NOTHING_SAID, OwnWords, Reason, Utterance
from trainer.debrief.facts.debrief import Facts, debrief
from trainer.debrief.facts.own_words import own_lines, own_of_loss, reasons_on_map
from trainer.debrief.facts.replay import replayed_play

PLAY = replayed_play(corner().scenario, moves(CAREFUL), "Kim")


def test_lines_stand_at_the_number_of_the_move_and_erased_ones_nowhere() -> None:
    said = spoken(CAREFUL, "W", "why")
    found = own_lines(PLAY, said)
    typed = [[one.words for one in lines] for lines in found.values()]
    assert typed[:3] == [["W 3"], ["W 4"], ["W 5, at first", "W 5"]]
    assert all(one.before + 1 == number for number, lines in found.items() for one in lines)
    erased = OwnWords(tuple(one._replace(words="") for one in said.utterances), ())
    assert own_lines(PLAY, erased) == own_lines(PLAY, NOTHING_SAID) == {}


def test_a_reason_is_the_one_of_the_last_map_handed_in() -> None:
    last = max(moment.number for moment in PLAY.moments if moment.move.__class__.__name__ == "Review")
    reasons = (Reason(1, 0, "ada", "first"), Reason(2, last - 1, "ada", "then"), Reason(3, last, "ada", "late"))
    assert reasons_on_map(PLAY, OwnWords((), reasons)) == {"Ada Holt": "then"}
    gone = (*reasons[:2], Reason(4, last - 1, "ada", ""), Reason(5, 0, "nobody", "x"))
    assert reasons_on_map(PLAY, OwnWords((), gone)) == {}


@pytest.mark.parametrize("text", [CAREFUL, CARELESS])
def test_words_change_nothing_that_is_reckoned(text: str) -> None:
    silent, about = debriefed(text), with_words(text)
    assert (about.result, about.things, about.turns, about.objections, about.pitches) == (
        silent.result, silent.things, silent.turns, silent.objections, silent.pitches,
    )  # fmt: skip
    entries = [replace(entry, own=()) for day in about.days for entry in day.entries if entry.kind != "leave"]
    assert entries == [entry for day in silent.days for entry in day.entries]
    (left,) = (entry for day in about.days for entry in day.entries if entry.kind == "leave")
    assert left.own and not left.own[0].meant


def test_an_answer_knows_its_move_and_a_loss_what_was_said_there() -> None:
    about = with_words(CARELESS)
    answers = [answer for one in about.objections for answer in one.answers]
    assert answers and all(about.own[answer.number] for answer in answers)
    quoted = {thing.kind: own_of_loss(thing, about.own, {})[0] for thing in about.things}
    assert quoted["pitch" if "pitch" in quoted else "unheard"][-1].words == "In my own words 3"
    assert not quoted["reach"]
    on_map = replace(about.things[0], kind="map", person="Ada Holt")
    assert own_of_loss(on_map, about.own, {"Ada Holt": "She signs"}) == ((), "She signs")
    both = replace(about.things[0], parts=(replace(about.things[0], number=0), replace(about.things[0], number=3)))
    assert own_of_loss(both, about.own, {})[0] == about.own[3]


def test_a_line_that_led_to_no_move_is_told_nowhere() -> None:
    said = OwnWords((Utterance(0, len(PLAY.moments), "too late"),), ())
    about = debrief(corner().scenario, moves(CAREFUL), you="Kim", facts=Facts(said=said))
    assert about.own == {}
