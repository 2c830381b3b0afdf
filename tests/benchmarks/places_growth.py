"""Whether the time to read a text grows no faster than the text: prose, names alone, one name over and over, and texts without blanks or small letters."""

import random
from collections.abc import Callable
from time import process_time

from reader.places.gazetteer import Gazetteer
from reader.places.locate import locate
from tests.benchmarks.figures import Figure
from tests.benchmarks.stories_of import Writer

SIZES = (250_000, 1_000_000, 5_000_000)
"""Characters."""
NAMES = (5_000, 25_000, 100_000)
MOST = 1.5
"""How many times as long a character of the longest text may take as one of the shortest."""
PIECES = 3
"""How many texts of one length are read, if there are so many; each only once, as what was read before is remembered."""
ENOUGH, HOPELESS = 3.0, 60.0
"""Seconds after which no further text of a length is read, and from which on a longer one is not tried, if time grows by the square."""


def growth(gazetteer: Gazetteer) -> list[Figure]:
    """Seconds of processor time a million characters by length, and the ratio of the longest to the shortest."""
    chance = random.Random(7)
    prose, names = _prose(SIZES[-1]), _names(gazetteer, NAMES[-1])
    chinese = _chinese(chance, SIZES[-1])
    locate(gazetteer, prose[-SIZES[0] :])
    figures: list[Figure] = []
    figures += _measured(gazetteer, "prose", SIZES, lambda start, end: prose[start:end])
    figures += _measured(gazetteer, "prose in capitals", SIZES[:2], lambda start, end: prose[start:end].upper())
    figures += _measured(gazetteer, "different place names", NAMES, lambda start, end: ", ".join(names[start:end]))
    figures += _measured(gazetteer, "one place name", NAMES, lambda start, end: "Paris, " * (end - start))
    return figures + _measured(gazetteer, "Chinese", SIZES[:2], lambda start, end: chinese[start:end])


def _measured(gazetteer: Gazetteer, name: str, sizes: tuple[int, ...], make: Callable[[int, int], str]) -> list[Figure]:
    figures: list[Figure] = []
    rates: list[float] = []
    last = 1
    for size in sizes:
        texts = [make(piece * size, (piece + 1) * size) for piece in range(min(PIECES, sizes[-1] // size))]
        if rates and rates[-1] * size * size / last / 1e6 * (len(texts[0]) / size) > HOPELESS:
            return [*figures, Figure(f"  {name}: {size:,} may take longer than {HOPELESS:g} s", None, "x", MOST)]
        seconds, read = 0.0, 0
        for text in texts:
            seconds, read = seconds + _seconds(gazetteer, text), read + len(text)
            if seconds > ENOUGH:
                break
        rates.append(seconds / read * 1e6)
        last = size
        figures.append(Figure(f"{name}, {size:,}: CPU a million characters", rates[-1], "s"))
    return [*figures, Figure(f"  {name}: the longest against the shortest", rates[-1] / max(1e-9, rates[0]), "x", MOST)]


def _seconds(gazetteer: Gazetteer, text: str) -> float:
    start = process_time()
    locate(gazetteer, text)
    return process_time() - start


def _prose(size: int) -> str:
    """Paragraphs with some places, German and English in turn as feeds have them."""
    made: list[str] = []
    length, feed = 0, 0
    while length < size:
        writer = Writer(feed)
        feed += 1
        for _paragraph in range(20):
            made.append(" ".join(writer.sentences(1_000)))
            length += len(made[-1]) + 1
    return "\n".join(made)


def _names(gazetteer: Gazetteer, number: int) -> list[str]:
    """Names of places, drawn from all."""
    every = sorted({key for _rank, key in gazetteer.starting("") if len(key) > 2})
    return [name.title() for name in random.Random(7).sample(every, min(number, len(every)))]


def _chinese(chance: random.Random, size: int) -> str:
    """Signs drawn at random with some places among them, no blanks."""
    places = ("北京", "上海", "日本", "德国", "巴黎")
    return "".join(chance.choice(places) if chance.random() < 0.1 else chr(chance.randrange(0x4E00, 0x9FA5)) for _n in range(size))
