"""Commands that the reader has set: argument lists, no shell; outside text goes in as one argument or on stdin."""

import shlex
import subprocess
from collections.abc import Sequence
from urllib.parse import urlsplit

from reader.model.errors import SourceError, UsageError
from reader.model.safe import line
from reader.model.words import _

PATIENCE = 30.0
"""Seconds that a pipe may take."""

_started: list[subprocess.Popen[bytes]] = []
"""What was started and may still run; the ended ones are reaped when the next one starts."""


def arguments(command: str | Sequence[str], name: str) -> tuple[str, ...]:
    """A command of the settings as an argument list, empty if none is set.

    Args:
        name: of the setting, for the message.

    Raises:
        UsageError: it has an open quotation.
    """
    try:
        return tuple(shlex.split(command) if isinstance(command, str) else command)
    except ValueError as problem:
        raise UsageError(_("the command of {name} cannot be read: an open quotation").format(name=name)) from problem


def filled(argv: Sequence[str], value: str) -> list[str]:
    """The arguments with `value` in the place of each "%s", or behind them."""
    return [part.replace("%s", value) for part in argv] if any("%s" in part for part in argv) else [*argv, value]


def start(argv: Sequence[str]) -> None:
    """Starts a command and does not wait for it. Raises SourceError if it does not start."""
    _started[:] = [process for process in _started if process.poll() is None]
    try:
        process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    except (OSError, ValueError) as problem:
        raise SourceError(_("{name} did not start: {reason}").format(name=argv[0], reason=_why(problem))) from problem
    _started.append(process)


def start_with(argv: Sequence[str], url: str) -> None:
    """Starts a command on an address. Raises SourceError if that is no http(s), or it does not start."""
    if urlsplit(url).scheme not in {"http", "https"}:
        raise SourceError(_("only http and https addresses are opened"))
    start(filled(argv, url))


def pipe(argv: Sequence[str], text: str) -> None:
    """Gives a command a text on stdin and waits for it.

    Raises:
        SourceError: it does not start, takes longer than PATIENCE, or ends with another code than 0; with the last line it wrote.
    """
    try:
        done = subprocess.run(argv, input=text.encode(), capture_output=True, timeout=PATIENCE, check=False, start_new_session=True)
    except subprocess.TimeoutExpired:
        raise SourceError(_("{name} took longer than {n} s and was ended").format(name=argv[0], n=round(PATIENCE))) from None
    except (OSError, ValueError) as problem:
        raise SourceError(_("{name} did not start: {reason}").format(name=argv[0], reason=_why(problem))) from problem
    if done.returncode:
        talk = line((done.stderr or done.stdout).decode(errors="replace").strip().rpartition("\n")[2])[:200]
        said = f": {talk}" if talk else ""
        raise SourceError(_("{name} ended with code {code}").format(name=argv[0], code=done.returncode) + said)


def run_here(argv: Sequence[str]) -> int:
    """Runs a command on this terminal until it ends; returns its code. Raises SourceError if it does not start."""
    try:
        return subprocess.run(argv, check=False).returncode
    except (OSError, ValueError) as problem:
        raise SourceError(_("{name} did not start: {reason}").format(name=argv[0], reason=_why(problem))) from problem


def _why(problem: Exception) -> str:
    return line(problem.strerror or str(problem)) if isinstance(problem, OSError) else line(str(problem))
