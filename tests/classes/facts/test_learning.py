"""Learning is what somebody gains at another variant; the same one again is none."""

from __future__ import annotations

import statistics

import pytest

from tests.classes.synthetic import KINDS
from tests.family import family
from trainer.classes.facts.class_play import ClassPlay
from trainer.classes.facts.learning import Learning, VariantPlays, carried_over, learning
from trainer.core.codec import decode
from trainer.core.scenario import Scenario
from trainer.debrief.facts.replay import ReplayedPlay, replayed_play
from trainer.packs.load import load
from trainer.proof.players.player import blinded, play_out


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Scenario, Scenario]:
    path = family(tmp_path_factory.mktemp("pack"))
    return load(path).scenario, load(path, variant="b").scenario


def play(scenario: Scenario, kind: int, seed: int) -> ReplayedPlay:
    return replayed_play(scenario, play_out(scenario, KINDS[kind](blinded(scenario), seed)).moves, "you")


def sitting(person: str, number: int, game: ReplayedPlay, *, practice: bool = False) -> ClassPlay:
    return ClassPlay((person,), person.upper(), number, practice, game)


def told(a: list[ClassPlay], b: list[ClassPlay]) -> Learning | None:
    return learning("Corner", [VariantPlays("a", a, {"overall": 90.0}), VariantPlays("b", b, {})])


def test_repetition_and_practice_are_no_learning(both: tuple[Scenario, Scenario]) -> None:
    first, second = (play(scenario, 4, 1) for scenario in both)
    again = [sitting("ann", 1, first), sitting("ann", 2, first), sitting("ben", 1, second)]
    assert told(again, []) is None
    assert told(again[:2], [sitting("ben", 1, second)]) is None
    assert told([sitting("ann", 1, first, practice=True)], [sitting("ann", 2, second)]) is None


def test_the_first_play_of_one_variant_is_set_beside_the_first_of_the_other(both: tuple[Scenario, Scenario]) -> None:
    games = [[play(scenario, kind, seed) for kind in range(len(KINDS)) for seed in (1, 2)] for scenario in both]
    a: list[ClassPlay] = []
    b: list[ClassPlay] = []
    pairs = []
    for place, (old, new) in enumerate(zip(*games, strict=True)):
        # Every second one begins with the other variant; a repetition lies between the two for some.
        one, other, before, after = (a, b, old, new) if place % 2 else (b, a, new, old)
        one.append(sitting(f"p{place:02}", 1, before))
        if place % 3 == 0:
            one.append(sitting(f"p{place:02}", 2, games[0][-1] if one is a else games[1][-1]))
        other.append(sitting(f"p{place:02}", 3, after))
        pairs.append((before.card, after.card))
    found = told(a, b)
    assert found is not None
    assert len(found.learners) == len(pairs)
    changes = [new.overall - old.overall for old, new in pairs]
    overall = found.changes[0]
    assert (overall.id, overall.people) == ("overall", len(pairs))
    assert overall.amount == pytest.approx(statistics.fmean(changes))
    assert [one.after - one.before for one in found.learners] == pytest.approx(sorted(changes))
    assert overall.low is not None and overall.high is not None
    assert overall.low < overall.amount < overall.high
    assert overall.certain == (overall.low > 0 or overall.high < 0)
    for level, plays in zip(found.levels, (a, b), strict=True):
        firsts = [each.play.card.overall for each in plays if each.number == 1]
        assert level.people == len(firsts)
        assert level.mean == pytest.approx(statistics.fmean(firsts))
    # Half of them came each way, so that the variants' levels cancel out.
    assert found.fair == pytest.approx(overall.amount)
    for learner in found.learners:
        assert learner.fell != "conduct" and (learner.fall > 0) == bool(learner.fell)


def test_an_answer_that_was_carried_over_is_found(both: tuple[Scenario, Scenario]) -> None:
    first, second = both
    old = {person.id: truth.roles[0] for person, truth in zip(first.people, first.truth(0), strict=True)}
    new = {person.id: truth.roles[0] for person, truth in zip(second.people, second.truth(0), strict=True)}
    moved = [person for person in old if old[person] != new[person]]
    assert moved
    notes = [f"note {person} roles={role} certainty=1" for person, role in old.items()]
    names = {person.id: person.name for person in second.people}

    def handed(scenario: Scenario, notes: list[str]) -> ReplayedPlay:
        return replayed_play(scenario, [decode(text) for text in (*notes, "review", "review", "close")], "you")

    before = handed(first, notes)
    assert set(carried_over(before, handed(second, notes))) == {names[person] for person in moved}
    right = [f"note {person} roles={role} certainty=1" for person, role in new.items()]
    assert carried_over(before, handed(second, right)) == ()
    assert carried_over(before, handed(second, [])) == ()
