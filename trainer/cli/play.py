"""`play` and `resume`: in the full screen, or line by line."""

from __future__ import annotations

import click

from trainer.cli import options
from trainer.cli.click_i18n import argument, command, option
from trainer.cli.diagnostics import narrate
from trainer.cli.full_screen import need_terminal, open_shelf, say_farewell
from trainer.cli.language import choose_language, translator_for
from trainer.cli.workspace import workspace_of
from trainer.core.own_words import SAY_FIRST, SayFirst
from trainer.errors import N_, Sentence, TrainerError, UsageError
from trainer.i18n.translator import Translator


@command()
@options.optional_scenario
@options.plain
@option("--practice", is_flag=True, help="With hints and rewinding.")
@option(
    "--say-first",
    type=click.Choice(SAY_FIRST),
    help="Say it in your own words first, then choose: only pitches and answers to objections, or everything.",
)
@options.variant
@options.you
@options.lang
def play(
    scenario: str | None,
    plain: bool,
    practice: bool,
    say_first: SayFirst | None,
    variant: str | None,
    name: str,
    lang: str | None,
) -> None:
    """Play a scenario; without one, choose from the shelf."""
    if variant is not None and scenario is None:
        raise UsageError(N_("--variant is of one scenario"), remedy=N_("name the scenario, too"))
    if not plain:
        open_shelf(lang, start=scenario, practice=practice, name=name, variant=variant, say_first=say_first)
        return
    from trainer.packs.file_names import BASE_VARIANT
    from trainer.plain.console import Console, InputEnded
    from trainer.plain.play import PlainPlay
    from trainer.plain.setup import ask_name, pick_scenario
    from trainer.play.settings import SettingsFile

    settings = SettingsFile()
    language = choose_language(lang, settings=settings)
    streams = Console(Translator(language))
    for complaint in settings.complaints:
        narrate(complaint.said(streams.tr))
    with workspace_of(streams.tr) as workspace:
        try:
            chosen = scenario or pick_scenario(streams)
            if chosen:
                # Whoever named a scenario that cannot be played is told before being asked anything.
                workspace.load(chosen, language, variant or BASE_VARIANT)
                you = name or ask_name(settings, streams)
                session = workspace.open(
                    chosen, you, language, practice=practice, variant=variant, say_first=say_first or "off"
                )
                PlainPlay(workspace, session, streams).begin()
        except InputEnded:
            pass


@command()
@argument("attempt", metavar="[ATTEMPT]", required=False, help="Beginning of its id; the latest if left out.")
@options.plain
@options.lang
def resume(attempt: str | None, plain: bool, lang: str | None) -> None:
    """Go on with an attempt where it was left."""
    if not plain:
        need_terminal(lambda: _plainly(attempt))
    with workspace_of(translator_for(lang)) as workspace:
        if attempt is None:
            # One without a move is not worth offering, but whoever asks to go on means it if there is no other.
            latest = workspace.latest_unfinished() or next(iter(workspace.attempts(unfinished=True)), None)
            if latest is None:
                raise TrainerError(N_("there is nothing to continue"), remedy=N_("`trainer play` begins a scenario"))
            attempt = latest.id
        session = workspace.resume(attempt, lang)
        tr = translator_for(lang or session.attempt.language)
        if plain:
            from trainer.plain.console import Console
            from trainer.plain.play import PlainPlay

            _warn(session.notice, tr)
            PlainPlay(workspace, session, Console(tr)).go_on()
        else:
            from trainer.play.settings import SettingsFile
            from trainer.tui import run

            say_farewell(run(tr.language, SettingsFile(), workspace=workspace, session=session))


def _plainly(attempt: str | None) -> str:
    if attempt is None:
        return "trainer resume --plain"
    from trainer.play.workspace import Workspace

    with Workspace() as workspace:
        return f"trainer resume {workspace.journal.attempt(attempt).id[:8]} --plain"


def _warn(notice: Sentence | TrainerError | None, tr: Translator) -> None:
    if notice is not None:
        narrate(notice.said(tr))
