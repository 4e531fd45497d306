"""Objections in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.debrief.plays import CAREFUL, CARELESS, debriefed, with_facts
from trainer.debrief.facts.objections import ObjectionReview, Untouched
from trainer.debrief.words.objections import objection_page
from trainer.debrief.words.timeline import turn_rows
from trainer.i18n.translator import Translator

EN = Translator("en")
REST = "leave; review; review; close"
KNOWN = "meet ada visit; ask ada.day; ask ada.worry; pitch proof"


def raised(moves: str) -> ObjectionReview:
    (one,) = (one for one in debriefed("\n".join(moves.split("; "))).objections if one.status == "raised")
    return one


def test_an_objection_says_what_was_meant_and_what_would_have_met_it() -> None:
    about = with_facts(CARELESS)
    raised = next(one for one in about.objections if one.status == "raised")
    page = objection_page(EN, raised)
    assert page.person == raised.person_index and page.said == raised.said
    assert page.status == f"raised on day {raised.day}, handled {raised.points} of 100"
    assert page.lines and "that does not answer anything" in page.lines[0]
    assert any(line.startswith("What would have met it: “") for line in page.advice)


def test_a_prevented_objection_says_by_what() -> None:
    about = with_facts(CAREFUL)
    one = replace(about.objections[0], status="prevented", pitches=("A case",))
    page = objection_page(EN, one)
    assert page.status == "prevented: its cause was addressed before it was said"
    assert page.advice == ("It was prevented by “A case”.",)
    assert objection_page(EN, replace(one, status="latent")).status.startswith("never said")


@pytest.mark.parametrize(
    ("before", "line"),
    [
        (KNOWN, "It was asked although you had found it out from Ada Holt on day 1."),
        ("meet ada visit; pitch proof", None),
    ],
)
def test_what_was_known_and_asked_again_says_who_had_said_it(before: str, line: str | None) -> None:
    moves = f"{before}; respond ada.doubt.tell; respond ada.doubt.show; {REST}"
    page = objection_page(EN, raised(f"scenario small/corner; {moves}"))
    assert next((text for text in page.lines if text.startswith("It was asked")), None) == line
    assert page.lines[-1].endswith("– that met what was meant.")


def test_by_what_a_clue_was_found_is_said_in_its_own_way() -> None:
    one = raised(f"scenario small/corner; meet ada visit; ask ada.day; ask ada.worry; pitch proof; "
                 f"respond ada.doubt.tell; respond ada.doubt.show; {REST}")  # fmt: skip
    known = one.answers[0].known
    assert known is not None and known.found is not None
    for way, name, line in (
        ("source", "Our ledger", "It was asked although you had found it out on day 1 (“Our ledger”)."),
        ("event", "", "It was asked although the news of day 1 had told it."),
    ):
        found = known.found._replace(way=way, name=name)
        answer = replace(one.answers[0], known=replace(known, found=found))
        assert line in objection_page(EN, replace(one, answers=(answer,))).lines


def test_evidence_for_something_else_says_what_would_have_shown_the_meaning() -> None:
    missed = raised(f"scenario small/corner; meet ada visit; pitch proof; respond ada.doubt.other; {REST}")
    page = objection_page(EN, missed)
    assert page.lines[0].endswith("– evidence, but for something else.")
    assert page.meant == "Return and payback"
    assert page.advice[:3] == (
        "What would have met it: “Here is one, with a name to call.”",
        "This clue would have shown it: “What worries ada.” Ask Ada Holt: “What worries you?” "
        "It takes: having asked “What does a day look like?”",
        "Asking what is behind it would have told you.",
    )


def test_evidence_for_something_else_cites_the_clue_that_was_in_hand() -> None:
    begun = "scenario small/corner; meet ada visit; ask ada.day; ask ada.worry; pitch proof"
    missed = raised(f"{begun}; respond ada.doubt.other; {REST}")
    page = objection_page(EN, missed)
    assert "You had found it out from Ada Holt on day 1: “What worries ada.”" in page.advice
    assert not any(line.startswith(("This clue would", "Asking")) for line in page.advice)
    assert missed.shown is not None and missed.shown.found is not None
    for way, line in (
        ("source", "You had found it out on day 1 (“Our ledger”): “What worries ada.”"),
        ("event", "The news of day 1 had told it: “What worries ada.”"),
    ):
        found = missed.shown.found._replace(way=way, name="Our ledger")
        assert line in objection_page(EN, replace(missed, shown=replace(missed.shown, found=found))).advice


def test_whoever_asked_and_missed_is_told_that_the_reply_said_it() -> None:
    begun = "scenario small/corner; meet ada visit; pitch proof; respond ada.doubt.tell"
    text = "\n".join(f"{begun}; respond ada.doubt.other; {REST}".split("; "))
    page = objection_page(EN, raised(f"{begun}; respond ada.doubt.other; {REST}"))
    assert page.advice[1] == "You had asked, and the reply said it."
    (turn,) = (row for row in turn_rows(EN, debriefed(text).turns) if "objection" in row.head)
    assert "Evidence for something else answers it no more than brushing it off does." in turn.lines
    assert "You had asked, and the reply said it." in turn.lines


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_stayed_in_the_room_says_why_and_what_would_have_addressed_it(language: str) -> None:
    tr = Translator(language)
    latent = next(one for one in with_facts(CARELESS).objections if one.status == "latent")
    whys = [
        Untouched("unmet"), Untouched("unpitched"), Untouched("beside"), Untouched("weak", "The plain model", 44),
    ]  # fmt: skip
    pages = [objection_page(tr, replace(latent, untouched=why, pitches=("A case",))) for why in whys]
    assert len({page.lines for page in pages}) == len(whys)
    assert all(len(page.lines) == 1 and latent.person in page.lines[0] for page in pages[:3])
    assert "The plain model" in pages[3].lines[0] and "44" in pages[3].lines[0]
    assert all("A case" in line for page in pages for line in page.advice)
    none = objection_page(tr, replace(latent, untouched=whys[0], pitches=(), better=("Here.",)))
    assert [line.count("Here.") for line in none.advice] == [1]
