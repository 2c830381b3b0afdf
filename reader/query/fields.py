"""What the fields of the query language take: their values become nodes here, or a message that says what is wrong."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import get_args

from reader.model.errors import QueryError
from reader.model.safe import line
from reader.model.words import _
from reader.query.ast import Country, Flag, Has, Having, Is, Named, NameField, Node, NoPlace, PlaceMode, PlaceTerm, Sort, Text
from reader.query.days import age, day_before, day_from
from reader.query.lex import Token, shorten
from reader.text.fold import tokens

FLAGS: tuple[Flag, ...] = get_args(Flag)
HAVINGS: tuple[Having, ...] = get_args(Having)
SORTS: tuple[Sort, ...] = get_args(Sort)
NAME_FIELDS: tuple[NameField, ...] = get_args(NameField)
PLACE_MODES: tuple[PlaceMode, ...] = get_args(PlaceMode)
FIELDS = (*PLACE_MODES, "country", "is", "has", *NAME_FIELDS, "author", "title", "after", "before", "age", "sort")
"""Every field by name."""

FARTHEST = 20_000
"""Kilometres; half the way round the Earth is 20,004."""
MOST_WORDS = 100
"""Words of one phrase."""

_RADIUS = re.compile(r"(.*),\s*([0-9]{1,9}(?:\.[0-9]{1,9})?)\s*(?:km)?", re.DOTALL | re.IGNORECASE)
_OUT_OF_RANGE = re.compile(
    r"(.*\S)\s*,\s*(?:-[0-9.]+(?:e[-+]?[0-9]+)?|[0-9.]+e\+?(?:[5-9]|[0-9]{2,})|[-+]?nan|[-+]?inf(?:inity)?)\s*(?:km)?", re.DOTALL | re.IGNORECASE
)
_POINT = re.compile(r"([-+]?[0-9]{1,3}(?:\.[0-9]{1,15})?)\s*,\s*([-+]?[0-9]{1,3}(?:\.[0-9]{1,15})?)")
_COORDINATE = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
_GEO = re.compile(r"geo:-?[0-9]{1,10}")
_CODE = re.compile(r"[A-Za-z]{2}")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")


def nearest(value: str, known: Sequence[str]) -> str:
    """The known word that looks most like this one, "" if none does."""
    from difflib import get_close_matches  # 6 ms, and only wrong queries need it

    return next(iter(get_close_matches(value[:40].lower(), known, 1, 0.6)), "")


def words(token: Token) -> Text | None:
    """Words or a phrase, anywhere or in title or author; None if nothing is left of it once folded."""
    found = tokens(token.value)
    if len(found) > MOST_WORDS:
        raise QueryError(_("A phrase holds {n} words at most.").format(n=MOST_WORDS), token.start)
    if not found:
        return None
    if token.prefix and len(found[-1]) < 2 and found[-1].isascii():
        raise QueryError(_("{term}* is too short, a star needs two letters.").format(term=shorten(token.value)), token.at, shorten(token.value))
    where = token.field if token.field in {"title", "author"} else "any"
    # text without blanks between its words is indexed in pairs, so a lone character of it is the start of a pair
    alone = len(found) == 1 and len(found[0]) == 1 and len(tokens(found[0] * 3)) > 1
    return Text(line(token.value), found, token.prefix or alone, "title" if where == "title" else "author" if where == "author" else "any")


def read(token: Token, now: datetime, following: str) -> Node | None:
    """What a term means; None for one that takes everything.

    Args:
        token: a term with a known field other than `sort`, or without a field.
        now: aware; what `age` counts back from.
        following: the text after the term, for suggestions.

    Raises:
        QueryError: the value is missing or wrong.
    """
    if not token.field:
        return words(token)
    raw = token.value + "*" * (token.prefix and token.field not in {"title", "author"})
    value = line(raw)
    if not value:
        raise _missing(token, following)
    match token.field:
        case "in" | "from":
            return _place(token, value, following)
        case "near":
            return _near(token, value)
        case "country":
            return _country(token, value)
        case "is":
            return Is(FLAGS[_choice(token, value, FLAGS)])
        case "has":
            return Has(HAVINGS[_choice(token, value, HAVINGS)])
        case "after":
            return day_from(value, now, token)
        case "before":
            return day_before(value, now, token)
        case "age":
            return age(value, now, token)
        case "lang":
            return _language(token, value)
        case "title" | "author":
            return words(token)
        case name:
            return Named(NAME_FIELDS[NAME_FIELDS.index(name)], value)


def sorting(token: Token, following: str) -> Sort:
    """The order that a `sort` term asks for. Raises QueryError."""
    value = line(token.value)
    if not value:
        raise _missing(token, following)
    return SORTS[_choice(token, value, SORTS)]


def _choice(token: Token, value: str, known: Sequence[str]) -> int:
    """The index of a value among the known ones."""
    if value.lower() in known:
        return known.index(value.lower())
    term = f"{token.field}:{shorten(value)}"
    near = nearest(value, known)
    if near:
        raise QueryError(_("{term} is unknown.").format(term=term), token.at, f"{token.field}:{near}")
    raise QueryError(_("{term} is unknown, {field}: takes {values}.").format(term=term, field=token.field, values=", ".join(known)), token.at)


def _missing(token: Token, following: str) -> QueryError:
    """A field without a value; a blank after the colon is the usual reason."""
    from reader.query.examples import example

    word = following.split(maxsplit=1)[0] if following.strip() else ""
    suggestion = f"{token.field}:{shorten(word)}" if word and word[0].isalnum() and ":" not in word else example(token.field)
    return QueryError(_("{field}: needs a value right after the colon.").format(field=token.field), token.start, suggestion)


def _place(token: Token, value: str, following: str) -> Node:
    """`in:` and `from:`."""
    if value.lower() == "none" and token.field == "in" and not token.quoted:
        return NoPlace()
    if value.endswith(",") and not token.quoted and following.strip():
        word = shorten(following.split(maxsplit=1)[0])
        raise QueryError(_("A place of several words needs quotation marks."), token.at, f'{token.field}:"{shorten(value)} {word}"')
    return PlaceTerm("from" if token.field == "from" else "in", _name(token, value), None, token.start)


def _name(token: Token, value: str) -> str:
    """A place's name; checks the number after `geo:`."""
    if value.lower().startswith("geo:"):
        value = value.lower()
        if not _GEO.fullmatch(value):
            raise QueryError(_("geo: takes a GeoNames number."), token.at, f"{token.field}:geo:524901")
    return value


def _near(token: Token, value: str) -> PlaceTerm:
    """`near:PLACE,KM` and `near:LAT,LON,KM`."""
    parts = _RADIUS.fullmatch(value)
    name = parts.group(1).strip() if parts else ""
    if parts is None and (odd := _OUT_OF_RANGE.fullmatch(value)) and not _COORDINATE.fullmatch(odd[1]):
        raise _radius(token, odd[1])
    if parts is None or not name or _COORDINATE.fullmatch(name):
        whole = value.rstrip(", ") or "Wien"
        suggestion = f"near:{whole if not whole.count(' ') else chr(34) + whole + chr(34)},50"
        raise QueryError(_("near: needs a place and a radius in km."), token.at, shorten(suggestion))
    km = float(parts.group(2))
    if not 0 < km <= FARTHEST:
        raise _radius(token, name)
    if point := _POINT.fullmatch(name):
        lat, lon = point.groups()
        if abs(float(lat)) > 90 or abs(float(lon)) > 180:
            raise QueryError(_("A latitude is -90 to 90, a longitude -180 to 180."), token.at)
        return PlaceTerm("near", f"{lat},{lon}", km, token.start)
    return PlaceTerm("near", _name(token, name), km, token.start)


def _radius(token: Token, name: str) -> QueryError:
    """A radius that nobody can walk."""
    return QueryError(_("A radius is more than 0 and at most 20000 km."), token.at, shorten(f"near:{name},50"))


def _country(token: Token, value: str) -> Country:
    """`country:`, an ISO 3166 alpha-2 code."""
    if not _CODE.fullmatch(value):
        raise QueryError(_("country: takes a code of two letters, in: any name."), token.at, f"in:{shorten(value)}")
    return Country(value.upper())


def _language(token: Token, value: str) -> Named:
    """`lang:`, an ISO 639 code; a country after it is taken off, as the library keeps none."""
    code = _LANGUAGE.fullmatch(value)
    if code is None:
        raise QueryError(
            _("lang: takes a code such as de or en."), token.at, f"lang:{value[:2].lower()}" if value[:2].isascii() and value[:2].isalpha() else ""
        )
    return Named("lang", code.group(1).lower())
