"""A library whose articles are read for places by the real gazetteer: what lights, corrections and counts are tested on."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.desk.correct import settle
from reader.desk.session import Session
from reader.library.sqlite.open import open_library, open_memory
from reader.model.article import Article, Story
from reader.model.blocks import Heading, Items, Paragraph, Quote, Span
from reader.model.feed import Delivery, Document, NewFeed
from reader.model.settings import Settings
from reader.query.ast import Query

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
FEED = "Lamar Courier"


def _story(n: int, title: str, opening: str, *more: str, language: str = "en") -> Story:
    body = (Paragraph((Span(opening),)), *(Paragraph((Span(part),)) for part in more))
    return Story(title, title, "", body, language=language, published=NOW - timedelta(hours=n + 1), publisher=FEED, fingerprint=title)


STORIES = (
    Story(
        "tunnel",
        "Tunnel between Vienna and Bratislava",
        "Linz waits for its own.",
        (
            Paragraph((Span("VIENNA - The drill has reached "), Span("Graz", strong=True), Span(" after three weeks."))),
            Heading((Span("What Graz says"),)),
            Items(((Paragraph((Span("Linz, in the north"),)),), (Paragraph((Span("Salzburg, in the west"),)),))),
            Quote((Paragraph((Span("Nobody in Salzburg knew."),)),)),
            *(Paragraph((Span(f"Paragraph {n} says little. " * 8),)) for n in range(12)),
            Paragraph((Span("The last word came from Innsbruck."),)),
        ),
        language="en",
        published=NOW - timedelta(minutes=5),
        publisher=FEED,
        fingerprint="tunnel",
    ),
    _story(0, "Courthouse clock runs again", "PARIS - The clock of the courthouse runs again after 14 years.", "Its hands were made in Paris."),
    _story(1, "Bakery opens on the square", "PARIS - A bakery opens on the square.", "Paris has waited for it."),
    _story(2, "Nothing has happened", "There is no news today, and nobody complains about it."),
    _story(3, "Metro tries trains without drivers", "MOSCOW - The metro tries trains without drivers.", "Moscow is the first city of Russia to do so."),
)


def placed_session(path: Path | None = None, settings: Settings | None = None, *, more: int = 0) -> Session:
    """A session over five articles, and so many `more` from Paris, placed."""
    session = Session(open_library(path) if path else open_memory(), settings or Settings(mark_read="never", home="Wien"), path, now=lambda: NOW)
    found, _new = session.library.subscribe([NewFeed(f"/news/{FEED}", kind="files", title=FEED)], NOW)[0]
    stories = (*STORIES, *(_story(5 + n, f"Paris bakery {n}", "PARIS - Another bakery opens.") for n in range(more)))
    session.library.keep(found.id, Delivery((Document("", None, stories),), kind="files", fetched=NOW - timedelta(minutes=3)))
    settle(session, most=1000)
    return session


def article(session: Session, title: str) -> Article:
    """The article whose title begins so, with its body."""
    ids = session.library.ids(Query())
    return next(found for found in session.library.articles(ids, bodies=True) if f"{found.story.title} ".startswith(title))


def where(session: Session, title: str) -> list[str]:
    """The names of an article's places, the main one first."""
    return [found.place.name for found in article(session, title).places]
