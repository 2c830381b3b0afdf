"""The main screen's acts: what the reader does, one at a time, and over the samples in the reader's own library, too."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from reader.app.mirror import Mirror
from reader.app.screens.news_base import NewsBase
from reader.desk.session import Session
from reader.model.errors import DatelineError, SourceError

T = TypeVar("T")


class Acting(NewsBase):
    """Acts of the reader. One runs at a time, in the order of the keys."""

    own: Session | None = None
    """The reader's own library while the samples are shown."""
    _mirror: Mirror | None = None

    async def act(self, do: Callable[[], T], full: str = "") -> T | None:
        """Runs an act in a worker, after those before it; says what went wrong (`full`: with a full disk) and shows the marks as they are.

        None if it failed.
        """
        async with self.acts:
            try:
                return await asyncio.to_thread(do)
            except DatelineError as problem:
                self.toast(full if full and isinstance(problem, SourceError) else str(problem), error=True)
                self.restate()
                return None
            finally:
                self.count_again()

    async def take_over(self) -> None:
        """What is kept of the samples goes into the reader's own library."""
        if not self.session.samples or self.own is None:
            return
        if self._mirror is None:
            self._mirror = Mirror(self.session, self.own)
        await self.act(self._mirror.take_over)
