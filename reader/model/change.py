"""The words for what a reader did: the journal's entries, which are the undo list."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Act = Literal[
    "read",
    "unread",
    "bookmark",
    "unbookmark",
    "note",
    "tags",
    "add",
    "remove",
    "rename",
    "edit",
    "follow",
    "unfollow",
    "import",
    "save",
    "correct",
    "view",
    "unview",
    "mute",
    "unmute",
    "hide",
    "unhide",
    "rule",
]


@dataclass(frozen=True, slots=True)
class Change:
    """One act of the reader.

    Attributes:
        count: how many articles, feeds or places it touched.
        name: what it touched, for words ("Alpenpost"), "" if many.
    """

    id: int
    act: Act
    count: int
    name: str
    time: datetime
