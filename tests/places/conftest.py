"""The shipped gazetteer, opened once."""

from collections.abc import Iterator

import pytest

from reader.places.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def world() -> Iterator[Gazetteer]:
    """The gazetteer that ships."""
    yield Gazetteer.open()
