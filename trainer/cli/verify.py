"""`verify`: what can be proved of a scenario, with the plays that prove it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli import options
from trainer.cli.click_i18n import argument, command, option
from trainer.cli.diagnostics import FAULTS, narrate
from trainer.cli.language import translator_for
from trainer.cli.progress import progress_of_steps
from trainer.errors import N_, Sentence, Term, UsageError
from trainer.packs.file_names import BASE_VARIANT, languages_of
from trainer.play.draft_proof import PROCESSES, QUICK, scenario_in

if TYPE_CHECKING:
    from trainer.i18n.translator import Translator
    from trainer.packs.problems import Key
    from trainer.proof.family import Variant
    from trainer.proof.report import FamilyReport, Property, VerificationReport

SHOWN = ("whole", "outcome", "par", "fair")
SHOWN_ACROSS = ("blind roles", "blind needs", "blind pitch", "blind objections", "blind play", "from memory", "alike")


@command()
@argument("paths", metavar="PATH...", nargs=-1, required=True, help="Scenarios, packs, or a folder of packs.")
@options.as_json
@option("--certificate", metavar="FILE", type=Path, help="Write the certificate of one scenario to FILE.")
@option(
    "--witnesses", metavar="DIR", type=Path, help="Write the play that shows each property into DIR, as transcripts."
)
@option("--quick", is_flag=True, help="Search for seconds only, for a look while writing.")
@option("--variant", metavar="LETTER", help="Look at this variant only, and not at all of them together.")
@options.lang
def verify(
    paths: Sequence[str],
    as_json: bool,
    certificate: Path | None,
    witnesses: Path | None,
    quick: bool,
    variant: str | None,
    lang: str | None,
) -> None:
    """Prove what can be proved of a scenario: that all of it can be reached, found, won, and not by guessing."""
    import json

    from trainer.packs.atomic_write import write_file
    from trainer.packs.load import load
    from trainer.proof.across import guesses_kept
    from trainer.proof.family import verified_family
    from trainer.proof.verify import Effort

    tr = translator_for(lang)
    files = [file for path in paths for file in _files(path)]
    if certificate is not None and len(files) > 1:
        raise UsageError(
            N_("a certificate is about one scenario"),
            remedy=N_("name one scenario with --certificate; here are {count}"),
            count=len(files),
        )
    if certificate is not None and variant is not None:
        raise UsageError(N_("a certificate is about all variants"), remedy=N_("leave --variant or --certificate out"))
    refuted = 0
    for file in files:
        loaded = load(file, variant=variant or BASE_VARIANT)
        family = variants_in(file, (variant,) if variant else loaded.variants)
        several = len(loaded.variants) > 1
        lines = {one.letter: Lines(loaded.bundle, file.name, one.letter) for one in family}
        paper = _Paper(tr, loaded.scenario.id, several, lines)
        if not as_json and not variant and several:
            # What takes no search is said first: it is what an author changes most.
            names = [one.letter for one in family]
            paper.guesses(guesses_kept(names, [one.make(loaded.pack.language) for one in family]))
        with progress_of_steps(tr, N_("interrupted; nothing was written of this scenario")) as tell:
            report = verified_family(
                family,
                [loaded.pack.language, *languages_of(file.name, [one.name for one in file.parent.iterdir()])],
                loaded.sha256,
                across=variant is None,
                effort=Effort(**QUICK) if quick else None,
                processes=min(PROCESSES, os.cpu_count() or 1),
                progress=lambda step, done, whole: tell(step.said(tr), done, whole),
            )
        if as_json:
            print(json.dumps(report.as_json(), ensure_ascii=False))
        else:
            for one in report.variants:
                paper.variant(one)
            paper.across(report.across)
        if certificate is not None:
            write_file(certificate, (json.dumps(report.certificate(), ensure_ascii=False, indent=2) + "\n").encode())
            _tell_where(tr, certificate, file)
        if witnesses is not None:
            _write_witnesses(witnesses, report, several)
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


def variants_in(file: Path, letters: Sequence[str]) -> list[Variant]:
    """Return the variants of a scenario, as verification takes them."""
    from trainer.packs.load import load
    from trainer.proof.family import Variant

    every = [load(file, variant=letter) for letter in letters]
    return [Variant(one.variant, partial(scenario_in, one.bundle, one.variant), one.rules) for one in every]


def _files(path: str) -> list[Path]:
    from trainer.packs.locate import find, scenario_files
    from trainer.packs.pack_files import folders_in, is_folder

    folder = Path(path)
    if is_folder(folder):
        inner = [file for one in (folder, *folders_in(folder)) for file in scenario_files(one)]
        if inner:
            return inner
    return [find(path)]


class Lines:
    """Where the things that a refutation names stand: in the file of the variant, or else in the scenario's own."""

    def __init__(self, bundle: bytes, name: str, variant: str) -> None:
        from trainer.packs.bundle import unbundled
        from trainer.packs.file_names import variants_of

        files = unbundled(bundle, name)
        self._lines: dict[str, int] = {}
        self._patch = variants_of(name, files)[variant] if variant != BASE_VARIANT else ""
        self._patched: dict[str, int] = {}
        _note_lines(files[name], name, self._lines)
        if self._patch:
            _note_lines(files[self._patch], self._patch, self._patched)

    def told_in(self, tr: Translator, *said: Sentence) -> str:
        """Return " (lines …)" for the things that `said` names and that stand in the files, or ""."""
        names = {name for one in said for name in one.names()}
        patched = sorted({self._patched[name] for name in names if name in self._patched})
        own = sorted({self._lines[name] for name in names if name in self._lines and name not in self._patched})
        told = ""
        if own:
            told = tr.plural(" (line {lines})", " (lines {lines})", len(own), lines=tr.listed(map(str, own)))
        if patched:
            told += tr.plural(
                " ({file}: line {lines})", " ({file}: lines {lines})", len(patched), file=self._patch,
                lines=tr.listed(map(str, patched)),
            )  # fmt: skip
        return told


def _note_lines(data: bytes, name: str, lines: dict[str, int]) -> None:
    """Note the line of everything with an id and of the numbers of a scenario or of the patch of one."""
    from trainer.packs.toml.positions import Positions
    from trainer.packs.toml.read import decode, parse_text

    text = decode(data, name)
    positions = Positions(text)
    document = parse_text(text, name)

    def note(what: str, key: Key) -> None:
        lines.setdefault(what, positions.span((*key, "id")).line)

    for number, person in enumerate(document.get("person", ())):
        for kind in ("question", "objection"):
            for place, entry in enumerate(person.get(kind, ())):
                note(f"{person['id']}.{entry['id']}", ("person", number, kind, place))
                for inner, response in enumerate(entry.get("response", ())):
                    key = ("person", number, kind, place, "response", inner)
                    note(f"{person['id']}.{entry['id']}.{response['id']}", key)
    for kind in ("clue", "source", "pitch", "event", "conduct"):
        for place, entry in enumerate(document.get(kind, ())):
            note(str(entry["id"]), (kind, place))
    for table in ("calendar", "decision"):
        for key in document.get(table, {}):
            lines[f"{table}.{key}"] = positions.span((table, key)).line
    if "level" in document:
        lines["level"] = positions.span(("level",)).line


class _Paper:
    """The report on a scenario as it is printed."""

    def __init__(self, tr: Translator, scenario: str, several: bool, lines: Mapping[str, Lines]) -> None:
        self._tr = tr
        self._scenario = scenario
        self._several = several
        self._lines = lines
        self._colon = tr(": ")
        self._said: list[Property] = []
        self._heads = {"PROVED": tr("PROVED"), "REFUTED": tr("REFUTED"), "BOUNDED": tr("BOUNDED")}

    def guesses(self, found: Iterable[Property]) -> None:
        """Print what is known of the variants without any search."""
        tr = self._tr
        self._said = list(found)
        print(self._scenario + self._colon + tr("what can be guessed over all variants"))
        for one in self._said:
            self._claim(one)

    def variant(self, report: VerificationReport) -> None:
        """Print what was found of a variant."""
        tr, colon = self._tr, self._colon
        name = tr("{scenario}, variant {letter}", scenario=self._scenario, letter=report.variant)
        self._head(name if self._several else self._scenario, report.properties)
        print("  " + colon.join((tr("searched"), report.searched.said(tr))))
        for one in report.properties:
            if one.status != "PROVED" or one.id in SHOWN:
                self._claim(one, self._lines[report.variant])
        self._rest(report.properties)
        print("  " + tr("medians") + colon.rstrip())
        names = {player: Term("player", player).said(tr) for player in report.medians}
        width = max(9, *map(_cells, names.values()))
        overall = tr("overall")
        for player, scores in report.medians.items():
            told = (f"{overall if name == 'overall' else Term('competency', name).said(tr)} {value:g}"
                    for name, value in scores.items())  # fmt: skip
            print(f"    {_wide(names[player], width)} " + "  ".join(told))

    def across(self, found: Sequence[Property]) -> None:
        """Print what was found of all variants together."""
        if not found:
            return
        tr = self._tr
        if not self._several:
            # The same is said of each.
            one = found[0]
            names = tr.listed(each.id for each in found)
            said = self._colon.join((names, one.subject.said(tr), one.detail.said(tr)))
            print(f"  {_wide(self._heads[one.status], 8)} {said}")
            return
        self._head(tr("{scenario}, all variants", scenario=self._scenario), found)
        for one in found:
            if (one.status != "PROVED" or one.id in SHOWN_ACROSS) and one not in self._said:
                self._claim(one)
        self._rest([one for one in found if one.id not in SHOWN_ACROSS])

    def _head(self, name: str, found: Iterable[Property]) -> None:
        from trainer.proof.report import verdicts

        tr, counts = self._tr, verdicts(found)
        said = tr("{proved} proved, {refuted} refuted, {bounded} bounded",
                  proved=counts["PROVED"], refuted=counts["REFUTED"], bounded=counts["BOUNDED"])  # fmt: skip
        print(name + self._colon + said)

    def _claim(self, one: Property, lines: Lines | None = None) -> None:
        tr = self._tr
        tried_word = tr("tried")
        # Whoever is named in a subject of another kind is a person, who has the same name as other things at times.
        things = (one.subject, one.detail) if one.id in ("occurs", "discoverable") else (one.detail,)
        where = lines.told_in(tr, *things) if lines and (one.status == "REFUTED" or one.id == "outcome") else ""
        said = self._colon.join((one.id, one.subject.said(tr), one.detail.said(tr)))
        print(f"  {_wide(self._heads[one.status], 8)} {said}{where}")
        for tried in one.tried:
            where = lines.told_in(tr, tried) if lines else ""
            print(f"           {tried_word}{self._colon}{tried.said(tr)}{where}")

    def _rest(self, found: Iterable[Property]) -> None:
        tr = self._tr
        hidden = sum(1 for one in found if one.status == "PROVED" and one.id not in SHOWN)
        if hidden:
            print("  " + tr("and {count} more proved, each with its play (--json or --witnesses DIR shows them)",
                            count=hidden))  # fmt: skip


def _cells(text: str) -> int:
    from trainer.i18n.folding import cells

    return cells(text)


def _wide(text: str, width: int) -> str:
    return text + " " * (width - _cells(text))


def _write_witnesses(folder: Path, report: FamilyReport, several: bool) -> None:
    """Write the plays, those of each variant of several into a folder of its own."""
    from trainer.core.transcript import write
    from trainer.packs.atomic_write import write_file

    for letter, one in (
        *((found.variant, one) for found in report.variants for one in found.properties),
        *((one.variant, one) for one in report.across),
    ):
        if one.witness:
            name = "".join(
                character if character.isalnum() or character in "-." else "-"
                for character in f"{one.id} {one.subject}"
            )
            path = folder / letter / f"{name}.txt" if several else folder / f"{name}.txt"
            write_file(path, write(report.scenario, one.witness, letter if several else "").encode())
