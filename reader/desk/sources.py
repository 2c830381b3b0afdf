"""Sources: adding files and folders, lists of feeds in and out of them, finding one by what was typed, removing."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from reader.desk.session import Session
from reader.model.errors import NotFoundError, SourceError, UsageError
from reader.model.feed import Feed, FeedChange, NewFeed
from reader.model.words import _, ngettext

if TYPE_CHECKING:
    from reader.sources.newsboat_urls import Passed

FILE_ENDINGS = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".opml", ".xml", ".rss", ".atom", ".json"})
"""What has one of these and no slash is a file's name and not a host's."""
LARGEST_LIST = 16 * 1024 * 1024
"""Bytes of a list of feeds."""
LIST_NAMES = frozenset({"urls", "urls.txt", "urls.bak", "newsboat-urls", "newsboat-urls.txt"})
"""What newsboat's list of feeds is called, and copies of it: by what is in it alone, any article that begins with an address might be one."""
_BEGINNING = 65_536
"""Bytes by which such a list is known."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a list of feeds brought.

    Attributes:
        named: how many feeds it names.
        new: how many of them are new.
        told: what of it was passed over or means something else here, a line each.
    """

    named: int
    new: int
    told: tuple[str, ...] = ()


def is_address(text: str) -> bool:
    """True for what names its scheme and is therefore no path."""
    return text.lower().startswith(("http://", "https://", "feed:"))


def address_of(text: str) -> str:
    """What was typed or pasted as an absolute address, with or without its scheme; "" if it can be none."""
    from reader.sources import discover

    return discover.address_of(text)


def address_or_fail(text: str) -> str:
    """What was typed as an absolute address. Raises UsageError if it can be none."""
    address = address_of(text)
    if not address:
        raise UsageError(_("{address} is no address").format(address=text))
    return address


def looks_like_address(text: str) -> bool:
    """True for what is to be looked for in the network: it names its scheme, or a host and no file that is there or might be."""
    if is_address(text):
        return True
    host = text.partition("/")[0]
    if is_there(text) or text.startswith((".", "/", "~")) or PurePath(host).suffix.lower() in FILE_ENDINGS:
        return False
    return bool(address_of(text))


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
    """True for a list of feeds: OPML by its name or its first bytes, newsboat's by its name and its first lines."""
    if path.suffix.lower() == ".opml":
        return True
    is_called_so = path.name.lower() in LIST_NAMES
    try:
        with path.open("rb") as file:
            start = file.read(_BEGINNING if is_called_so else 1000)
    except OSError:
        return False
    if b"<opml" in start[:1000].lower():
        return True
    if not is_called_so:
        return False
    from reader.sources.newsboat_urls import is_urls

    return is_urls(start)


def same_place(session: Session, path: Path) -> Path:
    """The path under which this file or folder is subscribed already (through a link, say), else the path itself."""
    real = os.path.realpath(path)
    return next((Path(feed.url) for feed in session.library.feeds() if feed.is_local and os.path.realpath(feed.url) == real), path)


def subscribe(session: Session, new: NewFeed) -> tuple[Feed, bool]:
    """Subscribes to one source; False if it was there."""
    return session.library.subscribe([new], session.now())[0]


def import_list(session: Session, path: Path) -> Imported:
    """Subscribes to every feed of a list, be it OPML or newsboat's, whatever its name is; fetches nothing.

    Raises:
        NotFoundError, SourceError: the file is not there, cannot be read, or is no such list.
    """
    from reader.sources import newsboat_urls, opml

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
        if not newsboat_urls.is_urls(data):
            return subscribe_all(session, opml.read(data))
        found = newsboat_urls.read(data)
    except SourceError as problem:
        raise SourceError(f"{path}: {problem}") from problem
    return replace(subscribe_all(session, found.feeds), told=_told(found.told))


def _told(counts: Mapping["Passed", int]) -> tuple[str, ...]:
    """What is to be said of a list of newsboat's, a line each kind."""
    queries, commands, filters, hidden, others = (counts.get(kind, 0) for kind in ("query", "exec", "filter", "hidden", "other"))
    lines = (
        (queries, ngettext("{n} query passed over: save it as a view.", "{n} queries passed over: save them as views.", queries)),
        (commands, ngettext("{n} command (exec:) passed over: none is run.", "{n} commands (exec:) passed over: none is run.", commands)),
        (filters, ngettext("{n} filter passed over: no command is run.", "{n} filters passed over: no command is run.", filters)),
        (others, ngettext("{n} line passed over: no address of a feed.", "{n} lines passed over: no addresses of feeds.", others)),
        (hidden, ngettext("{n} feed that newsboat hides stands with the others.", "{n} feeds that newsboat hides stand with the others.", hidden)),
    )
    return tuple(words.format(n=count) for count, words in lines if count)


def subscribe_all(session: Session, feeds: Sequence[NewFeed]) -> Imported:
    """Subscribes to the feeds of a list as one act; names and passwords in their addresses are kept elsewhere."""
    from reader.desk.logins import without_foreign_login

    bare = [replace(feed, url=without_foreign_login(session, feed.url)) if "@" in feed.url and "://" in feed.url else feed for feed in feeds]
    subscribed = session.library.subscribe(bare, session.now()) if bare else ()
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
        same = {text, str(_absolute(text)), address_of(text) if ":" in text or "." in text else text}
        found = [feed for feed in feeds if feed.url in same] or [feed for feed in feeds if feed.title.casefold() == text.casefold()]
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
    edit(session, feed, FeedChange(title=title.strip()))


def edit(session: Session, feed: Feed, change: FeedChange) -> None:
    """Changes what is given. An address may be typed without its scheme, and a name and password in it are kept elsewhere.

    Raises:
        NotFoundError: a path where nothing is.
        UsageError: no address, or that of another feed.
    """
    if change.url is not None:
        change = replace(change, url=_url(session, change.url))
    session.library.edit_feed(feed.id, change, session.now())


def home_name(session: Session, feed: Feed) -> str:
    """The name of the place that a feed writes from, "" for none; for workers."""
    gazetteer = session.gazetteer() if feed.home is not None else None
    place = gazetteer.place(feed.home) if gazetteer is not None and feed.home is not None else None
    return session.name(place) if place is not None else ""


def _url(session: Session, text: str) -> str:
    """A path or an address as it is subscribed."""
    if not is_address(text) and (is_there(text) or not address_of(text)):
        return str(local_path(text))
    from reader.desk.logins import without_login

    return without_login(session, address_or_fail(text))
