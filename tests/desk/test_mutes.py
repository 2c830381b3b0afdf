"""Mutes for a time."""

from datetime import timedelta

import pytest

from reader.desk import keep, mutes, rules
from reader.desk.session import Session
from reader.model.errors import NotFoundError, QueryError, UsageError
from tests.desk.test_rules import bring, titles


def test_a_mute_reads_what_is_there_and_what_comes_and_ends_by_itself(session: Session) -> None:
    bring(session, "Flood", "Tunnel")
    rules.apply_new(session)
    muted = mutes.mute(session, "  flood ", 7 * 86_400)
    assert (muted.mute.text, muted.mute.until, muted.count) == ("flood", session.now() + timedelta(days=7), 1)
    assert mutes.all(session) == (muted.mute,)
    bring(session, "Flood again")
    rules.apply_new(session)
    assert titles(session, "is:unread") == {"Tunnel"}
    then = session.now() + timedelta(days=8)
    session.now = lambda: then
    assert mutes.all(session) == ()
    bring(session, "Flood for good")
    rules.apply_new(session)
    assert titles(session, "is:unread") == {"Tunnel", "Flood for good"}


def test_undo_takes_a_mute_back_with_all_that_it_read(session: Session) -> None:
    bring(session, "Flood", "Tunnel")
    mutes.mute(session, "flood", 3600)
    undone = keep.undo(session)
    assert undone is not None
    assert undone[1] == "No longer muted: flood."
    assert mutes.all(session) == ()
    assert titles(session, "is:unread") == {"Flood", "Tunnel"}


def test_an_ended_mute_can_be_brought_back(session: Session) -> None:
    bring(session, "Flood")
    muted = mutes.mute(session, "in:Wien OR flood", 3600)
    mutes.end(session, muted.mute.id)
    assert mutes.all(session) == ()
    undone = keep.undo(session)
    assert undone is not None
    assert undone[1] == "Muted again: in:Wien OR flood."
    assert mutes.all(session) == (muted.mute,)
    with pytest.raises(NotFoundError):
        mutes.end(session, muted.mute.id + 1)


@pytest.mark.parametrize(("text", "seconds"), [("", 60), ("sort:date", 60), ("flood", 0), ("flood", -5)])
def test_nothing_and_no_time_are_not_muted(session: Session, text: str, seconds: int) -> None:
    with pytest.raises(UsageError):
        mutes.mute(session, text, seconds)
    assert mutes.all(session) == ()


def test_a_wrong_query_is_told_with_its_column(session: Session) -> None:
    with pytest.raises(QueryError):
        mutes.mute(session, "is:unred", 60)
    with pytest.raises(NotFoundError):
        mutes.mute(session, "in:Xyzzyqq", 60)


def test_a_mute_that_can_no_longer_be_followed_is_one_line_and_the_others_hold(session: Session) -> None:
    bring(session, "Old")
    rules.apply_new(session)
    session.library.mute("in:Xyzzyqq", session.now() + timedelta(days=1), (), session.now())
    mutes.mute(session, "flood", 3600)
    bring(session, "Flood")
    outcome = rules.apply_new(session)
    assert outcome.changed == 1
    assert outcome.troubles[0].startswith("mute in:Xyzzyqq: no place called")
