"""A class of thirty at the small scenario."""

from __future__ import annotations

import pytest

from tests.classes.classroom import Classroom
from tests.classes.synthetic import attempts
from tests.conftest import CORNER


@pytest.fixture(scope="session")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """The class; whoever changes it makes one of their own."""
    classroom = Classroom(tmp_path_factory.mktemp("class"))
    classroom.add(attempts(CORNER))
    return classroom
