from __future__ import annotations

import re

from starlette.testclient import TestClient

from tests.conftest import CORNER
from tests.web.site import HERE, ClassRoom
from trainer.classes.live.xapi.sender import Counts
from trainer.web.metrics import BUCKETS, Metrics

LINE = re.compile(r'# (HELP|TYPE) trainer_\w+ .+|trainer_\w+(\{\w+="[\w.+]+"\})? \d+(\.\d+)?')


def test_seconds_are_counted_by_bounds_that_hold_all_below_them() -> None:
    metrics = Metrics()
    for status, seconds in ((200, 0.001), (303, 0.03), (404, 0.2), (500, 99.0)):
        metrics.answered(status, seconds)
    metrics.moved()
    text = metrics.text(seats=3, streams=2)
    assert all(LINE.fullmatch(line) for line in text.splitlines()), text
    for said in (
        'trainer_requests_total{status="2xx"} 1', 'trainer_requests_total{status="5xx"} 1',
        'trainer_request_seconds_bucket{le="0.005"} 1', 'trainer_request_seconds_bucket{le="0.05"} 2',
        'trainer_request_seconds_bucket{le="5"} 3', 'trainer_request_seconds_bucket{le="+Inf"} 4',
        "trainer_request_seconds_count 4", "trainer_moves_total 1", "trainer_seats 3", "trainer_open_streams 2",
    ):  # fmt: skip
        assert f"\n{said}\n" in f"\n{text}"
    assert text.count("_bucket") == len(BUCKETS) + 1


def test_a_play_is_counted_and_names_nobody(served: ClassRoom) -> None:
    served.plays(CORNER)
    ada = served.seat("Ada Lovelace")
    move = re.search(r'name="move" value="([^"]+)"', ada.get("/play?begun").text)
    assert move
    ada.post("/play/move", move=move[1], at=ada.at)
    client = TestClient(served.app, base_url=HERE, client=("127.0.0.1", 5))
    said = client.get("/metrics")
    assert said.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert "\ntrainer_moves_total 1\n" in said.text
    assert "\ntrainer_seats 1\n" in said.text
    assert "Ada" not in said.text and served.code not in said.text


def test_only_this_machine_reads_it_unless_it_was_told_otherwise(served: ClassRoom) -> None:
    far = TestClient(served.app, base_url=HERE, client=("192.168.1.77", 5))
    assert far.get("/metrics").status_code == 404
    assert TestClient(served.app, base_url=HERE, client=("::1", 5)).get("/metrics").status_code == 200
    object.__setattr__(served.site, "metrics_for", "all")
    assert far.get("/metrics").status_code == 200
    object.__setattr__(served.site, "metrics_for", "nobody")
    assert TestClient(served.app, base_url=HERE, client=("::1", 5)).get("/metrics").status_code == 404


def test_health_is_that_of_the_journal(served: ClassRoom) -> None:
    client = served.browser().client
    assert (client.get("/healthz").status_code, client.get("/healthz").text) == (200, "ok")
    served.journal.close()
    (served.home / "journal.db").rename(served.home / "gone.db")
    (served.home / "journal.db").mkdir()
    said = client.get("/healthz")
    assert (said.status_code, said.text) == (503, "the journal cannot be read")


def test_what_became_of_statements_is_told_where_somebody_collects_them() -> None:
    metrics = Metrics()
    assert "statements" not in metrics.text(seats=0, streams=0)
    metrics.statements = lambda: Counts(12, 1, 1_700_000_000.5)
    text = metrics.text(seats=0, streams=0)
    assert all(LINE.fullmatch(line) for line in text.splitlines()), text
    for said in ("kept 12", "refused 1", "sent_seconds 1700000000.500"):
        assert f"\ntrainer_statements_{said}\n" in text
