"""From the plays kept in a class to what is said of them: replayed once, for a report and for grades."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from trainer.classes.enrolment import Enrolment, enrolment_of
from trainer.classes.facts.class_play import ClassPlay
from trainer.classes.facts.hand_in import HandIn, Listed, hand_in
from trainer.classes.facts.learning import VariantPlays, learning
from trainer.classes.facts.report import ClassReport, scenario_report
from trainer.classes.grades import GradeItem, PersonGrades
from trainer.classes.labels import labels_of
from trainer.classes.roster import Roster
from trainer.core.scenario import Scenario
from trainer.debrief.facts.replay import replayed_play
from trainer.errors import N_, StoreFault, TrainerError, UsageError
from trainer.i18n.translator import Translator
from trainer.packs.certificates import par_of
from trainer.packs.load import load_bundle
from trainer.packs.loaded_scenario import LoadedScenario
from trainer.play.rows import played
from trainer.store.records import SEPARATOR, Course, KeptPlay, Member
from trainer.workers import Progress

if TYPE_CHECKING:
    from trainer.core.score.card import ScoreCard
    from trainer.store.class_book import ClassBook
    from trainer.store.journal import Journal

CLASS_NAME = "…"
"""What the customer's people call a class."""


@dataclass(frozen=True, slots=True)
class ReplayedClass:
    """A class with its plays replayed.

    Attributes:
        members: in the order of their ids, which are drawn by lot.
        labels: what to call each, by id.
        groups: plays by the digest of their rules, in the order in which they began.
        kept: what is kept of each play, by its attempt.
        loaded: the scenario in its latest words, by the digest of its rules.
        enrolment: who of the members is who on the course's list, None without one.
        playing: places on that list, from 0 on, of those who still play, by scenario.
    """

    course: Course
    members: tuple[Member, ...]
    labels: Mapping[str, str]
    groups: Mapping[str, Sequence[ClassPlay]]
    kept: Mapping[str, KeptPlay]
    loaded: Mapping[str, LoadedScenario]
    enrolment: Enrolment | None = None
    playing: Mapping[str, Collection[int]] = field(default_factory=dict)


def replay_class(
    journal: Journal,
    book: ClassBook,
    name: str,
    tr: Translator,
    progress: Progress,
    roster: Roster | None = None,
    *,
    anonymous: bool = False,
) -> ReplayedClass:
    """Return the class called `name`, replayed; texts are in the language of `tr` where there is a translation.

    `roster` is the course's list, if there is one.

    Raises:
        UsageError: if there is no such class.
        StoreFault: if it cannot be read, or a play in it is damaged.
    """
    course = book.course(name)
    members = book.members(course.id)
    plays = book.plays(course.id)
    labels = labels_of(members, lambda number: tr("Trainee {number}", number=number), plays=plays, anonymous=anonymous)
    latest = {play.rules: play for play in plays}
    loaded = {
        rules: load_bundle(journal.bundle(play.sha256), tr.language, play.variant) for rules, play in latest.items()
    }
    spoken: dict[tuple[str, str, str], Scenario] = {}
    numbers: dict[tuple[str, str], int] = {}
    groups: dict[str, list[ClassPlay]] = {}
    for done, play in enumerate(plays):
        progress(done, len(plays))
        # By the scenario, not its rules: who met an earlier edition has met it.
        number = 1 + max(numbers.get((play.scenario, person), 0) for person in play.people)
        numbers.update({(play.scenario, person): number for person in play.people})
        label = SEPARATOR.join(labels[person] for person in play.people)
        sitting = _sitting(play, loaded[play.rules], label, number)
        if play.seconds and number == 1 and not play.practice:
            key = (play.sha256, play.language, play.variant)
            if key not in spoken:
                spoken[key] = load_bundle(journal.bundle(play.sha256), play.language, play.variant).scenario
            sitting = replace(sitting, seconds=play.seconds, spoken=spoken[key])
        groups.setdefault(play.rules, []).append(sitting)
    progress(len(plays), len(plays))
    kept = {play.attempt: play for play in plays}
    enrolment = enrolment_of(roster, members) if roster else None
    return ReplayedClass(course, members, labels, groups, kept, loaded, enrolment)


def cards_of(journal: Journal, plays: Sequence[KeptPlay], progress: Progress) -> list[ScoreCard | None]:
    """Return the score card of each play, None where it is damaged: a list must show which one that is."""
    loaded: dict[tuple[str, str], LoadedScenario] = {}
    cards: list[ScoreCard | None] = []
    for done, play in enumerate(plays):
        progress(done, len(plays))
        try:
            key = (play.sha256, play.variant)
            if key not in loaded:
                loaded[key] = load_bundle(journal.bundle(play.sha256), variant=play.variant)
            cards.append(_sitting(play, loaded[key], "", 0).play.card)
        except TrainerError:
            cards.append(None)
    progress(len(plays), len(plays))
    return cards


def report_on(
    about: ReplayedClass, only: Collection[str] = (), *, anonymous: bool = False, names_in_conduct: bool = False
) -> ClassReport:
    """Return the report on a class; `anonymous` is how it was replayed, `only` digests of rules if not all count."""
    groups = {one.id: about.enrolment.groups(one.id) for one in about.members} if about.enrolment else {}
    chosen = {rules: sittings for rules, sittings in about.groups.items() if not only or rules in only}
    return ClassReport(
        about.course.name,
        about.course.made,
        about.course.people,
        anonymous,
        names_in_conduct,
        tuple(
            scenario_report(sittings, par_of(rules), about.loaded[rules].letter, groups, anonymous=anonymous)
            for rules, sittings in chosen.items()
        ),
        tuple(found for each in _families(about, chosen) if (found := learning(*each)) is not None),
        _hand_in(about, chosen, names=not anonymous),
    )


def _families(
    about: ReplayedClass, chosen: Mapping[str, Sequence[ClassPlay]]
) -> Iterator[tuple[str, list[VariantPlays]]]:
    """Yield each scenario's title with the plays of its variants; editions of one variant are one."""
    families: dict[str, dict[str, list[str]]] = {}
    for rules in chosen:
        loaded = about.loaded[rules]
        families.setdefault(loaded.scenario.id, {}).setdefault(loaded.variant, []).append(rules)
    for variants in families.values():
        title = ""
        plays = []
        for letter, editions in sorted(variants.items()):
            title = about.loaded[editions[-1]].scenario.brief.title
            sittings = [one for rules in editions for one in chosen[rules]]
            plays.append(VariantPlays(letter, sittings, par_of(editions[-1])))
        yield title, plays


def _hand_in(about: ReplayedClass, chosen: Mapping[str, Sequence[ClassPlay]], *, names: bool) -> HandIn | None:
    enrolment = about.enrolment
    if enrolment is None:
        return None
    plays: dict[str, list[ClassPlay]] = {}
    titles: dict[str, str] = {}
    for rules, sittings in chosen.items():
        scenario = about.loaded[rules].scenario
        plays.setdefault(scenario.id, []).extend(sittings)
        titles[scenario.id] = scenario.brief.title
    known: dict[int, set[str]] = {}
    for member, place in enrolment.place.items():
        known.setdefault(place, set()).add(member)
    return hand_in(
        [
            Listed(one.name, enrolment.identity(place), one.groups, frozenset(known.get(place, ())))
            for place, one in enumerate(enrolment.listed)
        ],
        [(titles[scenario], sittings) for scenario, sittings in plays.items()],
        sorted(about.labels[one.id] for one in about.members if one.id not in enrolment.place),
        sorted(about.labels[one.id] for one in about.members if one.id in enrolment.by_name),
        playing=[about.playing.get(scenario, ()) for scenario in plays],
        names=names,
    )


def grades_of(about: ReplayedClass, which: str, most: float) -> list[PersonGrades]:
    """Return everybody's grades by name, also of those who have none.

    Args:
        about: the class.
        which: "best", "first" or "last" of the plays that are no practice.
        most: the maximum; an overall result of 100 is that many points.
    """
    results: dict[str, dict[str, list[float]]] = {one.id: {} for one in about.members}
    for rules, sittings in about.groups.items():
        for one in sorted(sittings, key=lambda sitting: sitting.number):
            if not one.practice:
                for person in one.people:
                    results[person].setdefault(rules, []).append(one.play.card.overall * most / 100)
    graded = [
        PersonGrades(
            about.labels[one.id], one.identity,
            {rules: _chosen(which, values) for rules, values in results[one.id].items()},
        )
        for one in about.members
    ]  # fmt: skip
    return sorted(graded, key=lambda one: (one.name, one.identity))


def grade_items(about: ReplayedClass, wanted: Sequence[str] = ()) -> tuple[GradeItem, ...]:
    """Return the grade items of a class, one for each scenario with its rules, in the order in which they were played.

    Args:
        about: the class.
        wanted: scenarios, as `pack/scenario` or without the pack; all if there are none.

    Raises:
        UsageError: if the class has played no such scenario.
    """
    items: list[GradeItem] = []
    for rules in about.groups:
        scenario = about.loaded[rules].scenario
        title = scenario.brief.title
        if letter := about.loaded[rules].letter:
            title = f"{title} ({letter})"
        if any(one.title == title for one in items):
            # No number in brackets: to Canvas that would be the id of an assignment.
            edition = any(one.scenario == scenario.id for one in items)
            title = f"{title} – {rules[:8] if edition else scenario.id}"
        items.append(GradeItem(rules, scenario.id, title, scenario.brief.title))
    known = {one.scenario for one in items}
    for name in wanted:
        if not any(_is_called(one, name) for one in items):
            raise UsageError(
                N_("nobody in the class has played '{name}'"),
                remedy=N_("there are: {known}") if known else N_("`trainer class list CLASS` shows the plays"),
                name=name[:120],
                known=", ".join(sorted(known)),
            )
    return tuple(one for one in items if not wanted or any(_is_called(one, name) for name in wanted))


def _is_called(item: GradeItem, name: str) -> bool:
    return name in (item.scenario, item.scenario.partition("/")[2])


def _sitting(play: KeptPlay, loaded: LoadedScenario, name: str, number: int) -> ClassPlay:
    try:
        moves, _, said = played(play.rows, play.words)
        game = replayed_play(loaded.scenario, moves, CLASS_NAME)
        return ClassPlay(
            play.people, name, number, play.practice, game, play.attempt, reflection=play.reflection, said=said
        )
    except TrainerError as fault:
        raise StoreFault(
            N_("the play {attempt} in the class is damaged: {reason}"),
            remedy=N_("`trainer class remove CLASS {attempt}` takes it out; add its file again"),
            attempt=play.attempt[:8],
            reason=fault.wrong,
        ) from None


def _chosen(which: str, values: Sequence[float]) -> float:
    return max(values) if which == "best" else values[0] if which == "first" else values[-1]
