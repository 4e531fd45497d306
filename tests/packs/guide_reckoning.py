"""How the rules reckon, for the author's guide: its texts with the numbers of the code filled in."""

from __future__ import annotations

from string import Template

from tests.conftest import DATA
from trainer.core import condition, decision, meeting, narration, pitch_fit
from trainer.core.pitch_fit import CONCERN_POINTS, _share, support_moved
from trainer.core.score import account_map, meetings
from trainer.core.vocabulary import MAX_STANCE, MAX_TRUST, MIDDLE_SUPPORT, STANCE_STEP
from trainer.packs.format.models import PersonTable


def section(language: str) -> str:
    """Return the section as Markdown."""
    name = "reckoning.md" if language == "en" else f"reckoning.{language}.md"
    return Template((DATA / "guide" / name).read_text(encoding="utf-8")).substitute(_numbers())


def _numbers() -> dict[str, int]:
    return {
        "concern": CONCERN_POINTS,
        "win": pitch_fit.WIN_POINTS,
        "delivery": pitch_fit.DELIVERY_POINTS,
        "past": pitch_fit.TALKS_PAST,
        "unheard": pitch_fit.UNHEARD,
        "example_all": _share((2, 1), 0b11, 0b01, CONCERN_POINTS),
        "example_part": _share((2, 1), 0b11, 0b10, CONCERN_POINTS),
        "good": pitch_fit.GOOD_FROM,
        "poor": pitch_fit.POOR_BELOW,
        "serves": pitch_fit.SERVES_FROM,
        "reached": meetings.REACHED_FROM,
        "most_trust": MAX_TRUST,
        "trust": PersonTable.model_fields["trust"].default,
        "trusted": meeting.TRUSTED_FROM,
        "middle": MIDDLE_SUPPORT,
        "step": STANCE_STEP,
        "least_support": MIDDLE_SUPPORT - STANCE_STEP * MAX_STANCE,
        "most_support": MIDDLE_SUPPORT + STANCE_STEP * MAX_STANCE,
        "even": next(fit for fit in range(101) if support_moved(fit) == 0),
        "worst": -support_moved(0),
        "best": support_moved(100),
        "contradiction": decision.CONTRADICTION,
        "unanswered": decision.UNANSWERED,
        "lift": decision.SHARED_LIFT,
        "lift_most": decision.SHARED_LIFT_MOST,
        "units": meetings.UNITS_IN_FULL,
        "in_favour": narration.IN_FAVOUR_FROM,
        "undecided": narration.UNDECIDED_FROM,
        "coach": condition.COACH_TRUST,
        "evidence": account_map.EVIDENCE_FOR_SURE,
    }
