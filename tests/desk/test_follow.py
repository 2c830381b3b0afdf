"""Names that were typed as places to follow."""

from reader.desk.follow import LONGEST, is_followed, named
from reader.desk.places import follow
from reader.desk.session import Session


def test_known_names_are_places_and_each_stands_once(session: Session) -> None:
    found = named(session, ("Wien", " Kärnten ", "Wien", "Balkan"))
    assert [(name.typed, name.shown, name.trouble) for name in found] == [("Wien", "Vienna", ""), ("Kärnten", "Carinthia", ""), ("Balkan", "Balkans", "")]


def test_an_unknown_name_comes_with_what_was_perhaps_meant(session: Session) -> None:
    near, far, endless = named(session, ("Klagenfrt", "Xqzvwkjq", "q\x1bz" * 5000))
    assert near.trouble == "No place called Klagenfrt. Did you mean Klagenfurt?"
    assert far.trouble == "No place called Xqzvwkjq. Another spelling may help."
    assert len(endless.said) == LONGEST + 1
    assert "\x1b" not in endless.trouble


def test_what_lies_in_a_followed_place_is_not_followed_itself(session: Session) -> None:
    austria, vienna = (name.place for name in named(session, ("Österreich", "Wien")))
    assert austria is not None
    assert vienna is not None
    follow(session, (austria,))
    assert is_followed(session, austria)
    assert not is_followed(session, vienna)
