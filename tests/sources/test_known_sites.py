import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.known_sites import rules
from reader.text.links import absolute

CHANNEL = "UCsXVk37bltHxD1rDPwtNM8Q"
LIST = "PLabcdefghijklmnop"


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        (f"https://www.youtube.com/channel/{CHANNEL}", f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}"),
        (f"https://m.youtube.com/channel/{CHANNEL}/videos", f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}"),
        (f"https://youtube.com/playlist?list={LIST}", f"https://www.youtube.com/feeds/videos.xml?playlist_id={LIST}"),
        (f"https://www.youtube.com/watch?v=x&list={LIST}", f"https://www.youtube.com/feeds/videos.xml?playlist_id={LIST}"),
        (f"https://youtu.be/x?list={LIST}", f"https://www.youtube.com/feeds/videos.xml?playlist_id={LIST}"),
        ("https://www.youtube.com/user/bob", "https://www.youtube.com/feeds/videos.xml?user=bob"),
        ("https://www.youtube.com/feeds/videos.xml?user=bob", "https://www.youtube.com/feeds/videos.xml?user=bob"),
        ("https://www.reddit.com/r/Austria/", "https://www.reddit.com/r/Austria/.rss"),
        ("https://old.reddit.com/r/a+b", "https://www.reddit.com/r/a+b/.rss"),
        ("https://reddit.com/r/a/top/?t=week", "https://www.reddit.com/r/a/top/.rss?t=week"),
        ("https://www.reddit.com/u/ada", "https://www.reddit.com/user/ada/.rss"),
        ("https://www.reddit.com/user/ada/m/news/", "https://www.reddit.com/user/ada/m/news/.rss"),
        ("https://mastodon.social/@Gargron", "https://mastodon.social/@Gargron.rss"),
        ("https://social.example/@ada@other.example", "https://other.example/@ada.rss"),
        ("https://social.example/@ada/tagged/wien", "https://social.example/@ada/tagged/wien.rss"),
        ("https://github.com/a/b", "https://github.com/a/b/releases.atom"),
        ("https://github.com/a/b.git", "https://github.com/a/b/releases.atom"),
        ("https://github.com/a/b/releases", "https://github.com/a/b/releases.atom"),
        ("https://github.com/a/b/tags", "https://github.com/a/b/tags.atom"),
        ("https://github.com/a/b/commits/main", "https://github.com/a/b/commits/main.atom"),
        ("https://github.com/a/b/commits", "https://github.com/a/b/commits.atom"),
        ("https://github.com/a", "https://github.com/a.atom"),
        ("https://github.com/orgs/a/repositories", "https://github.com/a.atom"),
        ("https://gist.github.com/ada", "https://gist.github.com/ada.atom"),
        ("https://gitlab.com/a/b/c", "https://gitlab.com/a/b/c/-/releases.atom"),
        ("https://gitlab.com/a/b/-/tags", "https://gitlab.com/a/b/-/tags?format=atom"),
        ("https://gitlab.com/a/b/-/commits/main", "https://gitlab.com/a/b/-/commits/main?format=atom"),
        ("https://gitlab.com/ada", "https://gitlab.com/ada.atom"),
        ("https://codeberg.org/a/b", "https://codeberg.org/a/b/releases.rss"),
        ("https://codeberg.org/ada", "https://codeberg.org/ada.rss"),
        ("https://bsky.app/profile/ada.example", "https://bsky.app/profile/ada.example/rss"),
        ("https://medium.com/@ada", "https://medium.com/feed/@ada"),
        ("https://medium.com/press/story-1", "https://medium.com/feed/press"),
        ("https://medium.com/tag/wien", "https://medium.com/feed/tag/wien"),
        ("https://ada.medium.com/story-1", "https://ada.medium.com/feed"),
        ("https://ada.substack.com/p/story", "https://ada.substack.com/feed"),
        ("https://ada.wordpress.com/2025/01/01/story/", "https://ada.wordpress.com/feed/"),
        ("https://ada.wordpress.com/category/wien/", "https://ada.wordpress.com/category/wien/feed/"),
        ("https://ada.blogspot.com/2025/01/a.html", "https://ada.blogspot.com/feeds/posts/default"),
        ("https://ada.blogspot.co.at/search/label/Wien", "https://ada.blogspot.co.at/feeds/posts/default/-/Wien"),
        ("https://staff.tumblr.com/", "https://staff.tumblr.com/rss"),
        ("https://www.tumblr.com/staff", "https://staff.tumblr.com/rss"),
        ("https://vimeo.com/ada", "https://vimeo.com/ada/videos/rss"),
        ("https://vimeo.com/channels/staffpicks", "https://vimeo.com/channels/staffpicks/videos/rss"),
        ("https://stackoverflow.com/questions/tagged/c%2b%2b", "https://stackoverflow.com/feeds/tag/c%2b%2b"),
        ("https://stackoverflow.com/questions/tagged/a+b", "https://stackoverflow.com/feeds/tag?tagnames=a+and+b&sort=newest"),
        ("https://unix.stackexchange.com/questions/12/x", "https://unix.stackexchange.com/feeds/question/12"),
        ("https://news.ycombinator.com/news", "https://news.ycombinator.com/rss"),
        ("https://lobste.rs/t/python", "https://lobste.rs/t/python.rss"),
        ("https://podcasts.apple.com/at/podcast/name/id123456789?i=1", "https://itunes.apple.com/lookup?id=123456789"),
        ("https://dev.to/ada", "https://dev.to/feed/ada"),
        ("https://pypi.org/project/Dateline/", "https://pypi.org/rss/project/dateline/releases.xml"),
    ],
)
def test_feeds_of_known_sites_follow_from_the_page(page: str, feed: str) -> None:
    assert rules(page)[0] == feed


@pytest.mark.parametrize(
    "page",
    [
        *("https://www.youtube.com/@ada", "https://www.youtube.com/c/ada", "https://www.youtube.com/watch?v=x&list=RDabcdefghijkl", "https://youtube.com/"),
        *("https://github.com/topics/news", "https://github.com/a/b/releases.atom", "https://vimeo.com/12345", "https://medium.com/m/signin"),
        *("https://example.org/", "https://example.org/feed", "https://x.com/@ada", "https://www.tiktok.com/@ada", "https://example.org/a/@b"),
        *(
            "https://on.substack.com/",
            "https://[bad",
            "https://github.com/",
            "https://bsky.app/",
            "https://www.reddit.com/settings",
            "https://soundcloud.com/ada",
        ),
    ],
)
def test_what_cannot_be_known_is_not_guessed(page: str) -> None:
    assert rules(page) == ()


HOSTS = (
    "www.youtube.com",
    "reddit.com",
    "github.com",
    "gitlab.com",
    "codeberg.org",
    "medium.com",
    "a.tumblr.com",
    "tumblr.com",
    "stackoverflow.com",
    "x.example",
)


@given(st.sampled_from(HOSTS), st.text(max_size=30), st.text(max_size=10))
def test_every_feed_is_a_sound_address(host: str, path: str, query: str) -> None:
    page = absolute(f"https://{host}/{path}?list={query}")
    assert all(absolute(feed) == feed for feed in rules(page))
