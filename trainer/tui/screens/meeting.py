"""A meeting: what was said above, what can be said below, how it stands beside.

Where a line of one's own is asked for, it is typed where the list will stand.
"""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList

from trainer.core.codec import decode
from trainer.errors import N_
from trainer.scene.choices import CHOICE_KEYS
from trainer.scene.meeting import LEAVE, PITCHES, Meeting, meeting
from trainer.scene.own_words import OwnWordsScene
from trainer.scene.place import place_of
from trainer.scene.text import AskBack, Option
from trainer.tui.drawing import STYLES, calendar_line, clue_blocks, gauge, narration_blocks, notebook_blocks, text_block
from trainer.tui.screens.full_screen import FullScreen
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.row_list import ListRow, RowList, TextRow
from trainer.tui.widgets.status_line import StatusLine
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView, heading
from trainer.tui.widgets.words_input import WordsInput
from trainer.tui.wrap import shortened

NONE, SKIP = "none", "skip"
"""Rows that are no moves: that none of the lines is what was meant; that nothing is said before the lines are seen."""
NONE_KEY = "-"
"""The key of either: it picks no choice, and stands for nothing to be chosen elsewhere, too."""
_WIDEST = 200
"""Cells of a line above the list: as wide as the list is."""
_HIGH = 30
"""Lines of a window from which what was typed is shown at length."""


class MeetingScreen(FullScreen):
    """Ask, pitch, answer; every choice is one key or one click.

    What is half typed stays in its line while something else is in front, and until it is kept.
    """

    AUTO_FOCUS = "#choices"
    CSS_PATH = "../styles/meeting.tcss"
    EXTRA_KEYS = (("1–9, 0, b…", N_("say what stands behind that key")),)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "pitches", N_("pitches"), id="meeting.pitches"),
        Binding("l", "leave", N_("take your leave"), id="meeting.leave"),
        Binding("escape", "back", N_("back, or take your leave"), show=False, id="meeting.escape"),
        Binding("a", "map", N_("account map"), id="meeting.map"),
        Binding("n", "notebook", N_("notebook"), id="meeting.notebook"),
        # Letters are letters while somebody types.
        Binding("f2", "map", N_("account map"), id="meeting.map_while_typing"),
        Binding("f3", "notebook", N_("notebook"), id="meeting.notebook_while_typing"),
        Binding("m", "say", N_("your own words"), id="meeting.say"),
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
        self._awaited: tuple[bool, int] | None = None

    @property
    def _say(self) -> OwnWordsScene | None:
        return self._scene.say if self._scene is not None else None

    @property
    def _asked(self) -> str:
        """What asks for a line of one's own, or ""."""
        return self._say.asked(pitching=self._pitching) if self._say is not None else ""

    @property
    def _held_back(self) -> bool:
        """Whether the lines to choose from are shown only once something was said."""
        return bool(self._asked) and self._say is not None and not self._say.said

    def compose(self) -> ComposeResult:
        """Lay out talk, choices and the side."""
        yield StatusLine()
        yield TextView(id="strip", max_width=200)
        with Horizontal(id="body"):
            with Vertical(id="left"):
                with TextScroll(id="talk-panel", can_focus=False):
                    yield TextView(id="talk")
                with Vertical(id="choice-panel", classes="panel"):
                    with Vertical(id="own"):
                        yield TextView(id="own-words", max_width=_WIDEST)
                        yield WordsInput(id="line")
                    yield RowList(id="choices")
            with TextScroll(id="side", can_focus=False):
                yield TextView(id="standing")
        yield KeyFooter()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer pitches and leaving only where no objection is on the table."""
        scene = self._scene
        if action == "pitches":
            return scene is not None and bool(scene.pitches)
        if action == "leave":
            return scene is not None and scene.leave.allowed
        if action == "back":
            return scene is not None and (scene.leave.allowed or bool(self._asked))
        if action == "say":
            return bool(self._asked)
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
        self.call_after_refresh(self._draw_own_words)
        self.call_after_refresh(self._show_latest)

    def _offer(self, cursor: str = "") -> None:
        scene = self._scene
        if scene is None:
            return
        self._pitching = self._pitching and bool(scene.pitches)
        offered = () if self._held_back else scene.pitches if self._pitching else scene.choices
        self._options = {one.move: one for one in offered}
        rows: list[ListRow] = [self._row(one) for one in offered]
        if scene.say is not None and scene.say.none and (self._pitching or scene.say.about_choices):
            rows.append(TextRow(NONE, scene.say.none, NONE_KEY, style="$quiet"))
        if scene.say is not None and scene.say.skip and self._held_back:
            rows.append(TextRow(SKIP, scene.say.skip, NONE_KEY, style="$quiet"))
        if scene.pitches:
            words = self.tr("Back to the questions") if self._pitching else scene.pitch_words
            rows.append(TextRow(PITCHES, words, "p", style="$quiet"))
        if scene.leave.allowed:
            rows.append(TextRow(LEAVE, scene.leave.words, "l", style="$quiet"))
        self.set_class(scene.objection is not None, "-objection")
        self.query_one("#choice-panel").border_title = Text(scene.pitches_heading if self._pitching else scene.heading)
        self.query_one(RowList).set_rows(rows, at=cursor)
        self._draw_own_words()
        self._follow_what_is_asked()

    @on(RowList.WidthChanged)
    def _draw_own_words(self) -> None:
        """Show what was typed, and what asks for a line, above the list; what is long ends in an ellipsis."""
        say, asked = self._say, self._asked
        blocks: list[TextBlock] = []
        if say is not None and say.typed is not None:
            block = text_block(self.tr, say.typed)
            room = min(self.query_one("#choice-panel").content_size.width or _WIDEST, _WIDEST)
            lines = 4 if self.app.size.height >= _HIGH else 1 if say.told is not None else 2
            lead = "\u00a0" * cell_len(block.lead)
            blocks.append(block._replace(text=shortened(lead + block.text, room - 2, lines).lstrip("\u00a0")))
        if say is not None and say.told is not None:
            blocks.append(TextBlock(say.told.words, STYLES[say.told.tone]))
        if asked:
            blocks.append(TextBlock(asked, "bold"))
        self.query_one("#own-words", TextView).update(blocks)
        self.query_one("#own").display = bool(blocks)
        line = self.query_one(WordsInput)
        line.display = bool(asked)
        line.set_class(not self._held_back, "-flat")
        self._show_fill()

    def _follow_what_is_asked(self) -> None:
        """Go to the line where nothing can be chosen before something is said, and to the list once it can."""
        line = self.query_one(WordsInput)
        awaited = (self._pitching, self.session.rows) if self._held_back else None
        if awaited is not None and awaited != self._awaited:
            line.focus()
        elif awaited is None and (self._awaited is not None or (line.has_focus and not self._asked)):
            self.query_one(RowList).focus()
        self._awaited = awaited
        self.refresh_bindings()

    @on(Input.Changed, "#line")
    def _show_fill(self) -> None:
        line = self.query_one(WordsInput)
        self.query_one("#choice-panel").border_subtitle = Text(line.fill if line.display else "")

    @on(Input.Submitted, "#line")
    async def _said(self) -> None:
        """Keep what was typed and show the lines to choose from; what cannot be kept stays to be mended."""
        # A second press while the first is under way says nothing more.
        if self._asked:
            line = self.query_one(WordsInput)
            words = line.value
            if await self.host.keep(lambda session: session.say(words)):
                line.clear()
                self.redraw()

    @on(WordsInput.Refused)
    async def _refused(self, event: WordsInput.Refused) -> None:
        await self.host.show_error(event.fault.said(self.tr))

    @on(WordsInput.Left)
    def _line_left(self) -> None:
        """Give the keys of the screen back."""
        choices = self.query_one(RowList)
        # Where nothing can be chosen yet, nothing has the keyboard: only then do all keys of the screen work.
        self.set_focus(choices if choices.rows else None)

    def action_say(self) -> None:
        """Go to the line that is asked for."""
        self.query_one(WordsInput).focus()

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
        key = event.character
        if key and key in CHOICE_KEYS + NONE_KEY and self.query_one(RowList).choose_label(key):
            event.stop()

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        key = event.option_id or ""
        if key == LEAVE:
            self.action_leave()
        elif key == PITCHES:
            self.action_pitches()
        elif key == NONE:
            await self.host.keep(lambda session: session.none_of_these())
            self.redraw()
        elif key == SKIP:
            await self.host.keep(lambda session: session.say(""))
            self.redraw()
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
        elif self._scene is not None and self._scene.leave.allowed:
            self.action_leave(sure=False)
        else:
            self.action_say()

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
