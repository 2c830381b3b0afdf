"""The words for finding again: saved views, and what is muted for a time."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class View:
    """A saved search.

    Attributes:
        text: the query as typed, without its sort.
        sort: of reader.query.ast.Sort.
    """

    id: int
    name: str
    text: str
    sort: str


@dataclass(frozen=True, slots=True)
class Mute:
    """What comes in as read for a time: new articles that a query takes.

    Attributes:
        text: the query ("in:Tirol", "trump").
        until: UTC.
    """

    id: int
    text: str
    until: datetime
