"""What `charterhouse lint` loads: it runs at every commit, so no more than it uses."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SITE = {"charterhouse.handbook", "jinja2", "markdown", "markupsafe", "mkdocs", "nh3", "pagefind", "watchdog"}
NETWORK = {"asyncio", "http.client", "requests", "ssl", "urllib.request"}  # jsonschema-rs imports socket, for addresses
HEAVY = {"holidays", "jsonschema", "multiprocessing", "pkg_resources", "pydantic", "referencing", "rich", "sqlite3"}
HEAVY |= {"subprocess", "tomllib", "unittest", "xml"}
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


@pytest.mark.parametrize("command", ["lint", "explain", "show", "build", "serve"])
def test_only_the_command_that_is_called_is_loaded(command: str, handbook: Path) -> None:
    assert _ours([command, "--help"], "commands", handbook) - {"common", "formats", "baseline", "fix"} == {command}


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "rdjson", "junit", "gitlab"])
def test_only_the_format_that_is_asked_for_is_loaded(form: str, handbook: Path) -> None:
    found = handbook / "found"
    loaded = _ours(["lint", "--format", form, "--output", str(found)], "report", handbook)
    assert loaded - {"encoding", "home", "lines", "ranking"} == {form}
    assert found.exists()


def _ours(arguments: list[str], package: str, cwd: Path) -> set[str]:
    """The modules of a package of ours that a call loads, which print nothing that could be taken for one."""
    command = [sys.executable, "-c", LIST.format(arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=True)
    prefix = f"charterhouse.{package}."
    return {line.removeprefix(prefix) for line in done.stdout.splitlines() if line.startswith(prefix)}
