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
classes/pages/csv.py
classes/pages/html.py
classes/pages/workbook.py
classes/replay.py
classes/words/conversations.py
classes/words/people.py
classes/words/questions.py
classes/words/results.py
cli/app.py
cli/class_commands.py
cli/class_debriefs.py
cli/click_i18n.py
cli/debriefs.py
cli/diagnostics.py
cli/exports.py
cli/help_layout.py
cli/impact.py
cli/kit.py
cli/language.py
cli/lists.py
cli/options.py
cli/play.py
cli/progress.py
cli/run.py
cli/studio.py
cli/usage_errors.py
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
debrief/facts/requirements.py
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
debrief/words/people.py
debrief/words/pitches.py
debrief/words/power_map.py
debrief/words/result.py
debrief/words/timeline.py
kit/answer_key.py
kit/cards.py
kit/conditions.py
kit/event_changes.py
kit/guide.py
kit/model.py
kit/pdf.py
kit/seller.py
paper/fonts.py
paper/text.py
plain/account_map.py
plain/console.py
plain/setup.py
plain/words.py
play/choices.py
play/debriefs.py
play/hints.py
play/rewind.py
play/workspace.py
tui/after.py
tui/app.py
tui/gaps.py
tui/host.py
tui/keymap.py
tui/powers.py
tui/screens/account_map.py
tui/screens/base.py
tui/screens/brief.py
tui/screens/debrief.py
tui/screens/debrief_texts.py
tui/screens/decision.py
tui/screens/desk.py
tui/screens/dialogs.py
tui/screens/full_screen.py
tui/screens/help.py
tui/screens/jump_mode.py
tui/screens/meet.py
tui/screens/meeting.py
tui/screens/new_attempt.py
tui/screens/palette.py
tui/screens/review.py
tui/screens/settings.py
tui/screens/shelf.py
tui/screens/study.py
tui/screens/too_small.py
tui/shelf_data.py
tui/studio/app.py
tui/studio/editor.py
tui/studio/fact_sheet.py
tui/studio/meeting_trial.py
tui/studio/play_pane.py
tui/studio/problem_list.py
tui/studio/scenario_facts.py
tui/studio/screen.py
tui/studio/toml_lexer.py
tui/themes.py
tui/widgets/choice_field.py
tui/widgets/key_footer.py
tui/widgets/power_map.py
tui/widgets/row_list.py
tui/widgets/status_line.py
tui/widgets/text_view.py
tui/words.py
tui/wrap.py
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
