"""What verification finds: properties with their verdicts, and the certificate that a debrief can cite."""

from __future__ import annotations

from collections.abc import Mapping
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
    """

    id: str
    subject: Sentence
    status: Status
    detail: Sentence
    witness: tuple[Move, ...] = ()
    tried: tuple[Sentence, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the property for programs, in English; the witness as transcript lines."""
        return {
            "property": self.id, "subject": str(self.subject), "status": self.status, "detail": str(self.detail),
            "witness": [encode(move) for move in self.witness], "tried": [str(one) for one in self.tried],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class VerificationReport:
    """Everything that was found of one scenario.

    Attributes:
        scenario: `pack/scenario`.
        sha256: digest of its bytes.
        rules: digest of its rules.
        properties: every claim with its verdict.
        par: best score found by competency, and "overall".
        bounds: proven upper bound of the same.
        medians: by player, the median of every score and of "overall" over its seeds.
        searched: plays and changes that were looked at, in words.
    """

    scenario: str
    sha256: str
    rules: str
    properties: tuple[Property, ...]
    par: Mapping[str, float]
    bounds: Mapping[str, float]
    medians: Mapping[str, Mapping[str, float]]
    searched: Sentence
    par_play: tuple[Move, ...] = field(default=())

    @property
    def refuted(self) -> tuple[Property, ...]:
        """The claims that do not hold."""
        return tuple(one for one in self.properties if one.status == "REFUTED")

    def as_json(self) -> dict[str, Any]:
        """Return the whole report for programs."""
        return {
            **self.certificate(),
            "properties": [one.as_json() for one in self.properties],
            "par_transcript": [encode(move) for move in self.par_play],
        }

    def certificate(self) -> dict[str, Any]:
        """Return what a certificate says: digests, engine, verdicts counted, bounds and medians."""
        counts = {
            status: sum(1 for one in self.properties if one.status == status)
            for status in ("PROVED", "REFUTED", "BOUNDED")
        }
        return {
            "scenario": self.scenario,
            "pack_sha256": self.sha256,
            "rules_sha256": self.rules,
            "engine": ENGINE,
            "verdicts": counts,
            "searched": str(self.searched),
            "par": dict(self.par),
            "bounds": dict(self.bounds),
            "medians": {player: dict(scores) for player, scores in self.medians.items()},
        }
