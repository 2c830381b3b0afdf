from dataclasses import replace

from reader.library.protocol import Library
from reader.model.place import ArticlePlace, Placed
from reader.query.ast import InPlaces, NoPlace, Query
from tests.library.news import AUSTRIA, EUROPE, MUNICH, NOW, POELTEN, VERSION, VIENNA, at, deliver, found, number, put, row, story, subscribe


def names(library: Library) -> dict[str, int]:
    """Places of the tree with counts of articles."""
    return {f"{count.place.name} {count.place.kind}": count.articles for count in library.place_counts(Query())}


def waiting(library: Library, version: int = VERSION, limit: int = 9) -> list[str]:
    """Titles of the articles that a pass has to see."""
    return [one.story.title for one in library.to_place(library.unplaced(version, limit))]


def test_places_come_back_as_they_were_in_their_order(library: Library) -> None:
    deliver(library, subscribe(library), story("a"))
    said = Placed(
        "Wien, Österreich",
        (
            ArticlePlace(VIENNA, "dateline", "Wien, Österreich", "Wien", 3, 0.9876, "dateline details"),
            ArticlePlace(MUNICH, "body", "Münchner", "Munich", 1, 0.31, ""),
            ArticlePlace(POELTEN, "feed", "Sankt Pölten", "Sankt Pölten", 0, 0.5, "feed"),
        ),
        at(VIENNA, MUNICH, POELTEN).above,
    )
    put(library, (number(library, "a"), said))
    article = library.articles([number(library, "a")])[0]
    assert (article.dateline, article.places) == (said.dateline, said.places)
    assert row(library, "a").place == "Wien"
    assert names(library) == {"Vienna city": 1, "Vienna region": 1, "Austria country": 1, "Europe continent": 1, "Sankt Pölten city": 1}


def test_only_what_is_sure_counts_and_names_the_row(library: Library) -> None:
    deliver(library, subscribe(library), story("a"))
    put(library, (number(library, "a"), at(VIENNA, confidence=0.49)))
    assert row(library, "a").place == ""
    assert found(library, NoPlace()) == ["a"]
    assert library.articles([number(library, "a")])[0].places[0].place == VIENNA


def test_an_article_that_is_placed_again_leaves_its_former_places(library: Library) -> None:
    deliver(library, subscribe(library), story("a"), story("b"))
    a, b = number(library, "a"), number(library, "b")
    put(library, (a, at(VIENNA)), (b, at(POELTEN)), (999, at(VIENNA)))
    put(library, (a, at(MUNICH)))
    assert names(library) == {"Munich city": 1, "Germany country": 1, "Europe continent": 2, "Sankt Pölten city": 1, "Austria country": 1}
    put(library, (a, Placed()), (b, Placed()))
    assert names(library) == {}
    assert library.totals(Query(root=NoPlace())).articles == 2


def test_new_and_changed_articles_wait_for_their_places_newest_first(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, story("a", hours=2, text="body"), story("b", hours=1), story("c", hours=3))
    assert waiting(library, limit=2) == ["b", "a"]
    assert library.to_place(library.unplaced(VERSION, 2))[1].story.text == "body"
    put(library, *((one, at(VIENNA)) for one in library.unplaced(VERSION, 9)))
    assert library.unplaced(VERSION, 9) == ()
    deliver(library, feed, story("a", hours=2, text="other"))
    assert waiting(library) == ["a"]
    assert found(library, InPlaces(frozenset({AUSTRIA.geonameid}))) == ["b", "a", "c"]


def test_another_version_of_the_pass_sees_all_again(library: Library) -> None:
    deliver(library, subscribe(library), story("a", hours=1), story("b", hours=2))
    put(library, *((one, at(VIENNA)) for one in library.unplaced(VERSION, 9)))
    assert waiting(library, VERSION + 1) == ["a", "b"]
    library.place(VERSION + 1, [(number(library, "a"), at(VIENNA))])
    assert waiting(library, VERSION + 1) == ["b"]
    # an older program that runs at the same time takes nothing off
    library.place(VERSION, [(number(library, "b"), at(VIENNA))])
    assert waiting(library, VERSION + 1) == ["b"]


def test_articles_of_removed_feeds_do_not_wait(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, story("a"))
    library.remove_feed(feed.id, NOW)
    assert library.unplaced(VERSION, 9) == ()
    library.undo(NOW)
    assert len(library.unplaced(VERSION, 9)) == 1


def test_a_better_gazetteer_corrects_places(library: Library) -> None:
    deliver(library, subscribe(library), story("a"))
    put(library, (number(library, "a"), at(VIENNA)))
    put(library, (number(library, "a"), at(replace(VIENNA, name="Wien", population=2_000_000))))
    assert library.articles([number(library, "a")])[0].places[0].place.name == "Wien"


def test_a_place_whose_parents_nobody_named_still_counts(library: Library) -> None:
    deliver(library, subscribe(library), story("a"))
    put(library, (number(library, "a"), replace(at(VIENNA), above=())))
    assert names(library) == {"Vienna city": 1}
    assert EUROPE.geonameid not in {count.place.geonameid for count in library.place_counts(Query())}


def test_any_number_of_articles_is_placed_at_once(library: Library) -> None:
    deliver(library, subscribe(library), *(story(str(n)) for n in range(450)))
    library.place(VERSION, ((one, at(VIENNA)) for one in library.unplaced(VERSION, 1000)))
    assert names(library)["Vienna city"] == 450
