"""The metadata panel's rows about more of an article: who else tells it, what is enclosed, full text, changes."""

from dataclasses import replace
from datetime import timedelta
from typing import Literal

import pytest

from reader.model.article import Enclosure, Headline
from tests.app.reading import NOW, article, facts_of, lines
from tests.app.test_metadata import looking, told


def row(n: int, publisher: str, title: str, hours: int) -> Headline:
    """A row of another article."""
    return Headline(n, n, title, "Moskau", 1, publisher, publisher, NOW - timedelta(hours=hours), True, n % 2 == 0, False, False)


async def test_who_else_tells_the_story_stands_there_with_other_headlines() -> None:
    shown = article()
    others = (row(21, "Wiener Blatt", shown.story.title, 1), row(22, "Kontinent", "Witkoff in Moskau", 3))
    async with looking(shown, (34, 60), replace(facts_of(shown), same=others)) as (app, panel, pilot):
        rows = lines(panel)
        at = rows.index("  SAME STORY                   2")
        assert rows[at + 1 : at + 4] == ["  Wiener Blatt               1 h", "  Kontinent                  3 h", "  Witkoff in Moskau"]
        while panel.move(1):
            pass
        panel.move(-3)
        panel.act()
        await pilot.pause()
        assert told(app)[-1] == ("article", 21)


async def test_what_is_enclosed_is_named_with_kind_and_size() -> None:
    enclosed = (Enclosure("https://pod.example/a.mp3", "audio/mpeg", 12_400_000, "Folge 3"), Enclosure("https://pod.example/b", "", None, ""))
    shown = article(enclosures=enclosed, comments_url="https://blog.example/1#comments")
    async with looking(shown, (60, 60)) as (_app, panel, _pilot):
        rows = lines(panel)
        assert "  Enclosed   Folge 3 audio/mpeg 12 MB" in rows
        assert "             pod.example" in rows
        assert "  Comments   blog.example" in rows


@pytest.mark.parametrize(
    ("full", "trouble", "words"),
    [
        ("there", "", "full text of its page"),
        ("wanted", "", "full text is wanted"),
        ("failed", "the page needs a login", "no full text: the page needs a login"),
    ],
)
async def test_what_became_of_the_full_text_is_said(full: Literal["there", "wanted", "failed"], trouble: str, words: str) -> None:
    async with looking(replace(article(), full=full, full_trouble=trouble), (60, 60)) as (_app, panel, _pilot):
        assert f"  Text       {words}" in lines(panel)


async def test_a_changed_article_says_so_and_shows_what() -> None:
    async with looking(replace(article(), changed=True), (60, 60)) as (_app, panel, _pilot):
        assert "  Changed    since you read it" in lines(panel)
