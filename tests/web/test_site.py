from __future__ import annotations

from trainer.i18n.languages import LANGUAGES
from trainer.web.site import STATIC, TRANSLATORS, version_of


def test_every_language_has_its_translator() -> None:
    assert {name: one.language for name, one in TRANSLATORS.items()} == {name: name for name in LANGUAGES}


def test_two_files_have_two_versions() -> None:
    versions = {path.name: version_of(path.name) for path in STATIC.iterdir()}
    assert len(set(versions.values())) == len(versions)
    assert all(len(one) == 12 for one in versions.values())
