"""Two plays as a scene: the page's words, and how an attempt is offered."""

from __future__ import annotations

import pytest

from tests.debrief.comparisons import compared, page_for
from tests.debrief.test_page import values
from trainer.core.reflection import Reflection
from trainer.i18n.translator import Translator
from trainer.scene.comparison import attempt_choices, comparison
from trainer.store.records import Attempt, Person


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_scene_says_what_the_page_says(language: str) -> None:
    scene = comparison(Translator(language), compared("careless", "b/won", language=language))
    assert list(values(scene)) == list(values(page_for("careless", "b/won", language=language)))


def test_an_attempt_is_offered_by_what_tells_it_from_others() -> None:
    attempt = Attempt(
        "1" * 32, "s/x", "X", (Person("k", "Kim"), Person("l", "Li")), "", "", "en", True, "2026-03-01T08:05:00Z", 3,
        "won", 88.5, Reflection(), "c",
    )  # fmt: skip
    (one,) = attempt_choices(Translator("en"), [attempt])
    assert (one.attempt, one.words) == ("1" * 32, "variant c: Won, 88.5 of 100")
    assert one.note == "Kim; Li · 2026-03-01 08:05 · practice"
    (one,) = attempt_choices(Translator("zh"), [attempt])
    assert one.words == "变体 c：赢单，88.5/100"
