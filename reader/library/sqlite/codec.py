"""Articles as packed bytes: blocks and the less used fields of a story as JSON, compressed.

A format of our own and not pickle: a library outlives the classes, and reading it must run no code.
"""

import gc
import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import fields
from functools import cache
from typing import Any

from reader.model.article import Enclosure, Link, Point, Story
from reader.model.blocks import Block, Caption, Code, Heading, Image, Items, NoteSpan, Paragraph, Quote, Rule, Span, Spans, Table


class DamagedError(ValueError):
    """Stored bytes are not what was stored."""


DICTIONARY = (
    b'"sources_label":"Quellen","sources_label":"Sources","comments_url":"https://","enclosures":[[","audio/mpeg",",image/jpeg","points":[['
    b'"categories":["","authors":["","details":[["Vorfall",""],["Ort",""]],"event":"","where":"","sources":[["www.","https://www.'
    b'"]],"links":[["","https://www.","file":"/home/","language":"de","language":"en","url":"https://www.","teaser":"","guid":"https://www.'
    b'["h",2,["p",["l",null,[[["p",["q",[["p",["i","",["f",["[["p","'
)
"""What zlib takes as read before; stored bytes depend on it, so another one needs a migration."""

_LARGE = 200_000
"""Packed bytes from which a body is a large one."""

STRONG, EMPHASIS, CODE = 1, 2, 4
_KEPT_APART = frozenset({"title", "publisher", "published", "updated", "fingerprint", "blocks"})
EXTRA = tuple(field.name for field in fields(Story) if field.name not in _KEPT_APART)
"""The fields of a story that are packed together: all but the list's own columns and the blocks."""


def pack(value: Any) -> bytes:
    """JSON, compressed."""
    # level 4 makes 0.3% more bytes than 6, in nine tenths of its time
    squeeze = zlib.compressobj(4, zlib.DEFLATED, -15, 8, zlib.Z_DEFAULT_STRATEGY, DICTIONARY)
    return squeeze.compress(json_bytes(value)) + squeeze.flush()


def json_bytes(value: Any) -> bytes:
    """JSON without blanks."""
    try:
        return _encoder()(value)
    except UnicodeEncodeError:
        # paths may hold lone surrogates, Python's way to carry bytes that are not UTF-8
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


@cache
def _encoder() -> Callable[[Any], bytes]:
    """A third of the time that `json` takes; imported (27 ms) by those who write only."""
    import msgspec

    return msgspec.json.Encoder().encode


def unpack(data: bytes) -> Any:
    """What was packed. Raises DamagedError."""
    expand = zlib.decompressobj(-15, DICTIONARY)
    try:
        return json.loads((expand.decompress(data) + expand.flush()).decode("utf-8", "surrogatepass"))
    except (zlib.error, ValueError, RecursionError) as problem:
        raise DamagedError(str(problem)) from problem


def pack_blocks(blocks: tuple[Block, ...]) -> bytes:
    """The body's bytes."""
    return pack([_block_json(block) for block in blocks])


def unpack_blocks(data: bytes) -> tuple[Block, ...]:
    """The body. Raises DamagedError."""
    try:
        with _uncollected() if len(data) >= _LARGE else nullcontext():
            return tuple(_block(item) for item in unpack(data))
    except (TypeError, IndexError, ValueError) as problem:
        raise DamagedError(str(problem)) from problem


@contextmanager
def _uncollected() -> Iterator[None]:
    """Makes things that hold no cycles, and are never looked through for such: that would take longer than to make them.

    A body of 5 MB is a quarter of a million objects; collected meanwhile it took 410 ms to read, this way 110.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()


def pack_extra(story: Story) -> bytes:
    """The bytes of what a list does not show; empty fields are left out."""
    return pack({name: _plain(value) for name in EXTRA if (value := getattr(story, name))})


def unpack_extra(data: bytes) -> dict[str, Any]:
    """The fields of a story that `pack_extra` took. Raises DamagedError."""
    found = unpack(data)
    try:
        return {name: _field(name, value) for name, value in found.items() if name in EXTRA}
    except (AttributeError, TypeError, ValueError) as problem:
        raise DamagedError(str(problem)) from problem


def _plain(value: Any) -> Any:
    """A field as JSON takes it: dataclasses become arrays of their fields."""
    if not isinstance(value, tuple):
        return value
    return [[getattr(item, part.name) for part in fields(item)] if isinstance(item, Link | Point | Enclosure) else item for item in value]


def _field(name: str, value: Any) -> Any:
    match name:
        case "sources" | "links":
            return tuple(Link(*item) for item in value)
        case "points":
            return tuple(Point(*item) for item in value)
        case "enclosures":
            return tuple(Enclosure(*item) for item in value)
        case "details":
            return tuple((label, text) for label, text in value)
        case "authors" | "categories":
            return tuple(value)
        case _:
            return value


def _spans_json(spans: Spans) -> list[Any]:
    """A span without style is its text, any other one an array of text, style, link, and of a footnote's mark the note."""
    made: list[Any] = []
    for span in spans:
        style = STRONG * span.strong | EMPHASIS * span.emphasis | CODE * span.code
        if isinstance(span, NoteSpan):
            made.append([span.text, style, span.link, span.note])
        elif span.link is not None:
            made.append([span.text, style, span.link])
        else:
            made.append([span.text, style] if style else span.text)
    return made


def _spans(items: list[Any]) -> Spans:
    made: list[Span] = []
    for item in items:
        if isinstance(item, str):
            made.append(Span(item))
        else:
            text, style, *rest = item
            plain = (text, bool(style & STRONG), bool(style & EMPHASIS), bool(style & CODE), rest[0] if rest else None)
            made.append(NoteSpan(*plain, rest[1]) if len(rest) > 1 else Span(*plain))
    return tuple(made)


def _block_json(block: Block) -> list[Any]:
    match block:
        case Paragraph(spans=spans):
            return ["p", _spans_json(spans)]
        case Heading(spans=spans, level=level):
            return ["h", level, _spans_json(spans)]
        case Caption(spans=spans):
            return ["f", _spans_json(spans)]
        case Quote(blocks=blocks):
            return ["q", [_block_json(inner) for inner in blocks]]
        case Items(items=items, start=start):
            return ["l", start, [[_block_json(inner) for inner in item] for item in items]]
        case Code(text=text, language=language):
            return ["c", text, language]
        case Table(head=head, rows=rows):
            return ["t", [_spans_json(cell) for cell in head], [[_spans_json(cell) for cell in row] for row in rows]]
        case Image(alt=alt, link=link):
            return ["i", alt, link]
        case Rule():
            return ["r"]


def _block(item: list[Any]) -> Block:
    match item:
        case ["p", spans]:
            return Paragraph(_spans(spans))
        case ["h", level, spans]:
            return Heading(_spans(spans), level)
        case ["f", spans]:
            return Caption(_spans(spans))
        case ["q", blocks]:
            return Quote(tuple(_block(inner) for inner in blocks))
        case ["l", start, items]:
            return Items(tuple(tuple(_block(inner) for inner in one) for one in items), start)
        case ["c", text, language]:
            return Code(text, language)
        case ["t", head, rows]:
            return Table(tuple(_spans(cell) for cell in head), tuple(tuple(_spans(cell) for cell in row) for row in rows))
        case ["i", alt, link]:
            return Image(alt, link)
        case ["r"]:
            return Rule()
        case _:
            raise DamagedError("no such block")
