"""What plain mode says: views and lines put into sentences that a screen reader can read."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.core.moves import Note
from trainer.core.narration import Line
from trainer.core.scenario import Scenario
from trainer.core.score.card import ScoreCard
from trainer.core.view import Choice, ColleagueSeen, PersonSeen, View
from trainer.i18n.translator import Translator


def lines(tr: Translator, scenario: Scenario, told: Iterable[Line], you: str) -> list[str]:
    """Return the lines of the telling, each with who or what speaks."""
    texts = []
    for line in told:
        name = scenario.people[line.person].name if line.person >= 0 else ""
        match line.kind:
            case "you":
                texts.append(f"{you}{tr(': ')}{line.text}")
            case "they":
                texts.append(f"{name}{tr(': ')}{line.text}")
            case "clue":
                clue = scenario.clues[line.item].id
                texts.append(tr("+ Notebook, about {person}: {text} [{clue}]", person=name, text=line.text, clue=clue))
            case "trust" if line.amount > 0:
                texts.append(tr("{person} trusts you more.", person=name))
            case "trust":
                texts.append(tr("{person} trusts you less.", person=name))
            case "coached":
                texts.append(tr("{person} now wants you to succeed, and will say so.", person=name))
            case "source":
                texts.append(line.text)
            case "news":
                texts.append(tr("News: {text}", text=line.text))
            case "review_due":
                texts.append(tr("Your manager wants to see the account map."))
            case "reviewed":
                # A close hands in every map that is still due: said once is enough.
                if texts[-1:] != [handed := tr("The account map is handed in.")]:
                    texts.append(handed)
            case "close_due":
                texts.append(tr("The calendar is used up. The customer will decide now."))
    return texts


def brief(tr: Translator, scenario: Scenario, seen: View, you: str) -> list[str]:
    """Return the brief as `you` reads it: situation, own side, the chart, the calendar and what is scored."""
    told = scenario.brief
    house = tr.listed((told.industry, tr.term("structure", told.structure), tr.term("culture", told.culture)))
    texts = [
        f"# {told.title}",
        tr("Level {level}, about {minutes} minutes.", level=told.level, minutes=told.minutes),
        "## " + tr("{word} ({note})", word=told.customer, note=house),
        told.situation.replace("{you}", you),
        f"## {told.seller}",
        told.product.replace("{you}", you),
    ]
    for one in seen.team:
        left = tr.plural("{count} meeting left", "{count} meetings left", one.left)
        note = tr.listed((tr.term("counterpart", one.counterpart), left))
        texts.append("- " + tr("{word} ({note})", word=called(tr, one), note=note))
    texts += ["## " + tr("Their people"), *chart(tr, seen)]
    reviews = tr.listed(str(day) for day in scenario.reviews)
    texts += [
        "## " + tr("Calendar"),
        tr("{days} days of two half days. Your manager takes the account map at the end of day: {reviews}.",
           days=seen.days, reviews=reviews),
        *("- " + tr("{word} ({note})", word=tr.term("channel", name), note=half_days(tr, cost))
          for name, cost in seen.costs),
        "## " + tr("What is scored"),
    ]  # fmt: skip
    for name, text in tr.terms("rubric").items():
        weight = scenario.weights.get(name)
        if weight == 0:
            continue
        term = tr.term("competency", name)
        head = tr("{word} ({note})", word=term, note=weight) if weight else term
        texts.append("- " + tr("{term}:", term=head) + " " + text)
    texts.append("## " + tr("Roles, and how to tell them"))
    texts += [
        "- " + tr("{term}:", term=tr.term("role", name)) + " " + text for name, text in tr.terms("role_sign").items()
    ]
    return texts


def called(tr: Translator, one: PersonSeen | ColleagueSeen) -> str:
    """Return somebody's name and title."""
    return tr("{name}, {title}", name=one.name, title=one.title)


def chart(tr: Translator, seen: View) -> list[str]:
    """Return the reporting lines as an indented list."""
    known = {person.id for person in seen.people}

    def below(boss: str, depth: int) -> list[str]:
        texts = []
        for person in seen.people:
            if person.boss == boss or (not boss and person.boss not in known):
                texts.append("  " * depth + "- " + tr("{word} ({note})", word=called(tr, person), note=person.unit))
                texts += below(person.id, depth + 1)
        return texts

    return below("", 0)


def person(tr: Translator, seen: View, one: PersonSeen, you: str) -> list[str]:
    """Return what is known of one person."""
    boss = next((other.name for other in seen.people if other.id == one.boss), "")
    texts = [
        "## " + tr("{word} ({note})", word=called(tr, one), note=one.unit),
        *([tr("reports to {boss}", boss=boss)] if boss else []),
        one.public.replace("{you}", you),
        tr("Trust {trust} of 5.", trust=one.trust),
        tr("Met before.") if one.met else tr("Never met."),
        tr("You think: {thought}", thought=thought(tr, seen.note(one.id))),
    ]
    texts += [f"- {clue.text} [{clue.id}]" for clue in seen.clues if clue.about == one.id]
    return texts


def thought(tr: Translator, note: Note) -> str:
    """Return what the map says of a person, in one line."""
    parts = [tr.listed(tr.term("role", role) for role in note.roles) or tr("no role yet")]
    if note.roles:
        parts.append(tr.term("certainty", str(note.certainty)))
    if note.influence is not None:
        parts.append(tr("influence: {level}", level=tr.term("influence", str(note.influence))))
    if note.stance is not None:
        parts.append(tr.term("stance", str(note.stance)))
    if note.veto is not None:
        parts.append(tr.term("veto", note.veto))
    parts += [tr.term("concern", one) for one in note.concerns] + [tr.term("win", one) for one in note.wins]
    if note.evidence:
        parts.append(tr("evidence: {clues}", clues=", ".join(note.evidence)))
    return tr("; ").join(parts)


def choice(tr: Translator, one: Choice, you: str) -> str:
    """Return the words that stand for a question or an answer."""
    say = one.say.replace("{you}", you)
    return tr("{say} ({kind})", say=say, kind=tr.term("kind", one.kind)) if one.kind else say


def half_days(tr: Translator, count: int) -> str:
    """Return a number of half days in words."""
    return tr.plural("{count} half day", "{count} half days", count)


def where(tr: Translator, seen: View) -> str:
    """Return the line that says what day it is and what is due."""
    half = tr("afternoon") if seen.half else tr("morning")
    if seen.next_review is None:
        return tr("Day {day} of {days}, {half}.", day=seen.day, days=seen.days, half=half)
    return tr(
        "Day {day} of {days}, {half}. The next review is at the end of day {review}.",
        day=seen.day,
        days=seen.days,
        half=half,
        review=seen.next_review,
    )


def result(tr: Translator, card: ScoreCard, you: str) -> list[str]:
    """Return the outcome and the scores."""
    texts = [f"# {tr.term('outcome', card.outcome.kind)}"]
    if card.outcome.ending:
        texts += [card.outcome.ending.title, card.outcome.ending.text.replace("{you}", you)]
    for name, value in card.scores.items():
        points = tr("not in this scenario") if value.value is None else f"{value.value:g}"
        texts.append("- " + tr("{competency}: {value}", competency=tr.term("competency", name), value=points))
    texts.append(tr("Overall: {points} of 100", points=f"{card.overall:g}"))
    return texts
