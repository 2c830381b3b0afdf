"""What the parts of one refresh share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from reader.library.protocol import Library
from reader.model.fetch import Fetched
from reader.refresh.manners import Manners
from reader.refresh.pool import Pool
from reader.refresh.progress import Sum, Tell


@dataclass(frozen=True, slots=True)
class Errand:
    """One refresh.

    Attributes:
        path: the library's file, None if it is in memory.
        clock: the time, UTC.
        total: the outcome so far; the parts add to it.
        tell: hears events.
        fetched: what has been fetched of feeds already, by their ids.
        force: files are read again even if their size and time are the same.
    """

    library: Library
    path: Path | None
    pool: Pool
    clock: Callable[[], datetime]
    total: Sum
    tell: Tell
    manners: Manners = field(default_factory=Manners)
    fetched: Mapping[int, Fetched] = field(default_factory=dict)
    force: bool = False
