"""The facilitator's guide."""

from __future__ import annotations

from trainer.core.scenario import Scenario
from trainer.i18n.translator import Translator
from trainer.kit.lessons import MEETING_MINUTES, Reading, lesson_plans
from trainer.kit.model import Guide, Pair
from trainer.kit.reading import CHARACTERS_A_MINUTE, WORDS_A_MINUTE
from trainer.kit.seats import CLASSES, class_plans, most_groups, rooms_of
from trainer.kit.seller import map_heads
from trainer.kit.words import with_blank


def guide_of(
    tr: Translator,
    scenario: Scenario,
    reading: Reading,
    texts: tuple[Pair, ...],
    questions: tuple[str, ...],
    letters: tuple[str, ...] = (),
) -> Guide:
    """Return what the facilitator gets, whatever is true.

    Args:
        tr: into whose language.
        scenario: any variant of the scenario.
        reading: how long brief and cards take to read.
        texts: what is to be said under headings of their own; see `texts_of`.
        questions: for the talk afterwards; see `questions_of`.
        letters: those of the variants, if the kit holds several.
    """
    several = bool(letters)
    groups = most_groups(len(scenario.people))
    facts: tuple[Pair, ...] = (
        (tr("Level"), str(scenario.brief.level)),
        (tr("The customer's people"), str(len(scenario.people))),
        (tr("To read, in minutes"), tr("brief {brief}, longest card {card}", brief=reading.brief, card=reading.card)),
    )
    if several:
        facts += ((tr("Variants"), tr.listed(letters)),)
    return Guide(
        facts=facts,
        texts=texts,
        steps=_steps(tr),
        questions=questions,
        parts=_parts(tr, scenario, several=several),
        rate=tr(
            "Reading is reckoned at {words} words or {characters} Chinese characters a minute: the slowest of a class "
            "is waited for (Brysbaert 2019, doi:10.1016/j.jml.2019.104047; Wang, Lin and Guo 2019, "
            "doi:10.1002/brb3.1216).",
            words=WORDS_A_MINUTE,
            characters=CHARACTERS_A_MINUTE,
        ),
        lessons=lesson_plans(tr, scenario, reading, groups, several=several),
        classes=class_plans(tr, scenario, letters),
        seating=_seating(tr, scenario),
        halves=_halves(tr, scenario, letters) if several else (),
    )


def texts_of(tr: Translator, scenario: Scenario) -> tuple[Pair, ...]:
    """Return what the authors tell the facilitator, each under its heading."""
    told = scenario.brief.facilitator
    if told is None:
        return ()
    heads = (tr("What it is for"), tr("The timing its authors had in mind for plays at the screen"),
             tr("What to watch for"))  # fmt: skip
    aims, timing, watch = zip(heads, told, strict=True)
    return (aims, watch, timing)


def questions_of(tr: Translator, scenario: Scenario) -> tuple[str, ...]:
    """Return the questions for the talk afterwards."""
    return tuple(with_blank(tr, one.text) for one in scenario.brief.discussion)


def _parts(tr: Translator, scenario: Scenario, *, several: bool) -> tuple[Pair, ...]:
    maps = len(map_heads(tr, scenario))
    shared = (
        (tr("This guide"), tr("for you")),
        (
            tr.plural("The brief and {count} account map", "The brief and {count} account maps", maps),
            tr("for the sellers"),
        ),
        *((sheet.title, tr("for the sellers, to tick; then for whoever answers")) for sheet in scenario.questionnaires),
        (tr("The observers' sheets"), tr("for the observers, one each: what can be counted without the answer key")),
        (tr("The map for a customer of one's own"), tr("for everybody, at the end")),
        (tr("Slides"), tr("for the wall, in a file of their own (`--slides`): nothing of the truth is on them")),
    )
    cards = tr("for the players, one each, printed on both sides; nobody sees another's card")
    slips = tr("for you, to cut out; hand one over when the sellers study it")
    if several:
        return (
            *shared,
            (tr("For each variant: one card for each person"), cards),
            (tr("For each variant: the slips"), slips),
            (tr("For each variant: the answer key"), tr("for you; keep it from everybody until the debrief")),
            (
                tr("The small letter below cards and slips"),
                tr("keeps the sets apart for you: hand out those of one letter"),
            ),
        )
    return (
        *shared,
        (tr("One card for each person"), cards),
        (tr("The slips"), slips),
        (tr("The answer key"), tr("the last sheet: keep it from everybody until the debrief")),
    )


def _steps(tr: Translator) -> tuple[Pair, ...]:
    return (
        (tr("Read"), tr("Sellers read the brief, players their card. Players decide how they will sound.")),
        (
            tr("Play"),
            tr(
                "In each round every group says whom it meets, by which channel and with whom, and talks for "
                "{minutes} minutes without the cards in sight. Of two groups that want the same person, the one that "
                "has met fewer people goes first. The half-days that a round leaves over are for studying. The news "
                "is read aloud on its day. Players keep their trust in each group apart.",
                minutes=MEETING_MINUTES,
            ),
        ),
        (
            tr("Decide"),
            tr(
                "The sellers ask for the decision. Each player writes down how far each group has won them over, from "
                "0 to 100, and then says where they stand, in their own words. Collect the numbers; the answer key "
                "says how they count. Of two groups that win, the house signs with the one that counts more."
            ),
        ),
        (
            tr("Talk"),
            tr(
                "First what everybody intended and believed, then what the observers counted, then what the players "
                "really wanted. The answer key comes last."
            ),
        ),
    )


def _seating(tr: Translator, scenario: Scenario) -> tuple[str, ...]:
    """Return what to know of the seats: who leads a room, who takes two cards, what those do who wait."""
    found = [
        tr(
            "In each room the observer with the first sheet keeps the calendar and holds the slips. Observers change "
            "sheets after each map, so that each has watched for different things."
        ),
        tr("Groups talk in corners, with one person each. Whoever of the customer's people waits writes down what was "
           "promised and felt, or talks to another one who waits, as in any house, without showing the card."),
    ]  # fmt: skip
    if any(room.players < room.cards for people in CLASSES for room in rooms_of(people, len(scenario.people))):
        found.append(
            tr("Where there are more cards than players, somebody takes two: of people with little influence in the "
               "answer key, and never two who want the opposite.")
        )  # fmt: skip
    return tuple(found)


def _halves(tr: Translator, scenario: Scenario, letters: tuple[str, ...]) -> tuple[str, ...]:
    """Return how the truths are used: one in each room, and compared."""
    some = next((people for people in CLASSES if len(rooms_of(people, len(scenario.people))) > 1), CLASSES[-1])
    return (
        tr(
            "From {people} people on, each room plays another truth: {letters} in turn. All read the same brief and "
            "see the same people; only the cards, slips and the answer key differ. Do not say before the talk that "
            "there are several.",
            people=some,
            letters=tr.listed(letters),
        ),
        tr(
            "In the talk each group sits down with one of another truth. Lay the last maps side by side, person by "
            "person. First: what was the same, what differed? Then: which sign told it, and who looked? Only then "
            "hand out both answer keys. Whoever compares two cases uses what was learned nearly three times as often "
            "as whoever looks at one after the other (Loewenstein, Thompson and Gentner 1999)."
        ),
        tr(
            "In one room, and in the long lesson, the truths are played one after the other with seats changed. Print "
            "cards and slips of the next variant as often as those of the first."
        ),
    )
