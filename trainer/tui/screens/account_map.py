"""The account map: what the trainee believes of everybody, kept as it is changed."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from trainer.core.account_map import MAX_ROLES
from trainer.core.codec import decode
from trainer.core.moves import Note
from trainer.core.view import PersonSeen
from trainer.errors import N_, TrainerError
from trainer.i18n.signs import STANCE_SIGNS, UNKNOWN, influence_sign
from trainer.i18n.translator import Translator
from trainer.scene.account_map import AccountMap, MapEntry, account_map, note_of
from trainer.scene.people import reporting_tree
from trainer.tui.drawing import STYLES, clue_blocks, text_block
from trainer.tui.screens.full_screen import FullScreen
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.power_map import PowerBox, PowerMap
from trainer.tui.widgets.row_list import RowList, TableRow
from trainer.tui.widgets.status_line import StatusLine
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView, heading
from trainer.tui.widgets.words_input import WordsInput

if TYPE_CHECKING:
    from trainer.play.session import Session

_LABEL = 11
_WIDE = 100
"""Cells from which table and form stand side by side."""
_PAGES = ("table", "tree", "graph")

_SIZES = (
    (90, (0, 18, 9, 11, 14, 9, 3, 5)),
    (66, (0, 18, 0, 10, 0, 9, 3, 5)),
    (58, (0, 16, 0, 10, 0, 9, 0, 4)),
    (0, (0, 15, 0, 0, 0, 9, 0, 4)),
)
"""Width of the columns by the width of the table: 0 is left out, but for the name, which takes the rest."""


class AccountMapScreen(FullScreen):
    """A table of people, a form for the one in focus, and the map drawn as it is believed to be.

    Why somebody is thought to be that, is kept on Enter, and whenever the line, the person or the map is left. What
    cannot be kept stays in the line.
    """

    AUTO_FOCUS = "#people"
    ENTER_SETS = True
    CSS_PATH = "../styles/account_map.tcss"
    EXTRA_KEYS = ((N_("space/enter"), N_("set or clear; arrows only move")),)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("back"), id="map.back"),
        Binding("t", "turn", N_("table / tree / graph"), id="map.turn"),
        Binding("n", "other(1)", N_("next person"), id="map.next"),
        Binding("b", "other(-1)", N_("person before"), id="map.previous"),
        Binding("m", "why", N_("why I think so"), id="map.why"),
        Binding("a", "back", N_("back"), show=False, id="map.close"),
        Binding("f2", "back", N_("back"), show=False, id="map.close_while_typing"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._page = "table"
        self._scene: AccountMap | None = None
        self._of = ""
        self._typed: dict[str, str] = {}
        self._refused: dict[str, str] = {}

    @property
    def _entry(self) -> MapEntry:
        assert self._scene is not None
        return self._scene.entry(self.host.map_person)

    def compose(self) -> ComposeResult:
        """Lay out table, form and tree."""
        yield StatusLine()
        yield ChoiceField("tabs", id="tabs")
        with Horizontal(id="body"):
            with Vertical(id="table-panel", classes="panel"):
                with Vertical(id="table"):
                    yield Static(id="header", markup=False)
                    yield RowList(id="people")
                with TextScroll(id="known"):
                    yield TextView(id="known-text")
            with Vertical(id="form-panel", classes="panel"), TextScroll(id="form", can_focus=False):
                yield TextView(id="missing")
                yield ChoiceField("order", id="roles", label_width=_LABEL, maximum=MAX_ROLES)
                yield ChoiceField("pick", id="certainty", label_width=_LABEL)
                yield ChoiceField("maybe", id="influence", label_width=_LABEL)
                yield ChoiceField("maybe", id="stance", label_width=_LABEL)
                yield ChoiceField("maybe", id="veto", label_width=_LABEL)
                yield ChoiceField("many", id="concerns", label_width=_LABEL)
                yield ChoiceField("many", id="wins", label_width=_LABEL)
                yield ChoiceField("many", id="evidence", label_width=_LABEL, one_per_line=True)
                yield TextView(id="reason-label")
                yield WordsInput(id="reason", classes="-flat")
        yield PowerMap(id="power")
        yield KeyFooter()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the line for why something is thought where it is asked for."""
        if action == "why":
            return self._page == "table" and self._scene is not None and bool(self._entry.reason_label)
        return super().check_action(action, parameters)

    def redraw(self) -> None:
        """Draw everything."""
        tr = self.tr
        scene = self._scene = account_map(tr, self.session)
        self.query_one(StatusLine).update(scene.title, scene.customer, tr("kept as you change it"))
        tabs = [("table", tr("Table")), ("tree", tr("Tree")), ("graph", tr("Graph"))]
        self.query_one("#tabs", ChoiceField).set_options("", tabs, [self._page])
        self.query_one("#table-panel").border_title = Text(scene.heading)
        self._draw_table()
        self._draw_form()
        self._draw_map()
        self.query_one("#form-panel").disabled = bool(scene.closed)

    # The table

    def _columns(self, cells: tuple[str, ...], key: str = "", styles: tuple[str, ...] = ()) -> TableRow:
        width = self.query_one(RowList).scrollable_content_region.width
        sizes = next((sizes for least, sizes in _SIZES if width >= least), _SIZES[-1][1])
        kept = [index for index in range(len(cells)) if index == 0 or sizes[index]]
        style = styles or ("",) * len(cells)
        return TableRow(key, tuple((cells[index], sizes[index], style[index]) for index in kept))

    @on(RowList.WidthChanged)
    def _draw_table(self) -> None:
        scene = self._scene
        if scene is None:
            return
        rows = []
        for one in scene.entries:
            row = one.row
            cells = (
                one.name, row.role or "–", row.influence or "–", row.stance or "–", row.veto or "–",
                row.certainty or "–", str(row.evidence), f"! {row.gaps}" if row.gaps else "ok",
            )  # fmt: skip
            styles = ("bold", "", "", "", "", "", "", STYLES[one.missing.tone])
            rows.append(self._columns(cells, one.person, styles))
        people = self.query_one(RowList)
        header = self._columns(scene.columns, "", ("$quiet",) * len(scene.columns)).fit(people.fit_width())
        self.query_one("#header", Static).update(Content(" ") + header)
        people.set_rows(rows, at=self._entry.person)

    @on(OptionList.OptionHighlighted, "#people")
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        # Filling the list anew walks the cursor over rows nobody chose.
        current = self.query_one(RowList).current
        if current and current == event.option_id and current != self._entry.person:
            self.host.map_person = current
            self._draw_form()

    @on(OptionList.OptionSelected, "#people")
    def _chosen(self) -> None:
        self.query_one("#roles").focus()

    def action_other(self, step: int) -> None:
        """Go to the next person, or the one before."""
        assert self._scene is not None
        order = [one.person for one in self._scene.entries]
        self.host.map_person = order[(order.index(self._entry.person) + step) % len(order)]
        self.query_one(RowList).move_cursor(self._entry.person)
        self._draw_form()

    # The form

    def _draw_form(self) -> None:
        tr, entry = self.tr, self._entry
        self.query_one("#form-panel").border_title = Text(entry.name_and_title)
        missing = text_block(tr, entry.missing)._replace(lead_style=STYLES[entry.missing.tone])
        self.query_one("#missing", TextView).update([missing])
        for field in entry.fields:
            options = [(one.id, one.words) for one in field.options]
            chips = self.query_one(f"#{field.id}", ChoiceField)
            chips.set_options(field.label, options, field.chosen, field.nothing)
            chips.disabled = not options
        self._draw_reason()
        self._draw_known()

    # Why

    def _draw_reason(self) -> None:
        """Show why this is thought, or what was typed of it and is not kept yet."""
        self._take_typed()
        entry = self._entry
        line, label = self.query_one(WordsInput), self.query_one("#reason-label", TextView)
        self._of = entry.person
        words = self._typed.get(entry.person, entry.reason)
        if line.value != words:
            line.value = words
            line.cursor_position = len(words)
        line.display = label.display = bool(entry.reason_label)
        label.update([TextBlock(self.tr("{term}:", term=entry.reason_label), "$quiet")])

    @on(Input.Changed, "#reason")
    def _take_typed(self) -> None:
        """Remember what stands in the line and is not kept."""
        line = self.query_one(WordsInput)
        if self._of and self._scene is not None:
            if line.value != self._scene.entry(self._of).reason:
                self._typed[self._of] = line.value
            else:
                self._typed.pop(self._of, None)
        self.query_one("#form-panel").border_subtitle = Text(line.fill)

    @on(Input.Blurred, "#reason")
    async def _keep_reasons(self) -> bool:
        """Keep what was typed and is not kept yet; return False if some of it was refused just now."""
        line = self.query_one(WordsInput)
        self._take_typed()
        refused = False
        for person, words in list(self._typed.items()):
            if self._refused.get(person) == words:
                continue
            if await self.host.keep(partial(_give_reason, person=person, words=words)):
                self._refused.pop(person, None)
                kept = self.session.reasons.get(person, "")
                if person == self._of and line.value == words:
                    line.value = kept
                if self._typed.get(person) == words:
                    del self._typed[person]
            else:
                self._refused[person] = words
                refused = True
        self._scene = account_map(self.tr, self.session)
        self._draw_known()
        return not refused

    @on(Input.Submitted, "#reason")
    async def _reason_given(self) -> None:
        self._refused.clear()
        if await self._keep_reasons():
            self.query_one(RowList).focus()

    def action_why(self) -> None:
        """Go to the line for why this is thought."""
        self.query_one(WordsInput).focus()

    @on(WordsInput.Left)
    def _line_left(self) -> None:
        self.query_one(RowList).focus()

    @on(WordsInput.Refused)
    async def _too_long(self, event: WordsInput.Refused) -> None:
        await self.host.show_error(event.fault.said(self.tr))

    def on_unmount(self) -> None:
        """Keep what was typed last when the program is left from here."""
        session = self.host.session
        if session is not None:
            for person, words in self._typed.items():
                with suppress(TrainerError, OSError):
                    session.give_reason(person, words)

    @on(RowList.WidthChanged)
    def _draw_known(self) -> None:
        """Show what anybody can see of the person in focus, and what was found out."""
        if self._scene is None:
            return
        tr, entry = self.tr, self._entry
        public = [heading(entry.name), *(TextBlock(one.words, "$quiet") for one in entry.public)]
        found = [heading(tr("In the notebook")), *clue_blocks(entry.clues)]
        if entry.reason:
            found += [heading(tr("Why you think so")), TextBlock(entry.reason)]
        # Where there is room for a few lines only, they are those that can be cited.
        blocks = [*found, *public] if self.app.size.width < _WIDE else [*public, *found]
        self.query_one("#known-text", TextView).update(blocks)

    @on(ChoiceField.Changed, "#form ChoiceField")
    async def _changed(self) -> None:
        chosen = {field.id: self.query_one(f"#{field.id}", ChoiceField).chosen for field in self._entry.fields}
        note = note_of(self._entry.person, chosen)
        if note == decode(self._entry.move):
            return
        await self.host.play_move(note)
        # After a fault the form goes back to what is really kept.
        self._scene = account_map(self.tr, self.session)
        self._draw_table()
        self._draw_form()
        self._draw_map()

    # The map as drawn

    def _draw_map(self) -> None:
        tr = self.tr
        head = [
            heading(tr("As you believe it is")),
            TextBlock(tr("Lines are who reports to whom; marks are your own notes."), "$quiet"),
        ]
        view = self.session.view
        boxes = [_box(tr, depth, person, view.note(person.id)) for depth, person in reporting_tree(view.people)]
        self.query_one(PowerMap).update(head, boxes)

    def action_turn(self) -> None:
        """Show the next of table, tree and graph."""
        self._turn(_PAGES[(_PAGES.index(self._page) + 1) % len(_PAGES)])

    @on(ChoiceField.Changed, "#tabs")
    def _tab(self, event: ChoiceField.Changed) -> None:
        self._turn(event.field.chosen[0])

    def _turn(self, page: str) -> None:
        self._page = page
        self.set_class(page != "table", "-drawn")
        self.query_one(PowerMap).turn(page == "graph")
        self.redraw()
        self.query_one("#people" if page == "table" else "#power").focus()

    async def action_back(self) -> None:
        """Go back to where one came from; what was refused is told first, and stays in its line."""
        if await self._keep_reasons():
            if self.query_one(WordsInput).has_focus:
                # Whoever comes back is to find the keys of the map.
                self.query_one(RowList).focus()
            self.host.leave_map()


def _give_reason(session: Session, *, person: str, words: str) -> None:
    session.give_reason(person, words)


def _box(tr: Translator, depth: int, person: PersonSeen, note: Note) -> PowerBox:
    """Return what is believed of a person, to be drawn."""
    facts = [tr.listed(tr.term("role", role) for role in note.roles) or tr("role unknown")]
    if note.influence is not None:
        facts.append(f"{influence_sign(note.influence)} {tr.term('influence', str(note.influence))}")
    if note.stance is None:
        facts.append(UNKNOWN + " " + tr("stance unknown"))
    else:
        facts.append(f"{STANCE_SIGNS[note.stance]} {tr.term('stance', str(note.stance))}")
    if note.veto not in (None, "none"):
        facts.append(tr.term("veto", str(note.veto)))
    return PowerBox(person.id, person.boss, depth, person.name, tuple(facts))
