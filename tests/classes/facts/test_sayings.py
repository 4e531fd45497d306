"""What one play said at each point: the first line that was meant, with the map that came next."""

from __future__ import annotations

from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.classes.facts.sayings import Point, point_words, sayings
from trainer.core.codec import decode, encode
from trainer.play.session import Session


def said(on: Session) -> dict[Point, tuple[str, int]]:
    made = [(one.move, one.before) for one in on.moments]
    found = sayings(on.scenario, made, on.said.utterances)
    return {point: (one.words, one.review) for point, one in found.items()}


def objected() -> Session:
    on = session(CORNER, "meet ada visit", say_first="on")
    on.say("Buy it.")
    on.play(decode("pitch cheap"))
    assert on.state.objection >= 0
    return on


def test_each_point_has_what_was_said_there_first() -> None:
    on = objected()
    on.say("Hm.")
    on.none_of_these()
    on.say("What would it have to cost?")
    responses = [one for one in map(encode, on.open_moves) if one.startswith("respond")]
    on.play(decode(responses[0]))
    objection = on.scenario.objections[on.moments[-1].before.objection].id
    found = said(on)
    assert found[Point("pitch", "ada", "cheap")] == ("Buy it.", 1)
    assert found[Point("objection", "ada", objection)] == ("What would it have to cost?", 1)
    first = on.scenario.responses[on.scenario.response_index[responses[0].partition(" ")[2]]]
    made = [(one.move, one.before) for one in on.moments]
    assert sayings(on.scenario, made, on.said.utterances)[Point("objection", "ada", objection)].does == first.does


def test_a_point_that_was_passed_without_a_word_is_passed() -> None:
    on = session(CORNER, "meet ada visit", "pitch cheap")
    assert said(on) == {Point("pitch", "ada", "cheap"): ("", 1)}


def test_a_point_has_words_where_there_is_one() -> None:
    scenario = session(CORNER).scenario
    objection = scenario.objections[0]
    person = scenario.people[objection.person].id
    assert point_words(scenario, Point("objection", person, objection.id)) == objection.said
    title = scenario.pitches[scenario.pitch_index["cheap"]].title
    assert point_words(scenario, Point("pitch", person, "cheap")) == title
    question = scenario.questions[0]
    assert point_words(scenario, Point("question", person, question.move.question)) == question.say
    for point in (Point("objection", person, "x"), Point("pitch", "ada", "x"), Point("question", "ada", "x"),
                  Point("pitch", "nobody", "cheap")):  # fmt: skip
        assert point_words(scenario, point) == ""
