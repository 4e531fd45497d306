"""Writing on the account map: what a note must satisfy."""

from __future__ import annotations

from trainer.core import vocabulary as words
from trainer.core.moves import Note
from trainer.core.scenario import Scenario
from trainer.core.state import OVER, State
from trainer.errors import N_, Sentence

MAX_ROLES = 4
OVER_NOW = Sentence(N_("the play is over"))


def fault_in_note(scenario: Scenario, state: State, note: Note) -> Sentence | None:
    """Return why `note` may not be written now, or None if it may."""
    if state.place == OVER:
        return OVER_NOW
    if note.person not in scenario.person_index:
        return Sentence(N_("nobody here is called '{name}'"), name=note.person)
    for name, values, known in (
        ("roles", note.roles, words.ROLES),
        ("concerns", note.concerns, words.CONCERNS),
        ("wins", note.wins, words.WINS),
    ):
        for value in values:
            if value not in known:
                return Sentence(
                    N_("'{value}' is not one of the {field}: {known}"), value=value, field=name, known=", ".join(known)
                )
        if len(set(values)) < len(values):
            return Sentence(N_("{field} names something twice"), field=name)
    if len(note.roles) > MAX_ROLES:
        return Sentence(N_("at most {count} roles"), count=MAX_ROLES)
    if note.influence is not None and not 0 <= note.influence <= words.MAX_INFLUENCE:
        return Sentence(N_("influence is 0 to 3"))
    if note.stance is not None and not -words.MAX_STANCE <= note.stance <= words.MAX_STANCE:
        return Sentence(N_("stance is -2 to 2"))
    if note.veto is not None and note.veto not in words.VETOES:
        return Sentence(N_("veto is one of {known}"), known=", ".join(words.VETOES))
    if note.certainty not in (1, 2, 3):
        return Sentence(N_("certainty is 1, 2 or 3"))
    return _fault_in_evidence(scenario, state, note)


def _fault_in_evidence(scenario: Scenario, state: State, note: Note) -> Sentence | None:
    if len(set(note.evidence)) < len(note.evidence):
        return Sentence(N_("evidence names a clue twice"))
    for clue in note.evidence:
        index = scenario.clue_index.get(clue)
        # The same words for a clue that does not exist and one not yet found: the difference would be a hint.
        if index is None or not state.clues >> index & 1:
            return Sentence(N_("the clue '{clue}' is not in the notebook"), clue=clue)
    return None


def with_note(scenario: Scenario, state: State, note: Note) -> State:
    """Return `state` with `note` in place of what the map said of that person."""
    index = scenario.person_index[note.person]
    board = (*state.board[:index], note, *state.board[index + 1 :])
    return state.but(board=board)
