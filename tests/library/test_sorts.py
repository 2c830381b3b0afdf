from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count, pairwise
from typing import get_args
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.protocol import Cursor
from reader.library.sqlite import compile, stopping
from reader.library.sqlite.find import page_of
from reader.library.sqlite.library import SqliteLibrary
from reader.library.sqlite.lifted import COUNTED, HOUR, OFTEN, SELDOM, WEEK, _lift, _pace
from reader.library.sqlite.open import open_memory
from reader.model.article import Headline
from reader.model.errors import StoppedError
from reader.query.ast import And, Between, InPlaces, Is, Newer, Node, Not, Query, Sort
from tests.library.news import MUNICH, NOW, VIENNA, at, deliver, found, number, put, story, subscribe, words
from tests.library.stories import ARTICLES, ROOTS, Made, World, together, world

SORTS: tuple[Sort, ...] = get_args(Sort)


def test_a_feed_that_seldom_writes_stands_above_one_that_often_does(library: SqliteLibrary) -> None:
    often, seldom = subscribe(library, "https://often.example"), subscribe(library, "https://seldom.example")
    deliver(library, often, *(story(f"often {n}", hours=n / 8) for n in range(1600)))
    deliver(library, seldom, *(story(f"seldom {n}", hours=60 + n * 7 * 24) for n in range(12)))
    rows = found(library, sort="rare")
    assert rows[0] == "seldom 0"
    assert rows[1:4] == ["often 0", "often 1", "often 2"]


def test_a_weekly_article_is_up_for_days_and_not_for_ever(library: SqliteLibrary) -> None:
    often, seldom = subscribe(library, "https://often.example"), subscribe(library, "https://seldom.example")
    deliver(library, often, *(story(f"often {n}", hours=n) for n in range(200)))
    deliver(library, seldom, *(story(f"seldom {n}", hours=90 + n * 7 * 24) for n in range(12)))
    assert found(library, sort="rare").index("seldom 0") in range(1, 30)


@pytest.mark.parametrize("hours", [1, 30, 70])
def test_the_only_article_of_a_feed_stands_above_a_folder_of_many(library: SqliteLibrary, hours: int) -> None:
    many, one = subscribe(library, "/news", title="news"), subscribe(library, "https://one.example")
    deliver(library, many, *(story(f"many {n}", hours=n / 4) for n in range(328)))
    deliver(library, one, story("one", hours=hours))
    assert found(library, sort="rare")[0] == "one"


def test_a_feed_that_has_written_much_in_an_hour_is_not_rare_for_being_new(library: SqliteLibrary) -> None:
    old, new = subscribe(library, "https://old.example"), subscribe(library, "https://new.example")
    deliver(library, old, *(story(f"old {n}", hours=n) for n in range(40)))
    deliver(library, new, *(story(f"new {n}", hours=1.5 + n / 8) for n in range(7)))
    assert found(library, sort="rare")[:3] == ["old 0", "old 1", "new 0"]


@given(age=st.integers(0, 400 * HOUR), more=st.integers(0, 400 * HOUR), count_=st.integers(1, COUNTED), others=st.integers(0, COUNTED))
def test_the_older_and_the_fewer_the_more_they_are_lifted(age: int, more: int, count_: int, others: int) -> None:
    assert _lift(_pace(age + more, count_)) >= _lift(_pace(age, count_)) >= _lift(_pace(age, min(COUNTED, count_ + others)))
    assert 0 <= _lift(_pace(age, count_)) <= WEEK


def test_what_tells_a_story_stands_below_its_newest_article(library: SqliteLibrary) -> None:
    deliver(library, subscribe(library), *(story(title, hours=hours) for title, hours in (("a", 1), ("b", 2), ("c", 3), ("d", 4), ("e", 5))))
    together(library, [number(library, "d"), number(library, "b")], [number(library, "e"), number(library, "a")])
    assert found(library, sort="story") == ["a", "e", "b", "d", "c"]


@settings(max_examples=60, deadline=None)
@given(
    made=ARTICLES,
    removed=st.booleans(),
    sort=st.sampled_from(SORTS),
    root=st.sampled_from(ROOTS),
    folded=st.booleans(),
    gathered=st.sampled_from((0, compile.GATHERED)),
    frequent=st.sampled_from((1, compile.FREQUENT)),
    size=st.integers(1, 6),
)
def test_a_list_is_what_a_plain_model_says(
    made: list[Made], removed: bool, sort: Sort, root: Node | None, folded: bool, gathered: int, frequent: int, size: int
) -> None:
    there = world(made, removed=removed)
    there = replace(there, lifts=_lifts(there, made))
    library, query = there.library, Query(root=root, sort=sort, folded=folded)
    with patch.object(compile, "GATHERED", gathered), patch.object(compile, "FREQUENT", frequent):
        expected = there.rows(query)
        assert list(library.headlines(query, 1000)) == expected
        totals = library.totals(query)
        assert (totals.articles, totals.unread) == (len(expected), sum(not row.read for row in expected))
        assert set(library.ids(query)) >= {row.id for row in expected}
        for index, row in enumerate(expected):
            assert library.rank(query, library.cursor(query, row)) == index
        assert _pages(library, query, size, backwards=False) == expected
        assert _pages(library, query, size, backwards=True) == expected
        middle = len(expected) // 2
        if expected:
            cursor = library.cursor(query, expected[middle])
            assert list(library.headlines(query, size, cursor, 2)) == expected[middle + 3 :][:size]
            end = max(0, middle - 2)
            assert list(library.headlines(query, size, cursor, 2, backwards=True)) == expected[max(0, end - size) : end]
    assert library.trouble() == ()
    library.close()


def _lifts(there: World, made: Sequence[Made]) -> dict[int | None, int]:
    """The lift of each feed; of what a removed feed leaves it is that feed's."""
    lifts: dict[int | None, int] = {}
    for nth, feed in enumerate(one for one in there.lifts if one is not None):
        mine = sorted((there.keys[number] for number, one in enumerate(made, 1) if one.feed == nth), reverse=True)[:COUNTED]
        few = SELDOM // len(mine) if 0 < len(mine) < COUNTED else 0
        pace = (max(there.keys.values()) - mine[-1] + few) // len(mine) if mine else 0
        lifts[feed] = 0 if pace < OFTEN else min(WEEK, pace // 2 // HOUR * HOUR)
        if None in there.lifts:
            lifts[None] = lifts[feed]
    return lifts


def _pages(library: SqliteLibrary, query: Query, size: int, *, backwards: bool) -> list[Headline]:
    rows: list[Headline] = []
    cursor: Cursor | None = None
    while page := library.headlines(query, size, cursor, backwards=backwards):
        rows = [*page, *rows] if backwards else [*rows, *page]
        cursor = library.cursor(query, page[0 if backwards else -1])
    return rows


def test_a_frequent_word_that_is_not_wanted_stays_out_beside_another_filter(library: SqliteLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compile, "FREQUENT", 1)
    deliver(library, subscribe(library), *(story(str(n), hours=n, text="drei" if n % 2 else "zwei") for n in range(6)))
    for sort in SORTS:
        assert set(found(library, And((Not(words("drei")), Is("unread"))), sort)) == {"0", "2", "4"}, sort


def test_what_is_newer_came_later_whatever_its_date(library: SqliteLibrary) -> None:
    feed = subscribe(library)
    deliver(library, feed, story("first", hours=1))
    deliver(library, feed, story("old", hours=100), story("new", hours=0))
    first = number(library, "first")
    assert found(library, Newer(first)) == ["new", "old"]
    assert found(library, Newer(0)) == ["new", "first", "old"]
    assert library.totals(Query(root=Newer(first))).articles == 2


def test_what_was_put_away_is_only_found_by_its_name(library: SqliteLibrary) -> None:
    feed, other = subscribe(library), subscribe(library, "https://other.example")
    deliver(library, feed, *(story(title, hours=hours) for title, hours in (("a", 1), ("b", 2), ("c", 3))))
    deliver(library, other, story("d", hours=4))
    library.hide([number(library, "b"), number(library, "d")], True, NOW)
    assert found(library) == ["a", "c"]
    assert found(library, Is("hidden")) == ["b", "d"]
    assert found(library, Not(Is("hidden"))) == ["a", "c"]
    assert found(library, And((Is("unread"), Is("hidden")))) == ["b", "d"]
    library.remove_feed(other.id, NOW)
    assert found(library, Is("hidden")) == ["b"]
    assert library.totals(Query(root=Is("hidden"))).articles == 1


@pytest.fixture(scope="module")
def many() -> SqliteLibrary:
    """4,000 articles of 20 feeds that write more and more seldom, some stories among them."""
    library = open_memory()
    feeds = [subscribe(library, f"https://{n}.example", title=f"Feed {n}") for n in range(20)]
    for n, feed in enumerate(feeds):
        deliver(library, feed, *(story(f"{n}-{i}", hours=i * (n + 1), text="oft" if i % 2 else "nie") for i in range(200)))
    put(library, *((one, at(MUNICH if one % 10 == 0 else VIENNA)) for one in range(1, 4001)))
    rows = library.headlines(Query(), 1000)
    together(library, *([one.id, other.id] for one, other in pairwise(rows[::5])))
    return library


@pytest.mark.parametrize("sort", ["rare", "story"])
@pytest.mark.parametrize("node", [None, words("oft"), InPlaces(frozenset({VIENNA.geonameid})), Is("unread"), Between(None, NOW)], ids=str)
def test_first_rows_cost_what_they_show_and_not_what_there_is(many: SqliteLibrary, sort: Sort, node: Node | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compile, "GATHERED", 500)
    query = Query(root=node, sort=sort)
    few, all_of_them = _steps(many, lambda: many.headlines(query, 20)), _steps(many, lambda: many.headlines(query, 4000))
    assert few * 4 < all_of_them


def _steps(library: SqliteLibrary, run: Callable[[], object]) -> int:
    """Steps of SQLite's machine, in tens, that something takes."""
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    with library._connections.bare() as db:
        db.set_progress_handler(step, 10)
        try:
            run()
        finally:
            db.set_progress_handler(None, 10)
    return steps


@pytest.mark.parametrize("folded", [False, True])
@pytest.mark.parametrize("sort", ["date", "rare", "story"])
def test_a_list_that_nobody_waits_for_is_given_up(many: SqliteLibrary, sort: Sort, folded: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopping, "STEPS", 5)
    query = Query(root=words("oft"), sort=sort, folded=folded)
    cursor = many.cursor(query, many.headlines(query, 50)[-1])
    for ask in (lambda: many.headlines(query, 99), lambda: many.headlines(query, 99, cursor), lambda: many.rank(query, cursor), lambda: many.totals(query)):
        asked = count(1)
        with many.stopping(lambda: next(asked) > 3), pytest.raises(StoppedError):  # noqa: B023 - asked within the loop
            ask()


def test_a_page_is_one_statement_that_binds_every_value(many: SqliteLibrary) -> None:
    with many._connections.read() as db:
        page = page_of(db, Query(root=words("oft"), sort="rare", folded=True), 10, Cursor(1 << 60, score=1 << 60), 0, backwards=False)
        assert page.text.count("?") == len(page.values)
        assert "oft" not in page.text
