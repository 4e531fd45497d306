from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.conftest import CORNER
from tests.in_step import differences
from tests.languages import AS_WRITTEN, chinese_in, english_in
from tests.packs import guide_limits, guide_places, guide_reckoning
from tests.packs.examples import Example, examples
from tests.packs.guide import codes, page, renewed
from trainer.core import decision, meeting
from trainer.core.score import account_map, meetings
from trainer.errors import UsageError
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator
from trainer.packs.checks import traces
from trainer.packs.checks.check import check
from trainer.packs.checks.codes import CODES, GROUPS
from trainer.packs.load import load
from trainer.packs.problems import FaultyPack

BOTH = (Translator("en"), Translator("zh"))

PACKS = Path(__file__).parents[3] / "trainer" / "packs"


@pytest.mark.parametrize("example", examples().values(), ids=lambda example: example.code)
def test_every_code_fails_and_is_mended(example: Example, tmp_path: Path) -> None:
    found = check(example.put(tmp_path / "bad", bad=True))
    told = [problem for problem in found if problem.code == example.code]
    assert told, [str(problem) for problem in found]
    assert all(problem.span is not None and problem.message for problem in told)
    mended = check(example.put(tmp_path / "good", bad=False))
    assert example.code not in [problem.code for problem in mended]
    assert not [str(problem) for problem in mended if problem.severity == "error"]


@pytest.mark.parametrize("example", examples().values(), ids=lambda example: example.code)
def test_the_loader_and_the_check_agree(example: Example, tmp_path: Path) -> None:
    path = example.put(tmp_path, bad=True)
    faulty = any(problem.severity == "error" for problem in check(path))
    refused = False
    for language, variant in (("en", "a"), ("zh", "a"), ("en", "b")):
        try:
            load(path, language, variant)
        except FaultyPack:
            refused = True
        except UsageError:
            assert variant == "b" or example.code == "E411"
    # A pack's folder is no scenario, the loader reads nothing that stands alone, and no variant beside another.
    assert refused == faulty or example.code in ("E007", "E404", "E411", "E414")


@pytest.mark.parametrize(
    "example", [one for one in examples().values() if "before" in one.table], ids=lambda one: one.code
)
def test_an_example_has_one_error_and_its_place(example: Example, tmp_path: Path) -> None:
    found = [problem for problem in check(example.put(tmp_path, bad=True)) if problem.severity == "error"]
    assert {problem.code for problem in found} <= {example.code}, [str(problem) for problem in found]
    for problem in found:
        if problem.key:
            assert problem.source


@pytest.mark.parametrize("example", examples().values(), ids=lambda example: example.code)
def test_what_the_guide_shows_is_toml(example: Example) -> None:
    for text in (example.shown_good, *([] if example.code == "E004" else [example.shown_bad])):
        if not text.startswith("$ "):
            harmless = "".join(one if one == "\n" or one.isprintable() else "?" for one in text)
            # A remark says to which table of the file the lines behind it belong.
            for lines in re.split(r"(?m)^#.*\n", harmless):
                tomllib.loads(lines)


@pytest.mark.parametrize("example", examples().values(), ids=lambda example: example.code)
def test_every_problem_is_said_in_one_language(example: Example, tmp_path: Path) -> None:
    names = AS_WRITTEN | frozenset(re.findall(r'^id = "(.*)"', CORNER.read_text(encoding="utf-8"), re.MULTILINE))
    for problem in check(example.put(tmp_path, bad=True)):
        for sentence in filter(None, (problem.wrong, problem.mend)):
            english, chinese = (sentence.said(tr).replace(str(tmp_path), "") for tr in BOTH)
            assert not chinese_in(english), english
            assert chinese_in(chinese), chinese
            assert not english_in(chinese, names), chinese
            assert "{" not in re.sub(r"\{(name|you|\d* *)\}", "", english + chinese)


def test_every_explanation_is_said_in_one_language() -> None:
    english, chinese = BOTH
    for text in (*GROUPS.values(), *(text for code in CODES.values() for text in (code.meaning, code.remedy))):
        assert english(text) == text
        assert not chinese_in(text)
        assert chinese_in(chinese(text)), text
        assert not english_in(chinese(text)), chinese(text)


def test_the_table_and_the_examples_name_the_same_codes() -> None:
    assert list(CODES) == sorted(CODES)
    assert set(examples()) == set(CODES)
    assert {code[:2] for code in CODES} == set(GROUPS)


def test_every_code_in_the_sources_is_in_the_table_and_back() -> None:
    used: set[str] = set()
    for path in PACKS.rglob("*.py"):
        if path.name != "codes.py":
            used.update(re.findall(r'"([EW]\d{3})"', path.read_text(encoding="utf-8")))
    assert used == set(CODES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_is_current(language: str) -> None:
    guide = page("README", language).read_text(encoding="utf-8")
    assert renewed(guide, language) == guide, "run `python -m tests.packs.guide`"
    assert page("CODES", language).read_text(encoding="utf-8") == codes(language), "run `python -m tests.packs.guide`"


def test_the_parts_that_are_written_in_each_language_say_the_same() -> None:
    for part in (guide_reckoning, guide_places, guide_limits):
        assert differences(part.section("en"), part.section("zh")) == []


def test_every_condition_of_the_format_is_in_the_guide() -> None:
    assert sorted(guide_places.places()) == sorted(guide_places.WHEN)


def test_what_the_guide_says_in_words_of_the_reckoning() -> None:
    # "A tenth", "half", "a quarter", and the marks: to be said anew in both languages when they change.
    assert (decision.TIE_SHARE, meetings.PER_CONTRADICTION, meetings.TRUST_IN_FULL) == (10, 50, 3)
    assert account_map.RIGHT_MARKS == {1: 1, 2: 2, 3: 3}
    assert account_map.WRONG_MARKS == {1: 0, 2: -2, 3: -6}
    assert meeting.CHANNEL_PATIENCE == {"visit": 1, "call": 0, "mail": -1}
    assert (traces.MUCH_LONGER, traces.MUCH_SHORTER) == (4 / 3, 3 / 4)
