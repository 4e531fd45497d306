"""The press: values are only ever data, fonts are ours, and what cannot be printed is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typst

from tests.debrief.injections import INJECTIONS
from tests.paper.reading import read
from trainer.errors import TrainerError
from trainer.paper import fonts
from trainer.paper.text import typeset
from trainer.paper.typst import TypstLiterals, compiled, fill_template, print_pages

HEAD = '#set document(title: "x")\n'


def test_every_text_comes_out_of_typst_as_it_went_in() -> None:
    source = "\n".join(f"#metadata({TypstLiterals()(text)})<x>" for text in INJECTIONS)
    back = json.loads(typst.query(source.encode(), "<x>", field="value"))
    assert back == [fonts.shown(typeset(text))[0] for text in INJECTIONS]


def test_numbers_and_truth_are_literals_and_nothing_else_is() -> None:
    ink = TypstLiterals()
    assert [ink(value) for value in (3, -1.5, True, False)] == ["(3)", "(-1.5)", "true", "false"]
    with pytest.raises(TypeError):
        ink(Path("x"))


def test_a_character_that_no_font_holds_is_shown_by_its_code() -> None:
    ink = TypstLiterals()
    assert ink("李\U00020bb7") == '"李[U+20BB7]"'
    assert ink.missing == {"\U00020bb7"}
    assert fonts.shown("李喆镕堃珺玥") == ("李喆镕堃珺玥", frozenset())
    assert fonts.shown("Zoe\u0308 葛\U000e0100") == ("Zoë 葛", frozenset())


def test_a_picture_without_an_alternative_text_cannot_be_printed() -> None:
    picture = 'image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"9\\" height=\\"9\\"/>")'
    assert compiled(f'{HEAD}#{picture}, alt: "nothing")', "x").pdf.startswith(b"%PDF")
    with pytest.raises(TrainerError, match="cannot be printed"):
        compiled(f"{HEAD}#{picture})", "x")


@pytest.mark.parametrize("source", ['#read("/etc/passwd")', '#import "@preview/cetz:0.3.4"', '#image("../x.png")'])
def test_the_press_reads_and_fetches_nothing(source: str) -> None:
    with pytest.raises(TrainerError, match=r"x, line 2 once filled in: cannot be printed"):
        compiled(HEAD + source, "x")


@pytest.mark.parametrize("line", ["{{ nothing.here }}", "{% if %}", "{{ path }}"])
def test_a_faulty_template_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    template = tmp_path / "page.typ.j2"
    template.write_text(f"one\ntwo\n{line}\n")
    with pytest.raises(TrainerError, match=r"page\.typ\.j2, line 3: faulty template"):
        fill_template(template, {"path": tmp_path})


def test_only_our_fonts_are_used_and_the_same_values_give_the_same_bytes(tmp_path: Path) -> None:
    template = tmp_path / "page.typ.j2"
    template.write_text("#set text(font: latin-faces)\n= {{ text }}\n#{{ text }}")
    values = {"text": "Kim 李喆 ★"}
    first, second = (print_pages("Title", [fill_template(template, values)], "letter") for _ in range(2))
    assert first.pdf == second.pdf
    page: Any = read(first.pdf).pages[0]
    names = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    assert names
    assert all("NotoSans" in name for name in names)
