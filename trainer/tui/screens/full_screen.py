"""A whole screen: its keys for hints, going back, help and glossary."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from trainer.errors import N_
from trainer.tui.screens.base import TranslatedScreen


class FullScreen(TranslatedScreen[None]):
    """A whole screen."""

    HAS_SESSION: ClassVar[bool] = True
    """Whether an attempt is open here."""
    EXTRA_KEYS: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Keys that are no bindings, with what they do, for the help."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "hint", N_("hint"), id="scene.hint"),
        Binding("z", "rewind", N_("rewind"), id="scene.rewind"),
        Binding("g", "glossary", N_("glossary"), show=False, id="scene.glossary"),
        Binding("question_mark", "help", N_("help"), key_display="?", id="scene.help"),
        Binding("tab", "app.focus_next", N_("next field"), show=False, id="scene.next"),
        Binding("shift+tab", "app.focus_previous", N_("previous field"), show=False, id="scene.previous"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer hints and rewinding in practice only, and the glossary of an attempt."""
        if action in ("hint", "rewind"):
            session = self.host.session
            return self.HAS_SESSION and session is not None and session.practice and not session.over
        if action == "glossary":
            return self.HAS_SESSION and self.host.session is not None
        return True

    async def action_hint(self) -> None:
        """Say what a careful colleague would suggest."""
        from trainer.scene.hints import hint
        from trainer.tui.screens.dialogs import MessageDialog
        from trainer.tui.widgets.text_view import TextBlock

        words = hint(self.session.scenario, self.session.state, self.tr)
        await self.app.push_screen(MessageDialog(self.tr("Hint"), [TextBlock(words)]))

    async def action_rewind(self) -> None:
        """Choose a moment to go back to."""
        from trainer.tui.screens.dialogs import RewindDialog

        await self.app.push_screen(RewindDialog())

    async def action_glossary(self) -> None:
        """Show the pack's terms in all its languages."""
        from trainer.scene.brief import glossary
        from trainer.tui.drawing import STYLES
        from trainer.tui.screens.dialogs import MessageDialog
        from trainer.tui.widgets.text_view import TextBlock

        scene = glossary(self.tr, self.session)
        blocks = [
            TextBlock(one.words, STYLES[one.tone], f"{one.lead}  " if one.lead else "", "bold", 2)
            for one in scene.texts
        ]
        await self.app.push_screen(MessageDialog(scene.heading, blocks))

    async def action_help(self) -> None:
        """Show the keys that work here."""
        from trainer.tui.screens.help import HelpDialog

        await self.app.push_screen(HelpDialog(self, self.EXTRA_KEYS))
