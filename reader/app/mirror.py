"""What the reader keeps while the samples are shown goes into their own library, and leaves it again when it is undone."""

from reader.desk import keep, places
from reader.desk.find import search
from reader.desk.session import Session
from reader.model.article import Article

MOST = 1000
"""Samples looked at."""


class Mirror:
    """Makes the reader's own library hold the bookmarks, notes, tags and followed places that the samples hold."""

    def __init__(self, samples: Session, own: Session) -> None:
        self.samples = samples
        self.own = own
        self._copies: dict[int, int] = {}
        self._followed: frozenset[int] = frozenset()

    def take_over(self) -> None:
        """Brings the own library up to date; for workers. Raises LibraryError."""
        self._take_places()
        library = self.samples.library
        marked = [row.id for row in library.headlines(search(self.samples, "is:bookmarked").query, MOST)]
        for article in library.articles(marked, bodies=True):
            self._take(article)
        if dropped := self._copies.keys() - set(marked):
            keep.unbookmark(self.own, [self._copies.pop(sample) for sample in dropped])
            # it brings the parsers along, which nothing else here needs: 0.3 s
            from reader.desk.samples import drop_loose_copies

            drop_loose_copies(self.own)

    def _take(self, article: Article) -> None:
        if article.id not in self._copies:
            # it brings the parsers along, which nothing else here needs: 0.3 s
            from reader.desk.samples import copy_over

            self._copies[article.id] = copy_over(article, self.own, self.samples.library.learnt(article.id))
        copy = next(iter(self.own.library.articles([self._copies[article.id]])))
        if (copy.note, copy.tags) != (article.note, article.tags):
            keep.annotate(self.own, copy.id, note=article.note, tags=article.tags)

    def _take_places(self) -> None:
        """What the reader followed before stays followed."""
        now = {count.place.geonameid: count.place for count in self.samples.library.followed()}
        before, self._followed = self._followed, frozenset(now)
        if new := [now[number] for number in now if number not in before]:
            places.follow(self.own, new)
        gone = before - self._followed
        if dropped := [count.place for count in self.own.library.followed() if count.place.geonameid in gone]:
            places.follow(self.own, dropped, False)
