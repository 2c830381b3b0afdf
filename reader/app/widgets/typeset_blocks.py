"""Sets the blocks of a body as leaves, one after another as they are asked for: a long article is on screen before its end is set."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from reader.app.show import Glyphs
from reader.app.widgets.targets import Note, Open
from reader.app.widgets.typeset_code import PLAIN
from reader.app.widgets.typeset_leaf import NO_BREAK, Frame, Leaf, Look, Run, leaf, portions
from reader.app.widgets.typeset_lit import LitSpan, lit
from reader.app.widgets.typeset_table import code_lines, table_rows
from reader.app.widgets.typeset_wrap import width_of
from reader.model.blocks import Block, Caption, Code, Heading, Image, Items, NoteSpan, Paragraph, Quote, Rule, Span, Spans, Table, spans_text
from reader.model.words import _

_DASH = re.compile(r"[ \t\u00a0]*(?:[-\u2013\u2014:]|\([^()\n]{1,20}\)[ \t]*[-\u2013\u2014:])[ \t\u00a0]*")
_REST_OF_WORD = re.compile("(?:[A-Za-z0-9\u00c0-\u024f\u0370-\u052f]|['\u2019\u2010\u2011-](?=[A-Za-z0-9\u00c0-\u024f\u0370-\u052f])){1,40}")
"""In scripts with blanks between words."""
_DASHES = ("-", "\u2013", "\u2014", "\u2015")
_LONGEST_NUMBER = 6
_LONGEST_HEAD = 80
_SENTENCE_END = ".,;:\u2026"

BAR = Look("line")
QUOTED = "soft"
"""The colour of a quote."""
_RAISED = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")


@dataclass(slots=True)
class _Open:
    """A container whose blocks are being set.

    Attributes:
        tight: no blank row parts its blocks.
        name: the colour of its text.
        before, ahead: the block that was set last, and one that was looked at already.
    """

    blocks: Iterator[Block]
    frame: Frame
    tight: bool
    name: str
    before: Block | None = None
    ahead: Block | None = None

    def take(self) -> Block | None:
        """The next block, None behind the last."""
        block, self.ahead = self.ahead, None
        return block if block is not None else next(self.blocks, None)


class Typesetter:
    """Turns blocks into leaves.

    Attributes:
        measure: cells that a row may take.
        sources: how many numbers the sources take before the body's links.
        links: how many links the body has.
    """

    def __init__(self, measure: int, glyphs: Glyphs, sources: int, links: int) -> None:
        self.measure = measure
        self.glyphs = glyphs
        self.sources = sources
        self.links = links
        self._key = 0
        self._region = 0

    def leaves(self, blocks: tuple[Block, ...], dateline: str = "") -> Iterator[Leaf]:
        """The leaves of a body, blank ones between them.

        Args:
            dateline: as the first paragraph writes it, "" if it opens without one.
        """
        stack = [_Open(iter(blocks), Frame(), False, "text")]
        while stack:
            opened = stack[-1]
            block = opened.take()
            if block is None:
                stack.pop()
                continue
            if _says_nothing(block):
                continue
            caption = _caption_of(block, opened)
            if _parted(opened, block):
                yield self._leaf(Frame(opened.frame.rest), ())
            opened.before = block
            match block:
                case Quote(blocks=inner):
                    stack.append(_Open(iter(inner), self._inside(opened.frame, Run(f"{self.glyphs.bar} ", BAR)), False, QUOTED))
                case Items():
                    stack.extend(reversed(self._items(block, opened)))
                case Image() if caption is not None:
                    yield from self._leaves(opened.frame, self._captioned(block, caption))
                case _:
                    yield from self._set(block, opened, dateline)
                    if isinstance(block, Paragraph):
                        dateline = ""

    def _inside(self, frame: Frame, mark: Run, rest: Run | None = None) -> Frame:
        """The frame of a container within another; too deep ones are not set further in."""
        if frame.width + width_of(mark.text) > self.measure // 2:
            return frame
        return Frame((*frame.rest, rest or mark), (*frame.lead(), mark))

    def _items(self, block: Items, opened: _Open) -> list[_Open]:
        """The items of a list, each a container of its own."""
        last = "" if block.start is None else str(block.start + len(block.items) - 1)
        made = []
        for n, item in enumerate(block.items):
            numbered = block.start is not None and len(last) <= _LONGEST_NUMBER
            mark = f"{(block.start or 0) + n}.".rjust(len(last) + 1) + " " if numbered else f"{self.glyphs.bullet} "
            frame = self._inside(opened.frame, Run(mark, Look("muted")), Run(" " * width_of(mark), Look("muted")))
            made.append(_Open(iter(item), frame, True, opened.name))
        return made

    def _set(self, block: Block, opened: _Open, dateline: str) -> Iterator[Leaf]:
        """One block that holds no others."""
        look = Look(opened.name)
        match block:
            case Paragraph(spans=spans):
                yield from self._leaves(opened.frame, self._opening(spans, dateline, look) if dateline else self.runs(spans, look))
            case Heading(spans=spans):
                yield from self._leaves(opened.frame, self.runs(spans, Look("bright", bold=True)))
            case Caption(spans=spans):
                speaks = opened.name == QUOTED and not spans_text(spans).startswith(_DASHES)
                yield from self._leaves(opened.frame, ((self._dash(),) if speaks else ()) + self.runs(spans, Look("soft")))
            case Image(alt=alt, link=link):
                words = Run(_("Image: {alt}").format(alt=alt) if alt.strip() else _("Image"), Look("muted"), self._target(link))
                yield self._leaf(opened.frame, (words, *self._number(link)))
            case Rule():
                yield self._leaf(opened.frame, (Run(self.glyphs.rule * (self.measure - opened.frame.width), Look("line")),))
            case Code(text=text, language=language):
                self._region += 1
                for line in code_lines(text, language):
                    made = self._wide(opened.frame, (Run(line.text, PLAIN),), line.span, PLAIN)
                    made.paint = line.runs if line.paint is not None else None
                    yield made
            case Table():
                yield from self._table(block, opened)
            case Quote() | Items():
                raise AssertionError("containers are opened, not set")

    def _dash(self) -> Run:
        """What stands before whose words a quote is."""
        return Run("- " if self.glyphs.ascii else "\u2014 ", Look(QUOTED))

    def _captioned(self, image: Image, caption: Caption) -> tuple[Run, ...]:
        """A picture that only its caption tells of."""
        before, _alt, after = _("Image: {alt}").partition("{alt}")
        words = Run(before, Look("muted"), self._target(image.link))
        return (words, *self.runs(caption.spans, Look(QUOTED)), Run(after, Look("muted")), *self._number(image.link))

    def _table(self, block: Table, opened: _Open) -> Iterator[Leaf]:
        """A table's rows."""
        self._region += 1
        room = self.measure - opened.frame.width
        head = [self.runs(cell, Look("bright", bold=True)) for cell in block.head]
        body = ([self.runs(cell, Look(opened.name)) for cell in row] for row in block.rows)
        for row in table_rows(head, body, room, self.glyphs.rule):
            yield self._wide(opened.frame, row.runs, row.span, Look())

    def _leaves(self, frame: Frame, runs: tuple[Run, ...]) -> Iterator[Leaf]:
        """The leaf of a paragraph, or its leaves if it is very long."""
        for portion in portions(runs):
            yield self._leaf(frame, portion)

    def _leaf(self, frame: Frame, runs: tuple[Run, ...]) -> Leaf:
        self._key += 1
        return leaf(self._key, frame, self.measure - frame.width, runs)

    def _wide(self, frame: Frame, runs: tuple[Run, ...], span: int, fill: Look) -> Leaf:
        """A row of a block that scrolls sideways."""
        made = self._leaf(frame, runs)
        made.region, made.span, made.fill = self._region, span, fill
        return made

    def _opening(self, spans: Spans, dateline: str, look: Look) -> tuple[Run, ...]:
        """The first paragraph, its dateline and dash in the colour of places."""
        text = spans_text(spans)
        start = len(text) - len(text.lstrip())
        if not text.startswith(dateline, start):
            return self.runs(spans, look)
        end = start + len(dateline)
        if dash := _DASH.match(text, end):
            end = dash.end()
        inside, after, at = [], [], 0
        for span in spans:
            part = min(max(end - at, 0), len(span.text))
            inside.append(replace(span, text=span.text[:part], link=None))
            after.append(replace(span, text=span.text[part:]))
            at += len(span.text)
        place = Look("place", bold=True)
        parts = groupby(inside, lambda span: isinstance(span, LitSpan))
        opening = [Run("".join(span.text for span in part), lit(place) if is_lit else place) for is_lit, part in parts]
        return (*opening, *self.runs(tuple(s for s in after if s.text), look))

    def runs(self, spans: Spans, look: Look) -> tuple[Run, ...]:
        """Spans as runs; each link is followed by its number, behind the word that it is a part of."""
        made: list[Run] = []
        number: tuple[Run, ...] = ()
        before = ""
        for at, span in enumerate(spans):
            if isinstance(span, NoteSpan):
                made += [*number, self._note(span)]
                number = ()
                continue
            text, style, target = span.text, self._look(span, look), self._target(span.link)
            if number and span.link is None and before.isalnum() and (rest := _REST_OF_WORD.match(text)):
                made.append(Run(rest.group(), style))
                text = text[rest.end() :]
            made += [*number, *([Run(text, style, target)] if text else [])]
            number, before = (), span.text[-1:]
            if span.link is not None and (at + 1 == len(spans) or spans[at + 1].link != span.link):
                number = self._number(span.link)
        return (*made, *number)

    def _note(self, span: NoteSpan) -> Run:
        """A footnote's mark: raised, so that it is no link's number."""
        label = span.text.strip("[]")
        raised = label.translate(_RAISED) if label.isdecimal() and label.isascii() and not self.glyphs.ascii else span.text
        return Run(raised, Look("muted", bold=True), Note(span.note), aside=True)

    def _look(self, span: Span, look: Look) -> Look:
        name = "link" if self._target(span.link) else "bright" if span.strong else look.name
        ground = "raised" if span.code else look.ground
        made = Look(name, ground, look.bold or span.strong, look.italic or span.emphasis, name == "link")
        return lit(made) if isinstance(span, LitSpan) else made

    def _target(self, link: int | None) -> Open | None:
        """What a link opens; None for one that the story does not hold."""
        return Open(self.sources + link + 1) if link is not None and 0 <= link < self.links else None

    def _number(self, link: int | None) -> tuple[Run, ...]:
        target = self._target(link)
        return (Run(f"{NO_BREAK}[{target.number}]", Look("muted"), target, aside=True),) if target else ()


def _caption_of(block: Block, opened: _Open) -> Caption | None:
    """The caption that follows a picture without words of its own, taken from what is to be set."""
    if not isinstance(block, Image) or block.alt.strip():
        return None
    following = opened.take()
    if isinstance(following, Caption) and not _says_nothing(following):
        return following
    opened.ahead = following
    return None


def _parted(opened: _Open, block: Block) -> bool:
    """Whether a blank row stands before a block."""
    before = opened.before
    if before is None or isinstance(before, Heading) or (isinstance(block, Paragraph) and _heads(before)):
        return False
    if isinstance(block, Caption) and (isinstance(before, Image | Table) or (opened.name == QUOTED and isinstance(before, Paragraph))):
        return False
    return not (opened.tight and isinstance(block, Items))


def _heads(block: Block) -> bool:
    """Whether a paragraph is a subheading in all but name: a short line in bold, or the term of a definition."""
    if not isinstance(block, Paragraph) or not all(span.strong or not span.text.strip() for span in block.spans):
        return False
    text = spans_text(block.spans).strip()
    return 0 < len(text) <= _LONGEST_HEAD and text[-1] not in _SENTENCE_END and "\n" not in text


def _says_nothing(block: Block) -> bool:
    match block:
        case Paragraph(spans=spans) | Heading(spans=spans) | Caption(spans=spans):
            return not any(span.text.strip() or span.link is not None for span in spans)
        case Quote(blocks=inner):
            return not inner
        case Items(items=items):
            return not items
        case Code(text=text):
            return not text.strip()
        case Table(head=head, rows=rows):
            return not head and not rows
        case Image(alt=alt, link=link):
            return not alt.strip() and link is None
        case Rule():
            return False
