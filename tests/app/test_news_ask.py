"""Query bar and place picker over the list: what they leave, what they replace, what they tell."""

from reader.app.main import DatelineApp
from reader.app.widgets.field import Field
from reader.desk.correct import correct, settle
from tests.app.news_app import SIZES, news_session, press, rows, shown, started, text, toasts, until
from tests.app.places_app import article, placed_session

SMALL, MIDDLE, _BROAD, _WIDE = SIZES


async def test_closing_without_a_choice_puts_the_cursor_back_where_it_was() -> None:
    async with DatelineApp(news_session()).run_test(size=MIDDLE) as pilot:
        news = await started(pilot)
        # a row from Moscow: no preview below holds it
        await press(pilot, *("j" * 21))
        before, offset = news.row, news.rows.cursor_offset
        assert before is not None
        await press(pilot, "p", *"nairobi")
        await until(pilot, lambda: news.rows.total == 10)
        await press(pilot, "escape")
        await until(pilot, lambda: news.rows.total == 40)
        assert news.row == before
        assert news.rows.cursor_offset == offset
        await press(pilot, "slash", *"bridges")
        await until(pilot, lambda: news.rows.total == 13)
        await press(pilot, "escape")
        await until(pilot, lambda: news.rows.total == 40)
        assert news.row == before


async def test_a_row_that_a_half_typed_query_hides_is_found_again_by_the_whole() -> None:
    async with DatelineApp(news_session()).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "j", "j", "j", "j")
        before = news.row
        assert before is not None
        assert "trams" in before.title
        await press(pilot, "slash", *"bridges")
        await until(pilot, lambda: news.rows.total == 13)
        await press(pilot, *" OR trams", "enter")
        await until(pilot, lambda: news.rows.total == 26)
        assert news.row == before


async def test_a_plus_adds_a_place_and_without_it_the_place_is_replaced() -> None:
    async with DatelineApp(news_session(), "in:Wien").run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "p")
        pilot.app.screen.query_one(Field).value = "+europe"
        await press(pilot, "enter")
        await until(pilot, lambda: [chip.text for chip in news.chips] == ["in:Wien", "in:Europe"])
        await press(pilot, "p", *"nairobi", "enter")
        await until(pilot, lambda: [chip.text for chip in news.chips] == ["in:Nairobi"])


async def test_only_a_typed_name_tells_which_place_was_taken() -> None:
    async with DatelineApp(news_session()).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "p", *"paris")
        await shown(pilot, "Matches:  lies in Paris")
        await press(pilot, "enter")
        await until(pilot, lambda: news.chips)
        assert not toasts(pilot)
        await press(pilot, "slash", "ctrl+u", *"in:Paris", "enter")
        await until(pilot, lambda: "Paris, France. Also: Paris, Texas" in toasts(pilot))


async def test_the_others_come_with_their_articles_and_p_chooses_among_them() -> None:
    session = placed_session()
    texas = session.gazetteer_or_fail().place(4717560)
    courthouse = article(session, "Courthouse")
    correct(session, courthouse.id, courthouse.places[0], texas)
    settle(session)
    async with DatelineApp(session, "in:Paris").run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await until(pilot, lambda: toasts(pilot).startswith("Paris, France. Also: Paris, Texas (2), "))
        await shown(pilot, "p to choose")
        await press(pilot, "p")
        await until(pilot, lambda: not toasts(pilot))
        assert pilot.app.screen.query_one(Field).value == "Paris"
        await shown(pilot, "city, Texas")
        # nothing is filtered by before a key says so
        assert [chip.text for chip in news.chips] == ["in:Paris"]
        await press(pilot, "enter")
        await until(pilot, lambda: news.rows.total == 2)
        assert [chip.text for chip in news.chips] == ['in:"Paris, Texas"']
        # without an offer the picker opens on its tree
        await press(pilot, "p")
        await shown(pilot, "PLACE")
        assert pilot.app.screen.query_one(Field).value == ""


async def test_more_from_here_works_in_every_pane() -> None:
    async with DatelineApp(placed_session()).run_test(size=MIDDLE) as pilot:
        news = await started(pilot)
        await shown(pilot, "The drill has reached")
        for keys in (("h",), (), ("enter",), ("d",)):
            await press(pilot, *keys, "M")
            await until(pilot, lambda: [chip.text for chip in news.chips] == ["in:Vienna"], f"after {keys}")
            news.go_to("list")
            await press(pilot, "escape")
            await until(pilot, lambda: not news.chips)


async def test_names_that_read_alike_are_no_choice() -> None:
    # Vienna is a city and a region of Austria
    async with DatelineApp(news_session(), "in:Vienna").run_test(size=SMALL) as pilot:
        await started(pilot)
        await until(pilot, lambda: toasts(pilot))
        assert toasts(pilot).startswith("Vienna, Austria. Also: ")
        assert "Also: Vienna, Austria" not in toasts(pilot)


async def test_undo_takes_the_offer_to_undo_away() -> None:
    async with DatelineApp(news_session()).run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "b")
        await until(pilot, lambda: "Bookmarked, kept even if its feed goes." in toasts(pilot))
        await press(pilot, "u")
        await until(pilot, lambda: toasts(pilot) == "No longer bookmarked: 1 article.")


async def test_undo_means_what_the_toast_says_though_something_was_read_meanwhile() -> None:
    session = news_session()
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "b")
        await until(pilot, lambda: "Bookmarked, kept even if its feed goes." in toasts(pilot))
        # goes in, which marks as read, and comes back
        await press(pilot, "enter", "escape")
        await until(pilot, lambda: rows(session)[0].read)
        await press(pilot, "u")
        await until(pilot, lambda: not rows(session)[0].bookmarked)
        await until(pilot, lambda: rows(session)[0].read)
        assert toasts(pilot) == "No longer bookmarked: 1 article."
        await press(pilot, "u")
        await until(pilot, lambda: not rows(session)[0].read)


async def test_the_list_takes_a_third_of_a_middle_screen() -> None:
    async with DatelineApp(news_session()).run_test(size=MIDDLE) as pilot:
        news = await started(pilot)
        await shown(pilot, "Paragraph 0")
        assert news.rows.size.height == 13


async def test_the_palette_speaks_the_apps_words() -> None:
    async with DatelineApp(news_session()).run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "ctrl+p")
        await shown(pilot, "what to do, or a theme")
        await press(pilot, "ctrl+p")
        assert len(pilot.app.screen_stack) == 2
        assert "Search for commands" not in text(pilot)


async def test_the_query_bar_opens_at_a_chip() -> None:
    async with DatelineApp(news_session(), "in:Wien trams is:unread").run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await until(pilot, lambda: len(news.chips) == 3)
        news.open_query(1)
        await press(pilot, *" OR bridges", "enter")
        await until(pilot, lambda: [chip.text for chip in news.chips] == ["in:Wien", "trams OR bridges", "is:unread"])
        news.open_query(9)
        await press(pilot, *"x")
        assert news.query_bar.text == "in:Wien trams OR bridges is:unread x"
