from __future__ import annotations

import pytest

from tests.cli.pages import Pages, pages_in
from trainer.i18n.languages import LANGUAGES


@pytest.fixture(scope="session", params=LANGUAGES)
def pages(request: pytest.FixtureRequest) -> Pages:
    """Every page of help in one language."""
    return pages_in(request.param)
