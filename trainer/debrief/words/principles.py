"""What the dearest things teach, and what to practise next: what fits the mistake and the play beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from trainer.core.decision import SIGNED
from trainer.debrief.facts.debrief import Debrief
from trainer.debrief.facts.loss_reviews import LossReview
from trainer.debrief.facts.repairs import LossKind
from trainer.debrief.words.common import joined
from trainer.errors import N_
from trainer.i18n.translator import Translator

PRINCIPLES = {
    "breach": N_(
        "What is won outside the rules is lost when it becomes known, and it always becomes known. "
        "What the lawful way brings may be used."
    ),
    "contradiction": N_(
        "The people whom you talk to also talk to each other: one house hears one story. Hear two of them before you "
        "promise anything to one."
    ),
    "promise": N_("Promise only what your own house has prepared: whoever has to keep it is asked before it is said."),
    "objection": N_(
        "Ask first what stands behind an objection; then bring the evidence for that, and for nothing else."
    ),
    "pitch": N_("A case is as good as what it answers of this one person’s concerns and wins."),
    "unheard": N_("Ask before you pitch. Whoever was asked first also listens."),
    "unproven": N_("What can be proved wants proving: fetch the proof before the talk, not after it."),
    "meeting": N_("The same words weigh more from somebody whom this person likes to talk to, in the way they like."),
    "reach": N_("Whoever has a say and hears nothing from you decides without you."),
    "reach met": N_("Whoever was met and heard no case knows no more of what you offer than before."),
    "late": N_("People make up their minds early, and doors close. Those on whom it hangs come first."),
    "strayed": N_("A first picture holds on: whoever reads clues only for what they think of somebody finds it there."),
    "map": N_(
        "A clue in the notebook works only once it stands on the map. Go through the notebook before you hand it in."
    ),
    "sure": N_(
        "“Sure” takes two clues that show it. One makes it likely; none makes it a guess, and a guess costs nothing."
    ),
    "finding": N_("No business card says who decides. Ask each about the others, and read what is written down."),
    "more": N_("You are there already: nowhere is one more case as cheap as in a meeting that has room for it."),
    "time": N_("Half days left over at the end are meetings that were not held. Plan the calendar to its last day."),
    "story": N_("The people whom you talk to also talk to each other: one case in several units is the house’s own."),
    "first": N_("Look at need, budget and timing before you choose where to go first."),
    "survey": N_("A questionnaire is worth what the one who fills it in knows and dares to write."),
    "no": N_(
        "One no can outweigh every yes, and no title shows who can say it. Ask early who may say no, and for what."
    ),
    "no known": N_("One no can outweigh every yes: whoever can say it has to hear what answers their own worry."),
    "unwon known": N_(
        "To know who decides is half of it: whoever decides must want it themselves, and hear from you what they want."
    ),
    "unwon": N_("Without whoever decides, the yes of all others is not enough: they must want it themselves."),
    "together": N_(
        "A decision hangs on several people at once, and one of them won is not enough. Count whose yes it takes, and "
        "plan for each of them."
    ),
    "stale": N_("What was found out before a notice was true then. After it, ask again, and go through the map again."),
    "certainty": N_("Two clues that agree and show the very role are enough for “sure”: “likely” gives marks away."),
    "evidence": N_("“Sure” counts in full only with two clues cited that show the role: cite what you have."),
    # Where the principle of the kind was told already, or fits less.
    "heard here": N_(
        "Pitch by what was heard here, from this person. What moved somebody else, or was true another time, may be "
        "nobody’s wish in this room."
    ),
    "first promise": N_(
        "The first promise binds what the second person may hear. Hear two people before you promise anything."
    ),
    "say": N_("Who has a say does not go by the title: ask each whom the others listen to."),
    "meant": N_(
        "The same words can hide another worry another time. Ask anew what is meant, however well you know them."
    ),
    "swap": N_("A calendar is full before everybody was seen: whatever brings least gives way to whoever has a say."),
    "likes": N_("How somebody wants to be met is found out like a need: from others, or from what they answer to."),
    "first words": N_("First words tell little: the same ones go with several truths. Two clues that agree tell more."),
    "afterwards": N_("Write down after each meeting what it showed, and of whom. What is only remembered is not used."),
}
"""Principles, one for each kind of loss, and others beside it: what one does, whatever the truth is."""
PRACTISE = {
    "breach": N_("Next time, take the lawful way at each door; it is there."),
    "lawful too": N_("Next time, go the lawful way alone: you found it."),
    "contradiction": N_("Next time, write down before the first pitch the one promise that the whole house may hear."),
    "promise": N_("Next time, ask before you promise anything who of your own people has to keep it."),
    "objection": N_(
        "Next time, say aloud before you answer an objection what you think is meant by it, and how you know."
    ),
    "pitch": N_("Next time, say aloud before each pitch which need of this person it answers, and who told you."),
    "unheard": N_("Next time, ask everybody one question at least before you pitch."),
    "unproven": N_("Next time, look before a pitch for what could be cited for it."),
    "meeting": N_("Next time, decide for each meeting who of your side sits there, and why."),
    "reach": N_("Next time, count on day 1 who has a say, and give each of them a meeting in the calendar."),
    "reach met": N_("Next time, end no meeting with somebody who has a say before you made them a case."),
    "late": N_("Next time, plan backwards from the decision: who must be won by when?"),
    "strayed": N_("Next time, read each entry of the map once against the clues in hand: what speaks against it?"),
    "map": N_("Next time, go from person to person before you hand the map in: what do the clues in hand show?"),
    "sure": N_("Next time, count the clues before you write how sure you are."),
    "stale": N_("Next time, ask somebody after each notice who has gained by it, and whose entry is older than it."),
    "certainty": N_("Next time, write “sure” wherever two clues show the very role."),
    "evidence": N_("Next time, cite for each role the two clues that show it before you hand the map in."),
    "finding": N_("Next time, ask in each meeting one question about somebody else."),
    "more": N_("Next time, look before you leave a meeting whether it still holds a case that this person wants."),
    "time": N_("Next time, fill the calendar from the end: whom do you see on the last days?"),
    "story": N_(
        "Next time, ask yourself by the first review which one case every department may hear, and tell it wherever "
        "somebody counts."
    ),
    "first": N_("Next time, write down for each house what speaks for it before you choose."),
    "survey": N_("Next time, think before you send a questionnaire who can answer it at all."),
    "no": N_("Next time, ask early who could stop it."),
    "unwon": N_("Next time, find out early who decides, and what they would want it for."),
    "no known": N_("Next time, keep a second meeting for whoever can stop it, once you know who that is."),
    "unwon known": N_("Next time, keep a second meeting for whoever decides, once you know who that is."),
    "heard here": N_(
        "Next time, note before each pitch which sentence of this person it answers; without one, ask first."
    ),
    "together": N_("Next time, write down by the first review whose yes it takes, and what each of them still misses."),
}
"""What to practise after the principle of the dearest thing."""
FURTHER: Mapping[LossKind, tuple[str, ...]] = {
    "contradiction": ("first promise", "story"),
    "objection": ("meant", "heard here"),
    "pitch": ("heard here", "first promise"),
    "unheard": ("first promise", "heard here"),
    "unproven": ("pitch", "heard here"),
    "meeting": ("likes",),
    "reach": ("say", "time", "swap"),
    "late": ("say", "time"),
    "map": ("afterwards", "first words"),
    "sure": ("first words", "finding"),
    "finding": ("first words", "afterwards"),
    "more": ("heard here", "time"),
    "time": ("say",),
    "story": ("first promise",),
    "promise": ("first promise",),
    "survey": ("say",),
}
"""What a kind of loss teaches besides, in this order, where its own principle has been told."""

ANYWAY = ("heard here", "afterwards", "first words")
"""What holds of every play, where nothing of all that is left to be told."""


ENOUGH_MEETINGS = 2
"""Meetings with somebody after which another one is no advice by itself."""


def taught(things: Iterable[LossReview]) -> list[str]:
    """Return the principle told beside each thing (a key of `PRINCIPLES`): what was told of one is not told again."""
    told: list[str] = []
    for thing in things:
        told.append(next((one for one in _principles(thing) if one not in told), ""))
    return told


def _principles(loss: LossReview) -> Iterator[str]:
    """Yield what a loss teaches, what fits the mistake best first."""
    if loss.kind in ("reach", "time", "more", "late", "meeting", "no", "unwon") and loss.hung:
        hung = "no" if loss.hung == "veto" else "unwon"
        if not loss.seen:
            yield hung
        elif loss.meetings < ENOUGH_MEETINGS:
            yield f"{hung} known"
    if loss.kind == "reach" and loss.meetings:
        yield "reach met"
    if loss.kind == "story" and loss.units[0] >= loss.units[1]:
        yield "more"
    if loss.pitch is not None and loss.kind == "pitch":
        fit = loss.pitch.fit
        if fit.unheard_points:
            yield "unheard"
        if fit.past:
            yield "heard here"
        yield "pitch"
        if fit.unproven:
            yield "unproven"
        if any(step.kind == "meet" for step in loss.steps):
            yield "likes"
    if loss.short:
        yield loss.short
    if loss.kind == "map" and loss.strays:
        yield "strayed"
    yield loss.kind
    for further in FURTHER.get(loss.kind, ()):
        if (further != "say" or not loss.seen) and (further != "time" or loss.added):
            yield further
    yield from ANYWAY


def practise_line(tr: Translator, about: Debrief) -> str:
    """Return what to practise next, by the dearest thing; "" where there is nothing to mend."""
    if not about.things:
        return ""
    first = about.things[0]
    if first.rules and all(rule.went for rule in first.rules):
        # Its key in the call itself would be taken for a text by whoever looks for texts.
        found = PRACTISE["lawful too"]
        line = tr(found)
        if first.outcome and first.outcome not in SIGNED:
            line = joined(tr, (line, tr(
                "It alone would have come to “{outcome}”: ask besides what each of them wants who decides or can stop "
                "it.", outcome=tr.term("outcome", first.outcome),
            )))  # fmt: skip
        return line
    return tr(PRACTISE[taught(about.things)[0]])
