"""The result in words."""

from __future__ import annotations

from dataclasses import replace

from tests.debrief.plays import CAREFUL, CARELESS, FORBIDDEN, with_facts
from trainer.debrief.facts.debrief import Facts
from trainer.debrief.facts.gap import Gap, Yes
from trainer.debrief.facts.roles_lost import LostEntry, RolesLost
from trainer.debrief.words.result import result_page
from trainer.i18n.translator import Translator

EN = Translator("en")


def test_figures_stand_with_one_decimal_and_par_beside_them_where_it_is_known() -> None:
    about = replace(
        with_facts(CAREFUL), facts=Facts(par=(("overall", 97.0), ("roles", 88.0)), median=(("roles", 41.0),))
    )
    page = result_page(EN, about)
    assert page.overall == f"{about.result.overall:.1f}" and page.par == "97.0" and page.median == ""
    roles, needs, *_ = page.scores
    assert (roles.par, roles.median, needs.par, needs.median) == ("88.0", "41", "", "")
    assert roles.value == f"{roles.number:.1f}"


def test_a_competency_without_occasion_has_no_bar_and_no_weight() -> None:
    about = with_facts(CAREFUL)
    none = replace(about.result.scores[0], value=None, parts=())
    (row,) = result_page(EN, replace(about, result=replace(about.result, scores=(none,)))).scores
    assert (row.number, row.value, row.weight) == (-1.0, "no occasion", "–")


def test_what_stopped_it_is_said_with_names() -> None:
    why = " ".join(result_page(EN, with_facts(CARELESS)).why)
    assert "weighed by influence" in why
    forbidden = result_page(EN, with_facts(FORBIDDEN))
    assert forbidden.outcome == "Disqualified"
    assert len(forbidden.why) == 2 and forbidden.why[0].startswith("A forbidden act decided it.")


def test_what_a_breach_cost_is_told_by_conduct_itself() -> None:
    about = with_facts(FORBIDDEN)
    said = {}
    for conduct, overall in ((100.0, 13.3), (30.0, 4.0), (5.0, 0.7), (0.0, 0.0)):
        result = replace(about.result, conduct=conduct, earned=13.3, overall=overall)
        said[conduct] = result_page(EN, replace(about, result=result)).why[-1]
    assert said[100.0].startswith("A forbidden act")
    assert said[5.0].startswith("Conduct came to 5 of 100") and said[5.0].endswith("of 13.3 points, 0.7.")
    assert said[0.0].endswith("of 13.3 points, 0.0.")


def test_what_stood_between_an_ending_and_a_win_is_told_with_its_figures() -> None:
    about = replace(with_facts(CARELESS), gap=Gap((Yes("Zed", 69, 80),), 65, 70))
    assert (
        result_page(EN, about)
        .why[-1]
        .endswith("stood: Zed, 69 where 80 are needed; the support of everybody, 65 where 70 are needed.")
    )
    near = replace(about, gap=Gap((Yes("Zed", 69, 80),), 72, 0))
    assert result_page(EN, near).why[-1].endswith("stood: Zed, 69 where 80 are needed.")
    assert not any("no two together" in line for line in result_page(EN, replace(about, gap=None)).why)


def test_certainty_is_compared_or_said_to_be_missing() -> None:
    lines = result_page(EN, with_facts(CARELESS)).certainty
    assert lines[0] == "Where you said “sure”: 1 of 1 right. The word stands for about 90 %."
    assert lines[2].startswith("You were surer than you were right.")
    (none,) = result_page(EN, with_facts(FORBIDDEN)).certainty
    assert none == "No role was named on the last map, so there is no certainty to compare."


def test_what_the_score_for_roles_lacks_is_said_by_what_it_lost() -> None:
    about = with_facts(CAREFUL)
    kinds = ("further", "certainty", "evidence", "primary", "earlier")
    lost = tuple(RolesLost(kind, 9.14, (LostEntry(6, "Ada Holt", "primary"),)) for kind in kinds)
    line = result_page(EN, replace(about, result=replace(about.result, roles_lost=lost))).certainty[-1]
    assert line.startswith("What the score for roles lacks of 100: 9.1 by further roles (Ada Holt); 9.1 by less than")
    assert line.endswith("9.1 by the maps before the last: day 6, primary role wrong or blank (Ada Holt).")
    assert line.count("9.1 by") == len(kinds)
    none = result_page(EN, replace(about, result=replace(about.result, roles_lost=()))).certainty
    assert not any("lacks" in one for one in none)


def test_what_the_maps_before_the_last_lost_is_told_by_day_and_kind_with_the_dearest_people() -> None:
    about = with_facts(CAREFUL)
    people = ("Ada Holt", "Bo Kern", "Cy Lund", "Di Moss")
    entries = (*(LostEntry(6, name, "primary") for name in people), LostEntry(3, "Bo Kern", "further"))
    lost = (RolesLost("earlier", 10.6, entries),)
    line = result_page(EN, replace(about, result=replace(about.result, roles_lost=lost))).certainty[-1]
    first = "day 6, primary role wrong or blank (Ada Holt, Bo Kern, Cy Lund and 1 more)"
    assert line.endswith(f"10.6 by the maps before the last: {first}; day 3, further roles (Bo Kern).")


def test_support_that_went_unsaid_is_told() -> None:
    about = with_facts(CAREFUL)
    voice = replace(about.result.voices[0], stranger=True, support=70, needed=0)
    (row,) = result_page(EN, replace(about, result=replace(about.result, voices=(voice,)))).voices
    assert row.level.endswith("but not said aloud: you never met")


def test_whose_minimum_was_missed_is_told_with_what_was_needed() -> None:
    about = with_facts(CAREFUL)
    for stranger, end in ((False, "69\u00a0of\u00a0100, 80 were needed"), (True, "80 were needed; you never met")):
        voice = replace(about.result.voices[0], stranger=stranger, support=69, needed=80)
        (row,) = result_page(EN, replace(about, result=replace(about.result, voices=(voice,)))).voices
        assert row.level.endswith(end)


def test_too_little_support_says_how_many_were_in_favour() -> None:
    about = with_facts(CARELESS)
    result = replace(about.result, outcome="deferred", reason="support", favour=5, table=7, unfavoured=("Ou", "Mai"))
    said = " ".join(result_page(EN, replace(about, result=result, gap=None)).why)
    assert "5 of 7 at the table were in favour" in said and "not in favour: Ou, Mai." in said
    nobody = replace(result, favour=7, unfavoured=())
    assert "not in favour" not in " ".join(result_page(EN, replace(about, result=nobody, gap=None)).why)
