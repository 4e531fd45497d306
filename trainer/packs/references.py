"""Names that must mean something: every reference of a scenario file, checked against what it defines."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.core import vocabulary as words
from trainer.packs.format import Change, Effects, Needs, Person, ScenarioFile
from trainer.packs.names import did_you_mean
from trainer.packs.problems import Key, Problem


def reference_problems(scenario: ScenarioFile, file: str) -> list[Problem]:
    """Return every duplicate id, dangling reference and rule of the format that no single table can see."""
    return _Checker(scenario, file).check()


class _Checker:
    def __init__(self, scenario: ScenarioFile, file: str) -> None:
        self.scenario = scenario
        self.file = file
        self.problems: list[Problem] = []
        self.people = {person.id for person in scenario.person}
        self.clues = {clue.id for clue in scenario.clue}
        self.pitches = {pitch.id for pitch in scenario.pitch}
        self.sources = {source.id for source in scenario.source}
        self.rules = {rule.id for rule in scenario.conduct}
        self.questions = {f"{person.id}.{question.id}" for person in scenario.person for question in person.question}
        self.flags = {flag for effects in _all_effects(scenario) for flag in effects.sets}

    def check(self) -> list[Problem]:
        scenario = self.scenario
        for name in ("person", "clue", "source", "pitch", "conduct", "event", "ending", "lesson", "discussion"):
            self._unique(getattr(scenario, name), (name,))
        self._unique(scenario.seller.team, ("seller", "team"))
        for place, person in enumerate(scenario.person):
            self._person(person, ("person", place))
        for place, clue in enumerate(scenario.clue):
            self._known(clue.about, self.people, "person", ("clue", place, "about"))
            for entry, support in enumerate(clue.supports):
                axis, _, value = support.partition(":")
                self._support(axis, value, ("clue", place, "supports", entry))
        for place, source in enumerate(scenario.source):
            self._effects(source, ("source", place))
            self._needs(source.needs, ("source", place, "needs"))
        for place, pitch in enumerate(scenario.pitch):
            key: Key = ("pitch", place)
            self._effects(pitch, key)
            self._needs(pitch.needs, (*key, "needs"))
            self._all(pitch.proof, self.clues, "clue", (*key, "proof"))
            self._all(pitch.conflicts, self.pitches - {pitch.id}, "other pitch", (*key, "conflicts"))
            self._all(pitch.fit, self.people, "person", (*key, "fit"))
        for place, event in enumerate(scenario.event):
            key = ("event", place)
            self._needs(event.needs, (*key, "needs"))
            self._all(event.reveals, self.clues, "clue", (*key, "reveals"))
            if event.day > scenario.calendar.days:
                self._add((*key, "day"), f"day {event.day} is after the last day, {scenario.calendar.days}")
            for entry, change in enumerate(event.changes):
                self._change(change, (*key, "changes", entry))
        self._conduct()
        self._calendar()
        for place, ending in enumerate(scenario.ending):
            self._needs(ending.needs, ("ending", place, "needs"))
        told = {one.outcome for one in scenario.ending if one.reason is None and one.needs == Needs()}
        for outcome in words.OUTCOMES:
            if outcome not in told:
                self._add(
                    ("ending",), f"there is no ending for '{outcome}' without `needs` and `reason` to fall back on"
                )
        return self.problems

    def _person(self, person: Person, key: Key) -> None:
        if person.reports_to is not None:
            self._known(person.reports_to, self.people - {person.id}, "other person", (*key, "reports_to"))
            if self._circles(person):
                self._add((*key, "reports_to"), "the reporting line comes back to where it began")
        self._all(person.hidden.sways, self.people - {person.id}, "other person", (*key, "hidden", "sways"))
        self._needs(person.access, (*key, "access"), personal=True)
        self._unique(person.question, (*key, "question"))
        self._unique(person.objection, (*key, "objection"))
        for place, question in enumerate(person.question):
            self._effects(question, (*key, "question", place))
            self._needs(question.needs, (*key, "question", place, "needs"), personal=True)
        for place, objection in enumerate(person.objection):
            here: Key = (*key, "objection", place)
            self._needs(objection.needs, (*here, "needs"), personal=True)
            self._all(objection.after, self.pitches, "pitch", (*here, "after"))
            self._unique(objection.response, (*here, "response"))
            for entry, response in enumerate(objection.response):
                self._effects(response, (*here, "response", entry))
                self._needs(response.needs, (*here, "response", entry, "needs"), personal=True)
            if all(response.stays or response.needs != Needs() for response in objection.response):
                self._add(
                    (*here, "response"),
                    "every response has a condition or leaves the objection on the table: a trainee could be stranded",
                    "give one response neither `needs` nor `stays`",
                )

    def _circles(self, person: Person) -> bool:
        above = {one.id: one.reports_to for one in self.scenario.person}
        boss = person.reports_to
        for _ in above:
            if boss is None or boss == person.id:
                break
            boss = above.get(boss)
        return boss == person.id

    def _change(self, change: Change, key: Key) -> None:
        self._known(change.person, self.people, "person", (*key, "person"))
        self._all(change.sways or {}, self.people - {change.person}, "other person", (*key, "sways"))

    def _conduct(self) -> None:
        for place, rule in enumerate(self.scenario.conduct):
            kind, _, name = rule.substitute.partition(" ")
            known = {"study": self.sources, "pitch": self.pitches, "ask": self.questions}[kind]
            self._known(name, known, kind, ("conduct", place, "substitute"))
            if rule.cleared_by is not None:
                self._known(rule.cleared_by, self.flags, "flag", ("conduct", place, "cleared_by"))

    def _calendar(self) -> None:
        calendar = self.scenario.calendar
        for place, day in enumerate(calendar.reviews):
            if day > calendar.days:
                self._add(("calendar", "reviews", place), f"day {day} is after the last day, {calendar.days}")
        if list(calendar.reviews) != sorted(set(calendar.reviews)):
            self._add(("calendar", "reviews"), "review days must rise")

    def _effects(self, effects: Effects, key: Key) -> None:
        self._all(effects.reveals, self.clues, "clue", (*key, "reveals"))
        if effects.breach is not None:
            self._known(effects.breach, self.rules, "rule of conduct", (*key, "breach"))

    def _needs(self, needs: Needs, key: Key, *, personal: bool = False) -> None:
        self._all(needs.clues, self.clues, "clue", (*key, "clues"))
        self._all(needs.asked, self.questions, "question", (*key, "asked"))
        self._all(needs.met, self.people, "person", (*key, "met"))
        self._all(needs.trusted_by, self.people, "person", (*key, "trusted_by"))
        self._all(needs.flags, self.flags, "flag", (*key, "flags"))
        self._all(needs.without, self.flags, "flag", (*key, "without"))
        if not personal and (needs.trust or needs.coach):
            self._add(key, "`trust` and `coach` need a person and this stands in no person's table", "use `trusted_by`")

    def _support(self, axis: str, value: str, key: Key) -> None:
        known: dict[str, Iterable[str]] = {
            "role": words.ROLES,
            "influence": map(str, range(words.MAX_INFLUENCE + 1)),
            "veto": words.VETOES,
            "stance": map(str, range(-words.MAX_STANCE, words.MAX_STANCE + 1)),
            "concern": words.CONCERNS,
            "win": words.WINS,
            "sways": self.people,
            "channel": words.CHANNELS,
            "counterpart": words.COUNTERPARTS,
        }
        if axis not in known:
            self._add(key, f"'{axis}' is nothing that a clue can support", did_you_mean(axis, known))
        else:
            self._known(value, set(known[axis]), axis, key)

    def _unique(self, entries: Iterable[object], key: Key) -> None:
        seen: set[str] = set()
        for place, entry in enumerate(entries):
            name = str(entry.id)  # type: ignore[attr-defined]
            if name in seen:
                self._add((*key, place, "id"), f"'{name}' is used twice", "ids are unique within their list")
            seen.add(name)

    def _all(self, names: Iterable[str], known: set[str], what: str, key: Key) -> None:
        for place, name in enumerate(names):
            self._known(name, known, what, (*key, place if not isinstance(names, dict) else name))

    def _known(self, name: str, known: set[str], what: str, key: Key) -> None:
        if name not in known:
            self._add(key, f"there is no {what} '{name}'", did_you_mean(name, sorted(known)))

    def _add(self, key: Key, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.file, key, message, hint))


def _all_effects(scenario: ScenarioFile) -> Iterable[Effects]:
    yield from scenario.source
    yield from scenario.pitch
    for person in scenario.person:
        yield from person.question
        for objection in person.objection:
            yield from objection.response
