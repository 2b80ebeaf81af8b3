"""A small handbook, built once, and a way to build others."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from charterhouse.handbook.build import build

OURS = Path(__file__).parent / "charters"
CONFIGURATION = (
    "site_name: Heat & <Light>\nsite_url: https://handbook.example/sub/\ntheme: charterhouse\nplugins: [charterhouse]\n"
)
GUIDE = "# How we meet & part\n\nSee [the exit of Acme](acme-borealis/index.md#exit).\n\n## Before\n\n`code`\n"

Make = Callable[..., Path]


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A handbook of its own, to change and to build."""
    return copied(tmp_path / "handbook")


def copied(home: Path) -> Path:
    shutil.copytree(OURS, home / "charters")
    (home / "docs").mkdir()
    (home / "docs" / "meeting.md").write_text(GUIDE, "utf-8")
    (home / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    return home


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The small handbook, built for 23 November 2026."""
    home = copied(tmp_path_factory.mktemp("session") / "handbook")
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "1795392000"
    try:
        yield build(home / "mkdocs.yml", strict=True).site_dir
    finally:
        os.environ.pop("SOURCE_DATE_EPOCH")
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before


@pytest.fixture(scope="session")
def partnership(site: Path) -> str:
    return (site / "acme-borealis" / "index.html").read_text("utf-8")
