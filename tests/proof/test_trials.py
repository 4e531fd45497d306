from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.languages import AS_WRITTEN, english_in
from tests.proof.test_properties import made, moves
from trainer.core.scenario import Scenario
from trainer.errors import Sentence
from trainer.i18n.translator import Translator
from trainer.proof.changes import Change
from trainer.proof.fairness import fairness, medians
from trainer.proof.jobs import fair_plays
from trainer.proof.plan import plan_of
from trainer.proof.properties import occurrences, winnable
from trainer.proof.relaxation import reached
from trainer.proof.report import Property
from trainer.proof.trials import with_fair_trials, with_opening_trials, with_outcome_trials
from trainer.proof.witnesses import WitnessLibrary
from trainer.workers import Workers

PLAY = "meet ada visit; ask ada.day; pitch business-case; leave; meet bo visit with engineer; leave; review; close"
KEYS = frozenset(
    {"calendar.patience", "calendar.days", "decision.threshold", "decision.decider", "decision.veto", "level"}
)


def told(properties: list[Property], subject: str) -> list[str]:
    return [str(tried) for one in properties if str(one.subject) == subject for tried in one.tried]


def quiet(_done: int, _whole: int) -> None:
    pass


def fair(scenario: Scenario, seeds: int = 3) -> list[Property]:
    results = fair_plays(lambda _: scenario, ["en"], seeds)
    found = list(fairness(scenario, results, medians(results), 95.0))
    with Workers(1) as workers:
        return with_fair_trials(workers, lambda _: scenario, ["en"], seeds, found, results, 95.0, quiet)


def test_what_is_said_to_mend_a_property_does_when_it_is_measured_anew(corner: Scenario) -> None:
    found = fair(corner)
    level = told(found, "level 1")
    assert level[0].startswith("with level 3 instead of 1 it holds: shows itself as level 3")
    assert level[1].startswith("with calendar.patience 4 instead of 2 it holds: shows itself as level 1")
    assert told(found, "textbook at least 75") == ["none of the 12 changes of a number that were tried mends it"]
    patient = Change("calendar.patience", 2, 4).made(corner)
    results = fair_plays(lambda _: patient, ["en"], 3)
    assert "level 1" not in {
        str(one.subject) for one in fairness(patient, results, medians(results), 95.0) if one.status == "REFUTED"
    }
    for one in found:
        assert not one.tried or one.status == "REFUTED"
        for tried in one.tried:
            assert not english_in(tried.said(Translator("zh")), AS_WRITTEN | KEYS)


def test_nothing_is_tried_where_nothing_is_refuted(corner: Scenario) -> None:
    class Idle(Workers):
        def submit(self, work: Callable[..., Any], *arguments: object) -> Any:
            raise AssertionError("work was given out")

    held = [Property("fair", Sentence("held"), "BOUNDED", Sentence("fine"))]
    with Idle(1) as workers:
        assert with_fair_trials(workers, lambda _: corner, ["en"], 3, held, {}, 95.0, quiet) == held
        assert with_outcome_trials(workers, lambda _: corner, "en", 9, held, [moves("close")], quiet) == held
        assert with_opening_trials(workers, lambda _: corner, "en", 9, held, (), quiet) == held


def unwon(**decision: int) -> list[Property]:
    scenario = made(lambda document: document.update(decision=decision))
    library = WitnessLibrary(scenario)
    plays = [moves(PLAY), moves("close")]
    for play in plays:
        library.read(play)
    found = list(winnable(scenario, library, plays))
    with Workers(1) as workers:
        return with_outcome_trials(workers, lambda _: scenario, "en", 60, found, plays, quiet)


def test_a_level_that_nobody_reaches_is_answered_with_one_that_was_reached() -> None:
    assert told(unwon(threshold=100, veto=0, decider=0), "won") == [
        "with decision.threshold 49 instead of 100, decision.concessions 49 instead of 55 it is won, "
        "by a play of 11 moves"
    ]


def test_levels_that_are_all_too_high_are_changed_together() -> None:
    assert told(unwon(threshold=99, veto=99, decider=99), "won") == [
        "with decision.decider 47 instead of 99, decision.veto 26 instead of 99, decision.threshold 43 instead of 99, "
        "decision.concessions 43 instead of 55, decision.deferred 43 instead of 46 it is won, by a play of 4 moves"
    ]


def opened(edit: Callable[[dict[str, Any]], object]) -> list[Property]:
    scenario = made(edit)
    library = WitnessLibrary(scenario)
    library.read(moves("close"))
    found = list(occurrences(scenario, library, reached(scenario)))
    with Workers(1) as workers:
        return with_opening_trials(
            workers, lambda _: scenario, "en", 200, found, plan_of(moves("meet ada visit; leave; close")), quiet
        )


def test_trust_that_cannot_be_won_is_answered_with_what_search_won() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["person"][0]["question"][0]["needs"] = {"trust": 5}
        document["pitch"] = document["pitch"][1:]

    assert told(opened(edit), "question ada.day") == [
        "with needs.trust 2 instead of 5 at ada.day it occurs, by move 5 of a play"
    ]


def test_a_day_after_the_last_is_answered_with_the_last_or_a_longer_calendar() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["person"][0]["question"][0]["needs"] = {"day": 4}

    found = told(opened(edit), "question ada.day")
    assert found == [
        "with needs.day 3 instead of 4 at ada.day it occurs, by move 16 of a play",
        "with calendar.days 4 instead of 3 it occurs, by move 24 of a play",
    ]


def test_a_source_that_is_too_dear_is_answered_with_a_price_that_was_paid() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["source"][1]["cost"] = 6
        document["calendar"].update(days=2, reviews=[2])

    assert told(opened(edit), "source fair") == ["with cost 4 instead of 6 at fair it occurs, by move 1 of a play"]


def test_what_no_number_opens_has_no_trial() -> None:
    found = opened(lambda document: document["person"][0]["question"][0].update(needs={"companion": "executive"}))
    assert told(found, "question ada.day") == []


def test_what_is_too_easy_is_answered_with_harder_numbers_and_what_they_cost() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["calendar"]["patience"] = 4
        document["level"] = 3

    first, second, third = told(fair(made(edit)), "level 3")
    assert first.startswith("with level 1 instead of 3 it holds: shows itself as level 1")
    assert second.startswith("with decision.decider 60 instead of 55 it holds: shows itself as level 3")
    assert third.startswith("with calendar.patience 3 instead of 4 it holds: shows itself as level 3")
    assert third.endswith("; but not any more: relations: textbook 25 ahead of random")
