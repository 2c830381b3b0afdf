"""Gathers pieces of running text into spans: white space collapsed, neighbours of one style merged, every piece safe."""

import re

from reader.model.blocks import NoteSpan, Span, Spans
from reader.model.safe import clean

Style = tuple[bool, bool, bool, int | None]
"""Strong, emphasis, code, link: the fields of a Span in their order."""

PLAIN: Style = (False, False, False, None)

_NoteStyle = tuple[bool, bool, bool, int | None, int]
"""The fields of a NoteSpan in their order."""

_UNSEEN = re.compile("[\u200b\ufeff]")


def flow(text: str) -> str:
    """Safe text with every run of white space as one blank; blanks at the ends stay."""
    if text.isprintable() and "  " not in text:
        return text
    text = text.replace("\n", " ").replace("\xa0", " ")
    if "  " in text or not text.isprintable():
        text = _collapsed(text)
        if not text.isprintable():
            text = _collapsed(_UNSEEN.sub("", clean(text)))
    return text


def _collapsed(text: str) -> str:
    text = text.replace("\ufeff", " ")
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"


class SpanGatherer:
    """Takes pieces of text in the order of the document and gives them as spans.

    Attributes:
        pieces: what was gathered since the last `take`, for a look whether there is anything.
        keeps_lines: whether line ends inside the text are the author's, as in a poem.
    """

    def __init__(self) -> None:
        self.pieces: list[tuple[str, Style | _NoteStyle]] = []
        self.keeps_lines = False
        self._blank = True

    def add(self, text: str, style: Style) -> None:
        """Adds running text; white space beside white space adds nothing."""
        if self.keeps_lines and "\n" in text:
            self._add_lines(text, style)
            return
        if self._blank and text.isspace():
            return
        text = flow(text)
        if self._blank and text[:1] == " ":
            text = text[1:]
        if text:
            self._blank = text[-1] == " "
            self.pieces.append((text, style))

    def _add_lines(self, text: str, style: Style) -> None:
        """Adds text whose line ends stay; a blank line stays one."""
        for nth, line in enumerate(text.split("\n")):
            if nth and self.pieces and not self.line_break() and not self.pieces[-1][0].endswith("\n\n"):
                self.pieces.append(("\n", PLAIN))
            self.add(line, style)

    def add_note(self, label: str, number: int) -> None:
        """Adds the mark of a footnote; it clings to the word before it."""
        if label:
            self._blank = False
            self.pieces.append((label, (*PLAIN, number)))

    def line_break(self) -> bool:
        """Adds a line break that the author set; False if the last thing was one too (which parts paragraphs)."""
        if not self.pieces:
            return True
        text, style = self.pieces[-1]
        if text.endswith("\n"):
            return False
        if len(style) == 5:  # a mark is no part of the text
            self.pieces.append(("", PLAIN))
            text, style = self.pieces[-1]
        self.pieces[-1] = (text.rstrip(" ") + "\n", style)
        self._blank = True
        return True

    def is_at_line_start(self) -> bool:
        """True if nothing stands on the current line yet."""
        return not self.pieces or self.pieces[-1][0].endswith("\n")

    def take(self) -> Spans:
        """The spans gathered so far, without white space around them; starts anew."""
        pieces, self.pieces, self._blank = self.pieces, [], True
        while pieces:
            text, style = pieces[-1]
            if text := text.rstrip(" \n"):
                pieces[-1] = (text, style)
                break
            pieces.pop()
        if len(pieces) == 1:
            text, style = pieces[0]
            return (_span(text, style),) if (text := text.lstrip(" \n")) else ()
        return _merged(pieces)


def _span(text: str, style: Style | _NoteStyle) -> Span:
    return NoteSpan(text, *style) if len(style) == 5 else Span(text, *style)


def _merged(pieces: list[tuple[str, Style | _NoteStyle]]) -> Spans:
    out: list[Span] = []
    texts: list[str] = []
    current: Style | _NoteStyle = PLAIN
    for text, style in pieces:
        if style != current and texts:
            out.append(_span("".join(texts), current))
            texts = []
        current = style
        texts.append(text)
    if texts:
        out.append(_span("".join(texts), current))
    return tuple(out)
