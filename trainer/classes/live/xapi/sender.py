"""Sends what is to be told, in a thread of its own: nobody who plays waits for it."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from trainer.errors import TrainerError, english

if TYPE_CHECKING:
    from trainer.classes.live.xapi.outbox import Outbox
    from trainer.classes.live.xapi.receivers import Receiver, Reply
    from trainer.classes.live.xapi.statements import Waiting

LOOK_SECONDS = 2.0
"""Between two looks at what is new."""
MOST_AT_ONCE = 50
"""Statements of one request."""
MOST_IN_A_ROW = 500
"""Statements that are taken out of the journal at a time."""
FIRST_PAUSE = 2.0
LONGEST_PAUSE = 300.0
LONGEST_ASKED = 3600.0
"""Of the pauses that a receiver may ask for."""
ENDING_SECONDS = 0.8
"""For a request that is on its way when the server is asked to end."""
LOG = logging.getLogger("trainer.web")


def pause(tries: int, asked: float, chance: float) -> float:
    """Return how many seconds to wait.

    Args:
        tries: that failed in a row, from 1 on.
        asked: seconds that the receiver asked for, 0 for none.
        chance: 0 to 1: two servers must not come back at the same time.
    """
    own = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(tries - 1, 20))
    return max(min(asked, LONGEST_ASKED), own * (0.5 + chance / 2))


class Counts(NamedTuple):
    """What became of statements.

    Attributes:
        kept: moves of which nothing was accepted yet; each is a statement at least.
        refused: attempts of which a statement was refused, so that those after it wait.
        sent: when some were accepted last, seconds since 1970; 0 if none were since the server began.
    """

    kept: int
    refused: int
    sent: float


class Trouble(Exception):
    """Nothing can be sent now; `seconds` is how long the receiver asks to wait, 0 for nothing."""

    def __init__(self, why: str, seconds: float = 0.0) -> None:
        super().__init__(why)
        self.seconds = seconds


class Sender:
    """Tells one receiver what an outbox holds, until it is stopped."""

    def __init__(self, outbox: Outbox, receiver: Receiver) -> None:
        self._outbox = outbox
        self._receiver = receiver
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="xapi", daemon=True)
        self._tries = 0
        self._trouble = ""
        self._sent = 0.0

    def counts(self) -> Counts:
        """Return what became of statements so far.

        Raises:
            StoreFault: if it cannot be read.
        """
        return Counts(self._outbox.kept(), self._outbox.refused, self._sent)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, within a second; what was not accepted is told when a server is started again."""
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join(ENDING_SECONDS)

    def send(self) -> int:
        """Send all that is to be told now; return how many statements were accepted.

        Raises:
            Trouble: if that is not possible now.
            StoreFault: if it cannot be read, or not be kept what was accepted.
        """
        count = 0
        while found := self._outbox.waiting(MOST_IN_A_ROW):
            before, refused = count, set[str]()
            for first in range(0, len(found), MOST_AT_ONCE):
                count += self._deliver(found[first : first + MOST_AT_ONCE], refused)
            if self._ending.is_set() or count == before:
                break
        return count

    def _deliver(self, batch: Sequence[Waiting], refused: set[str]) -> int:
        """Send statements, in halves where some of them stand in the way; return how many were accepted."""
        # What follows a statement that was refused waits with it.
        batch = [one for one in batch if one.attempt not in refused]
        if not batch:
            return 0
        reply = self._receiver.deliver(batch)
        if reply.kind == "later":
            raise Trouble(reply.why, reply.seconds)
        if reply.kind == "accepted" or (reply.kind == "known" and len(batch) == 1):
            # Ids follow from the moves: what is known by one was sent before.
            self._outbox.accepted(batch)
            self._sent = time.time()
            return len(batch)
        if len(batch) == 1:
            self._refused(batch[0], reply, refused)
            return 0
        middle = len(batch) // 2
        return self._deliver(batch[:middle], refused) + self._deliver(batch[middle:], refused)

    def _refused(self, one: Waiting, reply: Reply, refused: set[str]) -> None:
        refused.add(one.attempt)
        self._outbox.put_off(one)
        LOG.warning("xAPI: statement %s was refused (%s); it is tried again in an hour", one.id, reply.why)

    def _run(self) -> None:
        wait = 0.0
        while not self._ending.wait(wait):
            wait = self._try()
        # Moves of the last moments, unless there is trouble: then nothing is waited for.
        if self._tries == 0:
            self._try()

    def _try(self) -> float:
        """Send; return how many seconds to wait until the next time."""
        asked = 0.0
        try:
            self.send()
        except Trouble as trouble:
            why, asked = str(trouble), trouble.seconds
        except TrainerError as fault:
            why = fault.said(english)
        except Exception:
            # Whatever it is, the class goes on, and so does this.
            why = "an error of ours"
            if not self._ending.is_set():
                LOG.exception("xAPI: sending statements")
        else:
            if self._trouble:
                LOG.warning("xAPI: statements are accepted again")
            self._tries, self._trouble = 0, ""
            return LOOK_SECONDS
        if why != self._trouble and not self._ending.is_set():
            LOG.warning("xAPI: statements wait, nothing is lost: %s", why)
        self._tries, self._trouble = self._tries + 1, why
        return pause(self._tries, asked, random.random())
