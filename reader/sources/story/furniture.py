"""What stands around a story by the marks of its own: names and roles, labels above it, forms, other articles."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate
from typing import Any

from lxml import etree

from reader.sources.story.lines import heads_comments, leads_elsewhere
from reader.sources.story.marks import holds_comments, is_furniture, is_surely_furniture, names_of
from reader.sources.story.pieces import Piece, settable
from reader.sources.story.voices import words

_KEPT = frozenset(str.split("html body article main"))
_LARGEST_BOX = 400
"""Characters of what stands with a form."""
_LONGEST_TITLE = 500
_SHORTEST_STORY = 120
"""Characters of running text before the comments of readers."""


def furniture_of(body: Any, pieces: list[Piece], prose: dict[Any, float], most: float, title: str) -> set[Any]:
    """The elements that stand around the story by their own marks, or by the label above them.

    Args:
        prose: characters of running text that each element holds.
        most: what holds more of them is the story, whatever its name says; readers' comments can be longer.
    """
    before = _prose_before(pieces)
    total = prose.get(body, 0.0)
    heading = title_of(pieces, title)
    own = set() if heading is None else set(heading.element.iterancestors())
    by_name: dict[tuple[str, str], list[Any]] = defaultdict(list)
    found: set[Any] = set()
    for element in body.iter(etree.Element):
        if element.tag in _KEPT:
            continue
        names = names_of(element)
        is_comments = holds_comments(names) and before.get(element, 0.0) >= _SHORTEST_STORY
        if is_comments or (is_surely_furniture(element, names) and element not in own and total - prose.get(element, 0.0) >= _SHORTEST_STORY):
            found.add(element)
        elif is_furniture(element, names):
            by_name[element.tag, element.get("class") or ""].append(element)
    for its in by_name.values():  # a name that all paragraphs bear says nothing
        if sum(prose.get(element, 0.0) for element in its) <= most:
            found.update(its)
    for at, piece in enumerate(pieces):
        is_comments = heads_comments(piece.text) and before.get(piece.element, 0.0) >= _SHORTEST_STORY
        if is_comments or (piece.is_heading and leads_elsewhere(piece.text)):
            part = _headed(piece, pieces[at - 1].element if at else None)
            if part is not None and part.tag not in _KEPT and (is_comments or prose.get(part, 0.0) <= most):
                found.add(part)
    return found | _boxes_of_forms(body, pieces, prose, most)


def _prose_before(pieces: list[Piece]) -> dict[Any, float]:
    """For each element that holds pieces: the characters of running text before it."""
    before: dict[Any, float] = {}
    for piece, passed in zip(pieces, accumulate((float(piece.size) if piece.is_prose else 0.0 for piece in pieces), initial=0.0), strict=False):
        for element in (piece.element, *piece.element.iterancestors()):
            if element in before:
                break
            before[element] = passed
    return before


def _boxes_of_forms(body: Any, pieces: list[Piece], prose: dict[Any, float], most: float) -> set[Any]:
    """Forms, with the few words that stand with each."""
    sizes = summed(body, ((piece, float(piece.size)) for piece in pieces))
    found: set[Any] = set()
    for form in body.iter("form"):
        box = form
        while (around := box.getparent()) is not None and around is not body and sizes.get(around, 0.0) <= _LARGEST_BOX:
            box = around
        if prose.get(box, 0.0) <= most:
            found.add(box)
    return found


def other_articles(body: Any, pieces: list[Piece], title: str) -> set[Any]:
    """The articles beside the one with the title: `article` elements, and what is made like the part that holds it."""
    heading = title_of(pieces, title)
    if heading is None:
        return set()
    found = _others_alike(pieces, heading)
    own = next(heading.element.iterancestors("article"), None)
    if own is not None:
        found.update(element for element in body.iter("article") if not is_in(element, own) and not is_in(own, element))
    return found


def _others_alike(pieces: list[Piece], heading: Piece) -> set[Any]:
    """Siblings of what holds title and text, made alike and each with a title of its own: what is read on below the article."""
    headings = [piece.element for piece in pieces if piece.tag == "h1" and piece.at > heading.at]
    if not headings:
        return set()
    prose = {element for piece in pieces if piece.is_prose for element in piece.element.iterancestors()}
    found: set[Any] = set()
    for element in heading.element.iterancestors():
        if element.tag in ("body", "html"):
            break
        if element not in prose:
            continue
        look = element.tag, element.get("class")
        found.update(each for each in element.itersiblings(element.tag) if (each.tag, each.get("class")) == look and any(is_in(h1, each) for h1 in headings))
    return found


def title_of(pieces: list[Piece], title: str) -> Piece | None:
    """The piece that is the article's title in its page, None if there is none."""
    wanted = words(title)
    same = [piece for piece in pieces if piece.size <= _LONGEST_TITLE and words(piece.text) == wanted] if wanted else []
    same = [piece for piece in same if not piece.linked and next(piece.element.iterancestors("nav", "li"), None) is None and piece.tag != "li"]
    first = next((piece for piece in same if piece.tag == "h1"), None) or next((piece for piece in same if piece.is_heading), None)
    return first or next((piece for piece in pieces if piece.tag == "h1" and not piece.linked), None) or (same[-1] if same else None)


def _headed(piece: Piece, before: Any) -> Any | None:
    """The largest element that a piece begins, None if it holds nothing else."""
    holders = set() if before is None else {before, *before.iterancestors()}
    part = None
    for element in piece.element.iterancestors():
        if element in holders or element.tag in _KEPT:
            break
        part = element
    return part


def is_in(element: Any, holder: Any) -> bool:
    """The element is the holder, or inside it."""
    return element is holder or any(each is holder for each in element.iterancestors())


def remove(element: Any) -> None:
    """Takes an element out of its tree, but leaves the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = settable((parent.text or "") + element.tail)
        else:
            before.tail = settable((before.tail or "") + element.tail)
        element.tail = None
    parent.remove(element)


def summed(body: Any, values: Iterable[tuple[Piece, float]]) -> dict[Any, float]:
    """What each element holds, of values of its pieces."""
    sums: dict[Any, float] = {}
    for piece, value in values:
        holder = piece.element
        while holder is not None:
            sums[holder] = sums.get(holder, 0.0) + value
            if holder is body:
                break
            holder = holder.getparent()
    return sums
