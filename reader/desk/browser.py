"""Opens an address in the reader's browser: http(s) only, one argument, no shell."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from urllib.parse import urlsplit

from reader.model.errors import SourceError, UsageError
from reader.model.settings import Settings
from reader.model.words import _

_started: list[subprocess.Popen[bytes]] = []
"""Browsers that were started and may still run; the ended ones are reaped when the next one starts."""


def command(settings: Settings) -> tuple[str, ...]:
    """The browser as an argument list: the setting, else $BROWSER's first, else the platform's opener; empty if there is none.

    Raises:
        UsageError: the setting has an open quotation.
    """
    wanted: str | Sequence[str] = settings.browser
    if not wanted:
        wanted = os.environ.get("BROWSER", "").split(os.pathsep)[0]
    if wanted:
        try:
            return tuple(shlex.split(wanted) if isinstance(wanted, str) else wanted)
        except ValueError as problem:
            raise UsageError(_("the browser's command {command} cannot be read: an open quotation").format(command=wanted)) from problem
    openers = ("open",) if sys.platform == "darwin" else ("xdg-open", "x-www-browser", "www-browser")
    return next(((found,) for name in openers if (found := shutil.which(name))), ())


def open_address(settings: Settings, url: str) -> None:
    """Starts the browser and does not wait for it. Raises SourceError if there is none or it cannot start."""
    if urlsplit(url).scheme not in {"http", "https"}:
        raise SourceError(_("only http and https addresses are opened"))
    argv = command(settings)
    if not argv:
        raise SourceError(_("no browser here; set browser in the config, or $BROWSER"))
    placed = [part.replace("%s", url) for part in argv] if any("%s" in part for part in argv) else [*argv, url]
    _started[:] = [process for process in _started if process.poll() is None]
    try:
        process = subprocess.Popen(placed, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    except OSError as problem:
        raise SourceError(_("the browser {name} did not start: {reason}").format(name=argv[0], reason=problem.strerror)) from problem
    _started.append(process)
