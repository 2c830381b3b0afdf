"""What was typed as a source: an address, a folder, a list of feeds, a file, or a path where nothing is. Looks at the disk: call it in a thread."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reader.desk.sources import LIST_NAMES, address_of, is_address, is_list, looks_like_address
from reader.model.safe import line
from reader.model.words import _, ngettext

TargetKind = Literal["nothing", "address", "folder", "list", "file", "missing"]
COUNTED = 1000
"""Entries of a folder that are counted at most."""
PROPOSED = 200
"""Entries of a folder that are proposed at most."""


@dataclass(frozen=True, slots=True)
class Target:
    """What the text stands for; `where` is its address or absolute path, `words` say it to the reader."""

    kind: TargetKind
    where: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder that the text could go on to: its name, and the whole text with it."""

    name: str
    text: str
    folder: bool

    @property
    def is_list(self) -> bool:
        """Its name says that it may be a list of feeds."""
        return self.name.lower().endswith((".opml", ".xml")) or self.name.lower() in LIST_NAMES


def examine(text: str) -> Target:
    """Tells what a text stands for; what is there as a file or folder is no address."""
    text = text.strip()
    if not text:
        return Target("nothing")
    if is_address(text):
        return _address(text)
    path = _path(text)
    try:
        if path.is_dir():
            return Target("folder", str(path), _folder_words(path))
        if path.exists():
            words = _("A list of feeds; all of them are added.") if is_list(path) else _("A file.")
            return Target("list" if is_list(path) else "file", str(path), words)
    except (OSError, ValueError) as problem:
        return Target("missing", words=_("{path}: {reason}").format(path=text, reason=getattr(problem, "strerror", None) or problem))
    if looks_like_address(text):
        return _address(text)
    return Target("missing", words=_("There is no such file or folder: {path}").format(path=text))


def _address(text: str) -> Target:
    """A text that can only be an address, or what is wrong with it as one."""
    if address := address_of(text):
        return Target("address", address, _("An address; Enter looks for its feeds."))
    return Target("missing", words=_("No address: {text}").format(text=text))


def _path(text: str) -> Path:
    """The absolute path; without `resolve`, so that links stay as the reader typed them."""
    try:
        return Path(os.path.abspath(Path(text).expanduser()))  # noqa: PTH100
    except (RuntimeError, ValueError):
        return Path(text)


def _folder_words(path: Path) -> str:
    """A folder with the number of its entries."""
    try:
        with os.scandir(path) as entries:
            count = sum(1 for _entry, _n in zip(entries, range(COUNTED), strict=False))
    except OSError as problem:
        return _("A folder that cannot be read: {reason}").format(reason=problem.strerror)
    if count >= COUNTED:
        return _("A folder with {n} entries or more; those below it too.").format(n=COUNTED)
    return ngettext("A folder with {n} entry; those below it too.", "A folder with {n} entries; those below it too.", count).format(n=count)


def entries(text: str) -> tuple[Entry, ...]:
    """Files and folders whose path goes on from a text, folders first; hidden ones only if their dot was typed."""
    text = text.lstrip()
    if is_address(text):
        return ()
    head, _slash, start = text.rpartition("/")
    base = text[: len(text) - len(start)]
    folder = _path(base or ".") if head or not base else Path("/")
    found = []
    try:
        with os.scandir(folder) as listed:
            for entry in listed:
                name = entry.name
                hidden = name.startswith(".") and not start.startswith(".")
                # a name that is not safe to show is not proposed: it would stand in the field as it is
                if not hidden and name.casefold().startswith(start.casefold()) and line(name) == name:
                    is_folder = entry.is_dir()
                    found.append(Entry(name, f"{base}{name}{'/' if is_folder else ''}", is_folder))
                if len(found) >= PROPOSED:
                    break
    except (OSError, ValueError):
        return ()
    return tuple(sorted(found, key=lambda e: (not e.folder, e.name.casefold())))
