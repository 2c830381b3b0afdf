from datetime import timedelta

import pytest

from reader.library.protocol import Library
from reader.model.errors import NotFoundError, UsageError
from reader.model.view import View
from tests.library.conftest import Open
from tests.library.news import NOW, deliver, found, row, story, subscribe

DAY = timedelta(days=1)


def test_views_stand_in_the_order_they_were_saved(library: Library) -> None:
    wien = library.save_view("Wien", "in:Wien  flood", "date", NOW)
    alps = library.save_view(" Alps\n", "in:Alps", "place", NOW)
    assert wien == View(1, "Wien", "in:Wien flood", "date")
    assert library.views() == (wien, alps)
    changed = library.save_view("Wien", "in:Wien", "oldest", NOW)
    assert changed == View(1, "Wien", "in:Wien", "oldest")
    assert library.views() == (changed, alps)
    for view in ("", "\n\x1b"):
        with pytest.raises(UsageError):
            library.save_view(view, "x", "date", NOW)


def test_a_changed_view_and_a_removed_one_come_back_as_they_were(library: Library) -> None:
    views = tuple(library.save_view(name, "x", "date", NOW) for name in "ABC")
    library.save_view("B", "y", "feed", NOW)
    library.remove_view(2, NOW)
    assert [view.name for view in library.views()] == ["A", "C"]
    with pytest.raises(NotFoundError):
        library.remove_view(2, NOW)
    acts = []
    for _n in range(2):
        change = library.undo(NOW)
        assert change is not None
        acts.append((change.act, change.name, change.count))
    assert acts == [("unview", "B", 1), ("view", "B", 1)]
    assert library.views() == views
    library.undo(NOW)
    assert library.views() == views[:2]


def test_saving_a_view_as_it_is_is_no_act(library: Library) -> None:
    library.save_view("A", "x", "date", NOW)
    library.save_view("A", "x", "date", NOW)
    library.undo(NOW)
    assert library.views() == ()
    assert library.undo(NOW) is None
    # the number of a view that is gone is not used again
    assert library.save_view("B", "x", "date", NOW).id == 2


def test_each_query_is_remembered_once_the_last_one_first(library: Library) -> None:
    for text in ("a", "b", "a", "", " \n", "c d"):
        library.remember_query(text)
    assert library.queries(9) == ("c d", "a", "b")
    assert library.queries(1) == ("c d",)
    assert library.queries(0) == library.queries(-1) == ()
    assert library.undo(NOW) is None


def test_the_history_has_an_end(library: Library) -> None:
    for n in range(230):
        library.remember_query(str(n))
    assert library.queries(999) == tuple(str(n) for n in range(229, 29, -1))


def test_what_is_muted_ends_by_itself(library: Library) -> None:
    later = library.mute("trump", NOW + 2 * DAY, [], NOW)
    sooner = library.mute("in:Tirol", NOW + DAY, [], NOW)
    assert library.mutes(NOW) == (sooner, later)
    assert library.mutes(NOW + DAY) == (later,)
    assert library.mutes(NOW + 2 * DAY) == ()
    with pytest.raises(NotFoundError):
        library.unmute(sooner.id, NOW + DAY)


def test_muting_marks_articles_as_read_and_both_are_taken_back_at_once(library: Library) -> None:
    deliver(library, subscribe(library), story("a"), story("b"), story("c"))
    library.mark_read([3], True, NOW)
    library.mute("x", NOW + DAY, [1, 3, 99], NOW)
    assert [row(library, name).read for name in "abc"] == [True, False, True]
    assert library.feeds()[0].unread == 1
    change = library.undo(NOW)
    assert change is not None
    assert (change.act, change.name, change.count) == ("mute", "x", 1)
    assert [row(library, name).read for name in "abc"] == [False, False, True]
    assert library.mutes(NOW) == ()


def test_muting_the_same_again_ends_when_it_was_said_last(library: Library) -> None:
    first = library.mute("x", NOW + DAY, [], NOW)
    second = library.mute(" x ", NOW + 9 * DAY, [], NOW)
    assert second.id == first.id
    assert library.mutes(NOW) == (second,)
    # once more is no act
    library.mute("x", NOW + 9 * DAY, [], NOW)
    library.undo(NOW)
    assert library.mutes(NOW) == (first,)
    library.undo(NOW)
    assert library.mutes(NOW) == ()


def test_what_was_ended_is_muted_again_as_long_as_it_would_have_been(library: Library) -> None:
    muted = library.mute("x", NOW + DAY, [], NOW)
    library.unmute(muted.id, NOW)
    assert library.mutes(NOW) == ()
    library.mute("y", NOW + 99 * DAY, [], NOW + 98 * DAY)
    library.undo(NOW)
    change = library.undo(NOW)
    assert change is not None
    assert (change.act, change.name) == ("unmute", "x")
    assert library.mutes(NOW) == (muted,)
    assert library.mutes(NOW + DAY) == ()


def test_two_programs_share_views_and_mutes(filled: Open) -> None:
    one, other = filled(), filled()
    deliver(one, subscribe(one), story("a"))
    view = one.save_view("A", "x", "date", NOW)
    muted = other.mute("x", NOW + DAY, [1], NOW)
    assert other.views() == (view,)
    assert one.mutes(NOW) == (muted,)
    assert found(one) == ["a"]
    other.save_view("A", "y", "date", NOW)
    one.undo(NOW)
    assert other.views() == (view,)
