from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.protocol import Library
from reader.library.sqlite.open import open_memory
from reader.model.place import Place, PlaceCount
from reader.query.ast import And, Between, InPlaces, Is, Named, Near, Node, NoPlace, Not, Or, Query
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

PLACES = (VIENNA, POELTEN, MUNICH, TAVEUNI, AUSTRIA, EUROPE)
DANUBE = Place(-7, "Danube region", "area", None, None, 48.0, 15.0, None)
MEMBERS = {DANUBE.geonameid: (AUSTRIA.geonameid, MUNICH.geonameid, 424242)}


def example() -> Library:
    """Twenty articles of two feeds in one to three places each, some of them not sure, some read, one feed removed."""
    library = open_memory()
    feeds = [subscribe(library, f"https://{n}.example", title=f"Feed {n}", folder="F" if n else None) for n in range(3)]
    for n, feed in enumerate(feeds):
        deliver(library, feed, *(story(f"{n}-{i}", hours=7 * i + n, text="oft " * (i % 2) + "wort", language="de" if i % 3 else "en") for i in range(10)))
    for one in range(1, 31):
        named = [PLACES[(one * step) % 7] for step in (1, 3) if (one * step) % 7 < 6][: 1 + one % 2]
        put(library, (one, at(*dict.fromkeys(named), confidence=0.9 if one % 5 else 0.4)))
    library.mark_read([2, 3, 5, 8, 13], True, NOW)
    library.bookmark([1, 5, 21], True, NOW)
    library.remove_feed(feeds[2].id, NOW)
    return library


NODES: Sequence[Node | None] = (
    None,
    Is("unread"),
    Is("read"),
    Is("bookmarked"),
    words("oft"),
    Not(words("oft")),
    Named("feed", "Feed 1"),
    Named("folder", "F"),
    Named("lang", "de"),
    InPlaces(frozenset({AUSTRIA.geonameid})),
    InPlaces(frozenset({VIENNA.geonameid, MUNICH.geonameid}), origin=True),
    Near(48.2, 16.0, 100.0),
    NoPlace(),
    Between(NOW - timedelta(days=1), None),
    And((Is("unread"), words("oft"))),
    And((words("wort"), InPlaces(frozenset({EUROPE.geonameid})))),
    Or((Is("bookmarked"), InPlaces(frozenset({MUNICH.geonameid})))),
)
IDS = (*(place.geonameid for place in (*PLACES, GERMANY, FIJI, VIENNA_REGION)), 0, 999, -5)


def told(counts: Sequence[PlaceCount]) -> dict[int, tuple[int, int]]:
    """Counts by the id of their place."""
    made = {count.place.geonameid: (count.articles, count.unread) for count in counts}
    assert len(made) == len(counts)
    return made


def counted(library: Library, node: Node | None) -> dict[int, tuple[int, int]]:
    """What `place_counts` should say, found by asking for each place alone."""
    made = {}
    for place in (*PLACES, GERMANY, FIJI, VIENNA_REGION):
        inside = InPlaces(frozenset({place.geonameid}))
        rows = library.headlines(Query(root=inside if node is None else And((node, inside))), 99)
        if rows:
            made[place.geonameid] = (len(rows), sum(not row.read for row in rows))
    return made


@pytest.mark.parametrize("node", NODES, ids=str)
def test_counts_in_the_tree_are_those_of_the_filtered_lists(node: Node | None) -> None:
    library = example()
    expected = counted(library, node)
    assert told(library.place_counts(Query(root=node))) == expected
    assert told(library.place_counts(Query(root=node), IDS)) == expected
    some = IDS[::2]
    assert told(library.place_counts(Query(root=node), some)) == {place: count for place, count in expected.items() if place in some}
    assert library.place_counts(Query(root=node), ()) == ()
    library.close()


@pytest.mark.parametrize("node", NODES, ids=str)
def test_spots_are_the_main_places_of_the_list(node: Node | None) -> None:
    library = example()
    rows = library.headlines(Query(root=node), 99)
    mains: dict[int, tuple[int, int]] = {}
    for row, article in zip(rows, library.articles([row.id for row in rows]), strict=True):
        if article.places and article.places[0].confidence >= 0.5:
            place = article.places[0].place.geonameid
            articles, unread = mains.get(place, (0, 0))
            mains[place] = (articles + 1, unread + (not row.read))
    spots = library.spots(Query(root=node))
    assert told(spots) == mains
    assert [count.articles for count in spots] == sorted((count.articles for count in spots), reverse=True)
    library.close()


@pytest.mark.parametrize("node", NODES, ids=str)
def test_days_count_the_list_by_day(node: Node | None) -> None:
    library = example()
    start = NOW - timedelta(days=2, hours=3)
    dates = [row.date for row in library.headlines(Query(root=node), 99)]
    expected = tuple(sum(start + timedelta(days=n) <= date < start + timedelta(days=n + 1) for date in dates) for n in range(3))
    assert library.days(Query(root=node), start, 3) == expected
    library.close()


def test_days_of_any_span_are_counted(library: Library) -> None:
    deliver(library, subscribe(library), story("a", published=datetime(1903, 5, 1, tzinfo=UTC)), story("b", hours=1))
    assert library.days(Query(), NOW, 0) == library.days(Query(), NOW, -5) == ()
    assert library.days(Query(), datetime(1903, 5, 1, tzinfo=UTC), 1) == (1,)
    assert sum(library.days(Query(), datetime(1, 1, 1, tzinfo=UTC), 1_000_000)) == 2
    assert library.days(Query(), datetime(9999, 12, 31, tzinfo=UTC), 2) == (0, 0)


def test_ten_thousand_places_are_counted_at_once(library: Library) -> None:
    deliver(library, subscribe(library), story("a"))
    put(library, (number(library, "a"), at(VIENNA)))
    wanted = [*range(1, 10_000), VIENNA.geonameid, 2**80, -(2**80)]
    for node in (None, Is("unread"), words("a")):
        assert told(library.place_counts(Query(root=node), wanted)) == {VIENNA.geonameid: (1, 1)}


@given(near=st.builds(Near, *(st.floats() | st.sampled_from([0.0, 48.2, 90.0, 180.0, -1.0, 1e9]) for _n in range(3))))
@settings(max_examples=60, deadline=None)
def test_any_point_and_any_radius_is_taken(near: Near) -> None:
    library = open_memory()
    deliver(library, subscribe(library), story("a"), story("b"))
    put(library, (1, at(VIENNA)), (2, at(TAVEUNI)))
    assert set(found(library, near)) <= {"a", "b"}
    library.close()


def test_a_point_is_near_across_the_date_line_and_around_the_world(library: Library) -> None:
    deliver(library, subscribe(library), story("a", hours=1), story("b", hours=2))
    put(library, (number(library, "a"), at(VIENNA)), (number(library, "b"), at(TAVEUNI)))
    assert found(library, Near(-16.8, -179.99, 30)) == ["b"]
    assert found(library, Near(0, 0, 1e9)) == found(library, Near(90, 0, 20_100)) == ["a", "b"]
    assert found(library, Near(48.21, 16.37, 0)) == ["a"]
    assert found(library, Near(48.21, 16.37, -1)) == found(library, Near(float("nan"), 16.37, 9)) == []


def test_a_followed_area_takes_what_lies_in_its_members() -> None:
    library = example()
    before = {row.id for row in library.headlines(Query(root=InPlaces(frozenset({AUSTRIA.geonameid, MUNICH.geonameid}))), 99)}
    library.follow([DANUBE], True, NOW, MEMBERS)
    assert {row.id for row in library.headlines(Query(root=Is("followed")), 99)} == before
    (count,) = library.followed()
    assert (count.place, count.articles) == (DANUBE, len(before))
    assert count.unread == len(library.headlines(Query(root=And((Is("followed"), Is("unread")))), 99))
    shown = {row.place for row in library.headlines(Query(), 99) if row.followed}
    assert {"Vienna", "Munich"} <= shown <= {"Vienna", "Munich", "Sankt Pölten", "Austria"}
    library.follow([DANUBE], False, NOW)
    assert library.headlines(Query(root=Is("followed")), 99) == ()
    assert library.followed() == ()
    assert not any(row.followed for row in library.headlines(Query(), 99))
    library.undo(NOW)
    assert {row.id for row in library.headlines(Query(root=Is("followed")), 99)} == before
    library.undo(NOW)
    assert library.followed() == ()
    assert library.trouble() == ()
    library.close()


def test_places_that_come_into_use_below_a_followed_one_are_marked(library: Library) -> None:
    library.follow([AUSTRIA], True, NOW)
    library.follow([DANUBE], True, NOW, MEMBERS)
    deliver(library, subscribe(library), *(story(title, hours=n) for n, title in enumerate("abcd")))
    put(library, *zip((number(library, title) for title in "abcd"), (at(VIENNA), at(MUNICH), at(TAVEUNI), at(POELTEN)), strict=True))
    assert [row.title for row in library.headlines(Query(), 9) if row.followed] == found(library, Is("followed")) == ["a", "b", "d"]
    assert [count.articles for count in library.followed()] == [2, 3]


def test_what_an_area_holds_is_as_it_was_said_last(library: Library) -> None:
    deliver(library, subscribe(library), story("a", hours=1), story("b", hours=2))
    put(library, (number(library, "a"), at(VIENNA)), (number(library, "b"), at(MUNICH)))
    library.follow([DANUBE], True, NOW, MEMBERS)
    assert library.follow([DANUBE], True, NOW, {DANUBE.geonameid: [GERMANY.geonameid]}) == 0
    assert found(library, Is("followed")) == ["b"]
    assert [row.title for row in library.headlines(Query(), 9) if row.followed] == ["b"]
