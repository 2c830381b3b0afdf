"""Makes readable stories of what a source hands over: safe text, absolute links, UTC times, an identity, a fingerprint."""

from collections import defaultdict
from dataclasses import replace
from functools import partial
from hashlib import blake2b

import msgspec

from reader.model.article import Enclosure, Link, Markup, Point, RawArticle, RawDocument, Story
from reader.model.blocks import Block, Heading, Image, Paragraph, plain_text, spans_text
from reader.model.safe import line
from reader.text import dates, language
from reader.text.blocks import readable
from reader.text.links import absolute, host
from reader.text.title import first_words, teaser_text, title_text

_OPENING = (Heading, Paragraph)
_LONGEST_GUID = 400
_MOST_NAMES = 100
"""Authors, categories, enclosures, points and rows of details that are kept of one article."""


def make(raw: RawArticle, document: RawDocument, *, guid_prefix: str = "", file: str | None = None, fallback_title: str = "") -> Story:
    """The readable story of one article. Pure; never raises, whatever the article holds.

    Args:
        document: where it comes from, for what it does not say itself.
        guid_prefix: the file's path within its source; the whole identity if the file is one article.
        file: absolute path of the file that it is.
        fallback_title: for an article without title and text (a file's name).
    """
    title = title_text(raw.title)
    blocks, links = readable(raw.body)
    teaser = raw.teaser
    if not blocks and teaser is not None:
        blocks, links = readable(teaser)
        teaser = None
    if len(blocks) > 1 or document.kind != "files":  # a file of one line is its own title and text
        blocks = _without_repeated_title(blocks, title)
    text = plain_text(blocks)
    url = absolute(raw.url) or None
    # The fingerprint is over a story without identity and file, so it is built once for that; copying a story is slower.
    said = partial(
        Story,
        title=title or first_words(text) or line(fallback_title) or host(url or "") or line(document.title) or "Untitled",
        teaser=teaser_text(teaser, title, text),
        blocks=blocks,
        url=url,
        comments_url=absolute(raw.comments_url) or None,
        # a feed that lies in a folder of files would lose its name otherwise
        publisher=_name(raw.publisher or (document.title if guid_prefix and document.kind != "files" else "")),
        authors=_names(raw.authors),
        language=language.normal(raw.language) or language.normal(document.language) or language.guess(f"{title}\n{text}"),
        published=dates.read(raw.published),
        updated=dates.read(raw.updated),
        event=line(raw.event),
        where=line(raw.where),
        details=tuple((line(label), line(value)) for label, value in raw.details[:_MOST_NAMES]),
        sources=_sources(raw.sources),
        sources_label=line(raw.sources_label),
        links=links,
        points=tuple(Point(point.lat, point.lon, line(point.name)) for point in raw.points[:_MOST_NAMES]),
        enclosures=_enclosures(raw.enclosures),
        categories=_names(raw.categories),
    )
    unnamed = said(guid="")
    return said(guid=_guid(raw, document, unnamed, guid_prefix), file=file, fingerprint=_fingerprint(unnamed))


def make_all(document: RawDocument, *, guid_prefix: str = "", file: str | None = None, fallback_title: str = "") -> tuple[Story, ...]:
    """The stories of a document, each under a guid of its own. What is there twice, guid and content, is one."""
    made = (make(raw, document, guid_prefix=guid_prefix, file=file, fallback_title=fallback_title) for raw in document.articles)
    stories = tuple({(story.guid, story.fingerprint): story for story in made}.values())
    by_guid: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        by_guid[story.guid].append(story)
    if len(by_guid) == len(stories):
        return stories
    return tuple(story if len(by_guid[story.guid]) == 1 else replace(story, guid=_told_apart(story, by_guid[story.guid])) for story in stories)


def _told_apart(story: Story, same_guid: list[Story]) -> str:
    """A guid for one of several articles that share theirs; it does not depend on their order, which changes as a feed moves on."""

    def key(story: Story) -> tuple[object, ...]:
        return (story.url, story.title, story.published)

    is_alone = sum(key(other) == key(story) for other in same_guid) == 1
    return f"{story.guid}#{_digest(repr(key(story)).encode() if is_alone else story.fingerprint.encode())[:12]}"


def _guid(raw: RawArticle, document: RawDocument, story: Story, prefix: str) -> str:
    if prefix and (prefix := line(prefix.encode("utf-8", "backslashreplace").decode())) and document.kind == "files":
        return prefix
    own = line(raw.guid) or story.url or _digest(repr((story.title, story.published, story.updated)).encode())
    own = own if len(own) <= _LONGEST_GUID else _digest(own.encode())
    return f"{prefix}#{own}" if prefix else own


def _without_repeated_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """The body without a first heading or paragraph that only says the title again."""
    if not title:
        return blocks
    for at, block in enumerate(blocks):
        if isinstance(block, _OPENING):
            said, wanted = line(spans_text(block.spans)).rstrip("."), title.rstrip(".").casefold()
            # folding makes no text shorter, so a longer one need not be folded
            return blocks[:at] + blocks[at + 1 :] if len(said) <= len(wanted) and said.casefold() == wanted else blocks
        if not isinstance(block, Image):
            break
    return blocks


def _name(text: str) -> str:
    return title_text(Markup(text, "plain")) if text else ""


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({name: None for said in names[:_MOST_NAMES] if (name := _name(said))})


def _sources(sources: tuple[Link, ...]) -> tuple[Link, ...]:
    found: dict[str, Link] = {}
    for source in sources:
        if url := absolute(source.url):
            found.setdefault(url, Link(line(source.title) or host(url), url))
    return tuple(found.values())


def _enclosures(enclosures: tuple[Enclosure, ...]) -> tuple[Enclosure, ...]:
    found: dict[str, Enclosure] = {}
    for each in enclosures[:_MOST_NAMES]:
        if url := absolute(each.url):
            size = each.size if each.size is not None and 0 < each.size < 2**63 else None
            found.setdefault(url, Enclosure(url, line(each.media_type)[:100], size, line(each.title)))
    return tuple(found.values())


_encode = msgspec.msgpack.Encoder().encode


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=20).hexdigest()


def _fingerprint(story: Story) -> str:
    """A hash over all that a reader sees, of a story without identity and file."""
    kinds = [type(block).__name__ for block in story.blocks]
    return _digest(_encode((kinds, story)))
