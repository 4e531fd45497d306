"""Who was taken for what, and on which clue."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.classes import plainly
from tests.classes.few import EARLY, LATE, report
from tests.classes.plainly import firsts
from trainer.classes.facts.report import ScenarioReport
from trainer.packs.load import load


def test_confusion_and_misreadings(both: tuple[Path, ScenarioReport]) -> None:
    path, report = both
    people = {person.name: person.id for person in load(path).scenario.people}
    plays = firsts(path)
    counts = plainly.confusion(plays)
    table = report.confusion
    shown = {
        (true, chosen): count
        for true, row in zip(table.true, table.counts, strict=True)
        for chosen, count in zip(table.chosen, row, strict=True)
        if count
    }
    assert shown == counts
    assert sum(counts.values()) == sum(len(one.true) for one in plays)
    assert {one.name for one in report.misread} == set(people)
    for one in report.misread:
        who = people[one.name]
        pairs = Counter((each.true[who], each.chosen[who]) for each in plays if who in each.true)
        assert one.right == sum(count for (true, chosen), count in pairs.items() if true == chosen)
        assert one.blank == sum(count for (_, chosen), count in pairs.items() if not chosen)
        for mistake in one.mistakes:
            assert len(mistake.names) == pairs[mistake.true, mistake.chosen]
            named = {each.name for each in plays if each.chosen.get(who) == mistake.chosen}
            assert set(mistake.names) <= named
            assert mistake.bare <= len(mistake.names)
        assert one.wrong == sum(len(mistake.names) for mistake in one.mistakes)
    assert [one.wrong for one in report.misread] == sorted((one.wrong for one in report.misread), reverse=True)


def test_a_clue_that_misleads_is_told_from_one_that_was_true_once() -> None:
    (bo,) = (one for one in report(EARLY).misread if one.name == "Bo Kern")
    (mistake,) = bo.mistakes
    assert (mistake.chosen, mistake.true, mistake.names, mistake.sure) == ("decider", "technical", ("T0",), 1)
    assert [(one.text, one.cited, one.verdict) for one in mistake.grounds] == [
        ("A rival's rep says the foreman signs everything.", 1, "misleading")
    ]
    assert mistake.bare == 0
    late = {one.name: one for one in report(LATE).misread}
    (mistake,) = late["Ada Holt"].mistakes
    assert (mistake.chosen, mistake.true) == ("decider", "influencer")
    assert [one.verdict for one in mistake.grounds] == ["outdated"]
    (mistake,) = late["Bo Kern"].mistakes
    assert (mistake.chosen, mistake.true, mistake.grounds, mistake.bare) == ("user", "decider", (), 1)
    assert (late["Cy Lund"].blank, late["Cy Lund"].mistakes) == (1, ())
