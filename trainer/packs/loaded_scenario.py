"""What loading a scenario gives, as values that cost nothing to import."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.scenario import Scenario
from trainer.i18n.languages import Glossary


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack says of itself, in the language of play where it is translated.

    Attributes:
        id: its id.
        title: its title.
        version: three numbers with dots between them.
        language: the language of its base files.
        disclaimer: said wherever a rule of conduct is named, or "".
        law_checked_on: ISO date, or "".
        glossary: the terms of the trade with what they mean, in the pack's languages.
    """

    id: str
    title: str
    version: str
    language: str
    disclaimer: str
    law_checked_on: str
    glossary: Glossary


@dataclass(frozen=True, slots=True)
class LoadedScenario:
    """A scenario ready to play.

    Attributes:
        scenario: compiled, in the language of play.
        pack: what its pack says of itself, in that language.
        language: the language really used: the one asked for if there is a translation.
        bundle: the bytes of all its files.
        sha256: their digest.
        rules: digest of the variant without texts.
        variant: letter of the variant that it is.
        variants: letters of all variants that there are.
        note: what is true in this one, in a line for facilitators, or "".
    """

    scenario: Scenario
    pack: Pack
    language: str
    bundle: bytes
    sha256: str
    rules: str
    variant: str
    variants: tuple[str, ...]
    note: str

    @property
    def letter(self) -> str:
        """The letter to tell of this variant, "" where there is but one."""
        return self.variant if len(self.variants) > 1 else ""
