"""The part of the library that reads on: full text, former versions, who tells the same."""

from collections.abc import Sequence
from datetime import datetime

from reader.library.sqlite import full_text, pages_wanted, tellings, versions
from reader.library.sqlite.base import Base
from reader.model.article import Headline, Page, Story, Version
from reader.model.telling import Sketched, Untold


class Texts(Base):
    """See reader.library.protocol.Library."""

    def want_full_text(self, ids: Sequence[int], now: datetime) -> int:
        """Notes that their full text is wanted; those without a page, or that have it, are passed over. Returns how many wait now."""
        with self._connections.write() as db:
            return pages_wanted.want(db, ids, now)

    def pages_wanted(self, now: datetime, limit: int) -> tuple[Page, ...]:
        """Pages to be fetched: what the reader wants first, then what feeds are set to, each newest first."""
        return pages_wanted.wanted(self._connections, now, limit)

    def keep_full_text(self, article_id: int, page: Story, now: datetime) -> bool:
        """Shows the page's body and links in the place of the feed's own; False if the article is gone."""
        with self._connections.write(durable=False) as db:
            return full_text.keep(db, article_id, page, now)

    def switch_text(self, article_id: int) -> bool:
        """Shows the feed's own text in the place of the page's, which stays at hand, or the page's again; False if there is none."""
        with self._connections.write(durable=False) as db:
            return full_text.switch(db, article_id)

    def note_no_full_text(self, article_id: int, trouble: str, now: datetime) -> None:
        """Remembers why a page gave no full text; one line."""
        with self._connections.write(durable=False) as db:
            pages_wanted.note_trouble(db, article_id, trouble, now)

    def versions(self, article_id: int) -> tuple[Version, ...]:
        """Former versions, newest first."""
        with self._connections.read() as db:
            return versions.versions(db, article_id)

    def untold(self, version: int, limit: int) -> tuple[int, ...]:
        """Ids of articles of which a pass of this version has not looked who tells the same; newest first, placed ones only."""
        with self._connections.read() as db:
            return tellings.untold(db, version, limit)

    def to_tell(self, ids: Sequence[int]) -> tuple[Untold, ...]:
        """Those articles as the pass needs them, in the order asked for; unknown ids are left out."""
        with self._connections.read() as db:
            return tellings.to_tell(db, ids)

    def sketches(self, start: datetime, end: datetime) -> tuple[Sketched, ...]:
        """Sketches that are kept of articles dated so (start included, end not)."""
        with self._connections.read() as db:
            return tellings.sketches(db, start, end)

    def tell(self, version: int, told: Sequence[Sketched], keep_since: datetime) -> None:
        """Notes what the pass found, and drops sketches of articles dated before `keep_since`; stories stay."""
        with self._connections.write(durable=False) as db:
            tellings.tell(db, version, told, keep_since)

    def same_story(self, article_id: int) -> tuple[Headline, ...]:
        """The other articles that tell its story, newest first."""
        with self._connections.read() as db:
            return tellings.same_story(db, article_id)
