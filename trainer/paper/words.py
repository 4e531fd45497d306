"""Words that every printed page uses."""

from __future__ import annotations

from trainer.i18n.tongue import Tongue


def page_numbers(tr: Tongue) -> tuple[str, str, str]:
    """Return what stands before, between and after the two numbers of "page 1 of 3"."""
    before, between, after = tr("page {page} of {pages}", page="\0", pages="\0").split("\0")
    return before, between, after
