from __future__ import annotations

from trainer.core.reflection import LONGEST_LINE, Reflection


def test_it_is_false_where_nothing_was_written() -> None:
    assert not Reflection()
    assert Reflection(otherwise="Ask first.")


def test_each_line_is_one_line_without_what_steers() -> None:
    given = Reflection(" To meet\n the chief ", "她\u202e说\x1b[31m了", "\t\n")
    assert given.tidied == Reflection("To meet the chief", "她 说 [31m了", "")


def test_each_line_is_cut_at_the_limit() -> None:
    long = "x" * (LONGEST_LINE - 1) + " y" * LONGEST_LINE
    assert [len(line) for line in Reflection(long, "字" * 5000, "y").tidied] == [LONGEST_LINE - 1, LONGEST_LINE, 1]
