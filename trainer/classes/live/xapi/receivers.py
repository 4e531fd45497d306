"""Who receives statements: a file of JSON lines, or a Learning Record Store."""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import os
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple, Protocol
from urllib.parse import urlsplit, urlunsplit

from trainer.classes.live.xapi.statements import Waiting
from trainer.errors import N_, TrainerError, UsageError, reason_of
from trainer.outside_text import without_controls
from trainer.read_input import InputRefused, read_file

VERSION = "1.0.3"
"""Of xAPI, as it is said in each request."""
SECONDS = 10.0
"""For an answer."""
LONGEST_ANSWER = 1024 * 1024
LONGEST_KEY = 4096
_TAIL = 256 * 1024
"""Bytes at the end of a file that are looked through for what was written before a crash."""


class Reply(NamedTuple):
    """What became of a delivery.

    Attributes:
        kind: `accepted`; `known`: another statement with one of the ids is there; `refused` for what stands in it;
            `large`: too much at once; `later`: not now.
        why: what stood against it, for a log line: no secret, nothing of what was sent.
        seconds: how long to wait, 0 where it does not say.
    """

    kind: Literal["accepted", "known", "refused", "large", "later"]
    why: str = ""
    seconds: float = 0.0


class Receiver(Protocol):
    """Takes statements."""

    target: str
    """Digest of who it is, 64 hex digits, by which is kept what it has."""

    def deliver(self, batch: Sequence[Waiting]) -> Reply:
        """Hand over statements: all of them are taken or none."""


class StatementFile:
    """A file, one statement a line; it is added to."""

    def __init__(self, path: Path) -> None:
        """Take a file; it is made if there is none.

        Raises:
            TrainerError: if it cannot be written to.
        """
        self._path = path
        self.target = _digest(f"file {path.absolute()}")
        self._there: set[str] | None = None
        try:
            # Names may come to stand in it.
            os.close(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600))
        except OSError as error:
            raise TrainerError(
                N_("statements cannot be written there: {reason}"), where=str(path),
                remedy=N_("name a file in a folder that you may write to, or an address that begins with https://"),
                reason=reason_of(error),
            ) from None  # fmt: skip

    def deliver(self, batch: Sequence[Waiting]) -> Reply:
        """Write statements; they are on the disk when this returns."""
        try:
            with self._path.open("a+b") as file:
                if self._there is None:
                    self._there = _tidied(file.fileno())
                fresh = [one.text for one in batch if one.id not in self._there]
                file.write("".join(f"{text}\n" for text in fresh).encode())
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            # What was written in part is looked for before anything is added to it.
            self._there = None
            return Reply("later", str(reason_of(error)))
        self._there = set()
        return Reply("accepted")


def _tidied(handle: int) -> set[str]:
    """Return the ids that stand at the end of a file, having taken away a line that was not written to its end."""
    size = os.fstat(handle).st_size
    start = max(0, size - _TAIL)
    with os.fdopen(os.dup(handle), "rb") as file:
        file.seek(start)
        tail = file.read()
    whole = tail[: tail.rfind(b"\n") + 1]
    if len(whole) < len(tail) and (whole or start == 0):
        os.ftruncate(handle, start + len(whole))
    found = set()
    for line in whole.splitlines():
        try:
            found.add(str(json.loads(line)["id"]))
        except (ValueError, TypeError, KeyError):
            continue
    return found


class RecordStore:
    """A Learning Record Store, asked over HTTP."""

    def __init__(self, address: str, key: str) -> None:
        """Take a store.

        Args:
            address: where it is, with or without `statements` at its end.
            key: `user:password`, "" for none.

        Raises:
            UsageError: if that is no address of one.
        """
        self._address = _endpoint(address)
        self.target = _digest(f"store {self._address}")
        self._headers = {
            "Content-Type": "application/json",
            "X-Experience-API-Version": VERSION,
            "User-Agent": "sales-role-trainer",
        }
        if key:
            self._headers["Authorization"] = "Basic " + base64.b64encode(key.encode()).decode("ascii")
        # A redirect is not followed: the key is for this address only.
        self._opener = urllib.request.build_opener(_NoRedirect)

    def deliver(self, batch: Sequence[Waiting]) -> Reply:
        """Send statements in one request."""
        body = ("[" + ",".join(one.text for one in batch) + "]").encode()
        request = urllib.request.Request(self._address, body, self._headers, method="POST")
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                return _taken(answer.status, answer.read(LONGEST_ANSWER))
        except urllib.error.HTTPError as error:
            with error:
                return _said(error.code, error.headers.get("Retry-After", ""))
        except urllib.error.URLError as error:
            reason = error.reason
            return Reply("later", str(reason_of(reason)) if isinstance(reason, OSError) else type(error).__name__)
        except OSError as error:
            return Reply("later", str(reason_of(error)))
        except (http.client.HTTPException, ValueError) as error:
            return Reply("later", type(error).__name__)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def _taken(status: int, body: bytes) -> Reply:
    if status == 204:
        return Reply("accepted")
    # A network that wants a visitor to log in answers everything with a page of its own.
    try:
        if isinstance(json.loads(body), list):
            return Reply("accepted")
    except ValueError:
        pass
    return Reply("later", "what answers there is no record store")


def _said(status: int, after: str) -> Reply:
    why = f"HTTP {status}"
    if status == 409:
        return Reply("known", why)
    if status in (400, 422):
        return Reply("refused", why)
    if status == 413:
        return Reply("large", why)
    if status in (401, 403):
        why = f"HTTP {status}, the key is not accepted"
    elif 300 <= status < 400:
        why = f"HTTP {status}, it is at another address"
    elif status == 404:
        why = f"HTTP {status}, there is no record store at this address"
    return Reply("later", why, float(after) if after.isdigit() else 0.0)


def _endpoint(address: str) -> str:
    try:
        found = urlsplit(address)
        wrong = found.scheme not in ("http", "https") or not found.hostname or bool(found.query or found.fragment)
        # Asked for, since it may be none.
        wrong = wrong or found.port == 0 or not (address.isascii() and address.isprintable()) or " " in address
    except ValueError:
        wrong = True
    if wrong:
        raise UsageError(
            N_("'{address}' is no address of a record store"), where="--xapi",
            remedy=N_("such as https://lrs.example.org/xAPI"), address=without_controls(address),
        )  # fmt: skip
    if found.username is not None or found.password is not None:
        raise UsageError(
            N_("an address that holds a key can be read in every list of processes"), where="--xapi",
            remedy=N_("write user:password on one line of a file, and name it with --xapi-key-file"),
        )  # fmt: skip
    path = found.path.rstrip("/")
    if not path.endswith("/statements"):
        path += "/statements"
    return urlunsplit((found.scheme, found.netloc, path, "", ""))


def read_key(path: Path) -> str:
    """Return the key in a file: `user:password`.

    Raises:
        UsageError: if there is none in it.
    """
    try:
        text = read_file(path, LONGEST_KEY).decode("utf-8").strip()
    except InputRefused as refused:
        raise refused.error(UsageError, str(path), N_("--xapi-key-file names a file that holds the key")) from None
    except UnicodeDecodeError:
        text = ""
    user, parted, _ = text.partition(":")
    if not parted or not user or not text.isprintable():
        raise UsageError(
            N_("there is no key in that file"), where=str(path),
            remedy=N_("one line, user:password, as the record store gave it"),
        )  # fmt: skip
    return text


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
