"""`serve --xapi` and `class xapi`: what is played in classes, as xAPI statements for a record store or a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from trainer.cli import options
from trainer.cli.click_i18n import command, option
from trainer.cli.language import translator_for
from trainer.cli.output_files import refuse_over, save
from trainer.cli.workspace import workspace_of
from trainer.errors import N_, UsageError

if TYPE_CHECKING:
    from trainer.classes.live.lessons import Lessons
    from trainer.classes.live.xapi.receivers import Receiver
    from trainer.classes.live.xapi.sender import Sender

HERE = "http://localhost"
"""Beneath which things are named in a file of a machine that serves nothing."""

REST_SECONDS = 0.003
"""Between two attempts that are told: without it, pages of two hundred people come later than they would."""


class Collected(NamedTuple):
    """What `serve` is told of statements.

    Attributes:
        to: a file, or the address of a record store; "" for nobody.
        key: file with the store's key, None for none.
        names: whether people are named.
        iri: beneath which accounts and activities are named, "" for the server's address.
    """

    to: str
    key: Path | None
    names: bool
    iri: str


def receiver_of(wanted: Collected) -> Receiver | None:
    """Return who receives statements, None for nobody.

    Raises:
        UsageError: if that can be nobody.
        TrainerError: if a file cannot be written to.
    """
    if not wanted.to:
        if wanted.key is not None or wanted.names or wanted.iri:
            raise UsageError(
                N_("nobody is named who receives statements"), where="--xapi",
                remedy=N_("name a file or the address of a record store: --xapi https://lrs.example.org/xAPI"),
            )  # fmt: skip
        return None
    checked_iri(wanted.iri, "--xapi-iri")
    from trainer.classes.live.xapi.receivers import RecordStore, StatementFile, read_key

    if "://" in wanted.to:
        return RecordStore(wanted.to, read_key(wanted.key) if wanted.key else "")
    if wanted.key is not None:
        raise UsageError(
            N_("a file needs no key"), where="--xapi-key-file",
            remedy=N_("leave it out, or name a record store by an address that begins with https://"),
        )  # fmt: skip
    return StatementFile(Path(wanted.to))


def open_to_readers(address: str) -> bool:
    """Return whether a key goes to that address through a network as everybody in it can read it."""
    found = urlsplit(address)
    return found.scheme == "http" and (found.hostname or "") not in ("localhost", "127.0.0.1", "::1")


@contextmanager
def told(lessons: Lessons, receiver: Receiver | None, wanted: Collected, address: str) -> Iterator[Sender | None]:
    """Tell a receiver what is played while the block lasts; `address` is the server's. Yields who tells it."""
    if receiver is None:
        yield None
        return
    from trainer.classes.live.xapi.outbox import Outbox
    from trainer.classes.live.xapi.sender import Sender

    iri = (wanted.iri or address).rstrip("/")
    sender = Sender(Outbox(lessons, receiver.target, iri, names=wanted.names, rest=REST_SECONDS), receiver)
    sender.start()
    try:
        yield sender
    finally:
        sender.stop()


def checked_iri(iri: str, where: str) -> None:
    """Refuse what things cannot be named beneath; "" stands for none.

    Raises:
        UsageError: if it can be no such IRI.
    """
    try:
        found = urlsplit(iri)
        good = found.scheme in ("http", "https") and bool(found.hostname) and not found.query and not found.fragment
        good = good and iri.isprintable() and not set(iri) & set(' "<>\\^`{|}')
    except ValueError:
        good = False
    if iri and not good:
        raise UsageError(
            N_("nothing can be named beneath '{iri}'"), where=where,
            remedy=N_("an address that is yours and stays the same, such as https://training.example.org"), iri=iri,
        )  # fmt: skip


@command("xapi")
@options.class_
@options.output("FILE.jsonl, a statement a line; - for standard output.", required=True)
@option("--names", is_flag=True, help="Name people, and what the gradebook knows them by.")
@option(
    "--iri", metavar="IRI", default=HERE, show_default=True,
    help="Beneath which accounts and activities are named, as with `serve --xapi-iri`.",
)  # fmt: skip
@options.force
@options.lang
def statements(name: str, output: Path, names: bool, iri: str, force: bool, lang: str | None) -> None:
    """Write what was played in a class in the browser as xAPI statements."""
    checked_iri(iri, "--iri")
    refuse_over(output, force=force)
    from trainer.classes.live.xapi.outbox import statements_of_class
    from trainer.store.class_book import ClassBook
    from trainer.store.lesson_book import LessonBook

    tr = translator_for(lang)
    with workspace_of(tr) as workspace:
        course = ClassBook(workspace.journal).course(name)
        lesson = next((one for one in LessonBook(workspace.journal).lessons() if one.course == course.id), None)
        if lesson is None:
            raise UsageError(
                N_("the class '{name}' was not held in the browser"),
                remedy=N_("`trainer serve` holds classes; of files that were handed in there are no statements"),
                name=name,
            )  # fmt: skip
        found = statements_of_class(workspace.journal, lesson, iri.rstrip("/"), names=names)
        data = "".join(f"{one.text}\n" for one in found).encode()
    save(output, data, tr, over=force)
