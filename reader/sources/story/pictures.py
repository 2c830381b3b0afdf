"""The pictures of a story: each with its caption, without credits, portraits of authors and what only decorates."""

import re
from itertools import islice
from typing import Any

from reader.sources.story.furniture import is_in, remove
from reader.sources.story.lines import ends_with_credit, ends_with_length, is_byline, is_credit, is_dated, is_label, without_credit
from reader.sources.story.marks import is_named_credit, names_of
from reader.sources.story.pieces import Piece, settable, squeezed
from reader.sources.story.prune import Homes
from reader.sources.story.tree import PLAYERS, Page
from reader.sources.story.voices import Voice
from reader.text.captions import is_called_one
from reader.text.media import picture_address

_IMAGES = ("img", "amp-img", *PLAYERS)
_MOST_IMAGES = 1000
"""Pictures of one page that are looked at."""
_LONGEST_CAPTION = 450
"""Characters up to which the text beside a picture is its caption."""
_FEW_WORDS = 2
_ENDS = tuple(".!?…”»")
_SHORT_CREDIT = 60
"""Characters of whom a picture is from."""
_REPEATED = 0.9
"""Share of its words in the title from which a caption says nothing new."""
_LETTERS = re.compile(r"[^\W\d_]{3}|[^\W\d_a-zA-Z]")
"""What no length of a film has."""


def tidy_pictures(page: Page, story: Any, pieces: list[Piece], homes: Homes) -> list[Piece]:
    """Makes captions of the text beside pictures, and takes out what is no picture of the story; the pieces that are left of the text."""
    spans = _spans(pieces)
    captions: set[int] = set()
    title = Voice("" if page.title is None else page.title.text)
    for image in list(islice(story.iter(*_IMAGES), _MOST_IMAGES)):
        frame = _frame(image, story, pieces, spans, homes)
        its = [piece for piece in _inner(frame, pieces, spans) if piece.at not in captions] if frame is not image else []
        captions.update(piece.at for piece in its)
        if _is_film(image, its):
            for element in (*(piece.element for piece in its), image):
                remove(element)
            continue
        text = _caption(its, page.authors, title)
        anchor = image.getparent()
        if anchor is not None and anchor.tag == "a" and not squeezed("".join(anchor.itertext())):
            anchor.tag = "span"  # what leads to another page with nothing but a picture
        if _is_no_picture(page, image) or any(is_byline(piece.text, page.authors) for piece in its):
            remove(image)
        else:
            for name in ("alt", "title"):
                if text or title.share(image.get(name) or "") >= _REPEATED:
                    image.attrib.pop(name, None)
            if text and not picture_address(image):
                _tell(image, text, its)
    for player in list(story.iter(*PLAYERS)):
        remove(player)
    at_home = [at for at, piece in enumerate(pieces) if piece.is_prose and homes.has(piece)]
    for at, piece in enumerate(pieces):
        if piece.at not in captions and (piece.tag == "figcaption" or (at_home and at <= at_home[-1] and _is_credited(piece, homes))):
            captions.add(piece.at)
            text = _caption([piece], page.authors, title)
            if text and piece.element.tag == "figcaption" and not _is_of_text(piece) and not _follows_picture(piece.element, story):
                _tell(piece.element, text, [])
    return [piece for piece in pieces if piece.at not in captions]


def _is_credited(piece: Piece, homes: Homes) -> bool:
    """A line between the paragraphs that ends as a caption does."""
    return not piece.is_heading and not piece.linked and not homes.has(piece) and piece.size <= _LONGEST_CAPTION and ends_with_credit(piece.text)


def _spans(pieces: list[Piece]) -> dict[Any, tuple[int, int]]:
    """The first and the last piece inside each element, by their place in the list."""
    spans: dict[Any, tuple[int, int]] = {}
    for at, piece in enumerate(pieces):
        for element in (piece.element, *piece.element.iterancestors()):
            spans[element] = (spans.get(element, (at, at))[0], at)
    return spans


def _inner(element: Any, pieces: list[Piece], spans: dict[Any, tuple[int, int]]) -> list[Piece]:
    first, last = spans.get(element, (0, -1))
    return pieces[first : min(last + 1, first + _LONGEST_CAPTION)]


def _frame(image: Any, story: Any, pieces: list[Piece], spans: dict[Any, tuple[int, int]], homes: Homes) -> Any:
    """The largest element around a picture that holds no text but its caption."""
    frame = image
    while (around := frame.getparent()) is not None and around is not story:
        inner = _inner(around, pieces, spans)
        if sum(piece.size for piece in inner) > _LONGEST_CAPTION or any(piece.is_heading or _is_text(piece, homes) for piece in inner):
            break
        frame = around
        if any(piece.element is frame and piece.text.count(" ") >= _FEW_WORDS for piece in inner):
            break
    return frame


def _is_text(piece: Piece, homes: Homes) -> bool:
    if piece.tag == "figcaption" or _is_in_figcaption(piece) or is_called_one(piece.element.get("class") or ""):
        return False
    return homes.has(piece) or next(piece.element.iterancestors("blockquote", "li", "td"), None) is not None


def _tell(element: Any, text: str, captions: list[Piece]) -> None:
    """Makes an element a picture without an address, told by what its captions say; these go."""
    for piece in captions:
        if not is_in(element, piece.element):
            remove(piece.element)
    element.tag = "img"
    element.text = None
    element[:] = []
    element.attrib.clear()
    element.set("alt", settable(text))


def _follows_picture(element: Any, story: Any) -> bool:
    """What stands right before it is a picture, or holds one and no text."""
    while element is not None and element is not story:
        if (before := element.getprevious()) is not None:
            return next(before.iter(*_IMAGES), None) is not None and not squeezed("".join(before.itertext()))
        element = element.getparent()
    return False


def _is_of_text(piece: Piece) -> bool:
    """It stands below a quote, a table or code, not below a picture."""
    figure = next(piece.element.iterancestors("figure"), None)
    return figure is not None and next(figure.iter("blockquote", "table", "pre", "q"), None) is not None


def _is_film(image: Any, pieces: list[Piece]) -> bool:
    """It stands for a film or a recording, which a page plays and which has a length, or is a figure's only content."""
    if any(ends_with_length(piece.text) for piece in pieces):
        return True
    return image.tag in PLAYERS and any(piece.tag == "figcaption" or _is_in_figcaption(piece) for piece in pieces)


def _is_in_figcaption(piece: Piece) -> bool:
    """A part of a caption."""
    return next(piece.element.iterancestors("figcaption"), None) is not None


def _say(element: Any, text: str) -> None:
    """Puts another text into an element, behind its pictures; one that holds neither goes."""
    images = list(element.iter(*_IMAGES))
    if not images and not text:
        remove(element)
        return
    for image in images:
        image.tail = None
    element[:] = images
    element.text = None if images else settable(text)
    if images:
        images[-1].tail = settable(text)


def _said(piece: Piece) -> str:
    """The text of a caption without whom the picture is from. Changes the tree: takes out what is named a credit."""
    for element in [each for each in piece.element.iterdescendants() if each.tag not in _IMAGES and is_named_credit(names_of(each))]:
        if is_in(element, piece.element):
            remove(element)
    return without_credit(_first_part(piece.element) or squeezed("".join(piece.element.itertext())))


def _first_part(element: Any) -> str:
    """The first of several parts that stand side by side in a caption, if it is a sentence and the others are a few words; "" else."""
    if len(element) < 2 or (element.text or "").strip() or any((child.tail or "").strip() for child in element):
        return ""
    first, *others = (squeezed("".join(child.itertext())) for child in element)
    return first if first[-1:] in _ENDS and sum(map(len, others)) <= _SHORT_CREDIT and not any(each[-1:] in _ENDS for each in others if each) else ""


def _caption(pieces: list[Piece], authors: tuple[str, ...], title: Voice) -> str:
    """Makes the first sentence of some pieces the caption, and takes out the others: credits, dates and lengths; its text."""
    texts = {piece.at: _said(piece) for piece in pieces}
    good = [
        piece
        for piece in pieces
        if _LETTERS.search(texts[piece.at])
        and not ("/" in piece.text and piece.text.count(" ") < _FEW_WORDS)
        and not texts[piece.at].endswith(":")
        and not is_named_credit(names_of(piece.element))
        and title.share(texts[piece.at]) < _REPEATED
        and not is_label(piece.text)
        and not is_dated(piece.text)
        and not is_credit(piece.text)
        and not is_byline(piece.text, authors)
    ]
    chosen = next((piece for piece in good if texts[piece.at].count(" ") >= _FEW_WORDS), good[0] if good else None)
    for piece in pieces:
        if piece is not chosen:
            _say(piece.element, "")
    if chosen is None:
        return ""
    if not _is_in_figcaption(chosen):
        chosen.element.tag = "figcaption"
    if texts[chosen.at] != chosen.text:
        _say(chosen.element, texts[chosen.at])
    return texts[chosen.at]


def drop_last_pictures(story: Any, pieces: list[Piece], homes: Homes) -> None:
    """Takes out pictures and captions behind the last text, which belong to what else the page shows."""
    if not pieces:
        return
    last = pieces[-1].element
    after = False
    parents = {last.getparent(), *(parent for parent, _tag in homes.parents)}
    for element in list(story.iter("figure", "figcaption", *_IMAGES, last.tag)):
        if element is last:
            after = True
        elif after and element.tag != last.tag and not is_in(element, last) and not _is_at_home(element, parents, story):
            remove(element)


def _is_at_home(element: Any, parents: set[Any], story: Any) -> bool:
    """It, or the figure around it, stands among the paragraphs."""
    return element.getparent() in parents or any(each.getparent() in parents for each in element.iterancestors("figure") if is_in(each, story))


def _is_no_picture(page: Page, image: Any) -> bool:
    """An author's portrait, or a mark of the site."""
    alt = squeezed(image.get("alt") or "").casefold()
    return bool(alt) and any(alt == name.casefold() for name in page.authors)
