"""Two finished attempts side by side, and the two truths: asked first, told when the trainee opens them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Final

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, OptionList

from trainer.core.reflection import LONGEST_ANSWER
from trainer.errors import N_
from trainer.tui.screens import comparison_texts as texts
from trainer.tui.screens.base import Dialog, set_label
from trainer.tui.screens.tabbed_screen import TabbedScreen
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.row_list import RowList
from trainer.tui.widgets.status_line import StatusLine
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView

if TYPE_CHECKING:
    from trainer.debrief.comparison_page import ComparisonPage
    from trainer.debrief.facts.comparison import Comparison
    from trainer.play.debriefs import Exported

_WIDE: Final = 112
"""Cells that a table of two plays takes at most."""


class AnswerDialog(Dialog[str]):
    """Asks for one's own answer before it is told."""

    AUTO_FOCUS = "#line"

    def __init__(self, written: str) -> None:
        super().__init__()
        self._written = written

    def compose(self) -> ComposeResult:
        """Lay out the field."""
        with Vertical(id="box") as box:
            box.border_title = Text(self.tr("Your answer"))
            words = self.tr(
                "In your own words. It is kept with your attempts and stands in what is exported from here; in the "
                "file that you hand in it does not."
            )
            yield TextView(TextBlock(words))
            yield Input(self._written, max_length=LONGEST_ANSWER, id="line")
            with Horizontal(id="foot"):
                yield Button(Text(self.tr("Not now")), id="no")
                yield Button(Text(self.tr("Keep it")), id="yes", variant="primary")

    @on(Input.Submitted)
    def _entered(self) -> None:
        if self.is_current:
            self.dismiss(" ".join(self.query_one(Input).value.split()))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "yes":
            self._entered()
        else:
            self.dismiss(None)


class ComparisonScreen(TabbedScreen):
    """Two pages: attempt beside attempt, and the truths behind both.

    Attributes:
        page: both plays in words, or None while they are being read once more.
    """

    HAS_SESSION = False
    PAGES: ClassVar[Mapping[str, str]] = {"attempts": "#page-attempts", "truths": "#signs"}
    CSS_PATH = "../styles/comparison.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "see('attempts')", N_("attempt beside attempt"), show=False, id="comparison.attempts"),
        Binding("2", "see('truths')", N_("two truths"), show=False, id="comparison.truths"),
        Binding("right,n", "turn(1)", N_("next page"), id="comparison.next"),
        Binding("left,b", "turn(-1)", N_("page before"), show=False, id="comparison.previous"),
        Binding("enter", "open", N_("open the answer, or go on"), show=False, id="comparison.open"),
        Binding("w", "write", N_("write your answer"), id="comparison.write"),
        Binding("e", "export", N_("export"), id="comparison.export"),
        Binding("q,escape", "back", N_("back"), id="comparison.back"),
    ]

    def __init__(self, first: str, second: str) -> None:
        """Take the ids of two finished attempts at one scenario."""
        super().__init__()
        self._attempts = first, second
        self._language = ""
        self._about: Comparison | None = None
        self._opened: frozenset[str] = frozenset()
        self._written: dict[str, str] = {}
        self._shown = ""
        self._go_to_answer = False
        self.page: ComparisonPage | None = None

    def compose(self) -> ComposeResult:
        """Lay out both pages."""
        yield StatusLine()
        yield ChoiceField("tabs", id="tabs")
        with TextScroll(id="page-attempts", classes="page"):
            yield TextView(id="attempts", max_width=_WIDE)
        with Horizontal(id="page-truths", classes="page"):
            with Vertical(id="signs-panel", classes="panel"):
                yield RowList(id="signs")
            with TextScroll(id="sign-panel", classes="panel"):
                yield TextView(id="asked")
                yield TextView(id="told", max_width=_WIDE)
                yield Button("", id="open")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begin with the attempts."""
        self.watch(self.query_one("#sign-panel"), "virtual_size", self._laid_out, init=False)
        self.call_after_refresh(self.query_one("#page-attempts").focus)

    def redraw(self) -> None:
        """Fill both pages."""
        tr = self.tr
        self.name_tabs({"attempts": tr("Attempt beside attempt"), "truths": tr("Two truths")})
        if self._language != tr.language:
            self._language, self.page = tr.language, None
            self.read()
        page = self.page
        self.query_one(StatusLine).update(tr("Side by side"), page.title if page else "")
        shown = texts.attempts(tr, page) if page else texts.waiting(tr)
        self.query_one("#attempts", TextView).update(shown)
        self._list_signs()

    @work(exclusive=True)
    async def read(self) -> None:
        """Replay both plays, then show what came of it."""
        tr, attempts = self.tr, self._attempts
        workspace = await self.host.workspace()

        def made() -> tuple[Comparison, ComparisonPage]:
            from trainer.play.comparisons import compare_attempts
            from trainer.scene.comparison import comparison

            about = compare_attempts(workspace, *attempts, tr.language)
            return about, comparison(tr, about)

        found = await self.host.in_thread(made)
        if found is not None and self.is_drawable:
            self._about, self.page = found
            self._written = {**self._about.answers, **self._written}
            self.redraw()

    # Two truths

    def _list_signs(self) -> None:
        tr, page = self.tr, self.page
        self.query_one("#signs-panel").border_title = Text(tr("Asked first"))
        truths = page.truths if page else None
        rows = texts.rows_of_truths(tr, truths, self._opened) if truths else []
        signs = self.query_one("#signs", RowList)
        signs.set_rows(rows, at=signs.current)
        self._show_sign()

    def _show_sign(self) -> None:
        tr, page = self.tr, self.page
        panel, button = self.query_one("#sign-panel"), self.query_one("#open", Button)
        asked, told = self.query_one("#asked", TextView), self.query_one("#told", TextView)
        truths = page.truths if page else None
        if page is None or truths is None:
            panel.border_title = Text("")
            asked.update([TextBlock(page.same_truth)] if page else texts.waiting(tr))
            told.update([])
            button.display = False
            return
        key = self._key()
        about = next((one for one in truths.people if one.id == key), None)
        title = tr("{name}, {title}", name=about.name, title=about.place) if about else tr("Both plays as a whole")
        panel.border_title = Text(title)
        is_open = key in self._opened
        asked.update(texts.asked(tr, truths, key, self._written.get(texts.answered(key), ""), is_open=is_open))
        told.update(texts.told(page, key) if is_open else [])
        button.display = True
        set_label(button, tr("Go on to the next") if is_open else tr("Open the answer"))

    def _key(self) -> str:
        return self.query_one("#signs", RowList).current

    @on(OptionList.OptionHighlighted, "#signs")
    def _other(self) -> None:
        # Filled anew, the list says so of the row where it stood, too.
        if self._shown != self._key():
            self._shown = self._key()
            self._show_sign()
            self.query_one("#sign-panel").scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#signs")
    def _picked(self) -> None:
        if not self.query_one("#signs", RowList).by_mouse:
            self.action_open()

    @on(Button.Pressed, "#open")
    def _pressed(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open the answer to what is asked; where it is open already, go on to the next."""
        self._go_to_answer = False
        key, signs = self._key(), self.query_one("#signs", RowList)
        if self._tab != "truths" or not key:
            return
        if key in self._opened:
            signs.focus()
            signs.action_cursor_down()
            return
        self._opened |= {key}
        self._list_signs()
        self.query_one("#sign-panel").focus()
        self._go_to_answer = True

    def _laid_out(self) -> None:
        # How far there is to scroll is known only once the answer has been laid out, which takes more than one step.
        if self._go_to_answer:
            self.call_after_refresh(self._scroll_to_answer)

    def _scroll_to_answer(self) -> None:
        told = self.query_one("#told", TextView)
        if told.size.height > 1:
            self._go_to_answer = False
            self.query_one("#sign-panel").scroll_to_widget(told, top=True, animate=False)

    async def action_write(self) -> None:
        """Ask for one's own answer."""
        key = self._key()
        about = texts.answered(key)

        def keep(words: str | None) -> None:
            if words is not None:
                self._written[about] = words
                self.redraw()
                self.keep_answer(about, words)

        if key:
            await self.app.push_screen(AnswerDialog(self._written.get(about, "")), keep)

    @work
    async def keep_answer(self, about: str, words: str) -> None:
        """Keep an answer in the journal, and read both plays anew, so that what is exported has it."""
        workspace = await self.host.workspace()

        def write() -> bool:
            workspace.journal.answer(self._attempts, about, words)
            return True

        if await self.host.in_thread(write):
            self.read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to write and to open where something is asked."""
        if action in ("write", "open"):
            return self._tab == "truths" and self.page is not None and self.page.truths is not None
        return super().check_action(action, parameters)

    async def action_export(self) -> None:
        """Write both plays into files and say where they are."""
        tr, about, name = self.tr, self._about, "-".join(one[:8] for one in self._attempts)
        workspace = await self.host.workspace()
        if about is None:
            return

        def write() -> Exported:
            from trainer.play.comparisons import export_comparison

            return export_comparison(about, workspace.home / "debriefs", name, tr)

        await self.export(write, tr("Both plays side by side are written:"))

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss(None)
