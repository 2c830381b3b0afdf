"""Names made from known ones by rule: parts of countries (`Nordsyrien`), genitives in -es, and German inhabitants in -er (`Gussenstadter`)."""

from collections.abc import Iterator

from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming

PARTS = (
    "nordwest", "nordost", "sudwest", "sudost", "nord", "sud", "ost", "west", "mittel", "zentral", "ober", "unter", "nieder", "inner", "gesamt",
    "hoch", "klein", "gross",
)  # fmt: skip
"""What German puts before a country or landscape for a part of it; folded, the longer first."""

_OF_CITIES = ("nordwest", "nordost", "sudwest", "sudost", "nord", "sud", "ost", "west", "innen", "alt")
"""What it puts before a city."""

_LARGE = 300_000
"""A city or region of less prominence has no parts of its own name (Binnenkanal)."""

_GIVEN, _ALTERNATE = int(Naming.GIVEN), int(Naming.ALTERNATE)
_ADJECTIVE, _DEMONYM = int(Naming.ADJECTIVE), int(Naming.DEMONYM)
_STEM = 4
_ENDINGS = ("erinnen", "erin", "ern", "ers", "er")
_NEAR = frozenset(("DE", "AT", "CH", "LI"))
_NEIGHBOURS = _NEAR | {"LU", "IT", "FR", "PL", "CZ", "NL", "BE", "DK"}
"""Countries of whose places German makes words for inhabitants; of small ones those that speak it."""

_LONG_GENITIVE = ("landes", "gebirges", "waldes", "berges", "tales", "reiches", "feldes", "meeres", "sees", "kreises")


def part_of(gazetteer: Gazetteer, folded: str) -> tuple[Entry, ...]:
    """The whole of which a word names a part: Syria for `nordsyrien`; () if it names none. Adjectives and inhabitants too (`norddeutsche`)."""
    if not folded.startswith(PARTS) or len(folded) < 7:
        return ()
    for part in PARTS:
        if folded.startswith(part):
            whole = folded[len(part) :]
            if len(whole) > 3 and (found := _wholes(gazetteer, whole, part in _OF_CITIES)):
                return found
    return ()


def _wholes(gazetteer: Gazetteer, whole: str, city: bool) -> tuple[Entry, ...]:
    for key in (whole, whole[:-1]) if whole.endswith("s") else (whole,):
        entries = gazetteer.text_key(key).entries
        found = tuple(
            e for e in entries
            if (e.naming <= _GIVEN or e.naming in (_ADJECTIVE, _DEMONYM)) and _has_parts(e, city)
        )  # fmt: skip
        if found:
            return found
    return ()


def _has_parts(entry: Entry, city: bool) -> bool:
    match entry.place.kind:
        case "city":
            return city and entry.prominence >= _LARGE and entry.naming <= _GIVEN
        case "region":
            return entry.prominence >= _LARGE
        case _:
            return True


def long_genitive(folded: str) -> str:
    """A word without the ending of a genitive in -es: `griechenland` of `griechenlandes`; "" if it has none."""
    return folded[:-2] if folded.endswith(_LONG_GENITIVE) else ""


def homes(folded: str) -> Iterator[str]:
    """Keys of the places whose inhabitant or adjective a word in -er may be, known or not.

    Stem changes as in Duden, grammar, "Ableitungen auf -er": Göttingen - Göttinger, Emden - Emder, Halle - Haller, Jena - Jenaer.
    """
    ending = next((ending for ending in _ENDINGS if folded.endswith(ending)), "")
    stem = folded[: -len(ending)] if ending else ""
    if len(stem) >= _STEM:
        yield stem
    if len(stem) > _STEM:
        yield stem + "en"
        yield stem + "e"


def home_of(gazetteer: Gazetteer, folded: str) -> tuple[Entry, ...]:
    """The places whose inhabitant or adjective a word in -er may be; () if there are none."""
    for key in homes(folded):
        known = gazetteer.key(key).entries
        entries = tuple(
            Entry(e.place, Naming.DEMONYM, e.prominence)
            for e in known
            if e.naming <= _GIVEN and e.place.kind == "city" and e.place.country in (_NEAR if gazetteer.small(e.place) else _NEIGHBOURS)
        )
        if entries:
            return entries
    return ()
