"""Happenings put into the scenario's own words, with everything hidden left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from trainer.core.decision import Outcome, minimum
from trainer.core.happenings import HIDDEN_KINDS, Happening
from trainer.core.pitch_fit import GOOD_FROM, POOR_BELOW, fit_of
from trainer.core.scenario import Person, Scenario
from trainer.core.state import State

IN_FAVOUR_FROM = 60
UNDECIDED_FROM = 45

Stand = Literal["in_favour", "undecided", "against"]
LineKind = Literal[
    "you", "they", "account", "surveyed", "included", "clue", "trust", "asked_again", "coached", "source", "records",
    "news", "review_due", "reviewed", "close_due",
    "greets_again", "tires_again", "likes_again", "shrugs_again", "declines_again",
    "wants_proof", "wants_proof_warmly", "misses_proof", "wants_other", "wants_other_warmly",
    "opens_person", "opens_source", "opens_sheet", "opens_colleague", "opens_pitch", "worry", "same",
]  # fmt: skip
AGAIN: Final[dict[str, LineKind]] = {
    "greet_again": "greets_again", "tired": "tires_again", "pitch_good": "likes_again", "pitch_fair": "shrugs_again",
    "pitch_poor": "declines_again",
}  # fmt: skip
"""What takes the place of a line of `Reactions` that was said already: told of the person, not said by them."""
WAYS: Final = 3
"""In how many ways the program can tell each of `AGAIN`."""
WISHES: Final = 2
"""In how many ways a person can ask for proof, or for another of the trainee's people, before it is only told."""
WARM_FROM: Final = 3
"""Trust from which a wish is put warmly."""


class Line(NamedTuple):
    """One line of the telling.

    Attributes:
        kind: who or what speaks.
        text: the scenario's words, or "" where the interface has words of its own.
        person: index of the person concerned, or −1.
        item: index of the clue, source, account, questionnaire, question of one, event, colleague or pitch, the number
            of a review, which of `WAYS` or `WISHES`, or of `trainer.core.worries.WORRIES`; or −1.
        amount: change of trust, or 0.
        people: indexes of all whom a worry is about.
    """

    kind: LineKind
    text: str = ""
    person: int = -1
    item: int = -1
    amount: int = 0
    people: tuple[int, ...] = ()


class Telling(NamedTuple):
    """What is told of a move: its lines, and the mask of what people have said in the play by then.

    The mask holds a bit for every `ReactionLine`, and above them, for each person, those of the lines of `Reactions`
    and of the ways in which the program tells that something comes again.
    """

    lines: tuple[Line, ...]
    said: int


def narrate(
    scenario: Scenario, happenings: Iterable[Happening], you: str, before: State, after: State, said: int = 0
) -> Telling:
    """Return what a trainee reads of a move, or of one thing that it brought about.

    Args:
        scenario: what is played.
        happenings: what happened, in order.
        you: what the customer's people call the trainee.
        before: the state before the move.
        after: the state after it; conditions of lines count as they stand then.
        said: `Telling.said` of the move before, 0 for the first one.
    """
    teller = _Teller(scenario, before, after, said)
    lines: list[Line] = []
    for happening in happenings:
        if happening.kind not in HIDDEN_KINDS:
            lines.extend(teller.lines(happening))
    return Telling(tuple(line._replace(text=line.text.replace("{you}", you)) for line in lines), teller.said)


def stand_at(support: int) -> Stand:
    """Return from which side a person speaks in the committee at this support (0–100)."""
    return "in_favour" if support >= IN_FAVOUR_FROM else "undecided" if support >= UNDECIDED_FROM else "against"


def committee(scenario: Scenario, state: State, end: Outcome, you: str) -> tuple[Line, ...]:
    """Return what everybody still there says in the committee, the least influential-looking rank first.

    Whoever says what another has said to the letter has a line of the kind "same". Nobody says anything where the
    trainee was disqualified: there is nothing left to be for or against.
    """
    if end.kind == "disqualified":
        return ()
    truths = scenario.truths[state.fired]
    order = sorted(
        (person for person in scenario.people if truths[person.index].present),
        key=lambda person: (-_depth(scenario, person), person.index),
    )
    lines: list[Line] = []
    for person in order:
        text, _ = _line_for(person, stand_at(voiced(scenario, state, end, person.index)), state, 0)
        words = text.replace("{you}", you)
        heard = any(line.text == words for line in lines)
        lines.append(Line("same" if heard else "they", words, person.index))
    return tuple(lines)


def voiced(scenario: Scenario, state: State, end: Outcome, person: int) -> int:
    """Return the support (0–100) that a person speaks from.

    Whoever was never met, or has less than the decision takes of them, does not speak in favour: it would sound as if
    they had signed.
    """
    support = end.support[person]
    missed = support < minimum(scenario.levels, scenario.truths[state.fired][person])
    return support if state.met >> person & 1 and not missed else min(support, IN_FAVOUR_FROM - 1)


def _depth(scenario: Scenario, person: Person) -> int:
    depth = 0
    while person.boss >= 0:
        person = scenario.people[person.boss]
        depth += 1
    return depth


def _line_for(person: Person, when: str, state: State, said: int) -> tuple[str, int]:
    """Return the line that `person` says now, and its bit in the mask `said`: 0 if it is that of `Reactions`."""
    for line in person.lines:
        if line.when == when and not said >> line.index & 1 and (line.needs is None or line.needs.holds(state)):
            return line.text, 1 << line.index
    return str(getattr(person.reactions, when)), 0


class _Teller:
    """Turns the happenings of one move into lines; `said` grows by what is said."""

    def __init__(self, scenario: Scenario, before: State, after: State, said: int) -> None:
        self.scenario = scenario
        self.before = before
        self.after = after
        self.said = said

    def lines(self, happening: Happening) -> list[Line]:
        scenario = self.scenario
        kind, who, item, amount = happening
        match kind:
            case "studied":
                lines = [Line("source", scenario.sources[item].text, item=item)]
                if scenario.sources[item].records is not None:
                    lines.append(Line("records", item=item))
                return lines
            case "approached":
                return [Line("account", scenario.accounts[item].answer, item=item)]
            case "surveyed":
                return [Line("surveyed", scenario.questionnaires[item].title, who, item)]
            case "included":
                return [Line("included", scenario.survey_questions[item].say, who, item)]
            case "answered" if who >= 0:
                answered = scenario.survey_questions[item]
                return [Line("you", answered.say, who), Line("they", answered.answers[who].text, who)]
            case "met" if who >= 0:
                return [self._reaction(who, "greet_again" if self.before.met >> who & 1 else "greet")]
            case "asked":
                question = scenario.questions[item]
                return [Line("you", question.say, who), Line("they", question.answer, who)]
            case "pitched" if who >= 0:
                band = "pitch_good" if amount >= GOOD_FROM else "pitch_poor" if amount < POOR_BELOW else "pitch_fair"
                said = Line("you", scenario.pitches[item].say, who)
                return [said, self._reaction(who, band), *self._wish(who, item)]
            case "objected":
                return [Line("they", scenario.objections[item].said, who)]
            case "responded":
                response = scenario.responses[item]
                return [Line("you", response.say, who), Line("they", response.answer, who)]
            case "asked_again":
                return [Line("asked_again", "", who)]
            case "tired" if who >= 0:
                return [self._reaction(who, "tired")]
            case "clue":
                clue = scenario.clues[item]
                return [Line("clue", clue.text, clue.about, item)]
            case "trust":
                return [Line("trust", "", who, amount=amount)]
            case "coached":
                return [Line("coached", "", who)]
            case "event":
                return [Line("news", scenario.events[item].text, item=item)]
            case "review_due":
                return [Line("review_due", item=item)]
            case "reviewed":
                return [Line("reviewed", item=item)]
            case "close_due":
                return [Line("close_due")]
        return []

    def _reaction(self, who: int, when: str) -> Line:
        text, bit = _line_for(self.scenario.people[who], when, self.after, self.said)
        if bit or when not in AGAIN:
            self.said |= bit
            return Line("they", text, who)
        place = self._place(who, list(AGAIN).index(when))
        way = self._take(place, 1 + WAYS)
        if way > WAYS:
            self.said &= ~(((1 << WAYS) - 1) << place + 1)
            way = self._take(place, 1 + WAYS)
        # The first way is the scenario's own line.
        return Line(AGAIN[when], "", who, way - 1) if way else Line("they", text, who)

    def _wish(self, who: int, item: int) -> list[Line]:
        """Return what a person says who missed proof, or somebody else of the trainee's side, with a pitch."""
        scenario, before = self.scenario, self.before
        fit = fit_of(scenario, before, who, scenario.pitches[item])
        if fit.fixed:
            return []
        warm = self.after.trust[who] >= WARM_FROM
        if not fit.proof:
            way = self._take(self._place(who, len(AGAIN)), WISHES)
            if way == WISHES:
                return [Line("misses_proof", "", who)]
            return [Line("wants_proof_warmly" if warm else "wants_proof", "", who, way)]
        wanted = scenario.truths[before.fired][who].counterpart
        # Somebody who prefers whom the trainee does not have is not told of by those who cannot know.
        if not fit.counterpart and any(one.counterpart == wanted for one in scenario.team):
            way = self._take(self._place(who, len(AGAIN) + 1), WISHES)
            if way < WISHES:
                return [Line("wants_other_warmly" if warm else "wants_other", "", who, way)]
        return []

    def _place(self, who: int, kind: int) -> int:
        """Return the first of the bits that a person has for one kind of thing said."""
        own = sum(len(person.lines) for person in self.scenario.people)
        return own + (who * (len(AGAIN) + 2) + kind) * (1 + WAYS)

    def _take(self, place: int, ways: int) -> int:
        """Return the first of so many ways that was not taken yet, and take it; their number if all were."""
        way = next((way for way in range(ways) if not self.said >> place + way & 1), ways)
        if way < ways:
            self.said |= 1 << place + way
        return way
