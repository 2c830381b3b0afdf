"""Finds the files of a local source: which are articles or feeds, which are not text, which cannot be reached."""

import mimetypes
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from reader.model.errors import NotFoundError, SourceError
from reader.model.words import _

MEDIA = frozenset({"image", "audio", "video", "font"})
PROGRAMS = frozenset({".css", ".db", ".dll", ".exe", ".js", ".map", ".py", ".pyc", ".so", ".sqlite", ".wasm"})
PACKED = frozenset({".7z", ".bz2", ".epub", ".gz", ".jar", ".mobi", ".rar", ".tar", ".tgz", ".xz", ".zip", ".zst"})
OFFICE = frozenset({".doc", ".docx", ".odp", ".ods", ".odt", ".pdf", ".ppt", ".pptx", ".psd", ".xls", ".xlsx"})
"""In a folder these are no articles: parts of saved pages, media, archives, programs, office files."""
LISTS = frozenset({".opml"})


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: its path within the source ("" if it is the source), where it lies, and its stat."""

    path: str
    where: Path
    mtime_ns: int
    size: int


@dataclass(slots=True)
class Walk:
    """The files of a source.

    Attributes:
        files: in the order of their paths.
        troubles: (path, one line) of what cannot be reached.
        passed_over: files that are no text, by their ending; links and devices, by what they are.
        hidden_below: folders that could not be listed, as paths within the source: what lies there is not gone.
    """

    files: list[Found] = field(default_factory=list)
    troubles: list[tuple[str, str]] = field(default_factory=list)
    passed_over: dict[str, int] = field(default_factory=dict)
    hidden_below: list[str] = field(default_factory=list)

    def covers(self, path: str) -> bool:
        """True if the walk has been where this path would be, so that its absence means something."""
        return not any(path == folder or path.startswith(f"{folder}/") for folder in self.hidden_below)


def walk(source: Path) -> Walk:
    """All files of a file or folder (recursive; links to folders are not followed, so it ends).

    Raises:
        NotFoundError: the source is not there.
        SourceError: it is there and cannot be looked at.
    """
    try:
        info = source.stat()
    except FileNotFoundError as problem:
        raise NotFoundError(_("{path}: there is no such file or folder").format(path=source)) from problem
    except OSError as problem:
        raise SourceError(_("{path}: {reason}").format(path=source, reason=problem.strerror)) from problem
    found = Walk()
    if stat.S_ISREG(info.st_mode):
        found.files.append(Found("", source, info.st_mtime_ns, info.st_size))
        return found
    if not stat.S_ISDIR(info.st_mode):
        raise SourceError(_("{path}: neither a file nor a folder").format(path=source))
    try:
        entries = list(os.scandir(source))
    except OSError as problem:
        raise SourceError(_("{path}: {reason}").format(path=source, reason=problem.strerror)) from problem
    _take(found, source, entries)
    found.files.sort(key=lambda file: file.path)
    return found


def _take(found: Walk, source: Path, entries: list[os.DirEntry[str]]) -> None:
    """Adds the entries of a folder and of those below it."""
    waiting = [entries]
    while waiting:
        for entry in waiting.pop():
            if entry.name.startswith("."):
                continue
            path = Path(entry.path).relative_to(source).as_posix()
            try:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(list(os.scandir(entry.path)))
                elif entry.is_file():
                    _take_file(found, path, entry)
                else:
                    _pass_over(found, entry)
            except OSError as problem:
                found.troubles.append((entry.path, problem.strerror or str(problem)))
                found.hidden_below.append(path)


def _pass_over(found: Walk, entry: os.DirEntry[str]) -> None:
    """Counts what is neither a file nor a folder. Raises OSError for a link that leads round in a ring."""
    if not entry.is_symlink():
        what = _("pipe or device")
    elif entry.is_dir():
        what = _("link to a folder")
    elif Path(entry.path).exists():
        what = _("pipe or device")
    else:
        what = _("broken link")
    found.passed_over[what] = found.passed_over.get(what, 0) + 1


def _take_file(found: Walk, path: str, entry: os.DirEntry[str]) -> None:
    """Adds a file if it can be an article or a feed."""
    ending = Path(entry.name).suffix.lower()
    media = (mimetypes.guess_type(entry.name)[0] or "").partition("/")[0] in MEDIA
    if media or ending in PROGRAMS | PACKED | OFFICE | LISTS:
        found.passed_over[ending] = found.passed_over.get(ending, 0) + 1
        return
    info = entry.stat()
    found.files.append(Found(path, Path(entry.path), info.st_mtime_ns, info.st_size))
