"""Composes made-up stories in German and English, the same for the same numbers: titles, teasers, HTML bodies with places in them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from types import ModuleType

from tests.benchmarks import english, german
from tests.benchmarks.places_named import CITIES

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
"""About when the newest stories were published."""
SHORTEST, LONGEST = 500, 4_000
"""Characters of a body's HTML."""


@dataclass(frozen=True, slots=True)
class Made:
    """A story as a newsroom has it; `body` is HTML that is well-formed XML too, the rest plain text."""

    guid: str
    url: str
    title: str
    teaser: str
    body: str
    author: str
    categories: tuple[str, ...]
    published: datetime
    updated: datetime | None
    audio: str | None


class Writer:
    """Writes the stories of one feed, in one language."""

    def __init__(self, feed: int) -> None:
        self.feed = feed
        self.chance = random.Random(feed * 7_919 + 1)
        self.language = "de" if self.chance.random() < 0.5 else "en"
        self.words: ModuleType = german if self.language == "de" else english
        self.pools: dict[str, list[str]] = self.words.POOLS
        self.host = f"www.paper-{feed}.example.org"
        self.minutes = self.chance.choice((3, 8, 20, 45, 90, 240, 720, 1440, 2880))
        self.date = NOW - timedelta(minutes=self.chance.randrange(self.minutes))
        self.title = f"{self.pick(self.pools['city'])} {self.pick(self.words.NAMES)} {feed}"

    def __getitem__(self, slot: str) -> str:
        """A phrase for a slot of a template (for `str.format_map`)."""
        pool = self.pools[slot]
        return pool[int(self.chance.random() * len(pool))]

    def pick(self, pool: Sequence[str]) -> str:
        """One of a pool."""
        return pool[int(self.chance.random() * len(pool))]

    def say(self, templates: Sequence[str]) -> str:
        """A sentence or phrase from one of the templates."""
        said = self.pick(templates).format_map(self)
        return said[:1].upper() + said[1:]

    def dateline(self) -> str:
        """What opens a story and says where it was written, in one of the usual forms."""
        at = self.chance.randrange(len(CITIES))
        city = CITIES[at][0 if self.language == "de" else 1]
        country = CITIES[at][2 if self.language == "de" else 3]
        form = self.chance.randrange(5)
        if form == 0:
            return f"{city} ({self.pick(self.words.AGENCIES)}) - "
        if form == 1 or not country:
            return f"{city.upper()} - "
        if form == 2:
            return f"{city}, {country} - "
        if form == 3:
            return f"{city.upper()} ({self.pick(self.words.AGENCIES)}) — "
        return f"{city}/{self.pick(self.pools['city'])} ({self.pick(self.words.AGENCIES).lower()}) - "

    def sentences(self, wanted: int) -> list[str]:
        """Sentences of about `wanted` characters together, three to six of which name places."""
        placed = [self.say(self.words.PLACED) for _n in range(self.chance.randint(2, 4))]
        left = wanted - sum(map(len, placed))
        while left > 0:
            said = self.say(self.words.PLAIN)
            placed.append(said)
            left -= len(said)
        self.chance.shuffle(placed)
        return placed

    def body(self, dateline: str) -> str:
        """A story's HTML."""
        chance, made = self.chance, [f"<p>{escape(dateline)}"]
        wanted = SHORTEST + (LONGEST - SHORTEST) * chance.random() ** 2.2
        # Markup and extras come on top of the sentences.
        said = self.sentences(int(wanted * 0.82))
        at, size = 0, 0
        while at < len(said) and size < LONGEST - 700:
            step = chance.randint(1, 4)
            if at:
                made.append(self.between() if at % 3 == 0 else "")
                made.append("<p>")
            made.append(" ".join(self.marked(escape(one, quote=False)) for one in said[at : at + step]))
            made.append("</p>\n")
            at += step
            size = sum(map(len, made))
        return "".join(made)

    def marked(self, sentence: str) -> str:
        """A sentence with a link or something bold, now and then."""
        luck = self.chance.random()
        if luck > 0.14:
            return sentence
        first, _blank, rest = sentence.partition(" ")
        if luck > 0.06:
            return f"<b>{first}</b> {rest}"
        return f'<a href="https://{self.host}/topic/{int(luck * 1e6)}">{first}</a> {rest}'

    def between(self) -> str:
        """What stands between two paragraphs: a heading, a list, a picture, a quotation or nothing."""
        luck = self.chance.random()
        if luck < 0.3:
            return f"<h2>{escape(self.say(self.words.HEADINGS), quote=False)}</h2>\n"
        if luck < 0.42:
            items = "".join(f"<li>{escape(self.say(self.words.ITEMS), quote=False)}</li>" for _n in range(3))
            return f"<ul>{items}</ul>\n"
        if luck < 0.55:
            return f'<img src="https://{self.host}/img/{int(luck * 1e6)}.jpg" alt="{escape(self.say(self.words.HEADINGS))}" width="640" height="360" />\n'
        if luck < 0.65:
            return f"<blockquote><p>{escape(self.say(self.words.PLAIN), quote=False)}</p></blockquote>\n"
        return ""

    def story(self, number: int) -> Made:
        """The next older story; call it with 0, 1, 2 and so on."""
        chance = self.chance
        title = self.say(self.words.TITLES)
        dateline = self.dateline() if chance.random() < 0.5 else ""
        self.date -= timedelta(minutes=chance.randrange(self.minutes) + 1, seconds=chance.randrange(60))
        slug = "-".join(part for part in "".join(c if c.isalnum() and c.isascii() else " " for c in title.lower()).split()[:6])
        url = f"https://{self.host}/{self.date:%Y/%m/%d}/{slug}-{number}.html"
        return Made(
            guid=url if chance.random() < 0.4 else f"tag:{self.host},2026:{self.feed}/{number}",
            url=url,
            title=title,
            teaser=" ".join(self.say(self.words.PLAIN) for _n in range(chance.randint(1, 2))),
            body=self.body(dateline),
            author=self["person"],
            categories=tuple(chance.sample(self.words.CATEGORIES, chance.randint(0, 3))),
            published=self.date,
            updated=self.date + timedelta(minutes=chance.randint(5, 300)) if chance.random() < 0.2 else None,
            audio=f"https://{self.host}/audio/{number}.mp3" if chance.random() < 0.05 else None,
        )
