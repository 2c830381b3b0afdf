"""An invented article with everything that a body can hold, told by two papers, and changed by the first since it was read."""

from datetime import datetime, timedelta

from reader.desk.session import Session
from reader.model.article import Enclosure, Markup, RawArticle, RawDocument, Story
from reader.model.feed import Delivery, Document
from reader.query.ast import Query
from reader.refresh.place import place_waiting
from reader.refresh.same import tell_waiting
from reader.text.make import make_all

TITLE = "Der Pegel von Schärding: wie eine Stadt am Inn mit dem Wasser rechnet"
TEASER = "Wer hier wohnt, liest den Fluss jeden Morgen. Nun rechnet ein Programm mit, und alle dürfen nachsehen, was es sagt."
BODY = """
<p>Schärding, Österreich - Der Inn steht an diesem Morgen bei <b>2,41 Metern</b>, und niemand sieht hin. Das war <a href="/jahr">im Juni</a> anders,
als das Wasser in einer Nacht um drei Meter stieg<sup><a href="#fn1" id="r1">1</a></sup>.</p>
<h2>Was die Stadt misst</h2>
<ul><li>den Pegel, alle fünfzehn Minuten<ul><li>an der alten Brücke</li><li>am Wassertor, wo er zuerst die Gasse erreicht</li></ul></li>
<li>den Regen im ganzen Tal</li><li>die Abgabe der Kraftwerke, sobald sie sich ändert</li></ul>
<blockquote><p>„Früher hat mein Vater einen Stock in den Sand gesteckt. Der Stock hat auch recht gehabt, nur später.“</p></blockquote>
<table><tr><th>Jahr</th><th>Ort der Messung</th><th>Höchststand</th></tr><tr><td>1954</td><td>Wassertor</td><td>10,32</td></tr>
<tr><td>2013</td><td>Alte Brücke</td><td>10,57</td></tr><tr><td>2024</td><td>Alte Brücke</td><td>7,80</td></tr></table>
<h2>Wie gerechnet wird</h2>
<pre><code class="language-python">def in_stunden(pegel, regen, abgabe):
    # was oben fällt, kommt unten an
    return pegel + 0.031 * regen + abgabe / 420
</code></pre>
<figure><img src="/pegel.jpg" alt="Die Kurve des Pegels an der Wand des Rathauses"><figcaption>Die Kurve hängt seit Oktober im Rathaus.</figcaption></figure>
<p>Das Ergebnis steht <a href="https://www.pegel.example/schaerding">im Netz</a>, und <em>wer will</em>, bekommt es aufs Telefon.</p>
<section class="footnotes"><ol><li id="fn1">Vom 2. auf den 3. Juni. <a href="#r1">zurück</a></li></ol></section>
"""


def add_prose(session: Session, now: datetime) -> None:
    """Puts it on top of the day."""
    feeds = {feed.title: feed.id for feed in session.library.feeds()}
    _keep(session, feeds["Alpenpost"], _story("Alpenpost", now, TITLE, BODY.replace("2,41 Metern", "2,40 Metern").replace("drei Meter", "zwei Meter")), now)
    first = next(row.id for row in session.library.headlines(Query(), 3) if row.title == TITLE)
    session.library.mark_read([first], True, now)
    _keep(session, feeds["Alpenpost"], _story("Alpenpost", now, TITLE, BODY), now)
    _keep(session, feeds["Wiener Blatt"], _story("Wiener Blatt", now - timedelta(minutes=25), "Schärding rechnet mit dem Hochwasser", BODY), now)
    place_waiting(session.library, session.gazetteer)
    tell_waiting(session.library, clock=lambda: now)


def _story(publisher: str, date: datetime, title: str, body: str) -> Story:
    raw = RawArticle(
        guid="prose",
        title=Markup(title, "plain"),
        teaser=Markup(TEASER, "plain"),
        body=Markup(body, "html", "https://www.alpenpost.example/"),
        url=f"https://www.{publisher.split(maxsplit=1)[0].lower()}.example/pegel",
        publisher=publisher,
        authors=("Ada Innviertler",),
        language="de",
        published=date - timedelta(minutes=4),
        enclosures=(Enclosure("https://www.alpenpost.example/pegel.mp3", "audio/mpeg", 8_400_000, "Zum Hören"),),
        comments_url="https://www.alpenpost.example/pegel#kommentare",
    )
    return make_all(RawDocument("rss", (raw,)))[0]


def _keep(session: Session, feed: int, story: Story, now: datetime) -> None:
    session.library.keep(feed, Delivery((Document("", None, (story,)),), kind="files", fetched=now - timedelta(minutes=3)))
