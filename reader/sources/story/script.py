"""The story of a page that has it only as data in a script: JSON that the page's own code would make paragraphs of."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from reader.sources.story.pieces import is_sentence
from reader.sources.story.voices import words

_LARGEST = 6_000_000
"""Characters of a script that is read."""
_DEEPEST = 40
_MOST_STRINGS = 20_000
_LEAST = 400
"""Characters from which some strings are a story."""
_SHORTEST = 40
_MARKUP = re.compile(r"<(?:p|br|div|h[2-4])\b[^<>]*>", re.IGNORECASE)
_ASSIGNED = re.compile(r"^\s*(?:(?:window|self|globalThis|var|let|const)[\s.\[][^={(]{0,80}=|JSON\.parse\()\s*(?=[{\[])")
_NOT_STORY = re.compile(
    r"descri|summar|teaser|excerpt|comment|privacy|consent|cookie|translation|locale|i18n|caption|\balt\b|\bbio|related|recommend|seo|meta|newsletter",
    re.IGNORECASE,
)

Path = tuple[str, ...]


def scripts_of(root: Any) -> list[str]:
    """The texts of a page's scripts that can hold a story."""
    return [
        element.text
        for element in root.iter("script")
        if element.text and _LEAST < len(element.text) <= _LARGEST and "ld+json" not in (element.get("type") or "")
    ]


def scripted_text(scripts: list[str], title: str) -> tuple[str, bool]:
    """The story in a page's scripts, and whether it is HTML; ("", False) if there is none that has to do with the title."""
    wanted = {word for word in words(title) if len(word) > 3}
    best, is_html = "", False
    for text in scripts:
        for found, marked in _stories(text):
            if len(found) > len(best) and _is_about(found, wanted):
                best, is_html = found, marked
    return best, is_html


def _is_about(text: str, wanted: set[str]) -> bool:
    own = set(words(text))
    return not wanted or len(wanted & own) * 2 >= len(wanted)


def _data(text: str) -> Any:
    """The JSON of a script, also if it is assigned to a variable; None if it holds none."""
    start = text.lstrip()
    if not start.startswith(("{", "[")):
        assigned = _ASSIGNED.match(text)
        if assigned is None:
            return None
        start = text[assigned.end() :]
    try:
        return json.JSONDecoder(strict=False).raw_decode(start)[0]
    except (ValueError, RecursionError):
        return None


def _stories(text: str) -> Iterator[tuple[str, bool]]:
    """What can be stories: a long string of HTML, or the sentences that stand at like places of the data."""
    data = _data(text)
    if data is None:
        return
    by_path: dict[Path, list[str]] = defaultdict(list)
    for at, (path, value) in enumerate(_strings(data, ())):
        if at >= _MOST_STRINGS:
            break
        if any(_NOT_STORY.search(name) for name in path[-2:]):
            continue
        if _MARKUP.search(value) and len(value) >= _LEAST:
            yield value, True
        elif len(value) >= _SHORTEST and is_sentence(value):
            by_path[path].append(value)
    for its in by_path.values():
        joined = "\n\n".join(dict.fromkeys(its))
        if len(joined) >= _LEAST:
            is_html = _MARKUP.search(joined) is not None or "</" in joined
            yield ("".join(f"<p>{each}</p>" for each in dict.fromkeys(its)) if is_html else joined), is_html


def _strings(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """All strings in the order of the data, each with the names that lead to it."""
    if len(path) > _DEEPEST:
        return
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, list):
        for each in data:
            yield from _strings(each, path)
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from _strings(value, (*path, str(name)))
