"""Circles in a graph of names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node")


def circles(edges: Mapping[Node, Iterable[Node]]) -> Iterator[list[Node]]:
    """Yield every set of nodes that all lead to each other, in the order of `edges`; single nodes only with a loop."""
    # Tarjan's algorithm with a stack of its own: a scenario may be a chain of thousands.
    order: dict[Node, int] = {}
    low: dict[Node, int] = {}
    open_: dict[Node, None] = {}
    places = {node: place for place, node in enumerate(edges)}
    for root in edges:
        if root in order:
            continue
        work = [(root, iter(edges[root]))]
        order[root] = low[root] = len(order)
        open_[root] = None
        while work:
            node, rest = work[-1]
            for other in rest:
                if other not in order:
                    order[other] = low[other] = len(order)
                    open_[other] = None
                    work.append((other, iter(edges.get(other, ()))))
                    break
                if other in open_:
                    low[node] = min(low[node], order[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == order[node]:
                    found = []
                    while True:
                        member, _ = open_.popitem()
                        found.append(member)
                        if member == node:
                            break
                    if len(found) > 1 or node in edges.get(node, ()):
                        yield sorted(found, key=lambda one: places.get(one, len(places)))


def circle_through(edges: Mapping[Node, Iterable[Node]], members: Sequence[Node]) -> list[Node]:
    """Return a shortest way from the first of `members` back to it that stays among them, without the return."""
    first, inside = members[0], set(members)
    came: dict[Node, Node] = {}
    queue = [first]
    for node in queue:
        for other in edges.get(node, ()):
            if other == first:
                way = [node]
                while way[-1] != first:
                    way.append(came[way[-1]])
                return way[::-1]
            if other in inside and other not in came:
                came[other] = node
                queue.append(other)
    return list(members)
