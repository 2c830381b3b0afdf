"""Fills in where articles happen: newest first, in short steps, and on from where it stopped."""

from dataclasses import replace

from reader.library.protocol import Library
from reader.model.article import Story
from reader.model.blocks import Block, Paragraph, Span, plain_text
from reader.places.article import VERSION, place_article
from reader.places.gazetteer import Gazetteer
from reader.refresh.progress import Tell, nobody

STEP = 100
MOST = 200_000
"""Characters of a body in which places are looked for: half a second's work; what a story is about stands before."""


def place_waiting(library: Library, gazetteer: Gazetteer, tell: Tell = nobody) -> int:
    """Places every article that no pass of this version has seen; returns how many."""
    done = 0
    while waiting := library.unplaced(VERSION, STEP):
        library.place(VERSION, [(article.id, place_article(gazetteer, opening(article.story))) for article in waiting])
        done += len(waiting)
        tell({"event": "placing", "done": done})
    return done


def opening(story: Story) -> Story:
    """The story, or its first part if it is as long as a book."""
    left = MOST
    kept: list[Block] = []
    for block in story.blocks:
        said = plain_text((block,))
        if len(said) <= left:
            kept.append(block)
            left -= len(said)
            continue
        kept.append(Paragraph((Span(said[:left]),)))
        return replace(story, blocks=tuple(kept))
    return story
