"""What no page may do, whoever asks and whatever is sent: OWASP ASVS 4.0.3, level 1, as far as it applies."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from types import SimpleNamespace
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import CORNER, SCENARIOS
from tests.family import family
from tests.property.test_variants import FAMILIES, made, shown
from tests.web.site import FORM, HERE, Browser, ClassRoom, class_room
from trainer.core.codec import encode
from trainer.core.legal import legal_moves
from trainer.core.own_words import SayFirst
from trainer.core.state import OVER
from trainer.core.utterances import asks_for_words
from trainer.core.view import view
from trainer.packs.file_names import variants_of
from trainer.play.session import Session
from trainer.web.server import troubles_to
from trainer.web.visit import lead_cookie

DESK = SCENARIOS / "software-firm" / "service-desk.toml"
LINK = re.compile(r'href="(/[^"#]*)"')
MOST_PAGES = 150


class Markup(HTMLParser):
    """Collects what a page must not hold."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self._script = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("style", "base", "iframe", "object", "embed"):
            self.faults.append(tag)
        if tag == "script" and not (given.get("src") or "").startswith("/static/"):
            self.faults.append("script that is no file of ours")
        for name, value in given.items():
            if name == "style" or name.startswith("on") or name.startswith("hx-on"):
                self.faults.append(f"{tag} {name}")
            if name in ("href", "src", "action", "formaction", "hx-get", "hx-post") and not (
                (value or "").startswith(("/", "#")) and not (value or "").startswith("//")
            ):
                self.faults.append(f"{tag} {name}={value}")
        self._script = tag == "script"

    def handle_data(self, data: str) -> None:
        if self._script and data.strip():
            self.faults.append("script inline")

    def handle_endtag(self, tag: str) -> None:
        self._script = False


def pages(browser: Browser, first: str = "/play?begun") -> dict[str, tuple[int, str, str]]:
    """Return every page that links lead to, by address: status, headers and text, without what is of one seat."""
    found: dict[str, tuple[int, str, str]] = {}
    waiting = [first, "/play", "/play/brief", "/play/glossary", "/play/notebook", "/play/map", "/play/study"]
    while waiting:
        path = waiting.pop(0)
        if path in found or not path.startswith(("/play", "/over")) or path in ("/play/events", "/play/words"):
            continue
        said = browser.client.get(path)
        headers = sorted(one for one in said.headers.items() if one[0] not in ("set-cookie", "content-length"))
        text = re.sub(r'(name="token" value=")\w+', r"\1", said.text)
        found[path] = said.status_code, str(headers), text
        assert len(found) < MOST_PAGES
        waiting += [one.replace("&amp;", "&") for one in LINK.findall(said.text)]
    return found


def session_of(served: ClassRoom) -> Session:
    (seat,) = served.lesson.seats
    play = served.lesson.play_of(seat)
    assert play is not None
    return play.session


# The truth


def same_bytes(
    folder: Path, scenario: Path, letters: tuple[str, str], seed: int, most: int, say_first: SayFirst = "off"
) -> int:
    """Return how many moves two truths sent the same bytes, until something that differs was said or shown."""
    chance = Random(seed)
    with (
        pytest.MonkeyPatch.context() as patch,
        class_room(folder / f"{seed}0") as one,
        class_room(folder / f"{seed}1") as other,
    ):
        # The order in which choices are offered follows from the id of an attempt.
        patch.setattr("trainer.classes.live.lesson.uuid", SimpleNamespace(uuid4=lambda: UUID(int=seed)))
        rooms = (one, other)
        for served, letter in zip(rooms, letters, strict=True):
            served.plays(scenario, letter=letter, say_first=say_first)
        browsers = [served.seat("Ada") for served in rooms]
        for count in range(most):
            first, second = (pages(browser) for browser in browsers)
            assert first.keys() == second.keys()
            for path in first:
                assert first[path] == second[path], f"{path} differs after {count} moves of play {seed}"
            sessions = [session_of(served) for served in rooms]
            if sessions[0].state.place == OVER:
                return count
            moves = list(legal_moves(sessions[0].scenario, sessions[0].state))
            chance.shuffle(moves)
            for move in moves:
                told = [made(each.scenario, each.state, move, 0) for each in sessions]
                if told[0][1].lines == told[1][1].lines and (
                    shown(sessions[0].scenario, told[0][0]) == shown(sessions[1].scenario, told[1][0])
                ):
                    break
            else:
                return count
            if asks_for_words(say_first, move):
                same_lines(browsers, f"What about {count}?")
            sent = [browser.move(encode(move)) for browser in browsers]
            assert [each.status for each in sent] == [200, 200]
            if sessions[0].moments[-1].lines != sessions[1].moments[-1].lines:
                # Somebody who says something for the second time may have another way of saying it.
                return count
    return most


def same_lines(browsers: list[Browser], words: str) -> None:
    """Say something first, mean none of the lines, and say it once more: the same bytes come every time."""
    for path, fields in (("/play/say", {"words": words}), ("/play/none", {}), ("/play/say", {"words": "Again."})):
        for browser in browsers:
            for page in ("/play/pitches", "/play?begun"):
                if said := re.search(r'name="said" value="(\d)"', browser.get(page).text):
                    break
            assert said is not None
            assert browser.post(path, at=browser.at, said=said[1], **fields).status == 200
        first, second = (pages(browser) for browser in browsers)
        assert first == second, path


def test_two_truths_send_the_same_bytes_where_everything_is_said_first(tmp_path: Path) -> None:
    path = family(tmp_path / "pack")
    assert max(same_bytes(tmp_path, path, ("a", "b"), seed, 8, "on") for seed in range(2)) > 2


def test_two_truths_send_the_same_bytes_until_one_is_said(tmp_path: Path) -> None:
    path = family(tmp_path / "pack")
    assert max(same_bytes(tmp_path, path, ("a", "b"), seed, 12) for seed in range(3)) > 2


def test_a_shipped_scenario_sends_the_same_bytes_whatever_is_true(tmp_path: Path) -> None:
    assert same_bytes(tmp_path, DESK, ("a", "b"), 1, 6) > 2


@pytest.mark.thorough
@pytest.mark.parametrize("path", FAMILIES, ids=lambda path: path.stem)
def test_every_shipped_scenario_sends_the_same_bytes_whatever_is_true(path: Path, tmp_path: Path) -> None:
    letters = sorted(variants_of(path.name, [other.name for other in path.parent.iterdir()]))
    for letter in letters[1:]:
        for seed in range(5):
            same_bytes(tmp_path / letter, path, ("a", letter), seed, 40)


def untold(session: Session) -> set[str]:
    """Return texts of a scenario that nobody has heard or read yet."""
    scenario, now = session.scenario, view(session.scenario, session.state)
    said = {line for moment in session.moments for line in map(str, moment.lines)}
    texts = {one.answer for one in scenario.questions} | {one.answer for one in scenario.responses}
    texts |= {one.text for one in scenario.sources} | {one.text for one in scenario.clues}
    texts |= {one.text for one in scenario.survey_answers}
    for person in scenario.people:
        given = person.reactions
        texts |= {given.pitch_good, given.pitch_fair, given.pitch_poor, given.in_favour, given.undecided, given.against}
    known = " ".join(said) + str(now.clues)
    return {text for text in texts if len(text) > 24 and text not in known}


def test_no_page_holds_a_word_that_was_not_said(tmp_path: Path) -> None:
    chance = Random(3)
    with class_room(tmp_path) as served:
        served.plays(DESK)
        ada = served.seat("Ada")
        for count in range(8):
            session = session_of(served)
            hidden = untold(session)
            assert len(hidden) > 50
            for path, (_, _, text) in pages(ada).items():
                plain = text.replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&")
                assert not [one for one in hidden if one in plain and one not in told_by(session)], (path, count)
                assert f"{session.attempt.variant}." not in path
            ada.move(encode(chance.choice(legal_moves(session.scenario, session.state))))


def told_by(session: Session) -> str:
    """Return everything that was told in a play, as it was said."""
    return "\n".join(str(getattr(line, "text", line)) for moment in session.moments for line in moment.lines)


# Pages


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_page_of_a_play_holds_style_or_script_of_its_own(language: str, tmp_path: Path) -> None:
    chance = Random(5)
    with class_room(tmp_path) as served:
        served.plays(DESK)
        ada = served.seat("Ada", language)
        for path in ("/", "/back", f"/join/{served.code}", "/selftest", "/nothing", "/play/words"):
            assert Markup(ada.get(path).text).faults == [], path
            assert Markup(served.browser().get(path).text).faults == [], path
        seen = set()
        for _ in range(12):
            for path, (status, headers, text) in pages(ada).items():
                assert Markup(text).faults == [], path
                assert "'unsafe" not in headers and (status == 200), path
                seen.add(path)
            session = session_of(served)
            if session.state.place == OVER:
                break
            ada.move(encode(chance.choice(legal_moves(session.scenario, session.state))))
        assert len(seen) > 15


def test_what_a_page_must_not_hold_is_seen() -> None:
    assert Markup('<a href="javascript:x">').faults == ["a href=javascript:x"]
    assert Markup("<p style='x' onclick='y'>").faults == ["p style", "p onclick"]
    assert Markup("<script>x</script>").faults == ["script that is no file of ours", "script inline"]
    assert Markup('<img src="//evil.example/x">').faults == ["img src=//evil.example/x"]
    assert Markup('<a href="/play#x"><script src="/static/class.js"></script>').faults == []


def test_no_secret_stands_in_an_address_or_a_page(served: ClassRoom) -> None:
    served.plays(CORNER)
    ada = served.seat("Ada")
    cookie = ada.client.cookies["seat"]
    (seat,) = served.lesson.seats
    for path, (_, headers, text) in pages(ada).items():
        for secret in (cookie, served.site.lead_key, served.site.show_key, lead_cookie(served.site), seat):
            assert secret not in text and secret not in headers and secret not in path


# Who may do what


def test_one_seat_neither_reads_nor_writes_what_is_another_s(served: ClassRoom) -> None:
    served.plays(CORNER)
    ada, ben = served.seat("Zora"), served.seat("Ben")
    ada.move("meet bo visit with engineer")
    ada_seat, ben_seat = served.lesson.seats
    assert session_of_seat(served, ada_seat).moments and not session_of_seat(served, ben_seat).moments
    assert ben.get("/play").text != ada.get("/play").text
    assert "Zora" not in "".join(text for _, _, text in pages(ben).values())
    # A cookie that is another's is that other; nothing else in a form or an address says whose play it is.
    for field in ("seat", "attempt", "person_id", "owner"):
        ben.get("/play?begun").post("/play/move", move="x", at=ben.at, **{field: ada_seat})
    assert [encode(one.move) for one in session_of_seat(served, ada_seat).moments] == ["meet bo visit with engineer"]
    assert ben.get(f"/play?seat={ada_seat}").text == ben.get("/play").text


def session_of_seat(served: ClassRoom, seat: str) -> Session:
    play = served.lesson.play_of(seat)
    assert play is not None
    return play.session


def test_a_class_is_closed_to_the_seats_of_another(served: ClassRoom) -> None:
    served.plays(CORNER)
    other = served.lessons.make("Spring", "en")
    ada = served.seat("Ada")
    assert served.browser().get(f"/join/{other.lesson.code}").status == 200
    ada.get(f"/join/{other.lesson.code}")
    assert [one.people[0].name for one in served.lesson.seats.values()] == ["Ada"]
    assert other.seats == {}


@pytest.mark.parametrize("path", ["/lead", "/lead/", "/lead/classes", "/lead/x", "/show", "/show/x", "/lead/000000"])
def test_nobody_without_the_secret_reaches_the_facilitator_s_pages(path: str, served: ClassRoom) -> None:
    served.plays(CORNER)
    for one in (served.browser(), served.seat("Ada")):
        for cookie in ("", "lead=", "lead=x", f"lead={served.site.lead_key}", f"lead={'0' * 64}"):
            said = one.client.get(path, headers={"cookie": cookie} if cookie else {}, follow_redirects=False)
            assert said.status_code in (303, 307, 403, 404, 429)
            assert served.site.lead_key not in said.text
            assert not re.search(r"\blead=\w", str(said.headers.get("set-cookie", "")))


@pytest.mark.parametrize(
    "path",
    ["/static/../site.py", "/static/%2e%2e/site.py", "/static/..%2f..%2fsite.py", "/static/..%5csite.py", "/static/",
     "/static//etc/passwd", "/static/%2fetc/passwd", "/static", "/static/class.css%00.js", "/..%2f..%2fjournal.db",
     "/journal.db", "/seat.key", "/static/\\..\\site.py", "/.env", "/play/..%2f..%2fetc"],
)  # fmt: skip
def test_no_file_but_the_static_ones_is_within_reach(path: str, served: ClassRoom) -> None:
    said = served.browser().client.get(path)
    assert said.status_code == 404
    assert "import" not in said.text and "root:" not in said.text


# Names

NAMES = (
    "Ada 😀", "👩‍🏫", "שרה", "محمد", "李伟", "Zoë O'Neil-Smith", "x" * 60, "=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)",
    "<script>alert(1)</script>", "<b>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "{% x %}", "%s", "../..",
    "Robert'); DROP TABLE lessons;--", "\x00Ada", "A\u202eda", "A\u200bda", "\ud7ffAda", "A\tB", "None", "null", "0",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_of_every_kind_are_text(name: str, served: ClassRoom) -> None:
    served.plays(CORNER)
    one = served.seat(name)
    assert one.status in (200, 400)
    if one.status == 200:
        (seat,) = served.lesson.seats.values()
        assert not set(seat.people[0].name) & set("\x00\u202e\u200b\t\n")
    else:
        assert 'role="alert"' in one.text and served.lesson.seats == {}
    for path in ("/play", "/play/words", "/play/brief"):
        page = one.get(path).text
        assert Markup(page).faults == []
        assert "<script>alert" not in page and "<img src=x" not in page


@pytest.mark.parametrize("typed", ["", " ", "; ;", "\u200b", "x" * 61, "x" * 4_000, ";".join("abcdefg"), "Ada;Ada"])
def test_what_is_no_name_is_told_and_takes_no_seat(typed: str, served: ClassRoom) -> None:
    one = served.browser().get(f"/join/{served.code}", headers={"accept-language": "zh"})
    one.client.headers["accept-language"] = "zh"
    said = one.post(f"/join/{served.code}", names=typed, language="zh")
    assert (said.status, served.lesson.seats) == (400, {})
    assert 'role="alert"' in said.text and 'lang="zh' in said.text


# Bad input


def broken() -> Iterator[tuple[str, object, str]]:
    yield "many fields", "&".join(f"f{number}=x" for number in range(5_000)).encode(), FORM
    yield "text", b"token=x", "text/plain"
    yield "json", b'{"token": "x"}', "application/json"
    yield "no type", b"token=x", ""
    yield "xml", b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>", "application/xml"
    yield "no boundary", b"x", "multipart/form-data"
    yield "half a part", b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nha', "multipart/form-data; boundary=x"
    yield "many files", b"".join(
        b'--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n1\r\n' for _ in range(500)
    ) + b"--x--\r\n", "multipart/form-data; boundary=x"  # fmt: skip
    yield "long boundary", b"x", "multipart/form-data; boundary=" + "x" * 3_000
    yield "no utf-8", b"token=%ff%fe&move=%c3%28", FORM
    yield "strange charset", b"token=x", f"{FORM}; charset=utf-99"
    yield "nul", b"\x00" * 500, FORM
    yield "empty", b"", FORM
    yield "only separators", b"&=&=&&;;==" * 500, FORM


@pytest.mark.parametrize(("name", "body", "kind"), list(broken()), ids=lambda one: one if isinstance(one, str) else "")
@pytest.mark.parametrize("path", ["/play/move", "/", "/selftest", "/play/map/bo"])
def test_a_broken_form_is_a_page_that_says_what_to_do(
    name: str, body: bytes, kind: str, path: str, served: ClassRoom
) -> None:
    served.plays(CORNER)
    ada = served.seat("Ada", "zh")
    told = io.StringIO()
    with troubles_to(told):
        said = ada.send(path, body, content_type=kind)
    assert said.status_code in (200, 400, 403)
    assert said.text.count("<h1>") == 1 and 'lang="zh' in said.text
    assert "Traceback" not in said.text
    assert told.getvalue() == ""
    assert not session_of(served).moments


KNOWN = ("", "0", "-1", "9" * 50, "bo", "visit", "close", "review", "ada", "decider", "\x00", "💥", "note bo")
TEXTS = st.one_of(st.text(max_size=40), st.sampled_from(KNOWN))
FIELDS = (
    "token", "move", "at", "was", "person", "channel", "companion", "roles", "certainty", "influence", "stance", "veto",
    "concerns", "wins", "evidence", "then", "win", "neutral", "case", "code", "words", "names", "place", "language",
    "path", "intended", "went_well", "otherwise",
)  # fmt: skip
PATHS = (
    "/", "/back", "/language", "/play/move", "/play/meet", "/play/plan", "/play/words", "/play/map/bo", "/play/map/x",
    "/over/1", "/over/2", "/selftest",
)  # fmt: skip
SENT = st.lists(st.tuples(st.sampled_from(FIELDS), TEXTS), max_size=8)
FORMS = st.tuples(st.sampled_from(PATHS), SENT, st.booleans())


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=st.lists(FORMS, min_size=1, max_size=6))
def test_whatever_is_sent_gets_a_page(
    sent: list[tuple[str, list[tuple[str, str]], bool]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with class_room(tmp_path_factory.mktemp("fuzz")) as served:
        served.plays(CORNER)
        ada = served.seat("Ada")
        told = io.StringIO()
        with troubles_to(told):
            for path, fields, honest in sent:
                ada.get("/play?begun")
                ada.clock.seconds += 60
                data: dict[str, list[str]] = {}
                for name, value in [*fields, *([("token", ada.token), ("at", ada.at)] if honest else [])]:
                    data.setdefault(name, [])
                    if honest and name in ("token", "at"):
                        data[name] = [value]
                    else:
                        data[name].append(value)
                said = ada.client.post(path, data=data, headers={"origin": HERE})
                assert said.status_code < 500, (path, fields)
                assert "content-security-policy" in said.headers and "<h1>" in said.text
        assert told.getvalue() == ""
        assert ada.get("/play").status == 200


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.text(st.characters(exclude_categories=["Cs"]), max_size=30), query=st.binary(max_size=30),
    kind=st.sampled_from([FORM, "multipart/form-data; boundary=x", "text/plain"]), body=st.binary(max_size=200),
)  # fmt: skip
def test_whatever_is_asked_for_gets_a_page(path: str, query: bytes, kind: str, body: bytes, served: ClassRoom) -> None:
    from urllib.parse import quote

    client = served.browser().client
    address = f"{HERE}/{quote(path)}?{quote(query)}"
    told = io.StringIO()
    with troubles_to(told):
        assert client.get(address).status_code < 500
        assert client.post(address, content=body, headers={"origin": HERE, "content-type": kind}).status_code < 500
    assert told.getvalue() == ""
