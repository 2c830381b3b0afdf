"""Distances on the globe."""

from math import asin, cos, radians, sqrt

EARTH_KM = 6371.0


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres between two points in degrees (haversine formula)."""
    a, b = radians(lat1), radians(lat2)
    h = 0.5 - cos(b - a) / 2 + cos(a) * cos(b) * (1 - cos(radians(lon2 - lon1))) / 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(max(0.0, h))))
