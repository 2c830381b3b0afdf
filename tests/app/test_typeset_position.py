"""Where the reader is stays where it was: when the article is told anew, when its full text comes, in the next session."""

import asyncio

import pytest

from reader.app.widgets.article_view import ArticleView
from reader.model.article import Article
from reader.model.blocks import Paragraph, Span
from tests.app.reading import article
from tests.app.test_article_view import reading


def told(first: int, last: int, *before: str) -> Article:
    paragraphs = [f"Paragraph {n}. " + " ".join(f"word{n}x{k}" for k in range(40)) for n in range(first, last)]
    return article(blocks=tuple(Paragraph((Span(text),)) for text in (*before, *paragraphs)))


def top(view: ArticleView) -> str:
    made = view.text.layout_rows
    assert made is not None
    return made.rows[view.text.scroll_offset.y].text


async def test_a_refresh_that_puts_news_before_it_leaves_the_same_words_at_the_top() -> None:
    async with reading(told(0, 30), (80, 24)) as (_app, view, pilot):
        view.go_to(0.5)
        before = top(view)
        view.show(told(0, 30, "Breaking news, which is new here. " * 20), keep_position=True)
        await pilot.pause()
        assert top(view) == before


async def test_a_refresh_that_takes_paragraphs_away_leaves_the_same_words_at_the_top() -> None:
    async with reading(told(0, 30), (80, 24)) as (_app, view, pilot):
        view.go_to(0.6)
        before = top(view)
        view.show(told(8, 30), keep_position=True)
        await pilot.pause()
        assert top(view) == before


async def test_at_the_top_the_reader_stays_there() -> None:
    async with reading(told(0, 1), (80, 24)) as (_app, view, pilot):
        view.show(told(0, 30, "The full text."), keep_position=True)
        await pilot.pause()
        assert view.text.scroll_offset.y == 0


async def test_the_full_text_in_place_of_a_teaser_is_read_on_at_the_same_words() -> None:
    async with reading(told(5, 9), (60, 12)) as (_app, view, pilot):
        view.line_down()
        for _row in range(14):
            view.line_down()
        before = top(view)
        view.show(told(0, 30), keep_position=True)
        await pilot.pause()
        assert top(view) == before


async def test_a_share_of_a_former_telling_leads_to_the_same_words() -> None:
    async with reading(told(0, 30), (80, 24)) as (_app, view, pilot):
        view.go_to(0.5)
        share, before = view.share, top(view)
        view.show(None)
        view.show(told(0, 30, "Breaking news, which is new here. " * 20))
        view.go_where_it_was(share, told(0, 30))
        await pilot.pause()
        assert top(view) == before
        view.go_where_it_was(0.0, told(0, 30))


async def test_a_share_of_a_former_telling_that_nothing_is_left_of_is_as_far_down() -> None:
    async with reading(told(0, 30), (80, 24)) as (_app, view, pilot):
        view.go_where_it_was(0.5, told(100, 130))
        await pilot.pause()
        assert view.share == pytest.approx(0.5, abs=0.1)


async def test_keys_have_their_turn_while_a_long_article_is_being_set() -> None:
    async with reading(None, (80, 24)) as (_app, view, pilot):
        view.show(told(0, 4000))
        seen = set[int]()
        while not view.text.whole:
            seen.add(len(view.text.layout_rows.rows))
            await asyncio.sleep(0)
        assert len(seen) > 20
        await pilot.pause()
