"""What `locate --explain` prints: in lines of text, what was weighed in looking for the places of a text."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from reader.desk.facts import described
from reader.desk.session import Session
from reader.model.place import Place
from reader.model.safe import line
from reader.model.words import _, ngettext

if TYPE_CHECKING:
    from reader.places.explaining.evidence import Considered, Evidence

_WIDE = 80
_WIDEST = 42
_STARTS = 6
_INDENT, _DEEP = " " * 4, " " * 10


def explained(session: Session, text: str) -> Iterator[str]:
    """Each name with where it stands, whether it is a place and why, and the places that it may mean with their weights; then the main place.

    Raises:
        GazetteerError: there is none.
    """
    from reader.places.explain import why
    from reader.places.explaining.evidence import explain

    found = explain(session.gazetteer_or_fail(), text)
    for name in found.names:
        yield from _name(session, name)
        yield ""
    if found.main is None:
        yield _("no place found")
        return
    sure = f"{why(found.main)}, {found.sure:.0%}"
    yield _("main place: {place}").format(place=described(session, found.main.place)) + f"  ({sure})"


def _name(session: Session, name: "Evidence") -> Iterator[str]:
    """`Moskau  at 0, 72: a place (97%)`, what speaks for it and against, and the places of the name."""
    more = f" +{len(name.starts) - _STARTS}" if len(name.starts) > _STARTS else ""
    at = ", ".join(map(str, name.starts[:_STARTS])) + more
    if name.chosen is None:
        yield _("{name}  at {at}: no place").format(name=line(name.text), at=at)
    else:
        where = _where(session, name.chosen)
        yield _("{name}  at {at}: {place} ({percent})").format(name=line(name.text), at=at, place=where, percent=_percent(name.confidence))
    likely = _("a place at all: {percent}").format(percent=_percent((name.likely,)))
    yield _INDENT + likely + (" " + _("(at {at})").format(at=name.at) if name.at != name.starts[0] else "")
    speaks = [reason.said for reason in name.because if reason.weight >= 0]
    against = [reason.said for reason in name.because if reason.weight < 0]
    if speaks:
        yield from _wrapped(_("for: {reasons}").format(reasons=_listed(speaks)), _INDENT + "  ")
    if against:
        yield from _wrapped(_("against: {reasons}").format(reasons=_listed(against)), _INDENT + "  ")
    yield from _places(session, name.places if name.chosen is not None else name.places[:1], name.chosen is not None)
    if name.others and name.chosen is not None:
        yield _DEEP + ngettext("{n} more place has this name", "{n} more places have this name", name.others).format(n=name.others)


def _places(session: Session, places: "tuple[Considered, ...]", chosen: bool) -> Iterator[str]:
    """A row for each place, and the reasons below it."""
    rows = [(_where(session, one.place), f"{one.place.population:,}" if one.place.population else "", one) for one in places]
    width = min(_WIDEST, max((cell_len(where) for where, _, _ in rows), default=0))
    digits = max((len(people) for _, people, _ in rows), default=0)
    for where, people, one in rows:
        wide = where if cell_len(where) > width else set_cell_size(where, width)
        weight = f"{one.weight:.0%}" if chosen else ""
        yield f"{_INDENT}{weight:>4}  {wide}  {people:>{digits}}  geo:{one.place.geonameid}"
        if one.reasons and chosen:
            yield from _wrapped(_listed(reason.said for reason in one.reasons), _DEEP)


def _percent(shares: Iterable[float]) -> str:
    """`97%`, or `60–97%` where mentions differ; rounded as `locate --jsonl` rounds, so that 99% is the most."""
    found = sorted({f"{min(0.99, share):.0%}" for share in shares}, key=lambda said: int(said[:-1]))
    return found[0] if len(found) == 1 else f"{found[0][:-1]}–{found[-1]}"


def _listed(reasons: Iterable[str]) -> str:
    return "; ".join(map(line, reasons))


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, _WIDE, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def _where(session: Session, place: Place) -> str:
    """A place with all that lies above it but its continent, so that namesakes are told apart: "Springfield, Illinois, United States"."""
    above = session.gazetteer_or_fail().ancestors(place.geonameid)
    names = [session.name(one) for one in (place, *above) if one is place or one.kind in ("country", "region")]
    said = ", ".join(name for name, former in zip(names, [None, *names], strict=False) if name != former)
    return _("{name} (region)").format(name=said) if place.kind == "region" else said
