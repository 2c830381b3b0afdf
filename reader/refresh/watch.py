"""Tells cheaply whether the files of a source have changed since one last looked."""

import os
from pathlib import Path

MOST = 5_000
"""Folders of a source that are looked at."""


def fingerprint(source: Path) -> int:
    """A number that changes when a file is added, removed, renamed or replaced; a file that is the source itself also when it is written to.

    A folder's time changes with its entries, so that looking at folders is enough; what is written into a file in place is found by the next refresh.
    """
    found: list[tuple[str, int, int]] = []
    waiting = [str(source)]
    while waiting and len(found) < MOST:
        folder = waiting.pop()
        try:
            info = os.stat(folder)  # noqa: PTH116
            found.append((folder, info.st_mtime_ns, info.st_size))
            if not os.path.isdir(folder):  # noqa: PTH112
                continue
            with os.scandir(folder) as entries:
                waiting += [entry.path for entry in entries if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)]
        except OSError as problem:
            found.append((folder, -1, problem.errno or 0))
    return hash(tuple(sorted(found)))
