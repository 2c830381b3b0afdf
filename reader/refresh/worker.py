"""What a worker process does, within limits: reads one file or fetched body and makes it readable, or tells where articles happen."""

import gc
import hashlib
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.article import FeedKind, RawDocument, Story
from reader.model.errors import GazetteerError, SourceError
from reader.model.feed import Packed
from reader.model.place import PackedPlaces
from reader.model.words import _, choose_language

if TYPE_CHECKING:
    from reader.library.sqlite.library import SqliteLibrary
    from reader.places.gazetteer import Gazetteer

SECONDS = 10.0
MEMORY = 500 * 1024 * 1024
LARGEST = 64 * 1024 * 1024
"""Limits a source: seconds, bytes of memory, bytes of the file."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file or feed made readable; `same` if its bytes are what was read before, then nothing else is set.

    Attributes:
        newest: date of the newest article, None if none is dated.
        at_least, skip_hours: as in RawDocument.
    """

    digest: str
    same: bool = False
    kind: FeedKind = "files"
    title: str = ""
    trouble: str = ""
    stories: tuple[Story | Packed, ...] = ()
    newest: datetime | None = None
    at_least: int = 0
    skip_hours: tuple[int, ...] = ()


def start(language: str) -> None:
    """Readies a worker: speaks the reader's language, bounded memory, polite, deaf to Ctrl+C (the parent ends it)."""
    choose_language(language)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # what goes wrong here is told by the parent in one line; a worker that runs out of memory writes a page of its own
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    # articles make many objects and no rings of them: looking for rings less often saves 5% of a worker's time
    gc.set_threshold(20_000, 50, 50)
    if sys.platform != "win32":
        import resource

        os.nice(5)
        limit = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
        _soft, hard = resource.getrlimit(limit)
        wanted = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
        resource.setrlimit(limit, (wanted, hard))


Pack = Callable[[Story], Packed]


def read_file(where: str, path: str, known_digest: str, pack: Pack | None = None) -> Read:
    """Reads a file of a source.

    Args:
        where: its absolute path.
        path: its path within the source, "" if it is the source itself.
        known_digest: of its bytes when it was last read, "" if never.
        pack: puts stories into a library's form.

    Raises:
        SourceError: it cannot be read or is no text; the message does not name the file.
    """
    file = Path(where)
    try:
        size = file.stat().st_size
        if size > LARGEST:
            raise SourceError(_("{size} MB, more than the {most} MB that one file may have").format(size=size // 2**20, most=LARGEST // 2**20))
        data = file.read_bytes()
    except OSError as problem:
        raise SourceError(problem.strerror or str(problem)) from problem
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    if digest == known_digest:
        return Read(digest, same=True)
    return _bounded(lambda: _file(data, file, path, digest, pack))


def read_feed(body: str, url: str, charset: str, media_type: str, pack: Pack | None = None) -> Read:
    """Reads a fetched feed.

    Args:
        body: the file that it was written to; it is removed.
        url: where it came from in the end.
        charset, media_type: as the server said, "" if it did not.

    Raises:
        SourceError: it is no feed, or damaged beyond reading; the message does not name it.
    """
    file = Path(body)
    data = file.read_bytes()
    file.unlink(missing_ok=True)
    return _bounded(lambda: _feed(data, url, charset, media_type, pack))


def place_some(library: str, ids: Sequence[int], pack: Callable[..., PackedPlaces]) -> tuple[tuple[int, PackedPlaces], ...] | None:
    """Where articles of a library happen; None if there is no gazetteer."""
    from reader.refresh.place import where

    gazetteer = _gazetteer()
    if gazetteer is None:
        return None
    return tuple((article.id, pack(where(gazetteer, article))) for article in _library(library).to_place(ids))


@cache
def _gazetteer() -> "Gazetteer | None":
    from reader.places.gazetteer import Gazetteer

    try:
        return Gazetteer.open()
    except GazetteerError:
        return None


@cache
def _library(path: str) -> "SqliteLibrary":
    from reader.library.sqlite.open import open_library

    return open_library(Path(path), create=False)


def _bounded(work: Callable[[], Read]) -> Read:
    """The work's result; a SourceError if the memory does not suffice for it."""
    try:
        return work()
    except MemoryError:
        raise SourceError(_("needs more than {most} MB of memory to be read").format(most=MEMORY // 2**20)) from None


def _file(data: bytes, file: Path, path: str, digest: str, pack: Pack | None) -> Read:
    """The file's bytes as stories."""
    # feedparser and lxml take 0.1 s to import: only workers pay for them
    from reader.sources.read import read
    from reader.text.make import make_all

    document = read(data, file.name)
    alone = document.kind == "files"
    stories = make_all(
        document,
        guid_prefix=(path or file.name) if alone else path and f"{path}#",
        file=str(file) if alone else None,
        fallback_title=file.stem,
    )
    return _made(document, digest, stories, pack)


def _feed(data: bytes, url: str, charset: str, media_type: str, pack: Pack | None) -> Read:
    """The feed's bytes as stories."""
    from reader.sources.read import read_feed as read
    from reader.text.links import host
    from reader.text.make import make_all

    document = read(data, url, charset, media_type)
    return _made(document, "", make_all(document, fallback_title=host(url)), pack)


def _made(document: RawDocument, digest: str, stories: tuple[Story, ...], pack: Pack | None) -> Read:
    dates = [date for story in stories if (date := story.published or story.updated)]
    return Read(
        digest,
        kind=document.kind,
        title=document.title,
        trouble=document.trouble,
        stories=stories if pack is None else tuple(map(pack, stories)),
        newest=max(dates, default=None),
        at_least=document.at_least,
        skip_hours=document.skip_hours,
    )
