"""The lines of plain mode: what is said, what is asked, what is picked by number."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence

from trainer.i18n.translator import Translator
from trainer.outside_text import half_width
from trainer.plain.pages import paged, rows
from trainer.plain.typed_move import is_move
from trainer.read_input import InputLines, UnreadableInput
from trainer.scene.text import AskBack, sentences

_YES = ("y", "yes", "是")
_NO = ("", "n", "no", "0", "q", "否", "不")
_ALL, _ENOUGH = "a", "q"
_BELOW = 8
"""Rows that what comes after a text may take: less than that below it, and its beginning would scroll away."""


class InputEnded(Exception):
    """The user has left, or the input has ended; the attempt is kept."""


class Console:
    """Standard input and output, with the language spoken on them.

    Attributes:
        tr: the language.
        takes_moves: whether a move may be typed wherever something is picked.
        pending: a move that was typed where something was to be picked, to be made next; or "".
    """

    def __init__(self, tr: Translator) -> None:
        self.tr = tr
        self.takes_moves = False
        self.pending = ""
        self._lines = InputLines()
        self._ahead = ""
        self._all_at_once = False

    @property
    def typed_by_hand(self) -> bool:
        """Whether somebody sits there: what comes from a file or a pipe was written beforehand."""
        return sys.stdin is not None and sys.stdin.isatty()

    def say(self, texts: Iterable[str]) -> None:
        """Print lines; a terminal gets them folded between words, files and pipes as they are."""
        width = shutil.get_terminal_size().columns if self._shown else 0
        for text in texts:
            for row in rows(text, width) if width else [text]:
                print(row)
        sys.stdout.flush()

    @property
    def _shown(self) -> bool:
        """Whether what is printed goes to a terminal."""
        return sys.stdout is not None and sys.stdout.isatty()

    def read(self, texts: Iterable[str]) -> None:
        """Print lines that may be more than a screen holds: where somebody sits at a terminal, a screenful at a time.

        Files, pipes and whoever wants it so get all at once. What is typed between two pages, other than reading on,
        leads out of the text and is the next line of input.

        Raises:
            InputEnded: if the input ends between two pages.
        """
        told = list(texts)
        if self._all_at_once or not self.typed_by_hand or not self._shown:
            self.say(told)
            return
        width, height = shutil.get_terminal_size()
        longest = self._page_prompt(len(told), len(told))
        pages = paged(told, width, max(1, height - len(rows(longest, width))))
        for number, page in enumerate(pages, start=1):
            self.say(page)
            last = number == len(pages)
            if last and sum(len(rows(line, width)) for line in page) <= height - _BELOW:
                return
            typed = self.ask_line(self._page_prompt(number, len(pages)))
            answer = half_width(typed.strip()).lower()
            if answer == _ALL:
                self._all_at_once = True
                self.say(line for rest in pages[number:] for line in rest)
                return
            if answer:
                self._ahead = "" if answer == _ENOUGH else typed
                return

    def _page_prompt(self, number: int, of: int) -> str:
        return self.tr("[page {number} of {of}] Enter: on; a: all at once from now on; q: enough", number=number, of=of)

    def ask(self, prompt: str) -> str:
        """Return the next line of input, without spaces around it.

        Raises:
            InputEnded: when there is none.
            UnreadableInput: if it is no text, and nobody is there to type it again.
        """
        return self.ask_line(prompt).strip()

    def ask_line(self, prompt: str) -> str:
        """Return the next line of input as it was typed.

        Raises:
            InputEnded: when there is none.
            UnreadableInput: if it is no text, and nobody is there to type it again.
        """
        if self._ahead:
            line, self._ahead = self._ahead, ""
            print(f"{prompt} {line}")
            return line
        while True:
            try:
                line = self._lines.read(f"{prompt} ")
            except EOFError:
                print()
                raise InputEnded from None
            except UnreadableInput as fault:
                if not self.typed_by_hand:
                    print()
                    raise
                self.say([fault.said(self.tr)])
            else:
                if not self.typed_by_hand:
                    print(line)
                return line

    def sure(self, question: str) -> bool:
        """Return whether the user says yes."""
        return self._yes(self.tr("{question} Type y:", question=question))

    def _yes(self, prompt: str) -> bool:
        """Return whether the answer is yes; what is neither yes nor no is asked again.

        A move that is typed instead means no, and is `pending` then.
        """
        while True:
            answer = half_width(self.ask(prompt))
            if answer.lower() in _YES:
                return True
            if answer.lower() in _NO or self.put_by(answer):
                return False
            if answer.isascii() and answer.isdigit():
                self.say([self.tr("No number counts here. Type y for yes; Enter or n is no and leads back.")])
            else:
                self.say([self.tr("Type y for yes; Enter or n is no.")])

    def confirmed(self, question: AskBack | None) -> bool:
        """Return whether the user says yes to what is to be asked before something is done, if anything is.

        Enter goes back here as everywhere, and is named first; both answers are named with what brings them.
        """
        if question is None:
            return True
        tr = self.tr
        self.say([sentences(tr, (question.title, question.words))])
        return self._yes(tr("Enter: {no}; y: {yes}", no=question.no, yes=question.yes))

    def pick(self, prompt: str, options: Sequence[str]) -> int | None:
        """Return the index of the option picked, or None for "back"."""
        picked = self.pick_from(prompt, dict(enumerate(options, start=1)))
        return None if picked is None else picked - 1

    def pick_from(self, prompt: str, options: Mapping[int, str]) -> int | None:
        """Return the number of the option picked, or None for "back"; numbers may have gaps, and 0 may be one.

        A move that is typed instead leads back, and is `pending` then.
        """
        self.say(f"{number}. {text}" for number, text in options.items())
        while True:
            answer = half_width(self.ask(prompt))
            if answer.isascii() and answer.isdigit() and int(answer[:6]) in options:
                return int(answer)
            if answer in ("", "0", "q") or self.put_by(answer):
                return None
            self.say([self.tr("Type one of the numbers above, or press Enter to go back.")])

    def put_by(self, answer: str) -> bool:
        """Put a typed move by until what is being asked has been left, and return whether one is."""
        if self.takes_moves and is_move(answer):
            self.pending = answer
        return bool(self.pending)
