"""What happens in a place, apart from what names it: lists, counts and days agree with the spots of the map."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from reader.library.protocol import Library, Totals
from reader.library.sqlite import compile
from reader.library.sqlite.open import open_memory
from reader.query.ast import And, Between, InPlaces, Is, MainPlace, Named, Node, Not, Or, Query
from tests.library.news import AUSTRIA, EUROPE, GERMANY, MUNICH, NOW, POELTEN, TAVEUNI, VIENNA, at, deliver, found, number, put, story, subscribe, words

PLACES = (VIENNA, POELTEN, MUNICH, TAVEUNI, AUSTRIA, EUROPE)


def happens(*places: int) -> MainPlace:
    """What has one of these for its main place."""
    return MainPlace(frozenset(places))


@pytest.fixture(scope="module")
def news() -> Library:
    """Thirty articles of three feeds, most with two places, some not sure of them; some are read, one feed is removed."""
    library = open_memory()
    feeds = [subscribe(library, f"https://{n}.example", title=f"Feed {n}") for n in range(3)]
    for n, feed in enumerate(feeds):
        deliver(library, feed, *(story(f"{n}-{i}", hours=7 * i + n, text="oft " * (i % 2) + "wort") for i in range(10)))
    for one in range(1, 31):
        named = dict.fromkeys((PLACES[one % 6], PLACES[(one * 5 + 1) % 6]))
        put(library, (one, at(*named, confidence=0.9 if one % 7 else 0.4)))
    library.mark_read([2, 3, 5, 8, 13], True, NOW)
    library.remove_feed(feeds[2].id, NOW)
    return library


def test_an_article_happens_in_its_first_place_alone_and_in_nothing_above(library: Library) -> None:
    deliver(library, subscribe(library), *(story(title, hours=n) for n, title in enumerate("abcd")))
    for title, where in zip("abcd", (at(VIENNA, AUSTRIA), at(AUSTRIA, VIENNA), at(VIENNA, confidence=0.4), at()), strict=True):
        put(library, (number(library, title), where))
    assert found(library, happens(VIENNA.geonameid)) == ["a"]
    assert found(library, happens(AUSTRIA.geonameid)) == ["b"]
    assert found(library, happens(VIENNA.geonameid, AUSTRIA.geonameid)) == ["a", "b"]
    assert found(library, happens(EUROPE.geonameid)) == found(library, happens()) == found(library, happens(0)) == []
    assert found(library, Not(happens(VIENNA.geonameid))) == ["b", "c", "d"]
    assert found(library, InPlaces(frozenset({AUSTRIA.geonameid}))) == ["a", "b"]


WITH: Sequence[Node | None] = (
    None,
    Is("unread"),
    Is("read"),
    words("oft"),
    Not(words("oft")),
    Named("feed", "Feed 1"),
    InPlaces(frozenset({AUSTRIA.geonameid})),
    Between(NOW - timedelta(days=1), None),
    Or((words("oft"), Is("unread"))),
)


@pytest.mark.parametrize("most", [0, 200], ids=["as many", "as few"])
@pytest.mark.parametrize("gathered", [0, 30_000], ids=["often named", "seldom named"])
@pytest.mark.parametrize("node", WITH, ids=str)
def test_what_happens_in_a_spot_is_what_the_spot_counts(news: Library, node: Node | None, gathered: int, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compile, "GATHERED", gathered)
    monkeypatch.setattr(compile, "MOST_LISTS", most)
    spots = news.spots(Query(root=node))
    assert spots
    groups = [{spot.place.geonameid} for spot in spots]
    for ids in (*groups, *(one | other for one in groups for other in groups), set().union(*groups, range(300), {GERMANY.geonameid})):
        root = MainPlace(frozenset(ids)) if node is None else And((node, MainPlace(frozenset(ids))))
        articles = sum(spot.articles for spot in spots if spot.place.geonameid in ids)
        rows = news.headlines(Query(root=root), 99)
        assert len(rows) == len({row.id for row in rows}) == articles
        assert [row.key for row in rows] == sorted((row.key for row in rows), reverse=True)
        assert news.totals(Query(root=root)) == Totals(articles, sum(spot.unread for spot in spots if spot.place.geonameid in ids))
        # the newest is of this very moment, with which the ninth day ends
        assert sum(news.days(Query(root=root), NOW - timedelta(days=9, seconds=-1), 9)) == sum(row.date > NOW - timedelta(days=9) for row in rows)


def test_any_number_of_places_is_taken(news: Library) -> None:
    for ids in ((*range(10_000), VIENNA.geonameid), (2**80, -(2**80), VIENNA.geonameid)):
        assert found(news, happens(*ids)) == found(news, happens(VIENNA.geonameid))
