from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import BaseModel

from tests.conftest import SCENARIOS
from trainer.packs.file_names import FileName
from trainer.packs.format.models import HiddenTable, ScenarioFile, Table
from trainer.packs.format.text_fields import tables
from trainer.packs.overlay import Overlaid
from trainer.packs.toml.read import parse_text
from trainer.packs.variants import file_problems, patch_between, patched

ADA: dict[str, Any] = {
    "id": "ada",
    "name": "Ada",
    "hidden": {"roles": ("decider",), "influence": 3, "stance": 1},
    "reactions": {"greet": "Come in.", "tired": "Enough."},
    "question": ({"id": "day", "say": "How?", "answer": "So.", "breach": "gift", "reveals": ("one",)},),
}
BASE: dict[str, Any] = {
    "title": "A title",
    "level": 1,
    "person": (ADA,),
    "clue": (
        {"id": "one", "about": "ada", "text": "First.", "supports": ("role:decider",)},
        {"id": "two", "about": "ada", "text": "Second.", "supports": ()},
    ),
    "decision": {"threshold": 60},
}


def made(**patch: Any) -> Overlaid:
    return patched(BASE, {"variant": "b", **patch}, "x.b.toml", "b")


def codes(laid: Overlaid) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(one.code, one.key) for one in laid.problems]


def test_values_are_replaced_whole_and_the_rest_stays() -> None:
    hidden = {"roles": ("user",), "influence": 1}
    laid = made(
        note="Ada does not decide.",
        person=({"id": "ada", "hidden": hidden, "question": ({"id": "day", "answer": "Thus."},)},),
    )
    assert laid.problems == []
    person = laid.document["person"][0]
    assert person["hidden"] == hidden
    assert person["question"] == ({**ADA["question"][0], "answer": "Thus."},)
    assert person["reactions"] == ADA["reactions"]
    assert laid.document["note"] == "Ada does not decide."
    assert BASE["person"] == (ADA,) and ADA["question"][0]["answer"] == "So."


def test_lines_of_a_person_and_levels_are_replaced_one_by_one() -> None:
    laid = made(person=({"id": "ada", "reactions": {"tired": "No more."}},), decision={"veto": 40})
    assert laid.problems == []
    assert laid.document["person"][0]["reactions"] == {"greet": "Come in.", "tired": "No more."}
    assert laid.document["decision"] == {"threshold": 60, "veto": 40}


def test_entries_are_added_removed_and_unset() -> None:
    new = {"id": "three", "about": "ada", "text": "Third.", "supports": ("role:user",)}
    laid = made(
        clue=({"id": "one", "remove": True}, new),
        person=({"id": "ada", "question": ({"id": "day", "unset": ("breach", "reveals")},)},),
    )
    assert laid.problems == []
    assert laid.document["clue"] == (BASE["clue"][1], new)
    assert laid.document["person"][0]["question"] == ({"id": "day", "say": "How?", "answer": "So."},)


def test_it_is_known_where_everything_comes_from() -> None:
    new = {"id": "three", "about": "ada", "text": "Third.", "supports": ()}
    laid = made(clue=(new, {"id": "one", "remove": True}, {"id": "two", "text": "2"}), person=({"id": "ada"},))
    assert laid.origin(("clue", 0, "text")) == ("clue", 2, "text")
    assert laid.origin(("clue", 0, "supports")) is None
    assert laid.origin(("clue", 1, "supports", 0)) == ("clue", 0, "supports", 0)
    assert laid.key_in_base(("clue", 0, "supports")) == ("clue", 1, "supports")
    assert laid.key_in_base(("person", 0, "hidden")) == ("person", 0, "hidden")


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        ({"title": "Other"}, [("E412", ("title",))]),
        ({"level": 2}, [("E412", ("level",))]),
        ({"person": ({"id": "ada", "name": "Eva"},)}, [("E412", ("person", 0, "name"))]),
        (
            {"person": ({"id": "ada", "question": ({"id": "day", "say": "Why?"},)},)},
            [("E412", ("person", 0, "question", 0, "say"))],
        ),
        ({"person": ({"id": "ada", "remove": True},)}, [("E412", ("person", 0, "remove"))]),
        ({"person": ({"id": "eva"},)}, [("E413", ("person", 0, "id"))]),
        (
            {"person": ({"id": "ada", "question": ({"id": "new", "kind": "situation", "say": "x", "answer": "x"},)},)},
            [("E413", ("person", 0, "question", 0, "id"))],
        ),
        ({"clue": ({"id": "tow", "text": "x"},)}, [("E413", ("clue", 0, "id"))]),
        ({"clue": ({"id": "none", "remove": True},)}, [("E413", ("clue", 0, "id"))]),
        ({"clue": ({"id": "one", "remove": False},)}, [("E103", ("clue", 0, "remove"))]),
        ({"clue": ({"id": "one", "text": "x"}, {"id": "one", "text": "y"})}, [("E201", ("clue", 1, "id"))]),
        ({"clue": ({"text": "x"},)}, [("E403", ("clue", 0))]),
        (
            {"person": ({"id": "ada", "unset": ("trust", "name", "nothing")},)},
            [("E412", ("person", 0, "unset", place)) for place in range(3)],
        ),
        ({"unset": "note"}, [("E103", ("unset",))]),
        ({"unset": ("note",), "note": "x"}, [("E201", ("unset", 0))]),
    ],
)
def test_what_a_variant_may_not_do_is_told_with_its_place(patch: dict[str, Any], expected: object) -> None:
    laid = made(**patch)
    assert codes(laid) == expected
    assert all(one.hint for one in laid.problems if one.code != "E103")


def test_where_nothing_can_be_unset_that_is_the_mend() -> None:
    (problem,) = made(person=({"id": "ada", "reactions": {"unset": ("greet",)}},)).problems
    assert problem.hint == "take it out; nothing of this table can be unset"


def test_what_may_not_be_done_is_not_done() -> None:
    laid = made(title="Other", person=({"id": "ada", "remove": True}, {"id": "eva"}))
    assert laid.document == {**BASE, "person": (ADA,)}


def test_a_misspelt_id_is_answered_with_the_right_one() -> None:
    (problem,) = made(clue=({"id": "onee", "text": "x"},)).problems
    assert problem.hint == "did you mean 'one'?"
    (problem,) = made(clue=({"id": "quite-another", "text": "x"},)).problems
    assert problem.hint == "to add it, give it also: about, supports"


def test_the_letter_stands_in_the_file_and_in_its_name() -> None:
    assert codes(patched(BASE, {}, "x.b.toml", "b")) == [("E411", ())]
    (problem,) = patched(BASE, {"variant": "c"}, "x.b.toml", "b").problems
    assert (problem.code, problem.key) == ("E411", ("variant",))
    assert problem.message == "the file's name says variant b"


def test_a_value_of_the_wrong_kind_is_left_for_the_model_to_refuse() -> None:
    laid = made(clue="x", decision=3)
    assert (laid.document["clue"], laid.document["decision"]) == ("x", 3)
    assert laid.origin(("clue",)) == ("clue",)
    (problem,) = made(person="x").problems
    assert (problem.code, problem.key) == ("E412", ("person",))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (FileName("x", "a", ""), "variant a is x.toml itself"),
        (FileName("x", "g", ""), "there is no variant g: a scenario has six at most"),
        (FileName("x", "c", "zh"), "there is no x.c.toml beside it to translate"),
    ],
)
def test_a_file_can_be_called_wrongly(name: FileName, words: str) -> None:
    (problem,) = file_problems(name, "shown", {"x.toml", "x.b.toml"})
    assert (problem.code, problem.file, problem.message) == ("E411", "shown", words)
    assert file_problems(FileName("x", "b", "zh"), "shown", {"x.toml", "x.b.toml"}) == []


def test_every_mark_in_the_models_names_a_field() -> None:
    def below(model: type[BaseModel]) -> set[type[BaseModel]]:
        return {model}.union(*(below(inner) for inner in tables(model).values()))

    marked = 0
    for model in below(ScenarioFile):
        assert issubclass(model, Table)
        assert model.seen <= set(model.model_fields)
        assert not (model.by_key and "id" in model.model_fields)
        marked += len(model.seen)
    assert marked > 30


def test_a_patch_is_found_between_two_documents() -> None:
    hidden = {"roles": ("user",), "influence": 1}
    question = {"id": "day", "say": "How?", "answer": "Thus.", "reveals": ("one",)}
    reactions = {"greet": "Out.", "tired": "Enough."}
    variant = {
        **BASE,
        "person": ({**ADA, "hidden": hidden, "question": (question,), "reactions": reactions},),
        "clue": (BASE["clue"][1], {"id": "three", "about": "ada", "text": "Third.", "supports": ()}),
        "decision": {"threshold": 70},
        "note": "Other.",
    }
    patch = patch_between(BASE, variant, "b")
    assert patch["variant"] == "b" and patch["person"][0]["reactions"] == {"greet": "Out."}
    assert patch["person"][0]["question"] == ({"id": "day", "answer": "Thus.", "unset": ("breach",)},)
    assert patch["clue"][-1] == {"id": "one", "remove": True}
    laid = patched(BASE, patch, "x.b.toml", "b")
    assert laid.problems == [] and laid.document == variant
    assert patch_between(BASE, BASE, "c") == {"variant": "c"}


def test_the_example_of_the_guide_is_a_variant() -> None:
    guide = (SCENARIOS / "README.md").read_text(encoding="utf-8")
    section = guide[guide.index("## Variants: another truth") : guide.index("## What verification wants\n")]
    blocks = re.findall(r"```toml\n(.*?)```", section, re.DOTALL)
    assert len(blocks) == 2
    response = {"id": "what-like", "say": "x", "answer": "x", "does": ("probe",)}
    objection = {"id": "nineteen", "said": "x", "meant": "return", "type": "need", "response": (response,)}
    ida = {"id": "ida", "question": ({"id": "signature", "say": "x", "answer": "x"},), "objection": (objection,)}
    names = ("ida-signature", "ida-last-word")
    clues = tuple({"id": name, "about": "ida", "text": "x", "supports": ()} for name in names)
    base = {"person": (ida, {"id": "piet"}), "clue": clues}
    first = patched(base, parse_text(blocks[0], "guide"), "guide", "b")
    assert first.problems == []
    assert [one["id"] for one in first.document["clue"]] == ["ida-signature", "piet-chooses"]
    HiddenTable.model_validate(first.document["person"][0]["hidden"])
    # The second block goes on with the person of the first.
    whole = blocks[0].split("[[person.question]]")[0] + blocks[1].replace('[[person]]\nid = "ida"\n', "")
    second = patched(base, parse_text(whole, "guide"), "guide", "b")
    assert second.problems == []
    assert second.document["person"][0]["objection"][0]["meant"] == "risk"
