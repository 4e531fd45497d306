"""A screen of several pages: turned, gone to, and written into files or said why not."""

from __future__ import annotations

from pathlib import Path

from tests.tui.screen_driver import app_for, begun, press, screen_text, wait_for_screen, wait_until
from trainer.play.debriefs import Exported
from trainer.tui.screens.tabbed_screen import TabbedScreen


def seen(screen: TabbedScreen) -> list[str]:
    return [page for page in screen.PAGES if screen.has_class(f"-see-{page}")]


async def test_pages_are_turned_round_and_the_keys_go_where_the_page_says(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, "close"))
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        screen = app.screen
        assert isinstance(screen, TabbedScreen)
        pages = list(screen.PAGES)
        assert seen(screen) == pages[:1]
        for key, page in (("left", pages[-1]), ("right", pages[0]), ("right", pages[1]), ("4", pages[3])):
            await press(pilot, key)
            assert seen(screen) == [page]
            await wait_until(pilot, lambda page=page: app.focused is screen.query_one(screen.PAGES[page]))  # type: ignore[misc]


async def test_files_that_are_written_are_named_and_what_hinders_it_is_said(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, "close"))
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        screen = app.screen
        assert isinstance(screen, TabbedScreen)
        await screen.export(lambda: Exported((Path("there.pdf"),), ("\u3400",)), "Written:")
        await wait_for_screen(pilot, "MessageDialog")
        shown = screen_text(app.screen)
        assert "Written:" in shown and "there.pdf" in shown and "U+3400" in shown
        await press(pilot, "escape")
        await wait_for_screen(pilot, "DebriefScreen")

        def full() -> Exported:
            raise OSError("no room left")

        await screen.export(full, "Written:")
        await wait_for_screen(pilot, "MessageDialog")
        assert "no room left" in screen_text(app.screen) and "Written:" not in screen_text(app.screen)
