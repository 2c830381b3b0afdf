"""The way of the news: find the files, read them in workers, keep what is new, then place it."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from reader.library.protocol import Library
from reader.model.errors import DatelineError, SourceError
from reader.model.feed import Delivery, Document, Feed, FileState, FileStates
from reader.model.words import ngettext
from reader.places.article import VERSION
from reader.places.gazetteer import Gazetteer
from reader.refresh.place import place_waiting
from reader.refresh.pool import Pool
from reader.refresh.progress import Sum, Tell, Trouble, nobody
from reader.refresh.walk import Found, walk

BATCH = 50
"""Documents in one transaction."""


def refresh(
    library: Library,
    feeds: Sequence[Feed],
    gazetteer: Callable[[], Gazetteer | None],
    clock: Callable[[], datetime],
    *,
    force: bool = False,
    tell: Tell = nobody,
    pool: Pool | None = None,
) -> Sum:
    """Reads sources again, keeps what is new or changed, and places it.

    Args:
        gazetteer: opens it once something is to be placed; None leaves articles without places.
        clock: the time, UTC.
        force: reads files again even if their size and time are the same.
    """
    begin = time.monotonic()
    local = [feed for feed in feeds if feed.is_local]
    total = Sum(feeds=len(local), waiting=len(feeds) - len(local))
    tell({"event": "start", "feeds": len(local)})
    with pool or Pool() as workers:
        for feed in local:
            _refresh_one(library, feed, workers, clock, total, force=force)
            last = total.troubles[-1].error if total.troubles and total.troubles[-1].feed == feed.title else None
            tell({"event": "feed", "feed": feed.id, "title": feed.title, "new": total.new, "updated": total.updated, "error": last})
    tell({"event": "readable"})
    if library.unplaced(VERSION, 1) and (opened := gazetteer()):
        place_waiting(library, opened, tell)
    tell({"event": "placed"})
    total.seconds = time.monotonic() - begin
    return total


def _refresh_one(library: Library, feed: Feed, pool: Pool, clock: Callable[[], datetime], total: Sum, *, force: bool) -> None:
    """Refreshes a file or folder; whatever goes wrong is one line in `total` and in the feed's health."""
    source = Path(feed.url)
    try:
        found = walk(source)
    except DatelineError as problem:
        _fail(library, feed, total, clock(), str(problem))
        return
    known = library.file_states(feed.id)
    changed = [file for file in found.files if force or not _same(known.get(file.path), file)]
    there, reread = {file.path for file in found.files}, {file.path for file in changed}
    gone = tuple(path for path in known if path not in there and found.covers(path))
    troubles = list(found.troubles)
    troubles += [(str(file.where), known[file.path].error) for file in found.files if file.path not in reread and known[file.path].error]
    for ending, count in found.passed_over.items():
        total.passed_over[ending] = total.passed_over.get(ending, 0) + count
    for batch in _batches(pool, changed, known, troubles):
        kept = library.keep(feed.id, replace(batch, fetched=clock()))
        total.new += kept.new
        total.updated += kept.updated
    total.troubles += [Trouble(feed.title, where, error) for where, error in troubles]
    library.keep(feed.id, Delivery(gone=gone, error=_health(troubles, source), fetched=clock()))
    if troubles:
        total.failed += 1
    elif changed or gone:
        total.fetched += 1
    else:
        total.not_modified += 1


def _batches(pool: Pool, changed: list[Found], known: FileStates, troubles: list[tuple[str, str]]) -> Iterator[Delivery]:
    """Deliveries of a bounded number of documents; troubles are added to the list."""
    documents: list[Document] = []
    whole = Delivery()
    for file, read in pool.read((file, known[file.path].digest if file.path in known else "") for file in changed):
        if isinstance(read, SourceError):
            error = str(read)
        else:
            error = known[file.path].error if read.same else read.trouble
        if error:
            troubles.append((str(file.where), error))
        if isinstance(read, SourceError):
            documents.append(Document(file.path, FileState(file.mtime_ns, file.size, "", error), ()))
        else:
            documents.append(Document(file.path, FileState(file.mtime_ns, file.size, read.digest, error), read.stories))
            if file.path == "" and not read.same:
                whole = Delivery(kind=read.kind, said_title=read.title or None)
        if len(documents) >= BATCH:
            yield replace(whole, documents=tuple(documents))
            documents = []
    if documents:
        yield replace(whole, documents=tuple(documents))


def _same(known: FileState | None, file: Found) -> bool:
    """True if size and time of a file are those of the last reading."""
    return known is not None and known.mtime_ns == file.mtime_ns and known.size == file.size


def _health(troubles: list[tuple[str, str]], source: Path) -> str | None:
    """The troubles of a source in one line."""
    if not troubles:
        return None
    where, error = troubles[0]
    name = "" if Path(where) == source else f"{Path(where).name}: "
    more = len(troubles) - 1
    return f"{name}{error}" + (ngettext(" ({n} more)", " ({n} more)", more).format(n=more) if more else "")


def _fail(library: Library, feed: Feed, total: Sum, now: datetime, error: str) -> None:
    """Notes that a source cannot be reached at all; its articles stay."""
    said = error.removeprefix(f"{feed.url}: ")
    total.failed += 1
    total.troubles.append(Trouble(feed.title, feed.url, said))
    library.keep(feed.id, Delivery(error=said, fetched=now))
