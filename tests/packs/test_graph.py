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
from trainer.packs.graph.clue_map import clue_map
from trainer.packs.graph.mermaid import markdown, mermaid
from trainer.packs.graph.power_map import power_map
from trainer.packs.graph.svg import svg
from trainer.packs.graph.svg_canvas import PAD, width_of, wrapped
from trainer.packs.load import load

DEAL = SCENARIOS / "software-firm" / "platform-deal.toml"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</text><script>alert(1)</script> "x" & <b> ]]> `; #35; ${y} [z]'


def test_the_power_map_says_what_is_true_and_what_will_be(corner: Scenario) -> None:
    ada, bo, cy = power_map(corner, Translator("en"))
    assert ada.facts == ("Decision maker", "influence: decisive", "○ neutral")
    assert ada.later == ("from day 3: Influencer; influence: strong",)
    assert bo.facts[1:] == ("influence: strong, technical veto", "− sceptical")
    assert (ada.reports, bo.reports) == ((bo.index, cy.index), ())
    assert [(tie.other, tie.strength) for tie in cy.ties] == [(ada.index, 1)]


def test_the_clue_map_names_what_misleads_and_what_comes_later(corner: Scenario) -> None:
    sections = {section.name: section for section in clue_map(corner, Translator("en"))}
    bo = sections["Bo Kern"]
    # "decider" is false of Bo until the books are handed over: the gossip is early, not a lie.
    assert "Decision maker (from day 3)" in bo.facts
    assert [finding.id for finding in bo.findings] == ["bo-role", "bo-need", "gossip", "new-head"]
    assert "event on day 3" in bo.origins
    assert "source: Talk at the trade fair" in bo.origins
    for section in sections.values():
        assert {clue for _, clue in section.brings} == set(range(len(section.findings)))
        assert {fact for _, fact in section.supports} == set(range(len(section.facts)))


def test_a_clue_that_is_never_true_is_marked() -> None:
    deal = load(DEAL).scenario
    misleading = {one.id for section in clue_map(deal, Translator("en")) for one in section.findings if one.misleads}
    assert "zhao-boss" in misleading
    assert "lin-signs" not in misleading
    assert "zhao-boss · misleads" in svg(deal, Translator("en"), "clues")
    assert "zhao-boss · misleads" in mermaid(deal, Translator("en"), "clues")


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


def test_mermaid_has_every_line_and_tie(corner: Scenario) -> None:
    text = mermaid(corner, Translator("en"), "power")
    assert text.startswith("flowchart TD\n")
    assert "p0 --> p1" in text
    assert 'p2 -. "+1" .-> p0' in text
    both = markdown(corner, Translator("zh"), "both")
    assert both.count("```mermaid") == 2
    assert both.count("```") == 4


@pytest.mark.parametrize("text", ["", "word", "a rather long line of words", "很长的中文，没有空格。" * 5, "x" * 200])
def test_wrapping_fits_and_loses_nothing(text: str) -> None:
    lines = wrapped(text, 100)
    assert all(width_of(line) <= 101 + 13 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert len(wrapped(text, 100, 2)) <= 2
