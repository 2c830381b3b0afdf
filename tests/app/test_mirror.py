"""What is kept of the samples goes into the reader's own library, and leaves it when it is undone."""

from collections.abc import Iterator

import pytest

from reader.app.main import DatelineApp
from reader.app.mirror import Mirror
from reader.desk import keep, places
from reader.desk.samples import open_samples
from reader.desk.session import Session
from reader.library.sqlite.open import open_memory
from reader.model.settings import Settings
from reader.query.ast import Is, Query
from tests.app.news_app import NOW, SIZES, fill, press, rows, shown, started, story, until


@pytest.fixture
def own() -> Iterator[Session]:
    session = Session(open_memory(), Settings(mark_read="open"), now=lambda: NOW)
    yield session
    session.library.close()


def kept(session: Session) -> list[str]:
    return [row.title[:5] for row in session.library.headlines(Query(root=Is("bookmarked")), 10)]


def followed(session: Session) -> list[str]:
    return sorted(count.place.name for count in session.library.followed())


def test_bookmarks_come_and_go_with_those_of_the_samples(own: Session) -> None:
    samples = open_samples(own)
    mirror = Mirror(samples, own)
    first = rows(samples)[0]
    for _twice in range(2):
        keep.bookmark(samples, (first.id,), note="read again", tags=("tunnel",))
        mirror.take_over()
        copy = own.library.articles([rows(own)[0].id])[0]
        assert (copy.bookmarked, copy.note, copy.tags, copy.story.title) == (True, "read again", ("tunnel",), first.title)
        keep.unbookmark(samples, (first.id,))
        mirror.take_over()
        assert not kept(own)
        assert not rows(own)


def test_what_was_followed_before_stays_followed(own: Session) -> None:
    places.follow(own, (places.look_up(own, "Wien"),))
    samples = open_samples(own)
    mirror = Mirror(samples, own)
    places.follow(samples, (places.look_up(own, "Nairobi"),))
    mirror.take_over()
    assert followed(own) == ["Nairobi", "Vienna"]
    keep.undo(samples)
    mirror.take_over()
    assert followed(own) == ["Vienna"]


def test_an_area_is_taken_over_with_what_it_holds(own: Session) -> None:
    fill(own, [story(n) for n in range(3)])
    samples = open_samples(own)
    places.follow(samples, (places.look_up(samples, "Ostafrika"),))
    Mirror(samples, own).take_over()
    assert followed(own) == ["East Africa"]
    assert [row.place for row in own.library.headlines(Query(root=Is("followed")), 9)] == ["Nairobi"]


async def test_a_sample_that_is_bookmarked_and_undone_leaves_nothing_behind(own: Session) -> None:
    async with DatelineApp(open_samples(own), own=own).run_test(size=SIZES[0]) as pilot:
        news = await started(pilot)
        await press(pilot, "b")
        await until(pilot, lambda: kept(own))
        await press(pilot, "u")
        await until(pilot, lambda: not kept(own))
        assert news.row is not None
        assert not news.row.bookmarked
        await press(pilot, "p", *"Wien", "enter")
        await shown(pilot, "in:Vienna")
        # the question has gone with its keys
        assert not news.has_class("-welcome")
        assert "follow places" not in "".join(hint.words for hint in news.key_bar.state.hints)
