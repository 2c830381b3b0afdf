"""Text from outside does nothing to a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from reader.model.safe import clean, line

ANY = st.text(st.characters(exclude_categories=()))


def test_escapes_bidi_controls_surrogates_and_soft_hyphens_go() -> None:
    assert clean("a\x1b[31mb\x00c\x9bd\u202ee\u2066f\ud800g\u00adh\x7f") == "a[31mbcdefgh"


def test_line_ends_of_every_kind_become_newlines_and_tabs_stay() -> None:
    assert clean("a\r\nb\rc\u2028d\u2029e\x85f\x0cg\th") == "a\nb\nc\nd\ne\nf\ng\th"


def test_joiners_accents_and_other_scripts_stay() -> None:
    text = "Ça va? İstanbul, 大阪, العربية, 👩\u200d👧, e\u0301"
    assert clean(text) == text


def test_a_line_is_one_line() -> None:
    assert line("  Trump \n\t und\u00a0Putin\r\n") == "Trump und Putin"


@given(ANY)
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert not any(ord(c) < 32 and c not in "\n\t" for c in clean(text))
    clean(text).encode("utf-8")


@given(ANY)
def test_a_line_has_no_blank_at_its_ends_and_no_break(text: str) -> None:
    assert line(text) == line(line(text))
    assert line(text).splitlines() in ([], [line(text)])


@given(ANY)
def test_text_without_anything_to_replace_reads_as_if_it_were_looked_through_in_full(text: str) -> None:
    # an escape in front takes the long way, and goes
    assert clean(text) == clean("\x1b" + text)
    assert line(text) == line("\x1b" + text) == " ".join(clean(text).split())
