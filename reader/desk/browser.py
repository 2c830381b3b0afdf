"""Opens an address in the reader's browser: http(s) only, one argument, no shell."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from urllib.parse import urlsplit

from reader.model.errors import SourceError
from reader.model.settings import Settings
from reader.model.words import _


def command(settings: Settings) -> tuple[str, ...]:
    """The browser as an argument list: the setting, else $BROWSER's first, else the platform's opener; empty if there is none."""
    wanted: str | Sequence[str] = settings.browser
    if not wanted:
        wanted = os.environ.get("BROWSER", "").split(os.pathsep)[0]
    if wanted:
        return tuple(shlex.split(wanted) if isinstance(wanted, str) else wanted)
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
    try:
        subprocess.Popen(placed, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    except OSError as problem:
        raise SourceError(_("the browser {name} did not start: {reason}").format(name=argv[0], reason=problem.strerror)) from problem
