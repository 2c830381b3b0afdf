"""Shipped lists of feeds to start with: OPML 2.0 (http://opml.org/spec2.opml) with two attributes of ours on each outline.

`home` is the GeoNames id of the place that a feed writes from; `reach="world"` is said of a feed that writes of the whole world.
They are read more strictly than a reader's own lists (opml.py): what is broken here is a mistake of ours, or somebody's meddling.
"""

from dataclasses import dataclass

from lxml import etree

from reader.model.article import FeedKind
from reader.model.errors import SourceError
from reader.model.safe import line
from reader.model.words import _
from reader.text.links import absolute

LARGEST = 1_000_000
"""Bytes of a list."""
MOST = 1_000
"""Feeds of a list that are read."""
_LONGEST = 200
_LONGEST_ID = 10


@dataclass(frozen=True, slots=True)
class Starter:
    """A feed to start with.

    Attributes:
        page: the address of its site, "" if not known.
        language: ISO 639 code ("de"), "" if not said.
        home: GeoNames id of the place it writes from.
        world: it writes of the whole world, so that an article without a place tells nothing of its home.
    """

    url: str
    title: str
    home: int
    language: str = ""
    page: str = ""
    kind: FeedKind = "rss"
    world: bool = False


def read(data: bytes) -> tuple[Starter, ...]:
    """The feeds of a list in its order, each address once; outlines without an address or a home are left out.

    Raises:
        SourceError: it is too large or no well-formed OPML.
    """
    if len(data) > LARGEST:
        raise SourceError(_("too large: {size} MB, at most {most} MB are read").format(size=len(data) // 1_000_000, most=LARGEST // 1_000_000))
    # neither entities nor a DTD: what they stand for could be endless, or lie elsewhere
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise SourceError(_("not an OPML list of feeds")) from problem
    if root.tag != "opml":
        raise SourceError(_("not an OPML list of feeds"))
    found: dict[str, Starter] = {}
    for outline in root.iter("outline"):
        if (starter := _starter({str(name): str(value) for name, value in outline.attrib.items()})) is not None:
            found.setdefault(starter.url, starter)
        if len(found) >= MOST:
            break
    return tuple(found.values())


def _starter(said: dict[str, str]) -> Starter | None:
    """The feed of an outline, None if it is none."""
    url = absolute(said.get("xmlUrl", "").strip())
    home = said.get("home", "").strip()
    title = line(said.get("title") or said.get("text") or "")[:_LONGEST]
    digits = home.removeprefix("-")
    if not url or not title or not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_ID):
        return None
    kind = said.get("type", "").lower()
    known: FeedKind = "atom" if kind == "atom" else "json" if kind == "json" else "rss"
    language = line(said.get("language", "")).lower()[:2]
    return Starter(url, title, int(home), language, absolute(said.get("htmlUrl", "").strip()), known, said.get("reach") == "world")
