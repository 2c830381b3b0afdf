"""Lists of teasers in a page: siblings alike, each a headline that is a link, with little text below it."""

from collections import defaultdict
from typing import Any

from reader.sources.story.furniture import is_in, summed, title_of
from reader.sources.story.pieces import Piece

LONGEST_TEASER = 320
"""Characters of the text below another article's headline, beside the story and, on average, elsewhere in the page."""
_LONGEST_APART = 600
_SHORTEST_HEADLINE = 15
_FEWEST = 3
"""Siblings that make a list."""
_LEVELS = 5
"""Elements around a headline that can be its card."""
_MOSTLY = 0.8
_SHORTEST_STORY = 250
_ITEMS = frozenset(("p", "li", "tr", "td", "dd"))


def is_headline(piece: Piece) -> bool:
    """It is a link from its start to its end, as the headline of a teaser is."""
    return piece.size >= _SHORTEST_HEADLINE and piece.linked >= piece.size * _MOSTLY


def cards_of(body: Any, pieces: list[Piece], title: str, inside: set[int]) -> set[Any]:
    """The teasers of a page; none if nothing but them is left of it.

    Args:
        inside: numbers of the pieces that are known to stand around the story.
    """
    headlines = [piece for piece in pieces if is_headline(piece)]
    counts = summed(body, ((piece, 1.0) for piece in headlines))
    unlinked = summed(body, ((piece, float(piece.size - piece.linked)) for piece in pieces))
    prose = summed(body, ((piece, float(piece.size)) for piece in pieces if piece.is_prose and piece.at not in inside))
    heading = title_of(pieces, title)
    own = set() if heading is None else {heading.element, *heading.element.iterancestors()}
    unit = None if heading is None else next((each for each in heading.element.iterancestors() if prose.get(each, 0.0) >= _SHORTEST_STORY), None)
    groups: dict[tuple[Any, str, str], dict[Any, None]] = defaultdict(dict)
    for piece in headlines:
        element = piece.element
        for _ in range(_LEVELS):
            around = element.getparent()
            if around is None or element in own:
                break
            if unlinked.get(element, 0.0) > (LONGEST_TEASER if unit is not None and is_in(element, unit) else _LONGEST_APART * 2) * counts[element]:
                break
            groups[around, element.tag, element.get("class") or ""][element] = None
            element = around
    found: set[Any] = set()
    left = prose.get(body, 0.0)
    for (around, tag, name), its in groups.items():
        if tag in _ITEMS or len(its) < _FEWEST or not any(unlinked.get(element) for element in its):
            continue
        if sum(unlinked.get(element, 0.0) for element in its) > _LONGEST_APART * sum(counts[element] for element in its):
            continue
        siblings = sum(1 for each in around if each.tag == tag and (each.get("class") or "") == name)
        loss = sum(prose.get(element, 0.0) for element in its if found.isdisjoint((element, *element.iterancestors())))
        if len(its) >= siblings * _MOSTLY and left - loss >= min(_SHORTEST_STORY, left / 4):
            found.update(its)
            left -= loss
    return found
