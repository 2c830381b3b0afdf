"""The question of the first start."""

from dataclasses import replace

import pytest
from textual import on
from textual.pilot import Pilot

from reader.app.widgets.welcome import Welcome
from reader.desk import places
from reader.desk.starters import Offers, offers
from tests.app.news_app import press
from tests.app.sheet_app import Below, SheetApp, empty_session, lines, settle, text, write


class Unfocused(Below):
    """A screen in which nothing has the focus; it hears what feeds are taken."""

    AUTO_FOCUS = ""

    @on(Welcome.Taken)
    def hear_taken(self, message: Welcome.Taken) -> None:
        self.heard.append(message)


def asking() -> SheetApp:
    """An app with the question, which has no focus."""
    return SheetApp(empty_session(), below=Unfocused(Welcome(id="welcome")))


async def answered(pilot: Pilot[None], app: SheetApp, words: str) -> list[tuple[str, ...]]:
    app.screen.query_one(Welcome).focus_question()
    await settle(pilot)
    await write(pilot, words)
    await pilot.press("enter")
    await settle(pilot)
    return [m.names for m in app.below.heard if isinstance(m, Welcome.Followed)]


async def test_it_asks_without_taking_the_focus() -> None:
    app = asking()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.focused is None
        assert "Which places matter to you?   any name in any language" in text(app)
        assert any(line.strip().startswith("w Vienna") for line in lines(app))


async def test_known_names_become_chips_and_are_to_be_followed() -> None:
    app = asking()
    async with app.run_test(size=(80, 24)) as pilot:
        assert await answered(pilot, app, "Wien, Kärnten") == [("Wien", "Kärnten")]
        assert any("Vienna" in line and "Carinthia" in line and "followed" in line for line in lines(app))


async def test_an_unknown_name_stays_in_the_field_and_is_said() -> None:
    app = asking()
    async with app.run_test(size=(80, 24)) as pilot:
        assert await answered(pilot, app, "Wien, Xqzvwk") == [("Wien",)]
        assert "No place called Xqzvwk." in text(app)
        assert any(line.strip() == "Xqzvwk" for line in lines(app))
        await pilot.press("x")
        await settle(pilot)
        assert "No place called" not in text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "No place called Xqzvwkx." in text(app)
        # what was said goes when one goes elsewhere, and the chips are back
        app.screen.set_focus(None)
        await settle(pilot)
        assert "No place called" not in text(app)
        assert "Vienna ×" in text(app)


async def test_nothing_typed_follows_nothing() -> None:
    app = asking()
    async with app.run_test(size=(80, 24)) as pilot:
        assert await answered(pilot, app, " ,") == []


async def test_a_click_leads_to_the_field() -> None:
    app = asking()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        y = next(i for i, line in enumerate(lines(app)) if "Which places" in line)
        await pilot.click(offset=(6, y))
        await settle(pilot)
        assert app.screen.query_one(Welcome).has_focus_within


async def test_what_was_perhaps_meant_is_said() -> None:
    app = asking()
    async with app.run_test(size=(80, 24)) as pilot:
        assert await answered(pilot, app, "Klagenfrt") == []
        assert "No place called Klagenfrt. Did you mean Klagenfurt?" in text(app)
        assert await answered(pilot, app, ", Xqzvwkjq") == []
        assert "No places called Klagenfrt, Xqzvwkjq." in text(app)


def vienna(app: SheetApp) -> Offers:
    return offers(app.session, [places.look_up(app.session, "Wien")])


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (80, 24), (120, 40)])
async def test_feeds_are_offered_below_and_can_be_ticked_at_every_size(size: tuple[int, int]) -> None:
    app = asking()
    async with app.run_test(size=size) as pilot:
        await answered(pilot, app, "Wien")
        welcome = app.screen.query_one(Welcome)
        welcome.offer(vienna(app))
        await settle(pilot)
        assert "[x] ORF Wien" in text(app)
        assert "Or a add a feed" not in text(app)
        assert [hint.key for hint in welcome.hints] == ["Enter", "↓", "Esc", "?"]
        chosen = len(welcome.rows.chosen)
        await press(pilot, "down", "down", "space", "end", "space", "enter")
        assert [len(m.offers) for m in app.below.heard if isinstance(m, Welcome.Taken)] == [chosen + 2]
        assert not welcome.offering
        assert welcome.field.has_focus
        if size[0] >= 80:
            assert "followed, with " in text(app)


async def test_up_from_the_first_feed_leads_back_to_the_field() -> None:
    app = asking()
    async with app.run_test(size=(80, 24)) as pilot:
        await answered(pilot, app, "Wien")
        welcome = app.screen.query_one(Welcome)
        welcome.offer(vienna(app))
        await settle(pilot)
        await press(pilot, "down", "j")
        assert [hint.words for hint in welcome.hints][1:] == ["choose", "feed", "no feeds", "keys"]
        await press(pilot, "k", "up")
        assert welcome.field.has_focus
        # a click ticks
        y = next(i for i, line in enumerate(lines(app)) if "[ ] Vienna.at" in line)
        await pilot.click(offset=(8, y))
        await settle(pilot)
        assert "[x] Vienna.at" in text(app)
        # ticks outlive another place
        welcome.offer(vienna(app))
        await settle(pilot)
        assert "[x] Vienna.at" in text(app)
        await press(pilot, "escape")
        assert "ORF Wien" not in text(app)
        assert not [m for m in app.below.heard if isinstance(m, Welcome.Taken)]


async def test_with_no_tick_left_enter_fetches_nothing() -> None:
    app = asking()
    async with app.run_test(size=(80, 24)) as pilot:
        await answered(pilot, app, "Wien")
        welcome = app.screen.query_one(Welcome)
        welcome.offer(Offers(tuple(replace(offer, ticked=False) for offer in vienna(app).offers), "The lists are torn."))
        await settle(pilot)
        assert "! The lists are torn." in text(app)
        await press(pilot, "enter")
        assert not welcome.offering
        assert not [m for m in app.below.heard if isinstance(m, Welcome.Taken)]


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (120, 40)])
async def test_all_its_lines_stand_at_every_size(size: tuple[int, int]) -> None:
    app = asking()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "Which places matter to you?" in text(app)
        assert "Or a add a feed" in text(app)
        assert all(len(line) <= size[0] for line in lines(app))


async def test_while_one_types_the_text_stands_one_column_in_and_the_keys_say_what_they_do() -> None:
    app = asking()
    async with app.run_test(size=(80, 24)) as pilot:
        welcome = app.screen.query_one(Welcome)
        await settle(pilot)
        assert any(line.startswith("   w Vienna, K") for line in lines(app))
        welcome.focus_question()
        await settle(pilot)
        assert any(line.startswith("   Vienna, K") for line in lines(app))
        assert [(hint.key, hint.words) for hint in welcome.hints] == [("Enter", "follow"), ("Esc", "to the samples"), ("?", "keys")]
        await write(pilot, "Wien")
        await settle(pilot)
        assert any(line.startswith("   Wien") for line in lines(app))
        said = "  ".join(f"{hint.key} {hint.words}" for hint in welcome.hints)
        assert said == "Enter follow  ↓ choose feeds  Esc to the samples  ? keys"


async def test_down_follows_what_is_typed_and_leads_to_its_feeds_and_later_to_those_left_over() -> None:
    app = asking()
    async with app.run_test(size=(80, 24)) as pilot:
        welcome = app.screen.query_one(Welcome)
        welcome.focus_question()
        await settle(pilot)
        await press(pilot, "down")
        assert welcome.field.has_focus
        await write(pilot, "Wien")
        await press(pilot, "down")
        await settle(pilot)
        assert [m.names for m in app.below.heard if isinstance(m, Welcome.Followed)] == [("Wien",)]
        welcome.offer(vienna(app))
        await settle(pilot)
        assert welcome.rows.has_focus
        taken = welcome.rows.chosen
        await press(pilot, "enter")
        assert welcome.field.has_focus
        await press(pilot, "down")
        await settle(pilot)
        assert welcome.rows.has_focus
        assert welcome.rows.chosen == ()
        assert not {offer.starter.url for offer in taken} & {offer.starter.url for offer in welcome.rows.offers}
