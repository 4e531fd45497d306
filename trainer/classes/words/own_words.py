"""What a class said in its own words, in words: unnamed, for the group to judge, and for whoever wrote the case."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.classes.facts.own_words import ClassWords, PointSaid, SaidLine
from trainer.classes.page import Column, PageBlock, PageTable, ReportPart
from trainer.core.own_words import UnmetLine
from trainer.i18n.translator import Translator


def own_words_parts(tr: Translator, about: ClassWords) -> tuple[ReportPart, ...]:
    """Return the part for the group and the part for the author; none where nothing was said first."""
    if not about.plays:
        return ()
    return (_said_part(tr, about), *((_unmet_part(tr, about),) if about.unmet else ()))


def _said_part(tr: Translator, about: ClassWords) -> ReportPart:
    lead = tr(
        "What they typed before they saw the lines, without names, in the order of the letters. Let the group judge: "
        "does it take the other’s point seriously, does it ask what is behind it, does it prove anything?"
    )
    foot = [tr("The lines stand as they were typed: a name in them stays there, also where names are left out.")]
    if about.untold:
        foot.append(
            tr.plural(
                "At {count} point fewer than {fewest} plays said something: not told.",
                "At {count} points fewer than {fewest} plays said something: not told.",
                about.untold,
                fewest=about.fewest,
            )
        )
    rows = tuple((_at(tr, one), one.what, line.words, line.times) for one in about.points for line in one.lines)
    return ReportPart(
        "words",
        tr("Said first, in their own words"),
        tr("Said first"),
        (lead,),
        PageTable(
            (Column(tr("To")), Column(tr("About")), Column(tr("What was said")), Column(tr("How often"), "count")),
            rows,
        )
        if rows
        else None,
        tuple(PageBlock(f"{_at(tr, one)} – {_quoted(tr, one)}", tuple(_lines(tr, one))) for one in about.points),
        foot=tuple(foot),
    )


def _at(tr: Translator, one: PointSaid) -> str:
    if one.kind == "objection":
        return tr("{person}, objection", person=one.person)
    return tr("{person}, pitch", person=one.person)


def _quoted(tr: Translator, one: PointSaid) -> str:
    return tr("“{words}”", words=one.what)


def _lines(tr: Translator, one: PointSaid) -> Iterator[str]:
    for line in one.lines:
        yield _often(tr, line)


def _often(tr: Translator, line: SaidLine | UnmetLine) -> str:
    words = tr("“{words}”", words=line.words)
    return words if line.times == 1 else tr("{label} {count} ×", label=words, count=line.times)


def _unmet_part(tr: Translator, about: ClassWords) -> ReportPart:
    lead = tr(
        "What they would have said and found in none of the lines, person by person: for whoever wrote the case. What "
        "comes up again and again is a question or a pitch that is missing."
    )
    people: dict[str, list[str]] = {}
    for one in about.unmet:
        people.setdefault(one.person, []).append(_often(tr, one))
    return ReportPart(
        "unmet",
        tr("None of the lines meant this"),
        tr("None of these"),
        (lead,),
        PageTable(
            (Column(tr("To")), Column(tr("What was said")), Column(tr("How often"), "count")),
            tuple((one.person, one.words, one.times) for one in about.unmet),
        ),
        tuple(PageBlock(person, tuple(lines)) for person, lines in people.items()),
    )
