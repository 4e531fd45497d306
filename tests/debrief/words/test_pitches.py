"""Pitches in words."""

from __future__ import annotations

from dataclasses import replace

from tests.debrief.plays import CARELESS, with_facts
from trainer.debrief.facts.clues import Where
from trainer.debrief.facts.pitches import ForTheHouse, MissingProof
from trainer.debrief.facts.replay import Need
from trainer.debrief.words.pitches import pitch_page
from trainer.i18n.translator import Translator

EN = Translator("en")


def test_a_pitch_shows_every_part_of_its_fit() -> None:
    about = with_facts(CARELESS)
    made = about.pitches[0]
    page = pitch_page(EN, made)
    assert page.head == "“The plain model” to Bo Kern"
    assert (page.person, page.fit, page.level) == (made.person_index, made.fit.total, f"fit {made.fit.total} of 100")
    labels = [part.label for part in page.parts]
    assert labels[:5] == ["concerns answered", "personal wins", "channel", "who came along", "proof"]
    assert "not listened first" in labels
    fit = made.fit
    points = (fit.concern_points, fit.win_points, fit.channel_points, fit.counterpart_points, fit.proof_points)
    full = (45, 25, 10, 10, 10)
    signs = ["=" if part == most else "≈" if part else "≠" for part, most in zip(points, full, strict=True)]
    assert [part.sign for part in page.parts[:5]] == signs and "≠" in signs


def test_full_points_beside_a_concern_left_alone_are_explained() -> None:
    made = with_facts(CARELESS).pitches[0]
    fit = replace(made.fit, concern_points=45, missed=(Need("concern", "risk"),), fixed=False)
    assert fit.forgiven and not replace(fit, concern_points=44).forgiven and not replace(fit, missed=()).forgiven
    part = pitch_page(EN, replace(made, fit=fit)).parts[0]
    assert (part.sign, part.why) == ("=", "two thirds of the weight of somebody’s concerns earn all points")
    assert pitch_page(EN, replace(made, fit=replace(fit, missed=()))).parts[0].why == ""


def test_a_case_for_the_whole_house_is_not_held_against_one_more_pitch() -> None:
    _, second = with_facts(CARELESS).pitches
    house = ForTheHouse(counts=True, units=3, full=3, lift=12)
    page = pitch_page(EN, replace(second, house=house))
    assert page.house == "counts for the whole house" and not any(line.startswith("One more") for line in page.after)
    assert any("in 3 of 3 departments, it lifted everybody by 12 points" in line for line in page.after)
    alone = pitch_page(EN, replace(second, house=house._replace(units=1, lift=0)))
    assert any("in a second department, it would have lifted all" in line for line in alone.after)
    poor = pitch_page(EN, replace(second, house=house._replace(counts=False)))
    assert poor.house == "" and any("with a fit under 40 this department is not counted" in line for line in poor.after)
    assert any(line.startswith("One more") for line in poor.after)


def test_one_more_pitch_to_the_same_person_says_what_it_did_to_the_mean() -> None:
    first, second = (pitch_page(EN, made) for made in with_facts(CARELESS).pitches)
    assert not any(line.startswith("One more pitch") for line in first.after)
    (line,) = [line for line in second.after if line.startswith("One more pitch")]
    mean = (first.fit + second.fit) / 2
    figures = f"is {mean:.1f} with it and {first.fit:.1f} without it."
    assert line == f"One more pitch to Bo Kern: the mean fit of all your pitches {figures}"


def test_a_fit_that_the_scenario_sets_has_no_parts_and_says_so() -> None:
    made = with_facts(CARELESS).pitches[0]
    page = pitch_page(EN, replace(made, fit=replace(made.fit, fixed=True)))
    assert page.parts == () and page.besides == "set by the scenario itself"
    assert page.after[0] == "Here the scenario sets the fit itself, whatever the needs."


def test_a_proof_that_was_missing_is_named_with_where_it_was_to_be_had() -> None:
    made = with_facts(CARELESS).pitches[0]
    source = MissingProof("A mail of last year.", Where("source", "Our files", "", breach=False, day=0, needs=()))
    fit = replace(made.fit, unproven=(source, MissingProof("A remark.", None)), proof_points=0, fixed=False)
    (proof,) = [part for part in pitch_page(EN, replace(made, fit=fit)).parts if part.label == "proof"]
    assert proof.why == "missing: A mail of last year. → Study “Our files”. A remark."
