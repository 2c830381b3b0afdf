"""Sources: adding files and folders, lists of feeds in and out of them, finding one by what was typed, removing."""

import os
from dataclasses import dataclass
from pathlib import Path

from reader.desk.session import Session
from reader.model.errors import NotFoundError, SourceError, UsageError
from reader.model.feed import Feed, NewFeed
from reader.model.words import _

LARGEST_LIST = 16 * 1024 * 1024
"""Bytes of an OPML list."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a list of feeds brought: how many it names, and how many of them are new."""

    named: int
    new: int


def is_address(text: str) -> bool:
    """True for what is an address and not a path."""
    return text.startswith(("http://", "https://", "feed:"))


def _absolute(text: str) -> Path:
    """The absolute path of what was typed. Unlike resolve() it keeps links, unlike Path.expanduser() the `~` of an unknown user."""
    return Path(os.path.abspath(os.path.expanduser(text)))  # noqa: PTH100, PTH111


def is_there(text: str) -> bool:
    """True if what was typed is the path of something, be it a broken link."""
    return os.path.lexists(_absolute(text))


def local_path(text: str) -> Path:
    """The absolute path of what was typed, `~` included.

    Raises:
        UsageError: nothing was typed.
        NotFoundError: nothing is there.
    """
    if not text:
        raise UsageError(_("the path is empty; `dateline add .` adds this folder"))
    path = _absolute(text)
    if not os.path.lexists(path):
        raise NotFoundError(_("{path}: there is no such file or folder").format(path=text))
    return path


def is_list(path: Path) -> bool:
    """True for an OPML list, by its name or its first bytes."""
    if path.suffix.lower() == ".opml":
        return True
    try:
        with path.open("rb") as file:
            return b"<opml" in file.read(1000).lower()
    except OSError:
        return False


def same_place(session: Session, path: Path) -> Path:
    """The path under which this file or folder is subscribed already (through a link, say), else the path itself."""
    real = os.path.realpath(path)
    return next((Path(feed.url) for feed in session.library.feeds() if feed.is_local and os.path.realpath(feed.url) == real), path)


def subscribe(session: Session, new: NewFeed) -> tuple[Feed, bool]:
    """Subscribes to one source; False if it was there."""
    return session.library.subscribe([new], session.now())[0]


def import_list(session: Session, path: Path) -> Imported:
    """Subscribes to every feed of an OPML list and fetches nothing.

    Raises:
        NotFoundError, SourceError: the file is not there, cannot be read, or is no such list.
    """
    from reader.sources.opml import read

    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise SourceError(_("{path}: not a file").format(path=path))
        if path.stat().st_size > LARGEST_LIST:
            raise SourceError(_("{path}: larger than {most} MB, no list of feeds is").format(path=path, most=LARGEST_LIST // 2**20))
        data = path.read_bytes()
    except FileNotFoundError as problem:
        raise NotFoundError(_("{path}: there is no such file").format(path=path)) from problem
    except OSError as problem:
        raise SourceError(_("{path}: {reason}").format(path=path, reason=problem.strerror)) from problem
    try:
        feeds = read(data)
    except SourceError as problem:
        raise SourceError(f"{path}: {problem}") from problem
    subscribed = session.library.subscribe(feeds, session.now()) if feeds else ()
    return Imported(len(subscribed), sum(new for _feed, new in subscribed))


def pick(session: Session, text: str) -> Feed:
    """The feed with this id, address, path or title.

    Raises:
        NotFoundError: there is none.
        UsageError: the title is that of several.
    """
    feeds = session.library.feeds()
    if text.isascii() and text.isdigit():
        found = [feed for feed in feeds if feed.id == int(text)]
    else:
        path = str(_absolute(text))
        found = [feed for feed in feeds if feed.url in {text, path}] or [feed for feed in feeds if feed.title.casefold() == text.casefold()]
    if not found:
        raise NotFoundError(_("no feed {name}; `dateline feeds` lists them").format(name=text))
    if len(found) > 1:
        raise UsageError(_("several feeds are called {name}; use an id: {ids}").format(name=text, ids=", ".join(str(feed.id) for feed in found)))
    return found[0]


def remove(session: Session, feed: Feed) -> int:
    """Removes a feed; returns how many bookmarked articles stay."""
    return session.library.remove_feed(feed.id, session.now())


def rename(session: Session, feed: Feed, title: str) -> None:
    """Gives a feed the reader's own title. Raises UsageError for an empty one."""
    if not title.strip():
        raise UsageError(_("the title is empty"))
    session.library.edit_feed(feed.id, session.now(), title=title.strip())
