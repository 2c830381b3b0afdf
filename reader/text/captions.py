"""Captions in HTML: of pictures, and what says below a quote whose words it is."""

import re
from itertools import takewhile
from typing import Any

from reader.model.blocks import Block, Caption, Image, Quote, spans_text

_CAPTION = re.compile(r"(?:^|[\s_-])(?:wp-)?captions?(?:-text|__text|_text)?(?:$|\s)", re.IGNORECASE)


def settle(out: list[Block], at: int, element: Any) -> None:
    """Puts a caption to what it belongs to: into the quote of its figure; a picture before it need not say the same.

    Args:
        out: blocks so far, changed in place.
        at: where those of the caption begin.
    """
    at += sum(1 for _ in takewhile(lambda block: isinstance(block, Image), out[at:]))  # those inside the caption
    if not 0 < at < len(out) or not isinstance(caption := out[at], Caption):
        return
    before = out[at - 1]
    if isinstance(before, Quote) and _is_below_quote(element):
        out[at - 1 : at + 1] = [Quote((*before.blocks, caption))]
    elif isinstance(before, Image) and before.alt.rstrip(" .…").casefold() in spans_text(caption.spans).casefold():
        out[at - 1] = Image("", before.link)


def _is_below_quote(element: Any) -> bool:
    """A figure's caption whose figure is a quote."""
    around = element.getparent()
    return around is not None and around.tag == "figure" and around.find(".//blockquote") is not None


def is_called_one(names: str) -> bool:
    """True if one of a paragraph's classes calls it a picture's caption."""
    return "caption" in names and _CAPTION.search(names) is not None


def ends_quote(element: Any) -> bool:
    """It stands last in a quote that begins with something else, or makes up the quote's last paragraph."""
    around = element.getparent()
    if around is not None and around.tag == "p" and not (around.text or "").strip() and len(around) == 1 and not (element.tail or "").strip():
        element, around = around, around.getparent()
    if around is None or around.tag != "blockquote" or element.getnext() is not None or (element.tail or "").strip():
        return False
    return element.getprevious() is not None or bool((around.text or "").strip())
