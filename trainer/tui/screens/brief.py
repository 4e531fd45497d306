"""The brief: everything that one may know before the first move."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Button

from trainer.core.vocabulary import COMPETENCIES
from trainer.errors import N_
from trainer.tui.screens.base import set_label
from trainer.tui.screens.full_screen import FullScreen
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.status_line import StatusLine
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView, heading
from trainer.tui.words import half_days, reporting_tree


class BriefScreen(FullScreen):
    """Customer and own side at the left, people, calendar and rubric at the right; read before and during the play."""

    AUTO_FOCUS = "#pages"
    CSS_PATH = "../styles/brief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", N_("start"), id="brief.start"),
        Binding("escape", "start", N_("back"), show=False, id="brief.back"),
        Binding("g", "glossary", N_("glossary"), id="brief.glossary"),
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
        brief = self.session.scenario.brief
        self.query_one(StatusLine).update(brief.title, brief.customer, tr("the brief"))
        self.query_one("#situation", TextView).update(self._situation())
        self.query_one("#facts", TextView).update(self._facts())
        set_label(self.query_one("#start", Button), tr("Back") if self._again else tr("Start"))

    def _situation(self) -> list[TextBlock]:
        tr = self.tr
        scenario = self.session.scenario
        brief = scenario.brief
        kind = " · ".join(
            part
            for part in (brief.industry, tr.term("structure", brief.structure), tr.term("culture", brief.culture))
            if part
        )
        blocks = [
            heading(tr("Your customer: {name}", name=brief.customer)),
            TextBlock(kind, "$quiet"),
            *_paragraphs(brief.situation.replace("{you}", self.session.you)),
            heading(tr("Your side: {name}", name=brief.seller)),
            *_paragraphs(brief.product.replace("{you}", self.session.you)),
        ]
        if scenario.team:
            blocks.append(TextBlock(tr("Colleagues who can come along, one at a time:"), gap=True))
            for one in self.session.view.team:
                times = tr.plural("{count} meeting", "{count} meetings", one.left)
                role = tr.term("counterpart", one.counterpart)
                words = tr("{title} ({role}), {times}", title=one.title, role=role, times=times)
                blocks.append(TextBlock(words, "$quiet", f"· {one.name}  ", "", 2))
        return blocks

    def _facts(self) -> list[TextBlock]:
        tr = self.tr
        scenario, view = self.session.scenario, self.session.view
        blocks = [heading(tr("Who reports to whom"))]
        for branch, person in reporting_tree(view.people):
            blocks.append(
                TextBlock(f"{person.title} · {person.unit}", "$quiet", f"{branch}{person.name}  ", "", len(branch) + 2)
            )
        costs = tr.listed(f"{tr.term('channel', channel)} {half_days(tr, cost)}" for channel, cost in view.costs)
        blocks += [
            heading(tr("Your time")),
            TextBlock(tr("{days} days of two half-days each. Costs: {costs}.", days=view.days, costs=costs)),
        ]
        if scenario.reviews:
            days = tr.listed(str(day) for day in scenario.reviews)
            blocks.append(
                TextBlock(
                    tr(
                        "Your manager takes the account map at the end of day: {days}. It counts as it stands then.",
                        days=days,
                    )
                )
            )
        blocks.append(heading(tr("What is scored")))
        texts = tr.terms("rubric")
        total = sum(scenario.weights.get(name, 0) for name in COMPETENCIES)
        for name in COMPETENCIES:
            weight = scenario.weights.get(name, 0)
            if weight or name == "conduct":
                share = f"{round(100 * weight / total)} %" if weight and total else tr("on all")
                lead = "· " + tr("{term}, {share}:", term=tr.term("competency", name), share=share) + " "
                blocks.append(TextBlock(texts.get(name, ""), "$quiet", lead, "", 2))
        blocks.append(heading(tr("Roles, and how to tell them")))
        for name, sign in tr.terms("role_sign").items():
            lead = "· " + tr("{term}:", term=tr.term("role", name)) + " "
            blocks.append(TextBlock(sign, "$quiet", lead, "", 2))
        return blocks

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


def _paragraphs(text: str) -> list[TextBlock]:
    return [TextBlock(part.strip(), gap=True) for part in text.split("\n") if part.strip()]
