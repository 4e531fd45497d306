"""The scenarios that the classes of a server play."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from trainer.packs.cache import ScenarioCache
from trainer.packs.file_names import BASE_VARIANT
from trainer.packs.locate import find

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.packs.loaded_scenario import LoadedScenario
    from trainer.store.journal import Journal


class Scenarios:
    """Scenarios by the digest of their bytes, each compiled once however many play it. Threads may use it at once."""

    def __init__(self, journal: Journal, home: Path) -> None:
        self._journal = journal
        self._prepared = ScenarioCache(home)
        self._lock = threading.Lock()
        self._loaded: dict[tuple[str, str, str], LoadedScenario] = {}

    def of(self, sha256: str, language: str, letter: str | None = None) -> LoadedScenario:
        """Return the scenario in the stored bytes with this digest, in a language and a variant ("a" if None).

        Raises:
            StoreFault: if they are not there or damaged.
            BadPack: if they hold no scenario that can be used.
        """
        key = sha256, language, letter or BASE_VARIANT
        with self._lock:
            if key not in self._loaded:
                self._loaded[key] = self._prepared.load_bundle(self._journal.bundle(sha256), language, key[2])
            return self._loaded[key]

    def named(self, name: str, language: str) -> LoadedScenario:
        """Return the scenario called `name` (an id or a path) as it is here now.

        Raises:
            UsageError: if there is none.
            BadPack: if it cannot be used.
        """
        return self._prepared.load(find(name), language)
