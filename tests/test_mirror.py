"""The tests mirror the program: beside `trainer/core/step.py` stands `tests/core/test_step.py`."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "trainer"

WITHOUT = """
classes/facts/class_play.py
classes/facts/conversations.py
classes/facts/item_analysis.py
classes/facts/misreadings.py
classes/facts/questions.py
classes/facts/statistics.py
classes/page.py
classes/replay.py
classes/words/conversations.py
classes/words/people.py
classes/words/questions.py
classes/words/results.py
cli/options.py
debrief/drawing/radar.py
debrief/drawing/tree.py
debrief/facts/advice.py
debrief/facts/better_moves.py
debrief/facts/clues.py
debrief/facts/debrief.py
debrief/facts/objections.py
debrief/facts/people.py
debrief/facts/pitches.py
debrief/facts/power_map.py
debrief/facts/questions.py
debrief/facts/replay.py
debrief/facts/result.py
debrief/facts/timeline.py
debrief/facts/turning_points.py
debrief/page.py
debrief/pages/html.py
debrief/pages/markdown.py
debrief/pages/one_sheet.py
debrief/pages/pdf.py
debrief/pages/short_form.py
debrief/words/advice.py
debrief/words/common.py
debrief/words/debrief.py
debrief/words/pitches.py
debrief/words/power_map.py
debrief/words/result.py
debrief/words/timeline.py
kit/answer_key.py
kit/cards.py
kit/guide.py
kit/model.py
kit/pdf.py
kit/seller.py
paper/fonts.py
paper/text.py
plain/account_map.py
plain/console.py
plain/setup.py
play/debriefs.py
play/rewind.py
play/workspace.py
"""
"""Modules that have no test file of their own yet. This list only shrinks: a new module brings its tests with it."""


def mirrored(module: str) -> str:
    """The test file of a module, both as paths below their folders: `core/step.py` is tested by `core/test_step.py`."""
    folder, _, name = module.rpartition("/")
    return f"{folder}/test_{name}".lstrip("/")


def modules() -> set[str]:
    files = (path for path in PACKAGE.rglob("*.py") if path.name not in ("__init__.py", "__main__.py"))
    return {path.relative_to(PACKAGE).as_posix() for path in files}


def with_tests() -> set[str]:
    return {module for module in modules() if (TESTS / mirrored(module)).is_file()}


def test_every_module_has_its_tests_beside_it() -> None:
    missing = modules() - with_tests() - set(WITHOUT.split())
    assert not missing, f"write {', '.join(sorted(f'tests/{mirrored(module)}' for module in missing))}"


def test_the_list_of_those_without_only_shrinks() -> None:
    without = WITHOUT.split()
    assert without == sorted(set(without)), "keep the list in order, each module once"
    gone = set(without) - modules()
    assert not gone, f"take these out of the list, they are no more: {', '.join(sorted(gone))}"
    have = set(without) & with_tests()
    assert not have, f"take these out of the list, they have tests now: {', '.join(sorted(have))}"
