"""The shipped samples, in a library in memory, so that there is something to read at once."""

from typing import TYPE_CHECKING

from reader.desk import sources
from reader.desk.refresh import add
from reader.desk.session import Session
from reader.library.sqlite.open import open_memory
from reader.model.article import Article
from reader.model.feed import Delivery, Document, Feed, NewFeed
from reader.model.paths import seeds
from reader.model.place import NOTHING_LEARNT, Correction, Learnt, Placed
from reader.model.words import _
from reader.query.ast import Named, Query

if TYPE_CHECKING:
    from reader.places.gazetteer import Gazetteer


def open_samples(session: Session) -> Session:
    """A session over the samples, with the settings and the clock of the given one."""
    shown = Session(open_memory(), session.settings, config=session.config, samples=True, now=session.now)
    add(shown, seeds(), title=_("Samples"))
    return shown


def copy_over(article: Article, session: Session, learnt: Learnt = NOTHING_LEARNT) -> int:
    """Keeps a sample in the reader's own library as a bookmarked article without a feed; returns its id there.

    Copying the same sample twice keeps one.

    Args:
        learnt: what the reader has said of its places among the samples; it goes on to hold whenever the copy is placed anew.
    """
    from reader.places.version import VERSION

    library, now = session.library, session.now()
    feed = _feed_of_samples(session)
    library.keep(feed.id, Delivery((Document(article.story.guid, None, (article.story,)),), fetched=now))
    newest = library.headlines(Query(root=Named("feed", str(feed.id))), 1000)
    kept = next(a.id for a in library.articles([row.id for row in newest]) if a.story.guid == article.story.guid)
    gazetteer = session.gazetteer()
    above = {place.geonameid: place for found in article.places for place in (gazetteer.ancestors(found.place.geonameid) if gazetteer else ())}
    if gazetteer is not None:
        _teach(session, gazetteer, kept, learnt)
    library.place(VERSION, [(kept, Placed(article.dateline, article.places, tuple(above.values())))])
    library.bookmark([kept], True, now)
    if article.note or article.tags:
        library.annotate(kept, now, note=article.note, tags=article.tags)
    library.remove_feed(feed.id, now)
    return kept


def _teach(session: Session, gazetteer: "Gazetteer", article_id: int, learnt: Learnt) -> None:
    """Says of an article what the reader has said of it elsewhere, as far as its library does not know it."""
    known = session.library.learnt(article_id)
    said: dict[int | None, list[str]] = {}
    for name, number in learnt.names.items():
        if name not in known.names or known.names[name] != number:
            said.setdefault(number, []).append(name)
    for number, names in said.items():
        right = None if number is None else gazetteer.place(number)
        # of a place that the gazetteer does not know nothing can be said
        if number is None or right is not None:
            session.library.correct(Correction(article_id, tuple(names), None, right), session.now())
    own = None if learnt.place is None or learnt.place == known.place else gazetteer.place(learnt.place)
    if own is not None:
        session.library.correct(Correction(article_id, (), None, own), session.now())


def drop_loose_copies(session: Session) -> None:
    """Hides the copies that are no bookmarks any more: a removal takes along what no bookmark holds."""
    session.library.remove_feed(_feed_of_samples(session).id, session.now())


def _feed_of_samples(session: Session) -> Feed:
    """The feed that copies are kept under for a moment, in the reader's own library."""
    return sources.subscribe(session, NewFeed(str(seeds()), kind="files", title=_("Samples")))[0]
