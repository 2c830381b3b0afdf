from datetime import timedelta
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.protocol import Library
from reader.library.sqlite import compile
from reader.library.sqlite.open import open_memory
from reader.model.article import Headline
from reader.query.ast import InPlaces, Is, Node, Not, Or, Query, Sort
from tests.library.news import AUSTRIA, MUNICH, NOW, POELTEN, VIENNA, at, deliver, put, story, subscribe, words

SORTS: tuple[Sort, ...] = get_args(Sort)
ROOTS: tuple[Node | None, ...] = (
    None,
    Is("unread"),
    words("drei"),
    InPlaces(frozenset({AUSTRIA.geonameid, MUNICH.geonameid})),
    Or((words("drei"), Not(Is("unread")))),
)


@pytest.fixture(scope="module")
def many() -> Library:
    """60 articles in three feeds, many of one second, half of them placed, some read; one feed is removed."""
    library = open_memory()
    feeds = [subscribe(library, f"https://{n}.example", title="Same" if n < 2 else "Other") for n in range(4)]
    for n, feed in enumerate(feeds):
        deliver(library, feed, *(story(f"{n}-{i}", published=NOW - timedelta(hours=i // 4), text="drei" if i % 3 else "zwei") for i in range(20)))
    ids = library.ids(Query())
    put(library, *((number, at((VIENNA, POELTEN, MUNICH)[number % 3])) for number in ids if number % 2))
    library.mark_read([number for number in ids if number % 5 == 0], True, NOW)
    library.bookmark([number for number in ids if number % 7 == 0], True, NOW)
    library.remove_feed(feeds[3].id, NOW)
    return library


@pytest.mark.parametrize("gathered", [0, compile.GATHERED], ids=["as many", "as few"])
@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("root", ROOTS, ids=str)
def test_pages_of_any_size_make_the_whole_list_both_ways(many: Library, sort: Sort, root: Node | None, gathered: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compile, "GATHERED", gathered)
    query = Query(root=root, sort=sort)
    whole = many.headlines(query, 1000)
    assert len(whole) == len({row.id for row in whole}) == many.totals(query).articles
    assert tuple(row.id for row in whole) == many.ids(query)
    for size in (1, 7):
        forward: list[Headline] = []
        cursor = None
        while page := many.headlines(query, size, cursor):
            forward += page
            cursor = many.cursor(query, page[-1])
        assert tuple(forward) == whole
        back: list[Headline] = []
        cursor = None
        while page := many.headlines(query, size, cursor, backwards=True):
            back = [*page, *back]
            cursor = many.cursor(query, page[0])
        assert tuple(back) == whole


@pytest.mark.parametrize("sort", SORTS)
def test_a_rank_is_an_index(many: Library, sort: Sort) -> None:
    for root in ROOTS:
        query = Query(root=root, sort=sort)
        for index, row in enumerate(many.headlines(query, 1000)):
            assert many.rank(query, many.cursor(query, row)) == index


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sort=st.sampled_from(SORTS),
    root=st.sampled_from(ROOTS),
    start=st.integers(0, 70),
    offset=st.integers(0, 30),
    limit=st.integers(0, 30),
    backwards=st.booleans(),
)
def test_a_window_is_a_slice(many: Library, sort: Sort, root: Node | None, start: int, offset: int, limit: int, backwards: bool) -> None:
    query = Query(root=root, sort=sort)
    whole = many.headlines(query, 1000)
    start = min(start, len(whole) - 1)
    window = many.headlines(query, limit, many.cursor(query, whole[start]), offset, backwards=backwards)
    if backwards:
        end = max(0, start - offset)
        assert window == whole[max(0, end - limit) : end]
    else:
        assert window == whole[start + 1 + offset :][:limit]


def test_keys_and_dates_fall_together(many: Library) -> None:
    for one, other in pairwise(many.headlines(Query(), 1000)):
        assert one.key > other.key
        assert one.date >= other.date
