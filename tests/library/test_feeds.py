from dataclasses import replace
from datetime import timedelta

import pytest

from reader.library.protocol import Library
from reader.model.errors import NotFoundError, UsageError
from reader.model.feed import FeedChange, NewFeed
from reader.query.ast import Named, Query
from tests.library.news import MUNICH, NOW, VIENNA, at, deliver, found, number, put, row, story, subscribe


def test_feeds_are_listed_by_folder_and_title(library: Library) -> None:
    wanted = [("c", None), ("Ä", None), ("b", None), ("z", "Sport"), ("a", "sport"), ("y", "Alpen")]
    library.subscribe([NewFeed(f"https://{n}.example", title=title, folder=folder) for n, (title, folder) in enumerate(wanted)], NOW)
    assert [feed.title for feed in library.feeds()] == ["Ä", "b", "c", "y", "a", "z"]


def test_a_feed_is_there_once(library: Library) -> None:
    twice = library.subscribe([NewFeed("https://a.example"), NewFeed("https://a.example", title="again")], NOW)
    assert [new for _feed, new in twice] == [True, False]
    assert twice[0][0].id == twice[1][0].id
    assert library.subscribe([NewFeed("https://a.example")], NOW)[0][1] is False
    assert len(library.feeds()) == 1


def test_a_feed_without_a_title_is_called_by_its_host_or_file(library: Library) -> None:
    assert subscribe(library, "https://news.example.org:8080/feed").title == "news.example.org"
    assert subscribe(library, "/home/ada/news/a.txt").title == "a.txt"
    assert subscribe(library, "/").title == "/"
    assert subscribe(library, "https://x.example", said_title="Said").title == "Said"
    assert subscribe(library, "https://y.example", said_title="Said", title="Own").title == "Own"


def test_a_removed_feed_takes_its_articles_with_it_but_the_bookmarked_ones(library: Library) -> None:
    feed, other = subscribe(library, title="Alpenpost"), subscribe(library, "https://other.example")
    deliver(library, feed, story("a", text="Wort"), story("b", text="Wort", hours=1))
    deliver(library, other, story("c", text="Wort", hours=2))
    put(library, *((number(library, name), at(VIENNA)) for name in "abc"))
    kept = number(library, "b")
    library.bookmark([kept], True, NOW)
    library.mark_read([number(library, "a")], True, NOW)
    assert library.remove_feed(feed.id, NOW) == 1
    assert [one.title for one in library.feeds()] == ["other.example"]
    assert found(library) == found(library, sort="oldest")[::-1] == ["b", "c"]
    assert sorted(found(library, sort="feed")) == sorted(found(library, sort="place")) == ["b", "c"]
    assert (row(library, "b").feed_id, row(library, "b").feed) == (None, "")
    article = library.articles([kept])[0]
    assert (article.id, article.feed_id, article.feed) == (kept, None, "")
    assert found(library, Named("feed", "Alpenpost")) == []
    assert {count.articles for count in library.place_counts(Query())} == {2}
    assert library.totals(Query()).articles == 2
    assert library.mark_read([1, 2, 3], True, NOW) == 2


def test_a_removed_feed_comes_back_with_its_articles(library: Library) -> None:
    feed = subscribe(library, title="Alpenpost", folder="Alpen")
    deliver(library, feed, story("a"))
    library.remove_feed(feed.id, NOW)
    again, new = library.subscribe([NewFeed(feed.url)], NOW)[0]
    assert new
    assert (again.id, again.title, again.folder, again.articles) == (feed.id, "Alpenpost", "Alpen", 1)
    assert found(library) == ["a"]
    library.undo(NOW)
    assert found(library) == []
    library.undo(NOW)
    assert found(library) == ["a"]


def test_feeds_are_edited_and_a_new_address_keeps_the_articles(library: Library) -> None:
    feed = subscribe(library, title="A")
    deliver(library, feed, story("a"))
    library.edit_feed(feed.id, FeedChange(url="https://new.example/feed", folder="F"), NOW)
    changed = library.feeds()[0]
    assert (changed.id, changed.url, changed.folder, changed.title, changed.articles) == (feed.id, "https://new.example/feed", "F", "A", 1)
    library.edit_feed(feed.id, FeedChange(folder=""), NOW)
    assert library.feeds()[0].folder is None


def test_what_the_reader_sets_for_a_feed_is_kept_and_can_be_taken_off_again(library: Library) -> None:
    feed = subscribe(library, title="A")
    later = NOW + timedelta(days=7)
    library.edit_feed(feed.id, FeedChange(every=7200, sort="oldest", full_text=True, muted_until=later, home=VIENNA.geonameid), NOW)
    changed = library.feeds()[0]
    assert changed == replace(feed, every=7200, sort="oldest", full_text=True, muted_until=later, home=VIENNA.geonameid)
    deliver(library, feed, story("a"))
    assert not library.feeds()[0].unread
    assert library.to_place([1])[0].home == VIENNA.geonameid
    library.edit_feed(feed.id, FeedChange(), NOW)
    library.edit_feed(feed.id, FeedChange(every=0, sort="", full_text=False, muted_until=NOW, home=0), NOW)
    assert library.feeds()[0] == replace(feed, articles=1, last_fetched=NOW, last_ok=NOW)
    library.undo(NOW)
    assert library.feeds()[0] == replace(changed, articles=1, last_fetched=NOW, last_ok=NOW)


def test_two_feeds_cannot_have_one_address(library: Library) -> None:
    feed = subscribe(library)
    subscribe(library, "https://other.example", title="Other")
    with pytest.raises(UsageError, match="Other"):
        library.edit_feed(feed.id, FeedChange(url="https://other.example"), NOW)
    library.edit_feed(feed.id, FeedChange(url=feed.url), NOW)


def test_a_feed_that_is_not_there_cannot_be_edited_or_removed(library: Library) -> None:
    feed = subscribe(library)
    library.remove_feed(feed.id, NOW)
    for wrong in (feed.id, 999):
        with pytest.raises(NotFoundError):
            library.edit_feed(wrong, FeedChange(title="x"), NOW)
        with pytest.raises(NotFoundError):
            library.remove_feed(wrong, NOW)
    assert dict(library.file_states(999)) == {}


def test_known_values_are_told_with_counts(library: Library) -> None:
    feed = subscribe(library, title="Tiroler Tag", folder="Österreich")
    subscribe(library, "https://b.example", title="Tagblatt")
    sources = {"publisher": "Die Presse", "event": "Unfall", "language": "de"}
    from reader.model.article import Link

    deliver(
        library, feed, story("a", **sources, sources=(Link("k", "https://www.krone.at/x"),)), story("b", publisher="Die Zeit"), story("c", publisher="Die Zeit")
    )
    library.annotate(number(library, "a"), NOW, tags=["Überblick"])
    assert library.values("publisher", "die", 9) == (("Die Zeit", 2), ("Die Presse", 1))
    assert library.values("publisher", "die", 1) == (("Die Zeit", 2),)
    assert library.values("event", "unf", 9) == (("Unfall", 1),)
    assert library.values("lang", "", 9) == (("de", 1),)
    assert library.values("tag", "uber", 9) == (("Überblick", 1),)
    assert library.values("source", "kro", 9) == library.values("source", "www.kr", 9) == (("www.krone.at", 1),)
    assert library.values("feed", "t", 9) == (("Tiroler Tag", 3), ("Tagblatt", 0))
    assert library.values("folder", "osterr", 9) == (("Österreich", 3),)
    assert library.values("nonsense", "", 9) == ()
    library.remove_feed(feed.id, NOW)
    assert library.values("publisher", "", 9) == ()


def test_a_list_says_where_feeds_write_from_but_the_reader_knows_better(library: Library) -> None:
    feed = subscribe(library, home=VIENNA.geonameid)
    assert feed.home == VIENNA.geonameid
    assert subscribe(library, home=MUNICH.geonameid).home == VIENNA.geonameid
    library.remove_feed(feed.id, NOW)
    assert subscribe(library, home=MUNICH.geonameid).home == VIENNA.geonameid
    other = subscribe(library, "https://other.example")
    library.remove_feed(other.id, NOW)
    assert subscribe(library, "https://other.example", home=MUNICH.geonameid).home == MUNICH.geonameid
    library.undo(NOW)
    assert subscribe(library, "https://other.example").home is None
