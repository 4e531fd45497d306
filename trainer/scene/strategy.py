"""The strategy, chosen at the first review: whom to win, whom to keep neutral, which case for the whole house."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from trainer.core.moves import Strategy
from trainer.i18n.translator import Translator
from trainer.scene.account_map import FieldOption
from trainer.scene.cases import cases_in_order
from trainer.scene.people import reporting_tree
from trainer.scene.text import Text

if TYPE_CHECKING:
    from trainer.play.session import Session

AimId = Literal["win", "neutral", "case"]


@dataclass(frozen=True, slots=True)
class StrategyField:
    """A part of the strategy; `most` is how many may be picked, `chosen` what is, by id."""

    id: AimId
    label: str
    hint: str
    most: int
    options: tuple[FieldOption, ...]
    chosen: tuple[str, ...]

    @property
    def chosen_words(self) -> tuple[str, ...]:
        """What is picked, in words."""
        words = {one.id: one.words for one in self.options}
        return tuple(words.get(name, name) for name in self.chosen)


@dataclass(frozen=True, slots=True)
class StrategyScene:
    """The strategy as it stands.

    Attributes:
        title: its heading.
        words: what is to be chosen, and that it costs nothing.
        whole: what was chosen, in a line.
        empty: whether nothing was chosen yet.
        fields: what can be chosen.
    """

    title: str
    words: Text
    whole: Text
    empty: bool
    fields: tuple[StrategyField, ...]


def strategy(tr: Translator, session: Session) -> StrategyScene:
    """Return the strategy as it stands, with everybody and every case that could be made by now."""
    state = session.state
    now = state.strategy or Strategy()
    people = tuple(FieldOption(person.id, person.name) for _, person in reporting_tree(session.view.people))
    made = 0
    for mask in state.pitched:
        made |= mask
    cases = tuple(
        FieldOption(case.id, case.title, str(number))
        for number, case in enumerate(cases_in_order(session), start=1)
        if case.needs is None or case.needs.holds(state) or made >> case.index & 1 or case.id == now.case
    )
    fields = (
        StrategyField("win", tr("to be won"), tr("whose yes you work for"), len(people), people, now.win),
        StrategyField(
            "neutral", tr("to be kept neutral"), tr("who need not help, but must not stop it"), len(people), people,
            now.neutral,
        ),
        StrategyField("case", tr("case for the house"), tr("the one that all departments are to hear"), 1, cases,
                      (now.case,) if now.case else ()),
    )  # fmt: skip
    parts = [f"{field.label}{tr(': ')}{tr.listed(field.chosen_words)}" for field in fields if field.chosen]
    return StrategyScene(
        title=tr("Strategy"),
        words=Text(
            tr("Whom do you want to win, whom only keep neutral, and which case is for the whole house? The debrief"
               " holds it against what you did.")
        ),
        whole=Text(tr("; ").join(parts) or tr("nothing yet"), lead=tr("strategy")),
        empty=not parts,
        fields=fields,
    )  # fmt: skip


def strategy_of(chosen: Mapping[AimId, Sequence[str]]) -> Strategy:
    """Return the move that writes down what was picked; who is to be won is not kept neutral as well."""
    win = tuple(chosen.get("win", ()))
    neutral = tuple(person for person in chosen.get("neutral", ()) if person not in win)
    return Strategy(win, neutral, next(iter(chosen.get("case", ())), ""))
