"""Cuts a typed query into brackets, OR and terms, each with its columns. A scanner by hand: quotes, signs and fields overlap."""

import re
from dataclasses import dataclass
from typing import Literal

from reader.model.errors import QueryError
from reader.model.safe import line
from reader.model.words import _

Kind = Literal["open", "close", "or", "term"]

SHOWN = 40
"""Code points of a term that a message repeats."""

FIELD = re.compile(r"([A-Za-z]+):(?!//)")
ESCAPED = re.compile(r'\\([\\"])')
CLOSERS = {'"': '"', "“": "“”", "„": "“”", "”": "“”"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query; columns count code points from 1, `end` is not included.

    Attributes:
        negative: a minus stands before it.
        field: name before the colon in small letters, "" for words and phrases.
        value: what to look for, quotes and their escapes taken off.
        quoted: it stood in quotes, at least its first part.
        prefix: a star follows it.
        at: column of the value.
    """

    kind: Kind
    start: int
    end: int
    negative: bool = False
    field: str = ""
    value: str = ""
    quoted: bool = False
    prefix: bool = False
    at: int = 0


def shorten(text: str) -> str:
    """Typed text as a message may repeat it: safe, on one line, short, a mark for what no font can show."""
    safe = "".join(c if c.isprintable() else "\ufffd" for c in line(text[: SHOWN * 4]))
    return safe if len(safe) <= SHOWN else safe[: SHOWN - 1] + "…"


def cut(text: str) -> tuple[Token, ...]:
    """The query's tokens in order.

    Raises:
        QueryError: a quotation mark is never closed.
    """
    tokens = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        token = _token(text, at)
        tokens.append(token)
        at = token.end - 1
    return tuple(tokens)


def _token(text: str, start: int) -> Token:
    """The token that begins at this offset."""
    at = start
    while at < len(text) and text[at] in "+-":
        at += 1
    negative = text.count("-", start, at) % 2 == 1
    if at == len(text) or text[at].isspace() or (text[at] == ")" and at > start):
        return Token("term", start + 1, at + 1, value=text[start:at], at=start + 1)
    if text[at] == "(":
        return Token("open", start + 1, at + 2, negative)
    if text[at] == ")":
        return Token("close", at + 1, at + 2)
    field = FIELD.match(text, at)
    value_at = field.end() if field else at
    end, value, quoted = _value(text, value_at, "*," if field else "*", term=text[at:value_at])
    if field is None and at == start and value == "OR" and not quoted:
        return Token("or", at + 1, end + 1)
    name = field.group(1).lower() if field else ""
    prefix = value.endswith("*") and (not quoted or text[end - 1] == "*")
    return Token("term", start + 1, end + 1, negative, name, value[:-1] if prefix else value, quoted, prefix, value_at + 1)


def _value(text: str, start: int, tail: str, term: str) -> tuple[int, str, bool]:
    """End offset and text of what begins here, and whether in quotes; what one of `tail` begins after a closing quote belongs to it.

    `term` is what stands before the value, for a suggestion.
    """
    closers = CLOSERS.get(text[start]) if start < len(text) else None
    if closers is None:
        end = word_end(text, start)
        return end, text[start:end], False
    at = closing(text, start)
    if at >= len(text):
        raise QueryError(_("This quotation mark is never closed."), start + 1, shorten(term + text[start:].rstrip()) + closers[-1])
    inside = ESCAPED.sub(r"\1", text[start + 1 : at])
    tail_end = word_end(text, at + 1) if text[at + 1 : at + 2] in tuple(tail) else at + 1
    return tail_end, inside + text[at + 1 : tail_end], True


def closing(text: str, start: int) -> int:
    """Offset of the mark that closes the quotation that begins here, the text's length or more if none does."""
    at = start + 1
    while at < len(text) and text[at] not in CLOSERS[text[start]]:
        at += 2 if text[at] == "\\" and text[at + 1 : at + 2] in {"\\", '"'} else 1
    return at


def word_end(text: str, start: int) -> int:
    """Offset behind the run without blanks and brackets that begins here."""
    at = start
    while at < len(text) and not text[at].isspace() and text[at] not in "()":
        at += 1
    return at
