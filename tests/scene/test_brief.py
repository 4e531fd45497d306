from __future__ import annotations

from dataclasses import replace

from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.i18n.languages import GlossaryEntry
from trainer.i18n.translator import Translator
from trainer.scene.brief import brief, glossary

EN = Translator("en")
ZH = Translator("zh")


def test_a_competency_without_weight_is_not_scored_but_conduct_always_is() -> None:
    scene = brief(EN, session(CORNER, weights={"roles": 1, "outcome": 2}))
    leads = [text.lead for text in scene.scored.texts]
    assert leads == ["Roles, 33 %", "Conduct, on all", "Outcome, 67 %", "Account map"]


def test_what_of_the_map_counts_is_what_the_score_counts() -> None:
    told = brief(EN, session(CORNER, weights={"roles": 1, "adaptation": 1})).scored.texts[-1].words
    assert told.startswith("Roles with certainty and evidence, concerns and wants count on every map handed in")
    assert (
        "Influence and veto count where power has moved" in told
        and "the stance (how somebody stood before you came) is not scored" in told
    )
    told = brief(EN, session(CORNER, weights={"needs": 1})).scored.texts[-1].words
    assert told.endswith("came) are not scored; they are for you.")
    assert brief(EN, session(CORNER, weights={"outcome": 1})).scored.texts[-1].lead == "Outcome, 100 %"
    # A stance, and before power has moved an influence and a veto, are worth nothing to the score card.
    plain = ("note ada roles=decider concerns=risk", "review", "review", "close")
    adorned = ("note ada roles=decider concerns=risk influence=3 stance=-2 veto=budget", *plain[1:])
    one, other = session(CORNER, *plain).card, session(CORNER, *adorned).card
    assert one is not None and other is not None
    assert [one.scores[name] for name in ("roles", "needs")] == [other.scores[name] for name in ("roles", "needs")]


def test_shares_add_up_whatever_the_weights_add_up_to() -> None:
    leads = [text.lead for text in brief(EN, session(CORNER)).scored.texts]
    shares = [int(lead.split(", ")[1].removesuffix(" %")) for lead in leads if lead.endswith("%")]
    assert len(shares) == 8 and sum(shares) == 100


def test_where_there_are_no_reviews_and_no_colleagues_nothing_is_said_of_them() -> None:
    with_all = brief(EN, session(CORNER))
    assert "end of day: 2, 3" in with_all.time.texts[-1].words
    assert with_all.team is not None and with_all.team.texts[0].lead == "Em"
    without = brief(EN, session(CORNER, reviews=(), team=()))
    assert without.time.texts == with_all.time.texts[:1] and without.team is None


def test_colleagues_are_told_with_the_meetings_that_they_can_still_spare() -> None:
    team = brief(EN, session(CORNER, "meet bo call with engineer", "leave")).team
    assert team is not None and team.texts[0].words == "Engineer (engineer), 1 meeting"


def test_what_the_customer_is_like_leaves_out_what_is_not_said() -> None:
    on = session(CORNER)
    assert brief(EN, on).nature == ("Joinery", "functional organisation", "decides individually")
    silent = session(CORNER, brief=replace(on.scenario.brief, industry=""))
    assert brief(EN, silent).nature == ("functional organisation", "decides individually")


def test_the_situation_speaks_to_the_trainee() -> None:
    facts = replace(session(CORNER).scenario.brief, situation="A saw.\n\n{you}, go.", product="{you}'s")
    told = brief(EN, session(CORNER, brief=facts))
    assert [text.words for text in told.customer.texts] == ["A saw.", "Kim, go."]
    assert [text.words for text in told.seller.texts] == ["Kim's"]


def test_the_glossary_begins_with_the_reader_s_own_word() -> None:
    on = session(CORNER)
    field = glossary(EN, on).texts
    assert field[0].lead == "Account map" and field[0].words.endswith(" · 客户地图")
    saw = GlossaryEntry((("en", "saw"), ("zh", "锯")), (("en", "It cuts."), ("zh", "锯东西的。")))
    alone = GlossaryEntry((("en", "vice"),), (("en", "It holds."),))
    on.loaded = replace(on.loaded, pack=replace(on.loaded.pack, glossary=(saw, alone)))
    english, chinese = ([(text.lead, text.words) for text in glossary(tr, on).texts] for tr in (EN, ZH))
    assert english[:2] == [("saw", "It cuts. · 锯"), ("vice", "It holds.")]
    assert chinese[:2] == [("锯", "锯东西的。 · saw"), ("vice", "It holds.")]
    assert [text.lead for text in field] == [lead for lead, _ in english[2:]]
