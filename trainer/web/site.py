"""What the pages of one server share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator
from trainer.web.limits import Limits
from trainer.web.made_later import MadeLater
from trainer.web.metrics import Metrics

if TYPE_CHECKING:
    from trainer.classes.live.lessons import Lessons

STATIC = Path(__file__).with_name("static")
TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True)
class Site:
    """A server.

    Attributes:
        lessons: the classes that are held.
        lead_key: the secret in the facilitator's address.
        show_key: the secret in the projector's address.
        address: what is told to join, such as `http://192.168.1.20:8000`, without a slash at its end.
        hosts: names and addresses under which pages are asked for; anything else is refused. Empty: whatever a proxy
            in front lets through.
        language: of pages before it is known whose they are.
        limits: who has asked too often.
        metrics: what is counted.
        made: files that take a while to make.
        metrics_for: who may read that: this machine alone, everybody, or nobody, where a proxy of this machine asks for
            everybody.
    """

    lessons: Lessons
    lead_key: str
    show_key: str
    address: str
    hosts: frozenset[str]
    language: str
    limits: Limits = field(default_factory=Limits)
    metrics: Metrics = field(default_factory=Metrics)
    made: MadeLater = field(default_factory=MadeLater)
    metrics_for: Literal["here", "all", "nobody"] = "here"


TRANSLATORS: Mapping[str, Translator] = {language: Translator(language) for language in LANGUAGES}


@cache
def version_of(name: str) -> str:
    """Return what tells this version of a static file from every other, for its address: it may be kept for ever."""
    from hashlib import sha256

    return sha256((STATIC / name).read_bytes()).hexdigest()[:12]
