"""In which order the places of an article stand: how much each mention weighs, and how places that lie in one another lend weight.

The numbers are fitted by hand on the training and tuning parts of news articles whose main places are known; halves of them, fitted apart, agree.
"""

from collections.abc import Sequence

from reader.model.place import ArticlePlace
from reader.places.candidates.candidate import Candidate
from reader.places.gazetteer import Gazetteer
from reader.places.signs import WHERE

_TITLE, _HEADLINE, _EARLY, _LATER = 4.0, 2.0, 1.5, 1.0
_OPENING = 300
"""Names in the first characters of a body weigh more: news say first what matters."""

_WHERE, _SCENE = 1.25, 3.0
"""Behind a preposition of place (in, near), and so in the story's first sentence: that is where it happened, wherever the agency has its bureau."""

_SENTENCE = 150
_ON_THE_WAY = frozenset(
    ("nach", "aus", "from", "via", "toward", "towards", "vers", "depuis", "desde", "hacia", "para", "da", "naar", "uit", "från", "till", "gebürtige",
     "gebürtiger")
)  # fmt: skip
"""Prepositions before a place that somebody comes from or goes to."""

_PEOPLE = 0.6
"""An adjective or an inhabitant weighs less than the place's name."""

_FLATTENED = 0.6
"""The tenth mention says less than the second."""

_KIND = {"city": 1.0, "country": 0.9, "region": 0.8, "continent": 0.6, "area": 0.5}
"""What holds others, and seas and rivers, are named beside the matter more often."""

_UP, _DOWN = 0.5, 0.4
"""The share of its weight that the weightiest place in another gives to that one, and each that holds a place to it."""

_FIRST = 0.6
"""For the one named first."""

Weighed = tuple[float, int, ArticlePlace]
"""A place with the weight of its mentions, and where it is first named."""


def mention(candidate: Candidate, headline: int, story: int) -> float:
    """The weight of one mention.

    Args:
        headline: as in `weigh`.
        story: where the story begins behind the dateline, code points.
    """
    section = candidate.section
    if section == "title":
        weight = _TITLE
    elif section == "body" and candidate.start < headline:
        weight = _HEADLINE
    else:
        weight = _EARLY if section == "teaser" or candidate.start < _OPENING else _LATER
    if candidate.people:
        return weight * _PEOPLE
    before = candidate.before.lower()
    if before in WHERE:
        weight *= _WHERE
        if candidate.start - story < _SENTENCE and before not in _ON_THE_WAY:
            weight *= _SCENE
    return weight


def ordered(gazetteer: Gazetteer, weighed: Sequence[Weighed]) -> tuple[ArticlePlace, ...]:
    """The places, the weightiest first; of equals the one named first."""
    if len(weighed) == 1:
        return (weighed[0][2],)
    own: dict[int, float] = {}
    for weight, _, entry in weighed:
        own[entry.place.geonameid] = weight**_FLATTENED * _KIND[entry.place.kind] * entry.confidence**2
    total = dict(own)
    lent: dict[int, float] = {}
    for geonameid, weight in own.items():
        for above in gazetteer.ancestors(geonameid):
            holder = above.geonameid
            if holder in own:
                lent[holder] = max(lent.get(holder, 0.0), weight)
                total[geonameid] += _DOWN * own[holder]
    for geonameid, weight in lent.items():
        total[geonameid] += _UP * weight
    if weighed:
        first = min(weighed, key=_begins)[2].place.geonameid
        total[first] += _FIRST
    by_weight = sorted(weighed, key=lambda item: (-total[item[2].place.geonameid], item[1]))
    return tuple([entry for _, _, entry in by_weight])


def _begins(item: Weighed) -> tuple[bool, int]:
    return item[2].role != "title", item[1]
