"""The studio's screen: the text and its file at the left, problems, facts and play at the right."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import OptionList, TextArea

from trainer.errors import N_, Sentence, TrainerError, reason_of
from trainer.play.unsaved import UnsavedTexts
from trainer.tui.screens.dialogs import ChoiceDialog
from trainer.tui.screens.full_screen import FullScreen
from trainer.tui.studio.editor import Editor
from trainer.tui.studio.fact_sheet import fact_blocks
from trainer.tui.studio.play_pane import PlayPane
from trainer.tui.studio.problem_list import problem_count, problem_rows
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.row_list import RowList
from trainer.tui.widgets.status_line import StatusLine
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView

if TYPE_CHECKING:
    from trainer.core.scenario import Scenario
    from trainer.play.draft import Draft, DraftProblem, DraftText
    from trainer.play.unsaved import UnsavedText
    from trainer.tui.studio.editor import Editor

DISK_SECONDS = 1.0
"""Seconds between two looks at the file."""
KEEP_SECONDS = 1.0
"""Seconds after which what was typed is kept, until it is saved."""
DEBOUNCE = 0.08
"""Seconds without a key after which the text is checked."""
PAGES = ("problems", "facts", "play")


class StudioScreen(FullScreen):
    """Write on the left, look on the right.

    Attributes:
        file: the file that is being written.
        texts: where what is not saved is kept.
        saved: what it held when it was last read or written.
        unsaved: whether the text is not that.
        changed_on_disk: whether another program has written to the file since.
        deleted: whether the file is no longer there.
        page: which of `PAGES` is at the right.
        problems: what is wrong with the text.
        other_problems: what is wrong in files beside it.
        scenario: what the text made when it last loaded without an error, or None.
        checking: whether a check of the text is under way.
    """

    HAS_SESSION = False
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

    def __init__(self, file: Draft, saved: DraftText) -> None:
        super().__init__()
        self.file = file
        self.texts = UnsavedTexts(file.path)
        self.saved = saved
        self.unsaved = False
        self.changed_on_disk = False
        self.deleted = False
        self.page = "problems"
        self.problems: tuple[DraftProblem, ...] = ()
        self.other_problems: tuple[DraftProblem, ...] = ()
        self.scenario: Scenario | None = None
        self.checking = True
        self._checked = False
        self._timer: Timer | None = None
        self._check_due = False
        self._check_running = False
        self._version = 0
        self._listed: tuple[object, ...] = ()
        self._asking = False
        self._saving = self._leave_due = False
        self._stamp: tuple[int, int, int] | None = None
        self._keep_timer: Timer | None = None
        self._keep_failed = False

    @property
    def editor(self) -> Editor:
        """The text."""
        return self.query_one(Editor)

    def compose(self) -> ComposeResult:
        """Lay out both sides."""
        yield StatusLine()
        with Horizontal(id="body"):
            with Vertical(id="left", classes="panel"):
                yield Editor(self.saved.text, id="editor")
            with Vertical(id="right", classes="panel"):
                yield ChoiceField("tabs", id="pages")
                yield RowList(id="problems", classes="page")
                with TextScroll(id="facts", classes="page"):
                    yield TextView(id="facts-text", max_width=100)
                yield PlayPane(id="play", classes="page")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Draw, check, and keep an eye on the file."""
        super().on_mount()
        self._check_soon(0)
        self._stamp = self.file.stamp()
        self.set_interval(DISK_SECONDS, self._watch_disk)
        if self.saved.mixed:
            self.notify(self.tr("Its lines end in two ways; saving makes them alike."), markup=False)
        self._offer_left_behind()

    def on_unmount(self) -> None:
        """Leave what is not saved to the next window."""
        super().on_unmount()
        self.texts.close()

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
        self._show_status()
        self._show_problems()
        self._show_facts()
        self.query_one(PlayPane).redraw()

    def _show_status(self) -> None:
        """Draw what is known of the file and of the check."""
        tr = self.tr
        right = tr("checking…") if self.checking else problem_count(tr, self.problems)
        self.query_one(StatusLine).update(self.file.path.name, self._file_state(), right)
        title = f"● {self.file.path.name}" if self.unsaved else self.file.path.name
        self.query_one("#left").border_title = Text(title)
        for name in PAGES:
            self.set_class(self.page == name, f"-see-{name}")
        names = {
            "problems": tr("Problems ({count})", count=len(self.problems)),
            "facts": tr("Facts"),
            "play": tr("Play"),
        }
        self.query_one("#pages", ChoiceField).set_options("", names.items(), [self.page])

    def _file_state(self) -> str:
        """Return what is to be said of the file, or ""."""
        tr = self.tr
        parts = []
        if self.unsaved:
            parts.append("● " + tr("unsaved"))
        if self.deleted:
            parts.append(tr("no longer on the disk"))
        elif self.changed_on_disk:
            parts.append(tr("changed by another program"))
        return ", ".join(parts)

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
            if any(one.severity == "error" for one in self.problems):
                blocks.insert(0, TextBlock(tr("From the last text that loaded:"), "$warning"))
        self.query_one("#facts-text", TextView).update(blocks)

    # Checking

    def _note_change(self) -> None:
        """Note whether the text differs from the file's."""
        self.unsaved = self.editor.text != self.saved.text
        if self._keep_timer is None:
            self._keep_timer = self.set_timer(KEEP_SECONDS, self._keep)

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self._note_change()
        self._check_soon(DEBOUNCE)

    def _check_soon(self, pause: float) -> None:
        self._version += 1
        self.checking = True
        self._show_status()
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
                version, text, saved = self._version, self.editor.text, self.saved
                problems = await asyncio.to_thread(self.file.check, text, saved)
                if self._is_gone():
                    return
                if version != self._version:
                    continue
                self.problems, self.checking, self._checked = problems, False, True
                self._show_status()
                self._show_problems()
                others, scenario = await asyncio.to_thread(self.file.survey, text, saved)
                if version == self._version and not self._is_gone():
                    self._show_survey(others, scenario)
        finally:
            self._check_running = False

    # What is not saved

    @work(group="keep")
    async def _keep(self) -> None:
        """Keep what was typed, or nothing where it is saved."""
        self._keep_timer = None
        if self._is_gone():
            return
        fault = await asyncio.to_thread(self._keeping())
        if fault is not None and not self._keep_failed and not self._is_gone():
            self._warn(self.tr("What you type is kept nowhere until you save it: {reason}", reason=fault))
        self._keep_failed = fault is not None

    def keep_unsaved(self) -> bool:
        """Keep what is not saved before the program ends; return whether there is such a text and it is kept."""
        return self.unsaved and not self._is_gone() and self._keeping()() is None

    def _keeping(self) -> Callable[[], Sentence | None]:
        """Return what keeps the text as it is now, and returns why it could not."""
        text, base, version, unsaved = self.editor.text, self.saved.sha256, self._version, self.unsaved

        def keep() -> Sentence | None:
            try:
                if unsaved:
                    self.texts.keep(text, base, version)
                else:
                    self.texts.drop(version)
            except OSError as fault:
                return reason_of(fault)
            return None

        return keep

    @work(group="offer")
    async def _offer_left_behind(self) -> None:
        found = await asyncio.to_thread(self.texts.left_behind, self.saved.sha256)
        for one in found:
            if one.text == self.saved.text:
                self.texts.remove(one)
        offered = {str(number): one for number, one in enumerate(found) if one.text != self.saved.text}
        if offered and not self._is_gone():
            await self._one_at_a_time(lambda: self._offer(offered))

    async def _offer(self, offered: dict[str, UnsavedText]) -> bool:
        tr = self.tr
        words = tr("The studio ended before this was saved: {file}.", file=self.file.path.name)
        if any(one.base != self.saved.sha256 for one in offered.values()):
            words += " " + tr("Another program has changed the file since; saving will ask.")
        ways = [
            (key, tr("Take up what was typed until {time}", time=f"{one.written.astimezone():%Y-%m-%d %H:%M:%S}"))
            for key, one in offered.items()
        ]
        ways.append(("drop", tr.plural("Throw it away", "Throw all of them away", len(offered))))
        answer = await self.app.push_screen_wait(
            ChoiceDialog(tr("There is text that was not saved"), words, ways, tr("Leave it for the next time"))
        )
        if answer == "drop":
            for one in offered.values():
                self.texts.remove(one)
        elif answer:
            self._take_up(offered[answer])
        return bool(answer)

    def _take_up(self, found: UnsavedText) -> None:
        if found.base != self.saved.sha256:
            # Saving finds that the file is not what this text was written on, and asks.
            self.saved = replace(self.saved, sha256=found.base)
            self.changed_on_disk = True
        self.editor.replace_text(found.text)
        self._version += 1
        self._note_change()
        self._show_status()
        self._make_own(found)

    @work(group="keep")
    async def _make_own(self, found: UnsavedText) -> None:
        """Give up a text where it was, once it is kept as this window's own; keys are heard meanwhile."""
        if await asyncio.to_thread(self._keeping()) is None:
            self.texts.remove(found)

    def _is_gone(self) -> bool:
        # A program that is being left takes down what a screen shows before what the screen still waits for.
        return not self.query(StatusLine)

    def _show_survey(self, others: tuple[DraftProblem, ...], scenario: Scenario | None) -> None:
        self.other_problems = others
        if scenario is not None:
            self.scenario = scenario
            self.query_one(PlayPane).set_scenario(scenario)
            self.refresh_bindings()
        self._show_status()
        self._show_problems()
        self._show_facts()

    # Getting about

    @on(OptionList.OptionSelected, "#problems")
    def _problem_chosen(self, event: OptionList.OptionSelected) -> None:
        number = int(event.option_id or 0)
        if number < len(self.problems):
            self._go_to(self.problems[number])
        elif number - len(self.problems) < len(self.other_problems):
            there = self.other_problems[number - len(self.problems)]
            words = self.tr(
                "That is in {file}, line {line}: open it with trainer studio.", file=there.file, line=there.line
            )
            self.notify(words, markup=False)

    def _go_to(self, problem: DraftProblem) -> None:
        self.action_editor()
        self.call_after_refresh(self.editor.select_problem, problem)

    def action_next_problem(self) -> None:
        """Go to the next problem behind the cursor, or the first."""
        if self.problems:
            row, column = min(self.editor.selection)
            here = (row + 1, column + 1)
            self._go_to(next((one for one in self.problems if (one.line, one.column) > here), self.problems[0]))

    def action_editor(self) -> None:
        """Go back to the text."""
        self.remove_class("-aside")
        self.editor.focus()

    def action_page(self, name: str) -> None:
        """Show one of the pages at the right and go there."""
        self.page = name
        self.add_class("-aside")
        self._show_status()
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
        self._show_status()
        self.refresh_bindings()

    # What other programs do to the file

    @work(group="look", exclusive=True)
    async def _watch_disk(self) -> None:
        await self.check_disk()

    async def check_disk(self) -> None:
        """Notice what other programs did to the file; read it again if nothing of ours would be lost."""
        stamp = await asyncio.to_thread(self.file.stamp)
        if stamp == self._stamp and self.deleted == (stamp is None):
            return
        self._stamp = stamp
        if stamp is None:
            self.deleted = True
            self._warn(self.tr("The file is no longer on the disk. The text is still here; saving writes it anew."))
            return
        self.deleted = False
        try:
            fresh = await asyncio.to_thread(self.file.read)
        except (TrainerError, OSError) as fault:
            self.changed_on_disk = True
            self._warn(self._words_of(fault))
            return
        if fresh.sha256 == self.saved.sha256:
            self.changed_on_disk = False
            self._show_status()
        elif self.unsaved:
            self.changed_on_disk = True
            self._warn(self.tr("Another program has changed the file. Nothing of yours is lost; saving will ask."))
        else:
            self._load(fresh)
            self.notify(self.tr("Read again: another program has changed the file."), markup=False)

    def _words_of(self, fault: Exception) -> str:
        return fault.said(self.tr) if isinstance(fault, TrainerError) else str(fault)

    def _warn(self, words: str) -> None:
        self._show_status()
        self.notify(words, severity="warning", markup=False, timeout=8)

    def _load(self, fresh: DraftText) -> None:
        self.saved = fresh
        self.changed_on_disk = self.deleted = False
        self.editor.replace_text(fresh.text)
        self._note_change()
        self._show_status()

    # Saving

    @work(group="save")
    async def action_save(self) -> None:
        """Save, or say why not."""
        await self._one_at_a_time(self.save)

    async def save(self, *, force: bool = False) -> bool:
        """Save; ask first if the file is not what was read. Return whether the text is safe now."""
        from trainer.play.draft import Conflict, Vanished

        tr = self.tr
        if not (self.unsaved or self.changed_on_disk or self.deleted or force):
            self.notify(tr("There is nothing to save."), markup=False, timeout=2)
            return True
        text, version = self.editor.text, self._version
        self._saving = True
        try:
            saved = await asyncio.to_thread(self.file.save, text, self.saved, force=force)
            await asyncio.to_thread(self.texts.drop, version)
        except Vanished:
            return await self._save_deleted()
        except Conflict:
            return await self._resolve_conflict()
        except TrainerError as fault:
            await self.host.show_error(self._words_of(fault))
            return False
        except OSError as fault:
            await self.host.show_error(f"{type(fault).__name__}: {fault}")
            return False
        finally:
            self._saving = False
        self.saved = saved
        self.changed_on_disk = self.deleted = False
        self._stamp = self.file.stamp()
        self._note_change()
        self._show_status()
        self.notify(tr("Saved."), markup=False, timeout=2)
        return not self.unsaved

    async def _save_deleted(self) -> bool:
        tr = self.tr
        ways = (("anew", tr("Write it anew")),)
        answer = await self.app.push_screen_wait(
            ChoiceDialog(tr("The file is gone"), tr("Somebody removed or renamed it."), ways, tr("Back to the text"))
        )
        return answer == "anew" and await self.save(force=True)

    async def _resolve_conflict(self) -> bool:
        tr = self.tr
        ways = (
            ("aside", tr("Keep mine as {file}, and read the file again", file=self.file.aside().name)),
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
                kept = await asyncio.to_thread(self.file.save_aside, self.editor.text, self.saved)
                self.notify(tr("Your text is in {file}.", file=kept.name), markup=False, timeout=8)
            fresh = await asyncio.to_thread(self.file.read)
        except (TrainerError, OSError) as fault:
            await self.host.show_error(self._words_of(fault))
            return False
        self._stamp = self.file.stamp()
        self._load(fresh)
        return True

    # Leaving

    @work(group="leave")
    async def leave(self) -> None:
        """Leave the studio; ask about what is not saved."""
        # A save that is under way is waited for.
        self._leave_due = self._saving
        await self._one_at_a_time(self._leave)

    async def _leave(self) -> bool:
        tr = self.tr
        if not self.unsaved:
            return await self._exit()
        ways = (("save", tr("Save and leave")), ("drop", tr("Leave without saving")))
        answer = await self.app.push_screen_wait(
            ChoiceDialog(tr("There is unsaved text"), self.file.path.name, ways, tr("Back to the text"))
        )
        if answer == "drop" or (answer == "save" and await self.save()):
            return await self._exit()
        return False

    async def _exit(self) -> bool:
        await asyncio.to_thread(self.texts.drop, self._version)
        self.app.exit()
        return True

    async def _one_at_a_time(self, ask: Callable[[], Awaitable[bool]]) -> None:
        """Do one thing that may ask at a time: a key pressed twice opens no second dialog."""
        if self._asking:
            return
        self._asking = True
        done = False
        try:
            done = await ask()
        finally:
            self._asking = False
            is_due, self._leave_due = self._leave_due, False
        if is_due and done:
            self.leave()
