from __future__ import annotations

from typing import Any

import pytest

from tests.plays import after
from tests.proof.test_properties import made
from trainer.core.codec import decode
from trainer.core.legal import legal_moves
from trainer.core.scenario import Scenario
from trainer.core.step import start
from trainer.i18n.translator import Translator
from trainer.proof.changes import Change, easing, hardening, making, opening
from trainer.proof.relaxation import UNREACHABLE, reached


def shut(**needs: Any) -> Scenario:
    return made(lambda document: document["person"][0]["question"][0].update(needs=needs))


def test_a_change_is_said_in_both_languages() -> None:
    change = Change("decision.threshold", 62, 55)
    assert str(change.words()) == "decision.threshold 55 instead of 62"
    assert change.words().said(Translator("zh")) == "decision.threshold 写成55（原为62）"
    change = Change("needs.trust", 5, 2, ("question", 0), "ada.day", 0)
    assert str(change.words()) == "needs.trust 2 instead of 5 at ada.day"
    assert change.words().said(Translator("zh")) == "“ada.day”的 needs.trust 写成2（原为5）"


def test_a_change_is_what_the_file_would_say(corner: Scenario) -> None:
    changed = {
        "decision.threshold": made(lambda document: document.update(decision={"threshold": 57})),
        "calendar.patience": made(lambda document: document["calendar"].update(patience=4)),
        "calendar.days": made(lambda document: document["calendar"].update(days=5)),
        "level": made(lambda document: document.update(level=3)),
    }
    for key, number in (("decision.threshold", 57), ("calendar.patience", 4), ("calendar.days", 5), ("level", 3)):
        tried, written = making(lambda _: corner, (Change(key, 0, number),))("en"), changed[key]
        assert (tried.patience, tried.days, tried.slots, tried.brief.level) == (
            written.patience, written.days, written.slots, written.brief.level,
        )  # fmt: skip
        assert tried.levels.threshold == written.levels.threshold
        assert [(one.slot, one.kind) for one in tried.agenda] == [(one.slot, one.kind) for one in written.agenda]
        assert not tried.memo, "what was worked out for another scenario does not hold"


def test_easier_and_harder_go_by_steps_within_what_the_format_allows(corner: Scenario) -> None:
    easier = [(one.key, one.after) for one in easing(corner)]
    assert easier[:3] == [("decision.threshold", 60), ("decision.threshold", 57), ("decision.decider", 53)]
    assert ("calendar.days", 5) in easier
    harder = [(one.key, one.after) for one in hardening(corner)]
    assert [number for key, number in harder if key == "calendar.patience"] == [1]
    assert "calendar.days" not in dict(harder), "an event comes on the last day"


@pytest.mark.parametrize(
    ("needs", "change"),
    [
        ({"trust": 5}, ("needs.trust", 5, 2)),
        ({"trusted_by": {"bo": 5}}, ("needs.trusted_by.bo", 5, 4)),
        ({"day": 9}, ("needs.day", 9, 3)),
        ({"day": 4}, ("calendar.days", 3, 4)),
    ],
)
def test_what_a_number_shuts_the_other_number_opens(needs: dict[str, Any], change: tuple[str, int, int]) -> None:
    scenario = shut(**needs)
    changes = {(one.key, one.before, one.after): one for one in opening(scenario, "question", 0)}
    opened = changes[change].made(scenario)
    before, now = reached(scenario).questions[0], reached(opened).questions[0]
    assert now < UNREACHABLE
    assert before >= UNREACHABLE or needs == {"trusted_by": {"bo": 5}}


def test_an_opened_question_can_be_asked() -> None:
    scenario = shut(trust=5)
    opened = next(one for one in opening(scenario, "question", 0) if one.after == 1).made(scenario)
    ask = decode("ask ada.day")
    assert ask not in legal_moves(scenario, after(scenario, "meet ada call"))
    assert ask in legal_moves(opened, after(opened, "meet ada call"))


def test_sources_and_pitches_are_opened_too() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["source"][1]["cost"] = 6
        document["calendar"].update(days=2, reviews=[2])
        document["pitch"][0]["needs"] = {"trusted_by": {"bo": 5}}
        document["source"][0]["needs"] = {"day": 9}

    scenario = made(edit)
    dear = next(opening(scenario, "source", 1))
    assert (dear.key, dear.before, dear.after) == ("cost", 6, 4)
    assert decode("study fair") in legal_moves(dear.made(scenario), start(scenario))
    assert [one.key for one in opening(scenario, "source", 0)] == ["needs.day", "calendar.days"]
    trusting = next(one for one in opening(scenario, "pitch", 0) if one.after == 0)
    met = "meet ada call"
    opened = trusting.made(scenario)
    pitch = decode("pitch business-case")
    assert pitch in legal_moves(opened, after(opened, met))
    assert pitch not in legal_moves(scenario, after(scenario, met))
