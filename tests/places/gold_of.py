"""Reads the texts with known answers in `gold/`: places marked in the text, main places, countries, datelines.

Form of `LANGUAGE-KIND.tsv`: id, language, text with each place as `[as written|GeoNames id]` and `\\n` for a line break, main place or `-`.
Form of `main-places.tsv`: corpus, id, main places parted by `|` (`-` among or instead of them: none), countries, places of the dateline.
A line that begins with `#` says what the columns are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

GoldKind = Literal["datelines", "ambiguous", "people", "no-places"]
KINDS: tuple[GoldKind, ...] = get_args(GoldKind)
LANGUAGES = ("de", "en")
FOLDER = Path(__file__).parent / "gold"

_MARK = re.compile(r"\[([^\[\]|]+)\|(-?\d+)\]")
_DATELINE_OPENS = re.compile(r"(?:^|\n)[\s(\"„“\d.]*$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place named in a text: code points, and its id in the gazetteer."""

    start: int
    end: int
    geonameid: int


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text and what is known of it.

    Attributes:
        main: id of the place that it is about, None if there is none.
    """

    id: str
    kind: GoldKind
    language: str
    text: str
    marks: tuple[Mark, ...]
    main: int | None

    @property
    def dateline(self) -> Mark | None:
        """The first place of the dateline: the mark that opens a line, a date aside; only texts of that kind have one."""
        if self.kind != "datelines":
            return None
        return next((mark for mark in self.marks if _DATELINE_OPENS.search(self.text[: mark.start])), None)


@dataclass(frozen=True, slots=True)
class MainGold:
    """What an article of a corpus is about.

    Attributes:
        main: ids that are right, the best first.
        may_have_none: it is right too to name none.
        countries: ISO codes, weightiest first.
        dateline: ids of its places, empty if the article opens without one.
    """

    corpus: str
    id: str
    main: tuple[int, ...]
    may_have_none: bool
    countries: tuple[str, ...]
    dateline: tuple[int, ...]


def gold_texts(language: str, kind: GoldKind, folder: Path = FOLDER) -> tuple[GoldText, ...]:
    """The texts of a language and kind. Raises ValueError for a line that is not of the form."""
    return tuple(_text(kind, *fields) for fields in _rows(folder / f"{language}-{kind}.tsv", 4))


def all_gold_texts(folder: Path = FOLDER) -> tuple[GoldText, ...]:
    """The texts of all languages and kinds."""
    return tuple(text for language in LANGUAGES for kind in KINDS for text in gold_texts(language, kind, folder))


def main_places(folder: Path = FOLDER) -> tuple[MainGold, ...]:
    """What articles of the corpora are about. Raises ValueError for a line that is not of the form."""
    return tuple(
        MainGold(corpus, number, _ids(main), "-" in main.split("|"), () if countries == "-" else tuple(countries.split()), _ids(dateline))
        for corpus, number, main, countries, dateline in _rows(folder / "main-places.tsv", 5)
    )


def _rows(path: Path, columns: int) -> Iterator[list[str]]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            fields = line.split("\t")
            if len(fields) != columns:
                raise ValueError(f"{path.name}:{number}: {len(fields)} columns, not {columns}")
            yield fields


def _text(kind: GoldKind, number: str, language: str, marked: str, main: str) -> GoldText:
    marked = marked.replace("\\n", "\n")
    text, marks, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        marks.append(Mark(len(text), len(text) + len(match[1]), int(match[2])))
        text += match[1]
        at = match.end()
    return GoldText(number, kind, language, text + marked[at:], tuple(marks), None if main == "-" else int(main))


def _ids(field: str) -> tuple[int, ...]:
    return tuple(int(number) for number in field.split("|") if number != "-")
