"""What all tests share: where the corpus lies."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("DATELINE_SHARED", Path(__file__).resolve().parents[2] / "shared"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real feeds, lists and pages; tests that need it are skipped where it is absent."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip(f"needs the corpus folder at {folder}")
    return folder


@pytest.fixture(scope="session")
def seed_file() -> Path:
    """The original document in the seed format."""
    return next((Path(__file__).resolve().parents[1] / "seeds").glob("000_*.txt"))
