"""The seed format: title, teaser, a story that opens with its dateline, a block of details, a publisher's line; any part may be missing.

Nothing of the text is lost: what is not recognised stays in the body.
"""

import re
from dataclasses import dataclass

from reader.model.article import Markup, RawArticle
from reader.sources.seed_details import Details, find_details

_FOOTER = re.compile(
    r"(?:besuchen sie uns(?: auf| unter| bei)?|visit us(?: at| on)?|visitez[- ]nous(?: sur)?|visítenos(?: en)?"
    r"|visitateci(?: su)?|visite-nos(?: em)?|bezoek ons(?: op)?)\s*:\s*(?P<publisher>\S.{0,200})",
    re.IGNORECASE,
)
_DASH = r"(?:\s+[-–—―]+\s+|\s*[—―]\s*)"
_WORD = r"(?:[^\W\d_][\w.'’-]*)"
_DATELINE = re.compile(
    rf"\s*\**(?P<place>{_WORD}(?:[ /]{_WORD}){{0,5}}(?:\s*,\s*{_WORD}(?:[ /]{_WORD}){{0,5}}){{0,3}})\**(?:\s*\([^()]{{2,40}}\))?{_DASH}\**(?=\S)(?P<rest>.*)",
    re.DOTALL,
)
_SMALL_WORDS = frozenset(
    str.split("am an der die das den dem im in bei ob zu zum zur von of the on upon de del della di da do la le les el los du des al and und y et")
)
_FULL_STOP = re.compile(r"[.!?…][\"“”’'»«)\]*]*$")
_LONGEST_TITLE = 250
_LONGEST_TEASER = 450
_SHORTEST_STORY = 40
"""Characters of text that must follow a dateline, so that a title like `Paris – mon amour` is none."""


@dataclass(frozen=True, slots=True)
class _Parts:
    title: str
    teaser: str
    body: str


def read(text: str) -> RawArticle | None:
    """The article of a text in the seed format, None if nothing in the text says that it is in it."""
    lines = text.split("\n")
    details, lines = find_details(lines)
    publisher, lines = _take_footer(lines)
    paragraphs = _paragraphs(lines)
    dateline = next((at for at, paragraph in enumerate(paragraphs) if is_dateline(paragraph, first=at == 0)), None)
    if details is None and not publisher and (dateline is None or dateline > 3):
        return None
    parts = _parted(paragraphs, dateline)
    details = details or Details()
    return RawArticle(
        title=Markup(parts.title, "seed") if parts.title else None,
        teaser=Markup(parts.teaser, "seed") if parts.teaser else None,
        body=Markup(parts.body, "seed") if parts.body else None,
        publisher=publisher,
        event=details.event,
        where=details.where,
        details=details.rows,
        sources=details.sources,
        sources_label=details.sources_label,
    )


def read_plain(text: str) -> RawArticle:
    """The article of a plain text: its first line is the title if it is short, and the rest the body."""
    paragraphs = _paragraphs(text.split("\n"))
    title, _, rest = paragraphs[0].partition("\n") if paragraphs else ("", "", "")
    if not paragraphs or not _is_title(title, has_more=bool(rest) or len(paragraphs) > 1):
        return RawArticle(body=Markup("\n\n".join(paragraphs), "plain"))
    body = "\n\n".join(part for part in (rest, *paragraphs[1:]) if part)
    return RawArticle(title=Markup(title.strip(), "plain"), body=Markup(body or title, "plain"))


def is_dateline(paragraph: str, *, first: bool = False) -> bool:
    """True if a paragraph opens with `Place, Country - ` and goes on; the first one must also be too long for a title."""
    found = _DATELINE.match(paragraph[:2000])
    if found is None or len(found["place"]) > 70:
        return False
    words = re.split(r"[ ,/]+", found["place"])
    if not words[0][:1].isupper() or not all(word[:1].isupper() or word in _SMALL_WORDS or not word[:1].islower() for word in words):
        return False
    if first and ("\n" in paragraph.strip() or len(paragraph) <= _LONGEST_TITLE):
        return bool(_FULL_STOP.search(paragraph.rstrip())) and len(paragraph) > 120
    return len(found["rest"].strip()) >= _SHORTEST_STORY


def _take_footer(lines: list[str]) -> tuple[str, list[str]]:
    """The publisher in the last line of the form `Besuchen Sie uns auf: x`, and the other lines."""
    for at in range(len(lines) - 1, -1, -1):
        if found := _FOOTER.fullmatch(lines[at].strip(" \t*_\ufeff")):
            publisher = re.sub(r"^https?://|/+$", "", found["publisher"].strip())
            return publisher, lines[:at] + lines[at + 1 :]
    return "", lines


def _paragraphs(lines: list[str]) -> list[str]:
    """Paragraphs with their line ends, without the blank lines between them."""
    out: list[list[str]] = [[]]
    for line in lines:
        if line.strip(" \t\xa0\ufeff"):
            out[-1].append(line.rstrip())
        elif out[-1]:
            out.append([])
    return ["\n".join(part) for part in out if part]


def _is_title(line: str, *, has_more: bool) -> bool:
    """A short line over more text; a sentence of its own length may end in a full stop."""
    return 0 < len(line.strip()) <= (_LONGEST_TITLE // 2 if has_more else 120)


def _parted(paragraphs: list[str], dateline: int | None) -> _Parts:
    """Which paragraphs are title and teaser."""
    title = teaser = ""
    rest = list(paragraphs)
    if rest and dateline != 0:
        first, _, more = rest[0].partition("\n")
        if len(first.strip()) <= _LONGEST_TITLE:
            title = first.strip()
            rest[:1] = [more] if more else []
            if dateline is not None and not more:
                dateline -= 1
    if title and len(rest) > 1 and dateline != 0 and _is_teaser(rest, dateline):
        teaser = rest.pop(0)
    return _Parts(title, teaser, "\n\n".join(rest))


def _is_teaser(rest: list[str], dateline: int | None) -> bool:
    """True if the paragraph after the title stands before the dateline, or is short beside the story that follows."""
    first = rest[0]
    if len(first) > _LONGEST_TEASER:
        return False
    if dateline is not None:
        return True
    return bool(_FULL_STOP.search(first)) and len(first) < sum(map(len, rest[1:]))
