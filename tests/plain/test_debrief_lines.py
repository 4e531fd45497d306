from __future__ import annotations

from trainer.debrief.pages.markdown import in_markdown
from trainer.i18n.translator import Translator
from trainer.plain.debrief_lines import debrief_lines

EN = Translator("en")


def test_marks_that_only_say_how_words_look_are_left_out_and_headings_and_lists_stay() -> None:
    markdown = "# A title\n\n\n**Lost · 0.4**\n- **Ada**: *so* `run`\n  - deeper\n\n> …\n"
    assert debrief_lines(EN, markdown) == [
        "# A title", "", "Lost · 0.4", "- Ada: so run", "  - deeper", "", "…",
    ]  # fmt: skip


def test_a_row_of_a_table_is_an_item_with_the_heads_before_its_cells() -> None:
    scores = "| Competency | Score | Par |\n|---|--:|--:|\n| Roles | 0.0 | – |\n| Needs | 1 |  |"
    markdown = f"{scores}\n\n| A | B |\n|---|---|\n| 1 | 2 |"
    assert debrief_lines(EN, markdown) == ["- Roles; Score: 0.0; Par: –", "- Needs; Score: 1", "", "- 1; B: 2"]


def test_what_was_disarmed_for_markdown_is_shown_as_it_was_written() -> None:
    text = "Lint & Lane | *one* _two_ [x](y) `z` #1 \\ 5. www.a //b"
    assert debrief_lines(EN, in_markdown(text)) == [text]
    assert debrief_lines(EN, f"| Head | Other |\n|---|---|\n| {in_markdown(text)} | b |") == [f"- {text}; Other: b"]
