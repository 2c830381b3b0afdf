"""Fills in where articles happen: newest first, in short steps, and on from where it stopped."""

from reader.library.protocol import Library
from reader.places.article import VERSION, place_article
from reader.places.gazetteer import Gazetteer
from reader.refresh.progress import Tell, nobody

STEP = 100


def place_waiting(library: Library, gazetteer: Gazetteer, tell: Tell = nobody) -> int:
    """Places every article that no pass of this version has seen; returns how many."""
    done = 0
    while waiting := library.unplaced(VERSION, STEP):
        library.place(VERSION, [(article.id, place_article(gazetteer, article.story)) for article in waiting])
        done += len(waiting)
        tell({"event": "placing", "done": done})
    return done
