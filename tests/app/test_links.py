from contextlib import asynccontextmanager
from typing import Any

import pytest

from reader.app.screens.links import LinksSheet
from reader.model.article import Article, Link
from reader.model.paths import styles
from tests.app.reading import HOSTILE, Around, article, screen_text

LINKS = (Link("Standard", "https://www.derstandard.at/story/3000"), Link("Karte", "https://maps.example.org/wien?zoom=3"))


class Asking(Around):
    CSS_PATH = [styles() / "sheets.tcss"]


@asynccontextmanager
async def asked(shown: Article, size: tuple[int, int] = (80, 24)) -> Any:
    app = Asking()
    answers: list[object] = []
    async with app.run_test(size=size) as pilot:
        await app.push_screen(LinksSheet(shown), answers.append)
        await pilot.pause()
        yield app, answers, pilot


async def test_every_link_has_number_host_and_what_the_text_calls_it() -> None:
    async with asked(article(links=LINKS)) as (app, _answers, _pilot):
        text = screen_text(app)
        assert "LINKS" in text
        assert "▌1 www.krone.at" in text
        rows = [row for row in text.splitlines() if "derstandard" in row]
        assert rows[0].split()[-4:] == ["3", "www.derstandard.at", "Standard", "text"]
        assert "https://www.krone.at" in text


async def test_the_full_address_of_the_chosen_one_is_seen_before_it_opens() -> None:
    async with asked(article(links=LINKS)) as (app, answers, pilot):
        await pilot.press("j", "j")
        await pilot.pause()
        assert "https://www.derstandard.at/story/3000" in screen_text(app)
        await pilot.press("enter")
        assert answers == [("open", 3)]


async def test_the_line_under_a_host_is_as_long_as_the_host() -> None:
    async with asked(article(links=LINKS)) as (app, _answers, _pilot):
        lined = [part.text for row in app.screen._compositor.render_strips() for part in row if part.style and part.style.underline]
        assert lined[:3] == ["www.krone.at", "www.themoscowtimes.com", "www.derstandard.at"]


async def test_a_long_address_is_shown_in_full() -> None:
    url = "https://x.example/" + "abcdefghij" * 30
    async with asked(article(sources=(Link("x", url),))) as (app, _answers, _pilot):
        rows = [row.strip("▌▐█ ") for row in screen_text(app).splitlines()]
        assert url in "".join(rows)


async def test_digits_choose_and_c_copies() -> None:
    async with asked(article(links=LINKS)) as (_app, answers, pilot):
        await pilot.press("4", "c")
        assert answers == [("copy", 4)]


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_leaving_changes_nothing(key: str) -> None:
    async with asked(article()) as (_app, answers, pilot):
        await pilot.press(key)
        assert answers == [None]


async def test_a_filter_narrows_and_escape_takes_it_off_first() -> None:
    async with asked(article(links=LINKS)) as (app, answers, pilot):
        await pilot.press("slash", *"karte")
        await pilot.pause()
        assert "maps.example.org" in screen_text(app)
        assert "www.krone.at" not in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "www.krone.at" in screen_text(app)
        assert answers == []
        await pilot.press("slash", *"maps", "enter")
        assert answers == [("open", 4)]


async def test_nothing_opens_where_the_filter_finds_nothing() -> None:
    async with asked(article()) as (_app, answers, pilot):
        await pilot.press("slash", *"zzz", "enter", "escape", "escape")
        assert answers == [None]


async def test_an_article_without_links_says_so() -> None:
    async with asked(article(sources=())) as (app, answers, pilot):
        assert "none named" in screen_text(app)
        await pilot.press("enter", "c", "1", "escape")
        assert answers == [None]


@pytest.mark.parametrize("size", [(40, 10), (160, 45)])
async def test_many_links_scroll_and_keep_title_and_keys_on_the_screen(size: tuple[int, int]) -> None:
    many = tuple(Link(f"t{n}", f"https://host{n}.example/") for n in range(200))
    async with asked(article(links=many), size) as (app, answers, pilot):
        await pilot.press("G")
        await pilot.pause()
        text = screen_text(app)
        assert "LINKS" in text
        assert "close" in text
        assert "https://host199.example/" in text
        await pilot.press("enter")
        assert answers == [("open", 202)]


async def test_hostile_titles_and_addresses_are_text() -> None:
    links = tuple(Link(hostile, f"https://x.example/{hostile}") for hostile in HOSTILE) + tuple(Link(hostile, hostile) for hostile in HOSTILE)
    async with asked(article(links=links), (120, 50)) as (app, _answers, pilot):
        await pilot.press("j", "j", "j", "j", "j", "G")
        await pilot.pause()
        text = screen_text(app)
        assert "[@click=app.quit]x[/]" in text
        assert not set(text) & set("\x00\x07\x1b\x9b\u202e\u2066")
