"""Takes out of a story's element what is no part of the story: teasers and lists of links, boxes, lines about the article instead of its text."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from reader.sources.story.cards import LONGEST_TEASER
from reader.sources.story.furniture import is_in, remove, summed
from reader.sources.story.lines import (
    asks_consent,
    heads_comments,
    is_credit,
    is_invitation,
    is_label,
    leads_elsewhere,
)
from reader.sources.story.marks import is_teaser_list, names_of
from reader.sources.story.pieces import Look, Piece
from reader.sources.story.tree import Page
from reader.sources.story.voices import Voice

_MOSTLY = 0.55
"""Share of its text inside links from which a part is a list of links."""
_SOME = 0.25
_FEWEST = 0.05
_MOST_OF_STORY = 0.4
PARTS_OF_TEXT = frozenset(str.split("li dd dt td th figcaption caption blockquote pre summary"))
_UNKNOWN = 0.35
SHORT = 60


@dataclass(frozen=True, slots=True)
class Homes:
    """Where a story's running text stands: in which elements, and how its pieces look."""

    parents: frozenset[tuple[Any, str]]
    looks: frozenset[Look]

    def has(self, piece: Piece) -> bool:
        """The piece stands where running text stands, or looks like it."""
        return piece.look in self.looks or (piece.element.getparent(), piece.tag) in self.parents


def drop_parts(page: Page, story: Any) -> list[Piece]:
    """Takes out whole elements, from the outside in; the pieces that are left."""
    inner = [piece for piece in page.pieces if is_in(piece.element, story)]
    size = summed(story, ((piece, float(piece.size)) for piece in inner))
    linked = summed(story, ((piece, float(piece.linked)) for piece in inner))
    worth = summed(story, ((piece, page.worth.get(piece.at, 0.0)) for piece in inner))
    headlines = summed(story, ((piece, 1.0) for piece in inner if piece.is_heading and piece.linked))
    declared = summed(story, ((piece, float(piece.size)) for piece in inner if page.is_declared(piece)))
    total = worth.get(story, 0.0)
    whole = {piece.element for piece in inner}
    waiting = list(story)
    while waiting:
        element = waiting.pop()
        its = size.get(element, 0.0)
        if not its:
            if element in page.furniture:
                remove(element)
            continue
        is_declared = declared.get(element, 0.0) >= its * 0.5
        is_most = worth.get(element, 0.0) > total * _MOST_OF_STORY
        links = linked.get(element, 0.0) / its
        is_list = links >= _MOSTLY or _is_cards(element, links, its, headlines.get(element, 0.0))
        if not is_declared and (element in page.furniture or (is_list and not is_most)):
            remove(element)
        elif element not in whole:
            waiting.extend(element)
    return [piece for piece in inner if is_in(piece.element, story)]


def _is_cards(element: Any, linked: float, size: float, headlines: float) -> bool:
    """Teasers of other articles: headlines that are links, or what its name calls so."""
    if is_teaser_list(names_of(element)) and linked >= _SOME:
        return True
    if element.tag in ("p", "li", "td") or linked < _FEWEST:
        return False
    if not headlines:
        return False
    return element.tag == "article" or size * (1 - linked) <= LONGEST_TEASER * headlines


def homes_of(page: Page, pieces: list[Piece]) -> Homes:
    """Where the running text of these pieces stands."""
    by_look: dict[Look, list[Piece]] = defaultdict(list)
    by_parent: dict[tuple[Any, str], float] = defaultdict(float)
    for piece in pieces:
        if piece.is_prose and not page.is_denied(piece):
            by_look[piece.look].append(piece)
            by_parent[piece.element.getparent(), piece.tag] += 1 if piece.size < SHORT * 2 else 1.01
    worths = {look: sum(page.worth.get(piece.at, 0.0) for piece in its) for look, its in by_look.items()}
    total, most = sum(worths.values()), max(worths.values(), default=0.0)
    looks = frozenset(look for look, worth in worths.items() if worth == most or (worth >= total * 0.2 and len(by_look[look]) > 1))
    return Homes(frozenset(parent for parent, count in by_parent.items() if count > 2), looks)


def drop_lines(page: Page, pieces: list[Piece], homes: Homes) -> list[Piece]:
    """Takes out single pieces: credits, pointers to other articles, what is there twice, what no voice has; the pieces that are left."""
    kept: list[Piece] = []
    seen: dict[str, Any] = {}
    total = sum(page.worth.get(piece.at, 0.0) for piece in pieces)
    passed = 0.0
    closed = None
    for piece in pieces:
        passed += page.worth.get(piece.at, 0.0)
        if piece.is_heading and passed >= total * 0.5 and heads_comments(piece.text):
            closed = piece.element.getparent()
        if (closed is not None and is_in(piece.element, closed)) or _is_repeated(piece, seen) or _is_no_story(page, piece, homes.has(piece)):
            remove(piece.element)
        else:
            seen.setdefault(piece.text, piece.element.getparent())
            kept.append(piece)
    return _without_denied_lists(page, _without_repeated_quotes(kept), homes)


def _without_denied_lists(page: Page, pieces: list[Piece], homes: Homes) -> list[Piece]:
    """Without lists of sentences that no voice has and that stand apart: summaries, notes on other articles."""
    by_list: dict[Any, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.tag == "li":
            by_list[piece.element.getparent()].append(piece)
    parents = {parent for parent, _tag in homes.parents}
    dropped: set[int] = set()
    for holder, its in by_list.items():
        said = page.declared if page.declares_all else page.taken
        size = sum(piece.size for piece in its)
        shared = sum(piece.size * said.get(piece.at, 0.0) for piece in its)
        if said and size >= SHORT * 2 and shared < size * _UNKNOWN and holder.getparent() not in parents and not any(map(page.is_declared, its)):
            dropped.update(piece.at for piece in its)
            remove(holder)
    return [piece for piece in pieces if piece.at not in dropped]


def _is_repeated(piece: Piece, seen: dict[str, Any]) -> bool:
    """The same text stood elsewhere before, as in a page that has it once for wide and once for narrow screens."""
    return piece.size >= SHORT and piece.text in seen and seen[piece.text] is not piece.element.getparent()


def _without_repeated_quotes(pieces: list[Piece]) -> list[Piece]:
    """Without quotes that are drawn out of the text beside them."""
    quotes = [piece for piece in pieces if piece.tag == "blockquote" or next(piece.element.iterancestors("blockquote"), None) is not None]
    if not quotes or len(quotes) * 2 > len(pieces):
        return pieces
    quoted = {piece.at for piece in quotes}
    text = Voice(" ".join(piece.text for piece in pieces if piece.at not in quoted))
    repeated = {piece.at for piece in quotes if piece.size >= SHORT // 2 and text.share(piece.text) >= 0.8}
    for piece in quotes:
        if piece.at in repeated:
            remove(piece.element)
    return [piece for piece in pieces if piece.at not in repeated]


def _is_no_story(page: Page, piece: Piece, is_at_home: bool) -> bool:
    if page.is_declared(piece) and piece.size > SHORT:
        return False
    if not any(map(str.isalnum, piece.text)) or (piece.linked and asks_consent(piece.text)):
        return True
    if (is_credit(piece.text) and not piece.is_heading) or is_label(piece.text):
        return True
    if (piece.linked or piece.text.endswith(":") or "@" in piece.text) and (leads_elsewhere(piece.text) or is_invitation(piece.text)):
        return True
    if piece.is_heading or piece.tag in PARTS_OF_TEXT or next(piece.element.iterancestors(*PARTS_OF_TEXT), None) is not None:
        return False
    if piece.is_prose:
        return page.is_denied(piece) and (page.declares_all or not is_at_home)
    return not is_at_home or piece.linked * 2 > piece.size
