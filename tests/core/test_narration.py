from __future__ import annotations

import pytest

from tests.core.build import (
    account,
    at,
    clue,
    colleague,
    event,
    meeting,
    objection,
    person,
    pitch,
    question,
    questionnaire,
    reaction,
    response,
    rule,
    scenario,
    source,
    written,
)  # fmt: skip
from trainer.core.decision import outcome
from trainer.core.happenings import Happening, Kind
from trainer.core.narration import Line, LineKind, Telling, committee, narrate, stand_at, voiced
from trainer.core.scenario import Scenario
from trainer.core.state import OVER

RECORDS = {"columns": ["Year", "Signed by"], "rows": [["2021", "Ann"], ["2022", "Ben"]]}


@pytest.fixture
def house() -> Scenario:
    doubts = [objection("price", "risk"), objection("doubt", "risk", response("one"), response("show"))]
    return scenario(
        person("ann"), person("ben", question=[question("one"), question("two")], objection=doubts), person("cat"),
        source=[source("one"), source("two"), source("book", records=RECORDS)],
        account=[account("x"), account("y")],
        questionnaire=[questionnaire("sheet", ("ben",), written("s", ben={}), written("t", ben={}))],
        pitch=[pitch("one"), pitch("two")],
        clue=[clue("one", "ann"), clue("two", "cat")], event=[event("one", 2), event("two", 3)],
    )  # fmt: skip


def told(house: Scenario, *happenings: Happening, you: str = "Pat", met: int = 0) -> tuple[Line, ...]:
    """Return the lines of a move that left everything as it was but what is told."""
    state = at(house, met=met)
    return narrate(house, happenings, you, state, state).lines


@pytest.mark.parametrize(
    ("happening", "lines"),
    [
        (Happening("studied", -1, 1), [Line("source", "two text", -1, 1)]),
        (Happening("studied", -1, 2), [Line("source", "book text", -1, 2), Line("records", "", -1, 2)]),
        (Happening("approached", -1, 1), [Line("account", "y answer", -1, 1)]),
        (Happening("surveyed", 1, 0), [Line("surveyed", "sheet title", 1, 0)]),
        (Happening("included", 1, 1), [Line("included", "t?", 1, 1)]),
        (Happening("answered", 1, 1), [Line("you", "t?", 1), Line("they", "t of ben", 1)]),
        (Happening("met", 1), [Line("they", "ben greet", 1)]),
        (Happening("met", 2), [Line("they", "cat greet_again", 2)]),
        (Happening("asked", 1, 1), [Line("you", "two?", 1), Line("they", "two!", 1)]),
        (Happening("pitched", 1, 1, 70), [Line("you", "two said", 1), Line("they", "ben pitch_good", 1)]),
        (Happening("pitched", 0, 0, 69), [Line("you", "one said", 0), Line("they", "ann pitch_fair", 0)]),
        (Happening("pitched", 1, 0, 40), [Line("you", "one said", 1), Line("they", "ben pitch_fair", 1)]),
        (Happening("pitched", 1, 0, 39), [Line("you", "one said", 1), Line("they", "ben pitch_poor", 1)]),
        (Happening("objected", 1, 1), [Line("they", "doubt…", 1)]),
        (Happening("responded", 1, 3), [Line("you", "show.", 1), Line("they", "show!", 1)]),
        (Happening("asked_again", 1, 1), [Line("asked_again", "", 1)]),
        (Happening("settled", 1, 1), []),
        (Happening("clue", -1, 1), [Line("clue", "two text", 2, 1)]),
        (Happening("trust", 1, -1, -2), [Line("trust", "", 1, -1, -2)]),
        (Happening("support", 1, -1, 9), []),
        (Happening("coached", 1), [Line("coached", "", 1)]),
        (Happening("breach", 1, 0), []),
        (Happening("tired", 1), [Line("they", "ben tired", 1)]),
        (Happening("left", 1), []),
        (Happening("event", -1, 1), [Line("news", "two text", -1, 1)]),
        (Happening("review_due", -1, 2), [Line("review_due", "", -1, 2)]),
        (Happening("reviewed", -1, 2), [Line("reviewed", "", -1, 2)]),
        (Happening("close_due"), [Line("close_due")]),
        (Happening("noted", 1), []),
        (Happening("decided"), []),
    ],
)
def test_what_is_told_of_each_happening(house: Scenario, happening: Happening, lines: list[Line]) -> None:
    assert list(told(house, happening, met=0b100)) == lines


@pytest.mark.parametrize("kind", ["met", "pitched", "tired"])
def test_what_nobody_says_is_not_told(house: Scenario, kind: Kind) -> None:
    assert told(house, Happening(kind, -1, 0)) == ()


def test_everybody_is_greeted_for_the_first_time_at_first(house: Scenario) -> None:
    assert told(house, Happening("met", 0)) == (Line("they", "ann greet", 0),)
    assert told(house, Happening("met", 0), met=0b110) == (Line("they", "ann greet", 0),)


def test_what_happened_is_told_in_its_order(house: Scenario) -> None:
    happened = [Happening("asked", 1, 0), Happening("support", 1, -1, 3), Happening("trust", 1, -1, 1)]
    assert [line.kind for line in told(house, *happened)] == ["you", "they", "trust"]


def test_the_trainee_is_called_by_name_even_one_that_looks_like_a_placeholder() -> None:
    asked = question("one", say="{you} here. One word?", answer="No, {you}.")
    house = scenario(person("ann", question=[asked]))
    assert [line.text for line in told(house, Happening("asked", 0, 0))] == ["Pat here. One word?", "No, Pat."]
    assert told(house, Happening("asked", 0, 0), you="{you}")[1].text == "No, {you}."


def test_a_stand_follows_support() -> None:
    assert {support: stand_at(support) for support in (0, 44, 45, 59, 60, 100)} == {
        0: "against", 44: "against", 45: "undecided", 59: "undecided", 60: "in_favour", 100: "in_favour",
    }  # fmt: skip


def talkers() -> Scenario:
    """Return Ann, who never repeats herself where she need not, and Ben, who has lines of the same moments."""
    return scenario(
        person("ann", reaction=[
            reaction("late", "greet_again", needs={"day": 3}), reaction("friend", "greet_again", needs={"trust": 3}),
            reaction("plain", "greet_again"), reaction("worn", "tired"), reaction("yes", "pitch_good"),
            reaction("told", "against", needs={"clues": ["one"]}), reaction("never", "against"),
        ]),
        person("ben", reaction=[reaction("worn", "tired"), reaction("plain", "greet_again")]),
        clue=[clue("one", "ann")], pitch=[pitch("one")],
    )  # fmt: skip


def test_further_lines_are_said_in_their_order_and_once_if_they_fit() -> None:
    house = talkers()
    met, said = at(house, met=0b11), 0
    heard = []
    # Trust after the move counts, and a line that did not fit is not lost.
    for trust in (1, 3, 3, 3):
        telling = narrate(house, [Happening("met", 0)], "Pat", met, met.but(trust=(trust, 1)), said)
        heard += [line.text for line in telling.lines]
        said = telling.said
    assert heard == ["plain.", "friend.", "ann greet_again", ""]
    late = met.but(clock=4)
    assert narrate(house, [Happening("met", 0)], "Pat", met, late, said).lines[0].text == "late."
    # What one person said is still to be said by another.
    assert narrate(house, [Happening("met", 1)], "Pat", met, met, said).lines[0].text == "plain."


def test_two_lines_of_one_move_are_two_lines() -> None:
    house = talkers()
    here = at(house)
    telling = narrate(house, [Happening("pitched", 0, 0, 80), Happening("tired", 0)], "Pat", here, here)
    assert [line.text for line in telling.lines] == ["one said", "yes.", "worn."]
    assert telling == Telling(telling.lines, 0b11000)
    again = narrate(house, [Happening("tired", 0)], "Pat", here, here, telling.said)
    assert again.lines == (Line("they", "ann tired", 0),)
    assert again.said & telling.said == telling.said


@pytest.mark.parametrize(
    ("happening", "own", "kind"),
    [
        (Happening("met", 1), "ben greet_again", "greets_again"),
        (Happening("tired", 1), "ben tired", "tires_again"),
        (Happening("pitched", 1, 0, 90), "ben pitch_good", "likes_again"),
        (Happening("pitched", 1, 0, 50), "ben pitch_fair", "shrugs_again"),
        (Happening("pitched", 1, 0, 10), "ben pitch_poor", "declines_again"),
    ],
)
def test_what_somebody_said_is_not_said_again_but_told_in_ways_that_take_turns(
    house: Scenario, happening: Happening, own: str, kind: LineKind
) -> None:
    state, said = at(house, met=0b10), 0
    heard = []
    for _ in range(5):
        lines, said = narrate(house, [happening], "Pat", state, state, said)
        heard += [line for line in lines if line.kind in ("they", kind)]
    assert heard == [Line("they", own, 1), *(Line(kind, "", 1, way) for way in (0, 1, 2, 0))]
    # What Ben said, Cat may still say, and Ben himself of something else.
    others = narrate(house, [Happening("met", 2)], "Pat", at(house, met=0b110), at(house, met=0b110), said)
    assert [line.text for line in others.lines] == ["cat greet_again"]


def case_without_proof(trust: int, *, proof: bool, wanted: str = "engineer", fit: int | None = None) -> list[Line]:
    """Return what Ann says of the same case, made four times alone."""
    hidden = {"concerns": {"risk": 3}, "prefers": {"counterpart": wanted}}
    case = pitch("one", "risk", proof=["book"]) | ({"fit": {"ann": fit}} if fit is not None else {})
    house = scenario(
        person("ann", question=[question()], **hidden), clue=[clue("book", "ann")], pitch=[case],
        team=(colleague("eng", "engineer"),),
    )  # fmt: skip
    state = meeting(house, asked=1, clues=int(proof), trust=(trust,))
    heard: list[Line] = []
    said = 0
    for _ in range(4):
        lines, said = narrate(house, [Happening("pitched", 0, 0, 60)], "Pat", state, state, said)
        heard += lines[2:]
    return heard


def test_whoever_missed_proof_asks_for_it_in_their_manner_and_then_is_only_told_to_miss_it() -> None:
    assert case_without_proof(1, proof=False) == [
        Line("wants_proof", "", 0, 0), Line("wants_proof", "", 0, 1), Line("misses_proof", "", 0),
        Line("misses_proof", "", 0),
    ]  # fmt: skip
    assert [line.kind for line in case_without_proof(3, proof=False)][:2] == ["wants_proof_warmly"] * 2


def test_whoever_would_sooner_hear_another_says_so_twice_at_most_and_only_of_somebody_whom_there_is() -> None:
    assert case_without_proof(1, proof=True) == [Line("wants_other", "", 0, 0), Line("wants_other", "", 0, 1)]
    assert [line.kind for line in case_without_proof(3, proof=True)] == ["wants_other_warmly"] * 2
    assert case_without_proof(1, proof=True, wanted="finance") == []
    assert case_without_proof(1, proof=True, wanted="sales") == []


def test_nobody_misses_anything_where_the_scenario_itself_says_how_well_a_case_fits() -> None:
    assert case_without_proof(1, proof=False, fit=20) == []


def test_the_committee_says_the_first_line_that_fits_what_happened() -> None:
    house = talkers()
    for clues, words in ((0b1, "told."), (0, "never.")):
        state = at(house, place=OVER, met=0b11, support=(10, 50), clues=clues)
        end = outcome(house, state)
        assert end is not None
        assert [line.text for line in committee(house, state, end, "Pat")] == [words, "ben undecided"]


def test_what_another_has_said_to_the_letter_is_said_to_be_the_same() -> None:
    same = {name: "I say no." for name in vars(scenario().people[0].reactions)}
    house = scenario(person("ann", reactions=same), person("ben", reactions=same), person("cat"))
    state = at(house, place=OVER, met=0b111, support=(0, 0, 0))
    end = outcome(house, state)
    assert end is not None
    assert committee(house, state, end, "Pat") == (
        Line("they", "I say no.", 0), Line("same", "I say no.", 1), Line("they", "cat against", 2),
    )  # fmt: skip


def test_nobody_is_for_or_against_who_was_disqualified() -> None:
    house = scenario(person("ann"), conduct=[rule("bribe", "forbidden")])
    state = at(house, place=OVER, met=1, support=(100,), breaches=1)
    end = outcome(house, state)
    assert end is not None
    assert end.kind == "disqualified"
    assert committee(house, state, end, "Pat") == ()


def test_the_committee_speaks_from_the_lowest_rank_up() -> None:
    gone = event("gone", 2, {"person": "eve", "leaves": True})
    house = scenario(
        person("ann", reports_to="ben"), person("ben"), person("cat", reports_to="dan"),
        person("dan", reports_to="ben"), person("eve", reports_to="cat"), person("fay", reports_to="ann"),
        event=[gone],
    )  # fmt: skip
    state = at(house, place=OVER, met=0b111111, support=(30, 70, 50, 70, 70, 70), fired=1)
    end = outcome(house, state)
    assert end is not None
    assert committee(house, state, end, "Pat") == (
        Line("they", "cat undecided", 2), Line("they", "fay in_favour", 5), Line("they", "ann against", 0),
        Line("they", "dan in_favour", 3), Line("they", "ben in_favour", 1),
    )  # fmt: skip
    assert [line.person for line in committee(house, state.but(fired=0), end, "Pat")] == [4, 2, 5, 0, 3, 1]


def test_the_committee_calls_the_trainee_by_name() -> None:
    said = person("ann")
    said["reactions"]["undecided"] = "Ask me again, {you}."
    house = scenario(said)
    state = at(house, place=OVER)
    end = outcome(house, state)
    assert end is not None
    assert committee(house, state, end, "Pat")[0].text == "Ask me again, Pat."


def test_whoever_has_less_than_the_decision_takes_does_not_speak_in_favour() -> None:
    house = scenario(person("ann", roles=["decider"]), person("ben"), decision={"decider": 70, "threshold": 70})
    state = at(house, place=OVER, met=0b11, support=(66, 66))
    end = outcome(house, state)
    assert end is not None and end.against == (0,)
    assert [line.text for line in committee(house, state, end, "Pat")] == ["ann undecided", "ben in_favour"]
    won = outcome(house, state.but(support=(80, 66)))
    assert won is not None and committee(house, state, won, "Pat")[0].text == "ann in_favour"


def test_whoever_was_never_met_does_not_speak_in_favour() -> None:
    house = scenario(person("ann"), person("ben"))
    state = at(house, place=OVER, met=0b10, support=(90, 90))
    end = outcome(house, state)
    assert end is not None
    assert [voiced(house, state, end, person) for person in (0, 1)] == [59, 90]
    assert voiced(house, state.but(met=0b01), end, 0) == 90
    assert [line.text for line in committee(house, state, end, "Pat")] == ["ann undecided", "ben in_favour"]
    low = outcome(house, state.but(support=(20, 20)))
    assert low is not None
    assert voiced(house, state, low, 0) == 20
