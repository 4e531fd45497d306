"""Questions for the group in words."""

from __future__ import annotations

from tests.classes.few import EARLY, LATE, report
from trainer.classes.words.questions import prompt_words
from trainer.debrief.facts.replay import Need
from trainer.i18n.translator import Translator


def test_questions_for_the_group_name_what_happened() -> None:
    told = report(EARLY, LATE, times=3)
    kinds = {one.kind: one for one in told.prompts}
    assert (kinds["misled"].person, kinds["misled"].count, kinds["misled"].whole) == ("Bo Kern", 3, 6)
    assert (kinds["moved"].person, kinds["moved"].first, kinds["moved"].second) == ("Ada Holt", "decider", "influencer")
    assert (kinds["sure"].count, kinds["sure"].first) == (3, "decider")
    assert (kinds["pitch"].person, kinds["pitch"].first, kinds["pitch"].need) == (
        "Ada Holt", "The plain model", Need("concern", "return"),
    )  # fmt: skip
    assert kinds["unasked"].second == "What worries ada."
    assert len(told.prompts) == 6
    for translator in (Translator("en"), Translator("zh")):
        for one in told.prompts:
            words = prompt_words(translator, one)
            assert one.person in words
            # That nobody did something needs no number.
            assert one.kind == "unasked" or str(one.count or one.whole) in words
    assert prompt_words(Translator("en"), kinds["misled"]) == (
        "I saw 3 of 6 cite “A rival's rep says the foreman signs everything” for Bo Kern as “Decision maker”. "
        "I think it sounded like proof. I wonder how one could have found out that it is not."
    )
