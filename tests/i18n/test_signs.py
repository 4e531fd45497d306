from __future__ import annotations

import pytest
from rich.cells import cell_len

from trainer.core.vocabulary import MAX_INFLUENCE, MAX_STANCE
from trainer.debrief.facts.people import BLANK, PARTLY, RIGHT, WRONG
from trainer.debrief.facts.turning_points import GAIN, LOSS, SHIFT
from trainer.i18n import signs
from trainer.paper.fonts import held

CLUES = {"found": signs.CLUE_FOUND, "missed": signs.CLUE_MISSED}


@pytest.mark.parametrize(("influence", "dots"), [(0, "○○○"), (1, "●○○"), (3, "●●●")])
def test_influence_is_counted_in_filled_dots(influence: int, dots: str) -> None:
    assert signs.influence_sign(influence) == dots and len(dots) == MAX_INFLUENCE


def test_every_stance_has_a_sign_that_tells_side_and_strength() -> None:
    assert list(signs.STANCE_SIGNS) == list(range(-MAX_STANCE, MAX_STANCE + 1))
    for stance, sign in signs.STANCE_SIGNS.items():
        assert len(sign) == max(1, abs(stance))
        assert set(sign) == {"+" if stance > 0 else "\N{MINUS SIGN}" if stance < 0 else "○"}


@pytest.mark.parametrize("named", [signs.VERDICT_SIGNS, signs.STANCE_SIGNS, signs.TONE_SIGNS, CLUES])
def test_no_two_terms_share_a_sign(named: dict[object, str]) -> None:
    assert len(set(named.values())) == len(named)


def test_what_differs_is_what_is_wrong_and_the_unknown_is_a_blank() -> None:
    assert signs.VERDICT_SIGNS["wrong"] == signs.DIFFERS
    assert signs.VERDICT_SIGNS["blank"] == signs.UNKNOWN


def test_a_sign_takes_one_cell_a_character() -> None:
    every = [*signs.VERDICT_SIGNS.values(), *signs.STANCE_SIGNS.values(), *signs.TONE_SIGNS.values(), *CLUES.values()]
    assert all(cell_len(sign) == len(sign) for sign in every)


def test_every_verdict_and_tone_of_the_debrief_has_a_sign() -> None:
    assert set(signs.VERDICT_SIGNS) == {RIGHT, PARTLY, WRONG, BLANK}
    assert set(signs.TONE_SIGNS) == {GAIN, LOSS, SHIFT}


def test_our_fonts_hold_every_sign() -> None:
    every = (*signs.VERDICT_SIGNS.values(), *signs.STANCE_SIGNS.values(), *signs.TONE_SIGNS.values(), *CLUES.values())
    assert set("".join(every)) <= held()
