from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

import pytest

from tests.conftest import CORNER, SCENARIOS
from trainer.core.scenario import Scenario
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator
from trainer.packs.graph.mermaid import markdown, mermaid
from trainer.packs.graph.svg import svg
from trainer.packs.graph.svg_canvas import PAD, width_of
from trainer.packs.load import load

DEAL = SCENARIOS / "software-firm" / "platform-deal.toml"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</text><script>alert(1)</script> "x" & <b> ]]> `; #35; ${y} [z]'


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [DEAL, CORNER])
def test_nothing_in_the_picture_overlaps_or_is_cut(path: object, language: str) -> None:
    scenario = load(DEAL if path == DEAL else CORNER, language).scenario
    root = ElementTree.fromstring(svg(scenario, Translator(language), "both"))
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    boxes = [
        tuple(float(one.get(name, 0)) for name in ("x", "y", "width", "height"))
        for one in root.iter(f"{SVG}rect")
        if (one.get("class") or "").startswith("box")
    ]
    assert len(boxes) > 20
    for (x, y, wide, tall), (left, top, across, down) in combinations(boxes, 2):
        assert x + wide <= left or left + across <= x or y + tall <= top or top + down <= y
    for x, y, wide, tall in boxes:
        assert x + wide <= width and y + tall <= height
    for text in root.iter(f"{SVG}text"):
        x, y = float(text.get("x", 0)), float(text.get("y", 0))
        assert y < height
        for left, top, across, down in boxes:
            if left < x < left + across and top < y < top + down and text.get("text-anchor") == "start":
                assert x + width_of(text.text or "") <= left + across - PAD + 1, text.text
    assert not {"href", "src", "onload"} & {name for one in root.iter() for name in one.attrib}


def test_texts_are_escaped_everywhere(corner: Scenario) -> None:
    people = tuple(replace(person, name=HOSTILE, title="a\x1b[2J\u202eb") for person in corner.people)
    clues = tuple(replace(clue, text=HOSTILE) for clue in corner.clues)
    bad = replace(corner, people=people, clues=clues, brief=replace(corner.brief, title=HOSTILE))
    picture = svg(bad, Translator("en"), "both")
    ElementTree.fromstring(picture)
    assert "<script" not in picture
    assert "\x1b" not in picture
    text = markdown(bad, Translator("en"), "both")
    for line in text.splitlines():
        if "</text>" in line:
            assert line.startswith("# ")
    for quoted in re.findall(r'\["(.*)"\]$', mermaid(bad, Translator("en"), "both"), re.MULTILINE):
        assert not set(quoted.replace("<br/>", "")) & set('"<>`[]{}')
