"""What a variant left as it was although what stands beside it changed: the likeliest contradictions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from trainer.errors import N_
from trainer.packs.checks.scenario_index import ScenarioIndex
from trainer.packs.checks.wording import common_words, words
from trainer.packs.format.models import FindingsTable, ObjectionTable, PersonTable, ResponseTable, ScenarioFile
from trainer.packs.problems import Key, Problem

SHARED = 2
"""So many rare words of a clue in one text, and the text speaks of it."""
SPREAD = 3
"""A word in more texts than this says nothing of where it comes from."""


def left_as_it_was(base: ScenarioFile, variant: ScenarioFile, file: str) -> Iterator[Problem]:
    """Yield texts of a variant that are those of the base although what they tell of is not.

    Args:
        base: the scenario's own file.
        variant: the same as a variant.
        file: what the variant's file is called; keys are those of the merged scenario.
    """
    index = ScenarioIndex(variant, file)
    people = {one.id: one for one in base.person}
    for place, person in enumerate(variant.person):
        if person.id in people:
            yield from _person(index, place, people[person.id], person)
    yield from _findings(index, base)
    yield from _written(index, base)
    yield from _lost_clues(index, base)


def _person(index: ScenarioIndex, place: int, base: PersonTable, person: PersonTable) -> Iterator[Problem]:
    here: Key = ("person", place)
    for wrong, before, after in (
        (N_("'{person}' has another first concern than in variant a, and says yes in the same words"),
         base.hidden.concerns, person.hidden.concerns),
        (N_("'{person}' has another first win than in variant a, and says yes in the same words"),
         base.hidden.wins, person.hidden.wins),
    ):  # fmt: skip
        if before and _first(dict(before)) != _first(dict(after)) and not _says_otherwise(base, person):
            yield index.problem(
                "W205", (*here, "hidden"), wrong,
                N_("let `pitch_good` or `in_favour` show what counts now"), person=person.id,
            )  # fmt: skip
            break
    questions = {one.id: one for one in base.question}
    for entry, question in enumerate(person.question):
        before_ = questions.get(question.id)
        if before_ and set(before_.reveals) != set(question.reveals) and before_.answer == question.answer:
            yield index.problem(
                "W205", (*here, "question", entry, "reveals"),
                N_("the question reveals other clues than in variant a, and its answer is the same"),
                N_("let the answer show what is revealed now"),
            )  # fmt: skip
    objections = {one.id: one for one in base.objection}
    for entry, objection in enumerate(person.objection):
        if objection.id in objections and objections[objection.id].meant != objection.meant:
            same = tuple(_same_answers(objections[objection.id], objection))
            if same:
                yield index.problem(
                    "W205", (*here, "objection", entry, "meant"),
                    N_("'{objection}' means something else than in variant a, and these answers do not: {answers}"),
                    N_("a probe's answer shows what is meant, and evidence is right for another meaning now"),
                    objection=objection.id, answers=same,
                )  # fmt: skip


def _first(weights: dict[Any, int]) -> frozenset[str]:
    """Return what weighs most."""
    most = max(weights.values(), default=0)
    return frozenset(name for name, weight in weights.items() if weight == most)


def _says_otherwise(base: PersonTable, person: PersonTable) -> bool:
    """Return whether a person of a variant is won over, or says yes, in other words than in the base."""
    return any(
        getattr(base.reactions, when) != getattr(person.reactions, when)
        or [one.text for one in base.reaction if one.when == when]
        != [one.text for one in person.reaction if one.when == when]
        for when in ("pitch_good", "in_favour")
    )


def _same_answers(base: ObjectionTable, objection: ObjectionTable) -> Iterator[str]:
    """Yield ids of responses whose answers should differ with the meaning and do not."""
    responses = {one.id: one for one in base.response}
    for response in objection.response:
        before = responses.get(response.id)
        if before is None or before.answer != response.answer:
            continue
        if "probe" in response.does or _meets(before, base.meant) != _meets(response, objection.meant):
            yield response.id


def _meets(response: ResponseTable, meant: str) -> bool:
    return "evidence" in response.does and meant in response.answers


def _findings(index: ScenarioIndex, base: ScenarioFile) -> Iterator[Problem]:
    clues = {one.id: one for one in base.clue}
    for place, clue in enumerate(index.scenario.clue):
        before = clues.get(clue.id)
        if before is None or before.text != clue.text:
            continue
        if before.about != clue.about:
            yield index.problem(
                "W205", ("clue", place, "about"),
                N_("the clue is about somebody else than in variant a, and its text is the same"),
                N_("give it the text that shows this"),
            )  # fmt: skip
        # Of an observation that may be read in two ways a variant may claim less.
        elif not set(clue.supports) <= set(before.supports):
            yield index.problem(
                "W205", ("clue", place, "supports"),
                N_("the clue supports other facts than in variant a, and its text is the same"),
                N_("give it the text that shows this"),
            )  # fmt: skip
    sources = {one.id: one for one in base.source}
    for place, source in enumerate(index.scenario.source):
        earlier = sources.get(source.id)
        same = earlier and (earlier.text, earlier.records) == (source.text, source.records)
        if earlier and set(earlier.reveals) != set(source.reveals) and same:
            yield index.problem(
                "W205", ("source", place, "reveals"),
                N_("the source reveals other clues than in variant a, and its text is the same"),
                N_("let the text show what is revealed now"),
            )  # fmt: skip


def _written(index: ScenarioIndex, base: ScenarioFile) -> Iterator[Problem]:
    """Yield answers to questionnaires and accounts that reveal other clues and say the same."""
    before: dict[Key, FindingsTable] = dict(_with_words(ScenarioIndex(base, "")))
    for key, one in _with_words(index):
        earlier = before.get(key)
        if earlier and set(earlier.reveals) != set(one.reveals) and _words_of(earlier) == _words_of(one):
            yield index.problem(
                "W205", (*key, "reveals"), N_("this reveals other clues than in variant a, and says the same"),
                N_("let the text show what is revealed now"),
            )  # fmt: skip


def _with_words(index: ScenarioIndex) -> Iterator[tuple[Key, FindingsTable]]:
    yield from index.written()
    for place, account in enumerate(index.scenario.account):
        yield ("account", place), account


def _words_of(one: FindingsTable) -> str:
    return str(getattr(one, "answer", "") or getattr(one, "text", ""))


class _Text(NamedTuple):
    key: Key
    text: str


def _lost_clues(index: ScenarioIndex, base: ScenarioFile) -> Iterator[Problem]:
    """Yield texts that the variant shares with the base and that speak of a clue which it lost or rewrote."""
    now = {one.id: one.text for one in index.scenario.clue}
    lost = {one.id: words(one.text).keys() for one in base.clue if now.get(one.id) != one.text}
    if not lost:
        return
    kept = set(_told(base))
    texts = [one for one in _texts(index.scenario) if one.text in kept]
    found = [words(one.text) for one in texts]
    spread = Counter(word for each in found for word in each)
    still = common_words().union(*(words(text) for text in now.values()), words(_face(base)))
    for clue, telling in lost.items():
        rare = {word for word in telling if word not in still and 0 < spread[word] <= SPREAD}
        for one, each in zip(texts, found, strict=True):
            shared = sorted(rare & each.keys())
            if len(shared) >= SHARED:
                yield index.problem(
                    "W205", one.key,
                    N_("speaks of what the clue '{clue}' tells in variant a and no clue tells here: {words}"),
                    N_("change the text in this variant too"), clue=clue,
                    words=tuple(each[word] for word in shared[:4]),
                )  # fmt: skip


def _told(scenario: ScenarioFile) -> Iterator[str]:
    yield from (one.text for one in _texts(scenario))


def _texts(scenario: ScenarioFile) -> Iterator[_Text]:
    """Yield every text that a variant may change and that tells of what is so."""
    for place, person in enumerate(scenario.person):
        here: Key = ("person", place)
        for name, text in person.reactions:
            yield _Text((*here, "reactions", name), text)
        for entry, line in enumerate(person.reaction):
            yield _Text((*here, "reaction", entry, "text"), line.text)
        for entry, question in enumerate(person.question):
            yield _Text((*here, "question", entry, "answer"), question.answer)
        for entry, objection in enumerate(person.objection):
            for position, response in enumerate(objection.response):
                yield _Text((*here, "objection", entry, "response", position, "answer"), response.answer)
    for name in ("source", "event", "ending", "lesson", "discussion"):
        for place, one in enumerate(getattr(scenario, name)):
            yield _Text((name, place, "text"), one.text)
    for place, account in enumerate(scenario.account):
        yield _Text(("account", place, "answer"), account.answer)
    for key, answer in ScenarioIndex(scenario, "").written():
        yield _Text((*key, "text"), answer.text)
    for place, promise in enumerate(scenario.promise):
        yield _Text(("promise", place, "kept_text"), promise.kept_text)
        yield _Text(("promise", place, "broken_text"), promise.broken_text)


def _face(scenario: ScenarioFile) -> str:
    """Return what is seen in every variant: who says a word of it speaks of no clue."""
    house, seller = scenario.customer, scenario.seller
    texts = [scenario.title, scenario.summary, house.name, house.industry, house.situation, seller.name, seller.product]
    for person in scenario.person:
        texts += (person.name, person.title, person.unit, person.public)
        texts += (one.say for one in person.question)
        for objection in person.objection:
            texts += (objection.said, *(one.say for one in objection.response))
    texts += (text for pitch in scenario.pitch for text in (pitch.title, pitch.say))
    texts += (one.title for one in scenario.source)
    texts += (text for one in scenario.account for text in (one.name, one.text))
    texts += (text for one in scenario.questionnaire for text in (one.title, *(each.say for each in one.question)))
    texts += (one.wants for one in seller.team)
    return "\n".join((*texts, *(one.name for one in seller.team)))
