"""What every shipped scenario and pack must hold, counted from the files themselves."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from trainer.core.vocabulary import NEEDS, ROLES, WINS
from trainer.packs.checks.check import look

SCENARIOS = Path(__file__).parents[2] / "scenarios"
Table = dict[str, Any]
FILES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted(SCENARIOS.glob("*/*.toml"))
    if path.name != "pack.toml" and "." not in path.stem
}
PATCHES = {
    name: [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(SCENARIOS.glob(f"*/{name}.[b-f].toml"))]
    for name in FILES
}
"""What further variants say anew."""
CASES = [name for name in FILES if name != "first-visit"]
"""Everything but the tutorial, which teaches keys and not a trade."""
PACKS = sorted({path.parent.name for path in SCENARIOS.glob("*/pack.toml")} - {"tutorial"})
METHODS = {
    "interview", "questionnaire", "observation", "crm_history", "public_research", "reference", "coach",
    "expert_meeting",
}  # fmt: skip
LONG_ENOUGH_TO_BE_COPIED = {"en": 60, "zh": 24}
"""Characters from which a text that stands twice was copied and is not just the same short phrase."""

each = pytest.mark.parametrize("name", CASES)


def held(file: Table, patches: Sequence[Table] = ()) -> list[tuple[str, str, int]]:
    """Return (person, need or role, event) for everything that is true of anybody at any time."""
    tables = [file, *patches]
    every = [(one["id"], one["hidden"]) for table in tables for one in table.get("person", ()) if "hidden" in one]
    every += [
        (change["person"], change)
        for table in tables for event in table.get("event", ()) for change in event.get("changes", ())
    ]  # fmt: skip
    return [
        (person, value, 0)
        for person, hidden in every
        for value in (*hidden.get("roles", ()), *hidden.get("concerns", ()), *hidden.get("wins", ()))
    ]


def questions(file: Table) -> list[Table]:
    return [question for person in file["person"] for question in person.get("question", ())]


def objections(file: Table) -> list[Table]:
    return [objection for person in file["person"] for objection in person.get("objection", ())]


def misleads(file: Table, clue: Table) -> bool:
    """Return whether a clue supports a role or a need that its person never holds."""
    true = {value for person, value, _ in held(file) if person == clue["about"]}
    return any(
        axis in ("role", "concern", "win") and value not in true
        for axis, _, value in (support.partition(":") for support in clue["supports"])
    )


@each
def test_people_and_roles(name: str) -> None:
    assert 6 <= len(FILES[name]["person"]) <= 10
    tables = (FILES[name], *PATCHES[name])
    people = [one for table in tables for one in table.get("person", ()) if "hidden" in one]
    assert len({person["id"] for person in people if len(person["hidden"]["roles"]) > 1}) >= 2


@each
def test_what_there_is_to_find_and_to_say(name: str) -> None:
    file = FILES[name]
    assert len(questions(file)) >= 40
    assert len(file["clue"]) >= 25
    assert sum(misleads(file, clue) for clue in file["clue"]) >= 2
    assert len(file["source"]) >= 5
    assert len(file["pitch"]) >= 9
    assert any(pitch.get("conflicts") for pitch in file["pitch"])
    assert any(pitch.get("shared") for pitch in file["pitch"])
    assert len(objections(file)) >= 8
    assert len({objection["type"] for objection in objections(file)}) >= 6


@each
def test_temptations_in_all_three_grades_with_their_substitutes(name: str) -> None:
    rules = FILES[name]["conduct"]
    assert len(rules) >= 3
    assert {rule["grade"] for rule in rules} == {"forbidden", "avoid", "watch"}
    assert all(rule["rule"] and rule["lesson"] and rule["substitute"] and rule["substitute_text"] for rule in rules)


@each
def test_events_endings_and_teaching(name: str) -> None:
    file = FILES[name]
    assert file["event"]
    assert any(event.get("changes") for event in file["event"])
    assert len(file["ending"]) >= 5
    assert {ending["outcome"] for ending in file["ending"]} == {
        "won", "concessions", "deferred", "lost", "disqualified",
    }  # fmt: skip
    assert {lesson["about"] for lesson in file["lesson"]} >= {"roles", "needs", "pitch", "conduct", "adaptation"}
    assert len(file["discussion"]) >= 3
    for question in file["discussion"]:
        saw, think, wonder = (question["text"].find(words) for words in ("I saw", "I think", "I wonder"))
        assert -1 < saw < think < wonder, question["id"]
    assert file["facilitator"].keys() == {"aims", "timing", "watch_for"}


@pytest.mark.parametrize("pack", PACKS)
def test_across_a_pack(pack: str) -> None:
    files = [FILES[path.stem] for path in (SCENARIOS / pack).glob("*.toml") if path.stem in CASES]
    values = {value for file in files for _, value, _ in held(file, PATCHES[file["id"]])}
    assert len(values & set(ROLES)) >= (len(ROLES) if len(files) > 1 else 7)
    assert len(values & set(WINS)) >= 6
    methods = {source["method"] for file in files for source in file["source"]}
    # A coach is asked in a meeting, by questions that only a coach answers.
    methods |= {"coach" for file in files for one in questions(file) if one.get("needs", {}).get("coach")}
    methods |= {"questionnaire" for file in files if file.get("questionnaire")}
    assert len(METHODS - methods) <= (1 if len(files) > 1 else 2)
    assert values - set(ROLES) - set(NEEDS) == set()


def test_there_are_five_packs_with_eight_scenarios_on_three_levels() -> None:
    assert PACKS == ["cloud-iot", "hospital-device", "pharma-launch", "public-sector", "software-firm"]
    assert Counter(FILES[name]["level"] for name in CASES) == {1: 1, 2: 3, 3: 4}


@each
def test_there_are_several_truths(name: str) -> None:
    (path,) = SCENARIOS.glob(f"*/{name}.toml")
    assert len(list(path.parent.glob(f"{name}.[b-f].toml"))) >= (1 if name == "service-desk" else 2)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nobody_and_no_paragraph_stands_in_two_scenarios(language: str) -> None:
    for one, other in combinations(FILES, 2):
        first, second = (texts(spoken(name, language)) for name in (one, other))
        assert {text for text in first & second if len(text) >= LONG_ENOUGH_TO_BE_COPIED[language]} == set(), (
            one,
            other,
        )
        assert names(spoken(one, language)) & names(spoken(other, language)) == set(), (one, other)


def spoken(name: str, language: str) -> Table:
    if language == "en":
        return FILES[name]
    (path,) = SCENARIOS.glob(f"*/{name}.{language}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def names(file: Table) -> set[str]:
    team = file["seller"].get("team", ())
    return {one["name"] for one in (*file["person"], *team)} | {file["customer"]["name"], file["seller"]["name"]}


def texts(value: object) -> set[str]:
    """Return the paragraphs of every text in a table."""
    if isinstance(value, str):
        return {paragraph.strip() for paragraph in value.split("\n") if paragraph.strip()}
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set().union(*map(texts, inner))


def test_no_wording_gives_anything_away() -> None:
    assert [str(one) for one in look([SCENARIOS]).problems if one.severity == "warning"] == []
