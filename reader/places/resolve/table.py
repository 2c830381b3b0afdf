"""What the rest of a text may say for a place: the names of the clues, and the same tables with what each weighs."""

from collections.abc import Callable
from math import cos
from typing import Generic, TypeVar

from reader.places.distance import EARTH_KM

T = TypeVar("T", float, tuple[str, ...])
"""What clues add up to: a weight, or their names."""

KM = (30, 100, 300, 1000, 3000)
NEAR = tuple([cos(km / EARTH_KM) for km in reversed(KM)])
"""The cosines of these distances on the globe, from far to near."""

SHARES = (0.001, 0.2, 0.4, 0.6, 0.8, 0.99)
TOTALS = (1.5, 4.0)
WEIGHTS = (0.05, 0.5, 1.5, 3.0)
SPREADS = (0.02, 0.1, 0.25, 0.5, 1.0, 2.0)
LEVELS = ("country", "region", "unit", "city", "area")
RANKS = 2


class Table(Generic[T]):
    """All clues that a scene has, each as what `of` makes of its name.

    Attributes:
        country: by the weight of all names, then by the country's share of it; region, unit, around: by weight; region_share, spread: by share.
        within, home_within: from far to near.
        beside: by level of the place, then of its neighbour; the others by level or rank.
        neighbour, opening, home: for the country of one, and for its region.
        nothing: what no clues add up to.
    """

    def __init__(self, of: Callable[[str], T], nothing: T) -> None:
        self.nothing: T = nothing
        self.country: list[list[T]] = [[of(f"country {share} of {total}") for share in range(len(SHARES) + 1)] for total in range(len(TOTALS) + 1)]
        self.region: list[T] = [of(f"region {weight}") for weight in range(len(WEIGHTS) + 1)]
        self.region_share: list[T] = [of(f"region share {share}") for share in range(len(SHARES) + 1)]
        self.unit: list[T] = [of(f"unit {weight}") for weight in range(len(WEIGHTS) + 1)]
        self.within: list[T] = [of(name) for name in ("far", *[f"within {km} km" for km in reversed(KM)])]
        self.around: list[T] = [of(f"around {weight}") for weight in range(len(WEIGHTS) + 1)]
        self.spread: list[T] = [of(f"spread {share}") for share in range(len(SPREADS) + 1)]
        self.home_within: list[T] = [of(name) for name in ("home far", *[f"home within {km} km" for km in reversed(KM)])]
        self.beside: dict[str, dict[str, T]] = {
            one: {other: of(f"alike {one}" if one == other else f"{one} beside {other}") for other in LEVELS} for one in LEVELS
        }
        self.unit_follows: dict[str, T] = {level: of(f"unit follows {level}") for level in LEVELS}
        self.city_follows: dict[str, T] = {level: of(f"city follows {level}") for level in LEVELS}
        self.unit_before: dict[str, T] = {level: of(f"unit before {level}") for level in LEVELS}
        self.dateline: list[T] = [of(f"dateline rank {rank}") for rank in range(RANKS + 1)]
        self.lonely: list[T] = [of(f"lonely rank {rank}") for rank in range(RANKS + 1)]
        self.country_named: T = of("country named")
        self.region_named: T = of("region named")
        self.other_region: T = of("other region named")
        self.among_regions: T = of("region among regions")
        self.neighbour: tuple[T, T] = of("neighbour's country"), of("neighbour's region")
        self.opening: tuple[T, T] = of("opening's country"), of("opening's region")
        self.home: tuple[T, T] = of("home's country"), of("home's region")


NAMES = Table[tuple[str, ...]](lambda name: (name,), ())
"""The clues by name."""
