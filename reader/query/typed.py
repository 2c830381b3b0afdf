"""The term under the cursor of a query that is being typed, right or wrong: where it begins and ends, its field and its value."""

from dataclasses import dataclass

from reader.query.lex import CLOSERS, ESCAPED, FIELD, closing, word_end


@dataclass(frozen=True, slots=True)
class Typed:
    """A term that is being typed; its sign and the brackets around it are left out.

    Attributes:
        start, end: offsets from 0; what lies between is replaced by a proposal.
        word: what stands before the cursor, as typed.
        field: the name before the colon, in small letters; None where there is no colon.
        value: what stands between colon and cursor, without quotation marks.
        quoted: the value stands in quotation marks.
        tail: what stands between a closed quotation and the cursor (",50"); None where no quotation is closed.
    """

    start: int
    end: int
    word: str
    field: str | None = None
    value: str = ""
    quoted: bool = False
    tail: str | None = None


def typed_at(text: str, cursor: int) -> Typed:
    """The term in which the cursor stands.

    Args:
        text: any text.
        cursor: code points before the cursor, 0 to the text's length.
    """
    start = at = 0
    opened = closed = -1
    while at < cursor:
        char = text[at]
        if opened < 0 and char in CLOSERS and at in {start, _value_at(text, start)}:
            opened, closed = at, closing(text, at)
            at = min(closed + 1, cursor)
        elif opened >= 0 and at == closed + 1 and char not in "*,":
            # the quotation has ended its term
            start, opened = at, -1
        elif char.isspace() or char in "()" or (char in "+-" and at == start):
            start = at = at + 1
            opened = -1
        else:
            at += 1
    return _typed(text, cursor, start, opened, closed)


def _typed(text: str, cursor: int, start: int, opened: int, closed: int) -> Typed:
    """The term that begins at `start`; `opened` is -1 if it has no quotation."""
    field_end = _value_at(text, start)
    has_field = start < field_end <= cursor
    field = text[start : field_end - 1].lower() if has_field else None
    word, value_at = text[start:cursor], field_end if has_field else start
    if opened < 0:
        return Typed(start, word_end(text, cursor), word, field, text[value_at:cursor])
    if closed >= cursor:
        # a mark right behind a colon opens the quotation of a later term
        end = closed + 1 if closed < len(text) and text[closed - 1] != ":" else cursor
        return Typed(start, end, word, field, ESCAPED.sub(r"\1", text[opened + 1 : cursor]), quoted=True)
    end = word_end(text, cursor) if cursor > closed + 1 or text[cursor : cursor + 1] in ("*", ",") else cursor
    return Typed(start, end, word, field, ESCAPED.sub(r"\1", text[opened + 1 : closed]), quoted=True, tail=text[closed + 1 : cursor])


def _value_at(text: str, start: int) -> int:
    """Offset behind the colon of a term's field; where it begins if it has none."""
    found = FIELD.match(text, start)
    return found.end() if found else start
