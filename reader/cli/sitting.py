"""Opens settings and library for a command, from its options, and closes them after it."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from reader.desk.session import Session
from reader.model.errors import NotFoundError
from reader.model.paths import default_config, default_library
from reader.model.settings import Settings, load
from reader.model.words import _, choose_language


def config_path(context: click.Context) -> Path:
    """The config file: the option, else the platform's."""
    given: dict[str, Any] = context.ensure_object(dict)
    return Path(given["config"]).expanduser() if "config" in given else default_config()


def settings_of(context: click.Context) -> Settings:
    """The reader's settings; chooses the language they ask for. Raises UsageError if the config is wrong, NotFoundError if the one asked for is not there."""
    given: dict[str, Any] = context.ensure_object(dict)
    path = config_path(context)
    if "config" in given and not path.exists():
        raise NotFoundError(_("{path}: there is no such config file").format(path=path))
    settings = load(path)
    choose_language(settings.language)
    return settings


def library_path(context: click.Context, settings: Settings) -> Path:
    """The library: the option, else DATELINE_LIBRARY, else the setting, else the platform's data folder."""
    given: dict[str, Any] = context.ensure_object(dict)
    if "library" in given:
        return Path(given["library"])
    return default_library(settings.library)


@contextmanager
def tidy_end() -> Iterator[None]:
    """SIGTERM and SIGHUP end what runs inside as Ctrl+C does, so that workers end with it and the last transaction is whole."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    # a terminal that is closed ends it likewise
    before = [(number, signal.signal(number, signal.default_int_handler)) for number in (signal.SIGTERM, signal.SIGHUP)]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


@contextmanager
def sitting(context: click.Context) -> Iterator[Session]:
    """A session for the length of a command. Raises LibraryError, UsageError."""
    settings = settings_of(context)
    session = Session.open(library_path(context, settings), settings, config_path(context))
    try:
        yield session
    finally:
        session.library.close()
