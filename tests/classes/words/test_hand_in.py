"""Who has not handed in, in words."""

from __future__ import annotations

from tests.classes.facts.test_hand_in import PEOPLE, PLAYS
from trainer.classes.facts.hand_in import Listed, hand_in
from trainer.classes.words.hand_in import hand_in_part
from trainer.i18n.translator import Translator

EN = Translator("en")


def test_each_scenario_has_a_column_and_names_stand_where_they_may() -> None:
    part = hand_in_part(EN, hand_in(PEOPLE, PLAYS, ["Zoe"], ["Ann"], names=True))
    assert part.table is not None
    assert [column.label for column in part.table.head] == ["Name", "ID in the gradebook", "Group", "One", "Two"]
    assert part.table.rows[1] == ("Di", "Di@x.org", "A", "practice only", "missing")
    assert "Ann" in part.foot[0] and "Zoe" in part.foot[1]
    bare = hand_in_part(EN, hand_in(PEOPLE, PLAYS, ["Zoe"], ["Ann"], names=False))
    assert (
        bare.table is None
        and "4 lack" in bare.lead[0]
        and bare.foot == ("In the class, and not found on the list: 1.",)
    )


def test_where_everybody_has_handed_in_it_says_so() -> None:
    part = hand_in_part(EN, hand_in([Listed("Ann", "", (), frozenset("a"))], PLAYS, [], [], names=True))
    assert part.table is None and part.lead[-1] == "Everybody on the list has handed in."
