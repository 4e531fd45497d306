"""The play pane: choose a person, a day and a state, then talk and see every number."""

from __future__ import annotations

from typing import ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Button, OptionList

from trainer.core.codec import encode
from trainer.core.moves import Ask, Leave, Move
from trainer.core.narration import narrate
from trainer.core.pitch_fit import Fit
from trainer.core.scenario import Scenario
from trainer.core.view import choice_for
from trainer.core.vocabulary import CONCERNS, MAX_TRUST, NEEDS
from trainer.errors import N_
from trainer.i18n.translator import Translator
from trainer.play.names import SAMPLE_NAME
from trainer.scene.choices import CHOICE_KEYS
from trainer.scene.narration import narration
from trainer.scene.text import signed
from trainer.tui.drawing import dots, narration_blocks
from trainer.tui.screens.base import TranslatedScreen, set_label
from trainer.tui.studio.meeting_trial import MeetingTrial, TrialEvent, TrialSetting
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.row_list import ListRow, RowList, TextRow
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView

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
                kind = "many" if name == "knows" else "one"
                yield ChoiceField(kind, id=f"set-{name}", label_width=10)  # type: ignore[arg-type]
            yield Button("", id="open", variant="primary")
        with Vertical(id="trial"):
            yield TextView(id="standing", max_width=200)
            with TextScroll(id="trial-talk", can_focus=False):
                yield TextView(id="talk")
            yield RowList(id="moves")

    def set_scenario(self, scenario: Scenario | None) -> None:
        """Take over what the text makes now; a meeting that is on goes on with what it began with."""
        self._scenario = scenario
        self.redraw()

    def forget(self) -> None:
        """Give up the meeting and the scenario: another file is on the screen."""
        self.trial = None
        self.set_scenario(None)

    def redraw(self) -> None:
        """Draw everything."""
        scenario = self._scenario
        trial = self.trial
        self.query_one("#play-none").display = scenario is None and trial is None
        self.query_one("#setting").display = scenario is not None and trial is None
        self.query_one("#trial").display = trial is not None
        tr = self._tr
        self.query_one("#play-none", TextView).update(
            [TextBlock(tr("There is nothing to play until the text has loaded once without an error."), "$quiet")]
        )
        if trial is not None:
            self._draw_trial(trial)
        elif scenario is not None:
            self._offer(scenario)

    def focus_first(self) -> None:
        """Put the focus where one goes on."""
        if self.trial is not None:
            self.query_one("#moves").focus()
        elif self._scenario is not None:
            self.query_one("#set-person").focus()

    def restart(self, setting: TrialSetting | None = None) -> None:
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
        self.focus_first()

    def reset(self) -> None:
        """Choose another setting."""
        self.trial = None
        self.redraw()
        self.focus_first()

    @property
    def _tr(self) -> Translator:
        return cast("TranslatedScreen[None]", self.screen).tr

    def _field(self, name: str) -> ChoiceField:
        return self.query_one(f"#set-{name}", ChoiceField)

    def _chosen(self) -> TrialSetting:
        def one(name: str) -> str:
            return next(iter(self._field(name).chosen), "")

        trust = one("trust")
        return TrialSetting(
            person=one("person"),
            day=int(one("day") or 1),
            channel=one("channel"),
            companion=one("companion"),
            knows=bool(self._field("knows").chosen),
            trust=int(trust) if trust else None,
        )

    def _offer(self, scenario: Scenario) -> None:
        tr = self._tr
        set_label(self.query_one("#open", Button), tr("Open the meeting"))
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
            field.set_options(words, choices, kept if kept or name == "knows" else known[:1])

    def _draw_trial(self, trial: MeetingTrial) -> None:
        tr = self._tr
        scenario = trial.scenario
        name = scenario.people[trial.person].name
        blocks = [TextBlock(meeting_status(tr, trial), "$quiet", f"{name}  ", "bold")]
        if scenario is not self._scenario:
            blocks.append(TextBlock(tr("The text has changed since: open again to hear it."), "$warning", "! "))
        self.query_one("#standing", TextView).update(blocks)
        self.query_one("#talk", TextView).update(talk_blocks(tr, trial, SAMPLE_NAME))
        self._moves = {encode(move): move for move in trial.moves} if trial.state.person >= 0 else {}
        rows: list[ListRow] = [
            move_row(tr, scenario, move, sign, SAMPLE_NAME)
            for sign, move in zip(CHOICE_KEYS.ljust(len(self._moves)), self._moves.values(), strict=False)
        ]
        rows.append(TextRow(_AGAIN, tr("Open it again"), "↺", style="$quiet"))
        rows.append(TextRow(_OTHER, tr("Another person, day or state"), "↺", style="$quiet"))
        self.query_one("#moves", RowList).set_rows(rows, at="")
        self.query_one("#trial-talk").scroll_end(animate=False)

    def on_key(self, event: events.Key) -> None:
        """Let the labels choose."""
        rows = self.query_one("#moves", RowList)
        if rows.has_focus and event.character and event.character in CHOICE_KEYS and rows.choose_label(event.character):
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


def talk_blocks(tr: Translator, trial: MeetingTrial, you: str) -> list[TextBlock]:
    """Return a trial's talk with everything that a trainee would not see."""
    scenario = trial.scenario
    blocks: list[TextBlock] = []
    if not trial.there:
        name = scenario.people[trial.person].name
        return [TextBlock(tr("{person} is no longer there on that day.", person=name), "$warning")]
    if not trial.received:
        blocks.append(TextBlock(tr("A trainee would not be received yet."), "$warning", "! ", "$warning"))
    said = 0
    for one in trial.told:
        lines, said = narrate(scenario, [one.happening], you, one.before, one.after, said)
        blocks += narration_blocks(tr, narration(tr, scenario, lines))
        if (hidden := _hidden(tr, scenario, one)) is not None:
            blocks.append(TextBlock(hidden, "$accent", "  ∙ ", "$accent"))
    return blocks


def _hidden(tr: Translator, scenario: Scenario, one: TrialEvent) -> str | None:
    kind, who, item, amount = one.happening
    if kind == "pitched" and one.fit is not None:
        return fit_words(tr, one.fit)
    if kind == "support" and who >= 0:
        before, after = one.before.support[who], one.after.support[who]
        return tr("support of {person} {change}: {before} → {after}", person=scenario.people[who].name,
                  change=signed(amount), before=before, after=after)  # fmt: skip
    if kind == "breach":
        rule = scenario.rules[item]
        return tr("breach of {rule} ({grade})", rule=rule.id, grade=tr.term("grade", rule.grade))
    if kind == "objected":
        meant = scenario.objections[item].meant
        need = NEEDS[meant.bit_length() - 1]
        return tr("meant: {need}", need=tr.term("concern" if need in CONCERNS else "win", need))
    return None


def fit_words(tr: Translator, fit: Fit) -> str:
    """Return a fit and what it is made of."""
    if fit.fixed:
        return tr("fit {total}: set by the scenario", total=fit.total)
    parts = (
        (tr("concerns"), fit.concerns), (tr("wins"), fit.wins), (tr("channel"), fit.channel),
        (tr("counterpart"), fit.counterpart), (tr("proof"), fit.proof), (tr("talks past"), fit.past),
        (tr("not listened"), fit.unheard),
    )  # fmt: skip
    made = ", ".join(f"{name} {signed(points)}" for name, points in parts if points)
    return tr("fit {total}: {parts}", total=fit.total, parts=made or "0")


def move_row(tr: Translator, scenario: Scenario, move: Move, label: str, you: str) -> ListRow:
    """Return a row for something that can be said."""
    if isinstance(move, Leave):
        return TextRow(encode(move), tr("Take your leave"), label, style="$quiet")
    choice = choice_for(scenario, move)
    note = tr.term("kind", choice.kind) if isinstance(move, Ask) else encode(move)
    return TextRow(encode(move), choice.title or choice.say.replace("{you}", you), label, note)


def meeting_status(tr: Translator, trial: MeetingTrial) -> str:
    """Return how a meeting stands, in numbers."""
    state, person = trial.state, trial.person
    return "   ".join(
        (
            tr("day {day}", day=trial.setting.day),
            tr("patience") + f" {state.patience}",
            tr("trust") + f" {dots(state.trust[person])}",
            tr("support {value}", value=state.support[person]),
        )
    )
