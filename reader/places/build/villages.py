"""Villages and quarters of Germany, Austria, Switzerland and Liechtenstein that GeoNames' places over 500 people lack: from GeoNames' postal codes.

The rows name what has a post code: municipalities, villages, quarters behind their municipality ("Gorleben Meetschow"), and firms with a code of their own.
Columns: https://download.geonames.org/export/zip/readme.txt; `accuracy` 0 (unknown) is that of firms.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.places.build import inputs
from reader.places.layout import ID_BIAS, WordFlag
from reader.text.fold import fold

FIRST_ID = -20_000
PROMINENCE = 100.0
COUNTRIES = ("DE", "AT", "CH", "LI")
_FIRM = re.compile(r"\d|\b[A-ZÄÖÜ]{3,}\b|&|\bCS\b|\b(?:AG|GmbH|KG|e\.V\.)\b|[a-zäöü]amt$")
_CANTON = re.compile(r" \(?[A-Z]{2}\)?$")
_BEFORE_COMMA = re.compile(r"^(?:Wien|Graz), ?(?:\d\d\.Bez\.:)?")
_SETTLEMENT = re.compile(
    r"(?:dorf|berg|bach|ing|stein|kirchen|feld|hofen|stetten|reith|schlag|brunn|bruck|leiten|schwand|edt|öd|eck|egg|heim|hausen|burg|furt|thal|haid|hart|litz|nitz|"
    r"graben|kogel|bichl|bühel)$"
)
"""How a name ends that no common word has; of the many hamlets of Austria, which alone has them in its postal codes, only these are let in."""

_SHORTEST, _LONG = 4, 6
_STATES = {
    "DE": {
        "Baden-Württemberg": "01", "Bayern": "02", "Bavaria": "02", "Bremen": "03", "Hamburg": "04", "Hessen": "05", "Niedersachsen": "06",
        "Lower Saxony": "06", "Nordrhein-Westfalen": "07", "Rheinland-Pfalz": "08", "Saarland": "09", "Schleswig-Holstein": "10", "Brandenburg": "11",
        "Mecklenburg-Vorpommern": "12", "Mecklenburg-Western Pomerania": "12", "Sachsen": "13", "Saxony": "13", "Sachsen-Anhalt": "14",
        "Saxony-Anhalt": "14", "Thüringen": "15", "Thuringia": "15", "Berlin": "16", "Land Berlin": "16",
    },
    "AT": {
        "Burgenland": "01", "Kärnten": "02", "Niederösterreich": "03", "Oberösterreich": "04", "Salzburg": "05", "Steiermark": "06", "Tirol": "07",
        "Vorarlberg": "08", "Wien": "09",
    },
    "CH": {
        "Canton de Berne": "BE", "Canton de Vaud": "VD", "Ticino": "TI", "Kanton Zürich": "ZH", "Canton du Valais": "VS", "Kanton Graubünden": "GR",
        "Kanton Aargau": "AG", "Canton de Fribourg": "FR", "Kanton St. Gallen": "SG", "Kanton Thurgau": "TG", "Kanton Luzern": "LU",
        "Kanton Solothurn": "SO", "Kanton Basel-Landschaft": "BL", "Genève": "GE", "Jura": "JU", "Neuchâtel": "NE", "Kanton Schwyz": "SZ",
        "Kanton Schaffhausen": "SH", "Kanton Basel-Stadt": "BS", "Kanton Glarus": "GL", "Kanton Uri": "UR", "Kanton Zug": "ZG",
        "Kanton Appenzell Ausserrhoden": "AR", "Kanton Obwalden": "OW", "Kanton Nidwalden": "NW", "Kanton Appenzell Innerrhoden": "AI",
    },
    "LI": {
        "Balzers": "01", "Eschen": "02", "Gamprin": "03", "Mauren": "04", "Planken": "05", "Ruggell": "06", "Schaan": "07", "Schellenberg": "08",
        "Triesen": "09", "Triesenberg": "10", "Vaduz": "11",
    },
}  # fmt: skip
"""The first-level codes of the names that the rows have."""


@dataclass(frozen=True, slots=True)
class Village:
    """A village or quarter; `admin1` is GeoNames' first-level code, the point is in degrees."""

    geonameid: int
    name: str
    country: str
    admin1: str
    lat: float
    lon: float


def every(folder: Path, known: frozenset[tuple[str, str, str]], words: dict[str, WordFlag]) -> Iterator[Village]:
    """All that nobody else has.

    A village's id is its rank among all rows with a name, whatever of them is left out afterwards, so that other lists may change and the ids stay.
    Left out is what would be read into every text, for news hardly name a hamlet: names that are common words or first names, and of those in Austria
    what is a surname or does not end like the name of a settlement.

    Args:
        known: country, first-level code and folded name of the places that are there already.
        words: what folded words may be besides.

    Raises:
        InputError: if there are more rows than ids.
    """
    rows = sorted(_rows(folder).items())
    if FIRST_ID - len(rows) < -ID_BIAS:
        raise inputs.InputError(f"{len(rows)} villages have no room below id {FIRST_ID}")
    common = frozenset(word for row in inputs.hand("village-words.tsv") for word in row[0].split())
    for rank, ((country, admin1, name), (lat, lon)) in enumerate(rows):
        key = fold(name)
        if (country, admin1, key) in known or len(key) < _SHORTEST or name in common or words.get(key, WordFlag(0)) & ~WordFlag.SURNAME:
            continue
        if country != "AT" or not (name.isalpha() and (key in words or len(name) < _LONG or not _SETTLEMENT.search(name))):
            yield Village(FIRST_ID - rank, name, country, admin1, lat, lon)


def _rows(folder: Path) -> dict[tuple[str, str, str], tuple[float, float]]:
    """The points by country, first-level code and name; of several rows with one name in a region, the first."""
    places = [row for row in inputs.postal(folder, COUNTRIES) if row.accuracy > 0 and row.region in _STATES[row.country]]
    codes = defaultdict(set)
    for row in places:
        codes[row.country, row.name].add(row.code)
    found: dict[tuple[str, str, str], tuple[float, float]] = {}
    for row in places:
        name = _plain(row, codes)
        if name:
            found.setdefault((row.country, _STATES[row.country][row.region], name), (row.lat, row.lon))
    return found


def _plain(row: inputs.PostalPlace, codes: dict[tuple[str, str], set[str]]) -> str:
    """The bare name of a row; "" for a firm or a post office."""
    name = _BEFORE_COMMA.sub("", row.name)
    if row.country == "CH":
        name = _CANTON.sub("", name.partition(" (")[0]).replace(" b. ", " bei ")
    name = name.partition(" / ")[0].strip()
    words = name.split()
    for at in range(1, len(words)):
        before, rest = " ".join(words[:at]), " ".join(words[at:])
        if row.country == "DE" and rest[0].isupper() and (row.code in codes.get(("DE", before), ()) or before == "Hamburg"):
            name = rest
            break
    return "" if _FIRM.search(name) or "," in name or not name[:1].isupper() else name
