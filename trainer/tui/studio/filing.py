"""What the studio does with the file: saving it, noticing what others do to it, leaving."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual import work

from trainer.errors import TrainerError
from trainer.tui.screens.base import Speaking
from trainer.tui.studio.choose import Choose

if TYPE_CHECKING:
    from trainer.play.draft import Draft, DraftText
    from trainer.tui.studio.editor import Editor

LOOK = 1.0
"""Seconds between two looks at the file."""


class Filing(Speaking[None]):
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
            self._warn(str(fault))
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
            await self.host.show_fault(str(fault))
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
            Choose(tr("The file is gone"), tr("Somebody removed or renamed it."), ways, tr("Back to the text"))
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
            Choose(tr("Another program has changed the file"), words, ways, tr("Back to the text"))
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
            await self.host.show_fault(str(fault))
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
            Choose(tr("There is unsaved text"), self.bench.path.name, ways, tr("Back to the text"))
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
