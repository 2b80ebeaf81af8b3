"""What `charterhouse lint` loads: it runs at every commit, so no more than it uses."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SITE = {"charterhouse.handbook", "jinja2", "markdown", "markupsafe", "mkdocs", "nh3", "pagefind", "watchdog"}
NETWORK = {"asyncio", "http.client", "requests", "socket", "ssl", "urllib.request"}
HEAVY = {"email", "holidays", "pkg_resources", "pydantic", "rich", "sqlite3", "subprocess", "unittest", "xml"}
LIST = "import sys; from charterhouse.cli import main; main({}, standalone_mode=False); print(*sys.modules, sep='\\n')"


@pytest.mark.parametrize("arguments", [["lint"], ["lint", "--format", "json"], ["explain", "CUR105"]])
def test_lint_loads_only_what_it_uses(arguments: list[str], handbook: Path) -> None:
    command = [sys.executable, "-c", LIST.format(arguments)]
    done = subprocess.run(command, cwd=handbook, capture_output=True, encoding="utf-8", check=True)
    loaded = set(done.stdout.splitlines())
    assert {"charterhouse.lint.rules", "click"} <= loaded
    assert not (SITE | NETWORK | HEAVY) & loaded


def test_explain_reads_no_charter(handbook: Path) -> None:
    command = [sys.executable, "-c", LIST.format(["explain"])]
    done = subprocess.run(command, cwd=handbook, capture_output=True, encoding="utf-8", check=True)
    assert not {"yaml", "jsonschema", "charterhouse.parse"} & set(done.stdout.splitlines())
