"""Takes out what stands before a story's first and behind its last words, and the headings and lines that are left over."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from reader.sources.story.furniture import is_in, remove
from reader.sources.story.lines import is_about_author, is_appeal, is_byline, is_dated, is_on_origin, is_service
from reader.sources.story.pieces import HEADINGS, Piece, squeezed
from reader.sources.story.prune import PARTS_OF_TEXT, SHORT, Homes
from reader.sources.story.tree import Page

_PICTURES = ("img", "picture", "figure", "amp-img", "video")
_ANNOUNCEMENT = 160
"""Characters of a line that ends with a colon and leads to what follows it."""
_FEW_CHARACTERS = 3
_FEWEST_LISTED = 4
_LISTED = 40
"""Characters of a heading, on average, that says something by itself."""
_TAIL = 4
"""Last pieces of a story among which its author can be presented."""


def drop_edges(page: Page, pieces: list[Piece], homes: Homes) -> list[Piece]:
    """Takes out what stands before the first and behind the last running text; the pieces that are left."""
    running = [
        at
        for at, piece in enumerate(pieces)
        if (piece.is_prose or (homes.has(piece) and piece.size >= SHORT and not piece.linked)) and not _is_on_making(page, piece, len(pieces) - at)
    ]
    if not running:
        return pieces
    at_home = [at for at in running if homes.has(pieces[at])]
    if at_home:  # what stands behind links and labels, and looks otherwise, is of the page, not of the story
        running = [at for at in running if at <= at_home[-1] or not _is_apart(page, pieces[at_home[-1]], pieces[at])]
    first, last = _with_heading(page, pieces, running[0]), running[-1]
    around = pieces[last].element.getparent()
    kept: list[Piece] = []
    label = False
    for at, piece in enumerate(pieces):
        label = (label and piece.tag == "li") or (piece.text.endswith(":") and piece.size < SHORT and _is_on_making(page, piece, len(pieces) - at))
        is_outside = (at < first and piece.tag != "figcaption") or (at > last and not is_in(piece.element, around))
        if (
            label
            or is_outside
            or _is_on_making(page, piece, len(pieces) - at)
            or (at > last and not homes.has(piece) and not piece.is_heading and piece.tag not in PARTS_OF_TEXT)
        ):
            remove(piece.element)
        else:
            kept.append(piece)
    while kept and (kept[-1].is_heading or (kept[-1].text.endswith(":") and kept[-1].size < _ANNOUNCEMENT)):
        remove(kept.pop().element)  # it announced what was taken out
    return kept


def keep_listed(pieces: list[Piece], homes: Homes) -> list[Piece]:
    """Makes text of several headings in a row among the paragraphs: with nothing below them they are what a list of pictures says."""
    parents = {parent for parent, _tag in homes.parents}
    made = list(pieces)
    start = 0
    for at in range(len(pieces) + 1):
        is_listed = at < len(pieces) and pieces[at].is_heading and not pieces[at].linked and pieces[at].element.getparent() in parents
        if is_listed and (at == start or pieces[at].tag == pieces[start].tag):
            continue
        if at - start >= _FEWEST_LISTED and sum(piece.size for piece in pieces[start:at]) >= _LISTED * (at - start):
            for nth in range(start, at):
                pieces[nth].element.tag = "p"
                made[nth] = replace(pieces[nth], is_prose=True)
        start = at if is_listed else at + 1
    return made


def _is_apart(page: Page, last: Piece, piece: Piece) -> bool:
    """There are links or labels between the story's last piece and another, or they stand in different parts."""
    between = page.pieces[last.at + 1 : piece.at]
    if any(not each.is_prose and not each.is_heading for each in between) or len(between) > _TAIL:
        return True
    holders = set(last.element.iterancestors())
    return next((each for each in piece.element.iterancestors() if each in holders), page.body) is page.body


def _with_heading(page: Page, pieces: list[Piece], first: int) -> int:
    """The first piece of the story: a heading right before its first running text belongs to it."""
    around = pieces[first].element.getparent()
    while first and pieces[first - 1].element.getparent() is around and _is_subheading(page, pieces[first - 1]):
        first -= 1
    return first


def _is_subheading(page: Page, piece: Piece) -> bool:
    """It heads a part of the text; also a paragraph that is strong as a whole can."""
    if piece.is_heading:
        return piece.tag != "h1"
    strong = sum(len(squeezed("".join(each.itertext()))) for each in piece.element.iterchildren("b", "strong"))
    return (
        strong >= len(piece.text) - 1
        and not piece.linked
        and not is_dated(piece.text)
        and not is_service(piece.text)
        and not is_byline(piece.text, page.authors)
    )


def _is_on_making(page: Page, piece: Piece, from_end: int) -> bool:
    """A line about the article: who wrote it, from which sources, when."""
    if from_end <= _TAIL and not piece.is_heading and is_about_author(piece.text, page.authors):
        return True
    if piece.is_heading or page.is_declared(piece):
        return False
    if is_on_origin(piece.text) and (from_end <= _TAIL or _is_emphasized(piece)):
        return True
    if from_end <= _TAIL and (is_appeal(piece.text) or (is_dated(piece.text) and not piece.is_prose)):
        return True
    return (from_end <= _TAIL and is_service(piece.text)) or (piece.size < SHORT * 2 and is_byline(piece.text, page.authors))


def _is_emphasized(piece: Piece) -> bool:
    """It is set in italics as a whole."""
    slanted = sum(len(squeezed("".join(each.itertext()))) for each in piece.element.iter("em", "i") if each.getparent().tag not in ("em", "i"))
    return slanted >= len(piece.text) - _FEW_CHARACTERS


def boxes_of(pieces: list[Piece]) -> dict[int, Any]:
    """For each heading, by its number, the element that holds it and the piece behind it: taken before anything goes, since it does not show later."""
    boxes: dict[int, Any] = {}
    for piece, following in pairwise(pieces):
        if piece.is_heading:
            holders = set(piece.element.iterancestors())
            boxes[piece.at] = next((each for each in following.element.iterancestors() if each in holders), None)
    return boxes


def drop_headings(story: Any, pieces: list[Piece], boxes: dict[int, Any]) -> None:
    """Takes out headings that nothing follows any more."""
    filled = {each for piece in pieces if not piece.is_heading for each in piece.element.iterancestors()}
    empty = {piece.element for piece in pieces if piece.at in boxes and boxes[piece.at] not in filled}
    after = ""
    for element in reversed(list(story.iter(*HEADINGS, "p", "div", "li", "td", "dd", "pre", "blockquote", *_PICTURES))):
        if element.tag not in HEADINGS:
            if element.tag in _PICTURES or _has_own_text(element):
                after = "text"
        elif element in empty or after == "" or (after != "text" and element.tag >= after):
            remove(element)
        else:
            after = element.tag


def drop_rules(story: Any, homes: Homes) -> None:
    """Takes out lines across the page that part nothing of the text."""
    parents = {parent for parent, _tag in homes.parents}
    for rule in list(story.iter("hr")):
        before, following = rule.getprevious(), rule.getnext()
        if rule.getparent() not in parents or before is None or following is None or "hr" in (before.tag, following.tag) or following.tag in HEADINGS:
            remove(rule)


def _has_own_text(element: Any) -> bool:
    if element.tag in ("div", "li"):  # what it holds is gone through by itself
        return any(text and not text.isspace() for text in (element.text, *(child.tail for child in element))) or any(
            child.tag in ("span", "a", "b", "strong", "em", "i") for child in element
        )
    return any(not text.isspace() for text in element.itertext())
