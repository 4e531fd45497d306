"""Why the first thing is about somebody else than the result names, and what is big and none of the things."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.debrief.plays import CAREFUL, CARELESS, FOLDERS, corner, golden_play, moves
from trainer.core.moves import Note
from trainer.core.score.card import OUTCOME_POINTS
from trainer.debrief.facts.beside_things import Untold, bridge_of, untold
from trainer.debrief.facts.losses import is_about, losses, told
from trainer.debrief.facts.replay import replayed_play


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_a_bridge_stands_only_where_the_first_thing_is_about_somebody_else(folder: Path, file: Path) -> None:
    play = golden_play("careless", folder, file)
    found = losses(play)
    three = told(play, found)
    against = play.card.outcome.against
    bridge = bridge_of(play, found, three)
    assert (bridge is None) == (not against or is_about(three[0], against) or bool(three[0].won_over))
    if bridge is not None:
        assert bridge.people == tuple(play.name(person) for person in against)
        ends = [loss.outcome for loss in found if is_about(loss, against) and not loss.parts]
        better = [end for end in ends if end and OUTCOME_POINTS[end] > OUTCOME_POINTS[play.card.outcome.kind]]
        assert (bridge.outcome == "") == (not better) and (not better or bridge.outcome in better)


def test_a_bridge_says_how_mending_those_whom_the_result_names_would_have_ended_it() -> None:
    play = golden_play("careless", *next(one.values for one in FOLDERS if one.id == "bottle-works"))
    found = losses(play)
    against = play.card.outcome.against
    others = tuple(loss for loss in found if not (is_about(loss, against) or loss.parts or loss.won_over))
    own = next(loss for loss in found if is_about(loss, against) and not loss.parts)
    assert against and others
    for outcome, said in (("", ""), ("won", "won")):
        bridge = bridge_of(play, (*others, replace(own, outcome=outcome)), others)
        assert bridge is not None and bridge.outcome == said
    assert bridge_of(play, found, (own,)) is None
    won = replace(others[0], won_over=((against[0], 60),))
    assert bridge_of(play, found, (won,)) is None, "it is about whom the result names, after all"
    assert bridge_of(play, found, ()) is None


def test_a_map_left_empty_is_told_with_the_clues_that_were_in_hand() -> None:
    made = tuple(move for move in moves(CAREFUL) if not isinstance(move, Note))
    play = replayed_play(corner().scenario, made, "Kim")
    (blank, *_) = untold(play, ())
    clues = sum(play.state.handed[-1].clues >> clue.index & 1 for clue in play.scenario.clues)
    present = sum(truth.present for truth in play.truths)
    assert clues >= present and blank == Untold("blank", present, present, clues)
    on_the_map = tuple(loss for loss in losses(play) if loss.kind == "map")
    assert on_the_map and not any(one.kind == "blank" for one in untold(play, on_the_map))


def test_roles_that_were_wrong_on_most_of_the_map_are_told() -> None:
    wrong = [replace(move, roles=("observer",)) if isinstance(move, Note) else move for move in moves(CARELESS)]
    play = replayed_play(corner().scenario, wrong, "Kim")
    assert Untold("wrong", 2, 3) in untold(play, ())


def test_days_left_over_are_told() -> None:
    play = replayed_play(corner().scenario, moves(CARELESS), "Kim")
    days = play.scenario.days
    last = play.moments[-1].day
    assert (Untold("days", days - last, days) in untold(play, ())) == (last < days)
    longer = replace(play, scenario=replace(play.scenario, days=last + 2))
    assert Untold("days", 2, last + 2) in untold(longer, ())


def test_news_that_came_for_want_of_something_lawful_names_it() -> None:
    folder, file = next(one.values for one in FOLDERS if one.id == "formulary")
    assert isinstance(folder, Path) and isinstance(file, Path)
    news = [one for one in untold(golden_play("careless", folder, file), ()) if one.kind == "news"]
    scenario = golden_play("careless", folder, file).scenario
    assert news and all(one.what in {source.title for source in scenario.sources} for one in news)
    assert not [one for one in untold(golden_play("won", folder, file), ()) if one.kind == "news"]
