from __future__ import annotations

from pathlib import Path

from tests.packs.checks.edits import edited


def test_ties_are_followed_through_events(small: Path) -> None:
    found = edited(small, ("influence = 3 },\n]", "influence = 3, sways = { cy = 1 } },\n]"))
    [problem] = [one for one in found if one.code == "W301"]
    assert problem.message == "ties circle after this event: ada → bo → cy → ada"


def _ending(name: str, person: str, reason: str) -> str:
    head = f'[[ending]]\nid = "{name}"\noutcome = "lost"\nreason = "{reason}"\nperson = "{person}"\n'
    return head + 'title = "No"\ntext = "No."\n\n'


def test_an_ending_asks_for_somebody_who_can_stop_it(small: Path) -> None:
    before = '[[ending]]\nid = "lost"\n'
    ways = (("ada", "veto"), ("cy", "decider"), ("bo", "veto"), ("bo", "decider"), ("ada", "decider"))
    endings = "".join(_ending(f"{person}-{reason}", person, reason) for person, reason in ways)
    found = [one for one in edited(small, (before, endings + before)) if one.code == "W806"]
    # Bo decides after an event.
    assert [one.message for one in found] == [
        "'ada-veto' is never told: 'ada' never has a veto", "'cy-decider' is never told: 'cy' never decides",
    ]  # fmt: skip


def test_an_ending_for_one_person_hides_only_itself(small: Path) -> None:
    before = '[[ending]]\nid = "lost"\n'
    general = '[[ending]]\nid = "any"\noutcome = "lost"\nreason = "veto"\ntitle = "No"\ntext = "No."\n\n'
    twice = _ending("one", "bo", "veto") + _ending("two", "bo", "veto") + general + _ending("three", "bo", "veto")
    found = [one for one in edited(small, (before, twice + before)) if one.code == "W806"]
    assert [one.message for one in found] == [
        "'two' is never told: 'one' always fits first", "'three' is never told: 'any' always fits first",
    ]  # fmt: skip


def test_a_line_of_later_meetings_hides_no_other(small: Path) -> None:
    line = '[[person.reaction]]\nid = "{0}"\nwhen = "{1}"\ntext = "{0}!"\n\n'
    before = '[[person.question]]\nid = "day"\n'
    lines = "".join(line.format(f"{when.replace('_', '-')}-{number}", when)
                    for when in ("greet", "greet_again", "against") for number in (1, 2))  # fmt: skip
    found = edited(small, (before, lines + before))
    assert [one.message for one in found] == [
        "'greet-2' is never said: 'greet-1' always fits first",
        "'against-2' is never said: 'against-1' always fits first",
    ]


def test_the_committee_is_no_meeting(small: Path) -> None:
    before = '[[person.question]]\nid = "day"\n'
    line = '[[person.reaction]]\nid = "{}"\nwhen = "{}"\ntext = "So."\nneeds = {{ channel = "call" }}\n\n'
    found = edited(small, (before, line.format("one", "tired") + line.format("two", "undecided") + before))
    assert [(one.code, one.key) for one in found] == [("E211", ("person", 0, "reaction", 1, "needs", "channel"))]
