from __future__ import annotations

from trainer.core.vocabulary import NEED_BIT
from trainer.packs.format.models import ChangeTable, EventTable, HiddenTable
from trainer.packs.truths import after_event, truth_of

PEOPLE = {"ada": 0, "bo": 1}
HIDDEN = HiddenTable(
    roles=("decider",), influence=3, stance=0, concerns={"risk": 2}, wins={"ease": 1}, sways={"bo": -1, "nobody": 2}
)


def event(**change: object) -> EventTable:
    return EventTable(id="news", day=2, text="News.", changes=(ChangeTable.model_validate(change),))


def test_a_truth_is_what_the_table_says_without_ties_to_nobody() -> None:
    truth = truth_of(HIDDEN, PEOPLE)
    assert (truth.roles, truth.influence, truth.veto, truth.stance) == (("decider",), 3, "none", 0)
    assert truth.needs == NEED_BIT["risk"] | NEED_BIT["ease"]
    assert truth.sways == ((1, -1),)
    assert (truth.channel, truth.counterpart, truth.present) == ("", "", True)


def test_an_event_changes_what_it_names_and_nothing_else() -> None:
    before = (truth_of(HIDDEN, PEOPLE), truth_of(HIDDEN, PEOPLE))
    ada, bo = after_event(before, event(person="ada", influence=0, wins={"control": 3}), PEOPLE)
    assert bo is before[1]
    assert (ada.roles, ada.influence) == (("decider",), 0)
    assert ada.needs == NEED_BIT["risk"] | NEED_BIT["control"]
    assert ada.sways == before[0].sways


def test_whoever_has_left_stays_away() -> None:
    before = (truth_of(HIDDEN, PEOPLE),) * 2
    gone = after_event(before, event(person="ada", leaves=True), PEOPLE)
    assert [truth.present for truth in gone] == [False, True]
    assert not after_event(gone, event(person="ada", influence=1), PEOPLE)[0].present


def test_a_change_of_nobody_changes_nothing() -> None:
    before = (truth_of(HIDDEN, PEOPLE),) * 2
    assert after_event(before, event(person="zoe", influence=1), PEOPLE) == before
