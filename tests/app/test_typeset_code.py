import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.app.show import Glyphs, Ink
from reader.app.themes import ANSI_DARK, PALETTES, contrast
from reader.app.widgets.typeset_code import MOST, language_of, paint_of
from reader.app.widgets.typeset_draw import draw
from reader.model.blocks import Code
from tests.app.reading import article
from tests.app.test_typeset import INK, laid, night

PYTHON = 'def hello(name):\n    """Says\n    hello."""\n    return f"Hi {name}", 42, None  # done'


def parts(text: str, language: str = "python") -> list[tuple[str, str, bool]]:
    paint = paint_of(text.split("\n"), language)
    assert paint is not None
    return [(run.text, run.look.name, run.look.bold) for n in range(text.count("\n") + 1) for run in paint.line(n)]


def test_keywords_are_bold_and_strings_numbers_and_comments_have_colours_of_their_own() -> None:
    found = parts(PYTHON)
    assert ("def", "bright", True) in found
    assert ("hello", "bright", False) in found
    assert ("42", "star", False) in found
    assert ("None", "star", False) in found
    assert ("# done", "muted", False) in found


def test_a_string_over_several_lines_is_one_on_each_of_them() -> None:
    assert {name for text, name, _bold in parts(PYTHON) if "Says" in text or "hello." in text} == {"ok"}


def test_removed_and_added_lines_of_a_patch_are_told_apart() -> None:
    found = parts("@@ -1 +1 @@\n-old\n+new", "patch")
    assert ("-old", "error", False) in found
    assert ("+new", "ok", False) in found


@pytest.mark.parametrize("theme", PALETTES)
def test_every_colour_of_code_can_be_read_on_its_ground(theme: str) -> None:
    from textual.color import Color

    palette = PALETTES[theme]
    for name in ("bright", "text", "soft", "muted", "ok", "star", "error"):
        assert contrast(Color.parse(palette[name]), Color.parse(palette["raised"])) >= 4.5


def test_nothing_of_it_is_amber_which_means_a_place() -> None:
    assert not {name for _text, name, _bold in parts(PYTHON)} & {"accent", "place", "place_read"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("def f(x):\n    return 1", "python"),
        ("#!/bin/sh\necho", "bash"),
        ('{"a": 1}', "json"),
        ("diff --git a/x b/x", "diff"),
        ("#include <stdio.h>", "c"),
        ("SELECT a FROM b", "sql"),
        ("const a = 1", "javascript"),
        ("Some words, as in a letter.", ""),
    ],
)
def test_a_language_that_is_not_named_is_guessed_if_it_shows(text: str, language: str) -> None:
    assert language_of(text, "") == language


def test_a_language_that_is_named_but_not_known_is_not_guessed() -> None:
    assert language_of("def f(x):\n    return 1", "brainfuck") == ""
    assert language_of("x", "JS") == "javascript"


def test_too_much_code_stays_as_it_is() -> None:
    assert paint_of(["x = 1"] * (MOST // 5 + 1), "python") is None
    assert paint_of(["x" * 2_000], "python") is None


def test_it_is_coloured_when_it_is_drawn_and_says_the_same() -> None:
    made = laid(article(title="T", teaser="", dateline="", blocks=(Code(PYTHON, "python"),)), 60)
    row = made.rows[3]
    assert row.leaf.paint is not None
    before = row.leaf.text
    strip = draw(row, INK, 60).strip
    assert row.leaf.text == before
    assert strip.text.startswith(" def hello(name): ")
    assert night("bright") in {part.style.color.name for part in strip if part.style and part.style.color}


def test_sixteen_colours_have_bold_alone() -> None:
    made = laid(article(title="T", teaser="", dateline="", blocks=(Code(PYTHON, "python"),)), 60)
    styles = [part.style for row in made.rows[3:7] for part in draw(row, Ink(ANSI_DARK, Glyphs(), plain=True), 60).strip if part.style]
    assert not [style for style in styles if style.color]
    assert [style for style in styles if style.bold]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["python", "php", "html", "bash", "yaml", "diff", "sql", "json", "console", "perl", "make", "xml", "css"]))
def test_any_text_in_any_language_is_coloured_without_a_change(text: str, language: str) -> None:
    lines = text.replace("\r", "").split("\n")
    paint = paint_of(lines, language)
    assert paint is not None
    for n, line in enumerate(lines):
        assert "".join(run.text for run in paint.line(n)) == f" {line} "
