from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.sqlite.terms import folded
from reader.text.fold import tokens

SPACES = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2003\u2028\u2029\u202f\u3000\u200b"


@settings(max_examples=200, deadline=None)
@given(st.text() | st.text(st.sampled_from(SPACES + "aÄß北京ไทยé\u0301\u00ad-'1½ﬁ")))
def test_folding_for_the_index_is_the_folding_of_queries(text: str) -> None:
    assert folded(text) == " ".join(tokens(text))


def test_every_character_folds_between_others_as_in_a_text() -> None:
    for start in (*range(0x80, 0x3200, 30), 0xAC00, 0xE000, 0xFB00, 0xFF00, 0x1D400, 0x1F600, 0x20000):
        text = "x".join(f"{chr(code)} {chr(code)}1" for code in range(start, start + 30))
        assert folded(text) == " ".join(tokens(text))
