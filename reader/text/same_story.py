"""Judges whether two articles tell the same story: one text of an agency, copied, cut, reworded or carried on; and which articles belong together.

Another story of the same trial, a comment on it, or tomorrow's weather report is not the same: it shares names and phrases, but few of the shingles, or it
shares the phrases of its template, but not the figures.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from math import exp

from reader.text.shingles import FIGURES, Parts, Sketch, parts_of

APART = timedelta(hours=36)
"""Tellings of one story are published within this time."""
SAME = 0.5
"""From here on two tellings count as the same."""
COMPARED = 9
"""Members of a group that a new telling is compared with, the first ones."""
MOST_GROUPS = 24
"""Groups that it is compared with."""

# Weights found on the half of tests/text/stories that is not held out, read by `python -m tests.benchmarks same-story`.
_ENOUGH = 1.36
"""What the evidence sums up to where a pair is as likely the same as not."""
_STEEP = 8.0
_FIGURES = 1.6
"""How much more shared figures say than shared shingles: templates share these, stories of the same people share neither."""
_LEAST = 0.25
"""Share of the shingles without which nothing is the same."""
_OWN_FEED = 0.25
"""A feed seldom tells a story twice, but prints reports from one template every day."""
_LATE = timedelta(hours=12)
_NEXT_DAY = 0.35
_NOTICE = 30
"""Shingles that a notice of a publisher has at most, some fifty words."""
_FEW = 3
"""Shared shingles without which nothing is the same; one is enough if half of the heads is alike, for headline and teaser share few with a long text."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An article as far as it matters here.

    Attributes:
        published: UTC.
        places: GeoNames ids of the places that it is surely about; empty if none is known.
        feed: where it came from; None if unknown.
    """

    sketch: Sketch
    published: datetime
    places: frozenset[int] = frozenset()
    feed: int | None = None


def same(one: Telling, other: Telling) -> float:
    """How likely it is that two articles tell the same story, from 0 to 1, whichever comes first.

    1 only for equal texts; 0 if they are too far apart in time, are surely about different places, or say nothing. ValueError if a sketch is damaged.
    """
    apart = abs(one.published - other.published)
    if apart > APART or (one.places and other.places and one.places.isdisjoint(other.places)):
        return 0.0
    first, second = parts_of(one.sketch.data), parts_of(other.sketch.data)
    if one.sketch.data == other.sketch.data:
        return 1.0 if first.count or first.head else 0.0
    if _boilerplate(one, other, first, second):
        return 0.0
    shared, of = _shingles(first, second)
    contained = (shared + 0.5) / (of + 1)
    if contained < _LEAST or (shared < _FEW and not (shared and _alike(first.head, second.head))):
        return 0.0
    figures, of_figures = _figures(first, second)
    # Half a shingle and a figure are put to what is shared, so that little evidence says little.
    evidence = contained + _FIGURES * (figures + 1) / (of_figures + 2)
    if one.feed is not None and one.feed == other.feed:
        evidence -= _OWN_FEED
    if apart > _LATE:
        evidence -= _NEXT_DAY
    return 1 / (1 + exp(_STEEP * (_ENOUGH - evidence)))


def joins(new: Telling, group: Sequence[Telling]) -> float:
    """How well a telling fits a group, its first first: the mean of what it has in common with each, 0 if it doesn't belong.

    It must be the same as the first or as most of them, and close to the first in time: so a chain of updates does not tie together what has nothing in common.
    """
    if not group or abs(new.published - group[0].published) > APART:
        return 0.0
    scores = [same(new, member) for member in group[:COMPARED]]
    if scores[0] < SAME and 2 * sum(score >= SAME for score in scores) <= len(scores):
        return 0.0
    return sum(scores) / len(scores)


def home(new: Telling, groups: Iterable[Sequence[Telling]]) -> int | None:
    """Which group a telling joins, by its place among them; None if none. Of several the one that it fits best, else the first."""
    best, found = 0.0, None
    for at, group in enumerate(groups):
        if (score := joins(new, group)) > best:
            best, found = score, at
    return found


def nearest(groups: Iterable[int]) -> list[int]:
    """The groups that a telling is compared with, in their order.

    Args:
        groups: those that share a band with it, once for each band. Reports from one template share bands by the hundred: those that share most are looked at.
    """
    shared = Counter(groups)
    if len(shared) <= MOST_GROUPS:
        return sorted(shared)
    return sorted(sorted(shared, key=lambda group: (-shared[group], group))[:MOST_GROUPS])


def together(tellings: Sequence[Telling]) -> tuple[tuple[int, ...], ...]:
    """Groups tellings as if they came one after the other by time.

    Args:
        tellings: in any order; those with bands are compared with what shares one, those without with all.

    Returns:
        For each group where its tellings stand in the argument, the first published first; a telling alone is a group.
    """
    groups: list[list[int]] = []
    of_band: dict[int, dict[int, None]] = {}
    order = sorted(range(len(tellings)), key=lambda at: (tellings[at].published, tellings[at].sketch.data, at))
    for at in order:
        new = tellings[at]
        bands = new.sketch.bands
        near = nearest(group for band in bands for group in of_band.get(band, ())) if bands else list(range(len(groups)))
        found = home(new, ([tellings[member] for member in islice(groups[group], COMPARED)] for group in near))
        if found is None:
            groups.append([])
        group = len(groups) - 1 if found is None else near[found]
        groups[group].append(at)
        for band in bands:
            of_band.setdefault(band, {})[group] = None
    return tuple(map(tuple, groups))


def _common(one: tuple[bytes, ...], other: tuple[bytes, ...], whole: tuple[bool, bool]) -> int:
    """How many hashes the smaller of two samples has, both looked at up to where the first of them ends that is not whole."""
    ends = [sample[-1] for sample, all_of_it in zip((one, other), whole, strict=True) if not all_of_it]
    if not ends:
        return min(len(one), len(other))
    end = min(ends)
    return min(bisect_right(one, end), bisect_right(other, end))


def _boilerplate(one: Telling, other: Telling, first: Parts, second: Parts) -> bool:
    """Whether what two articles share is rather a notice that stands below every headline ("for subscribers only"): the headlines have nothing in common.

    So it is where the text is no longer than such notices are, or where one feed says the same twice.
    """
    if not first.title or not second.title or not first.title.isdisjoint(second.title):
        return False
    return max(first.count, second.count) < _NOTICE or (one.feed is not None and one.feed == other.feed)


def _alike(one: frozenset[bytes], other: frozenset[bytes]) -> bool:
    """Whether half of the words of two heads are the same."""
    return 2 * len(one & other) > min(len(one), len(other))


def _shingles(one: Parts, other: Parts) -> tuple[int, int]:
    """How many shingles of the samples are shared, of how many of the shorter article."""
    return len(one.sample_set & other.sample_set), _common(one.samples, other.samples, (one.whole, other.whole))


def _figures(one: Parts, other: Parts) -> tuple[float, float]:
    """How many figures are shared, of how many of the article with fewer; those of one digit count half."""
    end = min((parts.figures[-1] for parts in (one, other) if len(parts.figures) == FIGURES), default=b"\xff\xff")
    shared = one.figure_set & other.figure_set
    return _weight(shared), min(_weight(figure for figure in parts.figures if figure <= end) for parts in (one, other))


def _weight(figures: Iterable[bytes]) -> float:
    """How much figures say; the last bit of their hash tells those of more than one digit."""
    return sum(1.0 if figure[1] & 1 else 0.5 for figure in figures)
