"""A class in a store of the test's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.classes.synthetic import hand_in
from tests.conftest import CORNER
from trainer.classes.facts.report import ClassReport
from trainer.classes.import_attempts import AttemptImport, File, ImportOutcome
from trainer.classes.manage import Classes
from trainer.classes.replay import ReplayedClass, replay_class, report_on
from trainer.i18n.translator import Translator
from trainer.play.attempt_file import Portable
from trainer.store.journal import Journal
from trainer.store.open import open_journal
from trainer.store.records import Course

NAME = "Sales 101"


def nothing(_done: int, _whole: int) -> None:
    """Tell nobody."""


class Classroom:
    """A store with one class."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal: Journal = open_journal(folder / "home")
        self.classes = Classes(self.journal)
        self.course: Course = self.classes.new(NAME)

    def add(self, handed: Iterable[Portable]) -> list[ImportOutcome]:
        """Add attempts and return what became of them."""
        return self.add_files(hand_in(self.folder / f"in{len(list(self.folder.iterdir()))}", list(handed)))

    def add_files(self, files: Sequence[File], scenarios: Sequence[Path] = (CORNER,)) -> list[ImportOutcome]:
        """Add files and return what became of them."""
        enrolment = AttemptImport(self.journal, self.classes.book, self.course.id, scenarios)
        enrolment.run(files, nothing)
        return enrolment.findings

    def replayed(self, language: str = "en", *, anonymous: bool = False) -> ReplayedClass:
        """Return the class replayed."""
        return replay_class(self.journal, self.classes.book, NAME, Translator(language), nothing, anonymous=anonymous)

    def report(self, language: str = "en", *, anonymous: bool = False, names_in_conduct: bool = False) -> ClassReport:
        """Return the report on the class."""
        about = self.replayed(language, anonymous=anonymous)
        return report_on(about, anonymous=anonymous, names_in_conduct=names_in_conduct)
