"""ctrl+f: words found in the article, gone through by Enter, n and N."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from reader.app.main import DatelineApp
from reader.app.widgets.article_view import ArticleView
from reader.desk.session import Session
from reader.library.sqlite.open import open_memory
from reader.model.blocks import Code, Paragraph, Span
from reader.model.settings import Settings
from reader.model.words import choose_language
from tests.app.news_app import NOW, SIZES, fill, lines, pane, press, screen, shown, started, story, text, toasts, until
from tests.app.reading import Around, article

SMALL, MIDDLE, _BROAD, WIDE = SIZES


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    choose_language("en")
    yield
    choose_language("en")


def session() -> Session:
    made = Session(open_memory(), Settings(mark_read="never"), now=lambda: NOW)
    body = tuple(Paragraph((Span(f"Paragraph {n} about the Straße and trams. " + "Some words that go on. " * 12),)) for n in range(12))
    fill(made, [replace(story(0), blocks=body, teaser="", fingerprint="a"), story(1)])
    return made


def lit(pilot: Pilot[None]) -> list[str]:
    """What stands out in the text in sight: the current place in angle brackets."""
    column = screen(pilot).view.text
    parts = [(part.text, part.style) for y in range(column.size.height) for part in column.render_line(y) if part.style is not None]
    return [f"<{said}>" if style.reverse else said for said, style in parts if style.reverse or (style.bold and style.underline)]


async def looked_for(pilot: Pilot[None], words: str) -> None:
    """Opens the article and types words."""
    await started(pilot)
    await press(pilot, "enter")
    await shown(pilot, "Paragraph 0")
    await press(pilot, "ctrl+f", *words)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_places_are_lit_as_one_types_and_counted(size: tuple[int, int]) -> None:
    async with DatelineApp(session()).run_test(size=size) as pilot:
        await looked_for(pilot, "strasse")
        await shown(pilot, "1 of 12")
        assert screen(pilot).finding
        assert lit(pilot)[0] == "<Straße>"
        assert set(lit(pilot)[1:]) == {"Straße"}
        bar = next(row for row in lines(pilot) if "Find strasse" in row)
        assert "1 of 12" in bar


async def test_enter_goes_on_and_hands_the_keys_to_n_and_shift_n() -> None:
    async with DatelineApp(session()).run_test(size=SMALL) as pilot:
        await looked_for(pilot, "trams")
        await press(pilot, "enter")
        await shown(pilot, "2 of 12")
        await press(pilot, "n", "n", "enter")
        await shown(pilot, "5 of 12")
        await press(pilot, "N")
        await shown(pilot, "4 of 12")
        assert "Paragraph 3 about" in text(pilot)
        assert "<trams>" in lit(pilot)


async def test_behind_the_last_comes_the_first_and_before_the_first_the_last() -> None:
    async with DatelineApp(session()).run_test(size=SMALL) as pilot:
        await looked_for(pilot, "trams")
        await press(pilot, "up")
        await shown(pilot, "12 of 12")
        await press(pilot, "down")
        await shown(pilot, "1 of 12")


async def test_esc_ends_it_where_the_reader_is() -> None:
    async with DatelineApp(session()).run_test(size=SMALL) as pilot:
        await looked_for(pilot, "Paragraph 8")
        await shown(pilot, "1 of 1")
        top = screen(pilot).view.text.scroll_offset.y
        assert top > 0
        await press(pilot, "escape")
        news = screen(pilot)
        assert not news.finding
        assert news.view.text.scroll_offset.y == top
        assert pane(pilot) == "article"
        assert news.focused is news.view
        assert lit(pilot) == []
        await press(pilot, "escape")
        assert pane(pilot) == "list"


async def test_esc_in_the_article_ends_finding_before_it_leaves() -> None:
    async with DatelineApp(session()).run_test(size=SMALL) as pilot:
        await looked_for(pilot, "trams")
        await press(pilot, "enter", "escape")
        assert not screen(pilot).finding
        assert screen(pilot).pane == "article"


async def test_what_is_not_there_is_said_and_the_words_keep_the_keys() -> None:
    async with DatelineApp(session()).run_test(size=SMALL) as pilot:
        await looked_for(pilot, "zeppelin")
        await shown(pilot, "not found")
        await press(pilot, "enter", "x")
        await shown(pilot, "Find zeppelinx")
        assert toasts(pilot) == ""


async def test_the_words_from_before_are_typed_over() -> None:
    async with DatelineApp(session()).run_test(size=SMALL) as pilot:
        await looked_for(pilot, "trams")
        await press(pilot, "enter", "ctrl+f")
        await shown(pilot, "Find trams")
        await press(pilot, "w", "o", "r", "d", "s")
        await shown(pilot, "Find words")


async def test_another_article_ends_it() -> None:
    async with DatelineApp(session()).run_test(size=SMALL) as pilot:
        await looked_for(pilot, "trams")
        await press(pilot, "enter", "J")
        await until(pilot, lambda: not screen(pilot).finding)
        await shown(pilot, "of story 1")


async def test_a_new_width_and_new_marks_keep_the_place() -> None:
    async with DatelineApp(session()).run_test(size=SMALL) as pilot:
        await looked_for(pilot, "trams")
        await press(pilot, "enter", "n", "n")
        await shown(pilot, "4 of 12")
        for size in ((60, 20), MIDDLE, SMALL):
            await pilot.resize_terminal(*size)
            await shown(pilot, "4 of 12")
            assert "<trams>" in lit(pilot)


async def test_in_the_list_it_opens_the_article_and_its_find_bar() -> None:
    async with DatelineApp(session()).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "ctrl+f")
        await until(pilot, lambda: news.finding)
        assert news.pane == "article"
        assert news.current is not None


async def test_a_long_article_is_looked_through_before_it_is_set_to_its_end() -> None:
    app = Around(ArticleView)
    shown_one = article(blocks=tuple(Paragraph((Span(f"Paragraph {n}. " + "Some words that go on and on. " * 6),)) for n in range(3_000)))
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.query_one(ArticleView)
        view.show(shown_one)
        view.open_find()
        view.find_bar.field.value = "Paragraph 2999"
        await pilot.pause()
        assert view.text.finder is not None
        while not view.text.finder.done:
            await pilot.pause()
        await pilot.pause()
        assert [place.leaf.text[:15] for place in view.text.finder.places] == ["Paragraph 2999."]
        assert "Paragraph 2999." in "\n".join(strip.text for strip in app.screen._compositor.render_strips())


async def test_what_is_found_far_to_the_right_of_code_comes_in_sight() -> None:
    app = Around(ArticleView)
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.query_one(ArticleView)
        view.show(article(title="T", teaser="", dateline="", blocks=(Code("x" * 150 + " needle " + "y" * 50),)))
        view.open_find()
        view.find_bar.field.value = "needle"
        await pilot.pause()
        assert " needle " in view.text.render_line(3).text


async def test_wide_blocks_in_sight_move_by_keys() -> None:
    made = Session(open_memory(), Settings(mark_read="never"), now=lambda: NOW)
    fill(made, [replace(story(0), blocks=(Code("0123456789" * 12), Paragraph((Span("words"),))), teaser="", fingerprint="a")])
    async with DatelineApp(made).run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "enter")
        await shown(pilot, " 0123456789")
        news = screen(pilot)
        news.action_rightward()
        await shown(pilot, "    78901234")
        news.action_leftward()
        news.action_leftward()
        await shown(pilot, "     0123456789")
        await press(pilot, "escape")
        news.action_rightward()
        assert "Nothing in sight is wider than the column." in toasts(pilot)
