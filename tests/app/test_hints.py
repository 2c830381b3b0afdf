"""i: letters before the links in sight, which open them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from reader.app.main import DatelineApp
from reader.app.widgets.article_view import ArticleView
from reader.desk.session import Session
from reader.library.sqlite.open import open_memory
from reader.model.article import Link
from reader.model.blocks import Block, Caption, NoteSpan, Paragraph, Span
from reader.model.settings import Settings
from reader.model.words import choose_language
from tests.app.news_app import NOW, SIZES, fill, lines, press, screen, shown, started, story, text, toasts, until

SMALL, MIDDLE, _BROAD, WIDE = SIZES
BODY: tuple[Block, ...] = (
    Paragraph((Span("As the "), Span("Standard", link=0), Span(" and the "), Span("Krone", link=1), Span(" say"), NoteSpan("[1]", note=1), Span("."))),
    *(Paragraph((Span("Some words that go on and on. " * 12),)) for _n in range(8)),
    Caption((NoteSpan("[1]", note=-1), Span(" Both of them."))),
)
LINKS: tuple[Link, ...] = (Link("Standard", "https://standard.example/story"), Link("Krone", "https://krone.example/other"))


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    choose_language("en")
    yield
    choose_language("en")


def session(count: int = 0) -> Session:
    made = Session(open_memory(), Settings(mark_read="never"), now=lambda: NOW)
    body, links = BODY, LINKS
    if count:
        links = tuple(Link(f"l{n}", f"https://l{n}.example/") for n in range(count))
        body = (Paragraph(tuple(part for n in range(count) for part in (Span(f"l{n}", link=n), Span(" ")))),)
    fill(made, [replace(story(0), blocks=body, links=links, sources=(), teaser="", fingerprint="a")])
    return made


async def read(pilot: Pilot[None], said: str = "As the Standard") -> list[int]:
    """Opens the article; the numbers that are asked to be opened from now on."""
    news = await started(pilot)
    await press(pilot, "enter")
    await shown(pilot, said)
    opened: list[int] = []
    news.open_number = lambda number: opened.append(number or 0)  # type: ignore[method-assign] # no browser in tests
    return opened


@pytest.mark.parametrize("size", [SMALL, MIDDLE, WIDE])
async def test_letters_stand_before_the_links_and_nothing_moves(size: tuple[int, int]) -> None:
    async with DatelineApp(session()).run_test(size=size) as pilot:
        await read(pilot)
        before = lines(pilot)
        await press(pilot, "i")
        await shown(pilot, "As theaStandard [1] and thesKrone [2] sad¹.")
        assert screen(pilot).hinting
        assert "a standard.example, s krone.example, d note 1" in lines(pilot)[-1]
        await press(pilot, "escape")
        assert lines(pilot) == before
        assert screen(pilot).pane == "article"


async def test_a_letter_opens_its_link_and_the_letters_go() -> None:
    async with DatelineApp(session()).run_test(size=SMALL) as pilot:
        opened = await read(pilot)
        await press(pilot, "i", "s")
        assert opened == [2]
        assert not screen(pilot).hinting
        assert "As the Standard" in text(pilot)


async def test_any_other_key_only_takes_the_letters_away() -> None:
    async with DatelineApp(session()).run_test(size=SMALL) as pilot:
        opened = await read(pilot)
        for key in ("b", "down", "enter", "2"):
            await press(pilot, "i", key)
            assert not screen(pilot).hinting
        assert opened == []
        assert screen(pilot).pane == "article"
        assert screen(pilot).view.text.scroll_offset.y == 0
        assert screen(pilot).row is not None
        assert not screen(pilot).row.bookmarked  # type: ignore[union-attr] # checked above


async def test_more_links_than_letters_have_two_each_and_the_first_leaves_those_that_fit() -> None:
    async with DatelineApp(session(40)).run_test(size=SMALL) as pilot:
        opened = await read(pilot, "l0 [1]")
        await press(pilot, "i")
        await shown(pilot, "aal0 [1asl1 [2adl2")
        await press(pilot, "s")
        assert "aal0" not in text(pilot)
        assert "sa l26.example" in lines(pilot)[-1]
        await press(pilot, "d")
        assert opened == [29]


async def test_the_address_of_the_only_one_left_is_told_in_full() -> None:
    async with DatelineApp(session(27)).run_test(size=SMALL) as pilot:
        opened = await read(pilot, "l0 [1]")
        await press(pilot, "i", "s")
        assert "sa https://l26.example/" in lines(pilot)[-1]
        await press(pilot, "a")
        assert opened == [27]


async def test_a_footnote_is_gone_to_and_back_from() -> None:
    async with DatelineApp(session()).run_test(size=SMALL) as pilot:
        await read(pilot)
        await press(pilot, "i", "d")
        await shown(pilot, "¹ Both of them.")
        assert screen(pilot).view.text.scroll_offset.y > 0
        await press(pilot, "i", "a")
        await shown(pilot, "As the Standard")


async def test_a_click_on_a_footnotes_mark_goes_to_the_note() -> None:
    async with DatelineApp(session()).run_test(size=SMALL) as pilot:
        await read(pilot)
        row = next(y for y, line in enumerate(lines(pilot)) if "¹" in line)
        await pilot.click(ArticleView, offset=(lines(pilot)[row].index("¹"), row - screen(pilot).view.region.y))
        await shown(pilot, "¹ Both of them.")


async def test_scrolling_takes_the_letters_away() -> None:
    async with DatelineApp(session()).run_test(size=SMALL) as pilot:
        await read(pilot)
        await press(pilot, "i")
        screen(pilot).view.line_down()
        await until(pilot, lambda: not screen(pilot).hinting)


async def test_an_article_that_is_shown_anew_has_none_and_keys_do_what_they_do() -> None:
    async with DatelineApp(session()).run_test(size=SMALL) as pilot:
        opened = await read(pilot)
        news = screen(pilot)
        await press(pilot, "i")
        news.view.show(news.article, keep_position=True)
        await press(pilot, "d")
        assert opened == []
        assert news.pane == "metadata"


async def test_without_links_in_sight_it_says_so() -> None:
    async with DatelineApp(session()).run_test(size=SMALL) as pilot:
        await read(pilot)
        screen(pilot).view.go_to(0.5)
        await press(pilot, "i")
        assert "No link in sight." in toasts(pilot)
        assert not screen(pilot).hinting


async def test_three_thousand_links_do_no_harm() -> None:
    async with DatelineApp(session(3_000)).run_test(size=WIDE) as pilot:
        opened = await read(pilot, "l0 [1]")
        await press(pilot, "i", "a", "a")
        assert opened == [1]
