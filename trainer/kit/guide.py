"""The facilitator's guide and the observer's sheet."""

from __future__ import annotations

from trainer.core.scenario import Scenario
from trainer.core.vocabulary import COMPETENCIES, QUESTION_KINDS, RESPONSE_STEPS
from trainer.i18n.translator import Translator
from trainer.kit.model import Guide, Pair, RubricRow
from trainer.kit.seller import map_heads
from trainer.kit.words import with_blank

READING_MINUTES = 10
DECIDING_MINUTES = 5
TALKING_MINUTES = 20
"""Minutes for reading the cards, for the committee, and for the talk afterwards."""
MEETING_MINUTES = 4
"""Minutes of a meeting that is really talked."""


def guide_of(
    tr: Translator,
    scenario: Scenario,
    texts: tuple[Pair, ...],
    questions: tuple[str, ...],
    letters: tuple[str, ...] = (),
) -> Guide:
    """Return what the facilitator gets, whatever is true.

    Args:
        tr: into whose language.
        scenario: any variant of the scenario.
        texts: what is to be said under headings of their own; see `texts_of`.
        questions: for the talk afterwards; see `questions_of`.
        letters: those of the variants, if the kit holds several.
    """
    facts: tuple[Pair, ...] = (
        (tr("Level"), str(scenario.brief.level)),
        (tr("Who is needed"), tr("{players} players, 1 or 2 sellers, 1 observer, you", players=len(scenario.people))),
    )
    if letters:
        facts += ((tr("Variants"), tr.listed(letters)),)
    return Guide(facts, texts, _steps(tr), questions, _parts(tr, scenario, several=bool(letters)))


def texts_of(tr: Translator, scenario: Scenario) -> tuple[Pair, ...]:
    """Return what the authors tell the facilitator, each under its heading, or how long it takes at least."""
    told = scenario.brief.facilitator
    if told is None:
        return ((tr("How long it takes"), _timing(tr, scenario)),)
    heads = (tr("What it is for"), tr("The timing its authors had in mind"), tr("What to watch for"))
    aims, timing, watch = zip(heads, told, strict=True)
    return (timing, aims, watch)


def questions_of(tr: Translator, scenario: Scenario) -> tuple[str, ...]:
    """Return the questions for the talk afterwards."""
    return tuple(with_blank(tr, text) for text in scenario.brief.discussion)


def _parts(tr: Translator, scenario: Scenario, *, several: bool) -> tuple[Pair, ...]:
    maps = len(map_heads(tr, scenario))
    shared = (
        (tr("This guide"), tr("for you")),
        (
            tr.plural("The brief and {count} account map", "The brief and {count} account maps", maps),
            tr("for the sellers"),
        ),
        *((sheet.title, tr("for the sellers, to tick; then for whoever answers")) for sheet in scenario.questionnaires),
        (tr("The observer's sheet"), tr("for the observer")),
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
        (tr("The answer key"), tr("the last page: keep it from everybody until the debrief")),
    )


def rubric(tr: Translator, scenario: Scenario) -> tuple[RubricRow, ...]:
    """Return what the observer rates: the competencies that weigh in this scenario, and conduct."""
    return tuple(
        RubricRow(tr.term("competency", name), tr.term("rubric", name))
        for name in COMPETENCIES
        if name != "outcome" and (scenario.weights.get(name) or (name == "conduct" and scenario.rules))
    )


def tallies(tr: Translator) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what the observer counts: kinds of questions, and steps in answering objections."""
    return (
        tuple(tr.term("kind", kind) for kind in QUESTION_KINDS),
        tuple(tr.term("step", step) for step in RESPONSE_STEPS),
    )


def _timing(tr: Translator, scenario: Scenario) -> str:
    """Return how long a play among people takes: as many visits as fit, no more than two to each person."""
    meetings = min(scenario.slots // scenario.costs["visit"], 2 * len(scenario.people))
    return tr(
        "About {total} minutes: {reading} to read, {playing} to play ({meetings} meetings of {meeting} minutes), "
        "{deciding} to decide, {talking} to talk.",
        total=READING_MINUTES + meetings * MEETING_MINUTES + DECIDING_MINUTES + TALKING_MINUTES,
        reading=READING_MINUTES,
        playing=meetings * MEETING_MINUTES,
        meetings=meetings,
        meeting=MEETING_MINUTES,
        deciding=DECIDING_MINUTES,
        talking=TALKING_MINUTES,
    )


def _steps(tr: Translator) -> tuple[Pair, ...]:
    return (
        (tr("Read"), tr("Sellers read the brief, players their card. Players decide how they will sound.")),
        (
            tr("Play"),
            tr(
                "The sellers say whom they meet, by which channel and with whom; you keep the calendar. A meeting is "
                "three to five minutes of talk, without the cards in sight. Read the news aloud on its day."
            ),
        ),
        (
            tr("Decide"),
            tr(
                "The sellers ask for the decision. Each player writes down how far they are won over, from 0 to 100, "
                "and then says where they stand, in their own words. Collect the numbers; the answer key says how "
                "they count."
            ),
        ),
        (
            tr("Talk"),
            tr(
                "First the sellers: what they believed of each person. Then the players: what they really wanted. Then "
                "the observer. The answer key comes last."
            ),
        ),
    )
