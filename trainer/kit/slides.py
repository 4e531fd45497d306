"""Slides for the projector: what everybody may see, and what to ask. The same whatever is true."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from trainer.core.scenario import Scenario
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator
from trainer.kit.lessons import MEETING_MINUTES
from trainer.kit.model import Pair, SellerBrief
from trainer.kit.org_chart import ChartRow, chart_rows
from trainer.kit.seller import seller_brief
from trainer.paper.text import page_numbers
from trainer.paper.typst import Printed, fill_template, print_pages

TEMPLATE = Path(__file__).with_name("templates") / "slides.typ.j2"


@dataclass(frozen=True, slots=True)
class Seat:
    """A person of the org chart: the row of the tree, name, place, and what anybody can see."""

    row: ChartRow
    name: str
    title: str
    public: str


@dataclass(frozen=True, slots=True)
class Slides:
    """What stands on the slides, in words.

    Attributes:
        title: the scenario's.
        brief: what the sellers get.
        people: the org chart.
        steps: of the lesson, with what happens.
        talk: slides of questions, each with a heading.
    """

    title: str
    brief: SellerBrief
    people: tuple[Seat, ...]
    steps: tuple[Pair, ...]
    talk: tuple[tuple[str, tuple[str, ...]], ...]


def slides_of(tr: Translator, scenario: Scenario) -> Slides:
    """Return the slides of any variant of a scenario, in words."""
    return Slides(
        title=scenario.brief.title,
        brief=seller_brief(tr, scenario),
        people=tuple(
            Seat(
                row,
                scenario.people[row.person].name,
                scenario.people[row.person].title,
                scenario.people[row.person].public,
            )
            for row in chart_rows(scenario.people)
        ),
        steps=(
            (tr("Read"), tr("In silence. Sellers: the brief and the cases. Players: your card, for your eyes only.")),
            (tr("Play"), tr(
                "Rounds of {minutes} minutes: every group meets somebody. Write on your map after each meeting.",
                minutes=MEETING_MINUTES,
            )),
            (tr("Decide"), tr("Ask for the decision. The committee says to each group where it stands.")),
            (tr("Talk"), tr("First what you intended and believed, then what was counted, and the truth last.")),
        ),
        talk=(
            (tr("Before the truth is told"), (
                tr("Three lines, each for yourself: What did I intend? What went well? What would I do otherwise?"),
                tr("Whom do you take for the one who decides? What showed it, and how many findings do you have?"),
                tr("Which person do you know least of? What kept you from asking?"),
                tr("What is each of them afraid of, and what would each of them like to be able to tell at home?"),
            )),
            (tr("What was counted"), (
                tr("I saw … I think … I wonder …"),
                tr("How many questions came before the first case? In which meeting did they come after it?"),
                tr("How often was it asked what stood behind an objection?"),
                tr("Who was met by every group, and who by none?"),
                tr("What was promised to whom, and can all of it be kept?"),
            )),
            (tr("Two maps side by side"), (
                tr("What is the same on both maps, and what differs?"),
                tr("Where they differ: which question would settle it, and whom would you ask?"),
                tr("Where somebody was sure: on which findings? Which of them were about the person, and which about "
                   "the title?"),
                tr("What did the news change? Whom did you go back to, and what did you ask?"),
            )),
            (tr("And at your own customer?"), (
                tr("Write one name on the blank map, and what you really know of this person."),
                tr("Who says what to whom before anything is decided there?"),
                tr("Which question do you ask first, and to whom?"),
                tr("What would you have to see to change your mind?"),
            )),
        ),
    )  # fmt: skip


def slides_pdf(scenario: Scenario, tr: Translator) -> Printed:
    """Return the slides (16:9) of any variant of a scenario: the same bytes for all of them.

    Raises:
        TrainerError: if the template is faulty.
    """
    values = {
        "slides": slides_of(tr, scenario),
        "tr": tr,
        "han": LANGUAGES[tr.language].han,
        "numbers": page_numbers(tr),
    }
    title = tr("Slides: {title}", title=scenario.brief.title)
    return print_pages(title, [fill_template(TEMPLATE, values)])
