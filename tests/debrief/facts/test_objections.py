"""The objections: said, meant and met."""

from __future__ import annotations

from tests.debrief import plays
from tests.debrief.plays import debriefed


def test_objections_say_what_was_meant_and_what_would_have_met_it() -> None:
    about = debriefed(plays.CARELESS)
    raised, *latent = about.objections
    assert (raised.person, raised.status, raised.meant.id, raised.points) == ("Bo Kern", "raised", "reliability", 0)
    assert [answer.fails for answer in raised.answers] == [True]
    assert raised.better == ("Here is one, with a name to call.",)
    assert {one.status for one in latent} == {"latent"}
    careful = {one.person: one for one in debriefed(plays.CAREFUL).objections}
    assert careful["Ada Holt"].status == "prevented"
    assert careful["Ada Holt"].pitches == ("The business case",)
    assert [answer.meets for answer in careful["Cy Lund"].answers] == [False, True]
