"""The result: the numbers of the score card, the certainty, and what they say in the committee."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.debrief import plays
from tests.debrief.plays import PLAYS, debriefed, golden_play
from tests.golden.record import golden_folders
from trainer.core.moves import Review, Strategy
from trainer.core.narration import IN_FAVOUR_FROM
from trainer.core.score.card import score
from trainer.core.step import start, step
from trainer.core.transcript import parse
from trainer.core.vocabulary import COMPETENCIES
from trainer.debrief.facts.debrief import debrief
from trainer.debrief.facts.result import Voice
from trainer.packs.load import load


@pytest.mark.parametrize("text", PLAYS.values(), ids=PLAYS)
def test_numbers_are_those_of_the_score_card(text: str) -> None:
    scenario = plays.corner().scenario
    state = start(scenario)
    for move in plays.moves(text):
        state, _ = step(scenario, state, move)
    card = score(scenario, state)
    assert card is not None
    result = debriefed(text).result
    assert result.overall == pytest.approx(result.earned * result.conduct / 100, abs=0.1)
    seated = [person for person, truth in enumerate(scenario.truth(state.fired)) if truth.present]
    assert result.table == len(seated)
    assert result.favour == sum(card.outcome.support[person] >= IN_FAVOUR_FROM for person in seated)
    assert len(result.unfavoured) <= result.table - result.favour
    result = debriefed(text).result
    assert result.overall == card.overall
    assert result.outcome == card.outcome.kind
    assert result.weighted == card.outcome.weighted
    assert tuple(one.id for one in result.scores) == COMPETENCIES
    for one in result.scores:
        assert (one.value, one.parts) == (card.scores[one.id].value, card.scores[one.id].parts)
    # After a disqualification nobody is for or against.
    speaking = () if card.outcome.kind == "disqualified" else (1, 2, 0)
    assert [voice.support for voice in result.voices] == [card.outcome.support[index] for index in speaking]


def test_certainty_is_put_beside_what_was_right() -> None:
    result = debriefed(plays.CARELESS).result
    assert [(one.certainty, one.right, one.given) for one in result.sureness] == [(3, 1, 1), (2, 0, 1)]
    assert result.lean == "over"


def test_support_that_somebody_unmet_keeps_silent_about_is_said_to_be_so() -> None:
    voices: list[Voice] = []
    for folder, file in golden_folders():
        for path in folder.glob("*.txt"):
            moves = [move for _, move in parse(path.read_text(encoding="utf-8")).moves]
            voices += debrief(load(file).scenario, moves, you="Kim").result.voices
    assert any(voice.stranger for voice in voices)
    for voice in voices:
        held_back = voice.support >= IN_FAVOUR_FROM and voice.stand != "in_favour"
        assert held_back == (voice.support >= IN_FAVOUR_FROM and (voice.stranger or voice.needed > voice.support))
        assert not voice.needed or voice.needed > voice.support


def test_nobody_who_was_met_is_called_a_stranger_and_the_strategy_speaks_of_the_same_side() -> None:
    for folder, file in golden_folders():
        for path in sorted(folder.glob("*.txt")):
            transcript = parse(path.read_text(encoding="utf-8"))
            scenario = load(file, variant=transcript.variant).scenario
            made = [move for _, move in transcript.moves]
            about = debrief(scenario, made, you="Kim")
            met = {person.name for person in about.people if person.met}
            stands = {voice.name: voice.stand for voice in about.result.voices}
            assert not any(voice.stranger and voice.name in met for voice in about.result.voices), path
            for aim in about.strategy.aims if about.strategy is not None else ():
                assert aim.person not in stands or aim.stand == stands[aim.person], (path, aim.person)


def test_who_was_won_but_not_as_far_as_a_decision_takes_is_undecided_in_every_place() -> None:
    play = golden_play("won", *next(iter(golden_folders())))
    scenario = play.scenario
    decider = next(person for person, truth in enumerate(play.truths) if "decider" in truth.roles)
    made = [moment.move for moment in play.moments]
    first = next(place for place, move in enumerate(made) if isinstance(move, Review))
    made.insert(first, Strategy(win=(scenario.people[decider].id,)))
    support = play.card.outcome.support[decider]
    assert support >= IN_FAVOUR_FROM
    for level, stand, needed in ((support, "in_favour", 0), (support + 1, "undecided", support + 1)):
        about = debrief(replace(scenario, levels=replace(scenario.levels, decider=level)), made, you="Kim")
        (voice,) = (one for one in about.result.voices if one.name == scenario.people[decider].name)
        assert (voice.stand, voice.stranger, voice.needed) == (stand, False, needed)
        assert about.strategy is not None and about.strategy.aims[0].stand == stand


def test_the_name_stands_where_the_scenario_says_you() -> None:
    said = [voice.text for voice in debriefed(plays.CAREFUL).result.voices]
    assert said and not any("{you}" in text for text in said)


def test_what_somebody_says_in_the_committee_and_how_it_is_labelled_agree() -> None:
    for folder, file in golden_folders():
        for path in sorted(folder.glob("*.txt")):
            transcript = parse(path.read_text(encoding="utf-8"))
            scenario = load(file, variant=transcript.variant).scenario
            about = debrief(scenario, [move for _, move in transcript.moves], you="Kim")
            people = {person.name: person for person in scenario.people}
            for voice in about.result.voices:
                person = people[voice.name]
                own = [getattr(person.reactions, voice.stand)]
                own += [line.text for line in person.lines if line.when == voice.stand]
                assert voice.text in [text.replace("{you}", "Kim") for text in own], (path, voice.name)
