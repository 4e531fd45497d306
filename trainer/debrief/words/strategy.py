"""The strategy in words: what was chosen at the first review, and what was done of it."""

from __future__ import annotations

from trainer.debrief.facts.strategy import Aim, CaseForTheHouse, ChosenStrategy, StrategyReview
from trainer.debrief.page import StrategyPage, StrategyRow
from trainer.i18n.signs import VERDICT_SIGNS
from trainer.i18n.translator import Translator


def strategy_words(tr: Translator, strategy: ChosenStrategy) -> str:
    """Return a strategy in a line, or that it is empty."""
    parts = []
    if strategy.win:
        parts.append(tr("to be won: {people}", people=tr.listed(strategy.win)))
    if strategy.neutral:
        parts.append(tr("to be kept neutral: {people}", people=tr.listed(strategy.neutral)))
    if strategy.case:
        parts.append(tr("case for the house: “{case}”", case=strategy.case))
    return tr("; ").join(parts) or tr("nothing yet")


def strategy_page(tr: Translator, about: StrategyReview | None) -> StrategyPage | None:
    """Return the strategy and what was done of it, None where no map was handed in."""
    if about is None:
        return None
    if not about.chosen:
        words = tr(
            "No strategy lay beside the map of day {day}. Before going on, say whom you want to win, whom you only keep"
            " neutral, and which case is for the whole house.",
            day=about.day,
        )
        return StrategyPage(words, (), ())
    rows = [_aim_row(tr, aim) for aim in about.aims]
    if about.case is not None:
        rows.append(_case_row(tr, about.case))
    remarks = []
    if about.left_out:
        remarks.append(
            tr("Decided, could stop it or weighed most, and were not to be won: {people}.",
               people=tr.listed(about.left_out))
        )  # fmt: skip
    else:
        remarks.append(tr("Everybody who decided, could stop it or weighed most was to be won."))
    if about.case is not None and about.case.instead:
        remarks.append(
            tr("“{case}” speaks to single people and lifts nobody else, however many hear it. What the whole house may"
               " hear is {cases}.",
               case=about.case.title, cases=tr.listed(tr("“{title}”", title=one) for one in about.case.instead))
        )  # fmt: skip
    if about.changed is not None:
        remarks.append(tr("Later you changed it: {strategy}.", strategy=strategy_words(tr, about.changed)))
    head = tr("Chosen by day {day}; {share} % of it was carried out.", day=about.day, share=about.carried_out)
    return StrategyPage(head, tuple(rows), tuple(remarks))


def _sign(share: float) -> str:
    return VERDICT_SIGNS["right" if share >= 1 else "partly" if share > 0 else "wrong"]


def _aim_row(tr: Translator, aim: Aim) -> StrategyRow:
    stood = {
        "in_favour": tr("in favour at the table"),
        "undecided": tr("undecided at the table"),
        "against": tr("against at the table"),
        None: tr("had left by then"),
    }[aim.stand]
    if not aim.pitches:
        made = tr("no pitch made")
    else:
        made = tr.plural("{count} pitch, the best fit {fit}", "{count} pitches, the best fit {fit}", aim.pitches,
                         fit=aim.fit)  # fmt: skip
    goal = tr("to be won") if aim.goal == "win" else tr("to be kept neutral")
    head = tr("{words} ({remark})", words=aim.person, remark=goal)
    return StrategyRow(_sign(aim.share), head, tr("; ").join((made, stood)))


def _case_row(tr: Translator, case: CaseForTheHouse) -> StrategyRow:
    if not case.hearers:
        done = tr("made to nobody, or to nobody whom it suited")
    else:
        done = tr.plural(
            "made to {people}: {count} unit", "made to {people}: {count} units", case.units,
            people=tr.listed(case.hearers),
        )  # fmt: skip
        if case.told > len(case.hearers):
            missed = case.told - len(case.hearers)
            rest = tr.plural("made to {count} more, whom it missed: not counted",
                             "made to {count} more, whom it missed: not counted", missed)  # fmt: skip
            done = tr("; ").join((done, rest))
    head = tr("{words} ({remark})", words=tr("“{title}”", title=case.title), remark=tr("case for the house"))
    return StrategyRow(_sign(case.share), head, done)
