"""The dearest losses as facts to put into words: what was done, what it led to, what would have been better."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import takewhile

from trainer.core.decision import contradictions, units_sharing
from trainer.core.moves import Ask, First, Leave, Meet, Move, Note, Pitch, Respond, Study, Survey
from trainer.core.narration import stand_at, voiced
from trainer.core.score.account_map import role_right
from trainer.core.score.card import BREACH_POINTS
from trainer.core.score.meetings import units_in_full
from trainer.core.state import Handed
from trainer.debrief.facts.breaches import RuleBroken, rules_broken
from trainer.debrief.facts.clues import clues_about
from trainer.debrief.facts.losses import Loss
from trainer.debrief.facts.objections import ObjectionReview, review_of
from trainer.debrief.facts.pitches import PitchMade, cases_made, pitch_made
from trainer.debrief.facts.repairs import LossKind
from trainer.debrief.facts.replay import ReplayedPlay

ABOUT_MAP = ("map", "sure", "finding")
"""Kinds of losses on the account map."""


@dataclass(frozen=True, slots=True)
class BetterStep:
    """A thing to do otherwise.

    Attributes:
        kind: "ask", "pitch", "share", "respond", "study", "first", "survey", "meet", "note" or "skip" (left out).
        person: name of the person concerned, or "".
        what: words or title of the thing to say or study, or "".
        term: a channel's id, or "".
        colleague: name of the colleague to take along, or "".
        entry: what to write, for a note.
        hearers: names of those who should have heard it, for "share"; `heard` is whether others had.
        trust: what a question costs of the trust of who is asked, as a number above 0, else 0.
        instead: words of the case that was made in its place, for "pitch", or "".
        often: maps on which to write it, for a note; `then` is whether less could be written on those before.
    """

    kind: str
    person: str = ""
    what: str = ""
    term: str = ""
    colleague: str = ""
    entry: MapEntry | None = None
    hearers: tuple[str, ...] = ()
    heard: bool = False
    trust: int = 0
    often: int = 1
    then: bool = False
    instead: str = ""


@dataclass(frozen=True, slots=True)
class MapEntry:
    """What stands or could stand on the map of a person: ids; certainty 1–3, or 0 where no role is named.

    Influence (0–3) and veto are None where nothing is said of them.
    """

    roles: tuple[str, ...]
    certainty: int
    concerns: tuple[str, ...]
    wins: tuple[str, ...]
    influence: int | None = None
    veto: str | None = None


@dataclass(frozen=True, slots=True)
class WonOver:
    """Somebody on whom the decision hung: how they stood, what it took of them, and how they would have, 0–100."""

    person: str
    support: int
    needed: int
    lifted: int


@dataclass(frozen=True, slots=True)
class LossReview:
    """Something that the play lost.

    Attributes:
        kind: what was lost.
        number: number of the move that lost it, 0 where nothing was done.
        day: its day, or 0.
        person: name of the person concerned, or "".
        title: title of that person, or "".
        roles: true roles of that person when it was over; for a loss on the map when that map was handed in.
        weight: that person's influence, in percent of all there is.
        points: points of the overall result that it cost.
        overall: the overall result with it mended, 0–100.
        outcome: how the play would have ended, "" if as it did.
        what: the account or the questionnaire, or "".
        rules: the rules broken that nothing cleared, the gravest first.
        cases: the pairs of cases that contradict each other, and would not.
        promise: what was promised and not kept, or ""; `unkept` is heard of it, `fine` its points of the outcome.
        pitch: the pitch, where it was one.
        objection: the objection, where it was one.
        channel: channel of the meeting, or ""; `colleague` went along, or "".
        entry: what stood on the map that is told of, for a loss on the map: the map of `day`, else the last one.
        short: where what was known stood on the map, what it fell short in, "certainty" or "evidence"; "stale" where
            the role on it had been the true one before power moved; else "".
        proofs: clues in hand by then that showed the true primary role.
        shown: texts of the clues that would have shown better; for "map" they were in hand by then.
        support: how the person stood at the decision, 0–100; `needed` is what it took, or 0.
        lifted: how the person would have stood with it mended, 0–100.
        stand: the side from which the person spoke at the decision, "" where it concerns nobody.
        meetings: how often the person was met.
        seen: whether the last map handed in named the person's primary role rightly.
        added: whether it would have been done besides all that was, with nothing left out for it.
        hung: "veto" or "decider" where the decision hung on this person so, else "".
        others: whoever else of those on whom the decision hung would have come to what it takes.
        units: departments in which a case for the whole house was heard, and how many there should be.
        steps: what would have been better, in order; none where no single thing would have helped.
        parts: the two things of which only both would have brought it, in the order of the play; else empty.
    """

    kind: LossKind
    number: int
    day: int
    person: str
    title: str
    roles: tuple[str, ...]
    weight: int
    points: float
    overall: float
    outcome: str
    what: str
    rules: tuple[RuleBroken, ...]
    cases: tuple[tuple[str, str], ...]
    promise: str
    unkept: str
    fine: int
    pitch: PitchMade | None
    objection: ObjectionReview | None
    channel: str
    colleague: str
    entry: MapEntry | None
    short: str
    proofs: int
    shown: tuple[str, ...]
    support: int
    needed: int
    lifted: int
    stand: str
    meetings: int
    seen: bool
    added: bool
    hung: str
    others: tuple[WonOver, ...]
    units: tuple[int, int]
    steps: tuple[BetterStep, ...]
    parts: tuple[LossReview, ...] = ()

    @property
    def strays(self) -> bool:
        """Whether something stood on the map that would not stand there by what would have been better."""
        entry = self.entry
        better = next((step.entry for step in reversed(self.steps) if step.entry is not None), None)
        if entry is None or better is None:
            return False
        kept = {*better.roles, *better.concerns, *better.wins}
        others = ((entry.influence, better.influence), (entry.veto, better.veto))
        return not kept.issuperset((*entry.roles, *entry.concerns, *entry.wins)) or any(
            one not in (None, other) for one, other in others
        )


def loss_review(play: ReplayedPlay, loss: Loss) -> LossReview:
    """Return what there is to say of a loss."""
    scenario, repair = play.scenario, loss.repair
    person = repair.person
    moment = play.moments[repair.number - 1] if repair.number else None
    handed = _handed(play, loss)
    truth = play.scenario.truth(handed.fired)[person] if handed is not None and person >= 0 else None
    if truth is None and person >= 0:
        truth = play.truths[person]
    end = play.card.outcome
    rules = [one for one in rules_broken(play) if one.cleared is None] if loss.kind == "breach" else []
    promise = scenario.promises[repair.subject[1]] if loss.kind == "promise" else None
    channel, colleague = _met(play, repair.number) if moment is not None else ("", "")
    needed = _needed(play) if person in end.against else 0
    what = ""
    if moment is not None and isinstance(moment.move, First):
        what = scenario.accounts[scenario.account_index[moment.move.account]].name
    if moment is not None and isinstance(moment.move, Survey):
        what = scenario.questionnaires[scenario.questionnaire_index[moment.move.questionnaire]].title
    return LossReview(
        kind=loss.kind,
        number=repair.number,
        day=moment.day if moment is not None else 0,
        person=play.name(person),
        title=scenario.people[person].title if person >= 0 else "",
        roles=truth.roles if truth is not None else (),
        weight=_share(play, person),
        points=loss.points,
        overall=loss.overall,
        outcome=loss.outcome,
        what=what,
        rules=tuple(sorted(rules, key=lambda rule: -BREACH_POINTS[rule.grade])),
        cases=_pairs(play, loss),
        promise=promise.text if promise is not None else "",
        unkept=play.said(promise.broken_text) if promise is not None else "",
        fine=promise.points if promise is not None else 0,
        pitch=pitch_made(play, moment) if moment is not None else None,
        objection=review_of(play, scenario.objections[repair.subject[1]]) if loss.kind == "objection" else None,
        channel=channel,
        colleague=colleague,
        entry=_entry(handed.board[person]) if handed is not None else None,
        short=_short(play, loss, handed),
        proofs=_proofs(play, person, handed),
        shown=_shown(play, loss, handed),
        support=end.support[person] if person >= 0 else 0,
        needed=needed,
        lifted=loss.lifted,
        stand=stand_at(voiced(scenario, play.state, end, person)) if person >= 0 else "",
        meetings=sum(
            isinstance(one.move, Meet) and scenario.person_index[one.move.person] == person for one in play.moments
        ),
        seen=_seen(play, person),
        added=not Counter(one.move for one in play.moments) - Counter(loss.moves),
        hung=end.reason if needed else "",
        others=tuple(
            WonOver(play.name(one), end.support[one], _needed(play), stood)
            for one, stood in loss.won_over
            if one != person
        ),
        units=(units_sharing(scenario, play.state), units_in_full(scenario, play.state)),
        steps=_steps(play, loss),
        parts=tuple(loss_review(play, part) for part in loss.parts),
    )


def advised(play: ReplayedPlay, loss: Loss) -> tuple[Move, ...]:
    """Return the moves that a loss advises in words, in order."""
    repair = loss.repair
    if loss.parts:
        return tuple(move for part in loss.parts for move in advised(play, part))
    if loss.kind == "objection":
        return tuple(_answers(play, loss))
    if repair.instead:
        return tuple(case for _, case in repair.instead if case is not None)
    if isinstance(repair.doing, Meet) and isinstance(repair.companion, Pitch):
        return tuple(takewhile(lambda move: not isinstance(move, Leave), repair.ahead))
    return tuple(move for move in (repair.doing, repair.companion) if move is not None)


def _needed(play: ReplayedPlay) -> int:
    """Return what the decision took of those on whom it hung."""
    return play.scenario.levels.veto if play.card.outcome.reason == "veto" else play.scenario.levels.decider


def _seen(play: ReplayedPlay, person: int) -> bool:
    """Return whether the last map handed in named the primary role of a person rightly."""
    if person < 0 or not play.state.handed:
        return False
    last = play.state.handed[-1]
    return bool(role_right(last.board[person], play.scenario.truth(last.fired)[person]))


def _pairs(play: ReplayedPlay, loss: Loss) -> tuple[tuple[str, str], ...]:
    """Return the contradictions of the play, by title, that are none with the loss mended."""
    if loss.kind != "contradiction":
        return ()
    cases = play.scenario.pitches
    return tuple(
        (cases[first].title, cases[second].title)
        for first, second in contradictions(play.scenario, play.state)
        if not {cases[first].move, cases[second].move} <= {*loss.moves}
    )


def _share(play: ReplayedPlay, person: int) -> int:
    whole = sum(truth.influence for truth in play.truths if truth.present)
    return round(100 * play.truths[person].influence / whole) if person >= 0 and whole else 0


def _met(play: ReplayedPlay, number: int) -> tuple[str, str]:
    for moment in reversed(play.moments[:number]):
        if isinstance(moment.move, Meet):
            scenario = play.scenario
            companion = moment.move.companion
            return moment.move.channel, scenario.team[scenario.team_index[companion]].name if companion else ""
    return "", ""


def _entry(note: Note | None) -> MapEntry:
    if note is None:
        return MapEntry((), 0, (), ())
    return MapEntry(
        note.roles, note.certainty if note.roles else 0, note.concerns, note.wins, note.influence, note.veto
    )


def _handed(play: ReplayedPlay, loss: Loss) -> Handed | None:
    """Return the map that a loss on the map is told of: the one that its move handed in, else the last one."""
    if loss.kind not in ABOUT_MAP:
        return None
    last = len(play.moments[loss.repair.number - 1].after.handed) if loss.repair.number else len(play.state.handed)
    return play.state.handed[last - 1]


def _note(loss: Loss) -> Note | None:
    return next((move for move in (loss.repair.companion, loss.repair.doing) if isinstance(move, Note)), None)


def _short(play: ReplayedPlay, loss: Loss, handed: Handed | None) -> str:
    """Return in what a map fell short on which everything stood that was known, "" if something was missing.

    It is "stale" where the role on it had been the true one once.
    """
    note = _note(loss)
    stood = handed.board[loss.repair.person] if handed is not None else None
    if handed is not None and stood is not None and stood.roles and loss.kind in ("map", "sure"):
        earlier = {moment.before.fired for moment in play.moments if moment.before.clock <= handed.clock}
        now, *before = (play.scenario.truth(fired)[loss.repair.person].roles[0] for fired in (handed.fired, *earlier))
        if stood.roles[0] != now and stood.roles[0] in before:
            return "stale"
    if loss.kind != "map" or note is None or stood is None:
        return ""
    if replace(stood, certainty=note.certainty, evidence=note.evidence) != note:
        return ""
    return "certainty" if stood.certainty < note.certainty else "evidence"


def _proofs(play: ReplayedPlay, person: int, handed: Handed | None) -> int:
    """Return how many clues in hand showed the true primary role of a person when a map was handed in."""
    if handed is None:
        return 0
    role = ("role", play.scenario.truth(handed.fired)[person].roles[0])
    clues = (clue for clue in clues_about(play.scenario, person) if handed.clues >> clue.index & 1)
    return sum(role in clue.supports for clue in clues)


def _shown(play: ReplayedPlay, loss: Loss, handed: Handed | None) -> tuple[str, ...]:
    """Return the clues that show what a mended entry on the map has and the one on it had not."""
    note = _note(loss)
    if note is None or handed is None or loss.kind == "sure":
        return ()
    scenario, about = play.scenario, loss.repair.person
    stood = handed.board[about] or Note(scenario.people[about].id)
    new = _claims(note) - _claims(stood)
    if note.certainty > stood.certainty or not new:
        new |= {("role", role) for role in note.roles[:1]}
    held = _revealed(play, loss) if loss.kind == "finding" else handed.clues
    return tuple(
        play.said(clue.text)
        for clue in scenario.clues
        if clue.about == about
        and held >> clue.index & 1
        and (loss.kind == "finding" or clue.id not in stood.evidence or ("role", note.roles[0]) not in clue.supports)
        and not new.isdisjoint(clue.supports)
    )


def _claims(note: Note) -> set[tuple[str, str]]:
    """Return what an entry says, as clues say it."""
    claims = {("role", role) for role in note.roles}
    claims |= {("concern", name) for name in note.concerns} | {("win", name) for name in note.wins}
    if note.influence is not None:
        claims.add(("influence", str(note.influence)))
    if note.veto is not None:
        claims.add(("veto", note.veto))
    return claims


def _revealed(play: ReplayedPlay, loss: Loss) -> int:
    match loss.repair.doing:
        case Study(ref):
            return play.scenario.sources[play.scenario.source_index[ref]].effects.reveals & ~play.state.clues
        case Ask(ref):
            return play.scenario.questions[play.scenario.question_index[ref]].effects.reveals & ~play.state.clues
    return 0


def _steps(play: ReplayedPlay, loss: Loss) -> tuple[BetterStep, ...]:
    repair = loss.repair
    if loss.kind in ("no", "unwon", "together"):
        return ()
    if loss.kind == "objection":
        return tuple(_step(play, repair.person, move) for move in advised(play, loss))
    if loss.kind == "story" and isinstance(repair.doing, Pitch):
        title = play.scenario.pitches[play.scenario.pitch_index[repair.doing.pitch]].title
        before = _hearers([moment.move for moment in play.moments], repair.doing)
        after = _hearers(loss.moves, repair.doing)
        names = tuple(play.name(play.scenario.person_index[who]) for who in after if who not in before)
        return (BetterStep("share", "", title, hearers=names, heard=bool(before)),)
    if repair.instead:
        return tuple(_instead(play, place, case) for place, case in repair.instead)
    if repair.doing is None:
        moment = play.moments[repair.number - 1]
        what = ""
        if isinstance(moment.move, Pitch):
            what = play.scenario.pitches[play.scenario.pitch_index[moment.move.pitch]].title
        return (BetterStep("skip", play.name(repair.person), what),)
    steps = [_step(play, repair.person, move) for move in advised(play, loss)]
    who = play.scenario.people[repair.person].id if repair.person >= 0 else ""
    played = [moment.move for moment in play.moments[repair.place :]]
    new, old = (
        Counter(one for one in moves if isinstance(one, Note) and one.person == who) for moves in (repair.ahead, played)
    )
    written = [_entry(note) for note in (new - old).elements()]
    return tuple(
        replace(step, often=len(written), then=any(entry != step.entry for entry in written))
        if step.kind == "note"
        else step
        for step in steps
    )


def _instead(play: ReplayedPlay, place: int, case: Pitch | None) -> BetterStep:
    """Return what is done in place of the case that was made at a place of the play."""
    moment, scenario = play.moments[place], play.scenario
    assert isinstance(moment.move, Pitch)
    made = scenario.pitches[scenario.pitch_index[moment.move.pitch]].title
    person = play.name(moment.before.person)
    if case is None:
        return BetterStep("skip", person, made)
    return BetterStep("pitch", person, scenario.pitches[scenario.pitch_index[case.pitch]].title, instead=made)


def _hearers(moves: Iterable[Move], pitch: Pitch) -> list[str]:
    """Return who hears a case in a play, by id."""
    return [who for who, case in cases_made(moves) if case == pitch.pitch]


def _answers(play: ReplayedPlay, loss: Loss) -> list[Respond]:
    """Return the answers to the objection with which it would have been met."""
    scenario, objection = play.scenario, loss.repair.subject[1]
    given = (move for move in loss.moves[loss.repair.place :] if isinstance(move, Respond))
    return [move for move in given if scenario.responses[scenario.response_index[move.response]].objection == objection]


def _step(play: ReplayedPlay, person: int, move: Move) -> BetterStep:
    scenario, name = play.scenario, play.name(person)
    match move:
        case Ask(ref):
            question = scenario.questions[scenario.question_index[ref]]
            trust = max(0, -question.effects.trust)
            return BetterStep("ask", play.name(question.person), play.said(question.say), trust=trust)
        case Pitch(ref):
            return BetterStep("pitch", name, scenario.pitches[scenario.pitch_index[ref]].title)
        case Study(ref):
            return BetterStep("study", name, scenario.sources[scenario.source_index[ref]].title)
        case Respond(ref):
            return BetterStep("respond", name, play.said(scenario.responses[scenario.response_index[ref]].say))
        case First(ref):
            return BetterStep("first", "", scenario.accounts[scenario.account_index[ref]].name)
        case Survey(ref, who):
            sheet = scenario.questionnaires[scenario.questionnaire_index[ref]]
            return BetterStep("survey", play.name(scenario.person_index[who]), sheet.title)
        case Meet(who, channel, companion):
            colleague = scenario.team[scenario.team_index[companion]].name if companion else ""
            return BetterStep("meet", play.name(scenario.person_index[who]), term=channel, colleague=colleague)
        case Note() as note:
            return BetterStep("note", name, entry=_entry(note))
    raise AssertionError(move)
