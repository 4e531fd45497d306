from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import CORNER, MILL, SCENARIOS
from trainer.errors import TrainerError
from trainer.packs.load import load
from trainer.packs.translate import UNTRANSLATED, translate


@pytest.fixture
def corner_file(tmp_path: Path) -> Path:
    shutil.copytree(CORNER.parent, tmp_path / "small")
    (tmp_path / "small" / "corner.zh.toml").unlink()
    return tmp_path / "small" / "corner.toml"


def overlay(path: Path, language: str = "de") -> Path:
    return path.with_name(f"{path.stem}.{language}.toml")


def unmarked(text: str, line: str, translated: str) -> str:
    """Return `text` with `line` and the mark above it replaced."""
    marked = re.compile(rf"{UNTRANSLATED} \([0-9a-f]{{8}}\)\n{re.escape(line)}")
    assert marked.search(text), line
    return marked.sub(lambda _: translated, text)


def test_a_new_translation_loads_and_marks_every_text(corner_file: Path) -> None:
    pack, scenario = translate(corner_file, "de")
    assert (pack.path.name, scenario.path.name) == ("pack.de.toml", "corner.de.toml")
    text = scenario.path.read_text(encoding="utf-8")
    assert text.count(UNTRANSLATED) == len(scenario.untranslated) > 50
    assert scenario.kept == 0
    assert load(corner_file, "de").language == "de"
    assert load(corner_file, "de").scenario.brief.title == load(corner_file).scenario.brief.title
    order = [text.index(f'id = "{name}"') for name in ("engineer", "ada", "bo", "cy", "ada-role", "ledger", "proof")]
    assert order == sorted(order)


def test_what_is_translated_is_kept_and_new_texts_are_added(corner_file: Path) -> None:
    translate(corner_file, "de")
    path = overlay(corner_file)
    text = path.read_text(encoding="utf-8")
    text = unmarked(text, 'name = "Ada Holt"', 'name = "Ada \\"A\\" Holz"')
    # A translation whose mark was forgotten is one all the same; a name that stays as it is needs no mark.
    text = text.replace('title = "Owner"', 'title = "Inhaberin"')
    text = unmarked(text, 'name = "Bo Kern"', 'name = "Bo Kern"')
    path.write_text(text, encoding="utf-8")
    base = corner_file.read_text(encoding="utf-8")
    base += '\n[[discussion]]\nid = "two"\ntext = """\nTwo lines,\n"quoted" \\\\ here."""\n'
    corner_file.write_text(base, encoding="utf-8")
    scenario = translate(corner_file, "de")[1]
    text = path.read_text(encoding="utf-8")
    assert scenario.kept == 3
    assert 'name = "Ada \\"A\\" Holz"' in text
    assert not re.search(rf'{UNTRANSLATED}.*\n(name = "Bo Kern"|title = "Inhaberin")', text)
    assert "discussion.two.text" in scenario.untranslated
    played = load(corner_file, "de").scenario
    assert (played.people[0].name, played.people[0].title) == ('Ada "A" Holz', "Inhaberin")
    assert played.brief.discussion[-1].text == 'Two lines,\n"quoted" \\ here.'
    again = path.read_bytes()
    translate(corner_file, "de")
    assert path.read_bytes() == again


def test_orphans_are_told_and_kept_as_comments_until_pruned(corner_file: Path) -> None:
    translate(corner_file, "de")
    path = overlay(corner_file)
    text = path.read_text(encoding="utf-8")
    text = unmarked(text, 'text = "People talk."', 'text = "Die Leute\\nreden."')
    path.write_text(text, encoding="utf-8")
    base = corner_file.read_text(encoding="utf-8")
    corner_file.write_text(re.sub(r'\[\[source\]\]\nid = "fair"(?:\n.+)*\n', "", base), encoding="utf-8")
    scenario = translate(corner_file, "de")[1]
    assert scenario.orphans == ("source.fair.text",)
    for _ in range(2):
        translate(corner_file, "de")
        kept = path.read_text(encoding="utf-8")
        assert "# source.fair.text = " in kept
        assert kept.count("reden.") == 1
        assert "fair" not in load(corner_file, "de").scenario.source_index
    translate(corner_file, "de", prune=True)
    assert "reden." not in path.read_text(encoding="utf-8")


def test_the_shipped_translation_loses_nothing(tmp_path: Path) -> None:
    shutil.copytree(SCENARIOS / "software-firm", tmp_path / "pack")
    path = tmp_path / "pack" / "platform-deal.toml"
    before = load(path, "zh").scenario
    scenario = translate(path, "zh")[1]
    after = load(path, "zh").scenario
    assert scenario.orphans == ()
    assert before.brief == after.brief or before.brief.situation == after.brief.situation
    for group in ("people", "questions", "objections", "responses", "clues", "sources", "pitches", "endings"):
        for old, new in zip(getattr(before, group), getattr(after, group), strict=True):
            for name in ("name", "say", "answer", "text", "said", "title", "public"):
                assert getattr(old, name, None) == getattr(new, name, None)


@pytest.mark.parametrize("language", ["en", "EN", "deu", "d", "", "../x", "d\n"])
def test_languages_that_cannot_be_meant(corner_file: Path, language: str) -> None:
    before = sorted(path.name for path in corner_file.parent.iterdir())
    with pytest.raises(TrainerError):
        translate(corner_file, language)
    assert sorted(path.name for path in corner_file.parent.iterdir()) == before


def test_a_broken_translation_is_left_as_it_is(corner_file: Path) -> None:
    path = overlay(corner_file)
    path.write_text("title = ", encoding="utf-8")
    with pytest.raises(TrainerError, match="TOML"):
        translate(corner_file, "de")
    assert path.read_text(encoding="utf-8") == "title = "


def test_a_translation_is_no_base(corner_file: Path) -> None:
    translate(corner_file, "de")
    with pytest.raises(TrainerError, match="is itself a translation"):
        translate(overlay(corner_file), "fr")


def test_a_source_that_changes_before_it_is_translated_is_taken_over(corner_file: Path) -> None:
    translate(corner_file, "de")
    base = corner_file.read_text(encoding="utf-8").replace("Long, and dusty.", "Short, and dusty.")
    corner_file.write_text(base, encoding="utf-8")
    scenario = translate(corner_file, "de")[1]
    text = scenario.path.read_text(encoding="utf-8")
    assert "Long, and dusty." not in text
    assert re.search(rf'{UNTRANSLATED} .*\nanswer = "Short, and dusty."', text)
    assert scenario.kept == 0


def test_a_variant_is_translated_by_what_it_says_anew(two_truths: Path) -> None:
    plans = translate(two_truths, "de")
    assert [one.path.name for one in plans] == ["pack.de.toml", "corner.de.toml", "corner.b.de.toml"]
    text = plans[2].path.read_text(encoding="utf-8")
    assert "note" in plans[2].untranslated and plans[2].untranslated.count("person.ada.question.day.answer") == 1
    assert "say" not in text and "hidden" not in text and "cheques" not in text and "handover" not in text
    assert text.count(UNTRANSLATED) == len(plans[2].untranslated) == 13
    path = plans[2].path
    text = unmarked(text, 'text = "Ada adds up what Bo orders."', 'text = "Ada rechnet nach, was Bo bestellt."')
    path.write_text(text, encoding="utf-8")
    assert translate(two_truths, "de")[2].kept == 1
    loaded = load(two_truths, "de", "b")
    assert (loaded.language, loaded.scenario.clues[0].text) == ("de", "Ada rechnet nach, was Bo bestellt.")
    assert load(two_truths, "de").scenario.clues[0].text == load(two_truths).scenario.clues[0].text


def test_what_a_variant_no_longer_changes_is_kept_aside(two_truths: Path) -> None:
    path = translate(two_truths, "de")[2].path
    text = path.read_text(encoding="utf-8")
    path.write_text(unmarked(text, 'answer = "I order what we need."', 'answer = "Ich bestelle."'), encoding="utf-8")
    patch = two_truths.with_name("corner.b.toml")
    gone = '[[person.question]]\nid = "day"\nanswer = "I order what we need."\n'
    patch.write_text(patch.read_text(encoding="utf-8").replace(gone, ""), encoding="utf-8")
    plan = translate(two_truths, "de")[2]
    assert plan.orphans == ("person.bo.question.day.answer",)
    assert "# person.bo.question.day.answer = " in path.read_text(encoding="utf-8")
    assert translate(two_truths, "de", prune=True)[2].kept == 0
    assert "Ich bestelle" not in path.read_text(encoding="utf-8")


def test_a_variant_that_does_not_load_is_told_and_nothing_is_written(two_truths: Path) -> None:
    patch = two_truths.with_name("corner.b.toml")
    patch.write_text('variant = "b"\n[[clue]]\ntext = "x"\n', encoding="utf-8")
    with pytest.raises(TrainerError, match=r"corner\.b\.toml:2"):
        translate(two_truths, "de")
    assert not list(two_truths.parent.glob("*.de.toml"))
    with pytest.raises(TrainerError, match=r"is variant b of corner\.toml"):
        translate(patch, "de")


def test_records_are_translated_as_a_whole_and_anew_where_their_shape_changed(tmp_path: Path) -> None:
    shutil.copytree(MILL.parent, tmp_path / "means")
    path = tmp_path / "means" / MILL.name
    path.with_name("mill.b.toml").unlink()
    _, plan = translate(path, "de")
    assert "source.order-book.records.columns" in plan.untranslated
    text = plan.path.read_text(encoding="utf-8")
    rows = text[text.index("rows = [") : text.index("]\n", text.index("rows = [") + 8)]
    assert len(rows.splitlines()) == 5
    german = unmarked(text, 'columns = ["Ordered", "What", "Asked by", "Signed by", "Days"]',
                      'columns = ["Bestellt", "Was", "Gefragt", "Unterschrieben", "Tage"]')  # fmt: skip
    plan.path.write_text(german, encoding="utf-8")
    _, plan = translate(path, "de")
    assert "source.order-book.records.columns" not in plan.untranslated
    assert load(path, "de").scenario.sources[0].records.columns[0] == "Bestellt"  # type: ignore[union-attr]
    base = path.read_text(encoding="utf-8")
    wider = re.sub(r'", "(\d+)"\]', r'", "\1", "9"]', base).replace(', "Days"]', ', "Days", "Sum"]')
    path.write_text(wider, encoding="utf-8")
    _, plan = translate(path, "de")
    assert "source.order-book.records.columns" in plan.untranslated
    assert '# source.order-book.records.columns = ["Bestellt"' in plan.text
    assert load(path, "de").scenario.sources[0].records.columns[0] == "Ordered"  # type: ignore[union-attr]


def test_a_translation_goes_along_with_an_id_that_is_renamed(corner_file: Path) -> None:
    translate(corner_file, "de")
    path = overlay(corner_file)
    text = path.read_text(encoding="utf-8")
    text = unmarked(text, 'name = "Bo Kern"', 'name = "Bodo Kern"')
    text = unmarked(text, 'say = "What worries you?"', 'say = "Was drückt Sie?"')
    path.write_text(text, encoding="utf-8")
    base = corner_file.read_text(encoding="utf-8")
    base = base.replace('id = "bo"', 'id = "bodo"').replace('"bo.day"', '"bodo.day"').replace('"bo"', '"bodo"')
    base = base.replace("bo = ", "bodo = ").replace('id = "worry"', 'id = "trouble"', 1)
    corner_file.write_text(base, encoding="utf-8")
    scenario = translate(corner_file, "de")[1]
    text = path.read_text(encoding="utf-8")
    assert scenario.renamed == (("worry", "trouble"), ("bo", "bodo"))
    assert not scenario.orphans
    assert scenario.kept == 4
    assert 'id = "bodo"\nname = "Bodo Kern"' in text
    assert 'id = "trouble"\nsay = "Was drückt Sie?"' in text
    assert load(corner_file, "de").language == "de"
