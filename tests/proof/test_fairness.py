from __future__ import annotations

from dataclasses import replace

import pytest

from tests.languages import AS_WRITTEN, english_in
from trainer.core.codec import decode
from trainer.core.moves import Close, Study
from trainer.core.scenario import Scenario
from trainer.i18n.translator import Translator
from trainer.proof.fairness import fairness, level_kept, limits_somebody, measured_level, medians
from trainer.proof.jobs import PLAYERS, PlayResult


def plays(*outcomes: str) -> list[PlayResult]:
    return [PlayResult((), {}, 50.0, outcome) for outcome in outcomes]


@pytest.mark.parametrize(
    ("listener", "careless", "level"),
    [
        (plays("won", "concessions", "lost"), plays("lost", "won", "won"), 1),
        (plays("won", "concessions", "lost"), plays("lost", "lost", "lost"), 2),
        (plays("won", "deferred", "lost"), plays("won", "won", "lost"), 2),
        (plays("won", "lost"), plays("concessions", "lost"), 3),
        (plays("disqualified", "lost"), plays("deferred", "lost"), 3),
    ],
)
def test_half_of_the_plays_is_not_enough(listener: list[PlayResult], careless: list[PlayResult], level: int) -> None:
    assert measured_level({"listener": listener, "careless": careless}) == level


def test_a_wrong_label_is_refuted_and_says_what_was_seen(corner: Scenario) -> None:
    results = {"listener": plays("won", "won"), "careless": plays("won", "won")}
    labelled = [replace(corner, brief=replace(corner.brief, level=level)) for level in (1, 2)]
    right, wrong = (level_kept(scenario, results) for scenario in labelled)
    assert (right.status, wrong.status) == ("BOUNDED", "REFUTED")
    assert str(wrong.subject) == "level 2"
    assert str(wrong.detail) == (
        "shows itself as level 1: listener wins 2 of 2 plays; careless wins 2 of 2 plays; "
        "on level 2, 1 of the two win more than half of their plays"
    )


def test_a_level_that_is_too_hard_says_whose_support_is_short_in_both_languages(corner: Scenario) -> None:
    lost = [PlayResult((Close(),), {}, 50.0, "lost"), PlayResult((Study("fair"), Close()), {}, 50.0, "lost")]
    kept = level_kept(corner, {"listener": lost, "careless": plays("won", "won")})
    assert str(kept.detail).endswith(
        "on level 1, 2 of the two win more than half of their plays; why the listener does not win: "
        "ada decides, with support 47, 8 short of decision.decider 55 at best, in 2 of 2 plays; "
        "bo can veto, with support 26, 14 short of decision.veto 40 at best, in 2 of 2 plays; "
        "all together have support 43, 19 short of decision.threshold 62 at best, in 2 of 2 plays"
    )
    said = kept.detail.said(Translator("zh"))
    assert "“ada”有决定权，支持度47，离 decision.decider 的55还差8（最好的一局），2局中有2局如此" in said
    assert not english_in(said, AS_WRITTEN | {"ada", "bo", "decision.decider", "decision.veto", "decision.threshold"})


def scored(player: str, *overalls: float, outcome: str = "lost", **scores: float) -> list[PlayResult]:
    return [PlayResult((), {"roles": value, **scores}, value, outcome) for value in overalls]


def results(**changed: list[PlayResult]) -> dict[str, list[PlayResult]]:
    found = {player: scored(player, 10.0) for player in PLAYERS}
    return {**found, "textbook": scored("textbook", 80.0, 90.0, 100.0), **changed}


def told(corner: Scenario, par: float = 95.0, **changed: list[PlayResult]) -> dict[str, tuple[str, str]]:
    plays = results(**changed)
    return {str(one.subject): (one.status, str(one.detail)) for one in fairness(corner, plays, medians(plays), par)}


def test_medians_leave_out_what_a_scenario_lacks() -> None:
    plays = [PlayResult((), {"roles": value, "conduct": None}, value, "won") for value in (10.0, 20.04, 70.0)]
    assert medians({"random": plays}) == {"random": {"overall": 20.04, "roles": 20.0}}


def test_a_threshold_is_measured_by_chance_and_proved_for_those_who_go_by_text(corner: Scenario) -> None:
    found = told(corner)
    assert found["random at most 35"] == ("BOUNDED", "10 (1 play)")
    assert found["longest at most 45"] == ("PROVED", "10 (1 play)")
    assert found["textbook at least 75"][0] == "BOUNDED"
    assert found["par at least 92"] == ("PROVED", "95 reached by a play")
    assert found["roles: textbook 25 ahead of random"] == ("BOUNDED", "80 (3 plays)")


def test_whoever_is_too_good_or_too_bad_is_refuted(corner: Scenario) -> None:
    found = told(
        corner, 91.9, random=scored("random", 35.1), textbook=scored("textbook", 60.0, 60.0), talker=scored("", 46)
    )
    assert found["random at most 35"] == ("REFUTED", "35.1 (1 play), 0.1 too many; highest: roles 35.1")
    assert found["talker at most 45"][0] == "REFUTED"
    assert found["textbook at least 75"] == ("REFUTED", "60 (2 plays), 15 too few; lowest: roles 60")
    assert found["par at least 92"][0] == "BOUNDED"
    assert found["roles: textbook 25 ahead of random"] == ("REFUTED", "24.9 (2 plays), 0.1 too few: 60 against 35.1")


def test_who_pleases_may_score_if_most_such_plays_are_disqualified(corner: Scenario) -> None:
    subject = "pleaser disqualified or at most 30"
    fine = scored("pleaser", 50.0, 50.0, outcome="disqualified") + scored("pleaser", 50.0)
    assert told(corner, pleaser=fine)[subject][0] == "BOUNDED"
    half = scored("pleaser", 50.0, outcome="disqualified") + scored("pleaser", 50.0)
    assert told(corner, pleaser=half)[subject][0] == "REFUTED"


def test_conduct_and_the_whole_are_not_compared(corner: Scenario) -> None:
    plays = scored("textbook", 80.0, conduct=100.0)
    assert not [one for one in told(corner, textbook=plays) if one.startswith(("conduct", "overall"))]


def test_the_textbook_shows_the_play_in_the_middle(corner: Scenario) -> None:
    moves = [(Close(),), (Study("ledger"), Close()), (Study("fair"), Close())]
    plays = [PlayResult(made, {"roles": 90.0}, value, "lost") for made, value in zip(moves, (90, 80, 99), strict=True)]
    found = results(textbook=plays)
    held = next(one for one in fairness(corner, found, medians(found), 95.0) if "textbook at least" in str(one.subject))
    assert held.witness == moves[0]
    assert (
        str(held.detail) == "90 (3 plays); role not found: "
        "ada in 3 of 3 plays (clues held for it: none, not held: ada-role, ada-need, misleading: none), "
        "bo in 3 of 3 plays (clues held for it: none, not held: bo-role, bo-need, misleading: none), "
        "cy in 3 of 3 plays (clues held for it: none, not held: cy-role, cy-need, misleading: none)"
    )


def test_who_must_not_do_too_well_is_told_from_who_must(corner: Scenario) -> None:
    found = results()
    limited = [str(one.subject) for one in fairness(corner, found, medians(found), 95.0) if limits_somebody(one)]
    assert limited == [
        "random at most 35", "first at most 45", "longest at most 45", "talker at most 45",
        "pleaser disqualified or at most 30",
    ]  # fmt: skip


def test_a_role_that_is_taken_for_another_says_what_misled(corner: Scenario) -> None:
    moves = tuple(decode(one) for one in ("study fair", "meet bo call", "ask bo.day", "leave", "close"))
    plays = [PlayResult(moves, {"roles": 10.0}, 10.0, "lost")]
    found = results(textbook=plays)
    refuted = next(
        one for one in fairness(corner, found, medians(found), 95.0) if "textbook at least" in str(one.subject)
    )
    assert "bo in 1 of 1 plays (clues held for it: bo-role, not held: bo-need, misleading: rep)" in str(refuted.detail)
    assert "“bo”（1局里有1局；手里支持它的线索：bo-role，没拿到的：bo-need，误导的：rep）" in refuted.detail.said(
        Translator("zh")
    )
