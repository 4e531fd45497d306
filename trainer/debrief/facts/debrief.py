"""The debrief as a value: everything that its pages show, in the order in which they show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trainer.core.moves import Move
from trainer.core.own_words import NOTHING_SAID, OwnWords
from trainer.core.reflection import UNWRITTEN, Reflection
from trainer.core.scenario import Scenario
from trainer.debrief.facts.advice import Advice, advice_for
from trainer.debrief.facts.beside_things import Bridge, Untold, bridge_of, untold
from trainer.debrief.facts.gap import Gap, gap_of
from trainer.debrief.facts.loss_reviews import LossReview, advised, loss_review
from trainer.debrief.facts.losses import LEAST_TOLD, losses, told, undoes
from trainer.debrief.facts.means import MeansReview, means_review
from trainer.debrief.facts.objections import ObjectionReview, objection_reviews
from trainer.debrief.facts.own_words import OwnLines, own_lines, reasons_on_map
from trainer.debrief.facts.people import PersonReview, people_reviews
from trainer.debrief.facts.pitches import PitchMade, pitches_made
from trainer.debrief.facts.power_map import Node, power_map
from trainer.debrief.facts.questions import DiscussionQuestion, discussion_questions
from trainer.debrief.facts.replay import replayed_play
from trainer.debrief.facts.result import ResultReview, result_of
from trainer.debrief.facts.strategy import StrategyReview, strategy_review
from trainer.debrief.facts.timeline import Day, days_of
from trainer.debrief.facts.turning_points import Turn, turning_points
from trainer.i18n.languages import Glossary


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an attempt besides its moves; what does not apply stays empty.

    Attributes:
        attempt: id of the attempt.
        pack_title: title of the scenario's pack.
        sha256: digest of the scenario's bytes.
        opened: when the attempt was opened (ISO 8601).
        practice: whether hints and rewinding were open.
        rewinds: how often something was taken back.
        reflection: what the trainees wrote before they knew the result.
        said: what they said in their own words, of the moves in force.
        disclaimer: said where a rule of conduct is named.
        law_checked_on: date on which the pack's law was checked (ISO 8601).
        par: (competency or "overall", best score that search found, 0–100); empty if nothing certifies one.
        median: (competency or "overall", median of the class the play belongs to, 0–100); empty if there is none.
        glossary: the pack's terms with what they mean, in its languages.
        variant: letter of the variant that was played, "" of a scenario that has but one.
        variants: how many it has.
        finished: letters of the variants that somebody at the seat has played to the end; empty for bare moves, for
            nobody knows who made them.
    """

    attempt: str = ""
    pack_title: str = ""
    sha256: str = ""
    opened: str = ""
    practice: bool = False
    rewinds: int = 0
    reflection: Reflection = UNWRITTEN
    said: OwnWords = NOTHING_SAID
    disclaimer: str = ""
    law_checked_on: str = ""
    par: tuple[tuple[str, float], ...] = ()
    glossary: Glossary = ()
    median: tuple[tuple[str, float], ...] = ()
    variant: str = ""
    variants: int = 1
    finished: tuple[str, ...] = ()

    @property
    def unplayed(self) -> tuple[str, ...]:
        """Letters of the variants that are not known to have been played to the end, in order."""
        letters = (chr(ord("a") + place) for place in range(self.variants))
        return tuple(letter for letter in letters if letter != self.variant and letter not in self.finished)


@dataclass(frozen=True, slots=True)
class Debrief:
    """A debrief.

    Attributes:
        you: the trainee's name.
        scenario: id of the scenario.
        title: its title.
        customer: the customer's name; `seller` is the trainee's own house and `product` what it offers.
        result: part 1.
        gap: part 1, what a win still took where nothing that was tried ends the play better, else None.
        things: part 2, the dearest losses, at most three; empty where nothing is worth mending.
        bridge: part 2, whom the result names where the first of them is about somebody else, else None.
        untold: part 2, what is big and none of them.
        days: part 3, the timeline.
        turns: part 3, its turning points, with the better move where search found one.
        map: part 4, the power structure, believed and true.
        people: part 4, highest-certainty errors first.
        strategy: part 4, that of the first review, None where no map was handed in.
        means: part 4, accounts, questionnaires and promises.
        pitches: part 4, in the order of time.
        objections: part 4.
        discussion: part 4, the scenario's questions for the group, those that this play gives rise to.
        prompts: part 4, questions that this play gives rise to.
        advice: part 5.
        own: what was typed in the trainee's own words, by the number of the move that it led to.
        reasons: why each person, by name, was thought to be what the last map says.
    """

    you: str
    facts: Facts
    scenario: str
    title: str
    customer: str
    seller: str
    product: str
    result: ResultReview
    gap: Gap | None
    things: tuple[LossReview, ...]
    bridge: Bridge | None
    untold: tuple[Untold, ...]
    days: tuple[Day, ...]
    turns: tuple[Turn, ...]
    map: tuple[Node, ...]
    people: tuple[PersonReview, ...]
    strategy: StrategyReview | None
    means: MeansReview
    pitches: tuple[PitchMade, ...]
    objections: tuple[ObjectionReview, ...]
    discussion: tuple[str, ...]
    prompts: tuple[DiscussionQuestion, ...]
    advice: Advice
    own: OwnLines
    reasons: Mapping[str, str]


def debrief(scenario: Scenario, moves: Sequence[Move], *, you: str, facts: Facts | None = None) -> Debrief:
    """Return the debrief of a finished play: a pure replay, the same for the same moves on every machine.

    Args:
        scenario: what was played, in the language of play.
        moves: the moves in force, up to the decision.
        you: the trainee's name as the customer's people say it.
        facts: what is known of the attempt.

    Raises:
        IllegalMove: if the rules do not allow one of the moves.
        TrainerError: if the play is not over.
    """
    play = replayed_play(scenario, moves, you)
    brief = scenario.brief
    result = result_of(play)
    found = losses(play)
    three = told(play, found)
    play = play.advising(move for loss in three for move in advised(play, loss))
    reviewed = [
        loss_review(play, loss)
        for loss in found
        if loss.points >= LEAST_TOLD and not loss.parts and not any(undoes(play, loss, one) for one in three)
    ]
    turns = turning_points(play, reviewed)
    people = people_reviews(play)
    pitches = pitches_made(play)
    facts = facts or Facts()
    said = own_lines(play, facts.said)
    return Debrief(
        you=you,
        facts=facts,
        scenario=scenario.id,
        title=brief.title,
        customer=brief.customer,
        seller=brief.seller,
        product=brief.product,
        result=result,
        gap=gap_of(play, found),
        things=tuple(loss_review(play, loss) for loss in three),
        bridge=bridge_of(play, found, three),
        untold=untold(play, three) if three else (),
        days=days_of(play, reviewed, said),
        turns=turns,
        map=power_map(play),
        people=people,
        strategy=strategy_review(play),
        means=means_review(play),
        pitches=pitches,
        objections=objection_reviews(play),
        discussion=tuple(play.said(one.text) for one in brief.discussion if one.fits(play.state)),
        prompts=discussion_questions(people, pitches, turns),
        advice=advice_for(play, result, turns),
        own=said,
        reasons=reasons_on_map(play, facts.said),
    )
