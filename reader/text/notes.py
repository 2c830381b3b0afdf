"""Footnotes in HTML: which anchors are marks, which elements are the notes, which anchors only lead back.

Found by what the makers of footnotes write: DPUB-ARIA roles (doc-noteref, doc-footnote, doc-backlink), Markdown and Pandoc (`fn1`,
`fnref1`), MediaWiki (`cite_note-1`, `cite_ref-1`), word processors (`_ftn1`, `_ftnref1`), plug-ins of WordPress (`footnote_1`, `easy-footnote`).
"""

import re
from collections.abc import Iterator
from typing import Any

from reader.model.blocks import Block, Caption, NoteSpan, Paragraph, Span

_LABEL = re.compile(r"\s*[\[(]?\s*(\w{1,4}|[*\u2020\u2021\u00a7]{1,4})\s*[\])]?\s*")
_NOTE = re.compile(r"(?:_?(?:ft|ed)n|r?fn|footnote|endnote|sdfootnote|sdendnote|easy-footnote|cite_note|note|nt|_note|anm)[-_:]?(?!.*ref)", re.IGNORECASE)
_BACK = re.compile(r"(?:_?(?:ft|ed)nref|fnref|footnote-?ref|cite_ref|note-?ref|ref)", re.IGNORECASE)
_ARROW = re.compile(r"[\s\u21a9\u21b5\u2191\u2b06\u23ce^\ufe0e\ufe0f]*")
_MOST = 2_000
"""Notes of one text."""


Noted = tuple[int, str]
"""The number of a note, and its mark as `[1]`."""


class Notes:
    """The notes of one text.

    Attributes:
        numbers: of the ids that marks lead to, in the order of the marks.
    """

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self._labels: dict[int, str] = {}

    def mark(self, anchor: Any, address: str, text: str) -> Noted | None:
        """The number and the label of the note that an anchor within the page leads to, the number negative at the note itself.

        None if it is no mark; a label of "" if it only leads back.
        """
        for name in (anchor.get("id"), anchor.get("name")):
            if name and (number := self.numbers.get(name)) is not None:
                return -number, self._labels[number]
        kinds = f"{anchor.get('role') or ''} {anchor.get('class') or ''}"
        if "backlink" in kinds or "backref" in kinds or _ARROW.fullmatch(text):
            return 0, ""
        fragment, label = address[1:], _LABEL.fullmatch(text)
        if label is None:
            return None
        if _BACK.match(fragment):
            return 0, ""
        parent = anchor.getparent()
        if not ("noteref" in kinds or "footnote" in kinds or (parent is not None and parent.tag == "sup") or _NOTE.match(fragment)):
            return None
        if len(self.numbers) >= _MOST:
            return None
        number = self.numbers.setdefault(fragment, len(self.numbers) + 1)
        return number, self._labels.setdefault(number, f"[{label.group(1)}]")

    def note(self, element: Any) -> Noted | None:
        """The number and the label of the note that an element is, None if it is none."""
        number = self.numbers.get(element.get("id") or "")
        return None if number is None else (number, self._labels[number])


def as_note(blocks: tuple[Block, ...], number: int, label: str) -> Iterator[Block]:
    """The blocks of a note: captions, the first of them opened by its mark if it is not there yet."""
    for block in blocks:
        if not isinstance(block, Paragraph | Caption):
            yield block
        elif number and not any(isinstance(span, NoteSpan) and span.note == -number for span in block.spans):
            yield Caption((NoteSpan(label, note=-number), Span(" "), *block.spans))
        else:
            yield Caption(block.spans)
        number = 0
