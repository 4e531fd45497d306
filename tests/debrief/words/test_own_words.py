"""Own words in words: each try told as what it was, three questions beside the marks of the line that was chosen."""

from __future__ import annotations

import pytest

from tests.debrief.plays import CAREFUL, CARELESS, with_words
from trainer.core.own_words import SelfReview, Utterance
from trainer.debrief.words.debrief import page_of
from trainer.debrief.words.own_words import asked_of_words, own_lines_told, reason_told, yes_or_no
from trainer.i18n.translator import Translator

EN, ZH = Translator("en"), Translator("zh")


def test_each_try_is_told_as_what_it_was() -> None:
    first, then = Utterance(0, 1, "I “see”.", meant=False), Utterance(1, 1, "I see.")
    assert own_lines_told(EN, (then,)) == ("You said: “I see.”",)
    assert own_lines_told(EN, (first, then)) == (
        "You said first: “I “see”.” – none of the lines meant that.", "Then you said: “I see.”",
    )  # fmt: skip
    assert own_lines_told(ZH, (first,)) == ("你说：“I ‘see’.”——备选的话里都没有这个意思。",)
    assert own_lines_told(ZH, (then,)) == ("你说：“I see.”",)
    assert own_lines_told(EN, ()) == () and reason_told(EN, "") == ""


@pytest.mark.parametrize("tr", [EN, ZH], ids=["en", "zh"])
def test_the_questions_stand_beside_what_the_chosen_line_does(tr: Translator) -> None:
    page = page_of(tr, with_words(CAREFUL))
    (raised,) = (one for one in page.objections if one.own)
    first, last = raised.own
    yes, no = yes_or_no(tr, True), yes_or_no(tr, False)
    assert [(each.mine, each.line) for each in first.questions] == [(yes, yes), ("", yes), (no, no)]
    assert [(each.mine, each.line) for each in last.questions] == [("", no), ("", no), ("", yes)]
    assert [each.ask for each in first.questions] == [asked_of_words(tr, name) for name in SelfReview._fields]
    assert "19" in first.said[0] and "20" in last.said[0]
    assert raised.lines == (), "an answer in one's own words is told there and nowhere else"


def test_words_are_quoted_where_most_was_lost_where_it_turned_and_at_the_map() -> None:
    page = page_of(EN, with_words(CARELESS))
    assert [bool(thing.own) for thing in page.things.rows] == ["not won" in thing.head for thing in page.things.rows]
    assert any("In my own words 3" in line for turn in page.turns for line in turn.own)
    assert {person.name: person.reason for person in page.people if person.reason} == {
        "Ada Holt": "Why I think so: “She signs”", "Bo Kern": "Why I think so: “She signs”",
    }  # fmt: skip
    told = [line.text for day in page.days for entry in day.entries for line in entry.lines if line.kind == "own"]
    assert told == [
        "You said first: “In my own words 3, at first” – none of the lines meant that.",
        "Then you said: “In my own words 3”",
        "You said: “In my own words 4” – none of the lines meant that.",
        "You said: “In my own words 5” – none of the lines meant that.",
        "You said: “In my own words 9”",
    ]
