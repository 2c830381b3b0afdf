"""Which places of a name a text may mean by the way it is written there."""

from reader.places.gazetteer import Entry
from reader.places.layout import PEOPLE, Naming
from reader.text.fold import fold

_FOREIGN_FROM = 300_000
"""In English and German text a name in a third language is read from this prominence on."""

_OVER_PEOPLE = 3_000_000
"""A place of less prominence that is called like a country's people yields to them (Somali)."""

# Plain numbers: the names of an enumeration are slow to look up.
_GIVEN, _ACRONYM, _FOREIGN, _ALTERNATE = int(Naming.GIVEN), int(Naming.ACRONYM), int(Naming.FOREIGN), int(Naming.ALTERNATE)
_ADJECTIVE, _DEMONYM = int(Naming.ADJECTIVE), int(Naming.DEMONYM)
_OTHERS = (_FOREIGN, _ALTERNATE)
_ALTERNATE_FROM = 500_000
OURS = frozenset(("de", "en", ""))
"""The languages that the gazetteer's own names are in; a text that says none may be in one."""

NOT_LATIN = "\u0370"
"""Letters from here on are of other scripts than ours; names in them are of the place's own language or of a third one."""

_AT = frozenset(("am", "an", "im", "in", "bei", "ob", "auf", "vor", "unter"))
"""What stands behind the name proper in a place's full name (Ludwigshafen am Rhein)."""

_UMLAUTS = frozenset("äöüÄÖÜß")
"""Letters whose marks German never leaves out."""

_SHORT_ACRONYM = 2
"""Acronyms of so many letters may be common words."""


def meant(entries: tuple[Entry, ...], key: str, surface: str, last: str, ours: bool, shouted: bool = False) -> tuple[Entry, ...]:
    """The entries that a text may mean.

    Args:
        surface: the name as written; `last` is its last word.
        ours: the text is in a language of OURS.
        shouted: the words around are in capitals too.
    """
    if surface[0].islower() or last[0].islower():
        found = [entry for entry in entries if entry.naming == _ADJECTIVE]
    else:
        upper = surface.isupper() and not (shouted and len(key) <= _SHORT_ACRONYM)
        found = [entry for entry in entries if _is_read(entry, key, upper, ours)]
    if not found:
        return ()
    people = [entry for entry in found if entry.naming in PEOPLE and entry.place.kind == "country"]
    if people and not any(entry.prominence >= _OVER_PEOPLE for entry in found if entry.naming not in PEOPLE or entry.place.kind != "country"):
        return tuple(people)
    if ours and len(found) > 1 and any(entry.naming <= _ACRONYM for entry in found):
        found = [entry for entry in found if entry.naming not in _OTHERS]
    return entries if len(found) == len(entries) else tuple(found)


def _is_read(entry: Entry, key: str, upper: bool, ours: bool) -> bool:
    """Whether a name with a capital may mean a place; `upper`: it is in capitals, and not because all is."""
    naming = entry.naming
    if naming <= _GIVEN or naming == _ADJECTIVE:
        return True
    if naming == _DEMONYM:
        return ours or len(key) > 5
    if naming == _FOREIGN:
        return not ours or (entry.prominence >= _FOREIGN_FROM and (len(key) > 3 or key[0] >= NOT_LATIN)) or is_proper(entry, key)
    if naming == _ALTERNATE:
        # Another spelling of its name (Kyjiw), not a translation (White House for Casablanca).
        if key[0] >= NOT_LATIN:
            return entry.prominence >= _FOREIGN_FROM and len(key) > 1
        return (entry.prominence >= _ALTERNATE_FROM and len(key) > 4 and key[0] == entry.place.name[0].lower()) or is_proper(entry, key)
    return naming == _ACRONYM and upper


def is_proper(entry: Entry, key: str) -> bool:
    """The key is a place's name without what tells it from others (Ludwigshafen am Rhein)."""
    words = entry.place.name.split(" ", 2)
    return len(words) > 2 and words[1] in _AT and len(key) > 3 and fold(words[0]) == key


def is_own(entry: Entry, key: str) -> bool:
    """The key is one of the place's own names, or begins like them: another spelling, no translation."""
    return entry.naming <= _GIVEN or (entry.naming <= _ALTERNATE and len(key) > 4 and key[0] == fold(entry.place.name[:1])[:1])


def may_mean(entry: Entry, key: str, written: str) -> bool:
    """Whether a name that a sign speaks for may mean a place: it is its own or another spelling of that, and has its accents (Foto is not Fotö)."""
    name = entry.place.name
    if not is_own(entry, key):
        return False
    if fold(name) != key:
        return True
    plain = (written[:-1] if len(written) > len(name) and written[-1] in "sS" else written).lower()
    return plain == name.lower() or (written.isascii() and not _UMLAUTS.intersection(name) and fold(name) == plain)


def depends_on_neighbours(entries: tuple[Entry, ...], key: str, surface: str) -> bool:
    """Whether `shouted` makes a difference: a short acronym amid words in capitals may be a common word (GIVE US HOPE)."""
    return len(key) <= _SHORT_ACRONYM and surface.isupper() and any(entry.naming == _ACRONYM for entry in entries)


def is_shouted(text: str, start: int, end: int) -> bool:
    """The words around a name are in capitals."""
    before, after = text[max(0, start - 12) : start].split(), text[end : end + 12].split()
    around = [word for word in (before[-1:] + after[:1]) if len(word) > 2 and word.isalpha()]
    return bool(around) and all(word.isupper() for word in around)
