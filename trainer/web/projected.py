"""What the facilitator chose for the projector, as it is kept with the class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlencode

SHOWS = ("join", "progress", "beliefs", "questions", "teams")
LOOKS = ("", "dark", "light")


@dataclass(frozen=True)
class Projected:
    """What the projector shows.

    Attributes:
        show: one of `SHOWS`.
        person: whom the beliefs are about, an id.
        review: of which review the maps are, 0 for the latest one that all have handed in.
        truth: whether the truth stands beside them.
        card: which question, from 0 on.
        look: "dark", "light", or "" as the machine has it.
    """

    show: str = "join"
    person: str = ""
    review: int = 0
    truth: bool = False
    card: int = 0
    look: str = ""

    @classmethod
    def read(cls, text: str) -> Projected:
        """Return what is kept of a class; whatever is none of ours is as if nothing were."""
        values = {key: found[-1] for key, found in parse_qs(text[:1000]).items()}
        return cls.of(values)

    @classmethod
    def of(cls, values: Mapping[str, str]) -> Projected:
        """Return what a form asks for."""

        def number(name: str) -> int:
            typed = values.get(name, "")
            return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0

        show, look = values.get("show", ""), values.get("look", "")
        return cls(
            show if show in SHOWS else "join", values.get("person", "")[:100], number("review"),
            values.get("truth", "") == "1", number("card"), look if look in LOOKS else "",
        )  # fmt: skip

    def written(self, **changes: object) -> dict[str, str]:
        """Return it with some changes as the fields of a form."""
        now = replace(self, **changes)  # type: ignore[arg-type]
        return {
            "show": now.show, "person": now.person, "review": str(now.review), "truth": "1" if now.truth else "",
            "card": str(now.card), "look": now.look,
        }  # fmt: skip

    def kept(self) -> str:
        """Return it as it is kept of a class."""
        return urlencode({name: value for name, value in self.written().items() if value})

    def begun(self) -> Projected:
        """Return what is shown once a round begins: the code gives way to the progress, and no truth stays."""
        return replace(self, show="progress" if self.show == "join" else self.show, truth=False, review=0)
