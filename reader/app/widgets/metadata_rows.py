"""What the metadata panel says of an article: sections of items, each item one or more rows, for a width in cells."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from reader.app import when
from reader.app.amounts import distance, host, language_name, length, number, words
from reader.app.keys import N_
from reader.app.show import Glyphs, cells, fit
from reader.app.widgets.small_map import small_map
from reader.app.widgets.targets import Filter, Go, Open, Target, Unfold, Where, Write
from reader.app.widgets.typeset_leaf import Look, Run
from reader.app.widgets.typeset_wrap import drawable, wrap
from reader.desk.facts import Facts, PlaceFacts, written
from reader.model.article import Article
from reader.model.place import SURE, ArticlePlace, Role
from reader.model.safe import line
from reader.model.words import _

LABEL = 11
"""Cells of the labels' column."""
TWO_COLUMNS = 70
"""Cells from which two columns stand side by side."""
_PLACES, _SOURCES, _ROWS, _NAMES = 6, 20, 6, 8
_UNKNOWN = 2
"""Rows kept free for distance and reason until they are looked up."""

ROLES: dict[Role, str] = {
    "dateline": N_("dateline"),
    "details": N_("details"),
    "geo": N_("map"),
    "title": N_("title"),
    "body": N_("text"),
    "feed": N_("feed"),
}

MUTED, SOFT, TEXT = Look("muted"), Look("soft"), Look("text")
PLACE, MAIN, LINK, KEY = Look("place"), Look("place", bold=True), Look("link", underline=True), Look("bright", bold=True)


@dataclass(frozen=True, slots=True)
class Item:
    """Rows that belong together; `target` is what Enter on them means, None if they only tell."""

    rows: tuple[tuple[Run, ...], ...]
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """Items one below the other, from a column of the panel on; `width` in cells."""

    left: int
    width: int
    items: tuple[Item, ...]


def columns(article: Article, facts: Facts | None, width: int, glyphs: Glyphs, now: datetime, *, unfolded: bool = False) -> tuple[Column, ...]:
    """The panel's columns, two of them where there is room."""
    two = width >= TWO_COLUMNS
    half = width // 2 - 2 if two else width
    left = _Writer(article, facts, half - 4, glyphs, now, unfolded)
    right = _Writer(article, facts, width - half - 4, glyphs, now, unfolded) if two else left
    left.where(mapped=not two)
    left.details()
    left.sources()
    if two:
        left.yours()
        right.map_alone()
        right.article_rows()
        right.more_from()
        return Column(0, half, tuple(left.items)), Column(half, width - half, tuple(right.items))
    left.article_rows()
    left.yours()
    left.more_from()
    return (Column(0, width, tuple(left.items)),)


class _Writer:
    """Writes the sections of one column."""

    def __init__(self, article: Article, facts: Facts | None, width: int, glyphs: Glyphs, now: datetime, unfolded: bool) -> None:
        self.article = article
        self.facts = facts if facts is not None and facts.article_id == article.id else None
        self.width = max(4, width)
        self.glyphs = glyphs
        self.now = now
        self.unfolded = unfolded
        self.items: list[Item] = []

    # the parts that sections are made of

    def _row(self, *runs: Run, target: Target | None = None) -> None:
        self.items.append(Item((runs,), target))

    def _section(self, label: str, aside: str = "") -> None:
        """A blank row and a label in capitals."""
        self._row()
        name = self._cut(label.upper(), self.width - (cells(aside) + 1 if aside else 0))
        gap = " " * (self.width - cells(name) - cells(aside)) if aside else ""
        self._row(Run(name, Look("muted", bold=True)), Run(gap + aside, MUTED))

    def _cut(self, text: str, width: int) -> str:
        return fit(text, width, self.glyphs.more).rstrip()

    def _sides(self, left: Run, right: Run, column: int, target: Target | None) -> None:
        """A name, and a word in a column at the right."""
        name = self._cut(left.text, max(1, self.width - column - 1))
        self._row(Run(name, left.look), Run(" " * (self.width - column - cells(name)), MUTED), right, target=target)

    def _lines(self, text: str, width: int, most: int = _ROWS) -> list[str]:
        """A text as rows, the last one cut if there were more than `most`."""
        text = drawable(line(text)[: width * most * 4])
        made = [text[start:end] for start, end in islice(wrap(text, max(2, width)), most + 1)]
        if len(made) > most:
            made[most - 1 :] = [self._cut(" ".join(made[most - 1 :]), width)]
        return made

    def _field(self, label: str, value: str, look: Look = TEXT, target: Target | None = None) -> None:
        """A label with its value beside it; below it if the label is too long for its column."""
        rows: list[tuple[Run, ...]] = []
        indent = LABEL if self.width >= LABEL + 8 else 0
        named = Run(self._cut(label, self.width), MUTED)
        below = cells(named.text) >= LABEL or (not indent and bool(named.text))
        if below:
            rows.append((named,))
        for n, text in enumerate(self._lines(value, self.width - indent)):
            first = named.text if n == 0 and not below else ""
            rows.append((Run(first + " " * (indent - cells(first)), MUTED), Run(text, look)))
        if not rows:
            rows.append((named,))
        self.items.append(Item(tuple(rows), target))

    def _fields(self, label: str, values: Iterable[tuple[str, Target]], unknown: str) -> None:
        """A value a row, the label before the first."""
        known = list(islice(values, _NAMES))
        for n, (value, target) in enumerate(known):
            self._field(label if n == 0 else "", value, TEXT, target)
        if not known:
            self._field(label, unknown, MUTED)

    # sections

    def where(self, *, mapped: bool) -> None:
        """Main place with all that is known of it and its map if wanted, then the others."""
        self._section(_("WHERE"))
        places = self.article.places
        if not places:
            self._row(Run(self._cut(_("No place found in it."), self.width), MUTED))
            self._row(Run(self._cut(_("{key} says where").format(key="x"), self.width), MUTED))
            return
        shown = places if self.unfolded else places[:_PLACES]
        role_width = max(8, *(cells(self._role(place)) for place in shown))
        for n, place in enumerate(shown):
            known = self._known(n)
            look = MUTED if place.confidence < SURE else MAIN if n == 0 else PLACE
            self._sides(Run(line(place.label or place.place.name), look), Run(self._role(place), MUTED), role_width, self._place_target(place, known))
            if n == 0:
                self._about(place, known)
                if mapped and self._map() and len(shown) > 1:
                    self._row()
        if len(places) > len(shown):
            self._row(Run(_("{n} more").format(n=len(places) - len(shown)), MUTED), target=Unfold())

    def map_alone(self) -> None:
        """The map at the top of a column of its own."""
        if self.article.places:
            self._map()

    def _map(self) -> bool:
        """A blank row and the map of the main place, if it can be shown."""
        if rows := small_map(self.article.places[0].place, self.width, self.glyphs):
            self._row()
            self.items.append(Item(rows))
        return bool(rows)

    def _known(self, n: int) -> PlaceFacts | None:
        return self.facts.places[n] if self.facts is not None and n < len(self.facts.places) else None

    def _role(self, place: ArticlePlace) -> str:
        return _("perhaps") if place.confidence < SURE else _(ROLES[place.role])

    def _place_target(self, place: ArticlePlace, known: PlaceFacts | None) -> Target:
        return Filter(known.term) if known is not None else Where(place.place)

    def _about(self, place: ArticlePlace, known: PlaceFacts | None) -> None:
        """Resolved name, distance, reason; until they are looked up, what the article knows stands there."""
        sure = place.confidence >= SURE
        for text in self._lines(known.described if known else place.place.name, self.width, 3):
            self._row(Run(text, SOFT if sure else MUTED))
        if known is None or self.facts is None:
            for _row in range(_UNKNOWN):
                self._row()
            return
        far = _("{distance} from {home}").format(distance=distance(known.km), home=line(self.facts.home)) if known.km is not None else ""
        notes = ", ".join(part for part in (far, _("followed") if known.followed else "") if part)
        why = _("why: {reason}").format(reason=known.why) if known.why else ""
        said = [text for told in (notes, why) if told for text in self._lines(told, self.width, 2)]
        # as many rows as stood empty before, so that what follows stays where it is
        for text in (*said, *("" for _row in range(len(said), _UNKNOWN))):
            self._row(Run(text, MUTED))

    def details(self) -> None:
        """Every row of the details block under its own label, in its order."""
        story = self.article.story
        if not story.details:
            return
        self._section(_("DETAILS"))
        for label, value in story.details:
            target: Target | None = None
            if story.event and value == story.event:
                target = Filter(written("event", value))
            elif story.where and value == story.where and self.article.places:
                target = self._place_target(self.article.places[0], self._known(0))
            self._field(line(label), value, TEXT, target)

    def sources(self) -> None:
        """Numbered hosts under the label that the article gives them; the number is the key."""
        story = self.article.story
        self._section(line(story.sources_label) or _("SOURCES"))
        shown = story.sources if self.unfolded else story.sources[:_SOURCES]
        digits = len(str(len(shown)))
        for n, source in enumerate(shown, 1):
            name = self._cut(host(source.url), self.width - digits - 1)
            self._row(Run(f"{n:>{digits}} ", KEY), Run(name, LINK), target=Open(n))
        if len(story.sources) > len(shown):
            self._row(Run(_("{n} more").format(n=len(story.sources) - len(shown)), MUTED), target=Unfold())
        if not shown:
            self._row(Run(self._cut(_("none named"), self.width), MUTED))

    def article_rows(self) -> None:
        """Dates, publisher, feed, authors, language, length."""
        article, story = self.article, self.article.story
        self._section(_("ARTICLE"))
        said = story.published or story.updated
        self._field(_("Published"), self._time(said) if said else _("no date"), TEXT if said else MUTED)
        self._field(_("Fetched"), self._time(article.fetched))
        publisher, feed = line(story.publisher), line(article.feed)
        self._fields(_("Publisher"), [(publisher, Filter(written("publisher", publisher)))] if publisher else [], _("not named"))
        name = feed or str(article.feed_id)
        self._fields(_("Feed"), [(name, Filter(written("feed", name)))] if article.feed_id is not None else [], _("none"))
        authors = [author for one in story.authors if (author := line(one))]
        self._fields(_("Author"), ((author, Filter(written("author", author))) for author in authors), _("not named"))
        code = line(story.language)
        self._fields(_("Language"), [(_(language_name(code)), Filter(written("lang", code)))] if code else [], _("not known"))
        self._field(_("Length"), length(count) if (count := words(article)) else _("no text"), TEXT if count else MUTED)

    def _time(self, date: datetime) -> str:
        """The moment, and how long ago that is if it is not long."""
        moment = when.moment(date, self.now)
        recent = 0 <= (self.now - date).total_seconds() < 7 * when.DAY
        return f"{moment}, {when.ago(date, self.now)}" if recent else moment

    def yours(self) -> None:
        """The reader's tags and note."""
        self._section(_("YOURS"))
        tags = [line(tag) for tag in self.article.tags]
        self._fields(_("Tags"), ((tag, Filter(written("tag", tag))) for tag in tags), _("none"))
        note = self.article.note
        self._field(_("Note"), note or _("none, {key} writes one").format(key="B"), TEXT if note.strip() else MUTED, Write())

    def more_from(self) -> None:
        """The newest others of the main place."""
        if self.facts is None or not self.facts.more_from:
            return
        place = self.article.places[0]
        self._section(_("MORE FROM {place}").format(place=line(place.label or place.place.name)), number(self.facts.more))
        ages = [when.age(row.date, self.now, dated=row.dated) for row in self.facts.more_from]
        wide = max(4, *map(cells, ages)) + 1
        for row, age in zip(self.facts.more_from, ages, strict=True):
            self._sides(Run(row.title, SOFT if row.read else TEXT), Run(age.rjust(wide), MUTED), wide, Go(row.id))
