"""`verify`: what can be proved of a scenario, with the plays that prove it."""

from __future__ import annotations

import glob
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli import options
from trainer.cli.click_i18n import argument, command, option
from trainer.cli.diagnostics import FAULTS, narrate
from trainer.cli.language import translator_for
from trainer.cli.progress import progress_of_steps
from trainer.errors import N_, Sentence, Term, UsageError

if TYPE_CHECKING:
    from trainer.core.scenario import Scenario
    from trainer.i18n.translator import Translator
    from trainer.packs.loaded_scenario import LoadedScenario
    from trainer.packs.problems import Key
    from trainer.packs.toml.positions import Positions
    from trainer.proof.report import VerificationReport

PROCESSES = 2
QUICK = {"seeds": 9, "climb": 300, "climbs": 1, "aside": 40, "spoiled": 120, "positions": 20_000}
"""An effort of a few seconds, for a look while writing."""
SHOWN = ("whole", "outcome", "par", "fair")


@command()
@argument("paths", metavar="PATH...", nargs=-1, required=True, help="Scenarios, packs, or a folder of packs.")
@options.as_json
@option("--certificate", metavar="FILE", type=Path, help="Write the certificate of one scenario to FILE.")
@option(
    "--witnesses", metavar="DIR", type=Path, help="Write the play that shows each property into DIR, as transcripts."
)
@option("--quick", is_flag=True, help="Search for seconds only, for a look while writing.")
@options.lang
def verify(
    paths: Sequence[str],
    as_json: bool,
    certificate: Path | None,
    witnesses: Path | None,
    quick: bool,
    lang: str | None,
) -> None:
    """Prove what can be proved of a scenario: that all of it can be reached, found, won, and not by guessing."""
    import json

    from trainer.packs.atomic_write import write_file
    from trainer.packs.load import load
    from trainer.proof.verify import Effort, verified

    tr = translator_for(lang)
    files = [file for path in paths for file in _files(path)]
    if certificate is not None and len(files) > 1:
        raise UsageError(
            N_("a certificate is about one scenario"),
            remedy=N_("name one scenario with --certificate; here are {count}"),
            count=len(files),
        )
    refuted = 0
    for file in files:
        loaded = load(file)
        with progress_of_steps(tr, N_("interrupted; nothing was written of this scenario")) as tell:
            report = verified(
                partial(scenario_in, loaded.bundle),
                languages_of(loaded, file),
                loaded.sha256,
                loaded.rules,
                effort=Effort(**QUICK) if quick else None,
                processes=min(PROCESSES, os.cpu_count() or 1),
                progress=lambda step, done, whole: tell(tr(step), done, whole),
            )
        if as_json:
            print(json.dumps(report.as_json(), ensure_ascii=False))
        else:
            _print(tr, report, Lines(loaded.bundle, file.name))
        if certificate is not None:
            write_file(certificate, (json.dumps(report.certificate(), ensure_ascii=False, indent=2) + "\n").encode())
            _tell_where(tr, certificate, file)
        if witnesses is not None:
            _write_witnesses(witnesses, report)
        refuted += len(report.refuted)
    if refuted:
        narrate(tr("{count} refuted", count=refuted))
        raise SystemExit(FAULTS)


def _tell_where(tr: Translator, certificate: Path, file: Path) -> None:
    """Say where the certificate went, and where it would be found if not there."""
    from trainer.packs.zip_safety import CERTIFICATE

    wanted = file.with_name(file.name.removesuffix(".toml") + CERTIFICATE)
    narrate(tr("the certificate is in {path}", path=certificate))
    if certificate.resolve() != wanted.resolve():
        narrate(tr("par and `trainer pack` look for it beside the scenario: move it to {path}", path=wanted))


def scenario_in(bundle: bytes, language: str) -> Scenario:
    """Return the scenario in the bytes of a bundle; sent to other processes, which load it for themselves."""
    from trainer.packs.load import load_bundle

    return load_bundle(bundle, language).scenario


def _files(path: str) -> list[Path]:
    from trainer.packs.locate import find, scenario_files
    from trainer.packs.pack_files import folders_in, is_folder

    folder = Path(path)
    if is_folder(folder):
        inner = [file for one in (folder, *folders_in(folder)) for file in scenario_files(one)]
        if inner:
            return inner
    return [find(path)]


def languages_of(loaded: LoadedScenario, file: Path) -> list[str]:
    """Return the languages in which the scenario in `file` can be played, the base language first."""
    stem = file.name.removesuffix(".toml")
    others = sorted(other.name.split(".")[-2] for other in file.parent.glob(f"{glob.escape(stem)}.??.toml"))
    return [loaded.pack.language, *(one for one in others if one != loaded.pack.language)]


class Lines:
    """Where the things that a refutation names stand in the scenario's file."""

    def __init__(self, bundle: bytes, name: str) -> None:
        from trainer.packs.bundle import unbundled
        from trainer.packs.toml.positions import Positions
        from trainer.packs.toml.read import decode, parse_text

        text = decode(unbundled(bundle, name)[name], name)
        positions = Positions(text)
        self._lines: dict[str, int] = {}
        document = parse_text(text, name)
        for number, person in enumerate(document.get("person", ())):
            for kind in ("question", "objection"):
                for place, entry in enumerate(person.get(kind, ())):
                    self._note(positions, f"{person['id']}.{entry['id']}", ("person", number, kind, place))
                    for inner, response in enumerate(entry.get("response", ())):
                        key = ("person", number, kind, place, "response", inner)
                        self._note(positions, f"{person['id']}.{entry['id']}.{response['id']}", key)
        for kind in ("clue", "source", "pitch", "event", "conduct"):
            for place, entry in enumerate(document.get(kind, ())):
                self._note(positions, str(entry["id"]), (kind, place))
        for table in ("calendar", "decision"):
            for key in document.get(table, {}):
                self._lines[f"{table}.{key}"] = positions.span((table, key)).line
        self._lines["level"] = positions.span(("level",)).line

    def _note(self, positions: Positions, name: str, key: Key) -> None:
        self._lines.setdefault(name, positions.span((*key, "id")).line)

    def told_in(self, tr: Translator, *said: Sentence) -> str:
        """Return " (lines …)" for the things that `said` names and that stand in the file, or ""."""
        names = {name for one in said for name in one.names()}
        lines = sorted({self._lines[name] for name in names if name in self._lines})
        if not lines:
            return ""
        return tr.plural(" (line {lines})", " (lines {lines})", len(lines), lines=tr.listed(map(str, lines)))


def _print(tr: Translator, report: VerificationReport, lines: Lines) -> None:
    from trainer.packs.format.fields import cells

    def wide(text: str, width: int) -> str:
        return text + " " * (width - cells(text))

    counts = report.certificate()["verdicts"]
    heads = {"PROVED": tr("PROVED"), "REFUTED": tr("REFUTED"), "BOUNDED": tr("BOUNDED")}
    found = tr("{proved} proved, {refuted} refuted, {bounded} bounded",
               proved=counts["PROVED"], refuted=counts["REFUTED"], bounded=counts["BOUNDED"])  # fmt: skip
    colon, tried_word = tr(": "), tr("tried")
    print(f"{report.scenario}{colon}{found}")
    print("  " + colon.join((tr("searched"), report.searched.said(tr))))
    for one in report.properties:
        if one.status != "PROVED" or one.id in SHOWN:
            # Whoever is named in a subject of another kind is a person, who has the same name as other things at times.
            things = (one.subject, one.detail) if one.id in ("occurs", "discoverable") else (one.detail,)
            where = lines.told_in(tr, *things) if one.status == "REFUTED" or one.id == "outcome" else ""
            said = colon.join((one.id, one.subject.said(tr), one.detail.said(tr)))
            print(f"  {wide(heads[one.status], 8)} {said}{where}")
            for tried in one.tried:
                print(f"           {tried_word}{colon}{tried.said(tr)}{lines.told_in(tr, tried)}")
    hidden = sum(1 for one in report.properties if one.status == "PROVED" and one.id not in SHOWN)
    print("  " + tr("and {count} more proved, each with its play (--json or --witnesses DIR shows them)", count=hidden))
    print("  " + tr("medians") + colon.rstrip())
    names = {player: Term("player", player).said(tr) for player in report.medians}
    width = max(9, *map(cells, names.values()))
    overall = tr("overall")
    for player, scores in report.medians.items():
        told = (f"{overall if name == 'overall' else Term('competency', name).said(tr)} {value:g}"
                for name, value in scores.items())  # fmt: skip
        print(f"    {wide(names[player], width)} " + "  ".join(told))


def _write_witnesses(folder: Path, report: VerificationReport) -> None:
    from trainer.core.codec import encode
    from trainer.packs.atomic_write import write_file

    for one in report.properties:
        if one.witness:
            name = "".join(
                letter if letter.isalnum() or letter in "-." else "-" for letter in f"{one.id} {one.subject}"
            )
            lines = [f"scenario {report.scenario}", *(encode(move) for move in one.witness)]
            write_file(folder / f"{name}.txt", ("\n".join(lines) + "\n").encode())
