"""What is wrong with a text, as rows of a list."""

from __future__ import annotations

from dataclasses import replace

from trainer.errors import Sentence
from trainer.i18n.translator import Translator
from trainer.play.draft import DraftProblem
from trainer.tui.studio.problem_list import MAX_LISTED, problem_count, problem_rows, replace_stand_ins

TR = Translator("en")
TYPO = DraftProblem(
    "E100", "error", "", 3, 1, 3, 9, Sentence("unknown key 'xculture'"), Sentence("did you mean 'culture'?")
)
DOUBT = replace(TYPO, code="W200", severity="warning", line=9, wrong=Sentence("nothing reveals it"), mend=Sentence(""))


def test_each_problem_is_a_row_with_its_place_and_its_remedy() -> None:
    rows = [row.fit(200).plain.strip() for row in problem_rows(TR, [TYPO, DOUBT], [])]
    assert rows == ["✗ E100 error: unknown key 'xculture'  3:1  did you mean 'culture'?", "! W200 warning: nothing reveals it  9:1"]  # noqa: E501  # fmt: skip


def test_problems_of_other_files_stand_below_and_go_on_counting() -> None:
    rows = problem_rows(TR, [TYPO], [replace(DOUBT, file="corner.zh.toml")])
    assert [row.key for row in rows] == ["0", "", "1"]
    assert "In files beside it (1)" in rows[1].fit(80).plain and "corner.zh.toml:9:1" in rows[2].fit(80).plain


def test_no_more_are_listed_than_anybody_reads() -> None:
    rows = problem_rows(TR, [TYPO] * (MAX_LISTED + 3), [])
    assert len(rows) == MAX_LISTED + 1 and rows[-1].fit(40).plain == "… and 3 more"


def test_a_clean_file_says_so() -> None:
    (row,) = problem_rows(TR, [], [])
    assert row.disabled and "Nothing is wrong" in row.fit(80).plain


def test_errors_and_warnings_are_counted_apart() -> None:
    assert problem_count(TR, []) == "no problems"
    assert problem_count(TR, [TYPO]) == "1 error"
    assert problem_count(TR, [TYPO, TYPO, DOUBT]) == "2 errors, 1 warning"


def test_stand_ins_are_shown_as_one_sign_of_any_terminal() -> None:
    assert replace_stand_ins("a\U000f001bb") == "a\N{REPLACEMENT CHARACTER}b"
