"""Places are looked for newest first, in a bounded part of an article, and the reader is believed."""

import json
import os
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from reader.desk import due
from reader.desk.correct import correct
from reader.desk.refresh import add, place_only, refresh
from reader.desk.session import Session
from reader.model.article import Article, Story
from reader.model.blocks import Heading, Paragraph, Span
from reader.model.feed import Delivery, Document, NewFeed
from reader.model.place import Placed
from reader.places.version import VERSION
from reader.query.ast import Query
from reader.refresh.lock import alone
from reader.refresh.place import GO, MOST, opening, place_waiting


def story(*sizes: int) -> Story:
    """A story with a heading and paragraphs of so many characters."""
    return Story("guid", "Title", blocks=(Heading((Span("Top"),), 2), *(Paragraph((Span("x" * size),)) for size in sizes)))


def test_an_article_of_usual_length_is_read_whole() -> None:
    usual = story(5000, MOST // 2)
    assert opening(usual) is usual


def test_of_a_book_the_first_part_is_read() -> None:
    first = opening(story(1000, 20 * MOST, 1000))
    assert first.blocks[:2] == story(1000).blocks
    assert len(first.blocks) == 3
    assert MOST <= len(first.text) <= MOST + 10


def test_a_single_line_as_long_as_a_book_is_cut() -> None:
    assert len(opening(story(20 * MOST)).blocks[1].spans[0].text) < MOST + 1  # type: ignore[union-attr]  # a paragraph


def keep(session: Session, count: int) -> None:
    """Keeps articles, a day between two, the newest last."""
    stories = tuple(
        Story(
            str(n), f"T{n}", blocks=(Paragraph((Span(f"Graz, Österreich - Die Nummer {n}."),)),), language="de", published=session.now() - timedelta(count - n)
        )
        for n in range(count)
    )
    ((feed, _new),) = session.library.subscribe([NewFeed("/news", kind="files", title="News")], session.now())
    session.library.keep(feed.id, Delivery((Document("", None, stories),), fetched=session.now()))


def placed(session: Session) -> dict[str, bool]:
    """Whether each article is placed, by guid."""
    return {article.story.guid: bool(article.places) for article in session.library.articles(session.library.ids(Query()))}


def test_the_newest_are_placed_first_and_no_more_than_are_wanted(session: Session) -> None:
    keep(session, 5)
    events: list[dict[str, Any]] = []
    assert place_waiting(session.library, session.gazetteer, events.append, most=2, total=5) == 2
    assert placed(session) == {"4": True, "3": True, "2": False, "1": False, "0": False}
    assert events == [{"event": "placing", "done": 2, "total": 5}]
    assert place_waiting(session.library, session.gazetteer, done=2, most=2) == 2
    assert place_waiting(session.library, session.gazetteer, done=2) == 5
    assert all(placed(session).values())


def test_a_new_version_makes_old_articles_wait_though_no_feed_is_due(session: Session) -> None:
    keep(session, 3)
    ids = session.library.unplaced(VERSION - 1, 10)
    session.library.place(VERSION - 1, [(number, Placed()) for number in ids])
    assert not any(placed(session).values())
    assert not due.due(session, [feed for feed in session.library.feeds() if not feed.is_local])
    assert due.anything_due(session)
    refresh(session, [])
    assert all(placed(session).values())
    assert not due.anything_due(session)


def test_what_a_new_source_brings_is_placed_at_once_however_much_waits_besides(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.refresh.pipeline.BESIDES", 0)
    keep(session, 3)
    file = tmp_path / "old.txt"
    file.write_text("Brücke\n\nGraz, Österreich - Die neue Brücke über die Mur ist eröffnet worden.\n")
    os.utime(file, (0, 0))
    session.now = lambda: datetime(2026, 11, 1, tzinfo=UTC)
    events: list[dict[str, Any]] = []
    add(session, file, tell=events.append)
    assert placed(session) == {"2": True, "1": False, "0": False, "old.txt": True}
    assert events[-1] == {"event": "placed"}


def test_places_only_fetches_nothing_and_tells_how_far_it_is(session: Session) -> None:
    keep(session, 3)
    events: list[dict[str, Any]] = []
    total = place_only(session, tell=events.append)
    assert (total.placed, total.feeds) == (3, 0)
    assert events == [{"event": "placing", "done": 3, "total": 3}, {"event": "placed"}]
    assert place_only(session).placed == 0


def test_places_only_works_in_turns_between_which_a_refresh_may_begin(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.desk.refresh.TURN", 2)
    keep(session, 5)
    free: list[bool] = []

    pause = time.sleep

    def sleep(seconds: float) -> None:
        # threads of pools sleep as well
        if threading.current_thread() is not threading.main_thread():
            pause(seconds)
            return

        def waits() -> None:
            free.append(False)

        with alone(session.path, waits):
            free.append(True)

    monkeypatch.setattr("reader.desk.refresh.time.sleep", sleep)
    assert place_only(session).placed == 5
    assert free == [True, True]


def test_places_only_leaves_it_to_a_refresh_that_is_at_work(session: Session) -> None:
    keep(session, 2)
    with alone(session.path, lambda: None):
        assert place_only(session).placed == 0
    assert not any(placed(session).values())


def test_without_a_gazetteer_articles_go_on_waiting(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(session, 2)
    monkeypatch.setattr(Session, "gazetteer", lambda _self: None)
    assert place_only(session).placed == 0
    assert len(session.library.unplaced(VERSION, 10)) == 2
    assert not due.anything_due(session)


def test_what_is_killed_in_the_middle_goes_on_where_it_was(session: Session) -> None:
    keep(session, 2 * GO)
    command = [sys.executable, "-m", "reader", "--library", str(session.path), "refresh", "--places-only", "--events"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline()) == {"event": "placing", "done": GO, "total": 2 * GO}
        process.kill()
    left = session.library.unplaced(VERSION, 2 * GO)
    assert len(left) <= GO
    assert place_only(session).placed == len(left)
    assert session.library.unplaced(VERSION, 1) == ()
    assert all(placed(session).values())


def test_workers_know_what_the_reader_said(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(session, 3)
    place_only(session)
    wrong = _of(session, "2")
    linz = session.gazetteer_or_fail().place(2772400)
    assert correct(session, wrong.id, wrong.places[0], linz).waiting == 2
    monkeypatch.setattr("reader.refresh.place.FEW", 0)
    assert place_only(session).placed == 2
    assert {_of(session, guid).places[0].place.geonameid for guid in "012"} == {2772400}


def _of(session: Session, guid: str) -> Article:
    return next(article for article in session.library.articles(session.library.ids(Query())) if article.story.guid == guid)
