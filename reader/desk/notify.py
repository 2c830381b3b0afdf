"""Tells the reader outside of the app what a rule notifies of: by the command that the settings name, no shell, without waiting for it."""

from collections.abc import Sequence

from reader.desk import commands
from reader.model.errors import SourceError
from reader.model.safe import line
from reader.model.settings import Settings
from reader.model.words import _

LONGEST = 240
"""Characters of what is told at once."""
MOST = 8
"""Commands that are started in one go; what comes after that is told in a last one."""


def notify(settings: Settings, told: Sequence[str]) -> None:
    """Starts the command once for each of the texts, and does not wait for it. Nothing happens if no command is set.

    Raises:
        UsageError: the setting has an open quotation.
        SourceError: the command cannot be started; one line.
    """
    argv = commands.arguments(settings.notify, "notify")
    if not argv:
        return
    shown = [*told[:MOST]]
    if len(told) > MOST:
        shown[-1] = _("{words} … and {n} more").format(words=line(told[MOST - 1])[: LONGEST - 30], n=len(told) - MOST)
    for words in shown:
        _start(argv, line(words)[:LONGEST])


def _start(argv: Sequence[str], words: str) -> None:
    """Starts the command with some words in the place of "%s", or behind its arguments if there is none."""
    # no option begins so: a title never becomes one; and the program itself is the setting's, whatever is told
    try:
        commands.start([argv[0], *commands.filled(argv[1:], words.lstrip("-"))])
    except SourceError as problem:
        raise SourceError(f"notify: {problem}") from problem
