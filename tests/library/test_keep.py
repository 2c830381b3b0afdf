from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.library.protocol import Library
from reader.model.article import Enclosure, Link, Point
from reader.model.blocks import Heading, Image, Span
from reader.model.feed import Delivery, Document, FeedChange, FileState
from reader.query.ast import Query
from tests.library.news import NOW, deliver, deliver_files, found, number, row, story, subscribe, words

WHOLE = story(
    "guid-1",
    title="Neue Brücke",
    teaser="Sie ist eröffnet.",
    blocks=(Heading((Span("Am Fluss", strong=True),), 3), Image("die Brücke", 0)),
    url="https://example.org/1",
    comments_url="https://example.org/1#comments",
    publisher="example.org",
    authors=("Ada", "Bob"),
    language="de",
    published=NOW - timedelta(hours=3),
    updated=NOW - timedelta(hours=1),
    event="Bau",
    where="Graz",
    details=(("Vorfall", "Bau"), ("Ort", "Graz"), ("Ort", "Mur")),
    sources=(Link("krone", "https://www.krone.at"),),
    sources_label="Quellen",
    links=(Link("mehr", "https://example.org/2"),),
    points=(Point(47.07, 15.43, "Graz"),),
    enclosures=(Enclosure("https://example.org/a.mp3", "audio/mpeg", 9),),
    categories=("Lokal",),
)


def test_a_story_comes_back_as_it_was(library: Library) -> None:
    deliver(library, subscribe(library, title="Alpenpost"), WHOLE)
    article = library.articles(library.ids(Query()), bodies=True)[0]
    assert article.story == WHOLE
    assert (article.feed, article.fetched, article.read, article.bookmarked, article.gone, article.places) == ("Alpenpost", NOW, False, False, False, ())
    assert library.articles([article.id])[0].story.blocks == ()
    assert library.articles([article.id])[0].story.sources == WHOLE.sources


def test_articles_come_in_the_order_asked_for_and_unknown_ids_are_left_out(library: Library) -> None:
    deliver(library, subscribe(library), *(story(name) for name in "abc"))
    ids = [number(library, name) for name in "bca"]
    assert [article.id for article in library.articles([ids[0], 999, 10**30, -5, *ids[1:]])] == ids


def test_the_same_again_is_nothing_new(library: Library) -> None:
    feed = subscribe(library)
    assert deliver(library, feed, WHOLE, story("b")).new == 2
    again = deliver(library, feed, WHOLE, story("b"), fetched=NOW + timedelta(days=1))
    assert (again.new, again.updated) == (0, 0)
    assert library.articles(library.ids(Query()))[0].fetched == NOW


def test_a_changed_article_keeps_its_id_and_is_found_by_its_new_words(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, story("a", text="alte Worte"))
    before = row(library, "a")
    kept = deliver(library, feed, story("a", text="neue Worte", title="A"))
    assert (kept.new, kept.updated) == (0, 1)
    assert row(library, "A").id == before.id
    assert found(library, words("alte")) == []
    assert found(library, words("neue")) == ["A"]


def test_a_changed_article_is_marked_only_if_it_was_read_and_stays_read(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, story("a", text="1"), story("b", text="1"))
    library.mark_read([number(library, "a")], True, NOW)
    deliver(library, feed, story("a", text="2"), story("b", text="2"))
    assert [(row(library, name).read, row(library, name).changed) for name in "ab"] == [(True, True), (False, False)]
    assert library.mark_read([number(library, "a")], True, NOW) == 0
    assert not row(library, "a").changed


def test_a_changed_date_moves_an_article_everywhere(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, story("a", hours=5, text="Wort", publisher="P"), story("b", hours=3))
    a = number(library, "a")
    library.bookmark([a], True, NOW)
    library.annotate(a, NOW, tags=["t"])
    assert found(library) == ["b", "a"]
    deliver(library, feed, story("a", hours=1, text="Wort", publisher="P"))
    assert found(library) == ["a", "b"]
    assert found(library, words("Wort")) == ["a"]
    assert row(library, "a").bookmarked
    # the fixture looks for keys without an article


def test_an_old_article_under_a_new_guid_is_not_new(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, story("old", title="T", url="https://example.org/t"))
    assert deliver(library, feed, story("new", title="T", url="https://example.org/t")).new == 0
    assert library.totals(Query()).articles == 1
    assert library.articles(library.ids(Query()))[0].story.guid == "new"
    assert deliver(library, feed, story("new", title="T", url="https://example.org/t")).new == 0


def test_two_articles_of_one_link_and_title_in_one_delivery_are_two(library: Library) -> None:
    feed = subscribe(library)
    twins = (story("1", title="T", url="https://example.org/t"), story("2", title="T", url="https://example.org/t"))
    deliver(library, feed, twins[0])
    assert deliver(library, feed, *twins).new == 1
    assert deliver(library, feed, *twins).new == 0


def test_the_same_entry_in_two_files_of_a_folder_is_two_articles(library: Library) -> None:
    feed = subscribe(library, "/news", kind="files")
    deliver_files(library, feed, {"a.xml": [story("a.xml#1", title="T", url="https://example.org/t")]})
    deliver_files(library, feed, {"b.xml": [story("b.xml#1", title="T", url="https://example.org/t")]})
    assert library.totals(Query()).articles == 2


def test_a_guid_belongs_to_its_feed(library: Library) -> None:
    for name in ("one", "two"):
        assert deliver(library, subscribe(library, f"https://{name}.example"), story("1")).new == 1


def test_an_article_is_dated_by_what_its_publisher_says_if_that_is_not_in_the_future(library: Library) -> None:
    deliver(
        library,
        subscribe(library),
        story("published", hours=2, updated=NOW),
        story("updated", updated=NOW - timedelta(hours=1)),
        story("neither"),
        story("future", hours=-48),
        story("old", published=datetime(1912, 4, 15, tzinfo=UTC)),
    )
    dates = {one.title: (one.date, one.dated) for one in library.headlines(Query(), 9)}
    assert dates == {
        "published": (NOW - timedelta(hours=2), True),
        "updated": (NOW - timedelta(hours=1), True),
        "neither": (NOW, False),
        "future": (NOW, False),
        "old": (datetime(1912, 4, 15, tzinfo=UTC), True),
    }
    assert found(library) == ["neither", "future", "updated", "published", "old"]
    articles = library.articles(library.ids(Query()))
    assert [article.date for article in articles] == [one.date for one in library.headlines(Query(), 9)]


def test_articles_of_one_second_stand_as_their_document_has_them(library: Library) -> None:
    names = [f"{n:04}" for n in range(1500)]
    deliver(library, subscribe(library), *(story(name) for name in names))
    rows = library.headlines(Query(), 2000)
    assert len({one.key for one in rows}) == 1500
    assert [one.title for one in rows[-200:]] == names[:200]
    assert {one.date for one in rows} == {NOW}


def test_files_are_known_by_their_state_and_gone_ones_are_marked(library: Library) -> None:
    feed = subscribe(library, "/news", kind="files")
    deliver_files(library, feed, {"a.txt": [story("a")], "b.txt": [story("b")]})
    assert dict(library.file_states(feed.id)) == {name: FileState(1, 2, "digest") for name in ("a.txt", "b.txt")}
    deliver_files(library, feed, {}, gone=("a.txt",))
    assert [article.gone for article in library.articles([number(library, name) for name in "ab"])] == [True, False]
    assert list(library.file_states(feed.id)) == ["b.txt"]
    kept = deliver_files(library, feed, {"a.txt": [story("a")]})
    assert (kept.new, kept.updated) == (0, 0)
    assert not library.articles([number(library, "a")])[0].gone


def test_a_file_that_cannot_be_read_keeps_its_article_and_its_trouble(library: Library) -> None:
    feed = subscribe(library, "/news", kind="files")
    deliver_files(library, feed, {"a.txt": [story("a")]})
    library.keep(feed.id, Delivery((Document("a.txt", FileState(3, 4, "", "binary data"), ()),), fetched=NOW))
    assert library.file_states(feed.id)["a.txt"] == FileState(3, 4, "", "binary data")
    assert found(library) == ["a"]


def test_the_path_of_a_file_may_be_any_bytes(library: Library) -> None:
    name = "caf\udce9.txt"
    feed = subscribe(library, f"/news/{name}", kind="files")
    deliver_files(library, feed, {name: [story(name, title="t", file=f"/news/{name}")]})
    assert list(library.file_states(feed.id)) == [name]
    assert library.feeds()[0].url == f"/news/{name}"
    assert library.articles(library.ids(Query()))[0].story.file == f"/news/{name}"
    assert not subscribe(library, f"/news/{name}").error
    assert len(library.feeds()) == 1


def test_a_file_that_lies_elsewhere_now_is_the_same_article(library: Library) -> None:
    feed = subscribe(library, "/news", kind="files")
    said = {"title": "t", "text": "same"}
    deliver_files(library, feed, {"a.txt": [story("a.txt", **said, file="/news/a.txt")]})
    moved = story("a.txt", **said, file="/news/a.txt")
    kept = deliver_files(library, feed, {"deep/a.txt": [type(moved)(**{n: getattr(moved, n) for n in moved.__slots__} | {"file": "/other/a.txt"})]})
    assert (kept.new, kept.updated) == (0, 0)
    assert library.articles(library.ids(Query()))[0].story.file == "/other/a.txt"


def test_health_is_noted_and_a_failure_keeps_the_last_good_time(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, story("a"))
    later = NOW + timedelta(hours=1)
    library.keep(feed.id, Delivery(error="410 Gone\nfor good", fetched=later))
    known = library.feeds()[0]
    assert (known.last_fetched, known.last_ok, known.error) == (later, NOW, "410 Gone for good")
    library.keep(feed.id, Delivery(fetched=later))
    assert (library.feeds()[0].last_ok, library.feeds()[0].error) == (later, None)


def test_kind_and_title_are_the_feeds_own_until_the_reader_gives_one(library: Library) -> None:
    feed = subscribe(library, "https://www.example.org/feed.xml")
    assert (feed.title, feed.kind) == ("www.example.org", "rss")
    library.keep(feed.id, Delivery(kind="atom", said_title="Die  Post\x1b", fetched=NOW))
    assert (library.feeds()[0].title, library.feeds()[0].kind) == ("Die Post", "atom")
    library.edit_feed(feed.id, FeedChange(title="Mine"), NOW)
    library.keep(feed.id, Delivery(said_title="Other", fetched=NOW))
    assert library.feeds()[0].title == "Mine"
    library.edit_feed(feed.id, FeedChange(title=""), NOW)
    assert library.feeds()[0].title == "Other"


def test_nothing_is_kept_for_a_feed_that_is_not_there_any_more(library: Library) -> None:
    feed = subscribe(library)
    library.remove_feed(feed.id, NOW)
    assert deliver(library, feed, story("a")).new == 0
    assert library.totals(Query()).articles == 0


@pytest.mark.parametrize("count", [1, 199, 200, 201, 450])
def test_a_delivery_of_any_size_is_kept_whole(library: Library, count: int) -> None:
    feed = subscribe(library)
    assert deliver(library, feed, *(story(str(n), hours=n) for n in range(count))).new == count
    assert library.feeds()[0].articles == count


def test_former_versions_are_kept_all_of_a_bookmarked_article_and_one_of_others(tmp_path: Path) -> None:
    from reader.library.sqlite.open import open_library

    library = open_library(tmp_path / "library.db")
    feed = subscribe(library)
    deliver(library, feed, story("a", text="0"), story("b", text="0"))
    library.bookmark([number(library, "a")], True, NOW)
    for n in "123":
        deliver(library, feed, story("a", text=n), story("b", text=n))
    with library._connections.read() as db:
        counts = dict(db.execute("SELECT article, count(*) FROM version GROUP BY article").fetchall())
    assert counts == {number(library, "a"): 3, number(library, "b"): 1}
    library.close()


def test_what_was_removed_a_month_ago_goes_for_good_but_bookmarks_stay(library: Library) -> None:
    gone, stays = subscribe(library, "https://gone.example"), subscribe(library, "https://stays.example")
    deliver(library, gone, story("a", text="Wort", publisher="P"), story("b"))
    library.bookmark([number(library, "b")], True, NOW)
    library.remove_feed(gone.id, NOW)
    deliver(library, stays, story("c"), fetched=NOW + timedelta(days=29))
    assert library.undo(NOW) is not None
    assert sorted(found(library)) == ["a", "b", "c"]
    library.remove_feed(gone.id, NOW)
    deliver(library, stays, story("d"), fetched=NOW + timedelta(days=31))
    assert library.undo(NOW) is None
    assert sorted(found(library)) == ["b", "c", "d"]
    again = subscribe(library, "https://gone.example")
    assert deliver(library, again, story("a", text="Wort", publisher="P"), story("b")).new == 1
    assert found(library, words("Wort")) == ["a"]
