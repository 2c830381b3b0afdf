"""The query bar in a screen that reads and counts queries as the main screen does."""

import pytest
from textual import on
from textual.pilot import Pilot
from textual.widgets import Button

from reader.app.widgets.query_bar import DELAY, QueryBar
from reader.app.widgets.query_field import wrong_span
from reader.desk.find import search
from reader.desk.session import Session
from reader.model.errors import DatelineError
from tests.app.sheet_app import Below, SheetApp, add_feed, lines, news_session, settle, text, write


class Answering(Below):
    """Answers the bar's questions."""

    def __init__(self, session: Session) -> None:
        self.bar = QueryBar()
        self.other = Button("another pane")
        super().__init__(self.bar, self.other)
        self.session = session
        self.changed: list[str] = []
        self.submitted: list[str] = []
        self.saved: list[str] = []
        self.cancelled: list[str] = []

    @on(QueryBar.Changed)
    def count(self, event: QueryBar.Changed) -> None:
        if isinstance(event, QueryBar.Submitted):
            self.submitted.append(event.text)
            return
        if isinstance(event, QueryBar.SaveWanted):
            self.saved.append(event.text)
            return
        self.changed.append(event.text)
        try:
            self.bar.set_outcome(self.session.library.totals(search(self.session, event.text).query).articles, None)
        except DatelineError as problem:
            self.bar.set_outcome(None, problem)

    @on(QueryBar.Cancelled)
    def note(self, event: QueryBar.Cancelled) -> None:
        self.cancelled.append(event.before)


class BarTest:
    """An app with the bar, and the screen that answers it."""

    def __init__(self, session: Session | None = None) -> None:
        session = session or news_session()
        self.screen = Answering(session)
        self.app = SheetApp(session, below=self.screen)

    async def open(self, pilot: Pilot[None], query: str = "") -> None:
        await pilot.pause()
        self.screen.bar.open(query)
        await settle(pilot)

    async def type(self, pilot: Pilot[None], words: str, *keys: str) -> None:
        """Writes text, presses keys, and waits for what hangs on them."""
        if words:
            await write(pilot, words)
        await pilot.press(*keys)
        await settle(pilot)
        await pilot.pause(DELAY * 1.5)
        await settle(pilot)


@pytest.fixture
def bar() -> BarTest:
    return BarTest()


async def test_the_count_follows_what_is_typed(bar: BarTest) -> None:
    async with bar.app.run_test(size=(80, 24)) as pilot:
        await bar.open(pilot)
        await bar.type(pilot, "metro")
        assert bar.screen.changed[-1] == "metro"
        assert lines(bar.app)[0].endswith("1 article")


async def test_an_empty_bar_proposes_the_fields(bar: BarTest) -> None:
    async with bar.app.run_test(size=(80, 24)) as pilot:
        await bar.open(pilot)
        assert "in:Wien" in text(bar.app)
        assert "is:unread" in text(bar.app)


async def test_tab_takes_the_proposal_and_enter_shows(bar: BarTest) -> None:
    async with bar.app.run_test(size=(80, 24)) as pilot:
        await bar.open(pilot)
        await bar.type(pilot, "is:unr", "tab")
        assert bar.screen.bar.text == "is:unread"
        await bar.type(pilot, "metro", "enter")
        assert bar.screen.submitted == ["is:unread metro"]
        assert not bar.screen.bar.is_open


async def test_places_are_proposed_in_any_language(bar: BarTest) -> None:
    async with bar.app.run_test(size=(80, 24)) as pilot:
        await bar.open(pilot)
        await bar.type(pilot, "in:Moska", "tab")
        await bar.type(pilot, "", "enter")
        assert bar.screen.submitted == ["in:Moscow"]


async def test_places_are_proposed_with_what_they_are_and_their_articles(bar: BarTest) -> None:
    async with bar.app.run_test(size=(80, 24)) as pilot:
        await bar.open(pilot)
        await bar.type(pilot, "in:Austri")
        first, other = (line.split("  ") for line in lines(bar.app)[1:3])
        assert [part.strip("▔ ") for part in first if part.strip("▔ ")] == ["▌in:Austria", "country, 3 articles", "2 new"]
        assert "new" not in "".join(other)
        await bar.type(pilot, "", "ctrl+u")
        await bar.type(pilot, "in:")
        assert any("in:Europe" in line and "continent, 4 articles" in line and line.endswith("3 new") for line in lines(bar.app))


async def test_the_name_that_was_typed_is_proposed_where_it_means_the_place(bar: BarTest) -> None:
    async with bar.app.run_test(size=(80, 24)) as pilot:
        await bar.open(pilot)
        await bar.type(pilot, "in:Öst")
        first = lines(bar.app)[1]
        assert "▌in:Österreich" in first
        assert "country, 3 articles" in first
        await bar.type(pilot, "", "ctrl+u")
        # Paris itself is no proposal: it stands there
        await bar.type(pilot, "in:Paris", "tab", "enter")
        assert bar.screen.submitted == ['in:"Paris, Texas"']


async def test_feeds_are_proposed_with_their_counts(bar: BarTest) -> None:
    add_feed(bar.app.session, "Harbour Times", ["A", "B"])
    async with bar.app.run_test(size=(80, 24)) as pilot:
        await bar.open(pilot)
        await bar.type(pilot, "feed:Har")
        assert any("feed:Harbour Times" in line and line.rstrip().endswith("2") for line in lines(bar.app))
        await bar.type(pilot, "", "tab", "enter")
        assert bar.screen.submitted == ['feed:"Harbour Times"']


async def test_a_wrong_query_shows_where_and_what_was_meant(bar: BarTest) -> None:
    async with bar.app.run_test(size=(80, 24)) as pilot:
        await bar.open(pilot)
        await bar.type(pilot, "tunnel is:unred")
        shown = lines(bar.app)
        assert shown[0].endswith("column 11")
        assert shown[1].index("^") == shown[0].index("unred")
        assert "Column 11: is:unred is unknown.   Did you mean is:unread?" in shown[2]
        await bar.type(pilot, "", "enter")
        assert bar.screen.submitted == []


async def test_a_word_that_may_become_right_is_no_error_until_enter(bar: BarTest) -> None:
    async with bar.app.run_test(size=(80, 24)) as pilot:
        await bar.open(pilot)
        await bar.type(pilot, "is:")
        assert "Column" not in text(bar.app)
        await bar.type(pilot, "", "enter")
        assert "Column" in text(bar.app)


async def test_escape_puts_the_query_from_before_back(bar: BarTest) -> None:
    async with bar.app.run_test(size=(80, 24)) as pilot:
        await bar.open(pilot, "in:Wien")
        await bar.type(pilot, "xyz", "escape")
        assert bar.screen.cancelled == ["in:Wien"]
        assert not bar.screen.bar.display


async def test_a_click_elsewhere_shows_the_query_and_a_wrong_one_is_put_back(bar: BarTest) -> None:
    async with bar.app.run_test(size=(80, 24)) as pilot:
        for query in ("metro", "is:nothing"):
            await bar.open(pilot)
            await bar.type(pilot, query)
            bar.screen.other.focus()
            await settle(pilot)
            assert not bar.screen.bar.is_open
        assert bar.screen.submitted == ["metro"]
        assert bar.screen.cancelled == [""]


async def test_history_brings_former_queries_back(bar: BarTest) -> None:
    async with bar.app.run_test(size=(80, 24)) as pilot:
        for query in ("metro", "donau"):
            await bar.open(pilot)
            await bar.type(pilot, query, "enter")
        await bar.open(pilot)
        await bar.type(pilot, "", "ctrl+r", "ctrl+r")
        assert bar.screen.bar.text == "metro"


async def test_history_outlives_the_app_and_passes_over_what_stands_there() -> None:
    first = BarTest()
    async with first.app.run_test(size=(80, 24)) as pilot:
        for query in ("metro", "donau"):
            await first.open(pilot)
            await first.type(pilot, query, "enter")
    second = BarTest(first.app.session)
    async with second.app.run_test(size=(80, 24)) as pilot:
        await second.open(pilot, "donau")
        await second.type(pilot, "", "ctrl+r")
        assert second.screen.bar.text == "metro"
        # there is none before it
        await second.type(pilot, "", "ctrl+r")
        assert second.screen.bar.text == "metro"


async def test_a_query_is_saved_as_a_view_unless_it_is_wrong(bar: BarTest) -> None:
    async with bar.app.run_test(size=(80, 24)) as pilot:
        await bar.open(pilot)
        await bar.type(pilot, "", "ctrl+s")
        assert bar.screen.saved == []
        await bar.type(pilot, "metro is:unread", "ctrl+s")
        assert bar.screen.saved == ["metro is:unread"]
        assert bar.screen.bar.is_open
        await bar.type(pilot, "x", "ctrl+s")
        assert bar.screen.saved == ["metro is:unread"]
        assert "Column" in text(bar.app)


async def test_backspace_in_the_empty_bar_takes_the_last_chip_off(bar: BarTest) -> None:
    async with bar.app.run_test(size=(80, 24)) as pilot:
        await bar.open(pilot, 'tunnel (a OR b) in:"Sankt Pölten"')
        await bar.type(pilot, "", "ctrl+u", "backspace")
        assert bar.screen.bar.text == "tunnel (a OR b)"
        await bar.type(pilot, "", "escape")
        assert bar.screen.cancelled == ['tunnel (a OR b) in:"Sankt Pölten"']
        await bar.open(pilot)
        await bar.type(pilot, "", "backspace")
        assert bar.screen.bar.text == ""


async def test_proposals_follow_the_cursor(bar: BarTest) -> None:
    async with bar.app.run_test(size=(80, 24)) as pilot:
        await bar.open(pilot)
        await bar.type(pilot, "is:unr metro")
        assert "▌is:unread" not in text(bar.app)
        await bar.type(pilot, "", *["left"] * 6)
        assert "▌is:unread" in text(bar.app)
        await bar.type(pilot, "", "tab")
        assert bar.screen.bar.text == "is:unread metro"


async def test_the_cursor_can_stand_in_the_middle_from_the_start(bar: BarTest) -> None:
    async with bar.app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        bar.screen.bar.open("is:unr metro", 6)
        await bar.type(pilot, "", "tab", "enter")
        assert bar.screen.submitted == ["is:unread metro"]


async def test_radii_countries_and_hidden_ones_are_proposed(bar: BarTest) -> None:
    async with bar.app.run_test(size=(80, 24)) as pilot:
        await bar.open(pilot)
        for typed, shown in (("near:Wien,", "near:Wien,25"), ("country:", "country:RU"), ("is:h", "is:hidden")):
            await bar.type(pilot, typed)
            assert any(shown in line for line in lines(bar.app)[1:]), typed
            await bar.type(pilot, "", "ctrl+u")


async def test_pasted_and_given_control_characters_never_reach_the_screen(bar: BarTest) -> None:
    from textual.events import Paste

    async with bar.app.run_test(size=(80, 24)) as pilot:
        await bar.open(pilot, "a\x1b]0;x\x07[b]")
        bar.screen.bar.field.post_message(Paste("\x1b[31mred\n[/]\u202e"))
        await settle(pilot)
        assert not {"\x1b", "\x07", "\u202e", "\n"} & set(bar.screen.bar.field.value)
        assert "[31mred [/]" in lines(bar.app)[0]
        bar.screen.bar.field.value = ""
        bar.screen.bar.field.post_message(Paste("(" * 20_000))
        await bar.type(pilot, "", "enter")
        assert "Column 5001: A query holds 5000 characters at most." in text(bar.app)
        assert bar.screen.submitted == []


async def test_the_list_goes_on_when_there_are_more_than_eight(bar: BarTest) -> None:
    async with bar.app.run_test(size=(60, 20)) as pilot:
        await bar.open(pilot)
        await bar.type(pilot, "", *["down"] * 12)
        assert any("▌country:AT" in line for line in lines(bar.app))
        assert sum(":" in line for line in lines(bar.app)[1:]) == 8


def test_the_wrong_part_goes_to_the_end_of_its_term() -> None:
    assert wrong_span("tunnel is:unred x", 10) == (10, 15)
    assert wrong_span('in:"Sankt P', 3) == (3, 11)
    assert wrong_span("ab", 2) == (2, 2)
