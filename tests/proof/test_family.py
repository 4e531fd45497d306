from __future__ import annotations

import json
from functools import partial
from typing import Any

import pytest

from tests.proof.families import corner, person
from trainer.core.replay import final_state
from trainer.core.scenario import Scenario
from trainer.core.score.card import score
from trainer.proof.across import IDS
from trainer.proof.family import Variant, verified_family
from trainer.proof.report import FamilyReport, VerificationReport
from trainer.proof.verify import Effort

LITTLE = Effort(seeds=3, climb=60, climbs=1, aside=5, spoiled=20, positions=500, blind=30)


def other(document: dict[str, Any]) -> None:
    """Let the foreman be what the owner is, and the other way round, with clues that say so."""
    ada, bo = person(document, "ada"), person(document, "bo")
    ada["hidden"], bo["hidden"] = bo["hidden"], ada["hidden"]
    ada["hidden"]["sways"] = bo["hidden"]["sways"] = {}
    ada["objection"][0]["meant"], bo["objection"][0]["meant"] = "reliability", "return"
    for clue in document["clue"]:
        clue["about"] = {"ada": "bo", "bo": "ada"}.get(clue["about"], clue["about"])


def make(letter: str, _language: str) -> Scenario:
    return corner(other) if letter == "b" else corner()


def variants(letters: str) -> list[Variant]:
    return [Variant(letter, partial(make, letter), f"rules of {letter}") for letter in letters]


def verified(letters: str, **more: Any) -> FamilyReport:
    return verified_family(variants(letters), ["en"], "bytes", **{"effort": LITTLE, "processes": 1, **more})


@pytest.fixture(scope="module")
def two() -> FamilyReport:
    return verified("ab")


def test_every_variant_is_verified_by_itself_and_then_all_together(two: FamilyReport) -> None:
    assert [one.variant for one in two.variants] == ["a", "b"]
    assert [one.rules for one in two.variants] == ["rules of a", "rules of b"]
    assert sorted({one.id for one in two.across}) == sorted(IDS)
    assert list(two.guessed) == ["naming", "marks", "needs", "pitch", "objections", "play"]
    for one in two.variants:
        assert {"occurs", "findable", "fair", "par"} <= {claim.id for claim in one.properties}
        card = score(make(one.variant, "en"), final_state(make(one.variant, "en"), one.par_play))
        assert card is not None and card.overall == one.par["overall"]


def test_every_witness_is_a_play_of_the_variant_that_it_names(two: FamilyReport) -> None:
    witnesses = [one for one in two.across if one.witness]
    assert {one.id for one in witnesses} == {"blind play", "from memory", "told apart"}
    for one in witnesses:
        final_state(make(one.variant, "en"), one.witness)


def test_the_same_effort_gives_the_same_report_on_one_process_and_on_two(two: FamilyReport) -> None:
    assert verified("ab", processes=2).as_json() == two.as_json()


def test_a_certificate_holds_each_variant_and_what_can_be_guessed(two: FamilyReport) -> None:
    certificate = two.certificate()
    assert json.loads(json.dumps(certificate)) == certificate
    assert certificate["pack_sha256"] == "bytes"
    assert [one["rules_sha256"] for one in certificate["variants"]] == ["rules of a", "rules of b"]
    counted = sum(certificate["verdicts"].values())
    assert counted == len(two.across) + sum(len(one.properties) for one in two.variants)
    assert certificate["guessed"] == dict(two.guessed)
    assert sum(certificate["across"].values()) == len(two.across)


def test_one_variant_is_all_there_is_or_one_of_several() -> None:
    alone = verified("a")
    assert {(one.status, str(one.detail)) for one in alone.across} == {("BOUNDED", "whoever played it once knows it")}
    assert verified("b", across=False).across == ()


def test_progress_names_the_variant_where_there_are_several_and_tells_of_each_when_it_is_done() -> None:
    steps: list[str] = []
    told: list[VerificationReport] = []
    verified("ab", progress=lambda step, done, whole: steps.append(str(step)), tell=told.append)
    assert any(step == "variant a: best play" for step in steps)
    assert steps[-1] == "best fixed list of moves"
    assert [one.variant for one in told] == ["a", "b"]
    steps.clear()
    verified("a", progress=lambda step, done, whole: steps.append(str(step)))
    assert "best play" in steps
