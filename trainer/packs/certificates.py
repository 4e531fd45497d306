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
    """Return what a certificate says of the variant whose rules have the digest `rules`, None if no pack holds one.

    A certificate of other rules, or one that cannot be read, is no certificate.
    """
    for root in roots():
        for path in sorted(root.glob(f"*/*{SUFFIX}")) if is_folder(root) else ():
            for found in _variants(path):
                if found.get("rules_sha256") == rules:
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


def _variants(path: Path) -> list[dict[str, Any]]:
    """Return what the certificate in a file says of each variant; nothing if it cannot be read."""
    try:
        found = json.loads(read_file(path, MAX_BYTES))
    except (InputRefused, ValueError, RecursionError):
        return []
    variants = found.get("variants") if isinstance(found, dict) else None
    return [one for one in variants if isinstance(one, dict)] if isinstance(variants, list) else []
