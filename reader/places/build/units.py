"""Second-level units (counties, departements, provinces, Bezirke): where they are, and by which names they are known."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from reader.places.build import inputs
from reader.text.fold import fold

_KIND_FIRST = re.compile(
    r"^(?:(?:Politischer )?Bezirk|Landkreis|Kreis|Regierungsbezirk|Provincia(?: autonoma)?|Prov[ií]ncia|Provincie|Province|Departement|Départ[ea]ment|"
    r"Departamento|Powiat|Okres|Gemeente|Comun[aă]|Ora[sş]|Municipiu|County|City and Borough|(?:Royal |Metropolitan )?Borough|City|"
    r"District|Citt[àa] metropolitana|Judeţul|Obshtina)\s+(?:d'|de l'|dell'|(?:of|di|de la|de|del|du|des|della)\s+)?",
    re.IGNORECASE,
)
_KIND_LAST = re.compile(
    r"\s+(?:County|Parish|Borough|Census Area|Municipality|District|Region|Kommun|Province|Raion|Rayon|Shire|Department|Regency|Stadt|Prefecture)$",
    re.IGNORECASE,
)
_ASCII = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "å": "a"})
_PROVINCES = {"IT": "Provincia di", "ES": "Provincia de", "BE": "Province de"}
_BARE = frozenset(("GB", "IE", "FR", "DE", "IT", "ES", "BE"))
"""Countries whose units are named in news by their bare names: Essex, Haute-Savoie, Oberbayern."""

_BARE_FROM, _SHORT = 100_000, 6
"""Such a name of one word is read in text if it has as many letters and the unit as many people; Ain, Nord and Lot are words besides."""


def is_unit(key: str) -> bool:
    """Whether a record's key is a second-level code."""
    return key.count(".") > 1


def spelled_out(name: str) -> bool:
    """Whether a name says what kind of unit it names (Harris County), so that it means nothing else."""
    return core(name) != name


def core(name: str) -> str:
    """A unit's name without its kind: `Frosinone` for `Provincia di Frosinone`."""
    return _KIND_LAST.sub("", _KIND_FIRST.sub("", name)) or name


def well_known(unit: inputs.Region, people: int) -> bool:
    """Whether running text may mean a unit by its bare name."""
    bare = unit.code[:2] in _BARE and people >= _BARE_FROM and not spelled_out(unit.name)
    return bare and (len(unit.name) >= _SHORT or unit.code.startswith("GB") or not unit.name.isalpha())


def placed(folder: Path) -> Iterator[tuple[inputs.Region, list[inputs.Settlement]]]:
    """The units with the places in them, as far as any is known; matched by names, for the two sources share no codes."""
    regions = {region.code: region.name for region in inputs.regions(folder)}
    exact, loose = defaultdict(list), defaultdict(list)
    for settlement in inputs.settlements(folder):
        if settlement.unit:
            name = _plain(settlement.unit)
            exact[settlement.country, _plain(settlement.region), name].append(settlement)
            loose[settlement.country, name].append(settlement)
    by_hand = _by_hand()
    every = [(unit, _plain(by_hand.get(unit.code, ("", ()))[0] or unit.name)) for unit in inputs.units(folder)]
    namesakes: dict[tuple[str, str], int] = defaultdict(int)
    for unit, name in every:
        namesakes[unit.code[:2], name] += 1
    for unit, name in every:
        country, first, _ = unit.code.split(".", 2)
        its = exact.get((country, _plain(regions.get(f"{country}.{first}", "")), name))
        if its is None and namesakes[country, name] == 1:  # regions were redrawn in between
            its = loose.get((country, name))
            if its is not None and len({s.region for s in its}) > 1:
                its = None
        if its:
            yield unit, its


def _plain(name: str) -> str:
    return fold(core(name).translate(_ASCII)).replace("ae", "a").replace("oe", "o").replace("ue", "u")


def has_other_names(unit: inputs.Region) -> bool:
    """Whether a unit has any further name."""
    return any(True for _ in other_names(unit.code, unit.name))


def other_names(code: str, name: str, town: str | None = None) -> Iterator[str]:
    """Further names of a unit; a county's short form ("Harris") is never one. `town`: the German name of the town that it is named after."""
    country, bare = code[:2], core(name)
    if country in ("AT", "CH"):
        if spelled_out(name) and not name.endswith(" Stadt"):
            yield f"Bezirk {bare}"
            yield f"{bare} District"
    elif country in _PROVINCES and name != "Bruxelles-Capitale":
        yield f"Province of {bare}"
        yield f"Provinz {town or bare}"
        yield f"{_PROVINCES[country]} {bare}"
    elif country == "IE" and " " not in bare:
        yield f"County {bare}"
    elif country == "US" and name.endswith(" Parish"):
        yield f"Parish of {bare}"
    elif country == "DE" and name.startswith("Regierungsbezirk "):
        yield f"{bare} region"
    yield from _by_hand().get(code, ("", ()))[1]


@cache
def _by_hand() -> dict[str, tuple[str, tuple[str, ...]]]:
    """For each code of the hand-written list the name in rg_cities1000.csv ("" if it is the same) and further names."""
    return {code: (name, inputs.names_in(others)) for code, name, others in inputs.hand("unit-names.tsv")}
