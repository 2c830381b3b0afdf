from datetime import timedelta
from pathlib import Path

from reader.library.protocol import Library
from reader.library.sqlite.open import open_library
from reader.model.article import Page
from reader.model.feed import FeedChange
from tests.library.conftest import Open
from tests.library.news import NOW, deliver, subscribe
from tests.library.texts import LATER, URL, entry, full, page, shown, wanted


def test_a_page_is_wanted_once_and_only_where_there_is_one(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, entry("a"), entry("file", url=None, file="/x"), entry("odd", url="ftp://example.org/odd"))
    assert library.want_full_text([1, 2, 3, 99, 1], NOW) == 1
    assert library.pages_wanted(NOW, 9) == (Page(1, URL, feed.id),)
    assert library.want_full_text([1], NOW) == 1
    assert wanted(library) == [1]
    assert [full(library, n)[0] for n in (1, 2, 3)] == ["wanted", "", ""]
    assert library.keep_full_text(1, page(), NOW)
    assert library.want_full_text([1], NOW) == 0
    assert wanted(library, LATER) == []
    assert full(library) == ("there", "")


def test_what_failed_is_tried_again_three_times(library: Library) -> None:
    deliver(library, subscribe(library), entry())
    library.want_full_text([1], NOW)
    now, tries = NOW, 0
    while wanted(library, now):
        tries += 1
        library.note_no_full_text(1, f"try {tries}\nfailed", now)
        assert wanted(library, now) == []
        assert full(library) == ("failed", f"try {tries} failed")
        now += timedelta(days=2)
    assert tries == 4
    library.note_no_full_text(99, "gone", NOW)
    assert library.want_full_text([1], now) == 1
    assert wanted(library, now) == [1]


def test_a_text_that_is_shown_stays_when_its_page_fails_later(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, entry())
    library.keep_full_text(1, page("Voll eins"), NOW)
    deliver(library, feed, entry(title="Neu"), fetched=NOW)
    library.note_no_full_text(1, "a login", LATER)
    assert full(library) == ("there", "a login")
    assert shown(library).text == "Voll eins"
    assert wanted(library, LATER + timedelta(days=1)) == [1]


def test_what_the_reader_wants_comes_first_then_what_feeds_are_set_to(library: Library) -> None:
    feed, other = subscribe(library), subscribe(library, "https://other.example")
    deliver(library, feed, *(entry(f"{n}", hours=n) for n in range(4)), entry("none", url=None))
    deliver(library, other, entry("x", hours=1), entry("y", hours=9))
    assert wanted(library) == []
    library.edit_feed(feed.id, FeedChange(full_text=True), NOW)
    library.want_full_text([7], NOW)
    # the article without a page is looked at once
    assert wanted(library) == wanted(library) == [7, 1, 2, 3, 4]
    assert wanted(library, limit=2) == [7, 1]
    assert wanted(library, limit=0) == wanted(library, limit=-1) == []
    library.keep_full_text(1, page(), NOW)
    library.note_no_full_text(2, "down", NOW)
    assert wanted(library) == [7, 3, 4]
    assert wanted(library, LATER) == [7, 2, 3, 4]
    assert full(library, 5) == ("", "")
    library.edit_feed(other.id, FeedChange(full_text=True), NOW)
    assert wanted(library) == [7, 6, 3, 4]
    library.edit_feed(feed.id, FeedChange(full_text=False), NOW)
    assert wanted(library, LATER) == [7, 6]
    # and again once it has one
    library.edit_feed(feed.id, FeedChange(full_text=True), NOW)
    deliver(library, feed, entry("none"))
    assert 5 in wanted(library)
    library.remove_feed(feed.id, NOW)
    assert wanted(library, LATER) == [7, 6]


def test_many_articles_without_a_page_are_passed_over_in_steps(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, *(entry(f"{n}", hours=n, url=None) for n in range(450)), entry("last", hours=999))
    library.edit_feed(feed.id, FeedChange(full_text=True), NOW)
    assert [wanted(library) for _n in range(4)] == [[], [], [451], [451]]


def test_a_saved_page_can_have_its_full_text(library: Library) -> None:
    article, _new = library.keep_page(entry(), NOW)
    assert library.want_full_text([article], NOW) == 1
    assert library.pages_wanted(NOW, 9) == (Page(article, URL, None),)
    library.keep_full_text(article, page(), NOW)
    library.keep_page(entry(text="kurz, neu"), NOW)
    assert shown(library, article).text == "Der volle Wortlaut"


def test_a_library_that_may_only_be_read_says_which_pages_are_wanted(filled: Open, path: Path) -> None:
    library = filled()
    feed = subscribe(library)
    deliver(library, feed, entry("none", url=None), entry("a"))
    library.edit_feed(feed.id, FeedChange(full_text=True), NOW)
    reading = open_library(path, read_only=True)
    assert wanted(reading) == [2]
    reading.close()
