from __future__ import annotations

from itertools import permutations

import pytest

from tests.core.build import at, clue, person, questionnaire, scenario, source, written
from tests.plays import after, told
from trainer.core.happenings import Happening
from trainer.core.legal import legal_moves
from trainer.core.moves import Close, Include, Meet, Review, Study, Survey
from trainer.core.scenario import Scenario
from trainer.core.state import DESK, REVIEW_DUE, SURVEY
from trainer.core.step import step
from trainer.core.survey import answers_to, being_filled, open_places
from trainer.core.view import view
from trainer.errors import IllegalMove


@pytest.fixture(scope="module")
def house() -> Scenario:
    sheet = questionnaire(
        "sheet", ("ann", "ben"),
        written("one", ann={"reveals": ["a"]}, ben={"trust": 2, "support": 7}),
        written("two", ann={}, ben={"sets": ["ready"], "reveals": ["b"]}),
        written("three", ann={}, ben={}),
        choose=2, cost=2, needs={"clues": ["first"]},
    )  # fmt: skip
    return scenario(
        person("ann"), person("ben", stance=0), days=3, reviews=(1,),
        clue=[clue("a", "ann"), clue("b", "ben"), clue("first", "ben")], source=[source("log", reveals=["first"])],
        questionnaire=[sheet], pitch=[],
    )  # fmt: skip


def test_a_questionnaire_opens_goes_out_is_filled_and_comes_back(house: Scenario) -> None:
    assert not any(isinstance(move, Survey) for move in legal_moves(house, at(house)))
    state = after(house, "study log")
    surveys = [Survey("sheet", "ann"), Survey("sheet", "ben")]
    assert [move for move in legal_moves(house, state) if isinstance(move, Survey)] == surveys
    state, happened = step(house, state, surveys[1])
    assert happened == (Happening("surveyed", 1, 0),)
    assert (state.place, state.clock, state.surveyed, state.included) == (SURVEY, 3, (1,), 0)
    assert being_filled(house, state) is house.questionnaires[0]
    assert legal_moves(house, state) == (Include("sheet.one"), Include("sheet.two"), Include("sheet.three"))
    state, happened = step(house, state, Include("sheet.two"))
    assert happened == (Happening("included", 1, 1),)
    assert (state.flags, state.trust, answers_to(house, state, house.questionnaires[0])) == (0, (1, 1), ())
    assert legal_moves(house, state) == (Include("sheet.one"), Include("sheet.three"))
    state, happened = step(house, state, Include("sheet.one"))
    assert happened == (
        Happening("included", 1, 0),
        Happening("answered", 1, 0), Happening("trust", 1, amount=2), Happening("support", 1, amount=7),
        Happening("answered", 1, 1), Happening("clue", -1, 1),
        Happening("review_due", item=0),
    )  # fmt: skip
    assert (state.place, state.trust, state.support) == (REVIEW_DUE, (1, 3), (50, 57))
    assert (state.clues, state.flags) == (0b110, 1)
    assert [one.text for one in answers_to(house, state, house.questionnaires[0])] == ["one of ben", "two of ben"]


def test_the_order_of_questions_makes_no_other_position(house: Scenario) -> None:
    ways = permutations(("include sheet.one", "include sheet.three"))
    assert len({after(house, ";".join(("study log", "survey sheet ann", *way))) for way in ways}) == 1


def test_it_goes_out_once_and_only_in_time(house: Scenario) -> None:
    sent = "study log; survey sheet ann; include sheet.one; include sheet.two"
    assert not any(isinstance(move, Survey) for move in legal_moves(house, after(house, f"{sent}; review")))
    late = at(house, clues=0b100, clock=5, agenda=1)
    assert not any(isinstance(move, Survey) for move in legal_moves(house, late))
    for move in (Survey("sheet", "ann"), Survey("sheet", "cat"), Survey("other", "ann")):
        with pytest.raises(IllegalMove):
            step(house, late, move)


def test_while_it_is_put_together_nothing_else_is_done(house: Scenario) -> None:
    state = after(house, "study log; survey sheet ann; include sheet.one")
    for move in (Study("log"), Meet("ann", "call"), Review(), Close(), Include("sheet.one"), Include("sheet.none")):
        with pytest.raises(IllegalMove):
            step(house, state, move)
    with pytest.raises(IllegalMove, match="put together; choose"):
        step(house, state, Close())
    with pytest.raises(IllegalMove, match="no questionnaire is being put together"):
        step(house, at(house), Include("sheet.one"))


def test_who_has_left_gets_none() -> None:
    sheet = questionnaire("sheet", ("ann", "ben"), written("one", ann={}, ben={}), written("two", ann={}, ben={}))
    leaving = {"id": "gone", "day": 2, "text": "T", "changes": [{"person": "ben", "leaves": True}]}
    house = scenario(person("ann"), person("ben"), questionnaire=[sheet], event=[leaving])
    state = at(house, fired=1, clock=2, agenda=1)
    assert [move for move in legal_moves(house, state) if isinstance(move, Survey)] == [Survey("sheet", "ann")]
    with pytest.raises(IllegalMove):
        step(house, state, Survey("sheet", "ben"))
    assert view(house, state).questionnaires[0].people == ("ann",)


def test_what_is_seen_of_it(house: Scenario) -> None:
    assert view(house, at(house)).questionnaires == ()
    state = after(house, "study log; survey sheet ben; include sheet.three")
    (seen,) = view(house, state).questionnaires
    assert (seen.id, seen.title, seen.choose, seen.cost, seen.sent_to, seen.left) == (
        "sheet", "sheet title", 2, 2, "ben", 1,
    )  # fmt: skip
    assert [(one.id, one.included, one.answer) for one in seen.questions] == [
        ("sheet.one", False, ""), ("sheet.two", False, ""), ("sheet.three", True, ""),
    ]  # fmt: skip
    # The half day on which it went out is still on the wall.
    assert (view(house, state).day, view(house, state).half) == (1, 1)
    back = after(house, "study log; survey sheet ben; include sheet.three; include sheet.one")
    (seen,) = view(house, back).questionnaires
    assert [one.answer for one in seen.questions] == ["one of ben", "", "three of ben"]


def test_two_questionnaires_are_kept_apart() -> None:
    both = [
        questionnaire(name, ("ann",), written("one", ann={}), written("two", ann={})) for name in ("first", "second")
    ]
    house = scenario(person("ann"), questionnaire=both)
    state, happened = told(house, "survey second ann; include second.two")
    assert state.place == DESK
    assert (state.surveyed, state.included) == ((-1, 0), 0b1000)
    assert [open_places(one, state) for one in house.questionnaires] == [1, 0]
    assert happened[-1] == Happening("answered", 0, 3)
    with pytest.raises(IllegalMove):
        step(house, after(house, "survey first ann"), Include("second.one"))
