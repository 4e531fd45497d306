"""Scenarios that loaded once are kept compiled: the next start need not read, check and compile them again.

Models and their library take a third of a second to import, a large scenario a tenth to go through them; what came of
it is read back in a few thousandths. Nothing is lost with the files: whatever is missing, damaged or of another
program is made anew.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import ModuleType

from trainer import __version__
from trainer.core import condition, moves, scenario
from trainer.errors import TrainerError
from trainer.i18n import languages
from trainer.packs import loaded_scenario
from trainer.packs.atomic_write import write_file
from trainer.packs.bundle import bundled, digest, files_of
from trainer.packs.file_names import BASE_VARIANT
from trainer.packs.loaded_scenario import LoadedScenario
from trainer.read_input import InputRefused, read_file

FOLDER = "prepared"
LARGEST = 64 * 1024 * 1024
MOST = 40
"""Files kept: every shipped scenario in both languages, and as many again."""
_SUM = hashlib.sha256().digest_size
_PACKAGE = Path(__file__).parent.parent
_OURS = {module.__name__: module for module in (condition, languages, loaded_scenario, moves, scenario)}


class ScenarioCache:
    """The compiled scenarios in a user's folder. Where it cannot be written to, they are loaded every time."""

    def __init__(self, home: Path) -> None:
        self._folder = home / FOLDER

    def load(self, path: Path, language: str | None = None, variant: str = BASE_VARIANT) -> LoadedScenario:
        """Return a variant of the scenario in the file `path`, in `language` if it is translated to it.

        Raises:
            FaultyPack: with all problems found.
            UsageError: if there is no such variant, or the file is a variant's or a translation.
        """
        return self._kept(
            "new", bundled(files_of(path)), language, variant, lambda: _loader().load(path, language, variant)
        )

    def load_bundle(self, data: bytes, language: str | None = None, variant: str = BASE_VARIANT) -> LoadedScenario:
        """Return a variant of the scenario in the bytes of a bundle, which was checked when it was first played.

        Raises:
            FaultyPack: if they hold none.
            UsageError: if there is no such variant.
        """
        return self._kept("stored", data, language, variant, lambda: _loader().load_bundle(data, language, variant))

    def _kept(
        self, how: str, bundle: bytes, language: str | None, variant: str, make: Callable[[], LoadedScenario]
    ) -> LoadedScenario:
        sha256 = digest(bundle)
        # How it was loaded counts: what is stored may break rules of writing that are younger than it.
        file = self._folder / f"{sha256}-{language or 'base'}-{variant}-{how}-{_program()}.pickle"
        found = _read(file, bundle, sha256)
        if found is None:
            found = make()
            if found.sha256 == sha256:
                self._keep(file, found)
        return found

    def _keep(self, file: Path, found: LoadedScenario) -> None:
        parts = (
            found.scenario, found.pack, found.language, found.rules, found.variant, found.variants, found.note,
        )  # fmt: skip
        data = pickle.dumps(parts, protocol=5)
        with suppress(TrainerError, OSError):
            write_file(file, hashlib.sha256(data).digest() + data, private=True)
            by_age = sorted(self._folder.glob("*.pickle"), key=lambda one: one.stat().st_mtime)
            ours = [one for one in by_age if one.stem.endswith(_program())]
            for one in set(by_age) - set(ours[-MOST:]):
                one.unlink(missing_ok=True)


class _Reader(pickle.Unpickler):
    """Makes values of ours and nothing else: a file of somebody else's runs no code."""

    def find_class(self, module: str, name: str) -> object:
        found = getattr(_OURS.get(module), name, None)
        if (isinstance(found, type) and found.__module__ == module) or found is scenario.NO_EFFECTS:
            return found
        raise pickle.UnpicklingError(name)


def _read(file: Path, bundle: bytes, sha256: str) -> LoadedScenario | None:
    try:
        data = read_file(file, LARGEST)
    except InputRefused:
        return None
    if hashlib.sha256(data[_SUM:]).digest() != data[:_SUM]:
        return None
    try:
        compiled, pack, language, *rest = _Reader(io.BytesIO(data[_SUM:])).load()
        return LoadedScenario(compiled, pack, language, bundle, sha256, *rest)
    except Exception:
        # A file that is whole and yet not ours can fail in any way; it is written anew.
        return None


@cache
def _program() -> str:
    """Return what tells this program from every other: whoever changes a line of the loader prepares anew."""
    lines = [__version__]
    for folder in ("core", "packs"):
        for path in sorted((_PACKAGE / folder).rglob("*.py")):
            status = path.stat()
            lines.append(f"{path.name} {status.st_size} {status.st_mtime_ns}")
    return digest("\n".join(lines).encode())[:16]


def _loader() -> ModuleType:
    from trainer.packs import load

    return load
