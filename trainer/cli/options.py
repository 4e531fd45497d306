"""Options that several commands share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Optional

import typer

if TYPE_CHECKING:
    from trainer.paper.press import Size


def _spoken(lang: str | None) -> str | None:
    from trainer.i18n.tongue import LANGUAGES

    if lang is not None and lang not in LANGUAGES:
        raise typer.BadParameter(f"'{lang}' is not spoken here; it is one of {', '.join(LANGUAGES)}")
    if lang is not None:
        # Errors are told where the command line is known no more.
        os.environ["TRAINER_LANG"] = lang
    return lang


Lang = Annotated[Optional[str], typer.Option("--lang", help="Language: en or zh.", callback=_spoken)]  # noqa: UP045
You = Annotated[str, typer.Option("--name", help="Your name, as the customer's people say it.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Force = Annotated[bool, typer.Option("--force", help="Write over an existing file.")]
Paper = Annotated[str, typer.Option("--paper", help="a4 or letter; for PDF.")]
Plain = Annotated[bool, typer.Option("--plain", help="Play line by line: for screen readers, pipes and old terminals.")]


def size_of(paper: str) -> Size:
    """Return the size that `--paper` names.

    Raises:
        BadParameter: if it names none.
    """
    if paper == "a4":
        return "a4"
    if paper == "letter":
        return "letter"
    raise typer.BadParameter(f"'{paper}' is no paper here; it is a4 or letter", param_hint="--paper")
