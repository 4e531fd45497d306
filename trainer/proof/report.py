"""What verification finds: properties with their verdicts, and the certificate that a debrief can cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from trainer.core.codec import encode
from trainer.core.moves import Move
from trainer.errors import Sentence

Status = Literal["PROVED", "REFUTED", "BOUNDED"]
ENGINE = "3"
"""Version of the rules: it changes whenever the same moves could give another play or score."""


@dataclass(frozen=True, slots=True)
class Property:
    """One thing claimed of a scenario.

    Attributes:
        id: what kind of claim, such as `occurs`, `findable`, `winnable`, `fair`.
        subject: of what, in words, such as "question lin.signoff".
        status: PROVED (by a witness or for all plays), REFUTED, or BOUNDED (looked for within the limits in `detail`).
        detail: what was found, or why not, in words.
        witness: moves that show it; empty where there are none to show.
        tried: for what is refuted, changes of the scenario with which search found that it holds, in words, or that
            none of those tried helped.
        variant: the variant in which the witness is played, where that is not said by the report in which it stands.
    """

    id: str
    subject: Sentence
    status: Status
    detail: Sentence
    witness: tuple[Move, ...] = ()
    tried: tuple[Sentence, ...] = ()
    variant: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the property for programs, in English; the witness as transcript lines."""
        return {
            "property": self.id, "subject": str(self.subject), "status": self.status, "detail": str(self.detail),
            "witness": [encode(move) for move in self.witness], "tried": [str(one) for one in self.tried],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class VerificationReport:
    """Everything that was found of one variant of a scenario.

    Attributes:
        scenario: `pack/scenario`.
        variant: its letter.
        rules: digest of its rules.
        properties: every claim with its verdict.
        par: best score found by competency, and "overall".
        bounds: proven upper bound of the same.
        medians: by player, the median of every score and of "overall" over its seeds.
        searched: plays and changes that were looked at, in words.
        par_play: the play that reaches par.
        plays: plays that were looked at, the best first.
    """

    scenario: str
    variant: str
    rules: str
    properties: tuple[Property, ...]
    par: Mapping[str, float]
    bounds: Mapping[str, float]
    medians: Mapping[str, Mapping[str, float]]
    searched: Sentence
    par_play: tuple[Move, ...] = field(default=())
    plays: tuple[tuple[Move, ...], ...] = field(default=(), repr=False)

    @property
    def refuted(self) -> tuple[Property, ...]:
        """The claims that do not hold."""
        return _refuted(self.properties)

    def as_json(self) -> dict[str, Any]:
        """Return the whole report for programs."""
        return {
            **self.certificate(),
            "properties": [one.as_json() for one in self.properties],
            "par_transcript": [encode(move) for move in self.par_play],
        }

    def certificate(self) -> dict[str, Any]:
        """Return what a certificate says of the variant: its rules, verdicts counted, par, bounds and medians."""
        return {
            "variant": self.variant,
            "rules_sha256": self.rules,
            "verdicts": verdicts(self.properties),
            "searched": str(self.searched),
            "par": dict(self.par),
            "bounds": dict(self.bounds),
            "medians": {player: dict(scores) for player, scores in self.medians.items()},
        }


@dataclass(frozen=True, slots=True)
class FamilyReport:
    """Everything that was found of a scenario: of each of its variants, and of all together.

    Attributes:
        scenario: `pack/scenario`.
        sha256: digest of the bytes of all its files.
        variants: what was found of each.
        across: claims about all together; empty where only some were looked at.
        guessed: what can be guessed at most, by measure (0–100); "play" is what search found, the rest is exact.
    """

    scenario: str
    sha256: str
    variants: tuple[VerificationReport, ...]
    across: tuple[Property, ...]
    guessed: Mapping[str, float]

    @property
    def properties(self) -> tuple[Property, ...]:
        """All claims."""
        return (*self.across, *(claim for one in self.variants for claim in one.properties))

    @property
    def refuted(self) -> tuple[Property, ...]:
        """The claims that do not hold."""
        return _refuted(self.properties)

    def as_json(self) -> dict[str, Any]:
        """Return the whole report for programs."""
        return {
            **self.certificate(),
            "properties": [{**one.as_json(), "variant": one.variant} for one in self.across],
            "variants": [one.as_json() for one in self.variants],
        }

    def certificate(self) -> dict[str, Any]:
        """Return what a certificate says: digests, engine, verdicts counted, what can be guessed, and each variant."""
        return {
            "scenario": self.scenario,
            "pack_sha256": self.sha256,
            "engine": ENGINE,
            "verdicts": verdicts(self.properties),
            "across": verdicts(self.across),
            "guessed": dict(self.guessed),
            "variants": [one.certificate() for one in self.variants],
        }


def verdicts(properties: Iterable[Property]) -> dict[Status, int]:
    """Return how many of the claims have each verdict."""
    counts: dict[Status, int] = {"PROVED": 0, "REFUTED": 0, "BOUNDED": 0}
    for one in properties:
        counts[one.status] += 1
    return counts


def _refuted(properties: Iterable[Property]) -> tuple[Property, ...]:
    return tuple(one for one in properties if one.status == "REFUTED")
