from __future__ import annotations

from dataclasses import replace

from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.core.vocabulary import MAX_TRUST
from trainer.i18n.translator import Translator
from trainer.scene.people import Portrait, chart, coach_text, in_chart_order, portrait, reporting_tree, trust_gauge

EN = Translator("en")
PEOPLE = session(CORNER).view.people


def shown(person: str, *moves: str) -> Portrait:
    on = session(CORNER, *moves)
    return portrait(EN, on, on.view.person(person))


def test_people_stand_below_whom_they_report_to_wherever_they_are_listed() -> None:
    ada, bo, cy = PEOPLE
    dee = replace(cy, id="dee", boss="bo")
    tree = [(depth, person.id) for depth, person in reporting_tree((dee, cy, bo, ada))]
    assert tree == [(0, "ada"), (1, "cy"), (1, "bo"), (2, "dee")]


def test_people_in_a_row_stand_as_the_chart_has_them() -> None:
    ada, bo, cy = PEOPLE
    assert [person.id for person in in_chart_order((cy, bo, ada))] == ["ada", "cy", "bo"]


def test_whose_superior_is_not_there_stands_at_the_top() -> None:
    _, bo, cy = PEOPLE
    assert [(row.depth, row.person) for row in chart((bo, replace(cy, boss="bo")))] == [(0, "bo"), (1, "cy")]


def test_the_chart_says_where_everybody_works() -> None:
    (_, bo, _) = chart(PEOPLE)
    assert (bo.name, bo.title, bo.unit, bo.depth) == ("Bo Kern", "Shop foreman", "Workshop", 1)


def test_trust_is_shown_out_of_its_most() -> None:
    gauge = trust_gauge(EN, replace(PEOPLE[0], trust=2))
    assert (gauge.value, gauge.most, gauge.words) == (2, MAX_TRUST, "trust 2 of 5")


def test_only_a_coach_is_on_the_trainee_s_side() -> None:
    assert coach_text(EN, PEOPLE[2]) is None
    told = coach_text(EN, replace(PEOPLE[2], coach=True))
    assert told is not None and (told.words, told.tone) == ("on your side", "good")


def test_somebody_unknown() -> None:
    bo = shown("bo")
    assert (bo.superior, bo.name_and_title) == ("reports to Ada Holt", "Bo Kern, Shop foreman")
    assert (bo.met, bo.met_words, bo.opinion.words, bo.heard) == (False, "not met yet", "nothing yet", None)
    assert shown("ada").superior == ""


def test_what_is_not_known_of_somebody_is_listed_until_the_map_says_something_to_everything() -> None:
    nothing = shown("bo").unknown
    assert nothing is not None and nothing.lead == "not known yet"
    assert nothing.words == "not met, no clue found, roles, influence, stance, veto, concerns, wants"
    some = shown("bo", "meet bo visit", "ask bo.day", "note bo roles=user influence=0 wins=ease").unknown
    assert some is not None and some.words == "stance, veto, concerns"
    whole = "note bo roles=user influence=0 stance=0 veto=none concerns=risk wins=ease"
    assert shown("bo", "meet bo visit", "ask bo.day", whole).unknown is None


def test_somebody_met_who_heard_pitches_and_is_on_the_map() -> None:
    bo = shown("bo", "meet bo visit", "pitch proof", "leave", "note bo roles=technical certainty=3")
    assert (bo.met, bo.met_words) == (True, "met")
    assert (bo.opinion.lead, bo.opinion.words) == ("you think", "Technical approver (sure)")
    assert bo.heard is not None and (bo.heard.lead, bo.heard.words) == ("heard from you", "A proof at your bench")
