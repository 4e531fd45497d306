"""`journal`: where attempts are kept, and what damage cost."""

from __future__ import annotations

from trainer.cli import options
from trainer.cli.click_i18n import command, option
from trainer.cli.diagnostics import narrate
from trainer.cli.language import translator_for
from trainer.cli.lists import print_json


@command()
@option("--acknowledge", is_flag=True, help="Say no more of what was lost so far.")
@options.as_json
@options.lang
def journal(acknowledge: bool, as_json: bool, lang: str | None) -> None:
    """Say where attempts are kept, and what damage to that file cost."""
    from trainer.play.workspace import Workspace

    tr = translator_for(lang)
    with Workspace() as workspace:
        found = workspace.journal
        losses, count, place = found.losses(), len(workspace.attempts()), found.database.place
        if acknowledge:
            found.acknowledge()
    if as_json:
        lost = [{"kept": one.kept, "attempts": one.attempts, "moves": one.moves} for one in losses]
        print_json({"place": place, "attempts": count, "losses": lost})
        return
    print(tr("Attempts are kept in {place}", place=place))
    print(tr("Your own attempts in it: {count}", count=count))
    for one in losses:
        print(one.told.said(tr))
    if acknowledge:
        narrate(tr("no command will speak of this any more") if losses else tr("there was nothing to acknowledge"))
