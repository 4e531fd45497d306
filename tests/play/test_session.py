from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import CORNER
from tests.plays import lines
from trainer.core.codec import decode, encode
from trainer.core.own_words import SayFirst, SelfReview
from trainer.core.reflection import LONGEST_LINE, Reflection
from trainer.core.state import MEETING
from trainer.errors import IllegalMove, StaleAttempt, StoreFault, TrainerError, UsageError
from trainer.play.session import Session
from trainer.play.workspace import Workspace


@pytest.fixture
def workspace(user_folder: Path) -> Workspace:
    return Workspace()


def opened(workspace: Workspace, *, practice: bool = False) -> Session:
    return workspace.open(str(CORNER), "Pat", "en", practice=practice)


def played(session: Session, moves: str) -> Session:
    for move in lines(moves):
        session.play(decode(move))
    return session


def test_resuming_is_where_it_was_left(workspace: Workspace) -> None:
    session = played(opened(workspace), "study ledger; meet ada visit; ask ada.day; note ada roles=decider certainty=2")
    again = Workspace().resume(session.attempt.id[:8])
    assert again.state == session.state
    assert again.talk == session.talk
    assert [line.kind for line in again.talk] == ["they", "you", "they"]
    assert again.transcript() == session.transcript()
    played(again, "ask ada.worry; leave; close")
    assert Workspace().resume(session.attempt.id).over


def test_further_lines_follow_from_the_moves_in_force(workspace: Workspace, tmp_path: Path) -> None:
    line = '[[person.reaction]]\nid = "{0}"\nwhen = "greet_again"\ntext = "{0}"\n\n'
    before = '[[person.question]]\nid = "day"\n'
    path = tmp_path / "corner.toml"
    text = CORNER.read_text(encoding="utf-8")
    path.write_text(text.replace(before, line.format("first") + line.format("second") + before), encoding="utf-8")
    session = workspace.open(str(path), "Pat", "en", practice=True)
    again = "meet ada mail; leave"
    played(session, f"{again}; {again}; {again}")
    assert [one.lines[0].text for one in session.moments[::2]] == ["Come in, Pat.", "first", "second"]
    session.rewind(2)
    played(session, f"{again}; meet ada mail")
    resumed = Workspace().resume(session.attempt.id)
    for one in (session, resumed):
        assert [moment.lines[0].text for moment in one.moments[::2]] == ["Come in, Pat.", "first", "second"]
    assert resumed.talk == session.talk
    played(resumed, "leave; meet ada mail")
    assert resumed.talk[0].text == "You again, Pat."


def test_the_pack_may_change_or_vanish_meanwhile(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "corner.toml"
    path.write_bytes(CORNER.read_bytes())
    session = played(workspace.open(str(path), "Pat", "en"), "study ledger")
    path.write_text("format = 2", encoding="utf-8")
    assert Workspace().resume(session.attempt.id).state == session.state
    path.unlink()
    assert Workspace().resume(session.attempt.id).scenario.people[0].name == "Ada Holt"


def test_going_on_in_another_language_changes_only_words(workspace: Workspace) -> None:
    session = played(opened(workspace), "study ledger; meet ada visit; ask ada.day")
    chinese = workspace.resume(session.attempt.id, "zh")
    assert chinese.state == session.state
    assert chinese.talk[1].text == "平常一天怎么过?"


def test_an_illegal_move_is_not_written(workspace: Workspace) -> None:
    session = opened(workspace)
    with pytest.raises(IllegalMove):
        session.play(decode("leave"))
    assert workspace.resume(session.attempt.id).moments == []


def test_what_could_not_be_written_has_not_happened(workspace: Workspace) -> None:
    session = played(opened(workspace), "study ledger")
    before = session.state
    with workspace.journal.database.reading() as connection:
        connection.sql("PRAGMA query_only = ON")
    with pytest.raises(StoreFault):
        session.play(decode("study fair"))
    assert session.state == before
    with workspace.journal.database.reading() as connection:
        connection.sql("PRAGMA query_only = OFF")
    session.play(decode("study fair"))
    assert workspace.resume(session.attempt.id).state == session.state


def test_the_same_attempt_open_twice_never_forks(workspace: Workspace) -> None:
    first = opened(workspace)
    second = Workspace().resume(first.attempt.id)
    first.play(decode("study ledger"))
    with pytest.raises(StaleAttempt):
        second.play(decode("study fair"))
    assert Workspace().resume(first.attempt.id).state == first.state


def test_practice_can_be_taken_back_and_the_journal_remembers(workspace: Workspace) -> None:
    session = played(opened(workspace, practice=True), "study ledger; study fair; meet ada visit")
    session.rewind(1)
    assert len(session.moments) == 1
    played(session, "meet bo visit")
    again = Workspace().resume(session.attempt.id)
    assert again.state == session.state
    assert again.state.place == MEETING
    assert again.rewinds == 1
    with pytest.raises(TrainerError, match="no move"):
        session.rewind(7)


def test_only_practice_can_be_taken_back(workspace: Workspace) -> None:
    with pytest.raises(TrainerError, match="only practice"):
        played(opened(workspace), "study ledger").rewind(0)


def test_a_finished_play_is_scored_once_and_counts(workspace: Workspace) -> None:
    session = played(opened(workspace), "close")
    row = workspace.attempts()[0]
    assert row.finished
    assert row.outcome == "lost"
    assert session.card is not None
    assert row.overall == session.card.overall
    assert workspace.latest_unfinished() is None
    assert workspace.best() == {"small/corner": session.card.overall}
    assert len(session.committee()) == 3


def test_scores_lost_in_a_crash_are_written_at_the_next_opening(workspace: Workspace) -> None:
    session = opened(workspace)
    workspace.journal.append(session.attempt.id, session._record, "close")
    assert not workspace.attempts()[0].finished
    assert workspace.resume(session.attempt.id).over
    assert workspace.attempts()[0].finished


def test_practice_is_no_best_result(workspace: Workspace) -> None:
    played(opened(workspace, practice=True), "close")
    assert workspace.best() == {}


@pytest.mark.parametrize(("language", "you"), [("en", "Ann, Ben and Cem"), ("zh", "Ann、Ben和Cem")])
def test_those_who_play_together_are_spoken_to_together(workspace: Workspace, language: str, you: str) -> None:
    assert workspace.open(str(CORNER), "Ann;Ben ；Cem", language).you == you


def test_what_was_written_of_a_play_is_kept(workspace: Workspace) -> None:
    session = played(opened(workspace), "close")
    assert session.attempt.reflection == Reflection()
    session.reflect(Reflection("To meet\n the chief. ", "她\u202e来了\x1b[31m", "Less."))
    session.reflect(Reflection("To meet\n the chief. ", "她\u202e来了\x1b[31m", "x" * 5000))
    again = Workspace().resume(session.attempt.id)
    said = Reflection("To meet the chief.", "她 来了 [31m", "x" * LONGEST_LINE)
    assert again.attempt.reflection == session.attempt.reflection == said


def test_what_cannot_be_written_leaves_what_was_said_before(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = played(opened(workspace), "close")
    session.reflect(Reflection("To win."))

    def full(*_: object) -> None:
        raise StoreFault("no space")

    monkeypatch.setattr(session._journal, "reflect", full)
    session.reflect(Reflection(" To win."))
    with pytest.raises(StoreFault):
        session.reflect(Reflection("To lose."))
    assert session.attempt.reflection == Reflection("To win.")


def test_a_session_follows_another_process_that_plays_on(tmp_path: Path) -> None:
    with Workspace(tmp_path) as here, Workspace(tmp_path) as there:
        session = here.open(str(CORNER), "Ann", "en")
        other = there.resume(session.attempt.id)
        other.play(decode("study ledger"))
        before = list(session.moments)
        session.follow()
        assert (len(before), [encode(one.move) for one in session.moments]) == (0, ["study ledger"])
        moments = session.moments
        session.follow()
        assert session.moments is moments


def say_first(workspace: Workspace, mode: SayFirst = "on", *, practice: bool = False) -> Session:
    return workspace.open(str(CORNER), "Pat", "en", practice=practice, say_first=mode)


def test_a_line_of_ones_own_comes_before_the_choice_and_is_there_again(workspace: Workspace) -> None:
    session = played(say_first(workspace), "meet ada visit")
    assert [encode(move) for move in session.open_moves] == ["leave"]
    with pytest.raises(IllegalMove, match="say it in your own words first"):
        session.play(decode("ask ada.day"))
    session.say("  How are\x1b things? ")
    again = Workspace().resume(session.attempt.id)
    assert again.said == session.said
    assert [one.words for one in again.pending] == ["How are things?"]
    assert again.transcript() == session.transcript()
    played(again, "note ada stance=1; ask ada.day")
    assert again.pending == ()
    assert again.open_moves == (decode("leave"),)
    with pytest.raises(StaleAttempt):
        session.none_of_these()


def test_who_means_none_of_the_lines_may_say_it_once_more(workspace: Workspace) -> None:
    session = played(say_first(workspace), "meet ada visit")
    with pytest.raises(TrainerError, match="nothing that none"):
        session.none_of_these()
    session.say("How is your dog?")
    with pytest.raises(TrainerError, match="said it already"):
        session.say("Twice")
    session.none_of_these()
    with pytest.raises(TrainerError, match="nothing that none"):
        session.none_of_these()
    session.say("What is new?")
    session.none_of_these()
    with pytest.raises(TrainerError, match="said it already"):
        session.say("Thrice")
    assert [(one.words, one.meant) for one in session.pending] == [("How is your dog?", False), ("What is new?", False)]
    assert Workspace().resume(session.attempt.id).said == session.said
    played(session, "ask ada.day")


def test_nothing_is_said_first_where_it_is_not_asked_for(workspace: Workspace) -> None:
    off, pitches = (played(say_first(workspace, mode), "meet ada visit") for mode in ("off", "pitches"))
    with pytest.raises(TrainerError, match="nothing is asked for"):
        off.say("Hello")
    with pytest.raises(TrainerError, match="no reason"):
        off.give_reason("ada", "She signs.")
    assert "ask ada.day" in map(encode, pitches.open_moves)
    assert "pitch cheap" not in map(encode, pitches.open_moves)
    played(pitches, "ask ada.day")
    with pytest.raises(UsageError, match="nothing is typed"):
        pitches.say(" \u202e ")
    with pytest.raises(UsageError, match="501"):
        pitches.say("x" * 501)
    pitches.say("It pays for itself.")
    played(pitches, "pitch cheap")
    with pytest.raises(IllegalMove, match="own words"):
        pitches.play(decode("respond ada.doubt.tell"))
    pitches.say("What would you have to see?")
    played(pitches, "respond ada.doubt.tell")
    other = played(say_first(workspace, "pitches"), "meet ada visit")
    other.say("It pays for itself.")
    played(other, "ask ada.day")
    assert [one.words for one in Workspace().resume(other.attempt.id).pending] == ["It pays for itself."]
    played(other, "pitch cheap")
    assert other.pending == ()
    at_desk = played(say_first(workspace), "study ledger")
    with pytest.raises(TrainerError, match="nothing is asked for"):
        at_desk.say("Hello")


def test_practice_may_leave_the_line_empty_and_takes_back_what_was_said(workspace: Workspace) -> None:
    session = played(say_first(workspace, practice=True), "meet ada visit")
    session.say("")
    assert session.pending[0].words == ""
    played(session, "ask ada.day")
    session.say("What worries you?")
    session.give_reason("ada", "She owns it.")
    played(session, "ask ada.worry")
    session.rewind(1)
    assert (session.pending, session.reasons) == ((), {})
    assert Workspace().resume(session.attempt.id).said == session.said


def test_reasons_on_the_map_stand_until_they_are_taken_away(workspace: Workspace) -> None:
    session = say_first(workspace)
    session.give_reason("ada", "She owns it.")
    rows = session.rows
    session.give_reason("ada", "She owns it.")
    assert session.rows == rows
    session.give_reason("bo", "He knows saws.")
    session.give_reason("ada", "")
    assert session.reasons == {"bo": "He knows saws."}
    assert Workspace().resume(session.attempt.id).said == session.said
    with pytest.raises(TrainerError, match="no reason"):
        session.give_reason("nobody", "x")
    played(session, "close")
    with pytest.raises(TrainerError, match="no reason"):
        session.give_reason("ada", "x")


def test_what_is_thought_of_a_line_afterwards_is_kept(workspace: Workspace) -> None:
    session = played(say_first(workspace), "meet ada visit")
    session.say("It is cheap.")
    row = session.pending[0].row
    session.review_words(row, SelfReview(True, False))
    session.review_words(row, SelfReview(acknowledged=False))
    assert Workspace().resume(session.attempt.id).said.utterances[0].review == SelfReview(False)
    with pytest.raises(TrainerError, match="no line"):
        session.review_words(99, SelfReview(True))
