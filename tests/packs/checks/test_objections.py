"""Objections that can be answered without listening."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import CORNER, SCENARIOS
from tests.core.build import objection, person, response
from tests.packs.checks.test_scenario_index import indexed
from trainer.packs.checks.check import check
from trainer.packs.checks.objections import listening
from trainer.packs.locate import scenario_files

EVIDENCE = ("acknowledge", "evidence", "confirm")
RIGHT = response("right", *EVIDENCE, answers=["risk"])
WRONG = response("wrong", *EVIDENCE, answers=["budget"])
PROBE = response("probe", "acknowledge", "probe", stays=True)
NO_EVIDENCE = "no response to 'doubt' brings evidence for what is meant: risk"
ONLY_RIGHT = "all evidence among the responses to 'doubt' is for what is meant"


def probes(count: int) -> str:
    return f"{count} responses to 'doubt' ask what is behind it, and it takes exactly one"


@pytest.mark.parametrize(
    ("responses", "told"),
    [
        ((RIGHT, WRONG, PROBE), []),
        ((PROBE, RIGHT, WRONG, response("cut", "discount")), []),
        ((WRONG, PROBE), [NO_EVIDENCE]),
        ((RIGHT, PROBE), [ONLY_RIGHT]),
        ((RIGHT, response("same", *EVIDENCE, answers=["risk", "return"]), PROBE), [ONLY_RIGHT]),
        ((RIGHT, WRONG), [probes(0)]),
        ((RIGHT, WRONG, PROBE, {**PROBE, "id": "more"}), [probes(2)]),
        ((RIGHT, WRONG, {**PROBE, "stays": False}), [probes(0)]),
        ((response("nod", "acknowledge"), response("cut", "discount")), [NO_EVIDENCE, probes(0)]),
    ],
)
def test_it_takes_listening(responses: tuple[dict[str, object], ...], told: list[str]) -> None:
    ada = person("ada", concerns={"risk": 1}, objection=[objection("doubt", "risk", *responses)])
    found = list(listening(indexed(lambda document: document.update(person=[ada]))))
    assert [str(problem.wrong) for problem in found] == told
    assert {problem.code for problem in found} <= {"W901"}
    assert all(problem.key[:4] == ("person", 0, "objection", 0) for problem in found)


FILES = [CORNER, *(file for pack in sorted(SCENARIOS.iterdir()) if pack.is_dir() for file in scenario_files(pack))]


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_every_objection_that_is_shipped_takes_listening(file: Path) -> None:
    assert "W901" not in {problem.code for problem in check(file)}
