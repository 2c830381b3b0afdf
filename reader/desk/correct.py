"""Puts a place right: another place, or none; for a name in a feed, or for one article. It holds for what comes later, and undo takes it back."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.desk.facts import described
from reader.desk.session import Session
from reader.library.protocol import Unplaced
from reader.model.article import Article
from reader.model.errors import NotFoundError, UsageError
from reader.model.place import ArticlePlace, Correction, Place
from reader.model.safe import line
from reader.model.words import _
from reader.places.version import VERSION
from reader.refresh.place import opening, place_here


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a correction did.

    Attributes:
        words: one sentence that says so, in the reader's language.
        waiting: how many other articles wait to be placed anew because of it.
    """

    words: str
    waiting: int


def correct(session: Session, article_id: int, was: ArticlePlace | None, right: Place | None) -> Corrected:
    """Says what a place of an article is, and places the article again at once.

    Args:
        was: the wrong place, as the article has it; None gives the article a place that holds for it alone.
        right: the right one, None for "not a place".

    Raises:
        NotFoundError: no such article.
        UsageError: neither is given.
        GazetteerError: without one nothing can be placed.
        LibraryError, SourceError: the library cannot keep it (the disk is full).
    """
    if was is None and right is None:
        raise UsageError(_("neither a wrong place nor the right one is given"))
    gazetteer = session.gazetteer_or_fail()
    article = next(iter(session.library.articles([article_id])), None)
    waiting = next(iter(session.library.to_place([article_id])), None)
    if article is None or waiting is None:
        raise NotFoundError(_("no article {id}; `dateline list` shows their ids").format(id=article_id))
    names = _names(session, waiting, was)
    called = "" if was is None else line(was.label)
    waits = session.library.correct(Correction(article_id, names, None if was is None else was.place.geonameid, right, called), session.now())
    place_here(session.library, gazetteer, [article_id])
    return Corrected(_said(session, article, called, right, names), sum(1 for number in waits if number != article_id))


def settle(session: Session, most: int = 50, first: Sequence[int] = ()) -> int:
    """Places articles that wait in this process: `first` those on the screen, then up to `most` of the newest. Returns how many.

    In a library in memory no other process can do it: there all of them are placed.
    """
    gazetteer = session.gazetteer()
    if gazetteer is None:
        return 0
    library = session.library
    done = place_here(library, gazetteer, first)
    while ids := library.unplaced(VERSION, most):
        placed = place_here(library, gazetteer, ids)
        done += placed
        if session.path is not None or not placed:
            break
    return done


def _names(session: Session, article: Unplaced, was: ArticlePlace | None) -> tuple[str, ...]:
    """The names that the article has for the wrong place; () if it has none, or if the reader gave it that place."""
    if was is None:
        return ()
    from reader.places.spans import names_of

    return names_of(session.gazetteer_or_fail(), opening(article.story), was, article.home, article.learnt)


def _said(session: Session, article: Article, called: str, right: Place | None, names: Sequence[str]) -> str:
    """The sentence that says what holds now, and where."""
    if not names:
        if right is not None:
            return _("{place} is its place now.").format(place=session.name(right))
        return _("{name} is its place no longer.").format(name=called)
    feed = line(article.feed) if article.feed_id is not None else ""
    if right is None:
        said = _("{name} is no place, here and next time in {feed}.") if feed else _("{name} is no place here.")
        return said.format(name=called, feed=feed)
    said = _("{name} is now {place}, here and next time in {feed}.") if feed else _("{name} is now {place} here.")
    return said.format(name=called, place=_short(session, right), feed=feed)


def _short(session: Session, place: Place) -> str:
    """A place's name and the nearest above it that helps: "Moscow, Idaho", "Graz, Austria"."""
    return ", ".join(described(session, place, continent=False).split(", ")[:2])
