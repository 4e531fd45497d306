"""Pages out of templates (Jinja2): whatever a page shows is text, cleaned and escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Protocol

from trainer.i18n.languages import LANGUAGES
from trainer.web.site import TEMPLATES, version_of

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request

    from trainer.i18n.translator import Translator


class Reader(Protocol):
    """Who asks for a page: in which language, with what in the forms, by which request."""

    request: Request

    @property
    def language(self) -> str:
        """Two letters."""

    @property
    def tr(self) -> Translator:
        """What speaks that language."""

    @property
    def token(self) -> str:
        """What every form carries."""


def rendered(visit: Reader, template: str, values: Mapping[str, object]) -> str:
    """Return a page for whoever asks.

    Args:
        visit: who asks.
        template: name of a file among the templates.
        values: what it shows, beside what every page may show.
    """
    language = visit.language
    return environment().get_template(template).render(
        tr=visit.tr,
        tag=LANGUAGES[language].tag,
        language=language,
        languages=LANGUAGES,
        token=visit.token,
        path=_path(visit),
        static=_static,
        **values,
    )  # fmt: skip


def _path(visit: Reader) -> str:
    """Return the address of the page, for a form that comes back to it: what was sent has none to come back to."""
    path = visit.request.url.path
    if visit.request.method == "GET":
        return path
    return "/lead" if path.startswith("/lead") else "/play"


@cache
def environment() -> Environment:
    """Return what makes pages: no template is read twice."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from trainer.paper.text import cleaned

    def shown(value: object) -> object:
        # What a macro returns is markup of ours; everything else is text, and escaped after this.
        return value if hasattr(value, "__html__") or not isinstance(value, str) else cleaned(value)

    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, finalize=shown,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip


def _static(name: str) -> str:
    return f"/static/{name}?v={version_of(name)}"
