from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CORNER, SCENARIOS
from tests.languages import chinese_in, english_in
from trainer.cli.verify import variants_in
from trainer.core.replay import final_state
from trainer.core.scenario import Scenario
from trainer.core.score.card import score
from trainer.core.transcript import write
from trainer.core.vocabulary import OUTCOMES
from trainer.i18n.translator import Translator
from trainer.packs.certificates import par_of
from trainer.packs.file_names import languages_of
from trainer.packs.load import load, load_bundle, load_files
from trainer.packs.locate import scenario_files
from trainer.proof.family import verified_family
from trainer.proof.report import VerificationReport
from trainer.proof.verify import Effort, all_positions, verified
from trainer.proof.witnesses import occurs

ROOT = Path(__file__).parents[2]
LITTLE = Effort(seeds=15, climb=80, climbs=1, aside=10, spoiled=60, positions=3_000, blind=20)
SHIPPED = [file for pack in sorted(SCENARIOS.iterdir()) if pack.is_dir() for file in scenario_files(pack)]


KEYS = frozenset(
    {"level", "calendar.patience", "calendar.days", "decision.veto", "decision.decider", "decision.threshold"}
)
"""Keys of the format, which are the same in every language."""


def make(bundle: bytes, language: str) -> Scenario:
    return load_bundle(bundle, language).scenario


def report_on(path: Path, effort: Effort | None = None, processes: int = 1) -> VerificationReport:
    loaded = load(path)
    languages = ["en", "zh"] if path.with_name(path.name.replace(".toml", ".zh.toml")).exists() else ["en"]
    return verified(partial(make, loaded.bundle), languages, "a", loaded.rules, effort=effort, processes=processes)


@pytest.fixture(scope="module")
def small() -> VerificationReport:
    return report_on(CORNER, LITTLE)


def test_every_witness_shows_what_it_claims(small: VerificationReport, corner: Scenario) -> None:
    index: dict[str, dict[str, int]] = {
        "question": dict(corner.question_index), "source": dict(corner.source_index),
        "pitch": dict(corner.pitch_index), "clue": dict(corner.clue_index),
    }  # fmt: skip
    checked = 0
    for one in small.properties:
        if one.id == "occurs" and one.status == "PROVED":
            kind, _, name = str(one.subject).partition(" ")
            if kind in index:
                assert occurs(corner, one.witness, (kind, index[kind][name])), one.subject
                checked += 1
    assert checked == len(corner.questions) + len(corner.sources) + len(corner.pitches) + len(corner.clues)


def test_par_is_what_its_play_scores_and_below_its_bound(small: VerificationReport, corner: Scenario) -> None:
    card = score(corner, final_state(corner, small.par_play))
    assert card is not None
    assert card.overall == small.par["overall"]
    for name, value in small.par.items():
        assert value <= small.bounds[name] + 0.05, name


def test_the_same_effort_gives_the_same_report_on_one_process_and_on_two(small: VerificationReport) -> None:
    again = report_on(CORNER, LITTLE, processes=2)
    assert again.as_json() == small.as_json()


def test_a_fact_with_one_clue_is_refuted_by_name(small: VerificationReport) -> None:
    refuted = {str(one.subject): str(one.detail) for one in small.refuted if one.id == "findable"}
    assert refuted["ada: concern return"].endswith("concern return can be found, 1 too few: ada-need")
    assert "ada: role decider" not in refuted, "two clues support the role"


def test_a_report_is_said_in_one_language_and_its_json_in_english(small: VerificationReport) -> None:
    chinese, english = Translator("zh"), Translator("en")
    names = frozenset(re.findall(r'^id = "(.*)"', CORNER.read_text(encoding="utf-8"), re.MULTILINE)) | KEYS
    for sentence in (
        small.searched,
        *(part for one in small.properties for part in (one.subject, one.detail, *one.tried)),
    ):
        said = sentence.said(chinese)
        assert chinese_in(said) and not english_in(said, names), said
        assert not chinese_in(sentence.said(english))
        assert sentence.said(english) == str(sentence)
    told = small.as_json()
    assert not chinese_in(json.dumps(told, ensure_ascii=False))
    assert [one["subject"] for one in told["properties"] if one["property"] == "outcome"] == list(OUTCOMES)


def test_a_certificate_names_what_it_is_about(small: VerificationReport) -> None:
    certificate = small.certificate()
    assert certificate["variant"] == "a"
    assert certificate["rules_sha256"] == load(CORNER).rules
    assert sum(certificate["verdicts"].values()) == len(small.properties)
    assert json.loads(json.dumps(certificate)) == certificate


TINY = """
format = 2
id = "tiny"
title = "T"
summary = "S"
level = 1
minutes = 1
[customer]
name = "C"
industry = "I"
structure = "team"
culture = "individual"
situation = "S"
[seller]
name = "S"
product = "P"
[calendar]
days = 1
reviews = [1]
patience = 1
[[person]]
id = "a"
name = "A"
title = "T"
unit = "U"
public = "P"
hidden = { roles = ["decider"], influence = 3 }
[person.reactions]
greet = "g"
greet_again = "g"
tired = "t"
pitch_good = "p"
pitch_fair = "p"
pitch_poor = "p"
in_favour = "i"
undecided = "u"
against = "a"
[[person.question]]
id = "q"
kind = "situation"
say = "s"
answer = "a"
ending = []
"""


def test_a_tiny_scenario_is_enumerated_whole() -> None:
    endings = "".join(
        f'[[ending]]\nid = "{kind}"\noutcome = "{kind}"\ntitle = "t"\ntext = "t"\n'
        for kind in ("won", "concessions", "deferred", "lost", "disqualified")
    )
    text = TINY.replace("ending = []\n", "") + endings
    scenario = load_files({"tiny.toml": text.encode()}, "tiny.toml", None, "tiny.toml").scenario
    # A visit takes the whole day, a call or a mail half of it; in each the one question may be asked once.
    count = all_positions(scenario, 10_000)
    assert count is not None
    assert all_positions(scenario, count) == count
    assert all_positions(scenario, count - 1) is None


@pytest.mark.parametrize(
    "effort", [pytest.param(LITTLE, id="little"), pytest.param(Effort(), id="whole", marks=pytest.mark.thorough)]
)
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_scenarios_verify_without_refutation(path: Path, effort: Effort, tmp_path: Path) -> None:
    loaded = load(path)
    languages = [loaded.pack.language, *languages_of(path.name, [one.name for one in path.parent.iterdir()])]
    family = verified_family(
        variants_in(path, loaded.variants), languages, loaded.sha256, effort=effort,
        processes=2 if effort == Effort() else 1,
    )  # fmt: skip
    # How far pars lie apart and which level shows is told by a whole search alone: a short one has other pars.
    told_by_little = [
        one for one in family.refuted
        if effort == Effort() or not (one.id == "alike" or str(one.subject).startswith("level"))
    ]  # fmt: skip
    assert not [(one.id, one.subject, one.detail) for one in told_by_little]
    committed = path.with_name(f"{path.stem}.certificate.json")
    certificate = json.loads(committed.read_text(encoding="utf-8"))
    found = family.certificate()
    anew = f"run `trainer verify {path.name} --certificate {committed.name}`"
    # Nothing that is searched for longer is worse: what little effort shows, the committed certificate has at least.
    for name in ("scenario", "pack_sha256", "engine"):
        assert certificate[name] == found[name], anew
    if effort == Effort():
        assert certificate == found, anew
    for report, one in zip(family.variants, certificate["variants"], strict=True):
        assert one["par"]["overall"] >= 92
        assert (one["variant"], one["rules_sha256"]) == (report.variant, report.rules), anew
        assert one["bounds"] == report.bounds, anew
        assert one["par"]["overall"] >= report.par["overall"], anew
        assert par_of(report.rules) == one["par"]
        variant = load(path, variant=report.variant).scenario
        card = score(variant, final_state(variant, report.par_play))
        assert card is not None and card.overall == report.par["overall"]
    transcript = tmp_path / "par.txt"
    transcript.write_text(write(loaded.scenario.id, family.variants[0].par_play), encoding="utf-8")
    result: dict[str, Any] = json.loads(
        subprocess.run(
            [sys.executable, "-m", "trainer", "run", str(path), str(transcript), "--json"], capture_output=True,
            text=True, check=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        ).stdout
    )  # fmt: skip
    assert result["overall"] == family.variants[0].par["overall"]
