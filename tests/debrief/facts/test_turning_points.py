"""The turning points."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.debrief import plays
from tests.debrief.plays import FOLDERS, debriefed, golden_play
from trainer.core.decision import contradictions
from trainer.core.moves import Meet, Pitch
from trainer.core.score.card import BREACH_POINTS
from trainer.core.state import MEETING
from trainer.debrief.facts.breaches import rules_broken
from trainer.debrief.facts.turning_points import GAIN, LOSS, turning_points


def test_turning_points_of_a_careless_play() -> None:
    turns = debriefed(plays.CARELESS).turns
    assert [turn.number for turn in turns] == sorted(turn.number for turn in turns)
    kinds = [(turn.kind, turn.tone) for turn in turns]
    for expected in (
        ("pitched", LOSS),
        ("objection", LOSS),
        ("contradiction", LOSS),
        ("gaps", LOSS),
    ):
        assert expected in kinds
    poor = next(turn for turn in turns if turn.kind == "pitched" and turn.tone == LOSS)
    assert poor.pitch is not None
    assert [need.id for need in poor.pitch.fit.missed] == ["reliability", "standing", "control"]
    assert [need.id for need in poor.pitch.fit.past] == ["budget"]
    assert poor.pitch.fit.unheard_points < 0
    assert (poor.pitch.fit.channel, poor.pitch.fit.channel_wanted) == ("mail", "visit")
    assert next(turn for turn in turns if turn.kind == "gaps").names == ("Cy Lund",)


@pytest.mark.parametrize("name", ["careless", "lost", "disqualified"])
@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_nothing_is_a_gain_that_broke_a_rule_or_contradicts_another_promise(
    name: str, folder: Path, file: Path
) -> None:
    if not (folder / f"{name}.txt").is_file():
        pytest.skip("no such play of this scenario")
    play = golden_play(name, folder, file)
    clashing = {case for pair in contradictions(play.scenario, play.state) for case in pair}
    meeting, tainted = 0, set[int]()
    place: dict[int, int] = {}
    for moment in play.moments:
        meeting += isinstance(moment.move, Meet)
        if moment.before.place == MEETING:
            place[moment.number] = meeting
            if any(happening.kind == "breach" for happening in moment.happenings):
                tainted.add(meeting)
    for turn in turning_points(play):
        moment = play.moments[turn.number - 1]
        if turn.tone == GAIN:
            assert not any(happening.kind == "breach" for happening in moment.happenings)
            assert place.get(turn.number) not in tainted
            case = play.scenario.pitch_index[moment.move.pitch] if isinstance(moment.move, Pitch) else -1
            assert case not in clashing


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_every_breach_is_weighed_once_and_says_with_whom_or_by_what(folder: Path, file: Path) -> None:
    if not (folder / "disqualified.txt").is_file():
        pytest.skip("no such play of this scenario")
    play = golden_play("disqualified", folder, file)
    turns = [turn for turn in turning_points(play) if turn.kind == "breach"]
    broken = [rule for rule in rules_broken(play) if rule.cleared is None]
    assert sorted(turn.grave for turn in turns if turn.grave) == sorted(BREACH_POINTS[rule.grade] for rule in broken)
    assert broken and all(turn.person or turn.where for turn in turns)
