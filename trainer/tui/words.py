"""The interface's words for what the engine tells: lines of talk, costs, days, pips."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trainer.core.moves import Ask, Close, Leave, Meet, Move, Note, Pitch, Respond, Review, Study
from trainer.core.narration import Line
from trainer.core.scenario import Person, Scenario
from trainer.core.view import PersonSeen, View
from trainer.core.vocabulary import MAX_TRUST
from trainer.i18n.translator import Translator
from trainer.tui.widgets.text_view import TextBlock, heading
from trainer.tui.wrap import truncate


def dots(value: int, most: int = MAX_TRUST) -> str:
    """Return `value` of `most` as filled and empty dots."""
    return "●" * value + "○" * (most - value)


def bar(value: float, cells: int = 10) -> str:
    """Return 0–100 as a row of small squares."""
    full = round(value * cells / 100)
    return "▪" * full + "▫" * (cells - full)


def signed(value: int) -> str:
    """Return a number with its sign, with a true minus."""
    return f"+{value}" if value > 0 else f"−{-value}" if value < 0 else "0"


def name_and_title(tr: Translator, person: PersonSeen | Person) -> str:
    """Return a person's name and title."""
    return tr("{name}, {title}", name=person.name, title=person.title)


def half_days(tr: Translator, count: int) -> str:
    """Return a cost in half days."""
    return tr.plural("{count} half-day", "{count} half-days", count) if count else tr("no time")


def calendar_line(tr: Translator, view: View, room: int = 60) -> str:
    """Return the day, a pip for each day, and the next review; short where `room` is."""
    half = tr("afternoon") if view.half else tr("morning")
    review = "" if view.next_review is None else "   " + tr("review on day {day}", day=view.next_review)
    if view.left <= 0 and view.meeting is None:
        return tr("the calendar is used up")
    if room < 44 or view.days > 20:
        return tr("day {day} of {days}, {half}", day=view.day, days=view.days, half=half) + review
    row = "▪" * view.day + "▫" * (view.days - view.day)
    return tr("day {day}, {half}", day=view.day, half=half) + f" {row}" + review


def narration_blocks(
    tr: Translator, people: Sequence[PersonSeen], lines: Iterable[Line], *, gaps: bool = True
) -> list[TextBlock]:
    """Return lines of the telling as blocks of text."""
    blocks: list[TextBlock] = []
    for line in lines:
        name = people[line.person].name if line.person >= 0 else ""
        match line.kind:
            case "you":
                blocks.append(TextBlock(line.text, "", tr("You") + "  ", "bold $accent", 2, gaps))
            case "they":
                blocks.append(TextBlock(line.text, "", f"{name}  ", "bold", 2, False))
            case "clue":
                lead = tr("+ notebook ({person}):", person=name) + " "
                blocks.append(TextBlock(line.text, "$success", f"  {lead}", "bold $success", 4))
            case "trust":
                glyph = "▲" if line.amount > 0 else "▼"
                words = tr("{person} trusts you more.", person=name)
                if line.amount < 0:
                    words = tr("{person} trusts you less.", person=name)
                blocks.append(TextBlock(words, "$quiet", f"  {glyph} ", "$quiet"))
            case "coached":
                words = tr("{person} is on your side now and may be asked what one asks a coach.", person=name)
                blocks.append(TextBlock(words, "$success", "  ◆ ", "bold $success"))
            case "source":
                blocks.append(TextBlock(line.text, gap=gaps))
            case "news":
                blocks.append(TextBlock(line.text, "", tr("News:") + " ", "bold $warning", 2, gaps))
            case "review_due":
                words = tr("Your manager asks for the account map.")
                blocks.append(TextBlock(words, "", "◆ ", "bold $warning", 2, gaps))
            case "reviewed":
                blocks.append(TextBlock(tr("The account map is handed in."), "$quiet", "◆ ", "$quiet", 2, gaps))
            case "close_due":
                words = tr("The last day is over: the customer will decide.")
                blocks.append(TextBlock(words, "", "◆ ", "bold $warning", 2, gaps))
    return blocks


def notebook_blocks(tr: Translator, view: View, only: str = "", first: str = "") -> list[TextBlock]:
    """Return the clues found, grouped by the person they are about; `first` leads."""
    blocks: list[TextBlock] = []
    people = sorted(view.people, key=lambda person: person.id != first)
    for person in people:
        clues = [clue for clue in view.clues if clue.about == person.id and only in ("", person.id)]
        if clues:
            blocks.append(heading(tr("About {person}", person=person.name)))
            blocks.extend(TextBlock(clue.text, "", "· ") for clue in clues)
    return blocks or [TextBlock(tr("Nothing yet. What you find out is kept here."), "$quiet")]


def note_summary(tr: Translator, note: Note) -> str:
    """Return in a few words what the map says of a person, or ""."""
    parts = []
    if note.roles:
        sure = tr.term("certainty", str(note.certainty))
        parts.append(tr("{word} ({note})", word=tr.term("role", note.roles[0]), note=sure))
    if note.stance is not None:
        parts.append(tr.term("stance", str(note.stance)))
    if note.veto not in (None, "none"):
        parts.append(tr.term("veto", str(note.veto)))
    return tr.listed(parts)


def reporting_tree(people: Sequence[PersonSeen]) -> list[tuple[str, PersonSeen]]:
    """Return the people in the order of the reporting lines, each with the branches before the name."""
    ids = {person.id for person in people}
    rows: list[tuple[str, PersonSeen]] = []

    def add(person: PersonSeen, branch: str, below: str) -> None:
        rows.append((branch, person))
        under = [other for other in people if other.boss == person.id]
        for position, other in enumerate(under):
            last = position == len(under) - 1
            add(other, below + ("└ " if last else "├ "), below + ("  " if last else "│ "))

    for person in people:
        if person.boss not in ids:
            add(person, "", "")
    return rows


def move_text(tr: Translator, scenario: Scenario, move: Move, width: int = 60) -> str:
    """Return a move in one short line."""

    def named(person: str) -> str:
        return scenario.people[scenario.person_index[person]].name

    match move:
        case Study(source):
            return tr("Studied: {title}", title=truncate(scenario.sources[scenario.source_index[source]].title, width))
        case Meet(person, channel, companion):
            how = tr.term("channel", channel)
            if companion is None:
                return tr("Met {person}: {channel}", person=named(person), channel=how)
            colleague = scenario.team[scenario.team_index[companion]].name
            return tr(
                "Met {person}: {channel}, with {colleague}", person=named(person), channel=how, colleague=colleague
            )
        case Ask(question):
            return tr(
                "Asked: {words}", words=truncate(scenario.questions[scenario.question_index[question]].say, width)
            )
        case Pitch(pitch):
            return tr("Pitched: {title}", title=truncate(scenario.pitches[scenario.pitch_index[pitch]].title, width))
        case Respond(response):
            return tr(
                "Answered: {words}", words=truncate(scenario.responses[scenario.response_index[response]].say, width)
            )
        case Leave():
            return tr("Left the meeting")
        case Review():
            return tr("Handed the account map in")
        case Close():
            return tr("Asked for the decision")
        case Note(person):
            return tr("Wrote about {person} on the map", person=named(person))
