from __future__ import annotations

from dataclasses import replace

import pytest

from tests.plays import after
from trainer.core.scenario import Scenario
from trainer.i18n.translator import Translator
from trainer.scene.hints import hint

EN = Translator("en")
STUDIED = "study ledger; study fair; review"


@pytest.mark.parametrize(
    ("moves", "words"),
    [
        ("", "There is something to learn without a meeting: Our own ledger."),
        ("study ledger", "There is something to learn without a meeting: Talk at the trade fair."),
        # What the ledger says she has told already: it is not worth the time.
        ("meet ada call; ask ada.day; leave", "There is something to learn without a meeting: Talk at the trade fair."),
        ("study fair; study ledger", "You have never spoken to Ada Holt."),
        ("study fair; study ledger; meet ada mail; leave", "Before you hand in: where are you sure without two clues? "
         "Lower your certainty there."),
        ("study fair; study ledger; meet ada mail; leave; review", "You have never spoken to Bo Kern."),
        ("study fair; review; meet bo visit; leave; review; meet ada visit; leave",
         "All that is left is to ask for the decision."),
    ],
)  # fmt: skip
def test_at_the_desk(corner: Scenario, moves: str, words: str) -> None:
    assert hint(corner, after(corner, moves), EN) == words


def test_once_all_were_met_clues_are_counted_by_whom_they_are_about(corner: Scenario) -> None:
    moves = "meet ada mail; ask ada.day; leave; meet bo mail; leave; meet cy mail; leave; study fair; review"
    state = after(corner, moves)
    assert hint(corner, state, EN) == "You hold fewer than two clues about Ada Holt."
    clues = {clue.id: 1 << clue.index for clue in corner.clues}
    all_of_ada = state.but(clues=state.clues | clues["ada-need"])
    # Of Bo there are two already: the fair told one, the books that were handed over the other.
    assert hint(corner, all_of_ada, EN) == "You hold fewer than two clues about Cy Lund."
    everything = state.but(clues=sum(clues.values()))
    assert hint(corner, everything, EN) == "You know a good deal. Whose concern has no pitch answered yet?"


def test_in_a_meeting_a_question_that_tells_something_comes_before_a_pitch(corner: Scenario) -> None:
    def told(moves: str) -> str:
        return hint(corner, after(corner, moves), EN)

    assert told("meet ada visit").endswith("look at those about: situation.")
    assert told("meet ada visit; ask ada.day").endswith("look at those about: problem.")
    assert told("study ledger; meet ada visit").startswith("Questions will tell you little more today.")


def test_an_objection_comes_first_and_patience_ends_it(corner: Scenario) -> None:
    state = after(corner, "meet ada visit")
    doubt = corner.people[0].index
    assert hint(corner, state.but(objection=doubt), EN).startswith("First take it seriously")
    known = state.but(objection=doubt, clues=1 << corner.clue_index["ada-need"])
    notes = "Before you ask what is behind it: what do your notes say about Ada Holt?"
    assert hint(corner, known, EN) == notes
    understood = known.but(understood=1 << doubt)
    assert hint(corner, understood, EN) == "You know what is behind it. Which of your answers speaks to that?"
    assert hint(corner, state.but(patience=0), EN) == "There is nothing more to gain here today."


def test_no_hint_leads_to_a_breach(corner: Scenario) -> None:
    tempting = replace(
        corner,
        sources=tuple(replace(one, effects=replace(one.effects, breach=0)) for one in corner.sources),
        questions=tuple(replace(one, effects=replace(one.effects, breach=0)) for one in corner.questions),
    )
    assert hint(tempting, after(corner, ""), EN) == "You have never spoken to Ada Holt."
    in_meeting = hint(tempting, after(corner, "meet ada visit"), EN)
    assert in_meeting.startswith("Questions will tell you little more today.")
