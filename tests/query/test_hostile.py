"""No input does anything but mean something or raise QueryError."""

from datetime import UTC, datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.model.errors import QueryError
from reader.query.ast import Named, Node, PlaceTerm, Query, rewrite
from reader.query.chips import quote, with_term, without
from reader.query.complete import complete
from reader.query.parse import parse

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SPECIAL = st.sampled_from(
    ["(", ")", '"', "-", "+", "*", ",", ":", "OR", " ", "in:", "near:", "is:", "sort:", "age:<", "after:", "geo:", "Wien", "鯨", "ß", "\\", "\x00", "\ud800"]
    + [
        "is:hidden",
        "sort:rare",
        "sort:story",
        "/(a+)+$/",
        "is:unread",
        'in:"Sankt Pölten"',
        "near:Wien,30",
        "a",
        "2d",
        "2026-11-01",
        "„",
        "“",
        "\u202e",
        "lang:de",
        "title:x*",
        "sort:date",
        "has:note",
    ]
)
TYPED = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=60), st.lists(SPECIAL, max_size=30).map("".join), st.lists(SPECIAL, max_size=20).map(" ".join)
)


def read(text: str) -> Query | None:
    try:
        return parse(text, NOW)
    except QueryError as problem:
        said = problem
    assert 1 <= said.column <= len(text) + 1
    assert str(said).isprintable()
    assert "\n" not in said.suggestion
    return None


def without_columns(node: Node | None) -> Node | None:
    return rewrite(node, lambda leaf: PlaceTerm(leaf.mode, leaf.name, leaf.km, 0) if isinstance(leaf, PlaceTerm) else leaf) if node else None


@given(TYPED)
@example("0\U0003134b*")
@settings(max_examples=300)
def test_any_text_is_a_query_or_a_query_error(text: str) -> None:
    read(text)


@given(TYPED)
@settings(max_examples=300)
def test_chips_written_down_again_mean_the_same(text: str) -> None:
    query = read(text)
    if query is None:
        return
    again = parse(" ".join(chip.text for chip in query.chips), NOW)
    assert without_columns(again.root) == without_columns(query.root)
    assert again.sort == query.sort
    assert all(text[chip.start - 1 : chip.end - 1] == chip.text for chip in query.chips)


@given(TYPED)
@settings(max_examples=100)
def test_without_any_of_its_chips_a_query_is_still_right(text: str) -> None:
    query = read(text)
    for chip in query.chips if query else ():
        rest = without(text, chip)
        assert len(parse(rest, NOW).chips) < len(query.chips if query else ())


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Zs")), min_size=1, max_size=20))
@example("//")
@example("//host/path")
@settings(max_examples=200)
def test_a_quoted_value_comes_back_as_it_was(value: str) -> None:
    assert parse("feed:" + quote(value), NOW).root == Named("feed", value)


@given(TYPED, st.integers(-5, 100))
@settings(max_examples=200)
def test_completion_proposes_something_that_fits_or_nothing(text: str, cursor: int) -> None:
    for proposal in complete(text, cursor, lambda _field, start: [(f"{start}x y", "a place", 3)]):
        assert 1 <= proposal.start <= proposal.end <= len(text) + 1
        after, at = proposal.apply(text)
        assert after[:at].endswith(proposal.insert)


@given(TYPED, st.sampled_from(["in:Gr", 'in:"Gr', "-in:Gr", "in:„Gr"]))
@example('"x" ', "in:Gr")
@settings(max_examples=200)
def test_a_term_behind_any_right_query_is_completed_alone(text: str, begun: str) -> None:
    if read(text) is None:
        return
    typed = f"{text} {begun}"
    proposal = complete(typed, len(typed), lambda _field, start: [(f"{start}az West", "a place", 3)])[0]
    after, _at = proposal.apply(typed)
    sign = "-" if begun.startswith("-") else ""
    assert after == f'{text} {sign}in:"Graz West"'
    read(after)


@given(TYPED)
@settings(max_examples=100)
def test_a_term_can_be_put_behind_anything(text: str) -> None:
    assert "in:Graz" in with_term(text, "in:Graz")


def test_ten_thousand_characters_of_anything_are_answered() -> None:
    for piece in ("(", ")", '"', "-", "*", "a", "a ", "in:", "a OR ", '"a" ', "-(", "\\", '"\\', "near:1,", "sort:date ", "\x00", "鯨", "is:x"):
        read((piece * 10_000)[:10_000])
