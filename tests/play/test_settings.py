"""Settings survive, and nothing that can stand in their file does harm."""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.errors import TrainerError
from trainer.i18n.translator import Translator
from trainer.play.settings import MOST_COMPLAINTS, Settings, SettingsFile


def said(file: SettingsFile, language: str = "en") -> str:
    return "\n".join(one.said(Translator(language)) for one in file.complaints)


def test_nothing_is_set_where_there_is_no_file(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "nowhere")
    assert file.settings == Settings()
    assert file.complaints == []
    assert not file.path.exists()


def test_what_is_kept_is_there_the_next_time(tmp_path: Path) -> None:
    SettingsFile(tmp_path / "new").keep(language="zh", theme="desk-light", name="陈晓雯", reduced_motion=True)
    again = SettingsFile(tmp_path / "new")
    assert again.settings == Settings("zh", "desk-light", "陈晓雯", True)
    assert again.keep(name="").name == ""
    assert SettingsFile(tmp_path / "new").settings == Settings("zh", "desk-light", "", True)


def test_what_somebody_wrote_by_hand_stays_when_something_is_kept(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('name = "Kim"\n[keys.desk]\nmeet = "v"\n[keys]\n"map.back" = "x"\n')
    file = SettingsFile(tmp_path)
    assert file.settings.keys == {"desk.meet": "v", "map.back": "x"}
    file.keep(theme="desk-safe")
    assert SettingsFile(tmp_path).settings == Settings(
        "", "desk-safe", "Kim", False, {"desk.meet": "v", "map.back": "x"}
    )


@pytest.mark.parametrize(
    "damage", [b"name = ", b"\xff\xff", b"\xff\xfe\x00", b"[" * 5000, b"a=1\n" * 40_000, b'name = "a"\nname = "b"']
)
def test_a_damaged_file_is_set_aside_and_said(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "settings.toml").write_bytes(damage)
    file = SettingsFile(tmp_path)
    assert file.settings == Settings()
    assert "were damaged" in said(file) and "settings.damaged-1.toml" in said(file)
    assert (tmp_path / "settings.damaged-1.toml").read_bytes() == damage
    file.keep(name="Kim")
    assert SettingsFile(tmp_path).settings.name == "Kim"
    (tmp_path / "settings.toml").write_bytes(b"= again")
    SettingsFile(tmp_path)
    assert (tmp_path / "settings.damaged-2.toml").read_bytes() == b"= again"


@pytest.mark.parametrize(
    "text",
    ["a." * 30_000 + "b = 1", "x = " + "[" * 500, "".join(f"k{number} = 1\n" for number in range(5_000)), "#" * 70_000],
    ids=range(4),
)
def test_what_would_cost_much_is_set_aside_unread(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    file = SettingsFile(tmp_path)
    assert file.settings == Settings()
    assert (tmp_path / "settings.damaged-1.toml").read_text(encoding="utf-8") == text
    assert "（" in said(file, "zh")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_what_is_no_file_is_left_alone_and_said(tmp_path: Path) -> None:
    def device(path: Path) -> None:
        path.symlink_to("/dev/zero")

    makes: list[Callable[[Path], object]] = [os.mkfifo, Path.mkdir, device]
    for place, make in enumerate(makes):
        folder = tmp_path / str(place)
        folder.mkdir()
        make(folder / "settings.toml")
        file = SettingsFile(folder)
        assert file.settings == Settings()
        assert said(file) == f"The settings in {folder / 'settings.toml'} are not used: is not a file"
        assert [path.name for path in folder.iterdir()] == ["settings.toml"]


def test_of_many_wrong_settings_the_first_are_told(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("".join(f"k{number} = 1\n" for number in range(300)))
    file = SettingsFile(tmp_path)
    assert len(file.complaints) == MOST_COMPLAINTS + 1
    assert said(file).endswith(f"290 more settings in {tmp_path / 'settings.toml'} are wrong.")


def test_whoever_only_peeks_leaves_a_damaged_file_for_the_one_who_can_say_so(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"name = ")
    assert SettingsFile(tmp_path, peek=True).settings == Settings()
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]
    assert "were damaged" in said(SettingsFile(tmp_path))


def test_a_wrong_entry_is_said_and_the_others_count(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(
        'language = "fr"\nname = 7\nreduced_motion = "yes"\ncolour = "blue"\ntheme = "desk-light"\n[keys]\ndesk = 3\n'
    )
    file = SettingsFile(tmp_path)
    assert file.settings == Settings(theme="desk-light")
    words = said(file)
    for part in (
        "language cannot be 'fr'",
        "name cannot be 7",
        "reduced_motion cannot be 'yes'",
        "'colour'",
        "keys.desk",
    ):
        assert part in words
    assert "settings.toml" in said(file, "zh")
    file.keep(language="en")
    assert tomllib.loads(file.path.read_text())["colour"] == "blue"


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file, not a folder")
    file = SettingsFile(tmp_path / "home")
    with pytest.raises(TrainerError, match="cannot be written"):
        file.keep(name="Kim")
    assert file.settings.name == "Kim"


VALUES = st.one_of(
    st.integers(), st.text(max_size=9), st.booleans(), st.lists(st.text(max_size=3)),
    st.dictionaries(st.text(max_size=9), st.one_of(st.text(max_size=3), st.integers())),
)  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(["language", "theme", "name", "keys", "reduced_motion", "x"]), VALUES))
def test_any_document_can_be_read_and_kept(
    tmp_path_factory: pytest.TempPathFactory, document: dict[str, object]
) -> None:
    import tomli_w

    folder = tmp_path_factory.mktemp("home")
    (folder / "settings.toml").write_text(tomli_w.dumps(document), encoding="utf-8")
    file = SettingsFile(folder)
    said(file)
    kept = file.keep(theme="desk-dark")
    assert SettingsFile(folder).settings == kept


def test_a_thousand_damaged_files_are_kept(tmp_path: Path) -> None:
    for number in range(1, 1101):
        (tmp_path / f"settings.damaged-{number}.toml").write_text(str(number))
    (tmp_path / "settings.toml").write_bytes(b"= last")
    assert "settings.damaged-1101.toml" in said(SettingsFile(tmp_path))
    assert (tmp_path / "settings.damaged-1101.toml").read_bytes() == b"= last"
    assert (tmp_path / "settings.damaged-1.toml").read_text() == "1"


def test_what_powershell_writes_is_read(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes('name = "李伟"\n'.encode("utf-16"))
    file = SettingsFile(tmp_path)
    assert (file.settings.name, file.complaints) == ("李伟", [])
    (tmp_path / "settings.toml").write_bytes('name = "李伟"\n'.encode("gbk"))
    assert "it is not UTF-8 text" in said(SettingsFile(tmp_path))


def test_a_name_holds_nothing_that_steers(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('name = "\\u001b[31mAnna\\n\\u202eB."\n"k\\u001b" = 1\n', encoding="utf-8")
    file = SettingsFile(tmp_path)
    assert file.settings.name == "[31mAnna B."
    assert "'k\\u001b'" in said(file)


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_settings_are_for_the_user_alone(tmp_path: Path) -> None:
    SettingsFile(tmp_path / "home").keep(name="Kim")
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "home" / "settings.toml").stat().st_mode) == 0o600


def test_what_the_last_play_asked_for_first_is_kept_and_nothing_else_is_taken(tmp_path: Path) -> None:
    SettingsFile(tmp_path).keep(say_first="pitches")
    assert SettingsFile(tmp_path).settings.say_first == "pitches"
    (tmp_path / "settings.toml").write_text('say_first = "always"\n')
    file = SettingsFile(tmp_path)
    assert file.settings.say_first == ""
    assert 'say_first cannot be \'always\'; expected: "off" | "pitches" | "on"' in said(file)
