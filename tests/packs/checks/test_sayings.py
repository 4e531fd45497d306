from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.checks.edits import edited
from trainer.packs.checks.check import check

ASKED = '[[person.question]]\nid = "day"\n'
LINE = '[[person.reaction]]\nid = "one"\nwhen = "{when}"\ntext = "{text}"\nneeds = {{ channel = "{channel}" }}\n\n'


@pytest.mark.parametrize(
    ("before", "after", "first"),
    [
        ('greet_again = "You again, {you}."', 'greet_again = "I must get back to work."', "reactions.greet_again"),
        ('answer = "Long, and dusty."', 'answer = "I must get  back to work."', "reactions.tired"),
        ('pitch_fair = "Perhaps."', 'pitch_fair = "I could go either way."', "reactions.pitch_fair"),
        ('answer = "I see."', 'answer = "That would be telling."', "question[2].answer"),
    ],
)
def test_the_same_words_at_two_moments_are_told(small: Path, before: str, after: str, first: str) -> None:
    (problem,) = [one for one in edited(small, (before, after)) if one.code == "W206"]
    assert problem.message == f"'ada' says the same as at {first}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Short, of another person, or never both in one play.
        ('pitch_fair = "Perhaps."', 'pitch_fair = "I see."'),
        ('undecided = "I could go either way."', 'undecided = "I say no, and I mean no."'),
    ],
)
def test_what_is_not_heard_twice_is_not_told(small: Path, before: str, after: str) -> None:
    found = edited(small, (before, after), ('against = "I say no."', 'against = "I say no, and I mean no."'))
    assert [one for one in found if one.code == "W206"] == []


@pytest.mark.parametrize(
    ("channel", "text", "told"),
    [
        ("call", "Sit down, then.", "Sit down"),
        ("mail", "Let us shake hands on it.", "shake hands"),
        ("call", "请坐，慢慢说。", "请坐"),
        ("visit", "Sit down, then.", ""),
        ("call", "The saw is running.", ""),
    ],
)
def test_a_line_for_a_call_knows_no_chairs(small: Path, channel: str, text: str, told: str) -> None:
    line = LINE.format(when="greet_again", text=text, channel=channel)
    found = [one for one in edited(small, (ASKED, line + ASKED)) if one.code == "W207"]
    assert [one.message.partition(" ")[0].strip("'") for one in found] == ([told.split()[0]] if told else [])


def test_the_channel_of_an_objection_and_of_a_question_counts(small: Path) -> None:
    found = edited(
        small, ('meant = "return"\n', 'meant = "return"\nneeds = { channel = "mail" }\n'),
        ('answer = "I will call him."', 'answer = "Come in and show me."'),
        ("needs = { asked = [\"ada.day\"] }", "needs = { asked = [\"ada.day\"], channel = \"call\" }"),
        ('answer = "That would be telling."', 'answer = "It stands up there."'),
    )  # fmt: skip
    keys = [one.key for one in found if one.code == "W207"]
    assert keys == [("person", 0, "question", 1, "answer"), ("person", 0, "objection", 0, "response", 2, "answer")]


def test_a_translation_is_told_where_it_repeats_itself(small: Path) -> None:
    said = 'greet = "请进来坐吧，慢慢说。"\ngreet_again = "请进来坐吧，慢慢说。"\n'
    (small / "corner.zh.toml").write_text(f'[[person]]\nid = "ada"\n[person.reactions]\n{said}', encoding="utf-8")
    (problem,) = [one for one in check(small / "corner.toml") if one.code == "W206"]
    assert Path(problem.file).name == "corner.zh.toml"
    assert problem.span is not None and problem.span.line == 5
