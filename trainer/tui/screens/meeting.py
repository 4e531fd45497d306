"""A meeting: what was said above, what can be said below, how it stands beside."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList

from trainer.core.codec import encode
from trainer.core.moves import Ask, Leave, Meet, Move, Pitch
from trainer.core.state import MEETING
from trainer.core.view import Choice
from trainer.errors import N_
from trainer.play.choices import CHOICE_KEYS, ChoiceKeys, shuffled
from trainer.tui.screens.full_screen import FullScreen
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.row_list import ListRow, RowList, TextRow
from trainer.tui.widgets.status_line import StatusLine
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView, heading
from trainer.tui.words import calendar_line, dots, name_and_title, narration_blocks, notebook_blocks


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
        self._moves: dict[str, Move] = {}
        self._labels: dict[str, ChoiceKeys] = {}

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
        session = self.host.session
        meeting = session.view.meeting if session is not None and session.state.place == MEETING else None
        if action == "pitches":
            return (
                meeting is not None
                and not meeting.objection
                and any(
                    isinstance(choice.move, Pitch)
                    for choice in session.view.choices  # type: ignore[union-attr]
                )
            )
        if action in ("leave", "back"):
            return meeting is not None and not meeting.objection
        if action == "scroll":
            return self.query_one("#talk-panel").max_scroll_y > 0
        return super().check_action(action, parameters)

    def redraw(self) -> None:
        """Draw the talk, the choices and how it stands."""
        view = self.session.view
        if view.meeting is None:
            return
        tr = self.tr
        person = view.person(view.meeting.person)
        self.query_one(StatusLine).update(
            name_and_title(tr, person), tr.term("channel", view.meeting.channel), calendar_line(tr, view, 0)
        )
        patience = tr("patience") + " " + ("▮" * view.meeting.patience or tr("used up"))
        trust = tr("trust") + " " + dots(person.trust)
        known = tr("notebook") + f" {len(view.clues)}"
        fresh = sum(line.kind == "clue" for line in self.session.moments[-1].lines) if self.session.moments else 0
        known += f" (+{fresh})" if fresh else ""
        with_whom = next((one.name for one in view.team if one.id == self._companion()), "")
        beside = "   " + tr("with you: {colleague}", colleague=with_whom) if with_whom else ""
        self.query_one("#strip", TextView).update([TextBlock(f"{patience}   {trust}   {known}{beside}", "$quiet")])
        blocks = [heading(person.name), TextBlock(f"{person.title} · {person.unit}", "$quiet")]
        if with_whom:
            blocks.append(TextBlock(tr("with you: {colleague}", colleague=with_whom), "$quiet"))
        blocks += [TextBlock(patience, gap=True), TextBlock(trust)]
        if person.coach:
            blocks.append(TextBlock(tr("on your side"), "$success", "◆ ", "$success"))
        blocks += [heading(tr("Notebook")), *notebook_blocks(tr, view, only=person.id)[1:]]
        if len(blocks) and blocks[-1].text == tr("Notebook"):
            blocks.append(TextBlock(tr("Nothing about {person} yet.", person=person.name), "$quiet"))
        self.query_one("#standing", TextView).update(blocks)
        self.query_one("#talk", TextView).update(narration_blocks(tr, view.people, self.session.talk))
        self._offer()
        self._show_latest()

    def _show_latest(self) -> None:
        self.query_one("#talk-panel").scroll_end(animate=False)
        # Whether there is anything to scroll is known once the talk is laid out.
        self.call_after_refresh(self.refresh_bindings)

    def on_resize(self) -> None:
        """Keep what was said last in sight."""
        self.call_after_refresh(self._show_latest)

    def _companion(self) -> str:
        for moment in reversed(self.session.moments):
            if isinstance(moment.move, Meet):
                return moment.move.companion or ""
        return ""

    def _offer(self, cursor: str = "") -> None:
        tr = self.tr
        view = self.session.view
        assert view.meeting is not None
        pitches = [choice for choice in view.choices if isinstance(choice.move, Pitch)]
        asks = [choice for choice in view.choices if not isinstance(choice.move, Pitch | Leave)]
        self._pitching = self._pitching and bool(pitches) and not view.meeting.objection
        offered = shuffled(pitches if self._pitching else asks, self.session.attempt.id)
        choices = {encode(choice.move): choice for choice in offered}
        # Each set of choices has keys of its own; those of an objection end with it.
        pool = f"objection {view.meeting.objection}" if view.meeting.objection else f"pitching {self._pitching}"
        labels = self._labels.setdefault(pool, ChoiceKeys()).give(choices)
        self._moves = {key: choices[key].move for key in labels}
        rows: list[ListRow] = [self._row(choices[key], key, label) for key, label in labels.items()]
        if not view.meeting.objection:
            if pitches and not self._pitching:
                words = tr.plural("Make a pitch ({count} ready)", "Make a pitch ({count} ready)", len(pitches))
                rows.append(TextRow("pitches", words, "p", style="$quiet"))
            elif self._pitching:
                rows.append(TextRow("pitches", tr("Back to the questions"), "p", style="$quiet"))
            rows.append(TextRow("leave", tr("Take your leave"), "l", style="$quiet"))
        panel = self.query_one("#choice-panel")
        self.set_class(bool(view.meeting.objection), "-objection")
        title = tr("Your pitches") if self._pitching else tr("What you can say")
        panel.border_title = Text(tr("An objection: how do you answer?") if view.meeting.objection else title)
        self.query_one(RowList).set_rows(rows, at=cursor)

    def _row(self, choice: Choice, key: str, label: str) -> ListRow:
        words = choice.say.replace("{you}", self.session.you)
        if isinstance(choice.move, Pitch):
            # Ten cases in full would fill the screen: the first press opens one to be read, the second makes it.
            if key != self._read:
                return TextRow(key, choice.title, label)
            return TextRow(
                key,
                self.tr("{title}: {words}", title=choice.title, words=words),
                label,
                self.tr("press again to say it"),
            )
        return TextRow(key, words, label, self.tr.term("kind", choice.kind) if isinstance(choice.move, Ask) else "")

    def on_key(self, event: events.Key) -> None:
        """Let the labels choose."""
        if event.character and event.character in CHOICE_KEYS and self.query_one(RowList).choose_label(event.character):
            event.stop()

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        key = event.option_id or ""
        if key == "leave":
            self.action_leave()
        elif key == "pitches":
            self.action_pitches()
        elif isinstance(self._moves.get(key), Pitch) and key != self._read:
            self._read = key
            self._offer(key)
        elif key in self._moves:
            await self._make(self._moves.pop(key))

    async def _make(self, move: Move) -> None:
        lines = await self.host.play_move(move)
        if lines is None:
            self.redraw()
        elif self.session.state.place == MEETING:
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

        tr = self.tr
        moments = self.session.moments
        silent = bool(moments) and isinstance(moments[-1].move, Meet)
        if silent or not sure:
            title = tr("Leave already?") if silent else tr("Take your leave?")
            words = (
                tr("You have not asked anything yet, and the time is spent.") if silent else tr("It ends this meeting.")
            )
            if not await self.app.push_screen_wait(ConfirmDialog(title, words, tr("Leave"), tr("Stay"))):
                return
        await self._make(Leave())

    def action_back(self) -> None:
        """Go back from the pitches to the questions, and from these out of the room: a slip ends no meeting."""
        if self._pitching:
            self.action_pitches()
        else:
            self.action_leave(sure=False)

    def action_map(self) -> None:
        """Open the account map at the person across the table."""
        meeting = self.session.view.meeting
        self.host.show_map(meeting.person if meeting else "")

    async def action_notebook(self) -> None:
        """Read the whole notebook."""
        from trainer.tui.screens.dialogs import MessageDialog

        meeting = self.session.view.meeting
        first = meeting.person if meeting else ""
        await self.app.push_screen(
            MessageDialog(self.tr("Notebook"), notebook_blocks(self.tr, self.session.view, first=first))
        )

    def action_scroll(self, pages: int) -> None:
        """Scroll the talk."""
        panel = self.query_one("#talk-panel")
        panel.scroll_relative(y=pages * max(1, panel.size.height - 2), animate=False)

    def action_shelf(self) -> None:
        """Go to the shelf; the meeting waits."""
        self.notify(self.tr("Your attempt is kept: it waits on the shelf."), markup=False)
        self.host.go_home()
