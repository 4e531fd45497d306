"""Templates: compiled ones are kept beside them, and a page never fails for what is kept."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment

from trainer.paper.templates import template_of


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    path = tmp_path / "page.j2"
    path.write_text("{{ text }}!")
    return path


def shown(value: object) -> str:
    return f"<{value}>"


def kept(path: Path) -> list[Path]:
    return sorted((path.parent / "__pycache__").iterdir())


def test_a_template_is_compiled_once_until_it_changes(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert template_of(template, shown).render(text="one") == "<one>!"
    assert len(kept(template)) == 1
    with monkeypatch.context() as patch:
        patch.setattr(Environment, "_generate", None)
        assert template_of(template, shown).render(text="two") == "<two>!"
    template.write_text("{{ text }}?")
    assert template_of(template, shown).render(text="three") == "<three>?"


@pytest.mark.parametrize("keep", [0, 10, 60, -1])
def test_what_is_damaged_is_made_anew(template: Path, keep: int) -> None:
    template_of(template, shown)
    (file,) = kept(template)
    whole = file.read_bytes()
    file.write_bytes(whole[:keep] + b"\xff" * 9)
    assert template_of(template, shown).render(text="one") == "<one>!"
    assert file.read_bytes() == whole


def test_where_nothing_can_be_kept_the_page_is_made_all_the_same(
    template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (template.parent / "__pycache__").write_text("in the way")
    assert template_of(template, shown).render(text="one") == "<one>!"
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert template_of(template, shown, markup=True).render(text="two") == "&lt;two&gt;!"
