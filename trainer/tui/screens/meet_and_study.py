"""Setting out from the desk: how to meet somebody, what to study."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, OptionList

from trainer.core.moves import Meet, Study
from trainer.core.view import ColleagueSeen
from trainer.errors import N_
from trainer.tui.screens.base import Dialog, label
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.row_list import Heading, ListRow, RowList, Words
from trainer.tui.widgets.text import TextBlock, TextView, heading
from trainer.tui.words import half_days

_ALONE = "-"


class MeetDialog(Dialog[None]):
    """By which channel, with whom of one's own."""

    AUTO_FOCUS = "#channel"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", N_("begin"), id="meet.begin"),
    ]

    def __init__(self, person: str, meets: list[Meet]) -> None:
        super().__init__()
        self._person = person
        self._meets = meets

    def compose(self) -> ComposeResult:
        """Lay out both choices."""
        with Vertical(id="box"):
            yield ChoiceField("one", id="channel", label_width=8)
            yield ChoiceField("one", id="companion", label_width=8, tall=True)
            yield TextView(id="cost")
            yield TextView(id="keys")
            with Horizontal(id="foot"):
                yield Button("", id="yes", variant="primary")
                yield Button("", id="no")

    def redraw(self) -> None:
        """Fill in the choices that are open."""
        tr = self.tr
        view = self.session.view
        self.query_one("#box").border_title = Text(tr("Meet {person}", person=view.person(self._person).name))
        channels = {move.channel for move in self._meets}
        ways = [
            (name, tr("{first}, {second}", first=tr.term("channel", name), second=half_days(tr, cost)))
            for name, cost in view.costs
            if name in channels
        ]
        channel = self.query_one("#channel", ChoiceField)
        channel.offer(tr("how"), ways, channel.chosen or [ways[0][0]])
        free = {move.companion for move in self._meets}
        team = [(one.id, self._colleague(one)) for one in view.team if one.id in free]
        companion = self.query_one("#companion", ChoiceField)
        companion.offer(tr("with"), [(_ALONE, tr("nobody, alone")), *team], companion.chosen or [_ALONE])
        label(self.query_one("#no", Button), tr("Not now"))
        label(self.query_one("#yes", Button), tr("Begin"))
        self.query_one("#keys", TextView).tell(
            [TextBlock(tr("Arrows choose, enter begins, escape goes back."), "$quiet")]
        )
        self._tell_cost()

    def _colleague(self, one: ColleagueSeen) -> str:
        left = self.tr.plural("{count} meeting left", "{count} meetings left", one.left)
        return self.tr("{name}, {title} ({left})", name=one.name, title=one.title, left=left)

    @on(ChoiceField.Changed)
    def _tell_cost(self) -> None:
        tr = self.tr
        view = self.session.view
        cost = dict(view.costs)[self.query_one("#channel", ChoiceField).chosen[0]]
        words = tr("Costs {cost} of the {left} that you have.", cost=half_days(tr, cost), left=half_days(tr, view.left))
        self.query_one("#cost", TextView).tell([TextBlock(words, "$quiet")])

    async def action_begin(self) -> None:
        """Set out; a second press while that is under way does nothing."""
        if not self.is_current:
            return
        channel = self.query_one("#channel", ChoiceField).chosen[0]
        companion: str | None = self.query_one("#companion", ChoiceField).chosen[0]
        move = Meet(self._person, channel, None if companion == _ALONE else companion)
        lines = await self.host.make(move)
        if lines is not None:
            self.host.follow(lines)

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "yes":
            await self.action_begin()
        else:
            self.dismiss(None)


class StudyDialog(Dialog[None]):
    """The sources: what each costs; what was studied can be read again."""

    AUTO_FOCUS = "#sources"

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(id="box"):
            yield RowList(id="sources")
            yield TextView(id="hint")
            with Horizontal(id="foot"):
                yield Button("", id="no")

    def redraw(self) -> None:
        """List the sources, the open ones first."""
        tr = self.tr
        view = self.session.view
        self.query_one("#box").border_title = Text(tr("Study"))
        legal = {choice.move.source for choice in view.choices if isinstance(choice.move, Study)}
        rows: list[ListRow] = []
        for number, source in enumerate(view.sources, 1):
            # A source keeps its number, so that the same key never studies the next one.
            if source.studied:
                continue
            note = f"{tr.term('method', source.method)} · {half_days(tr, source.cost)}"
            if source.id not in legal:
                note += " · " + tr("no time left for it")
            rows.append(
                Words(source.id, source.title, str(number) if number < 10 else "·", note, dead=source.id not in legal)
            )
        if not rows:
            rows.append(Heading(tr("There is nothing left to study for now.")))
        read = [source for source in view.sources if source.studied]
        if read:
            rows.append(Heading(tr("Read again")))
            rows.extend(Words(source.id, source.title, "✓", tr.term("method", source.method)) for source in read)
        self.query_one(RowList).show(rows)
        words = tr("You have {left} left.", left=half_days(tr, view.left))
        self.query_one("#hint", TextView).tell([TextBlock(words, "$quiet")])
        label(self.query_one("#no", Button), tr("Not now"))

    def on_key(self, event: events.Key) -> None:
        """Let digits choose."""
        if event.character and event.character.isdigit() and self.query_one(RowList).pick(event.character):
            event.stop()

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        source = next((one for one in self.session.view.sources if one.id == event.option_id), None)
        if source is None or not self.is_current:
            return
        if source.studied:
            from trainer.tui.screens.dialogs import MessageDialog

            text = source.text.replace("{you}", self.session.you)
            await self.app.push_screen(MessageDialog(source.title, [heading(source.title), TextBlock(text, gap=True)]))
            return
        lines = await self.host.make(Study(source.id))
        if lines is not None:
            self.host.follow(lines)

    @on(Button.Pressed)
    def _pressed(self) -> None:
        self.dismiss(None)
