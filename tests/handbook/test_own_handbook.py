"""The handbook that this repository publishes, where its charters are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from charterhouse.handbook.build import build

TOP = Path(__file__).parents[2]


@pytest.mark.skipif(not (TOP / "charters").is_dir(), reason="no charters beside the tests, as in a source distribution")
def test_it_builds_strictly(tmp_path: Path) -> None:
    site = build(TOP / "mkdocs.yml", tmp_path / "site", strict=True).site_dir
    for charter in (TOP / "charters").glob("*/charter.md"):
        assert (site / charter.parent.name / "index.html").is_file()
    assert (site / "playbook" / "index.html").is_file()
