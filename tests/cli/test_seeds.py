"""The shipped samples through the command line: filters, search, and counts that agree with them."""

from pathlib import Path

import pytest

from reader.model.paths import seeds
from tests.cli.conftest import Dateline


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with all samples."""
    from reader.cli.main import run

    path = tmp_path_factory.mktemp("seeds") / "seeds.db"
    assert run(["--library", str(path), "add", str(seeds())]) == 0
    return path


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ("in:Europe", {"Trump", "Fernkältenetz", "Bodensee", "Salzbergwerk", "À Genève"}, {"Cable car", "Buried stream", "大阪"}),
        ("in:Österreich", {"Fernkältenetz", "Bodensee", "Salzbergwerk"}, {"Trump", "Cable car"}),
        ("country:RU", {"Trump"}, {"Fernkältenetz", "Bodensee", "Cable car"}),
        ("from:Moskau is:unread", {"Trump"}, {"Fernkältenetz", "Cable car"}),
        ("near:Wien,100", {"Fernkältenetz"}, {"Trump", "Bodensee", "Stadtbibliothek"}),
        ("from:Südamerika", {"Cable car", "Buried stream"}, {"Trump", "Fernkältenetz", "Tide power"}),
        ("in:Asia", {"Tramway museum", "大阪"}, {"Trump", "Cable car"}),
        ("strasse", {"Fernkältenetz"}, {"Trump", "Cable car"}),
        ("大阪", {"大阪"}, {"Trump", "Tramway museum"}),
        ("lang:en -museum", {"Cable car", "Library buses"}, {"Tramway museum", "Trump"}),
    ],
)
def test_a_filter_takes_the_right_samples(dateline: Dateline, library: Path, query: str, there: set[str], not_there: set[str]) -> None:
    titles = [article["title"] for article in dateline("list", query, "--json", library=library).json]
    assert {start for start in there if not any(title.startswith(start) for title in titles)} == set()
    assert {start for start in not_there if any(title.startswith(start) for title in titles)} == set()


def test_the_counts_of_every_place_agree_with_its_filter(dateline: Dateline, library: Path) -> None:
    nodes = dateline("places", "--json", library=library).json
    assert len(nodes) > 30
    for node in nodes:
        taken = dateline("list", f"in:geo:{node['geonameid']}", "--json", library=library).json
        if node["kind"] != "area":
            assert (node["name"], len(taken)) == (node["name"], node["articles"])


def test_the_counts_of_a_query_are_those_of_its_articles(dateline: Dateline, library: Path) -> None:
    by_id = {node["geonameid"]: node["articles"] for node in dateline("places", "lang:de", "--json", library=library).json}
    for geonameid, articles in by_id.items():
        assert len(dateline("list", f"lang:de in:geo:{geonameid}", "--json", library=library).json) == articles
