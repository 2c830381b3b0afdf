"""The lead of an article: what stands between headline and story, else what the page says of itself."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from reader.sources.head.meta import Meta, is_around, near, text_of

_LEADS = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|leads?-?text|leadin|stand-?first|intro|intro-?text|introduction|summary|deck|dek|sub-?titles?|sub-?headlines?|sub-?heading|subhead|vorspann|"
    r"abstract|excerpt|"
    r"preface|preamble|chapo|chapeau|entradilla|sommario|occhiello|ingress|description|teaser-?text|teaser|bajada|sapo|sottotitolo|subtitulo|lid|synopsis|"
    r"article-?(?:lead|intro|teaser|summary|description)|headline-?sub|leadparagraph)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOT_LEADS = re.compile(r"image|caption|video|audio|author|byline|photo|gallery|copyright|newsletter|list|item|related|card|social|share", re.IGNORECASE)
_NOTICES = re.compile(
    r"\bcookies?\b|javascript|your browser|ihr(?:en)? browser|\badblock|subscribe to (?:our|read)|sign up (?:for|to)|log ?in to|jetzt abonnieren|"
    r"all rights reserved|alle rechte vorbehalten",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")
_SHORTEST = 30
_LONGEST = 1000
_LONG_PARAGRAPH = 100
_MOST_PARAGRAPHS = 1
"""Paragraphs of the story after which no lead follows."""
_ENDS = (".", "!", "?", "…", "»", "“", "”", '"', "«", "。", ":")
_MOST_CLIMBS = 5
_MOST_NEAR = 60
"""Elements behind the headline among which a lead is looked for."""


def teaser_of(meta: Meta, heading: Any | None, title: str, description: str) -> str:
    """The lead of an article as one line, "" if there is none.

    Args:
        heading: the element of the headline, None if the page shows none.
        title: the headline.
        description: as the linked data has it.
    """
    said = [text for text in (description, *(meta.first(name) for name in _NAMES)) if _is_lead(text, title)]
    shown = _shown(heading, title) if heading is not None else ""
    best = shown or next((text for text in said if not _CUT_OFF.search(text)), "") or next(iter(said), "")
    return _whole(best, [shown, *said])


_NAMES = ("og:description", "description", "twitter:description", "dc.description", "dcterms.description", "cxenseparse:description", "sailthru.description")


def _is_lead(text: str, title: str) -> bool:
    return bool(text) and text.casefold() != title.casefold() and not _NOTICES.search(text)


def _shown(heading: Any, title: str) -> str:
    """What the page shows under its headline and calls a lead."""
    holders = frozenset(heading.iterancestors())
    top = next((each for each in islice(heading.iterancestors(), _MOST_CLIMBS) if each.tag == "header"), None)
    inside = {top} if top is not None else set()
    alone = ""
    paragraphs = 0
    for element in near(heading, _MOST_NEAR, before=0):
        if element.tag not in ("p", "div", "h2", "h3", "span", "section", "header", "ul", "strong"):
            continue
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('data-testid') or ''}"
        is_called = len(names) > 2 and bool(_LEADS.search(names)) and not _NOT_LEADS.search(names)
        if not is_called and element.tag != "p":
            continue
        text = text_of(element, _LONGEST + 1)
        if not _SHORTEST <= len(text) <= _LONGEST or not _is_prose(element, text) or not _is_lead(text, title) or is_around(element.getparent(), holders):
            continue
        if is_called:
            return text
        if not alone and inside & set(islice(element.iterancestors(), _MOST_CLIMBS)):
            alone = text
        paragraphs += len(text) > _LONG_PARAGRAPH
        if paragraphs > _MOST_PARAGRAPHS:
            break
    return alone


def _whole(text: str, others: Iterable[str]) -> str:
    """A text that was cut off, by another that goes on from there."""
    if not _CUT_OFF.search(text):
        return text
    start = _CUT_OFF.sub("", text).rstrip()
    return next((other for other in others if len(other) > len(start) and other.startswith(start) and not _CUT_OFF.search(other)), text)


def _is_prose(element: Any, text: str) -> bool:
    """True for a sentence, or a longer text; less than half of it links to something else."""
    if len(text) < _LONG_PARAGRAPH and not text.endswith(_ENDS):
        return False
    return sum(len("".join(anchor.itertext())) for anchor in islice(element.iter("a"), 50)) * 2 < len(text)
