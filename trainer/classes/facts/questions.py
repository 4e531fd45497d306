"""Questions for the group: what most of a class did and believed, over all of it, those who matter first.

A question and its answer are apart: what is asked holds nothing of what is true.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from trainer.classes.facts.class_play import ClassPlay
from trainer.classes.facts.conversations import Breach
from trainer.classes.facts.misreadings import NOT_NAMED, CitedClue, RoleEntry, misreadings, role_entries
from trainer.core.moves import Note
from trainer.core.scenario import Truth
from trainer.core.score.account_map import weight_of
from trainer.core.score.meetings import REACHED_FROM
from trainer.core.vocabulary import NEEDS, ROLES, VETOES
from trainer.debrief.facts.pitches import pitches_made
from trainer.debrief.facts.replay import Need, ReplayedPlay, needs_in

MOST_CLASS_QUESTIONS = 6
MOST_OF_A_KIND = 2
FEWEST_BY_HALF = 3
"""Questions from which those that concern less than half of the class are left out."""
SEVERAL = 2
"""People from whom something is the class's and not somebody's."""
MOST_VOTES = 6
SHOWN_CLUES = 2
QuestionKind = Literal["breach", "role", "needs", "pitch", "veto", "met"]


@dataclass(frozen=True, slots=True)
class Vote:
    """How many did or believed something: `term` and `value` name a word of the field; without a `term` it is a text.

    A value of "" is a blank on the map, or nobody. Of what is true, `whole` is in how many plays it was, and `who` of
    whom, where that differs from the question's.
    """

    term: str
    value: str
    count: int
    whole: int = 0
    who: str = ""


@dataclass(frozen=True, slots=True)
class ClassQuestion:
    """A question to put into words, and what its answer is made of.

    Attributes:
        kind: what it is about: a rule that was broken, what somebody was taken for, what somebody wants, what was
            brought to somebody, who can say no, whom the class met.
        person: name of the person it is about, or "".
        title: that person's title, or "".
        text: the rule that was broken, or "".
        votes: what the class did or believed, the commonest first.
        count: how many went wrong, in any way.
        whole: of how many plays.
        sure: how many were sure of a wrong role.
        truth: what is true, each with how many had it right.
        lawful: the lawful way, or "".
        misled: clues cited for wrong roles, the most cited first.
        shown: texts of clues that show the true role.
        weight: how much the person counts, 1–6; of a breach 6.
    """

    kind: QuestionKind
    person: str = ""
    title: str = ""
    text: str = ""
    votes: tuple[Vote, ...] = ()
    count: int = 0
    whole: int = 0
    sure: int = 0
    truth: tuple[Vote, ...] = ()
    lawful: str = ""
    misled: tuple[CitedClue, ...] = ()
    shown: tuple[str, ...] = ()
    weight: int = 6

    @property
    def share(self) -> float:
        """Share of the plays that it concerns, 0–1."""
        return self.count / self.whole if self.whole else 0.0


def class_questions(counted: Sequence[ClassPlay], broken: Sequence[Breach], players: int) -> tuple[ClassQuestion, ...]:
    """Return at most `MOST_CLASS_QUESTIONS` questions: conduct first, then by the person's weight and how many erred.

    What concerns less than half of the class is asked only if there is too little else; what one person did, never.

    Args:
        counted: everybody's first play that counts.
        broken: rules broken in any play.
        players: who made all those plays.
    """
    if not counted:
        return ()
    found = [
        ClassQuestion("breach", text=one.rule, lawful=one.substitute, count=one.people, whole=players) for one in broken
    ]
    entries: dict[int, list[RoleEntry]] = {}
    for entry in role_entries(counted):
        entries.setdefault(entry.person, []).append(entry)
    for person, read in entries.items():
        found.append(_role(person, read))
        found += _needs(person, read)
    found += _pitches(counted)
    found += _vetoes(counted)
    found += _met(counted)
    several = [one for one in found if one.count >= SEVERAL]
    several.sort(key=lambda one: (one.kind != "breach", -one.weight * one.share))
    most = _varied([one for one in several if 2 * one.count > one.whole])
    return most if len(most) >= FEWEST_BY_HALF else _varied([*most, *(one for one in several if one not in most)])


def _varied(found: Sequence[ClassQuestion]) -> tuple[ClassQuestion, ...]:
    kinds: Counter[str] = Counter()
    chosen: list[ClassQuestion] = []
    for one in found:
        kinds[one.kind] += 1
        if kinds[one.kind] <= MOST_OF_A_KIND and len(chosen) < MOST_CLASS_QUESTIONS:
            chosen.append(one)
    return tuple(chosen)


def _role(person: int, read: Sequence[RoleEntry]) -> ClassQuestion:
    play = read[0].sitting.play
    about = play.scenario.people[person]
    (misread,) = misreadings(read)
    chosen = Counter(one.chosen for one in read)
    grounds: dict[str, CitedClue] = {}
    for mistake in misread.mistakes:
        for clue in mistake.grounds:
            before = grounds.get(clue.text)
            cited = clue.cited + (before.cited if before else 0)
            grounds[clue.text] = CitedClue(clue.text, cited, clue.verdict)
    true = Counter(one.true for one in read)
    right = Counter(one.true for one in read if one.chosen == one.true)
    showing = (
        play.said(clue.text)
        for clue in play.scenario.clues
        if clue.about == person and any(("role", role) in clue.supports for role in true)
    )
    return ClassQuestion(
        "role",
        about.name,
        about.title,
        votes=_ranked("role", chosen, (*ROLES, NOT_NAMED)),
        count=misread.wrong + misread.blank,
        whole=len(read),
        sure=sum(mistake.sure for mistake in misread.mistakes),
        truth=tuple(Vote("role", role, right[role], true[role]) for role in ROLES if role in true),
        misled=tuple(sorted(grounds.values(), key=lambda one: -one.cited)[:SHOWN_CLUES]),
        shown=tuple(text for text in showing if text not in grounds)[:SHOWN_CLUES],
        weight=misread.weight,
    )


def _needs(person: int, read: Sequence[RoleEntry]) -> Iterator[ClassQuestion]:
    """Yield what the class thinks somebody wants, if that is anything; who missed what weighs most was wrong."""
    play = read[0].sitting.play
    believed: Counter[str] = Counter()
    right: Counter[str] = Counter()
    true: Counter[str] = Counter()
    wrong = 0
    for one in read:
        wanted = _wanted(_truth(one, person))
        heaviest = _wanted(_truth(one, person), at_least=max(_truth(one, person).weights))
        noted = _noted(one.note)
        believed.update(noted or [NOT_NAMED])
        true.update(wanted)
        right.update(noted & wanted)
        wrong += bool(wanted) and not noted & heaviest
    if not true:
        return
    about = play.scenario.people[person]
    kinds = {need.id: need.kind for need in needs_in(2 ** len(NEEDS) - 1)}
    yield ClassQuestion(
        "needs",
        about.name,
        about.title,
        votes=tuple(
            Vote(kinds.get(vote.value, "concern"), vote.value, vote.count)
            for vote in _ranked("", believed, (*NEEDS, NOT_NAMED))
        ),
        count=wrong,
        whole=len(read),
        truth=tuple(Vote(kinds[need], need, right[need], true[need]) for need in NEEDS if need in true),
        weight=_weight(play, person),
    )


def _pitches(counted: Sequence[ClassPlay]) -> Iterator[ClassQuestion]:
    """Yield what was brought to each person whom some did not reach with anything."""
    play = counted[0].play
    made: dict[int, dict[str, set[tuple[str, ...]]]] = {}
    reached: dict[int, set[tuple[str, ...]]] = {}
    wanted: dict[int, Counter[Need]] = {}
    best: dict[int, dict[str, set[tuple[str, ...]]]] = {}
    for one in counted:
        for each in pitches_made(one.play):
            person = each.person_index
            made.setdefault(person, {}).setdefault(each.title, set()).add(one.people)
            wanted.setdefault(person, Counter()).update(each.fit.missed[:1])
            if each.fit.total >= REACHED_FROM:
                reached.setdefault(person, set()).add(one.people)
                best.setdefault(person, {}).setdefault(each.title, set()).add(one.people)
    for person, titles in made.items():
        about = play.scenario.people[person]
        tried = set().union(*titles.values())
        needs = wanted[person].most_common(SHOWN_CLUES)
        hits = best.get(person, {})
        yield ClassQuestion(
            "pitch",
            about.name,
            about.title,
            votes=_ranked("", Counter({title: len(who) for title, who in titles.items()}), ()),
            count=len(tried - reached.get(person, set())),
            whole=len(counted),
            truth=(
                *(Vote(need.kind, need.id, 0) for need, _ in needs),
                *(Vote("", title, len(who)) for title, who in sorted(hits.items(), key=lambda hit: -len(hit[1]))),
            ),
            weight=_weight(play, person),
        )


def _vetoes(counted: Sequence[ClassPlay]) -> Iterator[ClassQuestion]:
    """Yield who is thought to be able to say no, if any map says so or anybody can."""
    play = counted[0].play
    named: Counter[str] = Counter()
    true: Counter[int] = Counter()
    right: Counter[int] = Counter()
    wrong = whole = 0
    for one in counted:
        handed = one.play.state.handed
        if not handed:
            continue
        whole += 1
        truths = one.play.scenario.truth(handed[-1].fired)
        can = {person for person, truth in enumerate(truths) if truth.present and truth.veto != VETOES[0]}
        thought = {
            person
            for person, note in enumerate(handed[-1].board)
            if note is not None and note.veto not in (None, VETOES[0]) and truths[person].present
        }
        named.update(play.name(person) for person in thought)
        if not thought:
            named[NOT_NAMED] += 1
        true.update(can)
        right.update(can & thought)
        wrong += can != thought
    if true:
        yield ClassQuestion(
            "veto",
            votes=_ranked("", named, ()),
            count=wrong,
            whole=whole,
            truth=tuple(Vote("", play.name(person), right[person], times) for person, times in true.most_common()),
            weight=max(_weight(play, person) for person in true),
        )


def _met(counted: Sequence[ClassPlay]) -> Iterator[ClassQuestion]:
    """Yield whom the class met, if somebody who matters was met by less than half of it."""
    play = counted[0].play
    met = {
        person.index: sum(one.play.state.met >> person.index & 1 for one in counted) for person in play.scenario.people
    }
    few = [person for person, times in met.items() if _weight(play, person) > 1 and 2 * times < len(counted)]
    if few:
        few.sort(key=lambda person: (-_weight(play, person), met[person]))
        ranked = sorted(met, key=lambda person: -met[person])
        yield ClassQuestion(
            "met",
            votes=tuple(Vote("", play.name(person), met[person]) for person in ranked),
            count=len(counted) - met[few[0]],
            whole=len(counted),
            truth=tuple(
                Vote("influence", str(_weight(play, person) // 2), met[person], len(counted), play.name(person))
                for person in few
            ),
            weight=_weight(play, few[0]),
        )


def _truth(entry: RoleEntry, person: int) -> Truth:
    play = entry.sitting.play
    return play.scenario.truth(play.state.handed[-1].fired)[person]


def _wanted(truth: Truth, at_least: int = 1) -> set[str]:
    return {need for need, weight in zip(NEEDS, truth.weights, strict=True) if weight >= max(1, at_least)}


def _noted(note: Note | None) -> set[str]:
    return {*note.concerns, *note.wins} if note else set()


def _weight(play: ReplayedPlay, person: int) -> int:
    return max(weight_of(truths[person]) for truths in play.scenario.truths.values())


def _ranked(term: str, counts: Counter[str], order: Sequence[str]) -> tuple[Vote, ...]:
    """Return the commonest votes, of those with the same count by `order`; what is true stands where it falls."""
    places = {value: place for place, value in enumerate(order)}
    ranked = sorted(counts, key=lambda value: (-counts[value], places.get(value, 0), value))
    return tuple(Vote(term, value, counts[value]) for value in ranked[:MOST_VOTES])
