"""Scenarios kept compiled: the same scenario, and never anything else."""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import tomli_w

from tests.conftest import CORNER, SCENARIOS
from trainer.core.scenario import NO_EFFECTS, Scenario
from trainer.core.score.card import score
from trainer.core.transcript import parse, play
from trainer.errors import BadPack
from trainer.packs import cache
from trainer.packs.bundle import bundled, digest
from trainer.packs.cache import FOLDER, MOST, ScenarioCache
from trainer.packs.load import load

DEAL = SCENARIOS / "software-firm" / "platform-deal.toml"
WON = Path(__file__).parents[1] / "golden" / "platform-deal" / "won.txt"
ROOT = SCENARIOS.parent


def kept_in(home: Path) -> list[Path]:
    return sorted((home / FOLDER).glob("*"))


def played(scenario: Scenario) -> tuple[object, ...]:
    state = play(scenario, parse(WON.read_text(encoding="utf-8")))
    card = score(scenario, state)
    assert card is not None
    return state, card.overall, card.outcome.kind, {name: value.value for name, value in card.scores.items()}


def told(scenario: Scenario) -> dict[str, object]:
    """Return the brief; lessons and questions, which are never compared as such, by their texts."""
    brief = dict(scenario.brief.__dict__)
    return {name: [one.text for one in value] if name in ("lessons", "discussion") else value
            for name, value in brief.items()}  # fmt: skip


@pytest.fixture
def no_loading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is loaded from here on was kept."""

    def refuse() -> None:
        raise AssertionError("it was loaded again")

    monkeypatch.setattr(cache, "_loader", refuse)


@pytest.mark.parametrize("language", ["en", "zh", None])
def test_what_was_kept_plays_as_what_was_loaded(
    language: str | None, user_folder: Path, request: pytest.FixtureRequest
) -> None:
    first = ScenarioCache(user_folder).load(DEAL, language)
    request.getfixturevalue("no_loading")
    again = ScenarioCache(user_folder).load(DEAL, language)
    plain = load(DEAL, language)
    assert again is not first
    assert played(again.scenario) == played(plain.scenario)
    assert told(again.scenario) == told(plain.scenario)
    assert [one.text for one in again.scenario.clues] == [one.text for one in plain.scenario.clues]
    assert (again.pack, again.language, again.bundle, again.sha256, again.rules) == (
        plain.pack, plain.language, plain.bundle, plain.sha256, plain.rules,
    )  # fmt: skip
    assert any(case.effects is NO_EFFECTS for case in again.scenario.pitches)


def test_an_attempts_bytes_are_kept_too(user_folder: Path, request: pytest.FixtureRequest) -> None:
    bundle = load(DEAL).bundle
    first = ScenarioCache(user_folder).load_bundle(bundle, "zh")
    request.getfixturevalue("no_loading")
    again = ScenarioCache(user_folder).load_bundle(bundle, "zh")
    assert again.scenario.brief.title == first.scenario.brief.title != load(DEAL).scenario.brief.title


def test_another_word_is_another_scenario(user_folder: Path, tmp_path: Path) -> None:
    shutil.copy(CORNER, tmp_path / "corner.toml")
    before = ScenarioCache(user_folder).load(tmp_path / "corner.toml").scenario.brief.title
    text = (tmp_path / "corner.toml").read_text(encoding="utf-8")
    (tmp_path / "corner.toml").write_text(text.replace(before, before + "!", 1), encoding="utf-8")
    assert ScenarioCache(user_folder).load(tmp_path / "corner.toml").scenario.brief.title == before + "!"


def test_what_breaks_a_rule_of_writing_is_refused_although_an_attempt_at_it_is_kept(
    user_folder: Path, tmp_path: Path
) -> None:
    document = tomllib.loads(CORNER.read_text(encoding="utf-8"))
    for person in document["person"]:
        person["hidden"]["roles"] = ["observer"]
    document["event"] = []
    file = tmp_path / "corner.toml"
    file.write_bytes(tomli_w.dumps(document).encode())
    bundle = bundled({"corner.toml": file.read_bytes()})
    store = ScenarioCache(user_folder)
    assert store.load_bundle(bundle).sha256 == digest(bundle)
    assert kept_in(user_folder)
    with pytest.raises(BadPack):
        store.load(file)


@pytest.mark.parametrize("damage", ["cut", "bit", "empty", "other", "code"])
def test_a_damaged_file_is_made_anew(damage: str, user_folder: Path, tmp_path: Path) -> None:
    title = ScenarioCache(user_folder).load(CORNER).scenario.brief.title
    (file,) = kept_in(user_folder)
    whole = file.read_bytes()
    evil = tmp_path / "evil"

    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, (f"touch {evil}",)

    def signed(value: object) -> bytes:
        data = pickle.dumps(value)
        return hashlib.sha256(data).digest() + data

    file.write_bytes(
        {
            "cut": whole[: len(whole) // 2],
            "bit": whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:],
            "empty": b"",
            "other": signed(("a", "b")),
            "code": signed(Evil()),
        }[damage]
    )
    assert ScenarioCache(user_folder).load(CORNER).scenario.brief.title == title
    assert file.read_bytes() == whole
    assert not evil.exists()


def test_a_folder_that_cannot_be_written_to_hinders_nobody(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file stands where the folder would be")
    store = ScenarioCache(tmp_path)
    assert store.load(CORNER).scenario.brief.title == store.load(CORNER).scenario.brief.title


def test_old_ones_go(user_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = user_folder / FOLDER
    folder.mkdir(parents=True)
    for number in range(MOST + 5):
        file = folder / f"{number}-en-new-{cache._program()}.pickle"
        file.touch()
        os.utime(file, (number, number))
    (folder / "0-en-new-another.pickle").touch()
    ScenarioCache(user_folder).load(CORNER)
    left = [file.name for file in kept_in(user_folder)]
    assert len(left) == MOST
    assert "0-en-new-another.pickle" not in left
    assert f"{MOST + 4}-en-new-{cache._program()}.pickle" in left
    assert any(name.startswith(load(CORNER).sha256) for name in left)


def test_a_file_that_is_not_there_is_named(user_folder: Path) -> None:
    with pytest.raises(BadPack, match="there is no such file"):
        ScenarioCache(user_folder).load(Path("nowhere.toml"))


def test_the_second_start_imports_no_loader(user_folder: Path) -> None:
    code = (
        "import sys\n"
        "from trainer.__main__ import main\n"
        f"sys.argv = ['trainer', 'run', 'software-firm/platform-deal', {str(WON)!r}]\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "print('|', *({'trainer.packs.load', 'trainer.packs.format.models', 'textual', 'jinja2'} & set(sys.modules)))"
    )

    def said() -> list[str]:
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
        return done.stdout.partition("|")[2].split()

    assert sorted(said()) == ["trainer.packs.format.models", "trainer.packs.load"]
    assert said() == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_among_what_is_kept_keeps_nobody_waiting(tmp_path: Path) -> None:
    kept_scenarios = ScenarioCache(tmp_path)
    kept_scenarios.load(CORNER)
    (kept,) = (tmp_path / "prepared").iterdir()
    kept.unlink()
    os.mkfifo(kept)
    assert kept_scenarios.load(CORNER).scenario.id == "small/corner"
