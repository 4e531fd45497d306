from __future__ import annotations

from typing import Any

from trainer.packs.format.models import ScenarioFile
from trainer.packs.overlay import Overlaid, laid_over, overlaid

BASE: dict[str, Any] = {
    "title": "A title",
    "level": 1,
    "customer": {"name": "A house", "structure": "team"},
    "clue": ({"id": "one", "text": "First."}, {"id": "two", "text": "Second."}),
}


def test_texts_are_replaced_by_id_and_everything_else_stays() -> None:
    overlay = {"title": "标题", "clue": ({"id": "two", "text": "第二。"},)}
    document, problems = overlaid(ScenarioFile, BASE, overlay, "a.zh.toml")
    assert problems == []
    assert document == {**BASE, "title": "标题", "clue": (BASE["clue"][0], {"id": "two", "text": "第二。"})}
    assert BASE["title"] == "A title" and BASE["clue"][1]["text"] == "Second."


def test_it_is_known_where_each_text_stands_in_the_translation() -> None:
    laid = laid_over(ScenarioFile, BASE, {"clue": ({"id": "two", "text": "第二。"},)}, "a.zh.toml")
    assert laid.placed == {("clue", 1, "text"): ("clue", 0, "text")}
    assert laid.entries == {(): (), ("clue", 1): ("clue", 0)}


def test_whatever_cannot_be_placed_is_told_and_left_out() -> None:
    overlay = {
        "title": 3,
        "level": 2,
        "summary": "x",
        "seller": {"name": "x"},
        "customer": {"name": "一家"},
        "clue": ({"text": "x"}, {"id": "three", "text": "x"}, {"id": "one", "text": "一"}, {"id": "one", "text": "二"}),
    }
    document, problems = overlaid(ScenarioFile, BASE, overlay, "a.zh.toml")
    assert [(one.code, one.key) for one in problems] == [
        ("E103", ("title",)),
        ("E401", ("level",)),
        ("E402", ("summary",)),
        ("E402", ("seller",)),
        ("E403", ("clue", 0)),
        ("E402", ("clue", 1, "id")),
        ("E201", ("clue", 3, "id")),
    ]
    assert document["customer"] == {"name": "一家", "structure": "team"}
    assert document["clue"][0]["text"] == "一"
    assert "seller" not in document
    assert document["title"] == "A title"


def test_a_key_that_is_no_text_is_answered_with_one_that_is() -> None:
    _, (problem,) = overlaid(ScenarioFile, BASE, {"titel": "x"}, "a.zh.toml")
    assert (problem.code, problem.hint, problem.on_key) == ("E401", "did you mean 'title'?", True)
    _, (problem,) = overlaid(ScenarioFile, BASE, {"clue": ({"id": "tow", "text": "x"},)}, "a.zh.toml")
    assert (problem.code, problem.hint, problem.on_key) == ("E402", "did you mean 'two'?", False)


def test_lists_of_texts_are_laid_over_whole_and_in_their_shape() -> None:
    records = {"columns": ("Year", "Who"), "rows": (("2021", "Ann"), ("2022", "Ben"))}
    base = {"source": ({"id": "book", "title": "Book", "records": records},)}

    def laid(**said: object) -> Overlaid:
        overlay = {"source": ({"id": "book", "records": said},)}
        return laid_over(ScenarioFile, base, overlay, "zh.toml")

    rows = (("2021", "安"), ("2022", "本"))
    good = laid(columns=("年", "谁"), rows=rows)
    assert good.problems == []
    assert good.document["source"][0]["records"] == {"columns": ("年", "谁"), "rows": rows}
    at = ("source", 0, "records", "rows", 1, 0)
    assert good.placed[at] == at
    for wrong, code, key in (
        ("年", "E103", ("columns",)),
        (("年",), "E405", ("columns",)),
        (("年", 3), "E103", ("columns", 1)),
        (("年", ("谁",)), "E103", ("columns", 1)),
    ):
        bad = laid(columns=wrong)
        assert [(one.code, one.key[3:]) for one in bad.problems] == [(code, key)]
        assert bad.document["source"][0]["records"] == records
    (problem,) = laid(rows=(("2021", "安"), ("2022",))).problems
    assert (problem.code, problem.key[3:]) == ("E405", ("rows", 1))
