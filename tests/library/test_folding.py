from dataclasses import replace

import pytest

from reader.library.protocol import Totals
from reader.library.sqlite import folding
from reader.library.sqlite.library import SqliteLibrary
from reader.query.ast import And, InPlaces, Is, Named, Node, Not, Or, Query, Sort
from tests.library.news import MUNICH, NOW, VIENNA, at, deliver, number, put, story, subscribe, words
from tests.library.stories import together
from tests.library.test_sorts import SORTS


@pytest.fixture
def news(library: SqliteLibrary) -> SqliteLibrary:
    """Five articles in two feeds, a the newest; a, c and e tell the same."""
    one, two = subscribe(library, "https://one.example", title="One"), subscribe(library, "https://two.example", title="Two")
    deliver(library, one, story("a", hours=1, text="eins"), story("c", hours=3, text="drei"), story("d", hours=4, text="drei"))
    deliver(library, two, story("b", hours=2, text="drei"), story("e", hours=5, text="drei"))
    put(library, (number(library, "a"), at(MUNICH)), *((number(library, title), at(VIENNA)) for title in "bcde"))
    together(library, [number(library, title) for title in "eca"])
    return library


def rows(library: SqliteLibrary, root: Node | None = None, sort: Sort = "date") -> list[tuple[str, int]]:
    """Titles of the rows of a folded list, and how many others stand under each."""
    return [(row.title, row.others) for row in library.headlines(Query(root=root, sort=sort, folded=True), 100)]


def test_the_newest_that_tells_a_story_has_the_row_in_every_order(news: SqliteLibrary) -> None:
    for sort in SORTS:
        assert sorted(rows(news, sort=sort)) == [("a", 2), ("b", 0), ("d", 0)], sort
    assert [title for title, _others in rows(news)] == ["a", "b", "d"]
    assert [title for title, _others in rows(news, sort="oldest")] == ["d", "b", "a"]


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        (words("drei"), [("b", 0), ("c", 1), ("d", 0)]),
        (Not(words("drei")), [("a", 0)]),
        (Named("feed", "Two"), [("b", 0), ("e", 0)]),
        (Named("feed", "One"), [("a", 1), ("d", 0)]),
        (InPlaces(frozenset({VIENNA.geonameid})), [("b", 0), ("c", 1), ("d", 0)]),
        (And((words("drei"), Named("feed", "Two"))), [("b", 0), ("e", 0)]),
        (Or((words("eins"), Named("feed", "Two"))), [("a", 1), ("b", 0)]),
    ],
    ids=str,
)
def test_a_filter_never_hides_a_story_of_which_it_takes_any_article(news: SqliteLibrary, root: Node, expected: list[tuple[str, int]]) -> None:
    assert rows(news, root) == expected
    for sort in SORTS:
        assert sorted(rows(news, root, sort)) == expected, sort


def test_totals_count_rows_and_those_that_show_an_unread_article(news: SqliteLibrary) -> None:
    query = Query(folded=True)
    assert news.totals(query) == Totals(3, 3)
    news.mark_read([number(news, "a")], True, NOW)
    assert news.totals(query) == Totals(3, 2)
    assert news.totals(Query()) == Totals(5, 4)
    assert rows(news, Is("unread")) == [("b", 0), ("c", 1), ("d", 0)]
    assert news.totals(Query(root=Is("unread"), folded=True)) == Totals(3, 3)
    assert news.totals(Query(root=Is("read"), folded=True)) == Totals(1, 0)


def test_acts_on_a_folded_list_reach_what_is_folded(news: SqliteLibrary) -> None:
    query = Query(root=words("drei"), folded=True)
    assert set(news.ids(query)) == {number(news, title) for title in "bcde"}
    assert news.ids(query) == news.ids(replace(query, folded=False))


def test_what_is_put_away_or_goes_with_its_feed_folds_nothing(news: SqliteLibrary) -> None:
    news.hide([number(news, "a")], True, NOW)
    assert rows(news) == [("b", 0), ("c", 1), ("d", 0)]
    assert rows(news, Is("hidden")) == [("a", 0)]
    assert rows(news, Or((Is("hidden"), words("drei")))) == [("a", 2), ("b", 0), ("d", 0)]
    news.remove_feed(next(feed.id for feed in news.feeds() if feed.title == "Two"), NOW)
    assert rows(news) == [("c", 0), ("d", 0)]
    assert news.totals(Query(folded=True)) == Totals(2, 2)


def test_a_query_that_takes_nothing_has_no_rows(news: SqliteLibrary) -> None:
    for sort in SORTS:
        for root in (Named("feed", "Nobody"), words("nirgends"), InPlaces(frozenset({1})), Is("hidden")):
            query = Query(root=root, sort=sort, folded=True)
            assert news.headlines(query, 10) == ()
            assert news.totals(query) == Totals(0, 0)


def test_counts_are_the_same_whichever_way_they_are_made(news: SqliteLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    for few in (0, folding.FEW):
        monkeypatch.setattr(folding, "FEW", few)
        assert news.totals(Query(root=Named("feed", "Two"), folded=True)) == Totals(2, 2)
        assert news.totals(Query(root=words("drei"), folded=True)) == Totals(3, 3)
        for sort in SORTS:
            query = Query(root=words("drei"), sort=sort, folded=True)
            for index, row in enumerate(news.headlines(query, 10)):
                assert news.rank(query, news.cursor(query, row)) == index


def test_deep_questions_are_folded_too(news: SqliteLibrary) -> None:
    node: Node = words("drei")
    for depth in range(15):
        node = Or((And((node, Is("unread"))), Named("feed", "Two"))) if depth % 2 else And((Or((node, Is("bookmarked"))), Not(words("eins"))))
    for sort in SORTS:
        assert sorted(rows(news, node, sort)) == [("b", 0), ("c", 1), ("d", 0)], sort
