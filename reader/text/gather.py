"""What a walk over an HTML tree gathers: running text until it ends, pictures beside it, the blocks made of both."""

from collections.abc import Callable

from reader.model.blocks import Block, Image, Items, Paragraph, Spans
from reader.text.links import LinkList
from reader.text.notes import Notes
from reader.text.spans import SpanGatherer


class Gatherer:
    """Blocks in the order of the document."""

    def __init__(self, links: LinkList) -> None:
        self._links = links
        self._out: list[Block] = []
        self._spans = SpanGatherer()
        self._images: list[Image] = []
        self._make: Callable[[Spans], Block] = Paragraph
        self._element_depth = 0
        self._block_depth = 0
        self._stray: Items | None = None
        self._notes = Notes()

    def _flush(self) -> None:
        if self._spans.pieces and (spans := self._spans.take()):
            self._out.append(self._make(spans))
        if self._images:
            self._out.extend(self._images)
            self._images = []

    def _apart(self, fill: Callable[[], None]) -> tuple[Block, ...]:
        """What `fill` adds, as blocks by themselves."""
        self._flush()
        before = self._out, self._make, self._stray
        self._out, self._make, self._stray = [], Paragraph, None
        self._block_depth += 1
        fill()
        self._flush()
        self._block_depth -= 1
        inner = tuple(self._out)
        self._out, self._make, self._stray = before
        return inner
