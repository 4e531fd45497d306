from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import CORNER
from trainer.packs.archive import install, pack
from trainer.packs.certificates import certificate_for, par_of
from trainer.packs.load import load
from trainer.packs.zip_safety import CERTIFICATE


@pytest.mark.parametrize(
    "text",
    [
        b"[" * 200_000, b"\xff", b'{"variants": ', b" " * 300_000 + b"{}", b"[]", b'{"variants": {}}',
        b'{"variants": [1, {}, null]}',
    ],
)  # fmt: skip
def test_a_certificate_that_cannot_be_read_is_as_none(text: bytes, small: Path, tmp_path: Path) -> None:
    (small / f"corner{CERTIFICATE}").write_bytes(text)
    install(pack(small, tmp_path / "small.zip")[0])
    assert par_of(load(CORNER).rules) == {}


def test_par_is_taken_only_where_it_can_be_a_score(small: Path, tmp_path: Path) -> None:
    par = {"overall": 90, "roles": 10**400, "needs": float("nan"), "pitch": True, "outcome": "100", "conduct": -1}
    text = json.dumps({"variants": [{"rules_sha256": load(CORNER).rules, "par": par}]})
    (small / f"corner{CERTIFICATE}").write_text(text, encoding="utf-8")
    install(pack(small, tmp_path / "small.zip")[0])
    assert par_of(load(CORNER).rules) == {"overall": 90.0}


def test_each_variant_has_its_own_par_in_one_certificate(small: Path, tmp_path: Path) -> None:
    variants = [{"variant": "b", "rules_sha256": "another", "par": {"overall": 95}},
                {"variant": "a", "rules_sha256": load(CORNER).rules, "par": {"overall": 90}}]  # fmt: skip
    text = json.dumps({"variants": variants, "par": {"overall": 1}})
    (small / f"corner{CERTIFICATE}").write_text(text, encoding="utf-8")
    install(pack(small, tmp_path / "small.zip")[0])
    assert par_of(load(CORNER).rules) == {"overall": 90.0}
    assert par_of("another") == {"overall": 95.0}
    found = certificate_for("another")
    assert found is not None and found["variant"] == "b"
    assert certificate_for("a third") is None
