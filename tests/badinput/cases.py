"""Command lines with something wrong in them: deterministic by seed and number, over all commands."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

from tests.cli.program import CAREFUL
from tests.packs.fuzz import mutated

COMMANDS = """
play --plain S
play --plain --practice --name W S
play --plain --say-first W S
play --plain
play S
resume --plain
resume --plain A
resume A
list --json
list
attempts --json
attempts
run S T
run --json S T
run S -
debrief A
debrief T
debrief A -o O.md --name W
debrief A T -o O.pdf --paper W
debrief T -o O.html
debrief A --beside T -o O.md --name W
debrief T --beside A -o O.pdf
kit S -o O.pdf --paper W
kit S -o O.pdf --variant V
check F
check --strict --json F F
check --explain W
check S F --lang L
verify --quick F
verify --quick --json F F
new O --title W --customer W --people N --lang L
new O
new O --force --people N
translate O L
translate --prune O L
schema --pack
schema --variant
schema W
pack D -o O.zip
pack D --force -o O
install Z
install --force Z
graph S
graph S --what W
graph S -o O.svg
graph S --variant V
graph S --differences -o O.md
graph S -o O.md --lang L
impact S S
impact W S --json
studio F
class new W
class add C F
class add C F F --json
class add C Z
class add C Z --scenario S
class add W F
class list
class list C --json
class remove C A
class remove W --force
class erase W
class erase W --force
class identify C W W
class report C -o O.md
class report C -o O.pdf --anonymous --paper W
class report C -o O.xlsx --roster F
class report C --sort W --roster F
class questions C -o O.pdf --answers O.md --paper W
class halves C -o O.pdf --part talk
class halves C S -o O.md --variants W
class debriefs C -o O.pdf
class debriefs C A -o O.html
export attempt A
export attempt A -o O.toml --id W
export grades C --format W -o O.csv --max N --attempt W --column W
export grades C --format csv -o O.csv --max N
export grades C --format xlsx -o O.xlsx --attempt W
W
W W
--version W
--lang L list
--help W
""".strip().splitlines()
"""Capitals stand for what is filled in; see `VALID` and `Cases`."""
WORDS: tuple[str | bytes, ...] = (
    "", " ", "-", "--", "---", "-x", "--no-such", "--lang", "--json=1", "\x1b[31mred", "\x07", "\x9b31m", "a\nb",
    "\t", "\r", "\x7f",
    "a" * 5_000, "a" * 100_000, "中" * 80, "中" * 30_000, "\N{RIGHT-TO-LEFT OVERRIDE}abc", "\x85", "\ufeff", "\u2028",
    b"\xff\xfe", b"caf\xe9",
    "%s%n", "{you}", "{0}", "{name!r}", "$HOME", "`id`", "'; drop table attempts; --", "0", "-1", "1e999", "nan",
    "inf", "\N{ARABIC-INDIC DIGIT THREE}",
    "１", "9" * 5_000, "0x10", "1_0", "None", "null", "true", "CON", "nul.toml", ".", ".toml", "pack/scenario",
    "corner/x", "a/b/c", "software-firm/",
    "[/]", "[@click=app.quit]x[/]", "\\", "|", "🙂" * 50, "e" + "\N{COMBINING ACUTE ACCENT}" * 3_000, "=1+1", "@sum",
    "Ann", "C", "c", "zh", "E999",
    "moodle-csv", "canvas-csv", "csv", "letter", "both", "best", "0" * 32, "a", "ANN", "~", "~nosuchuser/x",
    "x" * 255,
)  # fmt: skip
PLACES = (
    "/",
    "/dev/null",
    "/dev/zero",
    "/proc/self/mem",
    "/etc/passwd",
    "/etc",
    "../../..",
    "//",
    "/dev/stdin",
    "/proc/self/fd",
)
"""Only where nothing is written."""
VARIANTS = ("a", "b", "all")
LANGUAGES = ("en", "zh", "de", "EN", "zz", "x", "zh_CN", "../..")
NUMBERS = ("2", "6", "4")
ENVIRONMENT: dict[str, tuple[str | bytes, ...]] = {
    "TRAINER_LANG": WORDS, "LC_ALL": ("C", "POSIX", "zh_CN.GBK", "xx_XX", ""), "COLUMNS": ("-1", "0", "9" * 30, "x",
    "3"),
    "TRAINER_DATABASE": (
        "postgresql://", "postgresql://u:secret@127.0.0.1:1/x", "sqlite:///x", "mysql://h/x", "x", "://",
        "postgres://[::1", "\x1b[31m", "a" * 9_000,
        "postgresql://u:secret@127.0.0.1:99999999/x", "postgresql://u:%ff@127.0.0.1:1/x?sslmode=no",
    ),
    "TRAINER_HOME": ("", "relative", "/dev/null", "/dev/null/x", "/proc/nosuch", "~nosuchuser/x", "a" * 5_000,
    b"h\xff", "x\ny"),
    "TEXTUAL": WORDS, "PAGER": WORDS, "NO_COLOR": WORDS, "TERM": WORDS, "TZ": WORDS, "TMPDIR": ("/nosuch",
    "/dev/null", "\x1b"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One run of the program.

    Attributes:
        number: which one of its seed.
        arguments: the command line, without the program.
        given: standard input, or the path of a file that is it.
        environment: what goes over the usual one.
        home: the name of the user's folder on the stage.
    """

    number: int
    arguments: tuple[bytes, ...]
    given: bytes | Path
    environment: dict[str, bytes] = field(default_factory=dict)
    home: str = "home"

    def __str__(self) -> str:
        line = " ".join(ascii(one[:80])[1:] for one in self.arguments)
        more = {name: value[:40] for name, value in self.environment.items()}
        given = self.given[:40] if isinstance(self.given, bytes) else self.given
        return f"#{self.number} trainer {line} < {given!a} {more} {self.home}"


class Cases:
    """The cases of one seed on one stage."""

    def __init__(self, stage: Path, seed: int) -> None:
        self._seed = seed
        self._good = {
            "S": [stage / "good" / "corner.toml", stage / "two" / "corner.toml"], "T": [stage / "good" / "play.txt"],
            "Z": [stage / "good" / "pack.zip"],
            "D": [stage / "good", stage / "two"],
            "F": sorted((*(stage / "good").iterdir(), *(stage / "two").iterdir())),
        }  # fmt: skip
        bad = sorted((stage / "bad").iterdir())
        zips = [one for one in bad if one.suffix == ".zip"]
        folders = [one for one in bad if one.is_dir()]
        varied = sorted((stage / "bad").glob("variant-*/corner*.toml"))
        files = [*bad, *varied]
        dirs = [*folders, *folders, *bad]
        self._bad = {"S": files, "T": bad, "Z": [*zips, *zips, *bad], "D": dirs, "F": files}
        self._homes = sorted(one.name for one in stage.glob("home*"))

    def case(self, number: int) -> Case:
        """Return the case of that number: its command is the next one of the list, each in its turn."""
        chance = random.Random(f"{self._seed} {number}")
        parts = COMMANDS[number % len(COMMANDS)].split()
        slots = [
            place
            for place, part in enumerate(parts)
            if part.partition(".")[0].isupper() and len(part.partition(".")[0]) == 1
        ]
        wrong = {chance.choice(slots)} if slots else set()
        wrong |= {place for place in slots if chance.random() < 0.3}
        words = [
            self._filled(part, chance, bad=place in wrong) if place in slots else part
            for place, part in enumerate(parts)
        ]
        if not slots or chance.random() < 0.15:
            words.insert(chance.randrange(1, len(words) + 1), self._safe(chance))
        if chance.random() < 0.05:
            del words[chance.randrange(len(words))]
        environment = {}
        if chance.random() < 0.15:
            name = chance.choice(sorted(ENVIRONMENT))
            environment[name] = _bytes(chance.choice(ENVIRONMENT[name])).replace(b"\0", b"")
        home = chance.choice(self._homes) if chance.random() < 0.25 else "home"
        return Case(number, tuple(_bytes(one) for one in words), self._given(chance), environment, home)

    def _filled(self, slot: str, chance: random.Random, *, bad: bool) -> str | bytes:
        kind, dot, suffix = slot.partition(".")
        if kind == "O":
            name = self._safe(chance) if bad else "out"
            return _bytes(name).replace(b"/", b"_")[:1_000] + _bytes(dot + suffix)
        if kind in self._good:
            if not bad:
                return str(chance.choice(self._good[kind]))
            if chance.random() < 0.7:
                return bytes(chance.choice(self._bad[kind]))
            return chance.choice((*WORDS, *PLACES))
        if bad:
            return chance.choice(WORDS)
        return chance.choice({"L": LANGUAGES, "N": NUMBERS, "V": VARIANTS, "C": ("C",), "A": ("",)}.get(kind, WORDS))

    def _safe(self, chance: random.Random) -> str | bytes:
        return chance.choice(WORDS)

    def _given(self, chance: random.Random) -> bytes | Path:
        match chance.randrange(12):
            case 0:
                return mutated(CAREFUL.encode(), chance)
            case 1:
                return chance.randbytes(2_000)
            case 2:
                return "\n".join(str(chance.randrange(12)) for _ in range(300)).encode()
            case 3:
                return "\n".join(map(str, chance.choices([one for one in WORDS if isinstance(one, str)], k=40))).encode(
                    "utf-8", "replace"
                )
            case 4:
                return chance.choice(
                    (b"x" * 3_000_000, b"\0" * 50_000, b"y\n" * 6_000, b"\xff\xfe\n" * 9, CAREFUL.encode("utf-16"))
                )
            case 5:
                return Path(chance.choice(("/dev/zero", "/dev/urandom", "/dev/null")))
        return CAREFUL.encode() if chance.random() < 0.3 else b""


def _bytes(text: str | bytes) -> bytes:
    return text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text
