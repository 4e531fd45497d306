"""What no play can reach: conditions out of range, and circles of conditions that nothing leads into.

Everything here errs on the side of "reachable": what it names is certain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from trainer.core.vocabulary import CONCERN_MASK, MAX_TRUST
from trainer.packs.checks.cycles import circle_through, circles
from trainer.packs.checks.subject import NOTHING, Subject
from trainer.packs.format.models import NeedsTable
from trainer.packs.problems import Key, Problem

Token = tuple[str, str]


def reach(subject: Subject) -> Iterator[Problem]:
    """Yield conditions that no play can meet."""
    limits = _Limits(subject)
    for key, needs, person, in_meeting in subject.conditions():
        yield from limits.check(key, needs, person, in_meeting=in_meeting)
    yield from _waiting(subject)


class _Limits:
    """What a single condition asks against what there is."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.days = subject.scenario.calendar.days
        self.kinds = {"sales", *(one.counterpart for one in subject.scenario.seller.team)}
        self.clues = {clue.id for clue in subject.scenario.clue}
        self.most: dict[int, int] = {}

    def check(self, key: Key, needs: NeedsTable, person: int, *, in_meeting: bool) -> Iterator[Problem]:
        add = self.subject.problem
        if needs.day > self.days:
            yield add("E308", (*key, "day"), f"day {needs.day} is after the last day, {self.days}",
                      f"days are 1 to {self.days}")  # fmt: skip
        if needs.before is not None and needs.before <= needs.day:
            yield add("E308", (*key, "before"), f"from day {needs.day} on and only before day {needs.before}: never",
                      "`before` must be greater than `day`")  # fmt: skip
        elif key[0] == "event" and needs.before is not None:
            event = self.subject.scenario.event[int(key[1])]
            if needs.before <= event.day:
                yield add("E308", (*key, "before"), f"the event is on day {event.day}, its condition ends before",
                          "take the condition away or move the event")  # fmt: skip
        if in_meeting and needs.companion is not None and needs.companion not in self.kinds:
            yield add("E308", (*key, "companion"), f"no colleague in `[[seller.team]]` is '{needs.companion}'",
                      f"there are {', '.join(sorted(self.kinds))} (sales: alone)")  # fmt: skip
        for place, clue in enumerate(needs.clues):
            if clue in self.clues and clue not in self.subject.revealed:
                yield add("E308", (*key, "clues", place), f"nothing reveals the clue '{clue}'",
                          "name it in some `reveals`")  # fmt: skip
        for place, flag in enumerate(needs.without):
            if flag in needs.flags:
                yield add("E308", (*key, "without", place), f"the flag '{flag}' must be set and not set at once",
                          "keep one of the two")  # fmt: skip
        if person >= 0:
            yield from self._personal(key, needs, person)
        for name, least in needs.trusted_by.items():
            place_ = self.subject.people.get(name)
            if place_ is not None and least > self._most_trust(place_):
                yield add("E308", (*key, "trusted_by", name), self._too_much(place_, least), "ask for less")

    def _personal(self, key: Key, needs: NeedsTable, person: int) -> Iterator[Problem]:
        add = self.subject.problem
        if needs.trust > self._most_trust(person):
            yield add("E308", (*key, "trust"), self._too_much(person, needs.trust), "ask for less")
        if needs.coach:
            from trainer.core.condition import COACH_TRUST

            name = self.subject.scenario.person[person].id
            if not any(truth.needs & ~CONCERN_MASK for truth in self.subject.histories[person]):
                yield add("E308", (*key, "coach"), f"'{name}' has no wins, and nobody becomes a coach without one",
                          "give them one in `hidden.wins`")  # fmt: skip
            elif self._most_trust(person) < COACH_TRUST:
                yield add("E308", (*key, "coach"), self._too_much(person, COACH_TRUST), "let something raise it")

    def _too_much(self, place: int, least: int) -> str:
        name = self.subject.scenario.person[place].id
        return f"trust {least} with '{name}': {self._most_trust(place)} is the most that can be won"

    def _most_trust(self, place: int) -> int:
        """Return an upper bound: every good pitch, every kind word, the right counterpart once."""
        if place not in self.most:
            person = self.subject.scenario.person[place]
            kind = sum(max(0, effects.trust) for _, effects in self.subject.personal(place))
            suits = any(truth.counterpart in self.kinds for truth in self.subject.histories[place])
            pitches = len(self.subject.scenario.pitch)
            self.most[place] = min(MAX_TRUST, person.trust + kind + suits + pitches)
        return self.most[place]


def _waiting(subject: Subject) -> Iterator[Problem]:
    """Find what waits for itself: take everything that can be had, then everything that follows, until nothing does."""
    asks, gives, keys = _web(subject)
    givers: dict[Token, list[Token]] = defaultdict(list)
    for node, gifts in gives.items():
        for token in gifts:
            givers[token].append(node)
    # What nothing gives is reported elsewhere and counts as given here.
    missing = {node: {token for token in tokens if token in givers} for node, tokens in asks.items()}
    waiting: dict[Token, list[Token]] = defaultdict(list)
    for node, tokens in missing.items():
        for token in tokens:
            waiting[token].append(node)
    ready = [node for node, tokens in missing.items() if not tokens]
    had: set[Token] = set()
    for node in ready:
        for token in gives[node]:
            if token in had:
                continue
            had.add(token)
            for other in waiting[token]:
                missing[other].discard(token)
                if not missing[other]:
                    ready.append(other)
    stuck = {
        node: [giver for token in sorted(tokens) for giver in givers[token]]
        for node, tokens in missing.items()
        if tokens
    }
    for circle in circles(stuck):
        way = circle_through(stuck, circle)
        if len(way) == 1:
            said = f"{_said(way[0])} waits for itself"
        else:
            said = " waits for ".join((*map(_said, way), _said(way[0])))
        yield subject.problem("E309", keys[way[0]], said, "take one of these conditions away")


Web = tuple[dict[Token, set[Token]], dict[Token, list[Token]], dict[Token, Key]]


def _web(subject: Subject) -> Web:
    """Return, for everything that can be done, what it asks for, what it gives, and where its condition stands."""
    asks: dict[Token, set[Token]] = {}
    gives: dict[Token, list[Token]] = {}
    keys: dict[Token, Key] = {}

    def put(kind: str, name: str, key: Key, wants: tuple[NeedsTable, ...], gift: list[Token], meets: str = "") -> None:
        node = (kind, name)
        tokens: set[Token] = set().union(*(_tokens(needs) for needs in wants))
        if meets:
            tokens.add(("met", meets))
        asks[node], gives[node], keys[node] = tokens, gift, key

    scenario = subject.scenario
    for place, source in enumerate(scenario.source):
        put("source", source.id, ("source", place, "needs"), (source.needs,), _given(source.reveals, source.sets))
    for place, pitch in enumerate(scenario.pitch):
        put("pitch", pitch.id, ("pitch", place, "needs"), (pitch.needs,), _given(pitch.reveals, pitch.sets))
    for place, event in enumerate(scenario.event):
        put("event", event.id, ("event", place, "needs"), (event.needs,), _given(event.reveals, ()))
    for place, person in enumerate(scenario.person):
        put("person", person.id, ("person", place, "access"), (person.access,), [("met", person.id)])
        for entry, question in enumerate(person.question):
            name = f"{person.id}.{question.id}"
            put("question", name, ("person", place, "question", entry, "needs"), (question.needs,),
                [("asked", name), *_given(question.reveals, question.sets)], person.id)  # fmt: skip
        for entry, objection in enumerate(person.objection):
            for position, response in enumerate(objection.response):
                key: Key = ("person", place, "objection", entry)
                if response.needs != NOTHING:
                    key = (*key, "response", position)
                put("response", f"{person.id}.{objection.id}.{response.id}", (*key, "needs"),
                    (objection.needs, response.needs), _given(response.reveals, response.sets), person.id)  # fmt: skip
    return asks, gives, keys


def _tokens(needs: NeedsTable) -> set[Token]:
    if needs == NOTHING:
        return set()
    return {
        *(("clue", name) for name in needs.clues),
        *(("asked", name) for name in needs.asked),
        *(("flag", name) for name in needs.flags),
        *(("met", name) for name in needs.met),
    }


def _given(reveals: tuple[str, ...], sets: tuple[str, ...]) -> list[Token]:
    return [*(("clue", name) for name in reveals), *(("flag", name) for name in sets)]


def _said(node: Token) -> str:
    kind, name = node
    return f"{'access to ' if kind == 'person' else f'the {kind} '}'{name}'"
