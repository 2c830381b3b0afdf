"""Which sources are due, and which of the local ones have changed on the disk."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from reader.desk.session import Session
from reader.model.feed import Feed
from reader.places.version import VERSION
from reader.refresh import schedule, watch


def due(session: Session, feeds: Iterable[Feed]) -> tuple[Feed, ...]:
    """Those that are to be looked at without being asked for: files always (only what has changed is read), feeds by address when their time has come."""
    states, now = session.library.fetch_states(), session.now()
    return tuple(feed for feed in feeds if feed.is_local or schedule.is_due(feed, states.get(feed.id), now))


def anything_due(session: Session) -> bool:
    """True if a feed by address is due, or articles of a refresh that was stopped wait for their places."""
    if due(session, (feed for feed in session.library.feeds() if not feed.is_local)):
        return True
    return bool(session.library.unplaced(VERSION, 1)) and session.gazetteer() is not None


def fingerprints(session: Session) -> Mapping[int, int]:
    """A number for each local source that changes when its files do, by the source's id. Looks at the disk: call it in a thread."""
    return {feed.id: watch.fingerprint(Path(feed.url)) for feed in session.library.feeds() if feed.is_local}
