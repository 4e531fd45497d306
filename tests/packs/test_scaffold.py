"""`trainer new`: what it writes must load without a warning, be winnable by the book, and not by chance."""

from __future__ import annotations

import statistics
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from trainer.core.scenario import Scenario
from trainer.core.vocabulary import NEED_BIT, OUTCOMES
from trainer.errors import TrainerError, UsageError
from trainer.packs.checks.check import check
from trainer.packs.format.models import ScenarioFile
from trainer.packs.format.text_fields import tables
from trainer.packs.load import load
from trainer.packs.problems import FaultyPack
from trainer.packs.scaffold import (
    GUIDANCE,
    SCAFFOLD_LANGUAGES,
    VARIANT_GUIDANCE,
    Wishes,
    new_files,
    refuse_name,
    refuse_taken,
    scaffold,
    slug,
)
from trainer.packs.sizing import FEWEST, MOST
from trainer.proof.across import guesses_kept
from trainer.proof.local_search import climbed
from trainer.proof.plan import plan_of
from trainer.proof.players.player import blinded, play_out
from trainer.proof.players.simple import RandomPlayer
from trainer.proof.players.textbook import Listener, TextbookPlayer

EVERY = [(people, language) for people in range(FEWEST, MOST + 1) for language in SCAFFOLD_LANGUAGES]
TRUTHS = [(*one, variant) for one in EVERY for variant in "ab"]
SEEDS = range(10)


def wishes(people: int = 4, language: str = "en", title: str = "The board", customer: str = "Hartwell Works") -> Wishes:
    return Wishes(title, customer, people, language, "2026-11-21")


def made(folder: Path, people: int, language: str, variant: str = "a") -> Scenario:
    return load(scaffold(folder / "mine", wishes(people, language)).scenario, variant=variant).scenario


@pytest.mark.parametrize(("people", "language", "variant"), TRUTHS)
def test_it_checks_clean_with_every_finding_twice(tmp_path: Path, people: int, language: str, variant: str) -> None:
    scenario = made(tmp_path, people, language, variant)
    assert [str(problem) for problem in check(tmp_path / "mine")] == []
    assert len(scenario.people) == people
    revealed = 0
    for group in (scenario.sources, scenario.questions, scenario.responses, scenario.pitches):
        for one in group:
            revealed |= one.effects.reveals
    for fired, truths in scenario.truths.items():
        for person, truth in enumerate(truths):
            needs = [need for need, bit in NEED_BIT.items() if truth.needs & bit]
            for value in (("role", truth.roles[0]), *((_axis(need), need) for need in needs)):
                clues = [one for one in scenario.clues if one.about == person and value in one.supports]
                assert sum(revealed >> one.index & 1 for one in clues) >= 2, (fired, scenario.people[person].id, value)
    assert [one.id for one in scenario.clues if _misleads(scenario, one.about, one.supports)] == ["dealer"]
    assert {ending.outcome for ending in scenario.endings} == set(OUTCOMES)
    assert any(case.conflicts for case in scenario.pitches)
    assert sum(case.shared for case in scenario.pitches) == 1
    assert len(scenario.reviews) == (2 if people >= 4 else 1)
    assert bool(scenario.events) == (people >= 4)
    assert {"forbidden", "avoid"} <= {rule.grade for rule in scenario.rules}


def _axis(need: str) -> str:
    return "concern" if NEED_BIT[need] < NEED_BIT["visibility"] else "win"


def _misleads(scenario: Scenario, person: int, supports: tuple[tuple[str, str], ...]) -> bool:
    roles = {role for truths in scenario.truths.values() for role in truths[person].roles}
    return any(axis == "role" and value not in roles for axis, value in supports)


@pytest.mark.parametrize(("people", "language", "variant"), TRUTHS)
def test_responses_do_not_tell_themselves_apart(tmp_path: Path, people: int, language: str, variant: str) -> None:
    scenario = made(tmp_path, people, language, variant)
    first = longest = 0
    for objection in scenario.objections:
        responses = [scenario.responses[index] for index in objection.responses]
        (right,) = [one for one in responses if one.answers & objection.meant]
        (probe,) = [one for one in responses if one.stays]
        proofs = [one for one in responses if one is not probe]
        assert {one.does for one in proofs} == {("acknowledge", "evidence", "confirm")} and len(proofs) == 3
        assert len({one.answers for one in proofs}) == 3
        assert all(one.say.rstrip()[-1] in "?？" for one in responses)
        lengths = [len(one.say) for one in responses]
        assert max(lengths) <= 1.3 * min(lengths), objection.id
        first += right is responses[0]
        longest += sum(len(right.say) <= length for length in lengths) == 1
    assert first * 2 <= len(scenario.objections)
    assert longest * 2 <= len(scenario.objections)


@pytest.mark.parametrize("people", range(FEWEST, MOST + 1))
def test_the_second_truth_is_another_one_for_everybody(tmp_path: Path, people: int) -> None:
    one, other = (made(tmp_path / letter, people, "en", letter) for letter in "ab")
    assert [person.id for person in one.people] == [person.id for person in other.people]
    for here, there in zip(one.truth(0), other.truth(0), strict=True):
        assert here.roles[0] != there.roles[0] and here.weights != there.weights
    for said, again in zip(one.objections, other.objections, strict=True):
        assert said.meant != again.meant
    assert one.truth(1) != other.truth(1) if one.events else True
    assert [found for found in guesses_kept(("a", "b"), (one, other)) if found.status == "REFUTED"] == []


def test_each_kind_of_change_says_what_to_think_of() -> None:
    for language in SCAFFOLD_LANGUAGES:
        text = new_files("mine", "deal", wishes(6, language))["deal.b.toml"]
        lines = text.splitlines()
        kinds = dict.fromkeys(line.strip("[]") for line in lines if line.startswith("["))
        assert set(kinds) == set(VARIANT_GUIDANCE[language]) - {"note", "#person"}
        for kind in kinds:
            place = next(number for number, line in enumerate(lines) if line == f"[[{kind}]]" or line == f"[{kind}]")
            assert lines[place - 1].startswith("# "), kind


def test_one_truth_is_written_where_one_is_asked_for() -> None:
    alone = new_files("mine", "deal", replace(wishes(6), variants=1))
    both = new_files("mine", "deal", wishes(6))
    assert list(alone) == ["pack.toml", "deal.toml"] and list(both) == [*alone, "deal.b.toml"]
    for variants in (0, 3, -1):
        with pytest.raises(UsageError, match="variants are not possible"):
            new_files("mine", "deal", replace(wishes(), variants=variants))


@pytest.mark.parametrize(("people", "language", "variant"), TRUTHS)
def test_it_is_won_by_the_book_and_not_by_chance(tmp_path: Path, people: int, language: str, variant: str) -> None:
    scenario = made(tmp_path, people, language, variant)
    blind = blinded(scenario)
    careful = [play_out(scenario, TextbookPlayer(blind, seed)) for seed in SEEDS]
    chance = [play_out(scenario, RandomPlayer(blind, seed)) for seed in SEEDS]
    assert statistics.median(play.card.overall for play in careful) >= 75
    assert statistics.median(play.card.overall for play in chance) <= 35
    easy = [play_out(scenario, Listener(blind, seed)).card.outcome.kind for seed in SEEDS]
    assert scenario.brief.level == 1
    assert easy.count("won") * 2 > len(easy)
    best = max(careful, key=lambda play: play.card.overall)
    assert best.card.outcome.kind == "won"
    assert climbed(scenario, plan_of(best.moves), 400, seed=1, enough=92.0).card.overall >= 92


@pytest.mark.parametrize("language", SCAFFOLD_LANGUAGES)
def test_every_kind_of_table_has_its_guidance(language: str) -> None:
    text = new_files("mine", "deal", wishes(6, language))["deal.toml"]
    lines = text.splitlines()
    kinds = dict.fromkeys(line.strip("[]") for line in lines if line.startswith("["))
    assert set(kinds) == _kinds()
    for kind in kinds:
        place = next(number for number, line in enumerate(lines) if line.strip("[]") == kind and line.startswith("["))
        above = lines[place - 1]
        assert above.startswith("# "), kind
    assert set(GUIDANCE["en"]) == set(GUIDANCE["zh"])
    assert lines[0].startswith("# ")


def _kinds() -> set[str]:
    # A first case is made of talks; these come when it stands, and the guide tells of them.
    later = {"questionnaire", "account", "promise"}
    nested = {"seller.team", "person.hidden", "person.reactions", "person.question", "person.objection"}
    return {*tables(ScenarioFile), *nested, "person.objection.response"} - {"weights"} - later


def test_names_are_filled_in_and_the_template_leaves_nothing_open() -> None:
    for people, language in EVERY:
        files = new_files("mine", "deal", wishes(people, language, 'The "board"', "Ham & Söhne"))
        assert tomllib.loads(files["deal.toml"])["title"] == 'The "board"'
        assert tomllib.loads(files["deal.toml"])["customer"]["name"] == "Ham & Söhne"
        assert "{customer}" not in "".join(files.values())
        assert "{title}" not in "".join(files.values())


def test_nothing_is_written_over_without_being_told_to(tmp_path: Path) -> None:
    scaffold(tmp_path, wishes())
    (tmp_path / "the-board.toml").write_text("mine", encoding="utf-8")
    with pytest.raises(TrainerError, match="there already"):
        scaffold(tmp_path, wishes())
    assert (tmp_path / "the-board.toml").read_text(encoding="utf-8") == "mine"
    scaffold(tmp_path, wishes(), force=True)
    assert load(tmp_path / "the-board.toml").scenario.brief.title == "The board"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pack.toml", "the-board.b.toml", "the-board.toml"]


@pytest.mark.parametrize(
    "wish",
    [wishes(1), wishes(7), wishes(language="fr"), wishes(title=""), wishes(title="a\x1b[2J"), wishes(title="x" * 61),
     wishes(customer="{you}"), wishes(customer="a\nb")],
)  # fmt: skip
def test_wishes_that_cannot_be_met(tmp_path: Path, wish: Wishes) -> None:
    with pytest.raises(TrainerError):
        scaffold(tmp_path / "mine", wish)
    assert not (tmp_path / "mine").exists()


def test_a_pack_that_is_there_gets_a_further_scenario_and_keeps_its_data(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    scaffold(folder, wishes())
    data = (folder / "pack.toml").read_text(encoding="utf-8").replace('version = "0.1.0"', 'version = "2.0.0"')
    (folder / "pack.toml").write_text(data, encoding="utf-8")
    made = scaffold(folder, replace(wishes(2, title="Second winter"), trade="device"))
    assert [one.name for one in made.files] == ["second-winter.toml", "second-winter.b.toml"]
    assert made.scenario == folder / "second-winter.toml"
    assert (folder / "pack.toml").read_text(encoding="utf-8") == data
    assert [str(problem) for problem in check(folder)] == []
    assert load(made.scenario).scenario.id == "mine/second-winter"
    assert load(folder / "the-board.toml").scenario.id == "mine/the-board"
    with pytest.raises(TrainerError, match="there already"):
        scaffold(folder, wishes(title="Second winter"))
    scaffold(folder, wishes(3, title="Second winter"), force=True)
    assert len(load(made.scenario).scenario.people) == 3
    assert (folder / "pack.toml").read_text(encoding="utf-8") == data


def test_titles_without_a_latin_letter_are_numbered(tmp_path: Path) -> None:
    names = [scaffold(tmp_path / "mine", wishes(2, "zh", "看板")).scenario.name for _ in range(3)]
    assert names == ["first-deal.toml", "deal-2.toml", "deal-3.toml"]
    assert [str(problem) for problem in check(tmp_path / "mine")] == []
    again = scaffold(tmp_path / "mine", wishes(3, "zh", "看板"), force=True).scenario
    assert (again.name, len(load(again).scenario.people)) == ("first-deal.toml", 3)


def test_a_pack_takes_scenarios_of_its_language_only(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    scaffold(folder, wishes(2))
    with pytest.raises(UsageError, match="written in 'en'"):
        scaffold(folder, wishes(2, "zh", "看板"))
    data = (folder / "pack.toml").read_text(encoding="utf-8")
    (folder / "pack.toml").write_text(data.replace('language = "en"', 'language = "de"'), encoding="utf-8")
    with pytest.raises(UsageError, match="no texts in 'de'"):
        scaffold(folder, wishes(2, "de"))
    (folder / "pack.toml").write_text("language = 1", encoding="utf-8")
    with pytest.raises(FaultyPack):
        scaffold(folder, wishes(2))
    assert sorted(path.name for path in folder.iterdir()) == ["pack.toml", "the-board.b.toml", "the-board.toml"]


def test_slugs() -> None:
    assert [slug(text) for text in ("The Board", "9 lives!", "看板", "--", "a" * 60)] == [
        "the-board", "lives", "", "", "a" * 40,
    ]  # fmt: skip


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(TrainerError, match="cannot be written"):
        scaffold(tmp_path / "file" / "mine", wishes())


@pytest.mark.parametrize(
    ("title", "file"),
    [("Con", "con-deal.toml"), ("LPT1", "lpt1-deal.toml"), ("Pack", "pack-deal.toml"), ("Console", "console.toml")],
)
def test_a_title_makes_a_file_that_every_system_can_have(tmp_path: Path, title: str, file: str) -> None:
    for folder in ("deal", "aux"):
        written = scaffold(tmp_path / folder, wishes(title=title)).files
        assert [one.name for one in written] == ["pack.toml", file, file.replace(".toml", ".b.toml")]
        assert not check(tmp_path / folder)
        found = tomllib.loads(written[0].read_text(encoding="utf-8"))["id"]
        assert found == ("aux-pack" if folder == "aux" else "deal")


@pytest.mark.parametrize(
    "title", ["", " ", "\u00a0", "\u3000", "\t", "\x1b", "\u202e", "a\nb", "x" * 61, "{x}"], ids=ascii
)
def test_a_title_that_cannot_be_read_is_refused(title: str) -> None:
    with pytest.raises(UsageError, match="cannot be used as a name"):
        refuse_name(title)
    with pytest.raises(UsageError, match="cannot be used as a name"):
        new_files("pack", "deal", wishes(title=title))


def test_a_folder_whose_name_is_too_long_is_not_said_to_be_there(tmp_path: Path) -> None:
    refuse_taken(tmp_path / ("x" * 300), ["pack.toml"])
    with pytest.raises(TrainerError, match="its name is too long"):
        scaffold(tmp_path / ("x" * 300), wishes())
