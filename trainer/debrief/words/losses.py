"""The three dearest things in words: what you did, what it led to, what would have been better, and the principle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trainer.debrief.facts.debrief import Debrief
from trainer.debrief.facts.loss_reviews import BetterStep, LossReview, MapEntry
from trainer.debrief.page import ThingRow, ThingsPage
from trainer.debrief.words.beside_things import bridge_line, untold_line
from trainer.debrief.words.common import contradicted, itemised, joined, occasion_words, on_day, one_stop
from trainer.debrief.words.own_words import own_of_thing
from trainer.debrief.words.pitches import fit_reasons
from trainer.debrief.words.principles import PRINCIPLES, taught
from trainer.i18n.translator import Translator

MOST_CASES_TOLD = 3
"""Talks that are gone through one by one to say what would have gone together: of more it is said as a whole."""
MOST_TIMES = 4
"""Times that a rule was broken which are named among the dearest things; the rules have all of them."""


def things_page(tr: Translator, about: Debrief) -> ThingsPage:
    """Return what the play lost most by, or that there is nothing to mend."""
    if not about.things:
        return ThingsPage(_nothing(tr, about), ())
    # No plural: a language without one would count to one here.
    if len(about.things) == 1:
        lead = tr(
            "The dearest thing of this play. What it would have brought is reckoned by the rules, with the rest as you "
            "played it; an objection that comes up by it is met by listening first."
        )
    else:
        lead = tr(
            "The {count} dearest things of this play. What each would have brought is reckoned by the rules, with the "
            "rest as you played it; an objection that comes up by it is met by listening first.",
            count=len(about.things),
        )
    points = [thing.points for thing in about.things if thing.kind != "breach"]
    if points != sorted(points, reverse=True):
        lead = joined(tr, (lead, tr("Of what cost about the same, that stands first on which the decision hung more.")))
    if about.things[0].kind == "breach" and any(one > about.things[0].points for one in points):
        lead = joined(tr, (lead, tr("A broken rule stands first, whatever it cost.")))
    if about.bridge is not None:
        lead = joined(tr, (lead, bridge_line(tr, about.bridge)))
    learnt = taught(about.things)
    rows = (
        _row(tr, number, thing, tr(PRINCIPLES[principle]) if principle else "", own_of_thing(tr, about, thing))
        for number, (thing, principle) in enumerate(zip(about.things, learnt, strict=True), start=1)
    )
    return ThingsPage(lead, tuple(rows), tuple(untold_line(tr, one) for one in about.untold))


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
        both = tr("; ").join(_numbered(tr, [_moves_with(tr, part) for part in loss.parts]))
        return tr("only both of these together: {moves}", moves=both)
    if loss.kind == "contradiction" and len(loss.steps) > MOST_CASES_TOLD:
        return _one_side(tr, loss)
    steps = [_step(tr, loss, step) for step in loss.steps]
    return tr(", then ").join(steps)


def _moves_with(tr: Translator, part: LossReview) -> str:
    """Return what would have been done otherwise, with whom, where the moves do not say it."""
    moves = _moves(tr, part)
    if not part.person or part.person in moves:
        return moves
    return tr("{person}: {moves}", person=part.person, moves=moves)


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
            "leave out what contradicts {kept}: {dropped} ({count} talks); pitch there what fits the person and agrees "
            "with the rest",
            **values,
        )
    if kept:
        return tr("leave out what contradicts {kept}: {dropped} ({count} talks)", **values)
    return tr("leave {dropped} out ({count} talks)", **values)


def _numbered(tr: Translator, parts: Iterable[str]) -> Iterator[str]:
    """Yield what there is to say of each of several parts, behind its number."""
    for number, words in enumerate(parts, start=1):
        if words:
            yield tr("({number}) {words}", number=number, words=words)


def _nothing(tr: Translator, about: Debrief) -> str:
    facts = about.facts
    if facts.variants < 2 or not facts.variant:
        return tr("Nothing here is worth two points of mending. Another scenario teaches more.")
    if facts.unplayed:
        return tr(
            "Nothing here is worth two points of mending. Another truth teaches more: play variant {letter}.",
            letter=tr(" or ").join(facts.unplayed),
        )
    return tr(
        "Nothing here is worth two points of mending, and you have played every variant to its end. Another scenario "
        "teaches more; if you begin this one once more, the program chooses a variant that you have met least often."
    )


def _row(tr: Translator, number: int, loss: LossReview, principle: str, own: tuple[str, ...]) -> ThingRow:
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
        own=own,
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
        case "map" if loss.strays and loss.seen:
            return tr("Of {person} your map had the role, and in other things not what the clues said", person=person)
        case "map" if loss.strays:
            return tr("Your map said otherwise of {person} than the clues in your notebook", person=person)
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
        yield tr("Only both of them together would have ended it otherwise.")
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
                "A case that the whole house may hear (“{case}”) was well received in {count} of {full} departments.",
                case=loss.steps[0].what, count=loss.units[0], full=loss.units[1],
            )  # fmt: skip
        case "contradiction":
            yield contradicted(tr)
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
    for other in loss.others:
        yield tr(
            "At the decision {person} stood at {support}; {needed} were needed, and this would have made it {lifted}.",
            person=other.person, support=other.support, needed=other.needed, lifted=other.lifted,
        )  # fmt: skip


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
            if loss.kind == "sure":
                return tr("on the role of {person} be no surer than “{certainty}”, and ask again",
                          certainty=tr.term("certainty", str(step.entry.certainty)), **values)  # fmt: skip
            if step.then:
                return tr(
                    "write {person} down as {entry}, and on the maps before it what was known of that by then", **values
                )
            if step.often > 1:
                return tr("write {person} down on every map as {entry}", **values)
            return tr("write {person} down as {entry}", **values)
    if loss.kind == "breach":
        ways = itemised(tr, _lawful_ways(tr, loss))
        if all(rule.went for rule in loss.rules):
            return tr("the lawful way alone, which you went as well: {ways}", ways=ways)
        return tr("the lawful way: {ways}", ways=ways)
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
    """Yield the lawful way beside each rule; where there are several, behind its number in the rules told.

    Of several it says which were gone; where all were, it is said before them.
    """
    ways = [rule.substitute.rstrip(".。") for rule in loss.rules]
    if not all(rule.went for rule in loss.rules):
        ways = [
            tr("{words} ({remark})", words=way, remark=tr("you went that way as well")) if rule.went else way
            for way, rule in zip(ways, loss.rules, strict=True)
        ]
    yield from ways if len(ways) == 1 else _numbered(tr, ways)


def _meet(tr: Translator, step: BetterStep) -> str:
    values: dict[str, object] = {"person": step.person, "colleague": step.colleague}
    match step.term, bool(step.colleague):
        case "call", True:
            return tr("telephone {person}, together with {colleague}", **values)
        case "call", False:
            return tr("telephone {person}, alone", **values)
        case "mail", True:
            return tr("write to {person} by mail, together with {colleague}", **values)
        case "mail", False:
            return tr("write to {person} by mail, alone", **values)
        case _, True:
            return tr("visit {person}, together with {colleague}", **values)
    return tr("visit {person}, alone", **values)
