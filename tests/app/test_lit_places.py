"""H: every place of an article lit in its text, until it is put out."""

from collections.abc import Iterator

import pytest
from rich.style import Style
from textual.pilot import Pilot

from reader.app.main import DatelineApp
from reader.model.words import choose_language
from tests.app.news_app import SIZES, lines, press, screen, shown, started, toasts, until
from tests.app.places_app import placed_session

SMALL, MIDDLE, _BROAD, _WIDE = SIZES


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    choose_language("en")
    yield
    choose_language("en")


def lit(pilot: Pilot[None]) -> list[tuple[str, Style]]:
    """What is underlined in the text and no link, in order, with its style."""
    text = screen(pilot).view.text
    made = text.layout_rows
    if made is None:
        return []
    drawn = [text._row(at, row) for at, row in enumerate(made.rows)]
    return [(part.text, part.style) for row in drawn for part in row.strip if part.style is not None and part.style.underline]


def words(pilot: Pilot[None]) -> list[str]:
    return [text for text, _style in lit(pilot)]


ALL = ["Vienna", "Bratislava", "Linz", "VIENNA", "Graz", "Graz", "Linz", "Salzburg", "Salzburg", "Innsbruck"]


@pytest.mark.parametrize("size", [SMALL, MIDDLE])
async def test_places_are_lit_in_title_teaser_and_body_and_put_out_again(size: tuple[int, int]) -> None:
    async with DatelineApp(placed_session()).run_test(size=size) as pilot:
        news = await started(pilot)
        await press(pilot, "enter")
        await shown(pilot, "The drill has reached")
        before = lines(pilot)
        await press(pilot, "H")
        await until(pilot, lambda: words(pilot) == ALL)
        assert lines(pilot) == before
        style = lit(pilot)[4][1]
        assert style.color == news.inked.ink("place", "paper").color
        assert style.bold
        await press(pilot, "H")
        await until(pilot, lambda: words(pilot) == [])
        assert lines(pilot) == before


async def test_they_stay_lit_for_the_next_articles_and_one_without_places_stays_dark() -> None:
    async with DatelineApp(placed_session()).run_test(size=MIDDLE) as pilot:
        await started(pilot)
        await shown(pilot, "The drill has reached")
        await press(pilot, "H")
        await until(pilot, lambda: words(pilot) == ALL)
        await press(pilot, "j")
        await until(pilot, lambda: words(pilot) == ["PARIS", "Paris"])
        await press(pilot, "j", "j")
        await shown(pilot, "nobody complains")
        assert words(pilot) == []
        assert not toasts(pilot)
        await press(pilot, "k", "k", "k")
        await until(pilot, lambda: words(pilot) == ALL)


async def test_where_nothing_is_named_it_says_so() -> None:
    async with DatelineApp(placed_session(), "nothing").run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "enter")
        await shown(pilot, "nobody complains")
        await press(pilot, "H")
        await until(pilot, lambda: toasts(pilot) == "No place is named in this text.")


async def test_out_of_sight_it_says_that_they_are_lit_from_now_on() -> None:
    async with DatelineApp(placed_session()).run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "H")
        await until(pilot, lambda: toasts(pilot) == "Places are lit in the text from now on.")
        await press(pilot, "enter")
        await until(pilot, lambda: words(pilot) == ALL)


async def test_the_place_in_the_text_stays_where_it_is() -> None:
    async with DatelineApp(placed_session()).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "enter")
        await shown(pilot, "The drill has reached")
        await press(pilot, "space")
        await until(pilot, lambda: news.view.text.scroll_offset.y > 0)
        top = news.view.text.scroll_offset.y
        await press(pilot, "H")
        await until(pilot, lambda: words(pilot) == ALL)
        assert news.view.text.scroll_offset.y == top


async def test_without_colours_they_are_underlined() -> None:
    async with DatelineApp(placed_session(), environment={"NO_COLOR": "1"}).run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "enter")
        await shown(pilot, "The drill has reached")
        await press(pilot, "H")
        await until(pilot, lambda: words(pilot) == ALL)
        assert all(style.underline for _text, style in lit(pilot))
