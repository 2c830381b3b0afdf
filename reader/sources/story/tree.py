"""A page while its story is sought: its pieces, what each element holds, and what the voices say of each piece."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from reader.sources.story.cards import cards_of
from reader.sources.story.furniture import furniture_of, is_in, other_articles, remove, summed, title_of
from reader.sources.story.pieces import Piece, pieces_of
from reader.sources.story.voices import Voice
from reader.text.elements import is_hidden

_ALWAYS = tuple(
    str.split(
        "script style noscript template button input select textarea svg canvas object embed dialog link meta source track map progress meter datalist math"
    )
)
PLAYERS = ("video", "audio", "iframe")
"""What plays something; empty, it still tells that the text beside it is a caption."""
_MOST_FURNITURE = 0.4
"""A part that holds more than this share of the page's running text is the story, whatever its name says."""
_MOST_OF_TEXT = 0.6
_REST = 0.1
_REFRAIN = 3
_TRUSTED = 0.5
"""Share of the story that trafilatura must have for its word to count."""
_NOISE = 0.35
_TOO_NARROW = frozenset(str.split("p li td tr tbody table ul ol blockquote figcaption figure dd dl"))
_BEFORE_TITLE = 0.2
_FAR = 800
"""Characters of links and labels behind the title by which a piece's worth is halved."""
AGREED = 0.6
"""Share of a piece's words from which a voice has it."""
DENIED = 0.25
_ENOUGH_WORDS = 60
"""Words from which a voice's text counts as a story."""


@dataclass(slots=True)
class Page:
    """A page while its story is sought.

    Attributes:
        furniture: elements whose own marks say that they stand around the story, and that do not hold most of it.
        prose: characters of running text that each element holds.
        inside: numbers of the pieces inside furniture.
        declared, taken: the share of each piece that the page's own data and trafilatura have; empty if they say too little.
        declares_all: the page's own data hold the whole story, so that what is not in them is none.
        title: the piece that is the article's title, None if the page shows none.
        authors: their names, as the page's head has them.
        worth: characters of each piece of running text, weighed by the voices.
    """

    body: Any
    pieces: list[Piece]
    furniture: set[Any]
    prose: dict[Any, float]
    inside: set[int]
    declared: dict[int, float] = field(default_factory=dict)
    taken: dict[int, float] = field(default_factory=dict)
    declares_all: bool = False
    title: Piece | None = None
    authors: tuple[str, ...] = ()
    worth: dict[int, float] = field(default_factory=dict)

    def is_declared(self, piece: Piece) -> bool:
        """The page's own data have the piece."""
        return self.declared.get(piece.at, 0.0) >= AGREED

    def is_denied(self, piece: Piece) -> bool:
        """No voice that knows the story has the piece."""
        if self.declares_all:
            return self.declared.get(piece.at, 0.0) < DENIED
        return bool(self.taken) and self.taken.get(piece.at, 0.0) < DENIED and not self.is_declared(piece)


def page_of(root: Any, declared: Voice, taken: Voice, title: str = "", authors: tuple[str, ...] = ()) -> Page:
    """A page made ready for the search. Changes the tree: scripts and what is hidden go, loose text becomes paragraphs.

    Args:
        declared, taken: the voices of the page's own data and of trafilatura.
        title, authors: as the page's head has them.
    """
    body = root.find("body")
    body = root if body is None else body
    etree.strip_elements(body, *_ALWAYS, with_tail=False)
    for player in body.iter(*PLAYERS):
        player.text = None
        player[:] = []
    pieces = _without_refrains(pieces_of(body))
    prose = summed(body, ((piece, float(piece.size)) for piece in pieces if piece.is_prose))
    most = prose.get(body, 0.0) * _MOST_FURNITURE
    _drop_hidden(body, prose, most)
    pieces = [piece for piece in pieces if is_in(piece.element, body)]
    furniture = furniture_of(body, pieces, prose, most, title) | other_articles(body, pieces, title)
    furniture |= cards_of(body, pieces, title, _inside(body, pieces, furniture))
    page = Page(body, pieces, furniture, prose, _inside(body, pieces, furniture), title=title_of(pieces, title), authors=authors)
    if declared.size >= _ENOUGH_WORDS:
        page.declared = {piece.at: declared.share(piece.text) for piece in pieces}
    page.declares_all = _declares_all(page)
    near = _nearness(page)
    page.worth = {piece.at: _worth(page, piece) * near[at] for at, piece in enumerate(pieces) if piece.is_prose}
    if taken.size >= _ENOUGH_WORDS:
        page.taken = {piece.at: taken.share(piece.text) for piece in pieces}
        if _is_elsewhere(page):
            page.taken = {}
        page.worth = {at: worth * _agreement(page.taken[at]) for at, worth in page.worth.items()} if page.taken else page.worth
    return page


def _without_refrains(pieces: list[Piece]) -> list[Piece]:
    """The pieces; what stands in three places or more is no running text: notes in place of pictures, invitations."""
    places: dict[str, set[Any]] = defaultdict(set)
    for piece in pieces:
        if piece.is_prose:
            places[piece.text].add(piece.element.getparent())
    return [replace(piece, is_prose=False) if piece.is_prose and len(places[piece.text]) >= _REFRAIN else piece for piece in pieces]


def _declares_all(page: Page) -> bool:
    """The page's own data have the story to its end, not only its start."""
    running = [piece for piece in page.pieces if piece.is_prose and piece.at not in page.inside]
    agreed = [piece for piece in page.pieces if page.is_declared(piece)]
    total = sum(piece.size for piece in running)
    if not agreed or sum(piece.size for piece in agreed) < total * _MOST_OF_TEXT:
        return False
    looks = {piece.look for piece in agreed}
    behind = sum(piece.size for piece in running if piece.at > agreed[-1].at and piece.look in looks)
    return behind < total * _REST


def _drop_hidden(body: Any, prose: dict[Any, float], most: float) -> None:
    for element in [each for each in body.iter(etree.Element) if each is not body and is_hidden(each)]:
        if prose.get(element, 0.0) <= most:
            remove(element)
        else:  # a page that shows its text only once a script has run
            element.attrib.pop("style", None)
            element.attrib.pop("hidden", None)


def _inside(body: Any, pieces: list[Piece], furniture: set[Any]) -> set[int]:
    """The pieces inside furniture."""
    known: dict[Any, bool] = {body: False}
    found: set[int] = set()
    for piece in pieces:
        path = []
        element = piece.element
        while element is not None and element not in known:
            path.append(element)
            element = element.getparent()
        answer = element is not None and known[element]
        for each in reversed(path):
            answer = answer or each in furniture
            known[each] = answer
        if answer:
            found.add(piece.at)
    return found


def _agreement(share: float) -> float:
    return 1.4 if share >= AGREED else 0.5 if share < DENIED else 1.0


def _is_elsewhere(page: Page) -> bool:
    """Trafilatura takes another part of the page than the one that seems best without it."""
    story = container(page)
    its = [piece for piece in page.pieces if piece.at in page.worth and is_in(piece.element, story)]
    worth = sum(page.worth[piece.at] for piece in its)
    return sum(page.worth[piece.at] for piece in its if page.taken[piece.at] >= AGREED) < worth * _TRUSTED


def container(page: Page) -> Any:
    """The element with the best balance of running text and noise."""
    worth = summed(page.body, ((piece, page.worth[piece.at]) for piece in page.pieces if page.worth.get(piece.at)))
    if not worth:
        return page.body
    noise = summed(page.body, ((piece, float(piece.size)) for piece in page.pieces if not page.worth.get(piece.at) and not piece.is_heading))
    best = max(worth, key=lambda element: worth[element] - _NOISE * noise.get(element, 0.0))
    while best.tag in _TOO_NARROW and best is not page.body:
        best = best.getparent()
    return best


def _nearness(page: Page) -> list[float]:
    """For each piece, 0 to 1: little before the title, less and less behind it as links and labels lie between."""
    heading = page.title
    if heading is None:
        return [1.0] * len(page.pieces)
    noise = 0.0
    found: list[float] = []
    for piece in page.pieces:
        found.append(_BEFORE_TITLE if piece.at < heading.at else 1 / (1 + noise / _FAR))
        if piece.at > heading.at and not piece.is_prose:
            noise += piece.linked if piece.is_heading else piece.size
        elif piece.at > heading.at and piece.at in page.inside:
            noise += piece.size / 2
    return found


def _worth(page: Page, piece: Piece) -> float:
    worth = piece.size - 1.5 * piece.linked
    if page.declared:
        share = page.declared[piece.at]
        worth *= 2.0 if share >= AGREED else 0.3 if page.declares_all and share < DENIED else 1.0
    if piece.at in page.inside and not page.is_declared(piece):
        worth *= 0.15
    if piece.tag == "figcaption" or next(piece.element.iterancestors("figure"), None) is not None:
        worth *= 0.3
    return max(worth, 0.0)
