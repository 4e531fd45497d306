"""What to talk about: questions from five finished plays on, without answers, and the teams' results."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.classes.live.held import Held
from trainer.classes.live import discussion as subject
from trainer.classes.live.beliefs import FEWEST
from trainer.classes.live.discussion import Discussion, team_results
from trainer.i18n.translator import Translator


@pytest.fixture
def held(tmp_path: Path) -> Held:
    return Held(tmp_path)


def finished(held: Held, count: int) -> None:
    for number, seat in enumerate(held.seats(*(f"Trainee {number}" for number in range(count)))):
        held.finish(seat, kind=number % 4, seed=number)


def test_questions_come_from_five_plays_on_and_hold_no_answer(held: Held) -> None:
    finished(held, FEWEST - 1)
    assert Discussion(held.live).questions(held.about, Translator("en")) == ()
    held.finish(held.seats("One more")[0], kind=1, seed=9)
    (only,) = Discussion(held.live).questions(held.about, Translator("en"))
    assert only.letter == ""
    assert only.cards
    assert all(card.answer == () and card.ask for card in only.cards)
    (chinese,) = Discussion(held.live).questions(held.about, Translator("zh"))
    assert [card.ask for card in chinese.cards] != [card.ask for card in only.cards]


def test_the_same_plays_are_looked_at_once(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    finished(held, FEWEST)
    about = Discussion(held.live)
    first = about.questions(held.about, Translator("en"))
    monkeypatch.setattr(subject, "replayed_play", lambda *_: pytest.fail("replayed again"))
    assert about.questions(held.about, Translator("en")) is first


def test_teams_stand_by_their_results(held: Held) -> None:
    good, bad, playing = held.seats("Ann", "Ben", "Cem")
    held.finish(bad, kind=0, seed=3)
    held.finish(good, kind=4)
    held.live.play_of(playing.id)
    found = team_results(held.lessons.board(held.live).board())
    assert [one.names for one in found] == ["Ann", "Ben"]
    assert found[0].overall > found[1].overall
