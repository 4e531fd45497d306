"""Where bad input is played: a folder with files of every bad kind, and a user's folder with a class and attempts."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import shutil
import stat
import struct
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tests.classes.synthetic import attempts, by, signed
from tests.cli.program import CAREFUL, started
from tests.conftest import CORNER, CORNER_B
from tests.packs.fuzz import mutated
from trainer.core.codec import decode
from trainer.play.attempt_file import written
from trainer.play.workspace import Workspace

SMALL = {path.name: path.read_bytes() for path in sorted(CORNER.parent.glob("*.toml"))}
SCENARIO = SMALL[CORNER.name]
BIG = 400_000
"""Times that a few bytes are repeated."""


def build(folder: Path, chance: random.Random) -> None:
    """Make `good/`, `bad/` and `home/` in an empty folder."""
    good, bad = folder / "good", folder / "bad"
    for one in (good, bad, bad / "folder", bad / "empty", bad / "zipped"):
        one.mkdir()
    for name, data in SMALL.items():
        (good / name).write_bytes(data)
    (good / "play.txt").write_text(CAREFUL, encoding="utf-8")
    for number, handed_in in enumerate(attempts(CORNER, 3)):
        (good / f"attempt{number}.toml").write_bytes(written(handed_in))
    (good / "pack.zip").write_bytes(_zip(SMALL))
    for name, data in (*_texts(), *_scenarios(chance), *_attempts(chance), *_transcripts(chance), *_zips(chance)):
        (bad / name).write_bytes(data)
    shutil.copytree(CORNER.parent, folder / "two")
    (folder / "two" / CORNER_B.name).write_bytes(CORNER_B.read_bytes())
    _no_files(bad)
    _packs(bad)
    _variants(bad, chance)
    _home(folder / "home", good)


def _texts() -> Iterator[tuple[str, bytes]]:
    text = "title = '中文'\n"
    yield "empty.toml", b""
    yield "empty.txt", b""
    yield "zeros.toml", b"\0" * 5000
    yield "every-byte.toml", bytes(range(256)) * 20
    yield "utf16.toml", text.encode("utf-16")
    yield "utf16be.txt", CAREFUL.encode("utf-16-be")
    yield "utf32.toml", text.encode("utf-32")
    yield "gbk.toml", text.encode("gbk")
    yield "latin.txt", b"caf\xe9"
    yield "surrogate.toml", "a = '\ud800'".encode("utf-8", "surrogatepass")
    yield "half.toml", text.encode()[:-4]
    yield "bom.toml", b"\xef\xbb\xbf" * 3 + SCENARIO
    yield "page.html", b"<!doctype html><title>404</title>"
    yield "record.json", json.dumps({"a": [1, 2, {"b": float("nan")}]}).encode()
    yield "deep.json", b"[" * 100_000
    yield "program", b"\x7fELF" + bytes(range(256)) * 10
    yield "lines.toml", b"\n" * BIG
    yield "line.txt", b"x" * (3 * BIG)
    yield "escapes.toml", b'a = "\x1b[31m\x07\x9b"\n'
    yield "\x1b[31mred.toml", SCENARIO
    yield "a\nb.toml", SCENARIO
    yield "中" * 80 + ".toml", SCENARIO
    yield "-o.toml", SCENARIO


def _scenarios(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    values = (
        b"nan", b"inf", b"-inf", b"1e999", b"9" * 300, b"0x" + b"f" * 300, b"-0", b"1979-05-27", b"07:32:00",
        b"1979-05-27T07:32:00Z",
        b"9999-12-31T23:59:59.999999999+23:59", b"true", b"[]", b"{}", b"[[[[[[[[[[]]]]]]]]]]", b'""',
        b'"' + b"x" * BIG + b'"',
        b'"\\u0000"', b'"\\u202e"', b'"\\u001b[31m"', b'"\\ud800"', b"'''\n\n'''", b'"[/b][@click=app.quit]"',
        b'"{you} {0} {x.y}"', b'"%s"',
    )  # fmt: skip
    for number, value in enumerate(values):
        for key in (b"title = ", b"level = ", b"days = ", b"name = "):
            if number % 4 == len(key) % 4 or chance.random() < 0.2:
                at = SCENARIO.index(key)
                end = SCENARIO.index(b"\n", at)
                yield f"value{number}{key[:1].decode()}.toml", SCENARIO[:at] + key + value + SCENARIO[end:]
    for number, data in enumerate((
        b"[[person]]\n" * 20_000, b"[[person]]\n" * 9_000, b"[[person.question]]\n" * 5_000, b"[a]\n" * 9_000,
        b"".join(b"k%d = 1\n" % one for one in range(BIG // 10)), b"a = [" + b"1," * BIG, b"a = " + b"[" * BIG,
        b"a = " + b"{a=" * BIG,
        b"a." * BIG, b"k" * BIG, b'"' + b"k" * BIG + b'" = 1', b'a = "' + b'\\"' * BIG, b'a = """' + b'\\"""' * BIG,
        b"a = '''" + b"''x" * BIG, b"# x\n" * BIG, b"[a.b.c.d.e.f.g.h.i.j]", b"a.b.c.d.e.f.g.h.i.j = 1",
        b"[[a]]\n[a]\n", b"a = 1\na = 2",
        SCENARIO * 2, SCENARIO + b"\n[[clue]]\nid = 'x'\n" * 3_000, SCENARIO.replace(b"[[person]]", b"[person]"),
    )):  # fmt: skip
        yield f"cost{number}.toml", data
    for number in range(60):
        yield f"wounded{number}.toml", mutated(SCENARIO, chance)


def _attempts(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    from dataclasses import replace

    one = next(iter(attempts(CORNER, 1)))
    data = written(one)
    for number in range(25):
        yield f"attempt-wounded{number}.toml", mutated(data, chance)
    changed = (
        replace(one, rows=(*one.rows, "close")), replace(one, rows=()), replace(one, rows=("rewind " + "9" * 5000,)),
        replace(one, rows=("note ada evidence=" + "a," * 30_000,)), replace(one, rows=("note ada",) * 5_000,
        practice=True),
        replace(one, rows=one.rows * 100), by(one, name="\x1b[31m"), by(one, name="x" * 100_000),
        by(one, identity="=cmd()"), replace(one, scenario="../../etc/passwd"), replace(one, scenario="\x1b/x"),
        replace(one, opened="9999-12-31T23:59:59-23:59"), replace(one, rules="0" * 64, sha256="0" * 64),
    )  # fmt: skip
    for number, other in enumerate(changed):
        yield f"attempt-other{number}.toml", written(signed(other))
    yield "attempt-cut.toml", data[:300]
    yield "attempt-future.toml", data.replace(b"format = 4", b"format = 99")
    yield "attempt-huge.toml", data.replace(b"format = 4", b"format = " + b"9" * 300)


def _transcripts(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    good = CAREFUL.encode()
    for number in range(15):
        yield f"play-wounded{number}.txt", mutated(good, chance)
    for number, data in enumerate((
        b"scenario small/corner\n", b"scenario \x1b[31m\n", b"scenario\n", b"close\n", good * 2,
        good.replace(b"small/corner", b"x" * 10_000),
        b"scenario small/corner\n" + b"note ada\n" * 19_000, b"scenario small/corner\n" + b"leave\n" * 30_000,
        b"scenario small/corner\nnote ada " + b"roles=a " * 50_000, b"scenario small/corner\nmeet \x1b[31m visit\n",
        b"scenario small/corner\nask " + "\N{RIGHT-TO-LEFT OVERRIDE}".encode() + b"\n", good.replace(b"\n", b"\r"),
        good.replace(b"\n", b"\xe2\x80\xa8"),
    )):  # fmt: skip
        yield f"play{number}.txt", data


def _zip(files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", how) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _zips(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    whole = _zip(SMALL)
    stored = _zip(SMALL, zipfile.ZIP_STORED)
    attempt = written(next(iter(attempts(CORNER, 1))))
    handed = _zip({"ann/a.toml": attempt, "bo/b.toml": attempt, "notes.docx": b"x"})
    yield "no.zip", b"hello"
    yield "empty.zip", b""
    yield "nothing.zip", _zip({})
    yield "gzip.zip", gzip.compress(whole)
    yield "handed.zip", handed
    yield "crc.zip", stored.replace(b"Holt", b"Hold")
    yield "twice.zip", whole + whole
    yield "before.zip", b"x" * 1000 + whole
    yield "behind.zip", whole + b"x" * 1000
    yield "nested.zip", _zip({"inner.zip": whole, "a.toml": whole})
    yield "many.zip", _zip(dict.fromkeys(map(str, range(12_000)), b""))
    yield "deep.zip", _zip({"a/" * 500 + "a.toml": attempt})
    names = (
        "//a.toml", "/etc/a.toml", "../a.toml", "..", "C:\\a.toml", "a\\b.toml", "con.toml", "x",
        "\x1b[31m.toml", "中.toml", "a" * 5000, "./a.toml",
    )  # fmt: skip
    for number, name in enumerate(names):
        yield f"name{number}.zip", _zip({name: attempt, **SMALL})
    for number, how in enumerate((zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_DEFLATED)):
        yield f"bomb{number}.zip", _zip({"a.toml": b"0" * 60_000_000, **SMALL}, how)
    for number, mode in enumerate((stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO, stat.S_IFSOCK)):
        entry = zipfile.ZipInfo("a.toml")
        entry.create_system, entry.external_attr = 3, (mode | 0o777) << 16
        buffer = io.BytesIO(whole)
        with zipfile.ZipFile(buffer, "a") as archive:
            archive.writestr(entry, "/etc/passwd")
        yield f"kind{number}.zip", buffer.getvalue()
    for base, data in (("pack", whole), ("class", handed)):
        for number in range(20):
            yield f"{base}-wounded{number}.zip", mutated(data, chance)
        for number in range(5):
            yield f"{base}-cut{number}.zip", data[: len(data) * number // 5]
        central, end = b"PK\x01\x02", b"PK\x05\x06"
        lies = [(central, 24, "<I"), (central, 8, "<H"), (central, 10, "<H"), (central, 42, "<I"), (central, 28, "<H")]
        for mark, offset, width in (*lies, (end, 8, "<I"), (end, 12, "<I"), (end, 16, "<I")):
            changed = bytearray(data)
            struct.pack_into(width, changed, changed.index(mark) + offset, 0xFFFF)
            yield f"{base}-lies{mark[-1]}-{offset}.zip", bytes(changed)


def _no_files(bad: Path) -> None:
    with suppress(OSError, AttributeError):
        os.mkfifo(bad / "pipe.toml")
        os.mkfifo(bad / "pipe.zip")
    (bad / "zero.toml").symlink_to("/dev/zero")
    (bad / "zero.zip").symlink_to("/dev/zero")
    (bad / "loop.toml").symlink_to(bad / "loop.toml")
    (bad / "gone.toml").symlink_to(bad / "nowhere")
    (bad / "folder.toml").mkdir()
    (bad / "self").symlink_to(bad)
    for name in ("sparse.toml", "sparse.zip"):
        with (bad / name).open("wb") as file:
            file.truncate(1 << 36)
    with suppress(OSError):
        os.close(os.open(os.fsencode(bad) + b"/\xff\xfe.toml", os.O_CREAT | os.O_WRONLY))


def _packs(bad: Path) -> None:
    for name, head in (
        ("id", b'id = "../../x"\n'), ("title", b'title = "\\u001b[31m"\n'), ("none", b""),
        ("list", b"[[pack]]\n" * 3_000),
    ):  # fmt: skip
        folder = bad / f"pack-{name}"
        folder.mkdir()
        (folder / "pack.toml").write_bytes(head + SMALL["pack.toml"])
        (folder / "corner.toml").write_bytes(SCENARIO)
        (folder / "corner.zz.toml").write_bytes(b"title = 3\nnothing = 1\n")
    folder = bad / "pack-many"
    folder.mkdir()
    for number in range(300):
        name = f"corner.{number:02}.toml" if number < 60 else f"n{number}.toml"
        (folder / name).write_bytes(b"x = 1")


VARIANT = CORNER_B.read_bytes()
HEAD = b'variant = "b"\n'
PATCHES: dict[str, dict[str, bytes]] = {
    "ids": {"b": HEAD + b'[[clue]]\nid = "nobody"\ntext = "x"\n[[person]]\nid = "ada "\n[[person]]\nid = "eve"\n'},
    "seen": {"b": HEAD
        + b'title = "x"\nlevel = 3\n[[person]]\nid = "ada"\nname = "Eve"\n[[person.question]]\nid = "day"\n'
          b'say = "x"\n'},
    "removed": {"b": HEAD + b'[[clue]]\nid = "ada-need"\nremove = true\n[[person]]\nid = "bo"\nremove = true\n'},
    "emptied": {"b": HEAD + b"".join(
        b'[[clue]]\nid = "%s"\nremove = true\n' % one for one in (b"ada-role", b"bo-role", b"rep")
    )},
    "again": {"b": HEAD
        + b'[[clue]]\nid = "rep"\nremove = true\n[[clue]]\nid = "rep"\nabout = "bo"\ntext = "x"\n'
          b'supports = []\n'},
    "unset": {"b": HEAD
        + b'unset = ["note", "title", "unset", "variant"]\n[[person]]\nid = "cy"\n'
          b'unset = ["hidden", "trust"]\ntrust = 1\n'},
    "unset-all": {"b": HEAD
        + b'[[person]]\nid = "cy"\n[[person.question]]\nid = "rival"\n'
          b'unset = ["breach", "support", "needs", "breach"]\nbreach = "bid-secret"\n'},
    "unset-it": {"b": HEAD + b'[[event]]\nid = "handover"\nremove = true\nunset = ["changes"]\ntext = "x"\n'},
    "types": {"b": HEAD + b'person = "x"\nclue = 3\ndecision = [1]\nevent = [[], 1, {}]\nnote = 4\n'},
    "deep": {"b": HEAD + b'[[person]]\nid = "ada"\nhidden = "x"\nreactions = [1]\nquestion = { id = "day" }\n'},
    "hidden": {"b": HEAD
        + b'[[person]]\nid = "ada"\n[person.hidden]\nroles = []\ninfluence = 9\n'
          b'sways = { ada = 9, eve = 1 }\n'},
    "letters": {letter: b'variant = "%s"\n' % letter.encode() for letter in "abcdefghijklmnopqrst"},
    "two": {"b": HEAD, "c": HEAD},
    "none": {"b": b"", "c": b'variant = ""\n', "d": b"variant = 1\n", "e": b'variant = "\\u001b[31m"\n'},
    "translation": {"b": HEAD, "c.zh": b'note = "x"\n',
        "b.zh": b'note = "x"\ntitle = "x"\n[[clue]]\nid = "rep"\ntext = "x"\n'},
    "flood": {"b": HEAD + b'[[clue]]\nid = "rep"\n' * 9_000},
    "hostile": {"b": HEAD + b'note = "\\u001b[31m"\n[[clue]]\nid = "rep"\ntext = "[@click=app.quit]x[/]"\n'},
    "binary": {"b": b"\xff\xfe\x00", "c": b"\0" * 500},
}  # fmt: skip
"""Variants with something wrong in them, by letter, and the translations of some."""


def _variants(bad: Path, chance: random.Random) -> None:
    wounds = {f"wounded{number}": {"b": mutated(VARIANT, chance)} for number in range(12)}
    for name, patches in (PATCHES | wounds).items():
        folder = bad / f"variant-{name}"
        shutil.copytree(CORNER.parent, folder)
        for letter, data in patches.items():
            (folder / f"corner.{letter}.toml").write_bytes(data)
        (bad / f"variant-{name}.zip").write_bytes(_zip({one.name: one.read_bytes() for one in folder.iterdir()}))
    alone = bad / "variant-alone"
    alone.mkdir()
    (alone / "corner.b.toml").write_bytes(VARIANT)
    (alone / "corner.b.zh.toml").write_bytes(b'note = "x"\n')
    linked = bad / "variant-linked"
    shutil.copytree(CORNER.parent, linked)
    for letter, place in (("b", "/dev/zero"), ("c", linked), ("d", linked / "corner.d.toml"), ("e", linked / "gone")):
        (linked / f"corner.{letter}.toml").symlink_to(place)


def _home(home: Path, good: Path) -> None:
    with Workspace(home) as workspace:
        session = workspace.open(str(good / CORNER.name), "Ann", "en")
        for line in CAREFUL.splitlines()[1:]:
            session.play(decode(line))
        workspace.open(str(good / CORNER.name), "Bo", "en")
    files = map(str, sorted(good.glob("attempt*")))
    for command in (("new", "C"), ("add", "C", *files, "--scenario", str(good / CORNER.name))):
        done = started("class", *command, TRAINER_HOME=str(home))
        assert done.returncode == 0, done.stderr
    for number, data in enumerate((
        b"name = [", b"k = 1\n" * 300, b"\xff\xfe", b"a." * 9_000 + b"b = 1", b'name = "\\u001b[31m"', b"keys = 1\n",
        b"#" * 99_999,
    )):  # fmt: skip
        other = home.with_name(f"home-{number}")
        shutil.copytree(home, other)
        (other / "settings.toml").write_bytes(data)
    for number, place in enumerate(("settings.toml", "packs", "prepared")):
        other = home.with_name(f"home-{number + 7}")
        shutil.copytree(home, other, ignore=shutil.ignore_patterns(place))
        (other / place).symlink_to("/dev/zero")
    other = home.with_name("home-packs")
    shutil.copytree(home, other)
    (other / "packs").symlink_to(good.parent / "bad")
