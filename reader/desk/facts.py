"""What the metadata of an article say that the article itself does not know: places in words, distance, reasons, more from there."""

from dataclasses import dataclass

from reader.desk.places import term_for
from reader.desk.session import Session
from reader.model.article import Article, Headline
from reader.model.place import SURE, ArticlePlace, Place
from reader.model.safe import line
from reader.model.words import language
from reader.query.ast import InPlaces, Query
from reader.query.chips import quote

_SMALL = 100_000


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """A place of an article in words.

    Attributes:
        term: the term of the query language that takes what lies in it ("in:Moskau").
        described: name and what is above it, in the reader's language ("Moscow, Russia, Europe").
        km: distance from home, None without a home or for the home itself.
        why: the reason in words.
    """

    place: ArticlePlace
    term: str
    described: str
    km: float | None
    followed: bool
    why: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All of it for one article.

    Attributes:
        places: in the article's order, the main place first.
        home: the home's name in the reader's language, "" if none is set.
        more_from: the two newest others of the main place.
        more: how many others there are.
        same: the other articles that tell its story, newest first.
    """

    article_id: int
    places: tuple[PlaceFacts, ...] = ()
    home: str = ""
    more_from: tuple[Headline, ...] = ()
    more: int = 0
    same: tuple[Headline, ...] = ()


def facts(session: Session, article: Article) -> Facts:
    """Looks everything up; call it from a worker: it reads gazetteer and library."""
    from reader.places.explain import distance_km, why

    home = session.home()
    followed = {count.place.geonameid for count in session.library.followed()}

    def told(found: ArticlePlace) -> PlaceFacts:
        place = found.place
        point = place.kind in {"city", "area", "region"} and home is not None and home.geonameid != place.geonameid
        km = distance_km(home.lat, home.lon, place.lat, place.lon) if home is not None and point else None
        return PlaceFacts(found, place_term(session, place), described(session, place), km, place.geonameid in followed, why(found))

    more_from, more = _more(session, article)
    return Facts(article.id, tuple(map(told, article.places)), session.name(home) if home else "", more_from, more, session.library.same_story(article.id))


def place_term(session: Session, place: Place) -> str:
    """The query term for what lies in a place ("in:Wien", `in:"Sankt Pölten"`); by its number if nobody can look names up."""
    name = f"geo:{place.geonameid}" if session.gazetteer() is None else term_for(session, place)
    return written("in", name)


def written(field: str, value: str) -> str:
    """A term of the query language; its value in quotes where that needs them."""
    return f"{field}:{quote(line(value))}"


def described(session: Session, place: Place, *, continent: bool = True) -> str:
    """A place's name, its region if that helps, its country and its continent if wanted, in the reader's language."""
    gazetteer = session.gazetteer()
    name = session.name(place)
    if gazetteer is None:
        return ", ".join(part for part in (name, place.country or "") if part)
    names = [name]
    for above in gazetteer.ancestors(place.geonameid):
        if above.kind == "area" or (above.kind == "continent" and not continent) or (above.kind == "region" and not _helps(session, place)):
            continue
        if (said := session.name(above)) != names[-1]:
            names.append(said)
    return ", ".join(names)


def _helps(session: Session, place: Place) -> bool:
    """Whether a reader needs the region: small places, and those that share their name with one that stands out more, or nearly as much."""
    from reader.places.name_order import outdone
    from reader.places.names import resolve

    if place.population < _SMALL:
        return True
    gazetteer = session.gazetteer_or_fail()
    choices = resolve(gazetteer, session.name(place), language())
    return not choices or choices[0].place.geonameid != place.geonameid or (place.kind == "city" and outdone(gazetteer, place))


def _more(session: Session, article: Article) -> tuple[tuple[Headline, ...], int]:
    """The two newest others of the main place, and how many others there are."""
    if not article.places or article.places[0].confidence < SURE:
        return (), 0
    main = article.places[0].place.geonameid
    gazetteer = session.gazetteer()
    # an area holds its member countries, as `in:` has it
    query = Query(root=InPlaces(frozenset({main, *(gazetteer.members(main) if gazetteer else ())})))
    rows = tuple(row for row in session.library.headlines(query, 3) if row.id != article.id)
    return rows[:2], max(0, session.library.totals(query).articles - 1)
