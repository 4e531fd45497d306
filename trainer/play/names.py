"""The names of those who play together: as they are typed, kept, and said by the customer's people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from trainer.errors import N_, UsageError
from trainer.store.records import NOBODY, SEPARATOR

if TYPE_CHECKING:
    from trainer.i18n.translator import Translator

LONGEST_NAME = 60
"""Characters of one person's name at most."""
MOST_TOGETHER = 6
"""People at one seat at most."""
LONGEST_TYPED = MOST_TOGETHER * (LONGEST_NAME + len(SEPARATOR))
"""Characters of a line that names all of them at most."""
SAMPLE_NAME = "Alex"
"""Whom the customer's people speak to where nobody plays: in previews, and for transcripts, which name nobody."""
SEPARATED = re.compile("[;；]")
"""What parts names, and ids, where several are typed in one line."""


def clean_name(text: str) -> str:
    """Return a name on one line, without what steers a terminal or hides; "" if nothing is left of it."""
    # Every command reads the settings, which know how long names are; few take one in.
    from trainer.paper.text import REPLACEMENT, cleaned

    return " ".join(cleaned(text).replace(REPLACEMENT, "").split())


def seat_names(text: str) -> tuple[str, ...]:
    """Return the names in a line such as "Anna; Ben", one to six.

    Raises:
        UsageError: if there is none, one stands there twice, or there are too many or too long ones.
    """
    if len(text) > LONGEST_TYPED:
        raise _too_long()
    found = tuple(name for part in SEPARATED.split(text) if (name := clean_name(part)))
    if not found or NOBODY in found:
        raise UsageError(
            N_("nobody is named"),
            remedy=N_('type your name; if you play together, separate the names with semicolons: "Anna; Ben"'),
        )
    if len(found) > MOST_TOGETHER:
        raise UsageError(
            N_("{count} people cannot play together"),
            remedy=N_("name {most} at most"),
            count=len(found),
            most=MOST_TOGETHER,
        )
    if any(len(name) > LONGEST_NAME for name in found):
        raise _too_long()
    twice = next((name for name in found if found.count(name) > 1), None)
    if twice is not None:
        raise UsageError(
            N_("'{name}' stands there twice"),
            remedy=N_("tell the two apart, by an initial for instance"),
            name=twice,
        )
    return found


def spoken(tr: Translator, names: Sequence[str]) -> str:
    """Return the names as somebody says them who speaks to all: "Anna, Ben and Cem"; "–" if there are none."""
    if len(names) < 2:
        return names[0] if names else NOBODY
    return tr("{others} and {last}", others=tr.listed(names[:-1]), last=names[-1])


def _too_long() -> UsageError:
    return UsageError(
        N_("a name has at most {most} characters"), remedy=N_("shorten it; first names are enough"), most=LONGEST_NAME
    )
