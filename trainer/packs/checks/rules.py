"""Rules of play, and with names and reach all that keeps a scenario from being played."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.core.scenario import Truth
from trainer.core.vocabulary import OUTCOMES
from trainer.errors import N_
from trainer.packs.checks.cycles import circle_through, circles
from trainer.packs.checks.means import means
from trainer.packs.checks.reachability import reach
from trainer.packs.checks.references import names
from trainer.packs.checks.scenario_index import NOTHING, ScenarioIndex
from trainer.packs.problems import EVERYTHING, Problem

MAX_MAYBE_EVENTS = 10
"""Events with conditions: every set of them is a history that the engine holds a truth for."""


def errors(index: ScenarioIndex) -> Iterator[Problem]:
    """Yield every error of a scenario whose tables have the right shape, for the loader and for `trainer check`."""
    yield from names(index)
    yield from rules(index)
    yield from reach(index)


def rules(index: ScenarioIndex) -> Iterator[Problem]:
    """Yield what breaks a rule that no single table can see: of people, calendar, objections, endings and the like."""
    yield from _table(index)
    yield from _calendar(index)
    yield from _lines(index)
    yield from _stranded(index)
    yield from _endings(index)
    yield from means(index)
    weights = index.scenario.weights
    if not any(getattr(weights, name) for name in type(weights).model_fields):
        yield index.problem("E310", ("weights",), N_("the weights add up to 0"), N_("give one competency a weight"))


def _table(index: ScenarioIndex) -> Iterator[Problem]:
    """Somebody decides and somebody has a say: at first, and after every event, whether others happened or not."""
    told: set[str] = set()
    sure = {("event", place, "changes") for place, event in enumerate(index.scenario.event) if event.needs == NOTHING}
    for only_sure in (False, True):
        now: dict[int, Truth] = {}
        for key, changed in index.timeline:
            if only_sure and key != ("person",) and key not in sure:
                continue
            now.update(changed)
            if not changed and key != ("person",):
                continue
            first = key == ("person",)
            present = [truth for truth in now.values() if truth.present]
            if "E302" not in told and not any("decider" in truth.roles for truth in present):
                told.add("E302")
                yield index.problem(
                    "E302", ("person", 0, "hidden", "roles") if first else key,
                    N_("nobody decides") if first else N_("nobody decides any more after this event"),
                    N_("give somebody the role 'decider'"), against=EVERYTHING,
                )  # fmt: skip
            if "E303" not in told and not any(truth.influence for truth in present):
                told.add("E303")
                yield index.problem(
                    "E303", ("person", 0, "hidden", "influence") if first else key,
                    N_("nobody has influence") if first else N_("nobody has influence any more after this event"),
                    N_("give somebody 1 or more"), against=EVERYTHING,
                )  # fmt: skip


def _calendar(index: ScenarioIndex) -> Iterator[Problem]:
    calendar = index.scenario.calendar
    before = 0
    for place, day in enumerate(calendar.reviews):
        key = ("calendar", "reviews", place)
        if day > calendar.days:
            yield index.problem(
                "E304", key, N_("day {day} is after the last day, {last}"), N_("reviews are on days 1 to {last}"),
                day=day, last=calendar.days,
            )  # fmt: skip
        elif day <= before:
            yield index.problem(
                "E304", key, N_("day {day} comes after day {before} in the list"), N_("review days must rise"),
                against=(("calendar", "reviews"),), day=day, before=before,
            )  # fmt: skip
        before = max(day, before)
    maybe = 0
    for place, event in enumerate(index.scenario.event):
        if event.day > calendar.days:
            yield index.problem(
                "E305", ("event", place, "day"), N_("day {day} is after the last day, {last}: it would never happen"),
                N_("events are on the mornings of days 2 to {last}"), day=event.day, last=calendar.days,
            )  # fmt: skip
        maybe += event.needs != NOTHING
        if maybe == MAX_MAYBE_EVENTS + 1:
            yield index.problem(
                "E311", ("event", place, "needs"), N_("more than {most} events have conditions"),
                N_("let some of them always happen"), most=MAX_MAYBE_EVENTS,
            )  # fmt: skip
            maybe += 1


def _lines(index: ScenarioIndex) -> Iterator[Problem]:
    above = {
        person.id: [person.reports_to]
        for person in index.scenario.person
        if person.reports_to in index.people and person.reports_to != person.id
    }
    for circle in circles(above):
        way = circle_through(above, circle)
        yield index.problem(
            "E306", ("person", index.people[way[0]], "reports_to"),
            N_("the reporting line comes back to where it began: {way}"),
            N_("let the one at the top report to nobody"), way=" → ".join((*way, way[0])),
        )  # fmt: skip


def _stranded(index: ScenarioIndex) -> Iterator[Problem]:
    for place, person in enumerate(index.scenario.person):
        for entry, objection in enumerate(person.objection):
            if all(response.stays or response.needs != NOTHING for response in objection.response):
                yield index.problem(
                    "E301", ("person", place, "objection", entry),
                    N_("every response to '{objection}' has a condition or leaves it on the table: "
                       "a trainee could be stranded"),
                    N_("give one response neither `needs` nor `stays`"), objection=objection.id,
                )  # fmt: skip


def _endings(index: ScenarioIndex) -> Iterator[Problem]:
    endings = index.scenario.ending
    told = {one.outcome for one in endings if one.reason is None and one.person is None and one.needs == NOTHING}
    for place, ending in enumerate(endings):
        if ending.person is not None and ending.reason not in ("veto", "decider"):
            yield index.problem(
                "E312", ("ending", place, "person"),
                N_("`person` says whose veto or missing support it was, and the reason is neither"),
                N_("add reason = 'veto' or 'decider', or take `person` away"),
            )  # fmt: skip
    for outcome in OUTCOMES:
        if outcome not in told:
            near = next((place for place, one in enumerate(endings) if one.outcome == outcome), None)
            yield index.problem(
                "E307", ("ending",) if near is None else ("ending", near),
                N_("there is no ending for '{outcome}' without `needs` and `reason` to fall back on"),
                N_("add an [[ending]] with outcome = '{outcome}' and neither of them"), against=(("ending",),),
                outcome=outcome,
            )  # fmt: skip
