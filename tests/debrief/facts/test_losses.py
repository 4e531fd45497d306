"""Prices: each is what the rules give with and without, and the three that are told are the dearest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from tests.debrief.plays import CARELESS, FOLDERS, FORBIDDEN, corner, golden_play, moves
from tests.golden.record import golden_folders
from trainer.core.decision import contradictions, minimum
from trainer.core.legal import breaks_rule
from trainer.core.moves import Move, Paperwork
from trainer.core.scenario import Scenario
from trainer.core.score.card import OUTCOME_POINTS, ScoreCard, score
from trainer.core.step import start, step
from trainer.debrief.facts.losses import (
    LEAST_TOLD,
    MOST_TOLD,
    NEAR,
    NOTHING_TO_MEND,
    Loss,
    is_about,
    losses,
    says_the_same,
    told,
    undoes,
)
from trainer.debrief.facts.played_on import played_on
from trainer.debrief.facts.repairs import repairs
from trainer.debrief.facts.replay import ReplayedPlay, replayed_play
from trainer.packs.load import load
from trainer.proof.jobs import PLAYERS
from trainer.proof.players.player import play_out

PLAY_NAMES = ("careless", "lost", "deferred", "concessions", "won", "disqualified")
SKILLS = ("random", "careless", "talker", "pleaser", "textbook", "listener")
MIXED = 200


def played(scenario: Scenario, made: tuple[Move, ...]) -> ScoreCard:
    state = start(scenario)
    for move in made:
        state, _ = step(scenario, state, move)
    card = score(scenario, state)
    assert card is not None
    return card


def assert_prices_are_right(play: ReplayedPlay) -> tuple[Loss, ...]:
    """Assert what holds of the losses of any play, by playing each with and without; return them."""
    found = losses(play)
    own = tuple(moment.move for moment in play.moments)
    without = played(play.scenario, own)
    assert without.overall == play.card.overall
    for loss in found:
        mended = played(play.scenario, loss.moves)
        assert loss.overall == mended.overall
        assert loss.points == pytest.approx(mended.overall - without.overall, abs=0.05)
        assert loss.outcome == ("" if mended.outcome.kind == without.outcome.kind else mended.outcome.kind)
        assert loss.moves[: loss.repair.place] == own[: loss.repair.place]
        new = [move for move in loss.moves if move not in own and not isinstance(move, Paperwork)]
        assert not any(breaks_rule(play.scenario, move) for move in new), "what is better keeps the rules"
        for part in loss.parts:
            assert_only_both_bring_it(play, loss, part)
    assert len({loss.repair.subject for loss in found}) == len(found)
    assert sum(bool(loss.parts) for loss in found) <= 1
    assert_the_dearest_are_told(play, found)
    return found


def assert_only_both_bring_it(play: ReplayedPlay, loss: Loss, part: Loss) -> None:
    """Assert that one of two things alone does not end the play as both do, and that both do what it does."""
    assert len(loss.parts) == 2 and loss.parts[0].repair.subject != loss.parts[1].repair.subject
    alone = played(play.scenario, part.moves)
    assert alone.overall == part.overall
    worth = OUTCOME_POINTS[loss.outcome]
    assert worth > OUTCOME_POINTS[alone.outcome.kind] and worth > OUTCOME_POINTS[play.card.outcome.kind]
    for move in (part.repair.doing, part.repair.companion):
        assert move is None or move in loss.moves


def assert_the_dearest_are_told(play: ReplayedPlay, found: tuple[Loss, ...]) -> None:
    three = told(play, found)
    assert len(three) <= MOST_TOLD
    breaches = [loss for loss in found if loss.kind == "breach"]
    assert list(three[: len(breaches)]) == breaches, "a breach comes first, whatever it cost"
    against = play.card.outcome.against if play.card.outcome.reason in ("veto", "decider") else ()
    worth = sum(max(0.0, loss.points) for loss in found)
    if not breaches and not against:
        assert bool(three) == (worth >= NOTHING_TO_MEND and any(loss.points >= LEAST_TOLD for loss in found))
    if against and three:
        # Whom nothing about themselves would have won is told of by what lifts the table, if anything does.
        won_over = not any(is_about(loss, against) for loss in found) and any(loss.won_over for loss in three)
        assert any(is_about(loss, against) for loss in three) or won_over or len(breaches) == MOST_TOLD
    if not three:
        return
    # Whatever is not told costs no more than anything that is told, but for the no that has to be told.
    noes = [loss for loss in three if is_about(loss, against) and loss.kind != "breach"]
    noes = noes or [loss for loss in three if loss.won_over and loss.kind != "breach"]
    free = [loss for loss in three if loss.kind != "breach" and (len(noes) != 1 or loss not in noes)]
    assert not any(undoes(play, one, other) or undoes(play, other, one) for one, other in combinations(three, 2))
    left = [
        loss
        for loss in found
        if loss not in three
        and not any(says_the_same(loss, one) or undoes(play, loss, one) or undoes(play, one, loss) for one in three)
    ]
    if len(three) < MOST_TOLD:
        assert all(loss.points < LEAST_TOLD for loss in left)
    elif free and left:
        assert max(loss.points for loss in left) <= min(loss.points for loss in free)


@pytest.mark.parametrize("name", PLAY_NAMES)
@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_prices_of_golden_plays_are_what_the_rules_give(folder: Path, file: Path, name: str) -> None:
    found = assert_prices_are_right(golden_play(name, folder, file))
    assert bool(found) or name == "won"


def test_of_one_subject_the_way_that_would_have_brought_most_counts() -> None:
    play = replayed_play(corner().scenario, moves(CARELESS), "Kim")
    kept = {loss.repair.subject: loss.points for loss in losses(play)}
    tried: dict[tuple[str, int], list[float]] = {}
    for repair in repairs(play):
        before = tuple(moment.move for moment in play.moments[: repair.place])
        state, made = played_on(play.scenario, play.moments[repair.place].before, repair.ahead)
        card = played(play.scenario, (*before, *made))
        assert card == score(play.scenario, state)
        tried.setdefault(repair.subject, []).append(round(card.overall - play.card.overall, 1))
    assert any(len(points) > 1 for points in tried.values())
    kept.pop(("together", 0), None)
    assert kept == {subject: max(points) for subject, points in tried.items() if max(points) > 0}


def test_a_breach_comes_first() -> None:
    play = replayed_play(corner().scenario, moves(FORBIDDEN), "Kim")
    assert told(play, losses(play))[0].kind == "breach"


def mixed() -> Iterator[tuple[Scenario, ReplayedPlay]]:
    """Yield plays of mixed skill over all scenarios and their variants."""
    places = [(file, letter) for _, file in golden_folders() for letter in load(file).variants]
    for number in range(MIXED):
        file, letter = places[number % len(places)]
        scenario = load(file, variant=letter).scenario
        yield scenario, play_of(scenario, SKILLS[number % len(SKILLS)], number)


def play_of(scenario: Scenario, skill: str, number: int) -> ReplayedPlay:
    """Return the play of a player of some skill, the same for the same number."""
    return replayed_play(scenario, play_out(scenario, PLAYERS[skill](scenario, number)).moves, "Kim")


@pytest.mark.thorough
def test_prices_of_plays_of_mixed_skill_are_what_the_rules_give() -> None:
    counted = 0
    for _, play in mixed():
        assert_prices_are_right(play)
        counted += 1
    assert counted == MIXED


def test_whoever_would_have_been_won_would_have_come_to_what_it_takes() -> None:
    found = 0
    for folder, file in golden_folders():
        for name in ("careless", "deferred", "lost"):
            play = golden_play(name, folder, file)
            for loss in losses(play):
                mended = played(play.scenario, loss.moves).outcome
                least = {
                    person: minimum(play.scenario.levels, play.truths[person]) for person in play.card.outcome.against
                }
                reached = tuple((one, mended.support[one]) for one in least if mended.support[one] >= least[one])
                assert loss.won_over == reached
                found += bool(reached)
    assert found > 5


def test_the_no_that_decided_is_told_about() -> None:
    told_noes = 0
    for folder, file in golden_folders():
        for name in ("careless", "deferred", "lost"):
            play = golden_play(name, folder, file)
            end = play.card.outcome
            if end.reason in ("veto", "decider"):
                told_noes += 1
                three = told(play, losses(play))
                assert any(is_about(loss, end.against) or loss.won_over for loss in three), (file, name)
    assert told_noes > 10


def test_two_things_that_only_together_would_have_won_are_told_as_one() -> None:
    pairs_told = 0
    for folder, file in golden_folders():
        for name in ("careless", "deferred", "lost"):
            play = golden_play(name, folder, file)
            three = told(play, losses(play))
            for both in (loss for loss in three if loss.parts):
                pairs_told += 1
                assert not {*both.parts} & {*three}, "what is told of both is not told again of one"
    assert pairs_told > 2


def test_what_costs_nearly_the_same_is_told_by_whose_yes_weighs_more() -> None:
    near = 0
    for folder, file in golden_folders():
        for name in PLAY_NAMES:
            play = golden_play(name, folder, file)
            three = [loss for loss in told(play, losses(play)) if loss.kind != "breach"]
            for one, other in pairwise(three):
                assert one.points >= other.points - NEAR
                if one.points < other.points:
                    near += 1
                    assert weight(play, one) > weight(play, other)
    assert near > 0


def weight(play: ReplayedPlay, loss: Loss) -> tuple[bool, int]:
    people = [part.repair.person for part in (loss.parts or (loss,)) if part.repair.person >= 0]
    needed = any(minimum(play.scenario.levels, play.truths[person]) for person in people)
    return needed, max((play.truths[person].influence for person in people), default=0)


def test_a_contradiction_is_told_as_one_where_little_else_comes_of_mending_it() -> None:
    own = 0
    for folder, file in golden_folders():
        for name in PLAY_NAMES:
            play = golden_play(name, folder, file)
            found = losses(play)
            before = contradictions(play.scenario, play.state)
            points = max((loss.points for loss in found if loss.kind == "contradiction"), default=0.0)
            own += points >= LEAST_TOLD
            for loss in found:
                if loss.kind in ("contradiction", "breach", "together"):
                    continue
                state, _ = played_on(play.scenario, play.moments[loss.repair.place].before, loss.repair.ahead)
                if len(contradictions(play.scenario, state)) < len(before) and loss.points >= LEAST_TOLD:
                    assert loss.points - points >= LEAST_TOLD, "more than the contradiction is lost there"
    assert own > 1


def test_nothing_told_undoes_what_is_told_of_promises() -> None:
    left_out = 0
    for _, file in golden_folders():
        for skill, number in (("random", 18), ("random", 72), ("careless", 85), ("pleaser", 15)):
            play = play_of(load(file).scenario, skill, number)
            found = losses(play)
            three = told(play, found)
            assert_the_dearest_are_told(play, found)
            cheapest = min((loss.points for loss in three if loss.kind != "breach"), default=0.0)
            left_out += any(
                loss.points > cheapest and undoes(play, loss, promise)
                for promise in three
                for loss in found
                if loss not in three
            )
    assert left_out > 1


def test_no_case_to_one_person_is_told_twice() -> None:
    for folder, file in golden_folders():
        for name in ("careless", "deferred", "lost", "concessions"):
            three = told(play := golden_play(name, folder, file), losses(play))
            assert not any(says_the_same(one, other) for one, other in combinations(three, 2)), (file, name)
