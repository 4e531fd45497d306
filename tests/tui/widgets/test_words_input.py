"""A line of one's own: pasted lines become one, and what is far too long is refused whole."""

from __future__ import annotations

from textual import events, on
from textual.app import App, ComposeResult

from trainer.core.own_words import LONGEST_WORDS
from trainer.tui.widgets.words_input import MOST_TYPED, WordsInput


class Page(App[None]):
    """Nothing but the line."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[WordsInput.Refused] = []
        self.left = 0

    def compose(self) -> ComposeResult:
        yield WordsInput()

    @on(WordsInput.Refused)
    def _refuse(self, event: WordsInput.Refused) -> None:
        self.refused.append(event)

    @on(WordsInput.Left)
    def _leave(self) -> None:
        self.left += 1


async def test_lines_that_are_pasted_become_one_without_what_steers() -> None:
    app = Page()
    async with app.run_test() as pilot:
        line = app.query_one(WordsInput)
        await pilot.press("A", "space")
        line.post_message(events.Paste("你好，\n\x1b[31mwhat\u202e moves\tyou?\n"))
        await pilot.pause()
        assert line.value == "A 你好， [31mwhat moves you?"
        assert line.fill == ""


async def test_what_is_too_long_can_be_typed_and_is_counted_but_ten_million_are_refused() -> None:
    app = Page()
    async with app.run_test() as pilot:
        line = app.query_one(WordsInput)
        line.post_message(events.Paste("x" * (LONGEST_WORDS + 1)))
        await pilot.pause()
        assert line.fill == f"{LONGEST_WORDS + 1}/{LONGEST_WORDS}" and not app.refused
        before = line.value
        line.post_message(events.Paste("y" * 10_000_000))
        await pilot.pause()
        assert line.value == before
        assert ["10000000 characters" in str(one.fault) for one in app.refused] == [True]
        await pilot.press(*"z" * 5, "escape")
        assert line.value == before + "zzzzz" and app.left == 1
        assert len(line.value) < MOST_TYPED
