"""An article as rows for one width: the first screen at once, the rest as it is asked for."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain, islice

from reader.app.show import Glyphs
from reader.app.widgets import typeset_head
from reader.app.widgets.targets import Target
from reader.app.widgets.typeset_blocks import Typesetter
from reader.app.widgets.typeset_leaf import Frame, Leaf, Look, Row, Run, leaf
from reader.app.widgets.typeset_lit import Lights
from reader.model.article import Article
from reader.model.words import _
from reader.text.teaser import can_be_fetched, is_teaser

END_KEY = 1 << 60


class Layout:
    """The rows of an article; grows from the top.

    Attributes:
        rows: what is set so far.
        done: whether that is all.
        measure: cells that a row takes.
    """

    def __init__(self, article: Article, measure: int, glyphs: Glyphs, now: datetime, *, narrow: bool, lights: Lights | None = None) -> None:
        self.measure = measure
        self.rows: list[Row] = []
        self.done = False
        story = article.story
        setter = Typesetter(measure, glyphs, len(story.sources), len(story.links))
        head = typeset_head.leaves(article, measure, glyphs, now, narrow=narrow, lights=lights)
        body = setter.leaves(lights.blocks if lights else story.blocks, article.dateline) if story.blocks else self._nothing(article)
        # what the page may have more of does not end here
        end = self._only_so_much(article) if story.blocks and is_teaser(story) and article.full != "there" else self._end(glyphs)
        self._source = self._rows(chain(head, body, end))

    def _rows(self, leaves: Iterator[Leaf]) -> Iterator[Row]:
        for each in leaves:
            yield from each.rows()

    def _end(self, glyphs: Glyphs) -> Iterator[Leaf]:
        yield leaf(END_KEY, Frame(), self.measure, ())
        yield leaf(END_KEY + 1, Frame(), self.measure, (Run(glyphs.end, Look("line")),))

    def _nothing(self, article: Article) -> Iterator[Leaf]:
        """What stands there if the source gives no body."""
        yield leaf(1, Frame(), self.measure, (Run(_("The feed gives only this much."), Look("muted")),))
        if said := _more_words(article):
            yield leaf(2, Frame(), self.measure, (Run(said, Look("muted")),))

    def _only_so_much(self, article: Article) -> Iterator[Leaf]:
        """What stands below a teaser."""
        words = "  ".join(part for part in (_("The feed gives only this much."), _more_words(article)) if part)
        yield leaf(END_KEY, Frame(), self.measure, ())
        yield leaf(END_KEY + 1, Frame(), self.measure, (Run(words, Look("muted")),))

    def grow(self, rows: int) -> None:
        """Sets up to so many more rows."""
        before = len(self.rows)
        self.rows.extend(islice(self._source, rows))
        self.done = len(self.rows) < before + rows

    def find(self, key: int, start: int) -> int:
        """The row that holds a place of the text: a leaf's key and an offset in it; sets rows until it is there."""
        at = 0
        while True:
            while at < len(self.rows):
                row = self.rows[at]
                if row.leaf.key > key or (row.leaf.key == key and (row.end > start or row.start >= start)):
                    return at
                at += 1
            if self.done:
                return max(0, len(self.rows) - 1)
            self.grow(2000)

    def find_target(self, target: Target) -> int | None:
        """The first row with something that can be clicked for this; sets rows until it is there, None if it never is."""
        at = 0
        while True:
            while at < len(self.rows):
                row = self.rows[at]
                if any(run.target == target for run, _start, _end in row.leaf.pieces(row.start, row.end)):
                    return at
                at += 1
            if self.done:
                return None
            self.grow(2000)


def _more_words(article: Article) -> str:
    """How to come to the rest of an article, or why there is none."""
    if article.full == "failed":
        return f"{article.full_trouble}, " + _("{key} opens its page").format(key="o")
    return _("{key} fetches the full text").format(key="f") if can_be_fetched(article) else ""
