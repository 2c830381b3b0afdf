"""Whether a text that has the shape of a dateline is one: its names, what ends it, and what follows."""

import re
from typing import NamedTuple

from reader.places.datelines.parts import DATE_WORD, MONTH
from reader.places.gazetteer import Gazetteer
from reader.places.layout import Naming, WordFlag
from reader.places.place_line import Name
from reader.places.signs import NO_PLACES
from reader.text.fold import fold

_LARGE = 100_000
_FAMOUS = 2_000_000
"""A city of so many people is meant, though a first name is written like it: Paris, but not Sofia."""

_SENTENCE = 5
"""What follows the bare name of a village has so many words at least: it is no headline or menu."""

_AT_HOME = {
    "de": frozenset(("DE", "AT", "CH", "LI", "LU", "IT", "BE")),
    "en": frozenset(("US", "GB", "CA", "AU", "IE", "NZ", "ZA", "IN", "NG", "KE", "GH", "PH", "SG", "MT", "JM")),
}
"""Where villages lie that a text in the language names without saying more."""

_THINGS_TOO = frozenset(("turkey", "china", "jordan", "chad", "georgia"))
"""Countries whose names open English headlines on birds, plates and persons; the word lists have countries without a flag."""

_ANYWHERE = _AT_HOME["de"] | _AT_HOME["en"]
_QUOTES = "\"'„“»«‘’‹›("
_NO_NAME = re.compile(r"(?:ung|ungen|heit|keit|schaft|tion|tionen|ismus|ität|ness|ment)$")
_FULL_STOP = re.compile(r"[^\W\d_]{2}[.!?]")
_ABBREVIATED = re.compile(r"\b[^\W\d_]$")
_WORD = re.compile(r"\w+")
_COMMON, _FIRST_NAME = int(WordFlag.COMMON), int(WordFlag.FIRST_NAME)


class Found(NamedTuple):
    """A text that may be a dateline.

    Attributes:
        end: what ends it: "dash", "bar", "colon", "stop", "date" with its year, or "close", a bracket.
        after: what follows.
        wire, newsroom, dated: what stands beside the names.
    """

    names: tuple[Name, ...]
    end: str
    after: str
    wire: bool
    newsroom: bool
    dated: bool
    language: str


def holds(gazetteer: Gazetteer, found: Found) -> bool:
    """Whether it is a dateline."""
    names, end, after = found.names, found.end, found.after
    first = names[0]
    if fold(first.text).partition(" ")[0] in NO_PLACES and not first.firm:
        return False
    if end == "stop" and (_ABBREVIATED.search(names[-1].text) or not first.entries or (first.entries[0].place.kind == "country" and not first.text.isupper())):
        return False  # U.S. forces; ... in Deutschland.
    if end == "stop" and MONTH.fullmatch((names[-1].outer or names[-1]).text):
        return False  # TEHRAN, Mar. 03
    if found.wire and (end != "stop" or len(first.text) > 3):
        return True  # even of a village that nobody knows, but ST. is the beginning of a name
    known = all(name.outer or _known(name) for name in names)
    if found.newsroom and known:
        return end != "close" or _opens(after)
    capitals = first.text.isupper() and len(first.text) > 2
    if end == "date":
        return found.dated and all(_sure(gazetteer, name, found.language) for name in names)
    if found.dated and known:
        return end in ("dash", "colon") or (end == "stop" and (capitals or all(_sure(gazetteer, name, found.language) for name in names)))
    if end == "close" or not (_opens(after) or capitals) or len(after.split(None, 2)) < 2:
        return False
    sure = [_sure(gazetteer, name, found.language) for name in names]
    if not all(sure):
        return _mostly(gazetteer, found, sure, capitals)
    if not all(name.firm or name.outer or " " in name.text for name in names) and not _a_sentence(after):
        return False
    if end == "colon":
        if any(name.firm[0].place.kind == "country" if name.firm else len(name.text) <= 3 for name in names) or not names[0].entries:
            return False  # USA: a headline
        if not capitals:  # Mumbai: as the papers of South Asia have it
            return found.language == "en" and _FULL_STOP.search(after, 0, 400) is not None and all(n.firm and n.firm[0].prominence >= _LARGE for n in names)
        return _a_sentence(after) or all(name.outer or (name.firm and name.firm[0].prominence >= _LARGE) for name in names)
    if end == "bar":
        return "|" not in after[:60] and _a_sentence(after)
    return capitals or end == "stop" or any(name.outer for name in names) or not _route(gazetteer, after)


def plain(gazetteer: Gazetteer, names: tuple[Name, ...], language: str, after: str) -> bool:
    """Nothing but the names of places: what may stand in brackets before a story."""
    return all(_sure(gazetteer, name, language) or _in_german(name, language, after) for name in names)


def _mostly(gazetteer: Gazetteer, found: Found, sure: list[bool], capitals: bool) -> bool:
    """Whether it is one though some name is not surely a place."""
    names, end, after = found.names, found.end, found.after
    if end == "stop" and capitals and len(names) > 1 and any(sure):
        return True  # WESTHEIM/HAMM.
    if end != "dash":
        return end in ("stop", "bar") and all(sure[at] or _in_german(name, found.language, after) for at, name in enumerate(names))
    if capitals and any(sure[at] or name.firm for at, name in enumerate(names)):
        return True
    if not all(name.firm or name.outer for name in names) or _route(gazetteer, after):
        return False
    return any(_located(gazetteer, name, after) or _in_german(name, found.language, after) for at, name in enumerate(names) if not sure[at])


def _known(name: Name) -> bool:
    """Some place has the name. Some village may be called like a day or a month; no dateline is of it."""
    return bool(name.entries) and name.entries[0].naming <= Naming.ALTERNATE and (bool(name.firm) or not DATE_WORD.fullmatch(name.text))


def _sure(gazetteer: Gazetteer, name: Name, language: str) -> bool:
    """By itself the name says that it is a place."""
    if name.outer:
        return True
    if not _known(name):
        return False
    key = fold(name.text)
    flags = int(gazetteer.text_key(key).flags)
    if not name.firm:
        near = _AT_HOME.get(language, _ANYWHERE)
        return not flags and len(key) > 3 and not _NO_NAME.search(key) and any(e.place.country in near for e in name.entries)
    first = name.firm[0]
    if flags & _COMMON or (first.naming >= Naming.FOREIGN and first.prominence < _LARGE):
        return False
    if first.place.kind in ("country", "continent", "area"):
        return name.text.isupper() or key not in _THINGS_TOO
    return not flags & _FIRST_NAME or (first.place.kind == "city" and first.place.population >= _FAMOUS)


def _in_german(name: Name, language: str, after: str) -> bool:
    """A large city whose name is a German noun too (Essen, Gera): whole sentences of a story follow it, not a headline."""
    if language not in ("de", "") or not name.firm or name.firm[0].prominence < _LARGE or name.firm[0].place.country not in _AT_HOME["de"]:
        return False
    return _FULL_STOP.search(after, 0, 400) is not None and _a_sentence(after)


def _a_sentence(after: str) -> bool:
    """What follows has some words before it ends."""
    return len(after[:400].split(None, _SENTENCE)) >= _SENTENCE


def _opens(after: str) -> bool:
    """What follows begins like a sentence."""
    first = after[:1]
    return first.isupper() or first.isdigit() or first in _QUOTES or not first.isascii()


def _located(gazetteer: Gazetteer, name: Name, after: str) -> bool:
    """The text behind names it once more as a place (`in Essen`), or its country (`Sofia - Bulgariens Präsident`)."""
    if re.search(rf"\b(?:in|aus|nach|bei|from|near|at)\s+{re.escape(name.text)}\b", after):
        return True
    for entry in name.firm[:1] or name.entries[:3]:
        for above in gazetteer.ancestors(entry.place.geonameid):
            if above.kind in ("country", "region") and any(gazetteer.name(above.geonameid, language)[:6] in after for language in ("en", "de")):
                return True
    return False


def _route(gazetteer: Gazetteer, after: str) -> bool:
    """What follows is another city, so that the dash says "to": `Berlin - Hamburg in zwei Stunden`."""
    word = _WORD.match(after)
    if word is None:
        return False
    entries = gazetteer.text_key(fold(word[0])).entries
    return bool(entries) and entries[0].naming <= Naming.GIVEN and entries[0].place.kind == "city"
