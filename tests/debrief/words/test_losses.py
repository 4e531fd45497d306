"""The dearest things in words: what was done, what it led to, what would have been better, and the principle."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.debrief.plays import CARELESS, FOLDERS, FORBIDDEN, golden, with_facts
from tests.languages import chinese_in, english_in
from trainer.debrief.facts.clearing import Occasion
from trainer.debrief.facts.loss_reviews import BetterStep, MapEntry, WonOver
from trainer.debrief.words.losses import better_line, things_page
from trainer.debrief.words.principles import PRINCIPLES, practise_line
from trainer.i18n.translator import Translator

EN = Translator("en")


def test_a_thing_says_what_it_cost_and_what_the_better_way_would_have_brought() -> None:
    about = with_facts(CARELESS)
    page = things_page(EN, about)
    assert len(page.rows) == len(about.things) > 0
    for row, thing in zip(page.rows, about.things, strict=True):
        assert row.cost == f"−{thing.points:.1f} points"
        assert f"{thing.overall:.1f} of 100 (+{thing.points:.1f})" in row.better
        assert row.head and row.led
        assert not thing.outcome or EN.term("outcome", thing.outcome) in row.better


def test_steps_are_said_in_their_order() -> None:
    thing = replace(
        with_facts(CARELESS).things[0],
        person="Ada", overall=61.2, points=3.5, outcome="won",
        steps=(
            BetterStep("meet", "Ada", term="mail", colleague="Em"), BetterStep("ask", "Ada", "Why?"),
            BetterStep("pitch", "Ada", "Proof"),
        ),
    )  # fmt: skip
    assert better_line(EN, thing) == (
        "Better: write to Ada by mail, together with Em, then ask “Why?”, then pitch “Proof” – with the rest as you "
        "played it, 61.2 of 100 (+3.5) and “Won”."
    )
    assert better_line(EN, replace(thing, steps=())) == ""
    dear = replace(thing, steps=(BetterStep("ask", "Ada", "Why?", trust=1),))
    assert better_line(EN, dear).startswith("Better: ask “Why?”, though it costs trust (−1) – ")


def test_of_a_breach_every_rule_and_the_lawful_way_are_told() -> None:
    about = with_facts(FORBIDDEN)
    row = things_page(EN, about).rows[0]
    assert row.head == "A rule of conduct was broken"
    assert row.did == "You broke: Learning a rival's sealed bid (Day 1: Cy Lund)."
    assert "the lawful way alone, which you went as well: Ask what the customer needs" in row.better
    (rule,) = about.things[0].rules
    thing = replace(about.things[0], rules=(replace(rule, went=False),))
    row = things_page(EN, replace(about, things=(thing,))).rows[0]
    assert "Better: the lawful way: Ask what the customer needs" in row.better


def test_of_several_breaches_each_is_told_with_its_days_and_its_own_lawful_way() -> None:
    about = with_facts(FORBIDDEN)
    thing = about.things[0]
    times = tuple(Occasion(day, "Ada", "") for day in (2, 3, 3, 4, 5, 6))
    second = replace(thing.rules[0], rule="Gifts.", substitute="Bring none.", occasions=times, went=False)
    row = things_page(EN, replace(about, things=(replace(thing, rules=(thing.rules[0], second)),))).rows[0]
    assert row.when == "Day 1, Day 2, Day 3, Day 4, Day 5, Day 6"
    assert "(1) Learning a rival's sealed bid (Day 1: Cy Lund); (2) Gifts (Day 2: Ada; Day 3: Ada, Ada;" in row.did
    assert "2 more times" in row.did
    assert "the lawful way: (1) Ask what the customer needs (you went that way as well); (2) Bring none" in row.better


def test_the_lawful_way_is_said_to_win_only_what_it_would_have_won() -> None:
    about = with_facts(FORBIDDEN)
    led = {}
    for outcome in ("", "lost", "won"):
        thing = replace(about.things[0], outcome=outcome)
        led[outcome] = things_page(EN, replace(about, things=(thing,))).rows[0].led
    assert "By the lawful way alone it would have come to “Lost”" in led["lost"]
    assert all("By the lawful way alone" not in led[outcome] for outcome in ("", "won"))


@pytest.mark.parametrize(("variant", "others"), [("a", "b or c"), ("b", "a or c")])
def test_where_nothing_is_worth_mending_another_variant_is_named(variant: str, others: str) -> None:
    about = with_facts(CARELESS)
    about = replace(about, things=(), facts=replace(about.facts, variant=variant, variants=3))
    page = things_page(EN, about)
    assert page.rows == () and f"play variant {others}" in page.lead
    assert practise_line(EN, about) == ""
    alone = replace(about, facts=replace(about.facts, variant="", variants=1))
    assert "Another scenario" in things_page(EN, alone).lead


def test_no_variant_is_named_that_was_played_to_its_end() -> None:
    about = with_facts(CARELESS)
    leads = {}
    for finished in ((), ("a",), ("a", "c"), ("a", "b", "c")):
        facts = replace(about.facts, variant="a", variants=3, finished=finished)
        leads[finished] = things_page(EN, replace(about, things=(), facts=facts)).lead
    assert leads[()] == leads["a",] and "play variant b or c" in leads[()]
    assert leads["a", "c"].endswith("play variant b.")
    assert "play variant" not in leads["a", "b", "c"]
    assert "you have played every variant to its end. Another scenario teaches more" in leads["a", "b", "c"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_was_said_of_one_thing_is_not_said_again(language: str) -> None:
    tr = Translator(language)
    for folder, _ in (one.values for one in FOLDERS):
        for play in ("careless", "lost", "deferred", "concessions", "disqualified"):
            page = things_page(tr, golden(play, folder.name, language))  # type: ignore[union-attr]
            principles = [row.principle for row in page.rows]
            assert all(principles), "beside each thing stands what it teaches"
            assert page.rows and len({*principles}) == len(principles)
            said = "".join(f"{row.head}{row.principle}" for row in page.rows)
            assert chinese_in(said) if language == "zh" else not chinese_in(said)
            assert language == "en" or not english_in(PRINCIPLES["pitch"]) or "{" not in said


def test_that_it_hung_on_somebody_is_said_only_where_the_replay_ends_otherwise() -> None:
    about = with_facts(CARELESS)
    thing = replace(about.things[0], kind="meeting", support=69, needed=80, hung="decider", channel="call")
    said = {}
    for outcome, lifted in (("won", 80), ("won", 79), ("", 73), ("", 69)):
        one = replace(thing, outcome=outcome, lifted=lifted)
        said[outcome, lifted] = things_page(EN, replace(about, things=(one,))).rows[0].led
    assert [key for key, words in said.items() if "hung" in words] == [("won", 80)]
    assert [key for key, words in said.items() if "would have made it" in words] == [("won", 79), ("", 73)]
    assert all("69; 80 were needed" in words for words in said.values())


def test_where_all_stood_on_the_map_only_the_certainty_or_what_was_cited_is_said_to_fall_short() -> None:
    about = with_facts(CARELESS)
    entry = MapEntry(("coach",), 2, (), ())
    thing = replace(about.things[0], kind="map", day=9, entry=entry, proofs=2, steps=(), shown=("A note.",))
    for short, head in (("certainty", "more surely"), ("evidence", "did not cite"), ("", "Not all that you knew")):
        row = things_page(EN, replace(about, things=(replace(thing, short=short),))).rows[0]
        assert head in row.head and "Your map of day 9 said" in row.did
        assert row.principle == PRINCIPLES[short or "map"]
        assert ("2 clues that you had by then show it." in row.led) == (short == "certainty")
        assert ("In your notebook stood by then: “A note.”" in row.led) == (short != "certainty")


def test_what_stood_on_the_map_against_the_clues_is_told_so() -> None:
    about = with_facts(CARELESS)
    stood, better = MapEntry(("coach",), 2, ("risk",), (), 3), MapEntry(("coach",), 2, ("risk",), (), 2)
    thing = replace(about.things[0], kind="map", day=9, short="", entry=stood, parts=())
    for entry, strays in ((better, True), (replace(stood, concerns=("risk", "return")), False), (stood, False)):
        loss = replace(thing, steps=(BetterStep("note", "Ada", entry=entry),))
        assert loss.strays == strays
        row = things_page(EN, replace(about, things=(loss,))).rows[0]
        assert ("said otherwise" in row.head) == strays == (row.principle == PRINCIPLES["strayed"])
    assert replace(thing, steps=(BetterStep("note", "Ada", entry=replace(better, roles=("user",))),)).strays


def test_two_things_together_are_told_part_by_part() -> None:
    about = with_facts(CARELESS)
    parts = (about.things[0], replace(about.things[0], person="Zed", kind="reach", pitch=None, title="Cook"))
    both = replace(about.things[0], kind="together", parts=parts, steps=(), outcome="won", pitch=None)
    row = things_page(EN, replace(about, things=(both,))).rows[0]
    assert "Zed heard no case from you" in row.head
    assert row.did.count("(1) ") == row.did.count("(2) ") == 1 and "Zed (Cook)" in row.did
    assert "only both of these together: (1) " in row.better and "; (2) " in row.better
    assert "Only both of them together would have ended it otherwise." in row.led


def test_whoever_was_in_favour_is_not_said_to_have_been_lost() -> None:
    about = with_facts(CARELESS)
    thing = next(part for one in about.things for part in (one.parts or (one,)) if part.kind == "pitch")
    heads = {}
    for stand in ("in_favour", "undecided", "against"):
        heads[stand] = things_page(EN, replace(about, things=(replace(thing, stand=stand),))).rows[0].head
    assert "was in favour" in heads["in_favour"] and "not won" not in heads["in_favour"]
    assert heads["undecided"] == heads["against"] == f"{thing.person} was not won by this case"


def test_one_story_is_missed_only_where_there_was_none() -> None:
    about = with_facts(CARELESS)
    share = BetterStep("share", "", "One house")
    thing = replace(about.things[0], kind="story", pitch=None, parts=(), steps=(share,))
    heads = {}
    for units in ((0, 3), (1, 3), (2, 3), (3, 3)):
        row = things_page(EN, replace(about, things=(replace(thing, units=units),))).rows[0]
        heads[units] = row.head
        assert (f"{units[0]} of {units[1]} departments" in row.led) == (units[0] < units[1]) == ("One house" in row.led)
    assert heads[0, 3] == heads[1, 3] == "No one story for the whole house"
    assert len({*heads.values()}) == 3


def test_whom_else_it_would_have_won_is_told() -> None:
    about = with_facts(CARELESS)
    thing = replace(about.things[0], parts=(), others=(WonOver("Cy Lund", 61, 70, 74),))
    led = things_page(EN, replace(about, things=(thing,))).rows[0].led
    assert led.endswith("At the decision Cy Lund stood at 61; 70 were needed, and this would have made it 74.")


@pytest.mark.parametrize(
    ("channel", "colleague", "words"),
    [
        ("visit", "Em", "visit Ada, together with Em"), ("visit", "", "visit Ada, alone"),
        ("call", "Em", "telephone Ada, together with Em"), ("call", "", "telephone Ada, alone"),
        ("mail", "", "write to Ada by mail, alone"),
    ],
)  # fmt: skip
def test_how_to_meet_somebody_is_said_as_it_is_done(channel: str, colleague: str, words: str) -> None:
    thing = replace(
        with_facts(CARELESS).things[0], kind="meeting", parts=(), outcome="",
        steps=(BetterStep("meet", "Ada", term=channel, colleague=colleague),),
    )  # fmt: skip
    assert better_line(EN, thing).startswith(f"Better: {words} – ")


def test_a_wrong_role_is_not_advised_as_a_guess() -> None:
    entry = MapEntry(("coach",), 1, (), ())
    thing = replace(
        with_facts(CARELESS).things[0],
        kind="sure",
        parts=(),
        outcome="",
        steps=(BetterStep("note", "Ada", entry=entry),),
    )
    line = better_line(EN, thing)
    assert "be no surer than “a guess”, and ask again" in line and "Coach" not in line


def test_two_things_with_two_people_name_them() -> None:
    thing = with_facts(CARELESS).things[0]
    parts = tuple(
        replace(thing, kind="pitch", person=who, parts=(), steps=(BetterStep(kind, who, "Proof"),))
        for who, kind in (("Ada", "pitch"), ("Bo", "skip"))
    )
    line = better_line(EN, replace(thing, kind="together", parts=parts, steps=()))
    assert "(1) Ada: pitch “Proof”; (2) Bo: leave “Proof” out" in line


def test_it_says_so_where_what_hung_more_stands_before_what_cost_more() -> None:
    about = with_facts(CARELESS)
    thing = replace(about.things[0], kind="reach", parts=())
    near = (replace(thing, points=5.0), replace(thing, points=5.3))
    said = "stands first on which the decision hung more"
    assert said in things_page(EN, replace(about, things=near)).lead
    assert said not in things_page(EN, replace(about, things=near[::-1])).lead


def test_a_breach_that_cost_less_than_what_follows_says_why_it_stands_first() -> None:
    about = with_facts(CARELESS)
    said = "A broken rule stands first"
    breach = replace(about.things[0], kind="breach", points=1.0, parts=())
    other = replace(about.things[0], kind="pitch", points=6.0, parts=())
    assert said in things_page(EN, replace(about, things=(breach, other))).lead
    assert said not in things_page(EN, replace(about, things=(replace(breach, points=9.0), other))).lead
    assert said not in things_page(EN, replace(about, things=(other,))).lead


def test_of_many_talks_the_sides_are_named_and_not_each_talk() -> None:
    about = with_facts(CARELESS)
    steps = tuple(BetterStep("skip", f"P{number}", "All at once") for number in range(5))
    cases = (("One line", "All at once"), ("A way out", "All at once"))
    thing = replace(about.things[0], kind="contradiction", parts=(), steps=steps, cases=cases, outcome="")
    line = better_line(EN, thing)
    assert "Better: leave out what contradicts “One line”, “A way out”: “All at once” (5 talks) – " in line
    swapped = replace(thing, steps=(*steps, BetterStep("pitch", "Ada", "Proof", instead="All at once")))
    assert "; pitch there what fits the person and agrees with the rest" in better_line(EN, swapped)
    both = replace(thing, cases=(("All at once", "Never"),), steps=(*steps, BetterStep("skip", "Bo", "Never")))
    assert "Better: leave “All at once”, “Never” out (6 talks) – " in better_line(EN, both)


def test_how_somebody_likes_to_be_met_is_named() -> None:
    about = with_facts(CARELESS)
    thing = replace(about.things[0], kind="meeting", person="Ada", parts=())
    heads = [
        things_page(EN, replace(about, things=(replace(thing, steps=(step,)),))).rows[0].head
        for step in (BetterStep("meet", "Ada", term="visit", colleague="Em"), BetterStep("meet", "Ada", term="mail"))
    ]
    assert heads == [
        "Ada likes to be met otherwise: visit, together with Em", "Ada likes to be met otherwise: mail, with you alone",
    ]  # fmt: skip
