"""Signs: one for each term, that every font of ours holds and that stands in one cell."""

from __future__ import annotations

from rich.cells import cell_len

from trainer.core.clues import MISLEADING
from trainer.core.vocabulary import MAX_INFLUENCE, MAX_STANCE
from trainer.debrief.facts.people import BLANK, PARTLY, RIGHT, WRONG
from trainer.debrief.facts.turning_points import GAIN, LOSS, SHIFT
from trainer.i18n import signs
from trainer.paper.fonts import held

EVERY = [
    *signs.VERDICT_SIGNS.values(), *signs.STANCE_SIGNS.values(), *signs.TONE_SIGNS.values(),
    signs.CLUE_FOUND, signs.CLUE_MISSED, signs.DIFFERS, signs.UNKNOWN, signs.influence_sign(1),
]  # fmt: skip


def test_every_verdict_tone_and_stance_has_a_sign_of_its_own() -> None:
    assert set(signs.VERDICT_SIGNS) == {RIGHT, PARTLY, WRONG, BLANK} and MISLEADING not in signs.VERDICT_SIGNS
    assert set(signs.TONE_SIGNS) == {GAIN, LOSS, SHIFT}
    assert sorted(signs.STANCE_SIGNS) == list(range(-MAX_STANCE, MAX_STANCE + 1))
    for table in (signs.VERDICT_SIGNS, signs.TONE_SIGNS, signs.STANCE_SIGNS):
        assert len(set(table.values())) == len(table)


def test_influence_is_as_many_dots_as_there_is_of_it() -> None:
    assert [signs.influence_sign(value) for value in range(MAX_INFLUENCE + 1)] == ["○○○", "●○○", "●●○", "●●●"]


def test_every_sign_can_be_printed_and_takes_one_cell_a_character() -> None:
    assert set("".join(EVERY)) <= held()
    assert all(cell_len(sign) == len(sign) for sign in EVERY)
