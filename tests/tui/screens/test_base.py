"""What all screens share: keys in the interface's language, drawing once, dialogs that close without an answer."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.widgets import Button

from trainer.errors import N_
from trainer.i18n.translator import Translator
from trainer.tui.screens.base import Dialog, TranslatedScreen, set_label


class Counting(TranslatedScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("h", "hint", N_("hint"))]
    drawn = 0

    def redraw(self) -> None:
        self.drawn += 1

    def action_hint(self) -> None:
        """Do nothing."""


class Asking(Dialog[str]):
    """Asks nothing."""


class SmallApp(App[None]):
    translator = Translator("zh")
    session = None


async def test_a_screen_is_drawn_once_when_it_comes_up_and_again_when_it_is_in_front_again() -> None:
    app = SmallApp()
    async with app.run_test() as pilot:
        screen = Counting()
        await app.push_screen(screen)
        await pilot.pause()
        assert screen.drawn == 1
        await app.push_screen(Asking())
        await pilot.pause()
        assert screen.drawn == 1
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is screen and screen.drawn == 2


async def test_keys_are_told_in_the_interface_s_language() -> None:
    app = SmallApp()
    async with app.run_test() as pilot:
        screen = Counting()
        await app.push_screen(screen)
        await pilot.pause()
        assert screen.active_bindings["h"].binding.description == "提示"
        app.translator = Translator("en")
        assert screen.active_bindings["h"].binding.description == "hint"


async def test_a_dialog_that_is_closed_has_no_answer() -> None:
    app = SmallApp()
    answers: list[str | None] = []
    async with app.run_test() as pilot:
        await app.push_screen(Asking(), answers.append)
        await pilot.press("escape")
        await pilot.pause()
        assert answers == [None]


async def test_a_button_grows_with_its_words() -> None:
    app = SmallApp()
    async with app.run_test() as pilot:
        button = Button("No")
        await app.mount(button)
        await pilot.pause()
        set_label(button, "[b]A longer label, with brackets[/b]")
        await pilot.pause()
        assert str(button.label) == "[b]A longer label, with brackets[/b]"
        assert button.size.width >= len(str(button.label))
