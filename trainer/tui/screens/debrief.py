"""The debrief: the result, the truth beside the map, the turning points, the lessons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList

from trainer.errors import N_
from trainer.scene.narration import narration
from trainer.tui.screens import debrief_texts as texts
from trainer.tui.screens.tabbed_screen import TabbedScreen
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.power_map import PowerMap
from trainer.tui.widgets.row_list import RowList
from trainer.tui.widgets.status_line import StatusLine
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView

if TYPE_CHECKING:
    from trainer.debrief.page import DebriefPage, ObjectionPage, OwnAnswer
    from trainer.play.debriefs import Exported


class DebriefScreen(TabbedScreen):
    """Five pages; the answer key appears here and nowhere before.

    Attributes:
        page: the debrief in words, or None while the play is being read once more.
    """

    PAGES: ClassVar[Mapping[str, str]] = {
        "result": "#page-result", "people": "#people", "maps": "#believed", "timeline": "#entries",
        "lessons": "#page-lessons",
    }  # fmt: skip
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
        Binding("w", "reflect", N_("your own words"), id="debrief.reflect"),
        Binding("a", "review_words", N_("my own lines"), id="debrief.review_words"),
        Binding("c", "compare", N_("side by side"), id="debrief.compare"),
        Binding("g", "glossary", N_("glossary"), id="scene.glossary"),
        Binding("e", "export", N_("export"), id="debrief.export"),
        Binding("q,escape", "shelf", N_("to the shelf"), id="debrief.shelf"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.page: DebriefPage | None = None
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
            yield RowList(id="entries")
        with TextScroll(id="page-lessons", classes="page"):
            yield TextView(id="lessons")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begin at the result."""
        self.call_after_refresh(self.query_one("#page-result").focus)

    def redraw(self) -> None:
        """Fill all pages."""
        tr, session = self.tr, self.session
        if session.card is None:
            return
        self.name_tabs({
            "result": tr("Result"), "people": tr("People"), "maps": tr("Maps"), "timeline": tr("Timeline"),
            "lessons": tr("Lessons"),
        })  # fmt: skip
        if self._language != tr.language:
            self._language, self.page = tr.language, None
            self.explain()
        page = self.page
        ending = f"{page.result.outcome} · {page.result.overall} / 100" if page else ""
        self.query_one(StatusLine).update(tr("Debrief"), session.scenario.brief.title, ending)
        waiting = texts.waiting(tr)
        shown = texts.result(tr, page, session.attempt.reflection) if page else waiting
        self.query_one("#result", TextView).update(shown)
        self.query_one("#lessons", TextView).update(texts.lessons(tr, page) if page else waiting)
        self._list_people()
        self._draw_maps()
        self._list_entries()

    @work(exclusive=True)
    async def explain(self) -> None:
        """Replay the play and look for better moves, then show what came of it."""
        session, translator = self.session, self.tr

        def made() -> DebriefPage:
            from trainer.scene import debrief

            return debrief.debrief(translator, session)

        page = await self.host.in_thread(made)
        if page is not None and self.is_drawable:
            self.page = page
            self.redraw()
            self.refresh_bindings()

    # People

    def _list_people(self) -> None:
        self.query_one("#people-panel").border_title = Text(self.tr("The people, surest errors first"))
        self.query_one("#people", RowList).set_rows(texts.people_rows(self.page) if self.page else [])
        self._show_person()

    def _show_person(self) -> None:
        key = self.query_one("#people", RowList).current
        panel, view = self.query_one("#person-panel"), self.query_one("#person", TextView)
        about = next((one for one in self.page.people if str(one.index) == key), None) if self.page else None
        panel.border_title = Text(self.tr("{name}, {title}", name=about.name, title=about.place) if about else "")
        view.update(texts.person(self.tr, self.page, about) if self.page and about else texts.waiting(self.tr))
        panel.scroll_home(animate=False)

    @on(OptionList.OptionHighlighted, "#people")
    def _other(self) -> None:
        self._show_person()

    # Maps

    def _draw_maps(self) -> None:
        tr, page = self.tr, self.page
        for name, title, head, boxes in (
            (
                "believed",
                tr("Your last map"),
                tr("Before the roles: = right, ≈ half right, ≠ wrong, ? left blank."),
                texts.believed_boxes(page) if page else [],
            ),
            (
                "true",
                tr("As it was"),
                tr(
                    "≠ before a fact: other than you believed; stance at the start. ⇢ and dotted lines: who moves whom."
                ),
                texts.true_boxes(page) if page else [],
            ),
        ):
            panel = self.query_one(f"#{name}", PowerMap)
            panel.border_title = Text(title)
            panel.update([TextBlock(head, "$quiet")] if page else texts.waiting(tr), boxes)

    def action_graph(self) -> None:
        """Turn both maps between tree and graph."""
        for panel in self.query(PowerMap):
            panel.turn(not panel.has_class("-graph"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the graph where there are maps, and the questions where there are lines to ask about."""
        if action == "graph":
            return self._tab == "maps"
        if action == "review_words":
            return bool(self._own_answers())
        return super().check_action(action, parameters)

    # Timeline

    def _list_entries(self) -> None:
        tr = self.tr
        head = tr("◆ marks the turning points. Choose a move to see the moment as it stood, and the better move.")
        blocks = [TextBlock(head, "$quiet")] if self.page else texts.waiting(tr)
        self.query_one("#timeline-head", TextView).update(blocks)
        self.query_one("#entries", RowList).set_rows(texts.timeline_rows(self.page) if self.page else [])

    @on(OptionList.OptionSelected, "#entries")
    async def _open_entry(self, event: OptionList.OptionSelected) -> None:
        from trainer.tui.screens.dialogs import MessageDialog

        if self.page is None or not event.option_id:
            return
        session = self.session
        when, entry = texts.entry_at(self.page, event.option_id)
        lines = session.moments[entry.anchor - 1].lines if entry.anchor else ()
        telling = narration(self.tr, session.scenario, lines)
        await self.app.push_screen(MessageDialog(when, texts.moment(self.tr, entry, telling)))

    async def action_reflect(self) -> None:
        """Ask for three lines of the trainee's own."""
        from trainer.tui.screens.reflection import ReflectionDialog

        await self.app.push_screen(ReflectionDialog(before=False), lambda _: self.redraw())

    def _own_answers(self) -> list[tuple[ObjectionPage, OwnAnswer]]:
        """Return the answers to objections in the trainee's own words, those to whoever is looked at first."""
        if self.page is None:
            return []
        key = self.query_one("#people", RowList).current if self._tab == "people" else ""
        found = [(one, answer) for one in self.page.objections for answer in one.own]
        return sorted(found, key=lambda pair: str(pair[0].person) != key)

    async def action_review_words(self) -> None:
        """Ask three questions about each answer of the trainee's own; the page shows them beside the lines chosen."""
        from trainer.tui.screens.own_words_review import OwnWordsReviewDialog

        def told_anew(_: None) -> None:
            self.explain()

        await self.app.push_screen(OwnWordsReviewDialog(self._own_answers()), told_anew)

    async def action_compare(self) -> None:
        """Put another attempt at the scenario beside this one."""
        from trainer.tui.screens.choose_attempt import choose_and_compare

        await choose_and_compare(self, self.session.attempt.id)

    async def action_export(self) -> None:
        """Write the debrief into files and say where they are."""
        session, translator = self.session, self.tr
        workspace = await self.host.workspace()

        def write() -> Exported:
            from trainer.play.debriefs import export

            return export(session, workspace.home / "debriefs", translator)

        await self.export(write, translator("The debrief is written:"))

    def action_shelf(self) -> None:
        """Go back to the shelf."""
        self.host.go_home()
