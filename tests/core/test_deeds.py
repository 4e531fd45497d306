from __future__ import annotations

from tests.core.build import objection, person, pitch, question, response, scenario, source
from trainer.core.deeds import deeds_setting


def test_what_sets_a_flag_in_the_words_of_the_scenario() -> None:
    both, told, asked = {"sets": ["told", "asked"]}, {"sets": ["told"]}, {"sets": ["asked"]}
    doubt = objection("doubt", "risk", response("r", **told), response("s"))
    ann = person("ann", question=[question("q", **asked), question("again", say="p title", **told)], objection=[doubt])
    house = scenario(ann, source=[source("b", **both), source("a")], pitch=[pitch("p", **told)])
    told_bit, asked_bit = (1 << house.flags.index(name) for name in ("told", "asked"))
    assert deeds_setting(house, told_bit) == ("b title", "p title", "r.")
    assert deeds_setting(house, asked_bit) == ("b title", "q?")
    assert deeds_setting(house, told_bit | asked_bit) == ("b title", "p title", "q?", "r.")
    assert deeds_setting(house, told_bit, without=asked_bit) == ("p title", "r.")
    assert deeds_setting(house, 0) == ()
