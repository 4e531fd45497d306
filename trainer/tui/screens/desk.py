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

from trainer.core.moves import Close, Meet, Review, Study
from trainer.core.state import CLOSE_DUE
from trainer.core.view import PersonSeen
from trainer.errors import N_
from trainer.tui.screens.base import set_label
from trainer.tui.screens.full_screen import FullScreen
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.row_list import RowList, TableRow
from trainer.tui.widgets.status_line import StatusLine
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView
from trainer.tui.words import (
    calendar_line,
    dots,
    half_days,
    name_and_title,
    note_summary,
    notebook_blocks,
    reporting_tree,
)

_PANELS = ("people", "person", "notes")
_WIDE = 100
_BESIDE = 11
"""Cells of a row beside name and title: cursor, gaps, mark, scrollbar, borders."""


class DeskScreen(FullScreen):
    """Where every day begins: choose whom to see or what to study."""

    AUTO_FOCUS = "#list"
    CSS_PATH = "../styles/desk.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "meet", N_("meet"), id="desk.meet"),
        Binding("s", "study", N_("study"), id="desk.study"),
        Binding("a", "map", N_("account map"), id="desk.map"),
        Binding("r", "review", N_("review"), id="desk.review"),
        Binding("c", "close_deal", N_("close the deal"), id="desk.close"),
        Binding("n", "news", N_("news"), id="desk.news"),
        Binding("b", "brief", N_("brief"), id="desk.brief"),
        Binding("g", "glossary", N_("glossary"), show=False, id="desk.glossary"),
        Binding("q", "leave", N_("leave"), id="desk.leave"),
        Binding("1", "see('people')", N_("people"), show=False, id="desk.people"),
        Binding("2", "see('person')", N_("person"), show=False, id="desk.person"),
        Binding("3", "see('notes')", N_("notebook"), show=False, id="desk.notes"),
    ]

    def __init__(self) -> None:
        super().__init__(classes="-see-people")
        self._seen = "people"
        self._fresh = True

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
        session = self.host.session
        if session is not None and action in ("meet", "study", "review"):
            kind = {"meet": Meet, "study": Study, "review": Review}[action]
            if session.state.place == CLOSE_DUE:
                return False
            return True if any(isinstance(choice.move, kind) for choice in session.view.choices) else action != "review"
        if action == "news":
            return session is not None and bool(session.view.news)
        return super().check_action(action, parameters)

    def redraw(self) -> None:
        """Draw the panels."""
        tr = self.tr
        view, brief = self.session.view, self.session.scenario.brief
        right = calendar_line(tr, view, self.size.width - 44)
        if self.session.practice:
            right = tr("practice") + " · " + right
        self.query_one(StatusLine).update(brief.title, brief.customer, right)
        names = {"people": tr("People"), "person": tr("Person"), "notes": tr("Notebook")}
        tabs = [(panel, f"{number} {names[panel]}") for number, panel in enumerate(_PANELS, 1)]
        self.query_one("#tabs", ChoiceField).set_options("", tabs, [self._seen])
        self.query_one("#people").border_title = Text(names["people"])
        self.query_one("#notes").border_title = Text(f"{names['notes']} · {len(view.clues)}")
        people = reporting_tree(view.people)
        names_width = max(12, min(24, max(cell_len(branch + person.name) for branch, person in people)))
        self._widen(names_width + max(cell_len(person.title) for person in view.people))
        self.query_one(RowList).set_rows(
            [
                TableRow(
                    person.id,
                    (
                        (branch + person.name, names_width, ""),
                        (person.title, 0, "$quiet"),
                        ("✓" if person.met else "", 1, "$success"),
                    ),
                )
                for branch, person in people
            ],
            at=self._met_last() if self._fresh else None,
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

    def _met_last(self) -> str | None:
        moves = [moment.move for moment in self.session.moments]
        return next((move.person for move in reversed(moves) if isinstance(move, Meet)), None)

    @property
    def _person(self) -> PersonSeen:
        view = self.session.view
        key = self.query_one(RowList).current
        return next((person for person in view.people if person.id == key), view.people[0])

    def _meets(self) -> list[Meet]:
        person = self._person.id
        moves = [choice.move for choice in self.session.view.choices]
        return [move for move in moves if isinstance(move, Meet) and move.person == person]

    def _portray(self) -> None:
        tr = self.tr
        view, person, scenario = self.session.view, self._person, self.session.scenario
        self.query_one("#person").border_title = Text(name_and_title(self.tr, person))
        boss = next((other.name for other in view.people if other.id == person.boss), "")
        place = person.unit + (" · " + tr("reports to {boss}", boss=boss) if boss else "")
        heard = [scenario.pitches[scenario.pitch_index[pitch]].title for pitch in person.heard]
        think = note_summary(tr, view.note(person.id)) or tr("nothing yet")
        blocks = [
            TextBlock(place, "$quiet"),
            TextBlock(person.public.replace("{you}", self.session.you), gap=True),
            TextBlock(
                tr("trust") + f" {dots(person.trust)}   " + (tr("met") if person.met else tr("not met yet")), gap=True
            ),
            TextBlock(think, "", tr("you think:") + " ", "$quiet", 2),
        ]
        if person.coach:
            blocks.append(TextBlock(tr("on your side"), "$success", "◆ ", "$success"))
        if heard:
            blocks.append(TextBlock(tr.listed(heard), "", tr("heard from you:") + " ", "$quiet", 2))
        self.query_one("#portrait", TextView).update(blocks)
        self.query_one("#notebook", TextView).update(notebook_blocks(tr, view, first=person.id))
        meets = self._meets()
        button = self.query_one("#meet", Button)
        set_label(button, tr("Meet…"))
        button.display = bool(meets)
        self.query_one("#how", TextView).update([TextBlock(self._how(meets), "$quiet")])

    def _how(self, meets: list[Meet]) -> str:
        tr = self.tr
        view = self.session.view
        if meets:
            channels = {move.channel for move in meets}
            costs = " · ".join(f"{tr.term('channel', name)} {cost}" for name, cost in view.costs if name in channels)
            free = {move.companion for move in meets}
            team = [f"{one.name} ({one.left})" for one in view.team if one.id in free]
            words = tr("{ways} (half-days)", ways=costs)
            return words + ("   " + tr("with:") + " " + " · ".join(team) if team else "")
        if view.left <= 0 or self.session.state.place == CLOSE_DUE:
            return tr("There is no time left for meetings.")
        return tr("Cannot be met now. Find out what opens this door.")

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
        from trainer.tui.screens.meet import MeetDialog

        meets = self._meets()
        if meets:
            await self.app.push_screen(MeetDialog(self._person.id, meets))
        else:
            self.notify(self._how(meets), severity="warning", markup=False)

    async def action_study(self) -> None:
        """Show the sources."""
        from trainer.tui.screens.study import StudyDialog

        await self.app.push_screen(StudyDialog())

    def action_map(self) -> None:
        """Open the account map at the person in focus."""
        self.host.show_map(self._person.id)

    async def action_review(self) -> None:
        """Go through the map as the manager would, and perhaps hand it in."""
        from trainer.tui.screens.review import ReviewScreen

        await self.app.push_screen(ReviewScreen())

    async def action_news(self) -> None:
        """Read again what happened."""
        from trainer.tui.screens.dialogs import MessageDialog

        news = [
            TextBlock(text.replace("{you}", self.session.you), "", "· ", "", gap=True)
            for text in self.session.view.news
        ]
        await self.app.push_screen(MessageDialog(self.tr("News"), news))

    async def action_brief(self) -> None:
        """Read the brief again."""
        from trainer.tui.screens.brief import BriefScreen

        await self.app.push_screen(BriefScreen(again=True))

    @work
    async def action_close_deal(self) -> None:
        """Ask for the decision, after asking whether that is meant."""
        from trainer.tui.screens.dialogs import ConfirmDialog

        tr = self.tr
        view = self.session.view
        words = tr("The customer's people sit down and decide. This ends the play.")
        if view.left > 0:
            words += " " + tr("You still have {time}.", time=half_days(tr, view.left))
        if view.next_review is not None:
            words += " " + tr("The account map is taken as it stands now.")
        sure = await self.app.push_screen_wait(
            ConfirmDialog(tr("Ask for the decision?"), words, tr("Ask for it"), tr("Not yet"), wary=True)
        )
        if sure:
            lines = await self.host.play_move(Close())
            if lines is not None:
                self.host.show_place(lines)

    def action_leave(self) -> None:
        """Go to the shelf; the attempt is kept."""
        self.notify(self.tr("Your attempt is kept: it waits on the shelf."), markup=False)
        self.host.go_home()
