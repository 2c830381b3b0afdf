"""Tells the reader outside of the app what a rule notifies of: by the command that the settings name, no shell, without waiting for it."""

import shlex
import subprocess
from collections.abc import Sequence

from reader.model.errors import SourceError, UsageError
from reader.model.safe import line
from reader.model.settings import Settings
from reader.model.words import _

LONGEST = 240
"""Characters of what is told at once."""
MOST = 8
"""Commands that are started in one go; what comes after that is told in a last one."""

_started: list[subprocess.Popen[bytes]] = []
"""Commands that may still run; the ended ones are reaped when the next one starts."""


def command(settings: Settings) -> tuple[str, ...]:
    """The command as an argument list, empty if none is set. Raises UsageError: it has an open quotation."""
    if not isinstance(settings.notify, str):
        return tuple(settings.notify)
    try:
        return tuple(shlex.split(settings.notify))
    except ValueError as problem:
        raise UsageError(_("notify: the command {command} cannot be read: an open quotation").format(command=settings.notify)) from problem


def notify(settings: Settings, told: Sequence[str]) -> None:
    """Starts the command once for each of the texts, and does not wait for it. Nothing happens if no command is set.

    Raises:
        UsageError: the setting has an open quotation.
        SourceError: the command cannot be started; one line.
    """
    argv = command(settings)
    if not argv:
        return
    shown = [*told[:MOST]]
    if len(told) > MOST:
        shown[-1] = _("{words} … and {n} more").format(words=line(told[MOST - 1])[: LONGEST - 30], n=len(told) - MOST)
    for words in shown:
        _start(argv, line(words)[:LONGEST])


def _start(argv: Sequence[str], words: str) -> None:
    """Starts the command with some words in the place of "%s", or behind its arguments if there is none."""
    # no option begins so: a title never becomes one
    words = words.lstrip("-")
    # the program itself is the setting's, whatever is told
    rest = [part.replace("%s", words) for part in argv[1:]] if any("%s" in part for part in argv[1:]) else [*argv[1:], words]
    _started[:] = [process for process in _started if process.poll() is None]
    try:
        process = subprocess.Popen([argv[0], *rest], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise SourceError(_("notify: {name} did not start: {reason}").format(name=argv[0], reason=reason)) from problem
    _started.append(process)
