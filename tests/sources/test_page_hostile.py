"""Pages that are broken, endless or made to do harm: something comes out or nothing, but never an error."""

import gzip
import hashlib
import os
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.model.article import RawDocument
from reader.sources import web_page
from reader.sources.full_text import hindrance
from reader.text.make import make
from tests.sources.test_page_shapes import SHAPES, page

PAGES = Path(os.environ.get("DATELINE_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "corpus" / "pages"
SENTENCE = "<p>This is a sentence of the story, and it is long enough to count as running text.</p>"
PIECES = (
    "<div>",
    "</div>",
    "</p>",
    "<a href=",
    "<article>",
    "</body>",
    "<!--",
    "<script>",
    "<table><tr>",
    "&#27;",
    "\0",
    "<p class='x",
    "<h1>",
    "]]>",
    "<form>",
)
relaxed = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@cache
def tune_pages() -> tuple[str, ...]:
    """The smaller pages of those publishers that rules may be made by."""
    found = []
    for path in sorted(PAGES.glob("*/*.html.gz")):
        publisher = path.name.split("_2")[0]
        if int(hashlib.sha256(publisher.encode()).hexdigest(), 16) % 2 == 0:
            text = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
            if len(text) < 160_000:
                found.append(text)
    return tuple(found)


def check(html: str) -> None:
    """All that is done with a page, from its text to the readable story."""
    raw = web_page.read(html, "https://news.example/a")
    made = make(raw, RawDocument(kind="files", articles=(raw,)))
    assert hindrance(raw, html) in ("", "login", "none")
    assert "\x1b" not in made.text


@st.composite
def mutations(draw: st.DrawFn, text: str) -> str:
    """A text cut off, with parts dropped, doubled or put elsewhere, and with rubbish in it."""
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from((1, 5, 60, 700, 9000))))
        match draw(st.sampled_from(("cut", "drop", "double", "move", "rubbish", "tag", "untag"))):
            case "cut":
                text = text[:end]
            case "drop":
                text = text[:start] + text[end:]
            case "double":
                text = text[:end] + text[start:end] + text[end:]
            case "move":
                text = text[end:] + text[start:end] + text[:start]
            case "rubbish":
                text = text[:start] + draw(st.text(max_size=20)) + text[end:]
            case "tag":
                text = text[:start] + draw(st.sampled_from(PIECES)) + text[start:]
            case _:
                text = text[:start] + text[start:end].replace(">", "") + text[end:]
    return text


@relaxed
@given(st.data())
def test_no_mutation_of_a_real_page_raises(data: st.DataObject) -> None:
    if not tune_pages():
        pytest.skip(f"no pages in {PAGES}")
    check(data.draw(mutations(data.draw(st.sampled_from(tune_pages())))))


@settings(relaxed, max_examples=60)
@given(st.data())
def test_no_mutation_of_a_page_of_any_make_raises(data: st.DataObject) -> None:
    check(data.draw(mutations(page(data.draw(st.sampled_from(list(SHAPES.values()))).body))))


@pytest.mark.parametrize(
    "html",
    [
        "",
        " ",
        "<",
        "<html>",
        "<body>",
        "<!doctype html>",
        "plain",
        "<p>",
        "<html><body><h1>Title",
        "<title>Only a title",
        "<frameset><frame src=a></frameset>",
        "<svg><p>x</p></svg>",
        "&#27;[31m",
        f"<html><body><div>a\x0cb&#xfffe;c\ufffed<br><br>e\uffff{SENTENCE}f\x0c<script>x</script>g\ufffe{SENTENCE}</div>",
        "<p>" + "&#27;" * 50 + SENTENCE,
        "<html><body>" + "<div>" * 5000 + SENTENCE * 5,
        "<html><body>" + "<b>" * 3000 + "x",
        "<html><body><article>" + ("<ul><li>" * 100 + "x" + "</li></ul>" * 100) * 20,
        "<html><body><article>" + SENTENCE * 3 + ("<div>" * 50 + "<img src=/a.jpg>" * 60 + "</div>" * 50) * 20 + SENTENCE,
        "<html><body>" + "<form><input></form>" * 3000 + SENTENCE,
        "<html><body><div>" + "text of something here.<br><br>" * 2000,
        "<html><body>" + "<h2>Comments</h2>" * 3000,
        "<html><body><script>" + "[" * 200_000 + "</script>" + SENTENCE,
        '<html><head><meta property="og:title" content="' + "a " * 100_000 + '"></head><body>' + SENTENCE,
        "<html><body><p>" + " " * 300_000 + "x</p>" + SENTENCE,
        "<html><body><p>" + "(" * 300_000 + "x</p>" + SENTENCE,
        "<html><body><p>" + "By A " * 50_000 + "x</p>" + SENTENCE,
    ],
)
def test_the_oddest_pages_are_read(html: str) -> None:
    check(html)


def test_control_references_do_not_cost_the_story() -> None:
    raw = web_page.read(f"<html><body><article><h1>T</h1>&#27;{SENTENCE}&#x1b;{SENTENCE}</article>")
    assert make(raw, RawDocument(kind="files", articles=(raw,))).text.count("running text") == 2
