"""`add`, `feeds`, `refresh`, `import` and what else concerns sources."""

import sys
from pathlib import Path
from typing import Any

import click

from reader.cli import exit_codes
from reader.cli.arguments import Command, complete_path
from reader.cli.output import age, complain, out, out_json, say, table
from reader.cli.sitting import sitting, tidy_end
from reader.desk.session import Session
from reader.model.errors import DatelineError, UsageError
from reader.model.words import _, ngettext


@click.command("add", cls=Command)
@click.argument("paths", metavar="PATH|URL...", nargs=-1, required=True, shell_complete=complete_path)
@click.option("--title", default="", help="Your own title for it.")
@click.option("--folder", help="The folder to keep it in.")
@click.pass_context
def add(context: click.Context, paths: tuple[str, ...], title: str, folder: str | None) -> int:
    """Subscribe files, folders (with all below them) or feed files; they are read and placed at once."""
    worst = exit_codes.DONE
    with tidy_end(), sitting(context) as session:
        for path in paths:
            worst = max(worst, add_one(session, path, title, folder))
    return worst


def add_one(session: Session, text: str, title: str = "", folder: str | None = None) -> int:
    """Adds one source and says so; returns the exit code it is worth."""
    from reader.desk import sources
    from reader.desk.refresh import add as add_source
    from reader.desk.refresh import refuse_address

    try:
        if sources.is_address(text):
            raise refuse_address(text)
        path = sources.local_path(text)
        if path.is_file() and sources.is_list(path):
            return _import(session, path)
        feed, new, total = add_source(session, path, title=title, folder=folder)
    except DatelineError as problem:
        if problem.exit_code == exit_codes.LIBRARY:
            raise
        complain(problem)
        return problem.exit_code
    _tell_troubles(total)
    count = next(f.articles for f in session.library.feeds() if f.id == feed.id)
    name = feed.title
    said = (
        ngettext("{name} added, {n} article.", "{name} added, {n} articles.", count)
        if new
        else ngettext("You follow {name} already; {n} article.", "You follow {name} already; {n} articles.", count)
    )
    say(said.format(name=name, n=count))
    return exit_codes.PART if total.failed else exit_codes.DONE


def _tell_troubles(total: Any) -> None:
    """Names every file or source that could not be read, and what was passed over."""
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
    if total.waiting:
        n = total.waiting
        say(
            ngettext(
                "{n} feed has an address; this version reads files and folders.", "{n} feeds have addresses; this version reads files and folders.", n
            ).format(n=n)
        )


@click.command("save", cls=Command)
@click.argument("urls", metavar="URL...", nargs=-1, required=True)
@click.pass_context
def save(context: click.Context, urls: tuple[str, ...]) -> int:
    """Keep a web page as a bookmarked article."""
    from reader.desk.refresh import refuse_address

    for url in urls:
        complain(refuse_address(url))
    return exit_codes.PART


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
                f"! {f.error}" if f.error else f.url,
            )
            for f in known
        ]
        for line in table(rows):
            out(line)
        if not known:
            say(_("no sources yet; `dateline add PATH` adds a file or folder"))


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
@click.option("--every", help="How often to fetch it, such as 2h.")
@click.option("--full-text", type=click.Choice(["on", "off"]), help="Fetch the full text of its articles.")
@click.option("--mute", help="Leave it out for a time, such as 7d.")
@click.option("--home", metavar="PLACE", help="The place it writes from.")
@click.pass_context
def edit(context: click.Context, /, feed: str, url: str | None, folder: str | None, **later: str | None) -> None:
    """Change a source."""
    from reader.desk import sources

    unknown = [f"--{name.replace('_', '-')}" for name, value in later.items() if value is not None]
    if unknown:
        raise UsageError(_("{options} needs feeds by address, which this version does not fetch").format(options=", ".join(unknown)))
    if url is None and folder is None:
        raise UsageError(_("nothing to change; give --url or --folder"))
    with sitting(context) as session:
        found = sources.pick(session, feed)
        if url is not None and not sources.is_address(url):
            url = str(sources.local_path(url))
        session.library.edit_feed(found.id, session.now(), url=url, folder=folder)


@click.command("refresh", cls=Command)
@click.argument("names", metavar="[FEED...]", nargs=-1)
@click.option("--force", is_flag=True, help="Read again what seems unchanged.")
@click.option("--json", "form", flag_value="json", help="Print the outcome as a JSON object.")
@click.option("--events", "form", flag_value="events", help="Print JSON lines as it goes.")
@click.pass_context
def refresh(context: click.Context, names: tuple[str, ...], force: bool, form: str | None) -> int:
    """Bring in what is new, then place it."""
    from reader.desk import sources
    from reader.desk.refresh import refresh as run
    from reader.refresh.progress import json_line

    def tell(event: dict[str, Any]) -> None:
        if form == "events":
            out(json_line(event))
            sys.stdout.flush()

    with tidy_end(), sitting(context) as session:
        chosen = [sources.pick(session, name) for name in names] or None
        total = run(session, chosen, force=force, tell=tell)
    tell({"event": "done", **total.as_json()})
    if form == "json":
        out_json(total.as_json())
    elif form is None:
        _tell_troubles(total)
        say(_("{new} new, {updated} changed, {seconds} s.").format(new=total.new, updated=total.updated, seconds=round(total.seconds, 1)))
    return exit_codes.PART if total.failed else exit_codes.DONE


def _import(session: Session, path: Path) -> int:
    """Imports an OPML list and says so."""
    from reader.desk.sources import import_list

    done = import_list(session, path)
    say(_("{named} feeds in {path}, {new} of them new.").format(named=done.named, path=path, new=done.new))
    return exit_codes.DONE


@click.command("import", cls=Command)
@click.argument("files", metavar="FILE.opml...", nargs=-1, required=True, shell_complete=complete_path)
@click.pass_context
def import_(context: click.Context, files: tuple[str, ...]) -> int:
    """Subscribe to every feed of an OPML list; nothing is fetched."""
    worst = exit_codes.DONE
    with sitting(context) as session:
        for file in files:
            try:
                _import(session, Path(file))
            except DatelineError as problem:
                if problem.exit_code == exit_codes.LIBRARY:
                    raise
                complain(problem)
                worst = max(worst, problem.exit_code)
    return worst


COMMANDS: dict[str, click.Command] = {
    "add": add,
    "save": save,
    "feeds": feeds,
    "remove": remove,
    "rename": rename,
    "edit": edit,
    "refresh": refresh,
    "import": import_,
}
