"""The page of verification: how far it has come, and what was found."""

from __future__ import annotations

import asyncio
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from contextlib import suppress

from textual import work
from textual.app import ComposeResult

from trainer.errors import Translate
from trainer.i18n.translator import Translator
from trainer.play.draft_proof import ProofLine, ProofStep, command, read_line
from trainer.tui.studio.problem_list import replace_stand_ins
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView

_LONGEST_LINE = 4 * 1024 * 1024
_LOOKS = {"PROVED": ("✓", "$success"), "REFUTED": ("✗", "$error"), "BOUNDED": ("~", "$warning"), "": ("", "bold")}


class ProofPane(TextScroll):
    """Verifies a bundle in a process of its own, and shows what comes of it.

    Attributes:
        running: whether a verification is under way.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.running = False
        self._process: Process | None = None
        self._step: ProofStep | None = None
        self._found: Sequence[ProofLine] = ()
        self._said = ""
        self._language = "en"

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield TextView(id="proof-text", max_width=100)

    def on_unmount(self) -> None:
        """End with the screen."""
        self.cancel()

    def redraw(self, tr: Translate) -> None:
        """Draw what is known."""
        blocks: list[TextBlock] = []
        if self.running:
            blocks.append(TextBlock(tr("Verifying what is on the screen…"), "bold"))
            if self._step is not None:
                step = self._step
                words = tr("{step}: {done} of {whole}", step=step.text, done=step.done, whole=step.whole)
                blocks.append(TextBlock(words, "$quiet"))
            blocks.append(TextBlock(tr("F12 ends it."), "$quiet", gap=True))
        elif self._found:
            for one in self._found:
                sign, style = _LOOKS.get(one.status, _LOOKS[""])
                blocks.append(TextBlock(replace_stand_ins(one.text), "", f"{sign} " if sign else "", style))
            words = tr("A look of a few seconds; `trainer verify` searches in earnest.")
            blocks.append(TextBlock(words, "$quiet", gap=True))
        else:
            words = tr("F12 verifies what is on the screen: what can be reached, found, won, and guessed.")
            blocks.append(TextBlock(words, "$quiet"))
        if self._said and not self.running:
            blocks.insert(0, TextBlock(self._said, "$warning"))
        self.query_one("#proof-text", TextView).update(blocks)

    def cancel(self) -> None:
        """End what is under way."""
        process, self._process = self._process, None
        if process is not None:
            with suppress(ProcessLookupError):
                process.terminate()

    def say(self, words: str, tr: Translate) -> None:
        """Say why there is nothing to verify."""
        self._found, self._said = (), words
        self.redraw(tr)

    @work(group="proof", exclusive=True)
    async def verify(self, name: str, bundle: bytes, tr: Translator) -> None:
        """Verify the scenario `name` of a bundle; what came before is gone."""
        self.running, self._step, self._found, self._said = True, None, (), ""
        self.redraw(tr)
        process = await asyncio.create_subprocess_exec(
            *command(name, tr.language), stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=_LONGEST_LINE
        )
        self._process = process
        try:
            await self._read(process, bundle, tr)
            code = await process.wait()
        finally:
            with suppress(ProcessLookupError):
                process.terminate()
            was_ended = self._process is None
            self.running, self._process = False, None
        if not self.is_mounted or not self.query("#proof-text"):
            return
        if was_ended:
            self._said = tr("Ended before it had found anything.")
        elif code or not self._found:
            self._said = tr("It could not be verified; `trainer verify` says why.")
        self.redraw(tr)

    async def _read(self, process: Process, bundle: bytes, tr: Translator) -> None:
        """Give the process its work and read what it says."""
        if process.stdin is None or process.stdout is None:
            return
        with suppress(BrokenPipeError, ConnectionResetError):
            process.stdin.write(bundle)
            await process.stdin.drain()
            process.stdin.close()
        async for line in process.stdout:
            said = read_line(line)
            if isinstance(said, ProofStep):
                self._step = said
                if self.is_mounted and self.query("#proof-text"):
                    self.redraw(tr)
            elif said is not None:
                self._found = said
