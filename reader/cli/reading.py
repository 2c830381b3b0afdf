"""`list`, `show` and `open`: reading on the command line."""

from typing import Any

import click

from reader.cli.arguments import NUMBER, Command
from reader.cli.output import age, cut, on_terminal, out, out_json, say, styled, width
from reader.cli.sitting import sitting
from reader.desk.session import Session
from reader.model.article import Article
from reader.model.words import _

STEP = 500
"""Articles read from the library at a time."""
MOST = 2**53
"""More than any library holds, and a number that each can count with."""


def print_list(session: Session, text: str, limit: int | None, offset: int, *, as_json: bool) -> None:
    """Prints the articles that a query takes, newest first."""
    from reader.desk.find import search

    limit, offset = None if limit is None else min(limit, MOST), min(offset, MOST)
    if limit is None and on_terminal():
        limit = 50
    found = search(session, text)
    for choice in found.choices:
        say(_("{taken}. Also: {others}").format(taken=choice.taken, others=", ".join(choice.others)))
    if limit is None:
        ids = session.library.ids(found.query)[offset:]
    else:
        ids = tuple(row.id for row in session.library.headlines(found.query, limit, offset=offset))
    if as_json:
        from reader.desk.as_json import article_json

        rows: list[dict[str, Any]] = []
        for start in range(0, len(ids), STEP):
            rows += [article_json(article) for article in session.library.articles(ids[start : start + STEP])]
        out_json(rows)
    else:
        for start in range(0, len(ids), STEP):
            for article in session.library.articles(ids[start : start + STEP]):
                out(_row(session, article))
    if not ids and text:
        say(_("nothing found"))
    elif not ids and not session.library.feeds():
        say(_("no articles yet; `dateline add PATH` adds a file or folder, `dateline import FILE.opml` a list of feeds"))


def _row(session: Session, article: Article) -> str:
    """An article on one line: id, mark, age, place, feed, title."""
    mark = ("★" if article.bookmarked else " ") + (" " if article.read else "•")
    story = article.story
    when = age(article.date, session.now(), dated=bool(story.published or story.updated))
    place = article.places[0].label if article.places and article.places[0].confidence >= 0.5 else ""
    feed = story.publisher or article.feed
    head = f"{article.id:>6} {mark} {when:>10}  "
    title = cut(story.title, max(20, width() - 63)).rstrip() if on_terminal() else story.title
    return f"{head}{styled(cut(place, 15), 'place')}  {styled(cut(feed, 18), 'dim')}  {title if article.read else styled(title, 'bold')}"


@click.command("list", cls=Command)
@click.argument("query", nargs=-1)
@click.option("--limit", type=NUMBER, help="At most so many (50 on a terminal, else all).")
@click.option("--offset", type=NUMBER, default=0, help="Leave out so many at the start.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@click.pass_context
def list_(context: click.Context, query: tuple[str, ...], limit: int | None, offset: int, as_json: bool) -> None:
    """List articles, newest first: id, mark, age, place, feed, title."""
    with sitting(context) as session:
        print_list(session, " ".join(query), limit, offset, as_json=as_json)


@click.command("show", cls=Command)
@click.argument("article_id", metavar="ID", type=NUMBER)
@click.option("--json", "form", flag_value="json", help="Print a JSON object.")
@click.option("--markdown", "form", flag_value="markdown", help="Print Markdown.")
@click.option("--text", "form", flag_value="text", help="Print plain text.")
@click.pass_context
def show(context: click.Context, article_id: int, form: str | None) -> None:
    """Show an article with its metadata; it is not marked as read."""
    from reader.desk.read import article

    with sitting(context) as session:
        found = article(session, article_id)
        if form == "json":
            from reader.desk.as_json import article_json

            out_json(article_json(found, whole=True))
        elif form == "markdown":
            from reader.desk.export.markdown import article_markdown

            out(article_markdown(found))
        else:
            from reader.cli.page import page, plain

            out(plain(found) if form == "text" else page(session, found))


@click.command("open", cls=Command)
@click.argument("article_id", metavar="ID", type=NUMBER)
@click.argument("number", metavar="[N]", type=NUMBER, required=False)
@click.option("--print", "only_print", is_flag=True, help="Print the address instead.")
@click.pass_context
def open_(context: click.Context, article_id: int, number: int | None, only_print: bool) -> None:
    """Open an article's page, or its Nth source or link, in the browser."""
    from reader.desk.browser import open_address
    from reader.desk.read import address, article

    with sitting(context) as session:
        url = address(article(session, article_id), number)
        if only_print:
            out(url)
        else:
            open_address(session.settings, url)
            say(_("opened {url}").format(url=url))


COMMANDS: dict[str, click.Command] = {"list": list_, "show": show, "open": open_}
