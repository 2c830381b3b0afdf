from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.app.widgets.targets import Filter, Note, Open
from reader.app.widgets.typeset_draw import Hit
from reader.app.widgets.typeset_hints import LETTERS, Spot, letters, spots, with_letters

REVERSE = Style(reverse=True)


def test_a_link_its_number_and_its_second_row_are_one_link() -> None:
    rows = [
        (4, [Hit(3, 8, Open(1)), Hit(8, 12, Open(1)), Hit(20, 30, Open(2))]),
        (5, [Hit(0, 5, Open(2)), Hit(9, 12, Open(2)), Hit(14, 20, Filter("x")), Hit(30, 31, Note(1))]),
    ]
    assert spots(rows) == [Spot(4, 3, Open(1)), Spot(4, 20, Open(2)), Spot(5, 9, Open(2)), Spot(5, 30, Note(1))]


def test_a_link_after_a_row_without_any_begins_anew() -> None:
    assert len(spots([(1, [Hit(0, 5, Open(1))]), (2, []), (3, [Hit(0, 5, Open(1))])])) == 2


def test_one_letter_each_and_the_same_for_the_same_link() -> None:
    assert letters([Open(3), Note(1), Open(3)]) == {Open(3): LETTERS[0], Note(1): LETTERS[1]}


def test_two_letters_for_all_if_there_are_more_links_than_letters() -> None:
    made = letters([Open(n) for n in range(1, 40)])
    assert len(set(made.values())) == 39
    assert {len(said) for said in made.values()} == {2}


def test_more_links_than_pairs_of_letters_leave_some_without() -> None:
    assert len(letters([Open(n) for n in range(1, 3_000)])) == len(LETTERS) ** 2


def test_letters_move_nothing() -> None:
    strip = Strip([Segment("see the Standard here")])
    assert with_letters(strip, [(8, "a")], REVERSE).text == "see theaStandard here"
    assert with_letters(strip, [(8, "as"), (0, "d")], REVERSE).text == "dee thasStandard here"


def test_half_a_wide_character_becomes_a_blank() -> None:
    strip = Strip([Segment("大阪大阪")])
    made = with_letters(strip, [(4, "a")], REVERSE)
    assert made.cell_length == 8
    assert made.text == "大 a大阪"
