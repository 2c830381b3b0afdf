"""An article for reading, its numbered links, and the browser that opens them."""

from dataclasses import replace

from reader.desk.session import Session
from reader.model.article import Article
from reader.model.errors import NotFoundError
from reader.model.words import _


def article(session: Session, article_id: int) -> Article:
    """The article with its body. Raises NotFoundError."""
    found = session.library.articles([article_id], bodies=True)
    if not found:
        raise NotFoundError(_("no article {id}; `dateline list` shows their ids").format(id=article_id))
    return found[0]


def with_former(session: Session, article_id: int) -> tuple[Article, Article | None]:
    """The article, and as it was when it was read, if that is another and the reader stopped somewhere in it. Raises NotFoundError."""
    found = article(session, article_id)
    if not found.changed or not found.position:
        return found, None
    versions = session.library.versions(article_id)
    return found, replace(found, story=versions[0].story) if versions else None


def address(found: Article, number: int | None) -> str:
    """The address of the article's page (no number) or of its Nth link. Raises NotFoundError."""
    if number is None:
        if found.story.url is None:
            raise NotFoundError(_("article {id} has no page of its own; `open {id} 1` opens its first link").format(id=found.id))
        return found.story.url
    links = found.numbered
    if not 1 <= number <= len(links):
        raise NotFoundError(_("article {id} has no link {n}; it has {count}").format(id=found.id, n=number, count=len(links)))
    return links[number - 1].url
