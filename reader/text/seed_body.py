"""The body of the seed format to blocks: paragraphs, subheadings on short lines, strong words between double asterisks."""

import re
from collections.abc import Iterator

from reader.model.blocks import Block, Heading, Paragraph
from reader.text.links import LinkList
from reader.text.plain import paragraph_block, paragraphs
from reader.text.spans import PLAIN, Style

_STRONG = re.compile(r"\*\*(?=\S)((?:[^*\n]|\*(?!\*)){1,500}?)(?<=\S)\*\*")
_SENTENCE_END = re.compile(r"[.…:;,][\"“”’'»«)\]*]*$")
_LONGEST_HEADING = 90
_BULLETS = ("•", "·", "●", "▪", "- ", "* ", "– ", "— ")


def is_subheading(text: str) -> bool:
    """True for a short line without a full stop."""
    text = text.strip()
    return 0 < len(text) <= _LONGEST_HEADING and not _SENTENCE_END.search(text) and not text.startswith(_BULLETS)


def seed_blocks(text: str, links: LinkList) -> tuple[Block, ...]:
    """The blocks of a seed file's body; addresses are added to `links`."""
    blocks: list[Block] = []
    for part in paragraphs(text):
        lines = [line for line in part.split("\n") if line.strip()]
        # The first paragraph opens the story, however short it is.
        if is_subheading(lines[0]) and (blocks or len(lines) > 1) and _heads(lines):
            heading = paragraph_block([lines.pop(0)], links, _styled)
            blocks.append(Heading(heading.spans) if isinstance(heading, Paragraph) else heading)
        if lines:
            blocks.append(paragraph_block(lines, links, _styled))
    return tuple(blocks)


def _heads(lines: list[str]) -> bool:
    """True if the first line stands alone or over text that is clearly longer than itself (so it is no wrapped line)."""
    return len(lines) == 1 or len(lines[1].strip()) > max(60, len(lines[0]) * 1.5)


def _styled(text: str) -> Iterator[tuple[str, Style]]:
    at = 0
    for found in _STRONG.finditer(text):
        yield text[at : found.start()], PLAIN
        yield found.group(1), (True, *PLAIN[1:])
        at = found.end()
    yield text[at:], PLAIN
