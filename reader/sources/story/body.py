"""Finds the story in a page: the element that holds most of its running text, without what stands around and between it.

Several voices are weighed for each piece of the page: its own length, links, names and neighbours; the text that the page declares; what trafilatura takes.
No rule knows a site.
"""

from dataclasses import dataclass
from typing import Any

from reader.sources.story.edges import boxes_of, drop_edges, drop_headings, drop_rules, keep_listed
from reader.sources.story.lead import take_front, take_lead, take_title
from reader.sources.story.pictures import drop_last_pictures, tidy_pictures
from reader.sources.story.prune import drop_lines, drop_parts, homes_of
from reader.sources.story.tree import Page, container


@dataclass(frozen=True, slots=True)
class Found:
    """A page's story.

    Attributes:
        element: what holds it, None if the page has no text.
        teaser: plain text that stands before it, "" if there is none.
    """

    element: Any
    teaser: str


def story_of(page: Page, title: str, teaser: str) -> Found:
    """The story of a page. Changes the tree: what is around the story and between its parts goes.

    Args:
        title, teaser: as the page's head has them.
    """
    if not page.pieces:
        return Found(None, teaser)
    story, boxes = container(page), boxes_of(page.pieces)
    pieces = take_title(take_front(page, drop_parts(page, story)), title)
    if not any(piece.is_prose for piece in pieces):
        return Found(story, teaser)
    homes = homes_of(page, pieces)
    pieces, teaser = take_lead(page, story, pieces, homes, teaser)
    pieces = tidy_pictures(page, story, pieces, homes)
    pieces = keep_listed(drop_lines(page, pieces, homes), homes)
    pieces = drop_edges(page, pieces, homes)
    drop_last_pictures(story, pieces, homes)
    drop_headings(story, pieces, boxes)
    drop_rules(story, homes)
    return Found(story, teaser)
