from reader.app.widgets.typeset_draw import draw
from reader.model.blocks import Table
from tests.app.reading import article
from tests.app.test_typeset import INK, body, cell, laid, looks, night


def test_tables_have_a_bold_head_a_rule_and_numbers_at_the_right() -> None:
    table = Table((cell("Stadt"), cell("Einwohner")), ((cell("Wien"), cell("2.005.760")), (cell("Graz"), cell("303.270"))))
    assert body(table) == ["Stadt  Einwohner", "─" * 16, "Wien   2.005.760", "Graz     303.270"]
    assert ("Stadt", night("bright"), True, False) in looks(article(blocks=(table,)))


def test_a_table_wider_than_the_measure_is_cut_with_a_sign() -> None:
    table = Table((), ((cell("a" * 30), cell("b" * 30)),))
    assert body(table) == ["a" * 30 + "  " + "b" * 7 + "…"]


def test_columns_of_words_give_way_until_the_table_fits() -> None:
    table = Table((cell("Was"), cell("Wieviel")), ((cell("words that go on and on for a while"), cell("1.200")), (cell("few"), cell("30"))))
    assert body(table, width=30) == [
        "Was                    Wieviel",
        "─" * 30,
        "words that go on and     1.200",
        "on for a while",
        "",
        "few                         30",
    ]


def test_words_of_a_column_stay_whole_and_what_does_not_fit_is_scrolled_to() -> None:
    row = tuple(cell(f"Nationalratsabgeordnete{n} heute") for n in range(4))
    made = laid(article(title="T", teaser="", dateline="", blocks=(Table((), (row, row)),)), 40)
    assert made.rows[3].text.split() == [f"Nationalratsabgeordnete{n}" for n in range(4)] or "heute" in made.rows[3].text
    assert made.rows[3].leaf.span > 40


def test_a_table_of_200_columns_is_reached_to_its_end() -> None:
    table = Table(tuple(cell(f"c{n}") for n in range(200)), (tuple(cell(str(n)) for n in range(200)),))
    made = laid(article(title="T", teaser="", dateline="", blocks=(table,)), 40)
    row = made.rows[5]
    assert draw(row, INK, 40, row.leaf.span - 40).strip.text.endswith("199")


def test_lines_inside_a_cell_stay() -> None:
    assert body(Table((), ((cell("a\nbb"), cell("c")), (cell("d"), cell("e"))))) == ["a   c", "bb", "", "d   e"]


def test_uneven_rows_of_a_table_lose_nothing() -> None:
    assert body(Table((), ((cell("a"),), (cell("b"), cell("c")), ()))) == ["a", "b  c", ""]
