"""What was learned, in words: a loss is said and explained, chance is called chance."""

from __future__ import annotations

from dataclasses import replace

from trainer.classes.facts.learning import Change, Learner, Learning, VariantLevel
from trainer.classes.words.learning import learners_part, learning_part
from trainer.i18n.translator import Translator

EN = Translator("en")
LOST = Learning(
    "Corner",
    (
        Learner("Ann", "a", "b", 80.0, 50.0, ("Bo Kern",), "pitch", 40.0),
        Learner("Ben", "a", "b", 40.0, 45.0, (), "", 0.0),
    ),
    (Change("overall", 6, 60.0, 47.5, -20.0, -5.0, -0.3), Change("pitch", 6, 70.0, 50.0, -40.0, 0.0, -0.7)),
    (VariantLevel("a", 6, 60.0, 90.0), VariantLevel("b", 5, 50.0, 88.0)),
    -2.5,
)  # fmt: skip


def test_a_loss_is_said_and_explained() -> None:
    lead = " ".join(learning_part(EN, LOST).lead)
    assert "lost 12.5 points: from 60.0 to 47.5" in lead
    assert "harder" in lead and "a: 60.0 (6)" in lead and "−2.5" in lead
    assert "What fell most: Pitch, by 20.0." in lead
    assert "1 of 2 took a role for true" in lead
    assert "chance" not in lead
    part = learners_part(EN, LOST)
    assert part.table is not None
    assert part.table.rows[0][-1] == "Pitch fell by 40.0; the role of Bo Kern as in the first variant"
    assert part.table.rows[1][-1] is None


def test_chance_and_too_few_are_called_so_and_a_gain_needs_no_excuse() -> None:
    few = replace(LOST, changes=(Change("overall", 2, 60.0, 47.5, None, None, -0.3),), fair=None)
    assert "too few" in " ".join(learning_part(EN, few).lead)
    gained = replace(LOST, changes=(Change("overall", 6, 40.0, 60.0, -3.0, 43.0, 0.33), *LOST.changes[1:]))
    lead = " ".join(learning_part(EN, gained).lead)
    assert "gained 20.0 points" in lead and "can be chance: the change lies between −3.0 and +43.0" in lead
    assert "harder" not in lead and "fell most" not in lead
    zh = Translator("zh")
    assert all(learning_part(zh, each).lead for each in (LOST, few, gained))
