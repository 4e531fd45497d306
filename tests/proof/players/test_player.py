from __future__ import annotations

from dataclasses import replace

from trainer.core.codec import decode
from trainer.core.moves import Close, Move, Note, Study
from trainer.core.scenario import Scenario
from trainer.core.state import State
from trainer.core.step import start, step
from trainer.core.vocabulary import NEED_BIT
from trainer.proof.players.player import Player, blinded, play_out
from trainer.proof.players.simple import RandomPlayer
from trainer.proof.players.textbook import TextbookPlayer


def test_a_blinded_scenario_tells_nothing(corner: Scenario) -> None:
    blind = blinded(corner)
    for truths in blind.truths.values():
        for truth in truths:
            assert (truth.roles, truth.influence, truth.needs, truth.channel, truth.counterpart) == ((), 0, 0, "", "")
    assert all(objection.meant == objection.shown_by == 0 for objection in blind.objections)


def test_players_do_not_depend_on_what_is_hidden(corner: Scenario) -> None:
    """Two scenarios that differ in hidden truth only look alike to a player until a move brings the difference out."""
    other = replace(
        corner,
        truths={
            fired: tuple(replace(truth, roles=("observer",), influence=1, veto="none") for truth in truths)
            for fired, truths in corner.truths.items()
        },
        memo={},
        substance={},
    )
    for make in (RandomPlayer, TextbookPlayer):
        one: Player = make(blinded(corner), 5)
        two: Player = make(blinded(other), 5)
        assert play_out(corner, one).moves == play_out(other, two).moves


class Waiting(Player):
    """Looks into the ledger and then asks for the decision."""

    def choose(self, state: State, legal: tuple[Move, ...]) -> Move:
        """Return the first study, else the close."""
        return next((move for move in legal if isinstance(move, Study)), Close())

    def notes(self, state: State) -> list[Note]:
        """Return one note about Ada."""
        return [Note("ada", roles=("decider",), certainty=1)]


def test_a_map_is_written_once_before_it_is_handed_in(corner: Scenario) -> None:
    play = play_out(corner, Waiting(corner, 0))
    assert [type(move) for move in play.moves] == [Study, Study, Note, Close]
    assert play.state.board[0] is not None
    assert play.card.outcome.kind == "lost"


def test_what_came_to_light_is_remembered_in_order_and_fresh_until_something_happens(corner: Scenario) -> None:
    player = Waiting(corner, 0)
    state = start(corner)
    for text in ("study fair", "meet ada visit", "ask ada.day"):
        before, state = state, after_move(corner, state, text)
        player.watch(before, state)
    found = [corner.clue_index["rep"], corner.clue_index["ada-role"]]
    assert (player.order, player.fresh) == (found, set(found))
    for text in ("leave", "review"):
        before, state = state, after_move(corner, state, text)
        player.watch(before, state)
    assert player.order == [*found, corner.clue_index["cheques"]]
    assert player.fresh == {corner.clue_index["cheques"]}


class Asking(Waiting):
    """Pitches what provokes an objection, and asks what is meant before anything else."""

    def choose(self, state: State, legal: tuple[Move, ...]) -> Move:
        """Return the way to Ada's doubt, the question about it, and then the end."""
        for text in ("respond ada.doubt.tell", "respond ada.doubt.show", "pitch proof", "meet ada visit", "leave"):
            if decode(text) in legal and not (text.startswith("meet") and state.met):
                return decode(text)
        return super().choose(state, legal) if super().choose(state, legal) in legal else legal[0]


def test_whoever_asks_hears_what_is_meant(corner: Scenario) -> None:
    player = Asking(blinded(corner), 0)
    play = play_out(corner, player)
    assert decode("respond ada.doubt.tell") in play.moves
    assert player.meanings == {0: NEED_BIT["return"]}
    waiting = Waiting(blinded(corner), 0)
    play_out(corner, waiting)
    assert waiting.meanings == {}


def after_move(corner: Scenario, state: State, text: str) -> State:
    return step(corner, state, decode(text))[0]
