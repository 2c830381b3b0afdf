"""Plain text to blocks: blank lines part paragraphs, bare addresses become links, lines with bullets a list."""

import re
from collections.abc import Callable, Iterable

from reader.model.blocks import Block, Items, Paragraph, Spans
from reader.model.safe import clean
from reader.text.links import LinkList
from reader.text.spans import PLAIN, SpanGatherer, Style

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_ADDRESS = re.compile(r"(?<![\w@./-])(?:https?://|www\.)[^\s<>\"“”„«»‹›|•]+", re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:[•·●▪‣◦*–-]|—)\s+(?=\S)")
_TRAILING = ".,;:!?'’)]}…*_"
_HARD_WRAP = 50
"""Characters from which a line counts as full, so that its end is the window's and not the author's."""


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text without the blank lines between them."""
    return [part for part in _BLANK_LINES.split(clean(text).strip("\n")) if part.strip()]


def plain_blocks(text: str, links: LinkList) -> tuple[Block, ...]:
    """The blocks of plain text; addresses are added to `links`."""
    return tuple(paragraph_block(part.split("\n"), links) for part in paragraphs(text))


def _unstyled(text: str) -> Iterable[tuple[str, Style]]:
    return ((text, PLAIN),)


def paragraph_block(lines: list[str], links: LinkList, styled: Callable[[str], Iterable[tuple[str, Style]]] = _unstyled) -> Block:
    """One paragraph, or a list if every line of it has a bullet; `styled` takes a text apart into its styles."""
    lines = [line for line in lines if line.strip()]
    if len(lines) > 1 and all(_BULLET.match(line) for line in lines):
        return Items(tuple((Paragraph(_text_spans(styled(_BULLET.sub("", line, count=1)), links)),) for line in lines))
    return Paragraph(_text_spans(styled(_unwrapped(lines)), links))


def _unwrapped(lines: list[str]) -> str:
    """Lines as one text; ends of full lines become blanks, short lines stay by themselves."""
    full = len(lines) > 1 and all(len(line.strip()) >= _HARD_WRAP for line in lines[:-1])
    return (" " if full else "\n").join(line.strip() for line in lines)


def _text_spans(pieces: Iterable[tuple[str, Style]], links: LinkList) -> Spans:
    """Spans of styled text whose bare addresses become links and whose line ends stay."""
    gatherer = SpanGatherer()
    for text, style in pieces:
        for nth, line in enumerate(text.split("\n")):
            if nth:
                gatherer.line_break()
            _add_line(gatherer, line, style, links)
    return gatherer.take()


def _add_line(gatherer: SpanGatherer, line: str, style: Style, links: LinkList) -> None:
    at = 0
    if "://" in line or "www." in line.lower():
        for found in _ADDRESS.finditer(line):
            address = _trimmed(found.group())
            link = links.add(address if "://" in address else f"https://{address}", address)
            if link is None:
                continue
            gatherer.add(line[at : found.start()], style)
            gatherer.add(address, (*style[:3], link))
            at = found.start() + len(address)
    gatherer.add(line[at:], style)


def _trimmed(address: str) -> str:
    """An address without the punctuation that belongs to the sentence around it."""
    while address and address[-1] in _TRAILING:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address
