"""What `locate --explain` prints: in lines of text, what was weighed in looking for the places of a text."""

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size

from reader.desk.facts import described
from reader.desk.session import Session
from reader.model.place import Place
from reader.model.safe import line
from reader.model.words import _, ngettext

_WIDEST = 44
_STARTS = 6


def explained(session: Session, text: str) -> Iterator[str]:
    """Each name with where it stands, whether it is a place and why, and the places that it may mean with their weights; then the main place.

    Raises:
        GazetteerError: there is none.
    """
    from reader.places.evidence import explain
    from reader.places.explain import why

    found = explain(session.gazetteer_or_fail(), text)
    for name in found.names:
        yield _head(name.text, name.starts, name.likely, name.chosen is not None)
        if name.because:
            yield f"    {', '.join(map(line, name.because))}"
        rows = [
            (
                "" if place.weight is None else f"{place.weight:.0%}",
                _where(session, place.place),
                f"{place.place.population:,}" if place.place.population else "",
                f"geo:{place.place.geonameid}",
                ", ".join(map(line, place.reasons)),
            )
            for place in name.places
        ]
        width = min(_WIDEST, max((cell_len(row[1]) for row in rows), default=0))
        for weight, where, people, code, reasons in rows:
            wide = where if cell_len(where) > width else set_cell_size(where, width)
            yield f"    {weight:>4}  {wide}  {people:>13}  {code:<13}  {reasons}".rstrip()
        if name.others:
            yield "          " + ngettext("{n} more place has this name", "{n} more places have this name", name.others).format(n=name.others)
        yield ""
    if found.main is None:
        yield _("no place found")
    else:
        yield _("main place: {place}").format(place=described(session, found.main.place)) + f"  ({why(found.main)})"


def _head(text: str, starts: tuple[int, ...], likely: float, place: bool) -> str:
    """`Moskau  at 0, 72: a place (98%)`."""
    more = f" +{len(starts) - _STARTS}" if len(starts) > _STARTS else ""
    at = ", ".join(map(str, starts[:_STARTS])) + more
    said = _("{name}  at {at}: a place ({percent})") if place else _("{name}  at {at}: taken for no place ({percent})")
    return said.format(name=line(text), at=at, percent=f"{likely:.0%}")


def _where(session: Session, place: Place) -> str:
    """A place with all that lies above it but its continent, so that namesakes are told apart: "Springfield, Illinois, United States"."""
    above = session.gazetteer_or_fail().ancestors(place.geonameid)
    names = [session.name(one) for one in (place, *above) if one is place or one.kind in ("country", "region")]
    said = ", ".join(name for name, former in zip(names, [None, *names], strict=False) if name != former)
    return _("{name} (region)").format(name=said) if place.kind == "region" else said
