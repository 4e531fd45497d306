from __future__ import annotations

from collections.abc import Callable

from tests.classes.live.schoolroom import Schoolroom
from tests.web.browser import Browser

Seats = Callable[..., Browser]


def test_what_is_picked_is_written_as_one_move(seated: Seats, room: Schoolroom) -> None:
    ann = seated()
    ann.go("/play/map/bo")
    ann.press("Save", roles=["decider", "", "user", ""], certainty="2", influence="3", stance="-1", veto="none",
              concerns=["risk"], wins=[], then="")  # fmt: skip
    assert ann.page.path == "/play/map"
    (seat,) = room.lesson.seats.values()
    play = room.play(seat)
    note = play.session.view.note("bo")
    assert (note.roles, note.certainty, note.influence, note.stance) == (("decider", "user"), 2, 3, -1)
    assert play.made == 1
    page = ann.go("/play/map/bo")
    assert '<option value="user" selected>' in page.html
    # Saved once more it is the same, and no further move.
    ann.press("Save", then="")
    assert play.made == 1


def test_to_the_next_person_without_a_way_back(seated: Seats) -> None:
    ann = seated()
    ann.go("/play/map")
    first, second = [target for target in ann.page.links.values() if target.startswith("/play/map/")][:2]
    ann.go(first)
    ann.press("Save, and to the next person", roles=["user"])
    assert ann.page.path == second


def test_what_was_ticked_is_still_ticked_where_it_could_not_be_saved(seated: Seats, room: Schoolroom) -> None:
    ann = seated()
    older = ann.go("/play/map/bo")
    ann.press("Save", roles=["decider"], then="")
    ann.page = older
    page = ann.press("Save", roles=["user"], concerns=["risk"], then="")
    assert page.status == 409
    assert "Something else was written" in page.text
    assert '<option value="user" selected>' in page.html
    assert 'value="risk" checked' in page.html
    ann.press("Save", then="")
    (seat,) = room.lesson.seats.values()
    assert room.play(seat).session.view.note("bo").roles == ("user",)


def test_what_nobody_can_pick_is_refused_with_a_word(seated: Seats, room: Schoolroom) -> None:
    ann = seated()
    for wrong in ({"roles": ["king"]}, {"influence": "many"}, {"stance": "9"}, {"roles": ["user", "user"]},
                  {"evidence": ["made-up"]}):  # fmt: skip
        ann.go("/play/map/bo")
        page = ann.press("Save", then="", **wrong)
        assert page.status in (400, 409) or page.path == "/play/map", wrong
    (seat,) = room.lesson.seats.values()
    assert room.play(seat).session.view.note("bo").evidence == ()


def test_during_a_pause_the_map_can_be_written(seated: Seats, room: Schoolroom) -> None:
    ann = seated()
    ann.go("/play/map/bo")
    room.lesson.set_pace("paused")
    assert ann.press("Save", roles=["decider"], then="").path == "/play/map"


def test_a_reason_is_saved_with_the_same_press(seated: Seats, room: Schoolroom) -> None:
    ann = seated()
    assert "why I think so" not in ann.go("/play/map/bo").text
    room.round(letter="a", say_first="pitches")
    ann.go("/play/map/bo")
    ann.press("Save", roles=["decider"], reason=" He\u202e signs\r\n<b>everything</b>. ", then="")
    assert ann.page.path == "/play/map"
    assert "why I think so: He signs <b>everything</b>." in ann.page.text
    (seat,) = room.lesson.seats.values()
    session = room.play(seat).session
    assert (session.view.note("bo").roles, session.reasons) == (("decider",), {"bo": "He signs <b>everything</b>."})
    ann.go("/play/map/bo")
    ann.press("Save", then="")
    assert (len(session.moments), len(session.said.reasons)) == (1, 1)
    ann.go("/play/map/bo")
    ann.press("Save", reason="", then="")
    assert session.reasons == {}


def test_neither_note_nor_reason_is_lost_where_the_other_is_refused(seated: Seats, room: Schoolroom) -> None:
    ann = seated()
    room.round(letter="a", say_first="on")
    (seat,) = room.lesson.seats.values()
    session = room.play(seat).session
    ann.go("/play/map/bo")
    page = ann.press("Save", roles=["decider"], reason="x" * 501, then="")
    assert page.status == 409
    assert "at most 500" in page.text
    assert "x" * 501 in page.html
    assert session.view.note("bo").roles == ("decider",)
    older = ann.go("/play/map/bo")
    ann.press("Save", roles=["user"], reason="One.", then="")
    ann.page = older
    page = ann.press("Save", roles=["purchaser"], reason="Two.", then="")
    assert (page.status, "Something else was written" in page.text) == (409, True)
    assert ">Two.</textarea>" in page.html
    ann.press("Save", then="")
    assert (session.view.note("bo").roles, session.reasons) == (("purchaser",), {"bo": "Two."})
    ann.go("/play/map/bo")
    assert ann.press("Save", influence="many", reason="Three.", then="").status == 400
    assert session.reasons == {"bo": "Three."}
