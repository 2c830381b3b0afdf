"""The readable body: a short list of block kinds, each of spans of safe text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one style.

    Attributes:
        link: index into the story's `links` (from 0), None if it is no link.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: int | None = None


@dataclass(frozen=True, slots=True)
class NoteSpan(Span):
    """The mark of a footnote, as `[1]`.

    Attributes:
        note: its number in the article, from 1; negative where it stands before the note itself.
    """

    note: int = 0


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the body; level 1 to 6."""

    spans: Spans
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""Running text; "\n" inside a span is a line break that the author set."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, of any blocks."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `start` is the first number, None for bullets. Each item is blocks of its own."""

    items: "tuple[tuple[Block, ...], ...]"
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """Preformatted text; `language` as the source names it, "" if it does not."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each of spans; `head` is empty if no row is a heading."""

    head: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, told by its alternative text; `link` as in Span."""

    alt: str
    link: int | None = None


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption or footnote, quieter than a paragraph."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""


Block = Heading | Paragraph | Quote | Items | Code | Table | Image | Caption | Rule


def spans_text(spans: Spans) -> str:
    """The spans' text without style."""
    return spans[0].text if len(spans) == 1 else "".join([span.text for span in spans])


def plain_text(blocks: tuple[Block, ...]) -> str:
    """Blocks as plain text, parted by a blank line; rules and nameless pictures leave nothing."""
    return "\n\n".join([part for block in blocks if (part := _block_text(block))])


def running_text(blocks: tuple[Block, ...]) -> str:
    """The plain text without what stands at pictures, tables and quotes: descriptions, captions, names of speakers. Footnotes stay.

    All of the plain text if there is nothing else, as of pictures alone.
    """
    return plain_text(_running(blocks)) or plain_text(blocks)


def _running(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    made: list[Block] = []
    in_note = False
    for block in blocks:
        in_note = isinstance(block, Caption) and (in_note or any(isinstance(span, NoteSpan) for span in block.spans))
        match block:
            case Image():
                continue
            case Caption() if not in_note:
                continue
            case Quote(blocks=inner):
                made.append(Quote(_running(inner)))
            case Items(items=items, start=start):
                made.append(Items(tuple(_running(item) for item in items), start))
            case _:
                made.append(block)
    return tuple(made)


def _block_text(block: Block) -> str:
    match block:
        case Paragraph(spans=spans) | Heading(spans=spans) | Caption(spans=spans):
            return spans_text(spans)
        case Quote(blocks=blocks):
            return plain_text(blocks)
        case Items(items=items):
            return "\n".join(plain_text(item).replace("\n\n", "\n") for item in items)
        case Code(text=text):
            return text
        case Table(head=head, rows=rows):
            lines = ((head, *rows)) if head else rows
            return "\n".join("\t".join(spans_text(cell) for cell in line) for line in lines)
        case Image(alt=alt):
            return alt
        case Rule():
            return ""
