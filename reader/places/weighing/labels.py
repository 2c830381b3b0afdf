"""How a place is called in a list: as the article writes it, short and not in capitals."""

from functools import lru_cache

from reader.places.candidates.candidate import Candidate
from reader.places.gazetteer import Gazetteer
from reader.places.layout import Naming
from reader.text.fold import fold

_LONGEST = 40
_ACRONYM = int(Naming.ACRONYM)
_folded = lru_cache(4096)(fold)


def label(gazetteer: Gazetteer, candidate: Candidate, language: str) -> str:
    """`Moskau` for "Moskau", `Berlin` for "BERLIN", `Paris, Texas` where `Paris` would mislead.

    A village that nobody knows is named as written, an adjective or an inhabitant by the place's name in the article's language.
    """
    place = candidate.place
    if place is None:
        return candidate.text
    if candidate.unknown:
        return candidate.unknown.title() if candidate.unknown.isupper() else candidate.unknown
    if candidate.people:
        return gazetteer.name(place.geonameid, language)
    text = candidate.text
    if not text.isalnum() or len(text) > _LONGEST:
        text = " ".join(text.split())[:_LONGEST]
    whole = " ".join(candidate.outer_text.split()) if candidate.outer_text else ""
    if "," in whole and len(whole) <= _LONGEST and not whole.isupper() and gazetteer.lookup(text)[:1] not in ((), (place,)):
        return whole  # Paris, Texas: alone, the name would be taken for another place
    for entry in candidate.entries:
        if entry.naming == _ACRONYM and entry.place.geonameid == place.geonameid:
            return text
    if text.isupper() and len(text) > 2:
        return gazetteer.written(candidate.key, place.geonameid) or text.title()
    if text.casefold() == text or candidate.key == _folded(text):
        return text
    # Russlands -> Russland; a name that only the reader gave the place is written nowhere else
    return gazetteer.written(candidate.key, place.geonameid) or (text[:-1] if candidate.key == _folded(text[:-1]) else text)
