"""What the metadata of an article say beyond the article: places in words, distance, reasons, more from there."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.desk.facts import described, facts, place_term, written
from reader.desk.find import search
from reader.desk.session import Session
from reader.library.sqlite.open import open_memory
from reader.model.article import Article, Story
from reader.model.feed import Delivery, Document, NewFeed
from reader.model.place import ArticlePlace, Place, Placed
from reader.model.settings import Settings
from reader.model.words import choose_language
from reader.query.ast import InPlaces, Named, Query
from reader.query.parse import parse

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
MOSCOW, RUSSIA, VIENNA, PARIS_TEXAS = 524901, 2017370, 2761369, 4717560


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    choose_language("en")
    yield
    choose_language("en")


@pytest.fixture
def home() -> Session:
    """A session in Vienna with four articles from Moscow and one that lies nowhere."""
    session = Session(open_memory(), Settings(home="Wien"), now=lambda: NOW)
    feed, _new = session.library.subscribe([NewFeed("https://alpenpost.example/feed", title="Alpenpost")], NOW)[0]
    titles = ("one", "two", "three", "four", "nowhere")
    stories = tuple(Story(title, title, published=NOW - timedelta(hours=n + 1), fingerprint=title) for n, title in enumerate(titles))
    session.library.keep(feed.id, Delivery((Document("", None, stories),), kind="rss", fetched=NOW))
    moscow = place(session, MOSCOW)
    placed = Placed(
        "Moskau", (ArticlePlace(moscow, "dateline", "Moskau", "Moskau", 2, 0.9, "dateline details:Ort"),), session.gazetteer_or_fail().ancestors(MOSCOW)
    )
    session.library.place(1, [(found.id, placed) for found in every(session) if found.story.title != "nowhere"])
    return session


def place(session: Session, geonameid: int) -> Place:
    found = session.gazetteer_or_fail().place(geonameid)
    assert found is not None
    return found


def every(session: Session) -> tuple[Article, ...]:
    return session.library.articles(session.library.ids(Query()))


def titled(session: Session, title: str) -> Article:
    return next(article for article in every(session) if article.story.title == title)


def test_the_main_place_comes_with_name_distance_and_reason(home: Session) -> None:
    told = facts(home, titled(home, "one"))
    (main,) = told.places
    assert main.described == "Moscow, Russia, Europe"
    assert main.km == pytest.approx(1670, abs=15)
    assert told.home == "Vienna"
    assert main.why == "dateline and Ort agree"
    assert not main.followed


def test_a_followed_place_says_so(home: Session) -> None:
    home.library.follow([place(home, MOSCOW)], True, NOW)
    assert facts(home, titled(home, "one")).places[0].followed


def test_more_from_there_are_the_two_newest_others_and_how_many_there_are(home: Session) -> None:
    told = facts(home, titled(home, "two"))
    assert [row.title for row in told.more_from] == ["one", "three"]
    assert told.more == 3


def test_an_article_without_place_has_no_facts_of_places(home: Session) -> None:
    told = facts(home, titled(home, "nowhere"))
    assert told.places == ()
    assert told.more_from == ()


def test_without_a_home_nothing_is_far(home: Session) -> None:
    told = facts(Session(home.library, now=lambda: NOW), titled(home, "one"))
    assert told.home == ""
    assert told.places[0].km is None


def test_names_are_in_the_readers_language(home: Session) -> None:
    choose_language("de")
    assert described(home, place(home, MOSCOW)) == "Moskau, Russland, Europa"


def test_the_region_is_named_where_it_helps(home: Session) -> None:
    assert described(home, place(home, PARIS_TEXAS)) == "Paris, Texas, United States, North America"
    assert "Vienna, Austria" in described(home, place(home, VIENNA))
    springfields = [described(home, place(home, number), continent=False) for number in (4409896, 4951788)]
    assert springfields == ["Springfield, Missouri, United States", "Springfield, Massachusetts, United States"]


@pytest.mark.parametrize("geonameid", [MOSCOW, RUSSIA, VIENNA, PARIS_TEXAS])
def test_a_places_term_finds_that_place(home: Session, geonameid: int) -> None:
    root = search(home, place_term(home, place(home, geonameid))).query.root
    assert isinstance(root, InPlaces)
    assert geonameid in root.ids


@given(st.text(min_size=1, max_size=40))
def test_a_written_term_is_read_back_as_the_same_value(value: str) -> None:
    value = " ".join(value.split())
    term = written("publisher", value)
    if not any(c.isalnum() for c in value):
        return
    root = parse(term, NOW).root
    assert isinstance(root, Named)
    assert root.field == "publisher"
