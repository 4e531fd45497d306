from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.conftest import CORNER
from tests.tui.driver import at, click, press, seen, until
from trainer.core.scenario import Scenario
from trainer.play.draft import Draft
from trainer.tui.studio import facts
from trainer.tui.studio.app import StudioApp
from trainer.tui.studio.meeting_trial import MeetingTrial, Setting, opened
from trainer.tui.studio.play_pane import PlayPane
from trainer.tui.studio.screen import StudioScreen
from trainer.tui.studio.toml_lexer import State, after, lexed
from trainer.tui.widgets.row_list import RowList


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "pack").mkdir()
    return Path(shutil.copy(CORNER, tmp_path / "pack" / "corner.toml"))


@asynccontextmanager
async def studio(
    path: Path, size: tuple[int, int] = (120, 40), language: str = "en"
) -> AsyncIterator[tuple[Pilot[object], StudioScreen]]:
    bench = Draft(path)
    app = StudioApp(bench, bench.read(), language)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        if size > (60, 20):
            await settled(pilot, app.studio)
        yield pilot, app.studio


async def settled(pilot: Pilot[object], screen: StudioScreen) -> None:
    """Wait until the newest text was checked, and everything that follows from it is shown."""
    for _ in range(200):
        await pilot.pause()
        if screen.checking:
            # Nobody waits for the pause in the typing: it is over now.
            screen._check_soon(0)
        await pilot.app.workers.wait_for_complete(
            [worker for worker in pilot.app.workers if worker.group == "check" and not worker.is_finished]
        )
        if not screen.checking and not screen._busy:
            await pilot.pause()
            return
    raise AssertionError("never settled")


def place_of(screen: StudioScreen, words: str) -> tuple[int, int]:
    for row, line in enumerate(screen.editor.text.split("\n")):
        if words in line:
            return row, line.index(words)
    raise AssertionError(f"no {words}")


def write(screen: StudioScreen, old: str, new: str) -> None:
    """Put `new` in the place of `old` as an edit of the user's."""
    row, column = place_of(screen, old)
    screen.editor.replace(new, (row, column), (row, column + len(old)))


async def test_a_typo_shows_while_typing_enter_goes_there_and_mending_clears_it(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        assert "no problems" in seen(screen) and "Nothing is wrong" in seen(screen)
        row, column = place_of(screen, "culture = ")
        screen.editor.cursor_location = (row, column)
        await press(pilot, "x")
        assert "● unsaved" in seen(screen)
        # The timer of the screen itself ends the pause.
        await until(pilot, lambda: "unknown key 'xculture'" in seen(screen), "the typo")
        assert "Problems (1)" in seen(screen) and "1 error" in seen(screen) and f"{row + 1}:1" in seen(screen)
        screen.editor.cursor_location = (0, 0)
        await press(pilot, "f2")
        await until(pilot, lambda: screen.query_one("#problems", RowList).has_focus)
        await press(pilot, "enter")
        await until(pilot, lambda: screen.editor.has_focus and screen.editor.selected_text == "xculture")
        assert screen.editor.cursor_location[0] == row
        await press(pilot, "left", "delete")
        await settled(pilot, screen)
        assert "no problems" in seen(screen) and not screen.unsaved


async def test_problems_are_said_in_the_language_of_the_studio_and_anew_when_it_switches(file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace("level = 1", "levl = 1"), encoding="utf-8")
    async with studio(file, language="zh") as (pilot, screen):
        assert "E101 错误：不认识“levl”这个键" in seen(screen) and "是不是“level”？" in seen(screen)
        await press(pilot, "ctrl+l")
        await until(pilot, lambda: "E101 error: unknown key 'levl'" in seen(screen), "the English problem")
        assert "不认识" not in seen(screen)


async def test_the_next_problem_is_one_key_away_and_the_last_leads_to_the_first(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        write(screen, 'structure = "functional"', 'structure = "ring"')
        write(screen, "level = 1", "level = 9")
        await settled(pilot, screen)
        for line in ("level", "structure", "level"):
            await press(pilot, "f7")
            await until(pilot, lambda line=line: screen.editor.cursor_location[0] == place_of(screen, f"{line} =")[0])  # type: ignore[misc]


async def test_clicks_turn_pages_and_open_problems(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        write(screen, "level = 1", "level = 9")
        await settled(pilot, screen)
        await click(pilot, "Facts")
        await until(pilot, lambda: "From the last text that loaded" in seen(screen))
        await click(pilot, "Problems (")
        await click(pilot, "E104")
        await until(pilot, lambda: screen.editor.selected_text == "9")


async def test_saving_writes_exactly_what_is_seen(file: Path) -> None:
    data = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(data)
    file.chmod(0o600)
    async with studio(file) as (pilot, screen):
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "nothing to save" in seen(screen))
        assert file.read_bytes() == data
        write(screen, "Three people, one saw", "三个人，一把锯")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: not screen.unsaved and "Saved." in seen(screen))
        assert file.read_bytes() == data.replace(b"Three people, one saw", "三个人，一把锯".encode())
        assert file.stat().st_mode & 0o777 == 0o600 and [one.name for one in file.parent.iterdir()] == [file.name]


async def test_a_save_that_fails_is_said_and_the_text_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with studio(file) as (pilot, screen):
        before = file.read_bytes()
        write(screen, "level = 1", "level = 2")

        def fail(*_: object, **__: object) -> None:
            raise OSError("no space left [/]")

        monkeypatch.setattr(Draft, "save", fail)
        await press(pilot, "ctrl+s")
        await at(pilot, "MessageDialog")
        assert "no space left [/]" in seen(pilot.app.screen)
        await press(pilot, "enter")
        await at(pilot, "StudioScreen")
        assert screen.unsaved and "level = 2" in screen.editor.text and file.read_bytes() == before


async def test_what_another_program_writes_is_read_again_where_nothing_is_lost(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        screen.editor.cursor_location = (20, 0)
        file.write_text(file.read_text("utf-8").replace("level = 1", "level = 3"), "utf-8")
        await screen.look_at_disk()
        await until(pilot, lambda: "Read again" in seen(screen))
        assert "level = 3" in screen.editor.text and not screen.unsaved
        assert screen.editor.cursor_location == (20, 0)


@pytest.mark.parametrize("answer", ["aside", "reload", "force", "back"])
async def test_what_another_program_wrote_is_not_overwritten_unasked(file: Path, answer: str) -> None:
    theirs = file.read_text("utf-8").replace("minutes = 5", "minutes = 7")
    async with studio(file) as (pilot, screen):
        write(screen, "level = 1", "level = 2")
        mine = screen.editor.text
        file.write_text(theirs, "utf-8")
        await screen.look_at_disk()
        await until(pilot, lambda: "changed by another program" in seen(screen))
        assert screen.editor.text == mine
        await press(pilot, "ctrl+s")
        await at(pilot, "ChoiceDialog")
        assert file.read_text("utf-8") == theirs
        keys = {"aside": ["enter"], "reload": ["down", "enter"], "force": ["down", "down", "enter"], "back": ["escape"]}
        await press(pilot, *keys[answer])
        await at(pilot, "StudioScreen")
        aside = file.with_name("corner.mine.toml")
        await until(pilot, lambda: answer == "back" or not screen.unsaved)
        assert file.read_text("utf-8") == (mine if answer == "force" else theirs)
        assert screen.editor.text == (theirs if answer in ("aside", "reload") else mine)
        assert aside.exists() == (answer == "aside") and (not aside.exists() or aside.read_text("utf-8") == mine)


async def test_a_file_that_vanishes_is_said_and_written_anew_after_asking(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        text = file.read_bytes()
        file.unlink()
        await screen.look_at_disk()
        await until(pilot, lambda: "no longer on the disk" in seen(screen))
        await press(pilot, "ctrl+s")
        await at(pilot, "ChoiceDialog")
        assert not file.exists()
        await press(pilot, "enter")
        await until(pilot, file.exists)
        assert file.read_bytes() == text
        await until(pilot, lambda: not screen.gone)


async def test_a_file_that_became_unreadable_leaves_the_text_alone(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        text = screen.editor.text
        file.write_bytes(b"\xff\xfe\x00")
        await screen.look_at_disk()
        await until(pilot, lambda: "not UTF-8" in seen(screen))
        assert screen.editor.text == text and screen.foreign


@pytest.mark.parametrize("answer", ["save", "drop", "back"])
async def test_leaving_asks_about_what_is_not_saved(file: Path, answer: str) -> None:
    before = file.read_bytes()
    async with studio(file) as (pilot, screen):
        write(screen, "level = 1", "level = 2")
        await press(pilot, "ctrl+q")
        await at(pilot, "ChoiceDialog")
        await press(pilot, "ctrl+q")
        await at(pilot, "ChoiceDialog")
        await press(pilot, *{"save": ["enter"], "drop": ["down", "enter"], "back": ["escape"]}[answer])
        if answer == "back":
            await at(pilot, "StudioScreen")
        await until(pilot, lambda: pilot.app._exit == (answer != "back"))
    assert (file.read_bytes() == before) == (answer != "save")


async def test_the_play_pane_opens_a_person_after_the_event_and_shows_every_number(file: Path) -> None:
    async with studio(file, (120, 50)) as (pilot, screen):
        await press(pilot, "f8")
        await until(pilot, lambda: screen.query_one("#set-person").has_focus)
        await press(pilot, "right", "tab", "right", "right", "tab", "tab", "right", "tab", "tab", "space", "enter")
        pane = screen.query_one(PlayPane)
        await until(pilot, lambda: pane.trial is not None and screen.query_one("#moves").has_focus)
        assert pane.trial is not None
        assert pane.trial.setting == Setting("bo", 3, "visit", "engineer", True, None)
        assert pane.trial.scenario.truths[pane.trial.state.fired][1].roles[0] == "decider"
        await press(pilot, "1")
        await until(pilot, lambda: "Long, and dusty." in seen(screen))
        await click(pilot, "The plain model")
        await until(pilot, lambda: "Who says so?" in seen(screen))
        words = seen(screen)
        assert "fit " in words and "counterpart +10" in words and "talks past" in words and "meant: " in words
        assert "support of Bo Kern −" in words
        await press(pilot, "1")
        await press(pilot, "ctrl+r")
        await until(pilot, lambda: pane.trial is None and screen.query_one("#set-person").has_focus)
        assert not (file.parent.parent / "home").exists()


async def test_a_meeting_goes_on_while_the_text_changes_and_says_so(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        pane = screen.query_one(PlayPane)
        await press(pilot, "f8")
        pane.restart(Setting("cy"))
        write(screen, 'name = "Cy', 'name = "New Cy')
        await settled(pilot, screen)
        await until(pilot, lambda: "The text has changed since" in seen(screen))
        await click(pilot, "Open it again")
        await until(pilot, lambda: "New Cy" in seen(screen) and "has changed since" not in seen(screen))


HOSTILE = "[@click=app.quit]x[/]"


async def test_a_hostile_text_is_only_text(file: Path) -> None:
    text = (
        file.read_text("utf-8").replace("Ada Holt", f"{HOSTILE} [/").replace("Three people", "\\u001b \x1b]0;x\x07 [/")
    )
    text = text.replace('say = "What does a day look like?"', f'say = "{HOSTILE}"')
    file.write_bytes(text.encode())
    async with studio(file) as (pilot, screen):
        assert "\x1b" not in seen(screen) and "\x07" not in seen(screen) and "E004" in seen(screen)
        assert screen.draft.sha256 and file.read_bytes() == text.encode()
        row, column = place_of(screen, "\U000f001b")
        screen.editor.replace("", (row, column - 7), (row, len(screen.editor.document.get_line(row)) - 1))
        await settled(pilot, screen)
        assert "no problems" in seen(screen)
        await press(pilot, "f4")
        await until(pilot, lambda: HOSTILE in seen(screen))
        await press(pilot, "f8")
        await until(pilot, lambda: f"{HOSTILE} [/" in seen(screen))
        screen.query_one(PlayPane).restart(Setting("ada"))
        await press(pilot, "1")
        await until(pilot, lambda: "Long, and dusty." in seen(screen))
        screen.action_editor()
        screen.editor.cursor_location = (0, 0)
        screen.editor.post_message(events.Paste("\x1b[31m中文\u202e\r\n# two\r"))
        await until(pilot, lambda: "中文" in screen.editor.text)
        assert screen.editor.text.split("\n")[0].startswith("\U000f001b[31m中文")
        await settled(pilot, screen)
        assert "\x1b" not in seen(screen) and pilot.app.is_running


@pytest.mark.parametrize(
    ("size", "language"),
    [((60, 20), "en"), ((80, 24), "en"), ((80, 24), "zh"), ((100, 30), "en"), ((120, 40), "zh"), ((200, 60), "en")],
    ids=str,
)
async def test_every_page_draws_at_every_size(file: Path, size: tuple[int, int], language: str) -> None:
    async with studio(file, size, language) as (pilot, screen):
        await settled(pilot, screen)
        for key in ("f2", "f4", "f8", "f9", "f9"):
            await press(pilot, key)
            await pilot.pause()
            wide = size[0] >= 100
            assert screen.query_one("#left").display == (wide or screen.editor.has_focus)
            assert seen(screen).strip()
        await press(pilot, "ctrl+l", "ctrl+t")
        await press(pilot, "escape")
        await until(pilot, lambda: screen.editor.has_focus)
        assert "format" in seen(screen)


async def test_one_side_at_a_time_where_it_is_narrow(file: Path) -> None:
    async with studio(file, (80, 24)) as (pilot, screen):
        assert screen.query_one("#left").region.width == 80 and not screen.query_one("#right").display
        await press(pilot, "f9")
        await until(pilot, lambda: screen.query_one("#right").region.width == 80)
        assert not screen.query_one("#left").display
        await press(pilot, "f9")
        await until(pilot, lambda: screen.editor.has_focus and screen.query_one("#left").display)


async def test_a_terminal_that_is_too_small_says_so_and_loses_nothing(file: Path) -> None:
    async with studio(file, (80, 24)) as (pilot, screen):
        write(screen, "level = 1", "level = 2")
        await pilot.resize_terminal(50, 15)
        await at(pilot, "TooSmall")
        await pilot.resize_terminal(80, 24)
        await at(pilot, "StudioScreen")
        assert "level = 2" in screen.editor.text and screen.unsaved


async def test_the_newest_text_wins(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with studio(file) as (pilot, screen):
        checked: list[str] = []
        check = Draft.check

        def slow(self: Draft, text: str, draft: object) -> object:
            if not checked:
                assert "checking…" in pilot.app.call_from_thread(seen, screen)
                # While the first text is being checked, the author goes on.
                pilot.app.call_from_thread(write, screen, "level = 8", "level = 1")
            checked.append(text)
            return check(self, text, draft)  # type: ignore[arg-type]

        monkeypatch.setattr(Draft, "check", slow)
        write(screen, "level = 1", "level = 8")
        await settled(pilot, screen)
        assert len(checked) >= 2 and "level = 8" in checked[0] and "level = 1" in checked[-1]
        assert not screen.findings


def test_it_colours_without_any_syntax_library() -> None:
    code = (
        "import sys; sys.modules['tree_sitter'] = None; sys.modules['tree_sitter_toml'] = None\n"
        "import trainer.tui.studio.app, trainer.tui.studio.editor as e; e.Editor('a = 1')\n"
        "slow = {'pydantic', 'peewee', 'jinja2', 'click', 'tree_sitter_languages'};"
        "print(sorted(slow & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_undo_takes_back_an_opened_text_and_its_colours(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        row, _ = place_of(screen, "[customer]")
        coloured = screen.editor.get_line(row).spans
        screen.editor.cursor_location = (0, 0)
        screen.editor.insert('x = """\n')
        assert [span.end for span in screen.editor.get_line(row + 1).spans] == [len("[customer]")]
        assert screen.editor.get_line(row + 1).spans != coloured
        await press(pilot, "ctrl+z")
        assert screen.editor.get_line(row).spans == coloured
        await press(pilot, "ctrl+y")
        assert screen.editor.get_line(row + 1).spans != coloured
        await settled(pilot, screen)
        assert "E004" in seen(screen)


async def test_the_editor_colours_keys_headers_and_comments(file: Path) -> None:
    async with studio(file) as (_, screen):
        row, _ = place_of(screen, "[customer]")
        spans = screen.editor.get_line(row).spans
        assert [(span.start, span.end) for span in spans] == [(0, 10)] and "bold" in str(spans[0].style)


@pytest.mark.parametrize(
    ("line", "state", "kinds", "then"),
    [
        ("[[person.question]]  # x", "", ["header", "comment"], ""),
        ("needs = { trust = 1, 'a b' = true }", "", ["key", "key", "value", "key", "value"], ""),
        ('say = "a # b \\" [c]" # d', "", ["key", "string", "comment"], ""),
        ('text = """one', "", ["key", "string"], '"""'),
        ('two \\""" three', '"""', ["string"], '"""'),
        ('four""""  # end', '"""', ["string", "comment"], ""),
        ("x = '''a''' ", "", ["key", "string"], ""),
        ("it's ''' # y", "'''", ["string", "comment"], ""),
        ('broken = "', "", ["key", "string"], ""),
        ("", '"""', ["string"], '"""'),
    ],
)
def test_a_line_is_taken_apart(line: str, state: State, kinds: list[str], then: State) -> None:
    pieces, state_after = lexed(line, state)
    assert [piece.kind for piece in pieces] == kinds and state_after == then
    assert all(0 <= piece.start <= piece.end <= len(line) for piece in pieces)


def test_the_lexer_is_quick_on_what_nobody_writes() -> None:
    import time

    begun = time.perf_counter()
    for line in ("a." * 400_000 + '"' * 3, "'" * 900_003):
        assert after(line, "") != "" and after(line, after(line, "")) == ""
    for line in ('"' * 2000, "\\" * 2000, "a." * 1000, "a . " * 500, " " * 2000, "[" * 2000, "'" * 1999):
        for state in ("", '"""', "'''"):
            lexed(line, state)
    assert time.perf_counter() - begun < 2


def test_facts_count_what_can_be_found(corner: Scenario) -> None:
    ada, bo, cy = facts.people(corner)
    assert ada.role == "decider" and ada.covers[0].axis == "role" and ada.gaps == len(ada.covers) - 1
    assert [cover for cover in bo.covers if cover.axis == "role"][1].later
    by_id = {clue.id: clue for clue in facts.clues(corner)}
    assert (
        by_id["ada-role"].revealed_by == ("study ledger", "ask ada.day")
        and "event handover" in by_id["new-head"].revealed_by
    )
    assert by_id["gossip"].later and not (by_id["gossip"].misleading or by_id["ada-role"].later)
    stats = facts.give_aways(corner)
    assert 0 <= stats.first <= stats.lists == 3 and cy.questions == 3


def test_a_trial_stands_where_it_was_put(corner: Scenario) -> None:
    assert opened(corner, Setting("ada")).clock == 0
    late = opened(corner, Setting("bo", 3, knows=True, trust=4))
    assert late.clock == 4 and late.fired == 1 and late.trust[1] == 4 and len(late.handed) == 1
    assert late.clues == (1 << len(corner.clues)) - 1
    trial = MeetingTrial(corner, Setting("bo", 3, channel="call"))
    assert trial.there and trial.moves and trial.state.channel == "call"
    for move in trial.moves:
        other = MeetingTrial(corner, trial.setting)
        other.play(move)
        assert other.told
