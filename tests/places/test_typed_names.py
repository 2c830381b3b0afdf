"""Whether the names that readers type find the right place first."""

from pathlib import Path

import pytest

from reader.places.gazetteer import Gazetteer
from reader.places.names import find

_LIST = Path(__file__).with_name("typed_names.tsv")
_SHARE = 0.97


def typed_names() -> list[tuple[str, int, str]]:
    """What is typed, the id of the place that is meant, and what that is."""
    lines = (line.split("\t") for line in _LIST.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return [(typed, int(geonameid), what) for typed, geonameid, what in lines]


def wrong(world: Gazetteer, language: str) -> list[str]:
    """A line for each name that finds another place first."""
    told = []
    for typed, geonameid, what in typed_names():
        first = next(iter(find(world, typed, language)), None)
        if first is None or geonameid not in (first.place.geonameid, *(place.geonameid for place in first.also)):
            told.append(f"{typed}: {what} is meant, found {f'{first.shown}, {first.place.country} ({first.place.geonameid})' if first else 'nothing'}")
    return told


@pytest.mark.parametrize("language", ["de", "en"])
def test_names_that_readers_type_find_the_right_place_first(world: Gazetteer, language: str) -> None:
    failed = wrong(world, language)
    print(*failed, sep="\n")
    assert 1 - len(failed) / len(typed_names()) >= _SHARE, failed


def test_the_list_is_long_enough_and_says_everything_once() -> None:
    names = [typed for typed, _, _ in typed_names()]
    assert len(names) >= 200
    assert len(set(names)) == len(names)
