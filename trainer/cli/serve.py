"""`serve`: classes in the browser, from this machine."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from trainer.cli import options
from trainer.cli.click_i18n import WHOLE, command, option
from trainer.cli.diagnostics import narrate
from trainer.cli.language import translator_for
from trainer.cli.xapi import Collected, open_to_readers, receiver_of, told
from trainer.errors import N_, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trainer.i18n.translator import Translator

PORT = 8000
ANY = ("0.0.0.0", "::")
"""What stands for all addresses of a machine."""
PAPER = "black on bright_white"
"""Whatever the terminal's colours are: many phones read no code that is light on dark."""
BLOCKS = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}


@dataclass(frozen=True)
class Way:
    """How people reach this server.

    Attributes:
        address: what they type, without a slash at its end.
        others: addresses of this machine that may be the right ones as well.
        alone: whether only this machine reaches it.
        hosts: what it may be called.
    """

    address: str
    others: tuple[str, ...]
    alone: bool
    hosts: frozenset[str]


class Secrets(NamedTuple):
    """What stands in the two addresses that are not for everybody."""

    lead: str
    show: str


@command()
@option("--port", type=WHOLE, default=PORT, show_default=True, help="Port to serve on; 0 takes any that is free.")
@option(
    "--host", metavar="ADDRESS", default="", help="Name or address of this machine to serve on, if not all; it is told."
)
@option("--tls-cert", "certificate", metavar="FILE", type=Path, help="Certificate (PEM), for https; with --tls-key.")
@option("--tls-key", "key", metavar="FILE", type=Path, help="Its key (PEM, without a password).")
@option("--class", "name", metavar="NAME", default="", help="A class to hold; made if there is none.")
@option(
    "--behind-proxy", "proxy", metavar="ADDRESS", default="",
    help="The address at which a proxy in front is asked, such as https://class.example.org; its headers are believed.",
)  # fmt: skip
@option("--metrics", is_flag=True, help="Let others than this machine read /metrics.")
@option(
    "--xapi", "collects", metavar="FILE|URL", default="",
    help="Tell what is played as xAPI statements: into a file, or to a record store.",
)  # fmt: skip
@option("--xapi-key-file", "xapi_key", metavar="FILE", type=Path, help="Its key: user:password on one line of a file.")
@option("--xapi-names", is_flag=True, help="Name people in statements, and what the gradebook knows them by.")
@option(
    "--xapi-iri", metavar="IRI", default="",
    help="Beneath which accounts and activities are named; the address to join if left out.",
)  # fmt: skip
@options.lang
def serve(
    port: int,
    host: str,
    certificate: Path | None,
    key: Path | None,
    name: str,
    proxy: str,
    metrics: bool,
    collects: str,
    xapi_key: Path | None,
    xapi_names: bool,
    xapi_iri: str,
    lang: str | None,
) -> None:
    """Hold classes in the browser: people join by a code, from laptops and phones; ctrl+c ends it."""
    _check(port, certificate, key, proxy)
    collected = Collected(collects, xapi_key, xapi_names, xapi_iri)
    receiver = receiver_of(collected)
    from trainer.classes.live.keys import derived
    from trainer.classes.live.lessons import Lessons
    from trainer.cli.workspace import workspace_of
    from trainer.store.one_server import serving
    from trainer.store.seat_key import serve_key
    from trainer.web import server
    from trainer.web.app import create_app
    from trainer.web.site import Site

    tr = translator_for(lang)
    # Whoever starts it twice is told so, rather than that the port is taken.
    with (
        workspace_of(tr) as workspace, serving(workspace.journal, workspace.home),
        server.listening(host, port) as socket,
    ):  # fmt: skip
        bound, port, *_ = socket.getsockname()
        way = _way(host, bound, port, "https" if certificate else "http", proxy)
        base = serve_key(workspace.home)
        secrets = Secrets(derived(base, "lead"), derived(base, "show"))
        lessons = Lessons(workspace.journal, workspace.home)
        if name:
            lessons.make(name, tr.language)
        held = [(one.lesson.name, one.lesson.code) for one in lessons.all()]
        site = Site(
            lessons, secrets.lead, secrets.show, way.address, way.hosts, tr.language,
            metrics_for="all" if metrics else "nobody" if proxy else "here",
        )  # fmt: skip
        how = server.configuration(create_app(site), certificate=certificate, key=key, proxied=bool(proxy))

        def ready() -> None:
            _tell(tr, way, held, name, secrets)
            for words in _hints(tr, way, host, port, proxy):
                narrate(words)
            if xapi_key is not None and open_to_readers(collects):
                narrate(tr("Statements and their key go to the record store unencrypted; https:// would hide them."))

        with server.troubles_to(sys.stderr), told(lessons, receiver, collected, way.address) as sender:
            site.metrics.statements = sender.counts if sender is not None else None
            server.Server(how, ready).run([socket])
    narrate(tr("Stopped. All moves are kept; the same command goes on with the same addresses."))


def _check(port: int, certificate: Path | None, key: Path | None, proxy: str) -> None:
    if not 0 <= port <= 65_535:
        raise UsageError(
            N_("there is no port {port}"), where="--port", remedy=N_("a number from 1 to {most}"), port=port,
            most=65_535,
        )  # fmt: skip
    if (certificate is None) != (key is None):
        raise UsageError(
            N_("a certificate needs its key, and a key its certificate"), where="--tls-cert",
            remedy=N_("name both: --tls-cert FILE --tls-key FILE"),
        )  # fmt: skip
    if proxy:
        found = urlsplit(proxy)
        if found.scheme not in ("http", "https") or not found.hostname or found.path.strip("/") or found.query:
            raise UsageError(
                N_("'{address}' is no address of a site"), where="--behind-proxy",
                remedy=N_("such as https://class.example.org, with nothing behind it"), address=proxy,
            )  # fmt: skip


def _way(host: str, bound: str, port: int, scheme: str, proxy: str) -> Way:
    """Return how people reach this server.

    Args:
        host: what it was told to serve on, "" for all addresses.
        bound: the address that it serves on.
        port: its port.
        scheme: `http` or `https`.
        proxy: the address of the proxy in front, "" without one.
    """
    from trainer.web import addresses
    from trainer.web.server import address_of

    interfaces = addresses.interfaces()
    own = addresses.own_names() | {one.address for one in interfaces}
    if proxy:
        return Way(proxy.rstrip("/"), (), False, own | {(urlsplit(proxy).hostname or "").lower()})
    found = addresses.plausible(interfaces, addresses.routed())
    if bound not in ANY:
        # A name can lead to this machine alone, as a machine's own does on Debian.
        here = ip_address(bound).is_loopback
        told = addresses.in_address(host.lower())
        return Way(address_of(scheme, host.lower(), port), (), here, own | {told})
    others = tuple(address_of(scheme, one, port) for one in found[1:])
    return Way(address_of(scheme, found[0] if found else "localhost", port), others, not found, own)


def _tell(tr: Translator, way: Way, held: Sequence[tuple[str, str]], name: str, secrets: Secrets) -> None:
    """Tell what a facilitator needs to know of it."""
    mine = [code for each, code in held if each == name]
    print(tr("To join: {address}", address=way.address))
    for each, code in held:
        print(tr("Code of {name}: {code}", name=each, code=code))
    print()
    _show_code(tr, f"{way.address}/join/{mine[0]}" if mine else way.address)
    print()
    lead, show = f"{way.address}/lead/{secrets.lead}", f"{way.address}/show/{secrets.show}"
    print(tr("Your page (secret; it makes classes and leads them): {address}", address=lead))
    print(tr("The projector's page (for the projector's machine): {address}", address=show))
    print(tr("To try a phone beforehand: {address}", address=f"{way.address}/selftest"))
    # Those who read a pipe see it now, too.
    print(tr("To stop: ctrl+c"), flush=True)


def _show_code(tr: Translator, address: str) -> None:
    """Show a QR code of an address where it can be drawn, else the address."""
    from shutil import get_terminal_size

    rows = code_rows(address) if sys.stdout.isatty() and _draws(BLOCKS.values()) else []
    if not rows:
        print(address)
    elif len(rows[0]) > get_terminal_size().columns:
        print(tr("(the window is too narrow for a QR code: {address})", address=address))
    else:
        from rich.console import Console
        from rich.text import Text

        from trainer.cli.streams import beneath

        sys.stdout.flush()
        # Past the door, which lets no colour through.
        screen = Console(file=beneath(sys.stdout), highlight=False)
        for row in rows:
            screen.print(Text(row, PAPER), no_wrap=True, crop=False)


def _draws(signs: Iterable[str]) -> bool:
    try:
        "".join(signs).encode(sys.stdout.encoding or "ascii")
    except (LookupError, UnicodeError):
        return False
    return True


def code_rows(address: str) -> list[str]:
    """Return a QR code of an address (ISO/IEC 18004, level M) as lines of half blocks, with a margin of two."""
    import segno

    rows = [list(row) for row in segno.make_qr(address, error="m").matrix_iter(border=2)]
    if len(rows) % 2:
        rows.append([0] * len(rows[0]))
    return [
        "".join(BLOCKS[bool(top), bool(low)] for top, low in zip(*pair, strict=True))
        for pair in zip(rows[::2], rows[1::2], strict=True)
    ]


def _hints(tr: Translator, way: Way, host: str, port: int, proxy: str) -> list[str]:
    """Return what may keep people from joining here."""
    if proxy:
        return []
    if way.alone:
        if host and host.strip("[]") not in ANY:
            return [tr("Only this machine can join: {address} leads nowhere else.", address=host)]
        return [tr(
            "There is no network, so only this machine can join. Join a Wi-Fi or switch on a phone's hotspot, then "
            "start this again."
        )]  # fmt: skip
    said = []
    if way.others:
        said.append(tr(
            "This machine has several addresses; the first was taken: {all}. If nobody can join, name another with "
            "--host.",
            all=", ".join((way.address, *way.others)),
        ))  # fmt: skip
    firewall = {
        "win32": N_(
            "Windows may ask whether Python may communicate in networks: allow it in the kind of network that you are "
            "in (private or public)."
        ),
        "darwin": N_("macOS may ask whether Python may accept incoming connections: allow it."),
    }  # fmt: skip
    other = N_("If this machine has a firewall, it must let port {port} in (on Ubuntu: `sudo ufw allow {port}/tcp`).")
    said.append(tr(firewall.get(sys.platform, other), port=port))
    said.append(tr(
        "If the page does not open on a phone in the same Wi-Fi, that Wi-Fi keeps its guests apart: use another one, "
        "or a phone's hotspot for up to eight people."
    ))  # fmt: skip
    return said
