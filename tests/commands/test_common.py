"""What commands share."""

from __future__ import annotations

from pathlib import Path

from charterhouse.commands.common import show


def test_a_name_that_is_not_utf8_can_be_written(tmp_path: Path) -> None:
    show("caf\udcc3 café\n", tmp_path / "found")
    assert (tmp_path / "found").read_text("utf-8") == "caf\\udcc3 café\n"
