"""A meeting tried in memory."""

from __future__ import annotations

from trainer.core.scenario import Scenario
from trainer.tui.studio.meeting_trial import MeetingTrial, TrialSetting, morning_of


def test_a_trial_stands_where_it_was_put(corner: Scenario) -> None:
    assert morning_of(corner, TrialSetting("ada")).clock == 0
    late = morning_of(corner, TrialSetting("bo", 3, knows=True, trust=4))
    assert late.clock == 4 and late.fired == 1 and late.trust[1] == 4 and len(late.handed) == 1
    assert late.clues == (1 << len(corner.clues)) - 1
    trial = MeetingTrial(corner, TrialSetting("bo", 3, channel="call"))
    assert trial.there and trial.moves and trial.state.channel == "call"
    for move in trial.moves:
        other = MeetingTrial(corner, trial.setting)
        other.play(move)
        assert other.told
