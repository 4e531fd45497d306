from __future__ import annotations

from typing import Any

from tests.plays import lines
from tests.proof.families import corner
from trainer.core.codec import decode
from trainer.core.moves import Move
from trainer.core.replay import final_state
from trainer.proof.told_apart import PLAYS_READ, telling_clues, told_apart

TWO = "study ledger; meet ada call; ask ada.day; ask ada.worry; leave; close"
ONE = "study ledger; close"


def moves(text: str) -> tuple[Move, ...]:
    return tuple(map(decode, lines(text)))


def reworded(*names: str) -> Any:
    def edit(document: dict[str, Any]) -> None:
        for clue in document["clue"]:
            if clue["id"] in names:
                clue["text"] = "Something else."

    return edit


def ids(scenario: Any, mask: int) -> set[str]:
    return {clue.id for clue in scenario.clues if mask >> clue.index & 1}


def test_a_clue_tells_apart_by_its_text_its_person_what_it_supports_or_by_being_there() -> None:
    def other(document: dict[str, Any]) -> None:
        clues = {clue["id"]: clue for clue in document["clue"]}
        clues["ada-role"]["text"] = "Something else."
        clues["ada-need"]["about"] = "bo"
        clues["bo-role"]["supports"] = ["role:user"]
        clues["bo-need"]["supports"] = clues["bo-need"]["supports"][::-1]
        clues["rep"]["id"] = "talk"
        document["source"][1]["reveals"] = ["talk"]

    one, two = corner(), corner(other)
    assert ids(one, telling_clues(one, two)) == {"ada-role", "ada-need", "bo-role", "rep"}
    assert ids(two, telling_clues(two, one)) == {"ada-role", "ada-need", "bo-role", "talk"}
    assert telling_clues(one, corner()) == 0


def test_two_findings_in_one_play_by_the_first_review_are_enough() -> None:
    one, two = corner(), corner(reworded("ada-role", "ada-need"))
    found = list(told_apart("ab", [one, two], [[moves(ONE), moves(TWO)], [moves(ONE)]]))
    assert [(str(each.subject), each.status) for each in found] == [
        ("variant a from b", "PROVED"), ("variant b from a", "BOUNDED"),
    ]  # fmt: skip
    proved, bounded = found
    assert str(proved.detail) == "found by the first review: ada-role, ada-need"
    assert proved.variant == "a"
    held = final_state(one, proved.witness).handed[0].clues
    assert {"ada-role", "ada-need"} <= ids(one, held)
    assert str(bounded.detail).startswith("at most 1 of 2 were found by the first review")


def test_one_finding_is_too_few_and_so_is_one_that_nothing_reveals() -> None:
    one = corner()
    for names in (("ada-role",), ("ada-role", "unseen")):

        def other(document: dict[str, Any], names: tuple[str, ...] = names) -> None:
            reworded(*names)(document)
            document["clue"].append({"id": "unseen", "about": "bo", "text": "t", "supports": ["role:user"]})

        found = list(told_apart("ab", [one, corner(other)], [[moves(TWO)], [moves(TWO)]]))
        assert [each.status for each in found] == ["REFUTED", "REFUTED"]
        assert "1 of the 2 findings" in str(found[0].detail)
        assert str(found[0].detail).endswith("1 too few: ada-role")


def test_reading_ends_with_the_plays_that_know_most() -> None:
    one, two = corner(), corner(reworded("ada-role", "ada-need"))
    plays = [moves(ONE)] * PLAYS_READ + [moves(TWO)]
    assert next(told_apart("ab", [one, two], [plays, plays])).status == "BOUNDED"
