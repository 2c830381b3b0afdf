"""The query language: typed text to a tree and its chips, or a message with its column.

query  = group*
group  = term ("OR" term)*          so `a b OR c` is `a (b OR c)`, and an OR is one chip
term   = "-"? ( word | word* | "phrase" | field:value | "(" query ")" )
"""

from collections.abc import Sequence
from datetime import datetime

from reader.model.errors import QueryError
from reader.model.words import _
from reader.query.ast import And, Chip, Node, Not, Or, Query, Sort
from reader.query.fields import FIELDS, nearest, read, sorting
from reader.query.lex import Token, cut, shorten

DEEPEST = 40
"""Brackets within brackets."""
LONGEST = 5_000
"""Characters of one query."""
MOST_TERMS = 100
"""Terms of one query; SQLite's expressions end at a depth of 1000."""


def parse(text: str, now: datetime) -> Query:
    """Reads a query; blank text takes everything.

    Args:
        text: as typed.
        now: aware; what `age:` counts back from.

    Raises:
        QueryError: with a column, and a suggestion where one is near. Nothing else, whatever the text is.
    """
    return _Parser(text, now).query()


class _Parser:
    """One pass over the tokens of one query."""

    def __init__(self, text: str, now: datetime) -> None:
        self.text = text
        self.now = now
        if len(text) > LONGEST:
            raise QueryError(_("A query holds {n} characters at most.").format(n=LONGEST), LONGEST + 1)
        self.tokens = cut(text)
        self.at = 0
        self.sort: Sort | None = None
        if sum(token.kind == "term" for token in self.tokens) > MOST_TERMS:
            raise QueryError(_("A query holds {n} terms at most.").format(n=MOST_TERMS), 1)

    def query(self) -> Query:
        """The whole query."""
        chips = []
        while self.at < len(self.tokens):
            start = self.tokens[self.at].start
            node = self.group(0)
            end = self.tokens[self.at - 1].end
            chips.append(Chip(self.text[start - 1 : end - 1], start, end, node))
        root = _all([chip.node for chip in chips])
        if chips and root is None and self.sort is None:
            raise QueryError(_("Nothing to search for, only signs."), chips[0].start)
        return Query(self.text, root, self.sort or "date", tuple(chips))

    def group(self, depth: int) -> Node | None:
        """Terms joined by OR."""
        nodes = [self.term(depth)]
        while self.at < len(self.tokens) and self.tokens[self.at].kind == "or":
            sign = self.tokens[self.at]
            self.at += 1
            if self.at == len(self.tokens) or self.tokens[self.at].kind == "close":
                raise _lonely_or(sign)
            nodes.append(self.term(depth))
        kept = [node for node in nodes if node is not None]
        return kept[0] if len(kept) == 1 else Or(tuple(kept)) if kept else None

    def term(self, depth: int) -> Node | None:
        """One term or bracket with its sign; None where nothing is left of it once folded."""
        token = self.tokens[self.at]
        self.at += 1
        match token.kind:
            case "or":
                raise _lonely_or(token)
            case "close":
                raise QueryError(_("This bracket was never opened."), token.start)
            case "open":
                node = self.bracket(token, depth + 1)
            case "term":
                node = self.leaf(token, depth)
        return Not(node) if token.negative and node is not None else node

    def bracket(self, opening: Token, depth: int) -> Node | None:
        """What stands between brackets; the opening one is behind."""
        if depth > DEEPEST:
            raise QueryError(_("Too many brackets within brackets."), opening.start)
        first = self.at
        nodes = []
        while self.at < len(self.tokens) and self.tokens[self.at].kind != "close":
            nodes.append(self.group(depth))
        if self.at == len(self.tokens):
            raise QueryError(_("This bracket is never closed."), opening.start, shorten(self.text[opening.start - 1 :]) + ")")
        if self.at == first:
            raise QueryError(_("Nothing stands between these brackets."), opening.start)
        self.at += 1
        return _all(nodes)

    def leaf(self, token: Token, depth: int) -> Node | None:
        """A word, a phrase or a field with its value."""
        following = self.text[token.end - 1 :]
        if token.field == "sort":
            self.order(token, following, depth)
            return None
        if token.field and token.field not in FIELDS:
            return self.not_a_field(token)
        return read(token, self.now, following)

    def order(self, token: Token, following: str, depth: int) -> None:
        """`sort:`, which is about the whole query."""
        beside_or = any(0 <= i < len(self.tokens) and self.tokens[i].kind == "or" for i in (self.at - 2, self.at))
        if depth or token.negative or beside_or:
            raise QueryError(_("sort: is about the whole query, it stands alone."), token.start)
        if self.sort is not None:
            raise QueryError(_("sort: stands here a second time."), token.start)
        self.sort = sorting(token, following)

    def not_a_field(self, token: Token) -> Node | None:
        """A pasted "Putin:" is a word; anything else before a colon is a mistake."""
        if not token.value and not token.prefix:
            return read(Token("term", token.start, token.end, value=token.field, at=token.start), self.now, "")
        rest = self.text[token.at - 1 : token.end - 1]
        near = nearest(token.field, FIELDS)
        suggestion = f"{near}:{shorten(rest)}" if near else f'"{shorten(token.field + ":" + token.value)}"'
        raise QueryError(_("{field}: is unknown.").format(field=shorten(token.field)), token.start, suggestion)


def _all(nodes: Sequence[Node | None]) -> Node | None:
    """All of the nodes that say something."""
    kept = tuple(node for node in nodes if node is not None)
    return kept[0] if len(kept) == 1 else And(kept) if kept else None


def _lonely_or(token: Token) -> QueryError:
    return QueryError(_("OR needs a term on both sides."), token.start, "or")
