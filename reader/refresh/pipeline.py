"""The way of the news: files and feeds are read in workers and kept, then told where they happen."""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.protocol import Library
from reader.model.feed import Feed
from reader.model.fetch import Fetched
from reader.places.version import VERSION
from reader.refresh.errand import Errand
from reader.refresh.files import refresh_files
from reader.refresh.manners import Manners
from reader.refresh.place import BESIDES, place_waiting
from reader.refresh.pool import Pool
from reader.refresh.progress import Sum, Tell, nobody

if TYPE_CHECKING:
    from reader.places.gazetteer import Gazetteer


def refresh(
    library: Library,
    feeds: Sequence[Feed],
    gazetteer: Callable[[], "Gazetteer | None"],
    clock: Callable[[], datetime],
    *,
    manners: Manners | None = None,
    path: Path | None = None,
    force: bool = False,
    tell: Tell = nobody,
    pool: Pool | None = None,
    fetched: Mapping[int, Fetched] | None = None,
) -> Sum:
    """Brings in sources, keeps what is new or changed, and places it; old articles that wait besides, only the newest of them.

    Args:
        feeds: all that are to be looked at now, due or not.
        gazetteer: opens it once something is to be placed; None leaves articles without places.
        clock: the time, UTC.
        path: the library's file, None if it is in memory.
        force: reads files again even if their size and time are the same.
        pool: workers that go on afterwards; of its own if None.
        fetched: what has been fetched of feeds already, by their ids.
    """
    begin = time.monotonic()
    local = [feed for feed in feeds if feed.is_local]
    remote = [feed for feed in feeds if not feed.is_local]
    total = Sum(feeds=len(feeds))
    tell({"event": "start", "feeds": len(feeds)})
    with nullcontext(pool) if pool is not None else Pool() as workers:
        errand = Errand(library, path, workers, clock, total, tell, manners or Manners(), fetched or {}, force)
        for feed in local:
            health = refresh_files(errand, feed)
            tell({"event": "feed", "feed": feed.id, "title": feed.title, "new": total.new, "updated": total.updated, "error": health})
        if remote:
            # asyncio and aiohttp are for those who have feeds by address
            from reader.refresh.feeds import refresh_feeds

            refresh_feeds(errand, remote)
        tell({"event": "readable"})
        if library.unplaced(VERSION, 1):
            most = total.new + total.updated + BESIDES
            place_waiting(library, gazetteer, tell, path=path, pool=workers, done=total.placed, most=total.placed + most)
    total.seconds = time.monotonic() - begin
    return total
