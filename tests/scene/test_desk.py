from __future__ import annotations

from dataclasses import replace

from tests.conftest import CORNER
from tests.golden.record import golden_folders
from tests.scene.sessions import session
from trainer.core.codec import encode
from trainer.core.transcript import parse
from trainer.i18n.translator import Translator
from trainer.scene.desk import arrangements, desk, sources
from trainer.scene.review import review

EN = Translator("en")


def test_what_cannot_be_says_why() -> None:
    scene = desk(EN, session(CORNER, "meet bo call with engineer", "leave", "meet bo call with engineer", "leave"))
    engineer = next(one for one in scene.arrangement("ada").companions if one.id == "engineer")
    assert engineer.why_not == "has no time for another meeting"
    assert scene.arrangement("ada").move("call") == "meet ada call"
    assert all("engineer" not in move for move in scene.arrangement("ada").moves())


def test_a_source_keeps_its_number_when_another_was_studied() -> None:
    before = sources(EN, session(CORNER))
    studied = before.options[0]
    after = sources(EN, session(CORNER, studied.move))
    assert [one.key for one in after.options] == [one.key for one in before.options[1:]]
    assert [one.title for one in after.read] == [studied.title]


def test_a_source_that_opens_later_takes_no_number_of_another() -> None:
    folder, file = next(one for one in golden_folders() if one[0].name == "bottle-works")
    made = [encode(move) for _, move in parse((folder / "won.txt").read_text(encoding="utf-8")).moves]
    numbers: dict[str, str] = {}
    opened = 0
    for count in range(0, len(made), 6):
        options = sources(EN, session(file, *made[:count])).options
        assert [int(one.key) for one in options] == sorted(int(one.key) for one in options)
        opened += any(one.move not in numbers for one in options) and bool(numbers)
        for one in options:
            assert numbers.setdefault(one.move, one.key) == one.key
    assert opened and len({*numbers.values()}) == len(numbers)


def test_once_all_maps_are_handed_in_a_review_says_so() -> None:
    scene = desk(EN, session(CORNER, "review", "review"))
    assert scene.review.why_not == "Every review is over."
    assert scene.close.allowed and scene.close.question is not None


def test_people_are_offered_in_the_order_of_the_chart_whatever_the_file_lists_first() -> None:
    house = session(CORNER).scenario
    ada, bo, cy = house.people
    turned = (replace(cy, index=0, boss=2), replace(bo, index=1, boss=2), replace(ada, index=2))
    truths = {fired: truth[::-1] for fired, truth in house.truths.items()}
    on = session(CORNER, people=turned, truths=truths, person_index={"cy": 0, "bo": 1, "ada": 2})
    scene = desk(EN, on)
    assert [one.person for one in scene.arrangements] == [one.person for one in scene.chart] == ["ada", "cy", "bo"]
    assert [one.person for one in scene.people] == ["ada", "cy", "bo"]
    asked = [one.person for one in review(EN, on).questions]
    assert sorted(set(asked), key=asked.index) == ["ada", "cy", "bo"]


def test_from_inside_a_meeting_nobody_else_can_be_met() -> None:
    assert {one.why_not for one in arrangements(EN, session(CORNER, "meet bo call"))} == {"You are in a meeting."}
