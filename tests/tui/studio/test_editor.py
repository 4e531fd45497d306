"""The editor: colours, undoing, no library for syntax."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.tui.screen_driver import press, screen_text
from tests.tui.studio.studio_driver import place_of, settled, studio


def test_it_colours_without_any_syntax_library() -> None:
    code = (
        "import sys; sys.modules['tree_sitter'] = None; sys.modules['tree_sitter_toml'] = None\n"
        "import trainer.tui.studio.app, trainer.tui.studio.editor as e; e.Editor('a = 1')\n"
        "slow = {'pydantic', 'peewee', 'jinja2', 'click', 'tree_sitter_languages'};"
        "print(sorted(slow & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_undo_takes_back_an_opened_text_and_its_colours(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        row, _ = place_of(screen, "[customer]")
        coloured = screen.editor.get_line(row).spans
        screen.editor.cursor_location = (0, 0)
        screen.editor.insert('x = """\n')
        assert [span.end for span in screen.editor.get_line(row + 1).spans] == [len("[customer]")]
        assert screen.editor.get_line(row + 1).spans != coloured
        await press(pilot, "ctrl+z")
        assert screen.editor.get_line(row).spans == coloured
        await press(pilot, "ctrl+y")
        assert screen.editor.get_line(row + 1).spans != coloured
        await settled(pilot, screen)
        assert "E004" in screen_text(screen)


async def test_the_editor_colours_keys_headers_and_comments(file: Path) -> None:
    async with studio(file) as (_, screen):
        row, _ = place_of(screen, "[customer]")
        spans = screen.editor.get_line(row).spans
        assert [(span.start, span.end) for span in spans] == [(0, 10)] and "bold" in str(spans[0].style)
