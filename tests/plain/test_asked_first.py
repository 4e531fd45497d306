"""What is asked about first: the same at its number and typed, in plain mode and in the full screen."""

from __future__ import annotations

import pytest

from tests.cli.program import run_here, trainer
from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.core.codec import decode
from trainer.i18n.translator import Translator
from trainer.plain.asked_first import asked_before, asked_before_rewind
from trainer.scene.desk import desk
from trainer.scene.meeting import meeting
from trainer.scene.review import review

EN = Translator("en")


def by_hand(monkeypatch: pytest.MonkeyPatch, *typed: str, practice: bool = False, language: str = "en") -> str:
    """Return what is told to somebody at a terminal who types these lines and leaves."""
    more = ["--practice"] if practice else []
    said = "\n".join((*typed, "q", "")).encode()
    done = run_here("play", CORNER, "--plain", "--name", "Pat", "--lang", language, *more, said=said, terminal=True,
                    monkeypatch=monkeypatch)  # fmt: skip
    return done.out.decode()


def test_it_is_what_the_scenes_ask_and_nothing_before_other_moves() -> None:
    at_desk = session(CORNER)
    assert asked_before(EN, at_desk, decode("close")) == desk(EN, at_desk).close.question
    assert asked_before(EN, at_desk, decode("review")) == review(EN, at_desk).hand_in.question
    assert asked_before(EN, at_desk, decode("meet bo visit")) is None
    assert asked_before(EN, at_desk, decode("note bo roles=user")) is None
    silent, spoken = session(CORNER, "meet bo visit"), session(CORNER, "meet bo visit", "ask bo.day")
    early = asked_before(EN, silent, decode("leave"))
    assert early is not None and early == meeting(EN, silent).leave.question
    assert asked_before(EN, spoken, decode("leave")) is None
    proof = next(one for one in meeting(EN, spoken).pitches if one.move == "pitch proof")
    asked = asked_before(EN, spoken, decode("pitch proof"))
    assert asked is not None and asked.words == proof.words


@pytest.mark.parametrize("move", ["close", "pitch proof", "leave"])
def test_what_cannot_be_done_now_is_refused_and_not_asked_about(move: str) -> None:
    place = session(CORNER, "meet bo visit") if move == "close" else session(CORNER)
    assert asked_before(EN, place, decode(move)) is None


@pytest.mark.parametrize(
    ("before", "typed", "number", "question"),
    [
        ((), "close", "5", "Ask for the decision?"),
        ((), "review", "4", "Hand the map in?"),
        (("meet bo visit",), "leave", "3", "Leave already?"),
    ],
)
def test_typed_it_is_asked_as_at_its_number_and_enter_goes_back(
    before: tuple[str, ...], typed: str, number: str, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = by_hand(monkeypatch, *before, typed, "", number, "")
    first, again = [line[line.index(question) :] for line in told.splitlines() if question in line]
    assert first == again
    assert told.count("; y: ") == 2 and "The play is over." not in told
    made = by_hand(monkeypatch, *before, typed, "y")
    assert made.count("; y: ") == 1
    assert ("What did you intend?" in made) == (typed == "close")
    assert ("The account map is handed in." in made) == (typed != "leave")


def test_a_typed_pitch_is_read_before_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    told = by_hand(monkeypatch, "meet bo visit", "pitch proof", "", "pitch proof", "ask bo.day", "pitch proof", "y")
    assert told.count("Make this pitch?") == 3 and told.count("Enter: Not yet; y: Make this pitch") == 3
    asked, made = told.split("You: What does a day look like?")
    assert "You: " not in asked and made.count("You: ") == 1


def test_a_move_taken_back_is_named_and_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    question = asked_before_rewind(EN, session(CORNER, "study ledger"))
    assert question.words.endswith("The debrief will say that you went back.")
    told = by_hand(monkeypatch, "study ledger", "z", "", "z", "y", practice=True)
    assert " ".join(told.split()).count(f"{question.title} {question.words}") == 2
    assert told.count("The last move is taken back.") == 1


def test_a_transcript_through_a_pipe_is_played_as_it_stands() -> None:
    told = trainer("play", CORNER, "--plain", "--name", "Pat", said="meet bo visit\npitch proof\nleave\nclose\n").stdout
    assert "; y: " not in told and "What did you intend?" in told
