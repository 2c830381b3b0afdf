"""Full text: which articles want it, and having it fetched from their pages, so that it is there offline."""

from collections.abc import Collection, Sequence

from reader.desk.session import Session
from reader.model.article import Page
from reader.model.errors import NotFoundError
from reader.model.words import _
from reader.refresh.pages import Fetching, fetch_pages
from reader.refresh.place import place_here
from reader.refresh.progress import Tell, nobody
from reader.text.links import host_of

AT_ONCE = 200
"""Pages that one refresh fetches at most; the rest has its turn at the next."""


def fetch(session: Session, ids: Collection[int], *, tell: Tell = nobody) -> Fetching:
    """Fetches the full text of these articles now, whatever became of it before, and places them anew.

    Returns:
        How many have it, and why the others have none; one without a page counts as such.

    Raises:
        NotFoundError: no such article.
    """
    found = {article.id: article for article in session.library.articles(list(ids))}
    if (missing := next((number for number in ids if number not in found), None)) is not None:
        raise NotFoundError(_("no article {id}; `dateline list` shows their ids").format(id=missing))
    pages = [Page(article.id, url, article.feed_id) for article in found.values() if (url := article.story.url) is not None]
    done = _fetch(session, pages, tell)
    for article in found.values():
        if article.story.url is None:
            done.troubles[article.id] = _("it has no page of its own")
    return done


def fetch_wanted(session: Session, *, tell: Tell = nobody) -> Fetching:
    """Fetches the full texts that are wanted: of bookmarked teasers, and of feeds of which the reader wants it."""
    return _fetch(session, session.library.pages_wanted(session.now(), AT_ONCE), tell)


def _fetch(session: Session, pages: Sequence[Page], tell: Tell) -> Fetching:
    if not pages:
        return Fetching(0, {})
    hosts = {feed.id: host_of(feed.url) for feed in session.library.feeds()}
    done = fetch_pages(session.library, pages, hosts, session.now, manners=session.manners(), tell=tell)
    if done.done and (gazetteer := session.gazetteer()) is not None:
        place_here(session.library, gazetteer, [page.article for page in pages if page.article not in done.troubles])
    return done
