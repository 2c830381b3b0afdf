from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.protocol import Library, RuleAct
from reader.library.sqlite.open import open_memory
from reader.model.errors import DatelineError
from reader.model.feed import FeedChange, NewFeed
from reader.model.place import Correction, Place
from reader.query.ast import Is, Query, Sort
from tests.library.news import AUSTRIA, GERMANY, MUNICH, NOW, VIENNA, at, deliver, number, put, story, subscribe


def state(library: Library) -> tuple[Any, ...]:
    """All that a reader can see of a library."""
    sorts: tuple[Sort, ...] = ("date", "place", "feed")
    return (
        library.feeds(),
        library.articles(range(1, 50), bodies=True),
        tuple(library.headlines(Query(sort=sort), 100) for sort in sorts),
        tuple(library.headlines(Query(root=Is(flag)), 100) for flag in ("unread", "bookmarked", "followed", "new")),
        sorted(library.place_counts(Query()), key=lambda count: count.place.geonameid),
        library.followed(),
        library.values("tag", "", 100),
        library.totals(Query()),
        [library.learnt(number) for number in range(1, 10)],
        library.fetch_states(),
        library.views(),
        library.mutes(NOW),
        put_away(library),
    )


def put_away(library: Library) -> tuple[list[Any], ...]:
    """What is put away, also with a removed feed."""
    with library._connections.read() as db:  # type: ignore[attr-defined]  # the tables are not in the protocol
        return tuple(db.execute(f"SELECT key FROM {name} ORDER BY key").fetchall() for name in ("put_away", "kept_away"))  # noqa: S608 - fixed words


AREA = Place(-8, "Alps", "area", None, None, 46.5, 10.5, None)
Act = Callable[[Library], object]
some_ids = st.lists(st.integers(1, 9), min_size=1, max_size=5)
feed_ids = st.integers(1, 4)
ACTS: st.SearchStrategy[Act] = st.one_of(
    st.builds(lambda ids, read: lambda library: library.mark_read(ids, read, NOW), some_ids, st.booleans()),
    st.builds(lambda ids, kept: lambda library: library.bookmark(ids, kept, NOW), some_ids, st.booleans()),
    st.builds(
        lambda number, note, tags: lambda library: library.annotate(number, NOW, note=note, tags=tags),
        st.integers(1, 8),
        st.none() | st.sampled_from(["", "note"]),
        st.none() | st.lists(st.sampled_from(["a", "b", "ä"])),
    ),
    st.builds(lambda feed: lambda library: library.remove_feed(feed, NOW), feed_ids),
    st.builds(
        lambda feed, title, folder: lambda library: library.edit_feed(feed, FeedChange(title=title, folder=folder), NOW),
        feed_ids,
        st.none() | st.sampled_from(["", "New"]),
        st.none() | st.sampled_from(["", "F"]),
    ),
    st.builds(
        lambda feed, every, sort, full, muted, home: lambda library: library.edit_feed(feed, FeedChange(None, None, None, every, sort, full, muted, home), NOW),
        feed_ids,
        st.none() | st.sampled_from([0, 60]),
        st.none() | st.sampled_from(["", "oldest"]),
        st.none() | st.booleans(),
        st.none() | st.sampled_from([NOW, NOW + timedelta(days=1)]),
        st.none() | st.sampled_from([0, -3]),
    ),
    st.builds(lambda name: lambda library: library.keep_page(story(name), NOW), st.sampled_from(["page", "other"])),
    st.builds(lambda feed: lambda library: library.edit_feed(feed, FeedChange(url=f"https://moved-{feed}.example"), NOW), feed_ids),
    st.builds(
        lambda ids, title: lambda library: library.subscribe([NewFeed(f"https://{n}.example", title=title) for n in ids], NOW),
        st.lists(st.integers(0, 4), min_size=1, max_size=3),
        st.sampled_from(["", "T"]),
    ),
    st.builds(
        lambda places, followed: lambda library: library.follow(places, followed, NOW, {AREA.geonameid: [GERMANY.geonameid, VIENNA.geonameid]}),
        st.lists(st.sampled_from([VIENNA, AUSTRIA, MUNICH, AREA]), min_size=1, max_size=3),
        st.booleans(),
    ),
    st.builds(
        lambda number, names, place: lambda library: library.correct(Correction(number, tuple(names), VIENNA.geonameid if names else None, place), NOW),
        st.integers(1, 8),
        st.lists(st.sampled_from(["wien", "vienna", f"geo:{AUSTRIA.geonameid}"]), max_size=2),
        st.none() | st.sampled_from([MUNICH, AUSTRIA]),
    ),
    st.builds(lambda ids, hidden: lambda library: library.hide(ids, hidden, NOW), some_ids, st.booleans()),
    st.builds(lambda ids: lambda library: library.hide(ids, True, NOW), some_ids),
    st.builds(
        lambda ids, others, marks, tags: (
            lambda library: library.rule(
                [RuleAct(tuple(ids), read=marks[0], bookmark=marks[1], hide=marks[2], tags=tuple(tags)), RuleAct(tuple(others), hide=True)],
                9,
                NOW,
                undoable=True,
            )
        ),
        some_ids,
        some_ids,
        st.tuples(st.booleans(), st.booleans(), st.booleans()),
        st.lists(st.sampled_from(["a", "b", "ä"])),
    ),
    st.builds(lambda name, text: lambda library: library.save_view(name, text, "date", NOW), st.sampled_from(["V", "W"]), st.sampled_from(["x", "y"])),
    st.builds(lambda view: lambda library: library.remove_view(view, NOW), st.integers(1, 3)),
    st.builds(
        lambda text, hours, ids: lambda library: library.mute(text, NOW + timedelta(hours=hours), ids, NOW),
        st.sampled_from(["x", "y"]),
        st.integers(1, 2),
        some_ids,
    ),
    st.builds(lambda mute: lambda library: library.unmute(mute, NOW), st.integers(1, 3)),
)


def example() -> Library:
    """Three feeds of three articles, some placed, one read and then changed, one bookmarked."""
    library = open_memory()
    feeds = [subscribe(library, f"https://{n}.example", folder="F" if n else None) for n in range(3)]
    for n, feed in enumerate(feeds):
        deliver(library, feed, *(story(f"{n}-{i}", hours=n + i) for i in range(3)))
    put(library, *((one, at(VIENNA if one % 2 else MUNICH)) for one in range(1, 7)))
    library.mark_read([1], True, NOW)
    deliver(library, feeds[0], story("0-0", hours=0, text="changed"))
    library.bookmark([2], True, NOW)
    return library


@settings(max_examples=60, deadline=None)
@given(acts=st.lists(ACTS, min_size=1, max_size=8))
def test_undoing_takes_every_act_back_exactly(acts: list[Act]) -> None:
    library = example()
    states = []
    for act in acts:
        before = state(library)
        last = _last(library)
        try:
            act(library)
        except DatelineError:
            # what cannot be done must change nothing
            assert _last(library) == last
        if _last(library) != last:
            states.append(before)
        else:
            assert _but_changed(state(library)) == _but_changed(before)
        assert library.trouble() == ()
    for before in reversed(states):
        assert library.undo(NOW) is not None
        assert _but_changed(state(library)) == _but_changed(before)
        assert library.trouble() == ()
    library.close()


def _last(library: Library) -> int:
    """The number of the last entry of the journal."""
    with library._connections.read() as db:  # type: ignore[attr-defined]  # the journal is not in the protocol
        return int(db.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0])


def _but_changed(seen: Any) -> str:
    """A state without the sign of a change: reading again takes it off and is no act."""
    return repr(seen).replace("changed=True", "changed=False")


@pytest.mark.parametrize(
    ("act", "name", "count", "do"),
    [
        ("read", "0-1", 1, lambda library: library.mark_read([2], True, NOW)),
        ("read", "", 2, lambda library: library.mark_read([2, 3], True, NOW)),
        ("unread", "0-0", 1, lambda library: library.mark_read([1, 2], False, NOW)),
        ("bookmark", "", 2, lambda library: library.bookmark([1, 2, 3], True, NOW)),
        ("unbookmark", "0-1", 1, lambda library: library.bookmark([2], False, NOW)),
        ("note", "0-1", 1, lambda library: library.annotate(2, NOW, note="x", tags=["y"])),
        ("tags", "0-1", 1, lambda library: library.annotate(2, NOW, tags=["y"])),
        ("add", "Nine", 1, lambda library: library.subscribe([NewFeed("https://9.example", title="Nine")], NOW)),
        ("import", "", 2, lambda library: library.subscribe([NewFeed(f"https://{n}.example") for n in (2, 8, 9)], NOW)),
        ("edit", "0.example", 1, lambda library: library.edit_feed(1, FeedChange(every=60), NOW)),
        ("save", "page", 1, lambda library: library.keep_page(story("page"), NOW)),
        ("remove", "0.example", 1, lambda library: library.remove_feed(1, NOW)),
        ("rename", "0.example", 1, lambda library: library.edit_feed(1, FeedChange(title="x"), NOW)),
        ("edit", "0.example", 1, lambda library: library.edit_feed(1, FeedChange(title="x", folder="y"), NOW)),
        ("follow", "Vienna", 1, lambda library: library.follow([VIENNA], True, NOW)),
        ("correct", "Wien", 2, lambda library: library.correct(Correction(1, ("wien",), MUNICH.geonameid, VIENNA, "Wien"), NOW)),
        ("follow", "", 2, lambda library: library.follow([VIENNA, AUSTRIA], True, NOW)),
        ("hide", "0-0", 1, lambda library: library.hide([1, 2], True, NOW)),
        ("rule", "", 3, lambda library: library.rule([RuleAct((1, 2, 3), tags=("t",))], 3, NOW, undoable=True)),
        ("view", "V", 1, lambda library: library.save_view("V", "in:Wien", "date", NOW)),
        ("mute", "in:Wien", 2, lambda library: library.mute("in:Wien", NOW + timedelta(days=1), [1, 2, 3], NOW)),
    ],
)
def test_undo_tells_what_it_took_back(act: str, name: str, count: int, do: Act) -> None:
    library = example()
    do(library)
    change = library.undo(NOW + timedelta(minutes=1))
    assert change is not None
    assert (change.act, change.name, change.count, change.time) == (act, name, count, NOW)
    library.close()


def test_there_is_an_end_to_undoing(library: Library) -> None:
    assert library.undo(NOW) is None
    subscribe(library)
    assert library.undo(NOW) is not None
    assert library.undo(NOW) is None
    assert library.feeds() == ()


def test_unfollowing_is_taken_back_to_the_same_place_in_the_row(library: Library) -> None:
    for place in (VIENNA, AUSTRIA, MUNICH):
        library.follow([place], True, NOW)
    library.follow([AUSTRIA], False, NOW)
    library.undo(NOW)
    assert [count.place for count in library.followed()] == [VIENNA, AUSTRIA, MUNICH]


def test_what_came_while_a_feed_was_back_is_hidden_with_the_rest(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, story("a"))
    library.remove_feed(feed.id, NOW)
    subscribe(library)
    deliver(library, feed, story("b"))
    kept = number(library, "b")
    library.undo(NOW)
    assert library.headlines(Query(), 9) == ()
    library.undo(NOW)
    assert len(library.headlines(Query(), 9)) == 2
    assert library.articles([kept])[0].story.title == "b"


def test_what_a_rule_did_since_is_neither_counted_twice_nor_lost(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, story("a"))
    library.annotate(1, NOW, note=None, tags=("mine",))
    library.mark_read([1], True, NOW)
    library.mark_read([1], False, NOW)
    library.rule([RuleAct((1,), read=True, tags=("water",))], 1, NOW)
    library.undo(NOW)
    assert library.feeds()[0].unread == 0
    library.undo(NOW)
    assert library.feeds()[0].unread == 1
    library.undo(NOW)
    assert library.articles([1])[0].tags == ("water",)
