"""The headline of a page: what it shows above the story, held against what it declares, without the site's name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from reader.model.safe import line
from reader.sources.head.meta import Meta, is_around, pieces_of, text_of

_SEPARATOR = re.compile(r"\s+[|–—•·›»:-]{1,2}\s+|\s*[|»›]\s*")
_SITE_SUFFIX = re.compile(r"\s+(?:[|–—•·›»]|-)\s+[^|–—•·›»]{2,40}$")
_HEADINGS = re.compile(
    r"(?:^|[\s_-])(?:entry|article|post|story|page|content|news|detail)[_-]*(?:title|headline|heading)(?:$|\s)|(?:^|\s)(?:headline|titolo|titulo)(?:$|\s)",
    re.IGNORECASE,
)
_BARS = "|\u2013\u2014\u2022\u00b7\u203a\u00bb-"
_NOT_HEADLINES = re.compile(r"breadcrumb|logo|site-?(?:title|name)|brand|masthead", re.IGNORECASE)
_MOST_HEADINGS = 40
_LONGEST = 500
_LEAST_WORDS = 3
"""Words that the end of a heading has to have, to stand for the whole without its kicker."""
_LEAST_SHARED = 0.2
"""Share of a headline's words that a title for sharing has at least, if it is of the same article's making."""
_SHORTEST_START = 15
_CUT_AT = 100
"""Characters from which a title may have been cut off without a sign: search engines ask for at most 110."""
_HEADLINE = ""
_DECLARED = (
    "og:title",
    _HEADLINE,
    "headline",
    "cxenseparse:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "twitter:title",
)
"""Meta elements that declare a title, and the linked data's place among them."""
_SHORTEST_NAME = 3
_COMMON_PARTS = frozenset(
    ("com", "co", "org", "net", "gov", "ac", "edu", "m", "amp", "www1", "www2", "news", "en", "de", "fr", "es", "it", "edition", "live", "blog", "mobile")
)
_MOST_ADDED = 6
"""Letters behind a site's name that still name it ("heise online", "WELT plus")."""


@dataclass(frozen=True, slots=True)
class Title:
    """A headline, and the element that shows it, None if the page shows none."""

    text: str = ""
    element: Any | None = None


def _title(text: str, element: Any | None = None) -> Title:
    """A headline without the bar or dash that parted it from its kicker."""
    return Title(text.strip().lstrip(_BARS).lstrip() or text, element)


def title_of(root: Any, meta: Meta, headline: str, site_names: Iterable[str]) -> Title:
    """The headline of a page's article.

    Args:
        headline: as the linked data has it.
        site_names: what the publisher may be called.
    """
    names = frozenset(name for each in site_names if len(name := key(each)) > 1)
    shown = [(element, pieces) for element in _headings(root) if (pieces := pieces_of(element))]
    graph, headline, *others = (_own(meta.first(name) if name != _HEADLINE else headline, names) for name in _DECLARED)
    printed = [" ".join(pieces) for _, pieces in shown]
    if declared := _chosen(_whole(graph, [headline, *printed]), _whole(headline, [graph, *printed]), shown):
        for element, pieces in shown or _lower(root):
            if text := _shown_as(declared, pieces) or _behind_own_kicker(declared, pieces):
                return _title(text, element)
        closest = _closest(shown, declared)
        return _title(declared, shown[0][0] if closest is None and shown else closest)
    for other in others:
        for element, pieces in shown:
            if other and (text := _shown_as(other, pieces)):
                return _title(text, element)
    if shown:
        return _title(text_of(shown[0][0], _LONGEST), shown[0][0])
    window = next((text for element in root.iter("title") if (text := text_of(element, _LONGEST))), "")
    return _title(next(filter(None, others), "") or _own(_SITE_SUFFIX.sub("", window), names) or window)


def _own(title: str, names: frozenset[str]) -> str:
    """A declared title without the site's name, "" if it is nothing but that."""
    title = without_site(title, names)
    return "" if key(title) in names else title


def _whole(title: str, others: list[str]) -> str:
    """A title that was cut off, by another that goes on from there."""
    start = title.rstrip(" .…")
    if not (title.endswith(("...", "…")) and len(start) >= _SHORTEST_START) and len(title) < _CUT_AT:
        return title
    return next((other for other in others if key(other).startswith(key(start)) and len(other) > len(start)), title)


def _chosen(graph: str, headline: str, shown: list[tuple[Any, list[str]]]) -> str:
    """Of the title for sharing and the linked data's: the former, unless the page prints the latter and the two have hardly a word in common."""
    if not graph or not headline:
        return graph or headline
    words = [{word for each in title.split() if (word := key(each))} for title in (graph, headline)]
    is_other = len(words[0] & words[1]) < _LEAST_SHARED * len(words[1])
    return headline if is_other and any(key(headline) == key("".join(pieces)) for _, pieces in shown) else graph


def key(text: str) -> str:
    """A title's letters and digits, to compare."""
    return "".join(filter(str.isalnum, text.casefold()))


def without_site(title: str, names: frozenset[str]) -> str:
    """A title without the site's name (or name and section) behind it or before it."""
    title = line(title)[: _LONGEST * 2]
    for _ in range(3):
        parts = list(_SEPARATOR.finditer(title))
        if not parts:
            return title
        if _is_site(title[parts[-1].end() :], names):
            title = title[: parts[-1].start()]
        elif _is_site(title[: parts[0].start()], names) and len(title) - parts[0].end() > parts[0].start():
            title = title[parts[0].end() :]
        else:
            return title
    return title


def host_names(address: str) -> tuple[str, ...]:
    """What the host of an address calls its site: whole, and its parts ("sport.kurier.at": also "kurier.at", "kurier" and "sport"), "www" never."""
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ()
    parts = host.split(".")
    return tuple(name for name in (host, ".".join(parts[-2:]), *parts[:-1]) if name and name not in _COMMON_PARTS)


def _is_site(text: str, names: frozenset[str]) -> bool:
    """True for a site's name, or a name within it ("WELT" of "DIE WELT", "Wetter.de" of wetter)."""
    found = key(text)
    if len(found) < 2 or len(text) > 60:
        return False
    if len(found) < _SHORTEST_NAME:
        return found in names
    shortest = len(found) - _MOST_ADDED
    return any(name.endswith(found) or name.startswith(found) or (found.startswith(name) and len(name) >= shortest) for name in names)


def _headings(root: Any) -> list[Any]:
    """What may show the headline: elements that are marked as such, then the first headings, without the site's own."""
    marked = list(islice(root.xpath("//*[@itemprop='headline' and not(self::meta)]"), 5))
    first = list(islice(root.iter("h1"), _MOST_HEADINGS))
    called = [each for each in islice(root.iter("h2", "div", "header", "p", "span"), 20_000) if _HEADINGS.search(each.get("class") or "")][:10]
    found = dict.fromkeys([*marked, *first, *(each for each in called if each.tag == "h2")])
    clear = [each for each in found if not is_around(each) and not _NOT_HEADLINES.search(each.get("class") or "")]
    return clear or [each for each in first if not is_around(each)] or first[:3]


def _lower(root: Any) -> list[tuple[Any, list[str]]]:
    """The lower headings of a page that has no first ones: one of them may be the headline."""
    return [(each, pieces) for each in islice(root.iter("h2", "h3"), _MOST_HEADINGS) if (pieces := pieces_of(each)) and not is_around(each)]


def _shown_as(declared: str, pieces: list[str]) -> str:
    """What a heading and a declared title both say, with the colon that the latter has between kicker and headline; "" if they differ.

    The declared one may go on with a section or a site behind a bar.
    """
    shown = key("".join(pieces))
    ends = [len(declared), *(found.start() for found in reversed(list(_SEPARATOR.finditer(declared))))]
    stem = next((declared[:end] for end in ends if shown and key(declared[:end]) == shown), "")
    if len(shown) * 3 < len(key(declared)):
        return ""
    return stem if len(pieces) > 1 or not stem else pieces[0]


def _behind_own_kicker(declared: str, pieces: list[str]) -> str:
    """What a heading says behind its kicker, if a declared title ends with just that, behind another kicker; "" if not."""
    whole = key(declared)
    for start in range(1, len(pieces)):
        text = " ".join(pieces[start:])
        found = key(text)
        if len(text.split()) >= _LEAST_WORDS and whole.endswith(found) and len(found) * 3 >= len(whole) and key(pieces[0]) not in whole:
            return text
    return ""


def _closest(shown: list[tuple[Any, list[str]]], declared: str) -> Any | None:
    """The heading that shares the most words with a declared title, None if none shares any."""
    words = {key(word) for word in declared.split()} - {""}
    shared = [(len(words & {key(word) for word in " ".join(pieces).split()}), -at) for at, (_, pieces) in enumerate(shown)]
    best = max(shared, default=(0, 0))
    return shown[-best[1]][0] if best[0] else None
