"""The reporting tree with what was believed of everybody beside what is true, on the last map handed in."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.debrief.facts.people import MapVerdict, TieReview, verdict_on_roles
from trainer.debrief.facts.replay import ReplayedPlay


@dataclass(frozen=True, slots=True)
class PowerStanding:
    """A person's place in the power structure: ids of roles, the primary one first, and veto; None for no opinion.

    Influence is 0–3, stance −2…2.
    """

    roles: tuple[str, ...]
    influence: int | None
    stance: int | None
    veto: str


@dataclass(frozen=True, slots=True)
class Node:
    """A person in the reporting tree; `depth` counts superiors.

    Attributes:
        person: index among the scenario's people.
        believed: the last map's view, None where it said nothing.
        true: the truth when it was handed in.
        sways: whom the person really moves.
        left: whether the person had left by then.
        boss: index of the superior, −1 at the top.
    """

    person: int
    name: str
    title: str
    depth: int
    believed: PowerStanding | None
    true: PowerStanding
    sways: tuple[TieReview, ...]
    left: bool
    boss: int = -1

    @property
    def verdict(self) -> MapVerdict | None:
        """The verdict on the roles believed, None where the person had left by then."""
        if self.left:
            return None
        return verdict_on_roles(self.believed.roles if self.believed else (), self.true.roles)

    @property
    def differs(self) -> frozenset[str]:
        """Which of "influence", "stance" and "veto" were believed to be other than they are.

        What was not believed at all is open, and no error.
        """
        names = ("influence", "stance", "veto") if self.believed and not self.left else ()
        return frozenset(
            name for name in names if getattr(self.believed, name) not in (None, "", getattr(self.true, name))
        )


def power_map(play: ReplayedPlay) -> tuple[Node, ...]:
    """Return everybody, superiors before those who report to them."""
    scenario = play.scenario
    handed = play.state.handed[-1] if play.state.handed else None
    truths = scenario.truth(handed.fired if handed else play.state.fired)
    board = handed.board if handed else play.state.board
    nodes: list[Node] = []

    def add(index: int, depth: int) -> None:
        person, truth, note = scenario.people[index], truths[index], board[index]
        believed = None
        if note is not None:
            believed = PowerStanding(note.roles, note.influence, note.stance, note.veto or "")
        true = PowerStanding(truth.roles, truth.influence, truth.stance, truth.veto)
        sways = tuple(TieReview(play.name(other), strength, other) for other, strength in truth.sways if strength)
        left = not truth.present
        nodes.append(Node(index, person.name, person.title, depth, believed, true, sways, left, person.boss))
        for other in scenario.people:
            if other.boss == index:
                add(other.index, depth + 1)

    for person in scenario.people:
        if person.boss < 0:
            add(person.index, 0)
    return tuple(nodes)
