"""A relaxation in which clues, flags, questions and trust only grow: what it cannot reach, no play can.

It forgets what time, patience and companions cost, that meetings end, and every `without` and `before`. So a thing that
is out of reach here is out of reach for good, and the fewest moves here are never more than a play needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from trainer.core.condition import COACH_TRUST, Condition
from trainer.core.pitch_fit import GOOD_FROM, SERVES_FROM, fit_of
from trainer.core.requirements import Requirement, requirements
from trainer.core.scenario import Effects, Scenario, SurveyAnswer
from trainer.core.step import start
from trainer.core.vocabulary import CONCERN_MASK, MAX_TRUST
from trainer.errors import N_, Sentence, Term

UNREACHABLE = 10_000
"""A number of moves that means: not at all."""


@dataclass(slots=True)
class Reach:
    """What can be reached, and in how few moves at least.

    Attributes:
        questions, sources, answers, pitches, responses, people, clues, flags, objections: least moves by index, or
            `UNREACHABLE`. Answers are those to questionnaires; a pitch counts to whomever it can be made first, a
            person when first met.
        trust: per person, the most trust that can be won, and from what.
        blocked: why something is out of reach, by (kind, index).
    """

    questions: list[int]
    sources: list[int]
    answers: list[int]
    pitches: list[int]
    responses: list[int]
    people: list[int]
    clues: list[int]
    flags: list[int]
    objections: list[int]
    trust: list[int]
    trust_from: list[tuple[str | Sentence, ...]]
    blocked: dict[tuple[str, int], Sentence] = field(default_factory=dict)


def reached(scenario: Scenario) -> Reach:
    """Return what the relaxation reaches, as a fixed point of least moves."""
    reach = Reach(
        questions=[UNREACHABLE] * len(scenario.questions),
        sources=[UNREACHABLE] * len(scenario.sources),
        answers=[UNREACHABLE] * len(scenario.survey_answers),
        pitches=[UNREACHABLE] * len(scenario.pitches),
        responses=[UNREACHABLE] * len(scenario.responses),
        people=[UNREACHABLE] * len(scenario.people),
        clues=[UNREACHABLE] * len(scenario.clues),
        flags=[UNREACHABLE] * len(scenario.flags),
        objections=[UNREACHABLE] * len(scenario.objections),
        trust=[person.trust for person in scenario.people],
        trust_from=[() for _ in scenario.people],
    )
    for event in scenario.events:
        _gain(reach, Effects(reveals=event.reveals), 0)
    for account in scenario.accounts:
        _gain(reach, account.effects, 1)
    while _sweep(scenario, reach):
        pass
    _explain(scenario, reach)
    return reach


def answer_name(scenario: Scenario, answer: SurveyAnswer) -> str:
    """Return what an answer to a questionnaire is called: `questionnaire.question` and the id of who gives it."""
    return f"{scenario.survey_questions[answer.question].move.question} {scenario.people[answer.person].id}"


def best_fit(scenario: Scenario, person: int, pitch: int) -> int:
    """Return the best fit that `pitch` can have with `person` (indexes) in any delivery, after any events."""
    case = scenario.pitches[pitch]
    best = 0
    state = start(scenario)
    for fired, truths in scenario.truths.items():
        truth = truths[person]
        ideal = state.but(
            fired=fired,
            clues=(1 << len(scenario.clues)) - 1,
            asked=scenario.people[person].asked_mask,
            channel=truth.channel,
            counterpart=truth.counterpart,
        )
        best = max(best, fit_of(scenario, ideal, person, case).total)
    return best


def _sweep(scenario: Scenario, reach: Reach) -> bool:
    """Lower every bound that what is reached so far allows; return whether anything changed."""
    before = _image(reach)
    # Nobody is met or asked in writing before an account is chosen.
    chosen = bool(scenario.accounts)
    for person in scenario.people:
        _lower(reach.people, person.index, 1 + max(chosen, _needed(scenario, reach, person.access)))
    for sheet in scenario.questionnaires:
        cost = 1 + sheet.choose + max(chosen, _needed(scenario, reach, sheet.needs))
        to = {person for person, _ in sheet.ways}
        for written in scenario.survey_answers:
            asked = scenario.survey_questions[written.question].questionnaire == sheet.index and written.person in to
            if asked and sheet.cost <= scenario.slots and _lower(reach.answers, written.index, cost):
                _gain(reach, written.effects, cost)
    for source in scenario.sources:
        cost = 1 + _needed(scenario, reach, source.needs)
        if source.cost <= scenario.slots and _lower(reach.sources, source.index, cost):
            _gain(reach, source.effects, cost)
    for question in scenario.questions:
        # Meeting and asking are moves of their own; what the question needs may have been done on the way.
        cost = 1 + max(reach.people[question.person], _needed(scenario, reach, question.needs))
        if _lower(reach.questions, question.index, cost):
            _gain(reach, question.effects, cost)
    first = min(reach.people, default=UNREACHABLE)
    for case in scenario.pitches:
        cost = 1 + max(first, _needed(scenario, reach, case.needs))
        if _lower(reach.pitches, case.index, cost):
            _gain(reach, case.effects, cost)
    for objection in scenario.objections:
        held = any(truths[objection.person].needs & objection.meant for truths in scenario.truths.values())
        raising = [
            reach.pitches[case.index]
            for case in scenario.pitches
            if not objection.after or objection.after >> case.index & 1
        ]
        cost = max(min(raising, default=UNREACHABLE), 1 + reach.people[objection.person])
        cost = max(cost, _needed(scenario, reach, objection.needs)) if held else UNREACHABLE
        _lower(reach.objections, objection.index, cost)
        for index in objection.responses:
            response = scenario.responses[index]
            answer = 1 + max(reach.objections[objection.index], _needed(scenario, reach, response.needs))
            if _lower(reach.responses, index, answer):
                _gain(reach, response.effects, answer)
    _raise_trust(scenario, reach)
    return _image(reach) != before


def _raise_trust(scenario: Scenario, reach: Reach) -> None:
    for person in scenario.people:
        total = person.trust
        sources: list[str | Sentence] = []
        for index in person.questions:
            gain = scenario.questions[index].effects.trust
            if gain > 0 and reach.questions[index] < UNREACHABLE:
                total += gain
                sources.append(scenario.questions[index].move.question)
        for objection in person.objections:
            for index in scenario.objections[objection].responses:
                gain = scenario.responses[index].effects.trust
                if gain > 0 and reach.responses[index] < UNREACHABLE:
                    total += gain
                    sources.append(scenario.responses[index].move.response)
        for answer in scenario.survey_answers:
            if answer.person == person.index and answer.effects.trust > 0 and reach.answers[answer.index] < UNREACHABLE:
                total += answer.effects.trust
                sources.append(scenario.survey_questions[answer.question].move.question)
        if reach.people[person.index] < UNREACHABLE:
            if any(truths[person.index].counterpart for truths in scenario.truths.values()):
                total += 1
                sources.append(Sentence(N_("the counterpart whom they prefer")))
            good = [
                case.id
                for case in scenario.pitches
                if reach.pitches[case.index] < UNREACHABLE and best_fit(scenario, person.index, case.index) >= GOOD_FROM
            ]
            total += len(good)
            sources += [Sentence(N_("pitch {name}"), name=name) for name in good]
        reach.trust[person.index] = min(MAX_TRUST, total)
        reach.trust_from[person.index] = tuple(sources)


def _gain(reach: Reach, effects: Effects, cost: int) -> None:
    for clue in _bits(effects.reveals):
        _lower(reach.clues, clue, cost)
    for flag in _bits(effects.sets):
        _lower(reach.flags, flag, cost)


def _needed(scenario: Scenario, reach: Reach, needs: Condition | None) -> int:
    """Return the least moves before `needs` can hold, `UNREACHABLE` if it cannot."""
    return max((cost for cost, _ in _demands(scenario, reach, needs)), default=0)


def _demands(scenario: Scenario, reach: Reach, needs: Condition | None) -> Iterator[tuple[int, Requirement]]:
    """Yield the least moves that each requirement takes, `UNREACHABLE` if it cannot be met, with the requirement."""
    opens = 1
    for one in requirements(scenario, needs):
        match one.kind:
            case "clue":
                yield reach.clues[one.index], one
            case "asked":
                yield reach.questions[one.index], one
            case "done":
                yield reach.flags[one.index], one
            case "met":
                yield reach.people[one.index], one
            case "trust":
                yield 0 if reach.trust[one.index] >= one.amount else UNREACHABLE, one
            case "coach":
                yield _coached(scenario, reach, one.index), one
            case "from_day":
                opens = one.amount
                yield UNREACHABLE if opens > scenario.days else 0, one
            case "before_day":
                yield UNREACHABLE if opens >= one.amount else 0, one
            case "companion" if one.term != "sales":
                coming = (
                    _needed(scenario, reach, colleague.needs)
                    for colleague in scenario.team
                    if colleague.counterpart == one.term
                )
                yield min(coming, default=UNREACHABLE), one


def _words(scenario: Scenario, reach: Reach, one: Requirement) -> Sentence:
    """Return what a requirement that cannot be met asks for."""
    match one.kind:
        case "clue":
            return Sentence(N_("the clue {name}"), name=scenario.clues[one.index].id)
        case "asked":
            return Sentence(N_("the question {name}"), name=scenario.questions[one.index].move.question)
        case "done":
            return Sentence(N_("the flag {name}"), name=scenario.flags[one.index])
        case "met":
            return Sentence(N_("a meeting with {person}"), person=scenario.people[one.index].id)
        case "trust":
            sources = reach.trust_from[one.index]
            words = N_("trust {least} of {person}: at most {most} can be won (by {sources})")
            return Sentence(
                words if sources else N_("trust {least} of {person}: at most {most} can be won (by nothing)"),
                least=one.amount, person=scenario.people[one.index].id, most=reach.trust[one.index], sources=sources,
            )  # fmt: skip
        case "coach":
            return Sentence(N_("{person} as a coach"), person=scenario.people[one.index].id)
        case "from_day":
            return Sentence(N_("day {day}, when the calendar is used up"), day=one.amount)
        case "before_day":
            return Sentence(N_("a day from which on it is already too late"))
    return Sentence(N_("a colleague to bring as {counterpart}"), counterpart=Term("counterpart", one.term))


def _coached(scenario: Scenario, reach: Reach, person: int) -> int:
    if reach.trust[person] < COACH_TRUST:
        return UNREACHABLE
    wins = 0
    for truths in scenario.truths.values():
        wins |= truths[person].needs & ~CONCERN_MASK
    serving = [
        reach.pitches[case.index]
        for case in scenario.pitches
        if case.appeals & wins and best_fit(scenario, person, case.index) >= SERVES_FROM
    ]
    return max(min(serving, default=UNREACHABLE), reach.people[person])


def _explain(scenario: Scenario, reach: Reach) -> None:
    for question in scenario.questions:
        if reach.questions[question.index] >= UNREACHABLE:
            reach.blocked["question", question.index] = _why(scenario, reach, question.needs, question.person)
    for source in scenario.sources:
        if reach.sources[source.index] >= UNREACHABLE:
            dear = Sentence(
                N_("takes {cost} half days, and the calendar has {slots}"), cost=source.cost, slots=scenario.slots
            )
            reach.blocked["source", source.index] = _why(scenario, reach, source.needs) or dear
    for sheet in scenario.questionnaires:
        for answer in scenario.survey_answers:
            own = scenario.survey_questions[answer.question].questionnaire == sheet.index
            if own and reach.answers[answer.index] >= UNREACHABLE:
                dear = Sentence(
                    N_("takes {cost} half days, and the calendar has {slots}"), cost=sheet.cost, slots=scenario.slots
                )
                reach.blocked["answer", answer.index] = _why(scenario, reach, sheet.needs) or dear
    for case in scenario.pitches:
        if reach.pitches[case.index] >= UNREACHABLE:
            reach.blocked["pitch", case.index] = _why(scenario, reach, case.needs)
    for objection in scenario.objections:
        if reach.objections[objection.index] >= UNREACHABLE:
            why = _why(scenario, reach, objection.needs)
            reach.blocked["objection", objection.index] = why or Sentence(N_("its person never holds what it means"))
    for clue in scenario.clues:
        if reach.clues[clue.index] >= UNREACHABLE:
            reach.blocked["clue", clue.index] = _unrevealed(scenario, reach, clue.index)


def _unrevealed(scenario: Scenario, reach: Reach, clue: int) -> Sentence:
    """Return what reveals a clue that is out of reach, and why that cannot happen; reasons of the rest must stand."""
    ways: list[Sentence] = []
    for question in scenario.questions:
        if question.effects.reveals >> clue & 1:
            ways.append(_way(reach, N_("question {name}"), question.move.question, ("question", question.index)))
    for source in scenario.sources:
        if source.effects.reveals >> clue & 1:
            ways.append(_way(reach, N_("source {name}"), source.id, ("source", source.index)))
    for answer in scenario.survey_answers:
        if answer.effects.reveals >> clue & 1:
            ways.append(_way(reach, N_("answer {name}"), answer_name(scenario, answer), ("answer", answer.index)))
    for case in scenario.pitches:
        if case.effects.reveals >> clue & 1:
            ways.append(_way(reach, N_("pitch {name}"), case.id, ("pitch", case.index)))
    for response in scenario.responses:
        if response.effects.reveals >> clue & 1:
            ways.append(_way(reach, N_("response {name}"), response.move.response, ("objection", response.objection)))
    if not ways:
        return Sentence(N_("nothing reveals it: it stands in no `reveals`"))
    return Sentence(N_("revealed only by {ways}"), ways=tuple(ways))


def _way(reach: Reach, words: str, name: str, thing: tuple[str, int]) -> Sentence:
    what = Sentence(words, name=name)
    why = reach.blocked.get(thing)
    return Sentence(N_("{what}, which {why}"), what=what, why=why) if why else what


def _why(scenario: Scenario, reach: Reach, needs: Condition | None, person: int = -1) -> Sentence:
    """Return what is missing for `needs`, and for being received by the `person` who must be met first."""
    missing = _missing(scenario, reach, needs)
    closed = _missing(scenario, reach, scenario.people[person].access) if person >= 0 else []
    if closed:
        meeting = N_("a meeting with {person}, which needs {things}")
        missing.append(Sentence(meeting, person=scenario.people[person].id, things=_together(closed)))
    return Sentence(N_("needs {things}"), things=_together(missing)) if missing else Sentence("")


def _missing(scenario: Scenario, reach: Reach, needs: Condition | None) -> list[Sentence]:
    return [_words(scenario, reach, one) for cost, one in _demands(scenario, reach, needs) if cost >= UNREACHABLE]


def _together(things: list[Sentence]) -> Sentence:
    first, *others = things
    return Sentence(N_("{first} and {others}"), first=first, others=_together(others)) if others else first


def _lower(bounds: list[int], index: int, value: int) -> bool:
    value = min(value, UNREACHABLE)
    if value < bounds[index]:
        bounds[index] = value
        return True
    return False


def _image(reach: Reach) -> tuple[object, ...]:
    return (
        tuple(reach.questions), tuple(reach.sources), tuple(reach.answers), tuple(reach.pitches),
        tuple(reach.responses),
        tuple(reach.people), tuple(reach.clues), tuple(reach.flags), tuple(reach.objections), tuple(reach.trust),
    )  # fmt: skip


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
