"""A user's packs and attempts: the one way of the front ends to packs and journal.

The store and the loader are imported where they are first needed: a scenario that was kept compiled needs neither.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.errors import N_, StoreFault, TrainerError
from trainer.packs.cache import ScenarioCache
from trainer.packs.file_names import BASE_VARIANT
from trainer.packs.loaded_scenario import LoadedScenario
from trainer.packs.locate import find
from trainer.packs.user_folder import home
from trainer.play.names import seat_names
from trainer.play.session import Session
from trainer.store.records import Attempt

if TYPE_CHECKING:
    from trainer.core.own_words import SayFirst
    from trainer.store.journal import Journal


class Workspace:
    """Packs and attempts of one user. Methods that touch the disk may block: call them from a worker.

    Attributes:
        home: the user's folder.
    """

    def __init__(self, folder: Path | None = None, *, on_open: Callable[[Journal], None] = lambda _: None) -> None:
        """Take a user's folder; nothing is read yet.

        Args:
            folder: the user's folder if it is not the usual one.
            on_open: is called with the journal when it was opened, before anything is asked of it.
        """
        self.home = folder or home()
        self._on_open = on_open
        self._prepared = ScenarioCache(self.home)
        self._journal: Journal | None = None
        self._lock = threading.Lock()
        self._loaded: dict[tuple[str, str, str], LoadedScenario] = {}

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def journal(self) -> Journal:
        """The journal, opened at first use.

        Raises:
            StoreFault: if it cannot be opened.
        """
        from trainer.store.open import open_journal

        with self._lock:
            if self._journal is None:
                self._journal = open_journal(self.home)
                self._on_open(self._journal)
            return self._journal

    def load(self, name: str, language: str | None = None, variant: str = BASE_VARIANT) -> LoadedScenario:
        """Return a variant of the scenario called `name` (an id or a path).

        Raises:
            UsageError: if there is none, it could be several, or it has no such variant.
            BadPack: if it cannot be used.
        """
        return self._prepared.load(find(name), language, variant)

    def open(
        self,
        name: str,
        you: str,
        language: str,
        *,
        practice: bool = False,
        variant: str | None = None,
        say_first: SayFirst = "off",
    ) -> Session:
        """Open a new attempt at the scenario called `name`.

        Without a letter it is of a variant that nobody at the seat has met, or else of one that they met least often;
        which of these, follows from the attempt's id.

        Args:
            name: an id or a path.
            you: who plays; the names of those who play together with semicolons between them.
            language: to play in.
            practice: whether hints and rewinding are open.
            variant: letter of the variant, where it is not for the program to choose.
            say_first: when a line of one's own is asked for before a choice.

        Raises:
            UsageError: if there is none, it could be several, or it has no such variant; or if nobody is named, or too
                many are.
            BadPack: if it cannot be used.
            StoreFault: if the attempt cannot be made durable.
        """
        names = seat_names(you)
        loaded = self.load(name, language, variant or BASE_VARIANT)
        new = uuid.uuid4().hex
        if variant is None and len(loaded.variants) > 1:
            met = self.journal.variants_met(loaded.scenario.id, names)
            chosen = _chosen(loaded.variants, met, new)
            if chosen != loaded.variant:
                loaded = self.load(name, language, chosen)
        attempt = self.journal.begin(
            attempt=new,
            variant=loaded.variant,
            scenario=loaded.scenario.id,
            title=loaded.scenario.brief.title,
            bundle=loaded.bundle,
            sha256=loaded.sha256,
            rules=loaded.rules,
            language=language,
            names=names,
            practice=practice,
            say_first=say_first,
        )
        self.journal.database.look_through()
        return Session(self.journal, attempt, loaded)

    def resume(self, attempt: str, language: str | None = None) -> Session:
        """Open an attempt again, as far as it was played, with the scenario as it stood then.

        Args:
            attempt: its id or the beginning of it.
            language: to go on in another language than before.

        Raises:
            UsageError: if there is no such attempt.
            StoreFault: if the journal cannot be read.
        """
        row = self.journal.attempt(attempt)
        known = (row.sha256, language or row.language, row.variant)
        if known not in self._loaded:
            self._loaded[known] = self._prepared.load_bundle(self._bundle_of(row), known[1], row.variant)
        session = Session(self.journal, row, self._loaded[known])
        session.catch_up()
        self.journal.database.look_through()
        return session

    def attempts(self, *, unfinished: bool = False) -> tuple[Attempt, ...]:
        """Return the attempts, newest first; only those that can be continued if `unfinished`.

        Raises:
            StoreFault: if the journal cannot be read.
        """
        return tuple(row for row in self.journal.attempts() if not (unfinished and row.finished))

    def best(self) -> dict[str, float]:
        """Return the best overall result by scenario id, practice left out.

        Raises:
            StoreFault: if the journal cannot be read.
        """
        return self.journal.best()

    def latest_unfinished(self) -> Attempt | None:
        """Return the attempt to offer first when the program starts, or None; one without a move is not worth it.

        Raises:
            StoreFault: if the journal cannot be read.
        """
        return self.journal.latest_unfinished()

    def _bundle_of(self, row: Attempt) -> bytes:
        """Return the bytes that an attempt is played on: the journal's, or those of a scenario here that is the same.

        Raises:
            StoreFault: if neither is there.
        """
        try:
            return self.journal.bundle(row.sha256)
        except StoreFault as fault:
            with suppress(TrainerError):
                here = self._prepared.load(find(row.scenario), row.language, row.variant)
                if here.sha256 == row.sha256:
                    return here.bundle
            raise StoreFault(
                N_("the scenario '{scenario}' as it was played (digest {digest}) is missing in the journal or damaged"),
                where=fault.where,
                remedy=N_("put the pack in the version that was played into the folder packs/; all else can be played"),
                scenario=row.scenario,
                digest=row.sha256[:8],
            ) from None

    def close(self) -> None:
        """Let go of the journal."""
        with self._lock:
            if self._journal is not None:
                self._journal.close()
                self._journal = None


def _chosen(variants: tuple[str, ...], met: tuple[str, ...], attempt: str) -> str:
    """Return the variant for a new attempt: of those met least often, the one that its id points to."""
    fewest = min(met.count(letter) for letter in variants)
    open_ = [letter for letter in variants if met.count(letter) == fewest]
    return open_[int(attempt[:8], 16) % len(open_)]
