"""Says what a place is and where, for a row of a list."""

from reader.model.place import Place
from reader.model.words import _
from reader.places.gazetteer import Gazetteer
from reader.places.name_order import outdone


def describe(gazetteer: Gazetteer, place: Place, language: str, also: tuple[Place, ...] = ()) -> str:
    """What a place is and where: `city, Sweden`; one of several cities of a name and a region within a region with what holds it,
    `city, Texas, United States`.

    Args:
        also: the regions of its name that a city is listed with: `region and city, Austria`.
    """
    hidden = {"continent"} if place.kind != "country" else set()
    if place.kind != "region" and not (place.kind == "city" and outdone(gazetteer, place)):
        hidden.add("region")
    own = gazetteer.name(place.geonameid, language)
    above = (p for p in gazetteer.ancestors(place.geonameid) if p.kind not in hidden and p not in also)
    where = [name for p in above if (name := gazetteer.name(p.geonameid, language)) != own]
    kind = _("region and city") if also else {
        "continent": _("continent"), "country": _("country"), "region": _("region"), "city": _("city"), "area": _("area"),
    }[place.kind]  # fmt: skip
    return _("{kind}, {where}").format(kind=kind, where=", ".join(where)) if where else kind
