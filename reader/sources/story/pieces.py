"""A page's body cut into pieces: the innermost blocks of text, each with what it is and how much of it is links."""

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

BLOCKS = frozenset(
    str.split(
        "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr "
        "html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul"
    )
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_OWN_PARAGRAPHS = frozenset(("body", "div", "section", "article", "main", "td", "center", "p", "span", "font"))
"""What can hold paragraphs that are parted by two line breaks only."""
_PARTS = frozenset(("table", "tbody", "thead", "tfoot", "tr", "ul", "ol", "dl", "menu", "figure"))
"""What holds no text of its own, but parts."""
_MOST_STEPS = 500_000
"""From all pieces together up to the root, so that no page takes long."""
_SHORTEST_PROSE = 40
"""Characters from which a piece can be running text."""
_LONG = 140
"""Characters from which it is, even without a sentence's end."""
_SENTENCE = re.compile(r"[.!?…。！？．؟۔।॥]['\"”“»«›‹’‘)\]」』）]{0,3}(?:\[?\d{1,3}\]?)?(?:\s|$)|[。！？]")
_WIDE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NOT_SETTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"\s+")


Look = tuple[str, str, str, str]
"""Names and classes of an element and of the one around it."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """An innermost block of text.

    Attributes:
        at: its number in the page.
        size: characters, those of scripts without spaces between words counted twice.
        linked: characters of it inside links, counted likewise.
        is_prose: it is running text, not a label, a headline or a list of links.
    """

    element: Any
    at: int
    text: str
    size: int
    linked: int
    is_prose: bool

    @property
    def tag(self) -> str:
        """The element's name."""
        return str(self.element.tag)

    @property
    def look(self) -> Look:
        """What decides how it looks."""
        around = self.element.getparent()
        return (self.tag, self.element.get("class") or "", "" if around is None else str(around.tag), "" if around is None else around.get("class") or "")

    @property
    def is_heading(self) -> bool:
        """It is h1 to h6."""
        return self.element.tag in HEADINGS


def settable(text: str) -> str:
    """Text without the few characters that a tree can hold from its source, but that cannot be put into it (XML 1.0, 2.2)."""
    return _NOT_SETTABLE.sub("", text)


def squeezed(text: str) -> str:
    """Text on one line."""
    return _SPACES.sub(" ", text).strip()


def is_sentence(text: str) -> bool:
    """A text in which a sentence ends."""
    return _SENTENCE.search(text) is not None


def pieces_of(body: Any) -> list[Piece]:
    """The pieces of a page in their order, as far as it is not endless. Changes the tree: text beside blocks, or parted by line breaks, becomes paragraphs."""
    _make_paragraphs(body)
    holders = _holders(body)
    found: list[Piece] = []
    steps = 0
    for element in body.iter(etree.Element):
        if element in holders or not (element.tag in BLOCKS or element is body):
            continue
        text = squeezed("".join(element.itertext()))
        if text:
            found.append(_piece(element, len(found), text))
            steps += sum(1 for _ in element.iterancestors())
            if steps >= _MOST_STEPS:
                break
    return found


def _piece(element: Any, at: int, text: str) -> Piece:
    size = _size(text)
    linked = (
        size
        if any(map(_leads_away, element.iterancestors("a")))
        else sum(_size(squeezed("".join(anchor.itertext()))) for anchor in element.iter("a") if _leads_away(anchor))
    )
    linked = min(linked, size)
    is_prose = element.tag not in HEADINGS and size >= _SHORTEST_PROSE and linked * 2 < size and (size >= _LONG or is_sentence(text))
    return Piece(element, at, text, size, linked, is_prose)


def _leads_away(anchor: Any) -> bool:
    """It is a link, but for one to another place of the same page."""
    address = anchor.get("href") or ""
    return not (address.startswith("#") and len(address) > 1)


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def _holders(body: Any) -> set[Any]:
    """The elements that hold blocks, whatever they are themselves."""
    holders: set[Any] = set()
    for element in body.iter(*BLOCKS):
        holder = element.getparent()
        while holder is not None and holder not in holders and element is not body:
            holders.add(holder)
            holder = holder.getparent()
    return holders


def _make_paragraphs(body: Any) -> None:
    holders = _holders(body)
    for element in list(body.iter(etree.Element)):
        tag = element.tag
        if tag in _PARTS or tag == "pre":
            continue
        if element in holders or element is body:
            if (element.text and not element.text.isspace()) or any(_is_loose(child, holders) for child in element):
                _wrap(element, holders)
        elif tag in _OWN_PARAGRAPHS and tag in BLOCKS and _is_broken(element):
            if tag == "p":
                element.tag = "div"
            _wrap(element, holders)


def _is_loose(child: Any, holders: set[Any]) -> bool:
    """Text follows the child, or it is some, beside blocks."""
    if child.tail and not child.tail.isspace():
        return True
    return child.tag not in BLOCKS and child.tag != "br" and child not in holders and any(not text.isspace() for text in child.itertext())


def _is_broken(element: Any) -> bool:
    """Two line breaks in a row part its text."""
    return any(_is_double(element_break) for element_break in element.iterchildren("br"))


def _is_double(element: Any) -> bool:
    following = element.getnext()
    return following is not None and following.tag == "br" and (not element.tail or element.tail.isspace())


def _wrap(element: Any, holders: set[Any]) -> None:
    """Puts the runs of text between an element's blocks into paragraphs."""
    run = etree.Element("p")
    run.text, element.text = settable(element.text or ""), None
    children = list(element)
    kept: list[Any] = []

    def close() -> None:
        nonlocal run
        if (run.text and not run.text.isspace()) or len(run):
            kept.append(run)
        run = etree.Element("p")

    breaks = 0
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag == "br":
            breaks += 1
            if breaks >= 2:
                close()
            else:
                run.append(child)
        elif child.tag in BLOCKS or child in holders:
            close()
            kept.append(child)
            breaks = 0
        else:
            run.append(child)
            breaks = 0
        if tail and not tail.isspace():
            breaks = 0
        if tail:
            tail = settable(tail)
            if len(run):
                run[-1].tail = (run[-1].tail or "") + tail
            else:
                run.text = (run.text or "") + tail
    close()
    element[:] = kept
