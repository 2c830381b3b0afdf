"""The meta elements of a page and what stands around its headline: read once, asked by every field of the head."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from reader.model.safe import line
from reader.text.html import unescape

_MOST = 3000
"""Meta elements that are looked at."""
_MOST_OF_A_NAME = 30
_LONGEST = 5000
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:teasers?|related\w*|recommend\w*|sidebar|side-?bar|aside|most-?(?:read|popular)|meistgelesen|trending|latest|newsletter\w*|comments?|"
    r"kommentare|cards?|promos?|promoted|carousel|slider|widget\w*|footer|nav|navi|navigation|menu|more-?(?:news|stories|articles|on)|readmore|read-?more|"
    r"further|recirc\w*|outbrain|taboola|gallery|caption|copyright|credits?|cookie\w*|consent|modal|overlay|popup)(?:$|[\s_-])",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"(?:^|(?<=\s))(?:without|no|not|has|with|hide|is-not)[_-]\S*", re.IGNORECASE)
_SILENT = frozenset(str.split("script style svg path g use defs head title meta link img source input br hr option"))
_MOST_INSIDE = 1000
"""Elements inside one whose text is read."""
_LONG_PARAGRAPH = 80
_MANY_PARAGRAPHS = 5
_AROUND_TAGS = frozenset(("aside", "nav", "footer", "figure", "figcaption", "form", "dialog", "template", "noscript", "video", "audio", "picture"))


@dataclass(frozen=True, slots=True)
class Meta:
    """Meta elements by name in lower case (of `property`, `name`, `itemprop` or `http-equiv`), in the page's order."""

    named: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def first(self, *names: str) -> str:
        """The first content of the first name that has one, "" if none has."""
        return next((self.named[name][0] for name in names if name in self.named), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Every content of a name."""
        return self.named.get(name, ())


def meta_of(root: Any) -> Meta:
    """The meta elements of a page; those inside its parts (microdata of a video or a picture) only where the page itself says nothing."""
    found: dict[str, list[str]] = {}
    inner: dict[str, list[str]] = {}
    for element in islice(root.iter("meta"), _MOST):
        content = line(unescape((element.get("content") or "")[:_LONGEST]))
        if not content:
            continue
        into = inner if element.get("itemprop") and _is_inside_an_item(element) else found
        for name in {element.get(kind) for kind in ("property", "name", "itemprop", "http-equiv")}:
            for each in (name or "").lower().split()[:5]:
                values = into.setdefault(each, [])
                if len(values) < _MOST_OF_A_NAME and content not in values:
                    values.append(content)
    return Meta({name: tuple(values) for name, values in (inner | found).items()})


def _is_inside_an_item(element: Any) -> bool:
    """True for microdata of something inside the article, such as its author, a picture or a video."""
    return any(each.get("itemscope") is not None and each.get("itemprop") for each in islice(element.iterancestors(), 30))


def text_of(element: Any, most: int = 2000) -> str:
    """The text inside an element as one line; script and style say nothing."""
    parts: list[str] = []
    size = 0
    for part in _texts(element):
        parts.append(part)
        size += len(part)
        if size > most:
            break
    return line("".join(parts))[:most]


def pieces_of(element: Any, most: int = 30) -> list[str]:
    """The texts inside an element that its inner elements part, each as one line."""
    return list(islice((text for part in _texts(element) if (text := line(part[:2000]))), most))


def _texts(element: Any) -> Iterator[str]:
    for each in islice(element.iter(), _MOST_INSIDE):
        if not isinstance(each.tag, str):
            continue
        is_read = each.tag not in ("script", "style", "svg", "noscript", "template")
        if each.tag in ("br", "p", "div", "li", "dd", "dt"):
            yield " "
        if is_read and each.text:
            yield each.text
        yield from _tails(each, element)


def _tails(each: Any, end: Any) -> Iterator[str]:
    """What follows an element that holds nothing more, and what follows those that end with it."""
    if len(each):
        return
    while each is not end:
        if each.tail:
            yield each.tail
        if each.getnext() is not None:
            return
        each = each.getparent()


def is_around(element: Any, holders: Container[Any] = ()) -> bool:
    """True for what stands around an article: other articles' teasers, navigation, pictures' captions, comments.

    Args:
        holders: what holds the headline; its names say nothing of what else is in it.
    """
    for each in (element, *islice(element.iterancestors(), 60)):
        if each in holders or each.tag in ("body", "html", "main"):
            return False
        if each.tag in _AROUND_TAGS:
            return True
        names = f"{each.get('class') or ''} {each.get('id') or ''}"
        if len(names) > 1 and _AROUND.search(_WITHOUT.sub(" ", names)) and not _holds_a_story(each):
            return True
    return False


def _holds_a_story(element: Any) -> bool:
    """True if several paragraphs are in it, so that its name must be of something else ("promoted", "has-sidebar")."""
    long = (each for each in islice(element.iter("p"), 200) if len("".join(islice(each.itertext(), 20))) > _LONG_PARAGRAPH)
    return sum(1 for _ in islice(long, _MANY_PARAGRAPHS)) == _MANY_PARAGRAPHS


def near(heading: Any, most: int = 150, before: int = 25) -> Iterator[Any]:
    """The elements behind a headline in the page's order, then those just before it, the nearest first; without scripts and drawings.

    Args:
        most: elements behind it.
        before: elements before it.
    """
    behind = heading.xpath("following::*[position() <= $most]", most=most * 3)
    yield from islice((each for each in behind if each.tag not in _SILENT), most)
    if before:
        yield from (each for each in reversed(heading.xpath("preceding::*[position() <= $most]", most=before)) if each.tag not in _SILENT)
