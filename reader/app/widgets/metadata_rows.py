"""What the metadata panel says of an article: sections of items, each item one or more rows, for a width in cells."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from reader.app import when
from reader.app.amounts import distance, host, language_name, length, number, size_words, words
from reader.app.keys import N_
from reader.app.show import Glyphs, cells
from reader.app.widgets.metadata_parts import KEY, LINK, MAIN, MUTED, PLACE, SOFT, TEXT, Column, Item, Writer
from reader.app.widgets.small_map import small_map
from reader.app.widgets.targets import Do, Filter, Go, Open, Target, Unfold, Where, Write
from reader.app.widgets.typeset_leaf import Run
from reader.desk.facts import Facts, PlaceFacts, written
from reader.model.article import Article, Enclosure, Headline
from reader.model.place import SURE, ArticlePlace, Role
from reader.model.safe import line
from reader.model.words import _

TWO_COLUMNS = 70
"""Cells from which two columns stand side by side."""
_PLACES, _SOURCES, _SAME = 6, 20, 8
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
        right.same_story()
        right.more_from()
        return Column(0, half, tuple(left.items)), Column(half, width - half, tuple(right.items))
    left.article_rows()
    left.yours()
    left.same_story()
    left.more_from()
    return (Column(0, width, tuple(left.items)),)


class _Writer(Writer):
    """Writes the sections of one column."""

    def __init__(self, article: Article, facts: Facts | None, width: int, glyphs: Glyphs, now: datetime, unfolded: bool) -> None:
        super().__init__(width, glyphs, now)
        self.article = article
        self.facts = facts if facts is not None and facts.article_id == article.id else None
        self.unfolded = unfolded

    def where(self, *, mapped: bool) -> None:
        """Main place with all that is known of it and its map if wanted, then the others."""
        self.section(_("WHERE"))
        places = self.article.places
        if not places:
            self.row(Run(self.cut(_("No place found in it."), self.width), MUTED))
            self.row(Run(self.cut(_("{key} says where").format(key="x"), self.width), MUTED))
            return
        shown = places if self.unfolded else places[:_PLACES]
        role_width = max(8, *(cells(self._role(place)) for place in shown))
        for n, place in enumerate(shown):
            known = self._known(n)
            look = MUTED if place.confidence < SURE else MAIN if n == 0 else PLACE
            self.sides(Run(line(place.label or place.place.name), look), Run(self._role(place), MUTED), role_width, self._place_target(place, known))
            if n == 0:
                self._about(place, known)
                if mapped and self._map() and len(shown) > 1:
                    self.row()
        if len(places) > len(shown):
            self.row(Run(_("{n} more").format(n=len(places) - len(shown)), MUTED), target=Unfold())

    def map_alone(self) -> None:
        """The map at the top of a column of its own."""
        if self.article.places:
            self._map()

    def _map(self) -> bool:
        """A blank row and the map of the main place, if it can be shown."""
        if rows := small_map(self.article.places[0].place, self.width, self.glyphs):
            self.row()
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
        for text in self.lines(known.described if known else place.place.name, self.width, 3):
            self.row(Run(text, SOFT if sure else MUTED))
        if known is None or self.facts is None:
            for _row in range(_UNKNOWN):
                self.row()
            return
        far = _("{distance} from {home}").format(distance=distance(known.km), home=line(self.facts.home)) if known.km is not None else ""
        notes = ", ".join(part for part in (far, _("followed") if known.followed else "") if part)
        why = _("why: {reason}").format(reason=known.why) if known.why else ""
        said = 0
        for told, target in ((notes, Do("map")), (why, Do("wrong_place"))):
            if told:
                rows = self.lines(told, self.width, 2)
                said += len(rows)
                self.items.append(Item(tuple((Run(text, MUTED),) for text in rows), target))
        # as many rows as stood empty before, so that what follows stays where it is
        for _row in range(said, _UNKNOWN):
            self.row()

    def details(self) -> None:
        """Every row of the details block under its own label, in its order."""
        story = self.article.story
        if not story.details:
            return
        self.section(_("DETAILS"))
        for label, value in story.details:
            target: Target = Filter(_phrase(value))
            if story.event and value == story.event:
                target = Filter(written("event", value))
            elif story.where and value == story.where and self.article.places:
                target = self._place_target(self.article.places[0], self._known(0))
            self.field(line(label), value, TEXT, target)

    def sources(self) -> None:
        """Numbered hosts under the label that the article gives them; the number is the key."""
        story = self.article.story
        self.section(line(story.sources_label) or _("SOURCES"))
        shown = story.sources if self.unfolded else story.sources[:_SOURCES]
        digits = len(str(len(shown)))
        for n, source in enumerate(shown, 1):
            name = self.cut(host(source.url), self.width - digits - 1)
            self.row(Run(f"{n:>{digits}} ", KEY), Run(name, LINK), target=Open(n))
        if len(story.sources) > len(shown):
            self.row(Run(_("{n} more").format(n=len(story.sources) - len(shown)), MUTED), target=Unfold())
        if not shown:
            self.row(Run(self.cut(_("none named"), self.width), MUTED))

    def article_rows(self) -> None:
        """Dates, publisher, feed, authors, language, length, what is enclosed, and where more of it is."""
        article, story = self.article, self.article.story
        self.section(_("ARTICLE"))
        said = story.published or story.updated
        self.field(_("Published"), self.time(said) if said else _("no date"), TEXT if said else MUTED, Filter(_day(article.date)))
        self.field(_("Fetched"), self.time(article.fetched), TEXT, Do("edit_feed") if article.feed_id is not None else None)
        publisher, feed = line(story.publisher), line(article.feed)
        self.fields(_("Publisher"), [(publisher, Filter(written("publisher", publisher)))] if publisher else [], _("not named"))
        name = feed or str(article.feed_id)
        self.fields(_("Feed"), [(name, Filter(written("feed", name)))] if article.feed_id is not None else [], _("none"))
        authors = [author for one in story.authors if (author := line(one))]
        self.fields(_("Author"), ((author, Filter(written("author", author))) for author in authors), _("not named"))
        code = line(story.language)
        self.fields(_("Language"), [(_(language_name(code)), Filter(written("lang", code)))] if code else [], _("not known"))
        count = words(article)
        self.field(_("Length"), length(count) if count else _("no text"), TEXT if count else MUTED, Do("zen"))
        self._more_of_it()

    def _more_of_it(self) -> None:
        """Full text, changes, comments, what is enclosed."""
        article, story = self.article, self.article.story
        if article.full:
            said = {"there": _("full text of its page"), "wanted": _("full text is wanted")}.get(article.full, "")
            self.field(_("Text"), said or _("no full text: {why}").format(why=line(article.full_trouble)), MUTED, Do("full_text"))
        if article.changed:
            self.field(_("Changed"), _("since you read it"), TEXT, Do("what_changed"))
        if story.comments_url:
            self.field(_("Comments"), host(story.comments_url), LINK, Do("comments"))
        self.fields(_("Enclosed"), ((_enclosed(one), Do("play")) for one in story.enclosures), "") if story.enclosures else None

    def yours(self) -> None:
        """The reader's tags and note."""
        self.section(_("YOURS"))
        tags = [line(tag) for tag in self.article.tags]
        self.fields(_("Tags"), ((tag, Filter(written("tag", tag))) for tag in tags), _("none"))
        note = self.article.note
        self.field(_("Note"), note or _("none, {key} writes one").format(key="B"), TEXT if note.strip() else MUTED, Write())

    def same_story(self) -> None:
        """Who else tells it, each with its headline if that is another."""
        if self.facts is None or not self.facts.same:
            return
        self.section(_("SAME STORY"), number(len(self.facts.same)))
        shown = self.facts.same if self.unfolded else self.facts.same[:_SAME]
        for row in shown:
            self.items.append(Item(tuple(self._told(row)), Go(row.id)))
        if len(self.facts.same) > len(shown):
            self.row(Run(_("{n} more").format(n=len(self.facts.same) - len(shown)), MUTED), target=Unfold())

    def _told(self, row: Headline) -> Iterator[tuple[Run, ...]]:
        """Publisher and age, then its own headline."""
        age = when.age(row.date, self.now, dated=row.dated)
        name = self.cut(line(row.publisher or row.feed) or _("not named"), max(1, self.width - cells(age) - 1))
        gap = " " * (self.width - cells(name) - cells(age))
        yield Run(name, SOFT if row.read else TEXT), Run(gap + age, MUTED)
        if line(row.title) != line(self.article.story.title):
            yield (Run(self.cut(line(row.title), self.width), MUTED),)

    def more_from(self) -> None:
        """The newest others of the main place."""
        if self.facts is None or not self.facts.more_from:
            return
        place = self.article.places[0]
        self.section(_("MORE FROM {place}").format(place=line(place.label or place.place.name)), number(self.facts.more))
        ages = [when.age(row.date, self.now, dated=row.dated) for row in self.facts.more_from]
        wide = max(4, *map(cells, ages)) + 1
        for row, age in zip(self.facts.more_from, ages, strict=True):
            self.sides(Run(row.title, SOFT if row.read else TEXT), Run(age.rjust(wide), MUTED), wide, Go(row.id))


def _phrase(value: str) -> str:
    """A query for the words of a value."""
    return '"' + " ".join(line(value).replace('"', " ").split()) + '"'


def _day(date: datetime) -> str:
    """A query for the day of a date, as the reader's clock has it."""
    local = date.astimezone()
    return f"after:{local:%Y-%m-%d} before:{local + timedelta(days=1):%Y-%m-%d}"


def _enclosed(enclosure: Enclosure) -> str:
    """What is enclosed, and how large it is."""
    name = line(enclosure.title) or host(enclosure.url)
    parts = (name, line(enclosure.media_type), size_words(enclosure.size) if enclosure.size else "")
    return "  ".join(part for part in parts if part)
