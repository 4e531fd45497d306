"""Two plays of which one knows everything, and the report on a few people who played them."""

from __future__ import annotations

from tests.debrief import plays
from trainer.classes.facts.class_play import ClassPlay
from trainer.classes.facts.report import ScenarioReport, scenario_report
from trainer.debrief.facts.replay import replayed_play

EARLY = """
scenario small/corner
study fair
note bo roles=decider certainty=3 evidence=rep
note ada roles=user certainty=1
review
review
close
"""
LATE = """
scenario small/corner
study ledger
meet ada visit
ask ada.day
pitch cheap
respond ada.doubt.we-do
leave
note ada roles=decider certainty=3 evidence=ada-role
note bo roles=user certainty=2 evidence=ada-role
meet bo visit
leave
review
meet cy mail
leave
review
close
"""


def report(*texts: str, times: int = 1) -> ScenarioReport:
    """Return the report on a class in which each of these plays was played by `times` people."""
    scenario = plays.corner().scenario
    sittings = [
        ClassPlay((f"{number}",), f"T{number}", 1, False, replayed_play(scenario, plays.moves(text), "you"))
        for number, text in enumerate(texts * times)
    ]
    return scenario_report(sittings, {})
