from dataclasses import replace
from datetime import timedelta

import pytest

from reader.desk import world
from reader.desk.find import search
from reader.desk.session import Session
from reader.library.sqlite.open import open_memory
from reader.model.feed import Delivery, Document, NewFeed
from reader.model.place import ArticlePlace, Place, Placed
from reader.model.words import choose_language
from reader.places.version import VERSION
from reader.query.ast import Query
from reader.query.parse import parse
from tests.app.news_app import NOW, story

WIEN, MOSKAU, NAIROBI, RUSSIA, EUROPE = 2761369, 524901, 184745, 2017370, 6255148
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def session_of(*articles: tuple[int | Place, timedelta]) -> Session:
    """A session over articles with a main place and an age each; titles count from 0."""
    session = Session(open_memory(), now=lambda: NOW)
    feed, _new = session.library.subscribe([NewFeed("/news", kind="files", title="News")], NOW)[0]
    stories = tuple(story(n, title=f"Story {n}", age=age) for n, (_place, age) in enumerate(articles))
    session.library.keep(feed.id, Delivery((Document("", None, stories),), kind="files", fetched=NOW))
    gazetteer = session.gazetteer_or_fail()
    placed = []
    for article in session.library.articles(session.library.unplaced(VERSION, 1000)):
        given = articles[int(article.story.title.split()[1])][0]
        place = given if isinstance(given, Place) else gazetteer.place(given)
        assert place is not None
        where = ArticlePlace(place, "dateline", place.name, place.name, 1, 0.9, "dateline")
        placed.append((article.id, Placed(place.name, (where,), gazetteer.ancestors(place.geonameid))))
    session.library.place(VERSION, placed)
    return session


def titles(news: world.SpotNews) -> list[str]:
    return [row.title for row in news.rows]


def test_each_spot_has_the_articles_that_happen_there_most_first() -> None:
    session = session_of((WIEN, HOUR), (MOSKAU, HOUR), (WIEN, 2 * HOUR), (NAIROBI, 3 * HOUR), (WIEN, DAY))
    first = session.library.headlines(Query(), 1)[0]
    session.library.mark_read([first.id], True, NOW)
    found = world.look(session, Query(), "week")
    assert [(spot.name, spot.articles) for spot in found.spots] == [("Vienna", 3), ("Moscow", 1), ("Nairobi", 1)]
    assert found.unread == 4


def test_names_are_in_the_readers_language() -> None:
    choose_language("de")
    try:
        found = world.look(session_of((WIEN, HOUR), (MOSKAU, HOUR)), Query(), "week")
    finally:
        choose_language("en")
    assert [spot.name for spot in found.spots] == ["Moskau", "Wien"]


@pytest.mark.parametrize(("span", "articles"), [("day", 1), ("week", 2), ("month", 3), ("all", 4)])
def test_a_span_takes_what_is_no_older(span: world.Span, articles: int) -> None:
    session = session_of((WIEN, HOUR), (WIEN, 3 * DAY), (WIEN, 20 * DAY), (WIEN, 400 * DAY))
    found = world.look(session, Query(), span)
    assert [spot.articles for spot in found.spots] == [articles]
    assert found.span == span


def test_the_span_is_one_more_condition_of_the_query() -> None:
    session = session_of((WIEN, HOUR), (MOSKAU, HOUR), (WIEN, 20 * DAY))
    found = world.look(session, search(session, "in:Wien").query, "week")
    assert [(spot.name, spot.articles) for spot in found.spots] == [("Vienna", 1)]
    assert found.query.text == "in:Wien"


def test_a_continent_and_a_place_without_a_right_point_are_no_spots() -> None:
    nowhere = [
        Place(-70 - n, f"Nowhere {n}", "area", None, None, lat, lon, None) for n, (lat, lon) in enumerate([(float("inf"), 0.0), (91.0, 0.0), (0.0, -181.0)])
    ]
    session = session_of((EUROPE, HOUR), (WIEN, HOUR), *((place, HOUR) for place in nowhere))
    assert [spot.name for spot in world.look(session, Query(), "week").spots] == ["Vienna"]


def test_of_spots_with_as_many_articles_a_city_stands_before_its_country_and_a_large_one_before_a_small_one() -> None:
    austria, bratislava = 2782113, 3060972
    session = session_of((austria, HOUR), (bratislava, HOUR), (WIEN, HOUR))
    assert [spot.name for spot in world.look(session, Query(), "week").spots] == ["Vienna", "Bratislava", "Austria"]


def test_an_empty_library_is_dark() -> None:
    found = world.look(Session(open_memory(), now=lambda: NOW), Query(), "all")
    assert found.spots == ()
    assert found.unread == 0


def test_the_newest_of_a_country_are_those_that_happen_there_and_not_in_its_cities() -> None:
    session = session_of((MOSKAU, HOUR), (RUSSIA, 2 * HOUR), *((MOSKAU, 3 * HOUR) for _n in range(70)), (RUSSIA, 5 * HOUR), (RUSSIA, 9 * DAY))
    found = world.look(session, Query(), "week")
    russia = next(spot.place for spot in found.spots if spot.place.geonameid == RUSSIA)
    news = world.news_of(session, found, [russia], 5)
    assert titles(news) == ["Story 1", "Story 72"]


def test_head_bars_and_rows_of_a_spot_tell_of_the_same_articles() -> None:
    session = session_of((RUSSIA, HOUR), *((MOSKAU, n * HOUR) for n in range(2, 9)), (RUSSIA, 3 * DAY))
    for query in (Query(), search(session, "in:Russia is:unread").query):
        found = world.look(session, query, "week")
        for spots in (found.spots[:1], found.spots[1:], found.spots):
            news = world.news_of(session, found, [spot.place for spot in spots], 99)
            assert len(news.rows) == sum(news.days) == sum(spot.articles for spot in spots)
        assert [spot.articles for spot in found.spots] == [7, 2]


def test_the_newest_stop_where_there_is_no_more_room() -> None:
    session = session_of(*((WIEN, n * HOUR) for n in range(1, 9)))
    found = world.look(session, replace(Query(), sort="oldest"), "week")
    places = [spot.place for spot in found.spots]
    assert titles(world.news_of(session, found, places, 3)) == ["Story 0", "Story 1", "Story 2"]
    assert world.news_of(session, found, places, 0).rows == ()


def test_each_day_of_the_span_has_its_count_and_the_last_one_ends_now() -> None:
    session = session_of((WIEN, HOUR), (WIEN, 2 * HOUR), (WIEN, 25 * HOUR), (MOSKAU, HOUR), (WIEN, 0 * HOUR), (WIEN, 6 * DAY + HOUR), (WIEN, 8 * DAY))
    found = world.look(session, Query(), "week")
    wien = next(spot.place for spot in found.spots if spot.name == "Vienna")
    assert world.news_of(session, found, [wien], 4).days == (1, 0, 0, 0, 0, 1, 3)
    assert len(world.news_of(session, world.look(session, Query(), "all"), [wien], 4).days) == 30
    assert world.news_of(session, world.look(session, Query(), "day"), [wien], 4).days == ()


def test_one_place_says_what_it_lies_in_and_several_do_not() -> None:
    session = session_of((WIEN, HOUR), (MOSKAU, HOUR))
    found = world.look(session, Query(), "week")
    moscow, vienna = (spot.place for spot in found.spots)
    assert world.news_of(session, found, [moscow], 1).above == "Russia"
    assert world.news_of(session, found, [moscow, vienna], 1).above == ""


def test_the_term_of_several_places_is_one_chip_of_a_bounded_number() -> None:
    session = session_of((WIEN, HOUR))
    gazetteer = session.gazetteer_or_fail()
    vienna, moscow = gazetteer.place(WIEN), gazetteer.place(MOSKAU)
    assert vienna is not None
    assert moscow is not None
    assert world.terms(session, []) == ""
    assert world.terms(session, [vienna]) == "in:Vienna"
    assert world.terms(session, [vienna, moscow]) == "(in:Vienna OR in:Moscow)"
    many = [place for country in gazetteer.children(EUROPE)[:40] for place in gazetteer.children(country.geonameid)[:2]]
    term = world.terms(session, many)
    assert term.count(" OR ") == world.MOST_TERMS - 1
    assert len(parse(term, NOW).chips) == 1
    assert search(session, term).query.root is not None
