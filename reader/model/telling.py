"""The words for one story told by several feeds."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Untold:
    """An article of which nobody has looked yet who else tells its story.

    Attributes:
        text: its beginning, some thousand characters; "" of a damaged body.
        date: that of the list, UTC.
        places: GeoNames ids of its places that count, without those above them.
    """

    id: int
    feed: int | None
    title: str
    teaser: str
    text: str
    date: datetime
    places: frozenset[int]


@dataclass(frozen=True, slots=True)
class Sketched:
    """An article's sketch as the library keeps it for a few days, and the story it belongs to.

    Attributes:
        data: of text.shingles.Sketch.
        bands: two articles that might tell the same share one of these (signed, 64 bits).
        story: id of the story's first article, None if nobody else tells it.
    """

    id: int
    feed: int | None
    date: datetime
    places: frozenset[int]
    data: bytes
    bands: tuple[int, ...]
    story: int | None = None
