from __future__ import annotations

import asyncio
import threading

import pytest

from trainer.classes.live.changes import Changes
from trainer.web import streams


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "TOGETHER_SECONDS", 0.0)


async def test_a_change_from_any_thread_is_told_with_the_etag() -> None:
    changes, etags = Changes(), iter(["one", "two"])
    events = streams.told(changes, "a", etag=lambda: next(etags))
    assert await anext(events) == b"retry: 2000\nevent: changed\ndata: one\n\n"
    assert streams.open_streams() == 1
    thread = threading.Thread(target=changes.tell, args=("a",))
    thread.start()
    assert await anext(events) == b"event: changed\ndata: two\n\n"
    thread.join()
    await events.aclose()  # type: ignore[attr-defined]
    assert streams.open_streams() == changes.listening("a") == 0


async def test_silence_is_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "QUIET_SECONDS", 0.01)
    events = streams.told(Changes(), "a")
    await anext(events)
    assert await anext(events) == b": still here\n\n"
    await events.aclose()  # type: ignore[attr-defined]


async def test_a_server_that_stops_ends_every_stream() -> None:
    changes = Changes()
    events = [streams.told(changes, "a") for _ in range(3)]
    for one in events:
        await anext(one)
    waiting = [asyncio.ensure_future(anext(one)) for one in events]
    await asyncio.sleep(0)
    streams.close_all()
    for reading in waiting:
        with pytest.raises(StopAsyncIteration):
            await reading
    assert streams.open_streams() == changes.listening("a") == 0


async def test_a_board_is_told_soon_after_a_quiet_time_and_then_once_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    changes = Changes()
    events = streams.told(changes, "a", etag=streams.unlike(), together=60.0)
    etags = [await anext(events)]
    monkeypatch.setattr(asyncio, "sleep", sleep)
    for _ in range(2):
        changes.tell("a")
        etags.append(await anext(events))
    await events.aclose()  # type: ignore[attr-defined]
    assert len(set(etags)) == 3
    assert all(59.0 < pause <= 60.0 for pause in pauses)
    assert len(pauses) == 2
    assert streams._pause(60.0, since=61.0) == streams.SOON_SECONDS
