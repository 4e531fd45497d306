"""`trainer new`: a complete small scenario, cut to size from a template, with guidance above every table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.errors import N_, TrainerError, UnknownScenario
from trainer.packs.format import PackFile, ScenarioFile
from trainer.packs.found import PACK_FILE
from trainer.packs.load import load_files
from trainer.packs.overlay import overlaid
from trainer.packs.problems import FaultyPack, Key
from trainer.packs.read import Document, decode, parse_text, read_bytes
from trainer.packs.render import remarks, rendered
from trainer.packs.scaffold_texts import GUIDANCE, LANGUAGES, PACK_GUIDANCE, WORDS
from trainer.packs.writing import write_files

TEMPLATE = Path(__file__).with_name("template")
FEWEST, MOST = 2, 6
LONGEST_NAME = 60
EVENT_FROM = 4
"""People from which power moves halfway and a second map is taken."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a new scenario is to be.

    Attributes:
        title: its title.
        customer: name of the customer's house.
        people: how many people decide, 2–6.
        language: language of the texts: "en" or "zh".
        checked_on: ISO date for `law_checked_on`.
    """

    title: str
    customer: str
    people: int
    language: str
    checked_on: str


def scaffold(folder: Path, wishes: Wishes, *, force: bool = False) -> tuple[Path, ...]:
    """Write a new pack into `folder` and return its files.

    Raises:
        TrainerError: if a wish cannot be met, a file is there already, or nothing can be written.
    """
    pack = slug(folder.resolve().name) or "my-pack"
    scenario = slug(wishes.title) or "first-deal"
    files = new_files(pack, scenario, wishes)
    if not force:
        refuse_taken(folder, files)
    write_files(folder, {name: text.encode() for name, text in files.items()})
    return tuple(folder / name for name in files)


def new_files(pack: str, scenario: str, wishes: Wishes) -> dict[str, str]:
    """Return the files of a new pack, by name.

    Raises:
        TrainerError: if a wish cannot be met.
    """
    refuse_people(wishes.people)
    refuse_language(wishes.language)
    refuse_name(wishes.title)
    refuse_name(wishes.customer)
    document = sized(_template(wishes.language), wishes.people)
    document = _filled(document, {"title": wishes.title, "customer": wishes.customer})
    document["id"] = scenario
    data = {
        "format": 1,
        "id": pack,
        "title": wishes.title,
        "summary": WORDS[wishes.language]["pack"].format(customer=wishes.customer),
        "version": "0.1.0",
        "language": wishes.language,
        "authors": (),
        "licence": "CC-BY-4.0",
        "law_checked_on": wishes.checked_on,
        "disclaimer": WORDS[wishes.language]["disclaimer"],
    }
    files = {
        PACK_FILE: rendered(PackFile, data, _Guidance(PACK_GUIDANCE[wishes.language])),
        f"{scenario}.toml": rendered(ScenarioFile, document, _Guidance(GUIDANCE[wishes.language])),
    }
    try:
        load_files({name: text.encode() for name, text in files.items()}, f"{scenario}.toml", None, f"{scenario}.toml")
    except FaultyPack as fault:
        raise TrainerError(f"the new scenario would not load: {fault.message}", where=fault.where) from None
    return files


def refuse_people(people: int) -> None:
    """Refuse a number of people that no scenario can be made for.

    Raises:
        TrainerError: saying how many are possible.
    """
    if not FEWEST <= people <= MOST:
        raise TrainerError(
            N_("{count} people are not possible"), remedy=N_("from {fewest} to {most}"),
            count=people, fewest=FEWEST, most=MOST,
        )  # fmt: skip


def refuse_language(language: str) -> None:
    """Refuse a language that there is no template in.

    Raises:
        UnknownScenario: saying which there are.
    """
    if language not in LANGUAGES:
        raise UnknownScenario(
            N_("there are no texts in '{language}'"),
            remedy=N_("one of {known}; `trainer translate` adds others"),
            language=language[:20],
            known=", ".join(LANGUAGES),
        )


def refuse_name(text: str) -> None:
    """Refuse a title or a customer's name that cannot stand in a scenario.

    Raises:
        TrainerError: saying what can.
    """
    if not 0 < len(text) <= LONGEST_NAME or not text.isprintable() or "{" in text or "}" in text:
        raise TrainerError(
            N_("'{text}' cannot be used as a name"),
            remedy=N_("1 to {count} characters on one line, no braces, no control characters"),
            text="".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in text[:20]),
            count=LONGEST_NAME,
        )


def refuse_taken(folder: Path, names: Iterable[str]) -> None:
    """Refuse to write over files of a folder.

    Raises:
        TrainerError: naming the first that is there.
    """
    taken = next((folder / name for name in names if (folder / name).exists()), None)
    if taken is not None:
        raise TrainerError(
            N_("is there already"), where=str(taken), remedy=N_("name another folder, or --force writes over it")
        )


def slug(text: str) -> str:
    """Return an id made of `text`, or "" if it has no letter that an id may begin with."""
    words = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return re.sub(r"^[^a-z]+", "", words)[:40].strip("-")


def sized(template: Document, people: int) -> Document:
    """Return the template with its first `people` people and everything that makes sense without the others."""
    kept = template["person"][:people]
    here = {person["id"] for person in kept}
    moves = people >= EVENT_FROM
    days = 5 if people == 2 else 2 * people + 2
    event_day = days // 2 + 1
    clues = {clue["id"] for clue in template["clue"] if clue["about"] in here}

    def revealing(entries: Iterable[Document]) -> tuple[Document, ...]:
        """Leave out what would reveal nothing any more, and what only follows on the event."""
        left = []
        for entry in entries:
            late = entry.get("needs", {}).get("day")
            reveals = tuple(clue for clue in entry.get("reveals", ()) if clue in clues)
            if (late and not moves) or (entry.get("reveals") and not reveals):
                continue
            needs = {**entry["needs"], "day": event_day} if late else entry.get("needs")
            left.append({**entry, **({"reveals": reveals} if reveals else {}), **({"needs": needs} if needs else {})})
        return tuple(left)

    persons = tuple(_person(person, here, revealing(person["question"])) for person in kept)
    sources = revealing(template["source"])
    events = tuple(event | {"day": event_day} for event in template["event"] if moves)
    told = set(_reveals((persons, sources)))
    held = {need for person in kept for kind in ("concerns", "wins") for need in person["hidden"][kind]}
    pitches = _pitches(template["pitch"], held, here, told)
    broken = {question.get("breach") for person in persons for question in person["question"]}
    return {
        **template,
        "minutes": 8 + 4 * people,
        "level": 1,
        "calendar": {
            **template["calendar"], "days": days, "reviews": (days // 2, days) if moves else (days,),
        },
        "person": persons,
        "clue": tuple(clue for clue in template["clue"] if clue["id"] in told),
        "source": sources,
        "pitch": pitches,
        "conduct": tuple(rule for rule in template["conduct"] if rule["id"] in broken),
        "event": events,
        "lesson": tuple(lesson for lesson in template["lesson"] if moves or lesson["about"] != "adaptation"),
    }  # fmt: skip


def _person(person: Document, here: set[str], questions: tuple[Document, ...]) -> Document:
    hidden = person["hidden"]
    sways = {other: strength for other, strength in hidden["sways"].items() if other in here}
    return {**person, "hidden": {**hidden, "sways": sways}, "question": questions}


def _pitches(pitches: Iterable[Document], held: set[str], here: set[str], told: set[str]) -> tuple[Document, ...]:
    """Return the pitches that somebody here may want or be tempted by, without references to what is gone."""
    wanted = [
        pitch
        for pitch in pitches
        if pitch.get("shared")
        or (held & {*pitch["answers"], *pitch.get("appeals", ())} and set(pitch.get("proof", ())) <= told)
    ]
    ids = {pitch["id"] for pitch in wanted}
    cut = []
    for pitch in wanted:
        pitch = {**pitch, "conflicts": tuple(other for other in pitch.get("conflicts", ()) if other in ids)}
        if "fit" in pitch:
            pitch["fit"] = {person: fit for person, fit in pitch["fit"].items() if person in here}
        cut.append({name: value for name, value in pitch.items() if name != "conflicts" or value})
    return tuple(cut)


def _reveals(value: Any) -> Iterable[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from item if name == "reveals" else _reveals(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _reveals(item)


def _template(language: str) -> Document:
    def read(name: str) -> Document:
        return parse_text(decode(read_bytes(TEMPLATE / name), name), name)

    base = read("deal.toml")
    if language == "en":
        return base
    document, problems = overlaid(ScenarioFile, base, read(f"deal.{language}.toml"), "template")
    if problems:
        raise FaultyPack(problems)
    return document


def _filled(value: Any, words: dict[str, str]) -> Any:
    if isinstance(value, str):
        for name, text in words.items():
            value = value.replace(f"{{{name}}}", text)
        return value
    if isinstance(value, dict):
        return {key: _filled(item, words) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_filled(item, words) for item in value)
    return value


class _Guidance:
    """Comments by kind of table or key, each said where it is first needed; `#person` above every person."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._left = dict(texts)

    def __call__(self, kind: str, key: Key) -> list[str]:
        lines = remarks(self._left.pop(kind, ""))
        if kind == "person":
            lines += [*([""] if lines else []), *remarks(self._left["#person"].format(id=key[-1]))]
        return lines
