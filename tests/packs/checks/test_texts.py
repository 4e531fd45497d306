from __future__ import annotations

from pathlib import Path

from trainer.packs.checks.check import check


def test_texts_are_measured_in_cells(small: Path) -> None:
    (small / "corner.zh.toml").write_text(f'title = "{"木" * 30}"', encoding="utf-8")
    found = check(small / "corner.zh.toml")
    assert [one.message for one in found if one.code == "W501"] == ["takes 60 cells, and its place holds 48"]


def test_a_translation_may_give_answers_away_by_itself(small: Path) -> None:
    people = ""
    for person in ("ada", "bo", "cy"):
        people += f'[[person]]\nid = "{person}"\n[[person.objection]]\nid = "doubt"\n'
        people += '[[person.objection.response]]\nid = "show"\nsay = "' + "长" * 40 + '"\n'
    (small / "corner.zh.toml").write_text(people, encoding="utf-8")
    [problem] = [one for one in check(small / "corner.zh.toml") if one.code == "W502"]
    assert problem.file.endswith("corner.zh.toml")
    assert problem.span is not None
    assert problem.span.line == 7
