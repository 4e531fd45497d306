"""The three dearest things in words: what you did, what it led to, what would have been better, and the principle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from trainer.debrief.facts.debrief import Debrief
from trainer.debrief.facts.loss_reviews import BetterStep, LossReview, MapEntry
from trainer.debrief.facts.repairs import LossKind
from trainer.debrief.page import ThingRow, ThingsPage
from trainer.debrief.words.beside_things import bridge_line, untold_line
from trainer.debrief.words.common import itemised, joined, occasion_words, on_day, one_stop
from trainer.debrief.words.pitches import fit_reasons
from trainer.errors import N_
from trainer.i18n.translator import Translator

MOST_CASES_TOLD = 3
"""Talks that are gone through one by one to say what would have gone together: of more it is said as a whole."""
MOST_TIMES = 4
"""Times that a rule was broken which are named among the dearest things; the rules have all of them."""
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
    "map": N_("Next time, go from person to person before you hand the map in: what do the clues in hand show?"),
    "sure": N_("Next time, count the clues before you write how sure you are."),
    "certainty": N_("Next time, write “sure” wherever two clues show the very role."),
    "evidence": N_("Next time, cite for each role the two clues that show it before you hand the map in."),
    "finding": N_("Next time, ask in each meeting one question about somebody else."),
    "more": N_("Next time, look before you leave a meeting whether it still holds a case that this person wants."),
    "time": N_("Next time, fill the calendar from the end: whom do you see on the last days?"),
    "story": N_("Next time, choose the one case for the whole house on day 1, and tell it wherever somebody counts."),
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


def things_page(tr: Translator, about: Debrief) -> ThingsPage:
    """Return what the play lost most by, or that there is nothing to mend."""
    if not about.things:
        return ThingsPage(_nothing(tr, about), ())
    lead = tr.plural(
        "The dearest thing of this play. What it would have brought is reckoned by the rules, with the rest as you "
        "played it; an objection that comes up by it is met by listening first.",
        "The {count} dearest things of this play. What each would have brought is reckoned by the "
        "rules, with the rest as you played it; an objection that comes up by it is met by listening first.",
        len(about.things),
    )
    if about.bridge is not None:
        lead = joined(tr, (lead, bridge_line(tr, about.bridge)))
    taught = _taught(about.things)
    rows = (
        _row(tr, number, thing, tr(PRINCIPLES[principle]) if principle else "")
        for number, (thing, principle) in enumerate(zip(about.things, taught, strict=True), start=1)
    )
    return ThingsPage(lead, tuple(rows), tuple(untold_line(tr, one) for one in about.untold))


def _taught(things: Iterable[LossReview]) -> list[str]:
    """Return the principle told beside each thing (a key of `PRINCIPLES`): what was told of one is not told again."""
    taught: list[str] = []
    for thing in things:
        taught.append(next((one for one in _principles(thing) if one not in taught), ""))
    return taught


def _principles(loss: LossReview) -> Iterator[str]:
    """Yield what a loss teaches, what fits the mistake best first."""
    if loss.kind in ("reach", "time", "more", "late", "meeting", "no", "unwon") and loss.hung:
        hung = "no" if loss.hung == "veto" else "unwon"
        yield f"{hung} known" if loss.seen else hung
    if loss.kind == "reach" and loss.met:
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
    yield loss.kind
    for further in FURTHER.get(loss.kind, ()):
        if (further != "say" or not loss.seen) and (further != "time" or loss.added):
            yield further
    yield from ANYWAY


def practise_line(tr: Translator, about: Debrief) -> str:
    """Return what to practise next, by the dearest thing; "" where there is nothing to mend."""
    if not about.things:
        return ""
    return tr(PRACTISE[_taught(about.things)[0]])


def better_line(tr: Translator, loss: LossReview) -> str:
    """Return what would have been better and what it would have brought; "" where no single thing would have."""
    if not loss.steps and not loss.parts:
        return ""
    values: dict[str, object] = {
        "move": _moves(tr, loss),
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


def _moves(tr: Translator, loss: LossReview) -> str:
    if loss.parts:
        both = tr("; ").join(_numbered(tr, [_moves(tr, part) for part in loss.parts]))
        return tr("only both of these together: {moves}", moves=both)
    if loss.kind == "contradiction" and len(loss.steps) > MOST_CASES_TOLD:
        return _one_side(tr, loss)
    steps = [_step(tr, loss, step) for step in loss.steps]
    return tr(", then ").join(steps)


def _one_side(tr: Translator, loss: LossReview) -> str:
    """Return which promises to keep to, and which to leave out: many talks are not gone through one by one."""
    dropped = dict.fromkeys(step.instead or step.what for step in loss.steps)
    kept = dict.fromkeys(case for pair in loss.cases for case in pair if case not in dropped)
    values: dict[str, object] = {
        "dropped": tr.listed(_quoted(tr, case) for case in dropped),
        "kept": tr.listed(_quoted(tr, case) for case in kept),
        "count": len(loss.steps),
    }
    swapped = any(step.instead for step in loss.steps)
    if kept and swapped:
        return tr(
            "to everybody keep to {kept}; leave {dropped} out ({count} talks), and pitch there what fits and agrees "
            "with it",
            **values,
        )
    if kept:
        return tr("to everybody keep to {kept}, and leave {dropped} out ({count} talks)", **values)
    return tr("leave {dropped} out ({count} talks)", **values)


def _numbered(tr: Translator, parts: Iterable[str]) -> Iterator[str]:
    """Yield what there is to say of each of several parts, behind its number."""
    for number, words in enumerate(parts, start=1):
        if words:
            yield tr("({number}) {words}", number=number, words=words)


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
    if loss.rules:
        days = sorted({one.day for rule in loss.rules for one in rule.occasions})
        when = tr.listed(on_day(tr, day) for day in days)
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
            if len(loss.cases) > 1:
                return tr("Promises that do not go together")
            return tr("Two promises that do not go together")
        case "promise":
            return tr("A promise that could not be kept")
        case "objection":
            return tr("{person}’s objection was not met", person=person)
        case "pitch" | "unheard" | "unproven" if loss.stand == "in_favour":
            return tr("{person} was in favour, and could have been won further than by this case", person=person)
        case "pitch" | "unheard" | "unproven":
            return tr("{person} was not won by this case", person=person)
        case "meeting":
            how = tr("; ").join(_liked(tr, step) for step in loss.steps if step.kind == "meet")
            return tr("{person} likes to be met otherwise: {how}", person=person, how=how)
        case "reach":
            return tr("{person} heard no case from you", person=person)
        case "more":
            return tr("The meeting with {person} had room for one more case", person=person)
        case "time":
            return tr("In the time left over you could have seen {person} once more", person=person)
        case "story" if loss.units[0] >= loss.units[1]:
            return tr("The one story could have been told to more people")
        case "story" if loss.units[0] > 1:
            return tr("The one story did not reach the whole house")
        case "story":
            return tr("No one story for the whole house")
        case "late":
            return tr("You came to {person} late", person=person)
        case "map" if loss.short == "certainty":
            return tr("You knew more surely of {person} than your map said", person=person)
        case "map" if loss.short == "evidence":
            return tr("Your map did not cite what showed the role of {person}", person=person)
        case "map" if loss.entry is not None and loss.entry.roles:
            return tr("Not all that you knew of {person} stood on the map", person=person)
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
            return tr("{person} was not won to what the decision takes", person=person)
        case "together":
            first, second = (_head(tr, part) for part in loss.parts)
            return tr("Two things at once: {first}; {second}", first=first, second=second)
    return tr("{person} said no", person=person)


def _did(tr: Translator, loss: LossReview) -> Iterator[str]:
    yield from _numbered(tr, [joined(tr, _did(tr, part)) for part in loss.parts])
    if loss.pitch is not None and loss.kind in ("pitch", "unheard", "unproven", "contradiction"):
        yield tr("You pitched “{pitch}” to {person}.", pitch=loss.pitch.title, person=loss.pitch.person)
    match loss.kind:
        case "contradiction":
            for first, second in loss.cases:
                yield tr("“{first}” and “{second}” were both promised in this house.", first=first, second=second)
        case "promise":
            yield tr("You promised: “{words}”", words=loss.promise)
        case "breach":
            yield from _rules_told(tr, loss)
        case "objection" if loss.objection is not None:
            yield tr("{person} said: “{words}”", person=loss.person, words=loss.objection.said)
            for answer in loss.objection.answers:
                yield tr("You answered: “{words}”", words=answer.say)
        case "meeting" | "late" | "more":
            yield _arranged(tr, loss)
        case "reach":
            yield tr("{person} ({title}) was never pitched to.", person=loss.person, title=loss.title)
        case "map" | "sure" | "finding" if loss.entry is not None:
            yield _believed(tr, loss, loss.entry)
        case "survey":
            yield tr("You sent “{title}” to {person}.", title=loss.what, person=loss.person)


def _rules_told(tr: Translator, loss: LossReview) -> Iterator[str]:
    """Yield each rule that was broken with when and with whom, behind its number where there are several."""
    told = [
        tr(
            "{rule} ({occasions})",
            rule=rule.rule.rstrip(".。"),
            occasions=occasion_words(tr, rule.occasions, MOST_TIMES),
        )
        for rule in loss.rules
    ]
    rules = told if len(told) == 1 else list(_numbered(tr, told))
    yield tr("You broke: {rules}.", rules=itemised(tr, rules))


def _arranged(tr: Translator, loss: LossReview) -> str:
    values: dict[str, object] = {"person": loss.person, "channel": tr.term("channel", loss.channel)}
    if loss.colleague:
        return tr("You met {person} ({channel}), together with {colleague}.", colleague=loss.colleague, **values)
    return tr("You met {person} ({channel}), alone.", **values)


def _believed(tr: Translator, loss: LossReview, entry: MapEntry) -> str:
    values: dict[str, object] = {"person": loss.person, "day": loss.day}
    if not entry.roles and not entry.concerns and not entry.wins:
        if loss.day:
            return tr("Your map of day {day} said nothing of {person}.", **values)
        return tr("Your last map said nothing of {person}.", **values)
    if loss.day:
        return tr("Your map of day {day} said of {person}: {entry}.", entry=_entry(tr, entry), **values)
    return tr("Your last map said of {person}: {entry}.", entry=_entry(tr, entry), **values)


def _entry(tr: Translator, entry: MapEntry) -> str:
    parts = []
    if entry.roles:
        roles = tr.listed(tr("“{role}”", role=tr.term("role", role)) for role in entry.roles)
        parts.append(tr("{role} ({certainty})", role=roles, certainty=tr.term("certainty", str(entry.certainty))))
    needs = [tr.term("concern", name) for name in entry.concerns] + [tr.term("win", name) for name in entry.wins]
    if needs:
        parts.append(tr("wants {needs}", needs=tr.listed(needs)))
    if entry.influence is not None:
        parts.append(tr("influence: {influence}", influence=tr.term("influence", str(entry.influence))))
    return itemised(tr, parts)


def _led(tr: Translator, loss: LossReview) -> Iterator[str]:
    if loss.parts:
        yield from _numbered(tr, [joined(tr, _led(tr, part)) for part in loss.parts])
        yield tr("Either of the two mended alone would not have been enough.")
        return
    if loss.kind in ("pitch", "unheard", "unproven") and loss.pitch is not None:
        yield tr("Fit {fit} of 100.", fit=loss.pitch.fit.total)
        yield from fit_reasons(tr, loss.pitch.fit)
    match loss.kind:
        case "breach":
            yield tr("It takes away from everything that was earned, however well it was played.")
            if loss.outcome and loss.outcome != "won":
                yield tr(
                    "By the lawful way alone it would have come to “{outcome}”: other things were missing too.",
                    outcome=tr.term("outcome", loss.outcome),
                )
        case "story" if loss.units[0] >= loss.units[1]:
            yield tr("It had been heard in as many departments as count for marks; more people would have moved more.")
        case "story":
            yield tr(
                "A case that the whole house may hear was well received in {count} of {full} departments.",
                count=loss.units[0], full=loss.units[1],
            )  # fmt: skip
        case "contradiction":
            yield tr("The committee compares notes: everybody who heard one of them takes support back.")
        case "promise":
            yield loss.unkept
            yield tr("It took {points} points from the outcome.", points=loss.fine)
        case "objection" if loss.objection is not None:
            meant = tr.term(loss.objection.meant.kind, loss.objection.meant.id)
            yield tr("Behind it stood: {need}.", need=meant)
            yield tr("Handled {points} of 100.", points=loss.objection.points)
        case "reach" if loss.weight:
            yield tr("{weight} % of the influence in this house.", weight=loss.weight)
        case "map" | "sure" | "finding":
            roles = tr.listed(tr("“{role}”", role=tr.term("role", role)) for role in loss.roles)
            yield tr("In truth: {roles}.", roles=roles)
            if loss.short == "certainty":
                yield tr.plural(
                    "{count} clue that you had by then shows it.", "{count} clues that you had by then show it.",
                    loss.proofs,
                )  # fmt: skip
            elif loss.kind == "map" and loss.shown:
                clues = itemised(tr, (_quoted(tr, text) for text in loss.shown[:2]))
                yield tr("In your notebook stood by then: {clues}", clues=clues)
            elif loss.kind == "finding" and loss.shown:
                yield tr("It would have shown: {clues}", clues=_quoted(tr, loss.shown[0]))
    if loss.needed:
        yield _missed(tr, loss)


def _missed(tr: Translator, loss: LossReview) -> str:
    """Return whose minimum was missed; that the end hung on it only where the replay ends otherwise by it."""
    values: dict[str, object] = {
        "person": loss.person, "support": loss.support, "needed": loss.needed, "lifted": loss.lifted,
    }  # fmt: skip
    if loss.outcome and loss.lifted >= loss.needed:
        return tr("At the decision {person} stood at {support}; {needed} were needed, and on that it hung.", **values)
    if loss.lifted > loss.support:
        return tr(
            "At the decision {person} stood at {support}; {needed} were needed, and this would have made it {lifted}.",
            **values,
        )
    return tr("At the decision {person} stood at {support}; {needed} were needed.", **values)


def _quoted(tr: Translator, text: str) -> str:
    return tr("“{words}”", words=text)


def _step(tr: Translator, loss: LossReview, step: BetterStep) -> str:
    # The sentence goes on behind the quotation.
    what = one_stop(step.what).rstrip(".。")
    match step.kind:
        case "ask":
            asked = tr("ask {person} “{question}”", person=step.person, question=what)
            if step.person == loss.person:
                asked = tr("ask “{question}”", question=what)
            if not step.trust:
                return asked
            return tr("{asked}, though it costs trust (−{trust})", asked=asked, trust=step.trust)
        case "pitch" if step.instead:
            other = one_stop(step.instead).rstrip(".。")
            return tr("pitch “{pitch}” to {person}, not “{other}”", pitch=what, person=step.person, other=other)
        case "pitch":
            return tr("pitch “{pitch}”", pitch=what)
        case "share":
            values = {"pitch": what, "people": tr.listed(step.hearers)}
            if step.heard:
                return tr("tell the one case “{pitch}” to {people} too", **values)
            return tr("tell one and the same case, “{pitch}”, to {people}", **values)
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
            values = {"person": step.person, "entry": _entry(tr, step.entry)}
            if step.then:
                return tr(
                    "write {person} down as {entry}, and on the maps before it what was known of that by then", **values
                )
            if step.often > 1:
                return tr("write {person} down on every map as {entry}", **values)
            return tr("write {person} down as {entry}", **values)
    if loss.kind == "breach":
        return tr("the lawful way: {ways}", ways=itemised(tr, _lawful_ways(tr, loss)))
    if loss.kind in ("contradiction", "promise") and what:
        return tr("leave “{pitch}” out with {person}", pitch=what, person=step.person)
    return tr("leave “{pitch}” out", pitch=what) if what else tr("leave it out")


def _liked(tr: Translator, step: BetterStep) -> str:
    """Return how somebody would rather be met."""
    values: dict[str, object] = {"channel": tr.term("channel", step.term)}
    if step.colleague:
        return tr("{channel}, together with {colleague}", colleague=step.colleague, **values)
    return tr("{channel}, with you alone", **values)


def _lawful_ways(tr: Translator, loss: LossReview) -> Iterator[str]:
    """Yield the lawful way beside each rule; where there are several, behind its number in the rules told."""
    ways = [rule.substitute.rstrip(".。") for rule in loss.rules]
    yield from ways if len(ways) == 1 else _numbered(tr, ways)


def _meet(tr: Translator, step: BetterStep) -> str:
    values: dict[str, object] = {"person": step.person, "channel": tr.term("channel", step.term)}
    if step.colleague:
        return tr("meet {person} ({channel}), together with {colleague}", colleague=step.colleague, **values)
    return tr("meet {person} ({channel}), alone", **values)
