"""What the dearest things teach, and what to practise next: it fits the mistake and the play."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from tests.debrief.plays import CARELESS, FORBIDDEN, golden, with_facts
from tests.golden.record import golden_folders
from trainer.debrief.facts.repairs import LossKind
from trainer.debrief.words.losses import things_page
from trainer.debrief.words.principles import FURTHER, PRACTISE, PRINCIPLES, practise_line
from trainer.i18n.translator import Translator

EN = Translator("en")


def test_every_kind_of_loss_has_a_principle_and_something_to_practise_of_its_own() -> None:
    for texts in (PRINCIPLES, PRACTISE):
        assert set(texts) >= set(get_args(LossKind))
        assert len({*texts.values()}) == len(texts)
    assert {one for kind in FURTHER for one in (kind, *FURTHER[kind])} <= set(PRINCIPLES)


def test_the_principle_is_that_of_the_mistake() -> None:
    """Who was not asked is told to ask, who was is told to listen, and a missed veto holder to look for a no."""
    things = [thing for folder in golden_folders() for thing in golden("careless", folder[0].name, "en").things]
    flat = [part for thing in things for part in (thing.parts or (thing,))]
    pitched = next(thing for thing in flat if thing.kind == "pitch" and thing.pitch and thing.pitch.fit.unheard_points)
    assert pitched.pitch is not None
    heard = replace(pitched, pitch=replace(pitched.pitch, fit=replace(pitched.pitch.fit, unheard_points=0)))
    reached = replace(pitched, kind="reach", pitch=None, hung="veto", meetings=0, seen=False)
    told = {"unheard": pitched, "heard here": heard, "no": reached, "reach": replace(reached, hung="")}
    for key, thing in told.items():
        about = replace(with_facts(CARELESS), things=(thing,))
        assert things_page(EN, about).rows[0].principle == PRINCIPLES[key]
        assert practise_line(EN, about) == PRACTISE[key]


def test_what_to_practise_goes_by_what_was_known_and_done() -> None:
    about = with_facts(CARELESS)
    thing = replace(about.things[0], kind="reach", pitch=None, parts=(), hung="", meetings=0, seen=False, short="")
    for key, one in {
        "reach": thing,
        "reach met": replace(thing, meetings=1),
        "unwon": replace(thing, kind="more", hung="decider"),
        "unwon known": replace(thing, kind="more", hung="decider", seen=True),
        "no": replace(thing, kind="no", hung="veto"),
        "no known": replace(thing, kind="no", hung="veto", seen=True),
    }.items():
        shown = replace(about, things=(one,))
        assert practise_line(EN, shown) == PRACTISE[key]
        assert things_page(EN, shown).rows[0].principle == PRINCIPLES[key]


def test_whom_one_has_met_twice_needs_no_second_meeting() -> None:
    about = with_facts(CARELESS)
    thing = replace(about.things[0], kind="more", pitch=None, parts=(), hung="decider", seen=True, short="", meetings=1)
    for meetings, key in ((1, "unwon known"), (2, "more")):
        shown = replace(about, things=(replace(thing, meetings=meetings),))
        assert practise_line(EN, shown) == PRACTISE[key]


def test_a_principle_holds_of_the_thing_beside_it() -> None:
    """Whom the map had right is no business card misread, and what took another meeting's place no time left over."""
    about = with_facts(CARELESS)
    thing = replace(
        about.things[0], kind="reach", pitch=None, parts=(), hung="", meetings=0, seen=False, short="", added=True
    )
    for seen, added, second, third in (
        (False, True, "say", "time"), (True, True, "time", "swap"), (False, False, "say", "swap"),
        (True, False, "swap", "heard here"),
    ):  # fmt: skip
        one = replace(thing, seen=seen, added=added)
        rows = things_page(EN, replace(about, things=(one, one, one))).rows
        assert [row.principle for row in rows] == [PRINCIPLES[key] for key in ("reach", second, third)]


def test_a_role_that_was_true_once_teaches_to_ask_after_the_news() -> None:
    about = with_facts(CARELESS)
    for kind in ("sure", "map"):
        thing = replace(about.things[0], kind=kind, parts=(), hung="", pitch=None, short="stale")
        shown = replace(about, things=(thing,))
        assert practise_line(EN, shown) == PRACTISE["stale"]
        assert things_page(EN, shown).rows[0].principle == PRINCIPLES["stale"]


def test_whoever_went_the_lawful_way_too_hears_what_it_alone_would_have_come_to() -> None:
    about = with_facts(FORBIDDEN)
    thing = replace(about.things[0], rules=(replace(about.things[0].rules[0], went=True),))
    for outcome, more in (("lost", "It alone would have come to “Lost”: ask besides"), ("won", ""), ("", "")):
        line = practise_line(EN, replace(about, things=(replace(thing, outcome=outcome),)))
        assert line.startswith(PRACTISE["lawful too"]) and (more in line if more else line == PRACTISE["lawful too"])
