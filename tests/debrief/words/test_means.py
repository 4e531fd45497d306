from __future__ import annotations

import re

from tests.debrief.facts.test_means import played
from tests.debrief.plays import CAREFUL, debriefed
from trainer.debrief.pages.html import to_html
from trainer.debrief.pages.markdown import to_markdown
from trainer.debrief.pages.pdf import to_pdf
from trainer.debrief.words.debrief import page_of
from trainer.debrief.words.means import means_pages
from trainer.i18n.translator import Translator

EN, ZH = Translator("en"), Translator("zh")


def test_a_scenario_without_them_has_no_such_page() -> None:
    assert means_pages(EN, debriefed(CAREFUL).means) == ()


def test_each_has_a_page_with_a_verdict() -> None:
    first, sheet, promised = means_pages(EN, played().means)
    assert first.lead == "You went to Brook Mill first, and that was right."
    assert [row.sign for row in first.rows] == ["=", "○"]
    assert sheet.lead == "It went to Ole Brandt and brought 1 finding. No other choice would have brought more."
    assert [row.sign for row in sheet.rows] == ["●", "●", "○"]
    assert promised.rows[0].sign == "≠" and promised.rows[0].lines[0] == "Broken: −25 points of the outcome."


def test_the_wrong_way_says_what_it_cost_and_what_would_have_been_right() -> None:
    first, sheet = means_pages(EN, played("first ford; close").means)
    assert first.lead == "You went to Ford Mill first, which cost 3 half-days. Brook Mill would have been right."
    assert first.rows[0].sign == "≠"
    assert sheet.lead.startswith("You did not send it. To Ida Holm, with “Which figure")
    assert means_pages(EN, played("close").means)[0].lead.startswith("You went to none of them.")


def test_the_timeline_tells_of_each_move() -> None:
    heads = [entry.head for day in page_of(EN, played()).days for entry in day.entries]
    assert "You went to Brook Mill first." in heads
    assert "You sent “A questionnaire of two questions” to Ole Brandt." in heads
    assert "You put in: “What happened in the last night that you remember?”" in heads
    lines = [line.text for day in page_of(EN, played()).days for entry in day.entries for line in entry.lines]
    assert "Ole Brandt: “Who would not.”" in lines


def test_every_page_draws_records_as_a_table_and_says_the_same() -> None:
    about = played()
    markdown, html = to_markdown(about, EN), to_html(about, EN)
    assert "| 2024-11 | One stone, returned | Holm | Holm | 40 |" in markdown
    assert "<td>One stone, returned</td>" in html and '<th scope="col">Signed by</th>' in html
    for page in means_pages(EN, about.means):
        assert page.head in markdown and page.lead in markdown
        assert page.head in html and page.lead in html
    assert to_pdf([(about, EN)]).pdf.startswith(b"%PDF")


def test_in_chinese_no_english_is_left() -> None:
    for page in means_pages(ZH, played().means):
        assert not re.search("[A-Za-z]{4}", page.head.replace("A questionnaire of two questions", ""))
