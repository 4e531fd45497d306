"""Search for the best fixed list of moves over the variants of a scenario: play by somebody who does not listen."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from trainer.core.moves import Move, Note
from trainer.core.scenario import Scenario
from trainer.core.vocabulary import CONCERNS, NEED_BIT, WINS
from trainer.proof import blind
from trainer.proof.jobs import MakeScenario, PlayResult, result_of, won
from trainer.proof.local_search import changed, late_accepted
from trainer.proof.script import Answers, Maps, Script, script_of

WINS_COUNT = 1_000.0
"""What a variant won counts where lists are sought that win many, against a mean of 0–100."""
SURE = 3


@dataclass(frozen=True, slots=True)
class BlindPlay:
    """A fixed list of moves, and what comes of it in each variant.

    Attributes:
        script: the list.
        results: its plays, in the order of the variants.
    """

    script: Script
    results: tuple[PlayResult, ...]

    @property
    def mean(self) -> float:
        """The mean of the overall scores (0–100)."""
        return sum(result.overall for result in self.results) / len(self.results)

    @property
    def won(self) -> int:
        """In how many variants it wins, with concessions or without."""
        return sum(map(won, self.results))


def repeated(variants: Sequence[Scenario], script: Script) -> BlindPlay:
    """Return what comes of a script in each variant."""
    return BlindPlay(script, tuple(result_of(script.play(scenario)) for scenario in variants))


def memory_of(moves: Iterable[Move], answers: Answers) -> Script:
    """Return what somebody repeats who played `moves`; what needed no answer then gets that of `answers`."""
    script = script_of(moves)
    return replace(script, answers={**answers, **script.answers})


def guessed_answers(variants: Sequence[Scenario]) -> Answers:
    """Return the best fixed answer to each objection that comes up in any variant, by somebody who breaks no rule."""
    return {
        guess.name: tuple(f"{guess.name}.{response}" for response in guess.said)
        for guess in blind.objections(variants, lawful=True).guesses
    }


def guessed_maps(variants: Sequence[Scenario]) -> Maps:
    """Return the best fixed guesses for each review, as notes without evidence."""
    roles = {(one.name, one.review): one for one in blind.role_points(variants).guesses}
    needs: dict[tuple[str, int], tuple[str, ...]] = {}
    for one in blind.needs(variants).guesses:
        needs[one.name, one.review] = (*needs.get((one.name, one.review), ()), *one.said)
    maps = []
    for review in range(1, len(variants[0].reviews) + 1):
        notes = []
        for person in variants[0].people:
            role = roles.get((person.id, review))
            names = needs.get((person.id, review), ())
            notes.append(
                Note(
                    person.id,
                    roles=role.said if role else (),
                    certainty=role.certainty if role else 1,
                    concerns=tuple(name for name in CONCERNS if name in names),
                    wins=tuple(name for name in WINS if name in names),
                )
            )
        maps.append(tuple(notes))
    return tuple(maps)


def beginnings(variants: Sequence[Scenario], best: Sequence[Sequence[Move]]) -> list[Script]:
    """Return for each of the plays `best` the script that is worth most over all variants.

    Each is tried with its own maps and answers and with those that can be guessed best.
    """
    answers, maps = guessed_answers(variants), guessed_maps(variants)
    found = []
    for moves in best:
        script = memory_of(moves, answers)
        ways = [
            replace(script, answers=own, maps=written)
            for own in (script.answers, {**script.answers, **answers})
            for written in (script.maps, maps)
        ]
        found.append(max(ways, key=lambda way: repeated(variants, way).mean))
    return found


def climbed_blindly(
    makes: Sequence[MakeScenario], language: str, begin: Script, steps: int, seed: int, for_wins: bool
) -> BlindPlay:
    """Return the best list of moves found from `begin` in `steps` changes, by its mean over the variants.

    With `for_wins` it is the one that wins most variants. What is changed is the plan, an answer, or a note.
    """
    variants = [make(language) for make in makes]
    change = _changes(variants, begin, random.Random(seed))

    def measure(script: Script) -> tuple[BlindPlay, float]:
        found = repeated(variants, script)
        return found, found.mean + (WINS_COUNT * found.won if for_wins else 0.0)

    enough = 100.0 + (WINS_COUNT * len(variants) if for_wins else 0.0)
    return late_accepted(begin, change, measure, steps, enough)


def _changes(variants: Sequence[Scenario], begin: Script, chance: random.Random) -> Callable[[Script], Script]:
    notes = _notes_to_try(variants, begin)
    answers = {
        blind.name_of(variants[0], one): [
            tuple(response.move.response for response in given) for given in blind.answers_to(variants[0], one)
        ]
        for one in variants[0].objections
    }
    people = [person.id for person in variants[0].people]

    def change(script: Script) -> Script:
        what = chance.random()
        if what < 0.1 and answers:
            name = chance.choice(sorted(answers))
            return replace(script, answers={**script.answers, name: chance.choice(answers[name])})
        if what < 0.35 and script.maps:
            order = chance.randrange(len(script.maps))
            other = chance.choice(notes[chance.choice(people)])
            return replace(script, maps=_with_note(script.maps, order, other, chance))
        return replace(script, plan=changed(chance.choice(variants), script.plan, chance))

    return change


def _with_note(maps: Maps, order: int, other: Note, chance: random.Random) -> Maps:
    """Return the maps with a note, or only its roles or its needs, in place of what one map says of the person."""
    now = next((note for note in maps[order] if note.person == other.person), Note(other.person))
    match chance.randrange(3):
        case 0:
            other = replace(now, roles=other.roles, certainty=other.certainty, evidence=other.evidence)
        case 1:
            other = replace(now, concerns=other.concerns, wins=other.wins)
    kept = tuple(note for note in maps[order] if note.person != other.person)
    return (*maps[:order], (*kept, other), *maps[order + 1 :])


def _notes_to_try(variants: Sequence[Scenario], begin: Script) -> dict[str, list[Note]]:
    """Return by person what may be worth writing: what can be guessed, and what is true in a variant with its clues."""
    found: dict[str, list[Note]] = {person.id: [] for person in variants[0].people}
    for written in (*begin.maps, *guessed_maps(variants)):
        for note in written:
            found[note.person].append(note)
    for scenario in variants:
        for truths in scenario.truths.values():
            for person, truth in zip(scenario.people, truths, strict=True):
                role = ("role", truth.roles[0])
                found[person.id].append(
                    Note(
                        person.id,
                        roles=truth.roles,
                        influence=truth.influence,
                        veto=truth.veto,
                        concerns=tuple(one for one in CONCERNS if truth.needs & NEED_BIT[one]),
                        wins=tuple(one for one in WINS if truth.needs & NEED_BIT[one]),
                        certainty=SURE,
                        evidence=tuple(
                            clue.id for clue in scenario.clues if clue.about == person.index and role in clue.supports
                        ),
                    )
                )
    return {name: list(dict.fromkeys(notes)) for name, notes in found.items()}
