"""The places of an article lit in its text: offsets of the plain text become parts of the spans that are set."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from unicodedata import combining

from reader.app.widgets.typeset_leaf import Look, Run
from reader.model.article import Article
from reader.model.blocks import Block, Caption, Code, Heading, Image, Items, Paragraph, Quote, Rule, Span, Spans, Table
from reader.model.place import PlaceSpan
from reader.model.safe import line

Range = tuple[int, int]
"""Code points from a start to before an end."""


@dataclass(frozen=True, slots=True)
class LitSpan(Span):
    """A part of a span that names a place."""


@dataclass(frozen=True, slots=True)
class Lights:
    """Where an article names its places, as it is set.

    Attributes:
        fingerprint: of the story that was read for it.
        title, teaser: ranges of these texts as they stand on one line.
        blocks: the body, its spans parted where places are named.
        count: how many names are lit.
    """

    article_id: int
    fingerprint: str
    title: tuple[Range, ...]
    teaser: tuple[Range, ...]
    blocks: tuple[Block, ...]
    count: int

    def fit(self, article: Article) -> bool:
        """Whether they are those of an article as it is now."""
        return article.id == self.article_id and article.story.fingerprint == self.fingerprint


def lights(article: Article, found: Iterable[PlaceSpan]) -> Lights:
    """The lights of an article; what lies outside its text is left out."""
    story, spans = article.story, tuple(found)
    title = on_one_line(story.title, (span for span in spans if span.part == "title"))
    teaser = on_one_line(story.teaser, (span for span in spans if span.part == "teaser"))
    blocks, lit = lit_blocks(story.blocks, story.text, [(span.start, span.end) for span in spans if span.part == "body"])
    return Lights(article.id, story.fingerprint, title, teaser, blocks, len(title) + len(teaser) + lit)


def on_one_line(text: str, spans: Iterable[PlaceSpan]) -> tuple[Range, ...]:
    """Ranges of a text as ranges of it on one line, where runs of white space have become one blank."""

    def moved(at: int) -> int:
        # a letter behind it keeps the blank before it
        return len(line(f"{text[:at]}x")) - 1

    ranges = merged(((span.start, span.end) for span in spans), text)
    return ranges if line(text) == text else tuple((moved(start), len(line(text[:end]))) for start, end in ranges)


def merged(ranges: Iterable[Range], text: str) -> tuple[Range, ...]:
    """Ranges inside a text in order, without overlaps; combining characters stay with their base."""
    made: list[Range] = []
    for first, last in sorted(ranges):
        start, end = max(0, first), min(last, len(text))
        while start < end < len(text) and combining(text[end]):
            end += 1
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        elif start < end:
            made.append((start, end))
    return tuple(made)


def lit_runs(text: str, ranges: Sequence[Range], look: Look) -> tuple[Run, ...]:
    """A text as runs, its ranges lit."""
    runs, at = [], 0
    for start, end in ranges:
        runs += [Run(text[at:start], look), Run(text[start:end], lit(look))]
        at = end
    return tuple(run for run in (*runs, Run(text[at:], look)) if run.text) or (Run("", look),)


def lit(look: Look) -> Look:
    """A look with the place's colour and underlined."""
    return replace(look, name="place", underline=True)


def lit_blocks(blocks: tuple[Block, ...], text: str, ranges: Iterable[Range]) -> tuple[tuple[Block, ...], int]:
    """Blocks with the ranges of their plain text lit, and how many are; code and pictures are left as they are."""
    wanted = merged(ranges, text)
    if not wanted:
        return blocks, 0
    parts = _parts(blocks, count())
    if "".join(part.text for part in parts) != text:  # nothing is lit rather than the wrong words
        return blocks, 0
    starts, at = [], 0
    for part in parts:
        starts.append(at)
        at += len(part.text)
    by_span: dict[int, list[Range]] = {}
    shown = 0
    for start, end in wanted:
        seen = False
        for n in range(bisect_right(starts, start) - 1, len(parts)):
            if starts[n] >= end:
                break
            part = parts[n]
            first, last = max(start - starts[n], 0), min(end - starts[n], len(part.text))
            if part.span is not None and first < last:
                by_span.setdefault(part.span, []).append((part.start + first, part.start + last))
                seen = True
        shown += seen
    return _lit(blocks, count(), by_span), shown


# the plain text with where each part of it comes from; joined as model.blocks.plain_text joins it


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the plain text: of the span with a number from an offset on, or (None) of what no span says."""

    text: str
    span: int | None = None
    start: int = 0


def _parts(blocks: Iterable[Block], numbers: Iterator[int]) -> list[_Part]:
    made: list[_Part] = []
    for block in blocks:
        said = _block_parts(block, numbers)
        if any(part.text for part in said):
            made += [*([_Part("\n\n")] if made else []), *said]
    return made


def _block_parts(block: Block, numbers: Iterator[int]) -> list[_Part]:
    match block:
        case Paragraph(spans=spans) | Heading(spans=spans) | Caption(spans=spans):
            return _span_parts(spans, numbers)
        case Quote(blocks=inner):
            return _parts(inner, numbers)
        case Items(items=items):
            return _joined([_tightened(_parts(item, numbers)) for item in items], "\n")
        case Table(head=head, rows=rows):
            return _joined([_joined([_span_parts(cell, numbers) for cell in row], "\t") for row in ((head, *rows) if head else rows)], "\n")
        case Code(text=text) | Image(alt=text):
            return [_Part(text)]
        case Rule():
            return []


def _span_parts(spans: Spans, numbers: Iterator[int]) -> list[_Part]:
    return [_Part(span.text, next(numbers)) for span in spans]


def _joined(groups: Iterable[list[_Part]], between: str) -> list[_Part]:
    made: list[_Part] = []
    for n, group in enumerate(groups):
        made += [*([_Part(between)] if n else []), *group]
    return made


def _tightened(parts: list[_Part]) -> list[_Part]:
    """The parts of a list's item: of two newlines in a row one is left."""
    text = "".join(part.text for part in parts)
    dropped, at = set(), text.find("\n\n")
    while at >= 0:
        dropped.add(at + 1)
        at = text.find("\n\n", at + 2)
    if not dropped:
        return parts
    made, offset = [], 0
    for part in parts:
        first = 0
        for n in range(len(part.text)):
            if offset + n in dropped:
                made.append(replace(part, text=part.text[first:n], start=part.start + first))
                first = n + 1
        made.append(replace(part, text=part.text[first:], start=part.start + first))
        offset += len(part.text)
    return made


# the same walk again, which parts the spans


def _lit(blocks: Iterable[Block], numbers: Iterator[int], ranges: Mapping[int, Sequence[Range]]) -> tuple[Block, ...]:
    return tuple(_lit_block(block, numbers, ranges) for block in blocks)


def _lit_block(block: Block, numbers: Iterator[int], ranges: Mapping[int, Sequence[Range]]) -> Block:
    match block:
        case Paragraph() | Heading() | Caption():
            return replace(block, spans=_lit_spans(block.spans, numbers, ranges))
        case Quote():
            return replace(block, blocks=_lit(block.blocks, numbers, ranges))
        case Items():
            return replace(block, items=tuple(_lit(item, numbers, ranges) for item in block.items))
        case Table():
            head = tuple(_lit_spans(cell, numbers, ranges) for cell in block.head)
            return replace(block, head=head, rows=tuple(tuple(_lit_spans(cell, numbers, ranges) for cell in row) for row in block.rows))
        case Code() | Image() | Rule():
            return block


def _lit_spans(spans: Spans, numbers: Iterator[int], ranges: Mapping[int, Sequence[Range]]) -> Spans:
    made: list[Span] = []
    for span in spans:
        at = 0
        for start, end in ranges.get(next(numbers), ()):
            made += [replace(span, text=span.text[at:start]), LitSpan(span.text[start:end], span.strong, span.emphasis, span.code, span.link)]
            at = end
        made.append(replace(span, text=span.text[at:]) if at else span)
    return tuple(span for span in made if span.text) if len(made) > len(spans) else tuple(made)
