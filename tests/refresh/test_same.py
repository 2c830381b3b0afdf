import random
from datetime import timedelta

import pytest

from reader.library.sqlite.library import SqliteLibrary
from reader.library.sqlite.open import open_memory
from reader.model.article import Story
from reader.model.telling import Sketched
from reader.query.ast import Query
from reader.refresh import same
from reader.refresh.same import KEEP, tell_waiting
from reader.text.same_story import Telling, together
from reader.text.shingles import VERSION, sketch
from tests.library.news import FIJI, MUNICH, NOW, VIENNA, at, deliver, number, put, row, story, subscribe

_SYLLABLES = [first + vowel + last for first in "bdfgklmnprstw" for vowel in "aeiou" for last in ("l", "n", "r", "st", "ch")]


def text(seed: int, words: int = 120) -> str:
    """A text of made-up words, the same for the same seed."""
    chance = random.Random(seed)
    made = ["".join(chance.choices(_SYLLABLES, k=3)) for _n in range(words)]
    return " ".join(f"{word}." if at % 12 == 11 else word for at, word in enumerate(made)) + f" {chance.randrange(10_000)} {chance.randrange(10_000)}"


def told_by(seed: int, change: int) -> str:
    """The same text as an editor has changed it: cut, and some of its words replaced."""
    words = text(seed).split()[: 110 - change]
    for place in range(5, len(words), 25):
        words[place] = f"anders{change}"
    return " ".join([*words, *text(seed).split()[-2:]])


@pytest.fixture
def library() -> SqliteLibrary:
    """Two feeds that nothing has come from yet."""
    opened = open_memory()
    for name in ("one", "two"):
        subscribe(opened, f"https://{name}.example", title=name)
    return opened


def bring(library: SqliteLibrary, feed: int, *stories: Story) -> None:
    """Stories come in and happen in Vienna."""
    deliver(library, library.feeds()[feed], *stories)
    put(library, *((waiting, at(VIENNA)) for waiting in library.unplaced(3, 10_000)))


def tellings(library: SqliteLibrary, title: str) -> list[str]:
    """Titles of the others that tell the story of an article."""
    return [one.title for one in library.same_story(number(library, title))]


def look(library: SqliteLibrary, most: int | None = None) -> int:
    """One pass."""
    return tell_waiting(library, most=most, clock=lambda: NOW)


def test_two_feeds_that_tell_the_same_are_found_in_one_batch(library: SqliteLibrary) -> None:
    bring(library, 0, story("a", hours=2, text=text(1)), story("other", hours=1, text=text(2)))
    bring(library, 1, story("b", hours=1, text=told_by(1, 3)))
    assert look(library) == 3
    assert (tellings(library, "a"), tellings(library, "b"), tellings(library, "other")) == (["b"], ["a"], [])
    assert look(library) == 0


def test_what_comes_later_joins_what_is_there(library: SqliteLibrary) -> None:
    bring(library, 0, story("a", hours=9, text=text(1)))
    look(library)
    bring(library, 1, story("b", hours=5, text=told_by(1, 3)))
    look(library)
    bring(library, 1, story("c", hours=1, text=told_by(1, 9)), story("x", hours=1, text=text(7)))
    look(library)
    assert tellings(library, "a") == ["c", "b"]
    assert [one.title for one in library.headlines(Query(folded=True), 10)] in (["c", "x"], ["x", "c"])


def test_an_older_telling_that_comes_late_joins_too(library: SqliteLibrary) -> None:
    bring(library, 0, story("a", hours=1, text=text(1)))
    look(library)
    bring(library, 1, story("b", hours=8, text=told_by(1, 3)))
    look(library)
    assert tellings(library, "b") == ["a"]


def test_what_is_far_apart_in_time_or_place_stays_apart(library: SqliteLibrary) -> None:
    bring(library, 0, story("a", hours=90, text=text(1)), story("here", hours=1, text=text(2)))
    deliver(library, library.feeds()[1], story("b", hours=1, text=told_by(1, 3)), story("there", hours=1, text=told_by(2, 3)))
    put(library, (number(library, "b"), at(VIENNA)), (number(library, "there"), at(FIJI)))
    look(library)
    assert all(not tellings(library, title) for title in ("a", "b", "here", "there"))


def test_an_archive_is_grouped_whole_over_many_batches_and_leaves_no_sketches(library: SqliteLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(same, "BATCH", 7)
    old = range(1000, 1500, 12)
    bring(library, 0, *(story(f"a{hours}", hours=hours, text=text(hours)) for hours in old))
    bring(library, 1, *(story(f"b{hours}", hours=hours - 11, text=told_by(hours, 4)) for hours in old))
    assert look(library) == 2 * len(old)
    assert [tellings(library, f"a{hours}") for hours in old] == [[f"b{hours}"] for hours in old]
    assert library.sketches(NOW - timedelta(days=300), NOW) == ()


def test_sketches_are_kept_for_some_days(library: SqliteLibrary) -> None:
    days = KEEP.days
    bring(library, 0, story("old", hours=24 * days + 1, text=text(1)), story("fresh", hours=24 * days - 1, text=text(2)))
    look(library)
    assert [one.id for one in library.sketches(NOW - timedelta(days=300), NOW)] == [number(library, "fresh")]


def test_a_pass_that_ends_early_goes_on_where_it_stopped(library: SqliteLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(same, "BATCH", 3)
    bring(library, 0, *(story(f"a{n}", hours=2 * n, text=text(n)) for n in range(5)))
    bring(library, 1, *(story(f"b{n}", hours=2 * n + 1, text=told_by(n, 4)) for n in range(5)))
    assert look(library, most=4) == 4
    assert look(library, most=2) == 2
    assert look(library) == 4
    assert [tellings(library, f"a{n}") for n in range(5)] == [[f"b{n}"] for n in range(5)]


def test_a_story_of_which_only_half_was_noted_is_made_whole(library: SqliteLibrary) -> None:
    bring(library, 0, story("a", hours=3, text=text(1)))
    look(library)
    a = number(library, "a")
    bring(library, 1, story("b", hours=2, text=told_by(1, 3)))
    ((kept),) = library.sketches(NOW - timedelta(days=1), NOW)
    b = row(library, "b")
    library.tell(VERSION, [Sketched(b.id, b.feed_id, b.date, kept.places, kept.data, kept.bands, a)], NOW - KEEP)
    assert tellings(library, "a") == []
    bring(library, 1, story("c", hours=1, text=told_by(1, 6)))
    look(library)
    assert tellings(library, "a") == ["c", "b"]


def test_a_changed_article_is_judged_anew(library: SqliteLibrary) -> None:
    bring(library, 0, story("a", hours=3, text=text(1)))
    bring(library, 1, story("b", hours=2, text=told_by(1, 3)))
    look(library)
    assert tellings(library, "a") == ["b"]
    bring(library, 1, story("b", hours=2, text=text(5)))
    assert look(library) == 1
    assert tellings(library, "a") == []


def test_sketches_of_another_version_are_not_compared(library: SqliteLibrary) -> None:
    bring(library, 0, story("a", hours=3, text=text(1)))
    a = row(library, "a")
    library.tell(VERSION, [Sketched(a.id, a.feed_id, a.date, frozenset(), b"\xff damaged", (5,))], NOW - KEEP)
    bring(library, 1, story("b", hours=2, text=told_by(1, 3)))
    assert look(library) == 1
    assert tellings(library, "b") == []


def test_articles_without_words_tell_nothing(library: SqliteLibrary) -> None:
    bring(library, 0, story("a", title="", hours=3), story("b", title="", hours=3))
    bring(library, 1, story("c", title="", hours=3))
    assert look(library) == 3
    assert len(library.headlines(Query(folded=True), 10)) == 3


def test_how_far_it_has_come_is_told(library: SqliteLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(same, "BATCH", 2)
    bring(library, 0, *(story(f"a{n}", hours=n, text=text(n)) for n in range(5)))
    events: list[object] = []
    tell_waiting(library, events.append, clock=lambda: NOW)
    assert events == [{"event": "telling", "done": done} for done in (2, 4, 5)]


def test_what_is_not_placed_yet_waits(library: SqliteLibrary) -> None:
    deliver(library, library.feeds()[0], story("a", hours=1, text=text(1)))
    assert look(library) == 0
    put(library, (number(library, "a"), at(MUNICH)))
    assert look(library) == 1


def test_a_batch_is_grouped_as_the_judge_groups_it(library: SqliteLibrary) -> None:
    chance = random.Random(4)
    for feed in (0, 1):
        made = [(chance.randrange(12), chance.randrange(60), chance.randrange(2, 20)) for _n in range(40)]
        bring(library, feed, *(story(f"{feed}-{n}", hours=hours, text=told_by(seed, change)) for n, (seed, hours, change) in enumerate(made)))
    rows = library.headlines(Query(), 1000)
    articles = library.to_tell([one.id for one in rows])
    sketches = [sketch(one.title, one.teaser, one.text) for one in articles]
    judged = together([Telling(made, one.date, one.places, one.feed) for made, one in zip(sketches, articles, strict=True)])
    look(library)
    found = {frozenset((one.id, *(other.id for other in library.same_story(one.id)))) for one in rows}
    assert found == {frozenset(articles[at].id for at in group) for group in judged}
    assert any(len(group) > 2 for group in judged)
