"""What hypothesis makes up for the rules: how much of it, and moves."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from trainer.core import vocabulary as words
from trainer.core.moves import (
    Ask,
    Close,
    First,
    Include,
    Leave,
    Meet,
    Note,
    Pitch,
    Respond,
    Review,
    Strategy,
    Study,
    Survey,
)

few = settings(max_examples=50)

ids = st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True)
notes = st.builds(
    Note,
    person=ids,
    roles=st.lists(st.sampled_from(words.ROLES), max_size=4, unique=True).map(tuple),
    influence=st.none() | st.integers(0, 3),
    stance=st.none() | st.integers(-2, 2),
    veto=st.none() | st.sampled_from(words.VETOES),
    concerns=st.lists(st.sampled_from(words.CONCERNS), unique=True).map(tuple),
    wins=st.lists(st.sampled_from(words.WINS), unique=True).map(tuple),
    certainty=st.integers(1, 3),
    evidence=st.lists(ids, max_size=4, unique=True).map(tuple),
)
people = st.lists(ids, max_size=4, unique=True).map(tuple)
moves = st.one_of(
    st.builds(Study, ids),
    st.builds(First, ids),
    st.builds(Survey, ids, ids),
    st.builds(Include, st.builds("{}.{}".format, ids, ids)),
    st.builds(Meet, ids, st.sampled_from(words.CHANNELS), st.none() | ids),
    st.builds(Ask, st.builds("{}.{}".format, ids, ids)),
    st.builds(Pitch, ids),
    st.builds(Respond, st.builds("{}.{}.{}".format, ids, ids, ids)),
    st.sampled_from([Leave(), Review(), Close()]),
    notes,
    st.builds(Strategy, people, people, st.just("") | ids),
)
