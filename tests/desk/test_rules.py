"""Rules: how they are written, what they would do, and what they do to new articles and to those at hand."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.desk import keep, mutes, rules
from reader.desk.find import search
from reader.desk.rule_lines import LONGEST, Rule, RuleError, read_line
from reader.desk.session import Session
from reader.model.article import Story
from reader.model.feed import Delivery, Document, NewFeed
from reader.model.place import ArticlePlace, Placed
from reader.model.settings import Settings
from reader.places.version import VERSION
from reader.query.ast import Query

WIEN = 2761369


def bring(session: Session, *titles: str, feed: str = "https://a.example/feed") -> None:
    """New articles come in; those that name Wien are placed there."""
    found, _new = session.library.subscribe([NewFeed(feed, title="Alpenpost")], session.now())[0]
    stories = tuple(Story(title, title, published=session.now() - timedelta(hours=1), fingerprint=title) for title in titles)
    session.library.keep(found.id, Delivery((Document("", None, stories),), fetched=session.now()))
    gazetteer = session.gazetteer_or_fail()
    place = gazetteer.place(WIEN)
    assert place is not None
    where = Placed("Wien", (ArticlePlace(place, "title", "Wien", "Wien", 1, 0.9, "Wien"),), gazetteer.ancestors(WIEN))
    waiting = session.library.articles(session.library.unplaced(VERSION, 100))
    session.library.place(VERSION, [(article.id, where if "Wien" in article.story.title else Placed()) for article in waiting])


def follow(session: Session, *lines: str, notify: Sequence[str] = ()) -> None:
    session.settings = Settings(rules=lines, notify=tuple(notify))


def titles(session: Session, query: str = "") -> set[str]:
    library = session.library
    return {article.story.title for article in library.articles(library.ids(search(session, query).query))}


def wrong(text: str) -> tuple[str, int, str]:
    with pytest.raises(RuleError) as raised:
        read_line(text, 2)
    assert str(raised.value).isprintable()
    assert str(raised.value).startswith(f"rule 2, column {raised.value.column}: ")
    return str(raised.value), raised.value.column, raised.value.suggestion


# how they are written


def test_a_rule_says_what_is_done_to_what() -> None:
    rule = read_line("when in:Wien flood: tag water, tag Donau, read, notify", 3)
    assert rule == Rule(3, "in:Wien flood", ("water", "Donau"), read=True, notify=True)
    assert rule.text == "when in:Wien flood: tag water, tag Donau, read, notify"
    assert read_line("WHEN x : Bookmark").bookmark
    assert read_line("when x: hide").hide


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ('when "alarm: read": tag x', '"alarm: read"'),
        ('when title:"a: b" in:Wien: read', 'title:"a: b" in:Wien'),
        ("when live: read: hide", "live: read"),
        ("when x: tag a: b", "x"),
        ("when near:Wien,50: read", "near:Wien,50"),
    ],
)
def test_a_colon_within_the_query_does_not_end_it(text: str, query: str) -> None:
    assert read_line(text).query == query


@pytest.mark.parametrize(
    ("text", "column", "suggestion"),
    [
        ("in:Wien: read", 1, ""),
        ("when in:Wien", 13, ""),
        ("when is:unred: read", 9, "is:unread"),
        ("when x: reed", 9, "read"),
        ("when x: read, taag y", 15, "tag"),
        ("when x: read now", 14, ""),
        ("when x: tag", 12, "tag later"),
        ("when x: read,", 14, ""),
        ("when : read", 6, ""),
        ("when sort:date: read", 6, ""),
        ("when ( : read", 6, "()"),
        ("when x: bookmark, hide", 8, ""),
        ("when", 5, ""),
        ("", 1, ""),
    ],
)
def test_a_wrong_rule_says_where_and_what_was_meant(text: str, column: int, suggestion: str) -> None:
    _said, at, near = wrong(text)
    assert (at, near) == (column, suggestion)


@pytest.mark.parametrize("pattern", ["/(a+)+$/", "/(a|a)*b/i", "/^(([a-z])+.)+[A-Z]([a-z])+$/", "title:/(a+)+$/", "x /" + "(a+)+" * 500 + "$/"])
def test_a_pattern_is_refused_and_never_tried(pattern: str) -> None:
    said, _column, _near = wrong(f"when {pattern}: read")
    assert "looks like a pattern" in said
    assert len(said) < 250


@pytest.mark.parametrize("query", ["/news/sport", "a/b", '"/(a+)+$/"', "AC/DC (live OR tour)"])
def test_strokes_in_words_and_phrases_are_no_pattern(query: str) -> None:
    assert read_line(f"when {query}: read").query == query


@pytest.mark.parametrize("piece", ["(", ":", ": ", '"', "/", " /", "when ", "x: read", "a", ",", "/(a+)+"])
def test_ten_thousand_of_anything_get_one_clear_line(piece: str) -> None:
    for text in (piece * 10_000, "when " + (piece * 10_000)[: LONGEST - 5], "when x: " + (piece * 10_000)[: LONGEST - 8]):
        with pytest.raises(RuleError) as raised:
            read_line(text)
        assert len(str(raised.value)) < 300


PIECES = st.sampled_from(
    ["when ", ":", ": ", ", ", "tag ", "read", "hide", "bookmark", '"', "in:Wien", "(", ")", "/", "x", " ", "\x1b", "鯨", "notify", "sort:"]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=20).map("".join), st.lists(PIECES, max_size=20).map(lambda parts: "when x" + "".join(parts))))
@example("when \ud800: read")
@settings(max_examples=200)
def test_any_line_is_a_rule_or_one_line_of_trouble(text: str) -> None:
    try:
        rule = read_line(text)
    except RuleError as problem:
        said = problem
    else:
        assert rule.acts
        assert read_line(rule.text) == rule
        return
    assert 1 <= said.column <= len(text) + 2
    assert str(said).isprintable()


def test_the_rules_of_the_settings_are_read_and_the_wrong_ones_told() -> None:
    lines = ("when a: read", "when b: reed", "when c: hide")
    right, troubles = rules.sound(Settings(rules=lines))
    assert [rule.number for rule in right] == [1, 3]
    assert troubles == ("rule 2, column 9: reed is nothing that a rule can do; it can tag NAME, read, bookmark, hide, notify. Did you mean read?",)
    with pytest.raises(RuleError):
        rules.read(Settings(rules=lines))


# what they would do


def test_a_dry_run_counts_what_would_change_and_changes_nothing(session: Session) -> None:
    bring(session, "Flood in Wien", "Flood in Graz", "Tunnel")
    keep.mark_read(session, session.library.ids(search(session, "graz").query), True)
    trial, quiet, unknown = rules.dry_run(
        session, [read_line("when flood: read, tag water, notify"), read_line("when whale: hide"), read_line("when in:Xyzzyqq: read")]
    )
    assert trial.articles == 2
    assert trial.changes == (("tag water", 2), ("read", 1), ("notify", 2))
    assert {row.title for row in trial.newest} == {"Flood in Wien", "Flood in Graz"}
    assert (quiet.articles, quiet.changes, quiet.newest) == (0, (("hide", 0),), ())
    assert "no place called Xyzzyqq" in unknown.trouble
    assert titles(session, "is:unread") == {"Flood in Wien", "Tunnel"}


def test_a_dry_run_says_what_the_run_then_changes(session: Session) -> None:
    bring(session, "Flood in Wien", "Flood in Graz", "Tunnel")
    keep.bookmark(session, session.library.ids(search(session, "graz").query), tags=("water",))
    for line in ("when flood: tag water", "when flood: bookmark", "when flood: hide", "when flood: read"):
        follow(session, line)
        trial = rules.dry_run(session, rules.read(session.settings))[0]
        assert sum(count for _act, count in trial.changes) == rules.apply_all(session).changed, line
        keep.undo(session)


# what they do to new articles


def test_new_articles_are_tagged_read_kept_and_hidden(session: Session) -> None:
    follow(session, "when in:Wien: tag city, bookmark", "when tunnel: read", "when graz: hide")
    bring(session, "Flood in Wien", "Flood in Graz", "Tunnel", "Other")
    outcome = rules.apply_new(session)
    assert (outcome.changed, outcome.notices, outcome.troubles) == (3, (), ())
    assert titles(session, "tag:city") == titles(session, "is:bookmarked") == {"Flood in Wien"}
    assert titles(session, "is:read") == {"Tunnel"}
    assert titles(session) == {"Flood in Wien", "Tunnel", "Other"}


def test_what_the_rules_have_seen_they_do_not_touch_again(session: Session) -> None:
    follow(session, "when flood: read")
    bring(session, "Flood one")
    rules.apply_new(session)
    keep.mark_read(session, session.library.ids(Query()), False)
    bring(session, "Flood two")
    assert rules.apply_new(session).changed == 1
    assert titles(session, "is:unread") == {"Flood one"}
    assert rules.apply_new(session) == rules.RuleOutcome()


def test_what_came_while_no_rule_stood_is_not_new_to_a_later_one(session: Session) -> None:
    bring(session, "Flood one")
    assert rules.apply_new(session) == rules.RuleOutcome()
    follow(session, "when flood: read")
    bring(session, "Flood two")
    rules.apply_new(session)
    assert titles(session, "is:read") == {"Flood two"}


def test_a_rule_that_cannot_be_followed_costs_the_others_nothing(session: Session) -> None:
    follow(session, "when in:Xyzzyqq: hide", "when is:unred: read", "when flood: read")
    bring(session, "Flood", "Tunnel")
    outcome = rules.apply_new(session)
    assert outcome.changed == 1
    wrong_one, unknown = outcome.troubles
    assert wrong_one.startswith("rule 2, column 9: is:unred is unknown.")
    assert unknown.startswith("rule 1: no place called Xyzzyqq")
    assert titles(session, "is:read") == {"Flood"}


def test_what_rules_do_to_new_articles_is_no_act_of_the_reader(session: Session) -> None:
    follow(session, "when flood: read")
    bring(session, "Flood")
    keep.bookmark(session, session.library.ids(Query()))
    rules.apply_new(session)
    undone = keep.undo(session)
    assert undone is not None
    assert undone[0].act == "bookmark"


def test_a_rule_notifies_of_what_came_but_not_of_what_is_muted(session: Session, tmp_path: Path) -> None:
    bring(session, "Old flood")
    rules.apply_new(session)
    mutes.mute(session, "graz", 3600)
    follow(session, "when flood: notify", "when tunnel: notify")
    bring(session, "Flood in Wien", "Flood in Graz")
    assert rules.apply_new(session).notices == ("1 new for `flood`: Flood in Wien",)
    bring(session, "Flood [/b] \x1b]0;x\x07", "Another flood")
    notices = rules.apply_new(session).notices
    assert notices[0].startswith("2 new for `flood`: ")
    assert notices[0].isprintable()


def test_a_notifier_that_does_not_start_is_one_line_of_trouble(session: Session) -> None:
    follow(session, "when flood: read, notify", notify=["/nowhere/notify-send", "%s"])
    bring(session, "Flood")
    outcome = rules.apply_new(session)
    assert outcome.changed == 1
    assert outcome.troubles == ("notify: /nowhere/notify-send did not start: No such file or directory",)


def test_mutes_hold_for_new_articles_without_any_rule(session: Session) -> None:
    bring(session, "Tunnel")
    rules.apply_new(session)
    mutes.mute(session, "flood", 3600)
    bring(session, "Flood", "Other")
    assert rules.apply_new(session).changed == 1
    assert titles(session, "is:unread") == {"Tunnel", "Other"}


# to all at hand


def test_all_at_hand_are_treated_in_one_act_that_undo_takes_back(session: Session) -> None:
    bring(session, "Flood in Wien", "Flood in Graz", "Tunnel")
    follow(session, "when flood: read, tag water", "when tunnel: hide", "when in:Xyzzyqq: read")
    outcome = rules.apply_all(session)
    assert outcome.changed == 3
    assert len(outcome.troubles) == 1
    assert titles(session, "tag:water is:read") == {"Flood in Wien", "Flood in Graz"} == titles(session)
    undone = keep.undo(session)
    assert undone is not None
    assert undone[1] == "As before: 3 articles."
    assert titles(session, "is:unread") == {"Flood in Wien", "Flood in Graz", "Tunnel"}
    assert titles(session, "tag:water") == set()


def test_what_another_refresh_has_not_placed_yet_has_its_turn_later(session: Session) -> None:
    follow(session, "when in:Wien: tag w")
    feed, _new = session.library.subscribe([NewFeed("https://b.example/feed")], session.now())[0]
    story = Story("Wien 1", "Wien 1", published=session.now(), fingerprint="1")
    session.library.keep(feed.id, Delivery((Document("", None, (story,)),), fetched=session.now()))
    assert rules.apply_new(session).changed == 0
    bring(session)
    assert rules.apply_new(session).changed == 1
    assert titles(session, "tag:w") == {"Wien 1"}
