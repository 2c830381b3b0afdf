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
    link = None
    for name in ("src", "data-src", "data-lazy-src", "data-original"):
        if (address := element.get(name)) and (link := links.add(address, alt or line(element.get("title") or ""))) is not None:
            break
    alt = alt or line(element.get("title") or "")
    return Image(alt, link) if alt or link is not None else None


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
