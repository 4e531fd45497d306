"""What a move brought about, line by line: the talk, and what one reads back at the desk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.core.narration import AGAIN, WISHES, Line, LineKind
from trainer.core.scenario import Records, Scenario
from trainer.core.worries import WORRIES
from trainer.errors import N_
from trainer.i18n.translator import Translator
from trainer.scene.text import Text

_WAITING: frozenset[LineKind] = frozenset({"review_due", "reviewed", "close_due"})
"""What the next scene says by itself."""
OPENINGS: frozenset[LineKind] = frozenset(
    {"opens_person", "opens_source", "opens_sheet", "opens_colleague", "opens_pitch"}
)
"""What can be had from now on."""
_NEW: frozenset[LineKind] = OPENINGS | {"source", "account", "they", "news", "clue", "worry", *AGAIN.values()}
_AGAIN: dict[LineKind, tuple[str, ...]] = {
    "greets_again": (
        N_("{person} knows you by now and comes straight to the point."),
        N_("{person} asks what is new since last time."),
        N_("{person} wastes no words on a greeting this time."),
    ),
    "tires_again": (
        N_("{person} has no more time for you today."),
        N_("{person} wants to leave it at that for today."),
        N_("{person} has to go on to the next thing."),
    ),
    "likes_again": (
        N_("{person} likes that one, too."),
        N_("{person} makes a note of it, word for word."),
        N_("{person} says that this is to the point."),
    ),
    "shrugs_again": (
        N_("{person} takes it as it comes: not wrong, but not what matters most."),
        N_("{person} has heard it, and is no further."),
        N_("{person} says neither yes nor no to it."),
    ),
    "declines_again": (
        N_("{person} lets that pass without a word."),
        N_("{person} does not see what that has to do with the matter."),
        N_("{person} has no use for that, either."),
    ),
}
_WISHES: dict[LineKind, tuple[str, ...]] = {
    "wants_proof": (
        N_("That is easily said. What can you show me?"),
        N_("So far I have only your word for it. Where does it stand in black and white?"),
        N_("Says who? I should need that from somebody other than you."),
        N_("Fine words. With nothing to show for them I can do nothing."),
    ),
    "wants_proof_warmly": (
        N_("I would like to believe you. Bring me something in black and white, and I can use it."),
        N_("Between us: without proof I cannot pass that on."),
        N_("I do not doubt you. But they will ask me where I have it from, and what do I say then?"),
        N_("Find me something that I can lay on the table, and I will say it myself."),
    ),
    "wants_other": (
        N_("From one of your other people I would sooner have believed that."),
        N_("You may be right. But I should have liked to ask somebody else of yours about it."),
    ),
    "wants_other_warmly": (
        N_("Next time bring somebody along for this; there is one among your people whom I would ask more."),
        N_("I listen to you gladly. On this I would sooner talk with another of your people."),
    ),
}
_WORRIES = {
    "empty": N_("What worries me: this map is empty. We would go to them again knowing no more than on the first day."),
    "no_decider": N_("What worries me: on your map nobody decides. In every house somebody does."),
    "two_deciders": N_(
        "What worries me: by your map more than one decides ({people}). Whose word counts when they differ?"
    ),
    "unknown": N_("What worries me: of {people} the map says nothing. Whoever we know nothing of can still say no."),
    "decider_unmet": N_("What worries me: by your map {people} decides, and you have not even met."),
    "sure": N_("What worries me: you are sure of {people}, and cite too little for it."),
    "doubled": N_(
        "What worries me: several play the same part on your map ({people}). Hardly any house is made like that."
    ),
    "no_veto": N_("What worries me: on your map nobody can say no. Have you asked?"),
    "needs": N_("What worries me: of {people} you write what part they play, but not what they need or want."),
    "none": N_("Nothing on this map worries me by itself. Whether it is right, only they can tell you."),
}


@dataclass(frozen=True, slots=True)
class NarrationLine:
    """A line of the telling.

    Attributes:
        kind: who or what speaks.
        text: the words; the lead says who speaks, or what it is about.
        id: the clue's id, or "".
        person: id of the person concerned, or "".
        records: the table that stands here, or None.
    """

    kind: LineKind
    text: Text
    id: str = ""
    person: str = ""
    records: Records | None = None


def narration(tr: Translator, scenario: Scenario, lines: Iterable[Line]) -> tuple[NarrationLine, ...]:
    """Return the lines of the telling; what is said twice in a row is said once."""
    telling: list[NarrationLine] = []
    for line in lines:
        person = scenario.people[line.person] if line.person >= 0 else None
        clue = scenario.clues[line.item].id if line.kind == "clue" else ""
        one = NarrationLine(
            line.kind, _text(tr, scenario, line, person.name if person else ""), clue, person.id if person else "",
            scenario.sources[line.item].records if line.kind == "records" else None,
        )  # fmt: skip
        # A close hands in every map that is still due: said once is enough.
        if line.kind != "reviewed" or telling[-1:] != [one]:
            telling.append(one)
    return tuple(telling)


def learned(tr: Translator, scenario: Scenario, lines: Iterable[Line]) -> tuple[NarrationLine, ...]:
    """Return what is to be read before one goes on at the desk or at a review; empty if nothing came to light."""
    told = tuple(lines)
    # What the manager says of a map has to do with its being handed in.
    worried = any(line.kind == "worry" for line in told)
    shown = [line for line in told if line.kind not in _WAITING or (worried and line.kind == "reviewed")]
    return narration(tr, scenario, shown) if any(line.kind in _NEW for line in shown) else ()


def _in_turn(ways: Sequence[str], line: Line) -> str:
    """Return the way that is next for a person; two people in a row begin with another one."""
    return ways[(line.person + line.item * (len(ways) // WISHES if line.kind in _WISHES else 1)) % len(ways)]


def _text(tr: Translator, scenario: Scenario, line: Line, name: str) -> Text:
    match line.kind:
        case "greets_again" | "tires_again" | "likes_again" | "shrugs_again" | "declines_again":
            return Text(tr(_in_turn(_AGAIN[line.kind], line), person=name), "quiet")
        case "wants_proof" | "wants_proof_warmly" | "wants_other" | "wants_other_warmly":
            return Text(tr(_in_turn(_WISHES[line.kind], line)), lead=name)
        case "you":
            return Text(line.text, lead=tr("You"))
        case "same":
            return Text(tr("{person} says the same.", person=name), "quiet")
        case "they":
            return Text(line.text, lead=name)
        case "clue":
            return Text(line.text, "good", tr("notebook ({person})", person=name))
        case "trust" if line.amount > 0:
            return Text(tr("{person} trusts you more.", person=name), "good")
        case "trust":
            return Text(tr("{person} trusts you less.", person=name), "bad")
        case "asked_again":
            return Text(tr("A clue in hand had shown it already: asking cost patience."), "bad")
        case "coached":
            words = tr("{person} is on your side now: some things can be asked in confidence.", person=name)
            return Text(words, "good")
        case "source":
            return Text(line.text)
        case "records":
            return Text(tr("Records"), "quiet")
        case "account":
            return Text(line.text, "warning", tr("First"))
        case "surveyed":
            return Text(tr("{title} goes to {person}.", title=line.text, person=name), "quiet")
        case "included":
            return Text(line.text, "quiet", tr("Goes in"))
        case "news":
            return Text(line.text, "warning", tr("News"))
        case "review_due":
            return Text(tr("Your manager asks for the account map."), "warning")
        case "reviewed":
            return Text(tr("The account map is handed in."), "quiet")
        case "misses_proof":
            return Text(tr("{person} still misses the proof for that.", person=name), "quiet")
        case "opens_person":
            return Text(tr("You can now meet {person}.", person=name), "accent")
        case "opens_source":
            return Text(tr("You can now study: {title}.", title=scenario.sources[line.item].title), "accent")
        case "opens_sheet":
            title = scenario.questionnaires[line.item].title
            return Text(tr("You can now send a questionnaire: {title}.", title=title), "accent")
        case "opens_colleague":
            colleague = scenario.team[line.item].name
            return Text(tr("{colleague} now comes along to meetings.", colleague=colleague), "accent")
        case "opens_pitch":
            return Text(tr("You can now make this pitch: {title}.", title=scenario.pitches[line.item].title), "accent")
        case "worry":
            people = tr.listed(scenario.people[index].name for index in line.people)
            return Text(tr(_WORRIES[WORRIES[line.item]], people=people), lead=tr("Your manager"))
        case "close_due":
            return Text(tr("The last day is over: the customer will decide."), "warning")
