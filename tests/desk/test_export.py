"""Exports of what is hostile or odd, read back by other programs' rules."""

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
