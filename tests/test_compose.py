"""What `compose.yaml` and `Dockerfile` name is there; a container cannot be started where tests run."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.cli.test_app import opts_of
from trainer.cli.app import app
from trainer.store.open import DATABASE_VARIABLE
from trainer.store.seat_key import SECRET_VARIABLE

ROOT = Path(__file__).parents[1]
COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_the_command_is_one_of_the_program_s() -> None:
    lines = re.findall(r"command: (\[.+\])", COMPOSE) + re.findall(r"^CMD (\[.+\])", DOCKERFILE, re.MULTILINE)
    assert len(lines) == 2
    for name, *words in map(json.loads, lines):
        used = {word for word in words if word.startswith("--")}
        assert used <= opts_of(app.commands[name])


def test_a_server_and_its_proxy_agree_on_port_and_pages() -> None:
    (exposed,) = re.findall(r"^EXPOSE (\d+)", DOCKERFILE, re.MULTILINE)
    assert set(re.findall(r"(?:127\.0\.0\.1|trainer):(\d+)", COMPOSE)) == {exposed}
    assert "http://127.0.0.1:8000/healthz" in COMPOSE
    assert "respond /metrics 404" in COMPOSE


def test_no_secret_stands_in_it_and_none_may_be_left_out() -> None:
    for name in (SECRET_VARIABLE, DATABASE_VARIABLE):
        assert name in COMPOSE
    assert set(re.findall(r"\$\{(\w+):\?\}", COMPOSE)) == {"TRAINER_SITE", SECRET_VARIABLE, "POSTGRES_PASSWORD"}
    assert re.findall(r"\$\{\w+\}", COMPOSE) == []


def test_the_image_takes_what_the_wheel_is_made_of() -> None:
    copied = {name for line in re.findall(r"^COPY (.+)", DOCKERFILE, re.MULTILINE) for name in line.split()[:-1]}
    assert copied >= {"pyproject.toml", "README.md", "LICENSE", "trainer", "scenarios", "assets"}
    assert [name for name in copied if not (ROOT / name).exists()] == []
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert lines[1] == "*"
    assert {line.removeprefix("!") for line in lines if line.startswith("!")} == copied
