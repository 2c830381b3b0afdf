"""Sets what stands above the body: kicker, headline, teaser, byline and rule."""

from collections.abc import Iterator
from datetime import datetime

from reader.app import when
from reader.app.amounts import minutes, words
from reader.app.show import Glyphs, cells
from reader.app.widgets.targets import Filter, Where
from reader.app.widgets.typeset_leaf import Frame, Leaf, Look, Run, leaf, portions
from reader.app.widgets.typeset_lit import Lights, lit_runs
from reader.app.widgets.typeset_wrap import balanced, drawable
from reader.desk.facts import written
from reader.model.article import Article
from reader.model.place import ArticlePlace
from reader.model.safe import line
from reader.model.words import _

HEADLINE = 66
"""Cells that a row of the headline takes at most."""

PART = Run("   ", Look("muted"))

KICKER, TITLE, TEASER, BYLINE, RULE, BLANK = -6, -5, -4, -3, -2, -1


def leaves(article: Article, measure: int, glyphs: Glyphs, now: datetime, *, narrow: bool, lights: Lights | None = None) -> Iterator[Leaf]:
    """The leaves above the body, a blank one first and last; in narrow the strip stands for kicker and byline."""
    story = article.story

    def set_(key: int, *runs: Run, width: int = measure) -> Leaf:
        return leaf(key, Frame(), width, runs)

    blank = set_(BLANK - 6)
    yield blank
    if not narrow and (kicker := kicker_runs(article)):
        yield set_(KICKER, *kicker)
        yield blank
    title = line(story.title)
    width = balanced(drawable(title), min(HEADLINE, measure))
    for portion in portions(lit_runs(title, lights.title if lights else (), Look("bright", bold=True))):
        yield set_(TITLE, *portion, width=width)
    if teaser := line(story.teaser):
        yield blank
        for portion in portions(lit_runs(teaser, lights.teaser if lights else (), Look("soft"))):
            yield set_(TEASER, *portion)
    if not narrow:
        yield blank
        yield set_(BYLINE, Run(byline(article, now), Look("muted"), aside=True))
        yield set_(RULE, Run(glyphs.rule * measure, Look("line")))
    yield set_(BLANK)


def kicker_runs(article: Article) -> tuple[Run, ...]:
    """Main place in capitals and event; both can be clicked."""
    runs: list[Run] = []
    if article.places:
        place = article.places[0]
        runs.append(Run(place_words(place).upper(), Look("place", bold=True), Where(place.place), aside=True))
    if event := line(article.story.event):
        runs += [PART] if runs else []
        runs.append(Run(event, Look("muted"), Filter(written("event", event)), aside=True))
    return tuple(runs)


def place_words(place: ArticlePlace) -> str:
    """A place as the article's head writes it; its short name where only the text names it."""
    return line(place.text if place.role in {"dateline", "details", "geo"} and place.text.strip() else place.label or place.place.name)


def byline(article: Article, now: datetime, width: int = 0) -> str:
    """Publisher, date and reading time, three blanks between them; with a `width` in cells the last of them go where they have no room."""
    said = (line(article.story.publisher or article.feed), date_words(article, now), minutes(words(article)))
    parts = [part for part in said if part]
    while width and len(parts) > 1 and cells(PART.text.join(parts)) > width:
        parts.pop()
    return PART.text.join(parts)


def date_words(article: Article, now: datetime) -> str:
    """When it was published, else that nobody knows and when it was fetched."""
    said = article.story.published or article.story.updated
    if said is not None and said <= article.fetched:
        return when.moment(said, now)
    fetched = when.moment(article.fetched, now)
    # a date in the future counts as none, but it is one
    return (_("no date, fetched {moment}") if said is None else _("fetched {moment}")).format(moment=fetched)
