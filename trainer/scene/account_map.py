"""The account map: what is believed of everybody, the fields in which it is written, and what each certainty costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from trainer.core.account_map import MAX_ROLES
from trainer.core.codec import encode
from trainer.core.moves import Note
from trainer.core.score.account_map import EVIDENCE_FOR_SURE, RIGHT_MARKS, WRONG_MARKS
from trainer.core.state import OVER
from trainer.core.view import PersonSeen
from trainer.core.vocabulary import CONCERNS, MAX_INFLUENCE, MAX_STANCE, ROLES, VETOES, WINS
from trainer.i18n.translator import Translator
from trainer.scene.map_gaps import gap_text, note_gaps, power_counts
from trainer.scene.note_text import note_in_full
from trainer.scene.notebook import PersonClues, clues_about
from trainer.scene.people import reporting_tree
from trainer.scene.text import Text, name_and_title, paragraphs, signed

if TYPE_CHECKING:
    from trainer.play.session import Session

Manner = Literal["order", "pick", "maybe", "many"]
"""Several in the order of picking; exactly one; one or none; any."""
FieldId = Literal["roles", "certainty", "influence", "stance", "veto", "concerns", "wins", "evidence"]


@dataclass(frozen=True, slots=True)
class FieldOption:
    """Something that can be picked.

    Attributes:
        id: what a note, or a strategy, holds.
        words: its words, with what it costs where it costs something.
        key: the number that stands for it in every list, or "" where its place among the others counts.
    """

    id: str
    words: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of what is written about a person.

    Attributes:
        label: its name, short.
        hint: what it asks for, or "".
        most: how many may be picked.
        chosen: ids of what is picked, in order.
        nothing: what stands there where there is nothing to pick.
    """

    id: FieldId
    label: str
    hint: str
    manner: Manner
    most: int
    options: tuple[FieldOption, ...]
    chosen: tuple[str, ...]
    nothing: str

    @property
    def chosen_words(self) -> tuple[str, ...]:
        """What is picked, in words."""
        words = {one.id: one.words for one in self.options}
        return tuple(words.get(name, name) for name in self.chosen)


@dataclass(frozen=True, slots=True)
class Row:
    """What is written about a person, as a row of a table; "" where nothing is; `gaps` counts what is missing."""

    role: str
    influence: str
    stance: str
    veto: str
    certainty: str
    evidence: int
    gaps: int


@dataclass(frozen=True, slots=True)
class MapEntry:
    """A person on the map.

    Attributes:
        depth: number of their superiors.
        name_and_title: both in one.
        public: what anybody can see.
        move: what is written, as the move that would write it.
        whole: everything that is written, in a line.
        row: the same as a row of a table.
        missing: what is missing, or that nothing is.
        fields: the fields, in the order in which they are filled in.
        clues: what can be cited.
        reason: why they are thought to be that, in the trainee's words, or "".
        reason_label: asks for it, "" where nothing is said in one's own words in this play.
    """

    person: str
    name: str
    depth: int
    name_and_title: str
    public: tuple[Text, ...]
    move: str
    whole: str
    row: Row
    missing: Text
    fields: tuple[Field, ...]
    clues: PersonClues
    reason: str
    reason_label: str

    def field(self, name: FieldId) -> Field:
        """Return a field by its id."""
        return next(one for one in self.fields if one.id == name)


@dataclass(frozen=True, slots=True)
class AccountMap:
    """The account map; `closed` says why it cannot be written on any more, or is "".

    Attributes:
        columns: heads of the table: the person, then the parts of a `Row`.
        entries: everybody, in the order of the reporting lines.
    """

    title: str
    customer: str
    heading: str
    closed: str
    columns: tuple[str, ...]
    entries: tuple[MapEntry, ...]

    def entry(self, person: str) -> MapEntry:
        """Return the entry of a person by id, the first one if there is none of that id."""
        return next((one for one in self.entries if one.person == person), self.entries[0])


def account_map(tr: Translator, session: Session) -> AccountMap:
    """Return the account map as it stands."""
    options = _options(tr)
    return AccountMap(
        title=tr("Account map"),
        customer=session.scenario.brief.customer,
        heading=tr("What you believe"),
        closed=tr("The play is over.") if session.state.place == OVER else "",
        columns=(
            tr("person"), tr("role"), tr("influence"), tr("stance"), tr("veto"), tr("certainty"), tr("ev."), tr("gaps"),
        ),
        entries=tuple(_entry(tr, session, *one, options) for one in reporting_tree(session.view.people)),
    )  # fmt: skip


def entry(tr: Translator, session: Session, person: str) -> MapEntry:
    """Return what is written about one person (an id)."""
    placed = next(placed for placed in reporting_tree(session.view.people) if placed[1].id == person)
    return _entry(tr, session, *placed, _options(tr))


def note_of(person: str, chosen: Mapping[FieldId, Sequence[str]]) -> Note:
    """Return the note that writes what was picked: ids by the field's id; a field that is left out is empty.

    Raises:
        ValueError: if a number is none.
    """

    def number(field: FieldId) -> int | None:
        return int(chosen[field][0]) if chosen.get(field) else None

    return Note(
        person=person,
        roles=tuple(chosen.get("roles", ())),
        influence=number("influence"),
        stance=number("stance"),
        veto=next(iter(chosen.get("veto", ())), None),
        concerns=tuple(chosen.get("concerns", ())),
        wins=tuple(chosen.get("wins", ())),
        certainty=number("certainty") or 1,
        evidence=tuple(chosen.get("evidence", ())),
    )


def _entry(tr: Translator, session: Session, depth: int, person: PersonSeen, options: Options) -> MapEntry:
    note = session.view.note(person.id)
    open_ = note_gaps(note, power=power_counts(session.scenario))
    missing = tr.listed(gap_text(tr, kind) for kind in open_)
    clues = clues_about(tr, session, person.id)
    return MapEntry(
        person=person.id,
        name=person.name,
        depth=depth,
        name_and_title=name_and_title(tr, person),
        public=paragraphs(person.public, session.you),
        move=encode(note),
        whole=note_in_full(tr, note),
        row=_row(tr, note, len(open_)),
        missing=Text(missing, "warning", tr("missing")) if missing else Text(tr("complete"), "good"),
        fields=_fields(tr, session, note, person, clues, options),
        clues=clues,
        reason=session.reasons.get(person.id, ""),
        reason_label="" if session.attempt.say_first == "off" else tr("why I think so"),
    )


def _row(tr: Translator, note: Note, gaps: int) -> Row:
    return Row(
        role=tr.term("role", note.roles[0]) if note.roles else "",
        influence="" if note.influence is None else tr.term("influence", str(note.influence)),
        stance="" if note.stance is None else tr.term("stance", str(note.stance)),
        veto="" if note.veto is None else tr.term("veto", note.veto),
        certainty=tr.term("certainty", str(note.certainty)) if note.roles else "",
        evidence=len(note.evidence),
        gaps=gaps,
    )


Options = Mapping[FieldId, tuple[FieldOption, ...]]


def _options(tr: Translator) -> Options:
    """Return what can be picked in every field but the evidence: the same for everybody."""
    return {
        "roles": _terms(tr, "role", ROLES),
        "certainty": _certainties(tr),
        "influence": _terms(tr, "influence", range(MAX_INFLUENCE + 1)),
        "stance": _terms(tr, "stance", range(-MAX_STANCE, MAX_STANCE + 1)),
        "veto": _terms(tr, "veto", VETOES),
        "concerns": _terms(tr, "concern", CONCERNS),
        "wins": _terms(tr, "win", WINS),
    }


def _terms(tr: Translator, kind: str, names: Iterable[object]) -> tuple[FieldOption, ...]:
    return tuple(FieldOption(str(name), tr.term(kind, str(name))) for name in names)


def _fields(
    tr: Translator, session: Session, note: Note, person: PersonSeen, clues: PersonClues, options: Options
) -> tuple[Field, ...]:
    about = tuple(FieldOption(one.id, one.text.words) for one in clues.clues)
    # What was cited of somebody else stays: it counts for nothing, but nobody takes it away unasked.
    others = tuple(
        FieldOption(one.id, tr("{first}, {second}", first=session.view.person(one.about).name, second=one.text))
        for one in session.view.clues
        if one.about != person.id and one.id in note.evidence
    )
    cited = about + others
    # The stance never counts, influence and veto on the first map after power has moved.
    moved = tr("counts where power has moved") if power_counts(session.scenario) else tr("not scored")
    none = tr("nothing in the notebook about {person}", person=person.name)
    sure = (str(note.certainty),)

    def field(name: FieldId, label: str, hint: str, manner: Manner, chosen: tuple[str, ...], most: int = 1) -> Field:
        return Field(name, label, hint, manner, most, options[name], chosen, "")

    return (
        field("roles", tr("roles"), tr("the primary one first"), "order", note.roles, MAX_ROLES),
        field("certainty", tr("certainty"), tr("of the primary role"), "pick", sure),
        field("influence", tr("influence"), moved, "maybe", _one(note.influence)),
        field("stance", tr("stance"), tr("before you came; not scored"), "maybe", _one(note.stance)),
        field("veto", tr("veto"), moved, "maybe", _one(note.veto)),
        field("concerns", tr("concerns"), tr("of the office"), "many", note.concerns, len(CONCERNS)),
        field("wins", tr("wants"), tr("for themselves"), "many", note.wins, len(WINS)),
        Field("evidence", tr("evidence"), tr("clues that show the role"), "many", len(cited), cited, note.evidence,
              none),
    )  # fmt: skip


def _certainties(tr: Translator) -> tuple[FieldOption, ...]:
    options = []
    for value, right in RIGHT_MARKS.items():
        words = tr(
            "{word}: right {right}, wrong {wrong}",
            word=tr.term("certainty", str(value)),
            right=signed(right),
            wrong=signed(WRONG_MARKS[value]),
        )
        if value == max(RIGHT_MARKS):
            words = tr("{first}, {second}", first=words, second=tr("needs {count} clues", count=EVIDENCE_FOR_SURE))
        options.append(FieldOption(str(value), words))
    return tuple(options)


def _one(value: object) -> tuple[str, ...]:
    return () if value is None else (str(value),)
