"""What a worker process does: reads one file, takes it apart and makes it readable, within limits."""

import hashlib
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from reader.model.article import FeedKind, Story
from reader.model.errors import SourceError
from reader.model.words import _

SECONDS = 10.0
MEMORY = 500 * 1024 * 1024
LARGEST = 64 * 1024 * 1024
"""Limits a source: seconds, bytes of memory, bytes of the file."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file made readable; `same` if its bytes are what was read before, then nothing else is set."""

    digest: str
    same: bool = False
    kind: FeedKind = "files"
    title: str = ""
    trouble: str = ""
    stories: tuple[Story, ...] = ()


def start() -> None:
    """Readies a worker: bounded memory, polite, deaf to Ctrl+C (the parent ends it)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        import resource

        os.nice(5)
        limit = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
        _soft, hard = resource.getrlimit(limit)
        wanted = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
        resource.setrlimit(limit, (wanted, hard))


def read_file(where: str, path: str, known_digest: str) -> Read:
    """Reads a file of a source.

    Args:
        where: its absolute path.
        path: its path within the source, "" if it is the source itself.
        known_digest: of its bytes when it was last read, "" if never.

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
    try:
        return _readable(data, file, path, digest)
    except MemoryError:
        raise SourceError(_("needs more than {most} MB of memory to be read").format(most=MEMORY // 2**20)) from None


def _readable(data: bytes, file: Path, path: str, digest: str) -> Read:
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
    return Read(digest, kind=document.kind, title=document.title, trouble=document.trouble, stories=stories)
