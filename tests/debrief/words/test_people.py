from __future__ import annotations

from dataclasses import replace

import pytest

from trainer.core.clues import SOUND
from trainer.debrief.facts.clues import ClueReview, Prerequisite, Where
from trainer.debrief.facts.people import PARTLY, Axis, MapReview, PersonReview, verdict_on
from trainer.debrief.words.people import clue_row, person_page
from trainer.i18n.translator import Translator


def missed(*needs: Prerequisite) -> ClueReview:
    place = Where("source", "The ledger", "", False, 0, needs)
    return ClueReview("She signs.", 0, False, (), SOUND, (place,))


@pytest.mark.parametrize(
    ("need", "words"),
    [
        (Prerequisite("trust", ("Ada",), 2), "trust of Ada at 2 or more"),
        (Prerequisite("coach", ("Cy",)), "Cy as your coach"),
        (Prerequisite("met", ("Bo",)), "having met Bo"),
        (Prerequisite("asked", ("Why?",)), "having asked “Why?”"),
        (Prerequisite("clue", ("He counts.",)), "the clue “He counts”"),
        (Prerequisite("done", ("The ledger",)), "“The ledger” done before"),
        (Prerequisite("done", ("The ledger", "Why?")), "“The ledger” or “Why?” done before"),
        (Prerequisite("not_done", ("The ledger",)), "“The ledger” not done"),
        (Prerequisite("from_day", (), 3), "day 3 or later"),
        (Prerequisite("before_day", (), 3), "before day 3"),
        (Prerequisite("companion", ("engineer",)), "with you: engineer"),
        (Prerequisite("channel", ("mail",)), "by mail"),
    ],
)
def test_what_a_missed_clue_takes_is_said(need: Prerequisite, words: str) -> None:
    (place,) = clue_row(Translator("en"), missed(need)).where
    assert place.rstrip(".") == f"Study “The ledger”. It takes: {words}"


def test_a_way_that_costs_trust_says_so() -> None:
    clue = missed(Prerequisite("met", ("Bo",)))
    (place,) = clue_row(Translator("en"), replace(clue, where=(replace(clue.where[0], trust=1),))).where
    assert place == "Study “The ledger”. It takes: having met Bo. It costs trust: −1."


def test_all_that_a_missed_clue_takes_is_one_sentence() -> None:
    (place,) = clue_row(Translator("en"), missed(Prerequisite("met", ("Bo",)), Prerequisite("from_day", (), 3))).where
    assert place == "Study “The ledger”. It takes: having met Bo; day 3 or later."


def reviewed(*believed: str, certainty: int = 2) -> PersonReview:
    """Return somebody who is a decider and a user, as the last map had them."""
    true = ("decider", "user")
    axes = (
        Axis("primary", "role", believed[:1], true[:1], verdict_on(believed[:1], true[:1])),
        Axis("concerns", "concern", ("risk", "budget"), ("risk", "return"), PARTLY),
    )
    one = MapReview(1, 4, bool(believed), believed, true, certainty, 2, 1, (), axes)
    return PersonReview(0, "Ada", "Owner", "Board", 6, True, False, "", "", (), (1, 1), (40, 40), (), None, (one,), ())


@pytest.mark.parametrize(
    ("believed", "sign", "words"),
    [
        (("decider", "user"), "=", ""),
        (("decider",), "≈", "A further role is missing: “User”."),
        (("decider", "coach"), "≈", "Not a role of this person: “Coach”."),
        (("user",), "≈", "“User” is in truth a further role."),
        (("user", "decider"), "≈", "“Decision maker” stood there as a further role, and is the primary one."),
        (("coach",), "≠", ""),
    ],
)
def test_half_a_role_is_not_right_and_says_which_half(believed: tuple[str, ...], sign: str, words: str) -> None:
    page = person_page(Translator("en"), reviewed(*believed))
    assert page.sign == sign
    assert words.lower() in page.verdict.lower()
    assert ("missing" in page.verdict or "further" in page.verdict or "primary" in page.verdict) <= (sign == "≈")


def test_an_entry_half_right_says_what_is_missing_and_what_is_too_much() -> None:
    tr = Translator("en")
    (table,) = person_page(tr, reviewed("decider", "user")).maps
    primary, concerns = table.rows
    assert primary.half == ""
    missing, much = tr.term("concern", "return"), tr.term("concern", "budget")
    assert concerns.half == f"missing: {missing}; too much: {much}"
