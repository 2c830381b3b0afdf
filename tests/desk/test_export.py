"""Exports of what is hostile or odd, read back by other programs' rules."""

import csv
import json
from pathlib import Path

from lxml import etree

from reader.cli.main import run

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = (
    "<rss version='2.0'><channel><title>T</title>"
    "<item><guid>1</guid><title>One ]]&gt; &lt;script&gt;</title><link>https://example.org/a</link></item>"
    "<item><guid>2</guid><title>Two</title><link>https://example.org/a</link></item></channel></rss>"
)


def export(folder: Path, target: Path) -> int:
    """Exports a library with two articles that share an address."""
    feed, library = folder / "feed.xml", str(folder / "lib.db")
    feed.write_text(FEED)
    assert run(["--library", library, "add", str(feed)]) == 0
    return run(["--library", library, "export", str(target)])


def test_no_two_entries_of_an_atom_export_share_an_id(tmp_path: Path) -> None:
    assert export(tmp_path, tmp_path / "x.atom") == 0
    root = etree.parse(tmp_path / "x.atom").getroot()
    ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) == 2
    assert "https://example.org/a" in ids


def test_an_export_to_a_link_writes_what_it_points_to(tmp_path: Path) -> None:
    kept, link = tmp_path / "kept.json", tmp_path / "link.json"
    kept.write_text("old")
    link.symlink_to(kept)
    assert export(tmp_path, link) == 0
    assert link.is_symlink()
    assert kept.read_text(encoding="utf-8").startswith("[")


def test_an_export_to_a_folder_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "x.json"
    folder.mkdir()
    assert export(tmp_path, folder) == 1
    assert not list(tmp_path.glob(".dateline-*"))


SOUTH = "Sydney, Australien - Der Hafen bleibt offen, meldet Wien.\n\nDie Fähren nach Manly fahren."


def exported(folder: Path, form: str) -> str:
    """What an article from Sydney and one from nowhere become."""
    (folder / "news").mkdir()
    (folder / "news" / "a.txt").write_text(f"Hafen offen\n\nEin Teaser.\n\n{SOUTH}\n", "utf-8")
    (folder / "news" / "b.txt").write_text("Nichts davon\n\nEs gibt hier keinen Ort.\n", "utf-8")
    library, target = str(folder / "lib.db"), folder / f"x.{form}"
    assert run(["--library", library, "add", str(folder / "news")]) == 0
    assert run(["--library", library, "export", str(target)]) == 0
    return target.read_text("utf-8")


def test_a_table_has_the_main_place_with_its_point_and_the_points_of_all(tmp_path: Path) -> None:
    rows = {row["title"]: row for row in csv.DictReader(exported(tmp_path, "csv").splitlines())}
    sydney = rows["Hafen offen"]
    assert (sydney["place"], sydney["geonameid"], sydney["country"]) == ("Sydney", "2147714", "AU")
    lat, lon = float(sydney["lat"]), float(sydney["lon"])
    assert -34 < lat < -33
    assert 151 < lon < 152
    assert len(sydney["points"].split("; ")) == len(sydney["places"].split("; ")) >= 2
    assert sydney["points"].split("; ")[0] == f"geo:{sydney['lat']},{sydney['lon']}"
    nowhere = rows["Nichts davon"]
    assert [nowhere[column] for column in ("place", "geonameid", "lat", "lon", "places", "points")] == [""] * 6


def test_a_map_file_puts_each_article_at_its_main_place_longitude_first(tmp_path: Path) -> None:
    made = json.loads(exported(tmp_path, "geojson"))
    assert made["type"] == "FeatureCollection"
    points = {feature["properties"]["title"]: feature["geometry"] for feature in made["features"]}
    lon, lat = points["Hafen offen"]["coordinates"]
    assert 151 < lon < 152
    assert -34 < lat < -33
    assert points["Nichts davon"] is None
    assert {place["name"] for feature in made["features"] for place in feature["properties"]["places"]} >= {"Sydney", "Vienna"}


def test_the_places_of_a_json_export_have_coordinates(tmp_path: Path) -> None:
    articles = json.loads(exported(tmp_path, "json"))
    places = [place for article in articles for place in article["places"]]
    assert places
    assert all(-90 <= place["lat"] <= 90 and -180 <= place["lon"] <= 180 for place in places)
