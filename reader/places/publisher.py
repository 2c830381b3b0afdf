"""The country that an article's publisher writes from, by the end of its host's name (ISO 3166-1 codes of country-code top-level domains, RFC 1591)."""

import re
from functools import lru_cache

from reader.model.article import Story
from reader.model.place import Place
from reader.places.gazetteer import Gazetteer
from reader.text.links import host as host_of

_CONTINENTS = range(6255146, 6255153)
"""GeoNames ids of the continents; countries lie right below them."""

_FOR_ALL = frozenset(
    (
        "ac",
        "ag",
        "ai",
        "am",
        "as",
        "cc",
        "cd",
        "co",
        "dj",
        "eu",
        "fm",
        "ga",
        "gg",
        "gl",
        "io",
        "la",
        "ly",
        "me",
        "ms",
        "nu",
        "sh",
        "st",
        "tk",
        "to",
        "tv",
        "vc",
        "ws",
    )
)
"""Country codes that people of all lands buy for their look."""

_OTHERWISE = {"uk": "GB"}
_PLAIN = re.compile(r"https?://([a-z0-9.-]+)(?=[/?#]|\Z)")
"""The host of nearly every address, told at once."""

_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2}", re.IGNORECASE | re.ASCII)


def publishers_country(gazetteer: Gazetteer, story: Story) -> Place | None:
    """The country of the article's page, or else of its publisher's name if that is a host (`die-nachrichten.at`); None if neither says."""
    for host in (_host(story.url) if story.url else "", story.publisher):
        if host and len(host) <= 253 and _HOST.fullmatch(host):
            ending = host[-2:].lower()
            if ending not in _FOR_ALL:
                return _countries(gazetteer).get(_OTHERWISE.get(ending, ending.upper()))
    return None


def _host(address: str) -> str:
    plain = _PLAIN.match(address)
    return plain[1] if plain else host_of(address)


@lru_cache(maxsize=2)
def _countries(gazetteer: Gazetteer) -> dict[str, Place]:
    """Every country by its ISO code."""
    found = (place for continent in _CONTINENTS for place in gazetteer.children(continent))
    return {place.country: place for place in found if place.country and place.kind == "country"}
