"""Verifying what is being written, in a process of its own that can be ended at any time.

`python -m trainer.play.draft_proof NAME LANGUAGE` reads a bundle from standard input and writes lines of JSON: how far
it has come, and at the end what was found, in the language.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trainer.core.scenario import Scenario
    from trainer.errors import Translate
    from trainer.proof.report import FamilyReport, Property

QUICK: Mapping[str, int] = {
    "seeds": 9, "climb": 300, "climbs": 1, "aside": 40, "spoiled": 120, "positions": 20_000, "blind": 60,
}  # fmt: skip
"""An effort of a few seconds, for a look while writing."""
PROCESSES = 2


@dataclass(frozen=True, slots=True)
class ProofLine:
    """One line of what was found.

    Attributes:
        status: "PROVED", "REFUTED", "BOUNDED", or "" of a heading or a remark.
        text: what is said.
    """

    status: str
    text: str


@dataclass(frozen=True, slots=True)
class ProofStep:
    """How far it has come.

    Attributes:
        text: what is being done.
        done: how much of it is done.
        whole: of how much.
    """

    text: str
    done: int
    whole: int


def command(name: str, language: str) -> list[str]:
    """Return the command that verifies the scenario `name` of the bundle on its standard input."""
    return [sys.executable, "-m", __name__, name, language]


def read_line(line: bytes) -> ProofStep | list[ProofLine] | None:
    """Return what a line of its output says, or None if it says nothing of ours."""
    try:
        said: Any = json.loads(line)
        if "step" in said:
            return ProofStep(str(said["step"][0]), int(said["step"][1]), int(said["step"][2]))
        return [ProofLine(str(status), str(text)) for status, text in said["found"]]
    except (ValueError, LookupError, TypeError):
        return None


# A process is given dozens of pieces of work about the few variants of one bundle.
@lru_cache(maxsize=8)
def scenario_in(bundle: bytes, variant: str, language: str) -> Scenario:
    """Return a variant of the scenario in the bytes of a bundle; sent to other processes, which load it themselves."""
    from trainer.packs.load import load_bundle

    return load_bundle(bundle, language, variant).scenario


def found_lines(report: FamilyReport, tr: Translate) -> Iterator[ProofLine]:
    """Yield what was found: what is refuted first, then what is only bounded, and how much is proved."""
    several = len(report.variants) > 1
    for one in report.variants:
        if several:
            yield ProofLine("", tr("Variant {letter}", letter=one.variant))
        yield from _claims(one.properties, tr)
    if several:
        yield ProofLine("", tr("All variants together"))
        yield from _claims(report.across, tr)


def _claims(properties: tuple[Property, ...], tr: Translate) -> Iterator[ProofLine]:
    colon = tr(": ")
    for status in ("REFUTED", "BOUNDED"):
        for one in properties:
            if one.status == status:
                yield ProofLine(status, colon.join((one.id, one.subject.said(tr), one.detail.said(tr))))
                yield from (ProofLine("", f"  {tr('tried')}{colon}{tried.said(tr)}") for tried in one.tried)
    proved = sum(one.status == "PROVED" for one in properties)
    yield ProofLine("PROVED", tr.plural("{count} property proved", "{count} properties proved", proved))


def main(name: str, language: str) -> None:
    """Verify the bundle on standard input and write what comes of it."""
    from trainer.i18n.translator import Translator
    from trainer.packs.bundle import unbundled
    from trainer.packs.file_names import languages_of
    from trainer.packs.load import load_bundle
    from trainer.proof.family import Variant, verified_family
    from trainer.proof.verify import Effort

    tr = Translator(language)
    data = sys.stdin.buffer.read()
    first = load_bundle(data)
    every = [load_bundle(data, None, letter) for letter in first.variants]
    family = [Variant(one.variant, partial(scenario_in, data, one.variant), one.rules) for one in every]
    languages = [first.pack.language, *languages_of(name, unbundled(data, name))]

    def tell(**said: object) -> None:
        print(json.dumps(said), flush=True)

    report = verified_family(
        family, languages, first.sha256, effort=Effort(**QUICK), processes=min(PROCESSES, os.cpu_count() or 1),
        progress=lambda step, done, whole: tell(step=(step.said(tr), done, whole)),
    )  # fmt: skip
    tell(found=[(one.status, one.text) for one in found_lines(report, tr)])


if __name__ == "__main__":
    main(*sys.argv[1:3])
