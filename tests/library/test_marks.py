import math

import pytest

from reader.library.protocol import Library, Totals
from reader.model.errors import NotFoundError
from reader.query.ast import Is, Named, Query
from tests.library.news import AUSTRIA, NOW, VIENNA, at, deliver, found, number, put, row, story, subscribe


@pytest.fixture
def ids(library: Library) -> list[int]:
    """Three articles of one feed, of which the first two are in Vienna."""
    deliver(library, subscribe(library), *(story(name, hours=at) for at, name in enumerate("abc")))
    made = [number(library, name) for name in "abc"]
    put(library, (made[0], at(VIENNA)), (made[1], at(VIENNA)))
    return made


def test_reading_is_counted_at_the_feed_and_at_every_place_above(library: Library, ids: list[int]) -> None:
    assert library.mark_read([ids[0], ids[2], ids[0], 999], True, NOW) == 2
    assert library.mark_read([ids[0]], True, NOW) == 0
    assert (library.feeds()[0].articles, library.feeds()[0].unread) == (3, 1)
    assert {count.place.name: (count.articles, count.unread) for count in library.place_counts(Query())} == {
        "Vienna": (2, 1),
        "Austria": (2, 1),
        "Europe": (2, 1),
    }
    assert found(library, Is("unread")) == ["b"]
    assert found(library, Is("read")) == ["a", "c"]
    assert library.mark_read(ids, False, NOW) == 2
    assert library.feeds()[0].unread == 3


def test_a_bookmark_is_set_once(library: Library, ids: list[int]) -> None:
    assert library.bookmark(ids[:2], True, NOW) == 2
    assert library.bookmark(ids, True, NOW) == 1
    assert library.bookmark([], True, NOW) == 0
    assert library.totals(Query(root=Is("bookmarked"))) == Totals(3, 3)
    assert library.bookmark(ids[:1], False, NOW) == 1
    assert not row(library, "a").bookmarked


def test_note_and_tags_are_replaced_cleaned_and_outlive_the_bookmark(library: Library, ids: list[int]) -> None:
    library.bookmark(ids[:1], True, NOW)
    library.annotate(ids[0], NOW, note=" für später\x1b[2J\nzweite Zeile ", tags=["Reise", " Reise ", "", "c++", "日本"])
    library.bookmark(ids[:1], False, NOW)
    article = library.articles(ids[:1])[0]
    assert (article.note, article.tags) == ("für später[2J\nzweite Zeile", ("Reise", "c++", "日本"))
    assert found(library, Named("tag", "reise")) == ["a"]
    library.annotate(ids[0], NOW, tags=["Wien"])
    assert found(library, Named("tag", "reise")) == []
    assert library.articles(ids[:1])[0].note == "für später[2J\nzweite Zeile"


def test_an_article_that_is_not_there_cannot_be_annotated(library: Library, ids: list[int]) -> None:
    for wrong in (999, 10**30):
        with pytest.raises(NotFoundError):
            library.annotate(wrong, NOW, note="x")
    assert library.undo(NOW) is not None
    assert library.undo(NOW) is None
    assert ids


def test_the_position_is_remembered_and_is_no_act(library: Library, ids: list[int]) -> None:
    for said, kept in ((0.4, 0.4), (7.0, 1.0), (-1.0, 0.0), (math.nan, 0.0)):
        library.remember_position(ids[0], said)
        assert library.articles(ids[:1])[0].position == kept
    library.remember_position(999, 0.5)
    change = library.undo(NOW)
    assert change is not None
    assert change.act == "add"


def test_a_place_is_followed_with_all_that_lies_in_it(library: Library, ids: list[int]) -> None:
    assert library.follow([AUSTRIA], True, NOW) == 1
    assert library.follow([AUSTRIA, VIENNA], True, NOW) == 1
    assert [(count.place.name, count.articles) for count in library.followed()] == [("Austria", 2), ("Vienna", 2)]
    assert [one.followed for one in library.headlines(Query(), 9)] == [True, True, False]
    assert found(library, Is("followed")) == ["a", "b"]
    assert library.follow([AUSTRIA], False, NOW) == 1
    assert row(library, "a").followed
    assert library.follow([VIENNA, AUSTRIA], False, NOW) == 1
    assert found(library, Is("followed")) == []
    assert ids


def test_a_place_that_is_followed_before_its_first_article_shows_it(library: Library) -> None:
    library.follow([AUSTRIA], True, NOW)
    assert library.followed()[0].articles == 0
    deliver(library, subscribe(library), story("a"))
    put(library, (number(library, "a"), at(VIENNA)))
    assert row(library, "a").followed


def test_new_is_what_came_since_the_app_was_closed(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, story("a"))
    assert found(library, Is("new")) == ["a"]
    library.closed(NOW)
    assert found(library, Is("new")) == []
    deliver(library, feed, story("b", hours=500))
    assert found(library, Is("new")) == ["b"]
    assert library.totals(Query(root=Is("new"))) == Totals(1, 1)
