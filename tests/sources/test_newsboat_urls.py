"""newsboat's `urls`: tags, titles, hidden feeds, what is passed over, and whatever else may stand there."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import SourceError
from reader.model.feed import NewFeed
from reader.model.safe import line
from reader.sources import newsboat_urls
from reader.sources.newsboat_urls import is_urls, read


def feeds(text: str) -> tuple[NewFeed, ...]:
    return read(text.encode("utf-8", "replace")).feeds


def test_the_first_ordinary_tag_is_the_folder_and_a_tilde_names_the_feed() -> None:
    found = feeds(
        '# news\n\nhttps://a.example/rss?html interesting news "cool stuff"\n'
        'https://b.example/feed.xml "~The Harbour Post" "Far away" sea\r\n'
        "\thttp://c.example/ \t !hidden ~Bare\n"
        '"https://d.example/x"\n#https://e.example/\n'
    )
    assert found == (
        NewFeed("https://a.example/rss?html", folder="interesting"),
        NewFeed("https://b.example/feed.xml", title="The Harbour Post", folder="Far away"),
        NewFeed("http://c.example/", title="Bare"),
        NewFeed("https://d.example/x"),
    )


def test_what_is_passed_over_is_counted_by_kind() -> None:
    found = read(
        b'"query:Unread:unread = \\"yes\\"" views\nquery:x:y\nexec:~/bin/a.py tag\n"filter:~/bin/b.sh:https://a.example/feed"\n'
        b'file:///etc/passwd\n/home/ada/x\nhttps://a.example/ "!"\nhttps://a.example/ "!"\n'
    )
    assert found.feeds == (NewFeed("https://a.example/"),)
    assert dict(found.told) == {"query": 2, "exec": 1, "filter": 1, "other": 2, "hidden": 1}


def test_the_same_address_comes_once() -> None:
    assert feeds("https://a.example/ one\nhttps://a.example/ two") == (NewFeed("https://a.example/", folder="one"),)


@pytest.mark.parametrize(
    ("said", "feed"),
    [
        ('https://a.example/ "never closed', NewFeed("https://a.example/", folder="never closed")),
        ('https://a.example/ "a \\"b\\" \\\\c"', NewFeed("https://a.example/", folder='a "b" \\c')),
        ('https://a.example/ "one\\ntwo"', NewFeed("https://a.example/", folder="one two")),
        ('https://a.example/ "" "~" "~ " "  " x', NewFeed("https://a.example/", folder="x")),
        ('https://a.example/ "ends\\', NewFeed("https://a.example/", folder="ends")),
        ("https://a.example/ \x1b[31mred\u202e", NewFeed("https://a.example/", folder="[31mred")),
        ("feed://a.example/x it\u2019s", NewFeed("http://a.example/x", folder="it\u2019s")),
        ("https://a.example/#top", NewFeed("https://a.example/#top")),
    ],
)
def test_lines_that_are_odd_are_read(said: str, feed: NewFeed) -> None:
    assert feeds(said) == (feed,)


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (b"https://a.example/feed", True),
        (b"\xef\xbb\xbf# mine\n\nhttps://a.example/feed news\n", True),
        (b"query:x:y\n", True),
        (b"https://a.example/feed\nnonsense\nhttps://b.example/feed\n", True),
        (b"", False),
        (b"# only a comment\n", False),
        (b"A title\n\nhttps://a.example/feed\nhttps://b.example/feed\n", False),
        (b"https://a.example/page\n\nA story.\n\nIt goes on.\n", False),
        (b"<opml><body/></opml>", False),
        (b'{"https://a.example/": 1}', False),
        (b"\x89PNG\r\n\x1a\n\x00\x00", False),
    ],
)
def test_a_list_is_known_by_its_lines(data: bytes, is_one: bool) -> None:
    assert is_urls(data) is is_one


def test_a_list_too_large_is_refused() -> None:
    with pytest.raises(SourceError, match="17 MB"):
        read(b" " * 17_000_000)


def test_more_feeds_than_a_list_may_have_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newsboat_urls, "_MOST_FEEDS", 3)
    assert len(feeds("\n".join(f"https://{n}.example/" for n in range(9)))) == 3


@pytest.mark.parametrize("hostile", ['"', "\\", '"\\', "\t", "https://a.example/ ", '\\" ', "~", "#", "\u0085", "feed:"])
def test_any_amount_of_odd_characters_ends(hostile: str) -> None:
    assert len(feeds(hostile * 200_000)) <= 1
    assert len(feeds("https://a.example/ " + hostile * 200_000)) <= 1


@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda data: data.decode("latin-1")))
def test_whatever_stands_there_becomes_feeds_with_safe_words(text: str) -> None:
    is_urls(text.encode("utf-8", "replace"))
    found: tuple[NewFeed, ...] = ()
    # control characters in number are refused
    with suppress(SourceError):
        found = feeds(f"https://a.example/ {text}")
    for feed in found:
        assert feed.url.startswith(("http://", "https://"))
        assert feed.title == line(feed.title)
        assert (feed.folder or "") == line(feed.folder or "")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Z"]), min_size=1, max_size=10), min_size=1, max_size=4))
def test_tags_in_quotes_are_what_was_written(tags: list[str]) -> None:
    written = " ".join('"' + tag.replace("\\", "\\\\").replace('"', '\\"') + '"' for tag in tags)
    ordinary = [tag for tag in tags if not tag.startswith(("~", "!"))]
    assert feeds(f"https://a.example/ {written}")[0].folder == (ordinary[0] if ordinary else None)
