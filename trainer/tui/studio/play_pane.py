"""The play pane: choose a person, a day and a state, then talk and see every number."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Button, OptionList

from trainer.core.codec import encode
from trainer.core.moves import Move
from trainer.core.scenario import Scenario
from trainer.core.vocabulary import MAX_TRUST
from trainer.errors import N_
from trainer.scene.choices import CHOICE_KEYS
from trainer.tui.screens.base import label
from trainer.tui.studio.meeting_trial import MeetingTrial, Setting
from trainer.tui.studio.words import move_row, standing, talk_blocks
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.row_list import ListRow, RowList, Words
from trainer.tui.widgets.text import TextBlock, TextScroll, TextView

if TYPE_CHECKING:
    from trainer.tui.studio.screen import StudioScreen

YOU = "Alex"
"""What the customer's people call the author."""
_FIELDS = ("person", "day", "channel", "companion", "trust", "knows")
_AGAIN, _OTHER = "again", "other"


class PlayPane(Vertical):
    """A meeting at any person and day.

    Attributes:
        trial: the meeting that is on, or None while its setting is chosen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "open", N_("open the meeting"), id="play.open")]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.trial: MeetingTrial | None = None
        self._scenario: Scenario | None = None
        self._moves: dict[str, Move] = {}

    def compose(self) -> ComposeResult:
        """Lay out the setting, and the talk that takes its place."""
        yield TextView(id="play-none")
        with TextScroll(id="setting", can_focus=False):
            for name in _FIELDS:
                manner = "many" if name == "knows" else "one"
                yield ChoiceField(manner, id=f"set-{name}", label_width=10)  # type: ignore[arg-type]
            yield Button("", id="open", variant="primary")
        with Vertical(id="trial"):
            yield TextView(id="standing", measure=200)
            with TextScroll(id="trial-talk", can_focus=False):
                yield TextView(id="talk")
            yield RowList(id="moves")

    def know(self, scenario: Scenario | None) -> None:
        """Take over what the text makes now; a meeting that is on goes on with what it began with."""
        self._scenario = scenario
        self.redraw()

    def redraw(self) -> None:
        """Draw everything."""
        scenario = self._scenario
        trial = self.trial
        self.query_one("#play-none").display = scenario is None and trial is None
        self.query_one("#setting").display = scenario is not None and trial is None
        self.query_one("#trial").display = trial is not None
        tr = self._studio.tr
        self.query_one("#play-none", TextView).tell(
            [TextBlock(tr("There is nothing to play until the text has loaded once without an error."), "$quiet")]
        )
        if trial is not None:
            self._draw_trial(trial)
        elif scenario is not None:
            self._offer(scenario)

    def to_front(self) -> None:
        """Put the focus where one goes on."""
        if self.trial is not None:
            self.query_one("#moves").focus()
        elif self._scenario is not None:
            self.query_one("#set-person").focus()

    def restart(self, setting: Setting | None = None) -> None:
        """Open the meeting, with what the text makes now.

        Args:
            setting: where it begins; the one chosen in the fields if left out.
        """
        if self._scenario is None:
            return
        setting = setting or self._chosen()
        if setting.person not in self._scenario.person_index:
            self.reset()
            return
        self.trial = MeetingTrial(self._scenario, setting)
        self.redraw()
        self.to_front()

    def reset(self) -> None:
        """Choose another setting."""
        self.trial = None
        self.redraw()
        self.to_front()

    @property
    def _studio(self) -> StudioScreen:
        return cast("StudioScreen", self.screen)

    def _field(self, name: str) -> ChoiceField:
        return self.query_one(f"#set-{name}", ChoiceField)

    def _chosen(self) -> Setting:
        def one(name: str) -> str:
            return next(iter(self._field(name).chosen), "")

        trust = one("trust")
        return Setting(
            person=one("person"),
            day=int(one("day") or 1),
            channel=one("channel"),
            companion=one("companion"),
            knows=bool(self._field("knows").chosen),
            trust=int(trust) if trust else None,
        )

    def _offer(self, scenario: Scenario) -> None:
        tr = self._studio.tr
        label(self.query_one("#open", Button), tr("Open the meeting"))
        options: dict[str, tuple[str, list[tuple[str, str]]]] = {
            "person": (tr("Person"), [(person.id, person.name) for person in scenario.people]),
            "day": (tr("Day"), [(str(day), str(day)) for day in range(1, scenario.days + 1)]),
            "channel": (tr("Channel"), [(name, tr.term("channel", name)) for name in scenario.costs]),
            "companion": (tr("With"), [("", tr("alone")), *((one.id, one.name) for one in scenario.team)]),
            "trust": (tr("Trust"), [("", tr("as written")), *((str(n), str(n)) for n in range(MAX_TRUST + 1))]),
            "knows": (tr("Known"), [("clues", tr("all clues found"))]),
        }
        for name, (words, choices) in options.items():
            field = self._field(name)
            known = [key for key, _ in choices]
            kept = [key for key in field.chosen if key in known]
            field.offer(words, choices, kept if kept or name == "knows" else known[:1])

    def _draw_trial(self, trial: MeetingTrial) -> None:
        tr = self._studio.tr
        scenario = trial.scenario
        name = scenario.people[trial.person].name
        blocks = [TextBlock(standing(tr, trial), "$quiet", f"{name}  ", "bold")]
        if scenario is not self._scenario:
            blocks.append(TextBlock(tr("The text has changed since: open again to hear it."), "$warning", "! "))
        self.query_one("#standing", TextView).tell(blocks)
        self.query_one("#talk", TextView).tell(talk_blocks(tr, trial, YOU))
        self._moves = {encode(move): move for move in trial.moves} if trial.state.person >= 0 else {}
        rows: list[ListRow] = [
            move_row(tr, scenario, move, sign, YOU)
            for sign, move in zip(CHOICE_KEYS.ljust(len(self._moves)), self._moves.values(), strict=False)
        ]
        rows.append(Words(_AGAIN, tr("Open it again"), "↺", style="$quiet"))
        rows.append(Words(_OTHER, tr("Another person, day or state"), "↺", style="$quiet"))
        self.query_one("#moves", RowList).show(rows, at="")
        self.query_one("#trial-talk").scroll_end(animate=False)

    def on_key(self, event: events.Key) -> None:
        """Let the labels choose."""
        rows = self.query_one("#moves", RowList)
        if rows.has_focus and event.character and event.character in CHOICE_KEYS and rows.pick(event.character):
            event.stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open a meeting while its setting is chosen."""
        return action != "open" or (self.trial is None and self._scenario is not None)

    @on(Button.Pressed, "#open")
    def action_open(self) -> None:
        """Open the meeting that the fields describe."""
        self.restart()

    @on(OptionList.OptionSelected, "#moves")
    def _say(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        key = event.option_id or ""
        trial = self.trial
        if trial is None:
            return
        if key == _AGAIN:
            self.restart(trial.setting)
        elif key == _OTHER:
            self.reset()
        elif key in self._moves:
            trial.play(self._moves[key])
            self.redraw()
