from __future__ import annotations

from trainer.errors import N_, Sentence
from trainer.i18n.translator import Translator
from trainer.packs.problems import FaultyPack, Problem, Span, dotted

CHINESE = Translator("zh")
MISSING = Problem("E102", "a.toml", ("person", 2, "hidden"), Sentence(N_("`{name}` is missing"), name="roles"))
UNTRANSLATED = Problem("W402", "a.zh.toml", (), Sentence(N_("is left in the language of the source")))


def test_a_problem_is_said_by_whoever_shows_it() -> None:
    assert (MISSING.message, MISSING.hint) == ("`roles` is missing", "")
    assert MISSING.wrong.said(CHINESE) == "缺少 `roles`"


def test_the_same_problem_twice_is_one() -> None:
    again = Problem("E102", "a.toml", ("person", 2, "hidden"), Sentence(N_("`{name}` is missing"), name="roles"))
    other = Problem("E102", "a.toml", ("person", 2, "hidden"), Sentence(N_("`{name}` is missing"), name="veto"))
    assert list(dict.fromkeys((MISSING, again, other))) == [MISSING, other]


def test_errors_and_warnings_are_told_by_their_letter() -> None:
    assert (MISSING.severity, UNTRANSLATED.severity) == ("error", "warning")


def test_a_place_is_told_where_it_says_more_than_the_file() -> None:
    assert MISSING.where == "a.toml"
    at = Problem("E102", "a.toml", (), MISSING.wrong, span=Span(3, 7, 3, 9))
    assert at.where == "a.toml:3:7"
    assert Problem("E102", "a.toml", (), MISSING.wrong, span=Span(1, 1, 1, 1)).where == "a.toml"


def test_entries_are_counted_from_one() -> None:
    assert dotted(("person", 2, "hidden", "roles", 0)) == "person[3].hidden.roles[1]"
    assert str(MISSING) == "a.toml: person[3].hidden: `roles` is missing"


def test_a_faulty_pack_says_the_first_problem_and_counts_the_others() -> None:
    mend = Sentence(N_("translate it"))
    first = Problem("W402", "a.toml", ("title",), UNTRANSLATED.wrong, mend, span=Span(4, 1, 4, 9))
    assert str(FaultyPack([first])) == "a.toml:4:1: title: is left in the language of the source\n  translate it"
    several = FaultyPack([first, MISSING, UNTRANSLATED])
    assert several.said(CHINESE) == (
        "a.toml:4:1: title: 还是原文，没有译（另有 2 处；`trainer check` 会全部列出）\n  把它译出来"
    )
    assert "(and 2 more; `trainer check` lists all)" in several.message
    assert FaultyPack([MISSING]).remedy == ""
