"""Brings news in: refreshes sources, and adds a new one so that it is read and placed at once."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from reader.desk import sources
from reader.desk.due import due
from reader.desk.session import Session
from reader.model.errors import SourceError
from reader.model.feed import Feed, NewFeed
from reader.model.fetch import Fetched
from reader.refresh.lock import alone
from reader.refresh.pipeline import refresh as run
from reader.refresh.pool import Pool
from reader.refresh.progress import Sum, Tell, nobody
from reader.refresh.walk import walk


def refresh(session: Session, feeds: Sequence[Feed] | None = None, *, force: bool = False, tell: Tell = nobody) -> Sum:
    """Refreshes the given feeds now, or what is due of all of them; all with `force`. One refresh at a time: a second one waits."""
    with alone(session.path, lambda: tell({"event": "waiting"})):
        every = session.library.feeds()
        if feeds is not None:
            asked = {feed.id for feed in feeds}
            wanted = tuple(feed for feed in every if feed.id in asked)
        else:
            wanted = every if force else due(session, every)
        return _run(session, wanted, force=force, tell=tell)


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


def add_feed(session: Session, new: NewFeed, pool: Pool, *, fetched: Fetched | None = None, tell: Tell = nobody) -> tuple[Feed, bool, Sum]:
    """Subscribes to a feed by address, fetches it unless that has been done, reads and places it with the workers of a pool.

    Returns:
        The feed as it is then, whether it is new, and the outcome of fetching it.
    """
    feed, is_new = sources.subscribe(session, new)
    total = _run(session, [feed], tell=tell, pool=pool, fetched={feed.id: fetched} if fetched else None)
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
    return feed, new, total
