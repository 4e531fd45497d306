from __future__ import annotations

import pytest

from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.errors import TrainerError
from trainer.i18n.translator import Translator
from trainer.scene.debrief import debrief
from trainer.scene.decision import decision


def test_the_debrief_begins_with_what_the_decision_ended_with() -> None:
    tr, on = Translator("en"), session(CORNER, "close")
    scene, page = decision(tr, on), debrief(tr, on)
    assert page.result.outcome == scene.outcome
    assert page.result.title == scene.ending[0].words if scene.ending else not page.result.title


def test_there_is_none_before_the_decision() -> None:
    with pytest.raises(TrainerError):
        debrief(Translator("en"), session(CORNER))
