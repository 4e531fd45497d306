"""Results in words."""

from __future__ import annotations

from tests.classes.classroom import Classroom
from trainer.classes.words.report import class_page
from trainer.i18n.translator import Translator


def test_a_column_of_names_says_whose_and_a_column_of_numbers_how_many(classroom: Classroom) -> None:
    whole = class_page(Translator("zh"), classroom.report("zh", names_in_conduct=True))
    heads = [part.table.head for part in whole.scenarios[0].parts if part.table]
    labels = {column.label: column.kind for head in heads for column in head}
    assert (labels["人数"], labels["涉及学员"]) == ("count", "text")
    assert not {"学员名单", "人物一览"} & set(labels)
