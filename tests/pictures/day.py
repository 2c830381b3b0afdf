"""A day of invented news in a library in memory, at a fixed time: for pictures and snapshots."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from reader.desk.session import Session
from reader.library.sqlite.open import open_memory
from reader.model.article import Story
from reader.model.blocks import Paragraph, Span
from reader.model.feed import Delivery, Document, NewFeed
from reader.model.paths import seeds
from reader.model.settings import Settings
from reader.query.ast import Named, Query
from reader.refresh.place import place_waiting
from reader.sources.read import read
from reader.text.make import make_all

NOW = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
FOLDERS = {"Wiener Blatt": "Österreich", "Alpenpost": "Österreich", "Samples": None}

ENGLISH = {"Harbour Times", "Grid & Rail", "Kansai Daily", "Lamar Courier"}
BODIES = {
    "de": "Die Meldung ist für ein Bild erfunden und will nicht wahr sein. Wer sie liest, sieht, wie lang eine Zeile wird und wo sie "
    "umbricht, und mehr soll sie nicht leisten. Am Abend wurde sie noch einmal gelesen und für gut befunden.",
    "en": "This piece was invented for a picture and makes no claim to be true. It shows how long a line becomes and where it breaks, "
    "and it need not do more than that. In the evening it was read once more and found to be good enough.",
}

# feed, dateline, title, minutes of age, read, bookmarked
NEWS: Sequence[tuple[str, str, str, int, bool, bool]] = (
    ("Wiener Blatt", "Wien, Österreich", "U-Bahn-Linie 5: Tunnelbohrer erreicht den Karlsplatz drei Wochen früher", 12, False, False),
    ("Harbour Times", "Lisbon, Portugal", "Trams return to the Alfama after two years of repairs", 38, False, True),
    ("Wiener Blatt", "Graz, Österreich", "Murradweg nach Unterspülung bei Gösting wieder befahrbar", 60, True, False),
    ("Harbour Times", "Nairobi, Kenya", "City opens its first all-electric bus corridor", 125, False, False),
    ("Alpenpost", "Sankt Pölten, Österreich", "Landtag beschließt Ausbau der Traisentalbahn bis 2029", 180, True, False),
    ("Kontinent", "Kyjiw, Ukraine", "Energieversorger meldet stabile Netze trotz Frost", 190, False, False),
    ("Grid & Rail", "Brussels, Belgium", "Night trains: eleven cities sign a common timetable", 240, True, True),
    ("Alpenpost", "Innsbruck, Österreich", "Bergrettung warnt vor Lawinen im Karwendel", 300, False, False),
    ("Harbour Times", "São Paulo, Brazil", "Rain fills the Cantareira reservoirs to a ten-year high", 320, True, False),
    ("Alpenpost", "Basel, Schweiz", "Rheinhäfen stellen auf Landstrom um", 360, False, False),
    ("Kontinent", "Reykjavík, Island", "Neue Spalte am Sundhnúkur: Grindavík bleibt gesperrt", 420, True, False),
    ("Kansai Daily", "Osaka, Japan", "大阪のたこ焼き屋、百周年を祝う", 480, True, False),
    ("Wiener Blatt", "Linz, Österreich", "Stahlwerk bläst zweiten Elektroofen an", 540, False, False),
    ("Lamar Courier", "Paris, Texas", "Courthouse clock runs again after 14 years", 600, True, False),
    ("Kontinent", "Hamburg, Deutschland", "Elbfähre verbindet Blankenese wieder mit Cranz", 660, True, False),
    ("Kontinent", "Bratislava, Slowakei", "Donaubrücke für Radfahrer nimmt letzte Hürde", 720, False, False),
    ("Alpenpost", "Salzburg, Österreich", "Festspielhaus: Dachstuhl trägt mehr als gedacht", 840, True, False),
    ("Harbour Times", "Oslo, Norway", "Fjord ferries go quiet: the last diesel boat retires", 900, True, True),
    ("Harbour Times", "Buenos Aires, Argentina", "Bookshops on Corrientes stay open till dawn", 960, False, False),
    ("Alpenpost", "Zürich, Schweiz", "Limmat so warm wie nie zuvor im November", 1080, True, False),
    ("Kontinent", "Moskau, Russland", "Moskauer Metro testet Züge ohne Fahrer auf der Ringlinie", 1300, False, False),
    ("Kontinent", "Moskau, Russland", "Botanischer Garten zeigt blühende Titanwurz", 2900, True, False),
    ("Kontinent", "", "Was ein Ort ist, und warum er zuerst genannt wird", 3000, True, False),
)


def day_session(settings: Settings | None = None) -> Session:
    """The session; the original document came in two hours ago and has no date of its own."""
    session = Session(open_memory(), settings or Settings(home="Wien", mark_read="open"), now=lambda: NOW)
    names = tuple(dict.fromkeys(row[0] for row in NEWS)) + ("Samples",)
    feeds = session.library.subscribe([NewFeed(f"/news/{name}", kind="files", title=name, folder=FOLDERS.get(name, "World")) for name in names], NOW)
    by_name = {feed.title: feed.id for feed, _new in feeds}
    original = next(seeds().glob("000_*.txt"))
    document = read(original.read_bytes(), original.name)
    _keep(session, by_name["Samples"], make_all(document, guid_prefix=original.name), NOW - timedelta(hours=2))
    for name in names[:-1]:
        _keep(session, by_name[name], tuple(_story(n, row) for n, row in enumerate(NEWS) if row[0] == name), NOW - timedelta(minutes=3))
    session.library.keep(by_name["Kansai Daily"], Delivery(error="no answer within 20 s", fetched=NOW - timedelta(minutes=3)))
    place_waiting(session.library, session.gazetteer)
    _mark(session)
    return session


def _keep(session: Session, feed: int, stories: tuple[Story, ...], fetched: datetime) -> None:
    session.library.keep(feed, Delivery((Document("", None, stories),), kind="files", fetched=fetched))


def _story(n: int, row: tuple[str, str, str, int, bool, bool]) -> Story:
    feed, dateline, title, minutes, _read, _kept = row
    language = "en" if feed in ENGLISH else "de"
    opening = f"{dateline} - " if dateline else ""
    body = Paragraph((Span(opening + BODIES[language]),))
    return Story(f"n{n}", title, "", (body,), publisher=feed, language=language, published=NOW - timedelta(minutes=minutes), fingerprint=str(n))


def _mark(session: Session) -> None:
    rows = {row.title: row.id for row in session.library.headlines(Query(), 100)}
    session.library.mark_read([rows[title] for _f, _d, title, _m, read_, _k in NEWS if read_], True, NOW)
    session.library.bookmark([rows[title] for _f, _d, title, _m, _r, kept in NEWS if kept], True, NOW)
    gazetteer = session.gazetteer_or_fail()
    session.library.follow([place for geonameid in (2761369, 524901, 2774686) if (place := gazetteer.place(geonameid))], True, NOW)
    assert session.library.totals(Query(root=Named("feed", "Samples"))).articles == 1
