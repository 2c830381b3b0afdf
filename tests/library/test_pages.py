from datetime import timedelta

import pytest

from reader.library.protocol import Library
from reader.library.sqlite.open import open_memory
from reader.model.feed import NewFeed
from reader.query.ast import Has, Is, Named, Query, Sort
from tests.library.news import NOW, VERSION, VIENNA, at, deliver, found, number, put, row, story, subscribe, words

PAGE = story("https://example.org/page", title="Page", text="Wort", url="https://example.org/page", publisher="example.org", hours=1)
CHANGED = story("https://example.org/page", title="Page", text="anders", url="https://example.org/page", publisher="example.org", hours=1)


def test_a_saved_page_is_an_article_without_a_feed_bookmarked_and_unread(library: Library) -> None:
    deliver(library, subscribe(library, title="A"), story("a"))
    page, new = library.keep_page(PAGE, NOW)
    assert new
    article = library.articles([page], bodies=True)[0]
    assert (article.story, article.feed_id, article.feed, article.read, article.bookmarked, article.fetched) == (PAGE, None, "", False, True, NOW)
    sorts: tuple[Sort, ...] = ("date", "oldest", "place", "feed")
    for sort in sorts:
        assert sorted(found(library, sort=sort)) == ["Page", "a"]
    assert found(library, sort="feed") == ["a", "Page"]
    assert (row(library, "Page").feed_id, row(library, "Page").feed) == (None, "")
    for root in (Is("bookmarked"), words("Wort"), Named("publisher", "example")):
        assert found(library, root) == ["Page"]
    assert (library.totals(Query()).articles, library.totals(Query()).unread, library.totals(Query(root=Is("bookmarked"))).articles) == (2, 2, 1)
    assert library.to_place([page])[0].home is None


def test_saved_pages_have_no_feed_that_could_be_seen_or_named(library: Library) -> None:
    library.keep_page(PAGE, NOW)
    assert library.feeds() == ()
    assert library.fetch_states() == {}
    assert library.values("feed", "", 9) == ()
    assert found(library, Named("feed", "saved:")) == found(library, Named("feed", "0")) == []
    feed = subscribe(library, "saved:")
    assert [one.id for one in library.feeds()] == [feed.id]
    assert feed.articles == 0


def test_a_page_is_kept_once_and_takes_its_new_text(library: Library) -> None:
    page, _new = library.keep_page(PAGE, NOW)
    library.mark_read([page], True, NOW)
    library.bookmark([page], False, NOW)
    assert library.keep_page(CHANGED, NOW) == (page, False)
    article = library.articles([page], bodies=True)[0]
    assert (article.story, article.bookmarked, article.read, article.changed) == (CHANGED, True, True, True)
    assert found(library, words("Wort")) == []
    library.undo(NOW)
    assert found(library) == ["Page"]
    assert not row(library, "Page").bookmarked


def test_saving_a_page_that_is_there_as_it_is_is_no_act(library: Library) -> None:
    page, _new = library.keep_page(PAGE, NOW)
    assert library.keep_page(PAGE, NOW) == (page, False)
    change = library.undo(NOW)
    assert change is not None
    assert (change.act, change.name, change.count) == ("save", "Page", 1)
    assert library.undo(NOW) is None


def test_undo_hides_a_saved_page_and_saving_again_brings_it_back_under_its_id(library: Library) -> None:
    page, _new = library.keep_page(PAGE, NOW)
    put(library, (page, at(VIENNA)))
    library.undo(NOW)
    assert found(library) == []
    assert library.articles([page]) == ()
    assert library.totals(Query()).articles == 0
    assert library.place_counts(Query()) == ()
    deliver(library, subscribe(library), fetched=NOW + timedelta(days=400))
    assert library.keep_page(CHANGED, NOW) == (page, True)
    assert found(library, Is("bookmarked")) == found(library, words("anders")) == ["Page"]
    assert library.unplaced(VERSION, 9) == (page,)


def test_a_saved_page_without_its_bookmark_stays_as_that_of_a_removed_feed_does(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, story("a"))
    library.keep_page(PAGE, NOW)
    library.bookmark([number(library, "a")], True, NOW)
    library.remove_feed(feed.id, NOW)
    library.bookmark([number(library, "a"), number(library, "Page")], False, NOW)
    deliver(library, subscribe(library, "https://other.example"), fetched=NOW + timedelta(days=400))
    assert sorted(found(library)) == ["Page", "a"]


def test_a_page_is_apart_from_the_same_article_of_a_feed(library: Library) -> None:
    deliver(library, subscribe(library), PAGE)
    page, new = library.keep_page(PAGE, NOW)
    assert new
    assert len(library.headlines(Query(), 9)) == 2
    assert library.remove_feed(library.feeds()[0].id, NOW) == 0
    assert library.ids(Query()) == (page,)


def test_a_page_waits_for_its_places_and_has_notes_and_tags(library: Library) -> None:
    page, _new = library.keep_page(PAGE, NOW)
    assert library.unplaced(VERSION, 9) == (page,)
    put(library, (page, at(VIENNA)))
    library.annotate(page, NOW, note="n", tags=["t"])
    assert found(library, Has("place")) == found(library, Has("note")) == ["Page"]


@pytest.mark.parametrize("first", ["subscribe", "save"])
def test_feeds_are_numbered_from_one_whatever_is_saved(first: str) -> None:
    library = open_memory()
    if first == "save":
        library.keep_page(PAGE, NOW)
    assert library.subscribe([NewFeed("https://a.example")], NOW)[0][0].id == 1
    library.close()


def test_another_guid_is_another_page(library: Library) -> None:
    first, _new = library.keep_page(PAGE, NOW)
    second, new = library.keep_page(story("other", title=PAGE.title, url=PAGE.url), NOW)
    assert new
    assert first != second
