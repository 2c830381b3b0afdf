"""Opens an address in the reader's browser: http(s) only, one argument, no shell."""

import os
import shutil
import sys

from reader.desk import commands
from reader.model.errors import SourceError
from reader.model.settings import Settings
from reader.model.words import _


def command(settings: Settings) -> tuple[str, ...]:
    """The browser as an argument list: the setting, else $BROWSER's first, else the platform's opener; empty if there is none.

    Raises:
        UsageError: the setting has an open quotation.
    """
    if wanted := settings.browser or os.environ.get("BROWSER", "").split(os.pathsep)[0]:
        return commands.arguments(wanted, "browser")
    openers = ("open",) if sys.platform == "darwin" else ("xdg-open", "x-www-browser", "www-browser")
    return next(((found,) for name in openers if (found := shutil.which(name))), ())


def open_address(settings: Settings, url: str) -> None:
    """Starts the browser and does not wait for it. Raises SourceError if there is none or it cannot start."""
    commands.web_or_fail(url)
    argv = command(settings)
    if not argv:
        raise SourceError(_("no browser here; set browser in the config, or $BROWSER"))
    commands.start_with(argv, url)
