"""Fetches single addresses for what is no refresh: a page to be kept, a list of feeds."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from reader.desk.logins import borrow
from reader.desk.session import Session
from reader.desk.sources import LARGEST_LIST, Imported, address_or_fail, subscribe_all
from reader.model.errors import SourceError
from reader.model.fetch import Answer, Request
from reader.model.words import _
from reader.places.version import VERSION
from reader.refresh.look import page_story
from reader.refresh.place import where
from reader.refresh.pool import Pool

Result = TypeVar("Result")


def save(session: Session, text: str) -> tuple[int, bool, str]:
    """Keeps a web page as a bookmarked article, with its places.

    Returns:
        The article's id, whether it is new, and its title.

    Raises:
        UsageError: the text is no address.
        SourceError: it cannot be fetched, or is no page; "address: why".
    """

    def make(file: Path, answer: Answer) -> tuple[int, bool, str]:
        with Pool(workers=1) as pool:
            story = pool.outcome(pool.submit(page_story, str(file), answer.url, answer.charset))
        if isinstance(story, SourceError):
            raise SourceError(f"{answer.url}: {story}")
        number, new = session.library.keep_page(story, session.now())
        waiting = session.library.to_place((number,))
        if (gazetteer := session.gazetteer()) is not None:
            session.library.place(VERSION, [(article.id, where(gazetteer, article)) for article in waiting])
        return number, new, story.title

    return _with_body(session, text, make)


def import_address(session: Session, text: str) -> Imported:
    """Subscribes to every feed of an OPML list by address. Raises UsageError, SourceError."""
    from reader.sources.opml import read

    def make(file: Path, answer: Answer) -> Imported:
        if answer.size > LARGEST_LIST:
            raise SourceError(_("{path}: larger than {most} MB, no list of feeds is").format(path=answer.url, most=LARGEST_LIST // 2**20))
        try:
            return subscribe_all(session, read(file.read_bytes()))
        except SourceError as problem:
            raise SourceError(f"{answer.url}: {problem}") from problem

    return _with_body(session, text, make)


def _with_body(session: Session, text: str, make: Callable[[Path, Answer], Result]) -> Result:
    """What is made of the body at an address."""
    address, put_back = borrow(session, address_or_fail(text))
    with TemporaryDirectory(prefix="dateline-") as folder:
        target = Path(folder) / "body"
        try:
            answer = asyncio.run(_fetch(session, address, target))
        except SourceError:
            put_back()
            raise
        return make(target, answer)


async def _fetch(session: Session, address: str, target: Path) -> Answer:
    from reader.net.failures import FetchFailed

    async with session.manners().client(session.now) as client:
        try:
            return await client.fetch(Request(address, target))
        except FetchFailed as problem:
            raise SourceError(f"{address}: {problem.failure.words}") from problem
