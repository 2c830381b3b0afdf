"""Looks at library, config, gazetteer and terminal, and says in words what is wrong and what to do."""

import locale
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from reader.desk import commands, rules
from reader.desk.browser import command
from reader.desk.session import Session
from reader.model.errors import DatelineError, GazetteerError
from reader.model.keymap import Keymap, check_keys
from reader.model.settings import Settings
from reader.model.words import _


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what, whether it is sound, and a line about it."""

    what: str
    sound: bool
    words: str


def examine(library: Path, settings: Settings, config: Path, keys: Keymap) -> list[Finding]:
    """All findings; nothing is changed, and a library that is not there is not made.

    Args:
        config: the file that the settings were read from; it need not be there.
        keys: the app's default keys by action.
    """
    return [_library(library, settings), _config(config, settings, keys), _gazetteer(), _map(), _terminal()]


def _config(path: Path, settings: Settings, keys: Keymap) -> Finding:
    what = _("config")
    if not path.exists():
        return Finding(what, True, _("{path} is not there, the defaults hold").format(path=path))
    try:
        check_keys(settings.keys, keys, path)
        command(settings)
        named = {name: getattr(settings, name) for name in ("notify", "player", "pager", "editor")}
        for name, said in (*named.items(), *settings.pipes.items()):
            commands.arguments(said, name)
        rules.read(settings)
    except DatelineError as problem:
        return Finding(what, False, str(problem))
    return Finding(what, True, str(path))


def _library(path: Path, settings: Settings) -> Finding:
    what = _("library")
    if not path.exists():
        return Finding(what, True, _("{path} is not there yet; it is made when a source is added").format(path=path))
    try:
        session = Session.open(path, settings, create=False)
        try:
            troubles = session.library.trouble()
            feeds = session.library.feeds()
        finally:
            session.library.close()
    except DatelineError as problem:
        return Finding(what, False, str(problem))
    if troubles:
        return Finding(
            what, False, _("{path}: {trouble}; restore a backup, or `dateline backup` what can be read").format(path=path, trouble="; ".join(troubles))
        )
    # what was written last lies in the file beside it
    size = sum(part.stat().st_size for part in (path, path.with_name(f"{path.name}-wal")) if part.exists()) / 2**20
    return Finding(what, True, _("{path}, {size} MB, {feeds} sources, sound").format(path=path, size=round(size, 1), feeds=len(feeds)))


def _gazetteer() -> Finding:
    from reader.places.gazetteer import Gazetteer
    from reader.places.whole import SUMS, WEIGHTS_SUMS, damaged

    what = _("gazetteer")
    try:
        count = len(Gazetteer.open())
    except GazetteerError as problem:
        return Finding(what, False, _("{problem}; reading goes on without places, reinstalling brings it back").format(problem=problem))
    if found := (*damaged(SUMS), *damaged(WEIGHTS_SUMS)):
        return Finding(what, False, _("{files}: damaged; places may be wrong or missing, reinstalling mends it").format(files=", ".join(found)))
    return Finding(what, True, _("{count} places").format(count=f"{count:,}"))


def _map() -> Finding:
    from reader.places.whole import LAND_SUMS, damaged

    what = _("map")
    if found := damaged(LAND_SUMS):
        return Finding(what, False, _("{files}: missing or damaged; the lights stand in the dark, reinstalling mends it").format(files=", ".join(found)))
    return Finding(what, True, _("sound"))


def _terminal() -> Finding:
    what = _("terminal")
    term, colours = os.environ.get("TERM", ""), os.environ.get("COLORTERM", "")
    encoding = locale.getpreferredencoding(False)
    said = _("TERM={term}, COLORTERM={colours}, {encoding}").format(term=term or "-", colours=colours or "-", encoding=encoding)
    if not sys.stdout.isatty():
        return Finding(what, True, said)
    if term in {"", "dumb"}:
        return Finding(what, False, _("{said}: the app needs a terminal that can move the cursor; set TERM").format(said=said))
    if encoding.upper().replace("-", "") != "UTF8":
        return Finding(what, False, _("{said}: not UTF-8, so signs are plain and some letters may be missing; set LANG").format(said=said))
    return Finding(what, True, said)
