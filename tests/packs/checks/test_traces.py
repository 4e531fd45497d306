from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.checks.edits import edited, marked
from trainer.packs.checks.check import check
from trainer.packs.problems import Problem

PUBLIC = 'reports_to = "ada"\npublic = "Has been here for years."'
"""Stands in Bo's table first."""
RIVER = (PUBLIC, 'reports_to = "ada"\npublic = "Paddles on the river, fourteen hours a week."')
PROOF = 'say = "Let it cut your own oak."'
ARGUES, PROBES, SHOWS = (
    'say = "We do."', 'say = "Fair. Tell me what you would have to see."', 'say = "Here is one, with a name to call."',
)  # fmt: skip
OBJECTION = 'meant = "reliability"\n'
"""Stands in Bo's objection alone."""


def of(code: str, problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.code == code]


def told(problems: list[Problem], code: str = "W203") -> list[tuple[str, str]]:
    return [(Path(one.file).name, one.message) for one in problems if one.code == code]


@pytest.mark.parametrize("word", ["paddling", "river", "fourteen-hour"])
def test_a_pitch_that_shares_a_rare_word_with_the_one_whom_it_is_for_is_told(small: Path, word: str) -> None:
    (problem,) = of("W201", edited(small, RIVER, (PROOF, f'say = "Let it cut your own oak, by {word}."')))
    assert problem.message.startswith(f"'{word}' is said of 'bo'")
    assert marked(problem) == f'"Let it cut your own oak, by {word}."'


@pytest.mark.parametrize(
    "edit",
    [
        # It is in the brief, in another public text, in a name, common in any deal, or leads to somebody else.
        ('situation = "A joinery of nine wants a new saw."', 'situation = "A joinery by the river."'),
        ('public = "Has been here for years."', 'public = "Fishes in the river."'),
        ('name = "Em"', 'name = "River Em"'),
        ("concerns = { reliability = 3 }\nwins = { control = 1, standing = 2 }", "concerns = { risk = 3 }"),
        ('title = "The plain model"', 'title = "The plain river model"'),
    ],
    ids=["brief", "another", "name", "astray", "two-pitches"],
)
def test_a_word_that_does_not_lead_there_is_no_trace(small: Path, edit: tuple[str, str]) -> None:
    pitch = (PROOF, 'say = "Let it cut your own oak by the river."')
    third = ('say = "There is a plain one for less."', 'say = "There is a plain one, by the river."')
    extra = [third, ('title = "One workshop, one saw"', 'title = "One river"')] if "plain" in edit[0] else []
    assert of("W201", edited(small, RIVER, pitch, edit, *extra)) == []


def test_a_common_word_is_no_trace(small: Path) -> None:
    found = edited(small, (PUBLIC, 'reports_to = "ada"\npublic = "Likes a clear machine."'),
                   (PROOF, 'say = "The machine is clear."'))  # fmt: skip
    assert of("W201", found) == []


def test_the_right_evidence_that_quotes_the_public_text_is_told_and_the_wrong_is_not(small: Path) -> None:
    text = (small / "corner.toml").read_text(encoding="utf-8")
    at = text.index(OBJECTION)
    text = text[:at] + text[at:].replace(SHOWS, 'say = "Down by the river there is one."', 1)
    (small / "corner.toml").write_text(text, encoding="utf-8")
    (problem,) = of("W201", edited(small, RIVER))
    assert problem.message == "'river' is said of 'bo' in public: it shows that 'show' is the right response"
    assert of("W201", edited(small, ('answers = ["reliability"]\ntrust', 'answers = ["fairness"]\ntrust'))) == []


def test_a_trace_that_leads_astray_in_one_variant_tells_nothing(small: Path) -> None:
    changes = (RIVER, (PROOF, 'say = "Let it cut your own oak by the river."'))
    assert len(of("W201", edited(small, *changes))) == 1
    hidden = 'roles = ["technical"]\ninfluence = 2\nveto = "technical"\nconcerns = { risk = 3 }\n'
    patch = f'variant = "b"\n[[person]]\nid = "bo"\n[person.hidden]\n{hidden}'
    (small / "corner.b.toml").write_text(patch, encoding="utf-8")
    assert of("W201", check(small / "corner.toml")) == []


def test_a_translation_is_looked_at_in_its_own_words(small: Path) -> None:
    texts = {"zh": ("周末在河边划船", "就在河边切一块"), "de": ("Rudert", "Rudert")}
    for language, (public, say) in texts.items():
        (small / f"corner.{language}.toml").write_text(
            f'[[person]]\nid = "bo"\npublic = "{public}"\n\n[[pitch]]\nid = "proof"\nsay = "{say}"\n', encoding="utf-8"
        )
    found = of("W201", check(small / "corner.toml"))
    assert [(Path(one.file).name, one.key) for one in found] == [
        ("corner.de.toml", ("pitch", 0, "say")), ("corner.zh.toml", ("pitch", 0, "say")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("say", "message"),
    [
        ("Yes.", "the probe takes 4 cells and the shortest of the others 6: its length tells it"),
        ("x" * 44, "the probe takes 44 cells and the longest of the others 33: its length tells it"),
        ("x" * 43, None),
        ("x" * 5, None),
        ("Fair. What do you miss?", "only the probe ends in a question mark"),
        ("公道。还要看见什么？", "only the probe ends in a question mark"),
        ("I can only say: surely not.", "'surely' is how somebody speaks who brushes off or insists: it tells the kind "
         "of response"),
        ("您放心，公道得很。", "'放心' is how somebody speaks who brushes off or insists: it tells the kind of "
         "response"),
        ("Fair, 12 of them.", None),
    ],
)  # fmt: skip
def test_the_form_of_a_probe(small: Path, say: str, message: str | None) -> None:
    found = told(edited(small, (PROBES, f'say = "{say}"')))
    assert found == ([("corner.toml", message)] if message else [])


@pytest.mark.parametrize(
    ("say", "message"),
    [
        ("Here is one, and there are 9 like it.", "only the right evidence holds digits"),
        ("Here is one, and Em will call you.", "only the right evidence names somebody"),
        ("Here is one; shall I call him for you?", "only the right evidence ends in a question mark"),
    ],
)
def test_the_form_of_the_right_evidence(small: Path, say: str, message: str) -> None:
    assert told(edited(small, (SHOWS, f'say = "{say}"'))) == [("corner.toml", message)]


def test_forms_that_two_kinds_share_tell_nothing(small: Path) -> None:
    both = edited(small, (PROBES, 'say = "Fair. Would 2 do, or 3?"'), (SHOWS, 'say = "Here are 4; is that enough?"'),
                  (ARGUES, 'say = "We 2 do, do we not?"'))  # fmt: skip
    assert told(both) == []


def test_evidence_that_is_right_in_one_variant_only_is_told_by_no_digits(small: Path) -> None:
    more = '\n[[person.objection.response]]\nid = "light"\nsay = "It is light in the hand, too."\n'
    more += 'answer = "So it is."\n'
    more += 'does = ["evidence", "confirm"]\nanswers = ["risk"]\n'
    end = 'answers = ["return"]\ntrust = 1\n'
    edits = ((SHOWS, 'say = "Here is one, and 9 more of them."'), (end, end + more))
    assert told(edited(small, *edits)) == [("corner.toml", "only the right evidence holds digits")]
    patch = 'variant = "b"\n[[person]]\nid = "ada"\n[[person.objection]]\nid = "doubt"\nmeant = "risk"\n'
    (small / "corner.b.toml").write_text(patch, encoding="utf-8")
    assert told(check(small / "corner.toml")) == []


def test_a_title_tells_where_every_variant_keeps_the_role(small: Path) -> None:
    edits = (('title = "Shop foreman"', 'title = "Technical lead"'),
             ('{ person = "bo", roles = ["decider", "technical"], influence = 3 }', '{ person = "bo", influence = 3 }'),
             ('{ person = "ada", roles = ["influencer"], influence = 2 }',
              '{ person = "ada", influence = 2 }'))  # fmt: skip
    assert not told(edited(small, *edits), "W204")
    patch = small / "corner.b.toml"
    patch.write_text('variant = "b"\n', encoding="utf-8")
    assert told(check(small / "corner.toml"), "W204")[1:] == [
        ("corner.toml", "'Technical' names the role of 'bo', technical, which is the primary one in every variant")
    ]
    patch.write_text('variant = "b"\n[[person]]\nid = "bo"\n[person.hidden]\nroles = ["user"]\ninfluence = 2\n',
                     encoding="utf-8")  # fmt: skip
    assert [one for one in told(check(small / "corner.toml"), "W204") if "'bo'" in one[1]] == []
