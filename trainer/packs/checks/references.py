"""Names that must mean something: duplicate ids, and every reference against what the file defines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from trainer.core import vocabulary as words
from trainer.errors import N_, Sentence
from trainer.packs.checks.scenario_index import ScenarioIndex
from trainer.packs.format.models import EffectsTable, NeedsTable
from trainer.packs.problems import EVERYTHING, Key, Problem
from trainer.packs.renames import meant_by
from trainer.packs.suggest import crossed, did_you_mean, nearest, there_are

_LISTS = (
    "person", "clue", "source", "questionnaire", "account", "pitch", "conduct", "event", "promise", "ending", "lesson",
    "discussion",
)  # fmt: skip
_HINTS = 200
"""So many guesses are made for a file; guessing costs more than checking."""
_KINDS = {
    "person": ("E202", N_("there is no person '{name}'"), N_("the file defines no person at all")),
    "clue": ("E203", N_("there is no clue '{name}'"), N_("the file defines no clue at all")),
    "question": ("E204", N_("there is no question '{name}'"), N_("the file defines no question at all")),
    "pitch": ("E205", N_("there is no pitch '{name}'"), N_("the file defines no pitch at all")),
    "source": ("E206", N_("there is no source '{name}'"), N_("the file defines no source at all")),
    "account": ("E212", N_("there is no account '{name}'"), N_("the file defines no account at all")),
    "rule of conduct": (
        "E207", N_("there is no rule of conduct '{name}'"), N_("the file defines no rule of conduct at all")
    ),
    "flag": ("E208", N_("there is no flag '{name}'"), N_("a flag exists once some `sets` names it")),
}  # fmt: skip
"""By kind of thing: the code of a name that means none, what to say of it, and how to mend it where there are none."""
_AXES: dict[str, tuple[tuple[str, ...], str]] = {
    "role": (words.ROLES, N_("there is no role '{name}'")),
    "influence": (tuple(map(str, range(words.MAX_INFLUENCE + 1))), N_("there is no influence '{name}'")),
    "veto": (words.VETOES, N_("there is no veto '{name}'")),
    "stance": (tuple(map(str, range(-words.MAX_STANCE, words.MAX_STANCE + 1))), N_("there is no stance '{name}'")),
    "concern": (words.CONCERNS, N_("there is no concern '{name}'")),
    "win": (words.WINS, N_("there is no win '{name}'")),
    "channel": (words.CHANNELS, N_("there is no channel '{name}'")),
    "counterpart": (words.COUNTERPARTS, N_("there is no counterpart '{name}'")),
}
"""What a clue can support but ties: the values of an axis, and what to say of any other."""


def names(index: ScenarioIndex) -> Iterator[Problem]:
    """Yield duplicate ids and dangling references."""
    first = _Names(index)
    found = list(first.check())
    if first.hints:
        # Which name was meant shows only when all are known that are in use.
        return _Names(index, first.used).check()
    return iter(found)


class _Names:
    def __init__(self, index: ScenarioIndex, used: Mapping[str, set[str]] | None = None) -> None:
        scenario = index.scenario
        self.judging = used is not None
        self.index = index
        self.hints = 0
        self.sorted: dict[str, tuple[str, ...]] = {}
        self.known: dict[str, set[str]] = {
            "person": set(index.people),
            "clue": {clue.id for clue in scenario.clue},
            "question": {f"{person.id}.{question.id}" for person in scenario.person for question in person.question},
            "pitch": {pitch.id for pitch in scenario.pitch},
            "source": {source.id for source in scenario.source},
            "account": {account.id for account in scenario.account},
            "rule of conduct": {rule.id for rule in scenario.conduct},
            "flag": set(index.flags),
        }
        self.used: Mapping[str, set[str]] = used or {what: set() for what in self.known}
        self.meant: dict[tuple[str, str], str] = {}

    def check(self) -> Iterator[Problem]:
        scenario = self.index.scenario
        for name in _LISTS:
            yield from self._unique(getattr(scenario, name), (name,))
        yield from self._unique(scenario.seller.team, ("seller", "team"))
        for place in range(len(scenario.person)):
            yield from self._person(place)
        for place, clue in enumerate(scenario.clue):
            yield from self._all("person", clue.about, ("clue", place, "about"))
            for entry, support in enumerate(clue.supports):
                yield from self._support(support, ("clue", place, "supports", entry))
        if scenario.customer.account is not None:
            yield from self._all("account", scenario.customer.account, ("customer", "account"))
        for place, sheet in enumerate(scenario.questionnaire):
            key: Key = ("questionnaire", place)
            yield from self._all("person", sheet.to, (*key, "to"))
            yield from self._unique(sheet.question, (*key, "question"))
            for entry, question in enumerate(sheet.question):
                yield from self._unique(question.answer, (*key, "question", entry, "answer"))
        for place, pitch in enumerate(scenario.pitch):
            key = ("pitch", place)
            yield from self._all("clue", pitch.proof, (*key, "proof"))
            yield from self._all("pitch", pitch.conflicts, (*key, "conflicts"), itself=pitch.id)
            yield from self._all("person", pitch.fit, (*key, "fit"))
        for place, rule in enumerate(scenario.conduct):
            kind, _, name = rule.substitute.partition(" ")
            what = {"study": "source", "pitch": "pitch", "ask": "question"}[kind]
            yield from self._all(what, name, ("conduct", place, "substitute"))
            if rule.cleared_by is not None:
                yield from self._all("flag", rule.cleared_by, ("conduct", place, "cleared_by"))
        for place, event in enumerate(scenario.event):
            yield from self._all("clue", event.reveals, ("event", place, "reveals"))
            for entry, change in enumerate(event.changes):
                key = ("event", place, "changes", entry)
                yield from self._all("person", change.person, (*key, "person"))
                yield from self._all("person", change.sways or {}, (*key, "sways"), itself=change.person)
        for place, ending in enumerate(scenario.ending):
            if ending.person is not None:
                yield from self._all("person", ending.person, ("ending", place, "person"))
        for key, effects in self.index.effects():
            yield from self._all("clue", effects.reveals, (*key, "reveals"))
            if isinstance(effects, EffectsTable) and effects.breach is not None:
                yield from self._all("rule of conduct", effects.breach, (*key, "breach"))
        for key, needs, person, in_meeting in self.index.conditions():
            yield from self._needs(needs, key, personal=person >= 0, in_meeting=in_meeting)

    def _person(self, place: int) -> Iterator[Problem]:
        person = self.index.scenario.person[place]
        key: Key = ("person", place)
        if person.reports_to is not None:
            yield from self._all("person", person.reports_to, (*key, "reports_to"), itself=person.id)
        yield from self._all("person", person.hidden.sways, (*key, "hidden", "sways"), itself=person.id)
        yield from self._unique(person.reaction, (*key, "reaction"))
        yield from self._unique(person.question, (*key, "question"))
        yield from self._unique(person.objection, (*key, "objection"))
        for entry, objection in enumerate(person.objection):
            here: Key = (*key, "objection", entry)
            yield from self._unique(objection.response, (*here, "response"))
            yield from self._all("pitch", objection.after, (*here, "after"))

    def _needs(self, needs: NeedsTable, key: Key, *, personal: bool, in_meeting: bool) -> Iterator[Problem]:
        for name, kind, wanted in needs.named():
            yield from self._all(kind, wanted, (*key, name))
        for name in () if personal else needs.personal():
            yield self.index.problem(
                "E211", (*key, name), N_("`{name}` needs a person, and this stands in no person's table"),
                N_("use `trusted_by`"), on_key=True, name=name,
            )  # fmt: skip
        for name in () if in_meeting else needs.in_meeting():
            yield self.index.problem(
                "E211", (*key, name), N_("`{name}` is known only in a meeting, and here there is none"),
                N_("use `met` or `asked`"), on_key=True, name=name,
            )  # fmt: skip

    def _support(self, support: str, key: Key) -> Iterator[Problem]:
        axis, _, value = support.partition(":")
        if axis == "sways":
            yield from self._all("person", value, key)
        elif axis not in _AXES:
            known = (*_AXES, "sways")
            mend = did_you_mean(axis, known) or there_are(known)
            yield self.index.problem("E209", key, N_("'{axis}' is nothing that a clue can support"), mend, axis=axis)
        elif value not in (values := _AXES[axis][0]):
            mend = crossed(value, values) or did_you_mean(value, values) or there_are(values)
            yield self.index.problem("E209", key, _AXES[axis][1], mend, name=value)

    def _unique(self, entries: Iterable[object], key: Key) -> Iterator[Problem]:
        seen: dict[str, int] = {}
        for place, entry in enumerate(entries):
            name = str(entry.id)  # type: ignore[attr-defined]
            if name in seen:
                yield self.index.problem(
                    "E201", (*key, place, "id"), N_("'{name}' is used twice"),
                    N_("entry {number} of this list has it too; ids are unique within their list"),
                    name=name, number=seen[name] + 1,
                )  # fmt: skip
            seen.setdefault(name, place)

    def _all(self, what: str, names: Iterable[str], key: Key, *, itself: str = "") -> Iterator[Problem]:
        known = self.known[what]
        single, named = isinstance(names, str), isinstance(names, dict)
        for place, name in enumerate((str(names),) if single else names):
            self.used[what].add(name)
            if name in known and name != itself:
                continue
            here = key if single else (*key, name) if named else (*key, place)
            if name == itself:
                yield self.index.problem(
                    "E210", here, N_("'{name}' points at itself"), N_("name another"), on_key=named, name=name
                )
            else:
                self.hints += 1
                near = self._meant(what, name) if self.judging and self.hints <= _HINTS else ""
                code, wrong, _ = _KINDS[what]
                mend = Sentence(N_("did you mean '{near}'?"), near=near) if near else self._remedy(what)
                # A flag exists by being set anywhere.
                against = EVERYTHING if what == "flag" else ()
                yield self.index.problem(code, here, wrong, mend, on_key=named, against=against, name=name)

    def _meant(self, what: str, name: str) -> str:
        if (what, name) not in self.meant:
            self.meant[what, name] = self._question_meant(name) if what == "question" else self._plainly(what, name)
        return self.meant[what, name]

    def _plainly(self, what: str, name: str) -> str:
        known = self._sorted(what)
        return meant_by(name, known, [one for one in known if one not in self.used[what]])

    def _question_meant(self, name: str) -> str:
        """Return the question that was meant: the same one of a person who was renamed, or another of this person."""
        person, _, question = name.partition(".")
        known = self._sorted("question")
        if person not in self.known["person"]:
            moved = f"{self._plainly('person', person)}.{question}"
            if moved in self.known["question"]:
                return moved
        own = [one for one in known if one.startswith(f"{person}.")]
        near = meant_by(name, own, [one for one in own if one not in self.used["question"]]) if own else ""
        return near or nearest(name, known)

    def _sorted(self, what: str) -> tuple[str, ...]:
        if what not in self.sorted:
            self.sorted[what] = tuple(sorted(self.known[what]))
        return self.sorted[what]

    def _remedy(self, what: str) -> Sentence:
        known = self._sorted(what)
        if what == "flag" or not known:
            return Sentence(_KINDS[what][2])
        return there_are(known) if len(known) <= 12 else Sentence("")
