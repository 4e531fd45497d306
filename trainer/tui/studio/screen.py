"""What the studio does with the file: saving it, noticing what others do to it, leaving."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import OptionList, TextArea

from trainer.errors import N_, TrainerError
from trainer.tui.screens.base import FullScreen, TranslatedScreen
from trainer.tui.screens.dialogs import ChoiceDialog
from trainer.tui.studio.editor import Editor
from trainer.tui.studio.play_pane import PlayPane
from trainer.tui.studio.words import counted, fact_blocks, problem_rows
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.row_list import RowList
from trainer.tui.widgets.status_and_keys import KeyFooter, StatusLine
from trainer.tui.widgets.text import TextBlock, TextScroll, TextView

if TYPE_CHECKING:
    from trainer.core.scenario import Scenario
    from trainer.play.draft import Draft, DraftProblem, DraftText
    from trainer.tui.studio.editor import Editor


LOOK = 1.0
"""Seconds between two looks at the file."""


class Filing(TranslatedScreen[None]):
    """The part of the studio's screen that minds the file."""

    bench: Draft
    draft: DraftText

    unsaved = False
    """Whether the text is not what was read or written last."""
    foreign = False
    """Whether another program has written to the file since."""
    gone = False
    """Whether the file is no longer there."""
    _asking = False
    _stamp: tuple[int, int, int] | None = None

    @property
    def editor(self) -> Editor:
        """The text."""
        raise NotImplementedError

    def show_state(self) -> None:
        """Draw what is known of the file."""
        raise NotImplementedError

    def begin_filing(self) -> None:
        """Look at the file from now on."""
        self._stamp = self.bench.stamp()
        self.set_interval(LOOK, self._look)
        if self.draft.mixed:
            self.notify(self.tr("Its lines end in two ways; saving makes them alike."), markup=False)

    def file_words(self) -> str:
        """Return what is to be said of the file, or ""."""
        tr = self.tr
        parts = []
        if self.unsaved:
            parts.append("● " + tr("unsaved"))
        if self.gone:
            parts.append(tr("no longer on the disk"))
        elif self.foreign:
            parts.append(tr("changed by another program"))
        return ", ".join(parts)

    def noted_change(self) -> None:
        """Note whether the text differs from the file's."""
        self.unsaved = self.editor.text != self.draft.text

    # Others

    @work(group="look", exclusive=True)
    async def _look(self) -> None:
        await self.look_at_disk()

    async def look_at_disk(self) -> None:
        """Notice what other programs did to the file; read it again if nothing of ours would be lost."""
        stamp = await asyncio.to_thread(self.bench.stamp)
        if stamp == self._stamp and self.gone == (stamp is None):
            return
        self._stamp = stamp
        if stamp is None:
            self.gone = True
            self._warn(self.tr("The file is no longer on the disk. The text is still here; saving writes it anew."))
            return
        self.gone = False
        try:
            fresh = await asyncio.to_thread(self.bench.read)
        except (TrainerError, OSError) as fault:
            self.foreign = True
            self._warn(self._said(fault))
            return
        if fresh.sha256 == self.draft.sha256:
            self.foreign = False
            self.show_state()
        elif self.unsaved:
            self.foreign = True
            self._warn(self.tr("Another program has changed the file. Nothing of yours is lost; saving will ask."))
        else:
            self._take(fresh)
            self.notify(self.tr("Read again: another program has changed the file."), markup=False)

    def _said(self, fault: Exception) -> str:
        return fault.said(self.tr) if isinstance(fault, TrainerError) else str(fault)

    def _warn(self, words: str) -> None:
        self.show_state()
        self.notify(words, severity="warning", markup=False, timeout=8)

    def _take(self, fresh: DraftText) -> None:
        self.draft = fresh
        self.foreign = self.gone = False
        self.editor.put(fresh.text)
        self.noted_change()
        self.show_state()

    # Saving

    @work(group="save")
    async def action_save(self) -> None:
        """Save, or say why not."""
        await self._guarded(self.save)

    async def save(self, *, force: bool = False) -> bool:
        """Save; ask first if the file is not what was read. Say whether the text is safe now."""
        from trainer.play.draft import Conflict, Vanished

        tr = self.tr
        if not (self.unsaved or self.foreign or self.gone or force):
            self.notify(tr("There is nothing to save."), markup=False, timeout=2)
            return True
        text = self.editor.text
        try:
            saved = await asyncio.to_thread(self.bench.save, text, self.draft, force=force)
        except Vanished:
            return await self._save_vanished()
        except Conflict:
            return await self._save_against()
        except TrainerError as fault:
            await self.host.show_fault(fault.said(tr))
            return False
        except OSError as fault:
            await self.host.show_fault(f"{type(fault).__name__}: {fault}")
            return False
        self.draft = saved
        self.foreign = self.gone = False
        self._stamp = self.bench.stamp()
        self.noted_change()
        self.show_state()
        self.notify(tr("Saved."), markup=False, timeout=2)
        return not self.unsaved

    async def _save_vanished(self) -> bool:
        tr = self.tr
        ways = (("anew", tr("Write it anew")),)
        answer = await self.app.push_screen_wait(
            ChoiceDialog(tr("The file is gone"), tr("Somebody removed or renamed it."), ways, tr("Back to the text"))
        )
        return answer == "anew" and await self.save(force=True)

    async def _save_against(self) -> bool:
        tr = self.tr
        ways = (
            ("aside", tr("Keep mine as {file}, and read the file again", file=self.bench.aside().name)),
            ("reload", tr("Read the file again, and lose what I wrote since")),
            ("force", tr("Overwrite what the other program wrote")),
        )
        words = tr("It is not what you began to write on, so it was not touched.")
        answer = await self.app.push_screen_wait(
            ChoiceDialog(tr("Another program has changed the file"), words, ways, tr("Back to the text"))
        )
        if answer == "force":
            return await self.save(force=True)
        if answer not in ("aside", "reload"):
            return False
        try:
            if answer == "aside":
                kept = await asyncio.to_thread(self.bench.save_aside, self.editor.text, self.draft)
                self.notify(tr("Your text is in {file}.", file=kept.name), markup=False, timeout=8)
            fresh = await asyncio.to_thread(self.bench.read)
        except (TrainerError, OSError) as fault:
            await self.host.show_fault(self._said(fault))
            return False
        self._stamp = self.bench.stamp()
        self._take(fresh)
        return True

    # Leaving

    @work(group="leave")
    async def leave(self) -> None:
        """Leave the studio; ask about what is not saved."""
        await self._guarded(self._leave)

    async def _leave(self) -> bool:
        tr = self.tr
        if not self.unsaved:
            self.app.exit()
            return True
        ways = (("save", tr("Save and leave")), ("drop", tr("Leave without saving")))
        answer = await self.app.push_screen_wait(
            ChoiceDialog(tr("There is unsaved text"), self.bench.path.name, ways, tr("Back to the text"))
        )
        if answer == "drop" or (answer == "save" and await self.save()):
            self.app.exit()
            return True
        return False

    async def _guarded(self, ask: Callable[[], Awaitable[bool]]) -> None:
        """Do one thing that may ask at a time: a key pressed twice opens no second dialog."""
        if self._asking:
            return
        self._asking = True
        try:
            await ask()
        finally:
            self._asking = False


DEBOUNCE = 0.08
"""Seconds without a key after which the text is checked."""
PAGES = ("problems", "facts", "play")


class StudioScreen(Filing, FullScreen):
    """Write on the left, look on the right."""

    SESSION = False
    AUTO_FOCUS = "#editor"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("save"), key_display="^s", priority=True, id="studio.save"),
        Binding("f2", "page('problems')", N_("problems"), priority=True, id="studio.problems"),
        Binding("f4", "page('facts')", N_("facts"), priority=True, id="studio.facts"),
        Binding("f8", "page('play')", N_("play"), priority=True, id="studio.play"),
        Binding("f9", "switch", N_("other side"), priority=True, id="studio.switch"),
        Binding("f7", "next_problem", N_("next problem"), priority=True, id="studio.next"),
        Binding("ctrl+r", "reset", N_("open anew"), key_display="^r", priority=True, id="studio.reset"),
        Binding("escape", "editor", N_("to the text"), show=False, id="studio.editor"),
    ]

    def __init__(self, bench: Draft, draft: DraftText) -> None:
        super().__init__()
        self.bench = bench
        self.draft = draft
        self.page = "problems"
        self.findings: tuple[DraftProblem, ...] = ()
        self.others: tuple[DraftProblem, ...] = ()
        self.scenario: Scenario | None = None
        self.checking = True
        self._checked = False
        self._timer: Timer | None = None
        self._due = False
        self._busy = False
        self._version = 0
        self._listed: tuple[object, ...] = ()

    @property
    def editor(self) -> Editor:
        """The text."""
        return self.query_one(Editor)

    def compose(self) -> ComposeResult:
        """Lay out both sides."""
        yield StatusLine()
        with Horizontal(id="body"):
            with Vertical(id="left", classes="panel"):
                yield Editor(self.draft.text, id="editor")
            with Vertical(id="right", classes="panel"):
                yield ChoiceField("tabs", id="pages")
                yield RowList(id="problems", classes="page")
                with TextScroll(id="facts", classes="page"):
                    yield TextView(id="facts-text", measure=100)
                yield PlayPane(id="play", classes="page")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Draw, check, and keep an eye on the file."""
        super().on_mount()
        self._check_soon(0)
        self.begin_filing()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense now."""
        if action == "reset":
            return self.is_mounted and self.page == "play" and self.scenario is not None
        if action == "help" and isinstance(self.focused, TextArea):
            return False
        return super().check_action(action, parameters)

    # Drawing

    def redraw(self) -> None:
        """Draw everything anew, in whatever language."""
        self._listed = ()
        self.show_state()
        self._show_findings()
        self._show_scenario()
        self.query_one(PlayPane).redraw()

    def show_state(self) -> None:
        """Draw what is known of the file and of the check."""
        tr = self.tr
        right = tr("checking…") if self.checking else counted(tr, self.findings)
        self.query_one(StatusLine).tell(self.bench.path.name, self.file_words(), right)
        title = f"● {self.bench.path.name}" if self.unsaved else self.bench.path.name
        self.query_one("#left").border_title = Text(title)
        for name in PAGES:
            self.set_class(self.page == name, f"-see-{name}")
        names = {
            "problems": tr("Problems ({count})", count=len(self.findings)),
            "facts": tr("Facts"),
            "play": tr("Play"),
        }
        self.query_one("#pages", ChoiceField).offer("", names.items(), [self.page])

    def _show_findings(self) -> None:
        listed = (self.findings, self.others, self.tr.language)
        if listed != self._listed and self._checked:
            self._listed = listed
            self.query_one("#problems", RowList).show(problem_rows(self.tr, self.findings, self.others))

    def _show_scenario(self) -> None:
        tr = self.tr
        blocks = [TextBlock(tr("There are no facts until the text has loaded once without an error."), "$quiet")]
        if self.scenario is not None:
            blocks = fact_blocks(tr, self.scenario)
            if any(one.severity == "error" for one in self.findings):
                blocks.insert(0, TextBlock(tr("From the last text that loaded:"), "$warning"))
        self.query_one("#facts-text", TextView).tell(blocks)

    # Checking

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self.noted_change()
        self._check_soon(DEBOUNCE)

    def _check_soon(self, pause: float) -> None:
        self._version += 1
        self.checking = True
        self.show_state()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(pause, self._check_now) if pause else None
        if not pause:
            self._check_now()

    def _check_now(self) -> None:
        self._due = True
        if not self._busy:
            self._busy = True
            self._check()

    @work(group="check")
    async def _check(self) -> None:
        """Check until there is no newer text: one thread at a time, however fast one types."""
        try:
            while self._due:
                self._due = False
                version, text, draft = self._version, self.editor.text, self.draft
                findings = await asyncio.to_thread(self.bench.check, text, draft)
                if self._taken_down():
                    return
                if version != self._version:
                    continue
                self.findings, self.checking, self._checked = findings, False, True
                self.show_state()
                self._show_findings()
                others, scenario = await asyncio.to_thread(self.bench.survey, text, draft)
                if version == self._version and not self._taken_down():
                    self._surveyed(others, scenario)
        finally:
            self._busy = False

    def _taken_down(self) -> bool:
        # A program that is being left takes down what a screen shows before what the screen still waits for.
        return not self.query(StatusLine)

    def _surveyed(self, others: tuple[DraftProblem, ...], scenario: Scenario | None) -> None:
        self.others = others
        if scenario is not None:
            self.scenario = scenario
            self.query_one(PlayPane).know(scenario)
            self.refresh_bindings()
        self.show_state()
        self._show_findings()
        self._show_scenario()

    # Getting about

    @on(OptionList.OptionSelected, "#problems")
    def _jump(self, event: OptionList.OptionSelected) -> None:
        number = int(event.option_id or 0)
        if number < len(self.findings):
            self._go_to(self.findings[number])
        elif number - len(self.findings) < len(self.others):
            there = self.others[number - len(self.findings)]
            words = self.tr(
                "That is in {file}, line {line}: open it with trainer studio.", file=there.file, line=there.line
            )
            self.notify(words, markup=False)

    def _go_to(self, finding: DraftProblem) -> None:
        self.action_editor()
        self.call_after_refresh(self.editor.select, finding)

    def action_next_problem(self) -> None:
        """Go to the next problem behind the cursor, or the first."""
        if self.findings:
            row, column = min(self.editor.selection)
            here = (row + 1, column + 1)
            self._go_to(next((one for one in self.findings if (one.line, one.column) > here), self.findings[0]))

    def action_editor(self) -> None:
        """Go back to the text."""
        self.remove_class("-aside")
        self.editor.focus()

    def action_page(self, name: str) -> None:
        """Show one of the pages at the right and go there."""
        self.page = name
        self.add_class("-aside")
        self.show_state()
        self.refresh_bindings()
        self.call_after_refresh(self._enter_page)

    def _enter_page(self) -> None:
        if self.page == "play":
            self.query_one(PlayPane).to_front()
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
    def _turned(self, event: ChoiceField.Changed) -> None:
        self.page = event.chips.chosen[0]
        self.show_state()
        self.refresh_bindings()
