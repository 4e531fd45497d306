from __future__ import annotations

import os

import pytest

from tests.badinput.fuzz import TARGETS, fuzz, fuzzed

VERDICTS = {"read", "refused", "partly refused"}


@pytest.mark.parametrize("target", TARGETS)
def test_whatever_comes_in_it_is_read_or_told(target: str) -> None:
    assert {fuzzed(target, number) for number in range(100)} <= VERDICTS


@pytest.mark.parametrize(("target", "number"), [("pack", 1759), ("variant", 145)])
def test_what_took_minutes_once_does_not_any_more(target: str, number: int) -> None:
    assert fuzzed(target, number) in VERDICTS


@pytest.mark.thorough
@pytest.mark.parametrize("target", TARGETS)
def test_so_it_is_for_a_long_time(target: str) -> None:
    """`FUZZ_SECONDS=300 pytest -m thorough tests/badinput/test_fuzz.py`."""
    assert set(fuzz(target, float(os.environ.get("FUZZ_SECONDS", "60")))) <= VERDICTS
