"""The places in use within a distance of a point."""

import math
import sqlite3

RADIUS = 6371.0
"""Mean radius of the Earth in km (https://en.wikipedia.org/wiki/Earth_radius#Arithmetic_mean_radius)."""


def within(db: sqlite3.Connection, lat: float, lon: float, km: float) -> tuple[int, ...]:
    """Ids of cities and areas in use within `km` of a point in degrees, along a great circle (haversine formula)."""
    if not (math.isfinite(lat) and math.isfinite(lon)):
        return ()
    # a band of latitudes by the index; longitudes run together at the poles and start again at 180, so the distance sorts them out
    band = math.degrees(km / RADIUS) + 1e-6
    rows = db.execute("SELECT id, lat, lon FROM place WHERE kind IN ('city', 'area') AND lat BETWEEN ? AND ?", (lat - band, lat + band))
    if km >= math.pi * RADIUS:
        return tuple(row[0] for row in rows)
    # there may be tens of thousands: the distance is compared by its haversine, which is quicker to have
    y0, x0, most = math.radians(lat), math.radians(lon), math.sin(km / RADIUS / 2) ** 2 if km >= 0 else -1.0
    sin, cos, radians, level = math.sin, math.cos, math.radians, math.cos(y0)
    return tuple(number for number, y, x in rows if sin((radians(y) - y0) / 2) ** 2 + level * cos(radians(y)) * sin((radians(x) - x0) / 2) ** 2 <= most + 1e-18)
