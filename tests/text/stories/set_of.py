"""Reads the set of stories told by several feeds, with their hard neighbours: own texts in the manner of agencies, made up.

A file holds families. `## NAME LANGUAGE TIME PLACE,...` ("-" for no place) opens one, then numbered paragraphs as an agency would send them. Each telling:
`@ FEED +MINUTES [STORY] [@PLACE,...]`, `T` headline, `K` teaser, `= 1 2 a` the paragraphs of the body (without it there is none), own paragraphs under
letters, `~ OLD => NEW` an editor's change, `: NAME=VALUE; ...` what stands for `$NAME`. Two articles tell the same if they are of one family and one story.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zlib import crc32

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of a story.

    Attributes:
        story: family and story; two tellings are the same if theirs are equal.
        family: what stands near each other: a story and its neighbours.
        held_out: whether it is of the half that nothing was tuned on.
        later: whether it was written when all was tuned (`later.txt`); held out as well.
        places: keys of the places that the article is surely about.
    """

    story: str
    family: str
    language: str
    held_out: bool
    later: bool
    feed: int
    published: datetime
    places: frozenset[int]
    title: str
    teaser: str
    text: str


@dataclass(slots=True)
class _Draft:
    """A telling as far as it is read."""

    feed: int
    minutes: int
    story: str
    places: str
    title: str = ""
    teaser: str = ""
    order: tuple[str, ...] = ()
    own: dict[str, str] = field(default_factory=dict)
    changes: list[tuple[str, str]] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)

    def filled(self, text: str) -> str:
        """A text with the fields filled in."""
        return re.sub(r"\$([a-z]+)", lambda match: self.fields[match[1]], text)

    def body(self, paragraphs: dict[str, str]) -> str:
        """The body after the editor's changes; ValueError if there is nothing to change."""
        text = "\n".join((paragraphs | self.own)[label] for label in self.order)
        for old, new in self.changes:
            if old not in text:
                raise ValueError(f"nothing to change: {old}")
            text = text.replace(old, new)
        return self.filled(text)


def _places(names: str) -> frozenset[int]:
    """Keys of places, empty for "-"."""
    return frozenset(crc32(name.encode()) for name in names.split(",") if name != "-")


def _draft(rest: str, places: str) -> _Draft:
    """A telling from the line that opens it."""
    feed, minutes, *more = rest.split()
    own = [word for word in more if not word.startswith("@")]
    moved = [word[1:] for word in more if word.startswith("@")]
    return _Draft(int(feed), int(minutes), own[0] if own else "agency", moved[0] if moved else places)


def _family(block: str, later: bool) -> Iterator[Told]:
    """The tellings of a family."""
    head, *lines = block.strip().splitlines()
    family, language, time, places = head.split()
    paragraphs: dict[str, str] = {}
    drafts: list[_Draft] = []
    for line in filter(None, lines):
        label, _, rest = line.partition(" ")
        match label:
            case "@":
                drafts.append(_draft(rest, places))
            case "T":
                drafts[-1].title = rest
            case "K":
                drafts[-1].teaser = rest
            case "=":
                drafts[-1].order = tuple(rest.split())
            case "~":
                old, _, new = rest.partition(" => ")
                drafts[-1].changes.append((old, new))
            case ":":
                drafts[-1].fields = dict(part.split("=", 1) for part in rest.split("; "))
            case _ if label.isdecimal():
                paragraphs[label] = rest
            case _ if len(label) == 1 and label.islower():
                drafts[-1].own[label] = rest
            case _:
                raise ValueError(f"{family}: {line}")
    held_out = later or crc32(family.encode()) % 2 == 1
    start = datetime.fromisoformat(time).replace(tzinfo=UTC)
    for draft in drafts:
        yield Told(
            f"{family}/{draft.story}",
            family,
            language,
            held_out,
            later,
            draft.feed,
            start + timedelta(minutes=draft.minutes),
            _places(draft.places),
            draft.filled(draft.title),
            draft.filled(draft.teaser),
            draft.body(paragraphs),
        )


def stories() -> tuple[Told, ...]:
    """All tellings of the set, in the order of the files."""
    told: list[Told] = []
    for path in sorted(FOLDER.glob("*.txt")):
        for block in re.split(r"^## ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            told += _family(block, path.stem == "later")
    return tuple(told)
