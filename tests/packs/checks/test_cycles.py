from __future__ import annotations

import pytest

from trainer.packs.checks.cycles import circle_through, circles


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ({"a": ["b"], "b": ["c"], "c": []}, []),
        ({"a": ["b"], "b": ["a"]}, [["a", "b"]]),
        ({"a": ["a"], "b": []}, [["a"]]),
        ({"a": ["b", "c"], "b": [], "c": ["d"], "d": ["c"]}, [["c", "d"]]),
        ({"b": ["a"], "a": ["b"], "x": ["y"], "y": ["x", "a"]}, [["b", "a"], ["x", "y"]]),
        ({"a": ["nowhere"]}, []),
    ],
)
def test_every_circle_is_found_once_in_the_order_of_the_names(
    edges: dict[str, list[str]], expected: list[list[str]]
) -> None:
    assert sorted(circles(edges)) == sorted(expected)


def test_a_chain_of_thousands_is_no_recursion() -> None:
    edges = {number: [number + 1] for number in range(50_000)}
    assert list(circles(edges)) == []
    edges[50_000] = [0]
    assert [len(circle) for circle in circles(edges)] == [50_001]


def test_the_way_back_is_a_shortest_one_among_the_members() -> None:
    edges = {"a": ["b", "c"], "b": ["d"], "d": ["a"], "c": ["a"]}
    assert circle_through(edges, ["a", "b", "c", "d"]) == ["a", "c"]
    assert circle_through(edges, ["a", "b", "d"]) == ["a", "b", "d"]
    assert circle_through({"a": ["a"]}, ["a"]) == ["a"]
