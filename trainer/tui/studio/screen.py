"""The studio's screen: the text and its file at the left, problems, facts and play at the right."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import OptionList, TextArea

from trainer.errors import N_, TrainerError
from trainer.play.draft_family import FamilyFile, begin_variant, family_files, free_letter
from trainer.tui.screens.dialogs import ChoiceDialog
from trainer.tui.studio.edited_file import EditedFileScreen
from trainer.tui.studio.editor import Editor
from trainer.tui.studio.fact_sheet import fact_blocks
from trainer.tui.studio.line_dialog import LineDialog
from trainer.tui.studio.play_pane import PlayPane
from trainer.tui.studio.problem_list import problem_count, problem_rows
from trainer.tui.studio.proof_pane import ProofPane
from trainer.tui.studio.search_bar import SearchBar
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.row_list import RowList
from trainer.tui.widgets.status_line import StatusLine
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView

if TYPE_CHECKING:
    from trainer.core.scenario import Scenario
    from trainer.play.draft import Draft, DraftProblem, DraftText

DEBOUNCE = 0.08
"""Seconds without a key after which the text is checked."""
PAGES = ("problems", "facts", "play", "proof")
_NEW = "new"
"""Stands for a variant that is not written yet, where the others stand by the names of their files."""


class StudioScreen(EditedFileScreen):
    """Write on the left, look on the right; the variants and translations of the scenario are a key away.

    Attributes:
        page: which of `PAGES` is at the right.
        problems: what is wrong with the text.
        other_problems: what is wrong in files beside it.
        scenario: what the text made when it last loaded without an error, or None.
        checking: whether a check of the text is under way.
        family: the scenario's own file, its variants and translations; empty for a pack's data.
    """

    HAS_SESSION = False
    AUTO_FOCUS = "#editor"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("save"), key_display="^s", priority=True, id="studio.save"),
        Binding("f3", "family", N_("variants"), priority=True, id="studio.family"),
        Binding("f2", "page('problems')", N_("problems"), priority=True, id="studio.problems"),
        Binding("f4", "page('facts')", N_("facts"), priority=True, id="studio.facts"),
        Binding("f8", "page('play')", N_("play"), priority=True, id="studio.play"),
        Binding("f9", "switch", N_("other side"), priority=True, id="studio.switch"),
        Binding("ctrl+f", "find", N_("find"), key_display="^f", priority=True, id="studio.find"),
        Binding("ctrl+g", "line", N_("go to line"), key_display="^g", show=False, priority=True, id="studio.line"),
        Binding("f12", "verify", N_("verify"), priority=True, id="studio.verify"),
        Binding("f7", "next_problem", N_("next problem"), priority=True, id="studio.next"),
        Binding("ctrl+r", "reset", N_("open anew"), key_display="^r", priority=True, id="studio.reset"),
        Binding("escape", "editor", N_("to the text"), show=False, id="studio.editor"),
    ]

    def __init__(self, file: Draft, saved: DraftText) -> None:
        super().__init__(file, saved)
        self.page = "problems"
        self.problems: tuple[DraftProblem, ...] = ()
        self.other_problems: tuple[DraftProblem, ...] = ()
        self.scenario: Scenario | None = None
        self.checking = True
        self._checked = False
        self._timer: Timer | None = None
        self._check_due = False
        self._check_running = False
        self._listed: tuple[object, ...] = ()
        self.family: tuple[FamilyFile, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out both sides."""
        yield StatusLine()
        with Horizontal(id="body"):
            with Vertical(id="left", classes="panel"):
                yield ChoiceField("pick", id="family", label_width=10)
                editor = Editor(self.saved.text, id="editor")
                yield editor
                yield SearchBar(editor, id="search")
            with Vertical(id="right", classes="panel"):
                yield ChoiceField("tabs", id="pages")
                yield RowList(id="problems", classes="page")
                with TextScroll(id="facts", classes="page"):
                    yield TextView(id="facts-text", max_width=100)
                yield PlayPane(id="play", classes="page")
                yield ProofPane(id="proof", classes="page")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Draw and check."""
        super().on_mount()
        self.family = family_files(self.file.path)
        self._check_soon(0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense now."""
        if action == "reset":
            return self.is_mounted and self.page == "play" and self.scenario is not None
        if action == "family":
            return bool(self.family)
        if action == "verify":
            return self.scenario is not None
        if action == "help" and isinstance(self.focused, TextArea):
            return False
        return super().check_action(action, parameters)

    # Drawing

    def redraw(self) -> None:
        """Draw everything anew, in whatever language."""
        self._listed = ()
        self.show_status()
        self._show_problems()
        self._show_facts()
        self.query_one(PlayPane).redraw()
        self.query_one(ProofPane).redraw(self.tr)
        self.query_one(SearchBar).say(self.tr)

    def show_status(self) -> None:
        """Draw what is known of the file and of the check."""
        tr = self.tr
        right = tr("checking…") if self.checking else problem_count(tr, self.problems)
        self.query_one(StatusLine).update(self.file.path.name, self._file_state(), right)
        title = f"● {self.file.path.name}" if self.unsaved else self.file.path.name
        self.query_one("#left").border_title = Text(title)
        for name in PAGES:
            self.set_class(self.page == name, f"-see-{name}")
        self._show_family()
        names = {
            "problems": tr("Problems ({count})", count=len(self.problems)),
            "facts": tr("Facts"),
            "play": tr("Play"),
            "proof": tr("Proof"),
        }
        self.query_one("#pages", ChoiceField).set_options("", names.items(), [self.page])

    def _show_family(self) -> None:
        tr = self.tr
        field = self.query_one("#family", ChoiceField)
        options = [(one.path.name, self._called(one)) for one in self.family]
        if letter := free_letter(self.family):
            options.append((_NEW, f"+ {letter}"))
        self.set_class(not self.family, "-alone")
        field.set_options(tr("Variant"), options, [self.file.path.name])

    def _called(self, one: FamilyFile) -> str:
        return f"{one.letter} · {one.language}" if one.language else one.letter

    def _show_problems(self) -> None:
        listed = (self.problems, self.other_problems, self.tr.language)
        if listed != self._listed and self._checked:
            self._listed = listed
            self.query_one("#problems", RowList).set_rows(problem_rows(self.tr, self.problems, self.other_problems))

    def _show_facts(self) -> None:
        tr = self.tr
        blocks = [TextBlock(tr("There are no facts until the text has loaded once without an error."), "$quiet")]
        if self.scenario is not None:
            blocks = fact_blocks(tr, self.scenario)
            here = next((one for one in self.family if one.path == self.file.path), None)
            if here is not None and len({one.letter for one in self.family}) > 1:
                blocks.insert(0, TextBlock(tr("Variant {letter}", letter=here.letter), "bold"))
            if any(one.severity == "error" for one in self.problems):
                blocks.insert(0, TextBlock(tr("From the last text that loaded:"), "$warning"))
        self.query_one("#facts-text", TextView).update(blocks)

    # Checking

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self._note_change()
        self._check_soon(DEBOUNCE)

    def _check_soon(self, pause: float) -> None:
        self._version += 1
        self.checking = True
        self.show_status()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(pause, self._check_now) if pause else None
        if not pause:
            self._check_now()

    def _check_now(self) -> None:
        self._check_due = True
        if not self._check_running:
            self._check_running = True
            self._check()

    @work(group="check")
    async def _check(self) -> None:
        """Check until there is no newer text: one thread at a time, however fast one types."""
        try:
            while self._check_due:
                self._check_due = False
                version, text, saved, file = self._version, self.editor.text, self.saved, self.file
                problems = await asyncio.to_thread(file.check, text, saved)
                if self._is_gone():
                    return
                if version != self._version:
                    continue
                self.problems, self.checking, self._checked = problems, False, True
                self.show_status()
                self._show_problems()
                others, scenario = await asyncio.to_thread(file.survey, text, saved)
                family = await asyncio.to_thread(family_files, file.path)
                if version == self._version and not self._is_gone():
                    self.family = family
                    self._show_survey(others, scenario)
        finally:
            self._check_running = False

    def _show_survey(self, others: tuple[DraftProblem, ...], scenario: Scenario | None) -> None:
        self.other_problems = others
        if scenario is not None:
            self.scenario = scenario
            self.query_one(PlayPane).set_scenario(scenario)
        self.refresh_bindings()
        self.show_status()
        self._show_problems()
        self._show_facts()

    # The other files of the scenario

    def taken_up(self) -> None:
        """Forget what was known of another file's text, and look at this one's."""
        self.problems, self.other_problems, self.scenario = (), (), None
        self._checked = False
        self.query_one(PlayPane).forget()
        self._show_facts()
        self._check_soon(0)

    @work(group="family")
    async def action_family(self) -> None:
        """Choose a variant or translation to write on, or begin a new variant."""
        await self._one_at_a_time(self._choose_file)

    async def _choose_file(self) -> bool:
        tr = self.tr
        ways = [(one.path.name, self._named(one)) for one in self.family if one.path != self.file.path]
        if letter := free_letter(self.family):
            ways.append((_NEW, tr("Begin variant {letter}: the same cast, another truth", letter=letter)))
        words = tr("On the screen is {file}.", file=self.file.path.name)
        answer = await self.app.push_screen_wait(
            ChoiceDialog(tr("Variants and translations"), words, ways, tr("Back to the text"))
        )
        return bool(answer) and await self._go_to_file(answer or "")

    def _named(self, one: FamilyFile) -> str:
        if one.language:
            words = self.tr("{file}: variant {letter} in {language}", file=one.path.name, letter=one.letter,
                            language=one.language)  # fmt: skip
        else:
            words = self.tr("{file}: variant {letter}", file=one.path.name, letter=one.letter)
        return words

    async def _go_to_file(self, name: str) -> bool:
        """Show a file of the family by its name, or begin a variant."""
        from trainer.play.draft import Draft

        path = self.file.path.with_name(name)
        if name == _NEW:
            try:
                path = await asyncio.to_thread(begin_variant, self.file.path, free_letter(self.family))
            except OSError as fault:
                await self.host.show_error(f"{type(fault).__name__}: {fault}")
                return False
        shown = await self.open_file(Draft(path))
        self.show_status()
        if shown:
            self.action_editor()
        return shown

    @on(ChoiceField.Changed, "#family")
    @work(group="family")
    async def _file_chosen(self, event: ChoiceField.Changed) -> None:
        name = event.field.chosen[0]
        await self._one_at_a_time(lambda: self._go_to_file(name))
        self.show_status()

    # Getting about

    @on(OptionList.OptionSelected, "#problems")
    def _problem_chosen(self, event: OptionList.OptionSelected) -> None:
        number = int(event.option_id or 0)
        if number < len(self.problems):
            self._go_to(self.problems[number])
        elif number - len(self.problems) < len(self.other_problems):
            self._go_there(self.other_problems[number - len(self.problems)])

    @work(group="family")
    async def _go_there(self, problem: DraftProblem) -> None:
        """Go to a problem of another file: those of this scenario open here."""
        if problem.file not in [one.path.name for one in self.family]:
            words = self.tr(
                "That is in {file}, line {line}: open it with trainer studio.", file=problem.file, line=problem.line
            )
            self.notify(words, markup=False)
            return
        await self._one_at_a_time(lambda: self._go_to_file(problem.file))
        if self.file.path.name == problem.file:
            self._go_to(problem)

    def _go_to(self, problem: DraftProblem) -> None:
        self.action_editor()
        self.call_after_refresh(self.editor.select_problem, problem)

    def action_next_problem(self) -> None:
        """Go to the next problem behind the cursor, or the first."""
        if self.problems:
            row, column = min(self.editor.selection)
            here = (row + 1, column + 1)
            self._go_to(next((one for one in self.problems if (one.line, one.column) > here), self.problems[0]))

    # Searching

    def action_find(self) -> None:
        """Search the text, and replace what is found."""
        self.remove_class("-aside")
        self.add_class("-finding")
        self.call_after_refresh(self.query_one(SearchBar).begin)

    @on(SearchBar.Replaced)
    def _replaced(self, event: SearchBar.Replaced) -> None:
        words = self.tr.plural("Replaced at {count} place.", "Replaced at {count} places.", event.count)
        self.notify(words, markup=False, timeout=3)

    @work(group="line")
    async def action_line(self) -> None:
        """Ask for a line and go there."""
        await self._one_at_a_time(self._ask_for_line)

    async def _ask_for_line(self) -> bool:
        line = await self.app.push_screen_wait(LineDialog(self.editor.document.line_count))
        if line is not None:
            self.action_editor()
            self.editor.cursor_location = (line - 1, 0)
            self.editor.scroll_cursor_visible(center=True)
        return line is not None

    # Verifying

    @work(group="verify")
    async def action_verify(self) -> None:
        """Verify what is on the screen, or end what is under way."""
        pane = self.query_one(ProofPane)
        if pane.running:
            pane.cancel()
            return
        self.action_page("proof")
        if any(one.severity == "error" for one in (*self.problems, *self.other_problems)):
            pane.say(self.tr("There are errors: mend them first (F2 shows them)."), self.tr)
            return
        text, saved, file = self.editor.text, self.saved, self.file
        try:
            name, bundle = await asyncio.to_thread(file.bundle, text, saved)
        except (TrainerError, OSError) as fault:
            pane.say(self._words_of(fault), self.tr)
            return
        if not self._is_gone():
            pane.verify(name, bundle, self.tr)

    def action_editor(self) -> None:
        """Go back to the text."""
        self.remove_class("-aside", "-finding")
        self.editor.focus()

    def action_page(self, name: str) -> None:
        """Show one of the pages at the right and go there."""
        self.page = name
        self.add_class("-aside")
        self.show_status()
        self.refresh_bindings()
        self.call_after_refresh(self._enter_page)

    def _enter_page(self) -> None:
        if self.page == "play":
            self.query_one(PlayPane).focus_first()
        else:
            self.query_one(f"#{self.page}").focus()

    def action_switch(self) -> None:
        """Go to the other side."""
        if self.editor.has_focus:
            self.action_page(self.page)
        else:
            self.action_editor()

    def action_reset(self) -> None:
        """Choose another person, day or state to play."""
        self.query_one(PlayPane).reset()

    @on(ChoiceField.Changed, "#pages")
    def _page_chosen(self, event: ChoiceField.Changed) -> None:
        self.page = event.field.chosen[0]
        self.show_status()
        self.refresh_bindings()
