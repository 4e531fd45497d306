"""Prints the lowest version of every dependency that pyproject.toml names, as constraints for pip."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads(Path(__file__).parents[1].joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]
for wanted in (*project["dependencies"], *project["optional-dependencies"]["dev"]):
    named = re.fullmatch(r"([\w.-]+)(?:\[.*\])?>=([\w.]+)", wanted)
    assert named, f"'{wanted}' should name its lowest version alone: NAME>=VERSION"
    print("==".join(named.groups()))
