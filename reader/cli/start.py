"""`dateline` without a command: opens the app, adding sources and filtering by a query first."""

import difflib
import gc
import os
import re
import sys

import click

from reader.cli import exit_codes
from reader.cli.adding import add_one
from reader.cli.arguments import Command, complete_path
from reader.cli.output import on_terminal
from reader.cli.reading import print_list
from reader.cli.sitting import sitting
from reader.desk.session import Session
from reader.desk.sources import is_there
from reader.model.errors import NotFoundError, UsageError
from reader.model.words import _

_QUERY = re.compile(r"""^-|^["(]|^[A-Za-z]+:|\s""")


def sort_out(words: tuple[str, ...]) -> tuple[list[str], str]:
    """The words as sources to add and a query.

    Raises:
        UsageError: the first word is neither command, path nor query.
        NotFoundError: it looks like a path and nothing is there.
    """
    sources: list[str] = []
    query: list[str] = []
    for word in filter(None, words):
        if word.startswith(("http://", "https://", "feed:")) or is_there(word):
            sources.append(word)
        elif query or _QUERY.search(word):
            query.append(word)
        elif "/" in word or "." in word:
            raise NotFoundError(_("{path}: there is no such file or folder").format(path=word))
        else:
            raise UsageError(_unknown(word))
    return sources, " ".join(query)


def _unknown(word: str) -> str:
    """What to say of a bare word that is nothing."""
    from reader.cli.main import _COMMANDS, HIDDEN

    near = difflib.get_close_matches(word, [name for name in _COMMANDS if name not in HIDDEN], 1, 0.5)
    if near:
        return _("{word} is no command; did you mean {near}?").format(word=word, near=near[0])
    return _("{word} is neither a command nor a file; `dateline list {word}` searches for it").format(word=word)


@click.command("start", cls=Command, hidden=True)
@click.argument("words", metavar="[PATH|URL|QUERY ...]", nargs=-1, shell_complete=complete_path)
@click.pass_context
def start(context: click.Context, words: tuple[str, ...]) -> int:
    """Open the app."""
    sources, query = sort_out(words)
    with sitting(context) as session:
        worst = exit_codes.DONE
        for source in sources:
            worst = max(worst, add_one(session, source))
        if not on_terminal() or not sys.stdin.isatty():
            print_list(session, query, None, 0, as_json=False)
            return worst
        _open(session, query)
    return exit_codes.DONE


def _open(session: Session, query: str) -> None:
    """Opens the app over the library, or over the samples if there is nothing yet."""
    # what is imported is no garbage: looking for some takes 20 ms; the app turns it on again
    gc.disable()
    # Textual reads it when it is imported: without it, Esc takes 100 ms
    os.environ.setdefault("ESCDELAY", str(session.settings.escdelay))
    from reader.app.main import run
    from reader.desk.find import search

    search(session, query)
    run(session, query)


COMMANDS: dict[str, click.Command] = {"start": start}
