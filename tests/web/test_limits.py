from __future__ import annotations

from tests.conftest import CORNER
from tests.web.site import ClassRoom, Now
from trainer.web.limits import ACTIONS, ALL_FAILURES, FAILURES, MOST_KNOWN, Limits, Rate


def test_so_many_at_once_and_so_many_a_second() -> None:
    now = Now()
    limits, rate = Limits(now), Rate(at_once=3, a_second=0.5)
    assert [limits.take("x", "a", rate) for _ in range(4)] == [True, True, True, False]
    assert limits.take("x", "b", rate) and limits.take("y", "a", rate)
    now.seconds = 1.9
    assert not limits.take("x", "a", rate)
    now.seconds = 2.0
    assert limits.open("x", "a", rate) and limits.open("x", "a", rate)
    assert [limits.take("x", "a", rate) for _ in range(2)] == [True, False]
    now.seconds = 1e6
    assert [limits.take("x", "a", rate) for _ in range(4)] == [True, True, True, False]


def test_failures_of_one_address_stop_it_and_those_of_all_stop_everybody() -> None:
    limits = Limits(Now())
    for _ in range(int(FAILURES.at_once)):
        assert limits.may_try("a")
        limits.failed("a")
    assert not limits.may_try("a")
    assert limits.may_try("b")
    for number in range(int(ALL_FAILURES.at_once)):
        limits.failed(str(number))
    assert not limits.may_try("b")


def test_what_is_remembered_has_an_end() -> None:
    limits, rate = Limits(Now()), Rate(at_once=1, a_second=0)
    for key in range(MOST_KNOWN + 5):
        limits.take("x", str(key), rate)
    assert not limits.open("x", str(MOST_KNOWN), rate)
    assert limits.open("x", "0", rate)


def test_thirty_people_who_mistype_from_one_address_still_get_in(served: ClassRoom) -> None:
    served.clock.step = 0.0
    for number in range(30):
        one = served.browser().get("/").post("/", code=str(100_000 + number))
        assert one.status == 404
        assert one.post("/", code=served.code).status == 200
        assert one.post(f"/join/{served.code}", names=f"Person {number}").status == 200
        assert one.get("/play").text.count("Person") >= 1 or "/play" in one.text
    assert len(served.lesson.seats) == 30


def test_a_script_that_tries_codes_is_slowed(served: ClassRoom) -> None:
    served.clock.step = 0.0
    wrong = [str(code) for code in range(100_000, 100_200) if str(code) != served.code]
    script = served.browser().get("/")
    answers = [script.post("/", code=code).status for code in wrong[:100]]
    assert answers.count(404) == FAILURES.at_once
    assert set(answers[int(FAILURES.at_once) :]) == {429}
    # By the other way in as well, and by the words.
    assert script.get(f"/join/{wrong[0]}").status == 404
    assert "too many wrong codes" in script.text
    assert script.get("/back").post("/back", words="a b c d").status == 429
    served.clock.seconds += 60
    again = [script.get("/").post("/", code=code).status for code in wrong[100:190]]
    assert again.count(404) == FAILURES.a_second * 60


def test_a_seat_that_sends_without_end_is_stopped_and_the_others_are_not(served: ClassRoom) -> None:
    served.plays(CORNER)
    ada, ben = served.seat("Ada"), served.seat("Ben")
    served.clock.step = 0.0
    ada.get("/play?begun")
    statuses = [ada.send("/play/move", f"token={ada.token}&move=x&at=0").status_code for _ in range(60)]
    assert statuses.count(429) == 60 - ACTIONS.at_once
    assert ben.get("/play?begun").post("/play/move", move="study ledger", at="0").status == 200
    served.clock.seconds += 10
    assert ada.post("/play/move", move="study ledger", at="0").status == 200
    plays = [served.lesson.play_of(seat) for seat in served.lesson.seats]
    assert [play.made for play in plays if play] == [1, 1]
