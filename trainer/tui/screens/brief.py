"""The brief: everything that one may know before the first move."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Button

from trainer.errors import N_
from trainer.i18n.translator import Translator
from trainer.scene.brief import BriefScene, brief
from trainer.tui.drawing import STYLES, branches, paragraph_blocks, section_blocks
from trainer.tui.screens.base import set_label
from trainer.tui.screens.full_screen import FullScreen
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.status_line import StatusLine
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView, heading


class BriefScreen(FullScreen):
    """Customer and own side at the left, people, calendar and rubric at the right; read before and during the play."""

    AUTO_FOCUS = "#pages"
    CSS_PATH = "../styles/brief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", N_("start"), id="brief.start"),
        Binding("escape", "start", N_("back"), show=False, id="brief.back"),
        Binding("g", "glossary", N_("glossary"), id="scene.glossary"),
        Binding("q", "shelf", N_("to the shelf"), id="brief.shelf"),
    ]

    def __init__(self, *, again: bool = False) -> None:
        super().__init__()
        self._again = again

    def compose(self) -> ComposeResult:
        """Lay out two columns that become one where it is narrow."""
        yield StatusLine()
        with TextScroll(id="pages"), Container(id="columns"):
            with Vertical(id="left"):
                yield TextView(id="situation")
            with Vertical(id="right"):
                yield TextView(id="facts")
        with Horizontal(id="foot"):
            yield Button("", id="start", variant="primary")
        yield KeyFooter()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the shelf only before the play."""
        if action == "shelf":
            return not self._again
        return super().check_action(action, parameters)

    def redraw(self) -> None:
        """Fill in the brief."""
        tr = self.tr
        scene = brief(tr, self.session)
        self.query_one(StatusLine).update(scene.title, scene.customer_name, tr("the brief"))
        self.query_one("#situation", TextView).update(_situation(tr, scene))
        self.query_one("#facts", TextView).update(_facts(tr, scene))
        set_label(self.query_one("#start", Button), tr("Back") if self._again else tr("Start"))

    async def action_start(self) -> None:
        """Go to the desk, or back to where one came from."""
        if self._again:
            self.app.pop_screen()
        else:
            self.host.show_place(())

    @on(Button.Pressed, "#start")
    async def _pressed(self) -> None:
        await self.action_start()

    def action_shelf(self) -> None:
        """Go back to the shelf."""
        self.host.go_home()


def _situation(tr: Translator, scene: BriefScene) -> list[TextBlock]:
    blocks = [
        heading(scene.customer.heading),
        TextBlock(" · ".join(scene.nature), "$quiet"),
        *paragraph_blocks(scene.customer.texts),
        heading(scene.seller.heading),
        *paragraph_blocks(scene.seller.texts),
    ]
    if scene.team is not None:
        blocks.append(TextBlock(scene.team.heading, gap=True))
        blocks.extend(TextBlock(one.words, STYLES[one.tone], f"· {one.lead}  ", "", 2) for one in scene.team.texts)
    if scene.accounts is not None:
        blocks.extend(section_blocks(tr, scene.accounts))
    return blocks


def _facts(tr: Translator, scene: BriefScene) -> list[TextBlock]:
    blocks = [heading(scene.chart_heading)]
    for branch, one in zip(branches([row.depth for row in scene.chart]), scene.chart, strict=True):
        lead = f"{branch}{one.name}  "
        blocks.append(TextBlock(f"{one.title} · {one.unit}", "$quiet", lead, "", len(branch) + 2))
    for section in (scene.time, scene.scored, scene.roles):
        blocks += section_blocks(tr, section)
    return blocks
