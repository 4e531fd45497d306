"""What the score for roles lost: it adds up, and a right primary role is not said to have lost anything by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.debrief.plays import golden_play
from tests.golden.record import golden_folders
from trainer.core.moves import Note
from trainer.debrief.facts.replay import replayed_play
from trainer.debrief.facts.roles_lost import roles_lost


def test_what_was_lost_adds_up_to_what_the_score_lacks() -> None:
    for folder, file in golden_folders():
        for name in ("careless", "lost", "deferred", "concessions", "won"):
            play = golden_play(name, folder, file)
            found = play.card.scores["roles"]
            if found.parts:
                assert found.value is not None
                assert sum(one.points for one in roles_lost(play)) == pytest.approx(100 - found.value, abs=0.3)


def test_right_roles_lose_by_certainty_by_what_was_cited_and_by_further_roles() -> None:
    for folder, file in golden_folders():
        won = golden_play("won", folder, file)
        made = [moment.move for moment in won.moments]
        for kind, change in (("certainty", {"certainty": 2}), ("evidence", {"evidence": ()})):
            moves = [replace(one, **change) if isinstance(one, Note) and one.roles else one for one in made]
            lost = {one.kind for one in roles_lost(replayed_play(won.scenario, moves, "Kim"))}
            assert kind in lost and "primary" not in lost
        alone = [replace(one, roles=one.roles[:1]) if isinstance(one, Note) else one for one in made]
        if alone != made:
            assert "further" in {one.kind for one in roles_lost(replayed_play(won.scenario, alone, "Kim"))}


def test_each_loss_names_the_people_and_the_day_of_the_map() -> None:
    seen = set()
    for folder, file in golden_folders():
        for name in ("careless", "won"):
            play = golden_play(name, folder, file)
            names = {person.name for person in play.scenario.people}
            for one in roles_lost(play):
                seen.add(one.kind)
                assert one.entries and {entry.person for entry in one.entries} <= names
                assert one.kind == "earlier" or {entry.kind for entry in one.entries} == {one.kind}
                assert all(1 <= entry.day <= play.scenario.days for entry in one.entries)
    assert "earlier" in seen
