"""An article's lead (standfirst): the sentences between its title and its text, which are its teaser and no part of its body."""

from itertools import islice
from typing import Any

from reader.sources.story.furniture import is_in, remove
from reader.sources.story.lines import without_credit
from reader.sources.story.marks import is_lead, is_picture, names_of
from reader.sources.story.pieces import Piece
from reader.sources.story.prune import Homes
from reader.sources.story.tree import Page
from reader.sources.story.voices import Voice, words

_ALIKE = 0.7
_REPEATED = 0.9
"""Share of a teaser from which the body says it itself."""
_FEWEST_WORDS = 4
_LONGEST = 700
"""Characters of the longest lead."""
_MOST_PARAGRAPHS = 5
_NEAR = 6
"""Pieces before a story among which its lead can be if the page shows no title."""
_FIRST = 4
"""Pieces of a story among which a subtitle can be."""
_AROUND = 3
"""Elements around a piece whose names say what it is."""


def take_title(pieces: list[Piece], title: str) -> list[Piece]:
    """Takes the headings that repeat the title out of the start of a story; the pieces that are left."""
    said = Voice(title)
    wanted = words(title)
    kept = []
    for at, piece in enumerate(pieces):
        own = words(piece.text)
        if at < 8 and piece.size < _LONGEST // 2 and own and (piece.tag == "h1" or own == wanted or (piece.is_heading and said.share(piece.text) >= _ALIKE)):
            remove(piece.element)
        else:
            kept.append(piece)
    return kept


def take_front(page: Page, pieces: list[Piece]) -> list[Piece]:
    """Takes out what stands before the title, unless it is the most; the pieces that are left."""
    if page.title is None:
        return pieces
    before = [piece for piece in pieces if piece.at < page.title.at]
    worth = sum(page.worth.get(piece.at, 0.0) for piece in before)
    if not before or worth * 2 > sum(page.worth.get(piece.at, 0.0) for piece in pieces):
        return pieces
    for piece in before:
        remove(piece.element)
    return [piece for piece in pieces if piece.at >= page.title.at]


def take_lead(page: Page, story: Any, pieces: list[Piece], homes: Homes, teaser: str) -> tuple[list[Piece], str]:
    """Takes an article's lead out of its story.

    Args:
        pieces: those of the story.
        teaser: what the page's head says of the article.

    Returns:
        The pieces that are left, and the teaser: the lead if there is one, else what the head says, "" if the body begins with it.
    """
    running = [piece for piece in pieces if piece.is_prose and piece.tag != "figcaption" and next(piece.element.iterancestors("figure"), None) is None]
    if len(running) < 2:
        return pieces, teaser
    said = Voice(teaser)
    subtitle = next((piece for piece in pieces[:_FIRST] if piece.is_heading and piece.at < running[0].at and _is_same(said, teaser, piece)), None)
    if subtitle is not None:
        remove(subtitle.element)
        return [piece for piece in pieces if piece is not subtitle], subtitle.text
    around = {each for parent, _tag in homes.parents for each in (parent, *parent.iterancestors())}
    candidates = _candidates(page, story, running)
    lead = next((piece for piece in candidates if _is_alike(said, teaser, piece)), None)
    if lead is not None and is_in(lead.element, story) and homes.has(lead) and not _is_named(lead, story):
        return pieces, ""  # the body's own beginning
    if lead is None:
        lead = next((piece for piece in candidates if _is_named(piece, story) and not _is_caption(piece, story)), None)
    if lead is None:
        opening = [piece for piece in candidates if piece.at <= running[0].at and piece.element.getparent() not in around and not homes.has(piece)]
        lead = next((piece for piece in opening if not _is_caption(piece, story)), None)
    if lead is not None:
        if is_in(lead.element, story):
            remove(lead.element)
        return [each for each in pieces if each.at != lead.at], lead.text
    whole = Voice(" ".join(piece.text for piece in running))
    return pieces, "" if whole.share(teaser) >= _REPEATED else teaser


def _is_same(said: Voice, teaser: str, piece: Piece) -> bool:
    """A heading that is the teaser."""
    return said.size >= _FEWEST_WORDS and said.share(piece.text) >= _REPEATED and Voice(piece.text).share(teaser) >= _ALIKE


def _candidates(page: Page, story: Any, running: list[Piece]) -> list[Piece]:
    """What can be a lead: running text between the first heading and the story, and the story's first two pieces."""
    first = running[0].at
    heading = page.title or next((piece for piece in reversed(page.pieces[:first]) if piece.is_heading and not piece.linked), None)
    title = heading.at if heading is not None and heading.at < first else max(first - _NEAR, -1)
    before = [piece for piece in page.pieces[title + 1 : first] if piece.is_prose and piece.at not in page.inside and not is_in(piece.element, story)]
    return [piece for piece in (*before[:3], *running[:2]) if piece.size <= _LONGEST and not piece.linked]


def _is_caption(piece: Piece, story: Any) -> bool:
    """It stands with a picture, or is an item of a list."""
    if without_credit(piece.text) != piece.text:
        return True
    element = piece.element
    for _ in range(_AROUND):
        if element is None or element is story or _is_large(element):
            return False
        if element.tag in ("figure", "figcaption", "li", "td", "blockquote") or is_picture(names_of(element)):
            return True
        if next(element.iter("img"), None) is not None and next(element.iter("h1", "h2"), None) is None:
            return True
        element = element.getparent()
    return False


def _is_alike(said: Voice, teaser: str, piece: Piece) -> bool:
    return said.size >= _FEWEST_WORDS and (said.share(piece.text) >= _ALIKE or Voice(piece.text).share(teaser) >= _ALIKE)


def _is_named(piece: Piece, story: Any) -> bool:
    element = piece.element
    for _ in range(_AROUND):
        if element is None or element is story or _is_large(element):
            return False
        if is_lead(names_of(element)):
            return True
        element = element.getparent()
    return False


def _is_large(element: Any) -> bool:
    """It holds more than a lead."""
    return len(list(islice(element.iter("p", "li"), _MOST_PARAGRAPHS + 1))) > _MOST_PARAGRAPHS
