"""The account map: everybody as a list, one person a page, each save one durable move."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from trainer.classes.live.seat_play import Answer
from trainer.core.own_words import LONGEST_WORDS
from trainer.scene.account_map import FieldId, account_map, note_of
from trainer.web.play import Seated, seated
from trainer.web.visit import page

FIELDS: tuple[FieldId, ...] = ("roles", "certainty", "influence", "stance", "veto", "concerns", "wins", "evidence")


def people(at: Seated) -> Response:
    """Show what is written about everybody, and what is missing."""
    return at.page("map.html.j2", scene=account_map(at.tr, at.session))


def person(at: Seated) -> Response:
    """Show what is written about one person, to be changed."""
    return _person(at, at.visit.request.path_params["person"])


def _person(at: Seated, name: str, status: int = 200, notice: str = "") -> Response:
    scene = account_map(at.tr, at.session)
    entry = scene.entry(name)
    rows = [one.person for one in scene.entries]
    place = rows.index(entry.person)
    # What somebody had ticked when it could not be saved is still ticked.
    sent = {field: _chosen(at, field) for field in FIELDS} if at.visit.form else None
    return at.page(
        "map_person.html.j2", status,
        scene=scene,
        entry=entry,
        chosen={field.id: sent[field.id] if sent else field.chosen for field in entry.fields},
        before=rows[place - 1] if place else "",
        behind=rows[place + 1] if place + 1 < len(rows) else "",
        reason=at.visit.form.sentence("reason") if at.visit.form else entry.reason,
        longest=LONGEST_WORDS,
        notice=notice,
    )  # fmt: skip


def _chosen(at: Seated, field: FieldId) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in at.visit.form.all(field) if value))


def write(at: Seated) -> Response:
    """Write what was filled in about one person, and why it is thought so: neither is lost if the other is refused."""
    name = at.visit.request.path_params["person"]
    try:
        note = note_of(name, {field: _chosen(at, field) for field in FIELDS})
        answer: Answer | None = at.lesson.write(at.seat.id, note, at.visit.form.text("was"))
    except (ValueError, KeyError):
        answer = None
    reasoned = _give_reason(at, name)
    if answer is None:
        return _person(at, name, 400, at.tr("That could not be written. Look at what is picked and save once more."))
    if answer.kind in ("made", "repeated") and reasoned is not None:
        answer = reasoned
    if answer.kind in ("made", "repeated"):
        then = at.visit.form.text("then")
        return at.visit.go(f"/play/map/{then}" if then else "/play/map")
    if answer.kind == "late":
        words = at.tr("Something else was written about this person meanwhile. Save once more if yours is to stand.")
        return _person(at, name, 409, words)
    return _person(at, name, 409, answer.why.said(at.tr) if answer.why else "")


def _give_reason(at: Seated, name: str) -> Answer | None:
    """Keep the reason that was sent; None where the form has no such field."""
    if "reason" not in at.visit.form or at.session.attempt.say_first == "off":
        return None
    return at.lesson.give_reason(at.seat.id, name, at.visit.form.sentence("reason"), at.visit.form.text("reason_was"))


ROUTES = [
    Route("/play/map", page(seated(people)), methods=["GET"]),
    Route("/play/map/{person}", page(seated(person)), methods=["GET"]),
    Route("/play/map/{person}", page(seated(write)), methods=["POST"]),
]
