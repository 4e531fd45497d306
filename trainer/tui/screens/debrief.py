"""The debrief: the result, the truth beside the map, the turning points, the lessons."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, Final

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList

from trainer.core.moves import Note
from trainer.errors import N_, TrainerError
from trainer.scene.move_text import move_text
from trainer.scene.text import name_and_title
from trainer.tui import after
from trainer.tui.powers import as_graph, as_tree, believed, true
from trainer.tui.screens import debrief_texts as texts
from trainer.tui.screens.full_screen import FullScreen
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.power_map import PowerMap
from trainer.tui.widgets.row_list import RowList, TableRow, TextRow
from trainer.tui.widgets.status_line import StatusLine
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView
from trainer.tui.wrap import truncate

if TYPE_CHECKING:
    from trainer.debrief.page import DebriefPage, TurnRow
    from trainer.play.debriefs import Exported

_FOCUS: Final = {
    "result": "#page-result", "people": "#people", "maps": "#believed", "timeline": "#moments",
    "lessons": "#page-lessons",
}  # fmt: skip
_PAGES: Final = tuple(_FOCUS)
_MOVE: Final = 100
"""Cells of a move in the timeline."""


class DebriefScreen(FullScreen):
    """Five pages; the answer key appears here and nowhere before.

    Attributes:
        told: the debrief in words, or None while the play is being read once more.
    """

    CSS_PATH = "../styles/debrief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "see('result')", N_("result"), show=False, id="debrief.result"),
        Binding("2", "see('people')", N_("people"), show=False, id="debrief.people"),
        Binding("3", "see('maps')", N_("maps"), show=False, id="debrief.maps"),
        Binding("4", "see('timeline')", N_("timeline"), show=False, id="debrief.timeline"),
        Binding("5", "see('lessons')", N_("lessons"), show=False, id="debrief.lessons"),
        Binding("t", "graph", N_("tree / graph"), id="debrief.graph"),
        Binding("right,n", "turn(1)", N_("next page"), id="debrief.next"),
        Binding("left,b", "turn(-1)", N_("page before"), show=False, id="debrief.previous"),
        Binding("w", "react", N_("write a line"), id="debrief.react"),
        Binding("g", "glossary", N_("glossary"), id="debrief.glossary"),
        Binding("e", "export", N_("export"), id="debrief.export"),
        Binding("q,escape", "shelf", N_("to the shelf"), id="debrief.shelf"),
    ]

    def __init__(self) -> None:
        super().__init__(classes="-see-result")
        self._page = "result"
        self.told: DebriefPage | None = None
        self._language = ""

    def compose(self) -> ComposeResult:
        """Lay out the pages."""
        yield StatusLine()
        yield ChoiceField("tabs", id="tabs")
        with TextScroll(id="page-result", classes="page"):
            yield TextView(id="result")
        with Horizontal(id="page-people", classes="page"):
            with Vertical(id="people-panel", classes="panel"):
                yield RowList(id="people")
            with TextScroll(id="person-panel", classes="panel"):
                yield TextView(id="person")
        with Horizontal(id="page-maps", classes="page"):
            yield PowerMap(id="believed", classes="panel")
            yield PowerMap(id="true", classes="panel")
        with Vertical(id="page-timeline", classes="page"):
            yield TextView(id="timeline-head")
            yield RowList(id="moments")
        with TextScroll(id="page-lessons", classes="page"):
            yield TextView(id="lessons")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begin at the result."""
        self.call_after_refresh(self.query_one("#page-result").focus)

    def redraw(self) -> None:
        """Fill all pages."""
        tr, session = self.tr, self.session
        card = session.card
        if card is None:
            return
        outcome = f"{tr.term('outcome', card.outcome.kind)} · {card.overall:g} / 100"
        self.query_one(StatusLine).update(tr("Debrief"), session.scenario.brief.title, outcome)
        names = {
            "result": tr("Result"), "people": tr("People"), "maps": tr("Maps"), "timeline": tr("Timeline"),
            "lessons": tr("Lessons"),
        }  # fmt: skip
        tabs = [(page, f"{number} {names[page]}") for number, page in enumerate(_PAGES, 1)]
        self.query_one("#tabs", ChoiceField).set_options("", tabs, [self._page])
        if self._language != tr.language:
            self._language, self.told = tr.language, None
            self.explain()
        told = self.told
        self.query_one("#result", TextView).update(texts.result(tr, session, card, told))
        self.query_one("#lessons", TextView).update(texts.lessons(tr, told) if told is not None else [])
        self._list_people()
        self._draw_maps()
        self._list_moments()

    @work(exclusive=True)
    async def explain(self) -> None:
        """Replay the play and look for better moves, then show what came of it."""
        session, translator = self.session, self.tr

        def told() -> DebriefPage:
            from trainer.play.debriefs import words_of

            return words_of(session, translator)

        page = await self.host.in_thread(told)
        if page is not None and self.is_drawable:
            self.told = page
            self.redraw()

    # People

    def _list_people(self) -> None:
        tr, session = self.tr, self.session
        judged = after.last_map(session.scenario, session.state)
        self.query_one("#people-panel").border_title = Text(tr("Gravest errors first"))
        rows = []
        for index in after.gravest_first(judged):
            person, note = session.scenario.people[index], judged.board[index]
            mark = after.role_mark(note, judged.truths[index])
            style = {"✓": "$success", "×": "$error"}.get(mark, "$warning")
            certainty = tr.term("certainty", str(note.certainty)) if note is not None and note.roles else tr("no role")
            rows.append(TableRow(person.id, ((mark, 1, style), (person.name, 0, ""), (certainty, 10, "$quiet"))))
        self.query_one("#people", RowList).set_rows(rows)
        self._show_person()

    def _show_person(self) -> None:
        tr, session = self.tr, self.session
        key = self.query_one("#people", RowList).current
        index = session.scenario.person_index.get(key, 0)
        person = session.scenario.people[index]
        self.query_one("#person-panel").border_title = Text(name_and_title(self.tr, person))
        self.query_one("#person", TextView).update(texts.person(tr, session, index))
        self.query_one("#person-panel").scroll_home(animate=False)

    @on(OptionList.OptionHighlighted, "#people")
    def _other(self) -> None:
        self._show_person()

    # Maps

    def _draw_maps(self) -> None:
        tr, session = self.tr, self.session
        scenario, people = session.scenario, session.view.people
        judged = after.last_map(scenario, session.state)
        truths = dict(zip(scenario.person_index, judged.truths, strict=True))
        notes = {note.person: note for note in judged.board if note is not None}
        mine, truth = believed(tr, people, notes, truths), true(tr, scenario, judged.truths)
        ties = [
            (person.id, scenario.people[other].id)
            for person in scenario.people
            for other, strength in truths[person.id].sways
            if strength
        ]
        wrong = tr("× differs from the truth")
        for name, title, head, standings, lines in (
            ("believed", tr("Your last map"), wrong, mine, ()),
            ("true", tr("As it was"), tr("⇢ and dotted lines: who sways whom"), truth, ties),
        ):
            panel = self.query_one(f"#{name}", PowerMap)
            panel.border_title = Text(title)
            panel.update(
                [TextBlock(head, "$quiet")], as_tree(tr, people, standings), as_graph(people, standings, lines)
            )

    def action_graph(self) -> None:
        """Turn both maps between tree and graph."""
        for panel in self.query(PowerMap):
            panel.turn(not panel.has_class("-graph"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the graph where there are maps."""
        if action == "graph":
            return self._page == "maps"
        return super().check_action(action, parameters)

    # Timeline

    def _list_moments(self) -> None:
        tr, session = self.tr, self.session
        head = tr("◆ marks the turning points. Choose a move to see the moment as it stood, and the better move.")
        self.query_one("#timeline-head", TextView).update([TextBlock(head, "$quiet")])
        rows = []
        for number, moment in enumerate(session.moments):
            if isinstance(moment.move, Note):
                continue
            note = texts.when(tr, session.scenario, moment.before)
            turns = self._turns(number)
            if turns:
                note = " · ".join((*dict.fromkeys(f"{turn.sign} {turn.word}" for turn in turns), note))
            style = "bold" if turns else ""
            rows.append(
                TextRow(
                    str(number),
                    truncate(move_text(tr, session.scenario, moment.move, session.you), _MOVE),
                    "◆" if turns else "·",
                    note,
                    style,
                )
            )
        self.query_one("#moments", RowList).set_rows(rows)

    def _turns(self, number: int) -> list[TurnRow]:
        return [turn for turn in self.told.turns if turn.anchor == number + 1] if self.told is not None else []

    @on(OptionList.OptionSelected, "#moments")
    async def _open_moment(self, event: OptionList.OptionSelected) -> None:
        from trainer.tui.screens.dialogs import MessageDialog

        number = int(event.option_id or 0)
        moment = self.session.moments[number]
        title = texts.when(self.tr, self.session.scenario, moment.before)
        await self.app.push_screen(
            MessageDialog(title, texts.moment(self.tr, self.session, moment, self._turns(number)))
        )

    # Pages

    def action_see(self, page: str) -> None:
        """Show a page and go there."""
        self._page = page
        for name in _PAGES:
            self.set_class(name == page, f"-see-{name}")
        chips = self.query_one("#tabs", ChoiceField)
        chips.select(page)
        self.refresh_bindings()
        self.call_after_refresh(self.query_one(_FOCUS[page]).focus)

    def action_turn(self, step: int) -> None:
        """Show the next page, or the one before."""
        self.action_see(_PAGES[(_PAGES.index(self._page) + step) % len(_PAGES)])

    @on(ChoiceField.Changed, "#tabs")
    def _tab(self, event: ChoiceField.Changed) -> None:
        self.action_see(event.field.chosen[0])

    async def action_react(self) -> None:
        """Ask for one line on how it went."""
        from trainer.tui.screens.dialogs import ReactionDialog

        await self.app.push_screen(ReactionDialog(), lambda _: self.redraw())

    async def action_export(self) -> None:
        """Write the debrief into files and say where they are."""
        from trainer.paper.text import without_glyphs
        from trainer.tui.screens.dialogs import MessageDialog

        tr, session, translator = self.tr, self.session, self.tr
        workspace = await self.host.workspace()

        def write() -> Exported:
            from trainer.play.debriefs import export

            return export(session, workspace.home / "debriefs", translator)

        try:
            written = await asyncio.to_thread(write)
        except (TrainerError, ImportError, OSError) as fault:
            await self.host.show_error(fault.said(tr) if isinstance(fault, TrainerError) else str(fault))
            return
        blocks = [TextBlock(tr("The debrief is written:"))]
        blocks.extend(TextBlock(str(file), "", "· ", gap=True) for file in written.files)
        if written.missing:
            blocks.append(TextBlock(without_glyphs(tr, written.missing), "$warning", "! ", "$warning", gap=True))
        await self.app.push_screen(MessageDialog(tr("Exported"), blocks))

    def action_shelf(self) -> None:
        """Go back to the shelf."""
        self.host.go_home()
