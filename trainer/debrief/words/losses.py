"""The three dearest things in words: what you did, what it led to, what would have been better, and the principle."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.debrief.facts.debrief import Debrief
from trainer.debrief.facts.loss_reviews import BetterStep, LossReview, MapEntry
from trainer.debrief.page import ThingRow, ThingsPage
from trainer.debrief.words.common import itemised, joined, on_day, one_stop
from trainer.debrief.words.pitches import fit_reasons
from trainer.errors import N_
from trainer.i18n.translator import Translator

PRINCIPLES = {
    "breach": N_(
        "What is won outside the rules is lost when it becomes known, and it always becomes known. "
        "The lawful way leads to the same place."
    ),
    "contradiction": N_("The people whom you talk to also talk to each other: one house hears one story."),
    "objection": N_(
        "Ask first what stands behind an objection; then bring the evidence for that, and for nothing else."
    ),
    "pitch": N_("A case is as good as what it answers of this one person’s concerns and wins."),
    "unheard": N_("Ask before you pitch. Whoever was asked first also listens."),
    "unproven": N_("What can be proved wants proving: fetch the proof before the talk, not after it."),
    "meeting": N_("Level meets level, by the way that this person prefers; a clue tells which."),
    "reach": N_("Whoever has a say and hears nothing from you decides without you."),
    "late": N_("People make up their minds early, and doors close. Those on whom it hangs come first."),
    "map": N_(
        "A clue in the notebook works only once it stands on the map. Go through the notebook before you hand it in."
    ),
    "sure": N_(
        "“Sure” takes two clues that show it. One makes it likely; none makes it a guess, and a guess costs nothing."
    ),
    "finding": N_("No business card says who decides. Ask each about the others, and read what is written down."),
    "more": N_("A meeting that still holds a case is time already paid for."),
    "time": N_("Half days left over at the end are meetings that were not held. Plan the calendar to its last day."),
    "story": N_("The people whom you talk to also talk to each other: one case in several units is the house’s own."),
    "first": N_("Look at need, budget and timing before you choose where to go first."),
    "survey": N_("A questionnaire is worth what the one who fills it in knows and dares to write."),
    "no": N_("One no can outweigh every yes. Find out early who can say it, and what they fear."),
    "unwon": N_("Without whoever decides, the yes of all others is not enough: they must want it themselves."),
}
"""The principle behind each kind of loss."""
PRACTISE = {
    "breach": N_("Next time, take the lawful way at each door; it is there."),
    "contradiction": N_("Next time, write down before the first pitch the one promise that the whole house may hear."),
    "objection": N_(
        "Next time, say aloud before you answer an objection what you think is meant by it, and how you know."
    ),
    "pitch": N_("Next time, say aloud before each pitch which need of this person it answers, and who told you."),
    "unheard": N_("Next time, ask everybody one question at least before you pitch."),
    "unproven": N_("Next time, look before a pitch for what could be cited for it."),
    "meeting": N_("Next time, decide for each meeting who of your side sits there, and why."),
    "reach": N_("Next time, count on day 1 who has a say, and give each of them a meeting in the calendar."),
    "late": N_("Next time, plan backwards from the decision: who must be won by when?"),
    "map": N_("Next time, go from person to person before you hand the map in: what do the clues in hand show?"),
    "sure": N_("Next time, count the clues before you write how sure you are."),
    "finding": N_("Next time, ask in each meeting one question about somebody else."),
    "more": N_("Next time, look before you leave a meeting whether it still holds a case that this person wants."),
    "time": N_("Next time, fill the calendar from the end: whom do you see on the last days?"),
    "story": N_("Next time, choose the one case for the whole house on day 1, and tell it in two units or more."),
    "first": N_("Next time, write down for each house what speaks for it before you choose."),
    "survey": N_("Next time, think before you send a questionnaire who can answer it at all."),
    "no": N_("Next time, ask early who could stop it."),
    "unwon": N_("Next time, find out early who decides, and what they would want it for."),
}
"""What to practise after each kind of loss."""


def things_page(tr: Translator, about: Debrief) -> ThingsPage:
    """Return what the play lost most by, or that there is nothing to mend."""
    if not about.things:
        return ThingsPage(_nothing(tr, about), ())
    lead = tr.plural(
        "The dearest thing of this play. What it would have brought is reckoned by the rules, with the rest as you "
        "played it.",
        "The {count} dearest things of this play, and nothing else. What each would have brought is reckoned by the "
        "rules, with the rest as you played it.",
        len(about.things),
    )
    taught: list[str] = []
    rows = []
    for number, thing in enumerate(about.things, start=1):
        # What was said of one thing is not said again of the next.
        new = [text for text in (tr(PRINCIPLES[thing.kind]), *thing.lessons) if text not in taught]
        taught += new
        rows.append(_row(tr, number, thing, joined(tr, new)))
    return ThingsPage(lead, tuple(rows))


def practise_line(tr: Translator, about: Debrief) -> str:
    """Return what to practise next, by the dearest thing; "" where there is nothing to mend."""
    if not about.things:
        return ""
    return tr(PRACTISE[about.things[0].kind])


def better_line(tr: Translator, loss: LossReview) -> str:
    """Return what would have been better and what it would have brought; "" where no single thing would have."""
    if not loss.steps:
        return ""
    values: dict[str, object] = {
        "move": tr(", then ").join(_step(tr, loss, step) for step in loss.steps),
        "overall": f"{loss.overall:.1f}",
        "gain": f"+{loss.points:.1f}" if loss.points > 0 else f"−{-loss.points:.1f}" if loss.points < 0 else "±0",
    }
    if loss.outcome:
        return tr(
            "Better: {move} – with the rest as you played it, {overall} of 100 ({gain}) and “{outcome}”.",
            outcome=tr.term("outcome", loss.outcome),
            **values,
        )
    return tr("Better: {move} – with the rest as you played it, {overall} of 100 ({gain}).", **values)


def _nothing(tr: Translator, about: Debrief) -> str:
    others = [chr(ord("a") + place) for place in range(about.facts.variants)]
    others = [letter for letter in others if letter != about.facts.variant]
    if about.facts.variants > 1 and about.facts.variant:
        return tr(
            "Nothing here is worth two points of mending. Another truth teaches more: play variant {letter}.",
            letter=tr(" or ").join(others),
        )
    return tr("Nothing here is worth two points of mending. Another scenario teaches more.")


def _row(tr: Translator, number: int, loss: LossReview, principle: str) -> ThingRow:
    when = on_day(tr, loss.day) if loss.day else ""
    cost = f"−{loss.points:.1f}" if loss.points > 0 else ""
    return ThingRow(
        number=number,
        anchor=loss.number,
        when=when,
        cost=tr("{points} points", points=cost) if cost else "",
        head=_head(tr, loss),
        did=joined(tr, _did(tr, loss)),
        led=joined(tr, _led(tr, loss)),
        better=better_line(tr, loss),
        principle=principle,
    )


def _head(tr: Translator, loss: LossReview) -> str:
    person = loss.person
    match loss.kind:
        case "breach":
            return tr.plural("A rule of conduct was broken", "{count} rules of conduct were broken", len(loss.rules))
        case "contradiction":
            return tr("Two promises that do not go together")
        case "objection":
            return tr("{person}’s objection was not met", person=person)
        case "pitch" | "unheard" | "unproven":
            return tr("{person} was not won by this case", person=person)
        case "meeting":
            return tr("{person} would rather have met somebody else, or otherwise", person=person)
        case "reach":
            return tr("{person} heard no case from you", person=person)
        case "more":
            return tr("{person} would have heard more", person=person)
        case "time":
            return tr("Time was left over, and {person} would have had some", person=person)
        case "story":
            return tr("No one story for the whole house")
        case "late":
            return tr("You came to {person} late", person=person)
        case "map":
            return tr("What you knew of {person} did not stand on the map", person=person)
        case "sure":
            return tr("You were too sure about {person}", person=person)
        case "finding":
            return tr("You did not find out enough about {person}", person=person)
        case "first":
            return tr("You went to {house} first", house=loss.what)
        case "survey":
            return tr("“{title}” went to the wrong desk", title=loss.what)
        case "unwon":
            return tr("{person} was not won over", person=person)
    return tr("{person} said no", person=person)


def _did(tr: Translator, loss: LossReview) -> Iterator[str]:
    if loss.pitch is not None and loss.kind in ("pitch", "unheard", "unproven", "contradiction"):
        yield tr("You pitched “{pitch}” to {person}.", pitch=loss.pitch.title, person=loss.pitch.person)
    match loss.kind:
        case "contradiction":
            first, second = loss.cases
            yield tr("“{first}” and “{second}” were both promised in this house.", first=first, second=second)
        case "breach":
            yield tr("You broke: {rules}.", rules=itemised(tr, loss.rules))
        case "objection" if loss.objection is not None:
            yield tr("{person} said: “{words}”", person=loss.person, words=loss.objection.said)
            for answer in loss.objection.answers:
                yield tr("You answered: “{words}”", words=answer.say)
        case "meeting" | "late" | "more":
            yield _arranged(tr, loss)
        case "reach":
            yield tr("{person} ({title}) was never pitched to.", person=loss.person, title=loss.title)
        case "map" | "sure" | "finding" if loss.entry is not None:
            yield _believed(tr, loss.person, loss.entry)
        case "survey":
            yield tr("You sent “{title}” to {person}.", title=loss.what, person=loss.person)


def _arranged(tr: Translator, loss: LossReview) -> str:
    values: dict[str, object] = {"person": loss.person, "channel": tr.term("channel", loss.channel)}
    if loss.colleague:
        return tr("You met {person} ({channel}), together with {colleague}.", colleague=loss.colleague, **values)
    return tr("You met {person} ({channel}), alone.", **values)


def _believed(tr: Translator, person: str, entry: MapEntry) -> str:
    if not entry.roles and not entry.concerns and not entry.wins:
        return tr("Your map said nothing of {person}.", person=person)
    return tr("Your map said of {person}: {entry}.", person=person, entry=_entry(tr, entry))


def _entry(tr: Translator, entry: MapEntry) -> str:
    parts = []
    if entry.roles:
        roles = tr.listed(tr("“{role}”", role=tr.term("role", role)) for role in entry.roles)
        parts.append(tr("{role} ({certainty})", role=roles, certainty=tr.term("certainty", str(entry.certainty))))
    needs = [tr.term("concern", name) for name in entry.concerns] + [tr.term("win", name) for name in entry.wins]
    if needs:
        parts.append(tr("wants {needs}", needs=tr.listed(needs)))
    return itemised(tr, parts)


def _led(tr: Translator, loss: LossReview) -> Iterator[str]:
    if loss.kind in ("pitch", "unheard", "unproven") and loss.pitch is not None:
        yield tr("Fit {fit} of 100.", fit=loss.pitch.fit.total)
        yield from fit_reasons(tr, loss.pitch.fit)
    match loss.kind:
        case "breach":
            yield tr("It takes away from everything that was earned, however well it was played.")
        case "story":
            yield tr("Each heard something else, and nobody could say for the others what you stand for.")
        case "contradiction":
            yield tr("The committee compares notes: everybody who heard one of them takes support back.")
        case "objection" if loss.objection is not None:
            meant = tr.term(loss.objection.meant.kind, loss.objection.meant.id)
            yield tr("Behind it stood: {need}.", need=meant)
            yield tr("Handled {points} of 100.", points=loss.objection.points)
        case "reach" if loss.weight:
            yield tr("{weight} % of the influence in this house.", weight=loss.weight)
        case "map" | "sure" | "finding":
            roles = tr.listed(tr("“{role}”", role=tr.term("role", role)) for role in loss.roles)
            yield tr("In truth: {roles}.", roles=roles)
            if loss.kind == "map" and loss.shown:
                clues = itemised(tr, (_quoted(tr, text) for text in loss.shown[:2]))
                yield tr("In your notebook stood: {clues}", clues=clues)
            elif loss.kind == "finding" and loss.shown:
                yield tr("It would have shown: {clues}", clues=_quoted(tr, loss.shown[0]))
    if loss.needed:
        yield tr(
            "At the decision {person} stood at {support}; {needed} were needed, and on that it hung.",
            person=loss.person, support=loss.support, needed=loss.needed,
        )  # fmt: skip


def _quoted(tr: Translator, text: str) -> str:
    return tr("“{words}”", words=text)


def _step(tr: Translator, loss: LossReview, step: BetterStep) -> str:
    # The sentence goes on behind the quotation.
    what = one_stop(step.what).rstrip(".。")
    match step.kind:
        case "ask":
            if step.person == loss.person:
                return tr("ask “{question}”", question=what)
            return tr("ask {person} “{question}”", person=step.person, question=what)
        case "pitch":
            return tr("pitch “{pitch}”", pitch=what)
        case "share":
            return tr("tell the one case “{pitch}” to {people} too", pitch=what, people=tr.listed(step.hearers))
        case "respond":
            return tr("answer “{answer}”", answer=what)
        case "study":
            return tr("study “{source}”", source=what)
        case "first":
            return tr("go to {name} first", name=what)
        case "survey":
            return tr("send “{title}” to {person}", title=what, person=step.person)
        case "meet" if loss.kind == "late":
            return tr("meet {person} first of all", person=step.person)
        case "meet":
            return _meet(tr, step)
        case "note" if step.entry is not None:
            return tr("write {person} down as {entry}", person=step.person, entry=_entry(tr, step.entry))
    if loss.kind == "breach":
        return tr("the lawful way: {ways}", ways=itemised(tr, (way.rstrip(".。") for way in loss.substitutes)))
    return tr("leave “{pitch}” out", pitch=what) if what else tr("leave it out")


def _meet(tr: Translator, step: BetterStep) -> str:
    values: dict[str, object] = {"person": step.person, "channel": tr.term("channel", step.term)}
    if step.colleague:
        return tr("meet {person} ({channel}), together with {colleague}", colleague=step.colleague, **values)
    return tr("meet {person} ({channel}), alone", **values)
