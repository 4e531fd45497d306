"""The editor: a text area that colours TOML and shows nothing that could steer the terminal."""

from __future__ import annotations

import re
from typing import Final

from rich.style import Style
from rich.text import Text
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Selection

from trainer.play.draft import DraftProblem, shown
from trainer.tui.studio.toml_lexer import MAX_COLOURED, QuoteState, lex_line, state_after

_UNSEEN: Final = re.compile("[\U000f0000-\U000fffff]")
_COLOURS: Final = {
    "comment": ("quiet", "italic"),
    "header": ("accent", "bold"),
    "key": ("accent", ""),
    "string": ("foreground", ""),
    "value": ("warning", ""),
}


class Editor(TextArea):
    """The text of a scenario."""

    DEFAULT_CSS = """
    Editor { border: none; padding: 0; background: $background; scrollbar-size-vertical: 1; }
    Editor:focus { border: none; }
    Editor .text-area--gutter { color: $quiet; }
    Editor .text-area--cursor-gutter { color: $accent; background: $panel; }
    Editor .text-area--cursor-line { background: $panel; }
    Editor .text-area--cursor { color: $background; background: $foreground; }
    Editor .text-area--selection { background: $line; color: $foreground; }
    Editor .text-area--matching-bracket { background: $line; text-style: underline; }
    """

    def __init__(self, text: str, *, id: str | None = None) -> None:
        self._quotes: list[QuoteState] = [""]
        self._styles: tuple[str, dict[str, Style]] = ("", {})
        super().__init__(text, soft_wrap=True, show_line_numbers=True, tab_behavior="focus", id=id)
        self.cursor_blink = False

    def get_line(self, line_index: int) -> Text:
        """Return a line with its colours."""
        line = self.document.get_line(line_index)
        text = Text(_UNSEEN.sub("\N{REPLACEMENT CHARACTER}", line), end="", no_wrap=True)
        if len(line) <= MAX_COLOURED:
            styles = self._theme_styles()
            for token in lex_line(line, self._quotes_before(line_index))[0]:
                text.stylize(styles[token.kind], token.start, token.end)
        return text

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit; what is pasted in brings no character that steers a terminal, and only our line ends."""
        edit.text = shown(edit.text.replace("\r\n", "\n").replace("\r", "\n"))
        self._quotes = [""]
        return super().edit(edit)

    def undo(self) -> None:
        """Take the last edits back."""
        self._quotes = [""]
        super().undo()

    def redo(self) -> None:
        """Make the last edits again."""
        self._quotes = [""]
        super().redo()

    def replace_text(self, text: str) -> None:
        """Show another text, at the same place of it."""
        row, column = self.cursor_location
        top = self.scroll_offset.y
        self._quotes = [""]
        self.load_text(text)
        row = min(row, self.document.line_count - 1)
        self.cursor_location = (row, min(column, len(self.document.get_line(row))))
        self.scroll_to(y=top, animate=False)

    def show_text(self, text: str) -> None:
        """Show the text of another file, from its beginning; edits of the one before cannot be taken back any more."""
        self._quotes = [""]
        self.load_text(text)
        self.cursor_location = (0, 0)
        self.scroll_home(animate=False)

    def select_problem(self, problem: DraftProblem) -> None:
        """Go to where something is wrong and select it."""
        start, end = (problem.line, problem.column), (problem.end_line, problem.end_column)
        self.selection = Selection(self._within(*end), self._within(*start))
        self.scroll_cursor_visible(center=True)

    def _within(self, line: int, column: int) -> tuple[int, int]:
        row = max(0, min(line - 1, self.document.line_count - 1))
        return row, max(0, min(column - 1, len(self.document.get_line(row))))

    def _quotes_before(self, index: int) -> QuoteState:
        quotes = self._quotes
        while len(quotes) <= index:
            quotes.append(state_after(self.document.get_line(len(quotes) - 1), quotes[-1]))
        return quotes[index]

    def _theme_styles(self) -> dict[str, Style]:
        theme = self.app.theme
        if self._styles[0] != theme:
            colours = self.app.theme_variables
            self._styles = (
                theme,
                {
                    kind: Style.parse(f"{manner} {colours.get(name, '')[:7]}".strip() or "none")
                    for kind, (name, manner) in _COLOURS.items()
                },
            )
        return self._styles[1]
