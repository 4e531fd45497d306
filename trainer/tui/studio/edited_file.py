"""The file that is being written: kept while one types, watched, saved, and left for another only after asking."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work
from textual.timer import Timer

from trainer.errors import Sentence, TrainerError, reason_of
from trainer.play.unsaved import UnsavedTexts
from trainer.tui.screens.dialogs import ChoiceDialog
from trainer.tui.screens.full_screen import FullScreen
from trainer.tui.studio.editor import Editor
from trainer.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from trainer.play.draft import Draft, DraftText
    from trainer.play.unsaved import UnsavedText

DISK_SECONDS = 1.0
"""Seconds between two looks at the file."""
KEEP_SECONDS = 1.0
"""Seconds after which what was typed is kept, until it is saved."""


class EditedFileScreen(FullScreen):
    """A screen with an editor, and the file whose text stands in it.

    Attributes:
        file: the file that is being written.
        texts: where what is not saved is kept.
        saved: what it held when it was last read or written.
        unsaved: whether the text is not that.
        changed_on_disk: whether another program has written to the file since.
        deleted: whether the file is no longer there.
    """

    def __init__(self, file: Draft, saved: DraftText) -> None:
        super().__init__()
        self.file = file
        self.texts = UnsavedTexts(file.path)
        self.saved = saved
        self.unsaved = False
        self.changed_on_disk = False
        self.deleted = False
        self._version = 0
        self._asking = False
        self._saving = self._leave_due = False
        self._stamp: tuple[int, int, int] | None = None
        self._keep_timer: Timer | None = None
        self._keep_failed = False

    @property
    def editor(self) -> Editor:
        """The text."""
        return self.query_one(Editor)

    def on_mount(self) -> None:
        """Keep an eye on the file."""
        super().on_mount()
        self._stamp = self.file.stamp()
        self.set_interval(DISK_SECONDS, self._watch_disk)
        self._begun()

    def on_unmount(self) -> None:
        """Leave what is not saved to the next window."""
        super().on_unmount()
        self.texts.close()

    def show_status(self) -> None:
        """Draw what is known of the file."""
        raise NotImplementedError

    def _note_change(self) -> None:
        """Note whether the text differs from the file's."""
        self.unsaved = self.editor.text != self.saved.text
        if self._keep_timer is None:
            self._keep_timer = self.set_timer(KEEP_SECONDS, self._keep)

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
        texts = self.texts

        def keep() -> Sentence | None:
            try:
                if unsaved:
                    texts.keep(text, base, version)
                else:
                    texts.drop(version)
            except OSError as fault:
                return reason_of(fault)
            return None

        return keep

    @work(group="offer")
    async def _offer_left_behind(self) -> None:
        texts = self.texts
        found = await asyncio.to_thread(texts.left_behind, self.saved.sha256)
        if texts is not self.texts:
            return
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
        self.show_status()
        self._make_own(found)

    @work(group="keep")
    async def _make_own(self, found: UnsavedText) -> None:
        """Give up a text where it was, once it is kept as this window's own; keys are heard meanwhile."""
        texts = self.texts
        if await asyncio.to_thread(self._keeping()) is None:
            texts.remove(found)

    def _is_gone(self) -> bool:
        # A program that is being left takes down what a screen shows before what the screen still waits for.
        return not self.query(StatusLine)

    # What other programs do to the file

    @work(group="look", exclusive=True)
    async def _watch_disk(self) -> None:
        await self.check_disk()

    async def check_disk(self) -> None:
        """Notice what other programs did to the file; read it again if nothing of ours would be lost."""
        file = self.file
        stamp = await asyncio.to_thread(file.stamp)
        if file is not self.file or (stamp == self._stamp and self.deleted == (stamp is None)):
            return
        self._stamp = stamp
        if stamp is None:
            self.deleted = True
            self._warn(self.tr("The file is no longer on the disk. The text is still here; saving writes it anew."))
            return
        self.deleted = False
        try:
            fresh = await asyncio.to_thread(file.read)
        except (TrainerError, OSError) as fault:
            self.changed_on_disk = True
            self._warn(self._words_of(fault))
            return
        if file is not self.file:
            return
        if fresh.sha256 == self.saved.sha256:
            self.changed_on_disk = False
            self.show_status()
        elif self.unsaved:
            self.changed_on_disk = True
            self._warn(self.tr("Another program has changed the file. Nothing of yours is lost; saving will ask."))
        else:
            self._load(fresh)
            self.notify(self.tr("Read again: another program has changed the file."), markup=False)

    def _words_of(self, fault: Exception) -> str:
        return fault.said(self.tr) if isinstance(fault, TrainerError) else str(fault)

    def _warn(self, words: str) -> None:
        self.show_status()
        self.notify(words, severity="warning", markup=False, timeout=8)

    def _load(self, fresh: DraftText) -> None:
        self.saved = fresh
        self.changed_on_disk = self.deleted = False
        self.editor.replace_text(fresh.text)
        self._note_change()
        self.show_status()

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
        self.show_status()
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

    # Another file

    def taken_up(self) -> None:
        """Forget what was known of another file's text, and look at this one's."""
        raise NotImplementedError

    async def open_file(self, file: Draft) -> bool:
        """Show another file in place of this one; what is not saved is asked about and never lost.

        Returns:
            Whether it is shown.
        """
        if file.path == self.file.path:
            return True
        try:
            fresh = await asyncio.to_thread(file.read)
        except (TrainerError, OSError) as fault:
            await self.host.show_error(self._words_of(fault))
            return False
        if self.unsaved and not await self._may_go():
            return False
        if not self.unsaved:
            await asyncio.to_thread(self.texts.drop, self._version)
        # What is kept of the text that is left is offered when its file is on a screen again.
        self.texts.close()
        self.file, self.texts, self.saved = file, UnsavedTexts(file.path), fresh
        self.changed_on_disk = self.deleted = self._keep_failed = False
        self._stamp = file.stamp()
        self.editor.show_text(fresh.text)
        self.taken_up()
        self._note_change()
        self._begun()
        return True

    async def _may_go(self) -> bool:
        """Ask what is to become of the text, and return whether it is saved or kept."""
        tr = self.tr
        ways = (("save", tr("Save it")), ("keep", tr("Do not save it: it is kept, and offered when you come back")))
        answer = await self.app.push_screen_wait(
            ChoiceDialog(tr("There is unsaved text"), self.file.path.name, ways, tr("Back to the text"))
        )
        if answer == "save":
            return await self.save()
        if answer != "keep":
            return False
        fault = await asyncio.to_thread(self._keeping())
        if fault is not None:
            await self.host.show_error(fault.said(self.tr))
        return fault is None

    def _begun(self) -> None:
        """Say what is to be known of a file that is newly on the screen."""
        if self.saved.mixed:
            self.notify(self.tr("Its lines end in two ways; saving makes them alike."), markup=False)
        self._offer_left_behind()

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
