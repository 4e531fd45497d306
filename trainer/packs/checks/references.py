"""Names that must mean something: duplicate ids, and every reference against what the file defines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trainer.core import vocabulary as words
from trainer.packs.checks.subject import Subject
from trainer.packs.format.models import NeedsTable
from trainer.packs.problems import Key, Problem
from trainer.packs.suggest import crossed, did_you_mean

_LISTS = ("person", "clue", "source", "pitch", "conduct", "event", "ending", "lesson", "discussion")
_HINTS = 200
"""So many guesses are made for a file; guessing costs more than checking."""
_KINDS = {
    "person": "E202", "clue": "E203", "question": "E204", "pitch": "E205", "source": "E206",
    "rule of conduct": "E207", "flag": "E208",
}  # fmt: skip


def names(subject: Subject) -> Iterator[Problem]:
    """Yield duplicate ids and dangling references."""
    return _Names(subject).check()


class _Names:
    def __init__(self, subject: Subject) -> None:
        scenario = subject.scenario
        self.subject = subject
        self.hints = 0
        self.sorted: dict[str, tuple[str, ...]] = {}
        self.known: dict[str, set[str]] = {
            "person": set(subject.people),
            "clue": {clue.id for clue in scenario.clue},
            "question": {f"{person.id}.{question.id}" for person in scenario.person for question in person.question},
            "pitch": {pitch.id for pitch in scenario.pitch},
            "source": {source.id for source in scenario.source},
            "rule of conduct": {rule.id for rule in scenario.conduct},
            "flag": set(subject.flags),
        }

    def check(self) -> Iterator[Problem]:
        scenario = self.subject.scenario
        for name in _LISTS:
            yield from self._unique(getattr(scenario, name), (name,))
        yield from self._unique(scenario.seller.team, ("seller", "team"))
        for place in range(len(scenario.person)):
            yield from self._person(place)
        for place, clue in enumerate(scenario.clue):
            yield from self._all("person", clue.about, ("clue", place, "about"))
            for entry, support in enumerate(clue.supports):
                yield from self._support(support, ("clue", place, "supports", entry))
        for place, pitch in enumerate(scenario.pitch):
            key: Key = ("pitch", place)
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
        for key, effects in self.subject.effects():
            yield from self._all("clue", effects.reveals, (*key, "reveals"))
            if effects.breach is not None:
                yield from self._all("rule of conduct", effects.breach, (*key, "breach"))
        for key, needs, person, in_meeting in self.subject.conditions():
            yield from self._needs(needs, key, personal=person >= 0, in_meeting=in_meeting)

    def _person(self, place: int) -> Iterator[Problem]:
        person = self.subject.scenario.person[place]
        key: Key = ("person", place)
        if person.reports_to is not None:
            yield from self._all("person", person.reports_to, (*key, "reports_to"), itself=person.id)
        yield from self._all("person", person.hidden.sways, (*key, "hidden", "sways"), itself=person.id)
        yield from self._unique(person.question, (*key, "question"))
        yield from self._unique(person.objection, (*key, "objection"))
        for entry, objection in enumerate(person.objection):
            here: Key = (*key, "objection", entry)
            yield from self._unique(objection.response, (*here, "response"))
            yield from self._all("pitch", objection.after, (*here, "after"))

    def _needs(self, needs: NeedsTable, key: Key, *, personal: bool, in_meeting: bool) -> Iterator[Problem]:
        yield from self._all("clue", needs.clues, (*key, "clues"))
        yield from self._all("question", needs.asked, (*key, "asked"))
        yield from self._all("person", needs.met, (*key, "met"))
        yield from self._all("person", needs.trusted_by, (*key, "trusted_by"))
        yield from self._all("flag", needs.flags, (*key, "flags"))
        yield from self._all("flag", needs.without, (*key, "without"))
        if not personal:
            for name in ("trust", "coach"):
                if getattr(needs, name):
                    yield self.subject.problem(
                        "E211", (*key, name), f"`{name}` needs a person, and this stands in no person's table",
                        "use `trusted_by`", on_key=True,
                    )  # fmt: skip
        if not in_meeting:
            for name in ("channel", "companion"):
                if getattr(needs, name):
                    yield self.subject.problem(
                        "E211", (*key, name), f"`{name}` is known only in a meeting, and here there is none",
                        "use `met` or `asked`", on_key=True,
                    )  # fmt: skip

    def _support(self, support: str, key: Key) -> Iterator[Problem]:
        axis, _, value = support.partition(":")
        axes: dict[str, Iterable[str]] = {
            "role": words.ROLES,
            "influence": map(str, range(words.MAX_INFLUENCE + 1)),
            "veto": words.VETOES,
            "stance": map(str, range(-words.MAX_STANCE, words.MAX_STANCE + 1)),
            "concern": words.CONCERNS,
            "win": words.WINS,
            "channel": words.CHANNELS,
            "counterpart": words.COUNTERPARTS,
        }
        if axis == "sways":
            yield from self._all("person", value, key)
        elif axis not in axes:
            known = (*axes, "sways")
            hint = did_you_mean(axis, known) or f"there are {', '.join(known)}"
            yield self.subject.problem("E209", key, f"'{axis}' is nothing that a clue can support", hint)
        elif value not in (values := tuple(axes[axis])):
            hint = crossed(value, values) or did_you_mean(value, values) or f"there are {', '.join(values)}"
            yield self.subject.problem("E209", key, f"there is no {axis} '{value}'", hint)

    def _unique(self, entries: Iterable[object], key: Key) -> Iterator[Problem]:
        seen: dict[str, int] = {}
        for place, entry in enumerate(entries):
            name = str(entry.id)  # type: ignore[attr-defined]
            if name in seen:
                yield self.subject.problem(
                    "E201", (*key, place, "id"), f"'{name}' is used twice",
                    f"entry {seen[name] + 1} of this list has it too; ids are unique within their list",
                )  # fmt: skip
            seen.setdefault(name, place)

    def _all(self, what: str, names: Iterable[str], key: Key, *, itself: str = "") -> Iterator[Problem]:
        known = self.known[what]
        single, named = isinstance(names, str), isinstance(names, dict)
        for place, name in enumerate((str(names),) if single else names):
            if name in known and name != itself:
                continue
            here = key if single else (*key, name) if named else (*key, place)
            if name == itself:
                yield self.subject.problem("E210", here, f"'{name}' points at itself", "name another", on_key=named)
            else:
                self.hints += 1
                hint = did_you_mean(name, self._sorted(what)) if self.hints <= _HINTS else ""
                yield self.subject.problem(
                    _KINDS[what], here, f"there is no {what} '{name}'", hint or self._remedy(what), on_key=named
                )

    def _sorted(self, what: str) -> tuple[str, ...]:
        if what not in self.sorted:
            self.sorted[what] = tuple(sorted(self.known[what]))
        return self.sorted[what]

    def _remedy(self, what: str) -> str:
        known = self._sorted(what)
        if what == "flag":
            return "a flag exists once some `sets` names it"
        if not known:
            return f"the file defines no {what} at all"
        return f"there are {', '.join(known)}" if len(known) <= 12 else ""
