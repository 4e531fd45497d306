"""The turning points."""

from __future__ import annotations

from tests.debrief import plays
from tests.debrief.plays import debriefed
from trainer.debrief.facts.turning_points import GAIN, LOSS


def test_turning_points_of_a_careless_play() -> None:
    turns = debriefed(plays.CARELESS).turns
    assert [turn.number for turn in turns] == sorted(turn.number for turn in turns)
    kinds = [(turn.kind, turn.tone) for turn in turns]
    for expected in (
        ("pitched", LOSS),
        ("objection", LOSS),
        ("contradiction", LOSS),
        ("gaps", LOSS),
        ("pitched", GAIN),
    ):
        assert expected in kinds
    poor = next(turn for turn in turns if turn.kind == "pitched" and turn.tone == LOSS)
    assert poor.pitch is not None
    assert [need.id for need in poor.pitch.fit.missed] == ["reliability", "standing", "control"]
    assert [need.id for need in poor.pitch.fit.past] == ["budget"]
    assert poor.pitch.fit.unheard_points < 0
    assert (poor.pitch.fit.channel, poor.pitch.fit.channel_wanted) == ("mail", "visit")
    assert next(turn for turn in turns if turn.kind == "gaps").names == ("Cy Lund",)
