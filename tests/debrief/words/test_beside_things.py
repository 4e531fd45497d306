"""What stands beside the dearest things, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.debrief.plays import CARELESS, with_facts
from tests.languages import chinese_in
from trainer.debrief.facts.beside_things import Bridge, Untold
from trainer.debrief.words.beside_things import bridge_line, untold_line
from trainer.debrief.words.losses import things_page
from trainer.i18n.translator import Translator

EN, ZH = Translator("en"), Translator("zh")
ALL = (
    Untold("blank", 7, 8, 12), Untold("wrong", 5, 8), Untold("news", 6, what="The window"), Untold("days", 2, 12),
)  # fmt: skip


def test_the_bridge_says_whether_it_would_have_been_enough() -> None:
    assert "alone would not" not in bridge_line(EN, Bridge(("Ou", "Mai"), "won"))
    assert "of Ou, Mai alone would have ended it in “Won”" in bridge_line(EN, Bridge(("Ou", "Mai"), "won"))
    alone = bridge_line(EN, Bridge(("Ou",), ""))
    assert "nothing that was tried with Ou alone would have ended it otherwise" in alone


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.kind)
def test_each_untold_thing_has_its_own_line_with_its_figures(one: Untold) -> None:
    line = untold_line(EN, one)
    assert all(str(figure) in line for figure in (one.count, one.whole, one.clues) if figure) and one.what in line
    assert chinese_in(untold_line(ZH, one)) and "{" not in untold_line(ZH, one)


def test_they_stand_beside_the_things() -> None:
    about = replace(with_facts(CARELESS), bridge=Bridge(("Ou",), ""), untold=ALL)
    page = things_page(EN, about)
    assert page.lead.endswith(bridge_line(EN, Bridge(("Ou",), "")))
    assert page.besides == tuple(untold_line(EN, one) for one in ALL)
