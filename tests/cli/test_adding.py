"""Adding by address on the command line, over a real server."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Dateline
from tests.net.server import each, page, redirect, serving, status
from tests.refresh.feeds import rss

HTML = "text/html; charset=utf-8"
SITE = b"""<!doctype html><html><head><title>The Post</title>
<link rel="alternate" type="application/rss+xml" title="All" href="/all.xml">
<link rel="alternate" type="application/atom+xml" title="Sport" href="/sport.xml"></head><body><p>News.</p></body></html>"""


def test_a_feed_is_added_read_and_placed(dateline: Dateline) -> None:
    with serving({"/feed": page(rss("Ferry", name="The Post"))}) as server:
        ran = dateline("add", server.url("/feed"), "--folder", "World")
        again = dateline("add", server.url("/feed"))
    assert (ran.code, again.code) == (0, 0)
    assert ran.err == "The Post added, 1 article.\n"
    assert "already" in again.err
    feed = dateline("feeds", "--json").json[0]
    assert (feed["url"], feed["title"], feed["kind"], feed["folder"], feed["error"]) == (server.url("/feed"), "The Post", "rss", "World", None)
    assert feed["last_ok"]
    assert feed["next_due"]
    article = dateline("list", "in:Wien", "--json").json[0]
    assert article["title"] == "Ferry"
    assert article["file"] is None


def test_of_several_feeds_on_a_page_one_is_picked(dateline: Dateline) -> None:
    pages = {"/": page(SITE, media_type=HTML), "/all.xml": page(rss("a", "b", name="All")), "/sport.xml": page(rss("c", name="Sport"))}
    with serving(pages) as server:
        asked = dateline("add", server.url("/"))
        assert asked.code == 2
        assert "--pick N" in asked.err
        assert [line.split()[:2] for line in asked.err.splitlines()[:2]] == [["1", "All"], ["2", "Sport"]]
        assert dateline("feeds", "--json").json == []
        assert dateline("add", server.url("/"), "--pick", 3).code == 2
        assert dateline("add", server.url("/").removeprefix("http://"), "--pick", 2).code == 0
        assert [feed["url"] for feed in dateline("feeds", "--json").json] == [server.url("/sport.xml")]
        assert dateline("add", server.url("/"), "--all").code == 0
    assert {feed["title"] for feed in dateline("feeds", "--json").json} == {"All", "Sport"}


def test_a_site_that_names_no_feed_is_searched(dateline: Dateline) -> None:
    pages = {"/": page(b"<html><body><p>Welcome.</p></body></html>", media_type=HTML), "/rss.xml": page(rss("a", name="Hidden"))}
    with serving(pages) as server:
        assert dateline("add", server.url("/")).code == 0
        assert [feed["url"] for feed in dateline("feeds", "--json").json] == [server.url("/rss.xml")]
        server.behaviours.clear()
        server.behaviours["/"] = pages["/"]
        ran = dateline("add", server.url("/"))
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert "/feed" in ran.err


def test_a_feed_that_cannot_be_fetched_is_not_added(dateline: Dateline) -> None:
    with serving({"/secret": status(401), "/loop": redirect("/loop")}) as server:
        ran = dateline("add", server.url("/missing"), server.url("/secret"), server.url("/loop"))
    assert ran.code == 1
    assert [line.split(": ", 2)[1] for line in ran.err.splitlines()] == [server.url("/missing"), server.url("/secret"), server.url("/loop")]
    assert "netrc" in ran.err
    assert dateline("feeds", "--json").json == []


@pytest.mark.parametrize(("typed", "code"), [("http://", 2), ("https:///x", 2), ("missing.txt", 3), ("feeds/missing.xml", 3), ("http://[::1", 2)])
def test_what_is_no_address_is_told(dateline: Dateline, typed: str, code: int) -> None:
    ran = dateline("add", typed)
    assert ran.code == code
    assert ran.err.count("\n") == 1


def test_a_password_in_an_address_is_kept_elsewhere(dateline: Dateline, tmp_path: Path) -> None:
    config = tmp_path / "config" / "config.toml"
    config.parent.mkdir()
    config.touch()
    with serving({"/feed": page(rss("a"))}) as server:
        address = server.url("/feed").replace("http://", "http://ada:s3cret@")
        ran = dateline("add", address, "--config", config)
        assert ran.code == 0
        assert "s3cret" not in ran.out + ran.err
        assert server.asked[-1].headers["authorization"].startswith("Basic ")
    assert dateline("feeds", "--json").json[0]["url"] == server.url("/feed")
    dateline("export", tmp_path / "feeds.opml")
    for file in [tmp_path / "feeds.opml", *tmp_path.glob("cli.db*")]:
        assert b"s3cret" not in file.read_bytes()
    safe = [file for file in config.parent.iterdir() if b"s3cret" in file.read_bytes()]
    assert all(file.stat().st_mode & 0o077 == 0 for file in safe)


def test_a_list_by_address_is_imported(dateline: Dateline) -> None:
    opml = b"<opml version='2.0'><body><outline text='A'><outline type='rss' text='One' xmlUrl='https://one.example/feed'/></outline></body></opml>"
    with serving({"/list.opml": page(opml, media_type="text/x-opml")}) as server:
        assert dateline("add", server.url("/list.opml")).code == 0
    assert [(feed["url"], feed["folder"]) for feed in dateline("feeds", "--json").json] == [("https://one.example/feed", "A")]


def test_a_page_is_saved_once_and_found_among_the_bookmarks(dateline: Dateline) -> None:
    story = b"<article><h1>Bridge opened</h1><p>Graz - The new bridge is open to everybody.</p></article>"
    body = b"<html><head><title>Bridge</title></head><body>" + story + b"</body></html>"
    with serving({"/story": page(body, media_type=HTML), "/feed": page(rss("a"))}) as server:
        assert dateline("save", server.url("/story")).code == 0
        assert dateline("save", server.url("/story")).code == 0
        refused = dateline("save", server.url("/feed"), server.url("/missing"))
    (kept,) = dateline("bookmarks", "--json").json
    assert (kept["title"], kept["feed"], kept["url"], kept["bookmarked"]) == ("Bridge opened", None, server.url("/story"), True)
    assert kept["places"][0]["name"] == "Graz"
    assert "new bridge" in dateline("show", kept["id"], "--json").json["text"]
    assert dateline("feeds", "--json").json == []
    assert refused.code == 1
    assert refused.err.count("\n") == 2
    dateline("undo")
    assert dateline("bookmarks", "--json").json == []


def test_a_feed_is_changed_and_removed_with_its_bookmark_kept(dateline: Dateline) -> None:
    with serving({"/old": each(page(rss("a", "b")), status(404)), "/new": page(rss("a", "b", "c"))}) as server:
        dateline("add", server.url("/old"))
        broken = dateline("refresh", "--force", "--json")
        assert broken.code == 1
        assert broken.json["errors"] == [{"feed": "The Post", "url": server.url("/old"), "error": "not found (404)"}]
        assert dateline("edit", "1", "--url", server.url("/new"), "--every", "2h", "--mute", "1d", "--home", "Graz", "--full-text", "on").code == 0
        mended = dateline("refresh", "--json")
    assert (mended.code, mended.json["new"], mended.json["fetched"]) == (0, 1, 1)
    feed = dateline("feeds", "--json").json[0]
    assert (feed["url"], feed["error"], feed["articles"], feed["unread"]) == (server.url("/new"), None, 3, 2)
    dateline("bookmark", "1")
    assert dateline("remove", "1").code == 0
    (kept,) = dateline("list", "--json").json
    assert (kept["id"], kept["feed"], kept["bookmarked"]) == (1, None, True)


@pytest.mark.parametrize(
    ("options", "code"), [((), 2), (("--every", "often"), 2), (("--home", "Xyzzyville"), 3), (("--full-text", "maybe"), 2), (("--url", "no such"), 3)]
)
def test_a_wrong_change_is_told(dateline: Dateline, seed_file: Path, options: tuple[str, ...], code: int) -> None:
    list_ = seed_file.parent / "missing"
    assert not list_.exists()
    with serving({}) as server:
        opml = f"<opml version='2.0'><body><outline type='rss' text='One' xmlUrl='{server.url('/feed')}'/></body></opml>"
        file = Path.home() / "list.opml"
        file.write_text(opml)
        dateline("import", file)
        ran = dateline("edit", "1", *options)
    assert ran.code == code
    assert ran.err.count("\n") == 1


def test_two_refreshes_at_once_fetch_each_feed_once(dateline: Dateline, tmp_path: Path) -> None:
    with serving({"/a": page(rss("a"), delay=0.3), "/b": page(rss("b", guid="b"), delay=0.3)}) as server:
        opml = "".join(f"<outline type='rss' text='{name}' xmlUrl='{server.url('/' + name)}'/>" for name in "ab")
        (tmp_path / "list.opml").write_text(f"<opml version='2.0'><body>{opml}</body></opml>")
        dateline("import", tmp_path / "list.opml")
        command = [sys.executable, "-m", "reader", "--library", str(tmp_path / "cli.db"), "refresh", "--json"]
        both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _time in range(2)]
        said = [one.communicate(timeout=50) for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert sorted(json.loads(out)["new"] for out, _err in said) == [0, 2]
    assert sorted(server.paths()) == ["/a", "/b"]


def test_find_feeds_tells_the_app_what_an_address_leads_to(dateline: Dateline) -> None:
    pages = {"/": page(SITE, media_type=HTML), "/all.xml": page(rss("a", "b", name="All")), "/sport.xml": page(rss("c", name="Sport"))}
    with serving(pages | {"/secret": status(401)}) as server:
        found = [json.loads(line) for line in dateline("find-feeds", server.url("/")).out.splitlines()]
        secret = json.loads(dateline("find-feeds", server.url("/secret")).out.splitlines()[-1])
    assert found[0] == {"event": "looking", "url": server.url("/")}
    assert found[-1]["kind"] == "feeds"
    assert found[-1]["feeds"][0] == {"url": server.url("/all.xml"), "title": "All", "articles": 2, "newest": None}
    assert secret["login"] is True
    assert "a name and a password" in secret["error"]


def test_a_wrong_password_does_not_replace_a_good_one(dateline: Dateline, tmp_path: Path) -> None:
    config = tmp_path / "config" / "config.toml"
    config.parent.mkdir()
    config.touch()
    with serving({"/feed": page(rss("a"))}) as server:
        good, bad = (server.url("/feed").replace("http://", f"http://ada:{password}@") for password in ("g00d", "b4d"))
        assert dateline("add", good, "--config", config).code == 0
        assert dateline("add", bad.replace("/feed", "/missing"), "--config", config).code == 1
        assert dateline("save", bad.replace("/feed", "/missing"), "--config", config).code == 1
    kept = b"".join(file.read_bytes() for file in config.parent.iterdir())
    assert b"g00d" in kept
    assert b"b4d" not in kept


@pytest.mark.parametrize(
    "typed", ["http://joe:s3cret@127.0.0.1:notaport/", "joe:s3cret@127.0.0.1/x", "ftp://joe:s3cret@127.0.0.1/x", "http://joe:s3cret@[::1/"]
)
def test_no_message_repeats_a_password(dateline: Dateline, typed: str) -> None:
    for command in ("add", "save", "refresh"):
        ran = dateline(command, typed)
        assert ran.code > 0
        assert "s3cret" not in ran.out + ran.err


def test_a_message_is_a_line_and_no_page(dateline: Dateline) -> None:
    assert len(dateline("add", "http://" + "x" * 100_000).err) < 1_200
