"""Pictures that a page shows only once a script has run: their addresses stand in what it shows to readers without scripts."""

from collections import Counter
from itertools import islice
from typing import Any

from reader.sources.story.marks import is_picture, names_of
from reader.text.media import picture_address

_MOST = 500
"""Such pictures of one page that are looked at."""
_REPEATED = 3
"""Pictures with one address from which it is none of theirs."""
_AROUND = 4
"""Elements around one among which it must be called a picture: trackers stand anywhere."""
_IMAGES = ("img", "amp-img")
_TINY = frozenset(("0", "1", "0px", "1px"))


def show_pictures(root: Any) -> None:
    """Gives pictures the addresses that scripts would give them, also of those in `noscript`. Changes the tree."""
    images = list(islice(root.iter(*_IMAGES), _MOST))
    times = Counter(image.get("src") for image in images)
    for image in images:
        if image.get("src") and times[image.get("src")] >= _REPEATED:
            image.set("src", "")  # one stands for all until they are loaded
        if address := picture_address(image):
            image.set("src", address)
    for hidden in list(islice(root.iter("noscript"), _MOST)):
        image = next(hidden.iter("img"), None)
        if image is None or not picture_address(image) or image.get("width") in _TINY or image.get("height") in _TINY:
            continue
        around = list(islice(hidden.iterancestors(), _AROUND))
        frame = next((each for each in around if each.tag in ("figure", "picture") or is_picture(names_of(each))), None)
        if frame is None:
            continue
        shown = [each for each in frame.iter(*_IMAGES) if next(each.iterancestors("noscript"), None) is None]
        if shown and not picture_address(shown[0]):
            shown[0].set("src", picture_address(image))
        elif not shown:
            image.tail = None
            hidden.addprevious(image)
