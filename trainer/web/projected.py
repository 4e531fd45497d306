"""What the facilitator chose for the projector, as it is kept with the class."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlencode

SHOWS = ("join", "progress", "beliefs", "questions", "sayings", "teams")
LOOKS = ("", "dark", "light")
LONGEST = 20_000
"""Characters that are kept of a class: a thousand lines that were taken out, and the rest."""
MOST_OUT = 1_000
_LINE = re.compile(r"[0-9a-f]{10}")


@dataclass(frozen=True)
class Projected:
    """What the projector shows.

    Attributes:
        show: one of `SHOWS`.
        person: whom the beliefs are about, an id.
        review: of which review the maps are, 0 for the latest one that all have handed in; of what was said, before
            which map it was.
        truth: whether the truth stands beside them.
        card: which question, from 0 on.
        look: "dark", "light", or "" as the machine has it.
        point: at which what was said is shown.
        behind: whether what was chosen after it stands beside it.
        out: lines that the facilitator took out, by their ids; no form brings them, and nothing shown brings them back.
    """

    show: str = "join"
    person: str = ""
    review: int = 0
    truth: bool = False
    card: int = 0
    look: str = ""
    point: str = ""
    behind: bool = False
    out: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str) -> Projected:
        """Return what is kept of a class; whatever is none of ours is as if nothing were."""
        values = {key: found[-1] for key, found in parse_qs(text[:LONGEST]).items()}
        taken = tuple(one for one in values.get("out", "").split(".") if _LINE.fullmatch(one))
        return replace(cls.of(values), out=taken)

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
            values.get("point", "")[:300], values.get("behind", "") == "1",
        )  # fmt: skip

    def written(self, **changes: object) -> dict[str, str]:
        """Return it with some changes as the fields of a form."""
        now = replace(self, **changes)  # type: ignore[arg-type]
        return {
            "show": now.show, "person": now.person, "review": str(now.review), "truth": "1" if now.truth else "",
            "card": str(now.card), "look": now.look, "point": now.point, "behind": "1" if now.behind else "",
        }  # fmt: skip

    def kept(self) -> str:
        """Return it as it is kept of a class."""
        values = {**self.written(), "out": ".".join(self.out)}
        return urlencode({name: value for name, value in values.items() if value})

    def without(self, line: str, *, out: bool) -> Projected:
        """Return it with a line (an id) taken out, or put back; whatever is no id changes nothing."""
        others = tuple(one for one in self.out if one != line)
        return replace(self, out=(*others, line)[-MOST_OUT:] if out and _LINE.fullmatch(line) else others)

    def begun(self) -> Projected:
        """Return what is shown once a round begins: the code gives way to the progress, and no truth stays."""
        return replace(self, show="progress" if self.show == "join" else self.show, truth=False, review=0, behind=False)
