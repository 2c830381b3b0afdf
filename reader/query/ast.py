"""The query as a tree: what the parser makes, the desk completes with places, and a library compiles."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

TextColumn = Literal["any", "title", "author"]
Flag = Literal["unread", "read", "bookmarked", "new", "followed", "hidden"]
Having = Literal["place", "link", "image", "note"]
Sort = Literal["date", "oldest", "place", "feed", "story", "rare"]
"""`story` puts those that tell the same below the newest of them, `rare` lifts feeds that seldom write."""
NameField = Literal["feed", "folder", "source", "publisher", "event", "tag", "lang"]
PlaceMode = Literal["in", "from", "near"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words that must stand together in this order, folded by text.fold.tokens; `prefix` lets the last one go on.

    Attributes:
        raw: as typed, for messages.
    """

    raw: str
    tokens: tuple[str, ...]
    prefix: bool = False
    where: TextColumn = "any"


@dataclass(frozen=True, slots=True)
class Is:
    """A mark or state of the article."""

    flag: Flag


@dataclass(frozen=True, slots=True)
class Has:
    """The article has one of these."""

    what: Having


@dataclass(frozen=True, slots=True)
class Named:
    """A field equals or holds a name (folded); `feed` takes an id, an address or a part of the title."""

    field: NameField
    value: str


@dataclass(frozen=True, slots=True)
class Between:
    """Dates from `start` (included) to `end` (not included), UTC; None is open."""

    start: datetime | None
    end: datetime | None


@dataclass(frozen=True, slots=True)
class Near:
    """Cities and areas within `km` of a point in degrees."""

    lat: float
    lon: float
    km: float


@dataclass(frozen=True, slots=True)
class InPlaces:
    """Some place of the article (of its dateline or details, if `origin`) is or lies in one of `ids`."""

    ids: frozenset[int]
    origin: bool = False


@dataclass(frozen=True, slots=True)
class MainPlace:
    """The article's main place is one of `ids` itself: what merely lies in one of them does not count. No typed term means it."""

    ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class NoPlace:
    """The article has no place that counts."""


@dataclass(frozen=True, slots=True)
class Newer:
    """Articles that came into the library after the one with this id. No typed term means it."""

    id: int


@dataclass(frozen=True, slots=True)
class PlaceTerm:
    """A place as typed, before the desk has looked it up: it never reaches a library.

    Attributes:
        name: "Wien", "Paris, Texas", "geo:524901", or "48.2,16.4" for `near`.
        km: radius for `near`, else None.
        column: of the whole term, counted from 1.
    """

    mode: PlaceMode
    name: str
    km: float | None
    column: int


@dataclass(frozen=True, slots=True)
class Country:
    """A place of the article lies in the country with this ISO code (upper case)."""

    code: str


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """All of them."""

    nodes: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """Any of them."""

    nodes: "tuple[Node, ...]"


Node = Text | Is | Has | Named | Between | Near | InPlaces | MainPlace | NoPlace | Newer | PlaceTerm | Country | Not | And | Or


@dataclass(frozen=True, slots=True)
class Chip:
    """One top-level term as typed, with its columns (start from 1, end not included)."""

    text: str
    start: int
    end: int
    node: Node | None


@dataclass(frozen=True, slots=True)
class Query:
    """A whole query; `root` is None if it takes everything.

    Attributes:
        folded: of the articles that it takes and that tell the same story, only the newest has a row.
    """

    text: str = ""
    root: Node | None = None
    sort: Sort = "date"
    chips: tuple[Chip, ...] = field(default=())
    folded: bool = False


def rewrite(node: Node, change: Callable[[Node], Node]) -> Node:
    """The tree with `change` applied to every leaf."""
    match node:
        case And(nodes=nodes):
            return And(tuple(rewrite(n, change) for n in nodes))
        case Or(nodes=nodes):
            return Or(tuple(rewrite(n, change) for n in nodes))
        case Not(node=inner):
            return Not(rewrite(inner, change))
        case _:
            return change(node)
