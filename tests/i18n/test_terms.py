from __future__ import annotations

import re

import pytest

from trainer.core import vocabulary as words
from trainer.core.objections import FAILED_CAP, STEP_POINTS, UNDERSTANDING
from trainer.core.reflection import Reflection
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.terms import TERMS
from trainer.i18n.translator import Translator

PAIRS = [(kind, name) for kind, terms in TERMS.items() for name in terms]


def test_every_id_of_the_field_has_a_term() -> None:
    for kind, ids in (
        ("role", words.ROLES), ("role_sign", words.ROLES), ("concern", words.CONCERNS), ("win", words.WINS),
        ("veto", words.VETOES), ("channel", words.CHANNELS), ("counterpart", words.COUNTERPARTS),
        ("kind", words.QUESTION_KINDS), ("method", words.METHODS), ("objection", words.OBJECTION_TYPES),
        ("step", words.RESPONSE_STEPS), ("grade", words.GRADES), ("structure", words.STRUCTURES),
        ("culture", words.CULTURES), ("outcome", words.OUTCOMES), ("competency", words.COMPETENCIES),
        ("rubric", words.COMPETENCIES), ("reflection", Reflection._fields),
    ):  # fmt: skip
        assert tuple(TERMS[kind]) == tuple(ids), kind


def test_numbers_have_their_words() -> None:
    assert [int(name) for name in TERMS["influence"]] == list(range(words.MAX_INFLUENCE + 1))
    assert [int(name) for name in TERMS["stance"]] == list(range(-words.MAX_STANCE, words.MAX_STANCE + 1))
    assert list(TERMS["certainty"]) == ["1", "2", "3"]


def test_every_part_is_one_of_a_competencys() -> None:
    assert {name.partition(".")[0] for name in TERMS["part"]} == set(words.COMPETENCIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rubric_of_objections_tells_the_points_of_each_step(language: str) -> None:
    told = [int(number) for number in re.findall(r"\d+", Translator(language).term("rubric", "objections"))]
    assert told == [UNDERSTANDING, *STEP_POINTS.values(), FAILED_CAP]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_ids_of_a_kind_are_called_the_same(language: str) -> None:
    tr = Translator(language)
    for kind, terms in TERMS.items():
        said = tr.terms(kind)
        assert list(said) == list(terms)
        assert len(set(said.values())) == len(said), kind
        assert said == {name: tr.term(kind, name) for name in terms}


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_term_is_translated(language: str) -> None:
    tr = Translator(language)
    assert [(kind, name) for kind, name in PAIRS if tr.term(kind, name) == TERMS[kind][name]] == []


def test_what_is_no_term_is_its_own_word() -> None:
    tr = Translator("zh")
    assert tr.term("role", "unheard-of") == "unheard-of"
    assert tr.term("no-such-kind", "decider") == "decider"
    with pytest.raises(KeyError):
        tr.terms("no-such-kind")
