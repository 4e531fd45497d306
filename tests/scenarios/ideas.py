"""Where each idea of the field is lived through in play: `python -m tests.scenarios.ideas` writes the table anew.

What belongs to a closed list (roles, concerns, wins, ways to find out …) is found in the files. The other ideas name
the places where they are played, each as `SCENARIO PLACE` with the place written as `person ID`, `ask PERSON.ID`,
`study ID`, `pitch ID`, `objection PERSON.ID`, `rule ID`, `event ID`, `clue ID`, `colleague ID`, `questionnaire ID`,
`promise ID` or `account ID`; every one of them is looked up, and no row may be empty.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tests.conftest import SCENARIOS
from tests.scenarios.idea_rows import HEADS, ROWS
from trainer.core import vocabulary as words
from trainer.core.scenario import Truth
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator
from trainer.packs.load import load
from trainer.packs.loaded_scenario import LoadedScenario
from trainer.packs.locate import scenario_files

MOST_SHOWN = 5
"""Places that a row names; the others are counted."""


class Played(NamedTuple):
    """A shipped scenario in one of its variants, and its own file as it stands."""

    name: str
    letter: str
    loaded: LoadedScenario
    table: dict[str, Any]


@cache
def everything(language: str) -> tuple[Played, ...]:
    """Return every variant of every shipped scenario but the tutorial."""
    found = []
    for pack in sorted(path.parent for path in SCENARIOS.glob("*/pack.toml") if path.parent.name != "tutorial"):
        for file in scenario_files(pack):
            table = tomllib.loads(file.read_text(encoding="utf-8"))
            first = load(file, language)
            others = (load(file, language, letter) for letter in first.variants[1:])
            found += [Played(file.stem, one.variant, one, table) for one in (first, *others)]
    return tuple(found)


def page(language: str) -> Path:
    """Return where the table stands in a language."""
    return SCENARIOS / ("IDEAS.md" if language == "en" else f"IDEAS.{language}.md")


# Rows that are found


def truths(one: Played) -> Iterator[tuple[str, Truth]]:
    """Yield everybody by name with what is true of them at the start and after any event."""
    scenario = one.loaded.scenario
    for state in scenario.truths.values():
        for person, truth in zip(scenario.people, state, strict=True):
            yield person.name, truth


def people_with(language: str, holds: Callable[[Truth], bool]) -> list[str]:
    """Return the people of whom something is true, with the scenarios and variants in which it is."""
    where: dict[tuple[str, str], list[str]] = {}
    for one in everything(language):
        for name in dict.fromkeys(name for name, truth in truths(one) if holds(truth)):
            where.setdefault((name, one.name), []).append(one.letter)
    return [f"{name} ({scenario} {''.join(letters)})" for (name, scenario), letters in where.items()]


def named(language: str, titles: Callable[[Played], Iterable[str]]) -> list[str]:
    """Return titles of things with the scenario that they are in."""
    found = (f"{title} ({one.name})" for one in everything(language) for title in titles(one))
    return list(dict.fromkeys(found))


def several_roles(language: str) -> list[str]:
    """Return people whose primary role differs between variants, with every one of them."""
    tr = Translator(language)
    roles: dict[tuple[str, str], list[str]] = {}
    for one in everything(language):
        scenario = one.loaded.scenario
        for person, truth in zip(scenario.people, scenario.truth(0), strict=True):
            roles.setdefault((person.name, one.name), []).append(tr.term("role", truth.roles[0]))
    kept = ((who, list(dict.fromkeys(held))) for who, held in roles.items())
    most = sorted((row for row in kept if len(row[1]) > 1), key=lambda row: -len(row[1]))
    return [f"{name}: {' / '.join(held)} ({scenario})" for (name, scenario), held in most]


def found_rows(section: str, language: str) -> list[tuple[str, list[str]]]:
    """Return the rows of a section that the files themselves fill."""
    tr = Translator(language)

    def by_weight(name: str) -> Callable[[Truth], bool]:
        return lambda truth: truth.weights[words.NEEDS.index(name)] >= 2

    def terms(kind: str, names: Iterable[str], places: Callable[[str], list[str]]) -> list[tuple[str, list[str]]]:
        return [(tr.term(kind, name), places(name)) for name in names]

    match section:
        case "roles":
            rows = terms("role", words.ROLES, lambda name: people_with(language, lambda truth: name in truth.roles))
            return [*rows, (HEADS[language]["several"], several_roles(language))]
        case "concerns":
            return terms("concern", words.CONCERNS, lambda name: people_with(language, by_weight(name)))
        case "wins":
            return terms("win", words.WINS, lambda name: people_with(language, by_weight(name)))
        case "power":
            structures = terms(
                "structure", words.STRUCTURES,
                lambda name: named(language, lambda one: houses(one, "structure", name)),
            )  # fmt: skip
            cultures = terms(
                "culture", words.CULTURES, lambda name: named(language, lambda one: houses(one, "culture", name))
            )
            return [*structures, *cultures]
        case "finding":
            return terms("method", words.METHODS, lambda name: named(language, lambda one: ways(one, name)))
        case "objections":
            return terms(
                "objection", words.OBJECTION_TYPES,
                lambda name: named(language, lambda one: raised(one, name)),
            )  # fmt: skip
        case "conduct":
            return terms(
                "grade", words.GRADES,
                lambda name: named(language, lambda one: rules(one, name)),
            )  # fmt: skip
    return []


def houses(one: Played, key: str, value: str) -> list[str]:
    """Return the customer's name if the house is of that structure or culture."""
    brief = one.loaded.scenario.brief
    return [brief.customer] if getattr(brief, key) == value else []


def ways(one: Played, method: str) -> list[str]:
    """Return what is found out by a method: sources, and in meetings what only a coach answers."""
    scenario = one.loaded.scenario
    found = [source.title for source in scenario.sources if source.method == method]
    if method == "questionnaire":
        found += [sheet.title for sheet in scenario.questionnaires]
    if method == "coach":
        found += [
            question["say"] for person in one.table["person"] for question in person.get("question", ())
            if question.get("needs", {}).get("coach")
        ]  # fmt: skip
    return found


def raised(one: Played, type_: str) -> list[str]:
    """Return what is said as an objection of a type."""
    return [f"“{objection.said}”" for objection in one.loaded.scenario.objections if objection.type == type_]


def rules(one: Played, grade: str) -> list[str]:
    """Return the rules of conduct of a grade."""
    return [rule.rule for rule in one.loaded.scenario.rules if rule.grade == grade]


# Rows that are written


def looked_up(language: str, place: str) -> str:
    """Return what the table shows of a place such as `platform-deal ask lin.signoff`.

    Raises:
        LookupError: if there is no such place in any variant.
    """
    name, kind, id_ = place.split()
    for one in everything(language):
        if one.name == name and (words_ := _words_of(one, kind, id_)):
            return f"{words_} ({name})"
    raise LookupError(place)


def _words_of(one: Played, kind: str, id_: str) -> str:
    scenario = one.loaded.scenario
    match kind:
        case "person":
            return next((f"{person.name}, {person.title}" for person in scenario.people if person.id == id_), "")
        case "ask":
            if id_ not in scenario.question_index:
                return ""
            question = scenario.questions[scenario.question_index[id_]]
            return f"{scenario.people[question.person].name}: “{question.say}”"
        case "objection":
            return next(
                (
                    f"{scenario.people[said.person].name}: “{said.said}”"
                    for said in scenario.objections
                    if f"{scenario.people[said.person].id}.{said.id}" == id_
                ),
                "",
            )
        case "event":
            return next((event.text.strip().split("\n")[0] for event in scenario.events if event.id == id_), "")
    lists: dict[str, tuple[Iterable[Any], str]] = {
        "study": (scenario.sources, "title"), "pitch": (scenario.pitches, "title"), "rule": (scenario.rules, "rule"),
        "clue": (scenario.clues, "text"), "colleague": (scenario.team, "name"),
        "questionnaire": (scenario.questionnaires, "title"), "account": (scenario.accounts, "name"),
        "promise": (scenario.promises, "text"),
    }  # fmt: skip
    entries, shown = lists[kind]
    return next((str(getattr(entry, shown)) for entry in entries if entry.id == id_), "")


def table(language: str) -> str:
    """Return the page."""
    heads = HEADS[language]
    lines = [f"# {heads['title']}", "", heads["lead"], ""]
    for section in heads["sections"]:
        lines += [f"## {heads['sections'][section]}", "", heads["columns"], "|---|---|"]
        rows = found_rows(section, language)
        rows += [(idea[language], [looked_up(language, place) for place in places])
                 for of, idea, places in ROWS if of == section]  # fmt: skip
        for idea, places in rows:
            shown = "; ".join(place.replace("|", "\\|").replace("\n", " ") for place in places[:MOST_SHOWN])
            more = heads["more"].format(count=len(places) - MOST_SHOWN) if len(places) > MOST_SHOWN else ""
            lines.append(f"| {idea} | {shown}{more} |")
        lines.append("")
    return "\n".join(lines)


def empty_rows(language: str) -> list[str]:
    """Return the ideas that are played nowhere."""
    found = (row for section in HEADS[language]["sections"] for row in found_rows(section, language))
    return [idea for idea, places in found if not places]


if __name__ == "__main__":
    for spoken in LANGUAGES:
        page(spoken).write_text(table(spoken), encoding="utf-8")
        print(page(spoken), empty_rows(spoken))
