"""Sites whose feeds follow from the address of a page, as the sites themselves document it."""

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import parse_qs, quote, urlsplit

Feeds = tuple[str, ...]

_IS_FEED = re.compile(r"(?:\.(?:atom|rss|xml|rdf)|/(?:rss|feed|atom))/?$", re.IGNORECASE)
_PROFILE = re.compile(r"/@([\w.-]+)(?:@((?:[\w-]+\.)+[\w-]+))?(/with_replies|/media|/tagged/[\w%]+)?/?$")
_STACKS = re.compile(
    r"(?:stackoverflow|superuser|serverfault|askubuntu|stackapps)\.com|mathoverflow\.net|[\w.-]+\.stackexchange\.com|[a-z]{2}\.stackoverflow\.com"
)
_CHANNEL = re.compile(r"UC[\w-]{22}")
_PLAYLIST = re.compile(r"(?:PL|UU|FL|OL)[\w-]{10,60}")  # mixes (RD) and private lists (WL, LL) have no feed
_NO_FEDIVERSE = frozenset(str.split("tiktok.com threads.net threads.com twitter.com x.com instagram.com facebook.com substack.com bsky.app medium.com"))
_GITHUB_OWN = frozenset(
    str.split(
        "about account apps blog codespaces collections contact customer-stories dashboard enterprise events explore features issues join login logout "
        "marketplace new notifications pricing pulls readme search security sessions settings site solutions sponsors stars team topics trending"
    )
)
_MEDIUM_OWN = frozenset(str.split("feed me m tag tags topic topics search plans about membership creators explore-topics"))
_VIMEO_OWN = frozenset(str.split("about blog categories create features help join log_in login ondemand pricing search settings showcase upgrade watch"))


class _Page(NamedTuple):
    """An address in parts: host without `www.`, path parts as they are written, and the first value of each key of the query."""

    host: str
    parts: list[str]
    query: dict[str, str]

    def part(self, at: int) -> str:
        return self.parts[at] if at < len(self.parts) else ""


def rules(url: str) -> Feeds:
    """The feeds of a page that are known without looking at it, best first; none for sites that are not known.

    Args:
        url: absolute http(s), as `address_of` gives it.
    """
    try:
        split = urlsplit(url)
        host = (split.hostname or "").removeprefix("www.")
        query = {key: values[0] for key, values in parse_qs(split.query, max_num_fields=50).items()}
    except ValueError:
        return ()
    page = _Page(host, [quote(part, safe="@:+%~!$&'(),;=*") for part in split.path.split("/") if part], query)
    if host in ("youtube.com", "m.youtube.com", "music.youtube.com", "youtu.be"):
        return (url,) if page.part(0) == "feeds" else _youtube(page)
    if _IS_FEED.search(split.path):
        return ()
    for pattern, rule in _RULES:
        if pattern.fullmatch(host):
            return rule(page)
    profile = _PROFILE.match(split.path)
    if profile and page.host not in _NO_FEDIVERSE:
        topic = profile[3] if (profile[3] or "").startswith("/tagged/") else ""
        home = profile[2] or (split.netloc.rpartition("@")[2])
        return (f"{split.scheme}://{home}/@{profile[1]}{topic}.rss",)
    return ()


def _youtube(page: _Page) -> Feeds:
    base = "https://www.youtube.com/feeds/videos.xml?"
    if page.part(0) == "channel" and (channel := _CHANNEL.fullmatch(page.part(1))):
        return (f"{base}channel_id={channel[0]}",)
    if page.part(0) == "user" and page.part(1):
        return (f"{base}user={page.part(1)}",)
    playlist = _PLAYLIST.fullmatch(page.query.get("list", ""))
    return (f"{base}playlist_id={playlist[0]}",) if playlist else ()


def _reddit(page: _Page) -> Feeds:
    parts = ["user" if at == 0 and part == "u" else part for at, part in enumerate(page.parts)]
    if parts and parts[0] not in ("r", "user", "domain", "new", "rising", "top", "hot", "controversial", "best"):
        return ()
    time = f"?t={page.query['t']}" if page.query.get("t", "") in ("hour", "day", "week", "month", "year", "all") else ""
    return (f"https://www.reddit.com/{''.join(f'{part}/' for part in parts)}.rss{time}",)


def _github(page: _Page) -> Feeds:
    owner, repository, kind = page.part(0), page.part(1).removesuffix(".git"), page.part(2)
    if owner == "orgs" and repository:
        return (f"https://github.com/{repository}.atom",)
    if not owner or owner.lower() in _GITHUB_OWN:
        return ()
    if not repository:
        return (f"https://github.com/{owner}.atom",)
    base = f"https://github.com/{owner}/{repository}"
    if kind in ("commits", "tree", "blob") and (path := "/".join(page.parts[3:])):
        return (f"{base}/commits/{path}.atom", f"{base}/releases.atom")
    every = (f"{base}/releases.atom", f"{base}/commits.atom", f"{base}/tags.atom")
    first = {"tags": every[2], "commits": every[1], "wiki": f"{base}/wiki.atom"}.get(kind, every[0])
    return tuple(dict.fromkeys((first, *every)))


def _gist(page: _Page) -> Feeds:
    return (f"https://gist.github.com/{page.part(0)}.atom",) if page.part(0) and page.part(0) not in ("discover", "starred") else ()


def _gitlab(page: _Page) -> Feeds:
    own = page.parts[: page.parts.index("-")] if "-" in page.parts else page.parts
    behind = page.parts[len(own) + 1 :]
    if not own or own[0] in ("explore", "users", "help", "search", "dashboard"):
        return (f"https://{page.host}/{page.part(1)}.atom",) if page.part(0) == "users" and page.part(1) else ()
    base = f"https://{page.host}/{'/'.join(own)}"
    if len(own) == 1:
        return (f"{base}.atom",)
    releases, tags = f"{base}/-/releases.atom", f"{base}/-/tags?format=atom"
    if behind[:1] in (["commits"], ["tree"]) and len(behind) > 1:
        return (f"{base}/-/commits/{'/'.join(behind[1:])}?format=atom", releases)
    return (tags, releases) if behind[:1] == ["tags"] else (releases, tags, f"{base}.atom")


def _gitea(page: _Page) -> Feeds:
    owner, repository = page.part(0), page.part(1)
    if not owner or owner in ("explore", "user", "org", "-"):
        return ()
    base = f"https://{page.host}/{owner}"
    if not repository:
        return (f"{base}.rss",)
    tags, releases = f"{base}/{repository}/tags.rss", f"{base}/{repository}/releases.rss"
    return (tags, releases) if page.part(2) == "tags" else (releases, f"{base}/{repository}.rss")


def _bluesky(page: _Page) -> Feeds:
    return (f"https://bsky.app/profile/{page.part(1)}/rss",) if page.part(0) == "profile" and page.part(1) else ()


def _medium(page: _Page) -> Feeds:
    first = page.part(0)
    if page.host != "medium.com":
        return (f"https://{page.host}/feed",)
    if first in ("tag", "tags") and page.part(1):
        return (f"https://medium.com/feed/tag/{page.part(1)}",)
    return (f"https://medium.com/feed/{first}",) if first and first not in _MEDIUM_OWN else ()


def _substack(page: _Page) -> Feeds:
    return (f"https://{page.host}/feed",)


def _wordpress(page: _Page) -> Feeds:
    section = "/".join(page.parts[:2]) + "/" if page.part(0) in ("category", "tag", "author") and page.part(1) else ""
    return (f"https://{page.host}/{section}feed/",)


def _blogger(page: _Page) -> Feeds:
    label = f"/-/{page.part(2)}" if page.parts[:2] == ["search", "label"] and page.part(2) else ""
    return (f"https://{page.host}/feeds/posts/default{label}",)


def _tumblr(page: _Page) -> Feeds:
    tagged = f"/tagged/{page.part(1)}" if page.part(0) == "tagged" and page.part(1) else ""
    if page.host != "tumblr.com":
        return (f"https://{page.host}{tagged}/rss",)
    name = page.part(1) if page.part(0) == "blog" else page.part(0)
    name = name.removeprefix("view/")
    own = ("", "explore", "login", "register", "tagged", "search", "about", "dashboard", "settings", "help", "docs")
    return (f"https://{name}.tumblr.com/rss",) if name not in own and re.fullmatch(r"[\w-]{1,60}", name) else ()


def _vimeo(page: _Page) -> Feeds:
    first = page.part(0)
    if first in ("channels", "groups") and page.part(1):
        return (f"https://vimeo.com/{first}/{page.part(1)}/videos/rss",)
    return (f"https://vimeo.com/{first}/videos/rss",) if first and not first.isdigit() and first not in _VIMEO_OWN else ()


def _stack(page: _Page) -> Feeds:
    base = f"https://{page.host}/feeds"
    if page.parts[:2] == ["questions", "tagged"] and page.part(2):
        tags = page.part(2).lower().split("+")
        return (f"{base}/tag?tagnames={'+and+'.join(tags)}&sort=newest",) if len(tags) > 1 else (f"{base}/tag/{tags[0]}",)
    if page.part(0) in ("questions", "users") and page.part(1).isdigit():
        return (f"{base}/{page.part(0).removesuffix('s')}/{page.part(1)}",)
    return (base,)


def _hacker_news(_: _Page) -> Feeds:
    return ("https://news.ycombinator.com/rss",)


def _lobsters(page: _Page) -> Feeds:
    return (f"https://lobste.rs/t/{page.part(1)}.rss",) if page.part(0) == "t" and page.part(1) else ("https://lobste.rs/rss",)


def _apple(page: _Page) -> Feeds:
    number = next((found[1] for part in page.parts if (found := re.fullmatch(r"id(\d{4,12})", part))), page.query.get("id", ""))
    return (f"https://itunes.apple.com/lookup?id={number}",) if number.isdigit() and "lookup" not in page.parts else ()


def _dev(page: _Page) -> Feeds:
    if page.part(0) in ("t", "tag") and page.part(1):
        return (f"https://dev.to/feed/tag/{page.part(1)}",)
    return (f"https://dev.to/feed/{page.part(0)}",) if page.part(0) else ("https://dev.to/feed",)


def _pypi(page: _Page) -> Feeds:
    return (f"https://pypi.org/rss/project/{page.part(1).lower()}/releases.xml",) if page.part(0) == "project" and page.part(1) else ()


_RULES: tuple[tuple[re.Pattern[str], Callable[[_Page], Feeds]], ...] = (
    (re.compile(r"(?:(?:old|new|np|m|i)\.)?reddit\.com"), _reddit),
    (re.compile(r"github\.com"), _github),
    (re.compile(r"gist\.github\.com"), _gist),
    (re.compile(r"gitlab\.com|gitlab\.(?:gnome|freedesktop)\.org|salsa\.debian\.org|framagit\.org|invent\.kde\.org"), _gitlab),
    (re.compile(r"codeberg\.org|gitea\.com"), _gitea),
    (re.compile(r"bsky\.app"), _bluesky),
    (re.compile(r"(?:[\w-]+\.)?medium\.com"), _medium),
    (re.compile(r"(?!on\.|support\.|open\.)[\w-]+\.substack\.com"), _substack),
    (re.compile(r"[\w-]+\.wordpress\.com"), _wordpress),
    (re.compile(r"[\w-]+\.blogspot\.(?:com?\.)?[a-z]{2,3}"), _blogger),
    (re.compile(r"(?:[\w-]+\.)?tumblr\.com"), _tumblr),
    (re.compile(r"vimeo\.com"), _vimeo),
    (_STACKS, _stack),
    (re.compile(r"news\.ycombinator\.com"), _hacker_news),
    (re.compile(r"lobste\.rs"), _lobsters),
    (re.compile(r"(?:podcasts|itunes)\.apple\.com"), _apple),
    (re.compile(r"dev\.to"), _dev),
    (re.compile(r"pypi\.org"), _pypi),
)
