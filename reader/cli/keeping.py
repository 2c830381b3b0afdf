"""`bookmark`, `read`, `undo`: marks on the command line."""

from collections.abc import Sequence

import click

from reader.cli.arguments import NUMBER, Command
from reader.cli.output import say
from reader.cli.reading import print_list
from reader.cli.sitting import sitting
from reader.desk.session import Session
from reader.model.errors import NotFoundError
from reader.model.words import _, ngettext

_ids = click.argument("ids", metavar="ID...", nargs=-1, required=True, type=NUMBER)


def _known(session: Session, ids: Sequence[int]) -> list[int]:
    """The ids, all of which must be articles. Raises NotFoundError before anything is changed."""
    known = {article.id for article in session.library.articles(ids)}
    for wanted in ids:
        if wanted not in known:
            raise NotFoundError(_("no article {id}; `dateline list` shows their ids").format(id=wanted))
    return list(ids)


@click.command("bookmark", cls=Command)
@_ids
@click.option("--note", help="A note; it replaces the one that is there.")
@click.option("--tag", "tags", multiple=True, help="A tag to add; may be given several times.")
@click.pass_context
def bookmark(context: click.Context, ids: tuple[int, ...], note: str | None, tags: tuple[str, ...]) -> None:
    """Keep articles for good."""
    from reader.desk import keep

    with sitting(context) as session:
        keep.bookmark(session, _known(session, ids), note=note, tags=tags or None)
        say(ngettext("{n} bookmarked.", "{n} bookmarked.", len(ids)).format(n=len(ids)))


@click.command("unbookmark", cls=Command)
@_ids
@click.pass_context
def unbookmark(context: click.Context, ids: tuple[int, ...]) -> None:
    """Take bookmarks away; note and tags stay."""
    from reader.desk import keep

    with sitting(context) as session:
        changed = keep.unbookmark(session, _known(session, ids))
        say(ngettext("{n} bookmark removed.", "{n} bookmarks removed.", changed).format(n=changed))


@click.command("bookmarks", cls=Command)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@click.pass_context
def bookmarks(context: click.Context, as_json: bool) -> None:
    """List what is bookmarked, newest first."""
    with sitting(context) as session:
        print_list(session, "is:bookmarked", None, 0, as_json=as_json)


def _mark(context: click.Context, words: tuple[str, ...], read: bool) -> None:
    """Marks what ids or a query name."""
    from reader.desk import keep
    from reader.desk.find import search

    with sitting(context) as session:
        numbers = all(word.isascii() and word.isdigit() for word in words)
        ids = _known(session, [NUMBER.convert(word, None, None) for word in words]) if numbers else session.library.ids(search(session, " ".join(words)).query)
        changed = keep.mark_read(session, ids, read)
        said = ngettext("{n} marked read.", "{n} marked read.", changed) if read else ngettext("{n} marked unread.", "{n} marked unread.", changed)
        say(said.format(n=changed))


@click.command("read", cls=Command)
@click.argument("words", metavar="ID|QUERY...", nargs=-1, required=True)
@click.pass_context
def read(context: click.Context, words: tuple[str, ...]) -> None:
    """Mark as read what ids or a query name."""
    _mark(context, words, True)


@click.command("unread", cls=Command)
@click.argument("words", metavar="ID|QUERY...", nargs=-1, required=True)
@click.pass_context
def unread(context: click.Context, words: tuple[str, ...]) -> None:
    """Mark as unread what ids or a query name."""
    _mark(context, words, False)


@click.command("undo", cls=Command)
@click.pass_context
def undo(context: click.Context) -> None:
    """Take back the last change."""
    from reader.desk import keep

    with sitting(context) as session:
        undone = keep.undo(session)
        say(undone[1] if undone else _("Nothing to undo."))


COMMANDS: dict[str, click.Command] = {"bookmark": bookmark, "unbookmark": unbookmark, "bookmarks": bookmarks, "read": read, "unread": unread, "undo": undo}
