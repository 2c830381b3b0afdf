"""What keys alone cannot bring about in a picture: feeds out there, what a search found, a refresh at work."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

from reader.app.found import FoundFeeds
from reader.app.main import DatelineApp
from reader.app.refreshes import Result, failure_words
from reader.app.screens.add import AddSheet
from reader.app.widgets.topbar import Progress
from reader.desk.session import Session
from reader.model.feed import Delivery, FeedChange, NewFeed
from reader.model.fetch import Candidate, FetchState
from tests.pictures.day import NOW

SITE = "https://www.alpenpost.example"


def go_online(session: Session) -> None:
    """Three feeds by address: one does not answer, one is gone, one is fine; another one is muted."""
    minutes = timedelta(minutes=1)
    states = {
        "Kansai Daily": ("no answer within 20 s", FetchState(failures=3, next_due=NOW + 150 * minutes)),
        "Lamar Courier": ("gone for good (410)", FetchState(failures=1, gone=True)),
        "Grid & Rail": (None, FetchState(next_due=NOW + 65 * minutes)),
    }
    for feed in session.library.feeds():
        if feed.title in states:
            error, state = states[feed.title]
            host = feed.title.partition(" ")[0].lower()
            session.library.edit_feed(feed.id, FeedChange(url=f"https://{host}.example/feed"), NOW)
            session.library.keep(feed.id, Delivery(fetched=NOW - 12 * minutes, state=state))
            session.library.keep(feed.id, Delivery(error=error, fetched=NOW - 3 * minutes, state=state))
        elif feed.title == "Kontinent":
            session.library.edit_feed(feed.id, FeedChange(muted_until=NOW + timedelta(days=3)), NOW)
    session.library.subscribe([NewFeed("https://berge.example/feed", title="Berge und Täler")], NOW)


async def _found(app: DatelineApp, *feeds: Candidate) -> None:
    sheet = AddSheet(app.session, SITE)
    await app.push_screen(sheet)
    sheet.arrived(SITE, FoundFeeds(SITE, "feeds" if feeds else "none", feeds))


async def choices(app: DatelineApp) -> None:
    """Three feeds of a site, to choose from."""
    titles = (("alle Meldungen", 40, 12), ("Sport", 25, 120), ("Leserbriefe", 10, 5760))
    await _found(app, *(Candidate(f"{SITE}/{n}", f"Alpenpost, {title}", n, NOW - timedelta(minutes=age)) for title, n, age in titles))


async def no_feed(app: DatelineApp) -> None:
    """A site without a feed."""
    await _found(app)


async def refreshing(app: DatelineApp) -> None:
    """A refresh at work."""
    app.news.progress = Progress(214, 480, 63)
    app.news.update_bars()


async def refreshed(app: DatelineApp) -> None:
    """The outcome of one in which a feed failed."""
    errors = [{"feed": "Grid & Rail", "url": "https://grid.example/feed", "error": "no answer within 20 s"}]
    result = Result.of({"feeds": 480, "failed": 1, "new": 63, "errors": errors})
    app.news.result_words, app.news.trouble_words = result.new_words, result.failed_words
    app.news.update_bars()
    app.news.toast(failure_words(result, app.session.library.feeds(), NOW), "F", "feeds", "feeds", error=True)


async def offline(app: DatelineApp) -> None:
    """A refresh without a connection."""
    app.news.offline = True
    app.news.update_bars()


SCENES: Mapping[str, Callable[[DatelineApp], Awaitable[None]]] = {
    "choices": choices,
    "no feed": no_feed,
    "refreshing": refreshing,
    "refreshed": refreshed,
    "offline": offline,
}
"""By name: what happens after the keys."""
