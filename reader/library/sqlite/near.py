"""The places in use within a distance of a point."""

import math
import sqlite3

RADIUS = 6371.0
"""Mean radius of the Earth in km (https://en.wikipedia.org/wiki/Earth_radius#Arithmetic_mean_radius)."""


def within(db: sqlite3.Connection, lat: float, lon: float, km: float) -> tuple[int, ...]:
    """Ids of cities and areas in use within `km` of a point in degrees."""
    # a band of latitudes by the index; longitudes run together at the poles and start again at 180, so the distance sorts them out
    band = math.degrees(km / RADIUS) + 1e-6
    rows = db.execute("SELECT id, lat, lon FROM place WHERE kind IN ('city', 'area') AND lat BETWEEN ? AND ?", (lat - band, lat + band))
    return tuple(number for number, y, x in rows if distance(lat, lon, y, x) <= km)


def distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres along a great circle between two points in degrees (haversine formula)."""
    y1, y2 = math.radians(lat1), math.radians(lat2)
    half_y, half_x = (y2 - y1) / 2, math.radians(lon2 - lon1) / 2
    chord = math.sin(half_y) ** 2 + math.cos(y1) * math.cos(y2) * math.sin(half_x) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(min(1.0, chord)))
