from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.same_story import APART, SAME, Telling, home, joins, same, together
from reader.text.shingles import Sketch, sketch
from tests.text.stories.set_of import Told, stories

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SET = stories()
TEXTS = st.one_of(st.text(), st.sampled_from([told.text for told in SET]))
TELLINGS = st.builds(
    Telling,
    st.builds(sketch, TEXTS, TEXTS, TEXTS),
    st.datetimes(datetime(2026, 3, 1), datetime(2026, 3, 4), timezones=st.just(UTC)),
    st.frozensets(st.integers(1, 3), max_size=2),
    st.one_of(st.none(), st.integers(1, 3)),
)


def telling(told: Told) -> Telling:
    return Telling(sketch(told.title, told.teaser, told.text), told.published, told.places, told.feed)


def named(story: str) -> list[Telling]:
    """The tellings of a story of the set."""
    return [telling(told) for told in SET if told.story == story]


@given(TELLINGS, TELLINGS)
def test_it_does_not_matter_which_comes_first(one: Telling, other: Telling) -> None:
    assert 0 <= same(one, other) <= 1
    assert same(one, other) == same(other, one)


@given(st.text(), st.text(), TEXTS)
def test_equal_texts_are_the_same(title: str, teaser: str, text: str) -> None:
    one, other = Telling(sketch(title, teaser, text), NOON, frozenset({1}), 1), Telling(sketch(title, teaser, text), NOON + timedelta(hours=3), frozenset(), 2)
    says_something = bool(one.sketch.bands) or one.sketch.data[3] > 0
    assert same(one, other) == (1.0 if says_something else 0.0)


def test_articles_that_say_nothing_are_not_the_same() -> None:
    assert same(Telling(sketch("", "", ""), NOON), Telling(sketch("", "", ""), NOON)) == 0


def test_what_is_kept_judges_like_what_was_made() -> None:
    first, second, *_ = named("gasleck/agency")
    kept = [Telling(Sketch.from_data(one.sketch.data), one.published, one.places, one.feed) for one in (first, second)]
    assert same(*kept) == same(first, second) >= SAME


def test_the_next_week_is_another_story() -> None:
    (one, *_) = named("gasleck/agency")
    assert same(one, Telling(one.sketch, one.published + APART, one.places)) == 1
    assert same(one, Telling(one.sketch, one.published + APART + timedelta(minutes=1), one.places)) == 0


def test_another_place_is_another_story_and_an_unknown_place_may_be_the_same() -> None:
    (one, *_) = named("gasleck/agency")
    assert same(one, Telling(one.sketch, one.published, frozenset({1}))) == 0
    assert same(one, Telling(one.sketch, one.published)) == 1


@pytest.mark.parametrize(
    ("mine", "theirs"), [("wetter/mi", "wetter/do"), ("regionalliga/a", "regionalliga/b"), ("earnings/a", "earnings/c"), ("kripo/a", "kripo/b")]
)
def test_reports_from_one_template_are_not_the_same(mine: str, theirs: str) -> None:
    assert all(same(one, other) < SAME for one in named(mine) for other in named(theirs))


def test_a_comment_is_not_the_same_as_the_report() -> None:
    assert all(same(one, comment) < SAME for one in named("gasleck/agency") for comment in named("gasleck/kommentar"))


def test_an_update_is_the_same_story() -> None:
    first, *_, update = named("tunnel/agency")
    assert same(first, update) >= SAME


def test_chinese_tellings_are_known_again() -> None:
    text = "北京市消防部门周一表示，一栋写字楼凌晨发生火灾，造成3人死亡，17人受伤。火灾起因正在调查之中。" * 2
    one = Telling(sketch("北京写字楼火灾", "", text + "附近两条地铁线路一度停运，目前已经恢复。"), NOON)
    assert same(one, Telling(sketch("凌晨大火", "", text), NOON)) >= SAME
    assert same(one, Telling(sketch("上海天气", "", "上海周一多云，最高气温22度，最低气温14度，东南风三到四级，夜间有小雨。"), NOON)) < SAME


def test_pairs_of_the_set_are_told_apart() -> None:
    tellings = [telling(told) for told in SET]
    right = wrong = missed = 0
    for (at, one), (to, other) in combinations(enumerate(SET), 2):
        found = not set(tellings[at].sketch.bands).isdisjoint(tellings[to].sketch.bands) and same(tellings[at], tellings[to]) >= SAME
        right += found and one.story == other.story
        wrong += found and one.story != other.story
        missed += not found and one.story == other.story
    assert right / (right + wrong) >= 0.95
    assert right / (right + missed) >= 0.8


def test_groups_of_the_set_are_its_stories() -> None:
    groups = together([telling(told) for told in SET])
    assert sorted(at for group in groups for at in group) == list(range(len(SET)))
    pure = sum(len({SET[at].story for at in group}) == 1 for group in groups)
    assert pure >= 0.95 * len(groups)


@given(st.lists(TELLINGS, max_size=6))
def test_every_telling_is_in_one_group(tellings: list[Telling]) -> None:
    groups = together(tellings)
    assert sorted(at for group in groups for at in group) == list(range(len(tellings)))
    assert all(tellings[group[0]].published <= tellings[at].published for group in groups for at in group)


def test_grouping_without_bands_compares_with_all() -> None:
    tellings = [Telling(Sketch(one.sketch.data), one.published, one.places, one.feed) for one in (*named("gasleck/agency"), *named("gasleck/kommentar"))]
    assert len(together(tellings)) == 2


def test_a_telling_joins_what_most_of_a_group_tell() -> None:
    first, second, third, *_ = named("gasleck/agency")
    (stranger,) = named("gasleck/kommentar")
    assert joins(first, (stranger, second, third)) > 0
    assert joins(first, (stranger, second)) == 0
    assert joins(first, (second, stranger)) > 0
    assert joins(stranger, (first, second, third)) == 0
    assert joins(first, ()) == 0


def test_a_group_ends_with_its_first_day_and_a_half() -> None:
    first, second, *_ = named("gasleck/agency")
    late = Telling(second.sketch, first.published + APART + timedelta(minutes=10), second.places, second.feed)
    assert same(second, late) == 1
    assert joins(late, (first, second, second, second)) == 0


def test_the_group_that_fits_best_is_home() -> None:
    first, second, third, *_ = named("gasleck/agency")
    (stranger,) = named("gasleck/kommentar")
    assert home(first, [(stranger,), (second, third)]) == 1
    assert home(stranger, [(second, third)]) is None
    assert home(first, []) is None


NOTICE = (
    "Dieser Artikel ist nur f\u00fcr Abonnenten. Melden Sie sich an oder schlie\u00dfen Sie ein Abo ab, um weiterzulesen. "
    "Alle Inhalte der Zeitung lesen Sie ohne Einschr\u00e4nkung auf allen Ger\u00e4ten."
)


@pytest.mark.parametrize("feeds", [(1, 1), (1, 2), (None, None)])
def test_a_notice_below_different_headlines_makes_no_story(feeds: tuple[int | None, int | None]) -> None:
    one = Telling(sketch("Landtag beschlie\u00dft Ausbau der Bahn", "", NOTICE), NOON, frozenset(), feeds[0])
    other = Telling(sketch("Limmat so warm wie nie zuvor", "", NOTICE), NOON, frozenset(), feeds[1])
    assert same(one, other) == 0.0


def test_a_feed_that_says_the_same_below_different_headlines_tells_no_story_twice() -> None:
    text = " ".join(f"Satz Nummer {n} steht unter jeder Meldung dieses Blattes und sagt wenig." for n in range(12))
    one = Telling(sketch("Landtag beschlie\u00dft Ausbau", "", text), NOON, frozenset(), 1)
    assert same(one, Telling(sketch("Limmat warm wie nie", "", text), NOON, frozenset(), 1)) == 0.0
    assert same(one, Telling(sketch("Limmat warm wie nie", "", text), NOON, frozenset(), 2)) >= SAME
