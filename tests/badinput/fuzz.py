"""Fuzzing what reads other people's files: `python -m tests.badinput.fuzz TARGET SECONDS [SEED]`.

The targets are `pack`, `variant`, `attempt`, `transcript`, `settings` and `zip`. Valid input is wounded, now and then
grown to megabytes, and read. Whatever comes in, it is read or it is told; anything else is noted by its number and ends
the run.
"""

from __future__ import annotations

import io
import random
import resource
import struct
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from tests.classes.synthetic import attempts, corner, signed
from tests.cli.program import CAREFUL
from tests.conftest import CORNER, CORNER_B
from tests.packs.fuzz import base_files, mutated
from trainer.classes.class_zip import members
from trainer.classes.import_attempts import _replay
from trainer.cli.run import parsed, play_named
from trainer.core.score.card import score
from trainer.errors import BadTranscript, TrainerError
from trainer.i18n.translator import Translator
from trainer.packs.checks.check import faults_of, problems_of
from trainer.packs.load import load_files
from trainer.packs.pack_files import Target
from trainer.packs.problems import FaultyPack
from trainer.play.attempt_file import Portable, read, written
from trainer.play.settings import SettingsFile
from trainer.read_input import InputRefused

SLOW = 5.0
"""Seconds of CPU that one input may take: a hang shows as one that takes longer."""
MEMORY = 500 * 1024
"""KB that a whole run may take."""
LARGEST = 2 * 1024 * 1024 - 100_000
WORDS = (
    "study", "meet", "ask", "pitch", "respond", "leave", "note", "review", "close", "rewind", "scenario", "visit",
    "with", "=",
    "ada", "bo", "cy", "bo.day", "proof", "ledger", "roles=decider", "influence=9", "stance=-2", "veto=none",
    "evidence=a,b,c", "certainty=3", "#", "-", "0", "99999999999999999999", "\N{RIGHT-TO-LEFT OVERRIDE}", "\x1b[31m",
    "中", "\u2028",
)  # fmt: skip
SETTINGS = b"""language = "zh"
theme = "desk-dark"
name = "Kim"
reduced_motion = true
keys = { "desk.meet" = "v" }
"""
FIELDS = (0, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 42)
"""Where the fields of a zip's headers begin, behind the mark of each."""
MARKS = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06")


def wounded(data: bytes, chance: random.Random) -> bytes:
    """Return `data` with some wounds; one in fifty grows until it is about as large as may be."""
    data = mutated(data, chance)
    if chance.random() < 0.02 and data:
        first = chance.randrange(len(data))
        part = data[first : first + chance.choice((1, 2, 7, 40, 400))]
        size = chance.choice((100_000, 1_000_000, LARGEST))
        data = data[:first] + part * (size // len(part)) + data[first:]
    return data


def pack(chance: random.Random) -> str:
    """Load a wounded pack, and have everything told that is wrong with it."""
    files = base_files()
    name = chance.choice(sorted(files))
    files[name] = wounded(files[name], chance)
    try:
        load_files(files, CORNER.name, chance.choice((None, "en", "zh")), CORNER.name)
    except FaultyPack as fault:
        assert fault.problems
        _said(fault)
        faults_of(files, CORNER.name, None, "")
        return "refused"
    return "read"


@cache
def _patches() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the heads of tables, the ids and the lines that the small scenario and its variant are made of."""
    lines = [line for path in (CORNER, CORNER_B) for line in path.read_text(encoding="utf-8").splitlines()]
    heads = dict.fromkeys(line for line in lines if line.startswith("["))
    ids = dict.fromkeys(line for line in lines if line.startswith("id = "))
    values = dict.fromkeys(line for line in lines if " = " in line and not line.startswith("id = "))
    more = ("[decision]", "[facilitator]", "[person]", "[clue]")
    return (*heads, *more), (*ids, 'id = "nobody"', "id = 3"), tuple(values)


def _made_up(chance: random.Random) -> str:
    """Return a patch of tables of the scenario in any order, with keys and values from anywhere in it."""
    heads, ids, values = _patches()
    lines = [chance.choice(('variant = "b"', 'variant = "b"', 'variant = "c"', "variant = 2", ""))]
    lines += chance.choices(("note = 'x'", *values), k=chance.choice((0, 0, 1)))
    for _ in range(chance.choice((1, 2, 5, 20))):
        lines.append(chance.choice(heads))
        lines += chance.choices(ids, k=chance.choice((0, 1, 1, 1)))
        keys = [chance.choice(values) for _ in range(chance.choice((0, 1, 2, 4)))]
        names = [line.partition(" = ")[0] for line in chance.choices(values, k=2)]
        keys += chance.choices(
            ("remove = true", "remove = 1", f"unset = {names}", "unset = [3]", f"unset = {names[0]!r}", "sways = {}"),
            k=chance.choice((0, 0, 1)),
        )
        lines += {line.partition(" = ")[0]: line for line in keys}.values()
    return "\n".join(lines) + "\n"


def variant(chance: random.Random) -> str:
    """Load a scenario with a wounded or made-up variant, and have everything told that is wrong with it."""
    files = {**base_files(), CORNER_B.name: CORNER_B.read_bytes()}
    whole = chance.random() < 0.8
    if not whole:
        files[CORNER.name] = wounded(files[CORNER.name], chance)
    files[CORNER_B.name] = _made_up(chance).encode() if chance.random() < 0.5 else wounded(files[CORNER_B.name], chance)
    if chance.random() < 0.2:
        files["corner.b.zh.toml"] = _made_up(chance).encode()
    names = tuple(files)
    found = list(problems_of(Target(Path("pack"), (CORNER.name,), names), files))
    assert all(one.span is not None and one.message for one in found)
    assert all(one.hint for one in found if one.code in ("E411", "E412", "E413"))
    if whole:
        # Whatever a patch says, the scenario itself is what it was.
        load_files(files, CORNER.name, None, CORNER.name)
    try:
        load_files(files, CORNER.name, chance.choice((None, "en", "zh")), CORNER.name, "b")
    except FaultyPack as fault:
        assert fault.problems
        _said(fault)
        return "refused"
    return "read"


@cache
def _attempts() -> tuple[Portable, ...]:
    return tuple(attempts(CORNER, 4))


def attempt(chance: random.Random) -> str:
    """Read an attempt whose file is wounded, or whose moves are and were signed anew, and replay it."""
    one = chance.choice(_attempts())
    if chance.random() < 0.5:
        rows = [_row(row, chance) if chance.random() < 0.2 else row for row in one.rows]
        rows *= chance.choice((1, 1, 1, 1, 2, 300))
        one = signed(replace(one, rows=tuple(rows), practice=chance.random() < 0.5))
        data = written(one)
    else:
        data = wounded(written(one), chance)
    try:
        _replay(read(data, "a.toml"), corner())
    except BadTranscript as fault:
        _said(fault)
        return "refused"
    return "read"


def _row(row: str, chance: random.Random) -> str:
    words = row.split()
    for _ in range(chance.choice((1, 1, 3, 30))):
        words.insert(chance.randrange(len(words) + 1), chance.choice(WORDS))
    return chance.choice((" ", " ", "  ", "\t", "")).join(words)


def transcript(chance: random.Random) -> str:
    """Play a wounded transcript."""
    lines = CAREFUL.splitlines()
    for _ in range(chance.choice((0, 1, 1, 3))):
        place = chance.randrange(len(lines))
        lines[place] = _row(lines[place], chance)
    data = wounded("\n".join(lines).encode(), chance)
    try:
        moves = parsed(data.decode(errors="replace"), "a.txt")
        score(corner().scenario, play_named(corner(), moves, "a.txt"))
    except TrainerError as fault:
        _said(fault)
        return "refused"
    return "read"


def settings(chance: random.Random) -> str:
    """Read wounded settings, have said what is wrong with them, and keep one."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "settings.toml").write_bytes(wounded(SETTINGS, chance))
        file = SettingsFile(Path(folder))
        for complaint in file.complaints:
            assert complaint.said(Translator("zh"))
        file.keep(name="Lin")
        assert SettingsFile(Path(folder)).settings.name == "Lin"
        return "refused" if file.complaints else "read"


@cache
def _zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, one in enumerate(_attempts()):
            how = zipfile.ZIP_STORED if number % 2 else zipfile.ZIP_DEFLATED
            archive.writestr(f"陈 {number}/file.toml", written(one), how)
        archive.writestr("notes.docx", b"mine")
    return buffer.getvalue()


def zip_(chance: random.Random) -> str:
    """Read every attempt in a zip whose headers, or anything in it, are wounded."""
    data = bytearray(_zipped())
    for _ in range(chance.choice((0, 1, 1, 2, 4))):
        mark = chance.choice(MARKS)
        at = data.find(mark, chance.randrange(len(data)))
        if at >= 0:
            place = at + chance.choice(FIELDS)
            number = chance.choice((0, 1, 8, 0x41, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, chance.getrandbits(32)))
            value = struct.pack("<I", number)[: chance.choice((1, 2, 4))]
            data[place : place + len(value)] = value
    whole = bytes(data) if chance.random() < 0.6 else wounded(bytes(data), chance)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.zip"
        path.write_bytes(whole)
        verdict = "read"
        try:
            for member in members(path):
                try:
                    read(member.read(), str(member))
                except (InputRefused, BadTranscript):
                    verdict = "partly refused"
        except InputRefused as refused:
            assert refused.wrong
            return "refused"
        return verdict


TARGETS: dict[str, Callable[[random.Random], str]] = {
    "pack": pack, "variant": variant, "attempt": attempt, "transcript": transcript, "settings": settings, "zip": zip_,
}  # fmt: skip


def _said(fault: TrainerError) -> None:
    for language in ("en", "zh"):
        text = fault.said(Translator(language))
        assert text and "Traceback" not in text


def fuzzed(target: str, number: int, seed: int = 0) -> str:
    """Return what became of one input.

    Raises:
        AssertionError: if it took too long.
    """
    begun = time.process_time()
    verdict = TARGETS[target](random.Random(f"{target} {seed} {number}"))
    passed = time.process_time() - begun
    assert passed < SLOW, f"took {passed:.1f} s"
    return verdict


def fuzz(target: str, seconds: float, seed: int = 0) -> Counter[str]:
    """Return how many inputs became what in so many seconds of CPU.

    Raises:
        Exception: what an input brought about, once its number is said.
    """
    counts: Counter[str] = Counter()
    begun = time.process_time()
    while time.process_time() - begun < seconds:
        number = counts.total()
        try:
            counts[fuzzed(target, number, seed)] += 1
        except Exception as error:
            error.add_note(f"target {target}, seed {seed}, number {number}")
            raise
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert largest < MEMORY, f"took {largest // 1024} MB"
    return counts


if __name__ == "__main__":
    found = fuzz(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
    print(
        f"{sys.argv[1]}: {found.total()} inputs: {dict(found)}, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss} KB"
    )
