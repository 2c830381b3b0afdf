from datetime import timedelta

import pytest

from reader.library.sqlite import tellings
from reader.library.sqlite.library import SqliteLibrary
from reader.model.telling import Sketched
from reader.query.ast import Query
from tests.library.news import AUSTRIA, MUNICH, NOW, POELTEN, VIENNA, at, deliver, number, put, row, story, subscribe
from tests.library.stories import TOLD, together

LONG_AGO = NOW - timedelta(days=3000)


def fill(library: SqliteLibrary, *titles: str) -> list[int]:
    """Placed articles in one more feed, an hour between two of them, the first the newest; returns their ids."""
    feed = subscribe(library, f"https://{titles[0]}.example", title=titles[0])
    deliver(library, feed, *(story(title, hours=hours, teaser=f"Teaser {title}", text=f"Text {title}") for hours, title in enumerate(titles)))
    ids = [number(library, title) for title in titles]
    put(library, *((one, at(VIENNA)) for one in ids))
    return ids


def sketched(library: SqliteLibrary, title: str, tells: int | None = None, data: bytes = b"data") -> Sketched:
    """What a pass says of an article."""
    found = row(library, title)
    return Sketched(found.id, found.feed_id, found.date, frozenset({VIENNA.geonameid}), data, (1, -(1 << 63)), tells)


def test_what_is_placed_and_nobody_has_looked_at_is_untold_newest_first(library: SqliteLibrary) -> None:
    deliver(library, subscribe(library), *(story(title, hours=hours) for title, hours in (("old", 9), ("new", 1), ("middle", 5))))
    assert library.untold(TOLD, 10) == ()
    old, new, middle = (number(library, title) for title in ("old", "new", "middle"))
    put(library, (old, at(VIENNA)), (new, at()))
    assert library.untold(TOLD, 10) == (new, old)
    put(library, (middle, at()))
    assert library.untold(TOLD, 2) == (new, middle)
    library.tell(TOLD, [sketched(library, "new")], LONG_AGO)
    assert library.untold(TOLD, 10) == (middle, old)
    library.tell(TOLD, [sketched(library, "middle"), sketched(library, "old")], LONG_AGO)
    assert library.untold(TOLD, 10) == ()


def test_a_new_version_looks_at_all_again(library: SqliteLibrary) -> None:
    a, b = fill(library, "a", "b")
    library.tell(TOLD, [sketched(library, "a"), sketched(library, "b", a)], LONG_AGO)
    assert library.untold(TOLD + 1, 10) == (a, b)
    library.tell(TOLD + 1, [sketched(library, "a")], LONG_AGO)
    assert library.untold(TOLD + 1, 10) == (b,)
    assert library.untold(TOLD, 10) == ()


def test_of_former_times_only_the_newest_are_looked_at(library: SqliteLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tellings, "MOST", 2)
    a, b, c = fill(library, "a", "b", "c")
    assert library.untold(TOLD, 10) == (a, b)
    library.tell(TOLD, [sketched(library, "a")], LONG_AGO)
    d, e, f = fill(library, "d", "e", "f")
    assert set(library.untold(TOLD, 10)) == {b, d, e, f}
    library.tell(TOLD, [sketched(library, title) for title in "bdef"], LONG_AGO)
    assert library.untold(TOLD, 10) == ()
    deliver(library, library.feeds()[0], story("c", hours=2, text="other"), story("a", hours=0, text="other"))
    put(library, (a, at(VIENNA)), (c, at(VIENNA)))
    assert library.untold(TOLD, 10) == (a,)


def test_a_changed_article_is_looked_at_again_once_it_is_placed(library: SqliteLibrary) -> None:
    a, b = fill(library, "a", "b")
    library.tell(TOLD, [sketched(library, "a", b), sketched(library, "b", b)], LONG_AGO)
    deliver(library, library.feeds()[0], story("a", hours=0, text="Something else"))
    assert library.same_story(b) == ()
    assert library.untold(TOLD, 10) == ()
    put(library, (a, at(VIENNA)))
    assert library.untold(TOLD, 10) == (a,)


def test_what_changed_while_the_pass_read_it_is_not_told(library: SqliteLibrary) -> None:
    a, b = fill(library, "a", "b")
    told = [sketched(library, "a", b), sketched(library, "b", b)]
    deliver(library, library.feeds()[0], story("a", hours=0, text="Something else"))
    library.tell(TOLD, [*told, Sketched(99, None, NOW, frozenset(), b"", ())], LONG_AGO)
    assert library.same_story(b) == ()
    put(library, (a, at(VIENNA)))
    assert library.untold(TOLD, 10) == (a,)


def test_what_the_pass_needs_of_an_article(library: SqliteLibrary) -> None:
    a, b = fill(library, "a", "b")
    put(library, (a, at(POELTEN, MUNICH)), (b, at(AUSTRIA, confidence=0.2)))
    one, other = library.to_tell([b, 99, a])
    assert (one.id, one.feed, one.title, one.teaser, one.text, one.date) == (b, row(library, "b").feed_id, "b", "Teaser b", "Text b", NOW - timedelta(hours=1))
    assert (one.places, other.places) == (frozenset(), frozenset({POELTEN.geonameid, MUNICH.geonameid}))


def test_sketches_come_back_as_they_were_by_date(library: SqliteLibrary) -> None:
    a, _b, _c = fill(library, "a", "b", "c")
    told = [sketched(library, "a", a), sketched(library, "b", a, b"\x00\xff"), sketched(library, "c")]
    library.tell(TOLD, told, LONG_AGO)
    assert library.sketches(NOW - timedelta(hours=1), NOW) == (told[1],)
    assert library.sketches(LONG_AGO, NOW + timedelta(seconds=1)) == tuple(reversed(told))


def test_sketches_of_old_articles_go_and_their_stories_stay(library: SqliteLibrary) -> None:
    a, b, _c = fill(library, "a", "b", "c")
    told = [sketched(library, "a", a), sketched(library, "b", a), sketched(library, "c", a)]
    library.tell(TOLD, told, NOW - timedelta(hours=1))
    assert [one.id for one in library.sketches(LONG_AGO, NOW + timedelta(seconds=1))] == [b, a]
    library.tell(TOLD, [], NOW)
    assert [one.id for one in library.sketches(LONG_AGO, NOW + timedelta(seconds=1))] == [a]
    assert [one.title for one in library.same_story(b)] == ["a", "c"]


def test_the_same_story_shows_only_what_lists_show(library: SqliteLibrary) -> None:
    a, b, c = fill(library, "a", "b", "c")
    fill(library, "d")
    together(library, [a, b, c, number(library, "d")])
    assert [one.title for one in library.same_story(b)] in (["d", "a", "c"], ["a", "d", "c"])
    library.hide([c], True, NOW)
    library.remove_feed(next(feed.id for feed in library.feeds() if feed.title == "d"), NOW)
    assert [one.title for one in library.same_story(b)] == ["a"]
    assert library.same_story(99) == ()


def test_a_story_does_not_go_on_for_weeks(library: SqliteLibrary) -> None:
    feed = subscribe(library)
    deliver(library, feed, *(story(str(days), hours=days * 24) for days in range(10)))
    ids = [number(library, str(days)) for days in range(10)]
    put(library, *((one, at(VIENNA)) for one in ids))
    library.tell(TOLD, [sketched(library, str(days), ids[5]) for days in (4, 5)], LONG_AGO)
    library.tell(TOLD, [sketched(library, str(days), ids[5]) for days in (0, 1, 2, 3, 6, 9)], LONG_AGO)
    assert [one.title for one in library.same_story(ids[5])] == ["3", "4", "6"]
    assert len(library.headlines(Query(folded=True), 100)) == 7


def test_what_is_hidden_with_its_feed_holds_nobody_up(library: SqliteLibrary) -> None:
    gone, a = fill(library, "gone")[0], fill(library, "a")[0]
    library.remove_feed(next(feed.id for feed in library.feeds() if feed.title == "gone"), NOW)
    assert library.untold(TOLD, 10) == (a,)
    assert library.to_tell([gone]) == ()
    library.tell(TOLD, [sketched(library, "a")], LONG_AGO)
    assert library.untold(TOLD, 10) == ()


def test_when_nothing_is_to_be_told_nothing_is_searched(library: SqliteLibrary) -> None:
    small = _steps(library, 20)
    assert _steps(library, 150) < small + 50


def _steps(library: SqliteLibrary, count: int) -> int:
    """Steps of SQLite's machine that it takes to say that nothing is untold, with so many more articles."""
    titles = [f"{count}-{n}" for n in range(count)]
    fill(library, *titles)
    library.tell(TOLD, [Sketched(one, None, NOW, frozenset(), b"", ()) for one in library.untold(TOLD, 1000)], LONG_AGO)
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    with library._connections.bare() as db:
        db.set_progress_handler(step, 1)
        tellings.untold(db, TOLD, 1000)
        db.set_progress_handler(None, 1)
    return steps
