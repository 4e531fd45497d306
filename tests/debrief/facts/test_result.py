"""The result: the numbers of the score card, the certainty, and what they say in the committee."""

from __future__ import annotations

import pytest

from tests.debrief import plays
from tests.debrief.plays import PLAYS, debriefed
from tests.golden.record import golden_folders
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
    assert result.overall == card.overall
    assert result.outcome == card.outcome.kind
    assert result.weighted == card.outcome.weighted
    assert tuple(one.id for one in result.scores) == COMPETENCIES
    for one in result.scores:
        assert (one.value, one.parts) == (card.scores[one.id].value, card.scores[one.id].parts)
    assert [voice.support for voice in result.voices] == [card.outcome.support[index] for index in (1, 2, 0)]


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
        assert voice.stranger == (voice.support >= IN_FAVOUR_FROM and voice.stand != "in_favour")


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
