"""Finding packs: the shipped ones, the user's own, and whatever path is given."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from trainer.errors import N_, BadPack, UnknownScenario, UsageError
from trainer.i18n.translator import Translator
from trainer.outside_text import quoted
from trainer.packs.file_names import PACK_FILE, file_name, is_scenario, languages_of, variants_of
from trainer.packs.pack_files import folders_in, inside, is_file, is_folder
from trainer.packs.shelf import Shelf, ShelfEntry, roots
from trainer.packs.suggest import nearest
from trainer.packs.toml.read import Document, decode, parse, parse_text, read_bytes


def scenario_files(folder: Path) -> Iterator[Path]:
    """Yield the scenario files of a pack's folder, variants, translations and the pack's own data left out.

    Raises:
        FaultyPack: if the folder cannot be read.
    """
    for path in inside(folder):
        if is_scenario(path.name):
            yield path


def shelf(language: str, extra: tuple[Path, ...] = ()) -> Shelf:
    """Return every scenario that can be found, with titles in `language` where they are translated.

    A file that cannot be used becomes a message in `faults`, in that language too, and hides nothing else.
    """
    speak = Translator(language)
    entries: dict[str, ShelfEntry] = {}
    faults: list[str] = []
    folders: list[Path] = []
    for root in (*roots(), *extra):
        try:
            folders += folders_in(root) if _may_be_there(root) else []
        except BadPack as fault:
            faults.append(fault.said(speak))
    for folder in folders:
        pack, title, base = folder.name, folder.name, "en"
        try:
            files = list(scenario_files(folder))
        except BadPack as fault:
            faults.append(fault.said(speak))
            continue
        try:
            pack, title, base = _pack_head(folder, language)
        except BadPack as fault:
            faults.append(fault.said(speak))
        for path in files:
            try:
                entry = _entry(path, pack, title, base, language)
            except BadPack as fault:
                faults.append(fault.said(speak))
            else:
                entries.setdefault(entry.id, entry)
    return Shelf(tuple(_easiest_first(entries.values())), tuple(faults))


def _may_be_there(path: Path) -> bool:
    """Return whether anything is at `path`; what cannot be looked at may be."""
    try:
        path.stat()
    except (FileNotFoundError, ValueError):
        return False
    except OSError:
        return True
    return True


def _easiest_first(entries: Iterable[ShelfEntry]) -> list[ShelfEntry]:
    """Return the packs by their easiest scenario, and the scenarios of each by level and minutes."""

    def hard(entry: ShelfEntry) -> tuple[int, int]:
        return entry.level, entry.minutes

    entries = list(entries)
    easiest: dict[str, tuple[int, int]] = {}
    for entry in entries:
        pack = entry.id.partition("/")[0]
        easiest[pack] = min(easiest.get(pack, hard(entry)), hard(entry))
    return sorted(entries, key=lambda entry: (easiest[pack := entry.id.partition("/")[0]], pack, hard(entry), entry.id))


def find(name: str) -> Path:
    """Return the file of the scenario called `name`: a path, `pack/scenario`, or a scenario's id alone.

    Raises:
        UnknownScenario: if it is not there, with the nearest name.
        UsageError: if it could be several.
    """
    path = Path(name)
    if is_file(path):
        return path
    if name.endswith(".toml"):
        if not _may_be_there(path):
            raise UnknownScenario(
                N_("there is no such file"), where=name, remedy=N_("`trainer list` shows what is here")
            )
        return path
    if name and is_folder(path):
        files = list(scenario_files(path))
        if len(files) == 1:
            return files[0]
        if files:
            raise UsageError(
                N_("'{name}' holds {count} scenarios"),
                remedy=N_("name one: {files}"),
                name=name,
                count=len(files),
                files=", ".join(str(file) for file in files),
            )
    if (file := _named(name)) is not None:
        return file
    found = shelf("en")
    matches = [entry for entry in found.entries if name in (entry.id, entry.id.partition("/")[2])]
    if len(matches) == 1:
        return matches[0].path
    if matches:
        raise UsageError(
            N_("several packs have a scenario '{name}'"),
            remedy=N_("name one: {files}"),
            name=name,
            files=", ".join(entry.id for entry in matches),
        )
    known = [entry.id for entry in found.entries]
    near = nearest(name, [*known, *(one.partition("/")[2] for one in known)])
    raise UnknownScenario(
        N_("there is no scenario '{name}'"),
        remedy=N_("did you mean '{near}'?")
        if near
        else N_("`trainer list` shows all; a path to a .toml file works too"),
        name=name,
        near=near,
    )


def _named(name: str) -> Path | None:
    """Return the file that `pack/scenario` names by its folder and file name, whether it can be used or not."""
    pack, _, scenario = name.partition("/")
    if not pack or not scenario or not name.replace("/", "").replace("-", "").replace("_", "").isalnum():
        return None
    return next((file for root in roots() if is_file(file := root / pack / f"{scenario}.toml")), None)


def _pack_head(folder: Path, language: str) -> tuple[str, str, str]:
    path = folder / PACK_FILE
    if not is_file(path):
        return folder.name, folder.name, "en"
    head = _head(path)
    title = str(head.get("title", folder.name))
    translation = folder / f"pack.{language}.toml"
    if is_file(translation):
        title = str(_head(translation).get("title", title))
    return str(head.get("id", folder.name)), title, str(head.get("language", "en"))


def _entry(path: Path, pack: str, pack_title: str, base: str, language: str) -> ShelfEntry:
    head = _head(path)
    beside = [other.name for other in path.parent.glob(f"{glob.escape(path.name.removesuffix('.toml'))}.*toml")]
    texts = head
    said = file_name(path.name)
    if said is not None and language != base and said.translated(language) in beside:
        texts = {**head, **_head(path.with_name(said.translated(language)))}
    for key, kind in (("id", str), ("title", str), ("level", int), ("minutes", int)):
        if not isinstance(head.get(key), kind):
            raise BadPack(
                N_("`{key}` is missing or not of the right type"), where=str(path),
                remedy=N_("see scenarios/README.md"), key=key,
            )  # fmt: skip
    return ShelfEntry(
        id=quoted(f"{pack}/{head['id']}"),
        path=path,
        pack_title=quoted(pack_title),
        title=quoted(str(texts.get("title"))),
        summary=quoted(str(texts.get("summary", ""))),
        level=int(head["level"]),
        minutes=int(head["minutes"]),
        languages=(base, *languages_of(path.name, beside)),
        variants="".join(variants_of(path.name, beside)),
    )


def _head(path: Path) -> Document:
    """Return the keys before the first table: the shelf must not wait for whole scenarios to be parsed."""
    data = read_bytes(path)
    text = decode(data, str(path))
    cut = text.find("\n[")
    try:
        return parse_text(text if cut < 0 else text[: cut + 1], str(path))
    except BadPack:
        return parse(data, str(path))
