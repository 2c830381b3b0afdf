"""The shipped gazetteer, opened once."""

import pytest

from reader.places.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def world() -> Gazetteer:
    """The gazetteer that ships."""
    return Gazetteer.open()
