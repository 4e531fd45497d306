from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.made_up import few, moves
from trainer.core.codec import FORMS, decode, encode
from trainer.core.moves import (
    Ask,
    Close,
    First,
    Include,
    Leave,
    Meet,
    Move,
    Note,
    Pitch,
    Respond,
    Review,
    Strategy,
    Study,
    Survey,
)
from trainer.errors import BadTranscript

NOTE = Note(
    "lin", roles=("decider", "influencer"), influence=3, stance=-1, veto="none", concerns=("return", "risk"),
    wins=("visibility",), certainty=3, evidence=("zhao-signs", "crm-2023"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "move"),
    [
        ("study crm-history", Study("crm-history")),
        ("first north-bank", First("north-bank")),
        ("survey counter-sheet mu", Survey("counter-sheet", "mu")),
        ("include counter-sheet.queue", Include("counter-sheet.queue")),
        ("meet lin visit", Meet("lin", "visit")),
        ("meet lin call with engineer", Meet("lin", "call", "engineer")),
        ("ask lin.signoff", Ask("lin.signoff")),
        ("pitch business-case", Pitch("business-case")),
        ("respond lin.too-dear.cost-of-waiting", Respond("lin.too-dear.cost-of-waiting")),
        ("leave", Leave()),
        ("review", Review()),
        ("close", Close()),
        ("strategy", Strategy()),
        ("strategy win=lin,qiu neutral=sun case=bottle", Strategy(("lin", "qiu"), ("sun",), "bottle")),
        ("strategy case=bottle", Strategy(case="bottle")),
        ("note lin", Note("lin")),
        ("note lin stance=-2 certainty=2", Note("lin", stance=-2, certainty=2)),
        ("note lin influence=0", Note("lin", influence=0)),
        (
            "note lin roles=decider,influencer influence=3 stance=-1 veto=none concerns=return,risk wins=visibility "
            "certainty=3 evidence=zhao-signs,crm-2023",
            NOTE,
        ),
    ],
)
def test_a_line_is_its_move_and_the_move_its_line(line: str, move: Move) -> None:
    assert decode(line) == move
    assert encode(move) == line


@few
@given(moves)
def test_every_move_survives(move: Move) -> None:
    assert decode(encode(move)) == move


@few
@given(moves, st.text(" \t", min_size=1, max_size=3))
def test_spaces_do_not_matter(move: Move, space: str) -> None:
    assert decode(space + encode(move).replace(" ", space) + space) == move


@few
@given(st.text(max_size=120))
def test_anything_else_is_refused_in_words(text: str) -> None:
    try:
        encode(decode(text))
    except BadTranscript as fault:
        assert fault.remedy.startswith(("expected: ", "a line begins with one of: "))


@pytest.mark.parametrize(
    ("line", "move"),
    [
        ("note lin certainty=1", Note("lin")),
        ("note lin roles=", Note("lin")),
        ("note lin roles=,user,,coach,", Note("lin", roles=("user", "coach"))),
        ("note lin veto=a=b", Note("lin", veto="a=b")),
        ("note lin influence=999 stance=-99", Note("lin", influence=999, stance=-99)),
    ],
)
def test_ways_to_write_a_note(line: str, move: Move) -> None:
    assert decode(line) == move


NOTE_FORM = f"expected: {FORMS['note']}"
NO_MOVE = (
    "a line begins with one of: study, first, survey, include, meet, ask, pitch, respond, leave, note, strategy, "
    "review, close"
)
NOTE_FORM = f"expected: {FORMS['note']}"
LONG = "x" * 81


@pytest.mark.parametrize(
    ("line", "message", "remedy"),
    [
        ("", "'' is no move", NO_MOVE),
        ("dance now", "'dance now' is no move", NO_MOVE),
        ("x" * 80, f"'{'x' * 80}' is no move", NO_MOVE),
        (LONG, f"'{'x' * 77}...' is no move", NO_MOVE),
        ("meet lin", "'meet lin' is not how this move is written", f"expected: {FORMS['meet']}"),
        ("ask lin signoff", "'ask lin signoff' is not how this move is written", "expected: ask PERSON.QUESTION"),
        (f"ask {LONG} no", f"'ask {'x' * 73}...' is not how this move is written", "expected: ask PERSON.QUESTION"),
        ("leave now", "'leave now' is not how this move is written", "expected: leave"),
        (
            "strategy win=lin win=qiu",
            "'win=qiu' in 'strategy win=lin win=qiu' is no part of a strategy, or stands twice",
            f"expected: {FORMS['strategy']}",
        ),
        (
            "strategy lin", "'lin' in 'strategy lin' is no part of a strategy, or stands twice",
            f"expected: {FORMS['strategy']}",
        ),
        (
            "note lin colour=red", "'colour=red' in 'note lin colour=red' is no part of a note, or stands twice",
            NOTE_FORM,
        ),
        (
            "note lin roles=user roles=decider",
            "'roles=decider' in 'note lin roles=user roles=decider' is no part of a note, or stands twice",
            NOTE_FORM,
        ),
        (
            "note lin roles", "'roles' in 'note lin roles' is no part of a note, or stands twice",
            NOTE_FORM,
        ),
        (
            f"note lin {LONG}=1", f"'{'x' * 77}...' in 'note lin {'x' * 68}...' is no part of a note, or stands twice",
            NOTE_FORM,
        ),
        ("note lin influence=high", "influence of 'note lin influence=high' is not a whole number: 'high'", NOTE_FORM),
        ("note lin influence=³", "influence of 'note lin influence=³' is not a whole number: '³'", NOTE_FORM),
        ("note lin stance=1000", "stance of 'note lin stance=1000' is not a whole number: '1000'", NOTE_FORM),
        ("note lin stance=--1", "stance of 'note lin stance=--1' is not a whole number: '--1'", NOTE_FORM),
        ("note lin stance=1-", "stance of 'note lin stance=1-' is not a whole number: '1-'", NOTE_FORM),
        ("note lin certainty=", "certainty of 'note lin certainty=' is not a whole number: ''", NOTE_FORM),
        (
            f"note lin stance={LONG}", f"stance of 'note lin stance={'x' * 61}...' is not a whole number: "
            f"'{'x' * 77}...'", NOTE_FORM,
        ),
    ],
)  # fmt: skip
def test_what_is_no_move_says_what_was_expected(line: str, message: str, remedy: str) -> None:
    with pytest.raises(BadTranscript) as caught:
        decode(line)
    assert (caught.value.message, caught.value.remedy) == (message, remedy)


def test_every_form_begins_with_its_word() -> None:
    assert [form.split()[0] for form in FORMS.values()] == list(FORMS)
