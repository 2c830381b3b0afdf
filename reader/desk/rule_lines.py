"""Rules as they are written: "when QUERY: tag NAME, read, bookmark, hide, notify"."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from reader.model.errors import QueryError, UsageError
from reader.model.safe import line
from reader.model.words import _
from reader.query.fields import nearest
from reader.query.lex import shorten
from reader.query.parse import parse

ACTS = ("tag", "read", "bookmark", "hide", "notify")
"""What a rule can do."""
LONGEST = 6_000
"""Characters of a rule."""
LONGEST_TAG = 60
"""Characters of a tag."""
_WHEN = re.compile(r"\s*when(?=\s|:|$)\s*", re.IGNORECASE)
_COLON = re.compile(r":(?=\s|$)")
_PATTERN_START = re.compile(r"(?<![^\s:(+-])/")
_PATTERN_SIGNS = frozenset("()[]{}^$|\\+*?")
_ACT = re.compile(r"\s*(\S*)\s*")
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


class RuleError(UsageError):
    """A rule that is wrong; its words tell which and where.

    Attributes:
        said: what is wrong, without where.
        number: which one, counted from 1; 0 for one that stands in no list.
        column: where in its line, counted from 1.
        suggestion: what was probably meant, "" if nothing is near.
    """

    def __init__(self, said: str, number: int, column: int, suggestion: str = "") -> None:
        where = _("rule {n}, column {column}: {problem}") if number else _("rule, column {column}: {problem}")
        near = _(" Did you mean {suggestion}?").format(suggestion=suggestion) if suggestion else ""
        super().__init__(where.format(n=number, column=column, problem=said) + near)
        self.said = said
        self.number = number
        self.column = column
        self.suggestion = suggestion


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule.

    Attributes:
        number: which one, counted from 1; 0 for one that stands in no list.
        query: as typed.
    """

    number: int
    query: str
    tags: tuple[str, ...] = ()
    read: bool = False
    bookmark: bool = False
    hide: bool = False
    notify: bool = False

    @property
    def acts(self) -> tuple[str, ...]:
        """What it does, as it is written: ("tag water", "read")."""
        marks = tuple(name for name in ACTS[1:] if getattr(self, name))
        return (*(f"tag {tag}" for tag in self.tags), *marks)

    @property
    def text(self) -> str:
        """The whole rule."""
        return f"when {self.query}: {', '.join(self.acts)}"


def read_line(text: str, number: int = 0) -> Rule:
    """Reads one rule. The query ends at the last colon behind which stand nothing but acts; it is never taken for a pattern.

    Raises:
        RuleError: with its column, and a suggestion where one is near.
    """
    if len(text) > LONGEST:
        raise RuleError(_("a rule holds {n} characters at most.").format(n=LONGEST), number, LONGEST + 1)
    # as many characters as before, so that columns stay
    text = "".join(char if char.isprintable() else " " for char in text)
    opening = _WHEN.match(text)
    if opening is None:
        raise RuleError(_("a rule is written: when QUERY: tag NAME, read, bookmark, hide, notify."), number, 1)
    colons = [found.start() for found in _COLON.finditer(text, opening.end())]
    for colon in reversed(colons):
        if _are_acts(text[colon + 1 :]):
            query, given = _query(text, opening.end(), colon, number), _acts(text, colon + 1, number)
            return Rule(number, query, given.tags, given.read, given.bookmark, given.hide, given.notify)
    if not colons:
        raise RuleError(_("behind the query stand a colon and what to do: tag NAME, read, bookmark, hide, notify."), number, len(text.rstrip()) + 1)
    # what stands behind the last colon tells which act is unknown
    _acts(text, colons[-1] + 1, number)
    raise RuleError(_("nothing says what to do: tag NAME, read, bookmark, hide, notify."), number, colons[-1] + 1)


def _are_acts(text: str) -> bool:
    """Whether a text is nothing but acts."""
    parts = [part.split(maxsplit=1) for part in text.split(",")]
    return all(part and part[0].lower() in ACTS and (len(part) == 1 or part[0].lower() == "tag") for part in parts)


def _acts(text: str, start: int, number: int) -> Rule:
    """The acts that stand from an offset on, in a rule without a query. Raises RuleError."""
    tags: list[str] = []
    marks: set[str] = set()
    at = start
    for part in text[start:].split(","):
        found = _ACT.match(part)
        word = found[1] if found else ""
        column = at + len(part) - len(part.lstrip()) + 1
        at += len(part) + 1
        rest = part[found.end() :].strip() if found else ""
        if not word:
            raise RuleError(_("here an act is missing: tag NAME, read, bookmark, hide, notify."), number, column)
        if word.lower() not in ACTS:
            said = _("{act} is nothing that a rule can do; it can tag NAME, read, bookmark, hide, notify.").format(act=shorten(word))
            raise RuleError(said, number, column, nearest(word, ACTS))
        if word.lower() != "tag":
            if rest:
                raise RuleError(_("behind {act} stands nothing but a comma.").format(act=word.lower()), number, column + len(word) + 1)
            marks.add(word.lower())
        elif not (tag := line(rest)) or len(tag) > LONGEST_TAG:
            raise RuleError(
                _("tag needs a name of {n} characters at most.").format(n=LONGEST_TAG),
                number,
                min(column + len(word) + 1, len(text) + 1),
                "" if tag else "tag later",
            )
        else:
            tags.append(tag)
    if {"bookmark", "hide"} <= marks:
        raise RuleError(_("what is bookmarked is never hidden: bookmark or hide, not both."), number, start + 1)
    return Rule(number, "", tuple(dict.fromkeys(tags)), "read" in marks, "bookmark" in marks, "hide" in marks, "notify" in marks)


def _query(text: str, start: int, end: int, number: int) -> str:
    """The query between two offsets. Raises RuleError."""
    typed = text[start:end].rstrip()
    if (at := _pattern_at(typed)) is not None:
        said = _('{pattern} looks like a pattern; a rule takes words, "phrases", word* and the fields of a query.')
        raise RuleError(said.format(pattern=shorten(typed[at:])), number, start + at + 1)
    try:
        query = parse(typed, _ANY_TIME)
    except QueryError as problem:
        raise RuleError(str(problem), number, start + problem.column, problem.suggestion) from problem
    if query.root is None:
        raise RuleError(_("the query is missing; a rule is never for everything."), number, start + 1)
    return line(typed)


def _pattern_at(typed: str) -> int | None:
    """Offset of what looks like `/a regular expression/`: its signs would mean brackets and words here, which is not what its writer wants."""
    found = _PATTERN_START.search(typed)
    if found is None or typed.count('"', 0, found.start()) % 2:
        return None
    inside = typed[found.end() : max(found.end(), typed.rfind("/"))]
    return found.start() if _PATTERN_SIGNS & set(inside) else None
