"""Search by small changes: par, the best line of play found, and endings that no play has come to yet."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TypeVar

from trainer.core.moves import Ask, First, Meet, Pitch, Study, Survey
from trainer.core.scenario import Ending, Scenario
from trainer.core.vocabulary import CHANNELS
from trainer.proof.plan import Plan, PlanStep, Saying, carried_out
from trainer.proof.players.player import SimulatedPlay

Worth = Callable[[SimulatedPlay], float]
Tried = TypeVar("Tried")
Found = TypeVar("Found")


def overall(play: SimulatedPlay) -> float:
    """Return the overall score of a play."""
    return play.card.overall


def climbed(
    scenario: Scenario, begin: Plan, steps: int, seed: int, worth: Worth = overall, enough: float = 100.0
) -> SimulatedPlay:
    """Return the best play found from the plan `begin` in `steps` changes; the same for the same seed."""
    chance = random.Random(seed)

    def played(plan: Plan) -> tuple[SimulatedPlay, float]:
        play = carried_out(scenario, plan)
        return play, worth(play)

    return late_accepted(begin, lambda plan: changed(scenario, plan, chance), played, steps, enough)


def late_accepted(
    begin: Tried,
    change: Callable[[Tried], Tried],
    measure: Callable[[Tried], tuple[Found, float]],
    steps: int,
    enough: float,
) -> Found:
    """Return the best that `measure` found (the second of its pair is the worth) from `begin` on in `steps` changes.

    A change is kept if it is no worse than what stood `_MEMORY` changes ago (late acceptance: E. K. Burke, Y. Bykov,
    The late acceptance hill-climbing heuristic, 2017). Whatever is worth `enough` ends the search.
    """
    best, standing = measure(begin)
    top = standing
    memory = [standing] * _MEMORY
    for number in range(steps):
        if top >= enough:
            break
        other = change(begin)
        found, value = measure(other)
        if value >= standing or value >= memory[number % _MEMORY]:
            begin, standing = other, value
        if value > top:
            best, top = found, value
        memory[number % _MEMORY] = standing
    return best


_MEMORY = 40


def changed(scenario: Scenario, plan: Plan, chance: random.Random) -> Plan:
    """Return the plan with one or two small changes, made by somebody who knows the truth of `scenario`."""
    blocks = list(plan)
    for _ in range(chance.choice((1, 1, 2))):
        where = chance.randrange(len(blocks)) if blocks else 0
        match chance.randrange(8):
            case 0:
                blocks.insert(where, _new_block(scenario, chance))
            case 1 if len(blocks) > 1:
                del blocks[where]
            case 2 if len(blocks) > 1:
                blocks.insert(chance.randrange(len(blocks)), blocks.pop(where))
            case 3 if blocks and isinstance(opening := blocks[where].opening, Meet):
                blocks[where] = PlanStep(_way(scenario, opening.person, chance), blocks[where].sayings)
            case 4 if blocks and blocks[where].sayings:
                sayings = list(blocks[where].sayings)
                del sayings[chance.randrange(len(sayings))]
                blocks[where] = PlanStep(blocks[where].opening, tuple(sayings))
            case 5 if blocks and blocks[where].sayings:
                mixed = chance.sample(blocks[where].sayings, len(blocks[where].sayings))
                blocks[where] = PlanStep(blocks[where].opening, tuple(mixed))
            case _ if blocks and isinstance(opening := blocks[where].opening, Meet):
                sayings = list(blocks[where].sayings)
                sayings.insert(chance.randrange(len(sayings) + 1), _saying(scenario, opening.person, chance))
                blocks[where] = PlanStep(opening, tuple(dict.fromkeys(sayings)))
            case 3 | 5 | 6 | 7 if blocks and isinstance(opening := blocks[where].opening, Survey):
                blocks[where] = _sheet(scenario, scenario.questionnaire_index[opening.questionnaire], chance)
            case 3 | 5 | 6 | 7 if blocks and isinstance(blocks[where].opening, First):
                blocks[where] = PlanStep(First(chance.choice(scenario.accounts).id))
    return tuple(blocks)


def _sheet(scenario: Scenario, index: int, chance: random.Random) -> PlanStep:
    """Return a questionnaire with questions of chance's choice, to somebody of its choice."""
    one = scenario.questionnaires[index]
    questions = chance.sample(one.questions, one.choose)
    _, way = chance.choice(one.ways)
    return PlanStep(way, tuple(scenario.survey_questions[question].move for question in questions))


def _new_block(scenario: Scenario, chance: random.Random) -> PlanStep:
    if scenario.questionnaires and chance.random() < 0.1:
        return _sheet(scenario, chance.randrange(len(scenario.questionnaires)), chance)
    if scenario.accounts and chance.random() < 0.05:
        return PlanStep(First(chance.choice(scenario.accounts).id))
    if scenario.sources and chance.random() < 0.25:
        return PlanStep(Study(chance.choice(scenario.sources).id))
    person = chance.choice(scenario.people).id
    sayings = [_saying(scenario, person, chance) for _ in range(chance.randint(1, 4))]
    return PlanStep(_way(scenario, person, chance), tuple(dict.fromkeys(sayings)))


def _way(scenario: Scenario, person: str, chance: random.Random) -> Meet:
    truth = chance.choice(list(scenario.truths.values()))[scenario.person_index[person]]
    channel = truth.channel if truth.channel and chance.random() < 0.7 else chance.choice(CHANNELS)
    liked = [one.id for one in scenario.team if one.counterpart == truth.counterpart]
    companions: list[str | None] = [None, *(one.id for one in scenario.team)]
    companion = liked[0] if liked and chance.random() < 0.7 else chance.choice(companions)
    return Meet(person, channel, companion)


def _saying(scenario: Scenario, person: str, chance: random.Random) -> Saying:
    questions = scenario.people[scenario.person_index[person]].questions
    if questions and (not scenario.pitches or chance.random() < 0.5):
        clean = [index for index in questions if scenario.questions[index].effects.breach < 0] or list(questions)
        return Ask(scenario.questions[chance.choice(clean)].move.question)
    return Pitch(chance.choice(scenario.pitches).id)


REACHED = 10_000.0


def nearness(scenario: Scenario, ending: Ending, play: SimulatedPlay) -> float:
    """Return how near `play` came to `ending`: `REACHED` if it did, else less, the further away the less."""
    end = play.card.outcome
    if end.ending is not None and end.ending.index == ending.index:
        return REACHED
    truths = scenario.truths[play.state.fired]
    levels = scenario.levels
    least = {
        person: max(levels.veto if truth.veto != "none" else 0, levels.decider if "decider" in truth.roles else 0)
        for person, truth in enumerate(truths)
        if truth.present
    }
    short = sum(max(0, level - end.support[person]) for person, level in least.items())
    low, high = {
        "won": (levels.threshold, 100),
        "concessions": (levels.concessions, levels.threshold - 1),
        "deferred": (levels.deferred, levels.concessions - 1),
    }.get(ending.outcome, (0, levels.deferred - 1))
    off = max(0, low - end.weighted) + max(0, end.weighted - high)
    if ending.reason in ("veto", "decider"):
        # Where the ending asks who stopped it, what is short elsewhere is no way there.
        over = end.support[ending.person] + 1 - least.get(ending.person, 0) if ending.person >= 0 else 0
        return (-float(off) if ending.outcome == "deferred" else float(short)) - 100.0 * max(0, over)
    return -float(off + short) + (100.0 if end.kind == ending.outcome else 0.0)
