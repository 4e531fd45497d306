from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.packs.graph.test_svg import HOSTILE, SVG
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator
from trainer.packs.graph.difference_svg import difference_svg
from trainer.packs.graph.differences import differences
from trainer.packs.graph.mermaid import difference_markdown, difference_mermaid
from trainer.packs.graph.svg_canvas import PAD, width_of
from trainer.packs.load import load


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_overlaps_or_is_cut(two_truths: Path, language: str) -> None:
    tr = Translator(language)
    loaded = [load(two_truths, variant=letter) for letter in "ab"]
    found = differences({one.variant: (one.scenario, one.note) for one in loaded}, tr)
    root = ElementTree.fromstring(difference_svg(found, tr))
    boxes = [
        tuple(float(one.get(name, 0)) for name in ("x", "y", "width", "height"))
        for one in root.iter(f"{SVG}rect")
        if (one.get("class") or "").startswith("box")
    ]
    assert len(boxes) == 2 * (1 + 2 + 3 + 1 + 3)
    for (x, y, wide, tall), (left, top, across, down) in combinations(boxes, 2):
        assert x + wide <= left or left + across <= x or y + tall <= top or top + down <= y
    for text in root.iter(f"{SVG}text"):
        x, y = float(text.get("x", 0)), float(text.get("y", 0))
        for left, top, across, down in boxes:
            if left < x < left + across and top < y < top + down:
                assert x + width_of(text.text or "") <= left + across - PAD + 1, text.text
    said = [text.text for text in root.iter(f"{SVG}text") if text.get("class") == "b"]
    assert tr.term("role", "decider") in said and tr.term("role", "coach") not in said


def test_texts_are_escaped_everywhere(two_truths: Path) -> None:
    tr = Translator("en")
    scenario = load(two_truths).scenario
    bad = replace(
        scenario,
        people=tuple(replace(one, name=HOSTILE) for one in scenario.people),
        objections=tuple(replace(one, said="| a |\n# b") for one in scenario.objections),
        brief=replace(scenario.brief, title=HOSTILE),
    )
    found = differences({"a": (bad, HOSTILE), "b": (scenario, "")}, tr)
    ElementTree.fromstring(difference_svg(found, tr))
    assert "<script" not in difference_svg(found, tr) + difference_markdown(found) + difference_mermaid(found)
    rows = [line for line in difference_markdown(found).splitlines() if line.startswith("| ")]
    assert {line.count("|") for line in rows} == {4}
    assert "\n# b" not in difference_markdown(found)


def test_boxes_that_are_alike_are_joined_by_a_line_and_others_by_dots(two_truths: Path) -> None:
    loaded = [load(two_truths, variant=letter) for letter in "ab"]
    found = differences({one.variant: (one.scenario, one.note) for one in loaded}, Translator("en"))
    text = difference_mermaid(found)
    assert text.startswith("flowchart LR\n")
    assert "v1_0_0 -.- v1_0_1" in text and "v1_2_0 --- v1_2_1" in text
    table = difference_markdown(found)
    assert "| Ada Holt<br>Owner | **Decision maker**<br>" in table
    assert "| Coach<br>influence: some<br>" in table
