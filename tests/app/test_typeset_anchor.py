from reader.app.widgets.typeset_anchor import anchor, same_story, told_anew
from reader.model.article import Article
from tests.app.reading import article
from tests.app.test_typeset import laid, p


def told(*paragraphs: str) -> Article:
    return article(title="T", teaser="", dateline="", blocks=tuple(map(p, paragraphs)))


BODY = tuple(f"Paragraph {n} says that " + " ".join(f"word{n}x{k}" for k in range(30)) for n in range(20))


def at(shown: Article, said: str, width: int = 40) -> int:
    return next(n for n, row in enumerate(laid(shown, width).rows) if said in row.text)


def test_at_the_top_there_is_no_anchor() -> None:
    assert anchor(laid(told(*BODY)), 0) is None


def test_the_same_story_is_gone_back_to_by_its_leaf() -> None:
    where = anchor(laid(told(*BODY)), at(told(*BODY), "Paragraph 7"))
    assert where is not None
    narrow = laid(told(*BODY), 25)
    assert "Paragraph 7" in narrow.rows[same_story(narrow, where)].text


def test_a_story_that_got_paragraphs_before_stays_at_the_same_words() -> None:
    where = anchor(laid(told(*BODY)), at(told(*BODY), "Paragraph 7") + 2)
    anew = laid(told("Breaking: something new.", "More of it. " * 30, *BODY))
    assert where is not None
    row = anew.rows[told_anew(anew, where)]
    assert row.leaf.text.startswith("Paragraph 7")
    assert row.start > 0


def test_words_that_stand_in_several_places_are_those_nearest_to_where_they_were() -> None:
    body = ("Same words in every paragraph of this. " * 3,) * 9
    shown = laid(told(*body))
    where = anchor(shown, len(shown.rows) // 2)
    assert where is not None
    anew = laid(told("New.", *body))
    assert abs(told_anew(anew, where) - len(anew.rows) // 2) < 6


def test_if_the_words_themselves_were_changed_the_paragraph_before_tells() -> None:
    where = anchor(laid(told(*BODY)), at(told(*BODY), "Paragraph 7"))
    changed = [*BODY[:7], "Quite another thing now stands here. " * 4, *BODY[8:]]
    anew = laid(told(*changed))
    assert where is not None
    assert abs(told_anew(anew, where) - at(told(*changed), "Quite another")) <= 6


def test_the_full_text_in_place_of_a_teaser_is_read_on_at_the_same_sentence() -> None:
    teaser = "The council met on Monday. " + "It talked about the bridge over the river for hours. " * 8
    where = anchor(laid(told(teaser), 30), 8)
    full = laid(told("Linz - A first paragraph that the feed did not have. " * 5, teaser, *BODY), 30)
    assert where is not None
    row = told_anew(full, where)
    assert where.text[:30] in full.rows[row].leaf.text


def test_another_text_altogether_stays_as_far_down_as_it_was() -> None:
    where = anchor(laid(told(*BODY)), 9)
    assert where is not None
    assert told_anew(laid(told(*("Nothing of it is left in this one. " * 9,) * 9)), where) == 9
    assert told_anew(laid(told("Short.")), where) < 9
