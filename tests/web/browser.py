"""A browser without a screen: it keeps cookies, follows links, fills in forms, and runs no script."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from starlette.applications import Starlette
from starlette.testclient import TestClient

ADDRESS = "http://localhost:8000"


@dataclass
class Sent:
    """A form of a page: where it goes, what stands in its fields, and its buttons by what they say."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)


class Page(HTMLParser):
    """A page that was read.

    Attributes:
        status: of the answer.
        path: where it stands.
        html: as it came.
        text: what can be read, blanks folded.
        forms: in order.
        links: where they lead, by what they say.
    """

    def __init__(self, status: int, path: str, html: str) -> None:
        super().__init__()
        self.status, self.path, self.html = status, path, html
        self.forms: list[Sent] = []
        self.links: dict[str, str] = {}
        self._words: list[str] = []
        self._form: Sent | None = None
        self._select = ""
        self._held: list[tuple[str, dict[str, str], list[str]]] = []
        self._quiet = 0
        self._writing = False
        self.feed(html)
        self.text = " ".join(" ".join(self._words).split())

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if tag in ("script", "style", "title"):
            self._quiet += 1
        if tag == "form":
            self._form = Sent(values.get("action", self.path))
            self.forms.append(self._form)
        if tag == "select":
            self._select = values.get("name", "")
        if self._form is not None:
            if tag == "input" and (values.get("type") not in ("radio", "checkbox") or "checked" in values):
                self._form.fields.append((values.get("name", ""), values.get("value", "")))
            if tag == "option" and "selected" in values:
                self._form.fields.append((self._select, values.get("value", "")))
        if tag == "textarea" and self._form is not None:
            self._form.fields.append((values.get("name", ""), ""))
        self._writing = tag == "textarea" and self._form is not None
        if tag in ("a", "button"):
            self._held.append((tag, values, []))

    def handle_endtag(self, tag: str) -> None:
        self._writing = False
        if tag in ("script", "style", "title"):
            self._quiet -= 1
        if tag == "form":
            self._form = None
        if tag in ("a", "button") and self._held:
            _, values, words = self._held.pop()
            said = values.get("aria-label") or " ".join(" ".join(words).split())
            if tag == "a":
                self.links[said] = values.get("href", "")
            elif self._form is not None:
                self._form.buttons[said] = values.get("name", ""), values.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._quiet:
            return
        if self._writing and self._form is not None:
            name, value = self._form.fields[-1]
            self._form.fields[-1] = name, value + data
        self._words.append(data)
        for _, _, words in self._held:
            words.append(data)

    def form(self, said: str) -> tuple[Sent, tuple[str, str]]:
        """Return the form with a button that says `said` somewhere, and the button's name and value."""
        for one in self.forms:
            for words, button in one.buttons.items():
                if said in words:
                    return one, button
        raise AssertionError(f"no button says {said!r}: {[list(one.buttons) for one in self.forms]}")

    def link(self, said: str) -> str:
        """Return where the link leads that says `said` somewhere."""
        for words, target in self.links.items():
            if said in words:
                return target
        raise AssertionError(f"no link says {said!r}: {list(self.links)}")


class Browser:
    """Somebody at a machine.

    Attributes:
        page: what they see.
    """

    def __init__(self, app: Starlette, language: str = "en") -> None:
        self.client = TestClient(app, base_url=ADDRESS, raise_server_exceptions=False)
        self.client.headers["accept-language"] = language
        self.page = Page(0, "/", "")

    def go(self, path: str) -> Page:
        """Ask for a page."""
        return self._seen(self.client.get(path))

    def follow(self, said: str) -> Page:
        """Follow a link."""
        return self.go(self.page.link(said))

    def press(self, said: str, **fields: str | list[str]) -> Page:
        """Press a button, with other values in some fields of its form."""
        form, (name, value) = self.page.form(said)
        pairs = [(key, one) for key, one in form.fields if key not in fields]
        for key, one in fields.items():
            pairs += [(key, each) for each in ([one] if isinstance(one, str) else one)]
        return self.send(form.action or self.page.path, [*pairs, *([(name, value)] if name else [])])

    def send(self, path: str, pairs: list[tuple[str, str]], origin: str = ADDRESS) -> Page:
        """Send a form."""
        data: dict[str, list[str]] = {}
        for key, value in pairs:
            data.setdefault(key, []).append(value)
        return self._seen(self.client.post(path, data=data, headers={"origin": origin}))

    def _seen(self, response) -> Page:  # type: ignore[no-untyped-def]
        self.page = Page(response.status_code, response.url.path, response.text)
        return self.page

    def join(self, code: str, names: str) -> Page:
        """Take a seat in a class and go on to the play."""
        self.go(f"/join/{code}")
        self.press("Take a seat" if "Take a seat" in self.page.text else "入座", names=names)
        return self.go("/play")

    def move(self, text: str) -> Page:
        """Send a move as a page would that is drawn now."""
        self.go("/play?begun")
        at = next(value for form in self.page.forms for name, value in form.fields if name == "at")
        token = next(value for form in self.page.forms for name, value in form.fields if name == "token")
        return self.send("/play/move", [("token", token), ("at", at), ("move", text)])
