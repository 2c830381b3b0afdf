"""The reader's settings: one TOML file, checked as it is read, so that a wrong line says what and where."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from reader.model.errors import UsageError
from reader.model.safe import line
from reader.model.toml_lines import Spot, nearest, spot_of, spot_of_trouble, trouble
from reader.model.words import _

Contrast = Literal["normal", "high"]
Rows = Literal["auto", "one", "three"]
MarkRead = Literal["preview", "open", "never"]
Glyphs = Literal["auto", "unicode", "ascii"]
LanguageChoice = Literal["auto", "en", "de"]
Columns = Annotated[int, msgspec.Meta(ge=40, le=100)]
Milliseconds = Annotated[int, msgspec.Meta(ge=0, le=2000)]
Minutes = Annotated[int, msgspec.Meta(ge=5, le=10080)]
Seconds = Annotated[int, msgspec.Meta(ge=1, le=300)]
Name = Annotated[str, msgspec.Meta(max_length=200)]
Command = str | tuple[str, ...]
"""A command line, or its arguments one by one; no shell sees it."""
Images = Literal["auto", "never"]
ThemeName = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set.

    Attributes:
        theme: "auto", "night", "day", "terminal", or one of the screen's other themes; the app knows which there are.
        home: the place that distances are counted from, "" for none.
        measure: width of the text, in columns.
        rows: lines of a row in the list.
        mark_read: an article is read after two seconds on screen, when it is opened, or only by key.
        browser: a command line, or its arguments one by one ("%s" stands for the address); "" for the platform's.
        player, pager, editor: commands in the same form; "" for none, $PAGER and $EDITOR.
        pipes: commands that an article's text can be piped to, by name.
        notify: command that tells of what a rule notifies of ("%s" stands for the words); "" for the screen alone.
        images: whether pictures are shown where the terminal can, when the reader asks for one.
        fold: articles that tell the same story stand in one row.
        rules: what is done to new articles: "when QUERY: tag NAME, read, bookmark, hide, notify".
        escdelay: how long a lone Esc may be the start of another key, in milliseconds.
        library: path of the library, "" for the platform's data folder.
        refresh_minutes: between two fetches of a feed, until it is known how often it changes.
        timeout: seconds that fetching one feed may take in all.
        headers: further request headers by address: for it and all below it. A value of "$NAME" is taken from the environment.
        keys: keys by action id, as written; `keymap.check_keys` makes them fit for the screen.
    """

    theme: ThemeName = "auto"
    contrast: Contrast = "normal"
    language: LanguageChoice = "auto"
    home: Name = ""
    measure: Columns = 72
    rows: Rows = "auto"
    mark_read: MarkRead = "preview"
    glyphs: Glyphs = "auto"
    browser: Command = ""
    player: Command = ""
    pager: Command = ""
    editor: Command = ""
    pipes: Mapping[str, Command] = field(default_factory=dict)
    notify: Command = ""
    images: Images = "auto"
    fold: bool = False
    rules: tuple[str, ...] = ()
    escdelay: Milliseconds = 25
    library: str = ""
    refresh_minutes: Minutes = 60
    timeout: Seconds = 20
    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


_TYPES: Mapping[str, Any] = get_type_hints(Settings, include_extras=True) | {"keys": dict[str, str | tuple[str, ...]]}


def load(path: Path) -> Settings:
    """Reads the file; one that is not there gives the defaults.

    Raises:
        UsageError: "FILE, line L, column C: what": not TOML, no such setting, a wrong value, unreadable.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except OSError as problem:
        raise UsageError(_("{file}: {reason}").format(file=path, reason=problem.strerror)) from problem
    except UnicodeDecodeError as problem:
        raise UsageError(_("{file}: the settings are not UTF-8 text").format(file=path)) from problem
    return read(text, path)


def read(text: str, path: Path) -> Settings:
    """Settings from TOML; `path` is for messages. Raises UsageError."""
    try:
        table = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as problem:
        raise trouble(path, spot_of_trouble(str(problem), text), _("this is no TOML: {reason}").format(reason=_reason(problem))) from problem
    except RecursionError as problem:
        raise trouble(path, Spot(1, 1), _("this is no TOML: {reason}").format(reason="nested too deep")) from problem
    return Settings(**{name: checked(name, value, path, text) for name, value in table.items()})


def checked(name: str, value: object, path: Path, text: str) -> Any:
    """The value of one setting in its own type; `text` is the file it stands in. Raises UsageError."""
    if name not in _TYPES:
        raise trouble(path, spot_of(text, name), _("there is no setting {name}").format(name=line(name)[:40]), nearest(name, tuple(_TYPES)))
    try:
        right = msgspec.convert(value, _TYPES[name])
    except msgspec.ValidationError as problem:
        action = next((key for key, keys in value.items() if not _is_keys(keys)), "") if name == "keys" and isinstance(value, dict) else ""
        near = nearest(value, takes) if isinstance(value, str) and (takes := _choices(name)) else ""
        raise trouble(path, spot_of(text, name, action), _expected(f"{name}.{line(action)[:40]}" if action else name), near) from problem
    if name == "keys":
        return {action: tuple(_split(keys)) for action, keys in right.items()}
    return right


def _is_keys(keys: object) -> bool:
    return isinstance(keys, str) or (isinstance(keys, list) and all(isinstance(key, str) for key in keys))


def _split(keys: str | tuple[str, ...]) -> tuple[str, ...]:
    """One string may name several keys ("j,down"); a lone comma is a key."""
    if not isinstance(keys, str):
        return keys
    return (keys,) if len(keys) < 2 else tuple(key.strip() for key in keys.split(","))


def _choices(name: str) -> tuple[str, ...]:
    """The words that a setting takes, empty if it takes any."""
    return get_args(_TYPES[name]) if get_origin(_TYPES[name]) is Literal else ()


def _expected(name: str) -> str:
    """What a setting takes, in words."""
    if choices := _choices(name) if name in _TYPES else ():
        return _("{name} takes {values}").format(name=name, values=", ".join(f'"{value}"' for value in choices))
    match name:
        case "measure":
            return _("{name} is a whole number from {low} to {high}").format(name=name, low=40, high=100)
        case "escdelay":
            return _("{name} is a whole number from {low} to {high}").format(name=name, low=0, high=2000)
        case "refresh_minutes":
            return _("{name} is a whole number from {low} to {high}").format(name=name, low=5, high=10080)
        case "timeout":
            return _("{name} is a whole number from {low} to {high}").format(name=name, low=1, high=300)
        case "headers":
            return _('{name} is a table of tables: [headers."https://example.org"] with lines such as X-Key = "..."').format(name=name)
        case "browser" | "player" | "pager" | "editor" | "notify":
            return _("{name} is a command in quotation marks, or a list of its parts").format(name=name)
        case "pipes":
            return _('{name} is a table of lines such as print = "lpr"').format(name=name)
        case "fold":
            return _("{name} is true or false").format(name=name)
        case "rules":
            return _('{name} is a list of lines such as "when in:Wien flood: tag water, bookmark"').format(name=name)
        case "keys":
            return _('{name} is a table of lines such as bookmark = "b"').format(name=name)
        case "theme" | "home" | "library":
            return _("{name} is text in quotation marks").format(name=name)
        case _:
            return _('{name} is a key such as "b", or a list of keys').format(name=name)


def _reason(problem: Exception) -> str:
    """What tomllib says, without the place that stands in front already."""
    return line(str(problem).partition(" (at ")[0])[:80]
