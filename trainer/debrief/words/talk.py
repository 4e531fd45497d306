"""The sheet for the talk: what somebody did and believed, and questions about it, without anything of the truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from trainer.debrief.facts.debrief import Debrief
from trainer.debrief.page import TalkPage, TalkRow
from trainer.debrief.words.common import itemised
from trainer.i18n.translator import Translator

MOST_NAMED = 3


def talk_page(tr: Translator, about: Debrief) -> TalkPage:
    """Return what can be talked over before the key is opened."""
    return TalkPage(rows=tuple(_rows(tr, about)), questions=tuple(_questions(tr, about)))


def _rows(tr: Translator, about: Debrief) -> Iterator[TalkRow]:
    believed = {review.index: review for review in about.people}
    for node in about.map:
        review = believed[node.person]
        entry = review.maps[0] if review.maps else None
        axes = {axis.id: axis for axis in entry.axes} if entry else {}
        roles = [role for name in ("primary", "further") if name in axes for role in axes[name].believed]
        wanted = [axes[name] for name in ("concerns", "wins") if name in axes]
        needs = [tr.term(axis.kind, need) for axis in wanted for need in axis.believed]
        sure = tr.term("certainty", str(entry.certainty)) if entry and entry.certainty else ""
        yield TalkRow(
            name=node.name,
            title=node.title,
            depth=node.depth,
            role=tr.listed(tr.term("role", role) for role in roles),
            sure=sure,
            needs=itemised(tr, needs),
            cited=len(entry.cited) if entry else 0,
        )


def _questions(tr: Translator, about: Debrief) -> Iterator[str]:
    deciders = [node.name for node in about.map if node.believed and "decider" in node.believed.roles]
    if len(deciders) == 1:
        yield tr(
            "You took {person} for the one who decides. What did you see or hear that spoke for it, and what against?",
            person=deciders[0],
        )
    elif deciders:
        yield tr(
            "Your map has more than one who decides: {people}. What would have settled it?", people=tr.listed(deciders)
        )
    else:
        yield tr("Your map names nobody who decides. Whom could you have asked, and what would have shown it?")
    unmet = [review.name for review in about.people if not review.met and not review.left]
    if unmet:
        yield tr.plural(
            "You did not meet {people}. What made other doors easier?",
            "You did not meet {people}. What made other doors easier?",
            len(unmet),
            people=tr.listed(unmet[:MOST_NAMED]),
        )
    told = Counter(title for title, _ in {(made.title, made.person): None for made in about.pitches})
    if told:
        (case, count), *_ = told.most_common(1)
        if count > 1:
            yield tr("You told {count} people “{pitch}”. What was each of them to hear in it?", count=count, pitch=case)
        else:
            yield tr("You made another case to everybody. How would they tell each other what you stand for?")
    yield tr("Which sentence of yours would you say again, and which one not?")
