"""The podcast elements of an RSS item (https://help.apple.com/itc/podcasts_connect/#/itcb54353390) in feedparser's shape, for the quick reader."""

from typing import Any

from feedparser.api import StrictFeedParser

NAMESPACE = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"

_WITHOUT_NEWS = frozenset(str.split("duration episode season episodeType explicit block order isClosedCaptioned"))


def take(entry: dict[str, Any], element: Any) -> bool:
    """Takes an element up into its entry; False if feedparser should judge it."""
    name = element.tag.removeprefix(NAMESPACE)
    text = (element.text or "").strip()
    if len(element) or (element.attrib and name != "image"):
        return False
    if name in _WITHOUT_NEWS:
        return True
    if name == "keywords":
        entry["tags"].extend({"term": term.strip()} for term in text.split(",") if term.strip())
    elif name == "image":
        if text or not element.get("href") or "image" in entry:
            return False
        entry["image"] = {"href": element.get("href")}
    elif name == "summary":
        _take_summary(entry, text)
    else:
        key = {"title": "itunes_title", "author": "author", "subtitle": "subtitle"}.get(name, "")
        if not key or key in entry:
            return False
        entry[key] = text
        if name == "subtitle":
            entry["subtitle_detail"] = {"type": _type_of(text)}
    return True


def _take_summary(entry: dict[str, Any], text: str) -> None:
    """A summary beside a description is the content, unless there is one; then it replaces the description."""
    if "summary" in entry and "content" not in entry:
        entry["content"] = [{"type": _type_of(text), "value": text}]
    else:
        entry["summary"] = text
        entry["summary_detail"] = {"type": _type_of(text)}


def _type_of(text: str) -> str:
    """The media type that feedparser guesses for what should be plain text."""
    return "text/html" if StrictFeedParser.looks_like_html(text) else "text/plain"
