"""`add`, `save`, `import`: what brings sources and pages in."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli import exit_codes
from reader.cli.arguments import NUMBER, Command, complete_path
from reader.cli.output import age, complain, out_event, say, table
from reader.cli.progress import Bar
from reader.cli.sitting import sitting, tidy_end
from reader.desk.session import Session
from reader.model.errors import DatelineError, SourceError, UsageError
from reader.model.fetch import Candidate
from reader.model.words import _, ngettext

if TYPE_CHECKING:
    from reader.desk.discover import Found
    from reader.desk.sources import Imported


@click.command("add", cls=Command)
@click.argument("paths", metavar="PATH|URL...", nargs=-1, required=True, shell_complete=complete_path)
@click.option("--title", default="", help="Your own title for it.")
@click.option("--folder", help="The folder to keep it in.")
@click.option("--pick", type=NUMBER, metavar="N", help="Of several feeds on a page, the Nth.")
@click.option("--all", "every", is_flag=True, help="Of several feeds on a page, all.")
@click.pass_context
def add(context: click.Context, paths: tuple[str, ...], title: str, folder: str | None, pick: int | None, every: bool) -> int:
    """Subscribe feeds by address, pages (their feeds are found), files, or folders with all below them; they are read and placed at once."""
    worst = exit_codes.DONE
    with tidy_end(), sitting(context) as session:
        for path in paths:
            worst = max(worst, add_one(session, path, title, folder, pick=pick, every=every))
    return worst


def add_one(session: Session, text: str, title: str = "", folder: str | None = None, *, pick: int | None = None, every: bool = False) -> int:
    """Adds one source and says so; returns the exit code it is worth."""
    from reader.desk import sources

    def bring_in() -> int:
        if sources.looks_like_address(text):
            return _add_address(session, text, title, folder, pick, every=every)
        return _add_path(session, sources.local_path(text), title, folder)

    return _one_of_several(bring_in)


def _one_of_several(work: Callable[[], int]) -> int:
    """Does what is asked for one of several things; says why it cannot, so that the others go on. Returns the exit code it is worth. Raises LibraryError."""
    try:
        return work()
    except DatelineError as problem:
        if problem.exit_code == exit_codes.LIBRARY:
            raise
        complain(problem)
        return problem.exit_code


def _add_path(session: Session, path: Path, title: str, folder: str | None) -> int:
    from reader.desk import sources
    from reader.desk.refresh import add as add_source

    if path.is_file() and sources.is_list(path):
        return _import(session, path)
    with Bar() as bar:
        feed, new, total = add_source(session, path, title=title, folder=folder, tell=bar.hear)
    tell_troubles(session, total)
    count = next(f.articles for f in session.library.feeds() if f.id == feed.id)
    _say_added(feed.title, count, new)
    return exit_codes.PART if total.failed else exit_codes.DONE


def _say_added(name: str, count: int, new: bool) -> None:
    said = (
        ngettext("{name} added, {n} article.", "{name} added, {n} articles.", count)
        if new
        else ngettext("You follow {name} already; {n} article.", "You follow {name} already; {n} articles.", count)
    )
    say(said.format(name=name, n=count))


def _add_address(session: Session, text: str, title: str, folder: str | None, pick: int | None, *, every: bool) -> int:
    """Adds the feed at an address, or those that the page there leads to."""
    from reader.desk.discover import found_at
    from reader.desk.fetching import import_address
    from reader.desk.refresh import add_feed
    from reader.model.feed import NewFeed
    from reader.refresh.pool import Pool

    worst = exit_codes.DONE
    with Pool(workers=1) as pool, found_at(session, text, pool) as found:
        if found.kind == "list":
            return _say_imported(import_address(session, text), found.url)
        chosen = _choose(session, found, pick, every=every)
        for candidate in chosen:
            wanted = NewFeed(candidate.url, title=title if len(chosen) == 1 else "", folder=folder)
            with Bar() as bar:
                feed, new, total = add_feed(session, wanted, pool, fetched=found.bodies.get(candidate.url), tell=bar.hear)
            tell_troubles(session, total)
            _say_added(feed.title, feed.articles, new)
            worst = max(worst, exit_codes.PART if total.failed else exit_codes.DONE)
    return worst


def _choose(session: Session, found: "Found", pick: int | None, *, every: bool) -> tuple[Candidate, ...]:
    """The feeds to be added of those that were found. Raises SourceError if there are none, UsageError if it is not said which."""
    feeds, address = found.feeds, found.url
    if found.failure is not None:
        words = found.failure.words
        if found.failure.kind == "login":
            words = _("{why}; put them into ~/.netrc, or add it in the app, which asks for them").format(why=words)
        raise SourceError(f"{address}: {words}")
    if not feeds:
        words = _("{address}: no feed found there; its address may end in /feed or /rss, and `dateline save` keeps the page")
        raise SourceError(words.format(address=address))
    if pick is not None and not 1 <= pick <= len(feeds):
        raise UsageError(ngettext("{address} leads to {n} feed", "{address} leads to {n} feeds", len(feeds)).format(address=address, n=len(feeds)))
    if pick is not None:
        return (feeds[pick - 1],)
    if len(feeds) > 1 and not every:
        for row in table((str(n), feed.title, _amount(feed, session.now()), feed.url) for n, feed in enumerate(feeds, 1)):
            say(row)
        raise UsageError(_("{address} leads to {n} feeds; add one with --pick N, or --all").format(address=address, n=len(feeds)))
    return feeds


def _amount(feed: Candidate, now: datetime) -> str:
    """How much a feed has, and how new that is."""
    count = ngettext("{n} article", "{n} articles", feed.articles).format(n=feed.articles)
    return f"{count}, {age(feed.newest, now, dated=True)}" if feed.newest else count


def tell_troubles(session: Session, total: Any) -> None:
    """Names every file or source that could not be read, and what was passed over."""
    if (total.new or total.updated or total.placed) and session.places_trouble:
        complain(session.places_trouble)
    for trouble in total.troubles:
        complain(f"{trouble.where}: {trouble.error}")
    if total.passed_over:
        count = sum(total.passed_over.values())
        endings = ", ".join(sorted(total.passed_over))
        say(
            ngettext("Passed over {n} file that is no article ({endings}).", "Passed over {n} files that are no articles ({endings}).", count).format(
                n=count, endings=endings
            )
        )


@click.command("save", cls=Command)
@click.argument("urls", metavar="URL...", nargs=-1, required=True)
@click.pass_context
def save(context: click.Context, urls: tuple[str, ...]) -> int:
    """Keep a web page as a bookmarked article; it needs no feed."""
    from reader.desk.fetching import save as save_page

    def keep(url: str) -> int:
        number, new, title = save_page(session, url)
        said = _("{title} kept as article {id}.") if new else _("{title} was kept already, as article {id}.")
        say(said.format(title=title, id=number))
        return exit_codes.DONE

    with tidy_end(), sitting(context) as session:
        return max(_one_of_several(partial(keep, url)) for url in urls)


def _import(session: Session, path: Path) -> int:
    """Imports a list of feeds and says so."""
    from reader.desk.sources import import_list

    return _say_imported(import_list(session, path), str(path))


def _say_imported(done: "Imported", where: str) -> int:
    for words in done.told:
        say(words)
    say(_("{named} feeds in {path}, {new} of them new.").format(named=done.named, path=where, new=done.new))
    return exit_codes.DONE


@click.command("import", cls=Command)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, shell_complete=complete_path)
@click.pass_context
def import_(context: click.Context, files: tuple[str, ...]) -> int:
    """Subscribe to every feed of a list: OPML, or newsboat's urls; nothing is fetched."""
    with sitting(context) as session:
        return max(_one_of_several(partial(_import, session, Path(file))) for file in files)


@click.command("find-feeds", cls=Command, hidden=True)
@click.argument("address")
@click.pass_context
def find_feeds(context: click.Context, address: str) -> int:
    """Tell as JSON lines what an address leads to: what the app's sheet shows."""
    from reader.desk.as_json import time_json
    from reader.desk.discover import found_at
    from reader.refresh.pool import Pool

    with tidy_end(), sitting(context) as session, Pool(workers=1) as pool:
        hear = lambda url: out_event({"event": "looking", "url": url})  # noqa: E731
        with found_at(session, address, pool, hear) as found:
            failure = found.failure
            feeds = [{"url": feed.url, "title": feed.title, "articles": feed.articles, "newest": time_json(feed.newest)} for feed in found.feeds]
            said = {"kind": found.kind, "url": found.url, "title": found.title, "feeds": feeds, "error": failure.words if failure else None}
            out_event({"event": "found", **said, "login": failure is not None and failure.kind == "login"})
    return exit_codes.DONE if failure is None else exit_codes.PART


COMMANDS: dict[str, click.Command] = {"add": add, "save": save, "import": import_, "find-feeds": find_feeds}
