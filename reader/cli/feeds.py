"""`feeds`, `remove`, `rename`, `edit`, `refresh`: the sources one has, and bringing in what is new."""

import os
from datetime import timedelta
from typing import Any

import click

from reader.cli import exit_codes
from reader.cli.adding import tell_troubles
from reader.cli.arguments import Command
from reader.cli.output import age, complain, out, out_event, out_json, say, table
from reader.cli.progress import Bar
from reader.cli.sitting import sitting, tidy_end
from reader.model.errors import UsageError
from reader.model.words import _, ngettext

NICE = 5
"""How far a refresh for the app stands back for the app."""


@click.command("feeds", cls=Command)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@click.pass_context
def feeds(context: click.Context, as_json: bool) -> None:
    """List the sources with their health."""
    with sitting(context) as session:
        known = session.library.feeds()
        if as_json:
            from reader.desk.as_json import feed_json

            out_json([feed_json(feed) for feed in known])
            return
        now = session.now()
        rows = [
            (
                str(f.id),
                f.title,
                f.folder or "",
                f"{f.unread}/{f.articles}",
                age(f.last_ok, now, dated=True) if f.last_ok else "",
                f"! {f.error}  {f.url}" if f.error else f.url,
            )
            for f in known
        ]
        for line in table(rows):
            out(line)
        if not known:
            say(_("no sources yet; `dateline add PATH or URL` adds one"))


@click.command("remove", cls=Command)
@click.argument("feed", metavar="FEED")
@click.pass_context
def remove(context: click.Context, feed: str) -> None:
    """Remove a source; its bookmarked articles stay."""
    from reader.desk import sources

    with sitting(context) as session:
        found = sources.pick(session, feed)
        kept = sources.remove(session, found)
        say(
            ngettext(
                "{name} removed, {n} bookmark kept. `dateline undo` brings it back.",
                "{name} removed, {n} bookmarks kept. `dateline undo` brings it back.",
                kept,
            ).format(name=found.title, n=kept)
        )


@click.command("rename", cls=Command)
@click.argument("feed", metavar="FEED")
@click.argument("title")
@click.pass_context
def rename(context: click.Context, feed: str, title: str) -> None:
    """Give a source your own title."""
    from reader.desk import sources

    with sitting(context) as session:
        sources.rename(session, sources.pick(session, feed), title)


@click.command("edit", cls=Command)
@click.argument("feed", metavar="FEED")
@click.option("--url", help="Its new address or path; the articles stay.")
@click.option("--folder", help='The folder to keep it in, "" for none.')
@click.option("--every", metavar="SPAN", help="How often to fetch it, such as 2h; 0 for as often as it changes.")
@click.option("--full-text", type=click.Choice(["on", "off"]), help="Fetch the full text of its articles.")
@click.option("--mute", metavar="SPAN", help="For how long its news come in as read, such as 7d; 0 ends it.")
@click.option("--home", metavar="PLACE", help='The place it writes from, "" for none.')
@click.pass_context
def edit(
    context: click.Context, /, feed: str, url: str | None, folder: str | None, every: str | None, full_text: str | None, mute: str | None, home: str | None
) -> None:
    """Change a source."""
    from reader.desk import sources
    from reader.desk.durations import seconds_of
    from reader.desk.places import look_up
    from reader.model.feed import FeedChange

    if all(value is None for value in (url, folder, every, full_text, mute, home)):
        raise UsageError(_("nothing to change; `dateline edit --help` shows what can be"))
    with sitting(context) as session:
        found = sources.pick(session, feed)
        change = FeedChange(
            url=url,
            folder=folder,
            every=None if every is None else seconds_of(every),
            full_text=None if full_text is None else full_text == "on",
            muted_until=None if mute is None else session.now() + timedelta(seconds=seconds_of(mute)),
            home=None if home is None else look_up(session, home).geonameid if home else 0,
        )
        sources.edit(session, found, change)
        say(_("{name} changed.").format(name=found.title))


@click.command("refresh", cls=Command)
@click.argument("names", metavar="[FEED...]", nargs=-1)
@click.option("--force", is_flag=True, help="All of them, due or not.")
@click.option("--json", "form", flag_value="json", help="Print the outcome as a JSON object.")
@click.option("--events", "form", flag_value="events", help="Print JSON lines as it goes.")
@click.option("--places-only", is_flag=True, hidden=True, help="Fetch nothing; place what waits, unless a refresh is doing it.")
@click.pass_context
def refresh(context: click.Context, names: tuple[str, ...], force: bool, form: str | None, places_only: bool) -> int:
    """Bring in what is due, then place it."""
    from reader.desk import sources
    from reader.desk.refresh import place_only
    from reader.desk.refresh import refresh as run

    def tell(event: dict[str, Any]) -> None:
        if form == "events":
            out_event(event)
        elif form is None:
            bar.hear(event)

    if places_only and (names or force):
        raise UsageError(_("--places-only fetches nothing, so it takes neither feeds nor --force"))
    if form == "events":
        os.nice(max(0, NICE - os.nice(0)))
    with tidy_end(), sitting(context) as session, Bar() as bar:
        if places_only:
            total = place_only(session, tell=tell)
        else:
            chosen = [sources.pick(session, name) for name in names] or None
            total = run(session, chosen, force=force, tell=tell)
    tell({"event": "done", **total.as_json(), "offline": total.is_offline})
    if form == "json":
        out_json(total.as_json())
    elif form is None and places_only:
        if session.places_trouble:
            complain(session.places_trouble)
        say(ngettext("{n} article placed.", "{n} articles placed.", total.placed).format(n=total.placed))
    elif form is None:
        tell_troubles(session, total)
        say(_("{new} new, {updated} changed, {seconds} s.").format(new=total.new, updated=total.updated, seconds=round(total.seconds, 1)))
    return exit_codes.PART if total.failed else exit_codes.DONE


COMMANDS: dict[str, click.Command] = {"feeds": feeds, "remove": remove, "rename": rename, "edit": edit, "refresh": refresh}
