"""One refresh at a time for a library: a second one waits for the first, and then finds less to do."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path


@contextlib.contextmanager
def alone(library: Path | None, waits: Callable[[], None]) -> Iterator[None]:
    """Holds the lock of a library; the system lets go of it if the process dies.

    Args:
        library: its file, None for one in memory.
        waits: called once if another process holds the lock.
    """
    try:
        import fcntl
    except ImportError:  # a platform without it: two refreshes cost double work, no harm
        fcntl = None  # type: ignore[assignment]
    if library is None or fcntl is None:
        yield
        return
    try:
        file = library.with_name(f"{library.name}.refresh").open("a")
    except OSError:  # the library itself will say what is wrong with its folder
        yield
        return
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            waits()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
