"""A class of synthetic trainees of mixed skill, as attempts that could have been handed in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from tests.conftest import CORNER, SCENARIOS
from trainer.core.codec import encode
from trainer.core.moves import Move
from trainer.core.own_words import SelfReview
from trainer.packs.load import load
from trainer.packs.loaded_scenario import LoadedScenario
from trainer.play.attempt_file import Portable, Trainee, written
from trainer.play.rows import none_row, reason_row, salted, say_row
from trainer.proof.plan import carried_out, plan_of
from trainer.proof.players.player import MakePlayer, blinded, play_out
from trainer.proof.players.simple import Pleaser, RandomPlayer, Talker
from trainer.proof.players.textbook import Careless, Listener, TextbookPlayer
from trainer.store.records import chained

SERVICE_DESK = SCENARIOS / "software-firm" / "service-desk.toml"
KINDS: tuple[MakePlayer, ...] = (RandomPlayer, Talker, Listener, Careless, TextbookPlayer, Pleaser)
TRAINEES = 30
ORACLES = 2
"""Of those at the end, who carry out a textbook plan with all the truth written down."""
SECOND = 20
"""How many of them play a second time, by the book."""
PRACTICED = 3
"""How many of the first have practised before."""


def signed(one: Portable) -> Portable:
    """Return the attempt with the chain that belongs to its rows, and a time for each, a minute apart."""
    chain: list[str] = []
    for seq, text in enumerate(one.rows):
        chain.append(chained(chain[-1] if chain else "", one.attempt, seq, text))
    seconds = one.seconds if len(one.seconds) == len(one.rows) else tuple(60.0 * n for n in range(len(one.rows)))
    return replace(one, chain=tuple(chain), seconds=seconds)


def by(one: Portable, **changes: str) -> Portable:
    """Return the attempt as if its trainee had another name, id in the gradebook, or id in the journal."""
    return replace(one, people=(one.people[0]._replace(**changes), *one.people[1:]))


def portable(
    loaded: LoadedScenario, moves: Sequence[Move], name: str, *, opened: str, practice: bool = False, identity: str = ""
) -> Portable:
    """Return an attempt; its ids follow from the name, the time and the scenario."""
    key = hashlib.md5(name.encode()).hexdigest()
    attempt = hashlib.md5(f"{name} {opened} {loaded.scenario.id}".encode()).hexdigest()
    return signed(
        Portable(
            people=(Trainee(name, identity, key),), scenario=loaded.scenario.id, sha256=loaded.sha256,
            rules=loaded.rules, attempt=attempt, language="en", practice=practice, opened=opened,
            rows=tuple(encode(move) for move in moves), seconds=(), chain=(), variant=loaded.variant,
        )
    )  # fmt: skip


@cache
def corner() -> LoadedScenario:
    """Return the small scenario."""
    return load(CORNER)


@cache
def service_desk() -> LoadedScenario:
    """Return a shipped scenario."""
    return load(SERVICE_DESK)


@cache
def played(path: Path, kind: int, seed: int) -> tuple[Move, ...]:
    """Return the play of a kind of player; one more than there are kinds stands for the oracle."""
    scenario = load(path).scenario
    if kind == len(KINDS):
        return carried_out(scenario, plan_of(played(path, KINDS.index(TextbookPlayer), seed))).moves
    return play_out(scenario, KINDS[kind](blinded(scenario), seed)).moves


def attempts(path: Path = CORNER, trainees: int = TRAINEES) -> Iterator[Portable]:
    """Yield the attempts of a class: everybody's first, some people's second, and some practice before the first."""
    loaded = load(path)
    for number in range(trainees):
        name = f"Trainee {number:02} 学员"
        kind = len(KINDS) if number >= trainees - ORACLES else number % len(KINDS)
        opened = f"2026-11-{1 + number % 9:02}T09:{number % 60:02}:00+00:00"
        identity = f"s{number:04}@example.org" if number % 5 else ""
        if number < PRACTICED:
            moves = played(path, KINDS.index(Listener), 900 + number)
            yield portable(loaded, moves, name, opened="2026-10-01T09:00:00+00:00", practice=True)
        yield portable(loaded, played(path, kind, number), name, opened=opened, identity=identity)
        if number < SECOND:
            moves = played(path, KINDS.index(TextbookPlayer), 100 + number)
            yield portable(loaded, moves, name, opened=opened.replace("2026-11", "2026-12"))


def spoken(one: Portable) -> Portable:
    """Return the attempt as if a line had been typed before everything that was said, and a reason for the first."""
    person = next(text.split()[1] for text in one.rows if text.startswith("meet "))
    why = salted("She signs 她签字.")
    rows, words = [reason_row(person, why)], {0: why}
    for text in one.rows:
        if text.startswith(("ask ", "pitch ", "respond ")):
            kept = salted(f"I would say: {text}")._replace(review=SelfReview(True, None, False))
            words[len(rows)] = kept
            rows.append(say_row(kept))
            rows += [none_row()] if text.startswith("pitch ") else []
        rows.append(text)
    return signed(replace(one, rows=tuple(rows), seconds=(), say_first="on", words=words))


def hand_in(folder: Path, handed: Iterator[Portable] | Sequence[Portable]) -> list[Path]:
    """Write attempts into a folder and return their files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number, one in enumerate(handed):
        files.append(folder / f"{number:03}.toml")
        files[-1].write_bytes(written(one))
    return files


def one(name: str, seed: int = 1, *, day: int = 1, practice: bool = False, identity: str = "") -> Portable:
    """Return an attempt of a synthetic trainee as a file to hand in."""
    moves = played(CORNER, seed % len(KINDS), seed)
    opened = f"2026-11-{day:02}T09:00:00+00:00"
    return portable(corner(), moves, name, opened=opened, practice=practice, identity=identity)
