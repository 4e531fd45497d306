"""`python -m tests.badinput.campaign FIRST COUNT [SEED]`: bad input to all commands, each run in a process of its own.

A process is a fork of this one, in which everything is imported already: 1,500 of them take minutes instead of hours.
Prints a line of JSON for each finding, and at the end how many were run.
"""

from __future__ import annotations

import gc
import importlib
import io
import json
import os
import pkgutil
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from tests.badinput.cases import Case, Cases
from tests.badinput.stage import build

MOST_SECONDS = 10
"""Of CPU; a process that sleeps instead has six times as long, since others may be busy."""
MOST_MEMORY = 500 * 1024
"""KB."""
LARGEST = 4 * 1024**3
"""Bytes of addresses that a process may ask for, so that a fault does not take the whole machine down."""
CODES = {0, 1, 2}
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def faults(case: Case, stage: Path) -> dict[str, str]:
    """Return what is wrong with what a case brings about, by kind: empty if nothing is."""
    folder = Path(tempfile.mkdtemp(prefix="case-", dir=stage))
    try:
        shutil.copytree(stage / case.home, folder / "home", symlinks=True)
        status, used, hung = _run(case, folder)
        outputs = {name: (folder / name).read_bytes() for name in ("stdout", "stderr")}
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    found = {}
    # CSV ends its lines so.
    text = {name: data.decode("utf-8", "replace").replace("\r\n", "\n") for name, data in outputs.items()}
    both = text["stdout"] + text["stderr"]
    tail = text["stderr"][-400:]
    if hung:
        found["hang"] = f"{used.ru_utime + used.ru_stime:.1f} s of CPU; {tail}"
    elif os.WIFSIGNALED(status):
        found["signal"] = f"{os.WTERMSIG(status)}; {tail}"
    elif os.WEXITSTATUS(status) not in CODES:
        found["exit"] = f"{os.WEXITSTATUS(status)}; {tail}"
    if "Traceback (most recent call last)" in both:
        found["traceback"] = tail
    if used.ru_maxrss > MOST_MEMORY:
        found["memory"] = f"{used.ru_maxrss // 1024} MB"
    for name, data in outputs.items():
        if (steering := _STEERING.search(text[name])) is not None:
            found["control"] = f"{name}: {text[name][max(0, steering.start() - 60) : steering.end() + 10]!r}"
        if "\ufffd" in text[name] and not _is_utf8(data):
            found["encoding"] = f"{name}: {data[:80]!r}"
    return found


def _run(case: Case, folder: Path) -> tuple[int, resource.struct_rusage, bool]:
    given = folder / "stdin"
    if isinstance(case.given, bytes):
        given.write_bytes(case.given)
    else:
        given = case.given
    child = os.fork()
    if child == 0:
        try:
            _become(case, folder, given)
        finally:
            os._exit(70)
    deadline = time.monotonic() + 6 * MOST_SECONDS
    hung = False
    while True:
        ended, status, used = os.wait4(child, os.WNOHANG)
        if ended:
            break
        if time.monotonic() > deadline and not hung:
            os.kill(child, signal.SIGKILL)
            hung = True
        time.sleep(0.005)
    hung = hung or (os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL))
    return status, used, hung


def _become(case: Case, folder: Path, given: Path) -> None:
    """Be the program: nothing of this process is left but what it has imported."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (LARGEST, LARGEST))
    (folder / "work").mkdir()
    os.chdir(folder / "work")
    os.dup2(os.open(given, os.O_RDONLY), 0)
    for number, output in enumerate(("stdout", "stderr"), start=1):
        os.dup2(os.open(folder / output, os.O_WRONLY | os.O_CREAT, 0o600), number)
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), encoding="utf-8")
    sys.stdout = _writer(1, "strict")
    sys.stderr = _writer(2, "backslashreplace")
    for name in ("LANG", "LC_MESSAGES", "TRAINER_LANG", "TRAINER_DATABASE"):
        os.environ.pop(name, None)
    os.environb.update({b"LC_ALL": b"C.UTF-8", b"TRAINER_HOME": bytes(folder / "home")})
    os.environb.update({name.encode(): value for name, value in case.environment.items()})
    sys.argv = ["trainer", *map(os.fsdecode, case.arguments)]
    from trainer.__main__ import main

    code: object = 0
    try:
        main()
    except SystemExit as leaving:
        code = leaving.code
    sys.stdout.flush()
    if not sys.stderr.closed:
        sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0)


def _writer(number: int, errors: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BufferedWriter(io.FileIO(number, "w", closefd=False)), encoding="utf-8", errors=errors)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _import_everything() -> None:
    import trainer

    for module in pkgutil.walk_packages(trainer.__path__, "trainer."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    gc.collect()
    gc.freeze()


def campaign(first: int, count: int, seed: int) -> int:
    """Run so many cases, print what is found, and return how many had something."""
    _import_everything()
    bad = 0
    with tempfile.TemporaryDirectory(prefix="badinput-") as name:
        stage = Path(name)
        build(stage, random.Random(seed))
        cases = Cases(stage, seed)
        for number in range(first, first + count):
            case = cases.case(number)
            found = faults(case, stage)
            if found:
                bad += 1
                print(json.dumps({"case": str(case).replace(name, ""), **found}), flush=True)
    return bad


if __name__ == "__main__":
    first, count, *seed = map(int, sys.argv[1:])
    begun = time.monotonic()
    bad = campaign(first, count, seed[0] if seed else 0)
    print(f"{count} cases, {bad} with findings, {time.monotonic() - begun:.0f} s", file=sys.stderr)
