"""Colours code: Pygments finds what each part is, our palette says how it looks.

Only languages whose lexers are plain tables of words are asked, only for blocks of some pages, and only as long as the time lasts:
code comes from outside, and a regular expression can be led astray.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from time import thread_time
from typing import Any

from reader.app.widgets.typeset_leaf import Look, Run

MOST = 30_000
"""Characters of a block that is coloured."""
_LONGEST_LINE = 1_000
_TIME = 0.05
"""Seconds of processor time for one block; what is left then stays plain."""

_LEXERS = frozenset(
    str.split(
        "bash c console cpp csharp css dart diff docker elixir erlang go haskell html ini java javascript json julia kotlin lua make nix ocaml perl "
        "php python r ruby rust scala sql swift toml typescript xml yaml zig"
    )
)
_NAMES = {
    "c++": "cpp", "c#": "csharp", "cs": "csharp", "dockerfile": "docker", "golang": "go", "h": "c", "hpp": "cpp", "hs": "haskell", "js": "javascript",
    "jsx": "javascript", "json5": "json", "kt": "kotlin", "makefile": "make", "patch": "diff", "pl": "perl", "py": "python", "py3": "python",
    "python3": "python", "rb": "ruby", "rs": "rust", "sh": "bash", "shell": "bash", "shell-session": "console", "svg": "xml", "ts": "typescript",
    "tsx": "typescript", "udiff": "diff", "yml": "yaml", "zsh": "bash",
}  # fmt: skip

_GUESSES: Sequence[tuple[str, re.Pattern[str]]] = tuple(
    (name, re.compile(pattern, re.MULTILINE))
    for name, pattern in (
        ("bash", r"\A#!.{0,40}\b(?:ba|z)?sh\b"),
        ("python", r"\A#!.{0,40}\bpython|^(?:def \w+\(.{0,200}\).{0,40}:|from [\w.]+ import \w|class \w+(?:\(.{0,80}\))?:)"),
        ("diff", r"\A(?:diff --git |--- \S.{0,200}\n\+\+\+ |@@ -\d)"),
        ("php", r"\A<\?php"),
        ("html", r"\A\s{0,20}<(?:!doctype html|html|head|body|div|p|a|script)\b"),
        ("xml", r"\A\s{0,20}<\?xml"),
        ("c", r"^#\s?include [<\"]"),
        ("go", r"\Apackage \w+$|^func (?:\(.{1,60}\) )?\w+\("),
        ("rust", r"^(?:pub )?fn \w+.{0,200}\{$|^use \w+::"),
        ("sql", r"\A\s{0,20}(?:SELECT\b.{1,500}\bFROM|CREATE (?:TABLE|INDEX|VIEW)|INSERT INTO|ALTER TABLE)\b"),
        ("json", r'\A\s{0,20}[\[{]\s{0,200}"[^"\n]{1,100}"\s{0,10}[:,]'),
        ("javascript", r"^(?:const|let|var) \w+ = |^(?:export )?(?:async )?function \w+\(|=> \{$"),
        ("console", r"\A\$ \w"),
    )
)
"""What some languages look like at a glance."""

PLAIN = Look("text", "raised")
_BLANK = Run(" ", PLAIN)


def language_of(text: str, said: str) -> str:
    """The language of code that can be coloured, as named by its source, else guessed; "" if there is none."""
    name = said.lower()
    name = _NAMES.get(name, name)
    if said:
        return name if name in _LEXERS else ""
    opening = text[:2_000]
    return next((guess for guess, looks in _GUESSES if looks.search(opening)), "")


class Paint:
    """The colours of one block, found when one of its lines is first drawn."""

    def __init__(self, lines: Sequence[str], language: str) -> None:
        self._lines = lines
        self._language = language
        self._runs: list[list[Run]] | None = None

    def line(self, n: int) -> list[Run]:
        """The nth line as runs that together say the same, a blank at both ends."""
        if self._runs is None:
            self._runs = self._coloured()
        return [_BLANK, *self._runs[n], _BLANK]

    def _coloured(self) -> list[list[Run]]:
        made: list[list[Run]] = [[]]
        # some lexers know a line by its end
        for text, look in _tokens("\n".join([*self._lines, ""]), self._language):
            for at, part in enumerate(text.split("\n")):
                if at:
                    made.append([])
                if part:
                    made[-1].append(Run(part, look))
        return made


def paint_of(lines: Sequence[str], said: str) -> Paint | None:
    """The colours of a block's lines; None if its language is not known, or if it is too much."""
    if sum(map(len, lines)) > MOST or any(len(line) > _LONGEST_LINE for line in lines):
        return None
    language = language_of("\n".join(lines[:60]), said)
    return Paint(lines, language) if language else None


def _tokens(text: str, language: str) -> Iterator[tuple[str, Look]]:
    """Code in parts with their looks; together they are the code."""
    # 40 ms to import with a lexer, and few articles hold code
    from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped]

    lexer = get_lexer_by_name(language)
    at, stop = 0, thread_time() + _TIME
    for start, kind, value in lexer.get_tokens_unprocessed(text):
        if start != at or thread_time() > stop:  # a lexer that hands its parts to others may jump
            break
        yield value, _look(kind)
        at += len(value)
    if at < len(text):
        yield text[at:], PLAIN


@cache
def _look(kind: Any) -> Look:
    """How a kind of token looks; no amber, which means a place."""
    from pygments.token import Comment, Generic, Keyword, Literal, Name, Number, Operator, Punctuation, String  # type: ignore[import-untyped]

    for kinds, look in (
        ((Generic.Inserted, String), Look("ok", "raised", code=True)),
        ((Generic.Deleted, Generic.Error), Look("error", "raised", code=True)),
        ((Generic.Heading, Generic.Subheading, Generic.Prompt, Generic.Output, Comment), Look("muted", "raised", italic=kind in Comment, code=True)),
        ((Keyword.Constant, Number, Literal, Name.Builtin.Pseudo), Look("star", "raised", code=True)),
        ((Keyword, Operator.Word, Name.Tag), Look("bright", "raised", bold=True, code=True)),
        ((Name.Function, Name.Class, Name.Decorator, Name.Attribute, Name.Namespace), Look("bright", "raised", code=True)),
        ((Operator, Punctuation), Look("soft", "raised", code=True)),
    ):
        if any(kind in each for each in kinds):
            return look
    return PLAIN
