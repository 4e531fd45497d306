"""The clues about a person: found, cited, missed and where they were to be had, true or misleading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from trainer.core.clues import ClueVerdict, claim_verdict, worst
from trainer.core.condition import Condition
from trainer.core.moves import First, Include, Move, Study, Survey
from trainer.core.requirements import Requirement, deed_texts, requirements
from trainer.core.scenario import Clue, Effects, Scenario, Truth
from trainer.debrief.facts.replay import ReplayedMove, ReplayedPlay


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """What somebody must have done before a clue is to be had, in the scenario's own words.

    Attributes:
        kind: as of a `trainer.core.requirements.Requirement`.
        texts: the person, clue or question that it names, or the id of a counterpart or channel; for "done" the deeds
            of which any is enough, for "not_done" one that must not have been done; none for a day.
        amount: trust 0–5 or a day, or 0.
    """

    kind: str
    texts: tuple[str, ...] = ()
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Where:
    """A place where a clue is to be had.

    Attributes:
        kind: "source", "question", "answer" (to a question in writing), "account", "response", "pitch" or "event".
        text: title of a source or pitch, name of an account, words of a question or response, text of an event.
        person: who must be asked or answered, or "".
        breach: whether it breaks a rule of conduct.
        day: day of an event, or 0.
        needs: what it takes; for a response also what it takes for the objection to come up.
        trust: what it costs of the trust of whoever hears it, as a number above 0, else 0.
        advised: whether the debrief advises it already, for what cost most.
    """

    kind: str
    text: str
    person: str
    breach: bool
    day: int
    needs: tuple[Prerequisite, ...]
    trust: int = 0
    advised: bool = False


@dataclass(frozen=True, slots=True)
class Support:
    """What a careful reader may take from a clue.

    Attributes:
        axis: "role", "influence", "veto", "stance", "concern", "win", "sways", "channel" or "counterpart".
        value: an id of that kind of term, or a person's name for "sways".
        verdict: `SOUND`, `OUTDATED` (no longer true at the end of the play) or `MISLEADING` (not true when the clue was
            found, nor at any time of the play before).
    """

    axis: str
    value: str
    verdict: ClueVerdict


@dataclass(frozen=True, slots=True)
class ClueReview:
    """A clue and what the trainee made of it.

    Attributes:
        day: day on which it was found, or 0 if it was missed.
        cited: whether a map handed in cites it as evidence for its person.
        verdict: the worst of what it supports.
        where: where it was to be had.
    """

    text: str
    day: int
    cited: bool
    supports: tuple[Support, ...]
    verdict: ClueVerdict
    where: tuple[Where, ...]


def clue_reviews(play: ReplayedPlay, person: int, found: Mapping[int, Found]) -> tuple[ClueReview, ...]:
    """Return the clues about `person` (an index): those found in the order of time, then those missed.

    `found` is what `found_on` returns.
    """
    cited = {
        clue for handed in play.state.handed if (note := handed.board[person]) is not None for clue in note.evidence
    }
    reviews = [
        _review(play, clue, found.get(clue.index), clue.id in cited) for clue in clues_about(play.scenario, person)
    ]
    return tuple(sorted(reviews, key=lambda review: review.day or len(play.moments) + play.scenario.days + 1))


def clues_about(scenario: Scenario, person: int) -> tuple[Clue, ...]:
    """Return the clues about a person (an index), in the scenario's order."""
    return _by_person(scenario)[person]


@lru_cache(maxsize=4)
def _by_person(scenario: Scenario) -> tuple[tuple[Clue, ...], ...]:
    return tuple(tuple(clue for clue in scenario.clues if clue.about == person.index) for person in scenario.people)


class Found(NamedTuple):
    """When and how a clue was found.

    Attributes:
        day: the day.
        fired: the masks of events that the play had gone through by then.
        way: "meeting", "source" or "event".
        name: of the person in whose meeting, or title of the source, questionnaire or account; "" for an event.
    """

    day: int
    fired: tuple[int, ...]
    way: str
    name: str


def found_on(play: ReplayedPlay) -> dict[int, Found]:
    """Return when each clue was found, by the clue's index."""
    return play.once("found", lambda: _found_on(play))


def _found_on(play: ReplayedPlay) -> dict[int, Found]:
    found: dict[int, Found] = {}
    fired: tuple[int, ...] = ()
    for moment in play.moments:
        if moment.before.fired not in fired:
            fired = (*fired, moment.before.fired)
        when = Found(moment.day, fired, *_way(play, moment))
        for happening in moment.happenings:
            if happening.kind == "event":
                when = Found(play.scenario.events[happening.item].day, (*fired, moment.after.fired), "event", "")
            elif happening.kind == "clue":
                found.setdefault(happening.item, when)
    return found


def _way(play: ReplayedPlay, moment: ReplayedMove) -> tuple[str, str]:
    if isinstance(moment.move, Study):
        return "source", play.scenario.sources[play.scenario.source_index[moment.move.source]].title
    scenario = play.scenario
    if isinstance(moment.move, Include):
        question = scenario.survey_questions[scenario.survey_question_index[moment.move.question]]
        return "source", scenario.questionnaires[question.questionnaire].title
    if isinstance(moment.move, First):
        return "source", scenario.accounts[scenario.account_index[moment.move.account]].name
    return "meeting", play.name(moment.before.person)


def where_to_find(play: ReplayedPlay, clue: Clue) -> tuple[Where, ...]:
    """Return the places where a clue is to be had: what is advised for what cost most, then what costs nothing first.

    Those that break a rule come last.
    """
    return play.once(("places", clue.index), lambda: _where_to_find(play, clue))


def _where_to_find(play: ReplayedPlay, clue: Clue) -> tuple[Where, ...]:
    places = [
        Where(
            one.kind,
            play.said(one.text),
            play.name(one.person),
            one.breach,
            one.day,
            _needs(play, one.conditions),
            one.trust,
            one.move in play.advised,
        )
        for one in _origins(play.scenario)[clue.index]
    ]
    return tuple(sorted(places, key=lambda place: (not place.advised, place.breach, place.trust)))


def _review(play: ReplayedPlay, clue: Clue, found: Found | None, cited: bool) -> ClueReview:
    places = where_to_find(play, clue)
    now = play.truths[clue.about] if found else None
    then = [truths[clue.about] for truths in _truths_then(play, found, places)]
    supports = tuple(
        Support(
            axis,
            play.name(play.scenario.person_index[value]) if axis == "sways" else value,
            claim_verdict(play.scenario, (axis, value), then, now),
        )
        for axis, value in clue.supports
    )
    verdict = worst(support.verdict for support in supports)
    return ClueReview(play.said(clue.text), found.day if found else 0, cited, supports, verdict, places)


def _truths_then(play: ReplayedPlay, found: Found | None, places: tuple[Where, ...]) -> list[tuple[Truth, ...]]:
    """Return the truths that a clue is measured by: those up to its day, for a missed one those it may speak of."""
    if found:
        return [play.scenario.truth(fired) for fired in found.fired]
    if any(place.kind != "event" and not place.needs for place in places):
        return [play.scenario.truth(0)]
    return list(play.scenario.truths.values())


def _needs(play: ReplayedPlay, conditions: tuple[Condition | None, ...]) -> tuple[Prerequisite, ...]:
    asked = (one for condition in conditions for one in requirements(play.scenario, condition))
    return tuple(dict.fromkeys(need for one in asked for need in _prerequisites(play, one)))


def _prerequisites(play: ReplayedPlay, one: Requirement) -> Iterator[Prerequisite]:
    match one.kind:
        case "trust" | "coach" | "met":
            yield Prerequisite(one.kind, (play.name(one.index),), one.amount)
        case "asked":
            yield Prerequisite(one.kind, (play.said(play.scenario.questions[one.index].say),))
        case "clue":
            yield Prerequisite(one.kind, (play.said(play.scenario.clues[one.index].text),))
        case "done":
            yield Prerequisite(one.kind, tuple(play.said(text) for text in deed_texts(one.deeds)))
        case "not_done":
            yield from (Prerequisite(one.kind, (play.said(text),)) for text in deed_texts(one.deeds))
        case "from_day" | "before_day":
            yield Prerequisite(one.kind, (), one.amount)
        case "companion" | "channel":
            yield Prerequisite(one.kind, (one.term,))


class _Origin(NamedTuple):
    """What reveals a clue, as a `Where` holds it; `move` is what has it, None of news. `person` is an index, or −1."""

    kind: str
    text: str
    move: Move | None
    person: int
    breach: bool
    day: int
    trust: int
    conditions: tuple[Condition | None, ...]


@lru_cache(maxsize=4)
def _origins(scenario: Scenario) -> tuple[tuple[_Origin, ...], ...]:
    """Return, by the index of each clue, what reveals it: the same for every play of a class."""
    revealing: list[tuple[int, _Origin]] = []

    def add(
        kind: str, text: str, move: Move, effects: Effects, *conditions: Condition | None, person: int = -1
    ) -> None:
        costs = max(0, -effects.trust)
        revealing.append(
            (effects.reveals, _Origin(kind, text, move, person, effects.breach >= 0, 0, costs, conditions))
        )

    for source in scenario.sources:
        add("source", source.title, source.move, source.effects, source.needs)
    for question in scenario.questions:
        add("question", question.say, question.move, question.effects, question.needs, person=question.person)
    for answer in scenario.survey_answers:
        sheet = scenario.questionnaires[scenario.survey_questions[answer.question].questionnaire]
        sent = Survey(sheet.id, scenario.people[answer.person].id)
        add("answer", answer.say, sent, answer.effects, sheet.needs, person=answer.person)
    for account in scenario.accounts:
        add("account", account.name, account.move, account.effects)
    for response in scenario.responses:
        objection = scenario.objections[response.objection]
        # Nobody can answer what has not come up: an objection that only a later day raises knows the later truth.
        add(
            "response", response.say, response.move, response.effects, objection.needs, response.needs,
            person=objection.person,
        )  # fmt: skip
    for case in scenario.pitches:
        add("pitch", case.title, case.move, case.effects, case.needs)
    for event in scenario.events:
        revealing.append((event.reveals, _Origin("event", event.text, None, -1, False, event.day, 0, (event.needs,))))
    return tuple(tuple(origin for reveals, origin in revealing if reveals >> clue.index & 1) for clue in scenario.clues)
