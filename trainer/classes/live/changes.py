"""Who is told when something changes: pages that are open listen, and ask again what there is to see."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable

Listener = Callable[[], None]

BOARD = "board"
"""What a facilitator sees of everybody."""
LESSON = "lesson"
"""What everybody sees: the round, its pace, what is released."""


FINISHED = "finished"
"""Somebody's play is over, or its people wrote of it."""


class Changes:
    """Listeners by topic: a seat's id or one of the above. Any thread may tell; listeners must not block."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listening: dict[str, set[Listener]] = defaultdict(set)

    def listen(self, listener: Listener, *topics: str) -> Callable[[], None]:
        """Have `listener` called when one of `topics` changes; return what ends that."""
        with self._lock:
            for topic in topics:
                self._listening[topic].add(listener)

        def end() -> None:
            with self._lock:
                for topic in topics:
                    self._listening[topic].discard(listener)
                    if not self._listening[topic]:
                        del self._listening[topic]

        return end

    def tell(self, *topics: str) -> None:
        """Call whoever listens to one of `topics`, each once."""
        with self._lock:
            told = {each for topic in topics for each in self._listening.get(topic, ())}
        for listener in told:
            listener()

    def listening(self, topic: str) -> int:
        """Return how many listen to a topic."""
        with self._lock:
            return len(self._listening.get(topic, ()))
