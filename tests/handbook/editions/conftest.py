"""A handbook to publish."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.handbook.editions.quick import Press, press


@pytest.fixture
def handbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Press:
    return press(tmp_path, monkeypatch)
