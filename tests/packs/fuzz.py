"""Fuzzing the loader: `python -m tests.packs.fuzz SECONDS [SEED]` mutates valid packs and bytes until the time is up.

Whatever comes in, it loads or it is told in problems; anything else is written to a file and ends the run.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.conftest import CORNER, MILL
from trainer.packs.checks.check import faults_of
from trainer.packs.file_names import variants_of
from trainer.packs.load import load_files
from trainer.packs.problems import FaultyPack

SLOW = 3.0
"""Seconds of CPU that one input may take: a hang shows as one that takes longer."""
TOKENS = [
    b"[",
    b"]",
    b"[[",
    b"]]",
    b"{",
    b"}",
    b'"',
    b'"""',
    b"'",
    b"'''",
    b"=",
    b".",
    b",",
    b"\n",
    b"#",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"\x00",
    b"\x1b[31m",
    b"\xff\xfe",
    b"\xe2\x80\xae",
    b"\xef\xbb\xbf",
    b"\r\n",
    b"1e999",
    b"-0",
    b"nan",
    b"inf",
    b"9" * 400,
    b"a." * 20,
    b"[" * 40,
    b"1979-05-27T07:32:00Z",
    b"25:61:61",
    b"true",
    b"{you}",
    b"{",
    b"[person.hidden]",
    b"[[person]]",
    b"id = 1\n",
    b"needs = { trust = 99 }\n",
    b"reveals = [[]]\n",
    b"[[person.question]]\n",
    b"roles = []\n",
]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return `data` with one to six small wounds."""
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        data = chance.choice(WOUNDS)(data, chance)
    return data


def _flip(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return data
    place = chance.randrange(len(data))
    return data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]


def _insert(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + chance.choice(TOKENS) + data[place:]


def _cut(data: bytes, chance: random.Random) -> bytes:
    first = chance.randrange(len(data) + 1)
    return data[:first] + data[first + chance.choice((1, 5, 60, 4000)) :]


def _double(data: bytes, chance: random.Random) -> bytes:
    first = chance.randrange(len(data) + 1)
    part = data[first : first + chance.choice((3, 80, 3000))]
    return data[:first] + part * chance.choice((2, 3, 30)) + data[first:]


def _lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    if chance.random() < 0.3:
        del lines[one]
    return b"\n".join(lines)


def _value(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    places = [place for place, line in enumerate(lines) if b" = " in line]
    if places:
        place = chance.choice(places)
        key = lines[place].partition(b" = ")[0]
        other = lines[chance.choice(places)].partition(b" = ")[2]
        lines[place] = key + b" = " + (other if chance.random() < 0.7 else chance.choice(TOKENS))
    return b"\n".join(lines)


def _noise(data: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(chance.randrange(200)) if chance.random() < 0.1 else data


WOUNDS: list[Callable[[bytes, random.Random], bytes]] = [_flip, _insert, _cut, _double, _lines, _value, _value, _noise]


def fuzzed(chance: random.Random, base: dict[str, bytes]) -> str:
    """Load one mutated pack, whose scenario is that of `CORNER` or `MILL`; return "loads" or "refused".

    Raises:
        AssertionError: if it took too long, or what is refused is told by no problem.
    """
    files = dict(base)
    name = chance.choice(sorted(files))
    files[name] = mutated(files[name], chance)
    scenario = MILL.name if MILL.name in files else CORNER.name
    variant = chance.choice(sorted(variants_of(scenario, files)))
    begun = time.process_time()
    try:
        load_files(files, scenario, chance.choice((None, "en", "zh")), scenario, variant)
        verdict = "loads"
    except FaultyPack as fault:
        assert fault.problems, "refused without a problem"
        assert str(fault)
        assert "Traceback" not in str(fault)
        verdict = "refused"
        faults_of(files, scenario, None, "", variant)
    passed = time.process_time() - begun
    assert passed < SLOW, f"took {passed:.1f} s"
    return verdict


def base_files(scenario: Path = CORNER) -> dict[str, bytes]:
    """Return the files of the small pack in which a scenario stands."""
    return {path.name: path.read_bytes() for path in sorted(scenario.parent.glob("*.toml"))}


def main() -> None:
    """Fuzz until the time is up and say what happened."""
    seconds = float(sys.argv[1])
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns()
    counts: dict[str, int] = {}
    bases = base_files(CORNER), base_files(MILL)
    begun = time.process_time()
    number = 0
    while time.process_time() - begun < seconds:
        chance = random.Random(f"{seed} {number}")
        try:
            verdict = fuzzed(chance, bases[number % 2])
        except Exception:
            with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file:
                file.write(f"{seed} {number}\n")
            print(f"failed at seed {seed}, number {number}; noted in {Path(file.name)}")
            raise
        counts[verdict] = counts.get(verdict, 0) + 1
        number += 1
    print(f"{number} inputs in {seconds:.0f} s of CPU, seed {seed}: {counts}")


if __name__ == "__main__":
    main()
