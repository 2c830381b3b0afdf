"""Brings news in: refreshes sources, and adds a new one so that it is read and placed at once."""

from collections.abc import Sequence
from pathlib import Path

from reader.desk import sources
from reader.desk.session import Session
from reader.model.errors import SourceError
from reader.model.feed import Feed, NewFeed
from reader.model.words import _
from reader.refresh.pipeline import refresh as run
from reader.refresh.pool import Pool
from reader.refresh.progress import Sum, Tell, nobody
from reader.refresh.walk import walk


def refresh(session: Session, feeds: Sequence[Feed] | None = None, *, force: bool = False, tell: Tell = nobody) -> Sum:
    """Refreshes the given feeds, or all of them."""
    return run(session.library, session.library.feeds() if feeds is None else feeds, session.gazetteer, session.now, force=force, tell=tell)


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
        total = run(session.library, [feed], session.gazetteer, session.now, tell=tell, pool=pool)
    return feed, new, total


def refuse_address(address: str) -> SourceError:
    """Why an address cannot be added by this version."""
    return SourceError(_("{address}: this version reads files and folders; save the feed or page to disk and add that").format(address=address))
