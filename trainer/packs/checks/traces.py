"""What gives the case away before anybody is asked: shared words, the form of responses, titles that are roles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from trainer.core.objections import FAILURES
from trainer.core.pitch_fit import GOOD_FROM
from trainer.errors import N_, Sentence, Term
from trainer.i18n.folding import cells
from trainer.packs.checks.scenario_index import ScenarioIndex
from trainer.packs.checks.telling_ids import telling_ids
from trainer.packs.checks.wording import common_words, words
from trainer.packs.format.models import ObjectionTable, PitchTable, ResponseTable, ScenarioFile
from trainer.packs.problems import EVERYTHING, Key, Problem

POINTS_TO = 2
"""A word in more pitches than this points to none of them."""
MUCH_LONGER, MUCH_SHORTER = 4 / 3, 3 / 4
"""A probe is told by its length from here on: against the longest, or the shortest, of the other responses."""
FEWEST_RESPONSES = 3
"""Of two responses each is the only one with anything."""

_ASKS = re.compile(r"[?？][”’」』\"')）]*\s*$")
_DIGIT = re.compile(r"\d")
_RIGHT = N_("the right evidence")
_LATIN = re.compile(r"[A-Za-z]+")
TONE = re.compile(
    r"\b(?:surely|believe me|trust me|hardly|obviously|of course|frankly|everybody knows|everyone knows|"
    r"(?:do not|don[’']t|no need to) worry|never fear|rest assured|come on|to be honest)\b"
    r"|相信我|请?放心|您?多虑|何必|难道|大家都知道|谁都知道|说实话|老实说|不用担心|别担心|当然",
    re.IGNORECASE,
)
"""Words of somebody who brushes off or insists."""
_TITLES = {
    "finance": re.compile(
        r"\b(?:financ\w*|accounts?|accounting|accountant|treasur\w*|controller)\b|财务|会计|出纳", re.I
    ),
    "purchaser": re.compile(r"\b(?:purchas\w*|procurement|buyer|buying)\b|采购", re.I),
    "technical": re.compile(r"\b(?:(?i:technical|technology|engineer\w*)|IT)\b|技术|工程师"),
    "user": re.compile(r"\b(?:users?|operators?)\b|用户|操作员", re.I),
    "decider": re.compile(r"\b(?:owner|managing director|general manager|chief executive)\b|总经理|董事长|老板", re.I),
    "recommender": re.compile(r"\b(?:consultant|adviser|advisor)\b|顾问|咨询", re.I),
    "observer": re.compile(r"\b(?:audit\w*|observer)\b|审计|观察员", re.I),
}
"""By role, the words in a title that are as good as its name."""


def traces(index: ScenarioIndex, family: Sequence[ScenarioFile] = ()) -> Iterator[Problem]:
    """Yield what is told before anybody is asked.

    Args:
        index: the scenario in the language to look at.
        family: all its variants, in any language; a trace that leads astray in one of them tells nothing.
    """
    variants = [ScenarioIndex(one, index.name) for one in family] or [index]
    yield from _Shared(index, variants).check()
    yield from _Forms(index, variants).check()
    yield from _titles(index, variants)
    yield from telling_ids(index)


class _Shared:
    """Words of pitches and responses that stand in one person's public text and in no other."""

    def __init__(self, index: ScenarioIndex, variants: list[ScenarioIndex]) -> None:
        self.index = index
        self.variants = variants

    @cached_property
    def owners(self) -> dict[str, int]:
        """The one person whose public text has a word, for every word that is rare enough to tell."""
        scenario = self.index.scenario
        house, seller = scenario.customer, scenario.seller
        known = common_words() | words(
            "\n".join((scenario.title, scenario.summary, house.name, house.industry, house.situation, seller.name,
                       seller.product, *(one.name for one in scenario.person), *(one.name for one in seller.team)))
        ).keys()  # fmt: skip
        public = [words(f"{one.title}\n{one.unit}\n{one.public}") for one in scenario.person]
        heard = Counter(word for found in public for word in found)
        return {word: place for place, found in enumerate(public) for word in found
                if heard[word] == 1 and word not in known}  # fmt: skip

    def check(self) -> Iterator[Problem]:
        yield from self._pitches()
        for place, person in enumerate(self.index.scenario.person):
            for entry, objection in enumerate(person.objection):
                yield from self._responses(place, entry, objection)

    def _pitches(self) -> Iterator[Problem]:
        scenario = self.index.scenario
        said = [{"title": words(one.title), "say": words(one.say)} for one in scenario.pitch]
        uses = Counter(word for one in said for word in {*one["title"], *one["say"]})
        for place, (pitch, texts) in enumerate(zip(scenario.pitch, said, strict=True)):
            if pitch.shared:
                continue
            telling = [
                (name, word) for name, found in texts.items() for word in self._longest(found)
                if uses[word] <= POINTS_TO and all(_suits(one, pitch, self.owners[word]) for one in self.variants)
            ]  # fmt: skip
            for name, word in telling[:1]:
                yield self.index.problem(
                    "W201", ("pitch", place, name),
                    N_("'{word}' is said of '{person}' in public and of nobody else: it shows whom '{pitch}' is for"),
                    N_("say it otherwise, or let the word stand in another public text or the brief too"),
                    against=EVERYTHING, word=texts[name][word], person=scenario.person[self.owners[word]].id,
                    pitch=pitch.id,
                )  # fmt: skip

    def _responses(self, place: int, entry: int, objection: ObjectionTable) -> Iterator[Problem]:
        said = [words(one.say) for one in objection.response]
        uses = Counter(word for found in said for word in found)
        person = self.index.scenario.person[place]
        for position, (response, found) in enumerate(zip(objection.response, said, strict=True)):
            telling = [
                word for word in self._longest(found) if self.owners[word] == place and 2 * uses[word] <= len(said)
            ]
            if telling and all(_is_right(one, person.id, objection.id, response) for one in self.variants):
                yield self.index.problem(
                    "W201", ("person", place, "objection", entry, "response", position, "say"),
                    N_("'{word}' is said of '{person}' in public: it shows that '{response}' is the right response"),
                    N_("say it otherwise, or let another response use the word too"), against=EVERYTHING,
                    word=found[telling[0]], person=person.id, response=response.id,
                )  # fmt: skip

    def _longest(self, found: dict[str, str]) -> list[str]:
        """Return the telling words among `found`, those first that show most: a number with what it counts."""
        return sorted((word for word in found if word in self.owners), key=lambda word: (-len(found[word]), word))


def _suits(variant: ScenarioIndex, pitch: PitchTable, place: int) -> bool:
    """Return whether a pitch is for the person at `place` in a variant."""
    person = variant.scenario.person[place].id
    same = next((one for one in variant.scenario.pitch if one.id == pitch.id), pitch)
    if person in same.fit:
        return same.fit[person] >= GOOD_FROM
    return not variant.needed(place).isdisjoint((*same.answers, *same.appeals))


def _is_right(variant: ScenarioIndex, person: str, objection: str, response: ResponseTable) -> bool:
    """Return whether a response brings evidence for what its objection means in a variant."""
    place = variant.people.get(person, -1)
    meant = next((one.meant for one in variant.scenario.person[place].objection if one.id == objection), "")
    return "evidence" in response.does and meant in response.answers


class _Forms:
    """What the form of a response tells of its kind, within one objection."""

    def __init__(self, index: ScenarioIndex, variants: list[ScenarioIndex]) -> None:
        self.index = index
        self.variants = variants
        called = [*(one.name for one in index.scenario.person), *(one.name for one in index.scenario.seller.team)]
        parts = {part for name in called for part in (name, *re.split(r"[ ·]", name)) if len(part) > 1}
        self.names = {part for part in parts if not part.isascii()}
        self.latin_names = parts - self.names

    def check(self) -> Iterator[Problem]:
        for place, person in enumerate(self.index.scenario.person):
            for entry, objection in enumerate(person.objection):
                key: Key = ("person", place, "objection", entry, "response")
                yield from self._tones(key, objection)
                if len(objection.response) >= FEWEST_RESPONSES:
                    yield from self._lengths(key, objection)
                    yield from self._marks(key, person.id, objection)

    def _tones(self, key: Key, objection: ObjectionTable) -> Iterator[Problem]:
        toned = [TONE.search(one.say) for one in objection.response]
        if all(toned):
            return
        for position, found in enumerate(toned):
            if found:
                yield self.index.problem(
                    "W203", (*key, position, "say"),
                    N_("'{word}' is how somebody speaks who brushes off or insists: it tells the kind of response"),
                    N_("let it say the same plainly"), word=found.group(),
                )  # fmt: skip

    def _lengths(self, key: Key, objection: ObjectionTable) -> Iterator[Problem]:
        widths = [cells(one.say) for one in objection.response]
        probes = [position for position, one in enumerate(objection.response) if "probe" in one.does]
        others = [width for position, width in enumerate(widths) if position not in probes]
        for position in probes if others else ():
            width, longest, shortest = widths[position], max(others), min(others)
            if MUCH_SHORTER * shortest < width < MUCH_LONGER * longest:
                continue
            longer = width > longest
            yield self.index.problem(
                "W203", (*key, position, "say"),
                N_("the probe takes {width} cells and the longest of the others {bound}: its length tells it") if longer
                else N_("the probe takes {width} cells and the shortest of the others {bound}: its length tells it"),
                N_("let all be of about one length, within a fifth"),
                against=(key,), width=width, bound=longest if longer else shortest,
            )  # fmt: skip

    def _marks(self, key: Key, person: str, objection: ObjectionTable) -> Iterator[Problem]:
        kinds = self._kinds(person, objection)
        right = [(word, places) for word, places in kinds if word == _RIGHT]
        everything = frozenset(range(len(objection.response)))
        # A probe is known by what it asks: what it names or counts tells nothing more.
        for holds, told, only, but, mend in (
            (_ends_in_question, kinds,
             N_("only {kind} ends in a question mark"), N_("only {kind} ends in no question mark"),
             N_("let all end alike: evidence can close with a short question too")),
            (_DIGIT.search, right, N_("only {kind} holds digits"), N_("only {kind} holds no digits"),
             N_("give a number to another response too, or to none")),
            (self._names_somebody, right, N_("only {kind} names somebody"), N_("only {kind} names nobody"),
             N_("let another response name somebody too, or none")),
        ):  # fmt: skip
            marked = frozenset(place for place, one in enumerate(objection.response) if holds(one.say))
            for wrong, places in ((only, marked), (but, everything - marked)):
                kind = next((word for word, of_kind in told if of_kind == places), None)
                if kind is not None and places != everything:
                    yield self.index.problem(
                        "W203", (*key, min(places), "say"), wrong, mend, against=(key,), kind=Sentence(kind)
                    )
                    break

    def _kinds(self, person: str, objection: ObjectionTable) -> list[tuple[str, frozenset[int]]]:
        """Return the responses of each kind that there is, by what the kind is called."""
        given = list(enumerate(objection.response))
        right = {
            place for place, one in given
            if all(_is_right(variant, person, objection.id, one) for variant in self.variants)
        }  # fmt: skip
        kinds = (
            (_RIGHT, right),
            (N_("the probe"), {place for place, one in given if "probe" in one.does}),
            (N_("what brings evidence"), {place for place, one in given if "evidence" in one.does}),
            (N_("what argues or plays down"), {place for place, one in given if not FAILURES.isdisjoint(one.does)}),
        )
        return [(word, frozenset(places)) for word, places in kinds if places]

    def _names_somebody(self, text: str) -> bool:
        return any(name in text for name in self.names) or not self.latin_names.isdisjoint(_LATIN.findall(text))


def _ends_in_question(text: str) -> bool:
    return _ASKS.search(text) is not None


def _titles(index: ScenarioIndex, variants: list[ScenarioIndex]) -> Iterator[Problem]:
    # A scenario with one truth gives it away at the second play anyhow, and titles are what they are.
    if len(variants) == 1:
        return
    for place, person in enumerate(index.scenario.person):
        primary = {truth.roles[0] for variant in variants for truth in variant.histories[place]}
        role = primary.pop() if len(primary) == 1 else ""
        for name in ("title", "unit"):
            text = getattr(person, name)
            found = _TITLES[role].search(text) if role in _TITLES else None
            if found:
                yield index.problem(
                    "W204", ("person", place, name),
                    N_("'{word}' names the role of '{person}', {role}, which is the primary one in every variant"),
                    N_("give the person another primary role in some variant, or another word to the title"),
                    against=EVERYTHING, word=found.group(), person=person.id, role=Term("role", role),
                )  # fmt: skip
                break
