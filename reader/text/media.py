"""Pictures and embedded players in HTML: told by their text and address, trackers left out."""

import re
from typing import Any

from reader.model.blocks import Image
from reader.model.safe import line
from reader.text.links import LinkList, absolute

_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)(?:$|[?#])", re.IGNORECASE)
_SIZE = re.compile(r"\s*(\d{1,5})(?:px)?\s*$", re.ASCII)
_ICON_SIZE = 24
"""Pixels up to which a picture counts as a part of its line (emoji and the like)."""
_ADDRESSES = ("data-src", "data-lazy-src", "data-original", "data-retina-src", "srcset", "data-srcset", "data-lazy-srcset")
"""Where a picture's address stands if a script is to load it."""
_STAND_IN = re.compile(
    r"^data:|/(?:leer|blank|spacer|placeholder|pixel|transparent|trans|empty|clear|dummy|grey|gray|1x1|lazy(?:load)?|loading|default)[\w.-]{0,12}"
    r"\.(?:gif|png|svg|webp|jpe?g)(?:$|\?)",
    re.IGNORECASE,
)
"""What is shown until then."""
_SETTLED = re.compile(r"\s*([^\s,]\S*)")
_NO_WORDS = re.compile(
    r"(?:[\w.%()+ -]{1,150}\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|bmp)|"
    r"(?:(?:symbol|archiv|titel|vorschau|teaser|beitrags)?(?:bild|foto)|image|img|photo|picture|pic|dsc[nf]?|p?xl|unnamed|untitled|unbenannt|download|"
    r"screenshot|thumbnail|thumb|placeholder|null|undefined|none|alt(?: text)?|immagine|imagen|imagem|foto di repertorio|photo d'illustration|afbeelding|"
    r"zdj[eę]cie)[-_ ]{0,3}[\d_-]{0,20}|[^\W\d]{2,5}[-_]\d{4}[\w-]{0,80}|\w{0,40}\d{6}[\w-]{0,80})\W{0,3}",
    re.IGNORECASE,
)
"""File names, and words that only say that there is a picture."""
_MANY_KEYWORDS = 6
_LONGEST_KEYWORD = 3


def _size(element: Any, name: str) -> int | None:
    said = _SIZE.match(element.get(name) or "")
    return int(said.group(1)) if said else None


def image(element: Any, links: LinkList) -> Image | str | None:
    """A picture as a block, as its text if it is an icon inside a line, or None if there is nothing to tell."""
    width, height = _size(element, "width"), _size(element, "height")
    if (width is not None and width <= 1) or (height is not None and height <= 1):
        return None
    alt = line(element.get("alt") or "")
    classes = (element.get("class") or "").lower()
    small = width is not None and width <= _ICON_SIZE and height is not None and height <= _ICON_SIZE
    if small or "emoji" in classes or "smiley" in classes:
        return alt
    alt = alt or line(element.get("title") or "")
    if alt and says_nothing(alt):
        alt = ""
    address = picture_address(element)
    link = links.add(address, alt) if address else None
    return Image(alt, link) if alt or link is not None else None


def picture_address(element: Any) -> str:
    """The address of a picture, also of one that a script is to load; "" if it has none."""
    address: str = element.get("src") or ""
    if address and not _STAND_IN.search(address[:300]):
        return address
    others = [element.get(name) for name in _ADDRESSES]
    if (around := element.getparent()) is not None and around.tag == "picture":
        others += [source.get("srcset") or source.get("data-srcset") for source in around.iterchildren("source")]
    for said in others:
        if said and (first := _SETTLED.match(said)) and not _STAND_IN.search(first.group(1)[:300]):
            return first.group(1).rstrip(",")
    return "" if address.startswith("data:") else address


def says_nothing(alt: str) -> bool:
    """An alternative text that tells nothing of the picture: a file's name, "Image", a list of keywords."""
    if _NO_WORDS.fullmatch(alt):
        return True
    parts = alt.split(",") if alt.count(",") >= _MANY_KEYWORDS - 1 and alt[-1] not in ".!?" else []
    return bool(parts) and all(0 < len(part.split()) <= _LONGEST_KEYWORD for part in parts)


def embedded_address(element: Any) -> str:
    """The address of an iframe, player or object, "" if it has none."""
    name = "data" if element.tag == "object" else "src"
    if said := element.get(name) or element.get("data-src"):
        return str(said)
    source = element.find(".//source")
    return "" if source is None else source.get("src") or ""


def is_worth_a_link(address: str, base: str) -> bool:
    """False for the link around a picture that leads to the picture in full size, or to the article itself."""
    target = absolute(address, base)
    return bool(target) and not _PICTURE_FILE.search(target) and target.rstrip("/") != base.rstrip("/")
