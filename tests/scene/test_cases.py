"""One number for a case in every list of an attempt."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import CORNER
from tests.debrief.plays import FOLDERS
from tests.scene.sessions import session
from trainer.core.codec import encode
from trainer.core.transcript import parse
from trainer.i18n.translator import Translator
from trainer.play.session import Session
from trainer.scene.cases import cases_in_order
from trainer.scene.choices import CHOICE_KEYS, LETTERS, NUMBERS, KeySeries
from trainer.scene.meeting import meeting
from trainer.scene.place import place_of
from trainer.scene.strategy import strategy

EN = Translator("en")


def to_make(at: Session, keys: KeySeries) -> dict[str, str]:
    return {one.move.partition(" ")[2]: one.key for one in meeting(EN, at, keys).pitches}


def of_strategy(at: Session) -> dict[str, str]:
    return {one.id: one.key for one in strategy(EN, at).fields[-1].options}


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_the_strategy_and_every_meeting_number_a_case_alike(folder: Path, file: Path) -> None:
    moves = [encode(one) for _, one in parse((folder / "won.txt").read_text(encoding="utf-8")).moves]
    meant: dict[str, str] = {}
    seen = 0
    for made in range(0, len(moves), 3):
        at = session(file, *moves[:made])
        numbers = of_strategy(at)
        if place_of(at) == "meeting":
            pitches = to_make(at, NUMBERS)
            assert pitches.items() <= numbers.items()
            # Keys that are pressed stand in the same order.
            assert to_make(at, LETTERS) == {name: CHOICE_KEYS[int(number) - 1] for name, number in pitches.items()}
            seen += bool(pitches)
        for name, number in numbers.items():
            assert meant.setdefault(number, name) == name
    assert seen and len(set(meant.values())) == len(meant)


def test_their_order_is_the_attempts_own_and_has_no_gap_for_what_is_closed() -> None:
    at = session(CORNER)
    assert {one.id for one in cases_in_order(at)} == {one.id for one in at.scenario.pitches if one.needs is None}
    assert [one.id for one in cases_in_order(at)] != [one.id for one in at.scenario.pitches]
    assert list(of_strategy(at).values()) == [str(place) for place in range(1, len(at.scenario.pitches) + 1)]
