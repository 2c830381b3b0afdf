"""What is put away, by the reader and by rules: each count leaves it out, and each way back leads to where it was."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.protocol import Library, RuleAct
from reader.library.sqlite.open import open_memory
from reader.model.feed import NewFeed
from reader.model.place import Correction
from reader.query.ast import Is, Named, Query
from tests.library.conftest import Open
from tests.library.news import MUNICH, NOW, VERSION, VIENNA, at, deliver, found, put, row, story, subscribe, words


@pytest.fixture
def three(library: Library) -> Library:
    """A feed of three articles, two of them at a place."""
    deliver(library, subscribe(library), *(story(name, hours=n, text=name * 3) for n, name in enumerate("abc")))
    put(library, (1, at(VIENNA)), (2, at(VIENNA)))
    return library


def counts(library: Library) -> tuple[Any, ...]:
    places = {count.place.name: (count.articles, count.unread) for count in library.place_counts(Query())}
    totals = library.totals(Query())
    return (totals.articles, totals.unread, library.feeds()[0].articles, library.feeds()[0].unread, places.get("Vienna"))


def test_what_is_put_away_is_in_no_list_and_no_count(three: Library) -> None:
    assert counts(three) == (3, 3, 3, 3, (2, 2))
    assert three.hide([1, 1, 99], True, NOW) == 1
    assert found(three) == ["b", "c"]
    assert found(three, words("aaa")) == []
    assert counts(three) == (2, 2, 2, 2, (1, 1))
    assert three.hide([1], True, NOW) == 0
    # it is there all the same, for who has its number
    assert three.articles([1])[0].story.title == "a"
    assert three.hide([1, 2], False, NOW) == 1
    assert counts(three) == (3, 3, 3, 3, (2, 2))


def test_both_ways_are_taken_back(three: Library) -> None:
    three.hide([1, 2], True, NOW)
    three.hide([2], False, NOW)
    assert found(three) == ["b", "c"]
    told = []
    for there in (["c"], ["a", "b", "c"]):
        change = three.undo(NOW)
        assert change is not None
        told.append((change.act, change.count, change.name))
        assert found(three) == there
    assert told == [("unhide", 1, "b"), ("hide", 2, "")]


def test_what_is_put_away_can_be_read_tagged_and_corrected(three: Library) -> None:
    three.hide([1], True, NOW)
    assert three.mark_read([1], True, NOW) == 1
    three.annotate(1, NOW, note="n", tags=["t"])
    assert three.correct(Correction(1, ("wien",), VIENNA.geonameid, MUNICH, "Wien"), NOW) == (1, 2)
    assert three.to_place([1])[0].id == 1
    article = three.articles([1])[0]
    assert (article.read, article.note, article.tags) == (True, "n", ("t",))
    assert counts(three) == (2, 2, 2, 2, (1, 1))
    assert three.values("tag", "", 9) == ()
    three.hide([1], False, NOW)
    assert counts(three) == (3, 2, 3, 2, (2, 1))
    assert three.values("tag", "", 9) == (("t", 1),)


def test_a_bookmarked_article_is_never_put_away_and_a_bookmark_brings_back(three: Library) -> None:
    three.bookmark([1], True, NOW)
    assert three.hide([1, 2], True, NOW) == 1
    assert found(three) == ["a", "c"]
    assert three.bookmark([2], True, NOW) == 1
    assert found(three) == found(three, Is("bookmarked")) + ["c"] == ["a", "b", "c"]
    three.undo(NOW)
    assert found(three) == ["a", "c"]
    three.undo(NOW)
    assert found(three) == ["a", "b", "c"]


def test_a_lost_bookmark_that_comes_back_brings_what_a_rule_has_hidden(three: Library) -> None:
    three.bookmark([1], True, NOW)
    three.bookmark([1], False, NOW)
    three.rule([RuleAct((1,), hide=True)], 3, NOW)
    assert found(three) == ["b", "c"]
    three.undo(NOW)
    assert found(three, Is("bookmarked")) == ["a"]


def test_a_feed_takes_what_is_put_away_along_and_brings_it_back_so(three: Library) -> None:
    feed = three.feeds()[0]
    three.hide([1], True, NOW)
    three.remove_feed(feed.id, NOW)
    # it is out of reach as the others are
    assert three.articles([1, 2]) == ()
    assert three.hide([1], False, NOW) == three.bookmark([1], True, NOW) == three.mark_read([1], True, NOW) == 0
    subscribe(three)
    assert found(three) == ["b", "c"]
    assert three.hide([1], False, NOW) == 1
    for there in (["b", "c"], [], ["b", "c"], ["a", "b", "c"]):
        three.undo(NOW)
        assert found(three) == there
        assert three.trouble() == ()


def test_what_is_put_away_after_its_feed_was_removed_is_brought_back_without_it(three: Library) -> None:
    feed = three.feeds()[0]
    three.bookmark([1], True, NOW)
    three.remove_feed(feed.id, NOW)
    three.bookmark([1], False, NOW)
    three.hide([1], True, NOW)
    assert found(three) == []
    subscribe(three)
    assert found(three) == ["b", "c"]
    three.undo(NOW)
    assert found(three) == []
    # nor does it go for good with the feed's other articles
    deliver(three, subscribe(three, "https://other.example"), fetched=NOW + timedelta(days=40))
    assert three.hide([1], False, NOW) == 1
    assert found(three) == ["a"]
    assert three.articles([2]) == ()


def test_a_saved_page_that_was_put_away_comes_back_when_it_is_saved_again(library: Library) -> None:
    page, _new = library.keep_page(story("page"), NOW)
    library.bookmark([page], False, NOW)
    library.hide([page], True, NOW)
    assert found(library) == []
    assert library.keep_page(story("page"), NOW) == (page, False)
    assert found(library, Is("bookmarked")) == ["page"]
    library.undo(NOW)
    assert found(library) == []
    assert library.hide([page], False, NOW) == 1
    assert found(library) == ["page"]


def test_what_is_put_away_stays_so_at_another_date(three: Library) -> None:
    three.hide([1], True, NOW)
    deliver(three, three.feeds()[0], story("a", hours=40, text="new"))
    assert found(three) == ["b", "c"]
    assert three.hide([1], False, NOW) == 1
    assert found(three) == ["b", "c", "a"]


def test_articles_are_known_again_if_all_of_a_feed_are_put_away(three: Library) -> None:
    three.hide([1, 2, 3], True, NOW)
    assert deliver(three, three.feeds()[0], story("a", hours=0, text="new")).updated == 1
    assert counts(three) == (0, 0, 0, 0, None)


def test_it_waits_for_its_places_when_it_comes_back(library: Library) -> None:
    deliver(library, subscribe(library), story("a"))
    library.hide([1], True, NOW)
    assert library.unplaced(VERSION, 9) == ()
    library.hide([1], False, NOW)
    assert library.unplaced(VERSION, 9) == (1,)


def test_rules_do_all_they_say_and_note_how_far_they_have_seen(three: Library) -> None:
    assert three.ruled() == 0
    done = [
        RuleAct((1, 2, 99), tags=("x", " y\n", "")),
        RuleAct((2,), tags=("x", "z"), bookmark=True),
        RuleAct((1, 2, 3), hide=True),
        RuleAct((1, 2), read=True),
    ]
    assert three.rule(done, 3, NOW) == 3
    assert three.ruled() == 3
    assert found(three) == ["b"]
    (article,) = three.articles([2])
    # what is bookmarked by one rule is not hidden by another
    assert (article.read, article.bookmarked, article.tags) == (True, True, ("x", "y", "z"))
    assert three.articles([1])[0].tags == ("x", "y")
    assert found(three, Named("tag", "z")) == ["b"]
    assert counts(three) == (1, 0, 1, 0, (1, 0))
    # it was no act
    change = three.undo(NOW)
    assert change is not None
    assert change.act == "add"


def test_rules_without_anything_to_do_note_how_far_they_have_seen(three: Library) -> None:
    assert three.rule([], 2, NOW) == 0
    assert three.rule([], 1, NOW, undoable=True) == 0
    assert three.ruled() == 2
    assert three.rule([RuleAct((1,), tags=("",)), RuleAct(())], -1, NOW, undoable=True) == 0
    assert three.ruled() == 2
    three.undo(NOW)
    assert three.feeds() == ()


def test_what_rules_did_at_the_readers_word_is_taken_back_whole(three: Library) -> None:
    three.annotate(1, NOW, note="n", tags=["mine"])
    three.mark_read([2], True, NOW)
    three.hide([3], True, NOW)
    before = (three.articles([1, 2, 3]), counts(three), found(three))
    done = [RuleAct((1, 2, 3), True, False, False, ("mine", "t")), RuleAct((3,), bookmark=True), RuleAct((1,), hide=True)]
    assert three.rule(done, 3, NOW, undoable=True) == 3
    assert found(three) == ["b", "c"]
    assert three.articles([1])[0].tags == ("mine", "t")
    change = three.undo(NOW)
    assert change is not None
    assert (change.act, change.count, change.name) == ("rule", 3, "")
    assert (three.articles([1, 2, 3]), counts(three), found(three)) == before
    assert three.ruled() == 3


def test_changed_articles_that_a_rule_marks_as_read_are_no_longer_marked_as_changed(three: Library) -> None:
    three.mark_read([1], True, NOW)
    deliver(three, three.feeds()[0], story("a", text="new", hours=0))
    assert row(three, "a").changed
    three.rule([RuleAct((1, 2), read=True)], 3, NOW, undoable=True)
    assert not row(three, "a").changed
    three.undo(NOW)
    assert row(three, "a").changed
    assert not row(three, "b").read


def test_two_programs_hide_and_bring_back(filled: Open) -> None:
    one, other = filled(), filled()
    deliver(one, subscribe(one), story("a"), story("b"))
    one.hide([1], True, NOW)
    assert found(other) == ["b"]
    other.rule([RuleAct((1,), bookmark=True), RuleAct((2,), hide=True)], 2, NOW, undoable=True)
    assert one.ruled() == 2
    assert found(one) == ["a"]
    one.undo(NOW)
    assert found(other) == ["b"]
    assert one.trouble() == other.trouble() == ()


ids = st.lists(st.integers(1, 8), min_size=1, max_size=4)
Step = Callable[[Library], object]
STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(lambda wanted, hidden: lambda library: library.hide(wanted, hidden, NOW), ids, st.booleans()),
    st.builds(lambda wanted, kept: lambda library: library.bookmark(wanted, kept, NOW), ids, st.booleans()),
    st.builds(lambda wanted, read: lambda library: library.mark_read(wanted, read, NOW), ids, st.booleans()),
    st.builds(
        lambda wanted, kept, undoable: lambda library: library.rule([RuleAct(tuple(wanted), bookmark=kept, hide=True, tags=("t",))], 9, NOW, undoable=undoable),
        ids,
        st.booleans(),
        st.booleans(),
    ),
    st.builds(lambda n: lambda library: library.subscribe([NewFeed(f"https://{n}.example")], NOW), st.integers(0, 1)),
    st.builds(lambda n: lambda library: [library.remove_feed(feed.id, NOW) for feed in library.feeds()[n : n + 1]], st.integers(0, 1)),
    st.builds(
        lambda hours, days: (
            lambda library: [
                deliver(library, feed, story("a", hours=hours), story(f"new {days}"), fetched=NOW + timedelta(days=days)) for feed in library.feeds()
            ]
        ),
        st.integers(0, 9),
        st.sampled_from([0, 1, 40]),
    ),
    st.just(lambda library: library.keep_page(story("page"), NOW)),
    st.builds(lambda number: lambda library: library.place(VERSION, [(number, at(VIENNA))]), st.integers(1, 8)),
    st.just(lambda library: library.undo(NOW)),
)


@settings(max_examples=50, deadline=None)
@given(steps=st.lists(STEPS, max_size=14))
def test_whatever_is_done_in_between_the_library_stays_sound(steps: list[Step]) -> None:
    library = open_memory()
    for n in range(2):
        deliver(library, subscribe(library, f"https://{n}.example"), *(story(name, hours=i) for i, name in enumerate("abc")))
    for step in steps:
        step(library)
        assert library.trouble() == ()
    while library.undo(NOW) is not None:
        assert library.trouble() == ()
    library.close()
