"""Certificates beside scenarios: what verification found, named by the digest of the rules that it holds for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from trainer.packs.pack_files import is_folder
from trainer.packs.shelf import roots
from trainer.packs.zip_safety import CERTIFICATE as SUFFIX
from trainer.read_input import InputRefused, read_file

MAX_BYTES = 256 * 1024


def certificate_for(rules: str) -> dict[str, Any] | None:
    """Return the certificate of the scenario whose rules have the digest `rules`, or None if no pack holds one.

    A certificate of other rules, or one that cannot be read, is no certificate.
    """
    for root in roots():
        for path in sorted(root.glob(f"*/*{SUFFIX}")) if is_folder(root) else ():
            found = _read(path)
            if found is not None and found.get("rules_sha256") == rules:
                return found
    return None


def par_of(rules: str) -> dict[str, float]:
    """Return par by competency and "overall" (0–100) for the rules of that digest; empty if nothing certifies it."""
    par = (certificate_for(rules) or {}).get("par")
    if not isinstance(par, dict):
        return {}
    return {str(name): float(value) for name, value in par.items() if _is_score(value)}


def _is_score(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 100


def _read(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(read_file(path, MAX_BYTES))
    except (InputRefused, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
