"""What a user has set for good: a small TOML file that is read at the start and written whenever something is set."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Literal

from trainer.core.own_words import SAY_FIRST, SayFirst
from trainer.errors import N_, BadPack, Sentence
from trainer.i18n.languages import LANGUAGES
from trainer.outside_text import decoded, without_controls
from trainer.packs.user_folder import home
from trainer.play.names import LONGEST_TYPED, SEPARATED, clean_name
from trainer.read_input import InputRefused, read_file

FILE = "settings.toml"
MOST_BYTES = 64 * 1024
MOST_VALUES = 1_000
MOST_COMPLAINTS = 10
KINDS: dict[str, Any] = {
    "language": str, "theme": str, "name": str, "reduced_motion": bool, "keys": dict, "say_first": str,
}  # fmt: skip
ONE_OF: Mapping[str, tuple[str, ...]] = {"language": tuple(LANGUAGES), "say_first": SAY_FIRST}
"""Settings that take one of a few values."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What was set; an empty text means that nothing was.

    Attributes:
        language: language of the interface.
        theme: name of a theme.
        name: the trainee's name, proposed when an attempt is opened.
        reduced_motion: whether nothing glides or blinks.
        keys: keys by the id of what they do, such as `{"desk.meet": "v"}`.
        say_first: what the next play is proposed to ask for in one's own words: as the last one did.
    """

    language: str = ""
    theme: str = ""
    name: str = ""
    reduced_motion: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)
    say_first: SayFirst | Literal[""] = ""


class SettingsFile:
    """The file of one user.

    Attributes:
        path: where it is, or would be.
        settings: what it says; whatever it does not say, or says wrongly, is as if it were not set.
        complaints: what is wrong with it.
    """

    def __init__(self, folder: Path | None = None, *, peek: bool = False) -> None:
        # Whoever only peeks tells nobody: a damaged file stays where it is for the one who can say so.
        self._peek = peek
        self.path = (folder or home()) / FILE
        self.complaints: list[Sentence] = []
        self._document: dict[str, Any] = self._read()
        self.settings, complaints = self._understood()
        self.complaints += complaints

    def keep(self, **values: object) -> Settings:
        """Write some settings and return all of them; what else stands in the file stays.

        Raises:
            TrainerError: if the file cannot be written; the settings hold until the program ends.
        """
        import tomli_w

        from trainer.packs.atomic_write import write_file

        for name, value in values.items():
            if value == "":
                self._document.pop(name, None)
            else:
                self._document[name] = value
        self.settings, _ = self._understood()
        write_file(self.path, tomli_w.dumps(self._document).encode(), private=True)
        return self.settings

    def _read(self) -> dict[str, Any]:
        try:
            data = read_file(self.path, MOST_BYTES)
            if not data:
                return {}
            import tomllib

            from trainer.packs.toml.read import refuse_costly

            text = decoded(data).replace("\r\n", "\n")
            refuse_costly(text, "", MOST_VALUES)
            return tomllib.loads(text)
        except InputRefused as refused:
            if refused.large:
                self._set_aside(refused.wrong)
            elif not refused.absent:
                self.complaints.append(
                    Sentence(N_("The settings in {file} are not used: {error}"), file=self.path, error=refused.wrong)
                )
        except BadPack as fault:
            self._set_aside(fault.wrong)
        except UnicodeDecodeError:
            self._set_aside(Sentence(N_("it is not UTF-8 text")))
        except (ValueError, RecursionError) as error:
            self._set_aside(str(error))
        return {}

    def _set_aside(self, error: str | Sentence) -> None:
        if self._peek:
            return
        aside = next(
            path for number in count(1)
            if not (path := self.path.with_name(f"settings.damaged-{number}.toml")).exists()
        )  # fmt: skip
        values: dict[str, object] = {"file": self.path, "aside": aside.name, "error": error}
        try:
            self.path.replace(aside)
        except OSError:
            self.complaints.append(
                Sentence(N_("The settings in {file} are damaged and are not used: {error}"), **values)
            )
            return
        self.complaints.append(
            Sentence(N_("The settings in {file} were damaged ({error}). They are kept aside as {aside}."), **values)
        )

    def _understood(self) -> tuple[Settings, list[Sentence]]:
        complaints: list[Sentence] = []
        values: dict[str, Any] = {}
        for name, value in self._document.items():
            kind: Any = KINDS.get(name)
            if kind is None:
                complaints.append(self._unknown(name))
            elif not isinstance(value, kind) or value not in ONE_OF.get(name, (value,)):
                complaints.append(self._wrong(name, value))
            elif name == "keys":
                values[name] = self._flat(value, complaints)
            else:
                values[name] = without_controls(value)[:LONGEST_TYPED] if kind is str else value
        more = len(complaints) - MOST_COMPLAINTS
        if more > 0:
            complaints[MOST_COMPLAINTS:] = [
                Sentence(N_("{count} more settings in {file} are wrong."), count=more, file=self.path)
            ]
        return Settings(**values), complaints

    def _flat(self, table: Mapping[str, Any], complaints: list[Sentence], lead: str = "") -> dict[str, str]:
        """Return keys by full id: `[keys.desk] meet = "v"` and `"desk.meet" = "v"` are the same."""
        flat: dict[str, str] = {}
        for name, value in table.items():
            if isinstance(value, str):
                flat[lead + name] = value
            elif isinstance(value, dict) and not lead:
                flat.update(self._flat(value, complaints, f"{name}."))
            else:
                complaints.append(self._wrong(f"keys.{lead}{name}", value))
        return flat

    def _unknown(self, name: str) -> Sentence:
        return Sentence(
            N_("There is no setting '{name}' ({file}). There are: {known}."),
            name=name[:40],
            file=self.path,
            known=", ".join(KINDS),
        )

    def _wrong(self, name: str, value: object) -> Sentence:
        expected = {
            "reduced_motion": "true | false",
            "keys": "[keys]",
        }.get(name) or " | ".join(f'"{one}"' for one in ONE_OF.get(name, ("…",)))
        return Sentence(
            N_("The setting {name} cannot be {value}; expected: {expected} ({file})."),
            name=name[:60],
            value=repr(value)[:40],
            expected=expected,
            file=self.path,
        )


def forget_name(names: Collection[str], folder: Path | None = None) -> None:
    """Take away the name that is proposed if it is one of `names`, and copies of damaged settings, which may hold it.

    Raises:
        TrainerError: if the file cannot be written.
    """
    file = SettingsFile(folder, peek=True)
    for aside in file.path.parent.glob("settings.damaged-*.toml"):
        aside.unlink(missing_ok=True)
    proposed = SEPARATED.split(file.settings.name)
    if file.settings.name and any(clean_name(one) in names for one in proposed):
        file.keep(name="")
