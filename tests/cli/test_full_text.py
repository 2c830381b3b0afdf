"""Full text from pages: fetched at a command, by a feed's setting, for bookmarked teasers; and what keeps it away."""

from typing import Any

import pytest

from reader.cli import exit_codes
from tests.cli.conftest import Dateline
from tests.net.server import Server, page, serving, status

HTML = "text/html; charset=utf-8"
SENTENCE = "The council of Graz decided on Monday evening that the new bridge over the Mur is going to carry trams as well as cyclists. "


def html(body: str, head: str = "") -> bytes:
    """A page with an article among other things."""
    menu = "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a> <a href='/weather'>Weather</a></nav>"
    return f"<html lang='en'><head><title>Bridge - The Post</title>{head}</head><body>{menu}<article><h1>Bridge</h1>{body}</article></body></html>".encode()


LONG = html("".join(f"<p>Paragraph {n}. {SENTENCE * 3}</p>" for n in range(5)) + "<p>More in <a href='/plan'>the plan</a>.</p>")
LOGIN = html(
    f"<p>{SENTENCE}</p><div class='paywall'>Subscribe to continue reading.</div>",
    '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "isAccessibleForFree": false}</script>',
)


def feed(*links: str) -> bytes:
    """A feed of teasers that lead to these addresses."""
    items = "".join(
        f"<item><title>Bridge {n}</title><link>{link}</link><guid>g{n}</guid><description>Only this much.</description></item>" for n, link in enumerate(links)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>The Post</title>{items}</channel></rss>".encode()


def subscribed(dateline: Dateline, server: Server, *links: str) -> dict[str, int]:
    """Follows a feed with these links (paths of the server, or addresses); returns the articles' ids by link."""
    whole = [link if "://" in link else server.url(link) for link in links]
    server.behaviours["/feed"] = page(feed(*whole))
    assert dateline("add", server.url("/feed")).code == 0
    return {
        link: found["id"]
        for found in dateline("list", "--json").json
        for link in links
        if found["url"] in {link, server.url(link) if "://" not in link else ""}
    }


def shown(dateline: Dateline, number: int) -> Any:
    """An article as JSON."""
    return dateline("show", number, "--json").json


def test_the_full_text_takes_the_place_of_the_feeds_own_and_stays_offline(dateline: Dateline) -> None:
    with serving({"/1": page(LONG, media_type=HTML)}) as server:
        (number,) = subscribed(dateline, server, "/1").values()
        assert shown(dateline, number)["text"] == "Only this much."
        done = dateline("full-text", number)
        url = server.url("/plan")
    assert (done.code, done.err) == (0, "1 full text kept.\n")
    article = shown(dateline, number)
    assert article["text"].startswith("Paragraph 0. The council of Graz")
    assert "Sport" not in article["text"]
    assert article["title"] == "Bridge 0"
    assert [link["url"] for link in article["links"]] == [url]
    assert article["places"][0]["name"] == "Graz"
    assert [found["id"] for found in dateline("list", "cyclists", "--json").json] == [number]


def test_a_refresh_of_the_same_feed_leaves_it_and_a_changed_entry_too(dateline: Dateline) -> None:
    with serving({"/1": page(LONG, media_type=HTML)}) as server:
        (number,) = subscribed(dateline, server, "/1").values()
        dateline("full-text", number)
        assert dateline("refresh", "--force", "--json").json["updated"] == 0
        server.behaviours["/feed"] = page(feed(server.url("/1")).replace(b"Bridge 0", b"Bridge is late"))
        assert dateline("refresh", "--force", "--json").json["updated"] == 1
    article = shown(dateline, number)
    assert (article["title"], article["text"][:12]) == ("Bridge is late", "Paragraph 0.")


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (page(LOGIN, media_type=HTML), "the page needs a login"),
        (page(b"<html><body><nav>Home</nav></body></html>", media_type=HTML), "no article was found on the page"),
        (page(feed("/x"), media_type="application/rss+xml"), "what lies there is no web page"),
        (status(404), "not found (404)"),
        (status(403), "403"),
    ],
)
def test_what_gives_no_full_text_says_why_and_the_feeds_own_stays(dateline: Dateline, answer: Any, why: str) -> None:
    with serving({"/1": answer}) as server:
        (number,) = subscribed(dateline, server, "/1").values()
        done = dateline("full-text", number)
    assert done.code == exit_codes.PART
    assert f"article {number}: no full text, " in done.err
    assert why in done.err
    assert shown(dateline, number)["text"] == "Only this much."


def test_one_page_that_fails_costs_the_others_nothing(dateline: Dateline) -> None:
    with serving({"/1": page(LONG, media_type=HTML), "/2": status(500), "/3": page(LONG, media_type=HTML)}) as server:
        ids = subscribed(dateline, server, "/1", "/2", "/3")
        done = dateline("full-text", *ids.values())
    assert done.code == exit_codes.PART
    assert "2 full texts kept." in done.err
    assert shown(dateline, ids["/2"])["text"] == "Only this much."


def test_a_feed_can_not_lead_into_the_readers_own_network(dateline: Dateline) -> None:
    with serving({"/1": page(LONG, media_type=HTML)}) as server:
        elsewhere = server.url("/1", host="127.0.0.9")
        (number,) = subscribed(dateline, server, elsewhere).values()
        asked = len(server.asked)
        done = dateline("full-text", number)
        assert len(server.asked) == asked
    assert done.code == exit_codes.PART
    assert "inside the own network" in done.err


def test_a_feed_set_to_full_text_gets_it_at_its_refresh(dateline: Dateline) -> None:
    with serving({"/1": page(LONG, media_type=HTML), "/2": page(LONG, media_type=HTML)}) as server:
        server.behaviours["/feed"] = page(feed(server.url("/1")))
        dateline("add", server.url("/feed"))
        dateline("edit", "1", "--full-text", "on")
        server.behaviours["/feed"] = page(feed(server.url("/1"), server.url("/2")))
        assert dateline("refresh", "--force").code == 0
    texts = {found["url"]: shown(dateline, found["id"])["text"] for found in dateline("list", "--json").json}
    assert len(texts) == 2
    assert all(text.startswith("Paragraph 0.") for text in texts.values())


def test_a_bookmarked_teaser_waits_for_its_full_text(dateline: Dateline) -> None:
    with serving({"/1": page(LONG, media_type=HTML), "/2": page(LONG, media_type=HTML)}) as server:
        ids = subscribed(dateline, server, "/1", "/2")
        dateline("bookmark", ids["/1"])
        done = dateline("full-text")
    assert done.err == "1 full text kept.\n"
    assert shown(dateline, ids["/1"])["text"].startswith("Paragraph 0.")
    assert shown(dateline, ids["/2"])["text"] == "Only this much."


def test_what_has_no_page_or_is_not_there(filled: Dateline) -> None:
    done = filled("full-text", 1)
    assert done.code == exit_codes.PART
    assert "it has no page of its own" in done.err
    assert filled("full-text", 99).code == exit_codes.MISSING


def test_a_page_is_read_in_the_encoding_that_its_server_names(dateline: Dateline) -> None:
    """Turkish and Baltic text in eight bits looks like Western European to who only guesses."""
    said = "İstanbul belediyesi pazartesi akşamı yeni köprünün açılacağını söyledi. "
    body = html("".join(f"<p>{said * 4}{n}</p>" for n in range(6))).decode().encode("iso-8859-9")
    with serving({"/1": page(body, media_type="text/html; charset=ISO-8859-9")}) as server:
        (number,) = subscribed(dateline, server, "/1").values()
        assert dateline("full-text", number).code == 0
        assert shown(dateline, number)["text"].startswith(said)
        assert dateline("save", server.url("/1")).code == 0
        assert shown(dateline, number + 1)["text"].startswith(said)
