"""Brings in files and folders: finds what has changed, has it read in workers, keeps it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reader.model.errors import DatelineError, SourceError
from reader.model.feed import Delivery, Document, Feed, FileState, FileStates
from reader.model.words import ngettext
from reader.refresh.errand import Errand
from reader.refresh.pool import Pool
from reader.refresh.progress import Trouble
from reader.refresh.walk import Found, walk
from reader.refresh.worker import Pack

BATCH = 50
"""Documents in one transaction."""


def refresh_files(errand: Errand, feed: Feed) -> str | None:
    """Refreshes a file or folder; whatever goes wrong is one line in the total and in the feed's health. Returns that health."""
    library, total, clock = errand.library, errand.total, errand.clock
    source = Path(feed.url)
    try:
        found = walk(source)
    except DatelineError as problem:
        return _fail(errand, feed, str(problem))
    known = library.file_states(feed.id)
    changed = [file for file in found.files if errand.force or not _same(known.get(file.path), file)]
    there, reread = {file.path for file in found.files}, {file.path for file in changed}
    gone = tuple(path for path in known if path not in there and found.covers(path))
    troubles = list(found.troubles)
    troubles += [(str(file.where), known[file.path].error) for file in found.files if file.path not in reread and known[file.path].error]
    for ending, count in found.passed_over.items():
        total.passed_over[ending] = total.passed_over.get(ending, 0) + count
    for batch in _batches(errand.pool, changed, known, troubles, library.packers().story):
        kept = library.keep(feed.id, replace(batch, fetched=clock()))
        total.new += kept.new
        total.updated += kept.updated
    total.troubles += [Trouble(feed.title, where, error) for where, error in troubles]
    health = _health(troubles, source)
    library.keep(feed.id, Delivery(gone=gone, error=health, fetched=clock()))
    if troubles:
        total.failed += 1
    elif changed or gone:
        total.fetched += 1
    else:
        total.not_modified += 1
    return health


def _batches(pool: Pool, changed: list[Found], known: FileStates, troubles: list[tuple[str, str]], pack: Pack) -> Iterator[Delivery]:
    """Deliveries of a bounded number of documents; troubles are added to the list."""
    documents: list[Document] = []
    whole = Delivery()
    for file, read in pool.read(((file, known[file.path].digest if file.path in known else "") for file in changed), pack):
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


def _fail(errand: Errand, feed: Feed, error: str) -> str:
    """Notes that a source cannot be reached at all; its articles stay."""
    said = error.removeprefix(f"{feed.url}: ")
    errand.total.failed += 1
    errand.total.troubles.append(Trouble(feed.title, feed.url, said))
    errand.library.keep(feed.id, Delivery(error=said, fetched=errand.clock()))
    return said
