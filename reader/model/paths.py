"""Where things lie: shipped folders (in a wheel inside the package, in a checkout beside it) and the user's."""

import os
from pathlib import Path

import platformdirs

PACKAGE = Path(__file__).resolve().parent.parent


def _shipped(name: str) -> Path:
    """A shipped folder; editable installs and bare checkouts have it beside the package."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def styles() -> Path:
    """The folder of .tcss files."""
    return _shipped("styles")


def seeds() -> Path:
    """The folder of sample articles."""
    return _shipped("seeds")


def default_library(setting: str = "") -> Path:
    """The reader's library: DATELINE_LIBRARY, else the setting, else library.db in the platform's data folder."""
    said = os.environ.get("DATELINE_LIBRARY") or setting
    return Path(said).expanduser() if said else Path(platformdirs.user_data_dir("dateline", appauthor=False)) / "library.db"


def default_config() -> Path:
    """The reader's settings: config.toml in the platform's config folder."""
    return Path(platformdirs.user_config_dir("dateline", appauthor=False)) / "config.toml"
