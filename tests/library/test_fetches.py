from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.protocol import Library
from reader.library.sqlite.open import open_memory
from reader.model.feed import Delivery, Feed, FeedChange, NewFeed
from reader.model.fetch import FetchState
from reader.query.ast import Query
from tests.library.news import NOW, deliver, row, story, subscribe

STATE = FetchState('W/"a\xff"', "Tue, 24 Nov 2026 11:00:00 GMT", "00ff", 2, "https://new.example/feed", 3, False, NOW, 600, 1800, (1, 2), NOW)


def fetched(library: Library, feed: Feed, state: FetchState = STATE, *, moved: str | None = None, error: str | None = None) -> None:
    """Keeps a fetch without news."""
    library.keep(feed.id, Delivery(fetched=NOW, state=state, moved=moved, error=error))


latin = st.text(st.characters(max_codepoint=255), max_size=40)
number = st.integers(0, 2**40)
times = st.none() | st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)).map(lambda time: time.replace(microsecond=0))
hours = st.lists(st.integers(0, 23), max_size=5).map(tuple)
digests = latin | st.binary(max_size=20).map(bytes.hex)
states = st.builds(FetchState, latin, latin, digests, number, latin, number, st.booleans(), times, number, number, hours, times)


@settings(max_examples=60, deadline=None)
@given(states)
def test_what_is_remembered_of_a_fetch_comes_back_as_it_was(state: FetchState) -> None:
    library = open_memory()
    fetched(library, feed := subscribe(library), state)
    assert library.fetch_states() == {feed.id: state}
    assert (library.feeds()[0].failures, library.feeds()[0].next_due) == (state.failures, state.next_due)
    library.close()


def test_times_are_kept_in_whole_seconds(library: Library) -> None:
    fetched(library, feed := subscribe(library), FetchState(next_due=NOW + timedelta(milliseconds=1500)))
    assert library.fetch_states()[feed.id].next_due == NOW + timedelta(seconds=1)


def test_feeds_that_were_never_fetched_or_are_not_followed_have_no_state(library: Library) -> None:
    feed, other = subscribe(library), subscribe(library, "https://other.example")
    assert library.fetch_states() == {}
    fetched(library, feed)
    library.keep(other.id, Delivery(fetched=NOW))
    assert list(library.fetch_states()) == [feed.id]
    library.remove_feed(feed.id, NOW)
    assert library.fetch_states() == {}
    library.undo(NOW)
    assert library.fetch_states() == {feed.id: STATE}


def test_a_delivery_that_says_nothing_of_the_fetch_leaves_the_state(library: Library) -> None:
    fetched(library, feed := subscribe(library))
    deliver(library, feed, story("a"))
    assert library.fetch_states() == {feed.id: STATE}


def test_a_feed_that_moved_has_its_new_address_and_keeps_its_validators(library: Library) -> None:
    feed = subscribe(library)
    fetched(library, feed, moved="https://new.example/feed")
    assert (library.feeds()[0].url, library.feeds()[0].title) == ("https://new.example/feed", "new.example")
    state = library.fetch_states()[feed.id]
    assert (state.moved_to, state.moved_times, state.etag, state.digest) == ("", 0, STATE.etag, STATE.digest)


@pytest.mark.parametrize("removed", [False, True])
def test_a_feed_cannot_move_where_another_one_is(library: Library, removed: bool) -> None:
    feed, other = subscribe(library, "https://a.example"), subscribe(library, "https://b.example")
    if removed:
        library.remove_feed(other.id, NOW)
    fetched(library, feed, moved="https://b.example")
    assert library.feeds()[0].url == "https://a.example"
    assert library.fetch_states()[feed.id] == STATE
    if removed:
        assert library.undo(NOW) is not None
        assert len(library.feeds()) == 2


def test_another_address_makes_what_was_remembered_void_and_undo_brings_both_back(library: Library) -> None:
    feed = subscribe(library)
    fetched(library, feed)
    fetched(library, feed, error="gone")
    before, states = library.feeds()[0], library.fetch_states()
    library.edit_feed(feed.id, FeedChange(url="https://new.example"), NOW)
    assert library.fetch_states() == {}
    after = library.feeds()[0]
    assert (after.url, after.error, after.failures, after.next_due, after.last_ok) == ("https://new.example", None, 0, None, NOW)
    fetched(library, feed)
    library.undo(NOW)
    back = library.feeds()[0]
    assert (back.url, back.error, library.fetch_states()) == (feed.url, before.error, states)


def test_undo_brings_back_that_nothing_was_remembered(library: Library) -> None:
    feed = subscribe(library)
    library.edit_feed(feed.id, FeedChange(url="https://new.example"), NOW)
    fetched(library, feed, error="late")
    library.undo(NOW)
    assert library.fetch_states() == {}
    assert library.feeds()[0].error is None


def test_other_changes_leave_what_was_remembered(library: Library) -> None:
    fetched(library, feed := subscribe(library), error="late")
    library.edit_feed(feed.id, FeedChange(title="T", every=60, url=feed.url), NOW)
    assert library.fetch_states() == {feed.id: STATE}
    assert library.feeds()[0].error == "late"


def test_undo_takes_back_what_the_reader_did_and_not_where_the_feed_has_moved_since(library: Library) -> None:
    feed = subscribe(library)
    library.edit_feed(feed.id, FeedChange(title="T"), NOW)
    fetched(library, feed, moved="https://new.example")
    library.undo(NOW)
    assert (library.feeds()[0].url, library.feeds()[0].title) == ("https://new.example", "new.example")


def test_an_address_that_another_feed_took_meanwhile_does_not_come_back(library: Library) -> None:
    feed, other = subscribe(library, "https://a.example"), subscribe(library, "https://b.example")
    library.edit_feed(feed.id, FeedChange(url="https://c.example", folder="F"), NOW)
    fetched(library, other, moved="https://a.example")
    library.undo(NOW)
    assert {(one.url, one.folder) for one in library.feeds()} == {("https://c.example", None), ("https://a.example", None)}


def test_new_articles_of_a_muted_feed_come_in_as_read(library: Library) -> None:
    feed = subscribe(library)
    library.edit_feed(feed.id, FeedChange(muted_until=NOW + timedelta(hours=1)), NOW)
    deliver(library, feed, story("a", text="1"), story("b"))
    assert [row(library, name).read for name in "ab"] == [True, True]
    assert (library.feeds()[0].articles, library.feeds()[0].unread, library.totals(Query()).unread) == (2, 0, 0)
    deliver(library, feed, story("c"), fetched=NOW + timedelta(hours=1))
    assert not row(library, "c").read
    deliver(library, feed, story("a", text="2"))
    assert (row(library, "a").read, row(library, "a").changed) == (True, True)
    assert library.mark_read([row(library, "b").id], False, NOW) == 1
    assert library.feeds()[0].unread == 2


def test_what_was_deleted_for_good_is_fetched_again(library: Library) -> None:
    gone, stays = subscribe(library, "https://gone.example"), subscribe(library, "https://stays.example")
    deliver(library, gone, *(story(str(n)) for n in range(150)))
    fetched(library, gone)
    library.remove_feed(gone.id, NOW)
    deliver(library, stays, story("x"), fetched=NOW + timedelta(days=31))
    again, new = library.subscribe([NewFeed(gone.url)], NOW)[0]
    assert (again.id, new, again.articles) == (gone.id, True, 50)
    assert library.fetch_states() == {}
