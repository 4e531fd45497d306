"""What a server counts of itself, without names, in the text form that Prometheus reads (exposition format 0.0.4)."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.types import ASGIApp, Message, Receive, Scope, Send

if TYPE_CHECKING:
    from trainer.classes.live.xapi.sender import Counts

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
"""Upper bounds of the classes of seconds; above the last one is the rest."""


class Metrics:
    """Counts of requests by the class of their status, and of the seconds to an answer. Threads may use it at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: Counter[str] = Counter()
        self._within: Counter[float] = Counter()
        self._seconds = 0.0
        self.moves = 0
        self.statements: Callable[[], Counts] | None = None

    def moved(self) -> None:
        """Count a move that is durable."""
        with self._lock:
            self.moves += 1

    def answered(self, status: int, seconds: float) -> None:
        """Count an answer."""
        with self._lock:
            self._answers[f"{status // 100}xx"] += 1
            self._seconds += seconds
            self._within[next((bound for bound in BUCKETS if seconds <= bound), float("inf"))] += 1

    def text(self, *, seats: int, streams: int) -> str:
        """Return everything that was counted.

        Args:
            seats: of all classes that are held.
            streams: that are open.

        Raises:
            StoreFault: if it cannot be read how many statements wait.
        """
        with self._lock:
            lines = [
                "# HELP trainer_requests_total Requests that were answered, by the class of their status.",
                "# TYPE trainer_requests_total counter",
                *(f'trainer_requests_total{{status="{name}"}} {self._answers[name]}'
                  for name in ("2xx", "3xx", "4xx", "5xx")),
                "# HELP trainer_request_seconds Seconds until an answer began.",
                "# TYPE trainer_request_seconds histogram",
            ]  # fmt: skip
            total = 0
            for bound in (*BUCKETS, float("inf")):
                total += self._within[bound]
                name = "+Inf" if bound == float("inf") else f"{bound:g}"
                lines.append(f'trainer_request_seconds_bucket{{le="{name}"}} {total}')
            lines += [
                f"trainer_request_seconds_sum {self._seconds:.6f}",
                f"trainer_request_seconds_count {total}",
                "# HELP trainer_moves_total Moves that were made durable.",
                "# TYPE trainer_moves_total counter",
                f"trainer_moves_total {self.moves}",
                "# HELP trainer_seats Seats of all classes that are held.",
                "# TYPE trainer_seats gauge",
                f"trainer_seats {seats}",
                "# HELP trainer_open_streams Pages that are told what changes.",
                "# TYPE trainer_open_streams gauge",
                f"trainer_open_streams {streams}",
            ]
        if self.statements is not None:
            counts = self.statements()
            lines += [
                "# HELP trainer_statements_kept Moves of which no xAPI statement was accepted yet.",
                "# TYPE trainer_statements_kept gauge",
                f"trainer_statements_kept {counts.kept}",
                "# HELP trainer_statements_refused Attempts of which an xAPI statement was refused.",
                "# TYPE trainer_statements_refused gauge",
                f"trainer_statements_refused {counts.refused}",
                "# HELP trainer_statements_sent_seconds When xAPI statements were accepted last; 0 for never.",
                "# TYPE trainer_statements_sent_seconds gauge",
                f"trainer_statements_sent_seconds {counts.sent:.3f}",
            ]
        return "\n".join(lines) + "\n"


class Measured:
    """Counts every answer of what it stands before."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and count its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()

        async def counting(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._metrics.answered(message["status"], time.perf_counter() - began)
            await send(message)

        await self._app(scope, receive, counting)
