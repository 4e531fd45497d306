"""Playing a transcript through the widgets: by keys alone, or by clicks alone."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Button

from tests.tui.screen_driver import press, wait_for_screen, wait_until
from trainer.core.codec import encode
from trainer.core.moves import (
    Ask,
    Close,
    First,
    Include,
    Leave,
    Meet,
    Move,
    Note,
    Pitch,
    Respond,
    Review,
    Study,
    Survey,
)
from trainer.core.state import MEETING, OVER, REVIEW_DUE, SURVEY
from trainer.tui.app import TrainerApp
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.row_list import RowList

FIELDS = ("roles", "certainty", "influence", "stance", "veto", "concerns", "wins", "evidence")


class ScreenPlayer(ABC):
    """Somebody who plays the moves of a transcript on the screen.

    Attributes:
        pilot: what presses and clicks.
    """

    def __init__(self, pilot: Pilot[Any]) -> None:
        self.pilot = pilot

    @property
    def app(self) -> TrainerApp:
        """The app."""
        assert isinstance(self.pilot.app, TrainerApp)
        return self.pilot.app

    @abstractmethod
    async def do(self, key: str, words: str) -> None:
        """Do what stands behind a key of the bottom line, or behind its words."""

    @abstractmethod
    async def answer(self, button: str) -> None:
        """Press the button with that id."""

    @abstractmethod
    async def row(self, key: str, *, choose: bool = True) -> None:
        """Go to a row of the list, and choose it."""

    @abstractmethod
    async def tick(self, field: str, name: str) -> None:
        """Tick or clear an option."""

    async def play(self, moves: Sequence[Move]) -> None:
        """Play all moves, from the brief on."""
        await wait_for_screen(self.pilot, "BriefScreen")
        await self.do("enter", "start")
        for move in moves:
            await self.make(move)

    async def make(self, move: Move) -> None:
        """Play one move and leave whatever is told after it."""
        session = self.app.session
        assert session is not None
        await self._desk_or_meeting(move)
        match move:
            case Study():
                await self.do("s", "study")
                await wait_for_screen(self.pilot, "StudyDialog")
                await self._then(lambda: self.row(encode(move)))
            case First():
                await self.do("f", "first account")
                await wait_for_screen(self.pilot, "AccountDialog")
                await self._then(lambda: self.row(encode(move)))
            case Survey(sheet):
                await self.do("s", "study")
                await wait_for_screen(self.pilot, "StudyDialog")
                await self.row(f"sheet {sheet}")
                await wait_for_screen(self.pilot, "SendDialog")
                await self._then(lambda: self.row(encode(move)))
            case Include():
                await self._then(lambda: self.row(encode(move)))
            case Meet(person, channel, companion):
                await self.row(person, choose=False)
                await self.do("m", "meet")
                await wait_for_screen(self.pilot, "MeetDialog")
                await self._pick("channel", channel)
                await self._pick("companion", companion or "-")
                await self._then(lambda: self.answer("yes"))
            case Pitch():
                await self.do("p", "pitches")
                await wait_until(
                    self.pilot, lambda: any(row.key == encode(move) for row in self._rows().rows), encode(move)
                )
                await self.row(encode(move))
                await self._then(lambda: self.row(encode(move)))
            case Ask() | Respond():
                await self._then(lambda: self.row(encode(move)))
            case Leave():
                await self._then(self._leave)
            case Note():
                await self._write(move)
            case Review():
                if session.state.place != REVIEW_DUE:
                    await self.do("r", "review")
                await wait_for_screen(self.pilot, "ReviewScreen")
                await self.do("i", "hand in")
                if not session.state.handed and session.state.strategy is None:
                    await wait_for_screen(self.pilot, "StrategyDialog")
                    await self.answer("yes")
                await wait_for_screen(self.pilot, "ConfirmDialog")
                await self._then(lambda: self.answer("yes"))
            case Close():
                await self.do("c", "close the deal")
                await wait_for_screen(self.pilot, "ConfirmDialog")
                await self._then(lambda: self.answer("yes"))
        await self._read_on()

    async def _leave(self) -> None:
        await self.do("l", "take your leave")
        await self.pilot.pause()
        if type(self.app.screen).__name__ == "ConfirmDialog":
            await self.answer("yes")

    async def _then(self, act: Any) -> None:
        """Act, and wait until one more move has been made."""
        session = self.app.session
        assert session is not None
        count = len(session.moments)
        await act()
        await wait_until(self.pilot, lambda: len(session.moments) > count, "a move")

    async def _read_on(self) -> None:
        await self.pilot.pause()
        while type(self.app.screen).__name__ == "MessageDialog":
            told = self.app.screen
            await self.answer("go")
            await wait_until(self.pilot, lambda told=told: self.app.screen is not told)  # type: ignore[misc]

    async def _desk_or_meeting(self, move: Move) -> None:
        state = self.app.session.state  # type: ignore[union-attr]
        if state.place == OVER:
            return
        screens = {MEETING: "MeetingScreen", REVIEW_DUE: "ReviewScreen", SURVEY: "QuestionnaireScreen"}
        await wait_for_screen(self.pilot, screens.get(state.place, "DeskScreen"))

    async def _pick(self, field: str, name: str) -> None:
        if self.app.screen.query_one(f"#{field}", ChoiceField).chosen != (name,):
            await self.tick(field, name)

    async def _write(self, note: Note) -> None:
        before = type(self.app.screen).__name__
        await self.do("a", "account map")
        await wait_for_screen(self.pilot, "AccountMapScreen")
        await self.row(note.person, choose=False)
        session = self.app.session
        assert session is not None
        for field in FIELDS:
            value = getattr(note, field)
            wanted = value if isinstance(value, tuple) else () if value is None else (str(value),)
            field_widget = self.app.screen.query_one(f"#{field}", ChoiceField)
            held = field_widget.chosen
            if field == "roles" and held != wanted[: len(held)]:
                for name in held:
                    await self._toggle(field, name)
                held = ()
            many = field in ("roles", "concerns", "wins", "evidence")
            for name in [one for one in held if many and one not in wanted]:
                await self._toggle(field, name)
            for name in [one for one in wanted if one not in held]:
                await self._toggle(field, name)
            kept = field_widget.chosen == wanted if field == "roles" else set(field_widget.chosen) == set(wanted)
            assert kept or (not wanted and not many), (note, field, field_widget.chosen)
        await self.do("escape", "back")
        await wait_for_screen(self.pilot, before)

    async def _toggle(self, field: str, name: str) -> None:
        session = self.app.session
        assert session is not None
        count = len(session.moments)
        await self.tick(field, name)
        await wait_until(self.pilot, lambda: len(session.moments) > count, f"{field} {name}")

    def _rows(self) -> RowList:
        return self.app.screen.query_one(RowList)


class KeyboardPlayer(ScreenPlayer):
    """Plays by keys alone."""

    async def do(self, key: str, words: str) -> None:
        """Press the key."""
        await self.pilot.press(key)

    async def answer(self, button: str) -> None:
        """Walk to the button and press it."""
        target = self.app.screen.query_one(f"#{button}", Button)
        for _ in range(12):
            if target.has_focus:
                break
            await self.pilot.press("tab")
        await press(self.pilot, "enter")

    async def row(self, key: str, *, choose: bool = True) -> None:
        """Press the row's label, or walk to it."""
        rows = self._rows()
        row = next(one for one in rows.rows if one.key == key)
        label = getattr(row, "label", "")
        if choose and len(label) == 1 and label.isalnum():
            await self.pilot.press(label)
            return
        while not rows.has_focus:
            await self.pilot.press("tab")
        for _ in rows.rows:
            if rows.current == key:
                break
            await self.pilot.press("down")
        if choose:
            await self.pilot.press("enter")

    async def tick(self, field: str, name: str) -> None:
        """Jump to the field, walk to the option, and tick it."""
        field_widget = self.app.screen.query_one(f"#{field}", ChoiceField)
        for _ in range(20):
            if field_widget.has_focus:
                break
            await self.pilot.press("tab")
        names = [one for one, _ in field_widget._options]
        steps = names.index(name) - field_widget._cursor
        await self.pilot.press(*(["right" if steps > 0 else "left"] * abs(steps)))
        if field_widget._kind != "one":
            await self.pilot.press("space")


class MousePlayer(ScreenPlayer):
    """Plays by clicks alone; nothing may need scrolling on its screen."""

    async def do(self, key: str, words: str) -> None:
        """Click the words in the bottom line."""
        line = self.app.screen.query_one(KeyFooter)

        def spot() -> tuple[int, int]:
            lines = [strip.text for strip in line.render_lines(Region(0, 0, *line.outer_size))]
            return next((text.index(words), y) for y, text in enumerate(lines) if words in text)

        await wait_until(self.pilot, lambda: bool(spot()), f"'{words}' in the bottom line")
        await self.pilot.click(line, offset=spot())

    async def answer(self, button: str) -> None:
        """Click the button."""
        await self.pilot.click(f"#{button}")

    async def row(self, key: str, *, choose: bool = True) -> None:
        """Click the row."""
        rows = self._rows()
        index = next(index for index, one in enumerate(rows.rows) if one.key == key)
        await self._click(rows, 2, rows._index_to_line[index] - rows.scroll_offset.y)

    async def tick(self, field: str, name: str) -> None:
        """Click the option."""
        field_widget = self.app.screen.query_one(f"#{field}", ChoiceField)
        place = field_widget._layout(field_widget._options_width())[
            [one for one, _ in field_widget._options].index(name)
        ]
        await self._click(field_widget, field_widget._label_width + place.column + 1, place.line)

    async def _click(self, widget: Widget, x: int, y: int) -> None:
        region = widget.content_region
        place = (region.x + x, region.y + y)
        assert self.app.screen.get_widget_at(*place)[0] is widget, f"{widget} would have to be scrolled to line {y}"
        await self.pilot.click(offset=place)
