"""What the documents say of the project is so: links, paths, commands, layers, and what goes into the wheel."""

from __future__ import annotations

import re
import tomllib
from importlib.util import find_spec
from pathlib import Path

import click
import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.i18n import command_line
from tests.in_step import differences, sections
from tests.packs.guide import BEGIN, END

ROOT = Path(__file__).parents[1]
DECISIONS = ROOT / "trainer" / "decisions"
NAMES = (
    "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "trainer/README.md", "scenarios/README.md", "scenarios/CODES.md",
    "README.zh.md", "scenarios/README.zh.md", "scenarios/CODES.zh.md",
)  # fmt: skip
DOCUMENTS = [*(ROOT / name for name in NAMES), *sorted(DECISIONS.glob("*.md"))]
TRANSLATED = ("README.md", "scenarios/README.md")
COMMANDS = dict(command_line.commands())


def code(document: Path) -> list[str]:
    """Return what stands between backticks in a document, one line each, and the lines of its blocks of code."""
    text = document.read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    spans = re.findall(r"`([^`]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    return [" ".join(span.split()) for span in spans] + [line for block in blocks for line in block.splitlines()]


def anchor(heading: str) -> str:
    """Return the name by which a link finds a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_links_lead_somewhere() -> None:
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        for target, _, part in (link.partition("#") for link in re.findall(r"\]\(([^)\s]+)\)", text)):
            if "://" in target:
                continue
            path = document.parent / target if target else document
            assert path.exists(), f"{document}: {target}"
            if part:
                headings = re.findall(r"^#+ (.*)", path.read_text(encoding="utf-8"), re.MULTILINE)
                assert part in map(anchor, headings), f"{document}: {target}#{part}"


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "trainer/README.md"])
def test_paths_are_there(name: str) -> None:
    # In the house's own page paths begin below it, too.
    roots = [ROOT, (ROOT / name).parent]
    begins = {folder.name for root in roots for folder in root.iterdir() if folder.is_dir()}
    paths = {one for span in code(ROOT / name) for one in span.split() if re.fullmatch(r"[\w.-]+(/[\w.-]*)+", one)}
    paths = {path for path in paths if path.partition("/")[0] in begins and not re.search("PACK|NAME", path)}
    assert len(paths) > 20
    assert sorted(path for path in paths if not any((root / path).exists() for root in roots)) == []


def test_the_checks_of_ci_name_tests_that_are_there() -> None:
    paths = re.findall(r"(?<=[ /])tests/[\w./-]+", (ROOT / ".ci" / "run").read_text(encoding="utf-8"))
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_programs_of_the_tests_are_there() -> None:
    found = {name for path in DOCUMENTS for name in re.findall(r"python -m (tests[\w.]*)", " ".join(code(path)))}
    assert found
    assert [name for name in sorted(found) if find_spec(name) is None] == []


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_every_command_is_in_the_readme(name: str) -> None:
    said = " · ".join(code(ROOT / name))
    leaves = [path for path, command in COMMANDS.items() if not isinstance(command, click.Group)]
    assert [path for path in leaves if not re.search(rf"trainer {' '.join(path)}\b", said)] == []


def test_options_are_those_of_their_command() -> None:
    lines = [line for document in DOCUMENTS for line in code(document)]
    calls = [call for line in lines for call in re.findall(r"(?:^|bin/|Scripts\\)trainer\b([^|>#]*)", line)]
    assert len(calls) > 50
    for call in calls:
        path: tuple[str, ...] = ()
        known = {"--help", "-h", *options(path)}
        for word in call.split():
            if (*path, word) in COMMANDS:
                path = (*path, word)
                known |= options(path)
        used = {word.rstrip(".,;") for word in call.split() if re.match("--?[a-z]", word)}
        assert used <= known, f"trainer{call}"
    alone = {span.split()[0] for span in code(ROOT / "README.md") if span.startswith("--")}
    assert alone <= set().union(*map(options, COMMANDS))


def options(path: tuple[str, ...]) -> set[str]:
    """Return the options of the command that these words call."""
    return {name for param in COMMANDS[path].params for name in param.opts}


@pytest.mark.parametrize("name", TRANSLATED)
def test_the_chinese_page_says_what_the_english_one_says(name: str) -> None:
    page, translation = (by_hand(ROOT / one) for one in (name, name.replace(".md", ".zh.md")))
    assert differences(page, translation) == []
    assert len(sections(page)) > 8


def by_hand(document: Path) -> str:
    """Return what is not written by a program of a page, without the line that leads to the other language."""
    text = document.read_text(encoding="utf-8")
    first, _, rest = text.partition("\n")
    assert re.search(r"\]\(README(\.zh)?\.md\)", first), "the first line leads to the other language"
    head, _, made = rest.partition(BEGIN)
    return head + made.partition(END)[2]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("## 结语", "### 结语", "the headings part here: ## Last / ### 结语"),
        ("\n## 结语\n\n完。\n", "", "the headings part here: ## Last / nothing"),
        ("`--lang`", "`--long`", "code: the translation lacks ['--lang'] and has ['--long'] more"),
        ("至多 45", "至多 54", "numbers: the translation lacks ['45'] and has ['54'] more"),
        ("| 乙 | 二 |\n", "", "4 rows, 3 in the translation"),
        ("- 第二条\n", "", "2 items of lists, 1 in the translation"),
        ("另一段。\n\n", "", "2 paragraphs, 1 in the translation"),
        ("days = 3", "days = 4", "another block of code: title = \"门\""),
        ("[链接](b.md)", "[链接](c.md)", "links: the translation lacks ['b.md'] and has ['c.md'] more"),
    ],
)  # fmt: skip
def test_a_page_that_is_changed_alone_is_seen(old: str, new: str, said: str) -> None:
    page = (
        "# Page\n\nAt most 45 with `--lang`, see [there](b.md).\n\nMore.\n\n- One\n- Two\n\n| a | b |\n|---|---|\n"
        '| c | one |\n| d | two |\n\n```toml\ntitle = "Door"  # a title\ndays = 3\n```\n\n## Last\n\nDone.\n'
    )
    translation = (
        "# 页\n\n至多 45，用 `--lang`，见[链接](b.md)。\n\n另一段。\n\n- 第一条\n- 第二条\n\n| 甲乙 | 数 |\n|---|---|\n"
        '| 甲 | 一 |\n| 乙 | 二 |\n\n```toml\ntitle = "门"  # 标题\ndays = 3\n```\n\n## 结语\n\n完。\n'
    )
    assert differences(page, translation) == []
    assert old in translation
    found = differences(page, translation.replace(old, new))
    assert any(said in line for line in found), found


def test_decisions_are_numbered_and_listed() -> None:
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^- \[(\d{4})\]\((\1-[a-z0-9-]+\.md)\) (.+)$", index, re.MULTILINE)
    files = sorted(path.name for path in DECISIONS.glob("*.md") if path.name != "README.md")
    assert [name for _, name, _ in listed] == files
    assert [int(number) for number, _, _ in listed] == list(range(1, len(files) + 1))
    for number, name, title in listed:
        first, _, date, *_ = (DECISIONS / name).read_text(encoding="utf-8").split("\n")
        assert first == f"# {number} {title}"
        assert re.fullmatch(r"\*\d{4}-\d\d-\d\d(, \d{4}-\d\d-\d\d)*\*", date), name


def test_every_layer_is_drawn_in_its_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    floors = {name: floor for floor, layer in enumerate(layers) for name in re.findall(r"\w+", layer)}
    del floors["__main__"]
    page = (ROOT / "trainer" / "README.md").read_text(encoding="utf-8")
    drawing = page.partition("```\n")[2].partition("```")[0]
    drawn = [name for name in re.findall(r"\b(\w+)(?:/|\.py)(?=\s)", drawing) if name in floors]
    assert sorted(drawn) == sorted(floors)
    assert [floors[name] for name in drawn] == sorted(floors.values())


def test_the_wheel_holds_types_and_no_documents() -> None:
    names = {Path(one.distribution_path).as_posix() for one in WheelBuilder(str(ROOT)).recurse_included_files()}
    assert {"trainer/py.typed", "trainer/core/step.py"} <= names
    assert [name for name in names if name.startswith("trainer/decisions") or name == "trainer/README.md"] == []
