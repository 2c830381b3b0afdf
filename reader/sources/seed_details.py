"""The seed format's block of details: rows of label, tab, value, with the sources as a broken HTML list."""

import html
import re
from dataclasses import dataclass

from reader.model.article import Link
from reader.text.links import absolute, host

_HEADINGS = frozenset(
    ("details", "detail", "einzelheiten", "eckdaten", "daten und fakten", "key facts", "facts", "détails", "detalles", "dettagli", "detalhes")
)
_EVENT = frozenset(str.split("vorfall ereignis incident event événement evento suceso gebeurtenis"))
_WHERE = frozenset(str.split("ort orte ereignisort tatort schauplatz location locations place places where lieu lugar luogo local plaats"))
_SOURCES = frozenset(str.split("quellen quelle sources source fuentes fuente fonti fonte bronnen bron"))
_KNOWN = _EVENT | _WHERE | _SOURCES

_TAB_ROW = re.compile(r"\s*(?P<label>[^\t]{1,60}?)\s*\t\s*(?P<value>\S.*)")
_LOOSE_ROW = re.compile(r"\s*(?P<label>[^\W\d_]{2,20})(?:\s*:\s*|\s{2,})(?P<value>\S.*)")
_GOES_ON = re.compile(r"\s*(?:[•·●▪‣*–-]\s*\S|</?[a-z]|https?://|www\.)", re.IGNORECASE)

_HREF = re.compile(r"""<a\b[^<>]{0,300}?\bhref\s*=\s*["']?([^"'\s<>]+)["']?[^<>]*>([^<>]*)(?:</a\s*>|$)?""", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_ADDRESS = re.compile(
    r"(?P<url>https?://[^\s<>\"•·●▪‣|]+)|(?<![\w@./:-])(?P<host>(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,6}[^\W\d_]{2,24}(?::\d{1,5})?(?:/[^\s<>\"•·●▪‣|]*)?)(?!@)",
    re.IGNORECASE,
)
_FILE_ENDINGS = frozenset(str.split("pdf txt doc docx xls xlsx odt jpg jpeg png gif mp3 mp4 zip htm html php exe"))
_RUN_TOGETHER = re.compile(r"(?<=[^\s/:=?&])(?=https?://)|[,;](?=\s|https?://|www\.|$)")


@dataclass(frozen=True, slots=True)
class Details:
    """The block's rows in their order, and what three of them mean."""

    rows: tuple[tuple[str, str], ...] = ()
    event: str = ""
    where: str = ""
    sources: tuple[Link, ...] = ()
    sources_label: str = ""


def find_details(lines: list[str]) -> tuple[Details | None, list[str]]:
    """The details of a text and its other lines; None and all lines if it has no such block."""
    for at, line in enumerate(lines):
        if line.strip(" \t:*#_\ufeff").casefold() in _HEADINGS:
            start = at + 1
        elif (found := _TAB_ROW.match(line)) and _key(found["label"]) in _KNOWN:
            start = at
        else:
            continue
        rows, end = _rows(lines, start)
        if rows:
            return _details(rows), [*lines[:at], "", *lines[end:]]
    return None, lines


def _key(label: str) -> str:
    return label.strip(" \t:*_").casefold()


def _rows(lines: list[str], start: int) -> tuple[list[tuple[str, str]], int]:
    """Rows from a line on, and the line after the last of them. A blank line between two rows does not end them."""
    rows: list[tuple[str, str]] = []
    end = at = start
    while at < len(lines):
        line = lines[at]
        at += 1
        if not line.strip():
            continue
        follows = at - 1 == end
        found = _TAB_ROW.match(line) or (_LOOSE_ROW.match(line) if follows else None)
        if found and ("\t" in line.strip() or _key(found["label"]) in _KNOWN):
            rows.append((found["label"].strip(" :*"), found["value"].strip()))
        elif rows and follows and _GOES_ON.match(line):
            rows[-1] = (rows[-1][0], f"{rows[-1][1]} {line.strip()}")
        elif follows and line.endswith("\t") and len(line.strip()) <= 60:
            rows.append((line.strip(" \t:*"), ""))
        else:
            break
        end = at
    return (rows, end) if any(value for _, value in rows) else ([], start)


def _details(rows: list[tuple[str, str]]) -> Details:
    event = where = sources_label = ""
    sources: list[Link] = []
    kept: list[tuple[str, str]] = []
    for label, value in rows:
        key = _key(label)
        if key in _SOURCES:
            links, rest = source_links(value)
            sources.extend(links)
            sources_label = sources_label or label
            if rest:  # names without an address: nowhere else to keep them
                kept.append((label, rest))
            continue
        kept.append((label, value))
        if key in _EVENT:
            event = event or value
        elif key in _WHERE:
            where = where or value
    return Details(tuple(kept), event, where, tuple(sources), sources_label)


def source_links(value: str) -> tuple[tuple[Link, ...], str]:
    """Every host and address in a broken HTML list, titled as written, and what else it says ("" if nothing)."""
    found: dict[str, Link] = {}

    def add(address: str, title: str = "") -> bool:
        address = address.rstrip(".,;:!?)’'»“”")
        url = absolute(address if "://" in address else f"https://{address}")
        if url:
            name = title.strip() or (host(url) if "://" in address or "/" in address else address)
            found.setdefault(url.rstrip("/"), Link(name, url))
        return bool(url)

    def take_anchor(match: re.Match[str]) -> str:
        address, title = html.unescape(match.group(1)), html.unescape(match.group(2))
        return " " if absolute(address) and add(address, title) else f" {address} {title} "

    def take_address(match: re.Match[str]) -> str:
        said = match.group()
        ending = said.partition("/")[0].rpartition(".")[2].casefold()
        return " " if (match["url"] or ending not in _FILE_ENDINGS) and add(said) else said

    text = html.unescape(_TAG.sub(" ", _HREF.sub(take_anchor, value)))
    rest = _ADDRESS.sub(take_address, _RUN_TOGETHER.sub(" ", text))
    words = re.sub(r"[\s•·●▪‣|,;:()*–-]+|\b(?:und|and|et|y|e|en)\b", " ", rest).strip()
    return tuple(found.values()), " ".join(text.split()) if words else ""
