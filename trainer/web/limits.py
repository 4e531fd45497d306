"""Who has asked too often: by seat, and by failures from an address. A class room shares one address."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

MOST_KNOWN = 10_000
"""Keys that are remembered; beyond that the ones that are full again are forgotten, then the oldest."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many at once, and so many more a second from then on."""

    at_once: float
    a_second: float


ACTIONS = Rate(at_once=30, a_second=5)
"""What one seat may send: nobody reads so fast."""
FAILURES = Rate(at_once=60, a_second=30 / 60)
"""Wrong codes and words from one address: thirty people mistype, a script tries."""
ALL_FAILURES = Rate(at_once=200, a_second=200 / 60)
"""The same from everywhere: at that pace 36 bits last for centuries, and a code of six digits for three days, and it
only lets somebody in while joining is on."""
JOINS = Rate(at_once=300, a_second=20)
"""New seats from everywhere: two hundred people join within seconds."""
EVERYWHERE = "everywhere"
"""The key of what counts wherever it comes from."""


class Limits:
    """Token buckets (Turner 1986) by kind and key. Threads may use it at once."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: dict[tuple[str, str], tuple[float, float]] = {}

    def take(self, kind: str, key: str, rate: Rate) -> bool:
        """Return whether one more is allowed, and count it if so."""
        with self._lock:
            left = self._left(kind, key, rate)
            if left < 1:
                return False
            self._keep(kind, key, left - 1)
            return True

    def open(self, kind: str, key: str, rate: Rate) -> bool:
        """Return whether one more would be allowed; nothing is counted."""
        with self._lock:
            return self._left(kind, key, rate) >= 1

    def failed(self, address: str) -> None:
        """Count a wrong code, word or secret that came from a network address."""
        self.take("failed", address, FAILURES)
        self.take("failed", EVERYWHERE, ALL_FAILURES)

    def may_try(self, address: str) -> bool:
        """Return whether a code or words may be tried from a network address."""
        return self.open("failed", address, FAILURES) and self.open("failed", EVERYWHERE, ALL_FAILURES)

    def _left(self, kind: str, key: str, rate: Rate) -> float:
        left, since = self._buckets.get((kind, key), (rate.at_once, self._clock()))
        return min(rate.at_once, left + (self._clock() - since) * rate.a_second)

    def _keep(self, kind: str, key: str, left: float) -> None:
        self._buckets.pop((kind, key), None)
        self._buckets[kind, key] = left, self._clock()
        while len(self._buckets) > MOST_KNOWN:
            del self._buckets[next(iter(self._buckets))]
