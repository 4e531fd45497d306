"""A meeting: what was said above, what can be said below, how it stands beside."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList

from trainer.core.codec import decode
from trainer.errors import N_
from trainer.scene.choices import CHOICE_KEYS
from trainer.scene.meeting import LEAVE, PITCHES, Meeting, meeting
from trainer.scene.place import place_of
from trainer.scene.text import AskBack, Option
from trainer.tui.drawing import calendar_line, clue_blocks, gauge, narration_blocks, notebook_blocks, text_block
from trainer.tui.screens.full_screen import FullScreen
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.row_list import ListRow, RowList, TextRow
from trainer.tui.widgets.status_line import StatusLine
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView, heading


class MeetingScreen(FullScreen):
    """Ask, pitch, answer; every choice is one key or one click."""

    AUTO_FOCUS = "#choices"
    CSS_PATH = "../styles/meeting.tcss"
    EXTRA_KEYS = (("1–9, 0, b…", N_("say what stands behind that key")),)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "pitches", N_("pitches"), id="meeting.pitches"),
        Binding("l", "leave", N_("take your leave"), id="meeting.leave"),
        Binding("escape", "back", N_("back, or take your leave"), show=False, id="meeting.escape"),
        Binding("a", "map", N_("account map"), id="meeting.map"),
        Binding("n", "notebook", N_("notebook"), id="meeting.notebook"),
        # The list of choices, which has the keyboard, is never longer than a page.
        Binding("pageup", "scroll(-1)", N_("earlier talk"), priority=True, id="meeting.up"),
        Binding("pagedown", "scroll(1)", N_("later talk"), show=False, priority=True, id="meeting.down"),
        Binding("q", "shelf", N_("to the shelf"), show=False, id="meeting.shelf"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._pitching = False
        self._read = ""
        self._scene: Meeting | None = None
        self._options: dict[str, Option] = {}

    def compose(self) -> ComposeResult:
        """Lay out talk, choices and the side."""
        yield StatusLine()
        yield TextView(id="strip", max_width=200)
        with Horizontal(id="body"):
            with Vertical(id="left"):
                with TextScroll(id="talk-panel", can_focus=False):
                    yield TextView(id="talk")
                with Vertical(id="choice-panel", classes="panel"):
                    yield RowList(id="choices")
            with TextScroll(id="side", can_focus=False):
                yield TextView(id="standing")
        yield KeyFooter()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer pitches and leaving only where no objection is on the table."""
        scene = self._scene
        if action == "pitches":
            return scene is not None and bool(scene.pitches)
        if action in ("leave", "back"):
            return scene is not None and scene.leave.allowed
        if action == "scroll":
            return any(panel.max_scroll_y > 0 for panel in self.query("#talk-panel"))
        return super().check_action(action, parameters)

    def redraw(self) -> None:
        """Draw the talk, the choices and how it stands."""
        if place_of(self.session) != "meeting":
            return
        tr = self.tr
        scene = self._scene = meeting(tr, self.session)
        person = scene.person
        self.query_one(StatusLine).update(person.name_and_title, scene.channel, calendar_line(scene.calendar, 0))
        patience, trust = gauge(scene.patience), gauge(person.trust)
        known = tr("notebook") + f" {scene.notebook.count}"
        known += f" (+{scene.notebook.fresh})" if scene.notebook.fresh else ""
        beside = f"   {scene.companion.words}" if scene.companion is not None else ""
        self.query_one("#strip", TextView).update([TextBlock(f"{patience}   {trust}   {known}{beside}", "$quiet")])
        blocks = [heading(person.name), TextBlock(f"{person.title} · {person.unit}", "$quiet")]
        if scene.companion is not None:
            blocks.append(text_block(tr, scene.companion))
        blocks += [TextBlock(patience, gap=True), TextBlock(trust)]
        if person.coach is not None:
            blocks.append(text_block(tr, person.coach, "◆ "))
        blocks += [heading(scene.notebook.title), *clue_blocks(scene.about)]
        self.query_one("#standing", TextView).update(blocks)
        self.query_one("#talk", TextView).update(narration_blocks(tr, scene.talk))
        self._offer()
        self._show_latest()

    def _show_latest(self) -> None:
        self.query_one("#talk-panel").scroll_end(animate=False)
        # Whether there is anything to scroll is known once the talk is laid out.
        self.call_after_refresh(self.refresh_bindings)

    def on_resize(self) -> None:
        """Keep what was said last in sight."""
        self.call_after_refresh(self._show_latest)

    def _offer(self, cursor: str = "") -> None:
        scene = self._scene
        if scene is None:
            return
        self._pitching = self._pitching and bool(scene.pitches)
        offered = scene.pitches if self._pitching else scene.choices
        self._options = {one.move: one for one in offered}
        rows: list[ListRow] = [self._row(one) for one in offered]
        if scene.pitches:
            words = self.tr("Back to the questions") if self._pitching else scene.pitch_words
            rows.append(TextRow(PITCHES, words, "p", style="$quiet"))
        if scene.leave.allowed:
            rows.append(TextRow(LEAVE, scene.leave.words, "l", style="$quiet"))
        self.set_class(scene.objection is not None, "-objection")
        self.query_one("#choice-panel").border_title = Text(scene.pitches_heading if self._pitching else scene.heading)
        self.query_one(RowList).set_rows(rows, at=cursor)

    def _row(self, one: Option) -> ListRow:
        label = one.key or "·"
        if not one.title:
            return TextRow(one.move, one.words, label, one.kind)
        # Ten cases in full would fill the screen: the first press opens one to be read, the second makes it.
        if one.move != self._read:
            return TextRow(one.move, one.title, label)
        words = self.tr("{title}: {words}", title=one.title, words=one.words)
        return TextRow(one.move, words, label, self.tr("press again to say it"))

    def on_key(self, event: events.Key) -> None:
        """Let the labels choose."""
        if event.character and event.character in CHOICE_KEYS and self.query_one(RowList).choose_label(event.character):
            event.stop()

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        key = event.option_id or ""
        if key == LEAVE:
            self.action_leave()
        elif key == PITCHES:
            self.action_pitches()
        elif key in self._options and self._options[key].title and key != self._read:
            self._read = key
            self._offer(key)
        elif key in self._options:
            # A second press while that is under way says nothing more.
            await self._make(self._options.pop(key))

    async def _make(self, option: Option) -> None:
        lines = await self.host.play_move(decode(option.move))
        if lines is None:
            self.redraw()
        elif place_of(self.session) == "meeting":
            self._pitching = False
            self._read = ""
            self.redraw()
        else:
            self.host.show_place(lines)

    def action_pitches(self) -> None:
        """Turn between questions and pitches."""
        self._read = ""
        self._pitching = not self._pitching
        self._offer()

    @work
    async def action_leave(self, sure: bool = True) -> None:
        """End the meeting; ask first if nothing was said, or it is not sure that this was meant."""
        from trainer.tui.screens.dialogs import ConfirmDialog

        if self._scene is None:
            return
        tr, leave = self.tr, self._scene.leave
        question = leave.question
        if question is None and not sure:
            question = AskBack(tr("Take your leave?"), tr("It ends this meeting."), tr("Leave"), tr("Stay"))
        if question is None or await self.app.push_screen_wait(ConfirmDialog(question)):
            await self._make(leave)

    def action_back(self) -> None:
        """Go back from the pitches to the questions, and from these out of the room: a slip ends no meeting."""
        if self._pitching:
            self.action_pitches()
        else:
            self.action_leave(sure=False)

    def action_map(self) -> None:
        """Open the account map at the person across the table."""
        self.host.show_map(self._scene.person.person if self._scene is not None else "")

    async def action_notebook(self) -> None:
        """Read the whole notebook."""
        from trainer.tui.screens.dialogs import MessageDialog

        if self._scene is not None:
            scene = self._scene.notebook
            await self.app.push_screen(MessageDialog(scene.title, notebook_blocks(scene)))

    def action_scroll(self, pages: int) -> None:
        """Scroll the talk."""
        panel = self.query_one("#talk-panel")
        panel.scroll_relative(y=pages * max(1, panel.size.height - 2), animate=False)

    def action_shelf(self) -> None:
        """Go to the shelf; the meeting waits."""
        self.notify(self.tr("Your attempt is kept: it waits on the shelf."), markup=False)
        self.host.go_home()
