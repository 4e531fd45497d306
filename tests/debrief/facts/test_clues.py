"""The clues: found, cited, missed, and which of them mislead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.debrief import plays
from tests.debrief.plays import FOLDERS, clue_of, debriefed, golden, golden_play
from tests.golden.record import golden_folders
from trainer.core.clues import MISLEADING, OUTDATED, SOUND
from trainer.core.moves import Ask, Study
from trainer.core.transcript import parse
from trainer.debrief.facts.debrief import debrief
from trainer.debrief.facts.losses import losses, told
from trainer.packs.load import load


def test_clues_found_cited_and_missed() -> None:
    about = debriefed(plays.CAREFUL)
    found = clue_of(about, "Ada Holt", "What worries ada.")
    assert (found.day, found.cited) == (1, True)
    missed = clue_of(about, "Cy Lund", "What worries cy.")
    assert (missed.day, missed.cited, missed.verdict) == (0, False, SOUND)
    assert [(place.kind, place.text, place.person) for place in missed.where] == [
        ("question", "What worries you?", "Cy Lund")
    ]
    assert [need.kind for need in missed.where[0].needs] == ["asked"]
    news = clue_of(about, "Bo Kern", "Bo now has the cheque book.")
    assert (news.day, news.verdict) == (3, SOUND)
    assert news.where[0].kind == "event"


def test_the_way_to_a_clue_that_costs_trust_comes_after_those_that_do_not() -> None:
    costs = 0
    for folder, file in golden_folders():
        scenario = load(file).scenario
        questions = {one.say: max(0, -one.effects.trust) for one in scenario.questions}
        moves = [move for _, move in parse((folder / "careless.txt").read_text(encoding="utf-8")).moves]
        for person in debrief(scenario, moves, you="Kim").people:
            for clue in person.clues:
                order = [(not place.advised, place.breach, place.trust) for place in clue.where]
                assert order == sorted(order)
                for place in clue.where:
                    if place.kind == "question" and place.text in questions:
                        assert place.trust == questions[place.text]
                    costs += place.trust > 0
    assert costs


def test_a_misleading_clue_is_marked_with_why() -> None:
    rep = clue_of(debriefed(plays.CARELESS), "Bo Kern", "A rival's rep says the foreman signs everything.")
    assert rep.verdict == MISLEADING
    assert [(one.axis, one.value, one.verdict) for one in rep.supports] == [("role", "decider", MISLEADING)]
    assert (rep.day, rep.cited) == (1, True)


def test_a_clue_that_power_left_behind_is_out_of_date_and_not_misleading() -> None:
    assert clue_of(debriefed(plays.CAREFUL), "Ada Holt", "What ada does all day.").verdict == OUTDATED


def test_a_missed_clue_that_only_a_later_objection_tells_is_measured_by_the_later_truth() -> None:
    folder, file = next(one for one in golden_folders() if one[0].name == "platform-deal")
    moves = [move for _, move in parse((folder / "careless.txt").read_text(encoding="utf-8")).moves]
    name = clue_of(
        debrief(load(file).scenario, moves, you="Kim"),
        "Han Rui",
        "The release form now says: requested by Stores, R. Han, answerable for the season. "
        "Han asked what that line means.",
    )
    assert (name.day, name.verdict) == (0, SOUND)
    assert all(place.needs for place in name.where)


def test_what_was_true_before_power_moved_is_out_of_date_when_it_is_found_late() -> None:
    late = plays.CARELESS.replace("review\nreview\nclose", "review\nmeet ada mail\nask ada.day\nleave\nreview\nclose")
    assert clue_of(debriefed(late), "Ada Holt", "What ada does all day.").verdict == OUTDATED


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_a_missed_clue_that_the_dearest_things_lead_to_is_to_be_had_by_the_same_way(folder: Path, file: Path) -> None:
    for path in sorted(folder.glob("*.txt")):
        about = golden(path.stem, folder.name, "en")
        play = golden_play(path.stem, folder, file)
        three = told(play, losses(play))
        doings = [part.repair.doing for loss in three for part in (loss.parts or (loss,))]
        ways: dict[str, set[str]] = {}
        for doing in doings:
            match doing:
                case Study(ref):
                    source = play.scenario.sources[play.scenario.source_index[ref]]
                    said, reveals = source.title, source.effects.reveals
                case Ask(ref):
                    question = play.scenario.questions[play.scenario.question_index[ref]]
                    said, reveals = play.said(question.say), question.effects.reveals
                case _:
                    continue
            for clue in play.scenario.clues:
                if reveals >> clue.index & 1:
                    ways.setdefault(play.said(clue.text), set()).add(said)
        for person in about.people:
            for review in person.clues:
                if not review.day and review.text in ways:
                    assert review.where[0].text in ways[review.text], (path.stem, review.text)
