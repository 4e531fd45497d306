from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from tests.conftest import CORNER
from trainer.errors import UsageError
from trainer.i18n.translator import Translator
from trainer.packs.bundle import bundled
from trainer.packs.load import load, load_bundle, load_files
from trainer.packs.problems import FaultyPack

Edit = Callable[[dict[str, Any]], None]


def problems(edit: Edit) -> list[str]:
    document = tomllib.loads(CORNER.read_text(encoding="utf-8"))
    edit(document)
    with pytest.raises(FaultyPack) as caught:
        load_files({"corner.toml": tomli_w.dumps(document).encode()}, "corner.toml", None, "corner.toml")
    return [str(problem) for problem in caught.value.problems]


def test_a_scenario_is_compiled_with_its_pack() -> None:
    loaded = load(CORNER)
    assert loaded.scenario.id == "small/corner"
    assert loaded.pack.title == "A small pack"
    assert loaded.language == "en"
    assert [item.kind for item in loaded.scenario.agenda] == ["review", "event", "review", "close"]


def test_a_mailed_file_is_a_pack_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "corner.toml"
    path.write_bytes(CORNER.read_bytes())
    assert load(path).scenario.id == "single/corner"


def test_a_translation_changes_texts_and_no_rules() -> None:
    english, chinese = load(CORNER), load(CORNER, "zh")
    assert chinese.scenario.people[0].name == "何雅达"
    assert chinese.scenario.people[1].name == english.scenario.people[1].name
    assert chinese.language == "zh"
    assert chinese.rules == english.rules
    assert chinese.sha256 == english.sha256


def test_an_unknown_language_falls_back() -> None:
    assert load(CORNER, "fr").language == "en"


def test_a_bundle_is_the_scenario_again() -> None:
    loaded = load(CORNER, "zh")
    again = load_bundle(loaded.bundle, "zh")
    assert again.sha256 == loaded.sha256
    assert again.scenario.people[0].name == "何雅达"
    assert again.scenario.id == loaded.scenario.id


def test_mending_a_word_keeps_the_rules() -> None:
    text = CORNER.read_text(encoding="utf-8")
    one = load_files({"a.toml": text.encode()}, "a.toml", None, "a.toml")
    mended = load_files({"a.toml": text.replace("Long, and dusty.", "Long.").encode()}, "a.toml", None, "a.toml")
    changed = load_files({"a.toml": text.replace("patience = 2", "patience = 3").encode()}, "a.toml", None, "a.toml")
    assert one.rules == mended.rules
    assert one.sha256 != mended.sha256
    assert one.rules != changed.rules


def test_the_truth_after_the_event() -> None:
    scenario = load(CORNER).scenario
    before, after = scenario.truth(0), scenario.truth(1)
    assert (before[0].roles, after[0].roles) == (("decider",), ("influencer",))
    assert after[1].influence == 3
    assert after[1].veto == "technical", "what an event leaves out stays"
    assert scenario.events[0].moves_power == (0, 1)


def first_person(**values: object) -> Edit:
    return lambda document: document["person"][0].update(values)


def hidden(**values: object) -> Edit:
    return lambda document: document["person"][0]["hidden"].update(values)


def question(**values: object) -> Edit:
    return lambda document: document["person"][0]["question"][0].update(values)


def top(**values: object) -> Edit:
    return lambda document: document.update(values)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (top(colour="red"), "colour: unknown key"),
        (top(tilte="x"), "did you mean 'title'?"),
        (top(format=1), "is written in format 1, and this program reads format 2 only"),
        (top(level="two"), "level: must be a whole number from 1 to 3, not 'two'"),
        (top(level=9), "must be from 1 to 3, not 9"),
        (top(id="Corner Shop"), "id: 'Corner Shop' is not an id"),
        (lambda document: document.pop("title"), "`title` is missing"),
        (lambda document: document.pop("calendar"), "`calendar` is missing"),
        (hidden(roles=["desider"]), "did you mean 'decider'?"),
        (hidden(roles=[]), "person[1].hidden.roles"),
        (hidden(influence=4), "person[1].hidden.influence"),
        (hidden(concerns={"retrun": 2}), "did you mean 'return'?"),
        (hidden(sways={"ada": 1}), "'ada' points at itself"),
        (first_person(reports_to="zed"), "there is no person 'zed'"),
        (first_person(reports_to="bo"), "the reporting line comes back"),
        (first_person(name="Ada\x1b[31m"), "is a control or direction character"),
        (first_person(name="Ada\u202e"), "U+202E"),
        (first_person(name="A" * 500), "at most 80 characters"),
        (question(reveals=["ada-roles"]), "did you mean 'ada-role'?"),
        (question(breach="bribe"), "there is no rule of conduct 'bribe'"),
        (question(needs={"clues": ["x"]}), "there is no clue 'x'"),
        (question(needs={"asked": ["ada.days"]}), "did you mean 'ada.day'?"),
        (question(needs={"flags": ["x"]}), "there is no flag 'x'"),
        (question(needs={"without": ["x"]}), "there is no flag 'x'"),
        (question(needs={"met": ["x"]}), "there is no person 'x'"),
        (question(needs={"trusted_by": {"x": 1}}), "there is no person 'x'"),
        (question(needs={"trust": 9}), "must be from 0 to 5, not 9"),
        (question(id="worry"), "'worry' is used twice"),
        (lambda d: d["clue"][0].update(supports=["rank:high"]), "nothing that a clue can support"),
        (lambda d: d["clue"][0].update(supports=["role:chief"]), "there is no role 'chief'"),
        (lambda d: d["clue"][0].update(about="x"), "there is no person 'x'"),
        (lambda d: d["source"][0].update(needs={"trust": 2}), "use `trusted_by`"),
        (lambda d: d["pitch"][0].update(conflicts=["business-case"]), "'business-case' points at itself"),
        (lambda d: d["pitch"][0].update(proof=["x"]), "there is no clue 'x'"),
        (lambda d: d["pitch"][0].update(fit={"x": 4}), "there is no person 'x'"),
        (lambda d: d["conduct"][0].update(substitute="ask cy.nothing"), "there is no question 'cy.nothing'"),
        (lambda d: d["conduct"][0].update(cleared_by="x"), "there is no flag 'x'"),
        (lambda d: d["event"][0].update(day=40), "after the last day"),
        (lambda d: d["event"][0]["changes"][0].update(person="x"), "there is no person 'x'"),
        (lambda d: d["calendar"].update(reviews=[9]), "after the last day"),
        (lambda d: d["calendar"].update(reviews=[3, 2]), "must rise"),
        (
            lambda d: [one.update(stays=True) for one in d["person"][0]["objection"][0]["response"]],
            "a trainee could be stranded",
        ),
        (lambda d: d.update(ending=[one for one in d["ending"] if one["outcome"] != "lost"]), "no ending for 'lost'"),
    ],
)
def test_every_fault_says_where_and_what(edit: Edit, expected: str) -> None:
    found = problems(edit)
    assert any(expected in problem for problem in found), found
    assert all(problem.startswith("corner.toml") for problem in found)


def test_all_problems_are_found_at_once() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["level"] = 9
        document["minutes"] = "long"
        document["person"][0]["hidden"]["influence"] = 7

    assert len(problems(edit)) == 3


@pytest.mark.parametrize(
    ("overlay", "expected"),
    [
        ("level = 2", "is no text"),
        ("title = 3", "must be a text"),
        ('[[person]]\nid = "zed"\nname = "x"', "translates 'zed'"),
        ('[[person]]\nname = "x"', "has no `id`"),
        ('[facilitator]\naims = "x"', "does not have"),
        ('[[person]]\nid = "ada"\nnmae = "x"', "is no text"),
    ],
)
def test_a_translation_that_does_not_fit_is_told(overlay: str, expected: str) -> None:
    files = {"corner.toml": CORNER.read_bytes(), "corner.zh.toml": overlay.encode()}
    with pytest.raises(FaultyPack, match=expected) as caught:
        load_files(files, "corner.toml", "zh", "corner.toml")
    assert "corner.zh.toml" in str(caught.value)
    load_files(files, "corner.toml", "en", "corner.toml")


def test_a_stored_scenario_outlives_stricter_checks() -> None:
    document = tomllib.loads(CORNER.read_text(encoding="utf-8"))
    for person in document["person"]:
        person["hidden"]["roles"] = ["observer"]
    document["event"] = []
    files = {"corner.toml": tomli_w.dumps(document).encode()}
    with pytest.raises(FaultyPack):
        load_files(files, "corner.toml", None, "corner.toml")
    assert load_bundle(bundled(files)).scenario.people[0].id == "ada"


@pytest.mark.parametrize(
    ("name", "wrong", "mend"),
    [
        (
            "corner.b.toml",
            "is variant b of corner.toml",
            "name corner.toml instead; where a command has --variant, give it b",
        ),
        ("corner.b.zh.toml", "is itself a translation", "name the scenario's own file"),
        ("other.b.toml", "there is no other.toml beside it to vary", "put it into the folder of its scenario"),
        ("other.zh.toml", "there is no other.toml beside it to translate", "put it into the folder of its scenario"),
    ],
)
def test_what_is_no_scenarios_own_file_is_refused_with_the_mend(
    two_truths: Path, name: str, wrong: str, mend: str
) -> None:
    path = two_truths.with_name(name)
    if not path.exists():
        path.write_text('variant = "b"\n', encoding="utf-8")
    with pytest.raises(UsageError) as refusal:
        load(path)
    said = refusal.value.said(Translator("en"))
    assert f"{path}: {wrong}" in said and mend in said


def test_a_variant_that_is_not_there_is_refused_with_those_that_are(two_truths: Path) -> None:
    with pytest.raises(UsageError, match="there is no variant 'c'") as refusal:
        load(two_truths, variant="c")
    assert "a, b" in refusal.value.said(Translator("en"))
    with pytest.raises(UsageError, match="there is no variant 'xxxxxxxxxxxxxxxxxxxx'"):
        load(two_truths, variant="x" * 10_000)
