"""The desk: the customer's people, the one in focus, and the notebook."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, OptionList

from trainer.core.codec import decode
from trainer.errors import N_
from trainer.scene.desk import Arrangement, Desk, desk
from trainer.scene.notebook import news, notebook
from trainer.scene.people import Portrait
from trainer.tui.drawing import branches, calendar_line, gauge, notebook_blocks, paragraph_blocks, text_block
from trainer.tui.screens.base import set_label
from trainer.tui.screens.full_screen import FullScreen
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.row_list import RowList, TableRow
from trainer.tui.widgets.status_line import StatusLine
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView

_PANELS = ("people", "person", "notes")
_WIDE = 100
_BESIDE = 11
"""Cells of a row beside name and title: cursor, gaps, mark, scrollbar, borders."""


class DeskScreen(FullScreen):
    """Where every day begins: choose whom to see or what to study."""

    AUTO_FOCUS = "#list"
    CSS_PATH = "../styles/desk.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "first", N_("first account"), id="desk.first"),
        Binding("m", "meet", N_("meet"), id="desk.meet"),
        Binding("s", "study", N_("study"), id="desk.study"),
        Binding("a", "map", N_("account map"), id="desk.map"),
        Binding("r", "review", N_("review"), id="desk.review"),
        Binding("c", "close_deal", N_("close the deal"), id="desk.close"),
        Binding("n", "news", N_("news"), id="desk.news"),
        Binding("b", "brief", N_("brief"), id="desk.brief"),
        Binding("q", "leave", N_("leave"), id="desk.leave"),
        Binding("1", "see('people')", N_("people"), show=False, id="desk.people"),
        Binding("2", "see('person')", N_("person"), show=False, id="desk.person"),
        Binding("3", "see('notes')", N_("notebook"), show=False, id="desk.notes"),
    ]

    def __init__(self) -> None:
        super().__init__(classes="-see-people")
        self._seen = "people"
        self._fresh = True
        self._scene: Desk | None = None

    def compose(self) -> ComposeResult:
        """Lay out the three panels."""
        yield StatusLine()
        yield ChoiceField("tabs", id="tabs")
        with Horizontal(id="body"):
            with Vertical(id="people", classes="panel"):
                yield RowList(id="list")
            with Vertical(id="person", classes="panel"):
                with TextScroll(id="portrait-scroll"):
                    yield TextView(id="portrait")
                with Horizontal(id="ways"):
                    yield Button("", id="meet", variant="primary")
                    yield TextView(id="how")
            with TextScroll(id="notes", classes="panel"):
                yield TextView(id="notebook")
        yield KeyFooter()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the day still allows."""
        scene = self._scene
        if action == "first":
            return scene is not None and scene.first is not None
        if scene is not None and action == "meet" and scene.first is not None:
            return False
        if scene is not None and action in ("meet", "study"):
            return not scene.calendar.used_up
        if scene is not None and action == "review":
            return scene.review.allowed
        if action == "news":
            return scene is not None and bool(scene.notebook.news)
        return super().check_action(action, parameters)

    def redraw(self) -> None:
        """Draw the panels."""
        tr = self.tr
        scene = self._scene = desk(tr, self.session)
        right = calendar_line(scene.calendar, self.size.width - 44)
        if scene.practice:
            right = f"{scene.practice} · {right}"
        self.query_one(StatusLine).update(scene.title, scene.customer, right)
        names = {"people": tr("People"), "person": tr("Person"), "notes": scene.notebook.title}
        tabs = [(panel, f"{number} {names[panel]}") for number, panel in enumerate(_PANELS, 1)]
        self.query_one("#tabs", ChoiceField).set_options("", tabs, [self._seen])
        self.query_one("#people").border_title = Text(names["people"])
        self.query_one("#notes").border_title = Text(f"{names['notes']} · {scene.notebook.count}")
        # One panel at a time or three side by side: the step of the course is in sight once.
        for name in _PANELS:
            shown = name == "people" or self.has_class("-narrow")
            self.query_one(f"#{name}").border_subtitle = Text(scene.calendar.step if shown else "")
        rows = list(zip(branches([row.depth for row in scene.chart]), scene.chart, strict=True))
        names_width = max(12, min(24, max(cell_len(branch + row.name) for branch, row in rows)))
        self._widen(names_width + max(cell_len(row.title) for _, row in rows))
        self.query_one(RowList).set_rows(
            [
                TableRow(
                    row.person,
                    (
                        (branch + row.name, names_width, ""),
                        (row.title, 0, "$quiet"),
                        ("✓" if scene.portrait(row.person).met else "", 1, "$success"),
                    ),
                )
                for branch, row in rows
            ],
            at=scene.met_last or None if self._fresh else None,
        )
        self._fresh = False
        self._portray()
        self.refresh_bindings()

    def _widen(self, words: int) -> None:
        # Where all panels stand side by side, the list takes what its words need, as far as the others can spare it.
        panel = self.query_one("#people")
        width = self.size.width
        panel.styles.width = None if width < _WIDE else max(width * 32 // 100, min(words + _BESIDE, width * 44 // 100))

    def on_resize(self) -> None:
        """Share the width out anew."""
        self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        if self.is_drawable and self.host.session is not None:
            self.redraw()

    @property
    def _person(self) -> Portrait:
        assert self._scene is not None
        return self._scene.portrait(self.query_one(RowList).current)

    def _portray(self) -> None:
        tr, scene = self.tr, self._scene
        if scene is None:
            return
        person = self._person
        self.query_one("#person").border_title = Text(person.name_and_title)
        place = " · ".join(part for part in (person.unit, person.superior) if part)
        blocks = [
            TextBlock(place, "$quiet"),
            *paragraph_blocks(person.public),
            TextBlock(f"{gauge(person.trust)}   {person.met_words}", gap=True),
            text_block(tr, person.opinion),
        ]
        if person.unknown is not None:
            blocks.append(text_block(tr, person.unknown))
        if person.coach is not None:
            blocks.append(text_block(tr, person.coach, "◆ "))
        if person.heard is not None:
            blocks.append(text_block(tr, person.heard))
        if person.goal is not None:
            blocks.append(text_block(tr, person.goal))
        self.query_one("#portrait", TextView).update(blocks)
        self.query_one("#notebook", TextView).update(notebook_blocks(notebook(tr, self.session, first=person.person)))
        arranged = scene.arrangement(person.person)
        button = self.query_one("#meet", Button)
        set_label(button, tr("First account…") if scene.first is not None else tr("Meet…"))
        button.display = not arranged.why_not or scene.first is not None
        self.query_one("#how", TextView).update([TextBlock(arranged.why_not or self._how(arranged), "$quiet")])

    def _how(self, arranged: Arrangement) -> str:
        tr = self.tr
        costs = " · ".join(f"{one.word} {one.cost}" for one in arranged.channels if not one.why_not)
        team = " · ".join(f"{one.name} ({one.left})" for one in arranged.companions if one.id and not one.why_not)
        words = tr("{ways} (half-days)", ways=costs)
        return words + ("   " + tr("{term}:", term=tr("with")) + " " + team if team else "")

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self._portray()

    @on(OptionList.OptionSelected)
    async def _chosen(self) -> None:
        if self.has_class("-narrow"):
            self.action_see("person")
        elif not self.query_one(RowList).by_mouse:
            await self.action_meet()

    @on(ChoiceField.Changed, "#tabs")
    def _tab(self, event: ChoiceField.Changed) -> None:
        self.action_see(event.field.chosen[0])

    def action_see(self, panel: str) -> None:
        """Show one panel where there is room for one only, and go there."""
        self._seen = panel
        for name in _PANELS:
            self.set_class(name == panel, f"-see-{name}")
        self.redraw()
        focus = {"people": "#list", "person": "#portrait-scroll", "notes": "#notes"}[panel]
        self.call_after_refresh(self.query_one(focus).focus)

    @on(Button.Pressed, "#meet")
    async def action_meet(self) -> None:
        """Ask how to meet the person in focus."""
        from trainer.tui.screens.arrange_meeting import MeetDialog

        if self._scene is None:
            return
        if self._scene.first is not None:
            await self.action_first()
            return
        person = self._person.person
        why_not = self._scene.arrangement(person).why_not
        if why_not:
            self.notify(why_not, severity="warning", markup=False)
        else:
            await self.app.push_screen(MeetDialog(person))

    async def action_first(self) -> None:
        """Choose the account to go to first."""
        from trainer.tui.screens.choose_account import AccountDialog

        await self.app.push_screen(AccountDialog())

    async def action_study(self) -> None:
        """Show the sources."""
        from trainer.tui.screens.choose_source import StudyDialog

        await self.app.push_screen(StudyDialog())

    def action_map(self) -> None:
        """Open the account map at the person in focus."""
        self.host.show_map(self._person.person)

    async def action_review(self) -> None:
        """Go through the map as the manager would, and perhaps hand it in."""
        from trainer.tui.screens.review import ReviewScreen

        await self.app.push_screen(ReviewScreen())

    async def action_news(self) -> None:
        """Read again what happened."""
        from trainer.tui.screens.dialogs import MessageDialog

        blocks = [text_block(self.tr, one, "· ", gap=True) for one in news(self.session)]
        await self.app.push_screen(MessageDialog(self.tr("News"), blocks))

    async def action_brief(self) -> None:
        """Read the brief again."""
        from trainer.tui.screens.brief import BriefScreen

        await self.app.push_screen(BriefScreen(again=True))

    @work
    async def action_close_deal(self) -> None:
        """Ask for the decision, after asking whether that is meant."""
        from trainer.tui.screens.dialogs import ConfirmDialog

        close = desk(self.tr, self.session).close
        if close.question is None or await self.app.push_screen_wait(ConfirmDialog(close.question)):
            lines = await self.host.play_move(decode(close.move))
            if lines is not None:
                self.host.show_place(lines)

    def action_leave(self) -> None:
        """Go to the shelf; the attempt is kept."""
        self.notify(self.tr("Your attempt is kept: it waits on the shelf."), markup=False)
        self.host.go_home()
