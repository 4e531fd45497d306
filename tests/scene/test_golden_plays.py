"""Every scene of every golden play, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MILL, MILL_WON
from tests.golden.record import golden_folders
from tests.scene.sessions import offered, scene_of, session, words
from trainer.core.account_map import fault_in_note
from trainer.core.codec import decode, encode
from trainer.core.legal import legal_moves
from trainer.core.moves import Note
from trainer.core.scenario import Scenario, Truth
from trainer.core.transcript import parse
from trainer.i18n.translator import Translator
from trainer.play.session import Session
from trainer.scene.account_map import account_map
from trainer.scene.brief import brief
from trainer.scene.choices import NUMBERS
from trainer.scene.meeting import Meeting, meeting
from trainer.scene.notebook import notebook
from trainer.scene.place import place_of

GLYPHS = re.compile(r"[▲▼◆●○▪▫▮■□×✓├└│»►\x00-\x08\x0b-\x1f\x7f]|\$(quiet|accent|success|error|warning)|\[/?(bold|b)\]")
CHINESE = re.compile("[\u4e00-\u9fff]")
LATIN = re.compile("[A-Za-z]{4}")
MAY_BE_EMPTY = frozenset({
    "lead", "title", "kind", "note", "why_not", "review", "superior", "practice", "hint", "nothing", "closed",
    "pitch_words", "role", "influence", "stance", "veto", "certainty", "id", "rows", "reason", "reason_label",
})  # fmt: skip


def _named(folder: Path, path: Path) -> str:
    return "-".join((folder.name, *path.relative_to(folder).with_suffix("").parts))


def plays() -> Iterator[Any]:
    for folder, file in golden_folders():
        for path in sorted(folder.rglob("*.txt")):
            yield pytest.param(file, path, id=_named(folder, path))
    yield pytest.param(MILL, MILL_WON, id="mill-won")


TWO = ("won", "careless", "mill-won")
each = pytest.mark.parametrize(("file", "path"), list(plays()))
some = pytest.mark.parametrize(("file", "path"), [one for one in plays() if one.values[1].stem in TWO])


def states(file: Path, path: Path, language: str) -> Iterator[Session]:
    """Yield the attempt at every state of a transcript."""
    transcript = parse(path.read_text(encoding="utf-8"))
    on = session(file, language=language, variant=transcript.variant)
    yield on
    for _, move in transcript.moves:
        on.play(move)
        yield on


@each
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_legal_move_is_offered_and_every_text_is_in_its_language(file: Path, path: Path, language: str) -> None:
    tr = Translator(language)
    for number, on in enumerate(states(file, path, language)):
        scene = scene_of(tr, on)
        assert number % 5 or scene == scene_of(tr, on)
        legal = [encode(move) for move in legal_moves(on.scenario, on.state)]
        assert sorted(offered(scene)) == sorted(legal)
        for name, text in words(scene):
            assert text.strip() or name in MAY_BE_EMPTY, name
            assert not GLYPHS.search(text), (name, text)
            assert "{you}" not in text, (name, text)
            if language == "en":
                assert not CHINESE.search(text), (name, text)
            else:
                assert CHINESE.search(text) or not LATIN.search(text), (name, text)
    assert place_of(on) == "decision"


@some
def test_no_text_holds_what_has_not_come_to_light(file: Path, path: Path) -> None:
    tr, known = Translator("en"), set[str]()
    for number, on in enumerate(states(file, path, "en")):
        if on.moments:
            known |= {line.text for line in on.moments[-1].lines}
        if number % 4 and on.state.place:
            continue
        scenes = [scene_of(tr, on)] if not on.over else []
        scenes += [brief(tr, on), account_map(tr, on), notebook(tr, on)]
        told = "\n".join(text for scene in scenes for _, text in words(scene))
        for secret in secrets(on.scenario):
            said = secret.replace("{you}", on.you)
            assert said in known or said not in told


def secrets(scenario: Scenario) -> Iterator[str]:
    """Yield the texts that a trainee reads at the earliest when something was done for them."""
    for group, names in (
        (scenario.questions, ("answer",)), (scenario.responses, ("answer",)), (scenario.clues, ("text",)),
        (scenario.sources, ("text",)), (scenario.accounts, ("answer",)), (scenario.survey_answers, ("text",)),
        (scenario.promises, ("kept_text", "broken_text")),
        (scenario.events, ("text",)), (scenario.endings, ("text",)),
        (scenario.rules, ("rule", "lesson")), (scenario.objections, ("said",)),
    ):  # fmt: skip
        for one in group:
            yield from (getattr(one, name) for name in names if len(getattr(one, name)) > 20)


@some
def test_scenes_do_not_change_with_the_hidden_truth(file: Path, path: Path) -> None:
    tr = Translator("en")
    other = session(file, variant=parse(path.read_text(encoding="utf-8")).variant)
    other.loaded = replace(other.loaded, scenario=scrambled(other.scenario))
    for on in states(file, path, "en"):
        other.moments = on.moments
        if not on.over:
            for build in (scene_of, account_map, notebook, brief):
                assert build(tr, on) == build(tr, other)


def scrambled(scenario: Scenario) -> Scenario:
    """Return a scenario in which other things are true, and everything that a trainee may see is the same."""

    def turned(truth: Truth) -> Truth:
        return replace(
            truth,
            roles=("user", "coach") if "coach" in truth.roles else ("user",),
            influence=3 - truth.influence,
            stance=-truth.stance,
            veto="budget" if truth.veto == "none" else "none",
            weights=truth.weights[::-1],
            needs=~truth.needs & (1 << len(truth.weights)) - 1,
            channel="",
            counterpart="",
            sways=(),
        )

    return replace(
        scenario,
        truths={fired: tuple(map(turned, truths)) for fired, truths in scenario.truths.items()},
        clues=tuple(replace(clue, supports=()) for clue in scenario.clues),
        objections=tuple(replace(one, meant=0) for one in scenario.objections),
        responses=tuple(replace(one, does=(), answers=0) for one in scenario.responses),
        pitches=tuple(replace(one, answers=0, appeals=0, proof=0, conflicts=0) for one in scenario.pitches),
        questions=tuple(replace(one, answer="") for one in scenario.questions),
    )


@some
def test_a_choice_keeps_its_key_for_as_long_as_it_is_offered(file: Path, path: Path) -> None:
    tr = Translator("en")
    before: tuple[dict[str, str], ...] = ()
    for on in states(file, path, "en"):
        if place_of(on) != "meeting":
            before = ()
            continue
        letters, numbers = meeting(tr, on), meeting(tr, on, NUMBERS)
        held = tuple(keys(scene, part) for scene in (letters, numbers) for part in ("choices", "pitches"))
        for was, now in zip(before, held, strict=False):
            assert all(was.get(move, key) == key for move, key in now.items())
        said = [*keys(numbers, "choices").values(), numbers.pitch_key, numbers.leave.key]
        assert len({key for key in said if key}) == len([key for key in said if key])
        before = held


def keys(scene: Meeting, part: str) -> dict[str, str]:
    """Return the key of each move among the choices or the pitches, in the order in which they are shown."""
    found = {one.move: one.key for one in getattr(scene, part)}
    assert all(found.values()) and len(set(found.values())) == len(found)
    return found


@some
def test_what_is_written_is_a_legal_note(file: Path, path: Path) -> None:
    tr = Translator("en")
    for on in states(file, path, "en"):
        if not on.over and on.moments and isinstance(on.moments[-1].move, Note):
            for entry in account_map(tr, on).entries:
                note = decode(entry.move)
                assert isinstance(note, Note)
                assert note == on.view.note(entry.person)
                assert fault_in_note(on.scenario, on.state, note) is None
                assert all(set(one.chosen) <= {option.id for option in one.options} for one in entry.fields)
