"""What a kit holds is text."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.debrief import plays
from tests.kit.scenarios import FILES, scenario_in
from trainer.i18n.translator import Translator
from trainer.kit.model import Kit
from trainer.kit.pdf import KitSource, kit_of


def leaves(kit: Kit) -> list[object]:
    stack: list[object] = [asdict(kit)]
    found: list[object] = []
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            stack += value.values()
        elif isinstance(value, list | tuple):
            stack += value
        else:
            found.append(value)
    return found


def test_every_word_of_a_kit_is_text() -> None:
    kit = kit_of(Translator("en"), [KitSource(plays.corner().scenario)])
    assert all(isinstance(value, str | int | None) for value in leaves(kit)), "None is a slip without records"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("file", FILES)
def test_no_sentence_of_a_kit_ends_twice(file: Path, language: str) -> None:
    kit = kit_of(Translator(language), [KitSource(scenario_in(file, language))])
    twice = re.compile(r"[.?!。！…]”[.。]|。。|[\u4e00-\u9fff]\(")
    assert [text for text in leaves(kit) if isinstance(text, str) and twice.search(text)] == []
