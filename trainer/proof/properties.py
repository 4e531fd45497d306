"""Claims about one scenario, each decided from the library of plays and the relaxation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from trainer.core.moves import Move
from trainer.core.replay import replay
from trainer.core.scenario import Clue, Scenario, Truth
from trainer.core.score.account_map import EVIDENCE_FOR_SURE
from trainer.core.vocabulary import CONCERNS, NEED_BIT, OUTCOMES, WINS
from trainer.errors import N_, Sentence, Term
from trainer.proof.margins import joined, nearest
from trainer.proof.relaxation import UNREACHABLE, Reach, answer_name
from trainer.proof.report import Property
from trainer.proof.witnesses import WitnessLibrary

Fact = tuple[str, str]


def occurrences(scenario: Scenario, library: WitnessLibrary, reach: Reach) -> Iterator[Property]:
    """Yield for everything that has a name and can be done, found or told whether it can occur."""
    named: dict[str, list[str]] = {
        "question": [one.move.question for one in scenario.questions],
        "source": [one.id for one in scenario.sources],
        "account": [one.id for one in scenario.accounts],
        "answer": [answer_name(scenario, one) for one in scenario.survey_answers],
        "clue": [one.id for one in scenario.clues],
        "pitch": [one.id for one in scenario.pitches],
        "objection": [f"{scenario.people[one.person].id}.{one.id}" for one in scenario.objections],
        "event": [one.id for one in scenario.events],
        "ending": [one.id for one in scenario.endings],
        "rule": [one.id for one in scenario.rules],
        "kept": [one.id for one in scenario.promises],
        "broken": [one.id for one in scenario.promises],
    }
    least = {
        "question": reach.questions, "source": reach.sources, "clue": reach.clues, "pitch": reach.pitches,
        "answer": reach.answers, "objection": reach.objections,
    }  # fmt: skip
    for kind, names in named.items():
        for index, name in enumerate(names):
            subject = Sentence(_SUBJECTS[kind], name=name)
            witness = library.witnesses.get((kind, index))
            bound = least[kind][index] if kind in least else 0
            if witness is not None:
                words = N_("in {moves} moves")
                if len(witness) == bound:
                    words = N_("in {moves} moves, and in no fewer")
                elif bound:
                    words = N_("in {moves} moves; no play needs fewer than {bound}")
                yield Property("occurs", subject, "PROVED", Sentence(words, moves=len(witness), bound=bound), witness)
            elif bound >= UNREACHABLE:
                why = reach.blocked.get((kind, index)) or Sentence(N_("nothing leads to it"))
                yield Property("occurs", subject, "REFUTED", Sentence(N_("never: {why}"), why=why))
            else:
                detail = Sentence(N_("not seen in {plays} plays, and not proved impossible"), plays=library.plays)
                yield Property("occurs", subject, "BOUNDED", detail)


_SUBJECTS = {
    "question": N_("question {name}"),
    "source": N_("source {name}"),
    "account": N_("account {name}"),
    "answer": N_("answer {name}"),
    "clue": N_("clue {name}"),
    "pitch": N_("pitch {name}"),
    "objection": N_("objection {name}"),
    "event": N_("event {name}"),
    "ending": N_("ending {name}"),
    "rule": N_("rule {name}"),
    "kept": N_("promise {name}, kept"),
    "broken": N_("promise {name}, broken"),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The most clues for a fact about a person that any play of the library holds at a review, and that play."""

    count: int
    play: tuple[Move, ...]


def facts_of(truth: Truth) -> Iterator[Fact]:
    """Yield what is scored of a person: the primary role, the concerns and the wins."""
    yield "role", truth.roles[0]
    for axis, names in (("concern", CONCERNS), ("win", WINS)):
        for name in names:
            if truth.needs & NEED_BIT[name]:
                yield axis, name


def evidence_at_reviews(scenario: Scenario, plays: Iterable[tuple[Move, ...]]) -> dict[tuple[int, int, Fact], Evidence]:
    """Return by (events that happened, person, fact) the best evidence that a play of `plays` held at a review."""
    best: dict[tuple[int, int, Fact], Evidence] = {}
    for moves in plays:
        for number, made in enumerate(replay(scenario, moves), start=1):
            for handed in made.after.handed[len(made.before.handed) :]:
                for key, count in _counts(scenario, handed.fired, handed.clues):
                    if count > best.get(key, Evidence(-1, ())).count:
                        best[key] = Evidence(count, tuple(moves[:number]))
    return best


def _counts(scenario: Scenario, fired: int, clues: int) -> Iterator[tuple[tuple[int, int, Fact], int]]:
    for person, truth in enumerate(scenario.truths[fired]):
        if truth.present:
            for fact in facts_of(truth):
                count = sum(
                    1
                    for clue in scenario.clues
                    if clues >> clue.index & 1 and clue.about == person and fact in clue.supports
                )
                yield (fired, person, fact), count


def findable(scenario: Scenario, reach: Reach, evidence: dict[tuple[int, int, Fact], Evidence]) -> Iterator[Property]:
    """Yield for every scored fact about somebody with influence whether two clues for it can be held at a review."""
    for fired in sorted({key[0] for key in evidence}):
        for person, truth in enumerate(scenario.truths[fired]):
            if not (truth.present and truth.influence):
                continue
            for fact in facts_of(truth):
                subject = _fact_of(scenario, person, fact, fired)
                known = _within_reach(scenario, reach, person, fact)
                best = evidence[fired, person, fact]
                if best.count >= EVIDENCE_FOR_SURE:
                    detail = Sentence(N_("{count} clues held at a review"), count=best.count)
                    yield Property("findable", subject, "PROVED", detail, best.play)
                elif len(known) < EVIDENCE_FOR_SURE:
                    yield Property("findable", subject, "REFUTED", _too_few(scenario, reach, person, fact))
                else:
                    words = N_("at most {count} of {all} clues were held at a review in the plays searched: {clues}")
                    detail = Sentence(words, count=best.count, all=len(known), clues=known)
                    yield Property("findable", subject, "BOUNDED", detail)


def _within_reach(scenario: Scenario, reach: Reach, person: int, fact: Fact) -> tuple[str, ...]:
    """Return the ids of the clues for a fact about a person that the relaxation reaches."""
    return tuple(clue.id for clue in _for(scenario, person, fact) if reach.clues[clue.index] < UNREACHABLE)


def _for(scenario: Scenario, person: int, fact: Fact) -> Iterator[Clue]:
    return (clue for clue in scenario.clues if clue.about == person and fact in clue.supports)


def _too_few(scenario: Scenario, reach: Reach, person: int, fact: Fact) -> Sentence:
    """Return how many clues are wanting for a fact, those that can be found, and those that cannot with the reason."""
    known = _within_reach(scenario, reach, person, fact)
    lost = tuple(
        Sentence(N_("{clue} ({why})"), clue=clue.id, why=reach.blocked["clue", clue.index])
        for clue in _for(scenario, person, fact)
        if reach.clues[clue.index] >= UNREACHABLE
    )
    words = N_("{count} of the {least} clues that must support {fact} can be found, {short} too few: {clues}")
    if lost:
        words = N_(
            "{count} of the {least} clues that must support {fact} can be found, {short} too few: {clues}; "
            "out of reach: {lost}"
        )
    return Sentence(
        words, count=len(known), least=EVIDENCE_FOR_SURE, short=EVIDENCE_FOR_SURE - len(known), fact=_words_of(fact),
        clues=known or Sentence(N_("none")), lost=lost,
    )  # fmt: skip


def _words_of(fact: Fact) -> Sentence:
    words = {"role": N_("role {name}"), "concern": N_("concern {name}"), "win": N_("win {name}")}[fact[0]]
    return Sentence(words, name=Term(*fact))


def _fact_of(scenario: Scenario, person: int, fact: Fact, fired: int) -> Sentence:
    what = _words_of(fact)
    name = scenario.people[person].id
    if not fired:
        return Sentence(N_("{person}: {fact}"), person=name, fact=what)
    events = tuple(event.id for event in scenario.events if fired >> event.index & 1)
    return Sentence(N_("{person}: {fact} after {events}"), person=name, fact=what, events=events)


def discoverable(
    scenario: Scenario, reach: Reach, evidence: dict[tuple[int, int, Fact], Evidence]
) -> Iterator[Property]:
    """Yield for every move of power whether the new roles can be found by the review after it."""
    for event in scenario.events:
        for person in event.moves_power:
            subject = Sentence(N_("event {event}: {person}"), event=event.id, person=scenario.people[person].id)
            after = [truths[person] for fired, truths in scenario.truths.items() if fired >> event.index & 1]
            roles = tuple(dict.fromkeys(truth.roles[0] for truth in after if truth.present))
            held = [
                one
                for (fired, who, fact), one in evidence.items()
                if fired >> event.index & 1 and who == person and fact[0] == "role"
            ]
            best = max(held, key=lambda one: one.count, default=Evidence(0, ()))
            # The clues that exist, whether a play held them or not; several new roles are each other's second chance.
            role, known = max(
                ((role, _within_reach(scenario, reach, person, ("role", role))) for role in roles),
                key=lambda pair: len(pair[1]),
                default=("", ()),
            )
            if best.count >= EVIDENCE_FOR_SURE:
                detail = Sentence(N_("{count} clues for the role by the review after it"), count=best.count)
                yield Property("discoverable", subject, "PROVED", detail, best.play)
            elif not roles:
                left = Sentence(N_("the person has left; the news says so"))
                yield Property("discoverable", subject, "PROVED", left)
            elif all(day < event.day for day in scenario.reviews):
                last = max(scenario.reviews, default=0)
                words = N_("no review follows it: it comes on day {day}, the last review is on day {last}")
                detail = Sentence(words, day=event.day, last=last)
                yield Property("discoverable", subject, "REFUTED", detail)
            elif len(known) < EVIDENCE_FOR_SURE:
                yield Property("discoverable", subject, "REFUTED", _too_few(scenario, reach, person, ("role", role)))
            else:
                words = N_(
                    "at most {count} of {all} clues for role {role} were held by the review after it in the plays "
                    "searched, {least} are needed: {clues}"
                )
                detail = Sentence(
                    words, count=best.count, all=len(known), role=Term("role", role), least=EVIDENCE_FOR_SURE,
                    clues=known,
                )  # fmt: skip
                yield Property("discoverable", subject, "BOUNDED", detail)


def winnable(scenario: Scenario, library: WitnessLibrary, plays: Sequence[tuple[Move, ...]]) -> Iterator[Property]:
    """Yield for every outcome whether a play leads to it, and if none of `plays` does, what the nearest lacks."""
    for kind in OUTCOMES:
        endings = [ending for ending in scenario.endings if ending.outcome == kind]
        witnesses = [
            library.witnesses[("ending", ending.index)]
            for ending in endings
            if ("ending", ending.index) in library.witnesses
        ]
        if witnesses:
            shortest = min(witnesses, key=len)
            detail = Sentence(N_("in {moves} moves"), moves=len(shortest))
            yield Property("outcome", Term("outcome", kind), "PROVED", detail, shortest)
        else:
            detail = _not_reached(scenario, library.plays, plays, kind)
            yield Property("outcome", Term("outcome", kind), "BOUNDED", detail)


def _not_reached(scenario: Scenario, count: int, plays: Sequence[tuple[Move, ...]], kind: str) -> Sentence:
    detail = Sentence(N_("not reached in {plays} plays"), plays=count)
    if kind == "disqualified":
        forbidden = tuple(rule.id for rule in scenario.rules if rule.grade == "forbidden")
        words = (
            N_("{seen}; no play broke a forbidden rule: {rules}") if forbidden else N_("{seen}; no rule is forbidden")
        )
        return Sentence(words, seen=detail, rules=forbidden)
    lacking = nearest(scenario, plays, kind)[1] if plays else ()
    if not lacking:
        return detail
    words = N_("{seen}; in the nearest {reasons}")
    return Sentence(words, seen=detail, reasons=joined([one.words for one in lacking]))


BOUND_OF_SCALE = 100.0
"""A bound of the scale's end bounds nothing: every score keeps it."""


def par_reached(subject: Sentence, par: float, bound: float, play: tuple[Move, ...]) -> Property:
    """Return what is known of a par (0–100): proved where something below 100, or the par itself, bounds it."""
    if par >= bound:
        return Property("par", subject, "PROVED", Sentence(N_("{par} reached; no play has more"), par=f"{par:g}"), play)
    if bound >= BOUND_OF_SCALE:
        return Property(
            "par", subject, "BOUNDED", Sentence(N_("{par} reached; no bound below 100 known"), par=f"{par:g}"), play
        )
    words = N_("{par} reached, {bound} never exceeded")
    return Property("par", subject, "PROVED", Sentence(words, par=f"{par:g}", bound=f"{bound:g}"), play)
