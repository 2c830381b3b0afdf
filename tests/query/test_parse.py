"""What the query language means, and what it says about a wrong query."""

from datetime import UTC, datetime, timedelta

import pytest

from reader.model.errors import QueryError
from reader.query.ast import And, Between, Country, Has, Is, Named, Node, NoPlace, Not, Or, PlaceTerm, Query, Text
from reader.query.parse import DEEPEST, LONGEST, MOST_TERMS, parse

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def root(text: str) -> Node | None:
    return parse(text, NOW).root


def word(text: str) -> Text:
    return Text(text, (text.lower(),))


def wrong(text: str) -> tuple[str, int, str]:
    with pytest.raises(QueryError) as caught:
        parse(text, NOW)
    return str(caught.value), caught.value.column, caught.value.suggestion


@pytest.mark.parametrize("text", ["", "   ", "\t\n"])
def test_a_blank_query_takes_everything(text: str) -> None:
    assert parse(text, NOW) == Query(text)


def test_all_words_must_match() -> None:
    assert root("tunnel Linz") == And((word("tunnel"), word("Linz")))


def test_words_are_folded_and_keep_what_was_typed() -> None:
    assert root("Łódź") == Text("Łódź", ("lodz",))
    assert root("Straße") == Text("Straße", ("strasse",))


def test_a_word_with_a_hyphen_is_a_phrase_of_its_parts() -> None:
    assert root("U-Bahn") == Text("U-Bahn", ("u", "bahn"))


@pytest.mark.parametrize("text", ['"new bridge"', "„new bridge“", "“new bridge”"])
def test_a_phrase_stands_in_quotation_marks_of_either_kind(text: str) -> None:
    assert root(text) == Text("new bridge", ("new", "bridge"))


def test_a_star_lets_the_last_word_go_on() -> None:
    assert root("brück*") == Text("brück", ("bruck",), prefix=True)
    assert root('"new bri"*') == Text("new bri", ("new", "bri"), prefix=True)
    assert root('"new bri*"') == Text("new bri*", ("new", "bri"))


def test_a_star_needs_two_letters() -> None:
    assert wrong("tunnel w*") == ("w* is too short, a star needs two letters.", 8, "w")


def test_a_lone_japanese_character_is_found_inside_a_sentence() -> None:
    assert root("鯨") == Text("鯨", ("鯨",), prefix=True)
    assert root("大阪") == Text("大阪", ("大阪",))


def test_a_minus_turns_a_term_a_field_and_a_bracket_round() -> None:
    assert root("-Witkoff") == Not(word("Witkoff"))
    assert root("-in:Wien") == Not(PlaceTerm("in", "Wien", None, 1))
    assert root("-(a b)") == Not(And((word("a"), word("b"))))
    assert root("--a") == word("a")
    assert root("+in:Wien") == PlaceTerm("in", "Wien", None, 1)


def test_or_joins_its_two_neighbours() -> None:
    assert root("a b OR c d") == And((word("a"), Or((word("b"), word("c"))), word("d")))
    assert root("a OR b OR c") == Or((word("a"), word("b"), word("c")))
    assert root("(a b) OR -c") == Or((And((word("a"), word("b"))), Not(word("c"))))


def test_or_in_small_letters_or_quotation_marks_is_a_word() -> None:
    assert root("or") == word("or")
    assert root('"OR"') == word("OR")


def test_places_by_name_by_id_and_without() -> None:
    assert root("in:Wien") == PlaceTerm("in", "Wien", None, 1)
    assert root('x from:"Sankt Pölten"') == And((word("x"), PlaceTerm("from", "Sankt Pölten", None, 3)))
    assert root('in:"Paris, Texas"') == PlaceTerm("in", "Paris, Texas", None, 1)
    assert root("in:geo:524901") == PlaceTerm("in", "geo:524901", None, 1)
    assert root("IN:none") == NoPlace()
    assert root('in:"None"') == PlaceTerm("in", "None", None, 1)


def test_near_takes_a_place_or_a_point_and_a_radius() -> None:
    assert root("near:Wien,30") == PlaceTerm("near", "Wien", 30.0, 1)
    assert root('near:"Sankt Pölten",30') == PlaceTerm("near", "Sankt Pölten", 30.0, 1)
    assert root('near:"Paris, Texas",7.5') == PlaceTerm("near", "Paris, Texas", 7.5, 1)
    assert root("near:geo:2761369,20km") == PlaceTerm("near", "geo:2761369", 20.0, 1)
    assert root("near:48.2,-16.4,50") == PlaceTerm("near", "48.2,-16.4", 50.0, 1)


@pytest.mark.parametrize("text", ["near:Wien", "near:Wien,", "near:Wien,x", "near:,30", "near:48.2,16.4", "near:Wien,1e3"])
def test_near_without_a_place_or_a_radius_says_what_it_needs(text: str) -> None:
    said, column, suggestion = wrong(text)
    assert (said, column) == ("near: needs a place and a radius in km.", 6)
    parse(suggestion, NOW)


@pytest.mark.parametrize("radius", ["0", "0.0", "20000.1", "999999999", "-1", "-5km", "1e9", "NaN", "inf"])
def test_a_radius_is_more_than_nothing_and_at_most_half_the_earth(radius: str) -> None:
    assert wrong(f"near:Wien,{radius}") == ("A radius is more than 0 and at most 20000 km.", 6, "near:Wien,50")
    assert isinstance(root("near:Wien,20000"), PlaceTerm)


@pytest.mark.parametrize("point", ["91,0", "-90.5,0", "0,181"])
def test_a_point_lies_on_the_earth(point: str) -> None:
    assert wrong(f"near:{point},50")[0] == "A latitude is -90 to 90, a longitude -180 to 180."


def test_marks_and_belongings() -> None:
    for flag in ("unread", "read", "bookmarked", "new", "followed"):
        assert root(f"is:{flag}") == Is(flag)
    for what in ("place", "link", "image", "note"):
        assert root(f"has:{what.upper()}") == Has(what)


@pytest.mark.parametrize("field", ["feed", "folder", "source", "publisher", "event", "tag"])
def test_named_fields_keep_their_value_as_typed(field: str) -> None:
    assert root(f'{field}:"Die Nachrichten"') == Named(field, "Die Nachrichten")  # type: ignore[arg-type]  # plain strings from the table


def test_quotation_marks_inside_a_value_are_escaped_by_a_backslash() -> None:
    assert root(r'feed:"The \"Real\" C:\\News"') == Named("feed", r'The "Real" C:\News')


def test_languages_and_countries_are_codes() -> None:
    assert root("lang:de-AT") == Named("lang", "de")
    assert root("country:at") == Country("AT")
    assert wrong("country:Austria") == ("country: takes a code of two letters, in: any name.", 9, "in:Austria")
    assert wrong("lang:deutsch")[1:] == (6, "lang:de")


def test_title_and_author_search_words_there() -> None:
    assert root("title:Tunnel*") == Text("Tunnel", ("tunnel",), True, "title")
    assert root('author:"Ann Lee"') == Text("Ann Lee", ("ann", "lee"), False, "author")


def test_ages_count_back_from_now() -> None:
    assert root("age:<2d") == root("age:2d") == Between(NOW - timedelta(days=2), None)
    assert root("age:>3h") == Between(None, NOW - timedelta(hours=3))
    assert root("age:<1w") == Between(NOW - timedelta(days=7), None)


@pytest.mark.parametrize("text", ["age:2", "age:<2y", "age:=2d", "age:-2d", "age:2.5d"])
def test_an_age_that_is_none_shows_how_one_looks(text: str) -> None:
    assert wrong(text)[1:] == (5, "age:<2d")


def test_sorting_is_about_the_whole_query() -> None:
    assert parse("tunnel sort:oldest", NOW).sort == "oldest"
    assert parse("tunnel", NOW).sort == "date"
    assert parse("sort:place", NOW).root is None
    for text in ("(a sort:date)", "-sort:date", "a OR sort:date", "sort:date OR a"):
        assert wrong(text)[0] == "sort: is about the whole query, it stands alone."
    assert wrong("sort:date sort:feed") == ("sort: stands here a second time.", 11, "")


def test_a_wrong_value_is_named_with_its_column_and_the_nearest_right_one() -> None:
    assert wrong("tunnel is:unred in:Wien") == ("is:unred is unknown.", 11, "is:unread")
    assert wrong("has:pictures")[0] == "has:pictures is unknown, has: takes place, link, image, note."
    assert wrong("sort:dat") == ("sort:dat is unknown.", 6, "sort:date")


def test_an_unknown_field_is_named_with_the_nearest_right_one() -> None:
    assert wrong("a fro:Wien") == ("fro: is unknown.", 3, "from:Wien")
    assert wrong("xyzzy:Wien") == ("xyzzy: is unknown.", 1, '"xyzzy:Wien"')


@pytest.mark.parametrize("text", ["https://example.org/a?b=c", "12:30", "Putin:", "für:alle"])
def test_addresses_times_and_pasted_colons_are_words(text: str) -> None:
    assert isinstance(root(text), Text)


@pytest.mark.parametrize("text", ["in:", "near:", "is:(", "-feed:", 'in:""', "after:  ", "title: ", "sort:"])
def test_a_field_without_a_value_asks_for_one(text: str) -> None:
    said, column, suggestion = wrong(text)
    assert said.endswith("needs a value right after the colon.")
    assert column == 1
    assert suggestion


def test_a_blank_after_the_colon_is_understood() -> None:
    assert wrong("in: Wien")[2] == "in:Wien"
    assert wrong("in:Paris, Texas") == ("A place of several words needs quotation marks.", 4, 'in:"Paris, Texas"')


def test_signs_alone_are_nothing_to_search_for_but_do_no_harm_beside_words() -> None:
    assert wrong("!!! -") == ("Nothing to search for, only signs.", 1, "")
    assert root("Wien - Linz") == And((word("Wien"), word("Linz")))
    assert root("a OR !!!") == word("a")


@pytest.mark.parametrize(
    ("text", "said", "column"),
    [
        ('a "b', "This quotation mark is never closed.", 3),
        ("a (b", "This bracket is never closed.", 3),
        ("a b)", "This bracket was never opened.", 4),
        ("a ()", "Nothing stands between these brackets.", 3),
        ("OR a", "OR needs a term on both sides.", 1),
        ("a OR", "OR needs a term on both sides.", 3),
        ("(a OR) b", "OR needs a term on both sides.", 4),
        ("in:geo:x", "geo: takes a GeoNames number.", 4),
    ],
)
def test_what_does_not_fit_together_is_pointed_at(text: str, said: str, column: int) -> None:
    assert wrong(text)[:2] == (said, column)


def test_columns_count_code_points() -> None:
    assert wrong("💧ö is:unred")[1] == 7


def test_depth_length_and_number_of_terms_are_bounded() -> None:
    assert wrong("(" * 2000 + "a" + ")" * 2000)[0] == "Too many brackets within brackets."
    assert root("(" * DEEPEST + "a" + ")" * DEEPEST) == word("a")
    assert wrong("a " * (MOST_TERMS + 1))[0] == "A query holds 100 terms at most."
    assert wrong('"' + "a " * 200 + '"')[0] == "A phrase holds 100 words at most."
    assert root("a" * LONGEST) is not None
    assert wrong("a" * 10_000) == ("A query holds 5000 characters at most.", LONGEST + 1, "")


def test_messages_stay_on_one_short_line_whatever_was_typed() -> None:
    said, _, suggestion = wrong("is:" + "x\x1b[31m\u202e" * 600)
    assert len(said) < 160
    assert said.isprintable()
    assert suggestion == ""


def test_chips_are_top_level_terms_with_their_columns() -> None:
    query = parse(' tunnel  in:"Sankt Pölten" (a b) x OR -y sort:feed', NOW)
    assert [(chip.text, chip.start, chip.end) for chip in query.chips] == [
        ("tunnel", 2, 8),
        ('in:"Sankt Pölten"', 10, 27),
        ("(a b)", 28, 33),
        ("x OR -y", 34, 41),
        ("sort:feed", 42, 51),
    ]
    assert query.chips[-1].node is None
    assert query.root == And(tuple(chip.node for chip in query.chips if chip.node))


@pytest.mark.parametrize("order", ["story", "rare"])
def test_orders_by_story_and_by_rarity_are_read(order: str) -> None:
    assert parse(f"sort:{order} tunnel", NOW).sort == order
    assert wrong(f"sort:{order}x")[2] == f"sort:{order}"


def test_what_is_hidden_can_be_asked_for() -> None:
    assert root("is:hidden") == Is("hidden")
    assert wrong("is:hiden")[2] == "is:hidden"


@pytest.mark.parametrize("piece", ["(", ")", '"', ":", "a:", "is:", "-", "OR ", "a OR ", "(a", '"a" ', "in:(", "/(a+)+$/ "])
def test_ten_thousand_of_anything_get_one_clear_line(piece: str) -> None:
    for text in (piece * 10_000, (piece * 10_000)[:LONGEST]):
        with pytest.raises(QueryError) as raised:
            parse(text, NOW)
        assert str(raised.value).isprintable()
        assert len(str(raised.value)) < 160
        assert raised.value.column <= LONGEST + 1
