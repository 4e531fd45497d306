"""One request: who asks, in which language, what was sent; and the answers to it."""

from __future__ import annotations

import hmac
import re
from base64 import b64encode
from collections.abc import Awaitable, Callable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from trainer.classes.live.keys import new_cookie, same
from trainer.errors import N_, Sentence, TrainerError
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator
from trainer.outside_text import without_controls
from trainer.web.limits import ACTIONS
from trainer.web.render import rendered
from trainer.web.site import TRANSLATORS, Site

if TYPE_CHECKING:
    from trainer.classes.live.lesson import LessonSeat, LiveLesson

SEAT, LEAD, SHOW, GUEST, SPEAKS = "seat", "lead", "show", "guest", "speaks"
ONCE, NOTICE = "once", "notice"
"""The cookies: a seat's, the facilitator's, the projector's, whoever has none yet, the language that was chosen, and
what is shown once: the words of a seat, and what became of the last thing that was sent."""
KEPT_SECONDS = 60 * 60 * 24 * 60
LONGEST_FIELD = 4_000
LONGEST_LIST = 200_000
"""Characters of a list of names: a thousand people, with an address each."""
_STYLE = re.compile(r"<style>(.*?)</style>", re.S)
Handler = Callable[["Visit"], Response]


class NobodySits(Exception):
    """A page of a seat was asked for by somebody who has none."""


class Form(Mapping[str, str]):
    """What was sent: the first value of each field; `all` of a field that can be there several times."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self._pairs = [(name, without_controls(value[:LONGEST_FIELD])) for name, value in pairs]
        self._sent = pairs

    def __getitem__(self, name: str) -> str:
        for key, value in self._pairs:
            if key == name:
                return value
        raise KeyError(name)

    def __iter__(self) -> Any:
        return iter(dict(self._pairs))

    def __len__(self) -> int:
        return len(dict(self._pairs))

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value of a field, in order."""
        return tuple(value for key, value in self._pairs if key == name)

    def text(self, name: str) -> str:
        """Return the value of a field, "" where it was not sent."""
        return self.get(name, "")

    def lines(self, name: str) -> tuple[str, ...]:
        """Return the lines of a field that holds several; tabs in them stay."""
        typed = next((value for key, value in self._sent if key == name), "")[:LONGEST_LIST]
        return tuple("\t".join(without_controls(part) for part in line.split("\t")) for line in typed.splitlines())

    def sentence(self, name: str) -> str:
        """Return the value of a field on one line, as it was sent: what is too long is for the reader to refuse."""
        return " ".join(" ".join(self.lines(name)).split())

    def number(self, name: str, otherwise: int) -> int:
        """Return the value of a field as a whole number, `otherwise` where it is none."""
        typed = self.text(name)
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else otherwise


class Visit:
    """A request and who makes it.

    Attributes:
        request: as it came.
        site: the server.
        form: what was sent; empty unless it is a POST.
        files: what was uploaded, by the field's name.
        proposed: the language of whoever has chosen none, "" for the browser's.
    """

    def __init__(self, request: Request, form: Form | None = None, files: Mapping[str, bytes] | None = None) -> None:
        self.request = request
        self.site: Site = request.app.state.site
        self.form = form or Form([])
        self.files = files or {}
        self._cookies: list[tuple[str, str]] = []
        self._seat: tuple[LiveLesson, str] | None = None
        self._looked = False
        self.proposed = ""

    # Who

    @property
    def cookie(self) -> str:
        """The cookie of the seat, "" where there is none."""
        return self._read(SEAT)

    def holds(self, name: str) -> bool:
        """Return whether the browser sent back a cookie of ours."""
        return bool(self._read(name))

    def _read(self, name: str) -> str:
        return self.request.cookies.get(_named(self.request, name), "")

    def seat(self) -> tuple[LiveLesson, LessonSeat]:
        """Return the class and the seat of whoever asks.

        Raises:
            NobodySits: if it is nobody's.
        """
        if not self._looked:
            self._seat = self.site.lessons.by_cookie(self.cookie) if self.cookie else None
            self._looked = True
        if self._seat is None:
            raise NobodySits
        lesson, seat = self._seat
        return lesson, lesson.seats[seat]

    @property
    def leads(self) -> bool:
        """Whether the facilitator asks."""
        return same(self._read(LEAD), lead_cookie(self.site))

    @property
    def shows(self) -> bool:
        """Whether the projector asks, or the facilitator on the machine that is projected."""
        return self.leads or same(self._read(SHOW), show_cookie(self.site))

    @property
    def language(self) -> str:
        """Two letters: the seat's, the one chosen on this browser, the browser's, or the server's."""
        try:
            return self.seat()[1].language
        except NobodySits:
            pass
        chosen = self._read(SPEAKS)
        if chosen in LANGUAGES:
            return chosen
        if self.proposed in LANGUAGES:
            return self.proposed
        if self.leads:
            return self.site.language
        wanted = self.request.headers.get("accept-language", "")[:200].lower()
        found = [part.strip()[:2] for part in wanted.split(",")]
        return next((one for one in found if one in LANGUAGES), self.site.language)

    @property
    def tr(self) -> Translator:
        """What speaks that language."""
        return TRANSLATORS[self.language]

    @property
    def address(self) -> str:
        """The network address that the request came from."""
        return self.request.client.host if self.request.client else ""

    # Forms that only our own pages send

    @property
    def token(self) -> str:
        """What every form of a page carries: it follows from the cookie, which no other site can read."""
        held = self.cookie or self._read(LEAD) or self._read(SHOW) or self._guest()
        return hmac.new(self.site.lead_key.encode(), b"form " + held.encode(), sha256).hexdigest()[:32]

    def _guest(self) -> str:
        there = self._read(GUEST)
        if not there:
            there = next((value for name, value in self._cookies if name == GUEST), "")
        if not there:
            there = new_cookie()
            self.keep(GUEST, there)
        return there

    def check_form(self) -> None:
        """Refuse a form that did not come from one of our pages.

        Raises:
            HTTPException: 403 if it did not, 429 if the seat sends too much.
        """
        if not same(self.form.text("token"), self.token):
            raise HTTPException(403)
        if self.cookie and not self.site.limits.take("action", self.cookie, ACTIONS):
            raise HTTPException(429)

    # Answers

    def keep(self, name: str, value: str) -> None:
        """Have the browser keep a cookie; "" has it let go."""
        self._cookies.append((name, value))

    def show_once(self, words: str) -> None:
        """Have words shown on the next page that shows them, and never again."""
        self.keep(ONCE, words.encode().hex())

    def shown_once(self, name: str = ONCE) -> str:
        """Return what is to be shown once, "" if there is nothing."""
        held = self._read(name)
        if not held:
            return ""
        self.keep(name, "")
        try:
            return without_controls(bytes.fromhex(held[: 2 * LONGEST_FIELD]).decode())
        except ValueError:
            return ""

    def go_on(self, path: str, notice: str) -> Response:
        """Have the browser ask for a page of ours, which says `notice` once."""
        self.keep(NOTICE, notice.encode().hex())
        return self.go(path)

    def document(self, markup: str) -> Response:
        """Return a page that is made elsewhere and holds its own style; it runs nothing and loads nothing."""
        styles = (sha256(each.encode()).digest() for each in _STYLE.findall(markup))
        allowed = " ".join(f"'sha256-{b64encode(each).decode()}'" for each in styles) or "'none'"
        policy = f"default-src 'none'; style-src {allowed}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        return self._with_cookies(HTMLResponse(markup, headers={"content-security-policy": policy}))

    def file(self, data: bytes, name: str, kind: str) -> Response:
        """Return a file to be kept, called `name` (ASCII); `kind` is its MIME type."""
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return self._with_cookies(Response(data, media_type=kind, headers=headers))

    def page(self, template: str, status: int = 200, **values: object) -> Response:
        """Return a page; on a seat's stands what its facilitator tells it."""
        if self._seat is not None and self.request.url.path.startswith(("/play", "/over")):
            live, seat = self._seat
            values.setdefault("messages", live.messages.to(seat))
        body = rendered(self, template, values)
        return self._with_cookies(HTMLResponse(body, status))

    def go(self, path: str) -> Response:
        """Have the browser ask for a page of ours: what was sent is not sent again by a reload."""
        return self._with_cookies(RedirectResponse(path, 303))

    @staticmethod
    def own_path(path: str) -> str:
        """Return an address that was sent if a page of ours may stand there, "" if it leads elsewhere."""
        # An address elsewhere begins with a scheme or two slashes.
        return path if path.startswith("/") and not path.startswith(("//", "/\\")) else ""

    def trouble(self, fault: TrainerError | Sentence, status: int = 400) -> Response:
        """Return a page that says what is wrong and what to do."""
        return self.page("trouble.html.j2", status, wrong=_wrong(fault, self.tr), remedy=_remedy(fault, self.tr))

    def _with_cookies(self, response: Response) -> Response:
        secure = self.request.url.scheme == "https"
        for name, value in self._cookies:
            response.set_cookie(
                _named(self.request, name), value, max_age=KEPT_SECONDS if value else 0, path="/", secure=secure,
                httponly=True, samesite="lax",
            )  # fmt: skip
        return response


def _named(request: Request, name: str) -> str:
    # A browser takes such a cookie only over TLS, for this host and every path (RFC 6265bis, 4.1.3.2).
    return f"__Host-{name}" if request.url.scheme == "https" else name


def lead_cookie(site: Site) -> str:
    """Return the cookie of the facilitator: the secret of the address does not stand in it."""
    return hmac.new(site.lead_key.encode(), b"lead", sha256).hexdigest()


def show_cookie(site: Site) -> str:
    """Return the cookie of a projector on another machine than the facilitator's."""
    return hmac.new(site.show_key.encode(), b"show", sha256).hexdigest()


def _wrong(fault: TrainerError | Sentence, tr: Translator) -> str:
    return fault.wrong.said(tr) if isinstance(fault, TrainerError) else fault.said(tr)


def _remedy(fault: TrainerError | Sentence, tr: Translator) -> str:
    return fault.mend.said(tr) if isinstance(fault, TrainerError) else ""


def page(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """Make an endpoint of a handler: what was sent is read, then a thread works, since the disk may block."""

    async def endpoint(request: Request) -> Response:
        form, files = await _sent(request)
        visit = Visit(request, form, files)
        return await run_in_threadpool(_answered, handler, visit)

    endpoint.__name__ = handler.__name__
    endpoint.__doc__ = handler.__doc__
    return endpoint


def _answered(handler: Handler, visit: Visit) -> Response:
    try:
        if visit.request.method == "POST":
            visit.check_form()
        return handler(visit)
    except NobodySits:
        return visit.go("/")
    except HTTPException as refused:
        return trouble_page(visit, refused.status_code)
    except TrainerError as fault:
        from trainer.errors import StoreFault

        return visit.trouble(fault, 503 if isinstance(fault, StoreFault) else 400)


async def _sent(request: Request) -> tuple[Form, dict[str, bytes]]:
    if request.method != "POST":
        return Form([]), {}
    files: dict[str, bytes] = {}
    pairs: list[tuple[str, str]] = []
    async with request.form(max_files=1, max_fields=400) as sent:
        for name, value in sent.multi_items():
            if isinstance(value, str):
                pairs.append((name, value))
            else:
                files[name] = await value.read()
    return Form(pairs), files


_TROUBLES = {
    400: (N_("what was sent cannot be read"), N_("go back, load the page again, and send it once more")),
    403: (N_("this form is not from a page of this class, or it is too old"),
          N_("go back, load the page again, and send it once more")),
    404: (N_("there is no such page"), N_("begin at the first page")),
    405: (N_("that cannot be asked of this page"), N_("begin at the first page")),
    408: (N_("what you sent did not arrive in time"), N_("send it once more")),
    413: (N_("what you sent is too large"), N_("send less")),
    421: (N_("this server is not called so"), N_("use the address that the facilitator shows")),
    429: (N_("too much came at once"), N_("wait a few seconds and go on")),
    431: (N_("what you sent is too large"), N_("send less")),
    500: (N_("something went wrong on the server; your play is kept"), N_("load the page again")),
}  # fmt: skip


def trouble_page(visit: Visit, status: int) -> Response:
    """Return the page for a status of HTTP."""
    wrong, remedy = _TROUBLES.get(status, _TROUBLES[500 if status >= 500 else 404])
    return visit.page("trouble.html.j2", status, wrong=visit.tr(wrong), remedy=visit.tr(remedy))
