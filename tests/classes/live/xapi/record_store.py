"""A record store of our own: strict in what it takes, and out of order in every way when it is told to be."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.classes.live.xapi.rules import faults

KEY = "user:päss word"


class Store:
    """What it holds, and how it is to answer.

    Attributes:
        statements: what it has accepted, by id, in order.
        requests: sizes of the batches that were sent, whatever became of them.
        answers: what the next requests are answered, as (status, headers, body); then it does what a store does.
        most: statements that it takes at once.
        refuses: ids that it does not take.
        hold: a request is answered once this is set.
        asked: set when a request has come.
    """

    def __init__(self) -> None:
        self.statements: dict[str, dict[str, Any]] = {}
        self.requests: list[int] = []
        self.answers: list[tuple[int, dict[str, str], bytes]] = []
        self.most = 50
        self.refuses: set[str] = set()
        self.hold = threading.Event()
        self.hold.set()
        self.asked = threading.Event()
        self.address = ""

    def fail(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Have the next request answered so."""
        self.answers.append((status, headers, body))

    def take(self, path: str, headers: Any, body: bytes) -> tuple[int, dict[str, str], bytes]:
        """Return the answer to a request."""
        batch = json.loads(body)
        self.requests.append(len(batch))
        self.asked.set()
        self.hold.wait(30)
        if self.answers:
            return self.answers.pop(0)
        if path != "/xAPI/statements":
            return 404, {}, b"no such thing"
        if headers.get("X-Experience-API-Version") != "1.0.3":
            return 400, {}, b"version"
        if headers.get("Authorization") != "Basic " + base64.b64encode(KEY.encode()).decode():
            return 401, {}, b"who are you"
        if len(batch) > self.most:
            return 413, {}, b"too much"
        wrong = [fault for one in batch for fault in faults(one)]
        if wrong or any(one["id"] in self.refuses for one in batch) or len({one["id"] for one in batch}) < len(batch):
            return 400, {}, json.dumps(wrong).encode()
        if any(self.statements.get(one["id"], one) != one for one in batch):
            return 409, {}, b"another one is there"
        self.statements |= {one["id"]: one for one in batch}
        return 200, {}, json.dumps([one["id"] for one in batch]).encode()


@contextmanager
def record_store() -> Iterator[Store]:
    """Run a store on a port that is free; `address` is where it is."""
    store = Store()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            status, headers, body = store.take(self.path, self.headers, self.rfile.read(length))
            try:
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name.replace("_", "-"), value)
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                # Whoever asked has gone.
                pass

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    store.address = f"http://127.0.0.1:{server.server_port}/xAPI"
    try:
        yield store
    finally:
        store.hold.set()
        server.shutdown()
        server.server_close()
        thread.join()
