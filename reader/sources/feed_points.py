"""Where an entry says it happens: GeoRSS (http://www.georss.org), GML, and W3C's Basic Geo."""

import math
from collections.abc import Iterator
from typing import Any

from reader.model.article import Point


def point(lat: Any, lon: Any, name: str = "") -> Point | None:
    """A point in degrees, None if it is not on the Earth (NaN, infinite, out of range, no number)."""
    if isinstance(lat, bool) or isinstance(lon, bool):
        return None
    if any(isinstance(part, str) and not (part.isascii() and "_" not in part) for part in (lat, lon)):
        return None  # Python's float reads other digits and underscores, too
    try:
        lat, lon = float(lat), float(lon)
    except (TypeError, ValueError, OverflowError):
        return None
    if not (math.isfinite(lat) and math.isfinite(lon)) or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    return Point(lat, lon, name)


def points(entry: Any) -> tuple[Point, ...]:
    """The points of an entry as feedparser has it; a line or polygon gives the middle of its corners."""
    if dict.get(entry, "where") is None and dict.get(entry, "geo_lat") is None:
        return ()
    name = dict.get(entry, "georss_featurename")
    name = name if isinstance(name, str) else ""
    where = dict.get(entry, "where")
    corners = [found for pair in _pairs(where.get("coordinates") if isinstance(where, dict) else None) if (found := point(pair[1], pair[0]))]
    middle = _middle(corners, name)
    geo = point(dict.get(entry, "geo_lat"), dict.get(entry, "geo_long") or dict.get(entry, "geo_lon"), name)
    return tuple({(found.lat, found.lon): found for found in (middle, geo) if found}.values())


def _pairs(coordinates: Any, depth: int = 0) -> Iterator[tuple[Any, Any]]:
    """Pairs of longitude and latitude, however deep they are nested (a polygon has rings)."""
    if not isinstance(coordinates, list | tuple) or depth > 3:
        return
    if len(coordinates) in (2, 3) and not any(isinstance(part, list | tuple) for part in coordinates):
        yield coordinates[0], coordinates[1]
        return
    for part in coordinates:
        yield from _pairs(part, depth + 1)


def _middle(corners: list[Point], name: str) -> Point | None:
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners = corners[:-1]  # a ring's last corner is its first
    if not corners:
        return None
    return Point(sum(corner.lat for corner in corners) / len(corners), sum(corner.lon for corner in corners) / len(corners), name)
