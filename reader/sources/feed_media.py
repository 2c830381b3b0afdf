"""The files that hang on an entry: enclosures, Media RSS (https://www.rssboard.org/media-rss) and a podcast's picture."""

import re
from collections.abc import Iterator
from typing import Any

from reader.model.article import Enclosure
from reader.text.links import absolute

_ENDINGS = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp", "svg": "image/svg+xml", "avif": "image/avif",
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "opus": "audio/opus", "mp4": "video/mp4", "webm": "video/webm", "mov": "video/quicktime",
    "pdf": "application/pdf",
}  # fmt: skip
_ENDING = re.compile(r"\.([a-z0-9]{3,4})(?:$|[?#])", re.IGNORECASE)
_PLAYERS = "application/x-shockwave-flash"
_MOST = 20


def enclosures(entry: Any, links: list[Any], base: str) -> tuple[Enclosure, ...]:
    """The files of an entry as feedparser has it, each address once; a mere preview counts only if there is no other picture."""
    media, previewed, image = dict.get(entry, "media_content"), dict.get(entry, "media_thumbnail"), dict.get(entry, "image")
    if not (links or media or previewed or image):
        return ()
    found: dict[str, Enclosure] = {}
    for link in links:
        if dict.get(link, "rel") == "enclosure":
            _add(found, _enclosure(link, "href", "length", base))
    for each in _dicts(media):
        _add(found, _enclosure(each, "url", "filesize", base, _word(each, "medium")))
    if (previewed or image) and not any(each.media_type.startswith("image") for each in found.values()):
        previews = [_enclosure(each, "url", "", base, "image") for each in _dicts(previewed)]
        previews += [_enclosure(image, "href", "", base, "image")] if isinstance(image, dict) else []
        if preview := next((each for each in previews if each), None):
            _add(found, preview)
    return tuple(found.values())[:_MOST]


def _dicts(value: Any) -> Iterator[Any]:
    for each in value if isinstance(value, list) else ():
        if isinstance(each, dict):
            yield each


def _add(found: dict[str, Enclosure], each: Enclosure | None) -> None:
    if each:
        found.setdefault(each.url, each)


def _word(holder: Any, name: str) -> str:
    value = dict.get(holder, name)
    return value.strip() if isinstance(value, str) else ""


def _enclosure(holder: Any, address: str, length: str, base: str, medium: str = "") -> Enclosure | None:
    """One file; what has no media type is told by its ending, else by its medium ("image")."""
    url = absolute(_word(holder, address), base)
    kind = _word(holder, "type")
    if not url or kind == _PLAYERS:
        return None
    if kind in ("", "text/html"):  # feedparser calls links without a type HTML
        ending = _ENDING.search(url)
        kind = _ENDINGS.get(ending[1].lower(), kind) if ending else kind
    size = _word(holder, length) if length else ""
    whole = int(size) if size.isascii() and size.isdigit() and len(size) < 19 else None
    return Enclosure(url, kind or (medium if medium in ("image", "audio", "video") else ""), whole)
