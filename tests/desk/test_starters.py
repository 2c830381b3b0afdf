"""Feeds to start with: the shipped lists, and what is offered of them."""

from collections import Counter
from pathlib import Path

import pytest

from reader.desk import keep, places
from reader.desk.session import Session
from reader.desk.starters import TICKED, Offer, offers, shipped, starters, subscribe
from reader.model import words

EXPECTED = (
    "rss.orf.at", "derstandard.at", "diepresse.com", "kurier.at", "kleinezeitung.at", "sn.at", "tt.com", "vn.at", "srf.ch", "nzz.ch",
    "tagesanzeiger", "swi-services.ch", "tagesschau.de", "deutschlandfunk.de", "dw.com", "spiegel.de", "zeit.de", "faz.net", "sueddeutsche.de",
    "ndr.de", "mdr.de", "wdr.de", "br.de", "swr.de", "hessenschau.de", "rbb24.de", "bbci.co.uk", "theguardian.com", "aljazeera.com",
    "france24.com", "npr.org", "euronews.com", "news.un.org", "kyivindependent.com", "ukrinform.de", "ukrinform.net", "meduza.io",
)  # fmt: skip
"""Part of the addresses that a German-speaking reader expects."""


def titles(found: tuple[Offer, ...], *, ticked: bool = False) -> list[str]:
    return [offer.starter.title for offer in found if offer.ticked or not ticked]


def offered(session: Session, *names: str, limit: int = 24) -> tuple[Offer, ...]:
    return offers(session, [places.look_up(session, name) for name in names], limit).offers


def test_the_shipped_lists_are_sound(session: Session) -> None:
    found = starters()
    gazetteer = session.gazetteer_or_fail()
    assert found.trouble == ""
    assert len(found.starters) > 500
    # every outline is read: none lacks its home, none stands twice
    written = Counter(address for path in shipped().iterdir() for address in path.read_text("utf-8").split('xmlUrl="')[1:])
    assert sum(written.values()) == len(found.starters)
    for starter in found.starters:
        assert starter.url.startswith("https://"), starter
        assert starter.page == "" or starter.page.startswith("https://"), starter
        assert len(starter.language) == 2, starter
        assert gazetteer.place(starter.home) is not None, starter
    for part in EXPECTED:
        assert any(part in starter.url for starter in found.starters), part


def test_each_list_is_that_of_its_country_and_names_its_source(session: Session) -> None:
    gazetteer = session.gazetteer_or_fail()
    for path in shipped().iterdir():
        text = path.read_text("utf-8")
        assert path.suffix == ".opml"
        assert "<!-- Addresses: " in text
        if not path.name.startswith("world."):
            homes = [gazetteer.place(int(said.partition('"')[0])) for said in text.split('home="')[1:]]
            assert {home.country for home in homes if home is not None} == {path.stem.upper()}, path


def test_what_writes_from_there_is_offered_before_what_writes_from_above(session: Session) -> None:
    words.choose_language("de")
    found = titles(offered(session, "Wien"))
    assert found.index("ORF Wien") < found.index("ORF News") < found.index("Deutsche Welle")
    assert "ORF Tirol" not in found
    assert titles(offered(session, "Österreich"))[0] == "ORF News"


def test_a_handful_is_ticked_in_a_language_that_the_reader_reads(session: Session) -> None:
    words.choose_language("de")
    found = offered(session, "Wien", "Kiew")
    chosen = titles(found, ticked=True)
    assert {"ORF Wien", "ORF News", "Ukrinform auf Deutsch", "The Kyiv Independent", "Deutsche Welle"} <= set(chosen)
    assert 3 <= len(chosen) <= TICKED
    # of Kyiv itself there is nothing but in Ukrainian
    assert {offer.starter.language for offer in found if offer.ticked} <= {"de", "en", "uk"}
    assert {offer.where for offer in found if offer.ticked and offer.starter.language == "uk"} <= {"Kiew"}


def test_a_feed_of_the_place_itself_is_ticked_where_none_of_it_is_in_the_readers_language(session: Session) -> None:
    words.choose_language("en")
    chosen = [offer for offer in offered(session, "Wien") if offer.ticked]
    assert chosen[0].starter.title == "ORF Wien"
    assert [offer.starter.language for offer in chosen].count("de") == 1
    assert {"The Local Austria", "Austria, The Guardian"} <= set(titles(tuple(chosen)))
    # London has some in English
    assert {offer.starter.language for offer in offered(session, "London") if offer.ticked} == {"en"}


def test_an_area_has_the_feeds_of_its_members(session: Session) -> None:
    found = offered(session, "Balkan", limit=60)
    assert {"Croatia Week", "Balkan Insight", "Sarajevo Times"} <= set(titles(found))
    countries = [offer.folder for offer in found if offer.ticked and not offer.starter.world]
    assert len(set(countries)) == len(countries) > 1


def test_where_nothing_is_known_there_is_news_of_the_world(session: Session) -> None:
    found = offered(session, "Tuvalu")
    assert found
    assert all(offer.starter.world for offer in found)
    assert len(titles(found, ticked=True)) == 1
    assert offers(session, ()).offers
    assert not titles(offers(session, ()).offers, ticked=True)


@pytest.mark.parametrize("limit", [0, 1, 5, 1000])
def test_no_more_are_offered_than_asked_for(session: Session, limit: int) -> None:
    assert len(offered(session, "Wien", "Kiew", "Berlin", "London", limit=limit)) <= limit


def test_they_are_subscribed_as_one_act_with_folder_and_home(session: Session) -> None:
    words.choose_language("de")
    found = [offer for offer in offered(session, "Wien") if offer.ticked]
    new = subscribe(session, found)
    assert len(new) == len(found)
    kept = {feed.url: feed for feed in session.library.feeds()}
    vienna = kept["https://rss.orf.at/wien.xml"]
    assert (vienna.title, vienna.folder, vienna.home) == ("ORF Wien", "Österreich", 2761369)
    # what writes of the world says nothing of a place by where it writes from
    assert kept["https://rss.dw.com/xml/rss-de-all"].home is None
    assert not {offer.starter.url for offer in offered(session, "Wien")} & set(kept)
    assert subscribe(session, found) == ()
    assert subscribe(session, ()) == ()
    keep.undo(session)
    assert session.library.feeds() == ()


def test_lists_that_are_gone_or_broken_are_told_and_nothing_more(session: Session, tmp_path: Path) -> None:
    vienna = places.look_up(session, "Wien")
    gone = offers(session, [vienna], folder=tmp_path / "gone")
    assert gone.offers == ()
    assert "not there" in gone.trouble
    assert "no lists" in starters(tmp_path).trouble
    (tmp_path / "a.opml").write_bytes(b"<opml")
    (tmp_path / "b.opml").write_text('<opml><body><outline text="B" xmlUrl="https://b.example/feed" home="2761369" language="en"/></body></opml>')
    (tmp_path / "c.opml").mkdir()
    (tmp_path / "d.txt").write_text("no list")
    found = offers(session, [vienna], folder=tmp_path)
    assert titles(found.offers, ticked=True) == ["B"]
    assert found.trouble.startswith("The list a.opml cannot be read")
    assert "no" in starters(tmp_path / "d.txt").trouble


def test_a_home_that_nobody_knows_is_passed_over(session: Session, tmp_path: Path) -> None:
    near, world = (
        '<outline text="A" xmlUrl="https://a.example/" home="4"/>',
        '<outline text="W" xmlUrl="https://w.example/" home="4" language="en" reach="world"/>',
    )
    (tmp_path / "a.opml").write_text(f"<opml><body>{near}{world}</body></opml>")
    found = offers(session, [places.look_up(session, "Wien")], folder=tmp_path).offers
    assert [(offer.starter.title, offer.where, offer.folder) for offer in found] == [("W", "", "World")]
