"""What no play can reach: conditions out of range, and circles of conditions that nothing leads into.

Everything here errs on the side of "reachable": what it names is certain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from trainer.core.condition import COACH_TRUST
from trainer.core.vocabulary import CONCERN_MASK, MAX_TRUST
from trainer.errors import N_, Sentence
from trainer.packs.checks.cycles import circle_through, circles
from trainer.packs.checks.scenario_index import NOTHING, ScenarioIndex
from trainer.packs.format.models import NeedsTable
from trainer.packs.problems import EVERYTHING, Key, Problem

Token = tuple[str, str]


def reach(index: ScenarioIndex) -> Iterator[Problem]:
    """Yield conditions that no play can meet."""
    limits = _Limits(index)
    for key, needs, person, in_meeting in index.conditions():
        yield from limits.check(key, needs, person, in_meeting=in_meeting)
    yield from _waiting(index)


class _Limits:
    """What a single condition asks against what there is."""

    def __init__(self, index: ScenarioIndex) -> None:
        self.index = index
        self.days = index.scenario.calendar.days
        self.kinds = {"sales", *(one.counterpart for one in index.scenario.seller.team)}
        self.clues = {clue.id for clue in index.scenario.clue}
        self.most: dict[int, int] = {}

    def check(self, key: Key, needs: NeedsTable, person: int, *, in_meeting: bool) -> Iterator[Problem]:
        add = self.index.problem
        if needs.day > self.days:
            yield add(
                "E308", (*key, "day"), N_("day {day} is after the last day, {last}"), N_("days are 1 to {last}"),
                day=needs.day, last=self.days,
            )  # fmt: skip
        if needs.before is not None and needs.before <= needs.day:
            yield add(
                "E308", (*key, "before"), N_("from day {day} on and only before day {before}: never"),
                N_("`before` must be greater than `day`"), day=needs.day, before=needs.before,
            )  # fmt: skip
        elif key[0] == "event" and needs.before is not None:
            event = self.index.scenario.event[int(key[1])]
            if needs.before <= event.day:
                yield add(
                    "E308", (*key, "before"), N_("the event is on day {day}, its condition ends before"),
                    N_("take the condition away or move the event"), day=event.day,
                )  # fmt: skip
        if in_meeting and needs.companion is not None and needs.companion not in self.kinds:
            yield add(
                "E308", (*key, "companion"), N_("no colleague in `[[seller.team]]` is '{companion}'"),
                N_("there are {kinds} (sales: alone)"), companion=needs.companion, kinds=tuple(sorted(self.kinds)),
            )  # fmt: skip
        for place, clue in enumerate(needs.clues):
            if clue in self.clues and clue not in self.index.revealed:
                yield add(
                    "E308", (*key, "clues", place), N_("nothing reveals the clue '{clue}'"),
                    N_("name it in some `reveals`"), against=EVERYTHING, clue=clue,
                )  # fmt: skip
        for place, flag in enumerate(needs.without):
            if flag in needs.flags:
                yield add(
                    "E308", (*key, "without", place), N_("the flag '{flag}' must be set and not set at once"),
                    N_("keep one of the two"), flag=flag,
                )  # fmt: skip
        if person >= 0:
            yield from self._personal(key, needs, person)
        for name, least in needs.trusted_by.items():
            place_ = self.index.people.get(name)
            if place_ is not None:
                yield from self._too_much((*key, "trusted_by", name), place_, least, N_("ask for less"))

    def _personal(self, key: Key, needs: NeedsTable, person: int) -> Iterator[Problem]:
        yield from self._too_much((*key, "trust"), person, needs.trust, N_("ask for less"))
        if needs.coach:
            if not any(truth.needs & ~CONCERN_MASK for truth in self.index.histories[person]):
                yield self.index.problem(
                    "E308", (*key, "coach"), N_("'{person}' has no wins, and nobody becomes a coach without one"),
                    N_("give them one in `hidden.wins`"), person=self.index.scenario.person[person].id,
                )  # fmt: skip
            else:
                yield from self._too_much((*key, "coach"), person, COACH_TRUST, N_("let something raise it"))

    def _too_much(self, key: Key, place: int, least: int, mend: str) -> Iterator[Problem]:
        """Yield that nobody wins so much trust with the person at `place`, if it is so."""
        most = self._most_trust(place)
        if least > most:
            wrong = N_("trust {least} with '{person}': {most} is the most that can be won")
            name = self.index.scenario.person[place].id
            yield self.index.problem("E308", key, wrong, mend, least=least, person=name, most=most)

    def _most_trust(self, place: int) -> int:
        """Return an upper bound: every good pitch, every kind word, the right counterpart once."""
        if place not in self.most:
            person = self.index.scenario.person[place]
            kind = sum(max(0, effects.trust) for _, effects in self.index.personal(place))
            suits = any(truth.counterpart in self.kinds for truth in self.index.histories[place])
            pitches = len(self.index.scenario.pitch)
            self.most[place] = min(MAX_TRUST, person.trust + kind + suits + pitches)
        return self.most[place]


def _waiting(index: ScenarioIndex) -> Iterator[Problem]:
    """Find what waits for itself: take everything that can be had, then everything that follows, until nothing does."""
    asks, gives, keys = _web(index)
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
        yield index.problem(
            "E309", keys[way[0]], "{circle}", N_("take one of these conditions away"), against=EVERYTHING,
            circle=_circle(way),
        )  # fmt: skip


def _circle(way: list[Token]) -> Sentence:
    if len(way) == 1:
        return Sentence(N_("{what} waits for itself"), what=_said(way[0]))
    links = [_said(node) for node in way[:_LINKS]] + [Sentence("…")] * (len(way) > _LINKS)
    said = _said(way[0])
    for link in reversed(links):
        said = Sentence(N_("{first} waits for {then}"), first=link, then=said)
    return said


_LINKS = 12
"""So much of a circle is told."""


Web = tuple[dict[Token, set[Token]], dict[Token, list[Token]], dict[Token, Key]]


def _web(index: ScenarioIndex) -> Web:
    """Return, for everything that can be done, what it asks for, what it gives, and where its condition stands."""
    asks: dict[Token, set[Token]] = {}
    gives: dict[Token, list[Token]] = {}
    keys: dict[Token, Key] = {}

    def put(kind: str, name: str, key: Key, wants: tuple[NeedsTable, ...], gift: list[Token], meets: str = "") -> None:
        node = (kind, name)
        tokens: set[Token] = set().union(*(needs.earlier() for needs in wants if needs != NOTHING))
        if meets:
            tokens.add(("person", meets))
        asks[node], gives[node], keys[node] = tokens, gift, key

    scenario = index.scenario
    for place, source in enumerate(scenario.source):
        put("source", source.id, ("source", place, "needs"), (source.needs,), _given(source.reveals, source.sets))
    for place, sheet in enumerate(scenario.questionnaire):
        answers = [answer for question in sheet.question for answer in question.answer]
        gifts = [token for answer in answers for token in _given(answer.reveals, answer.sets)]
        put("questionnaire", sheet.id, ("questionnaire", place, "needs"), (sheet.needs,), gifts)
    for place, account in enumerate(scenario.account):
        put("account", account.id, ("account", place), (), _given(account.reveals, account.sets))
    for place, pitch in enumerate(scenario.pitch):
        put("pitch", pitch.id, ("pitch", place, "needs"), (pitch.needs,), _given(pitch.reveals, pitch.sets))
    for place, event in enumerate(scenario.event):
        put("event", event.id, ("event", place, "needs"), (event.needs,), _given(event.reveals, ()))
    for place, person in enumerate(scenario.person):
        put("person", person.id, ("person", place, "access"), (person.access,), [("person", person.id)])
        for entry, question in enumerate(person.question):
            name = f"{person.id}.{question.id}"
            put("question", name, ("person", place, "question", entry, "needs"), (question.needs,),
                [("question", name), *_given(question.reveals, question.sets)], person.id)  # fmt: skip
        for entry, objection in enumerate(person.objection):
            for position, response in enumerate(objection.response):
                key: Key = ("person", place, "objection", entry)
                if response.needs != NOTHING:
                    key = (*key, "response", position)
                put("response", f"{person.id}.{objection.id}.{response.id}", (*key, "needs"),
                    (objection.needs, response.needs), _given(response.reveals, response.sets), person.id)  # fmt: skip
    return asks, gives, keys


def _given(reveals: tuple[str, ...], sets: tuple[str, ...]) -> list[Token]:
    return [*(("clue", name) for name in reveals), *(("flag", name) for name in sets)]


def _said(node: Token) -> Sentence:
    kind, name = node
    return Sentence(_WAITING[kind], name=name)


_WAITING = {
    "source": N_("the source '{name}'"),
    "questionnaire": N_("the questionnaire '{name}'"),
    "account": N_("the account '{name}'"),
    "pitch": N_("the pitch '{name}'"),
    "event": N_("the event '{name}'"),
    "person": N_("access to '{name}'"),
    "question": N_("the question '{name}'"),
    "response": N_("the response '{name}'"),
}
