"""Where an article names its places, to light them in its text."""

from reader.desk.session import Session
from reader.model.article import Article
from reader.model.place import PlaceSpan
from reader.refresh.place import opening


def lit(session: Session, article: Article) -> tuple[PlaceSpan, ...]:
    """Every mention of the article's places in title, teaser and body, in order; nothing without a gazetteer.

    What is lit is what `article.places` lists. Call it from a worker: it reads the article as the places pass does, a millisecond or two.
    """
    gazetteer = session.gazetteer()
    if gazetteer is None or not article.places:
        return ()
    from reader.places.spans import spans

    ids = {found.place.geonameid for found in article.places}
    read = session.library.to_place([article.id])  # with the home of its feed and all that was said of its places
    return tuple(span for its in read for span in spans(gazetteer, opening(its.story), its.home, its.learnt) if span.geonameid in ids)
