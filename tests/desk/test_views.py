"""Saved views and the history of queries."""

import pytest

from reader.desk import keep, views
from reader.desk.session import Session
from reader.model.errors import NotFoundError, QueryError, UsageError


def test_a_view_keeps_the_query_and_takes_its_sort_out_of_it(session: Session) -> None:
    saved = views.save(session, " Floods\n", "in:Wien sort:oldest flood")
    assert (saved.name, saved.text, saved.sort) == ("Floods", "in:Wien flood", "oldest")
    assert views.query_of(saved) == "in:Wien flood sort:oldest"
    plain = views.save(session, "Plain", "flood", "rare")
    assert (plain.text, plain.sort) == ("flood", "rare")
    assert views.save(session, "Typed", "flood sort:feed", "rare").sort == "feed"
    assert [view.name for view in views.all(session)] == ["Floods", "Plain", "Typed"]


def test_a_name_stands_once_and_undo_brings_the_former_one_back(session: Session) -> None:
    before = views.save(session, "Floods", "flood")
    after = views.save(session, "Floods", "in:Wien")
    assert (after.id, after.text) == (before.id, "in:Wien")
    undone = keep.undo(session)
    assert undone is not None
    assert undone[1] == "The view Floods is as it was."
    assert views.all(session) == (before,)


def test_a_removed_view_comes_back(session: Session) -> None:
    saved = views.save(session, "Floods", "flood")
    views.remove(session, views.named(session, "floods").id)
    assert views.all(session) == ()
    undone = keep.undo(session)
    assert undone is not None
    assert undone[1] == "The view Floods is back."
    assert views.all(session) == (saved,)
    with pytest.raises(NotFoundError):
        views.named(session, "Tunnels")


def test_wrong_queries_and_names_are_refused(session: Session) -> None:
    for name, text, error in (("", "x", UsageError), ("n" * 61, "x", UsageError), ("n", "is:unred", QueryError), ("n", "in:Xyzzyqq", NotFoundError)):
        with pytest.raises(error):
            views.save(session, name, text)
    assert views.all(session) == ()


def test_the_history_has_the_last_query_first_and_each_once(session: Session) -> None:
    for text in ("flood", "in:Wien", "flood", " "):
        views.remember(session, text)
    assert tuple(views.former(session)) == ("flood", "in:Wien")
