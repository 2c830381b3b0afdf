from datetime import timedelta

import pytest

from reader.library.protocol import Library, Totals
from reader.model.article import Link
from reader.model.blocks import Image, Items, Paragraph, Quote, Span
from reader.query.ast import And, Between, Country, Has, InPlaces, Is, MainPlace, Named, Near, Node, NoPlace, Not, Or, PlaceTerm, Query, Text
from tests.library.news import (
    AUSTRIA,
    EUROPE,
    FIJI,
    GERMANY,
    MUNICH,
    NOW,
    POELTEN,
    TAVEUNI,
    VIENNA,
    VIENNA_REGION,
    at,
    deliver,
    found,
    number,
    put,
    story,
    subscribe,
    words,
)


def inside(*places: int, origin: bool = False) -> InPlaces:
    """What lies in any of these."""
    return InPlaces(frozenset(places), origin)


@pytest.fixture
def news(library: Library) -> Library:
    """Seven articles, a the newest, in two feeds."""
    one = subscribe(library, "https://one.example/feed", title="Alpenpost Wien", folder="Österreich")
    two = subscribe(library, "https://two.example/feed", title="Tagblatt", folder="Welt")
    deliver(
        library,
        one,
        story("a", hours=1, title="Straße gesperrt", text="Łódź und 北京 sind weit", publisher="Die Presse", language="de", event="Unfall"),
        story("c", hours=3, title="c", teaser="Neue Hoffnung", text="für Frieden", authors=("Ada Lovelace",), sources=(Link("k", "https://www.krone.at/1"),)),
        story("e", hours=5, title="e", blocks=(Quote((Items(((Image("x"),),)),)),), publisher="die presse"),
        story("g", hours=7, title="g", text="Frieden fern", links=(Link("t", "https://krone.at.example.org"),)),
    )
    deliver(
        library,
        two,
        story("b", hours=2, title="b", text="neue Straßen", language="en", event="Politik", publisher="Presseagentur"),
        story("d", hours=4, title="d", blocks=(Paragraph((Span("Hoffnung", strong=True), Span(" neue"))),), sources=(Link("m", "https://MOSCOW.example"),)),
        story("f", hours=6, title="f", authors=("Ada King", "Bob Lovelace")),
    )
    put(
        library,
        (number(library, "Straße gesperrt"), at(VIENNA, MUNICH, dateline="Wien", role="dateline")),
        (number(library, "b"), at(POELTEN)),
        (number(library, "c"), at(GERMANY, role="details")),
        (number(library, "d"), at(VIENNA, confidence=0.4)),
        (number(library, "e"), at(TAVEUNI)),
        (number(library, "f"), at(VIENNA_REGION, role="title")),
    )
    return library


A = "Straße gesperrt"


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (words("strasse"), [A]),
        (words("STRASSE", prefix=True), [A, "b"]),
        (words("lodz"), [A]),
        (words("北京"), [A]),
        (words("neue hoffnung"), ["c"]),
        (And((words("neue"), words("hoffnung"))), ["c", "d"]),
        (And((words("frieden"), Not(words("fern")))), ["c"]),
        (And((Not(words("fern")), words("frieden"), Not(words("hoffnung")))), []),
        (Or((words("fern"), words("lodz"))), [A, "g"]),
        (Not(words("frieden")), [A, "b", "d", "e", "f"]),
        (Not(Or((words("frieden"), words("neue")))), [A, "e", "f"]),
        (Not(And((words("frieden"), words("neue")))), [A, "b", "d", "e", "f", "g"]),
        (Text("neue", ("neue",), False, "title"), []),
        (Text("g", ("g",), False, "title"), ["g"]),
        (Text("lovelace", ("lovelace",), False, "author"), ["c", "f"]),
        (words("lovelace"), []),
        (And((words("hoffnung"), inside(GERMANY.geonameid))), ["c"]),
        (And((words("hoffnung"), Not(inside(GERMANY.geonameid)))), ["d"]),
        (Or((words("fern"), inside(GERMANY.geonameid))), [A, "c", "g"]),
        (Or((words("fern"), Not(inside(EUROPE.geonameid)))), ["d", "e", "g"]),
        (And((Or((words("fern"), inside(FIJI.geonameid))), Or((words("frieden"), Has("image"))))), ["e", "g"]),
        (inside(EUROPE.geonameid), [A, "b", "c", "f"]),
        (inside(VIENNA.geonameid), [A]),
        (inside(VIENNA.geonameid, VIENNA_REGION.geonameid), [A, "f"]),
        (inside(FIJI.geonameid, GERMANY.geonameid, 12345), [A, "c", "e"]),
        (inside(12345), []),
        (Not(inside(12345)), [A, "b", "c", "d", "e", "f", "g"]),
        (inside(GERMANY.geonameid, origin=True), [A, "c"]),
        (inside(EUROPE.geonameid, origin=True), [A, "c"]),
        (MainPlace(frozenset({GERMANY.geonameid, MUNICH.geonameid, EUROPE.geonameid})), ["c"]),
        (Not(MainPlace(frozenset({VIENNA.geonameid}))), ["b", "c", "d", "e", "f", "g"]),
        (And((words("strasse", prefix=True), MainPlace(frozenset({VIENNA.geonameid, POELTEN.geonameid})))), [A, "b"]),
        (NoPlace(), ["d", "g"]),
        (Has("place"), [A, "b", "c", "e", "f"]),
        (Country("AT"), [A, "b", "f"]),
        (Country("FR"), []),
        (Near(48.2, 16.37, 10), [A]),
        (Near(48.2, 16.37, 100), [A, "b"]),
        (Near(-16.8, -179.99, 50), ["e"]),
        (Near(90, 0, 20_000), [A, "b", "e"]),
        (Has("image"), ["e"]),
        (Has("link"), ["c", "d", "g"]),
        (Has("note"), []),
        (Named("feed", "wien"), [A, "c", "e", "g"]),
        (Named("feed", "https://two.example/feed"), ["b", "d", "f"]),
        (Named("feed", "nobody's"), []),
        (Named("folder", "osterreich"), [A, "c", "e", "g"]),
        (Named("folder", "oster"), []),
        (Named("publisher", "DIE PRESSE"), [A, "e"]),
        (Named("publisher", "presse"), ["b"]),
        (Named("publisher", "***"), []),
        (Named("event", "unfall"), [A]),
        (Named("event", "unf"), []),
        (Named("lang", "de"), [A]),
        (Named("source", "krone.at"), ["c"]),
        (Named("source", "www.krone.at"), ["c"]),
        (Named("source", "https://krone.at/x"), ["c"]),
        (Named("source", "kro"), ["c"]),
        (Named("source", "moscow.example"), ["d"]),
        (Named("source", "%"), []),
        (Between(NOW - timedelta(hours=3), None), [A, "b", "c"]),
        (Between(None, NOW - timedelta(hours=3)), ["d", "e", "f", "g"]),
        (Between(NOW - timedelta(hours=3), NOW - timedelta(hours=1)), ["b", "c"]),
        (Between(NOW - timedelta(hours=3, microseconds=-1), NOW), [A, "b"]),
        (Between(None, None), [A, "b", "c", "d", "e", "f", "g"]),
        (Not(Between(NOW - timedelta(hours=3), None)), ["d", "e", "f", "g"]),
        (And((words("frieden"), Between(None, NOW - timedelta(hours=5)))), ["g"]),
        (And((Is("unread"), Named("feed", "wien"), Not(Has("place")))), ["g"]),
        (And((Not(words("frieden")), Not(NoPlace()))), [A, "b", "e", "f"]),
        (Not(Is("unread")), []),
        (Or((Is("bookmarked"), Is("read"))), []),
    ],
    ids=repr,
)
def test_a_query_takes_what_it_says(news: Library, node: Node, expected: list[str]) -> None:
    assert found(news, node) == expected
    assert found(news, node, "oldest") == expected[::-1]
    assert sorted(found(news, node, "feed")) == sorted(found(news, node, "place")) == sorted(expected)
    assert news.totals(Query(root=node)) == Totals(len(expected), len(expected))
    assert news.totals(Query(root=And((node, Is("unread"))))) == Totals(len(expected), len(expected))
    assert [article.story.title for article in news.articles(news.ids(Query(root=node)))] == expected


def test_a_feed_is_found_by_its_id(news: Library) -> None:
    feed = next(feed for feed in news.feeds() if feed.title == "Tagblatt")
    assert found(news, Named("feed", str(feed.id))) == ["b", "d", "f"]
    assert found(news, Named("feed", "99999999999999999999999")) == []


def test_places_of_a_query_are_counted_with_all_above(news: Library) -> None:
    news.mark_read([number(news, "b")], True, NOW)
    counts = {count.place: (count.articles, count.unread) for count in news.place_counts(Query(root=Country("AT")))}
    assert counts == {EUROPE: (3, 2), AUSTRIA: (3, 2), VIENNA_REGION: (2, 2), VIENNA: (1, 1), POELTEN: (1, 0), GERMANY: (1, 1), MUNICH: (1, 1)}


def test_every_place_of_the_tree_has_its_parent_there_and_the_count_of_its_query(news: Library) -> None:
    counts = {count.place.geonameid: count for count in news.place_counts(Query())}
    assert {count.place.parent for count in counts.values()} - {None} <= counts.keys()
    for number_, count in counts.items():
        assert news.totals(Query(root=inside(number_))) == Totals(count.articles, count.unread)
        assert len(found(news, inside(number_))) == count.articles


def test_in_order_of_places_and_feeds_names_come_folded_and_nameless_ones_last(news: Library) -> None:
    assert found(news, sort="place") == ["c", "b", "e", A, "f", "d", "g"]
    assert found(news, sort="feed") == [A, "c", "e", "g", "b", "d", "f"]


@pytest.mark.parametrize(
    "hostile", ['"', "'; DROP TABLE article; --", "NEAR(", "a* OR b", "*", "{title}: x", "\\", "%", "_", "🦊", "a" * 5000, "^x", "-", "(", ":"]
)
def test_nothing_typed_reaches_the_language_of_the_database(news: Library, hostile: str) -> None:
    fields = ("feed", "folder", "source", "publisher", "event", "tag", "lang")
    nodes: list[Node] = [Named(field, hostile) for field in fields]  # type: ignore[arg-type]  # mypy widens the names to str
    nodes += [Text(hostile, (hostile,)), Text(hostile, (hostile, hostile), True), And((Text(hostile, (hostile,)), Not(Text(hostile, ("x",), True, "author"))))]
    for node in nodes:
        news.headlines(Query(root=node), 5)
        news.totals(Query(root=Or((node, Not(node)))))
    assert len(found(news)) == 7


def test_a_query_may_be_as_deep_and_wide_as_the_parser_allows(news: Library) -> None:
    deep: Node = words("frieden")
    for _level in range(40):
        deep = Not(And((Is("unread"), Or((Named("event", "x"), deep)))))
    assert found(news, And((deep, deep))) == ["c", "g"]
    wide = Or(tuple(Named("event", f"e{n}") for n in range(99)))
    assert found(news, Or((wide, words("fern")))) == ["g"]
    assert found(news, Or(tuple(words(f"w{n}") for n in range(100)))) == []
    assert found(news, InPlaces(frozenset(range(100_000)) | {VIENNA.geonameid})) == [A]


def test_a_place_that_was_not_looked_up_is_a_mistake_of_the_caller(news: Library) -> None:
    with pytest.raises(TypeError):
        news.headlines(Query(root=PlaceTerm("in", "Wien", None, 1)), 5)
