from __future__ import annotations

import subprocess
import sys


def test_what_loading_gives_costs_no_loader() -> None:
    code = "import sys, trainer.packs.loaded_scenario; print({'pydantic', 'tomllib'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"
