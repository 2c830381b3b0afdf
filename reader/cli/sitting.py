"""Opens settings and library for a command, from its options, and closes them after it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from reader.desk.session import Session
from reader.model.paths import default_config, default_library
from reader.model.settings import Settings, load
from reader.model.words import choose_language


def settings_of(context: click.Context) -> Settings:
    """The reader's settings; chooses the language they ask for. Raises UsageError if the config is wrong."""
    given: dict[str, Any] = context.ensure_object(dict)
    settings = load(Path(given["config"]) if "config" in given else default_config())
    choose_language(settings.language)
    return settings


def library_path(context: click.Context, settings: Settings) -> Path:
    """The library: the option, else DATELINE_LIBRARY, else the setting, else the platform's data folder."""
    given: dict[str, Any] = context.ensure_object(dict)
    if "library" in given:
        return Path(given["library"])
    return default_library(settings.library)


@contextmanager
def sitting(context: click.Context) -> Iterator[Session]:
    """A session for the length of a command. Raises LibraryError, UsageError."""
    settings = settings_of(context)
    session = Session.open(library_path(context, settings), settings)
    try:
        yield session
    finally:
        session.library.close()
