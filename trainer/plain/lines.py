"""Scenes as lines that a screen reader can read: headings and lists are marked as in Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.core.scenario import Records
from trainer.i18n.text_table import table_lines
from trainer.i18n.translator import Translator
from trainer.scene.brief import BriefScene
from trainer.scene.decision import Decision
from trainer.scene.narration import NarrationLine
from trainer.scene.notebook import Notebook, PersonClues
from trainer.scene.papers import Paper
from trainer.scene.people import Portrait
from trainer.scene.place import Calendar
from trainer.scene.questionnaire import QuestionnaireScene, Sheet
from trainer.scene.review import ReviewScene
from trainer.scene.text import Text, TextSection


def line(tr: Translator, text: Text) -> str:
    """Return a text with what it is about before it."""
    return f"{text.lead}{tr(': ')}{text.words}" if text.lead else text.words


def section(tr: Translator, part: TextSection) -> list[str]:
    """Return paragraphs under their heading; those that are about something are the items of a list."""
    return [f"## {part.heading}", *(f"- {line(tr, text)}" if text.lead else text.words for text in part.texts)]


def telling(tr: Translator, told: Iterable[NarrationLine]) -> list[str]:
    """Return what was told; a clue is marked, and carries the name by which it is cited; records are a table."""
    texts: list[str] = []
    for one in told:
        if one.records is not None:
            texts += records(one.records)
        else:
            texts.append(f"+ {line(tr, one.text)} [{one.id}]" if one.kind == "clue" else line(tr, one.text))
    return texts


def records(table: Records) -> list[str]:
    """Return a table with its columns under each other."""
    return table_lines(table.columns, table.rows)


def paper(tr: Translator, scene: Paper) -> list[str]:
    """Return something that is read again."""
    head = "## " + tr("{word} ({note})", word=scene.title, note=scene.kind)
    return [head, *(line(tr, text) for text in scene.texts), *(records(scene.records) if scene.records else ())]


def sheet(scene: Sheet) -> list[str]:
    """Return a questionnaire that can be sent, with all that may be asked."""
    return [f"## {scene.title}", scene.words, scene.heading, *(f"- {text.words}" for text in scene.questions)]


def questionnaire(tr: Translator, scene: QuestionnaireScene) -> list[str]:
    """Return how far a questionnaire is."""
    head = "## " + tr("{word} ({note})", word=scene.title, note=scene.to)
    chosen = [scene.chosen_heading, *(f"- {text.words}" for text in scene.chosen)] if scene.chosen else []
    return [head, *chosen, scene.words.words]


def when(tr: Translator, calendar: Calendar) -> str:
    """Return the half day, the next review and which of the five steps it is."""
    return tr("; ").join(part for part in (calendar.when_of, calendar.review, calendar.step) if part)


def brief(tr: Translator, scene: BriefScene) -> list[str]:
    """Return the brief."""
    customer = section(tr, scene.customer)
    chart = [
        "  " * one.depth + "- " + tr("{word} ({note})", word=tr("{name}, {title}", name=one.name, title=one.title),
                                     note=one.unit)
        for one in scene.chart
    ]  # fmt: skip
    return [
        f"# {scene.title}",
        scene.size,
        customer[0],
        tr.listed(scene.nature),
        *customer[1:],
        *section(tr, scene.seller),
        *([scene.team.heading, *section(tr, scene.team)[1:]] if scene.team else ()),
        *(section(tr, scene.accounts) if scene.accounts else ()),
        f"## {scene.chart_heading}",
        *chart,
        *section(tr, scene.time),
        *section(tr, scene.scored),
        *section(tr, scene.roles),
    ]


def person(tr: Translator, scene: Portrait, clues: PersonClues, written: str) -> list[str]:
    """Return what is known of one person, and all that is written about them."""
    return [
        "## " + tr("{word} ({note})", word=scene.name_and_title, note=scene.unit),
        *([scene.superior] if scene.superior else []),
        *(text.words for text in scene.public),
        tr("; ").join((scene.trust.words, scene.met_words)),
        *(line(tr, text) for text in (scene.coach, scene.heard, scene.goal) if text is not None),
        line(tr, Text(written, lead=scene.opinion.lead)),
        *([line(tr, scene.unknown)] if scene.unknown is not None else []),
        *clues_of(clues),
    ]


def clues_of(scene: PersonClues) -> list[str]:
    """Return the clues about one person, each with the name by which it is cited."""
    return [f"- {one.text.words} [{one.id}]" for one in scene.clues]


def notebook(tr: Translator, scene: Notebook) -> list[str]:
    """Return the notebook, and the news."""
    texts = [text for page in scene.people for text in (f"## {page.heading}", *clues_of(page))]
    return (texts or [scene.nothing.words]) + [line(tr, Text(news.words, lead=tr("News"))) for news in scene.news]


def review(tr: Translator, scene: ReviewScene) -> list[str]:
    """Return what the manager asks, and the strategy as it stands."""
    open_ = [f"- {one.text.words}" for one in scene.questions] or [scene.complete.words]
    return [f"## {scene.title}", scene.opening, *open_, line(tr, scene.strategy.whole)]


def decision(tr: Translator, scene: Decision) -> list[str]:
    """Return what the committee says, how it ended, and the scores."""
    return [
        scene.opening.words,
        *(line(tr, voice) for voice in scene.voices),
        f"# {scene.outcome}",
        *(text.words for text in scene.ending),
        *(line(tr, promise) for promise in scene.promises),
        *(f"- {line(tr, score)}" for score in scene.scores),
        scene.overall,
    ]
