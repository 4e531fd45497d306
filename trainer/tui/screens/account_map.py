"""The account map: what the trainee believes of everybody, kept as it is changed."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from trainer.core.account_map import MAX_ROLES
from trainer.core.moves import Note
from trainer.core.state import OVER
from trainer.core.view import PersonSeen
from trainer.core.vocabulary import CONCERNS, MAX_INFLUENCE, MAX_STANCE, ROLES, VETOES, WINS
from trainer.errors import N_
from trainer.tui.gaps import gap_text, note_gaps
from trainer.tui.powers import as_graph, as_tree, believed
from trainer.tui.screens.full_screen import FullScreen
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.power_map import PowerMap
from trainer.tui.widgets.row_list import RowList, TableRow
from trainer.tui.widgets.status_line import StatusLine
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView, heading
from trainer.tui.words import name_and_title, reporting_tree, signed

_LABEL = 11
_PAGES = ("table", "tree", "graph")
_COSTS = {1: (1, 0), 2: (2, -2), 3: (3, -6)}
"""Marks by certainty, right and wrong, as the rubric tells them."""

_SIZES = (
    (90, (0, 18, 9, 11, 14, 9, 3, 5)),
    (66, (0, 18, 0, 10, 0, 9, 3, 5)),
    (58, (0, 16, 0, 10, 0, 9, 0, 4)),
    (0, (0, 15, 0, 0, 0, 9, 0, 4)),
)
"""Width of the columns by the width of the table: 0 is left out, but for the name, which takes the rest."""


class AccountMapScreen(FullScreen):
    """A table of people, a form for the one in focus, and the map drawn as it is believed to be."""

    AUTO_FOCUS = "#people"
    ENTER_SETS = True
    CSS_PATH = "../styles/account_map.tcss"
    EXTRA_KEYS = ((N_("space/enter"), N_("set or clear; arrows only move")),)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("back"), id="map.back"),
        Binding("t", "turn", N_("table / tree / graph"), id="map.turn"),
        Binding("n", "other(1)", N_("next person"), id="map.next"),
        Binding("b", "other(-1)", N_("person before"), id="map.previous"),
        Binding("a", "back", N_("back"), show=False, id="map.close"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._page = "table"

    @property
    def _person(self) -> str:
        people = [person.id for person in self.session.view.people]
        return self.host.map_person if self.host.map_person in people else people[0]

    def compose(self) -> ComposeResult:
        """Lay out table, form and tree."""
        yield StatusLine()
        yield ChoiceField("tabs", id="tabs")
        with Horizontal(id="body"):
            with Vertical(id="table-panel", classes="panel"):
                yield Static(id="header", markup=False)
                yield RowList(id="people")
                with TextScroll(id="known", can_focus=False):
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
        yield PowerMap(id="power")
        yield KeyFooter()

    def redraw(self) -> None:
        """Draw everything."""
        tr = self.tr
        self.query_one(StatusLine).update(
            tr("Account map"), self.session.scenario.brief.customer, tr("kept as you change it")
        )
        tabs = [("table", tr("Table")), ("tree", tr("Tree")), ("graph", tr("Graph"))]
        self.query_one("#tabs", ChoiceField).set_options("", tabs, [self._page])
        self.query_one("#table-panel").border_title = Text(tr("What you believe"))
        self._draw_table()
        self._draw_form()
        self._draw_map()
        self.query_one("#form-panel").disabled = self.session.state.place == OVER

    # The table

    def _columns(self, cells: tuple[str, ...], key: str = "", styles: tuple[str, ...] = ()) -> TableRow:
        width = self.query_one(RowList).scrollable_content_region.width
        sizes = next((sizes for least, sizes in _SIZES if width >= least), _SIZES[-1][1])
        kept = [index for index in range(len(cells)) if index == 0 or sizes[index]]
        style = styles or ("",) * len(cells)
        return TableRow(key, tuple((cells[index], sizes[index], style[index]) for index in kept))

    @on(RowList.WidthChanged)
    def _draw_table(self) -> None:
        tr = self.tr
        view = self.session.view
        rows = []
        for _, person in reporting_tree(view.people):
            note = view.note(person.id)
            missing = len(note_gaps(note))
            cells = (
                person.name,
                tr.term("role", note.roles[0]) if note.roles else "–",
                "–" if note.influence is None else tr.term("influence", str(note.influence)),
                "–" if note.stance is None else tr.term("stance", str(note.stance)),
                "–" if note.veto is None else tr.term("veto", note.veto),
                tr.term("certainty", str(note.certainty)) if note.roles else "–",
                str(len(note.evidence)),
                f"! {missing}" if missing else "ok",
            )
            styles = ("bold", "", "", "", "", "", "", "$warning" if missing else "$success")
            rows.append(self._columns(cells, person.id, styles))
        head = (
            tr("person"), tr("role"), tr("influence"), tr("stance"), tr("veto"), tr("certainty"), tr("ev."), tr("gaps"),
        )  # fmt: skip
        people = self.query_one(RowList)
        header = self._columns(head, "", ("$quiet",) * len(head)).fit(people.fit_width())
        self.query_one("#header", Static).update(Content(" ") + header)
        people.set_rows(rows, at=self._person)

    @on(OptionList.OptionHighlighted, "#people")
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        # Filling the list anew walks the cursor over rows nobody chose.
        current = self.query_one(RowList).current
        if current and current == event.option_id and current != self._person:
            self.host.map_person = current
            self._draw_form()

    @on(OptionList.OptionSelected, "#people")
    def _chosen(self) -> None:
        self.query_one("#roles").focus()

    def action_other(self, step: int) -> None:
        """Go to the next person, or the one before."""
        order = [person.id for _, person in reporting_tree(self.session.view.people)]
        self.host.map_person = order[(order.index(self._person) + step) % len(order)]
        self.query_one(RowList).move_cursor(self._person)
        self._draw_form()

    # The form

    def _seen(self) -> PersonSeen:
        return self.session.view.person(self._person)

    def _draw_form(self) -> None:
        tr = self.tr
        view = self.session.view
        person, note = self._seen(), view.note(self._person)
        self.query_one("#form-panel").border_title = Text(name_and_title(self.tr, person))
        missing = tr.listed(gap_text(tr, kind) for kind in note_gaps(note))
        self.query_one("#missing", TextView).update(
            [
                TextBlock(missing, "$warning", tr("missing:") + " ", "$warning")
                if missing
                else TextBlock(tr("complete"), "$success")
            ]
        )
        for field, label, terms, chosen in (
            ("roles", tr("roles"), [(name, tr.term("role", name)) for name in ROLES], note.roles),
            ("concerns", tr("concerns"), [(name, tr.term("concern", name)) for name in CONCERNS], note.concerns),
            ("wins", tr("wants"), [(name, tr.term("win", name)) for name in WINS], note.wins),
            ("influence", tr("influence"), self._steps("influence", 0, MAX_INFLUENCE), _one(note.influence)),
            ("stance", tr("stance"), self._steps("stance", -MAX_STANCE, MAX_STANCE), _one(note.stance)),
            ("veto", tr("veto"), [(name, tr.term("veto", name)) for name in VETOES], _one(note.veto)),
            ("certainty", tr("certainty"), self._certainties(), (str(note.certainty),)),
        ):
            self.query_one(f"#{field}", ChoiceField).set_options(label, terms, chosen)
        clues = [(clue.id, clue.text) for clue in view.clues if clue.about == person.id]
        self.query_one("#known-text", TextView).update(self._known(person))
        evidence = self.query_one("#evidence", ChoiceField)
        empty = tr("nothing in the notebook about {person}", person=person.name)
        evidence.set_options(tr("evidence"), clues, note.evidence, empty)
        evidence.disabled = not clues

    def _known(self, person: PersonSeen) -> list[TextBlock]:
        tr = self.tr
        clues = [clue.text for clue in self.session.view.clues if clue.about == person.id]
        blocks = [heading(person.name), TextBlock(person.public.replace("{you}", self.session.you), "$quiet")]
        blocks.append(heading(tr("In the notebook")))
        blocks.extend(TextBlock(text, "", "· ") for text in clues)
        return (
            blocks if clues else [*blocks, TextBlock(tr("Nothing about {person} yet.", person=person.name), "$quiet")]
        )

    def _steps(self, kind: str, first: int, last: int) -> list[tuple[str, str]]:
        return [(str(value), self.tr.term(kind, str(value))) for value in range(first, last + 1)]

    def _certainties(self) -> list[tuple[str, str]]:
        tr = self.tr
        options = []
        for value, (right, wrong) in _COSTS.items():
            words = tr(
                "{word}: right {right}, wrong {wrong}",
                word=tr.term("certainty", str(value)),
                right=signed(right),
                wrong=signed(wrong),
            )
            if value == 3:
                words = tr("{first}, {second}", first=words, second=tr("needs 2 clues"))
            options.append((str(value), words))
        return options

    @on(ChoiceField.Changed, "#form ChoiceField")
    async def _changed(self) -> None:
        note = self._written()
        if note == self.session.view.note(self._person):
            return
        await self.host.play_move(note)
        # After a fault the form goes back to what is really kept.
        self._draw_table()
        self._draw_form()
        self._draw_map()

    def _written(self) -> Note:
        def ticked(field: str) -> tuple[str, ...]:
            return self.query_one(f"#{field}", ChoiceField).chosen

        def number(field: str) -> int | None:
            chosen = ticked(field)
            return int(chosen[0]) if chosen else None

        return Note(
            person=self._person,
            roles=ticked("roles"),
            influence=number("influence"),
            stance=number("stance"),
            veto=next(iter(ticked("veto")), None),
            concerns=ticked("concerns"),
            wins=ticked("wins"),
            certainty=number("certainty") or 1,
            evidence=ticked("evidence"),
        )

    # The map as drawn

    def _draw_map(self) -> None:
        tr = self.tr
        people = self.session.view.people
        head = [
            heading(tr("As you believe it is")),
            TextBlock(tr("Lines are who reports to whom; marks are your own notes."), "$quiet"),
        ]
        standings = believed(tr, people, {person.id: self.session.view.note(person.id) for person in people})
        self.query_one(PowerMap).update(head, as_tree(tr, people, standings), as_graph(people, standings))

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

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.host.leave_map()


def _one(value: object) -> tuple[str, ...]:
    return () if value is None else (str(value),)
