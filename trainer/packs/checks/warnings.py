"""What should be mended although a scenario can be played: people, findings, conduct, and what has no effect."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from trainer.core.clues import claim_holds
from trainer.core.scenario import Truth
from trainer.core.vocabulary import CONCERNS
from trainer.errors import N_, Sentence, Term
from trainer.packs.checks.cycles import circle_through, circles
from trainer.packs.checks.means import idle
from trainer.packs.checks.objections import listening
from trainer.packs.checks.scenario_index import COMMITTEE, NOTHING, ScenarioIndex
from trainer.packs.format.models import EffectsTable, PackFile, PitchTable
from trainer.packs.problems import EVERYTHING, Problem

_SAID_ONCE = COMMITTEE | {"greet"}
"""Moments that come once a play: after a line without a condition no other is ever said."""


def warnings(index: ScenarioIndex) -> Iterator[Problem]:
    """Yield every warning about a scenario's people, findings, rules of conduct, what has no effect and objections."""
    yield from ties(index)
    yield from findings(index)
    yield from idle(index)
    yield from conduct(index)
    yield from unused(index)
    yield from listening(index)


def ties(index: ScenarioIndex) -> Iterator[Problem]:
    """Yield every circle of people who sway each other, once."""
    told: set[tuple[str, ...]] = set()
    now: dict[int, Truth] = {}
    people = index.scenario.person
    for key, changed in index.timeline:
        now.update(changed)
        edges = {
            people[place].id: [people[other].id for other, strength in truth.sways if strength and other != place]
            for place, truth in now.items()
            if truth.present
        }
        for circle in circles(edges):
            way = circle_through(edges, circle)
            if tuple(way) in told:
                continue
            told.add(tuple(way))
            first = key == ("person",)
            yield index.problem(
                "W301", ("person", index.people[way[0]], "hidden", "sways", way[1]) if first else key,
                N_("ties circle: {way}") if first else N_("ties circle after this event: {way}"),
                N_("drop the weakest of these ties"), on_key=first, way=" → ".join((*way, way[0])),
            )  # fmt: skip


def findings(index: ScenarioIndex) -> Iterator[Problem]:
    """Yield clues that say nothing, that nobody finds or that all mislead, and sources that tell nothing."""
    scenario = index.scenario
    about: dict[int, list[bool]] = {}
    for place, clue in enumerate(scenario.clue):
        if not clue.supports:
            yield index.problem(
                "W601", ("clue", place, "supports"), N_("the clue '{clue}' supports nothing"),
                N_("say what a careful reader may take from it, such as 'concern:risk'"), clue=clue.id,
            )  # fmt: skip
        if clue.id not in index.revealed:
            yield index.problem(
                "W602", ("clue", place, "id"), N_("nothing ever reveals the clue '{clue}'"),
                N_("name it in some `reveals`"), against=EVERYTHING, clue=clue.id,
            )  # fmt: skip
        person = index.people.get(clue.about)
        if person is not None and clue.supports:
            truths = index.histories[person]
            holds = all(any(_is_true(index, support, truth) for truth in truths) for support in clue.supports)
            about.setdefault(person, []).append(holds)
    for person, held in about.items():
        if not any(held):
            yield index.problem(
                "W603", ("person", person, "id"),
                N_("every clue about '{person}' supports something that is never true"),
                N_("write one that holds at some time"), against=EVERYTHING, person=scenario.person[person].id,
            )  # fmt: skip
    for place, source in enumerate(scenario.source):
        if not _has_effect(source):
            yield index.problem(
                "W604", ("source", place, "id"), N_("the source '{source}' reveals nothing and changes nothing"),
                N_("let it reveal a clue, or remove it"), against=(("source", place),), source=source.id,
            )  # fmt: skip


def _is_true(index: ScenarioIndex, support: str, truth: Truth) -> bool:
    axis, _, value = support.partition(":")
    return claim_holds(index.people, truth, axis, value)


def _has_effect(effects: EffectsTable) -> bool:
    return bool(effects.reveals or effects.sets or effects.breach)


def conduct(index: ScenarioIndex) -> Iterator[Problem]:
    """Yield temptations without a lawful way, and rules that nothing tempts to break."""
    scenario = index.scenario
    moves: dict[str, EffectsTable] = {f"study {source.id}": source for source in scenario.source}
    moves.update({f"pitch {pitch.id}": pitch for pitch in scenario.pitch})
    moves.update({f"ask {person.id}.{one.id}": one for person in scenario.person for one in person.question})
    tempting = {effects.breach for _, effects in index.effects() if isinstance(effects, EffectsTable)}
    for place, rule in enumerate(scenario.conduct):
        move = moves.get(rule.substitute)
        if move is not None and move.breach is not None:
            yield index.problem(
                "W702", ("conduct", place, "substitute"),
                N_("the substitute for '{rule}' breaks '{broken}' itself"), N_("name a move that breaks no rule"),
                rule=rule.id, broken=move.breach,
            )  # fmt: skip
        if rule.id not in tempting:
            yield index.problem(
                "W703", ("conduct", place, "id"), N_("nothing tempts anybody to break '{rule}'"),
                N_("name it as the `breach` of some question, response, pitch or source"),
                against=EVERYTHING, rule=rule.id,
            )  # fmt: skip


def law(pack: PackFile, file: str) -> Iterator[Problem]:
    """Yield a missing or impossible day on which the law was checked."""
    day = pack.law_checked_on
    if day is None:
        wrong = N_("the pack does not say when its rules of conduct were checked against the law")
        mend = N_('add law_checked_on = "YYYY-MM-DD"')
        yield Problem("W701", file, (), Sentence(wrong), Sentence(mend))
        return
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        wrong, mend = N_("there is no day {day}"), N_("give the day of the last check")
        yield Problem("W701", file, ("law_checked_on",), Sentence(wrong, day=day), Sentence(mend))


def unused(index: ScenarioIndex) -> Iterator[Problem]:
    """Yield what has no effect on any play."""
    yield from _flags(index)
    yield from _pitches(index)
    yield from _objections(index)
    yield from _power(index)
    yield from _levels(index)
    yield from _endings(index)
    yield from _reactions(index)


def _flags(index: ScenarioIndex) -> Iterator[Problem]:
    wanted = {rule.cleared_by for rule in index.scenario.conduct}
    for _, needs, _, _ in index.conditions():
        wanted.update(name for _, kind, names in needs.named() if kind == "flag" for name in names)
    told: set[str] = set()
    for key, effects in index.effects():
        for place, flag in enumerate(effects.sets):
            if flag not in wanted and flag not in told:
                told.add(flag)
                yield index.problem(
                    "W801", (*key, "sets", place), N_("nothing needs the flag '{flag}'"),
                    N_("remove it, or let a condition ask for it"), against=EVERYTHING, flag=flag,
                )  # fmt: skip


def _pitches(index: ScenarioIndex) -> Iterator[Problem]:
    needed = frozenset().union(*(index.needed(place) for place in range(len(index.scenario.person))))
    for place, pitch in enumerate(index.scenario.pitch):
        if not pitch.shared and not pitch.fit and not _offers(pitch) & needed:
            offers = tuple(Term("concern" if one in CONCERNS else "win", one) for one in sorted(_offers(pitch)))
            wrong = N_("the pitch '{pitch}' offers {offers}, which nobody ever needs")
            yield index.problem(
                "W802", ("pitch", place, "id"), wrong if offers else N_("the pitch '{pitch}' offers nothing"),
                N_("let it answer what somebody holds"), against=EVERYTHING, pitch=pitch.id, offers=offers,
            )  # fmt: skip


def _offers(pitch: PitchTable) -> frozenset[str]:
    return frozenset((*pitch.answers, *pitch.appeals))


def _objections(index: ScenarioIndex) -> Iterator[Problem]:
    for place, person in enumerate(index.scenario.person):
        needed = index.needed(place) if person.objection else frozenset()
        for entry, objection in enumerate(person.objection):
            if objection.meant not in needed:
                yield index.problem(
                    "W804", ("person", place, "objection", entry, "meant"),
                    N_("'{objection}' never comes up: '{person}' never holds '{meant}'"),
                    N_("mean one of {needs}") if needed else N_("give them concerns and wins"), against=EVERYTHING,
                    objection=objection.id, person=person.id, meant=objection.meant, needs=tuple(sorted(needed)),
                )  # fmt: skip


def _power(index: ScenarioIndex) -> Iterator[Problem]:
    last = max(index.scenario.calendar.reviews, default=0)
    for place, event in enumerate(index.scenario.event):
        moves = any(one.roles or one.influence is not None or one.veto or one.leaves for one in event.changes)
        if moves and event.day > last:
            yield index.problem(
                "W803", ("event", place, "day"), N_("power moves on day {day}, and no review comes after it"),
                N_("add a later day to `reviews`"), against=(("calendar", "reviews"),), day=event.day,
            )  # fmt: skip


def _levels(index: ScenarioIndex) -> Iterator[Problem]:
    levels = index.scenario.decision
    for lower, upper in (("deferred", "concessions"), ("concessions", "threshold")):
        if getattr(levels, lower) > getattr(levels, upper):
            yield index.problem(
                "W805", ("decision", lower),
                N_("`{lower}` {low} is above `{upper}` {high}"), N_("let them rise"), against=(("decision",),),
                lower=lower, low=getattr(levels, lower), upper=upper, high=getattr(levels, upper),
            )  # fmt: skip


def _endings(index: ScenarioIndex) -> Iterator[Problem]:
    taken: dict[tuple[str, str | None, str | None], str] = {}
    for place, ending in enumerate(index.scenario.ending):
        outcome, reason, person = ending.outcome, ending.reason, ending.person
        covering = ((outcome, None, None), (outcome, reason, None), (outcome, reason, person))
        before = next((taken[one] for one in covering if one in taken), "")
        if before:
            yield index.problem(
                "W806", ("ending", place, "id"), N_("'{ending}' is never told: '{before}' always fits first"),
                N_("put it before '{before}'; in a variant, take '{before}' away and add it behind, by another id"),
                against=(("ending",),), ending=ending.id, before=before,
            )  # fmt: skip
        elif person in index.people and not _can_stop(index, index.people[person], reason):
            yield index.problem(
                "W806", ("ending", place, "person"),
                N_("'{ending}' is never told: '{person}' never has a veto") if reason == "veto"
                else N_("'{ending}' is never told: '{person}' never decides"),
                N_("name somebody who does at some time"), against=EVERYTHING, ending=ending.id, person=person,
            )  # fmt: skip
        elif ending.needs == NOTHING:
            taken[outcome, reason, person] = ending.id


def _can_stop(index: ScenarioIndex, place: int, reason: str | None) -> bool:
    """Return whether the support of the person at `place` can be the reason of an outcome."""
    truths = index.histories[place]
    if reason == "veto":
        return any(truth.veto != "none" for truth in truths)
    return reason != "decider" or any("decider" in truth.roles for truth in truths)


def _reactions(index: ScenarioIndex) -> Iterator[Problem]:
    for place, person in enumerate(index.scenario.person):
        taken: dict[str, str] = {}
        for entry, line in enumerate(person.reaction):
            if line.when in taken:
                yield index.problem(
                    "W807", ("person", place, "reaction", entry, "id"),
                    N_("'{line}' is never said: '{before}' always fits first"), N_("put it before '{before}'"),
                    against=(("person", place, "reaction"),), line=line.id, before=taken[line.when],
                )  # fmt: skip
            elif line.needs == NOTHING and line.when in _SAID_ONCE:
                taken[line.when] = line.id
