"""Brings news in: refreshes sources, and adds a new one so that it is read and placed at once."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reader.desk import sources
from reader.desk.afterwards import afterwards
from reader.desk.due import due
from reader.desk.session import Session
from reader.model.errors import SourceError
from reader.model.feed import Feed, NewFeed
from reader.model.fetch import Fetched
from reader.places.version import VERSION
from reader.query.ast import Named, Query
from reader.refresh.lock import alone
from reader.refresh.pipeline import refresh as run
from reader.refresh.place import place_here, place_waiting
from reader.refresh.pool import Pool
from reader.refresh.progress import Sum, Tell, nobody
from reader.refresh.walk import walk

TURN = 2_000
"""Articles that are placed before a refresh that waits has its turn."""
GIVE_WAY = 0.05
"""Seconds between two turns, so that it gets it."""
COUNTED = 200_000
"""Up to so many waiting articles are counted."""


def refresh(session: Session, feeds: Sequence[Feed] | None = None, *, force: bool = False, tell: Tell = nobody) -> Sum:
    """Refreshes the given feeds now, or what is due of all of them; all with `force`. One refresh at a time: a second one waits.

    It does not wait for old articles that are placed anew: these come last.
    """
    placed = 0

    def hear(event: dict[str, Any]) -> None:
        nonlocal placed
        placed = event["done"] if event["event"] == "placing" else placed
        tell(event)

    with alone(session.path, lambda: tell({"event": "waiting"})):
        every = session.library.feeds()
        if feeds is not None:
            asked = {feed.id for feed in feeds}
            wanted = tuple(feed for feed in every if feed.id in asked)
        else:
            wanted = every if force else due(session, every)
        total = _run(session, wanted, force=force, tell=hear)
    _place_rest(session, hear, placed)
    tell({"event": "placed"})
    afterwards(session, total, tell)
    return total


def place_only(session: Session, *, tell: Tell = nobody) -> Sum:
    """Fetches nothing and places what waits, newest first, in turns between which a refresh may begin.

    Where one is at work it ends at once: that one places what waits, too. What is placed stays, however it ends.
    """
    begin = time.monotonic()
    total = Sum(placed=_place_rest(session, tell))
    tell({"event": "placed"})
    total.seconds = time.monotonic() - begin
    return total


class _AtWork(Exception):  # noqa: N818 - no error: somebody else does it
    """Another refresh holds the lock."""


def _at_work() -> None:
    raise _AtWork


def _place_rest(session: Session, tell: Tell, done: int = 0) -> int:
    """Places all that waits; returns how many, those `done` before included."""
    library = session.library
    waiting = len(library.unplaced(VERSION, COUNTED))
    if not waiting or session.gazetteer() is None:
        return done
    total = done + waiting if waiting < COUNTED else None
    with Pool() as pool:
        try:
            while True:
                before = done
                with alone(session.path, _at_work):
                    done = place_waiting(library, session.gazetteer, tell, path=session.path, pool=pool, done=done, most=done + TURN, total=total)
                if done - before < TURN:
                    return done
                time.sleep(GIVE_WAY)
        except _AtWork:
            return done


def _run(
    session: Session,
    feeds: Sequence[Feed],
    *,
    force: bool = False,
    tell: Tell = nobody,
    pool: Pool | None = None,
    fetched: Mapping[int, Fetched] | None = None,
) -> Sum:
    return run(
        session.library, feeds, session.gazetteer, session.now, manners=session.manners(), path=session.path, force=force, tell=tell, pool=pool, fetched=fetched
    )


def _place_own(session: Session, feed: Feed, tell: Tell) -> None:
    """Places all that a new source brought, however old it is, and however much of former times waits besides."""
    library = session.library
    waiting = frozenset(library.unplaced(VERSION, COUNTED))
    gazetteer = session.gazetteer() if waiting else None
    if gazetteer is not None:
        place_here(library, gazetteer, [number for number in library.ids(Query(root=Named("feed", str(feed.id)))) if number in waiting])
    tell({"event": "placed"})


def add_feed(session: Session, new: NewFeed, pool: Pool, *, fetched: Fetched | None = None, tell: Tell = nobody) -> tuple[Feed, bool, Sum]:
    """Subscribes to a feed by address, fetches it unless that has been done, reads and places it with the workers of a pool.

    Returns:
        The feed as it is then, whether it is new, and the outcome of fetching it.
    """
    feed, is_new = sources.subscribe(session, new)
    total = _run(session, [feed], tell=tell, pool=pool, fetched={feed.id: fetched} if fetched else None)
    _place_own(session, feed, tell)
    return next((known for known in session.library.feeds() if known.id == feed.id), feed), is_new, total


def add(session: Session, path: Path, *, title: str = "", folder: str | None = None, tell: Tell = nobody) -> tuple[Feed, bool, Sum]:
    """Subscribes a file or folder, reads and places it. A file that cannot be read at all is not subscribed.

    Returns:
        The feed, whether it is new, and the outcome of reading it.

    Raises:
        NotFoundError: nothing is there.
        SourceError: it is there and cannot be read.
    """
    path = sources.same_place(session, path)
    found = walk(path)
    alone = len(found.files) == 1 and found.files[0].path == ""
    with Pool(workers=1 if len(found.files) < 4 else None) as pool:
        if alone:
            problem = next(pool.read([(found.files[0], "")]))[1]
            if isinstance(problem, SourceError):
                raise SourceError(f"{path}: {problem}")
        feed, new = sources.subscribe(session, NewFeed(str(path), kind="files", title=title, folder=folder))
        total = _run(session, [feed], tell=tell, pool=pool)
    _place_own(session, feed, tell)
    return feed, new, total
