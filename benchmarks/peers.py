"""The tools that we are measured against, in an environment of their own below `.benchmark/`."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

HOME = Path(__file__).parents[1] / ".benchmark"
PYTHON_TOOLS = ("check-jsonschema>=0.30,<1",)
NODE_TOOLS = ("markdownlint-cli2@^0.18",)


class Missing(Exception):
    """A peer that can't be installed here."""


def check_jsonschema() -> str:
    """The program `check-jsonschema`, installed if need be."""
    return str(_python("check-jsonschema"))


def markdownlint() -> str:
    """The program `markdownlint-cli2`, installed if need be. Raises Missing where there is no npm."""
    tool = HOME / "node_modules" / ".bin" / "markdownlint-cli2"
    if not tool.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise Missing("npm is not installed, and markdownlint-cli2 comes with it")
        HOME.mkdir(exist_ok=True)
        (HOME / "package.json").write_text('{"private": true}\n', "utf-8")
        _quietly([npm, "install", "--prefix", str(HOME), "--no-fund", "--no-audit", *NODE_TOOLS])
    return str(tool)


def _python(name: str) -> Path:
    binaries = HOME / "python" / ("Scripts" if sys.platform == "win32" else "bin")
    if not (binaries / name).exists():
        venv.create(HOME / "python", with_pip=True)
        _quietly([str(binaries / "python"), "-m", "pip", "install", "--quiet", *PYTHON_TOOLS])
    return binaries / name


def _quietly(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"{' '.join(command[:3])} … failed:\n{done.stdout}{done.stderr}")
