import subprocess
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.same_story import Telling, same
from reader.text.shingles import BANDS, Sketch, parts_of, sketch
from tests.text.stories.set_of import Told, stories

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LONG = "\n".join(told.text for told in stories() if told.language == "de")


def shared(one: str, other: str) -> float:
    """Share of the shingles of the smaller sample that is in the other."""
    first, second = parts_of(sketch("", "", one).data), parts_of(sketch("", "", other).data)
    return len(first.sample_set & second.sample_set) / min(len(first.samples), len(second.samples))


@given(st.text(), st.text(), st.text())
def test_any_text_has_a_sketch_that_fits(title: str, teaser: str, text: str) -> None:
    made = sketch(title, teaser, text)
    assert len(made.data) <= 300
    assert len(made.bands) <= BANDS
    assert len(set(made.bands)) == len(made.bands)
    assert all(0 <= band < 2**63 for band in made.bands)
    assert Sketch.from_data(made.data) == made


def test_a_long_text_has_a_sketch_that_fits() -> None:
    made = sketch("Ein langer Titel " * 1000, "Anreißer " * 100, LONG * 20)
    assert 200 < len(made.data) <= 300
    assert len(made.bands) == BANDS


@given(st.binary(max_size=40), st.integers(0, 45), st.binary(min_size=1, max_size=3))
def test_damaged_bytes_are_refused_or_judged(random: bytes, at: int, damage: bytes) -> None:
    good = sketch("Drei Zeilen", "", LONG[:300]).data
    for data in (b"\x01" + random, good[:at] + damage + good[at + len(damage) :]):
        try:
            damaged = Sketch.from_data(data)
        except ValueError:
            continue
        assert 0 <= same(Telling(damaged, NOON), Telling(Sketch(good), NOON)) <= 1


@pytest.mark.parametrize("damage", [b"", b"\x00", b"\xff" * 300])
def test_bytes_of_another_version_are_refused(damage: bytes) -> None:
    with pytest.raises(ValueError, match="version"):
        Sketch.from_data(damage)


def test_bytes_that_were_cut_are_refused() -> None:
    with pytest.raises(ValueError, match="damaged"):
        Sketch.from_data(sketch("", "", LONG).data[:-1])


def test_a_sketch_is_the_same_in_every_process() -> None:
    made = sketch("Zürich", "Łódź, 北京", "Drei Brücken wurden gestern in 24.118 Orten gesperrt")
    code = "from reader.text.shingles import sketch; import sys; s = sketch(*sys.argv[1:]); print(s.data.hex(), *s.bands)"
    texts = ("Zürich", "Łódź, 北京", "Drei Brücken wurden gestern in 24.118 Orten gesperrt")
    said = subprocess.run([sys.executable, "-c", code, *texts], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7", "PYTHONUTF8": "1"})
    assert said.stdout.split() == [made.data.hex(), *map(str, made.bands)]


def test_a_cut_text_is_contained_in_the_whole() -> None:
    assert shared(LONG[:2000], LONG[:800]) > 0.25
    first, second = parts_of(sketch("", "", LONG[:4000]).data), parts_of(sketch("", "", LONG[:1200]).data)
    end = first.samples[-1]
    below = [sample for sample in second.samples if sample <= end]
    assert len(first.sample_set.intersection(below)) >= 0.9 * len(below) > 0


@pytest.mark.parametrize("told", [told for told in stories() if told.text][::9], ids=lambda told: told.story)
def test_headline_and_teaser_alone_share_a_band_with_the_article(told: Told) -> None:
    teaser = told.text[:250]
    assert set(sketch(told.title, teaser, "").bands) & set(sketch("Eine andere Zeile", "", told.text).bands)
