"""Plays to ask about, in words: a mark is a question."""

from __future__ import annotations

from trainer.classes.facts.marks import MOST_CHARACTERS, MOST_WORDS, AlikePlays, FastPlay, Marks
from trainer.classes.page import ReportPart
from trainer.i18n.translator import Translator


def marks_part(tr: Translator, about: Marks) -> ReportPart:
    """Return the plays that a facilitator may want to ask about."""
    title, sheet = tr("For you alone: plays to ask about"), tr("To ask about")
    rule = tr(
        "Looked for: first plays in which at least half of what there was to read passed faster than {words} words or "
        "{characters} Chinese characters a minute, which nobody reads with understanding (most adults read 175 to 300 "
        "words), and plays of several people with the same moves. Plays with times: {count}.",
        words=f"{MOST_WORDS:,}",
        characters=f"{MOST_CHARACTERS:,}",
        count=about.timed,
    )
    points = (*(_fast(tr, one) for one in about.fast), *(_alike(tr, one) for one in about.alike))
    if not points:
        return ReportPart("marks", title, sheet, (rule, tr("Nothing of the kind was found.")))
    question = tr(
        "A mark is a question and proves nothing: somebody may have played before at another computer, played together "
        "with a neighbour as agreed, or had a clock that was wrong. Ask, and let them tell why they did what they did."
    )
    return ReportPart("marks", title, sheet, (rule, question), points=points)


def _fast(tr: Translator, one: FastPlay) -> str:
    return tr(
        "{name}: {share} % of what there was to read passed in {seconds} s; at that rate it takes {needed} s.",
        name=one.name,
        share=f"{100 * one.share:.0f}",
        seconds=f"{one.seconds:.0f}",
        needed=f"{one.needed:.0f}",
    )


def _alike(tr: Translator, one: AlikePlays) -> str:
    names = tr.listed(one.names)
    if one.maps:
        return tr("{names}: the same {count} moves in the same order, and the same notes on the map.",
                  names=names, count=one.moves)  # fmt: skip
    return tr("{names}: the same {count} moves in the same order; their notes on the map differ.",
              names=names, count=one.moves)  # fmt: skip
