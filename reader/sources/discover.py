"""Where the feeds of an address are: what was typed made an address, what is known of sites, what a page says, and what is worth a try. No I/O."""

import json
import re
from urllib.parse import urlsplit

from reader.sources.address import address_of
from reader.sources.known_sites import rules
from reader.sources.page_feeds import PageFeeds, page_feeds
from reader.text.links import absolute

__all__ = ["PageFeeds", "address_of", "page_feeds", "podcast_feed", "rules", "well_known"]

_AT_THE_ROOT = tuple(str.split("/feed /feed/ /rss /rss.xml /feed.xml /atom.xml /index.xml /feed.json /rss/ /feeds/posts/default"))
_BELOW_A_PATH = tuple(str.split("feed rss feed.xml index.xml"))
_MOST = 10
_A_FILE = re.compile(r"\.[a-z][a-z0-9]{1,4}$", re.IGNORECASE)


def well_known(url: str) -> tuple[str, ...]:
    """Addresses where sites keep their feeds, ten at most: under the page's own path first, then at the site's root.

    Args:
        url: absolute http(s).
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ()
    if not parts.netloc:
        return ()
    root = f"{parts.scheme}://{parts.netloc}"
    folders = [part for part in parts.path.split("/") if part]
    if folders and _A_FILE.search(folders[-1]):
        folders.pop()
    below = tuple(f"{root}/{'/'.join(folders)}/{name}" for name in _BELOW_A_PATH) if folders else ()
    every = dict.fromkeys((*below, *(f"{root}{path}" for path in _AT_THE_ROOT)))
    return tuple(address for address in every if address != url)[:_MOST]


def podcast_feed(data: bytes) -> str:
    """The feed in the answer of Apple's directory of podcasts (`https://itunes.apple.com/lookup?id=...`), "" if there is none.

    https://developer.apple.com/library/archive/documentation/AudioVideo/Conceptual/iTuneSearchAPI/
    """
    try:
        answer = json.loads(data)
    except (ValueError, RecursionError):
        return ""
    results = answer.get("results") if isinstance(answer, dict) else None
    for result in results if isinstance(results, list) else ():
        said = result.get("feedUrl") if isinstance(result, dict) else None
        if isinstance(said, str) and (address := absolute(said)):
            return address
    return ""
