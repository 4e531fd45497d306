"""Scenes as the full screen draws them: tones as styles, gauges as dots, reporting lines as branches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trainer.core.view import PersonSeen
from trainer.core.vocabulary import MAX_TRUST
from trainer.i18n.translator import Translator
from trainer.scene import people as scene_people
from trainer.scene.narration import NarrationLine
from trainer.scene.notebook import Notebook, PersonClues
from trainer.scene.papers import Paper
from trainer.scene.place import Calendar
from trainer.scene.text import Gauge, Text, TextSection, Tone
from trainer.tui.widgets.text_view import TextBlock, heading

STYLES: dict[Tone, str] = {
    "plain": "", "strong": "bold", "quiet": "$quiet", "accent": "$accent", "good": "$success", "bad": "$error",
    "warning": "$warning",
}  # fmt: skip
_MOST_DAYS = 20
"""Days for each of which there is room for a square."""


def dots(value: int, most: int = MAX_TRUST) -> str:
    """Return `value` of `most` as filled and empty dots."""
    return "●" * value + "○" * (most - value)


def bar(value: float, cells: int = 10) -> str:
    """Return 0–100 as a row of small squares."""
    full = round(value * cells / 100)
    return "▪" * full + "▫" * (cells - full)


def gauge(scene: Gauge) -> str:
    """Return a gauge with its label; one without a limit as strokes, and in words when nothing is left."""
    if scene.most:
        return f"{scene.label} {dots(scene.value, scene.most)}"
    return f"{scene.label} {'▮' * scene.value}" if scene.value else scene.words


def calendar_line(scene: Calendar, room: int = 60) -> str:
    """Return the day, a square for each day, and the next review; short where `room` is."""
    if scene.used_up:
        return scene.when
    review = f"   {scene.review}" if scene.review else ""
    if room < 44 or scene.days > _MOST_DAYS:
        return scene.when_of + review
    return f"{scene.when} {'▪' * scene.day}{'▫' * (scene.days - scene.day)}{review}"


def text_block(tr: Translator, text: Text, mark: str = "", *, gap: bool = False) -> TextBlock:
    """Return a text with a mark, and quietly what it is about, before it."""
    style = STYLES[text.tone]
    if not text.lead:
        return TextBlock(text.words, style, mark, style, gap=gap)
    return TextBlock(text.words, style, mark + tr("{term}:", term=text.lead) + " ", "$quiet", 2, gap)


def paragraph_blocks(texts: Iterable[Text]) -> list[TextBlock]:
    """Return paragraphs, each with an empty line before it."""
    return [TextBlock(text.words, STYLES[text.tone], gap=True) for text in texts]


def paper_blocks(tr: Translator, scene: Paper) -> list[TextBlock]:
    """Return something that is read again: its texts, and its table under them."""
    blocks = [text_block(tr, text, gap=not text.lead) for text in scene.texts]
    if scene.records is not None:
        blocks.append(TextBlock("", gap=True, table=scene.records))
    return blocks


def section_blocks(tr: Translator, section: TextSection) -> list[TextBlock]:
    """Return a section: paragraphs, or the items of a list where they are about something."""
    return [
        heading(section.heading),
        *(
            TextBlock(one.words, STYLES[one.tone], "· " + tr("{term}:", term=one.lead) + " ", "", 2)
            if one.lead
            else TextBlock(one.words, STYLES[one.tone])
            for one in section.texts
        ),
    ]


def narration_blocks(tr: Translator, lines: Iterable[NarrationLine], *, gaps: bool = True) -> list[TextBlock]:
    """Return what was told: what the trainee says stands out, what comes of it is drawn in."""
    blocks: list[TextBlock] = []
    for line in lines:
        words, tone, lead = line.text.words, STYLES[line.text.tone], line.text.lead
        match line.kind:
            case "you":
                blocks.append(TextBlock(words, tone, f"{lead}  ", "bold $accent", 2, gaps))
            case "they" | "wants_proof" | "wants_proof_warmly" | "wants_other" | "wants_other_warmly":
                blocks.append(TextBlock(words, tone, f"{lead}  ", "bold", 2))
            case "clue":
                blocks.append(TextBlock(words, tone, "  + " + tr("{term}:", term=lead) + " ", f"bold {tone}", 4))
            case "trust":
                glyph = "▲" if line.text.tone == "good" else "▼"
                blocks.append(TextBlock(words, "$quiet", f"  {glyph} ", "$quiet"))
            case "greets_again" | "tires_again" | "likes_again" | "shrugs_again" | "declines_again" | "misses_proof":
                blocks.append(TextBlock(words, tone, "  ", "", 2))
            case "opens_person" | "opens_source" | "opens_sheet" | "opens_colleague" | "opens_pitch":
                blocks.append(TextBlock(words, tone, "  ◆ ", f"bold {tone}"))
            case "worry":
                blocks.append(text_block(tr, line.text, gap=gaps))
            case "coached":
                blocks.append(TextBlock(words, tone, "  ◆ ", f"bold {tone}"))
            case "source" | "account":
                blocks.append(TextBlock(words, tone, gap=gaps))
            case "records":
                blocks.append(TextBlock(words, gap=gaps, table=line.records))
            case "surveyed" | "included":
                blocks.append(text_block(tr, line.text, "· ", gap=gaps))
            case "news":
                blocks.append(TextBlock(words, "", tr("{term}:", term=lead) + " ", f"bold {tone}", 2, gaps))
            case "reviewed":
                blocks.append(TextBlock(words, tone, "◆ ", tone, 2, gaps))
            case "review_due" | "close_due":
                blocks.append(TextBlock(words, "", "◆ ", f"bold {tone}", 2, gaps))
    return blocks


def clue_blocks(scene: PersonClues) -> list[TextBlock]:
    """Return the clues about one person, or that there are none."""
    if not scene.clues:
        return [TextBlock(scene.nothing.words, STYLES[scene.nothing.tone])]
    return [TextBlock(one.text.words, STYLES[one.text.tone], "· ") for one in scene.clues]


def notebook_blocks(scene: Notebook) -> list[TextBlock]:
    """Return the notebook."""
    blocks = [block for page in scene.people for block in (heading(page.heading), *clue_blocks(page))]
    return blocks or [TextBlock(scene.nothing.words, STYLES[scene.nothing.tone])]


def branches(depths: Sequence[int]) -> list[str]:
    """Return the branches before each name of a chart, by how many superiors each has."""
    drawn = []
    open_: list[bool] = []
    for number, depth in enumerate(depths):
        if depth == 0:
            open_ = []
            drawn.append("")
            continue
        following = next((other for other in depths[number + 1 :] if other <= depth), -1)
        open_ = [*open_[: depth - 1], following == depth]
        drawn.append("".join("│ " if more else "  " for more in open_[:-1]) + ("├ " if open_[-1] else "└ "))
    return drawn


def reporting_tree(people: Sequence[PersonSeen]) -> list[tuple[str, PersonSeen]]:
    """Return the people in the order of the reporting lines, each with the branches before the name."""
    placed = scene_people.reporting_tree(people)
    lines = branches([depth for depth, _ in placed])
    return [(line, person) for line, (_, person) in zip(lines, placed, strict=True)]
