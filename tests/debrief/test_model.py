"""The model of a debrief says what the engine says."""

from __future__ import annotations

import pytest

from tests.debrief import plays
from tests.golden.record import golden_folders
from trainer.core.clues import MISLEADING, OUTDATED, SOUND
from trainer.core.narration import IN_FAVOUR_FROM
from trainer.core.score.card import score
from trainer.core.step import start, step
from trainer.core.transcript import parse
from trainer.core.vocabulary import COMPETENCIES
from trainer.debrief.facts.clues import ClueReview
from trainer.debrief.facts.debrief import Debrief, debrief
from trainer.debrief.facts.people import BLANK, RIGHT, WRONG
from trainer.debrief.facts.turning_points import GAIN, LOSS
from trainer.errors import IllegalMove, TrainerError
from trainer.packs.load import load

PLAYS = {"careful": plays.CAREFUL, "careless": plays.CARELESS, "forbidden": plays.FORBIDDEN}


def told(text: str) -> Debrief:
    return debrief(plays.corner().scenario, plays.moves(text), you="Kim")


def clue(about: Debrief, person: str, text: str) -> ClueReview:
    review = next(one for one in about.people if one.name == person)
    return next(one for one in review.clues if one.text == text)


@pytest.mark.parametrize("text", PLAYS.values(), ids=PLAYS)
def test_numbers_are_those_of_the_score_card(text: str) -> None:
    scenario = plays.corner().scenario
    state = start(scenario)
    for move in plays.moves(text):
        state, _ = step(scenario, state, move)
    card = score(scenario, state)
    assert card is not None
    result = told(text).result
    assert result.overall == card.overall
    assert result.outcome == card.outcome.kind
    assert result.weighted == card.outcome.weighted
    assert result.brier == card.brier
    assert tuple(one.id for one in result.scores) == COMPETENCIES
    for one in result.scores:
        assert (one.value, one.parts) == (card.scores[one.id].value, card.scores[one.id].parts)
    assert [voice.support for voice in result.voices] == [card.outcome.support[index] for index in (1, 2, 0)]


def test_an_unfinished_play_gives_no_answers_away() -> None:
    moves = plays.moves(plays.CAREFUL)[:-1]
    with pytest.raises(TrainerError, match="not over"):
        debrief(plays.corner().scenario, moves, you="Kim")


def test_an_illegal_move_is_told() -> None:
    with pytest.raises(IllegalMove):
        debrief(plays.corner().scenario, plays.moves(plays.CAREFUL)[3:], you="Kim")


def test_clues_found_cited_and_missed() -> None:
    about = told(plays.CAREFUL)
    found = clue(about, "Ada Holt", "What worries ada.")
    assert (found.day, found.cited) == (1, True)
    missed = clue(about, "Cy Lund", "What worries cy.")
    assert (missed.day, missed.cited, missed.verdict) == (0, False, SOUND)
    assert [(place.kind, place.text, place.person) for place in missed.where] == [
        ("question", "What worries you?", "Cy Lund")
    ]
    assert [need.kind for need in missed.where[0].needs] == ["asked"]
    news = clue(about, "Bo Kern", "Bo now has the cheque book.")
    assert (news.day, news.verdict) == (3, SOUND)
    assert news.where[0].kind == "event"


def test_a_misleading_clue_is_marked_with_why() -> None:
    gossip = clue(told(plays.CARELESS), "Bo Kern", "A rival's rep says the foreman signs everything.")
    assert gossip.verdict == MISLEADING
    assert [(one.axis, one.value, one.verdict) for one in gossip.supports] == [("role", "decider", MISLEADING)]
    assert (gossip.day, gossip.cited) == (1, True)


def test_a_clue_that_power_left_behind_is_out_of_date_and_not_misleading() -> None:
    assert clue(told(plays.CAREFUL), "Ada Holt", "What ada does all day.").verdict == OUTDATED


def test_people_stand_in_the_order_of_their_certainty_in_error() -> None:
    about = told(plays.CARELESS)
    assert [person.name for person in about.people] == ["Ada Holt", "Cy Lund", "Bo Kern"]
    assert [person.maps[0].written for person in about.people] == [True, False, True]
    surest = debrief(
        plays.corner().scenario,
        plays.moves(
            plays.CARELESS.replace(
                "note ada roles=user certainty=2", "note cy roles=user certainty=3\nnote ada roles=user"
            )
        ),
        you="Kim",
    )
    assert [person.name for person in surest.people] == ["Cy Lund", "Ada Holt", "Bo Kern"]
    assert [person.maps[0].certainty for person in surest.people] == [3, 1, 3]


def test_the_map_is_compared_with_the_truth_of_its_time() -> None:
    bo = next(person for person in told(plays.CARELESS).people if person.name == "Bo Kern")
    last, first = bo.maps
    assert (last.review, first.review) == (2, 1)
    assert (last.axes[0].true, last.axes[0].verdict) == (("decider",), RIGHT)
    assert (first.axes[0].true, first.axes[0].verdict) == (("technical",), WRONG)
    assert next(axis for axis in last.axes if axis.id == "veto").verdict == BLANK
    cy = next(person for person in told(plays.CARELESS).people if person.name == "Cy Lund")
    assert len(cy.maps) == 1


def test_turning_points_of_a_careless_play() -> None:
    turns = told(plays.CARELESS).turns
    assert [turn.number for turn in turns] == sorted(turn.number for turn in turns)
    kinds = [(turn.kind, turn.tone) for turn in turns]
    for expected in (
        ("pitched", LOSS),
        ("objection", LOSS),
        ("contradiction", LOSS),
        ("gaps", LOSS),
        ("pitched", GAIN),
    ):
        assert expected in kinds
    poor = next(turn for turn in turns if turn.kind == "pitched" and turn.tone == LOSS)
    assert poor.pitch is not None
    assert [need.id for need in poor.pitch.fit.missed] == ["reliability", "standing", "control"]
    assert [need.id for need in poor.pitch.fit.past] == ["budget"]
    assert poor.pitch.fit.unheard_points < 0
    assert (poor.pitch.fit.channel, poor.pitch.fit.channel_wanted) == ("mail", "visit")
    assert next(turn for turn in turns if turn.kind == "gaps").names == ("Cy Lund",)


def test_a_fit_is_the_one_that_was_scored() -> None:
    for text in PLAYS.values():
        about = told(text)
        shown = [entry.amount for day in about.days for entry in day.entries if entry.kind == "pitch"]
        assert shown == [made.fit.total for made in about.pitches]


def test_objections_say_what_was_meant_and_what_would_have_met_it() -> None:
    about = told(plays.CARELESS)
    raised, *latent = about.objections
    assert (raised.person, raised.status, raised.meant.id, raised.points) == ("Bo Kern", "raised", "reliability", 0)
    assert [answer.fails for answer in raised.answers] == [True]
    assert raised.better == ("Here is one, with a name to call.",)
    assert {one.status for one in latent} == {"latent"}
    careful = {one.person: one for one in told(plays.CAREFUL).objections}
    assert careful["Ada Holt"].status == "prevented"
    assert careful["Ada Holt"].pitches == ("The business case",)
    assert [answer.meets for answer in careful["Cy Lund"].answers] == [False, True]


def test_a_forbidden_act_is_named_with_rule_lesson_and_the_lawful_way() -> None:
    about = told(plays.FORBIDDEN)
    assert about.result.outcome == "disqualified"
    (rule,) = about.advice.rules
    assert (rule.grade, rule.rule) == ("forbidden", "Learning a rival's sealed bid")
    assert (rule.lesson, rule.substitute) == ("What you win by it you cannot keep.", "Ask what the customer needs.")
    assert not rule.cleared
    assert any(turn.kind == "breach" for turn in about.turns)
    assert about.prompts[0].kind == "breach"


def test_the_timeline_follows_the_calendar() -> None:
    for text in PLAYS.values():
        about = told(text)
        assert [day.number for day in about.days] == sorted(day.number for day in about.days)
        numbers = [entry.number for day in about.days for entry in day.entries if entry.number]
        assert numbers == sorted(numbers)
    event = next(entry for entry in told(plays.CAREFUL).days[-1].entries if entry.kind == "event")
    assert event.what == "Ada hands the workshop's books over."


def test_certainty_is_put_beside_what_was_right() -> None:
    result = told(plays.CARELESS).result
    assert [(one.certainty, one.right, one.given) for one in result.sureness] == [(3, 1, 1), (2, 0, 1)]
    assert result.lean == "over"


def test_what_next_names_the_weakest_first_with_the_lesson() -> None:
    advice = told(plays.CARELESS).advice
    values = [point.value for point in advice.change if point.id not in ("conduct", "outcome")]
    assert values == sorted(values)
    assert next(point for point in advice.change if point.id == "roles").lessons == ("A title settles nothing.",)
    assert {point.id for point in told(plays.CAREFUL).advice.well}.isdisjoint(
        point.id for point in told(plays.CAREFUL).advice.change
    )


def test_a_missed_clue_that_only_a_later_objection_tells_is_measured_by_the_later_truth() -> None:
    folder, file = next(one for one in golden_folders() if one[0].name == "platform-deal")
    moves = [move for _, move in parse((folder / "careless.txt").read_text(encoding="utf-8")).moves]
    name = clue(
        debrief(load(file).scenario, moves, you="Kim"),
        "Han Rui",
        "The release form now says: requested by Stores, R. Han, answerable for the season. "
        "Han asked what that line means.",
    )
    assert (name.day, name.verdict) == (0, SOUND)
    assert all(place.needs for place in name.where)


def test_support_that_somebody_unmet_keeps_silent_about_is_said_to_be_so() -> None:
    folder, file = next(one for one in golden_folders() if one[0].name == "new-market")
    moves = [move for _, move in parse((folder / "careless.txt").read_text(encoding="utf-8")).moves]
    voices = debrief(load(file).scenario, moves, you="Kim").result.voices
    assert any(voice.stranger for voice in voices)
    for voice in voices:
        assert voice.stranger == (voice.support >= IN_FAVOUR_FROM and voice.stand != "for")


def test_the_name_stands_where_the_scenario_says_you() -> None:
    said = [voice.text for voice in told(plays.CAREFUL).result.voices]
    assert said and not any("{you}" in text for text in said)


def test_what_was_true_before_power_moved_is_out_of_date_when_it_is_found_late() -> None:
    late = plays.CARELESS.replace("review\nreview\nclose", "review\nmeet ada mail\nask ada.day\nleave\nreview\nclose")
    assert clue(told(late), "Ada Holt", "What ada does all day.").verdict == OUTDATED


def test_what_somebody_says_in_the_committee_and_how_it_is_labelled_agree() -> None:
    for folder, file in golden_folders():
        scenario = load(file).scenario
        for path in sorted(folder.glob("*.txt")):
            moves = [move for _, move in parse(path.read_text(encoding="utf-8")).moves]
            told = debrief(scenario, moves, you="Kim")
            reactions = {person.name: person.reactions for person in scenario.people}
            for voice in told.result.voices:
                said = {"for": "in_favour", "undecided": "undecided", "against": "against"}[voice.stand]
                assert voice.text == getattr(reactions[voice.name], said).replace("{you}", "Kim"), (path, voice.name)
