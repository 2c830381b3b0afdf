"""`full-text` and `pictures`: what is fetched of an article when the reader asks for it."""

from pathlib import Path
from typing import Any

import click

from reader.cli import exit_codes
from reader.cli.arguments import NUMBER, Command
from reader.cli.output import complain, out_event, say
from reader.cli.sitting import sitting, tidy_end
from reader.model.words import _, ngettext


@click.command("full-text", cls=Command)
@click.argument("ids", metavar="ID...", type=NUMBER, nargs=-1)
@click.option("--events", is_flag=True, help="Print JSON lines as it goes.")
@click.pass_context
def full_text(context: click.Context, ids: tuple[int, ...], events: bool) -> int:
    """Fetch the full text of articles from their pages and keep it; without ID those that wait for it: bookmarked teasers, and feeds set to full text."""
    from reader.desk import full_text as desk

    def tell(event: dict[str, Any]) -> None:
        if events:
            out_event(event)

    with tidy_end(), sitting(context) as session:
        done = desk.fetch(session, dict.fromkeys(ids), tell=tell) if ids else desk.fetch_wanted(session, tell=tell)
    if not events:
        for number, trouble in done.troubles.items():
            complain(_("article {id}: no full text, {why}").format(id=number, why=trouble))
        say(ngettext("{n} full text kept.", "{n} full texts kept.", done.done).format(n=done.done))
    tell({"event": "done", "done": done.done, "failed": len(done.troubles)})
    return exit_codes.PART if done.troubles else exit_codes.DONE


@click.command("pictures", cls=Command, hidden=True)
@click.argument("article_id", metavar="ID", type=NUMBER)
@click.argument("folder")
@click.pass_context
def pictures(context: click.Context, article_id: int, folder: str) -> int:
    """Put an article's pictures into a folder, small, and tell of each as a JSON line: what the app shows."""
    from reader.desk.pictures import fetch
    from reader.desk.read import article

    with tidy_end(), sitting(context) as session:
        done = fetch(session, article(session, article_id), Path(folder), out_event)
    return exit_codes.DONE if done else exit_codes.PART


COMMANDS: dict[str, click.Command] = {"full-text": full_text, "pictures": pictures}
