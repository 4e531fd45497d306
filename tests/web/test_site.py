from __future__ import annotations

from hashlib import sha256

from trainer.i18n.languages import LANGUAGES
from trainer.web.site import STATIC, TRANSLATORS, version_of


def test_every_language_has_who_speaks_it() -> None:
    assert {name: one.language for name, one in TRANSLATORS.items()} == {name: name for name in LANGUAGES}


def test_a_file_that_changes_has_another_version() -> None:
    versions = [version_of(path.name) for path in sorted(STATIC.iterdir())]
    assert len(set(versions)) == len(versions) > 3
    assert sha256((STATIC / "class.css").read_bytes()).hexdigest().startswith(version_of("class.css"))
